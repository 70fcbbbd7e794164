//! The one walk over an article: header, body, notes, glossary, sources, written to a sink.

mod bounded;
mod claims;

mod contents;
mod isolation;
mod lists;
mod majority;
mod notes;
mod policy;
mod strip;

pub use bounded::TooLarge;

use crate::article::bibliography;
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Flow, Form, Piece, Resolved};
use crate::article::content::sink::Sink;
use crate::article::locale::is_right_to_left;
use crate::article::model::Article;
use crate::article::model::claim::Claim;
use crate::article::text::date::Date;
use crate::article::text::strings::{decimal, joined};
use bounded::Bounded;
use contents::OpenHeading;
use isolation::Isolation;
use policy::Policy;
use std::mem::replace;

/// Words that are read in a minute.
const WORDS_A_MINUTE: usize = 230;

/// Walks an article and writes it to a sink: one `article` element.
///
/// # Errors
///
/// The article would be too large for a page. What the sink has received by then is only its beginning, and
/// useless.
pub fn render(article: &Article, sink: &mut impl Sink) -> Result<(), TooLarge> {
    let sink = Policy { sink: Bounded::new(sink, article.input), is_untrusted: article.is_untrusted() };
    let checked = notes::common_check(article);
    let mut walk = Walk { article, checked, is_in_definition: false, sink: Isolation::new(sink) };
    walk.article();
    walk.bounded().outcome()
}

struct Walk<'a, S> {
    article: &'a Article,
    /// When most notes were checked, and by whom: said at the head of their list.
    checked: String,
    /// Whether it is in a definition of the glossary.
    is_in_definition: bool,
    sink: Isolation<Policy<Bounded<'a, S>>>,
}

impl<'a, S: Sink> Walk<'a, S> {
    fn article(&mut self) {
        let article = self.article;
        self.open(Element::Article, "apostil-article");
        self.sink.attribute(Attribute::Lang, &article.lang);
        // Always: the page may run in the other direction.
        let direction = if self.is_right_to_left() { "rtl" } else { "ltr" };
        self.sink.attribute(Attribute::Dir, direction);
        self.new_line();
        self.header();
        self.open(Element::Div, "apostil-body");
        self.new_line();
        self.flow_with(&article.body, &article.claims, article.has_contents());
        self.close_line();
        self.lists();
        self.sink.close();
    }

    fn header(&mut self) {
        let front = &self.article.front;
        let parts = [&front.title, &front.subtitle, &front.author, &front.date, &front.original];
        let (has_front, counts) = (parts.iter().any(|part| part.is_some()), self.counts());
        let has_contents = self.article.has_contents();
        if !has_front && counts.is_none() && !has_contents {
            return;
        }
        // Not a header element: to a page's rules that is the site's own.
        self.open(Element::Div, "apostil-header");
        self.new_line();
        if let Some(title) = &front.title {
            self.sink.open(Element::H1);
            if has_contents {
                self.id(contents::TITLE);
            }
            self.sink.text(title);
            self.close_line();
        }
        if let Some(subtitle) = &front.subtitle {
            self.open(Element::P, "apostil-subtitle");
            self.sink.text(subtitle);
            self.close_line();
        }
        let minutes = self.minutes().filter(|_| has_front);
        let has_byline = front.author.is_some() || front.date.is_some() || front.original.is_some();
        if has_byline || minutes.is_some() || has_contents {
            self.byline(minutes);
        }
        if let Some(counts) = counts {
            self.strip(&counts);
        }
        if has_contents {
            self.contents();
        }
        self.close_line();
    }

