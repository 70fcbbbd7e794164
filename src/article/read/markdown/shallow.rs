//! Keeps containers from nesting too deep. In: a line of Markdown. Out: the part of its markers and its indentation that
//! exceeds the limits.
//!
//! The parser looks at every open container for each line, so its time would grow with depth times lines. What
//! is cut here would have no effect: no element is shown at such a depth. What only looks like a container, as the
//! start of a line of code may, is put back.

use crate::article::limits;
use std::ops::Range;

/// The start of a line.
pub(super) struct Start {
    /// The part that may open or continue containers past the limits.
    pub surplus: Option<Range<usize>>,
    /// Where the line's own text begins, after the markers of containers.
    pub content: usize,
}

/// Reads the start of a line.
pub(super) fn start(line: &[u8]) -> Start {
    let (mut at, mut markers, mut columns) = (0, 0, 0);
    let mut from = None;
    loop {
        let rest = &line[at..];
        let length = match rest.first() {
            Some(b' ') => {
                columns += 1;
                1
            }
            // At most, whatever is before it.
            Some(b'\t') => {
                columns += 4;
                1
            }
            _ => match marker(rest) {
                0 => break,
                length => {
                    markers += 1;
                    length
                }
            },
        };
        // The whitespace after a marker belongs to it.
        let is_over =
            markers > limits::NESTING || columns > limits::INDENTATION && is_space(line.get(at.wrapping_sub(1)));
        if is_over && from.is_none() {
            if is_rule(rest) {
                return Start { surplus: None, content: at };
            }
            from = Some(at);
        }
        at += length;
    }
    Start { surplus: from.map(|from| from..at), content: at }
}

/// The length of the container marker that a text begins with; 0 if there is none.
fn marker(text: &[u8]) -> usize {
    let is_end = |at: usize| matches!(text.get(at), None | Some(b'\n')) || is_space(text.get(at));
    match text {
        [b'>', ..] => 1,
        [b'-' | b'+' | b'*' | b':', ..] if is_end(1) => 1,
        [b'0'..=b'9', ..] => {
            let digits = text.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            let is_marker = digits < 10 && matches!(text.get(digits), Some(b'.' | b')')) && is_end(digits + 1);
            if is_marker { digits + 1 } else { 0 }
        }
        [b'[', b'^', label @ ..] => {
            let mut is_escaped = false;
            let end = label.iter().position(|byte| {
                let ends = !is_escaped && matches!(byte, b'[' | b']' | b'\n');
                is_escaped = !is_escaped && *byte == b'\\';
                ends
            });
            end.map_or(0, |end| if label[end..].starts_with(b"]:") { end + 4 } else { 0 })
        }
        _ => 0,
    }
}

fn is_space(byte: Option<&u8>) -> bool {
    matches!(byte, Some(b' ' | b'\t'))
}

/// Whether a line continues as a thematic break: its marks open no lists.
fn is_rule(rest: &[u8]) -> bool {
    let mut marks = rest.iter().filter(|byte| !byte.is_ascii_whitespace());
    let first = marks.next();
    matches!(first, Some(b'-' | b'*')) && marks.all(|mark| Some(mark) == first)
}

#[cfg(test)]
mod tests {
    use super::super::prepared::Prepared;

    fn cut(text: &str) -> String {
        Prepared::new(text).text().to_owned()
    }

    #[test]
    fn leaves_a_hundred_containers_alone() {
        let indented = " ".repeat(400) + "a";
        for text in ["> ".repeat(100) + "a", "- ".repeat(100), "1. ".repeat(99) + "10) a\n", indented] {
            assert_eq!(cut(&text), text);
        }
    }

    #[test]
    fn cuts_what_is_deeper() {
        for (marker, again) in [("> ", ">"), ("- ", "+ * "), ("1. ", "23) "), ("[^a]: ", "[^b\\]]:"), (": ", ":   ")] {
            let kept = marker.repeat(100);
            assert_eq!(cut(&format!("{kept}{}a > b\n{kept}c", again.repeat(3))), format!("{kept}a > b\n{kept}c"));
        }
        assert_eq!(cut(&format!("{}- a", " ".repeat(500))), " ".repeat(400) + "a");
    }

    #[test]
    fn cuts_nothing_else() {
        let hundred = ">".repeat(100);
        for rest in ["1234567890. a", "-a", "1.a", "[^a", "[^a[]: b", "[a]: b", "* * *", "- -\n", "a > b"] {
            let text = hundred.clone() + rest;
            assert_eq!(cut(&text), text);
        }
        let rule = "* ".repeat(500);
        assert_eq!(cut(&rule), rule);
    }
}
