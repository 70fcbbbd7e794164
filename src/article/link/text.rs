//! Links one text: its terms, notes and citations.

use super::terms::Meaning;
use super::{Linker, Place};
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Draft, Flow, Piece, Resolved, Unresolved};
use crate::article::diagnostic::{Code, Span};
use crate::article::model::front_matter::Terms;
use crate::article::text::chars::is_word;
use crate::article::text::percent::decoded;
use crate::article::text::slug::{note_label, section, slug};
use crate::article::text::strings::joined;
use std::mem::take;

impl Linker {
    /// Links a text. The scopes of terms begin again in it: the body has scopes of its own, and a note or a definition
    /// appears alone in a card.
    pub(super) fn link(&mut self, draft: Draft, place: Place) -> Flow {
        self.place = place;
        self.scope += 1;
        self.link_on(draft)
    }

    /// Links a text that continues the one before it.
    pub(super) fn link_on(&mut self, draft: Draft) -> Flow {
        let mut flow = Flow::with_capacity(draft.len() + draft.len() / 4);
        // For each open piece the text that ends it; none where it is a piece: an undefined term is only its brackets.
        let mut open = Vec::new();
        // How many were open where an abbreviation began that the author wrote out.
        let mut abbreviation = None;
        for piece in draft {
            match piece {
                Piece::Open(element) => {
                    if element == Element::Abbr {
                        abbreviation.get_or_insert(open.len());
                    }
                    if self.terms == Terms::Section && self.place == Place::Body && element.is_heading() {
                        self.scope += 1;
                    }
                    open.push(None);
                    flow.push(Piece::Open(element));
                }
                Piece::Close => {
                    let brackets = open.pop().flatten();
                    abbreviation.take_if(|at| *at == open.len());
                    if let Some(brackets) = brackets {
                        self.push_verbatim(brackets, &mut flow);
                    } else {
                        flow.push(Piece::Close);
                    }
                }
                Piece::Attribute(Attribute::Href, value) => match self.entry_with_id(value) {
                    Some(entry) => {
                        self.note_seen(entry);
                        flow.pop(); // the link, which the mention replaces
                        let linked = self.mention_entry(entry);
                        flow.push(Piece::Reference(linked));
                    }
                    None => flow.push(Piece::Attribute(Attribute::Href, self.own_fragment(value))),
                },
                Piece::Attribute(..) if matches!(flow.last(), Some(Piece::Reference(Resolved::Term { .. }))) => {}
                Piece::Attribute(Attribute::Id, value) if !matches!(flow.last(), Some(Piece::Open(element)) if element.is_heading()) => {
                    if self.anchors.remove(self.article.text.get(value)) {
                        flow.push(Piece::Attribute(Attribute::Id, value));
                    }
                }
                Piece::Attribute(name, value) => flow.push(Piece::Attribute(name, value)),
                Piece::Verbatim(stretch) => flow.push(Piece::Verbatim(stretch)),
                Piece::Text(stretch) => self.link_text(stretch, abbreviation.is_some(), &mut flow),
                Piece::Reference(Unresolved::Note { key, span }) => self.link_note(key, span, &mut flow),
                Piece::Reference(Unresolved::Citation { content, span }) => {
                    self.link_citation(content, span, &mut flow);
                }
                Piece::Reference(Unresolved::InText { key, locator, span }) => {
                    self.link_in_text(key, locator, span, &mut flow);
                }
                Piece::Reference(Unresolved::Term { name, is_named, span }) => {
                    open.push(self.link_term(name, is_named, span, &mut flow));
                }
            }
        }
        flow
    }

    /// The address of a link, if it is `#id`: what it leads to may have another id than its author wrote.
    fn own_fragment(&mut self, address: TextRange) -> TextRange {
        let id = self.article.text.get(address).strip_prefix('#').filter(|id| !self.ids.contains(id));
        let known = id.map(str::to_owned).and_then(|id| self.known_id(&id).or_else(|| self.id_of_entry(&id)));
        known.map_or(address, |id| self.article.text.add(&joined(&["#", &id])))
    }

    /// The id in the page of an entry that is shown, by the one that its author gave it: a definition may link to itself.
    fn id_of_entry(&self, id: &str) -> Option<String> {
        let entry = &self.article.entries[*self.entry_of.get(id)? as usize];
        Some(entry.id.clone()).filter(|id| !id.is_empty())
    }

    /// The entry that a link leads to by the id that its author gave it, if nothing else has this id.
    fn entry_with_id(&mut self, address: TextRange) -> Option<u32> {
        let id = self.article.text.get(address).strip_prefix('#')?;
        let entry = *self.entry_of.get(id)?;
        let id = id.to_owned();
        (self.place != Place::Definition(entry) && self.known_id(&id).is_none()).then_some(entry)
    }

