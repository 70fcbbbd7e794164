//! The four words for how a quotation compares with its source, each with the sign that carries it without colour.

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
    /// They are the same but for white space, quotation marks, dashes, ellipses, letter case and the punctuation between
    /// words.
    Normalised,
    /// They say the same in other words.
    Paraphrase,
    /// The source does not have them.
    NotFound,
}

impl Fidelity {
    /// Every one of them.
    pub const ALL: [Fidelity; 4] = [Fidelity::Exact, Fidelity::Normalised, Fidelity::Paraphrase, Fidelity::NotFound];

    /// The word, as authors write it in braces and as `data-quotation` carries it.
    pub fn word(self) -> &'static str {
        match self {
            Fidelity::Exact => "exact",
            Fidelity::Normalised => "normalised",
            Fidelity::Paraphrase => "paraphrase",
            Fidelity::NotFound => "not-found",
        }
    }

    /// The sign that stands before the word.
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
        keyword::parse(word, &Self::ALL, Self::word)
    }
}
