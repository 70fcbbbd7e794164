//! Source notes: from a draft, what it found and what it says.

use super::braces;
use super::diagnostic::{Code, Findings, Span};
use super::flow::{Draft, Piece, Stretch, Text, is_blank};
use super::markdown::NoteDraft;
use super::verdict::Verdict;
use super::words::Date;

/// A note as its author wrote it.
#[derive(Debug)]
pub(crate) struct Written {
    pub key: String,
    pub span: Span,
    pub verdict: Option<Verdict>,
    pub checked: Option<Date>,
    pub pieces: Draft,
}

/// Reads the braces at the start of a note's text; the rest is the note.
pub(crate) fn read(draft: NoteDraft, text: &Text, findings: &mut Findings) -> Written {
    let NoteDraft { key, span, mut pieces } = draft;
    let mut note = Written { key, span, verdict: None, checked: None, pieces: Vec::new() };
    if let Some(stretch) = first_text(&mut pieces) {
        if let Some((items, end)) = braces::read(text.get(*stretch)) {
            for item in items {
                let at = Stretch {
                    start: stretch.start + item.range.start as u32,
                    end: stretch.start + item.range.end as u32,
                };
                read_item(&mut note, item, text.span(at), findings);
            }
            stretch.start += end as u32;
        }
    }
    if is_blank(&pieces, text) {
        findings.add(
            Code::NoteEmpty,
            note.span,
            format!("The note `{}` has no text.", note.key),
            "Write what it says.",
        );
    }
    note.pieces = pieces;
    note
}

fn read_item(note: &mut Written, item: braces::Item, span: Span, findings: &mut Findings) {
    match (item.key, item.value) {
        (word, None) if note.verdict.is_none() => {
            note.verdict = Verdict::from_word(word);
            if note.verdict.is_none() {
                let words = Verdict::ALL.map(Verdict::word).join(", ");
                findings.add(
                    Code::VerdictUnknown,
                    span,
                    format!("`{word}` is no verdict."),
                    format!("The verdicts are {words}."),
                );
            }
        }
        ("checked", Some(date)) => {
            note.checked = Date::read(date);
            if note.checked.is_none() {
                let message = format!("`{date}` is not a date.");
                findings.add(Code::BracesSyntax, span, message, "Write it as 2026-11-23, 2026-11 or 2026.");
            }
        }
        (key, _) => {
            let help = "A note's braces hold a verdict and `checked=YYYY-MM-DD`.";
            findings.add(Code::BracesSyntax, span, format!("`{key}` means nothing here."), help);
        }
    }
}

/// The text that a draft begins with, if it begins with text.
pub(crate) fn first_text(pieces: &mut Draft) -> Option<&mut Stretch> {
    match &mut pieces[..] {
        [Piece::Text(stretch), ..] | [Piece::Open(super::Element::P), Piece::Text(stretch), ..] => Some(stretch),
        _ => None,
    }
}
