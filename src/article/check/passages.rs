//! Where a passage that was not found may have been meant: the part of the text that has most of its words. In: an
//! article and its diagnostics. Out: the same diagnostics with more help.

use crate::article::check::{help, nearest};
use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::piece::Draft;
use crate::article::diagnostic::{Code, Collector, Diagnostic, File, whole};
use crate::article::model::{Article, Noted};
use crate::article::read::markdown::{self, Shared, Source};
use crate::article::read::passages::word::{NONE, Word, folded, number, words_of};
use crate::article::read::passages::{self, Passage};
use crate::article::read::{front_matter, sources};
use crate::article::text::hash::HashMap;
use crate::article::text::slug::Ids;
use crate::article::text::strings::spaced;
use crate::article::text::words::words;

/// How many passages of an article get this help: each takes a walk over the text.
const SUGGESTIONS: usize = 50;

/// Adds to passages that were not found the words that come nearest, if half of the passage's words are among them.
pub(crate) fn suggest(article: &Article, diagnostics: &mut [Diagnostic]) {
    if !diagnostics.iter().any(|found| found.code == Code::PassageNotFound) {
        return;
    }
    let (mut text, mut inline_notes) = (Text::default(), 0);
    let body = read(article, File::Article, &mut text, &mut inline_notes);
    let notes = read(article, File::Notes, &mut text, &mut inline_notes);
    let (passages, _) = passages::read(notes, &text, &mut Collector::default());
    let mut numbers = HashMap::default();
    for passage in &passages {
        for word in words(&passage.quoted) {
            number(&passage.quoted[word], &mut numbers);
        }
    }
    let all = words_of(&body, &numbers, &text);
    let file = &article.files[File::Notes as usize];
    for found in diagnostics.iter_mut().filter(|found| found.code == Code::PassageNotFound).take(SUGGESTIONS) {
        let passage = passages.iter().find(|passage| whole(passage.span, file) == found.span);
        if let Some(near) = passage.and_then(|passage| nearest(passage, &all, &numbers)) {
            help::suggest(found, &shown(near, &text));
        }
    }
}

/// The content of an article's files before passages are marked and anything is linked.
fn read(article: &Article, file: File, text: &mut Text, inline_notes: &mut u32) -> Draft {
    let diagnostics = &mut Collector::default();
    let whole = &article.files[file as usize];
    let offset = front_matter::end(whole);
    let source = Source { text: &whole[offset..], file, offset, is_glossary: false };
    let shared = Shared {
        text,
        diagnostics,
        noted: &mut Noted::default(),
        ids: &mut Ids::default(),
        citations: &mut Vec::new(),
        keys: &sources::keys(&article.sources, &article.text),
        inline_notes,
        words: &article.words,
        untrusted: article.untrusted.as_deref(),
    };
    markdown::read(&source, shared).body
}

/// The part of the text that has the most words of a passage.
fn nearest<'w>(passage: &Passage, all: &'w [Word], numbers: &HashMap<String, u32>) -> Option<&'w [Word]> {
    let asked = words(&passage.quoted).count();
    let mut wanted = vec![false; numbers.len() + 1];
    for word in words(&passage.quoted) {
        wanted[numbers.get(&folded(&passage.quoted[word])).copied().unwrap_or(NONE) as usize] = true;
    }
    let is_wanted = |word: &Word| (!word.is_border()).then(|| word.number != NONE && wanted[word.number as usize]);
    let all_wanted: Vec<_> = all.iter().map(is_wanted).collect();
    nearest::nearest(&all_wanted, asked).map(|range| &all[range])
}

/// The text from the first of these words to the last: from each piece of text its part.
fn shown(words: &[Word], text: &Text) -> String {
    let mut out = String::new();
    for piece in words.chunk_by(|one, next| one.start.piece == next.start.piece) {
        if let [first, ..] = piece
            && let Some(last) = piece.last()
        {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(text.get(TextRange { start: first.start.at, end: last.end.at }));
        }
    }
    spaced(&out)
}
