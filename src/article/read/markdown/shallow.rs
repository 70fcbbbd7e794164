//! Keeps containers from nesting too deep. In: Markdown. Out: the same without the markers and the indentation that
//! exceed the limits, and a map back from its offsets.
//!
//! The parser looks at every open container for each line, so its time would grow with depth times lines. What
//! is cut here would have no effect: no element is shown at such a depth. What only looks like a container, as the
//! start of a line of code may, is put back.

use crate::article::limits;
use pulldown_cmark::{CowStr, Event};
use std::borrow::Cow;
use std::ops::Range;

/// A text with the deep markers cut.
pub(super) struct Shallow<'a> {
    whole: &'a str,
    text: Cow<'a, str>,
    cuts: Vec<Cut>,
}

/// An offset in the cut text, and how many bytes are missing before it and at it.
struct Cut {
    at: usize,
    missing: usize,
}

impl<'a> Shallow<'a> {
    pub fn new(whole: &'a str) -> Self {
        let (mut text, mut cuts) = (String::new(), Vec::new());
        let (mut line_start, mut done) = (0, 0);
        for line in whole.split_inclusive('\n') {
            if let Some(surplus) = surplus(line.as_bytes()) {
                text.push_str(&whole[done..line_start + surplus.start]);
                done = line_start + surplus.end;
                cuts.push(Cut { at: text.len(), missing: done - text.len() });
            }
            line_start += line.len();
        }
        if cuts.is_empty() {
            return Self { whole, text: Cow::Borrowed(whole), cuts };
        }
        text.push_str(&whole[done..]);
        Self { whole, text: Cow::Owned(text), cuts }
    }

    /// The text to parse.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Maps a range of the cut text to the whole one. What was cut at its ends is not part of it.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let missing = |cuts: usize| cuts.checked_sub(1).map_or(0, |last| self.cuts[last].missing);
        let start = range.start + missing(self.cuts.partition_point(|cut| cut.at <= range.start));
        let end = range.end + missing(self.cuts.partition_point(|cut| cut.at < range.end));
        start..end.max(start)
    }

    /// An event of the parser, as it would be for the whole text: a text within which something was cut gets that
    /// back, since what is before it was text, too.
    pub fn restored<'t>(&'t self, event: Event<'t>, range: Range<usize>) -> (Event<'t>, Range<usize>) {
        let place = self.place(range.clone());
        let is_cut = |text: &str| place.len() > range.len() && *text == self.text[range.clone()];
        let whole = CowStr::Borrowed(&self.whole[place.clone()]);
        let event = match event {
            Event::Text(text) if is_cut(&text) => Event::Text(whole),
            Event::Html(text) if is_cut(&text) => Event::Html(whole),
            event => event,
        };
        (event, place)
    }
}

/// The part of a line that may open or continue containers past the limits.
fn surplus(line: &[u8]) -> Option<Range<usize>> {
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
                return None;
            }
            from = Some(at);
        }
        at += length;
    }
    from.map(|from| from..at)
}

/// The length of the container marker that a text begins with; 0 if there is none.
fn marker(text: &[u8]) -> usize {
    let is_end = |at: usize| matches!(text.get(at), None | Some(b'\n')) || is_space(text.get(at));
    match text {
        [b'>' | b':', ..] => 1,
        [b'-' | b'+' | b'*', ..] if is_end(1) => 1,
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
    use super::*;

    fn cut(text: &str) -> String {
        Shallow::new(text).text().to_owned()
    }

    #[test]
    fn leaves_a_hundred_containers_alone() {
        let indented = " ".repeat(400) + "a";
        for text in ["> ".repeat(100) + "a", "- ".repeat(100), "1. ".repeat(99) + "10) a\n", indented] {
            assert!(matches!(Shallow::new(&text).text, Cow::Borrowed(_)), "{text}");
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

    #[test]
    fn leads_back_to_the_whole_text() {
        let text = format!("é\n{}é b\n{}\tc", "> ".repeat(102), "> ".repeat(101));
        let shallow = Shallow::new(&text);
        for mark in ["b", "c"] {
            let at = shallow.text().find(mark).unwrap_or_default();
            assert_eq!(&text[shallow.place(at..at + 1)], mark);
        }
        let line = 3 + 200;
        assert_eq!(shallow.place(line..line), line + 4..line + 4);
        assert_eq!(shallow.place(0..line), 0..line);
    }
}
