//! The words of all phrases. In: words in their compared form. Out: the number of each; most words that no phrase has
//! are known by their first and last two bytes and their length, without a hash.

use crate::article::text::hash::HashMap;

/// The number of a word that no phrase has.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// How many shapes of words are told apart, as a power of two: enough for most words of 10,000 phrases.
const SHAPE_BITS: u32 = 16;

#[derive(Debug)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, u32>,
    /// A bit for each shape that some word has.
    shapes: Vec<u64>,
}

impl Vocabulary {
    pub fn new() -> Self {
        Self { numbers: HashMap::default(), shapes: vec![0; 1 << (SHAPE_BITS - u64::BITS.ilog2())] }
    }

    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The number of a word, which is added if it is new.
    pub fn add(&mut self, word: String) -> u32 {
        let (at, bit) = shape(&word);
        self.shapes[at] |= bit;
        let new = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(new)
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> u32 {
        let (at, bit) = shape(word);
        let may_have = self.shapes[at] & bit != 0;
        if may_have { self.numbers.get(word).copied().unwrap_or(UNKNOWN) } else { UNKNOWN }
    }
}

/// The bit of a word's shape, and where it is.
fn shape(word: &str) -> (usize, u64) {
    let (bytes, length) = (word.as_bytes(), word.len());
    let at = |place: usize| bytes.get(place).copied().unwrap_or_default();
    let shape = u32::from_le_bytes([at(0), at(1), at(length.wrapping_sub(2)), at(length.wrapping_sub(1))]);
    // What a multiplication mixes best are its high bits (Knuth, section 6.4).
    let shape = (shape ^ (length as u32) << 8).wrapping_mul(0x9E37_79B1) >> (u32::BITS - SHAPE_BITS);
    (shape as usize / u64::BITS as usize, 1 << (shape % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_each_word_a_number() {
        let mut words = Vocabulary::new();
        let numbers = ["a", "", "ab", "ß", "a"].map(|word| words.add(word.to_owned()));
        assert_eq!(numbers, [0, 1, 2, 3, 0]);
        for (word, number) in [("a", 0), ("", 1), ("ab", 2), ("ß", 3), ("b", UNKNOWN), ("xb", UNKNOWN)] {
            assert_eq!(words.number(word), number, "{word}");
        }
    }
}
