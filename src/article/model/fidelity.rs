//! The four words for how a quotation compares with its source, each with the sign that carries it without colour.

use serde::Serialize;

/// How the words of a quotation compare with those of its source, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quotation {
    /// They are the same, character by character.
    Exact,
    /// They are the same but for white space, quotation marks, dashes, ellipses, letter case and the punctuation between
    /// words.
    Normalised,
    /// They say the same in other words.
    Paraphrase,
    /// The source does not have them.
    NotFound,
}

impl Quotation {
    /// Every one of them.
    pub const ALL: [Quotation; 4] =
        [Quotation::Exact, Quotation::Normalised, Quotation::Paraphrase, Quotation::NotFound];

    /// The word, as authors write it in braces and as `data-quotation` carries it.
    pub fn word(self) -> &'static str {
        match self {
            Quotation::Exact => "exact",
            Quotation::Normalised => "normalised",
            Quotation::Paraphrase => "paraphrase",
            Quotation::NotFound => "not-found",
        }
    }

    /// The sign that stands before the word.
    pub fn sign(self) -> &'static str {
        match self {
            Quotation::Exact => "≡",
            Quotation::Normalised => "=",
            Quotation::Paraphrase => "~",
            Quotation::NotFound => "∅",
        }
    }

    pub(crate) fn from_word(word: &str) -> Option<Quotation> {
        Quotation::ALL.into_iter().find(|quotation| quotation.word() == word)
    }
}
