//! The passage of a source that is nearest to words which it does not have verbatim. In: the words and the source. Out:
//! which of them the source has, in order, and what it has instead of the others. Few passages are considered: those
//! where the rarest words and pairs of words are close together.

use super::parts::Word;
use super::search::REPLACED;
use super::source_text::SourceText;
use crate::article::text::hash::HashMap;
use std::ops::Range;

/// Passages that are aligned for one segment.
const CANDIDATES: usize = 6;
/// Places per word that vote on which these are.
const VOTES: usize = 64;

/// Consecutive words of a quotation.
pub(super) struct Segment<'q> {
    pub words: Vec<&'q Word>,
    /// For each word, whether brackets come before it.
    pub is_free: Vec<bool>,
    /// Whether it continues directly from the segment before it.
    pub is_next: bool,
}

/// A segment aligned with a passage.
pub(super) struct Aligned {
    pub shared: usize,
    cost: u32,
    /// The passage, in words of the source.
    pub passage: Range<usize>,
    pub steps: Vec<Step>,
}

/// One step of an alignment: a word of both, only of the quotation, or only of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Same,
    Other,
    Quoted,
    Source,
    /// A word of the source that brackets replace.
    Replaced,
}

/// The passages nearest to a segment, the best first.
pub(super) fn nearest(segment: &Segment, source: &SourceText) -> Vec<Aligned> {
    let length = segment.words.len();
    let width = (length / 2).max(8);
    let mut found: Vec<Aligned> = Vec::new();
    for slot in slots(segment, source, width) {
        let slack = width / 2 + REPLACED;
        let start = (slot * width).saturating_sub(length + slack);
        let end = (slot * width + 2 * width + slack).min(source.words.len());
        if start < end {
            found.push(align(segment, source, start..end));
        }
    }
    found.retain(|aligned| aligned.shared > 0);
    found.sort_by_key(|aligned| (std::cmp::Reverse(aligned.shared), aligned.cost, aligned.passage.start));
    found.dedup_by_key(|aligned| aligned.passage.clone());
    found
}

/// A word of a segment, its places in the source, and the pair that begins with it if a pair is meant.
type Votes<'a> = (usize, &'a [u32], Option<[u32; 2]>);

/// Where the segment would have to begin, in slots of some words and counted from one length of it before the text, by
/// the votes of its rarest words and pairs.
fn slots(segment: &Segment, source: &SourceText, width: usize) -> Vec<usize> {
    let length = segment.words.len();
    let mut lists: Vec<Votes> = Vec::new();
    for (k, word) in segment.words.iter().enumerate() {
        let Some(number) = word.number.filter(|_| !word.is_part()) else { continue };
        lists.push((k, source.word_at(number), None));
        if let Some(next) = segment.words.get(k + 1).and_then(|next| next.number) {
            lists.push((k, source.pair_at(number, next), Some([number, next])));
        }
    }
    lists.sort_by_key(|(k, places, _)| (places.len(), *k));
    let mut votes: HashMap<usize, usize> = HashMap::default();
    let mut left = VOTES * length.max(4);
    for (k, places, pair) in lists {
        for place in places.iter().take(left) {
            let place = *place as usize;
            if pair.is_none_or(|pair| source.words[place..].starts_with(&pair)) {
                let slot = (place + length - k) / width;
                *votes.entry(slot).or_default() += if pair.is_some() { 2 } else { 1 };
            }
        }
        left -= places.len().min(left);
    }
    let with_next = |slot: &usize| votes[slot] + votes.get(&(slot + 1)).copied().unwrap_or_default();
    let mut slots: Vec<_> = votes.keys().map(|slot| (std::cmp::Reverse(with_next(slot)), *slot)).collect();
    let kept = CANDIDATES.min(slots.len());
    if kept < slots.len() {
        slots.select_nth_unstable(kept);
    }
    slots.truncate(kept);
    slots.into_iter().map(|(_, slot)| slot).collect()
}

