//! How much an article may hold: numbers in one place, each with its reason.

/// Bytes of one file. Far above any article; keeps every offset within 32 bits and a tab responsive.
pub const FILE_BYTES: usize = 8 * 1024 * 1024;

/// Open elements at one place. Browsers give up at about 512; no reader follows a hundred.
pub(crate) const NESTING: usize = 100;

/// Columns of whitespace before a line and between the markers of its containers: four for each of a hundred lists
/// within one another.
pub(crate) const INDENTATION: usize = 400;

/// Directions that invisible characters may open at one place. Browsers ignore more than 125 (UAX #9, BD2).
pub(crate) const DIRECTIONS: usize = 100;

/// Glossary entries.
pub(crate) const TERMS: usize = 50_000;

/// Words of a term that are looked for: bounds the work of finding terms at each word of the text. A sentence has
/// as many, a name never.
pub(crate) const TERM_WORDS: usize = 32;

/// Further entries whose names differ from another's only in letter case: each costs time where those words occur.
pub(crate) const SPELLINGS: usize = 16;

/// Bytes of a name wherever it is repeated: in ids, citations, abbreviations and diagnostics. So the output
/// grows no faster than the input.
const NAME_BYTES: usize = 200;

/// Bytes of an address that is repeated for each quotation; browsers do not reliably follow longer ones.
pub(crate) const ADDRESS_BYTES: usize = 2_000;

/// Elements that an article may become. A book has some ten thousand; a hundred thousand keep a browser busy for
/// seconds.
pub(crate) const ELEMENTS: usize = 100_000;

/// Inline notes that are read. Each becomes at least seven elements, so an article with more of them is too large to be
/// shown, whatever else is in it.
pub(crate) const INLINE_NOTES: u32 = ELEMENTS as u32 / 5;

/// How many times larger than all files of the article the output may be. A dense text, with a note in each
/// sentence, becomes five times as large.
pub(crate) const OUTPUT: usize = 20;

/// Output of this many bytes is always allowed, so that a short text may consist of notes only.
pub(crate) const LEAST_OUTPUT: usize = 1024 * 1024;

/// Output never exceeds this many bytes, however large the files: eight times the largest article. Browsers refuse
/// texts of many times that.
pub(crate) const MOST_OUTPUT: usize = 64 * 1024 * 1024;

/// Sources that a quotation is compared with: each costs time, and a note may cite any number of them.
pub(crate) const COMPARED: usize = 16;

/// Bytes of a claim that are quoted in its note: as much as one takes in at a glance.
pub(crate) const CLAIM_BYTES: usize = 600;

/// Notes that share the words before their marks: each quotes them, and a text could consist of marks.
pub(crate) const SHARED_CLAIM: usize = 8;

/// Headings in a table of contents: more than anybody looks through.
pub(crate) const CONTENTS: usize = 1_000;

/// As much of a name as is printed.
pub(crate) fn name(name: &str) -> &str {
    start(name, NAME_BYTES)
}

/// The start of a text, of at most so many bytes.
pub(crate) fn start(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// As much of the end of a text as a name may have.
pub(crate) fn end(text: &str) -> &str {
    let mut start = text.len().saturating_sub(NAME_BYTES);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// Members of a JSON object that are considered: each costs time at every lookup.
pub(crate) const MEMBERS: usize = 256;

/// The number that a list in HTML begins with, as in Markdown (CommonMark, section 5.2).
pub(crate) const LIST_NUMBER: u32 = 999_999_999;

/// The width and the height of a picture, in pixels: more than any has.
pub(crate) const PIXELS: u32 = 10_000;

/// Columns and rows that a cell spans: more than one sees, as each takes room in a browser's memory.
pub(crate) const SPAN: u32 = 100;

/// Kinds of HTML that is shown as text and reported: more than HTML has.
pub(crate) const MARKUP: usize = 200;

/// The most names that an article can ask an entry of its list to show.
pub(crate) const NAMES: u32 = 10_000;

/// Unused terms, and unused sources, that are reported one by one.
pub(crate) const UNUSED: usize = 10;

/// Diagnostics that are kept: a broken file must not drown its reader, or exhaust its memory.
pub(crate) const DIAGNOSTICS: usize = 1_000;