    fn byline(&mut self, minutes: Option<usize>) {
        let (front, words) = (&self.article.front, &self.article.words);
        self.open(Element::P, "apostil-byline");
        if let Some(author) = &front.author {
            self.span("apostil-author", &words.with("by", author));
            self.sink.text(" ");
        }
        if let Some(date) = front.date.as_deref() {
            self.time(date, Date::read(date));
            self.sink.text(" ");
        }
        if let Some(original) = &front.original {
            self.open(Element::A, "apostil-original");
            self.sink.attribute(Attribute::Href, original);
            self.sink.text(words.get("original"));
            self.sink.close();
            self.sink.text(" ");
        }
        if let Some(minutes) = minutes {
            self.span("apostil-reading-time", &words.with("minutes", &decimal(minutes as u32)));
        }
        if self.article.has_contents() {
            if minutes.is_some() {
                self.sink.text(" ");
            }
            self.contents_button();
        }
        self.close_line();
    }

    /// How long the body takes to read, in minutes, never less than one; none if it has no words.
    fn minutes(&self) -> Option<usize> {
        let in_piece = |piece: &Piece<Resolved>| match piece {
            Piece::Text(stretch) | Piece::Verbatim(stretch) => words(self.text(*stretch)),
            _ => 0,
        };
        let count = self.article.body.iter().map(in_piece).sum::<usize>();
        (count > 0).then(|| count.div_ceil(WORDS_A_MINUTE))
    }

    fn flow(&mut self, flow: &Flow) {
        self.flow_with(flow, &[], false);
    }

    /// Writes a flow with the claims that are in it, and with the links of its headings if they offer them.
    fn flow_with(&mut self, flow: &Flow, mut claims: &'a [Claim], has_links: bool) {
        let mut is_adjacent = false;
        let mut heading = OpenHeading::default();
        for (piece, i) in flow.iter().zip(0..) {
            if self.bounded().is_over() {
                return;
            }
            let next = notes::keeps_adjacent(piece, is_adjacent);
            let was_adjacent = replace(&mut is_adjacent, next);
            if let Some(id) = heading.ended_by(piece).filter(|_| has_links) {
                self.heading_link(id);
            }
            match *piece {
                Piece::Open(element) => self.sink.open(element),
                Piece::Attribute(Attribute::Id, value) => self.id(self.text(value)),
                Piece::Attribute(Attribute::Href, value) => match self.text(value).strip_prefix('#') {
                    Some(id) if !id.is_empty() => self.to(id),
                    _ => self.sink.attribute(Attribute::Href, self.text(value)),
                },
                Piece::Attribute(name, value) => self.sink.attribute(name, self.text(value)),
                Piece::Text(stretch) | Piece::Verbatim(stretch) => self.words(i, stretch, &mut claims),
                Piece::Close => self.sink.close(),
                Piece::Reference(Resolved::Note { note, mention }) => {
                    self.note_reference(note, mention, was_adjacent);
                }
                Piece::Reference(Resolved::Term { entry, mention }) => self.open_term(entry, mention),
                Piece::Reference(Resolved::Abbreviation { title }) => {
                    self.sink.open(Element::Abbr);
                    self.sink.attribute(Attribute::Title, self.text(title));
                }
                Piece::Reference(Resolved::Citation { source, mention, form, suffix }) => {
                    let open = self.open_claim_at(i, &mut claims);
                    self.citation(source, mention, form, suffix);
                    self.close(open);
                }
                Piece::Reference(Resolved::Fidelity { source, words }) => self.quotation(source, words),
            }
        }
    }

    /// A link to an entry of the glossary. In definitions, a term that has its link already is a link only in cards,
    /// which get its address from `data-href`: in the list itself the entry is near, and the keyboard would have to pass
    /// all of them.
    fn open_term(&mut self, entry: u32, mention: u32) {
        let id = &self.article.entries[entry as usize].id;
        self.open(Element::A, "apostil-term");
        if self.is_in_definition && mention > 1 {
            let address = self.address(id);
            return self.sink.attribute(Attribute::DataHref, &address);
        }
        self.sink.attribute(Attribute::Role, "doc-glossref");
        self.id(&mention_id(id, mention));
        self.to(id);
    }

