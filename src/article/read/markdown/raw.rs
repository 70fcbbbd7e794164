//! Tags of raw HTML: in they come, out go pieces. What is open is on the builder's stack, and only what is on it
//! can end, so elements are balanced whatever the tags are; `nesting.rs` says what may stand where.

use super::nesting::{self, Content, content, honoured, takes};
use super::{Builder, Ends, references};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::Piece;
use crate::article::content::values;
use crate::article::limits;
use crate::article::syntax::raw_html::{self, Part, Parts, Tag};
use crate::article::text::slug::slug;
use crate::article::text::strings::decimal;
use std::ops::Range;

impl Builder<'_> {
    /// Whether the innermost element holds nothing but its parts.
    pub(super) fn awaits_parts(&self) -> bool {
        matches!(self.open.last(), Some(Ends::Raw { element, .. }) if matches!(content(*element), Content::Parts(_)))
    }

    pub(super) fn is_in_code(&self) -> bool {
        self.codes > 0
    }

    pub(super) fn begin_code(&mut self) {
        self.verbatim += 1;
        self.codes += 1;
    }

    pub(super) fn end_code(&mut self) {
        self.verbatim -= 1;
        self.codes -= 1;
    }

    /// HTML within a line.
    pub(super) fn inline_html(&mut self, markup: &str, range: Range<usize>) {
        match Parts::new(markup).next() {
            Some((Part::Comment, _)) => {}
            Some((Part::Tag(tag), _)) if self.raw_tag(&tag, range.clone(), false) => {}
            _ => {
                self.report_markup(markup, range.clone());
                self.flush();
                self.begin_code();
                self.gather(markup, range.start);
                self.flush();
                self.end_code();
            }
        }
    }

    /// Begins or ends what a tag says; returns whether it may.
    pub(super) fn raw_tag(&mut self, tag: &Tag, range: Range<usize>, is_in_block: bool) -> bool {
        let Some(element) = honoured(tag.name) else { return nesting::is_skipped(tag.name) };
        self.flush();
        if tag.is_end {
            if self.end_raw(element) || self.end_raw_after_line(element) {
                return true;
            }
            // What a paragraph could not hold has ended it, if it was one.
            let is_paragraph = element == Element::P && self.refused_paragraphs == 0;
            self.refused_paragraphs -= u32::from(element == Element::P && !is_paragraph);
            return is_paragraph;
        }
        if element == Element::A && self.links > 0 {
            return false;
        }
        // Around the groups of a list of definitions.
        if let Some(Ends::Raw { element: Element::Dl, groups, .. }) = self.open.last_mut()
            && element == Element::Div
        {
            *groups += 1;
            return true;
        }
        if !element.is_block() {
            self.begin_phrasing(is_in_block, range.clone());
        } else if !self.make_room(element) {
            self.refused_paragraphs += u32::from(element == Element::P);
            return false;
        }
        match element {
            Element::Br | Element::Hr => self.void(element),
            Element::Img => self.raw_image(tag, range),
            _ => self.begin_raw(element, Some(tag), range),
        }
        true
    }

    /// Ends what a block cannot be in; returns whether it can begin then.
    fn make_room(&mut self, element: Element) -> bool {
        let mut ended = 0;
        let fits = loop {
            match self.open.iter().rev().nth(ended) {
                Some(Ends::Raw { element: around, .. }) if takes(*around, element) => break true,
                Some(Ends::Raw { element: around, .. }) if nesting::ends_by_itself(*around) => ended += 1,
                around => break around.is_none_or(holds_blocks) && !nesting::is_part(element),
            }
        };
        if !fits {
            return false;
        }
        for _ in 0..ended {
            self.end_innermost();
        }
        while let Some(Ends::Raw { element: around, .. }) = self.open.last()
            && !nesting::is_part_of(element, *around)
            && let Content::Parts(part) = content(*around)
        {
            self.begin_raw(part, None, 0..0);
        }
        true
    }

    /// Begins the parts that go without saying: an item in a list, a cell in a table.
    pub(super) fn begin_parts(&mut self) {
        while let Some(Ends::Raw { element, .. }) = self.open.last()
            && let Content::Parts(part) = content(*element)
        {
            self.begin_raw(part, None, 0..0);
        }
    }

    /// Prepares for text, and for elements within a line: in a block of HTML that nothing is around they are a paragraph.
    pub(super) fn begin_phrasing(&mut self, is_in_block: bool, range: Range<usize>) {
        self.begin_parts();
        if is_in_block && !matches!(self.open.last(), Some(Ends::Raw { .. })) {
            self.begin_raw(Element::P, None, range);
        }
    }

    /// Opens an element; implied ones have no tag.
    fn begin_raw(&mut self, element: Element, tag: Option<&Tag>, range: Range<usize>) {
        // As with Markdown, parts are as deep as what they are parts of.
        if nesting::is_part(element) {
            self.depth.enter();
        } else if !self.enter(range.clone()) {
            self.depth.leave();
            return;
        }
        let get = |name| tag.and_then(|tag| tag.get(name));
        let title = get("title").map(references::decoded).unwrap_or_default();
        let start = self.length();
        let unclosed = nesting::needs_end_tag(element).then(|| self.span(range.clone()));
        let inner = match (element, get("href"), element.heading_level()) {
            (Element::A, Some(address), _) => {
                let link = self.link(&references::decoded(address), &title, range);
                if matches!(link, Ends::Link) {
                    self.anchor(tag);
                }
                link
            }
            // Only a place that links lead to.
            (Element::A, None, _) if anchor_of(tag).is_some() => {
                self.push(Piece::Open(Element::Span));
                self.anchor(tag);
                Ends::Pieces(1)
            }
            (Element::A, None, _) => Ends::Nothing,
            // What is defined elsewhere gets its title from there.
            (Element::Abbr, ..) if title.is_empty() => Ends::Nothing,
            (Element::Table, ..) => {
                self.depth.enter(); // the frame around it
                self.begin_table();
                self.anchor(tag);
                Ends::Block(2)
            }
            (_, _, Some(level)) => {
                self.heading_at = self.span(range);
                self.heading(level, get("id").map(references::decoded))
            }
            _ => {
                self.push(Piece::Open(element));
                self.anchor(tag);
                if element == Element::Abbr {
                    self.look_at_direction(&title, range);
                    self.attribute(Attribute::Title, &title);
                }
                let scope = get("scope").filter(|_| element == Element::Th);
                let is_scope = |known: &&str| scope.is_some_and(|scope| scope.eq_ignore_ascii_case(known));
                if let Some(scope) = ["col", "row"].into_iter().find(is_scope) {
                    self.attribute(Attribute::Scope, scope);
                }
                self.numbers(element, tag);
                if element == Element::Code {
                    self.begin_code();
                }
                if element.is_block() { Ends::Block(1) } else { Ends::Pieces(1) }
            }
        };
        let place = start..self.length();
        self.open.push(Ends::Raw { element, place, unclosed, groups: 0, inner: Box::new(inner) });
    }

    fn raw_image(&mut self, tag: &Tag, range: Range<usize>) {
        let [alt, title] = ["alt", "title"].map(|name| references::decoded(tag.get(name).unwrap_or_default()));
        if self.in_description {
            return self.gather(&alt, range.start);
        }
        self.look_at_direction(&alt, range.clone());
        self.look_at_direction(&title, range.clone());
        let address =
            tag.get("src").and_then(|address| self.picture_address(&references::decoded(address), range.clone()));
        let Some(address) = address else { return self.gather(&alt, range.start) };
        // An empty description says that there is nothing to describe.
        if alt.trim().is_empty() && tag.get("alt") != Some("") {
            self.shared.noted.undescribed.push(self.span(range));
        }
        let title = self.shared.text.add(&title);
        self.begin_image(&address, &alt, title);
        self.numbers(Element::Img, Some(tag));
        self.close(1);
    }

    /// The id that a tag gives its element, so that links lead to it.
    fn anchor(&mut self, tag: Option<&Tag>) {
        let Some(id) = anchor_of(tag).filter(|_| !self.in_description) else { return };
        let id = self.allowed_id(&id);
        self.attribute(Attribute::Id, &id);
        self.shared.noted.anchors.push(id);
    }

    /// The attributes of an element that are numbers.
    fn numbers(&mut self, element: Element, tag: Option<&Tag>) {
        let (attributes, allowed): (&[Attribute], _) = match element {
            Element::Ol => (&[Attribute::Start], 0..=limits::LIST_NUMBER),
            Element::Img => (&[Attribute::Width, Attribute::Height], 1..=limits::PIXELS),
            Element::Td | Element::Th => (&[Attribute::Colspan, Attribute::Rowspan], 1..=limits::SPAN),
            _ => return,
        };
        for attribute in attributes {
            let Some(value) = tag.and_then(|tag| tag.get(attribute.name())) else { continue };
            let value = value.trim();
            let value = value.strip_suffix("px").filter(|_| element == Element::Img).unwrap_or(value);
            if let Some(number) = values::number(value, &allowed) {
                self.attribute(*attribute, &decimal(number));
            }
        }
    }

    /// Ends the innermost element of raw HTML with this name, and what is in it; returns whether there is one.
    fn end_raw(&mut self, ended: Element) -> bool {
        let Some(open) = self.open_without(ended, self.open.len()) else { return false };
        self.end_down_to(open);
        true
    }

    /// Has a block of raw HTML around a paragraph, or a heading, of Markdown end with that; returns whether there is one.
    fn end_raw_after_line(&mut self, ended: Element) -> bool {
        let is_in_line = |open: &Ends| match open {
            Ends::Raw { element, .. } => !element.is_block(),
            open => matches!(open, Ends::Pieces(_) | Ends::Link | Ends::Exempt { .. } | Ends::Nothing),
        };
        let Some(line) = self.open.iter().rposition(|open| !is_in_line(open)) else { return false };
        if !matches!(self.open[line], Ends::Paragraph(_) | Ends::Heading { .. }) {
            return false;
        }
        let open = self.open_without(ended, self.open_after_line.unwrap_or(line));
        self.open_after_line = open.or(self.open_after_line);
        open.is_some()
    }

    /// How much stays open of as much as is given if the innermost element with this name ends; none if there is none.
    fn open_without(&mut self, ended: Element, open: usize) -> Option<usize> {
        for (at, around) in self.open[..open].iter_mut().enumerate().rev() {
            match around {
                Ends::Raw { element, unclosed, .. } if *element == ended => {
                    *unclosed = None;
                    return Some(at);
                }
                Ends::Raw { groups: groups @ 1.., .. } if ended == Element::Div => {
                    *groups -= 1;
                    return Some(at + 1);
                }
                Ends::Raw { element, .. } if !nesting::confines(*element, ended) => {}
                _ => break,
            }
        }
        None
    }

    pub(super) fn end_down_to(&mut self, open: usize) {
        while self.open.len() > open {
            self.end_innermost();
        }
    }

    fn end_innermost(&mut self) {
        if let Some(open) = self.open.pop() {
            self.ended(open);
        }
    }

    /// What ends with an element of raw HTML.
    pub(super) fn ended_raw(&mut self, element: Element, place: Range<usize>, inner: Ends) {
        let pushed = self.targets.last().and_then(|target| target.get(place.clone())).unwrap_or_default();
        let is_anchor = pushed.iter().any(|piece| matches!(piece, Piece::Attribute(Attribute::Id, _)));
        let is_empty = self.length() == place.end && nesting::is_dropped_if_empty(element) && !is_anchor;
        // Marks that come after it are no part of it.
        let marks = if is_empty { std::mem::take(&mut self.deferred) } else { Vec::new() };
        if element == Element::Code {
            self.end_code();
        }
        self.ended(inner);
        self.depth.leave();
        if element == Element::Table {
            self.depth.leave();
        }
        if let Some(target) = self.targets.last_mut().filter(|_| is_empty) {
            target.truncate(place.start);
            self.deferred = marks;
            self.push_deferred();
        }
    }

    fn length(&self) -> usize {
        self.targets.last().map_or(0, Vec::len)
    }

    /// Records HTML that is shown as text: an element is reported once.
    pub(super) fn report_markup(&mut self, markup: &str, range: Range<usize>) {
        let (name, closes) = raw_html::name(markup);
        let span = self.span(range);
        let known = &mut self.shared.noted.markup;
        if let Some((.., more)) = known.iter_mut().find(|(known, ..)| known.eq_ignore_ascii_case(name)) {
            *more += u32::from(!closes);
        } else if known.len() < limits::MARKUP {
            known.push((limits::name(name).to_owned(), span, 0));
        }
    }
}

/// The id of a tag as a slug; older documents have it as the `name` of a link.
fn anchor_of(tag: Option<&Tag>) -> Option<String> {
    let tag = tag?;
    let name = tag.get("name").filter(|_| tag.name.eq_ignore_ascii_case("a"));
    let id = slug(&references::decoded(tag.get("id").or(name)?));
    Some(id).filter(|id| !id.is_empty())
}

/// Whether Markdown that is open holds blocks.
fn holds_blocks(open: &Ends) -> bool {
    matches!(open, Ends::Block(_) | Ends::Cell | Ends::Note { .. } | Ends::Definition)
}
