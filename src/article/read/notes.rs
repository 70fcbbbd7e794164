//! Source notes: from a draft to its verdict, its checker and its content.

use crate::article::content::buffer::Text;
use crate::article::content::piece::{Draft, Flow, is_blank};
use crate::article::diagnostic::{Code, Collector, Span};
use crate::article::model::Note;
use crate::article::model::verdict::Verdict;
use crate::article::read::drafts::NoteDraft;
use crate::article::syntax::braces;
use crate::article::text::date::Date;

/// Reads the braces at the start of a note's text; the rest is the note.
pub(crate) fn read(draft: NoteDraft, text: &Text, diagnostics: &mut Collector) -> Note {
    let NoteDraft { key, span, mut pieces, is_of_passage } = draft;
    let mut note = Note {
        key,
        span,
        verdict: None,
        quotation: None,
        checked: None,
        by: String::new(),
        claim: String::new(),
        claim_place: None,
        lacks_claim: false,
        judged: String::new(),
        is_named: false,
        braces: None,
        draft: Draft::new(),
        content: Flow::new(),
        id: String::new(),
        number: 0,
        mentions: Default::default(),
    };
    let (items, place) = braces::take(&mut pieces, text);
    note.braces = place;
    if let Some((word, span)) = braces::unread(&pieces, text)
        && word.parse::<Verdict>().is_ok()
    {
        diagnostics.add(Code::BracesSyntax, span, &[NO_END, word]);
    }
    for (item, span) in items {
        match (item.key, item.value) {
            // Nothing else refers to the note of a passage.
            ("id", Some(id)) if is_of_passage => {
                id.clone_into(&mut note.key);
                note.is_named = true;
            }
            _ => read_item(&mut note, item, span, diagnostics),
        }
    }
    if is_blank(&pieces, text) {
        diagnostics.add(Code::NoteEmpty, note.span, &[&note.key]);
    }
    note.draft = pieces;
    note
}

const NO_END: &str = "they have no end, or markup or quotation marks in a value, after";

fn read_item(note: &mut Note, item: braces::Item, span: Span, diagnostics: &mut Collector) {
    match (item.key, item.value) {
        (word, None) if note.verdict.is_none() => {
            note.verdict = word.parse().ok();
            if note.verdict.is_none() {
                diagnostics.add(Code::VerdictUnknown, span, &[word]);
            }
        }
        // A repeated value counts once.
        ("quote", Some(word)) if note.quotation.is_none() => {
            note.quotation = word.parse().ok();
            if note.quotation.is_none() {
                diagnostics.add(Code::QuotationUnknown, span, &[word]);
            }
        }
        ("checked", Some(date)) if note.checked.is_none() => {
            note.checked = Date::read(date);
            if note.checked.is_none() {
                diagnostics.add(Code::BracesSyntax, span, &[braces::UNKNOWN, date]);
            }
        }
        ("by", Some(name)) if !name.trim().is_empty() && note.by.is_empty() => note.by = name.trim().to_owned(),
        ("claim", Some(words)) if !words.trim().is_empty() && note.claim.is_empty() => {
            note.claim = words.trim().to_owned();
            note.claim_place = Some(span);
        }
        (key @ ("by" | "claim"), Some(value)) if value.trim().is_empty() => {
            diagnostics.add(Code::BracesSyntax, span, &["no value in", key]);
        }
        (key, _) => {
            diagnostics.add(Code::BracesSyntax, span, &[braces::UNKNOWN, key]);
        }
    }
}