    fn citation(&mut self, source: u32, mention: u32, form: Form, suffix: TextRange) {
        let source = &self.article.sources[source as usize];
        self.open(Element::A, "apostil-cite");
        self.sink.attribute(Attribute::Role, "doc-biblioref");
        self.id(&mention_id(&source.id, mention));
        self.to(&source.id);
        let said = source.cited(form, self.text(suffix));
        let lang = bibliography::lang(&source.record, &self.article.text, &self.article.lang);
        // Only a title is in the source's language.
        let title = if form == Form::Year { 0 } else { source.title_end };
        let (title, rest) = said.split_at(title);
        match lang.filter(|_| !title.is_empty()) {
            Some(lang) => {
                self.sink.open(Element::Span);
                self.sink.attribute(Attribute::Lang, &lang);
                self.sink.text(title);
                self.sink.close();
                self.sink.text(rest);
            }
            None => self.sink.text(&said),
        }
        self.sink.close();
    }

    fn quotation(&mut self, source: u32, words: TextRange) {
        let source = &self.article.sources[source as usize];
        self.open(Element::A, "apostil-quoted");
        let address = bibliography::quoted_at(&source.quotable, self.text(words));
        self.sink.attribute(Attribute::Href, &address);
        let name = joined(&[&source.label, ", ", self.article.words.get("atQuoted")]);
        self.sink.attribute(Attribute::AriaLabel, &name);
        // No line breaks before the sign.
        self.sink.text(if self.is_right_to_left() { "\u{A0}↖" } else { "\u{A0}↗" });
        self.sink.close();
    }

    fn content(&mut self, class: &str, flow: &Flow) {
        self.open(Element::Div, class);
        self.flow(flow);
        self.close_line();
    }

    fn time(&mut self, iso: &str, date: Option<Date>) {
        self.open(Element::Time, "apostil-date");
        self.sink.attribute(Attribute::Datetime, iso);
        self.sink.text(&date.map_or(iso.to_owned(), |date| self.article.words.date(date)));
        self.sink.close();
    }

    fn id(&mut self, id: &str) {
        let id = joined(&[&self.article.prefix, id]);
        self.sink.attribute(Attribute::Id, &id);
    }

    /// A link to an id of this article.
    fn to(&mut self, id: &str) {
        let address = self.address(id);
        self.sink.attribute(Attribute::Href, &address);
    }

    fn address(&self, id: &str) -> String {
        joined(&["#", &self.article.prefix, id])
    }

    fn is_right_to_left(&self) -> bool {
        is_right_to_left(&self.article.lang)
    }

    fn bounded(&self) -> &Bounded<'a, S> {
        &self.sink.sink.sink
    }

    fn text(&self, stretch: TextRange) -> &'a str {
        self.article.text.get(stretch)
    }

    fn open(&mut self, element: Element, class: &str) {
        self.sink.open(element);
        self.sink.attribute(Attribute::Class, class);
    }

    fn span(&mut self, class: &str, text: &str) {
        self.open(Element::Span, class);
        self.sink.text(text);
        self.sink.close();
    }

    fn close(&mut self, elements: u8) {
        for _ in 0..elements {
            self.sink.close();
        }
    }

    fn close_line(&mut self) {
        self.close_lines(1);
    }

    /// Closes blocks, each with a line end after it.
    fn close_lines(&mut self, elements: u8) {
        for _ in 0..elements {
            self.sink.close();
            self.new_line();
        }
    }

    fn new_line(&mut self) {
        self.sink.text("\n");
    }
}

/// How many words a text has, by its white space.
fn words(text: &str) -> usize {
    let mut is_in_word = false;
    let begins = |c: &char| {
        let was_in_word = replace(&mut is_in_word, !c.is_whitespace());
        is_in_word && !was_in_word
    };
    text.chars().filter(begins).count()
}

/// The id of a reference: `fnref-a-1` for the first to the note `fn-a`, `termref-b-1` for the first to `term-b`.
fn mention_id(id: &str, mention: u32) -> String {
    let (kind, key) = id.split_once('-').unwrap_or((id, ""));
    joined(&[kind, "ref-", key, "-", &decimal(mention)])
}
