//! The browser's sink: a node script, a single string that crosses the boundary once and that
//! `www/nodes.js` turns into nodes, so that no HTML text is ever parsed.
//!
//! U+001E (record separator) opens each record; the record's first character says what to do:
//! `<name` opens an element, `=name U+001F value` gives it an attribute, `"text` is text, `>` closes.
//! Whatever the text, only this file writes the two separators: control characters are removed from text as it is
//! written.

use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::model::Article;
use crate::article::text::control::without_controls;
use crate::article::write::render::{TooLarge, render};

const RECORD: char = '\u{1E}';
const UNIT: char = '\u{1F}';

impl Article {
    /// The article as a node script.
    ///
    /// # Errors
    ///
    /// It would be too large for a page.
    pub fn to_node_script(&self) -> Result<String, TooLarge> {
        let mut sink = NodeScript(String::with_capacity(self.text.len() * 2));
        render(self, &mut sink)?;
        Ok(sink.into_string())
    }
}

/// Writes a node script.
#[derive(Debug, Default)]
pub struct NodeScript(String);

impl NodeScript {
    /// The names of all elements, and of all attributes, that a script may use, separated by spaces: whoever makes nodes
    /// of it makes no others.
    pub fn names() -> [String; 2] {
        let elements: Vec<_> = Element::ALL.iter().map(|element| element.name()).collect();
        let attributes: Vec<_> = Attribute::ALL.iter().map(|attribute| attribute.name()).collect();
        [elements.join(" "), attributes.join(" ")]
    }

    /// The script, once every element that was opened is closed.
    pub fn into_string(self) -> String {
        self.0
    }

    fn record(&mut self, opcode: char) {
        self.0.push(RECORD);
        self.0.push(opcode);
    }

    fn content(&mut self, text: &str) {
        self.0.push_str(&without_controls(text));
    }
}

impl Sink for NodeScript {
    fn open(&mut self, element: Element) {
        self.record('<');
        self.0.push_str(element.name());
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.record('=');
        self.0.push_str(name.name());
        self.0.push(UNIT);
        self.content(value);
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.record('"');
            self.content(text);
        }
    }

    fn close(&mut self) {
        self.record('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_an_opcode() {
        let hostile = "a\u{1E}<script\u{1E}=src\u{1F}x\u{1E}>b";
        let mut script = NodeScript::default();
        script.open(Element::P);
        script.attribute(Attribute::Title, hostile);
        script.text(hostile);
        script.close();
        let records: Vec<_> = script.0.split(RECORD).skip(1).collect();
        let shown = hostile.replace([RECORD, UNIT], "\u{FFFD}");
        assert_eq!(records, ["<p", &format!("=title{UNIT}{shown}"), &format!("\"{shown}"), ">"]);
    }
}
