//! Markdown: each entry of the list of sources as a list item, with titles and addresses marked up and everything else
//! escaped.

use super::Entry;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::syntax::csl_markup::{Part, Style, parts};
use crate::article::text::percent::encode_char;
use crate::article::text::strings::push;

/// Collects one entry.
#[derive(Default)]
pub(super) struct Markdown {
    out: String,
    /// The open elements, each by what closes it.
    open: Vec<String>,
}

impl Entry for Markdown {
    fn add(self, out: &mut String) {
        // At the start of an item, such a character or number would begin a heading, a quotation or a nested list.
        let entry = self.out.trim();
        let digits = entry.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = entry.split_at(digits);
        let starts_block =
            if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['#', '+', '-', '=']) };
        push(out, &["- ", number, if starts_block { "\\" } else { "" }, rest, "\n"]);
    }
}

impl Sink for Markdown {
    fn open(&mut self, element: Element) {
        let mark = match element {
            Element::Cite | Element::Em => "*",
            Element::A => {
                self.out.push('[');
                "]"
            }
            _ => "",
        };
        if mark == "*" {
            self.out.push_str(mark);
        }
        self.open.push(mark.to_owned());
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        if let (Attribute::Href, Some(end)) = (name, self.open.last_mut()) {
            push(end, &["(", &address(value), ")"]);
        }
    }

    fn text(&mut self, text: &str) {
        for part in parts(text) {
            match part {
                Part::Text(text) => escape(text, &mut self.out),
                Part::Open(style) => self.out.push_str(marks(style)[0]),
                Part::Close(style) => self.out.push_str(marks(style)[1]),
            }
        }
    }

    fn close(&mut self) {
        self.out.push_str(&self.open.pop().unwrap_or_default());
    }
}

/// What opens a style and closes it. Underscores, since titles are between asterisks.
fn marks(style: Style) -> [&'static str; 2] {
    match style {
        Style::Italic => ["_", "_"],
        Style::Bold => ["__", "__"],
        Style::Raised => ["<sup>", "</sup>"],
        Style::Lowered => ["<sub>", "</sub>"],
        Style::SmallCaps | Style::Kept => ["", ""],
    }
}

fn address(address: &str) -> String {
    let mut out = String::new();
    for (at, c) in address.char_indices() {
        match c {
            '(' | ')' | '<' | '>' | '\\' => encode_char(c, &mut out),
            '&' if is_reference(&address[at + 1..]) => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for (at, c) in text.char_indices() {
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '$' => true,
            '&' => is_reference(&text[at + 1..]),
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\t') { ' ' } else { c });
    }
}

/// Whether a character reference such as `&amp;` continues here.
fn is_reference(text: &str) -> bool {
    let name = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    text[name..].starts_with(';')
}
