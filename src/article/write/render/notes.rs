//! The marks of notes; and their list: how often each verdict occurs, and each note with its verdict.

use super::{Walk, mention_id};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Piece, Resolved};
use crate::article::content::sink::Sink;
use crate::article::model::Note;
use crate::article::model::verdict::Verdict;
use crate::article::text::strings::decimal;

/// Whether a mark that comes after this piece would follow another mark directly, without text between them.
pub(super) fn keeps_adjacent(piece: &Piece<Resolved>, is_adjacent: bool) -> bool {
    match *piece {
        Piece::Reference(Resolved::Note { .. }) => true,
        Piece::Open(element) => is_adjacent && !element.is_block() && !element.is_void(),
        Piece::Attribute(..) | Piece::Close => is_adjacent,
        Piece::Text(_) | Piece::Verbatim(_) | Piece::Reference(_) => false,
    }
}

impl<S: Sink> Walk<'_, S> {
    /// The mark of a note. If it follows another, a space keeps them apart: without a stylesheet, too, 1 and 2 are not 12.
    pub(super) fn note_reference(&mut self, note: u32, mention: u32, is_adjacent: bool) {
        let note = &self.article.notes[note as usize];
        self.open(Element::Sup, if is_adjacent { "apostil-noteref apostil-adjacent" } else { "apostil-noteref" });
        if is_adjacent {
            self.sink.text("\u{A0}");
        }
        self.sink.open(Element::A);
        self.sink.attribute(Attribute::Role, "doc-noteref");
        self.id(&mention_id(&note.id, mention));
        self.to(&note.id);
        self.sink.text(&decimal(note.number));
        self.close(2);
    }

    /// How often each verdict occurs, if that is worth showing.
    pub(super) fn summary(&mut self) {
        let article = self.article;
        let notes = &article.note_order;
        let mut counts = [0; Verdict::ALL.len()];
        for note in notes {
            if let Some(verdict) = article.notes[*note as usize].verdict {
                counts[verdict as usize] += 1;
            }
        }
        if counts.iter().sum::<u32>() < 2 {
            return;
        }
        self.open(Element::P, "apostil-summary");
        self.sink.text(&article.words.with("count", &decimal(notes.len() as u32)));
        for verdict in Verdict::ALL.iter().copied() {
            let count = counts[verdict as usize];
            if count > 0 {
                self.sink.text(" ");
                self.open_verdict("apostil-count", verdict);
                self.sink.text(" ");
                self.sink.text(&decimal(count));
                self.sink.close();
            }
        }
        self.close_line();
    }

    pub(super) fn note(&mut self, note: &Note) {
        self.open(Element::Li, "apostil-note");
        self.id(&note.id);
        if let Some(verdict) = note.verdict {
            self.sink.attribute(Attribute::DataVerdict, verdict.word());
        }
        if let Some(quotation) = note.quotation {
            self.sink.attribute(Attribute::DataQuotation, quotation.word());
        }
        self.new_line();
        self.diagnostic(note);
        self.content("apostil-content", &note.content);
        self.back_links(&note.id, note.mentions);
    }

    /// A note's verdict, how a quotation compares, and when and by whom it was checked.
    fn diagnostic(&mut self, note: &Note) {
        let words = &self.article.words;
        let is_checked = note.checked.is_some() || !note.by.is_empty();
        if note.verdict.is_none() && note.quotation.is_none() && !is_checked {
            return;
        }
        self.open(Element::P, "apostil-finding");
        if let Some(verdict) = note.verdict {
            self.open_verdict("apostil-verdict", verdict);
            self.sink.close();
            if note.quotation.is_some() || is_checked {
                self.sink.text(" ");
            }
        }
        if let Some(quotation) = note.quotation {
            let (before, after) = words.around("quotation");
            self.open_badge("apostil-quotation", Attribute::DataQuotation, quotation.word(), quotation.sign());
            for part in [before, words.get(quotation.word()), after] {
                self.sink.text(part);
            }
            self.sink.close();
            if is_checked {
                self.sink.text(" ");
            }
        }
        if is_checked {
            self.open(Element::Span, "apostil-checked");
            match note.checked {
                Some(date) => {
                    let (before, after) = words.around("checked");
                    self.sink.text(before);
                    self.time(&date.iso(), Some(date));
                    self.sink.text(after);
                    if !note.by.is_empty() {
                        self.sink.text(" ");
                        self.sink.text(&words.with("reviewer", &note.by));
                    }
                }
                None => self.sink.text(&words.with("checkedBy", &note.by)),
            }
            self.sink.close();
        }
        self.close_line();
    }

    /// The sign and word of a verdict; the element stays open for more text.
    fn open_verdict(&mut self, class: &str, verdict: Verdict) {
        let word = verdict.word();
        self.open_badge(class, Attribute::DataVerdict, word, verdict.sign());
        self.sink.text(self.article.words.get(word));
    }

    /// The sign is only visual: words follow.
    fn open_badge(&mut self, class: &str, attribute: Attribute, word: &str, sign: &str) {
        self.open(Element::Span, class);
        self.sink.attribute(attribute, word);
        self.open(Element::Span, "apostil-sign");
        self.sink.attribute(Attribute::AriaHidden, "true");
        self.sink.text(sign);
        self.sink.close();
        self.sink.text(" ");
    }
}
