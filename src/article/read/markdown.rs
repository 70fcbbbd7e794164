//! Markdown in, drafts out: the body, the notes, the glossary entries and the abbreviations of one file.
//! Only this file and those below it name `pulldown_cmark`.

mod addresses;
mod blocks;
mod cited;
mod entries;
mod guards;
mod headings;
mod inlines;
mod nesting;
mod open;
mod places;
mod prepared;
mod raw;
mod raw_block;
mod references;
mod shallow;

use crate::article::content::address::{self, Use};
use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Depth, Draft, Piece, Unresolved};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::locale::Words;
use crate::article::model::Noted;
use crate::article::read::drafts::Document;
use crate::article::text::hash::HashSet;
use crate::article::text::slug::Ids;
use crate::article::text::strings::joined;
pub(crate) use cited::brackets;
use cited::{as_citation, is_citation};
use nesting::{Content, content};
use open::{Ends, GlossarySection, Table};
pub(crate) use places::{code_and_html, comments};
use prepared::Prepared;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};
use raw_block::RawBlock;
use std::ops::Range;

/// A text to read: where it is, and how to treat its definition lists.
pub(crate) struct Source<'a> {
    pub text: &'a str,
    pub file: File,
    /// Offset of the text in its file.
    pub offset: usize,
    /// Whether every definition list is glossary, or only those under the heading `glossary`.
    pub is_glossary: bool,
}

/// Shared by all texts of one article.
pub(crate) struct Shared<'a> {
    pub text: &'a mut Text,
    pub diagnostics: &'a mut Collector,
    pub noted: &'a mut Noted,
    pub ids: &'a mut Ids,
    /// What is between the brackets of citations.
    pub citations: &'a mut Vec<Draft>,
    /// The ids of the sources that can be cited.
    pub keys: &'a HashSet<String>,
    /// The number of inline notes so far.
    pub inline_notes: &'a mut u32,
    pub words: &'a Words,
    /// Set for untrusted text: the only origin that images may come from.
    pub untrusted: Option<&'a str>,
}

/// The extensions to CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS)
    .union(Options::ENABLE_GFM);

/// What is asked about brackets that link to nothing: whether they are a link all the same, and where it leads.
type Callback<'c, 't> = &'c mut dyn FnMut(BrokenLink<'t>) -> Option<(CowStr<'t>, CowStr<'t>)>;

/// The parser, which is compiled once.
fn parser<'t, 'c>(text: &'t str, options: Options, callback: Callback<'c, 't>) -> OffsetIter<'t, Callback<'c, 't>> {
    Parser::new_with_broken_link_callback(text, options, Some(callback)).into_offset_iter()
}

/// Whether a backslash makes the character at an offset mere text.
fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Reads a text. Total: any text is a document.
pub(crate) fn read(source: &Source, shared: Shared) -> Document {
    let prepared = Prepared::new(source.text);
    let keys = shared.keys;
    let mut citations = |link: BrokenLink| {
        as_citation(&link, prepared.text(), |brackets| is_citation(&prepared.unguarded(brackets), keys))
    };
    let parser = parser(prepared.text(), OPTIONS, &mut citations);
    let newline = shared.text.add("\n");
    let mut builder = Builder {
        source,
        shared,
        newline,
        document: Document::default(),
        targets: vec![Vec::new()],
        open: Vec::new(),
        refused_paragraphs: 0,
        open_after_line: None,
        depth: Depth::default(),
        run: None,
        verbatim: 0,
        codes: 0,
        links: 0,
        deferred: Vec::new(),
        in_citation: false,
        in_description: false,
        set_apart: 0,
        glossary: None,
        headword_marks: Vec::new(),
        table: Table::default(),
        raw_block: RawBlock::default(),
        skipped: None,
        is_too_deep: false,
        heading_at: Span::new(source.file, 0..0),
        image_at: Span::new(source.file, 0..0),
    };
    let mut events = parser.map(|(event, range)| prepared.restored(event, range)).peekable();
    while let Some((event, range)) = events.next() {
        let content = events.peek().map_or(range.end, |(_, next)| next.start);
        if loses_words(&event, &source.text[range.clone()], content.saturating_sub(range.start)) {
            builder.keep_as_written(range);
        } else {
            builder.event(event, range);
        }
    }
    builder.finish()
}

/// Whether an image has lost the words in its double brackets: in `[![[words]]](address)` the parser has two images
/// begin at one place, and the content of the second begins after the first.
fn loses_words(event: &Event, source: &str, content: usize) -> bool {
    let Event::Start(Tag::Image { link_type, .. }) = event else { return false };
    !matches!(link_type, LinkType::WikiLink { .. }) && source.starts_with("![[") && content != "![".len()
}

struct Builder<'a> {
    source: &'a Source<'a>,
    shared: Shared<'a>,
    newline: TextRange,
    document: Document,
    /// Where pieces go: the body at the bottom, above it whatever is being set apart.
    targets: Vec<Draft>,
    open: Vec<Ends>,
    /// How many tags `<p>` are shown as text, so that their end tags are, too.
    refused_paragraphs: u32,
    /// How much stays open after the paragraph, or the heading, whose text has end tags of what is around it.
    open_after_line: Option<usize>,
    depth: Depth,
    /// Where the text being gathered begins in the buffer.
    run: Option<u32>,
    /// How many open constructs exempt their content from term links.
    verbatim: u32,
    /// How many of these are code, or a tag that is shown as text.
    codes: u32,
    links: u32,
    /// Marks within a link's text or an image's description: they are links themselves, so they come after it.
    deferred: Draft,
    /// Whether the content of a citation is being read.
    in_citation: bool,
    /// Whether the description of an image is being read.
    in_description: bool,
    /// How many inline notes and image descriptions are open: no further note begins in them.
    set_apart: u32,
    glossary: Option<GlossarySection>,
    /// Marks of notes and sources beside the last headword.
    headword_marks: Draft,
    table: Table,
    /// The lines of the block of HTML that is being read.
    raw_block: RawBlock,
    /// The element that is being skipped, and where it is.
    skipped: Option<(TagEnd, Range<usize>)>,
    is_too_deep: bool,
    /// The place of the heading being read.
    heading_at: Span,
    /// The place of the image whose description is being read.
    image_at: Span,
}

