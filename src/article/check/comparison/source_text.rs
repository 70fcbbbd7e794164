//! The text of a source, with an index of its words and of its pairs of neighbouring words. In: a text. Out: the places
//! of a word or a pair in it, without a look at every place.

use super::units::{composed, fold_unit, units};
use crate::article::text::hash::HashMap;
use std::ops::Range;

/// The text of a source, ready to have quotations compared with it.
#[derive(Debug)]
pub struct SourceText {
    pub(super) text: String,
    /// Where each line begins.
    lines: Vec<u32>,
    /// The place of each word.
    places: Vec<(u32, u32)>,
    /// For each word of the text, the number of its spelling.
    pub(super) words: Vec<u32>,
    known: HashMap<String, u32>,
    /// The spellings by their numbers, folded.
    pub(super) spellings: Vec<String>,
    by_word: Postings,
    by_pair: Postings,
}

impl SourceText {
    /// Reads a text; a byte order mark at its start is ignored.
    pub fn new(text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let text = composed(text).into_owned();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        let (mut places, mut numbers) = (Vec::new(), Vec::new());
        let (mut known, mut spellings) = (HashMap::<String, u32>::default(), Vec::new());
        let mut folded = String::new();
        for place in units(&text) {
            folded.clear();
            fold_unit(&text[place.clone()], &mut folded);
            let number = known.get(&folded).copied().unwrap_or_else(|| {
                let number = spellings.len() as u32;
                known.insert(folded.clone(), number);
                spellings.push(folded.clone());
                number
            });
            places.push((place.start as u32, place.end as u32));
            numbers.push(number);
        }
        let by_word = Postings::new(spellings.len(), numbers.iter().map(|number| *number as usize));
        let buckets = numbers.len().next_power_of_two();
        let pairs = numbers.windows(2).map(|pair| bucket(pair[0], pair[1], buckets));
        let by_pair = Postings::new(buckets, pairs);
        Self { text, lines, places, words: numbers, known, spellings, by_word, by_pair }
    }

    /// The line of an offset, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start as usize <= at)
    }

    /// The number of a folded word; `None` if the text does not have it.
    pub(super) fn number(&self, folded: &str) -> Option<u32> {
        self.known.get(folded).copied()
    }

    /// The place of a word of the text, in bytes.
    pub(super) fn place(&self, word: usize) -> Range<usize> {
        self.places.get(word).map_or(0..0, |(start, end)| *start as usize..*end as usize)
    }

    /// The range of some words of the text, from the first to the last.
    pub(super) fn stretch(&self, words: Range<usize>) -> Range<usize> {
        if words.is_empty() {
            return 0..0;
        }
        self.place(words.start).start..self.place(words.end - 1).end
    }

    /// Every place of a word, in order.
    pub(super) fn word_at(&self, number: u32) -> &[u32] {
        self.by_word.get(number as usize)
    }

    /// Every place where a pair of words may begin, in order: the caller has to check that it does.
    pub(super) fn pair_at(&self, first: u32, second: u32) -> &[u32] {
        self.by_pair.get(bucket(first, second, self.words.len().next_power_of_two()))
    }
}

fn bucket(first: u32, second: u32, buckets: usize) -> usize {
    let mixed =
        u64::from(first).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ u64::from(second).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    ((mixed ^ (mixed >> 32)) as usize) & (buckets - 1)
}

/// For each of some keys, its places: one list, and where in it each key begins.
#[derive(Debug)]
struct Postings {
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Postings {
    /// The keys of the places, in order.
    fn new(keys: usize, of_places: impl Iterator<Item = usize> + Clone) -> Self {
        let mut starts = vec![0; keys + 1];
        let mut count = 0;
        for key in of_places.clone() {
            starts[key + 1] += 1;
            count += 1;
        }
        for key in 0..keys {
            starts[key + 1] += starts[key];
        }
        let mut next: Vec<u32> = starts.clone();
        let mut places = vec![0; count];
        for (place, key) in of_places.enumerate() {
            places[next[key] as usize] = place as u32;
            next[key] += 1;
        }
        Self { starts, places }
    }

    fn get(&self, key: usize) -> &[u32] {
        match (self.starts.get(key), self.starts.get(key + 1)) {
            (Some(start), Some(end)) => &self.places[*start as usize..*end as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_pairs_and_lines() {
        let source = SourceText::new("\u{FEFF}The cat,\nthe dog – THE cat.");
        let number = |word: &str| source.number(word).unwrap();
        assert_eq!(source.word_at(number("the")), [0, 2, 4]);
        let is_pair = |at: &&u32| source.words[**at as usize..].starts_with(&[number("the"), number("cat")]);
        let pairs: Vec<_> = source.pair_at(number("the"), number("cat")).iter().filter(is_pair).collect();
        assert_eq!(pairs, [&0, &4]);
        assert_eq!(source.number("The"), None);
        assert_eq!(&source.text[source.stretch(1..4)], "cat,\nthe dog");
        assert_eq!([0, 8, 9].map(|at| source.line(at)), [1, 1, 2]);
        let empty = SourceText::new("");
        assert_eq!((empty.pair_at(0, 1), empty.word_at(0), empty.stretch(0..0)), (&[][..], &[][..], 0..0));
    }
}
