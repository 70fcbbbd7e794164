//! The words of the body, as passages are compared by them. In: a draft. Out: its words, each with its number and its
//! place.

use super::{Point, stretch_of};
use crate::article::content::buffer::Text;
use crate::article::content::piece::{Draft, Piece, Unresolved};
use crate::article::text::hash::HashMap;
use crate::article::text::words::{fold_word, words};

/// The number of a word that is in no passage, and of the end of a block.
pub(crate) const NONE: u32 = 0;

/// A word of the body, in its piece.
pub(crate) struct Word {
    pub number: u32,
    pub start: Point,
    pub end: Point,
}

impl Word {
    /// Whether it stands for the end of a block.
    pub fn is_border(&self) -> bool {
        self.start == self.end
    }
}

/// A word in its compared form.
pub(crate) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_word(word, &mut out);
    out
}

/// The number of a word of a passage: a new one if it is new.
pub(crate) fn number(word: &str, numbers: &mut HashMap<String, u32>) -> u32 {
    let next = numbers.len() as u32 + 1;
    *numbers.entry(folded(word)).or_insert(next)
}

/// The words of a draft; each start or end of a block counts as one that is in no passage.
pub(crate) fn words_of(body: &Draft, numbers: &HashMap<String, u32>, text: &Text) -> Vec<Word> {
    let mut all = Vec::new();
    let mut open = Vec::new();
    for (piece, i) in body.iter().zip(0..) {
        let is_border = match piece {
            Piece::Open(element) => {
                open.push(element.is_block());
                element.is_block()
            }
            Piece::Reference(Unresolved::Term { .. }) => {
                open.push(false);
                false
            }
            Piece::Close => open.pop().unwrap_or(true),
            _ => false,
        };
        if is_border {
            let border = Point { piece: i, at: 0 };
            all.push(Word { number: NONE, start: border, end: border });
        } else if let Some(stretch) = stretch_of(piece) {
            let shown = text.get(stretch);
            all.extend(words(shown).map(|word| {
                let point = |at: usize| Point { piece: i, at: stretch.start + at as u32 };
                let number = numbers.get(&folded(&shown[word.clone()])).copied().unwrap_or(NONE);
                Word { number, start: point(word.start), end: point(word.end) }
            }));
        }
    }
    all
}