impl<'a> Builder<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.skipped.is_some() {
            self.skipped.take_if(|(end, at)| event == Event::End(*end) && range == *at);
            return;
        }
        match event {
            Event::Start(Tag::Paragraph) if self.abbreviations(range.clone()) => {
                self.skipped = Some((TagEnd::Paragraph, range));
            }
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.gather(if self.in_citation { " " } else { "\n" }, range.start),
            Event::Start(Tag::HtmlBlock) => {
                self.flush();
                self.end_extras(nesting::holds_words);
            }
            Event::Html(markup) => self.raw_block.push(&markup, range.start),
            Event::End(TagEnd::HtmlBlock) => {
                let block = std::mem::take(&mut self.raw_block);
                self.raw_block(&block);
            }
            Event::InlineHtml(markup) => self.inline_html(&markup, range),
            event => {
                self.flush();
                if matches!(event, Event::Code(_) | Event::FootnoteReference(_) | Event::HardBreak) {
                    self.begin_parts();
                }
                match event {
                    Event::Start(tag) => self.start(tag, range),
                    Event::End(_) => self.end(),
                    Event::Code(code) => {
                        self.look_at_direction(&code, range);
                        let code = self.shared.text.add(&code);
                        self.push(Piece::Open(Element::Code));
                        self.push(Piece::Verbatim(code));
                        self.push(Piece::Close);
                    }
                    Event::FootnoteReference(key) => self.note_reference(&key, range),
                    Event::HardBreak => self.void(Element::Br),
                    Event::Rule => {
                        self.end_extras(|_| false);
                        self.begin_parts();
                        self.void(Element::Hr);
                    }
                    Event::TaskListMarker(done) => self.task(done),
                    _ => {}
                }
            }
        }
    }

    fn finish(mut self) -> Document {
        self.flush();
        while !self.open.is_empty() {
            self.end();
        }
        self.leave_glossary(0);
        self.document.body = self.targets.pop().unwrap_or_default();
        self.document
    }

    /// Treats an image as plain text.
    fn keep_as_written(&mut self, image: Range<usize>) {
        if self.skipped.is_none() {
            let text = self.source.text;
            self.gather(&text[image.clone()], image.start);
            self.skipped = Some((TagEnd::Image, image));
        }
    }

    /// Whether nothing is open but blocks of raw HTML.
    fn is_top(&self) -> bool {
        let is_block = |element: &Element| !matches!(content(*element), Content::Phrasing);
        self.open.iter().all(|ends| matches!(ends, Ends::Raw { element, .. } if is_block(element)))
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source.file, self.source.offset + range.start..self.source.offset + range.end)
    }

    fn find(&mut self, code: Code, range: Range<usize>) {
        let span = self.span(range);
        self.shared.diagnostics.add(code, span, &[]);
    }

    fn push(&mut self, piece: Piece<Unresolved>) {
        if let Some(target) = self.targets.last_mut() {
            target.push(piece);
        }
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let value = self.shared.text.add(value);
        self.push(Piece::Attribute(name, value));
    }

    fn void(&mut self, element: Element) {
        self.push(Piece::Open(element));
        self.push(Piece::Close);
        self.push(Piece::Verbatim(self.newline));
    }

    /// Adds text at an offset of the source to the text being gathered.
    fn gather(&mut self, text: &str, at: usize) {
        if self.awaits_parts() {
            if text.trim().is_empty() {
                return;
            }
            self.begin_parts();
        }
        let stretch = self.shared.text.add_from(text, self.source.file, self.source.offset + at);
        self.run.get_or_insert(stretch.start);
    }

    /// Ends the text being gathered.
    fn flush(&mut self) {
        if let Some(start) = self.run.take() {
            let end = self.shared.text.len() as u32;
            self.run_of_text(TextRange { start, end });
        }
    }

    fn push_text(&mut self, stretch: TextRange) {
        if !stretch.is_empty() {
            self.push(if self.verbatim > 0 { Piece::Verbatim(stretch) } else { Piece::Text(stretch) });
        }
    }

    /// Pushes a text in which bare addresses are links.
    fn push_linked_text(&mut self, stretch: TextRange) {
        let may_link = self.links == 0 && !self.in_description && !self.in_citation;
        if !may_link || self.is_in_code() || matches!(self.open.last(), Some(Ends::Exempt { .. })) {
            return self.push_text(stretch);
        }
        let mut rest = stretch;
        while let Some((address, scheme)) =
            addresses::next(self.shared.text.get(stretch), (rest.start - stretch.start) as usize)
        {
            let start = stretch.start + address.start as u32;
            let found = TextRange { start, end: stretch.start + address.end as u32 };
            let address = address::safe(&joined(&[scheme, self.shared.text.get(found)]), Use::Link);
            self.push_text(TextRange { start: rest.start, end: found.start });
            rest.start = found.end;
            let may = self.depth.enter();
            if let Some(address) = address.filter(|_| may) {
                self.push(Piece::Open(Element::A));
                self.attribute(Attribute::Href, &address);
                self.push(Piece::Verbatim(found));
                self.push(Piece::Close);
            } else {
                self.push_text(found);
            }
            self.depth.leave();
        }
        self.push_text(rest);
    }
}
