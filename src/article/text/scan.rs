//! Where the few bytes are that mean something within a text. In: a text and a class of bytes. Out: the first of them.
//! One loop over one table looks for all classes, so that it is small and fast however the crate is compiled.

use crate::article::text::control::is_control;

/// What a byte may mean.
#[derive(Clone, Copy)]
pub(crate) enum Class {
    /// A control character.
    Control = 1,
    /// What HTML escapes.
    Escaped = 2,
    /// What may begin a note's mark or a citation.
    Reference = 4,
    /// What may belong to a bare address: `www`, `://` and `@`.
    Address = 8,
    /// The first byte of a character that changes the direction of text.
    Direction = 16,
    /// Brackets, and what escapes them.
    Bracket = 32,
}

/// The first byte of every character that changes the direction of text.
pub(crate) const DIRECTION: u8 = 0xE2;

/// The classes of each byte.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'&' | b'"' | b'<' | b'>' => Class::Escaped as u8,
            b'[' => Class::Reference as u8 | Class::Bracket as u8,
            b']' | b'\\' => Class::Bracket as u8,
            b'@' => Class::Reference as u8 | Class::Address as u8,
            b'w' | b'W' | b':' => Class::Address as u8,
            DIRECTION => Class::Direction as u8,
            byte if is_control(byte) => Class::Control as u8,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Where the first byte of a class is, at or after an offset.
pub(crate) fn find(text: &str, from: usize, class: Class) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    rest.iter().position(|byte| CLASSES[usize::from(*byte)] & class as u8 != 0).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_of_a_class() {
        let text = "a\tw[<\u{1}é\u{202A}@";
        for (class, places) in [
            (Class::Control, vec![5]),
            (Class::Escaped, vec![4]),
            (Class::Reference, vec![3, 11]),
            (Class::Address, vec![2, 11]),
            (Class::Direction, vec![8]),
            (Class::Bracket, vec![3]),
        ] {
            let mut from = 0;
            let next = || find(text, from, class).inspect(|at| from = at + 1);
            assert_eq!(std::iter::from_fn(next).collect::<Vec<_>>(), places);
        }
        assert_eq!(find("w", 2, Class::Address), None);
    }
}
