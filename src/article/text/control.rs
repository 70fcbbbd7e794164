//! Control characters, which no text of an article contains: they are removed from all input and, whatever path it
//! takes, from all output. A terminal obeys them, and two of them are opcodes of the node script.

use crate::article::text::scan::{Class, find};
use std::borrow::Cow;

/// Whether a byte is an ASCII control character other than tab and line feed.
pub(crate) const fn is_control(byte: u8) -> bool {
    byte < 0x20 && byte != b'\t' && byte != b'\n' || byte == 0x7F
}

/// The character, or its replacement if it is a control character.
pub(crate) fn without_control(c: char) -> char {
    if c.is_ascii() && is_control(c as u8) { char::REPLACEMENT_CHARACTER } else { c }
}

/// Whether any of them is in a text.
pub(crate) fn has_controls(text: &str) -> bool {
    find(text, 0, Class::Control).is_some()
}

/// The text with each control character replaced.
pub(crate) fn without_controls(text: &str) -> Cow<'_, str> {
    if has_controls(text) { Cow::Owned(text.chars().map(without_control).collect()) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_every_control_but_tab_and_line_feed() {
        let controls: String = (0..=0x7F).map(char::from).filter(char::is_ascii_control).collect();
        let clean = without_controls(&controls);
        assert_eq!(clean.chars().filter(char::is_ascii_control).collect::<String>(), "\t\n");
        assert_eq!(clean.chars().count(), controls.chars().count());
        assert!(matches!(without_controls("a\tü\n"), Cow::Borrowed("a\tü\n")));
    }
}
