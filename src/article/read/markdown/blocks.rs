//! Blocks: paragraphs, headings, lists, tables, definitions, and what to do at the end of each.

use super::nesting::{self, Content, content};
use super::{Builder, Ends, Table};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Draft, Piece, Unresolved, plain};
use crate::article::content::values;
use crate::article::diagnostic::{Code, Span};
use crate::article::read::drafts::{EntryDraft, NoteDraft};
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

    pub(super) fn new_line(&mut self) {
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

    fn exclamation_mark(&mut self, at: usize) {
        self.gather("!", at);
        self.flush();
    }
}
