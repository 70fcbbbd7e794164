//! Plain text: each entry of the list of sources on a line of its own. A link whose text is not its address is followed
//! by the address.

use super::Entry;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::syntax::csl_markup::untagged;
use crate::article::text::strings::push;

/// Collects the text of one entry.
#[derive(Default)]
pub(super) struct Plain {
    out: String,
    /// The target of the open link.
    address: String,
}

impl Entry for Plain {
    fn add(self, out: &mut String) {
        out.push_str(self.out.trim());
        out.push('\n');
    }
}

impl Sink for Plain {
    fn open(&mut self, _: Element) {}
    fn attribute(&mut self, name: Attribute, value: &str) {
        if name == Attribute::Href {
            value.clone_into(&mut self.address);
        }
    }
    fn text(&mut self, text: &str) {
        if text == self.address {
            self.address.clear();
        }
        self.out.push_str(&line(text));
    }
    fn close(&mut self) {
        if !self.address.is_empty() {
            push(&mut self.out, &[": ", &self.address]);
            self.address.clear();
        }
    }
}

/// A text without its tags, on one line.
pub(super) fn line(text: &str) -> String {
    untagged(text).chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).collect()
}
