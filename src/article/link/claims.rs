//! The claim of each note with a verdict: which words of the body it judges. In: the linked article. Out: the places of
//! the claims, none of which overlap, and for each note the words themselves. They are those of `claim` or of the note's
//! passage, otherwise what comes before its mark. All of it is linear in the text.

mod given;
mod stretches;

use crate::article::limits;
use crate::article::link::claims::stretches::{Stretches, trimmed};
use crate::article::model::claim::Claim;
use crate::article::model::plain_text::{Block, blocks};
use crate::article::model::{Article, Note};
use crate::article::text::words::words;
use std::mem::take;
use std::ops::Range;

/// Finds the claims of all notes.
pub(super) fn find(article: &mut Article) {
    if article.notes.iter().all(|note| note.verdict.is_none()) {
        return;
    }
    let mut claims = Vec::new();
    for block in blocks(article, &article.body) {
        in_block(&block, &mut article.notes, &mut claims);
    }
    article.claims = claims;
}

/// Words of a block that notes judge.
struct Judged {
    words: Range<usize>,
    notes: Vec<u32>,
}

fn in_block(block: &Block, notes: &mut [Note], claims: &mut Vec<Claim>) {
    let is_judged = |note: u32, is_first: bool| is_first && notes[note as usize].verdict.is_some();
    if !block.marks.iter().any(|mark| is_judged(mark.note, mark.is_first)) {
        return;
    }
    let mut given = given::find(block, notes);
    for judged in &given {
        let note = &mut notes[judged.notes[0] as usize];
        note.judged = shortened(&note.claim);
    }
    let mut before: Vec<Judged> = Vec::new();
    let mut stretches = Stretches::of(&block.text);
    for mark in &block.marks {
        let note = &mut notes[mark.note as usize];
        let stretch = stretches.before(mark.at, note.verdict.is_some());
        if note.verdict.is_none() || !mark.is_first {
            continue;
        }
        if !note.judged.is_empty() {
            continue; // its words were found
        }
        note.judged = shortened(&note.claim);
        let Some(stretch) = stretch else { continue };
        let shares = before.last_mut().filter(|judged| judged.words == stretch);
        if let Some(judged) = shares {
            if judged.notes.len() == limits::SHARED_CLAIM {
                continue;
            }
            judged.notes.push(mark.note);
        } else {
            before.push(Judged { words: stretch.clone(), notes: vec![mark.note] });
        }
        if note.claim.is_empty() {
            note.judged = shortened(stretches.quoted(stretch, mark.at));
        }
    }
    separate(&mut given);
    // Where the last claim ends.
    let mut last = 0;
    for Judged { words, notes: of } in merged(before, given) {
        let mut seen = Vec::new();
        let is_new = |note: &u32| {
            let verdict = notes[*note as usize].verdict;
            !seen.contains(&verdict) && {
                seen.push(verdict);
                true
            }
        };
        let notes: Vec<_> = of.into_iter().filter(is_new).collect();
        let words = trimmed(&block.text, words.start.max(last)..words.end.max(last));
        // What others leave of a stretch may be no more than its full stop.
        if !is_wordless(&block.text[words.clone()]) {
            last = words.end;
            claims.push(Claim { start: block.start(words.start), end: block.end(words.end), notes });
        }
    }
}

/// Cuts what begins before the one before it ends; the same words with two notes are one claim.
fn separate(given: &mut Vec<Judged>) {
    let mut apart: Vec<Judged> = Vec::with_capacity(given.len());
    for mut judged in take(given) {
        match apart.last_mut() {
            Some(last) if last.words == judged.words => last.notes.append(&mut judged.notes),
            Some(last) if last.words.end > judged.words.start => {
                judged.words.start = last.words.end;
                if judged.words.start < judged.words.end {
                    apart.push(judged);
                }
            }
            _ => apart.push(judged),
        }
    }
    *given = apart;
}

/// Both lists in order, of which the second takes precedence where they overlap.
fn merged(stretches: Vec<Judged>, given: Vec<Judged>) -> Vec<Judged> {
    let mut out = Vec::with_capacity(stretches.len() + given.len());
    let mut given = given.into_iter().peekable();
    for Judged { mut words, notes } in stretches {
        while let Some(judged) = given.next_if(|judged| judged.words.start < words.end) {
            if words.start < judged.words.start {
                out.push(Judged { words: words.start..judged.words.start, notes: notes.clone() });
            }
            words.start = words.start.max(judged.words.end);
            out.push(judged);
        }
        if words.start < words.end {
            out.push(Judged { words, notes });
        }
    }
    out.extend(given);
    out
}

fn is_wordless(text: &str) -> bool {
    words(text).next().is_none()
}

/// A claim as it is quoted: truncated at the end of a word if it is long.
fn shortened(claim: &str) -> String {
    let start = limits::start(claim, limits::CLAIM_BYTES);
    if start.len() == claim.len() {
        return claim.to_owned();
    }
    let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
    let mut cut = words.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
    cut.push('…');
    cut
}
