//! How much an article may hold: numbers in one place, each with its reason.

/// Bytes of one file. Far above any article; keeps every offset within 32 bits and a tab responsive.
pub const FILE_BYTES: usize = 8 * 1024 * 1024;

/// Open elements at one place. Browsers give up at about 512; no reader follows a hundred.
pub(crate) const NESTING: usize = 100;

/// Columns of white space in front of a line and between the markers of its containers: four for each of a hundred lists
/// within one another.
pub(crate) const INDENTATION: usize = 400;

/// Directions that invisible characters may open at one place. Browsers take no notice of more than 125 (UAX #9, BD2).
pub(crate) const DIRECTIONS: usize = 100;

/// Glossary entries.
pub(crate) const TERMS: usize = 50_000;

/// Words of a term that are looked for: bounds the work that term diagnostic does at each word of the text. A sentence has
/// as many, a name never.
pub(crate) const TERM_WORDS: usize = 32;

/// Further entries whose names differ from another's in letter case alone: each costs time where those words occur.
pub(crate) const SPELLINGS: usize = 16;

/// Bytes of a name where it is said again and again: in ids, citations, abbreviations and diagnostics. So what comes out
/// grows no faster than what was written.
const NAME_BYTES: usize = 200;

/// Bytes of an address that is said again for each quotation; no browser is sure to follow a longer one.
pub(crate) const ADDRESS_BYTES: usize = 2_000;

/// Elements that an article may become. A book has some ten thousand; with a hundred thousand a browser is busy for
/// seconds.
pub(crate) const ELEMENTS: usize = 100_000;

/// Notes in the line that are read. Each becomes seven elements at least, so with more of them an article is too large to be
/// shown, whatever else is in it.
pub(crate) const INLINE_NOTES: u32 = ELEMENTS as u32 / 5;

/// How many times as many bytes may come out as all files of the article have. A dense text, with a note in each
/// sentence, becomes five times as large.
pub(crate) const OUTPUT: usize = 20;

/// As many bytes may always come out, so that a short text may hold nothing but notes.
pub(crate) const LEAST_OUTPUT: usize = 1024 * 1024;

/// More bytes than this never come out, however large the files: eight times the largest article. Browsers build no
/// text of many times that.
pub(crate) const MOST_OUTPUT: usize = 64 * 1024 * 1024;

/// Sources that a quotation is compared with: each costs time, and a note may cite any number.
pub(crate) const COMPARED: usize = 16;

/// As much of a name as is said.
pub(crate) fn name(name: &str) -> &str {
    start(name, NAME_BYTES)
}

/// The start of a text, of so many bytes at most.
pub(crate) fn start(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Members of a JSON object that are looked at: each costs time whenever one is looked for.
pub(crate) const MEMBERS: usize = 256;

/// Collector that are kept: a broken file must not drown its reader, or its memory.
pub(crate) const DIAGNOSTICS: usize = 1_000;
