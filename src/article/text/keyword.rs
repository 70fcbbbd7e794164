//! Words of which each means one thing, such as a verdict. In: a word that an author or a program gives. Out: what it means,
//! or an error that names the words that are known.

use std::error::Error;
use std::fmt;

/// A word that is not one of those that are known.
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
    /// The words that are known.
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

/// The one of several whose word this is.
pub(crate) fn parse<T: Copy>(word: &str, all: &[T], word_of: fn(T) -> &'static str) -> Result<T, UnknownKeyword> {
    let found = all.iter().find(|item| word_of(**item) == word);
    found.copied().ok_or_else(|| UnknownKeyword { known: all.iter().map(|item| word_of(*item)).collect() })
}
