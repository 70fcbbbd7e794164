//! Where a source has the words of a quotation in order. In: the pieces of a quotation and the source. Out: the first
//! place where all of them are in order. It begins at the rarest pair of words of a piece and considers few others.

use super::parts::{Gap, Piece};
use super::source_text::SourceText;
use std::ops::Range;

/// How many words of the source an editor's words in brackets may replace.
pub(super) const REPLACED: usize = 12;
/// Words that are compared for one part without ellipsis. Running text needs a few thousand; only adversarial
/// input needs more, and then counts as not having the words.
const EFFORT: usize = 1 << 18;

/// What to look for, and in what.
pub(super) struct Search<'a> {
    pub quotation: &'a str,
    pub pieces: &'a [Piece],
    pub source: &'a SourceText,
    /// Whether every character must be the same, except for whitespace; otherwise every word.
    pub is_exact: bool,
}

impl Search<'_> {
    /// The words of the source from the first to the last that is quoted.
    pub fn find(&self) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        for group in self.pieces.chunk_by(|_, next| next.gap == Gap::Editor) {
            // Mere parts of words are too little evidence.
            if group.iter().all(|piece| piece.words.iter().all(|word| word.is_part())) {
                continue;
            }
            let place = self.find_group(group, found.as_ref().map_or(0, |found| found.end))?;
            found = Some(found.map_or(place.start, |found| found.start)..place.end);
        }
        found
    }

    /// The first place, from a word on, of pieces that only brackets separate.
    fn find_group(&self, group: &[Piece], from: usize) -> Option<Range<usize>> {
        let (anchor, offset, places) = self.rarest(group)?;
        let mut effort = EFFORT;
        let first = places.partition_point(|place| (*place as usize) < from + offset);
        for place in &places[first..] {
            let start = *place as usize - offset;
            if effort == 0 {
                return None;
            }
            let found = self.around(group, anchor, start, &mut effort);
            if let Some(found) = found.filter(|found| found.start >= from) {
                return Some(found);
            }
        }
        None
    }

    /// The rarest word or pair of words of some pieces: which piece, which of its words, and where the source may
    /// have it.
    fn rarest(&self, group: &[Piece]) -> Option<(usize, usize, &[u32])> {
        let mut rarest: Option<(usize, usize, &[u32])> = None;
        for (i, piece) in group.iter().enumerate() {
            for (k, word) in piece.words.iter().enumerate().filter(|(_, word)| !word.is_part()) {
                let number = word.number?;
                let next = piece.words.get(k + 1).filter(|next| !next.is_part()).map(|next| next.number);
                let places = match next {
                    Some(next) => self.source.pair_at(number, next?),
                    None => self.source.word_at(number),
                };
                if rarest.is_none_or(|(_, _, fewest)| places.len() < fewest.len()) {
                    rarest = Some((i, k, places));
                }
            }
        }
        rarest
    }

    /// The place of all pieces, if the anchor begins at a word.
    fn around(&self, group: &[Piece], anchor: usize, at: usize, effort: &mut usize) -> Option<Range<usize>> {
        if !self.is_at(&group[anchor], at, effort) {
            return None;
        }
        let (mut start, mut end) = (at, at + group[anchor].words.len());
        for pair in group[anchor..].windows(2) {
            let nearest = end - usize::from(is_shared(pair));
            let place = (nearest..=end + REPLACED).find(|place| self.is_at(&pair[1], *place, effort))?;
            end = place + pair[1].words.len();
        }
        for pair in group[..=anchor].windows(2).rev() {
            let length = pair[0].words.len();
            let nearest = (start + usize::from(is_shared(pair))).checked_sub(length)?;
            let farthest = start.saturating_sub(length + REPLACED);
            start = (farthest..=nearest).rev().find(|place| self.is_at(&pair[0], *place, effort))?;
        }
        Some(start..end)
    }

    /// Whether a piece is at a word of the source.
    fn is_at(&self, piece: &Piece, at: usize, effort: &mut usize) -> bool {
        let Some(words) = self.source.words.get(at..at + piece.words.len()) else { return false };
        for (word, number) in piece.words.iter().zip(words) {
            *effort = effort.saturating_sub(1);
            if !word.is(*number, self.source) {
                return false;
            }
        }
        !self.is_exact || self.has_characters(piece, at)
    }

    /// Whether the source has a piece character by character, from its first word on and back from there.
    fn has_characters(&self, piece: &Piece, at: usize) -> bool {
        let Some(word) = piece.words.first() else { return true };
        let mut place = self.source.place(at);
        if word.is_end {
            place.start = place.end.saturating_sub(word.place.len());
        }
        let (quotation, text) = (self.quotation, &self.source.text);
        let (Some(before), Some(after)) = (text.get(..place.start), text.get(place.start..)) else { return false };
        let quoted = &quotation[word.place.start..piece.place.end];
        let quoted_before = &quotation[piece.place.start..word.place.start];
        begins_with(after.chars(), quoted.chars()) && begins_with(before.chars().rev(), quoted_before.chars().rev())
    }
}

/// Whether brackets split one word only, so that both pieces contain a part of it.
fn is_shared(pair: &[Piece]) -> bool {
    let [first, second] = pair else { return false };
    first.words.last().is_some_and(|word| word.is_start) && second.words.first().is_some_and(|word| word.is_end)
}

/// Whether a text begins with another, whitespace folded.
fn begins_with(text: impl Iterator<Item = char>, start: impl Iterator<Item = char>) -> bool {
    let (mut text, mut start) = (text.peekable(), start.peekable());
    while let Some(c) = start.next() {
        let is_same = match text.next() {
            Some(other) if c.is_whitespace() => other.is_whitespace(),
            other => other == Some(c),
        };
        if !is_same {
            return false;
        }
        if c.is_whitespace() {
            while start.next_if(|c| c.is_whitespace()).is_some() {}
            while text.next_if(|c| c.is_whitespace()).is_some() {}
        }
    }
    true
}
