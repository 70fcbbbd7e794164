//! Articles whose words are known. A strategy composes Markdown constructs and what may be between two words; writing
//! it out yields the files of an article and the words in them that readers must find in the page: in its text, or in
//! what an image shows to those who cannot see it.
//!
//! Excluded are words that are written but not shown as text: addresses and titles of links, the content of braces, the
//! info string of a code fence, aliases of a term, the name in `[[name|words]]`, and a note, an entry or a source that
//! is never referenced (here all are, in the end).

mod strategy;
mod writer;

pub use strategy::{Composition, composition};
pub use writer::Written;

/// Inline content.
#[derive(Clone, Debug)]
pub enum Inline {
    Word,
    /// A word, a mark and another word; the mark may have a meaning, but hides neither word.
    Mark {
        mark: &'static str,
        is_spaced: bool,
    },
    /// Words between two marks, such as `*` and `*`.
    Within(&'static str, Vec<Inline>, &'static str),
    Code,
    Link(&'static str, Vec<Inline>),
    Image(&'static str, Vec<Inline>),
    Note(usize),
    NoteInLine(Vec<Inline>),
    Term {
        entry: usize,
        says_other_words: bool,
    },
    Citation {
        source: usize,
        locator: &'static str,
    },
    Break(&'static str),
}

/// Block content.
#[derive(Clone, Debug)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// A paragraph of plain words, some of which a notes file may quote.
    Plain {
        is_quoted: bool,
    },
    Heading(usize, Vec<Inline>),
    Quote(Vec<Block>),
    List(&'static str, Vec<Vec<Block>>),
    /// Lines between two others, unchanged.
    Verbatim(&'static str, Vec<Inline>, &'static str),
    IndentedCode,
    Table(Vec<Inline>),
    Definition(Vec<Inline>),
    /// Lines without a word that is shown.
    Silent(&'static str),
}
