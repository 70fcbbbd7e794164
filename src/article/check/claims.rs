//! Claims whose words are not in the block of their note's mark, each with the words there that come nearest. In: an
//! article. Out: diagnostics.

use crate::article::check::nearest;
use crate::article::diagnostic::{Code, Collector};
use crate::article::model::plain_text::blocks;
use crate::article::model::{Article, Note};
use crate::article::read::passages::word::folded;
use crate::article::text::hash::HashSet;
use crate::article::text::words::words;

/// How many claims get words that come nearest: each takes a walk over its block.
const SUGGESTIONS: usize = 50;

/// Reports each `claim` that was not found.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let is_lost = |note: &&Note| note.lacks_claim && note.claim_place.is_some();
    if !article.notes.iter().any(|note| is_lost(&note)) {
        return;
    }
    let blocks = blocks(article, &article.body);
    let marks = blocks.iter().flat_map(|block| block.marks.iter().map(move |mark| (block, mark)));
    let lost = marks.filter(|(_, mark)| mark.is_first).map(|(block, mark)| (block, &article.notes[mark.note as usize]));
    for (i, (block, note)) in lost.filter(|(_, note)| is_lost(note)).enumerate() {
        let near = if i < SUGGESTIONS { nearest(&note.claim, &block.text) } else { None };
        let near = near.map_or(String::new(), |near| [", where `", near, "` comes nearest"].concat());
        diagnostics.add_for_author(Code::ClaimNotFound, note.claim_place.unwrap_or(note.span), &[&note.claim, &near]);
    }
}

/// The part of a text, no longer than the claim, that has the most of its words, if it has half of them.
fn nearest<'t>(claim: &str, text: &'t str) -> Option<&'t str> {
    let wanted: HashSet<String> = words(claim).map(|word| folded(&claim[word])).collect();
    let all: Vec<_> = words(text).collect();
    let is_wanted: Vec<_> = all.iter().map(|word| Some(wanted.contains(&folded(&text[word.clone()])))).collect();
    let range = nearest::nearest(&is_wanted, words(claim).count())?;
    Some(&text[all[range.start].start..all[range.end - 1].end])
}
