//! The table of contents, at the end of the header: the title, the headings and the lists, with a dot for each claim of a
//! section that does not fully hold; the button that opens it; and the links that headings offer.

use super::Walk;
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Piece, Resolved};
use crate::article::content::sink::Sink;
use crate::article::limits;
use crate::article::model::verdict::Verdict;
use crate::article::text::strings::{decimal, joined};

/// The id of the title.
pub(super) const TITLE: &str = "apostil-title";
const ID: &str = "apostil-contents";
/// The most dots of one section: more of them say nothing more.
const DOTS: usize = 12;

impl<'a, S: Sink> Walk<'a, S> {
    pub(super) fn contents_button(&mut self) {
        self.open(Element::Button, "apostil-contents-button");
        self.sink.attribute(Attribute::Type, "button");
        let id = joined(&[&self.article.prefix, ID]);
        self.sink.attribute(Attribute::Popovertarget, &id);
        self.sink.text(self.article.words.get("contents"));
        self.sink.close();
    }

    pub(super) fn contents(&mut self) {
        let article = self.article;
        self.open(Element::Nav, "apostil-contents");
        self.id(ID);
        self.sink.attribute(Attribute::Popover, "auto");
        self.sink.attribute(Attribute::AriaLabel, article.words.get("contents"));
        self.new_line();
        self.sink.open(Element::Ol);
        self.new_line();
        let doubts = self.doubts();
        if let Some(title) = &article.front.title {
            self.open_item(TITLE, title, &doubts[0]);
            self.close_line();
        }
        self.headings(&doubts[1..]);
        let lists = [
            ("apostil-notes-heading", "notes", article.note_order.len()),
            ("apostil-glossary-heading", "glossary", article.entry_order.len()),
            ("apostil-sources-heading", "sources", article.source_order.len()),
        ];
        for (id, key, entries) in lists {
            if entries > 0 {
                self.sink.open(Element::Li);
                self.sink.open(Element::A);
                self.to(id);
                self.sink.text(article.words.get(key));
                self.sink.text(" ");
                self.span("apostil-entries", &decimal(entries as u32));
                self.close(1);
                self.close_line();
            }
        }
        self.close_lines(2);
    }

    /// The headings, those of lower levels in lists of their own.
    fn headings(&mut self, doubts: &[Vec<Verdict>]) {
        let headings = &self.article.headings;
        let least_of_others = headings.iter().skip(1).map(|heading| heading.level).min().unwrap_or_default();
        let mut open: Vec<u8> = Vec::new();
        for (i, (heading, doubts)) in headings.iter().zip(doubts).enumerate().take(limits::CONTENTS) {
            // A first heading above all others is the title.
            let level = if i == 0 { heading.level.max(least_of_others) } else { heading.level };
            if heading.text.is_empty() {
                continue;
            }
            if open.last().is_some_and(|outer| *outer < level) {
                self.new_line();
                self.sink.open(Element::Ol);
                self.new_line();
            }
            while open.pop_if(|before| *before >= level).is_some() {
                let ends_list = open.last().is_some_and(|outer| *outer >= level);
                self.close_lines(if ends_list { 2 } else { 1 });
            }
            self.open_item(&heading.id, &heading.text, doubts);
            open.push(level);
        }
        while open.pop().is_some() {
            self.close_lines(if open.is_empty() { 1 } else { 2 });
        }
    }

    /// Opens an item, with a link to a part of the text.
    fn open_item(&mut self, id: &str, name: &str, doubts: &[Verdict]) {
        let words = &self.article.words;
        self.sink.open(Element::Li);
        self.sink.open(Element::A);
        self.to(id);
        if !doubts.is_empty() {
            let count = words.with("doubted", &decimal(doubts.len() as u32));
            self.sink.attribute(Attribute::AriaLabel, &joined(&[name, &words.with("finding", &count)]));
        }
        self.sink.text(name);
        self.sink.close();
        if !doubts.is_empty() {
            self.sink.text(" ");
            self.open(Element::Span, "apostil-dots");
            self.sink.attribute(Attribute::AriaHidden, "true");
            for verdict in doubts.iter().take(DOTS) {
                self.sink.open(Element::Span);
                self.sink.attribute(Attribute::DataVerdict, verdict.word());
                self.sink.close();
            }
            self.sink.close();
        }
    }

    /// The verdicts on claims that do not fully hold: those before the first heading, then those after each.
    fn doubts(&self) -> Vec<Vec<Verdict>> {
        let Walk { article, .. } = self;
        let mut doubts = vec![Vec::new()];
        for piece in &article.body {
            match *piece {
                Piece::Attribute(Attribute::Id, id) => {
                    let next = article.headings.get(doubts.len() - 1);
                    if next.is_some_and(|heading| heading.id == self.text(id)) {
                        doubts.push(Vec::new());
                    }
                }
                Piece::Reference(Resolved::Note { note, mention: 1 }) => {
                    let verdict = article.notes[note as usize].verdict;
                    let section = doubts.len() - 1;
                    doubts[section].extend(verdict.filter(|verdict| verdict.is_doubt()));
                }
                _ => {}
            }
        }
        doubts
    }

    /// The link that a heading offers, at its end. Its sign is the stylesheet's, so that nobody copies it with the words.
    pub(super) fn heading_link(&mut self, id: TextRange) {
        self.open(Element::A, "apostil-anchor");
        self.to(self.text(id));
        self.sink.attribute(Attribute::AriaLabel, self.article.words.get("sectionLink"));
        self.sink.close();
    }
}

/// A heading that is being written.
#[derive(Default)]
pub(super) struct OpenHeading {
    /// How many elements are open from the heading on; 0 outside headings.
    depth: u32,
    id: Option<TextRange>,
}

impl OpenHeading {
    /// Sees the pieces one after the other; returns the id of the heading that a piece ends.
    pub fn ended_by(&mut self, piece: &Piece<Resolved>) -> Option<TextRange> {
        match *piece {
            Piece::Open(element) if self.depth > 0 || element.is_heading() => self.depth += 1,
            Piece::Reference(Resolved::Term { .. } | Resolved::Abbreviation { .. }) if self.depth > 0 => {
                self.depth += 1
            }
            Piece::Attribute(Attribute::Id, id) if self.depth == 1 && self.id.is_none() => self.id = Some(id),
            Piece::Close if self.depth > 0 => {
                self.depth -= 1;
                return self.id.take_if(|_| self.depth == 0);
            }
            _ => {}
        }
        None
    }
}
