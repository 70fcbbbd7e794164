//! The invisible characters that change the direction of text ("explicit directional formatting", UAX #9, section 2).
//! One that is left open affects all that follows it in its paragraph, so that an author's words reorder
//! what others wrote next to them. In: texts, one after the other, and where elements begin and end. Out: which of
//! these characters may stay, what closes those that are left open, and which are to be reported.
//! Marks such as U+200E affect no other text, so they are not among them.

use crate::article::limits;
use crate::article::text::scan::{Class, find};
use std::borrow::Cow;
use std::ops::Range;

/// What such a character does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    Embedding,
    /// Like an embedding, but whatever the letters are: so words can be spelt backwards, to be read as others.
    Override,
    Isolate,
    EndOfEmbedding,
    EndOfIsolate,
}

const CONTROLS: [(char, Control, &str); 9] = [
    ('\u{202A}', Control::Embedding, "U+202A"),
    ('\u{202B}', Control::Embedding, "U+202B"),
    (END_OF_EMBEDDING, Control::EndOfEmbedding, "U+202C"),
    ('\u{202D}', Control::Override, "U+202D"),
    ('\u{202E}', Control::Override, "U+202E"),
    ('\u{2066}', Control::Isolate, "U+2066"),
    ('\u{2067}', Control::Isolate, "U+2067"),
    ('\u{2068}', Control::Isolate, "U+2068"),
    (END_OF_ISOLATE, Control::EndOfIsolate, "U+2069"),
];
const END_OF_EMBEDDING: char = '\u{202C}';
const END_OF_ISOLATE: char = '\u{2069}';
/// Each has this length in UTF-8.
pub(crate) const LENGTH: usize = 3;

/// These characters in a text: the offset, effect and name of each.
fn controls(text: &str) -> impl Iterator<Item = (usize, Control, &'static str)> {
    let mut from = 0;
    // No other byte of a character is like the first one.
    let places = std::iter::from_fn(move || find(text, from, Class::Direction).inspect(|at| from = at + LENGTH));
    places.filter_map(|at| {
        let c = text[at..].chars().next()?;
        let (_, control, name) = CONTROLS.iter().find(|(known, ..)| *known == c)?;
        Some((at, *control, *name))
    })
}

/// What is open at a place, from the outermost: elements, and the directions opened in each.
#[derive(Debug, Default)]
pub(crate) struct Open {
    list: Vec<Opened>,
    directions: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    Element,
    Embedding,
    Isolate,
}

impl Open {
    /// An element begins.
    pub fn enter(&mut self) {
        self.list.push(Opened::Element);
    }

    /// The innermost element ends; nothing else is open in it any more.
    pub fn leave(&mut self) {
        self.list.pop();
    }

    /// Whether any direction is open.
    pub fn is_turned(&self) -> bool {
        self.directions > 0
    }

    /// Takes the next of these characters and returns whether it may stay: no more are open than allowed, and what it
    /// closes was opened in the same element.
    pub fn take(&mut self, control: Control) -> bool {
        match control {
            Control::Embedding | Control::Override | Control::Isolate => {
                let opened = if control == Control::Isolate { Opened::Isolate } else { Opened::Embedding };
                let may = self.directions < limits::DIRECTIONS;
                if may {
                    self.list.push(opened);
                    self.directions += 1;
                }
                may
            }
            Control::EndOfEmbedding => self.list.last() == Some(&Opened::Embedding) && self.close().is_some(),
            Control::EndOfIsolate => {
                let of_element = self.list.iter().rev().take_while(|opened| **opened != Opened::Element);
                let is_open = of_element.into_iter().any(|opened| *opened == Opened::Isolate);
                // It also closes the embeddings in its isolate (UAX #9, X6a).
                while is_open && self.close() == Some(END_OF_EMBEDDING) {}
                is_open
            }
        }
    }

    /// Closes the innermost direction of the innermost element; returns the character that does.
    pub fn close(&mut self) -> Option<char> {
        let end = match self.list.last()? {
            Opened::Element => return None,
            Opened::Embedding => END_OF_EMBEDDING,
            Opened::Isolate => END_OF_ISOLATE,
        };
        self.list.pop();
        self.directions -= 1;
        Some(end)
    }
}

/// A part of a text, as it is to be written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'t> {
    /// Text; the directions that these characters open close within it or continue after it.
    Text(&'t str),
    /// A direction is open from here on.
    Turn,
    /// No direction is open from here on.
    Return,
}

/// Passes a text on in parts, without the characters that may not stay.
pub(crate) fn parts<'t>(text: &'t str, open: &mut Open, mut write: impl FnMut(Part<'t>)) {
    let mut done = 0;
    for (at, control, _) in controls(text) {
        let was_turned = open.is_turned();
        let end = at + LENGTH;
        if !open.take(control) {
            write(Part::Text(&text[done..at]));
            done = end;
        } else if !was_turned {
            write(Part::Text(&text[done..at]));
            write(Part::Turn);
            done = at;
        } else if !open.is_turned() {
            write(Part::Text(&text[done..end]));
            write(Part::Return);
            done = end;
        }
    }
    write(Part::Text(&text[done..]));
}

/// The parts of a text that are kept so that it affects nothing beside it, and the characters to append.
pub(crate) fn kept(text: &str) -> (Vec<Range<usize>>, String) {
    let (mut open, mut kept, mut done) = (Open::default(), Vec::new(), 0);
    for (at, control, _) in controls(text) {
        if !open.take(control) {
            kept.push(done..at);
            done = at + LENGTH;
        }
    }
    kept.push(done..text.len());
    let mut ends = String::new();
    while let Some(end) = open.close() {
        ends.push(end);
    }
    (kept, ends)
}

