//! The marks of notes; and their list: how often each verdict occurs, and each note with its verdict.

use super::common::most_common;
use super::{Walk, mention_id};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Piece, Resolved};
use crate::article::content::sink::Sink;
use crate::article::model::verdict::Verdict;
use crate::article::model::{Article, Note};
use crate::article::text::date::Date;
use crate::article::text::strings::{decimal, joined};

/// Whether a mark that comes after this piece would follow another mark directly, without text between them.
pub(super) fn keeps_adjacent(piece: &Piece<Resolved>, is_adjacent: bool) -> bool {
    match *piece {
        Piece::Reference(Resolved::Note { .. }) => true,
        Piece::Open(element) => is_adjacent && !element.is_block() && !element.is_void(),
        Piece::Attribute(..) | Piece::Close => is_adjacent,
        Piece::Text(_) | Piece::Verbatim(_) | Piece::Reference(_) => false,
    }
}

/// When and by whom a note was checked; empty if nothing is known.
fn check(note: &Note) -> String {
    let date = note.checked.map(Date::iso).unwrap_or_default();
    if date.is_empty() && note.by.is_empty() { date } else { joined(&[&date, "\n", &note.by]) }
}

/// What most notes say of their check. Nothing if one with a verdict says nothing: the list's head would speak for it.
pub(super) fn common_check(article: &Article) -> String {
    let notes = || article.note_order.iter().map(|note| &article.notes[*note as usize]);
    if notes().any(|note| note.verdict.is_some() && check(note).is_empty()) {
        return String::new();
    }
    most_common(&notes().map(check).collect::<Vec<_>>()).to_owned()
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

    /// The list's content; what most notes have in common comes first.
    pub(super) fn notes(&mut self) {
        let article = self.article;
        self.summary();
        let notes = || article.note_order.iter().map(|note| &article.notes[*note as usize]);
        if let Some(note) = notes().find(|note| !self.checked.is_empty() && check(note) == self.checked) {
            self.open(Element::P, "apostil-common");
            self.checked(note, "allChecked", "allCheckedBy");
            self.close_line();
        }
        self.sink.open(Element::Ol);
        self.new_line();
        for note in notes() {
            self.note(note);
        }
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
        self.back_links(&note.id, note.mentions.shown());
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
            let is_common = check(note) == self.checked;
            self.open(Element::Span, if is_common { "apostil-checked apostil-common" } else { "apostil-checked" });
            self.checked(note, "checked", "checkedBy");
            self.sink.close();
        }
        self.close_line();
    }

    /// When and by whom a note was checked: a date, or a name alone, fills the blank of a sentence.
    fn checked(&mut self, note: &Note, by_date: &'static str, by_name: &'static str) {
        let words = &self.article.words;
        match note.checked {
            Some(date) => {
                let (before, after) = words.around(by_date);
                self.sink.text(before);
                self.time(&date.iso(), Some(date));
                self.sink.text(after);
                if !note.by.is_empty() {
                    self.sink.text(" ");
                    self.sink.text(&words.with("reviewer", &note.by));
                }
            }
            None => self.sink.text(&words.with(by_name, &note.by)),
        }
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
