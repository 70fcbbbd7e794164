//! The claims that an author gives in words: those of `claim`, and passages. In: a block and all notes. Out: where in the
//! block these words are, in order.

use super::Judged;
use crate::article::model::Note;
use crate::article::model::plain_text::Block;
use crate::article::read::passages::word::{NONE, folded, number};
use crate::article::text::automaton::Machine;
use crate::article::text::hash::HashMap;
use crate::article::text::marks::same_marks;
use crate::article::text::sort::argsort;
use crate::article::text::words::words;
use std::ops::Range;

/// Finds the words that the notes of this block's marks name: the last before its mark, otherwise the first after it. A
/// note whose words are not there is told so.
pub(super) fn find(block: &Block, notes: &mut [Note]) -> Vec<Judged> {
    let names = |note: &Note| note.verdict.is_some() && !note.claim.is_empty();
    let marks = block.marks.iter().filter(|mark| mark.is_first && names(&notes[mark.note as usize]));
    let marks: Vec<_> = marks.collect();
    if marks.is_empty() {
        return Vec::new();
    }
    let (mut numbers, mut machine) = (HashMap::default(), Machine::default());
    for (mark, row) in marks.iter().zip(0..) {
        let claim = &notes[mark.note as usize].claim;
        machine.add(words(claim).map(|word| number(&claim[word], &mut numbers)), row);
    }
    machine.link();
    let text = &block.text;
    let all: Vec<_> = words(text).collect();
    let mut found: Vec<Option<Range<usize>>> = vec![None; marks.len()];
    for (word, at) in all.iter().zip(1usize..) {
        let number = numbers.get(&folded(&text[word.clone()])).copied().unwrap_or(NONE);
        machine.step(number, |row, length| {
            let slot = &mut found[row as usize];
            if slot.is_none() || word.end <= marks[row as usize].at {
                *slot = Some(all[at - length].start..word.end);
            }
        });
    }
    let mut judged = Vec::with_capacity(found.len());
    for (mark, found) in marks.iter().zip(found) {
        if let Some(found) = found {
            let words = with_marks(text, found, &notes[mark.note as usize].claim);
            judged.push(Judged { words, notes: vec![mark.note] });
        } else {
            notes[mark.note as usize].lacks_claim = true;
        }
    }
    let starts = argsort(judged.iter().map(|judged| judged.words.start.to_be_bytes().to_vec()));
    let mut slots: Vec<_> = judged.into_iter().map(Some).collect();
    starts.into_iter().filter_map(|i| slots[i as usize].take()).collect()
}

/// Words with the quotation marks and punctuation around them that the author names as well.
fn with_marks(text: &str, found: Range<usize>, claim: &str) -> Range<usize> {
    let (mut first, mut last) = (claim.len(), 0);
    for word in words(claim) {
        first = first.min(word.start);
        last = word.end;
    }
    let before = same_marks(text[..found.start].chars().rev(), claim[..first].chars().rev());
    let after = same_marks(text[found.end..].chars(), claim[last..].chars());
    found.start - before..found.end + after
}
