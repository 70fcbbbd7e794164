//! Inline content: text, links, images, tags, and the marks of notes, terms and sources.

use super::{Builder, Ends, is_escaped};
use crate::article::content::address::{self, Use};
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Piece, Unresolved, plain};
use crate::article::diagnostic::{Code, Span};
use crate::article::limits;
use crate::article::read::drafts::NoteDraft;
use crate::article::syntax::citation;
use crate::article::text::direction::{self, settled};
use crate::article::text::scan::{Class, find};
use crate::article::text::strings::{decimal, joined};
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        match text {
            "[" if self.opens_inline_note(range.start) => return self.start_inline_note(range),
            "[" if !self.is_escaped(range.start) => self.count_bracket(1),
            "]" if self.closes_inline_note(range.start) => {
                self.flush();
                if let Some(note) = self.open.pop() {
                    self.end_inline(note);
                }
                return;
            }
            "]" if !self.is_escaped(range.start) => self.count_bracket(-1),
            _ => {}
        }
        let (text, at) = match self.open.last_mut() {
            Some(Ends::Exempt { has_sign: has_sign @ true }) => {
                *has_sign = false;
                let text_without_sign = text.strip_prefix('!').unwrap_or(text);
                (text_without_sign, range.start + text.len() - text_without_sign.len())
            }
            _ => (text, range.start),
        };
        self.gather(text, at);
    }

    fn is_escaped(&self, at: usize) -> bool {
        is_escaped(self.source.text, at)
    }

    fn opens_inline_note(&self, at: usize) -> bool {
        let is_marked = self.run.is_some() && at > 0 && self.source.text.as_bytes()[at - 1] == b'^';
        let is_read = *self.shared.inline_notes < limits::INLINE_NOTES;
        is_marked && is_read && self.set_apart == 0 && !self.is_escaped(at) && !self.is_escaped(at - 1)
    }

    fn start_inline_note(&mut self, range: Range<usize>) {
        // The last character so far is the `^`.
        if let Some(start) = self.run.take() {
            self.run_of_text(TextRange { start, end: self.shared.text.len() as u32 - 1 });
        }
        self.set_apart += 1;
        *self.shared.inline_notes += 1;
        // A key that nobody can write: footnote labels contain no whitespace.
        let key = self.shared.text.add(&joined(&["inline ", &decimal(*self.shared.inline_notes)]));
        let span = self.span(range.start - 1..range.end);
        self.reference(Unresolved::Note { key, span });
        self.targets.push(vec![Piece::Open(Element::P)]);
        self.open.push(Ends::InlineNote { key, brackets: 0, span, closed: false });
    }

    fn count_bracket(&mut self, by: i32) {
        if let Some(Ends::InlineNote { brackets, .. }) = self.open.last_mut() {
            *brackets = brackets.saturating_add_signed(by);
        }
    }

    /// Whether a bracket ends the open inline note; if so, ends it.
    fn closes_inline_note(&mut self, at: usize) -> bool {
        if self.is_escaped(at) {
            return false;
        }
        match self.open.last_mut() {
            Some(Ends::InlineNote { brackets: 0, closed, .. }) => {
                *closed = true;
                true
            }
            _ => false,
        }
    }

    pub(super) fn inline(&mut self, element: Element) -> Ends {
        self.push(Piece::Open(element));
        Ends::Pieces(1)
    }

    pub(super) fn task(&mut self, done: bool) {
        let words = self.shared.words;
        let (sign, label) = if done { ("☑", words.get("taskDone")) } else { ("☐", words.get("taskOpen")) };
        self.push(Piece::Open(Element::Span));
        self.attribute(Attribute::Class, "apostil-task");
        self.attribute(Attribute::Role, "img");
        self.attribute(Attribute::AriaLabel, label);
        let sign = self.shared.text.add(sign);
        self.push(Piece::Verbatim(sign));
        self.push(Piece::Close);
        let space = self.shared.text.add(" ");
        self.push(Piece::Verbatim(space));
    }

    pub(super) fn link(&mut self, address: &str, title: &str, range: Range<usize>) -> Ends {
        let Some(address) = self.safe_address(address, Use::Link, range.clone()) else { return Ends::Nothing };
        if let Some(id) = address.strip_prefix('#') {
            let id = self.shared.text.add(id);
            let span = self.span(range.clone());
            self.shared.noted.fragments.push((id, span));
        }
        self.look_at_direction(title, range);
        self.push(Piece::Open(Element::A));
        self.attribute(Attribute::Href, &address);
        if !title.is_empty() {
            self.attribute(Attribute::Title, title);
        }
        self.verbatim += 1;
        self.links += 1;
        Ends::Link
    }

    pub(super) fn image(&mut self, address: &str, title: &str, range: Range<usize>) -> Ends {
        self.look_at_direction(title, range.clone());
        let address = self.picture_address(address, range.clone());
        if self.in_description {
            // Within a description an image is not shown: its own description becomes part of the text.
            return Ends::Nothing;
        }
        self.image_at = self.span(range);
        let title = self.shared.text.add(title);
        self.targets.push(Vec::new());
        self.in_description = true;
        self.set_apart += 1;
        self.verbatim += 1;
        Ends::Image { address, title }
    }

    pub(super) fn begin_image(&mut self, address: &str, description: &str, title: TextRange) {
        self.push(Piece::Open(Element::Img));
        self.attribute(Attribute::Src, address);
        self.attribute(Attribute::Alt, description);
        if !title.is_empty() {
            self.push(Piece::Attribute(Attribute::Title, title));
        }
        self.attribute(Attribute::Loading, "lazy");
    }

    pub(super) fn picture_address(&mut self, address: &str, range: Range<usize>) -> Option<String> {
        let address = self.safe_address(address, Use::Image, range.clone())?;
        let is_allowed = self.shared.untrusted.is_none_or(|origin| address::is_of(&address, origin));
        if !is_allowed {
            self.find(Code::ImageElsewhere, range);
        }
        is_allowed.then_some(address)
    }

    fn safe_address(&mut self, address: &str, used: Use, range: Range<usize>) -> Option<String> {
        let safe = address::safe(address, used);
        match safe.as_deref().map(address::relative_path) {
            None => {
                let span = self.span(range);
                let what = if used == Use::Image { "Addresses of pictures" } else { "Addresses" };
                self.shared.diagnostics.add(Code::UnsafeAddress, span, &[what, &address::beginning(address)]);
            }
            Some(Some(path)) => {
                let path = self.shared.text.add(path);
                let span = self.span(range);
                self.shared.noted.files.push((path, span, used == Use::Image));
            }
            Some(None) => {}
        }
        safe
    }

    /// `[[name]]`, `[[name|words]]` and `[[!words]]`.
    pub(super) fn term(&mut self, name: &str, is_named: bool, range: Range<usize>) -> Ends {
        self.verbatim += 1;
        if name.starts_with('!') {
            return Ends::Exempt { has_sign: !is_named };
        }
        let name = self.shared.text.add(name);
        let span = self.span(range);
        self.push(Piece::Reference(Unresolved::Term { name, is_named, span }));
        self.links += 1;
        Ends::Link
    }

    pub(super) fn citation(&mut self, range: Range<usize>) -> Ends {
        self.targets.push(Vec::new());
        self.verbatim += 1;
        self.in_citation = true;
        Ends::Citation { span: self.span(range) }
    }

    pub(super) fn note_reference(&mut self, key: &str, range: Range<usize>) {
        let key = self.shared.text.add(key);
        let span = self.span(range);
        self.reference(Unresolved::Note { key, span });
    }

    fn reference(&mut self, named: Unresolved) {
        if self.links > 0 || self.in_description {
            self.deferred.push(Piece::Reference(named));
        } else {
            self.push(Piece::Reference(named));
        }
    }

    /// Pushes the marks that had to wait, once the link or the image that they were in has ended.
    pub(super) fn push_deferred(&mut self) {
        if self.links == 0 && !self.in_description {
            for piece in std::mem::take(&mut self.deferred) {
                self.push(piece);
            }
        }
    }

    pub(super) fn end_inline(&mut self, ends: Ends) {
        match ends {
            Ends::Link => {
                self.verbatim -= 1;
                self.links -= 1;
                self.close(1);
                self.push_deferred();
            }
            Ends::Exempt { .. } => self.verbatim -= 1,
            Ends::Citation { span } => {
                self.verbatim -= 1;
                self.in_citation = false;
                let content = self.shared.citations.len() as u32;
                self.shared.citations.push(self.targets.pop().unwrap_or_default());
                self.reference(Unresolved::Citation { content, span });
            }
            Ends::Image { address, title } => {
                self.verbatim -= 1;
                self.in_description = false;
                self.set_apart -= 1;
                let pieces = self.targets.pop().unwrap_or_default();
                let description = plain(&pieces, self.shared.text);
                if let Some(address) = address {
                    if description.trim().is_empty() {
                        self.shared.noted.undescribed.push(self.image_at);
                    }
                    self.begin_image(&address, &description, title);
                    self.close(1);
                } else {
                    let text = self.shared.text.add(&description);
                    self.push_text(text);
                }
                self.push_deferred();
            }
            Ends::InlineNote { key, span, closed, .. } => self.end_inline_note(key, span, closed),
            _ => {}
        }
    }

    fn end_inline_note(&mut self, key: TextRange, span: Span, closed: bool) {
        self.set_apart -= 1;
        self.push(Piece::Close);
        let pieces = self.targets.pop().unwrap_or_default();
        let key = self.shared.text.get(key).to_owned();
        self.document.notes.push(NoteDraft { key, span, pieces, is_of_passage: false });
        if !closed {
            self.shared.diagnostics.add(Code::NoteUnclosed, span, &[]);
        }
    }

    /// Reports an invisible character that changes the direction of a text that is not a run: code, or an attribute's
    /// value.
    pub(super) fn look_at_direction(&mut self, text: &str, range: Range<usize>) {
        let Some((at, name)) = direction::unsettled(text) else { return };
        // If it is not written as a character reference, its own range is the place.
        let control = text[at..].chars().next().unwrap_or_default();
        let place = self.source.text[range.clone()].find(control).map(|at| range.start + at);
        let span = self.span(place.map_or(range, |at| at..at + direction::LENGTH));
        self.shared.diagnostics.add(Code::BidiControl, span, &[name]);
    }

    /// A whole run of text. Directions that invisible characters open in it end with it.
    pub(super) fn run_of_text(&mut self, run: TextRange) {
        let text = self.shared.text.get(run);
        if !direction::has_controls(text) {
            return self.text_and_marks(run);
        }
        if let Some((at, name)) = direction::unsettled(text) {
            let start = run.start + at as u32;
            let span = self.shared.text.span(TextRange { start, end: start + direction::LENGTH as u32 });
            self.shared.diagnostics.add(Code::BidiControl, span, &[name]);
        }
        let (kept, ends) = direction::kept(text);
        for part in kept {
            self.text_and_marks(TextRange { start: run.start + part.start as u32, end: run.start + part.end as u32 });
        }
        if !ends.is_empty() {
            let ends = self.shared.text.add(&ends);
            self.push(Piece::Verbatim(ends));
        }
    }

    /// The content of a text, except the marks of notes that are not defined in this file, and citations without
    /// brackets.
    fn text_and_marks(&mut self, text: TextRange) {
        let mut rest = text;
        while let Some((place, named)) = self.next_reference(rest) {
            self.push_linked_text(TextRange { start: rest.start, end: place.start });
            self.reference(named);
            rest.start = place.end;
        }
        self.push_linked_text(rest);
    }

    /// The first `[^key]` or `@key` in a text, with its place. If the file defines the note, the parser has already found
    /// it.
    fn next_reference(&self, within: TextRange) -> Option<(TextRange, Unresolved)> {
        if self.is_in_code() {
            return None;
        }
        let text = self.shared.text.get(within);
        let part = |range: Range<usize>| TextRange {
            start: within.start + range.start as u32,
            end: within.start + range.end as u32,
        };
        let mut from = 0;
        loop {
            let start = find(text, from, Class::Reference)?;
            from = start + 1;
            let found = if text[start..].starts_with('@') {
                self.cited_in_text(text, start, within.start)
            } else {
                mark(&text[from..]).map(|key| (from + key.start..from + key.end, 0..0, from + key.end + 1))
            };
            let Some((key, locator, end)) = found.filter(|_| !self.is_escaped_in_source(part(start..from))) else {
                continue;
            };
            let place = part(start..end);
            let span = self.shared.text.span(place);
            let (key, locator) = (part(key), part(locator));
            return Some(if text[start..].starts_with('@') {
                (place, Unresolved::InText { key, locator, span })
            } else {
                (place, Unresolved::Note { key, span })
            });
        }
    }

    fn is_escaped_in_source(&self, sign: TextRange) -> bool {
        let source = self.shared.text.span(sign).start as usize;
        source >= self.source.offset && self.is_escaped(source - self.source.offset)
    }

    /// The known source that `@` begins to cite at this place of a text: its key, the locator in the brackets after it,
    /// and where these end. The text begins at this place of the buffer.
    fn cited_in_text(&self, text: &str, at: usize, base: u32) -> Option<(Range<usize>, Range<usize>, usize)> {
        let before = text[..at].chars().next_back();
        let is_address = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '/' | '@'));
        if is_address || self.in_citation || self.in_description || self.links > 0 {
            return None;
        }
        let after = at + 1;
        let (key, end) = citation::bare_key(&text[after..])?;
        let (key, end) = (after + key.start..after + key.end, after + end);
        if !self.shared.keys.contains(&*settled(&text[key.clone()])) {
            return None;
        }
        let brackets =
            text[end..].strip_prefix([' ', '\n']).and_then(|rest| limits::start(rest, LOCATOR).strip_prefix('['));
        let locator = brackets.and_then(|rest| rest.find([']', '[', '@']).filter(|at| rest[*at..].starts_with(']')));
        let locator = locator
            .map(|length| end + 2..end + 2 + length)
            .filter(|locator| !text[locator.clone()].starts_with('^') && !text[locator.clone()].trim().is_empty());
        let bracket = base + end as u32 + 1;
        let is_bare = |_: &_| !self.is_escaped_in_source(TextRange { start: bracket, end: bracket + 1 });
        Some(match locator.filter(is_bare) {
            Some(locator) => (key, locator.clone(), locator.end + 1),
            None => (key, 0..0, end),
        })
    }
}

/// The most bytes of a locator after a citation in the text.
const LOCATOR: usize = 400;

/// The key of the mark of a note, after its bracket.
fn mark(text: &str) -> Option<Range<usize>> {
    let key = text.strip_prefix('^')?;
    let length = key.find([']', '[', '\t'])?;
    (length > 0 && key[length..].starts_with(']')).then_some(1..length + 1)
}
