//! Finds all passages in one walk over the body. In: the body's draft and the passages. Out: the first place of each;
//! those that occur nowhere, or twice, are reported.

use super::word::{number, words_of};
use super::{Found, Passage, Point, stretch_of};
use crate::article::content::buffer::Text;
use crate::article::content::piece::Draft;
use crate::article::diagnostic::{Code, Collector};
use crate::article::text::automaton::Machine;
use crate::article::text::hash::HashMap;
use crate::article::text::marks::same_marks;
use crate::article::text::words::words;

/// Finds the first place of each passage.
pub(super) fn find(body: &Draft, passages: &[Passage], text: &Text, diagnostics: &mut Collector) -> Vec<Found> {
    let mut numbers = HashMap::default();
    let mut machine = Machine::default();
    for (passage, i) in passages.iter().zip(0..) {
        machine.add(words(&passage.quoted).map(|word| number(&passage.quoted[word], &mut numbers)), i);
    }
    machine.link();
    let words = words_of(body, &numbers, text);
    let (mut found, mut count) = (Vec::new(), vec![0u8; passages.len()]);
    for (word, at) in words.iter().zip(1usize..) {
        machine.step(word.number, |passage, length| {
            count[passage as usize] += 1;
            if count[passage as usize] == 1 {
                let start = words[at - length].start;
                found.push(with_marks(Found { passage, start, end: word.end }, passages, body, text));
            }
        });
    }
    for (passage, count) in passages.iter().zip(count) {
        if count == 0 && !passage.key.is_empty() {
            diagnostics.add(Code::PassageNotFound, passage.span, &[&passage.quoted]);
        } else if count > 1 {
            diagnostics.add(Code::PassageAmbiguous, passage.span, &[&passage.quoted]);
        }
    }
    found
}

/// A place extended by the quotation marks and punctuation that the passage is quoted with.
fn with_marks(mut found: Found, passages: &[Passage], body: &Draft, text: &Text) -> Found {
    let quoted = &passages[found.passage as usize].quoted;
    let (mut first, mut last) = (quoted.len(), 0);
    for word in words(quoted) {
        first = first.min(word.start);
        last = word.end;
    }
    let shown = |point: Point| body.get(point.piece as usize).and_then(stretch_of).unwrap_or_default();
    let before = &text.get(shown(found.start))[..(found.start.at - shown(found.start).start) as usize];
    let after = &text.get(shown(found.end))[(found.end.at - shown(found.end).start) as usize..];
    found.start.at -= same_marks(before.chars().rev(), quoted[..first].chars().rev()) as u32;
    found.end.at += same_marks(after.chars(), quoted[last..].chars()) as u32;
    found
}