/// Aligns a segment with a part of the source so that as little as possible differs (a semi-global alignment: the text
/// before and after the passage costs nothing).
fn align(segment: &Segment, source: &SourceText, within: Range<usize>) -> Aligned {
    let numbers = &source.words[within.clone()];
    let columns = numbers.len() + 1;
    let mut costs = vec![0_u32; columns];
    let mut steps = vec![Step::Source; columns * (segment.words.len() + 1)];
    for (i, word) in segment.words.iter().enumerate() {
        let row = (i + 1) * columns;
        // Words of the source before and after the passage are not part of it.
        let (skip, skipped) = match segment.is_free.get(i + 1) {
            None => (u32::MAX / 2, Step::Source),
            Some(true) => (0, Step::Replaced),
            Some(false) => (1, Step::Source),
        };
        let mut diagonal = costs[0];
        costs[0] += 2;
        steps[row] = Step::Quoted;
        for (j, number) in numbers.iter().enumerate() {
            let is_same = word.is(*number, source);
            let (mut cost, mut step) = if is_same { (diagonal, Step::Same) } else { (diagonal + 2, Step::Other) };
            if costs[j + 1] + 2 < cost {
                (cost, step) = (costs[j + 1] + 2, Step::Quoted);
            }
            if costs[j] + skip < cost {
                (cost, step) = (costs[j] + skip, skipped);
            }
            diagonal = costs[j + 1];
            costs[j + 1] = cost;
            steps[row + j + 1] = step;
        }
    }
    let row = segment.words.len() * columns;
    let mut column = (0..columns).min_by_key(|column| costs[*column]).unwrap_or_default();
    // If the last word differs, a substitution says more than a deletion.
    if steps[row + column] == Step::Quoted && costs.get(column + 1) == Some(&costs[column]) {
        column += usize::from(steps[row + column + 1] == Step::Other);
    }
    let (end, cost) = (within.start + column, costs[column]);
    let mut row = segment.words.len();
    let (mut path, mut shared) = (Vec::new(), 0);
    while row > 0 {
        let step = steps[row * columns + column];
        path.push(step);
        shared += usize::from(step == Step::Same);
        row -= usize::from(matches!(step, Step::Same | Step::Other | Step::Quoted));
        column -= usize::from(step != Step::Quoted);
    }
    path.reverse();
    for run in path.chunk_by_mut(|step, next| step == next) {
        if run[0] == Step::Replaced && run.len() > REPLACED {
            run.fill(Step::Source);
        }
    }
    Aligned { shared, cost, passage: within.start + column..end, steps: path }
}

/// One passage for each segment, or none: in the order of the segments, with as many equal words as possible.
pub(super) fn in_order(found: &[Vec<Aligned>]) -> Vec<Option<usize>> {
    /// A path through the segments so far.
    #[derive(Clone, Copy, Default)]
    struct Way {
        shared: usize,
        start: usize,
        last: Option<usize>,
    }
    let mut taken: Vec<(usize, usize, Option<usize>)> = Vec::new();
    let mut ways = vec![Way::default()];
    for (segment, candidates) in found.iter().enumerate() {
        let mut next = ways.clone();
        for (candidate, aligned) in candidates.iter().enumerate() {
            let is_before = |way: &&Way| way.last.is_none() || way.start < aligned.passage.start;
            let Some(best) = ways.iter().filter(is_before).max_by_key(|way| way.shared) else { continue };
            taken.push((segment, candidate, best.last));
            let last = Some(taken.len() - 1);
            next.push(Way { shared: best.shared + aligned.shared, start: aligned.passage.start, last });
        }
        next.sort_by_key(|way| (std::cmp::Reverse(way.shared), way.start));
        next.truncate(2 * CANDIDATES);
        ways = next;
    }
    let mut chosen = vec![None; found.len()];
    let mut last = ways.first().and_then(|way| way.last);
    while let Some((segment, candidate, before)) = last.and_then(|last| taken.get(last)).copied() {
        chosen[segment] = Some(candidate);
        last = before;
    }
    chosen
}