    /// The id that an author meant: ids are slugs, and `[back](#Later)` must lead to `{#Later}` all the same, as must a
    /// link by the id that another program gave a heading.
    fn known_id(&mut self, id: &str) -> Option<String> {
        let id = decoded(id);
        let slugged = slug(&id);
        let of_section = self.article.is_untrusted().then(|| section(&slugged));
        let known = [Some(slugged), of_section].into_iter().flatten().find(|id| self.ids.contains(id));
        known.or_else(|| self.other_ids.find(&id, &self.article.headings))
    }

    /// Keeps only those links within the article that lead nowhere.
    pub(super) fn keep_lost_fragments(&mut self) {
        let mut fragments = take(&mut self.article.noted.fragments);
        fragments.retain(|(id, _)| {
            let id = self.article.text.get(*id).to_owned();
            let leads_out = id.is_empty() || id == "top" || id.starts_with(":~:");
            !leads_out && !self.ids.contains(&id) && !self.entry_of.contains_key(&id) && self.known_id(&id).is_none()
        });
        self.article.noted.fragments = fragments;
    }

    fn link_text(&mut self, stretch: TextRange, is_abbreviation: bool, flow: &mut Flow) {
        let mut rest = stretch;
        let mut reading = take(&mut self.reading);
        reading.begin();
        while let Some(found) = self.finder.find(self.article.text.get(stretch), &mut reading) {
            let linked = match found.meaning {
                Meaning::Abbreviation(title) if !is_abbreviation => Resolved::Abbreviation { title },
                Meaning::Entry(entry) if self.is_due(entry) => self.mention_entry(entry),
                _ => continue,
            };
            let start = stretch.start + found.range.start as u32;
            let words = TextRange { start, end: stretch.start + found.range.end as u32 };
            push_text(TextRange { start: rest.start, end: words.start }, flow);
            flow.push(Piece::Reference(linked));
            flow.push(Piece::Text(words));
            flow.push(Piece::Close);
            rest.start = words.end;
        }
        push_text(rest, flow);
        self.reading = reading;
    }

    /// Whether to link an entry where its words were found; if so, records it.
    fn is_due(&mut self, entry: u32) -> bool {
        if self.place == Place::Definition(entry) {
            return false;
        }
        let is_new = self.note_seen(entry);
        is_new || self.terms == Terms::All && self.place == Place::Body
    }

    /// Records that an entry is linked; returns whether it is the first time in this scope.
    fn note_seen(&mut self, entry: u32) -> bool {
        std::mem::replace(&mut self.seen[entry as usize], self.scope) != self.scope
    }

    /// A manual link. If it is none, returns the text that ends it: its brackets are shown, and the author is told, unless it
    /// is an index as programs have them: `x[[1]]`, or without a glossary `x[[i]]`. Only its words are shown as long as
    /// the glossary is missing that may have it.
    fn link_term(&mut self, name: TextRange, is_named: bool, span: Span, flow: &mut Flow) -> Option<&'static str> {
        match self.by_hand.look_up(self.article.text.get(name)) {
            Some(Meaning::Entry(entry)) => {
                self.note_seen(entry);
                if self.place == Place::Definition(entry) {
                    self.note_self_link(entry, span);
                }
                let linked = self.mention_entry(entry);
                flow.push(Piece::Reference(linked));
                None
            }
            _ => {
                let name = self.article.text.get(name).to_owned();
                let before = self.article.files[span.file as usize].get(..span.start as usize).unwrap_or_default();
                let is_index = self.article.entries.is_empty() && before.ends_with(is_word);
                if name.contains(char::is_alphabetic) && !is_index {
                    if self.diagnostics.is_implied(Code::TermUndefined) {
                        return Some("");
                    }
                    self.diagnostics.add(Code::TermUndefined, span, &[&name]);
                }
                let named: &[&str] = if is_named { &["[[", &name, "|"] } else { &["[["] };
                self.push_verbatim(&joined(named), flow);
                Some("]]")
            }
        }
    }

    fn link_note(&mut self, key: TextRange, span: Span, flow: &mut Flow) {
        let name = self.article.text.get(key).to_owned();
        if let Some(item) = self.note_of.get(&note_label(&name)).copied() {
            let linked = self.mention_note(item);
            flow.push(Piece::Reference(linked));
        } else {
            self.push_verbatim(&joined(&["[^", &name, "]"]), flow);
            // With spaces it may be anything, such as a regular expression.
            if !name.contains([' ', '\n']) {
                self.diagnostics.add(Code::NoteUndefined, span, &[&name]);
            }
        }
    }

    pub(super) fn push_verbatim(&mut self, text: &str, flow: &mut Flow) {
        let stretch = self.article.text.add(text);
        flow.push(Piece::Verbatim(stretch));
    }
}

fn push_text(stretch: TextRange, flow: &mut Flow) {
    if !stretch.is_empty() {
        flow.push(Piece::Text(stretch));
    }
}
