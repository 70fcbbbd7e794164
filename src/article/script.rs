//! The sink of the browser: a node script, one string that crosses the boundary once and of which
//! `www/nodes.js` makes nodes, so that no HTML text is ever parsed.
//!
//! U+001E (record separator) opens each record; the record's first character says what to do:
//! `<name` opens an element, `=name U+001F value` gives it an attribute, `"text` is text, `>` closes.
//! Neither separator occurs in text: control characters are replaced on the way in.

use super::{Article, Attribute, Element, Sink, TooLarge, render};

const RECORD: char = '\u{1E}';
const UNIT: char = '\u{1F}';

/// The article as a node script.
///
/// # Errors
///
/// It would be more than a page can bear.
pub fn node_script(article: &Article) -> Result<String, TooLarge> {
    let mut sink = NodeScript(String::with_capacity(article.text.len() * 2));
    render(article, &mut sink)?;
    Ok(sink.0)
}

struct NodeScript(String);

impl NodeScript {
    #[inline(never)] // It is called from everywhere: copies of it would weigh more than the calls cost.
    fn record(&mut self, opcode: char, content: &str) {
        self.0.push(RECORD);
        self.0.push(opcode);
        self.0.push_str(content);
    }
}

impl Sink for NodeScript {
    fn open(&mut self, element: Element) {
        self.record('<', element.name());
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.record('=', name.name());
        self.0.push(UNIT);
        self.0.push_str(value);
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.record('"', text);
        }
    }

    fn close(&mut self) {
        self.record('>', "");
    }
}
