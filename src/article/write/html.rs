//! The HTML sink: HTML text, escaped exactly as browsers serialise it.

use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::model::Article;
use crate::article::text::control::is_control;
use crate::article::write::render::{TooLarge, render};

impl Article {
    /// The article as HTML: a single `<article>` element.
    ///
    /// # Errors
    ///
    /// It would be too large for a page.
    pub fn to_html(&self) -> Result<String, TooLarge> {
        let mut sink = Html { out: String::with_capacity(self.text.len() * 2), ..Html::default() };
        render(self, &mut sink)?;
        Ok(sink.into_string())
    }

    /// The same HTML without an empty line, so that it can be put into Markdown, where an empty line would end it: a line
    /// break after such a line, as in code, is `&#10;`.
    ///
    /// # Errors
    ///
    /// It would be too large for a page.
    pub fn to_fragment(&self) -> Result<String, TooLarge> {
        self.to_html().map(|html| without_empty_lines(&html))
    }
}

/// HTML that means the same and has no line without anything but white space.
fn without_empty_lines(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for line in html.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(empty) if empty.trim().is_empty() => out.extend([empty, "&#10;"]),
            _ => out.push_str(line),
        }
    }
    out
}

/// Text escaped for HTML, between tags and in quoted attributes; control characters are replaced by U+FFFD.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(text, true, &mut out);
    out
}

/// HTML, section 13.3 "Serializing HTML fragments", escaping a string.
fn escape_into(text: &str, in_attribute: bool, out: &mut String) {
    let mut done = 0;
    let bytes = text.as_bytes();
    for (i, byte) in bytes.iter().enumerate() {
        let (escaped, length) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' if in_attribute => ("&quot;", 1),
            0xC2 if bytes.get(i + 1) == Some(&0xA0) => ("&nbsp;", 2),
            // As in the node script.
            byte if is_control(*byte) => ("\u{FFFD}", 1),
            _ => continue,
        };
        out.push_str(&text[done..i]);
        out.push_str(escaped);
        done = i + length;
    }
    out.push_str(&text[done..]);
}

/// Writes HTML text.
#[derive(Debug, Default)]
pub struct Html {
    out: String,
    open: Vec<Element>,
    in_tag: bool,
}

impl Html {
    /// The text, once every element that was opened is closed.
    pub fn into_string(self) -> String {
        self.out
    }

    fn end_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }
}

impl Sink for Html {
    fn open(&mut self, element: Element) {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(element.name());
        self.open.push(element);
        self.in_tag = true;
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.out.push(' ');
        self.out.push_str(name.name());
        self.out.push_str("=\"");
        escape_into(value, true, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.end_tag();
        escape_into(text, false, &mut self.out);
    }

    fn close(&mut self) {
        self.end_tag();
        if let Some(element) = self.open.pop().filter(|element| !element.is_void()) {
            self.out.push_str("</");
            self.out.push_str(element.name());
            self.out.push('>');
        }
    }
}
