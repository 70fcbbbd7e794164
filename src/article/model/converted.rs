//! A sources file that was written in another format and converted to CSL-JSON: its records, each with its place in the
//! converted text and in the original, and what of the original could not be converted. Plain data.

use std::ops::Range;

/// A sources file as it was converted.
///
/// ```
/// use apostil::article::{Converted, Input, Options, parse};
///
/// let bibtex = "@book{a, year = 2014}";
/// let mut converted = Converted::of(bibtex.as_bytes().to_vec());
/// converted.add(r#"{"id": "a"}"#, bibtex, 0..7);
/// let json = converted.take();
/// let mut article = parse(&Input::new(b"[@a]").with_sources(Some(json.as_bytes())), &Options::default());
/// article.restore_sources(&converted);
/// assert_eq!(
///     article.diagnostics()[0].to_string(),
///     "sources:1:1: warning[source-without-title]: The source `a` has no title.",
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Converted {
    /// The file in its own format.
    pub(crate) original: Vec<u8>,
    json: String,
    /// Where the last record begins in the original: so many lines are above it.
    lines: usize,
    /// Where each record ends in the converted text, and where it begins in the original.
    pub(crate) records: Vec<(usize, Range<usize>)>,
    /// The parts of the original that cannot be read, each with the reason.
    pub(crate) faults: Vec<(Range<usize>, String)>,
}

impl Converted {
    /// A file of which nothing is converted yet.
    pub fn of(original: Vec<u8>) -> Self {
        Self { original, ..Self::default() }
    }

    /// Adds a record, as JSON in one line; `place` is its beginning in the original, of which `text` is the text with line
    /// feeds as line ends. The record comes to be in the same line of the list, so that what names a line is right of
    /// both.
    pub fn add(&mut self, record: &str, text: &str, place: Range<usize>) {
        self.json.push_str(if self.json.is_empty() { "[" } else { "," });
        let between = text[self.lines..place.start].matches('\n').count();
        self.json.extend(std::iter::repeat_n('\n', between));
        self.lines = place.start;
        self.json.push_str(record);
        self.records.push((self.json.len(), place));
    }

    /// Adds a part of the original that cannot be read.
    pub fn fail(&mut self, place: Range<usize>, reason: impl Into<String>) {
        self.faults.push((place, reason.into()));
    }

    /// Takes the list of all records out of it.
    pub fn take(&mut self) -> String {
        let json = std::mem::take(&mut self.json);
        if json.is_empty() { "[]\n".to_owned() } else { json + "]\n" }
    }
}
