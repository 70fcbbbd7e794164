//! The marks of notes; and the notes in their list, each led by its verdict and the claim that it judges.

use super::majority::most_common;
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
        let (note, words) = (&self.article.notes[note as usize], &self.article.words);
        let verdict = note.verdict.filter(|_| self.article.has_signs());
        self.open(Element::Sup, if is_adjacent { "apostil-noteref apostil-adjacent" } else { "apostil-noteref" });
        if let Some(verdict) = verdict {
            self.sink.attribute(Attribute::DataVerdict, verdict.word());
        }
        if is_adjacent {
            self.sink.text("\u{A0}");
        }
        self.sink.open(Element::A);
        self.sink.attribute(Attribute::Role, "doc-noteref");
        self.id(&mention_id(&note.id, mention));
        self.to(&note.id);
        let number = decimal(note.number);
        let mut name = words.with("note", &number);
        if let Some(verdict) = note.verdict {
            name.push_str(&words.with("finding", words.get(verdict.word())));
        }
        self.sink.attribute(Attribute::AriaLabel, &name);
        if let Some(verdict) = verdict.filter(|verdict| *verdict != Verdict::Supported) {
            self.sign(verdict.sign());
        }
        self.sink.text(&number);
        self.close(2);
    }

    /// The list's content; what most notes have in common comes first.
    pub(super) fn notes(&mut self) {
        let article = self.article;
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
        self.finding(note);
        if !note.judged.is_empty() {
            self.open(Element::Blockquote, "apostil-judged");
            self.sink.open(Element::P);
            self.sink.text(&note.judged);
            self.close(2);
            self.new_line();
        }
        self.content("apostil-content", &note.content);
        self.back_links(&note.id, note.mentions.shown());
    }

    /// A note's verdict, how a quotation compares, and when and by whom it was checked.
    fn finding(&mut self, note: &Note) {
        let words = &self.article.words;
        let is_checked = note.checked.is_some() || !note.by.is_empty();
        if note.verdict.is_none() && note.quotation.is_none() && !is_checked {
            return;
        }
        self.open(Element::P, "apostil-finding");
        if let Some(verdict) = note.verdict {
            self.open_badge("apostil-verdict", Attribute::DataVerdict, verdict.word());
            self.sink.attribute(Attribute::Title, words.get(verdict.meaning()));
            self.sign(verdict.sign());
            self.sink.text(" ");
            self.sink.text(words.get(verdict.word()));
            self.sink.close();
            if note.quotation.is_some() || is_checked {
                self.sink.text(" ");
            }
        }
        if let Some(quotation) = note.quotation {
            let (before, after) = words.around("quotation");
            self.open_badge("apostil-quotation", Attribute::DataQuotation, quotation.word());
            self.sign(quotation.sign());
            self.sink.text(" ");
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

    fn open_badge(&mut self, class: &str, attribute: Attribute, word: &str) {
        self.open(Element::Span, class);
        self.sink.attribute(attribute, word);
    }

    /// A sign is only visual: words say the same.
    pub(super) fn sign(&mut self, sign: &str) {
        self.open(Element::Span, "apostil-sign");
        self.sink.attribute(Attribute::AriaHidden, "true");
        self.sink.text(sign);
        self.sink.close();
    }
}