/// Whether any of these characters is in a text.
pub(crate) fn has_controls(text: &str) -> bool {
    controls(text).next().is_some()
}

/// A text by itself, such as a title, with all its directions closed.
pub fn settled(text: &str) -> Cow<'_, str> {
    if !has_controls(text) {
        return Cow::Borrowed(text);
    }
    let (kept, ends) = kept(text);
    Cow::Owned(kept.into_iter().map(|part| &text[part]).chain([&*ends]).collect())
}

/// The first of these characters in a run of text that is to be reported, with its place and name. That is an
/// override, or one that is opened or closed there without its other half.
pub(crate) fn unsettled(text: &str) -> Option<(usize, &'static str)> {
    let mut first: Option<(usize, &'static str)> = None;
    let mut report = |at, name| {
        if first.is_none_or(|(other, _)| at < other) {
            first = Some((at, name));
        }
    };
    let mut open: Vec<(Control, usize, &'static str)> = Vec::new();
    let mut isolates = 0;
    for (at, control, name) in controls(text) {
        match control {
            Control::Embedding | Control::Isolate => {
                isolates += usize::from(control == Control::Isolate);
                open.push((control, at, name));
            }
            Control::Override => {
                report(at, name);
                open.push((Control::Embedding, at, name));
            }
            Control::EndOfEmbedding => match open.last() {
                Some((Control::Embedding, ..)) => drop(open.pop()),
                _ => report(at, name),
            },
            Control::EndOfIsolate if isolates == 0 => report(at, name),
            Control::EndOfIsolate => {
                isolates -= 1;
                while let Some((Control::Embedding, at, name)) = open.pop() {
                    report(at, name);
                }
            }
        }
    }
    if let Some((_, at, name)) = open.first() {
        report(*at, name);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::text::scan::DIRECTION;

    const LRE: char = '\u{202A}';
    const RLO: char = '\u{202E}';
    const PDF: char = '\u{202C}';
    const RLI: char = '\u{2067}';
    const PDI: char = '\u{2069}';

    #[test]
    fn every_direction_is_closed_and_no_other_is() {
        for (text, expected) in [
            ("“plain” \u{200E}\u{200F}\u{61C}".to_owned(), "“plain” \u{200E}\u{200F}\u{61C}".to_owned()),
            (format!("a{RLO}b"), format!("a{RLO}b{PDF}")),
            (format!("a{RLI}b"), format!("a{RLI}b{PDI}")),
            (format!("{RLI}a{RLO}b{LRE}c"), format!("{RLI}a{RLO}b{LRE}c{PDF}{PDF}{PDI}")),
            (format!("{RLO}a{PDF}b{PDF}c{PDI}d"), format!("{RLO}a{PDF}bcd")),
            (format!("{RLI}a{RLO}b{PDI}c"), format!("{RLI}a{RLO}b{PDI}c")),
            (format!("{RLI}a{PDF}b{PDI}c"), format!("{RLI}ab{PDI}c")),
            (format!("{RLO}a{PDI}b{PDF}"), format!("{RLO}ab{PDF}")),
        ] {
            assert_eq!(settled(&text), expected, "{text:?}");
            assert!(matches!(settled(&settled(&text)), text if text == expected), "{text:?}");
        }
        let deep = RLO.to_string().repeat(1_000_000);
        assert_eq!(settled(&deep).chars().count(), 2 * limits::DIRECTIONS);
        let many = format!("{RLI}{}", format!("{RLO}{PDI}").repeat(300_000));
        assert!(settled(&many).ends_with(PDF));
    }

    #[test]
    fn directions_stay_in_their_element() {
        let mut open = Open::default();
        assert!(open.take(Control::Isolate));
        open.enter();
        assert!(!open.take(Control::EndOfIsolate) && open.take(Control::Override) && open.is_turned());
        assert_eq!((open.close(), open.close()), (Some(PDF), None));
        open.leave();
        assert!(open.is_turned() && open.take(Control::EndOfIsolate) && !open.is_turned());
    }

    #[test]
    fn a_text_is_parted_where_it_turns() {
        let text = format!("a{RLI}b{RLO}c{PDI}d{PDF}e{RLO}f");
        let (mut open, mut told) = (Open::default(), Vec::new());
        parts(&text, &mut open, |part| told.push(part));
        let (one, two) = (format!("{RLI}b{RLO}c{PDI}"), format!("{RLO}f"));
        let expected = [
            Part::Text("a"),
            Part::Turn,
            Part::Text(&one),
            Part::Return,
            Part::Text("d"),
            Part::Text("e"),
            Part::Turn,
            Part::Text(&two),
        ];
        assert_eq!(told, expected);
        assert!(open.is_turned());
    }

    #[test]
    fn what_turns_more_than_its_run_is_reported() {
        for (text, found) in [
            (String::new(), None),
            (format!("a{RLI}b{LRE}c{PDF}{PDI}d\u{200F}"), None),
            (format!("a{RLO}b{PDF}"), Some((1, "U+202E"))),
            (format!("a{RLI}b"), Some((1, "U+2067"))),
            (format!("{LRE}a{RLI}b{PDI}"), Some((0, "U+202A"))),
            (format!("{RLI}a{LRE}b{PDI}"), Some((4, "U+202A"))),
            (format!("é{PDI}{RLO}"), Some((2, "U+2069"))),
            (format!("{RLI}{PDF}{PDI}"), Some((3, "U+202C"))),
        ] {
            assert_eq!(unsettled(&text), found, "{text:?}");
        }
    }

    #[test]
    fn every_control_is_found() {
        for (c, _, name) in CONTROLS {
            assert_eq!((c.len_utf8(), c.to_string().as_bytes()[0]), (LENGTH, DIRECTION));
            assert_eq!(name, format!("U+{:X}", u32::from(c)));
        }
    }
}
