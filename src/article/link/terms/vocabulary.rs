//! The words of all phrases. In: words in their compared form. Out: the number of each; most words that no phrase has
//! are known by their first and last bytes and their length, without a hash.

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
        let (at, bit) = shape(&word, "");
        self.shapes[at] |= bit;
        let new = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(new)
    }

    /// The number of a word.
    pub fn number(&self, word: &str) -> u32 {
        if self.may_have(word, "") { self.look_up(word) } else { UNKNOWN }
    }

    /// The number of the word that a stem and an ending make; `buffer` is overwritten.
    pub fn number_of_parts(&self, stem: &str, ending: &str, buffer: &mut String) -> u32 {
        if !self.may_have(stem, ending) {
            return UNKNOWN;
        }
        buffer.clear();
        buffer.push_str(stem);
        buffer.push_str(ending);
        self.look_up(buffer)
    }

    fn look_up(&self, word: &str) -> u32 {
        self.numbers.get(word).copied().unwrap_or(UNKNOWN)
    }

    fn may_have(&self, stem: &str, ending: &str) -> bool {
        let (at, bit) = shape(stem, ending);
        self.shapes[at] & bit != 0
    }
}

/// The bit of a word's shape, and where it is.
fn shape(stem: &str, ending: &str) -> (usize, u64) {
    let (stem, ending) = (stem.as_bytes(), ending.as_bytes());
    let first = stem.first().or(ending.first()).copied().unwrap_or_default();
    let last = ending.last().or(stem.last()).copied().unwrap_or_default();
    // The low five bits tell most letters apart, and those of a length are enough for most words.
    let shape = usize::from(first) ^ usize::from(last) << 5 ^ (stem.len() + ending.len()) << 11;
    let shape = shape & ((1 << SHAPE_BITS) - 1);
    (shape / u64::BITS as usize, 1 << (shape % u64::BITS as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_each_word_a_number() {
        let mut words = Vocabulary::new();
        let numbers = ["a", "", "ab", "ß", "a"].map(|word| words.add(word.to_owned()));
        assert_eq!(numbers, [0, 1, 2, 3, 0]);
        let mut buffer = String::from("x");
        for (word, number) in [("a", 0), ("", 1), ("ab", 2), ("ß", 3), ("b", UNKNOWN), ("xb", UNKNOWN)] {
            assert_eq!(words.number(word), number, "{word}");
            for (at, _) in word.char_indices().chain([(word.len(), ' ')]) {
                assert_eq!(words.number_of_parts(&word[..at], &word[at..], &mut buffer), number, "{word} {at}");
            }
        }
    }
}
