//! Links one text: its terms, notes and citations.

use super::{Linker, Place};
use crate::article::citation;
use crate::article::diagnostic::{Code, Span};
use crate::article::flow::{Draft, Flow, Linked, Named, Piece, Stretch};
use crate::article::front_matter::Terms;
use crate::article::terms::Meaning;

impl Linker {
    /// Links a text. Terms are linked anew in it: the body has scopes of its own, and a note or a definition
    /// stands by itself in a card.
    pub(super) fn link(&mut self, draft: Draft, place: Place) -> Flow {
        self.place = place;
        self.scope += 1;
        self.link_on(draft)
    }

    /// Links a text that continues the one before it.
    pub(super) fn link_on(&mut self, draft: Draft) -> Flow {
        let mut flow = Flow::with_capacity(draft.len() + draft.len() / 4);
        // For each open piece, whether it came out: a term that is nowhere defined does not.
        let mut open = Vec::new();
        for piece in draft {
            match piece {
                Piece::Open(element) => {
                    if self.terms == Terms::Section && self.place == Place::Body && element.is_heading() {
                        self.scope += 1;
                    }
                    open.push(true);
                    flow.push(Piece::Open(element));
                }
                Piece::Close => {
                    if open.pop() != Some(false) {
                        flow.push(Piece::Close);
                    }
                }
                Piece::Attribute(name, value) => flow.push(Piece::Attribute(name, value)),
                Piece::Verbatim(stretch) => flow.push(Piece::Verbatim(stretch)),
                Piece::Text(stretch) => self.link_text(stretch, &mut flow),
                Piece::Reference(Named::Note { key, span }) => self.link_note(key, span, &mut flow),
                Piece::Reference(Named::Citation { cited, span }) => self.link_citation(cited, span, &mut flow),
                Piece::Reference(Named::Term { name, span }) => open.push(self.link_term(name, span, &mut flow)),
            }
        }
        flow
    }

    fn link_text(&mut self, stretch: Stretch, flow: &mut Flow) {
        let mut rest = stretch;
        let mut from = 0;
        while let Some(found) = self.finder.find(self.article.text.get(stretch), from) {
            from = found.range.end;
            let linked = match found.meaning {
                Meaning::Abbreviation(title) => Linked::Abbreviation { title },
                Meaning::Entry(entry) if self.is_due(entry) => self.mention_entry(entry),
                _ => continue,
            };
            let start = stretch.start + found.range.start as u32;
            let words = Stretch { start, end: stretch.start + found.range.end as u32 };
            push_text(Stretch { start: rest.start, end: words.start }, flow);
            flow.extend([Piece::Reference(linked), Piece::Text(words), Piece::Close]);
            rest.start = words.end;
        }
        push_text(rest, flow);
    }

    /// Whether an entry is to be linked where its words were found; if so, notes that it was.
    fn is_due(&mut self, entry: u32) -> bool {
        if self.place == Place::Definition(entry) {
            return false;
        }
        let is_new = self.note_seen(entry);
        is_new || self.terms == Terms::All && self.place == Place::Body
    }

    /// Notes that an entry is linked; says whether it is the first time in this scope.
    fn note_seen(&mut self, entry: u32) -> bool {
        std::mem::replace(&mut self.seen[entry as usize], self.scope) != self.scope
    }

    /// A link written by hand; says whether it came out.
    fn link_term(&mut self, name: Stretch, span: Span, flow: &mut Flow) -> bool {
        match self.by_hand.look_up(self.article.text.get(name)) {
            Some(Meaning::Entry(entry)) => {
                self.note_seen(entry);
                let linked = self.mention_entry(entry);
                flow.push(Piece::Reference(linked));
                true
            }
            _ => {
                self.findings.add(Code::TermUndefined, span, &[self.article.text.get(name)]);
                false
            }
        }
    }

    fn link_note(&mut self, key: Stretch, span: Span, flow: &mut Flow) {
        let name = self.article.text.get(key).to_owned();
        if let Some(item) = self.note_of.get(&name).copied() {
            let linked = self.mention_note(item);
            flow.push(Piece::Reference(linked));
        } else {
            flow.push(Piece::Verbatim(self.article.text.add(&["[^", &name, "]"].concat())));
            self.findings.add(Code::NoteUndefined, span, &[&name]);
        }
    }

    fn link_citation(&mut self, cited: Stretch, span: Span, flow: &mut Flow) {
        let text = self.article.text.get(cited).to_owned();
        let mut parts = match citation::read(&text) {
            Ok(parts) => parts,
            Err(wrong) => {
                self.findings.add(Code::CitationSyntax, span, &[&text[wrong]]);
                Vec::new()
            }
        };
        for part in &parts {
            let key = &text[part.key.clone()];
            if !self.source_of.contains_key(key) {
                self.findings.add(Code::SourceUndefined, span, &[key]);
            }
        }
        if parts.iter().any(|part| !self.source_of.contains_key(&text[part.key.clone()])) {
            parts.clear();
        }
        if parts.is_empty() {
            flow.push(Piece::Verbatim(self.article.text.add(&["[", &text, "]"].concat())));
        }
        let last = parts.len().saturating_sub(1);
        for (i, part) in parts.into_iter().enumerate() {
            flow.push(Piece::Verbatim(self.article.text.add(if i == 0 { "(" } else { "; " })));
            let key = &text[part.key];
            let Some(source) = self.source_of.get(key).copied() else { continue };
            self.mention_source(source);
            let locator = self.article.text.add(&text[part.locator]);
            flow.push(Piece::Reference(Linked::Citation { source, locator }));
            if i == last {
                flow.push(Piece::Verbatim(self.article.text.add(")")));
            }
        }
    }
}

fn push_text(stretch: Stretch, flow: &mut Flow) {
    if !stretch.is_empty() {
        flow.push(Piece::Text(stretch));
    }
}
