//! Where a passage that was not found may have been meant: the stretch of the text that has most of its words. For the
//! terminal, natively alone.

use super::Passage;
use super::word::{NONE, Word, folded};
use crate::article::content::buffer::{Stretch, Text};
use crate::article::diagnostic::{Code, Findings};
use crate::article::text::strings::spaced;
use crate::article::text::words::words;
use std::collections::HashMap;

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
    if !findings.is_kept(passage.span) || findings.count(Code::PassageNotFound) > SUGGESTIONS {
        return;
    }
    let asked = words(&passage.quoted).count();
    let mut wanted = vec![false; numbers.len() + 1];
    for word in words(&passage.quoted) {
        wanted[numbers.get(&folded(&passage.quoted[word])).copied().unwrap_or(NONE) as usize] = true;
    }
    let is_wanted = |word: &Word| usize::from(word.number != NONE && wanted[word.number as usize]);
    let (mut best, mut held, mut from) = ((0, 0..0), 0, 0);
    for (i, word) in text_words.iter().enumerate() {
        if word.is_border() {
            (held, from) = (0, i + 1);
            continue;
        }
        held += is_wanted(word);
        if i + 1 - from > asked {
            held -= is_wanted(&text_words[from]);
            from += 1;
        }
        if held > best.0 {
            best = (held, from..i + 1);
        }
    }
    let (held, window) = best;
    if held * 2 < asked {
        return;
    }
    let near = &text_words[window];
    let (Some(first), Some(last)) =
        (near.iter().position(|word| is_wanted(word) > 0), near.iter().rposition(|word| is_wanted(word) > 0))
    else {
        return;
    };
    findings.suggest(passage.span, &shown(&near[first..=last], text));
}

/// What stands from the first of these words to the last: of each piece of text its part.
fn shown(words: &[Word], text: &Text) -> String {
    let mut out = String::new();
    for piece in words.chunk_by(|one, next| one.start.piece == next.start.piece) {
        if let [first, ..] = piece
            && let Some(last) = piece.last()
        {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(text.get(Stretch { start: first.start.at, end: last.end.at }));
        }
    }
    spaced(&out)
}
