//! The seven words for what was found of a statement, each with the sign that carries it without colour.

use crate::article::text::keyword::{self, UnknownKeyword};
use serde::Serialize;
use std::str::FromStr;

/// What a source note found of the statement that it stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// Reliable sources say the same.
    Supported,
    /// Broadly right, but it needs a correction or a limit.
    Imprecise,
    /// Serious sources disagree.
    Disputed,
    /// The words or the deed belong to somebody else, or to nobody known.
    Misattributed,
    /// Reliable sources say otherwise.
    Incorrect,
    /// It could be checked, but has not been, or not with success.
    Unverified,
    /// A judgement: there is nothing to verify.
    Opinion,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 7] = [
        Verdict::Supported,
        Verdict::Imprecise,
        Verdict::Disputed,
        Verdict::Misattributed,
        Verdict::Incorrect,
        Verdict::Unverified,
        Verdict::Opinion,
    ];

    /// The word, as authors write it in braces and as `data-verdict` carries it.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Imprecise => "imprecise",
            Verdict::Disputed => "disputed",
            Verdict::Misattributed => "misattributed",
            Verdict::Incorrect => "incorrect",
            Verdict::Unverified => "unverified",
            Verdict::Opinion => "opinion",
        }
    }

    /// The sign that stands before the word.
    pub fn sign(self) -> &'static str {
        match self {
            Verdict::Supported => "✓",
            Verdict::Imprecise => "≈",
            Verdict::Disputed => "⇄",
            Verdict::Misattributed => "✗",
            Verdict::Incorrect => "!",
            Verdict::Unverified => "?",
            Verdict::Opinion => "¶",
        }
    }
}

impl FromStr for Verdict {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, &Self::ALL, Self::word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::content::buffer::Text;
    use crate::article::syntax::json;

    #[test]
    fn every_verdict_is_called_by_its_word_in_english() {
        let mut text = Text::default();
        let (table, _) = json::read(include_str!("../../../www/words/en.json"), &mut text);
        for word in Verdict::ALL.map(Verdict::word) {
            assert_eq!(table.get(word, &text).map(|value| text.get(value.text())), Some(word));
        }
    }
}
