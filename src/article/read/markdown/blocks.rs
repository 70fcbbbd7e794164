//! Blocks: paragraphs, headings, lists, tables, definitions, and what to do at the end of each.

use super::nesting::{self, Content, content};
use super::{Builder, Ends, GlossarySection, Table};
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Draft, Piece, Unresolved, plain, plain_with_descriptions};
use crate::article::content::values;
use crate::article::diagnostic::{Code, Span};
use crate::article::limits;
use crate::article::model::Heading;
use crate::article::read::drafts::{AbbreviationDraft, EntryDraft, NoteDraft};
use crate::article::text::slug;
use crate::article::text::strings::{decimal, joined};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, LinkType, Tag};
use std::ops::Range;

impl<'a> Builder<'a> {
    pub(super) fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        use Tag::{Emphasis, Image, Link, Strikethrough, Strong};
        if !matches!(tag, Emphasis | Strong | Strikethrough | Link { .. } | Image { .. }) {
            self.end_extras(match tag {
                Tag::Paragraph => nesting::holds_words,
                Tag::Heading { .. } => |element| element == Element::Summary,
                _ => |_| false,
            });
        }
        if !matches!(tag, Tag::FootnoteDefinition(_)) {
            self.begin_parts();
        }
        // The parts of a table or a list are skipped with it: without it the HTML parser would rearrange them.
        let is_part = matches!(
            tag,
            Tag::Item
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::DefinitionListTitle
                | Tag::DefinitionListDefinition
        );
        let parent_is_refused = matches!(self.open.last(), Some(Ends::Refused));
        let is_refused = if is_part {
            self.depth.enter();
            parent_is_refused
        } else {
            !self.enter(range.clone())
        };
        let ends = if is_refused { Ends::Refused } else { self.begin(tag, range) };
        self.open.push(ends);
    }

    /// Whether one more element may be opened; the first that may not is reported.
    pub(super) fn enter(&mut self, range: Range<usize>) -> bool {
        let may = self.depth.enter();
        if !may && !std::mem::replace(&mut self.is_too_deep, true) {
            self.find(Code::TooDeep, range);
        }
        may
    }

    /// The place of a block, without the line end after it.
    fn trimmed(&self, range: Range<usize>) -> Span {
        let length = self.source.text[range.clone()].trim_end().len();
        self.span(range.start..range.start + length)
    }

    fn begin(&mut self, tag: Tag<'a>, range: Range<usize>) -> Ends {
        match tag {
            Tag::Paragraph => {
                let is_words =
                    matches!(self.open.last(), Some(Ends::Raw { element, .. }) if nesting::holds_words(*element));
                if !is_words {
                    self.push(Piece::Open(Element::P));
                }
                Ends::Paragraph(u8::from(!is_words))
            }
            Tag::Heading { level, id, .. } => {
                self.heading_at = self.trimmed(range);
                self.heading(level as u8, id.map(|id| id.into_string()))
            }
            Tag::BlockQuote(None) => self.block(Element::Blockquote),
            Tag::BlockQuote(Some(kind)) => self.aside(kind),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.code_block(&info),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.code_block(""),
            Tag::List(None) => self.block(Element::Ul),
            Tag::List(Some(first)) => {
                let ends = self.block(Element::Ol);
                if first != 1 {
                    self.attribute(Attribute::Start, &decimal(first as u32));
                }
                ends
            }
            Tag::Item => self.block(Element::Li),
            Tag::FootnoteDefinition(key) => {
                self.targets.push(Vec::new());
                let span = self.span(range.start..range.start + key.len() + 3);
                Ends::Note { key: key.into_string(), span }
            }
            Tag::DefinitionList if self.takes_entries() => Ends::Nothing,
            Tag::DefinitionListTitle if self.takes_entries() => {
                self.targets.push(Vec::new());
                Ends::Names { span: self.trimmed(range) }
            }
            Tag::DefinitionListDefinition if self.takes_entries() => {
                self.targets.push(Vec::new());
                Ends::Definition
            }
            Tag::DefinitionList => self.block(Element::Dl),
            Tag::DefinitionListTitle => self.line(Element::Dt),
            Tag::DefinitionListDefinition => self.block(Element::Dd),
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                self.begin_table();
                Ends::Block(3)
            }

            Tag::TableHead => {
                self.table.is_head = true;
                self.table.column = 0;
                self.push(Piece::Open(Element::Thead));
                self.push(Piece::Open(Element::Tr));
                Ends::TableHead
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.block(Element::Tr)
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.inline(Element::Em),
            Tag::Strong => self.inline(Element::Strong),
            Tag::Strikethrough => self.inline(Element::Del),
            Tag::Link { link_type: LinkType::ShortcutUnknown | LinkType::CollapsedUnknown, .. } => self.citation(range),
            // An address in angle brackets, within a link.
            Tag::Link { .. } if self.links > 0 => Ends::Nothing,
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.term(&dest_url, has_pothole, range)
            }
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.link(&joined(&["mailto:", &dest_url]), &title, range)
            }
            Tag::Link { dest_url, title, .. } => self.link(&dest_url, &title, range),
            // Neither a citation nor a term is an image: the `!` before it is text.
            Tag::Image { link_type: LinkType::ShortcutUnknown | LinkType::CollapsedUnknown, .. } => {
                self.exclamation_mark(range.start);
                self.citation(range.start + 1..range.end)
            }
            Tag::Image { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.exclamation_mark(range.start);
                self.term(&dest_url, has_pothole, range.start + 1..range.end)
            }
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, range),
            _ => Ends::Nothing,
        }
    }

    /// Ends the innermost element, and with it what authors left open inside it.
    pub(super) fn end(&mut self) {
        while let Some(ends) = self.open.pop() {
            let is_extra = matches!(ends, Ends::Raw { .. } | Ends::InlineNote { .. });
            let is_line = matches!(ends, Ends::Paragraph(_) | Ends::Heading { .. });
            self.ended(ends);
            if is_extra {
                continue;
            }
            self.depth.leave();
            if let Some(open) = self.open_after_line.take_if(|_| is_line) {
                self.end_down_to(open);
            }
            return;
        }
    }

    /// Ends what authors left open and what holds no blocks, even where a tight list has no paragraphs, up to what is kept.
    pub(super) fn end_extras(&mut self, is_kept: fn(Element) -> bool) {
        self.refused_paragraphs = 0;
        let is_extra = |ends: &mut Ends| match ends {
            Ends::Raw { element, .. } => matches!(content(*element), Content::Phrasing) && !is_kept(*element),
            ends => matches!(ends, Ends::InlineNote { .. }),
        };
        while let Some(extra) = self.open.pop_if(is_extra) {
            self.ended(extra);
        }
    }

    pub(super) fn ended(&mut self, ends: Ends) {
        match ends {
            Ends::Nothing | Ends::Refused => {}
            Ends::Pieces(pieces) => self.close(pieces),
            Ends::Cell => self.close(1),
            Ends::Block(pieces) => {
                self.close(pieces);
                self.new_line();
            }
            Ends::Line => {
                self.close(1);
                self.new_line();
            }
            Ends::Paragraph(pieces) => {
                self.close(pieces);
                self.new_line();
            }
            Ends::Raw { element, place, unclosed, inner, .. } => {
                if let Some(tag) = unclosed {
                    self.shared.diagnostics.add(Code::HtmlUnclosed, tag, &[element.name()]);
                }
                self.ended_raw(element, place, *inner);
            }
            Ends::TableHead => {
                self.close(2);
                self.new_line();
                self.push(Piece::Open(Element::Tbody));
                self.table.is_head = false;
            }
            Ends::Heading { level, at, id } => self.end_heading(level, at, id),
            Ends::Code => {
                self.end_code();
                self.close(2);
                self.new_line();
            }
            Ends::Note { key, span } => {
                let pieces = self.targets.pop().unwrap_or_default();
                self.document.notes.push(NoteDraft { key, span, pieces, is_of_passage: false });
            }
            Ends::Names { span } => {
                let pieces = self.targets.pop().unwrap_or_default();
                let lines = plain(&pieces, self.shared.text);
                let names = lines.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
                self.document.entries.push(EntryDraft { names, span, pieces: Vec::new() });
                let is_mark = |piece: &Piece<_>| {
                    matches!(piece, Piece::Reference(Unresolved::Note { .. } | Unresolved::Citation { .. }))
                };
                self.headword_marks = pieces.into_iter().filter(is_mark).collect();
            }
            Ends::Definition => {
                let pieces = self.targets.pop().unwrap_or_default();
                let mut pieces = self.in_paragraph(pieces);
                self.take_headword_marks(&mut pieces);
                if let Some(entry) = self.document.entries.last_mut() {
                    entry.pieces.extend(pieces);
                }
            }
            inline => self.end_inline(inline),
        }
    }

    pub(super) fn close(&mut self, pieces: u8) {
        for _ in 0..pieces {
            self.push(Piece::Close);
        }
    }

    fn new_line(&mut self) {
        self.push(Piece::Verbatim(self.newline));
    }

    fn block(&mut self, element: Element) -> Ends {
        self.push(Piece::Open(element));
        Ends::Block(1)
    }

    fn line(&mut self, element: Element) -> Ends {
        self.push(Piece::Open(element));
        Ends::Line
    }

    /// A quotation that GitHub shows as an aside, with a title.
    fn aside(&mut self, kind: BlockQuoteKind) -> Ends {
        let (class, place) = match kind {
            BlockQuoteKind::Note => ("apostil-aside-note", 0),
            BlockQuoteKind::Tip => ("apostil-aside-tip", 1),
            BlockQuoteKind::Important => ("apostil-aside-important", 2),
            BlockQuoteKind::Warning => ("apostil-aside-warning", 3),
            BlockQuoteKind::Caution => ("apostil-aside-caution", 4),
        };
        self.push(Piece::Open(Element::Div));
        self.attribute(Attribute::Class, class);
        self.attribute(Attribute::Role, "note");
        self.push(Piece::Open(Element::P));
        self.attribute(Attribute::Class, "apostil-label");
        let title = self.shared.text.add(self.shared.words.aside(place));
        self.push(Piece::Verbatim(title));
        self.close(1);
        self.new_line();
        Ends::Block(1)
    }

    pub(super) fn code_block(&mut self, info: &str) -> Ends {
        self.push(Piece::Open(Element::Pre));
        self.push(Piece::Open(Element::Code));
        if let Some(language) = values::code_language(info) {
            self.attribute(Attribute::Class, &joined(&["language-", language]));
        }
        self.begin_code();
        Ends::Code
    }

    pub(super) fn heading(&mut self, level: u8, id: Option<String>) -> Ends {
        let element = match level {
            1 => Element::H1,
            2 => Element::H2,
            3 => Element::H3,
            4 => Element::H4,
            5 => Element::H5,
            _ => Element::H6,
        };
        if self.is_top() {
            self.leave_glossary(level);
        }
        let at = self.targets.last().map_or(0, Vec::len);
        self.push(Piece::Open(element));
        // Patched at the end, when the words for the id are known.
        self.push(Piece::Attribute(Attribute::Id, TextRange::default()));
        self.verbatim += 1;
        Ends::Heading { level, at, id }
    }

    fn end_heading(&mut self, level: u8, at: usize, id: Option<String>) {
        self.verbatim -= 1;
        self.close(1);
        self.new_line();
        let pieces = self.targets.last().and_then(|target| target.get(at..)).unwrap_or_default();
        let text = plain_with_descriptions(pieces, self.shared.text).trim().to_owned();
        let own_id = id.map(|id| slug::slug(&id)).filter(|id| !id.is_empty());
        let preferred_id = own_id.unwrap_or_else(|| slug::slug(&text));
        let is_glossary = preferred_id == "glossary" && self.is_top();
        let id = self.unique_id(&preferred_id);
        let value = self.shared.text.add(&id);
        if let Some(piece) = self.targets.last_mut().and_then(|target| target.get_mut(at + 1)) {
            *piece = Piece::Attribute(Attribute::Id, value);
        }
        if self.targets.len() == 1 {
            self.document.headings.push(Heading { level, id, text, span: self.heading_at });
            if is_glossary {
                let entries_before = self.document.entries.len();
                let heading = at..self.targets.last().map_or(at, Vec::len);
                self.glossary = Some(GlossarySection { level, heading, entries_before });
            }
        }
    }

    pub(super) fn unique_id(&mut self, preferred_id: &str) -> String {
        match self.shared.untrusted {
            Some(_) if !preferred_id.is_empty() => self.shared.ids.unique(&slug::section(preferred_id)),
            _ => self.shared.ids.unique(preferred_id),
        }
    }

    /// The id from a slug that is not unique yet.
    pub(super) fn allowed_id(&self, slug: &str) -> String {
        match self.shared.untrusted {
            Some(_) => slug::section(slug),
            None => slug::unreserved(slug).into_owned(),
        }
    }

    fn takes_entries(&self) -> bool {
        self.source.is_glossary || self.glossary.is_some()
    }

    /// Ends the glossary section before a heading of this level (0: at the end of the text). Its own
    /// heading is moved with the entries, unless other text remains below it.
    pub(super) fn leave_glossary(&mut self, level: u8) {
        let Some(section) = self.glossary.take_if(|section| level <= section.level) else { return };
        let has_entries = self.document.entries.len() > section.entries_before;
        // What a block of raw HTML around it ends with is not text.
        let newline = self.newline;
        let is_end = |piece: &Piece<_>| match piece {
            Piece::Verbatim(text) => *text == newline,
            piece => matches!(piece, Piece::Close),
        };
        let body = self.targets.first_mut();
        if let Some(body) = body.filter(|body| has_entries && body[section.heading.end..].iter().all(is_end)) {
            let mut start = section.heading.start;
            body.drain(section.heading);
            // Neither is a block that holds nothing else.
            while start > 0 && matches!(body[start - 1..], [Piece::Open(_), Piece::Close, Piece::Verbatim(_), ..]) {
                start -= 1;
                body.drain(start..start + 3);
            }
            self.document.glossary_id = self.document.headings.pop().map(|heading| heading.id).unwrap_or_default();
        }
    }

    /// A table, in a frame in which it scrolls.
    pub(super) fn begin_table(&mut self) {
        self.push(Piece::Open(Element::Div));
        self.attribute(Attribute::Class, "apostil-table");
        self.attribute(Attribute::Role, "group");
        self.attribute(Attribute::AriaLabel, self.shared.words.get("table"));
        self.attribute(Attribute::Tabindex, "0");
        self.push(Piece::Open(Element::Table));
    }

    fn cell(&mut self) -> Ends {
        self.push(Piece::Open(if self.table.is_head { Element::Th } else { Element::Td }));
        if self.table.is_head {
            self.attribute(Attribute::Scope, "col");
        }
        let alignment = self.table.alignments.get(self.table.column).copied().unwrap_or(Alignment::None);
        self.table.column += 1;
        match alignment {
            Alignment::None => {}
            Alignment::Left => self.attribute(Attribute::DataAlign, "left"),
            Alignment::Center => self.attribute(Attribute::DataAlign, "center"),
            Alignment::Right => self.attribute(Attribute::DataAlign, "right"),
        }
        Ends::Cell
    }

    /// Wraps the start of a tight definition in the paragraph that a loose one has.
    fn in_paragraph(&mut self, pieces: Draft) -> Draft {
        let is_block = |piece: &Piece<_>| matches!(piece, Piece::Open(element) if element.is_block());
        let inline = pieces.iter().position(is_block).unwrap_or(pieces.len());
        if inline == 0 {
            return pieces;
        }
        let mut wrapped = Vec::with_capacity(pieces.len() + 3);
        wrapped.push(Piece::Open(Element::P));
        wrapped.extend_from_slice(&pieces[..inline]);
        wrapped.extend([Piece::Close, Piece::Verbatim(self.newline)]);
        wrapped.extend_from_slice(&pieces[inline..]);
        wrapped
    }

    /// Puts the marks of notes and sources beside a headword at the end of the first paragraph of its definition:
    /// the headword itself is a name.
    fn take_headword_marks(&mut self, definition: &mut Draft) {
        let marks = std::mem::take(&mut self.headword_marks);
        if marks.is_empty() {
            return;
        }
        if !matches!(definition.first(), Some(Piece::Open(Element::P))) {
            definition.splice(0..0, [Piece::Open(Element::P), Piece::Close, Piece::Verbatim(self.newline)]);
        }
        let mut depth = 0;
        let end = definition.iter().position(|piece| {
            match piece {
                Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth += 1,
                Piece::Close => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = end.unwrap_or(definition.len());
        let space = Piece::Verbatim(self.shared.text.add(" "));
        let marks = marks.into_iter().flat_map(|mark| match mark {
            Piece::Reference(Unresolved::Citation { .. }) => vec![space, mark],
            _ => vec![mark],
        });
        definition.splice(end..end, marks);
    }

    /// Reads a paragraph of lines `*[short]: long`; returns whether it was one.
    pub(super) fn abbreviations(&mut self, range: Range<usize>) -> bool {
        let source = &self.source.text[range.clone()];
        if !source.starts_with("*[") || !self.is_top() {
            return false;
        }
        let before = self.document.abbreviations.len();
        for line in source.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            let pair = line.strip_prefix("*[").and_then(|line| line.split_once(']'));
            let Some((short, long)) = pair.and_then(|(short, rest)| Some((short, rest.strip_prefix(':')?))) else {
                self.document.abbreviations.truncate(before);
                return false;
            };
            let title = self.shared.text.add(limits::name(long.trim()));
            self.document.abbreviations.push(AbbreviationDraft { short: short.trim().to_owned(), title });
        }
        true
    }

    fn exclamation_mark(&mut self, at: usize) {
        self.gather("!", at);
        self.flush();
    }
}
