//! The four words for how a quotation compares with its source, each with a sign that conveys it without colour.

use crate::article::text::keyword::{self, UnknownKeyword};
use serde::Serialize;
use std::str::FromStr;

/// How the words of a quotation compare with those of its source, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Fidelity {
    /// They are the same, character by character.
    Exact,
    /// The same except for whitespace, quotation marks, dashes, ellipses, letter case and the punctuation between
    /// words.
    Normalised,
    /// The same meaning in other words.
    Paraphrase,
    /// The source does not have them.
    NotFound,
}

impl Fidelity {
    /// All of them.
    pub const ALL: &'static [Fidelity] =
        &[Fidelity::Exact, Fidelity::Normalised, Fidelity::Paraphrase, Fidelity::NotFound];

    /// The word, as authors write it in braces and as `data-quotation` carries it.
    pub fn word(self) -> &'static str {
        match self {
            Fidelity::Exact => "exact",
            Fidelity::Normalised => "normalised",
            Fidelity::Paraphrase => "paraphrase",
            Fidelity::NotFound => "not-found",
        }
    }

    /// The sign shown before the word.
    pub fn sign(self) -> &'static str {
        match self {
            Fidelity::Exact => "≡",
            Fidelity::Normalised => "=",
            Fidelity::Paraphrase => "~",
            Fidelity::NotFound => "∅",
        }
    }
}

impl FromStr for Fidelity {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, Self::ALL, Self::word)
    }
}
