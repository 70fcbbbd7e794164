//! The marks of notes; and the notes in their list, each led by its verdict and the claim that it judges.

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
        self.back_links(&note.id, note.mentions);
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
