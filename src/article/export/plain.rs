//! Plain text: what an entry of the list of sources says, on a line of its own.

use super::Entry;
use super::rich::{self, Part};
use crate::article::{Attribute, Element, Sink};

/// Collects the text of one entry.
#[derive(Default)]
pub(super) struct Plain(String);

impl Entry for Plain {
    fn add(self, out: &mut String) {
        out.push_str(self.0.trim());
        out.push('\n');
    }
}

impl Sink for Plain {
    fn open(&mut self, _: Element) {}
    fn attribute(&mut self, _: Attribute, _: &str) {}
    fn text(&mut self, text: &str) {
        self.0.push_str(&untagged(text));
    }
    fn close(&mut self) {}
}

/// A text without its tags, on one line.
pub(super) fn untagged(text: &str) -> String {
    let mut out = String::new();
    for part in rich::read(text) {
        if let Part::Text(text) = part {
            out.extend(text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
        }
    }
    out
}
