//! A word of the body as passages are compared by: its number and its place.

use super::Point;
use crate::article::text::words::fold_word;

/// The number of a word that is in no passage, and of the end of a block.
pub(super) const NONE: u32 = 0;

/// A word of the body, in its piece.
pub(super) struct Word {
    pub number: u32,
    pub start: Point,
    pub end: Point,
}

#[cfg(not(target_arch = "wasm32"))]
impl Word {
    /// Whether it stands for the end of a block.
    pub fn is_border(&self) -> bool {
        self.start == self.end
    }
}

/// A word as it is compared.
pub(super) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_word(word, &mut out);
    out
}
