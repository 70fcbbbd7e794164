//! Keywords with a fixed meaning, such as verdicts. In: a word from an author or a program. Out: its meaning,
//! or an error that lists the known words.

use std::error::Error;
use std::fmt;

/// An unknown word.
///
/// ```
/// use apostil::article::Terms;
///
/// let error = "some".parse::<Terms>().unwrap_err();
/// assert_eq!(error.to_string(), "expected one of first, section, all, none");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKeyword {
    known: Vec<&'static str>,
}

impl UnknownKeyword {
    /// The known words.
    pub fn known(&self) -> &[&'static str] {
        &self.known
    }
}

impl fmt::Display for UnknownKeyword {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("expected one of ")?;
        f.write_str(&self.known.join(", "))
    }
}

impl Error for UnknownKeyword {}

/// The one of several that this word names.
pub(crate) fn parse<T: Copy>(word: &str, all: &[T], word_of: fn(T) -> &'static str) -> Result<T, UnknownKeyword> {
    let found = all.iter().find(|item| word_of(**item) == word);
    found.copied().ok_or_else(|| UnknownKeyword { known: all.iter().map(|item| word_of(*item)).collect() })
}
