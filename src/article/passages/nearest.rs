//! Where a passage that was not found may have been meant: the stretch of the text that has most of its words. For the
//! terminal, natively alone.

use super::Passage;
use super::search::{Word, folded};
use crate::article::diagnostic::Findings;
use crate::article::flow::{Stretch, Text};
use crate::article::likeness::words;
use std::collections::{HashMap, HashSet};

/// For how many passages of an article that is looked for: each takes a walk over the text.
const SUGGESTIONS: usize = 50;

/// Adds to the finding that was just made which words come nearest, if half of the passage's are among them.
pub(super) fn suggest(
    passage: &Passage,
    text_words: &[Word],
    numbers: &HashMap<String, u32>,
    text: &Text,
    findings: &mut Findings,
) {
    if findings.count(crate::article::Code::PassageNotFound) > SUGGESTIONS {
        return;
    }
    let asked: Vec<u32> =
        words(&passage.quoted).filter_map(|word| numbers.get(&folded(&passage.quoted[word])).copied()).collect();
    let wanted: HashSet<u32> = asked.iter().copied().collect();
    let is_wanted = |word: &Word| usize::from(wanted.contains(&word.number));
    let (mut held, mut best) = (0, (0, 0));
    for (i, word) in text_words.iter().enumerate() {
        held += is_wanted(word);
        if let Some(left) = i.checked_sub(asked.len()) {
            held -= is_wanted(&text_words[left]);
        }
        if held > best.0 {
            best = (held, i);
        }
    }
    let (held, last) = best;
    if held * 2 < asked.len() {
        return;
    }
    let window = &text_words[(last + 1).saturating_sub(asked.len())..=last];
    let mut near = window.iter().filter(|word| is_wanted(word) > 0);
    let Some(first) = near.next() else { return };
    let last = near.next_back().unwrap_or(first);
    findings.suggest(passage.span, text.get(Stretch { start: first.start.at, end: last.end.at }));
}
