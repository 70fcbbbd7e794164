//! How the words of a quotation compare with the text of its source. In: both. Out: one of four words, the place of the
//! passage, and for a paraphrase the words that differ. It compares words, as `words` folds them, and the signs of
//! numbers; ellipses and what an editor put in square brackets are skipped.

mod alignment;
mod parts;
mod search;
mod source_text;
mod units;

use crate::article::text::strings::spaced;
pub use source_text::SourceText;

use crate::article::model::fidelity::Fidelity;
use alignment::{Aligned, Segment, Step, in_order, nearest};
use parts::{Gap, Piece, Word, pieces};
use search::Search;
use std::ops::Range;
use units::composed;

/// Words that are aligned at once: a longer quotation is cut, so that the work is linear in its length.
const SEGMENT: usize = 200;

/// The result of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// How the words compare.
    pub fidelity: Fidelity,
    /// What differs, in order; empty unless it is a paraphrase.
    pub differences: Vec<Difference>,
    /// Where the passage is in the source's text, in bytes of its composed form (NFC); `None` if it was not found.
    pub place: Option<Range<usize>>,
    /// How many of the quotation's words the passage does not have.
    pub(crate) missing: usize,
}

/// Words that replace one another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The words of the source; may be empty.
    pub source: String,
    /// The words of the quotation; may be empty.
    pub quoted: String,
}

/// Compares a quotation, without its quotation marks, with the text of its source.
pub fn compare(quotation: &str, source: &SourceText) -> Comparison {
    let quotation = &*composed(quotation);
    let pieces = pieces(quotation, source);
    for (is_exact, fidelity) in [(true, Fidelity::Exact), (false, Fidelity::Normalised)] {
        if let Some(words) = (Search { quotation, pieces: &pieces, source, is_exact }).find() {
            return Comparison { fidelity, differences: Vec::new(), place: Some(source.stretch(words)), missing: 0 };
        }
    }
    let segments = segments(&pieces);
    let found: Vec<_> = segments.iter().map(|segment| nearest(segment, source)).collect();
    let chosen: Vec<_> = in_order(&found).into_iter().zip(&found).map(|(i, found)| i.map(|i| &found[i])).collect();
    let shared: usize = chosen.iter().flatten().map(|aligned| aligned.shared).sum();
    let words: usize = segments.iter().map(|segment| segment.words.len()).sum();
    let missing = words - shared;
    if shared == 0 || missing > shared {
        return Comparison { fidelity: Fidelity::NotFound, differences: Vec::new(), place: None, missing };
    }
    let differences = differences(quotation, &segments, &chosen, source);
    // In adversarial input the words can be where the bounded search did not look.
    let fidelity = if differences.is_empty() { Fidelity::Normalised } else { Fidelity::Paraphrase };
    let start = chosen.iter().flatten().map(|aligned| aligned.passage.start).min().unwrap_or_default();
    let end = chosen.iter().flatten().map(|aligned| aligned.passage.end).max().unwrap_or_default();
    Comparison { fidelity, differences, place: Some(source.stretch(start..end)), missing }
}

/// The words between two ellipses, in lengths that can be aligned.
fn segments(pieces: &[Piece]) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    for group in pieces.chunk_by(|_, next| next.gap == Gap::Editor) {
        let words: Vec<&Word> = group.iter().flat_map(|piece| &piece.words).collect();
        let is_first = |piece: &Piece| piece.words.iter().enumerate().map(|(i, _)| i == 0).collect::<Vec<_>>();
        let is_free: Vec<bool> = group.iter().flat_map(is_first).collect();
        for (i, (words, is_free)) in words.chunks(SEGMENT).zip(is_free.chunks(SEGMENT)).enumerate() {
            segments.push(Segment { words: words.to_vec(), is_free: is_free.to_vec(), is_next: i > 0 });
        }
    }
    segments
}

/// The differences between a quotation and the passages that its segments were aligned with.
fn differences(
    quotation: &str,
    segments: &[Segment],
    chosen: &[Option<&Aligned>],
    source: &SourceText,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut before: Option<&Aligned> = None;
    for (segment, aligned) in segments.iter().zip(chosen) {
        let mut open = Open { quotation, segment, source, quoted: 0..0, words: 0..0, done: &mut differences };
        let Some(aligned) = aligned else {
            open.quoted = 0..segment.words.len();
            open.close();
            continue;
        };
        let mut at = aligned.passage.start;
        if let Some(end) = before.filter(|_| segment.is_next).map(|before| before.passage.end).filter(|end| *end < at) {
            open.words = end..at;
        } else {
            open.words = at..at;
        }
        for step in &aligned.steps {
            if matches!(step, Step::Same | Step::Replaced) {
                open.close();
            }
            at += usize::from(*step != Step::Quoted);
            let quoted = open.quoted.end + usize::from(!matches!(step, Step::Source | Step::Replaced));
            if matches!(step, Step::Same | Step::Replaced) {
                (open.quoted, open.words) = (quoted..quoted, at..at);
            } else {
                (open.quoted.end, open.words.end) = (quoted, at);
            }
        }
        open.close();
        before = Some(aligned);
    }
    differences
}

/// A difference being gathered.
struct Open<'a> {
    quotation: &'a str,
    segment: &'a Segment<'a>,
    source: &'a SourceText,
    /// The words of the segment, and those of the source.
    quoted: Range<usize>,
    words: Range<usize>,
    done: &'a mut Vec<Difference>,
}

impl Open<'_> {
    fn close(&mut self) {
        if self.quoted.is_empty() && self.words.is_empty() {
            return;
        }
        let quoted = self.segment.words.get(self.quoted.clone()).unwrap_or_default();
        let quoted = match (quoted.first(), quoted.last()) {
            (Some(first), Some(last)) => &self.quotation[first.place.start..last.place.end],
            _ => "",
        };
        let words = &self.source.text[self.source.stretch(self.words.clone())];
        self.done.push(Difference { source: spaced(words), quoted: spaced(quoted) });
    }
}

#[cfg(test)]
mod tests;
