//! The seven verdicts on a statement, each with a sign that conveys it without colour.

use crate::article::text::keyword::{self, UnknownKeyword};
use serde::Serialize;
use std::str::FromStr;

/// A source note's verdict on the statement that it is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// Reliable sources agree.
    Supported,
    /// Broadly right, but it needs a correction or a limit.
    Imprecise,
    /// Serious sources disagree.
    Disputed,
    /// The words or the deed are somebody else's, or nobody's that is known.
    Misattributed,
    /// Reliable sources contradict it.
    Incorrect,
    /// It could be checked, but has not been, or not conclusively.
    Unverified,
    /// An opinion: there is nothing to verify.
    Opinion,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: &'static [Verdict] = &[
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

    /// Whether the statement does not fully hold.
    pub(crate) fn is_doubt(self) -> bool {
        !matches!(self, Verdict::Supported | Verdict::Opinion)
    }

    /// The key of the sentence that says what it means.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Verdict::Supported => "supportedMeans",
            Verdict::Imprecise => "impreciseMeans",
            Verdict::Disputed => "disputedMeans",
            Verdict::Misattributed => "misattributedMeans",
            Verdict::Incorrect => "incorrectMeans",
            Verdict::Unverified => "unverifiedMeans",
            Verdict::Opinion => "opinionMeans",
        }
    }

    /// The sign shown before the word.
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
        keyword::parse(word, Self::ALL, Self::word)
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
        for word in Verdict::ALL.iter().copied().map(Verdict::word) {
            assert_eq!(table.get(word, &text).map(|value| text.get(value.text())), Some(word));
        }
    }
}
