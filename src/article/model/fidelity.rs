//! The four words for how a quotation compares with its source, each with the sign that carries it without colour.

use crate::article::text::keyword::{self, UnknownKeyword};
use serde::Serialize;
use std::str::FromStr;

/// How the words of a quotation compare with those of its source, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
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
}

impl FromStr for Quotation {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, &Self::ALL, Self::word)
    }
}
