//! Sources for other programs: a CSL-JSON file and ids in; those sources as CSL-JSON, BibTeX, RIS, Markdown or plain
//! text out. Total: what is broken in a file is omitted, and so is what a format has no place for, except in CSL-JSON,
//! which loses nothing. It knows no article, and uses none of the standard library's formatting.

mod bibtex;
mod csl;
mod date;
mod kinds;
mod markdown;
mod plain;
mod ris;
mod tex;

use crate::article::bibliography::{self, Style};
use crate::article::content::buffer::Text;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::diagnostic::Collector;
use crate::article::locale::Words;
use crate::article::model::source::{Field, Name, Record, Role};
use crate::article::read::sources;
use crate::article::text::hash::HashMap;
use crate::article::text::keyword::{self, UnknownKeyword};
use markdown::Markdown;
use plain::Plain;
use std::str::FromStr;

/// How sources are written for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The records as they are in their file, reformatted.
    CslJson,
    /// Entries that BibTeX's own styles understand, in UTF-8.
    Bibtex,
    /// The format of reference managers.
    Ris,
    /// A list with an item for each source, worded as in an article's list. The letter after a year (`1875b`) is
    /// omitted: it tells apart the sources of one article, and means nothing elsewhere.
    Markdown,
    /// The same without markup, one source per line.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Format] = &[Format::CslJson, Format::Bibtex, Format::Ris, Format::Markdown, Format::Text];

    /// Its name, file extension and media type.
    fn names(self) -> [&'static str; 3] {
        match self {
            Format::CslJson => ["csl-json", "json", "application/vnd.citationstyles.csl+json"],
            Format::Bibtex => ["bibtex", "bib", "application/x-bibtex"],
            Format::Ris => ["ris", "ris", "application/x-research-info-systems"],
            Format::Markdown => ["markdown", "md", "text/markdown"],
            Format::Text => ["text", "txt", "text/plain"],
        }
    }

    /// Its name, as a command line or script gives it: `csl-json`, `bibtex`, `ris`, `markdown`, `text`.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.names()[1]
    }

    /// Its media type; every format is UTF-8.
    pub fn media_type(self) -> &'static str {
        self.names()[2]
    }
}

impl FromStr for Format {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, Self::ALL, Self::name)
    }
}

/// What to export, and in which language.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Selection<'a> {
    /// The sources file: CSL-JSON.
    pub sources: &'a str,
    /// The ids of the sources, in output order. An id that is missing from the file is skipped.
    pub ids: &'a [&'a str],
    /// The language of Markdown and plain text, as a BCP 47 tag; English if it is empty.
    pub lang: &'a str,
    /// Words that override those of the language, as in [`super::Input::words`]; may be empty.
    pub words: &'a str,
}

impl<'a> Selection<'a> {
    /// Sources of a file, by their ids, in English.
    pub fn new(sources: &'a str, ids: &'a [&'a str]) -> Self {
        Self { sources, ids, ..Self::default() }
    }

    /// In another language.
    #[must_use]
    pub fn with_lang(self, lang: &'a str) -> Self {
        Self { lang, ..self }
    }

    /// In other words.
    #[must_use]
    pub fn with_words(self, words: &'a str) -> Self {
        Self { words, ..self }
    }
}

/// Writes sources in a format, in time linear in the size of the file.
///
/// ```
/// use apostil::article::{Format, Selection, export};
///
/// let sources = r#"[{"id": "tale", "type": "book", "title": "A Tale", "issued": {"date-parts": [[1794]]}}]"#;
/// let selection = Selection::new(sources, &["tale", "missing"]);
/// assert_eq!(export(&selection, Format::Text), "A Tale (1794).\n");
/// ```
pub fn export(selection: &Selection, format: Format) -> String {
    let (mut text, mut diagnostics) = (Text::default(), Collector::silent());
    let file = selection.sources.strip_prefix('\u{FEFF}').unwrap_or(selection.sources);
    let sources = sources::read(file, &mut text, &mut diagnostics);
    let words = Words::read(selection.lang, selection.words, &mut diagnostics);
    let items = chosen(selection.ids, sources.iter().map(|source| Item::new(&source.record, &text, file)));
    match format {
        Format::CslJson => csl::write(&items),
        Format::Bibtex => bibtex::write(&items),
        Format::Ris => ris::write(&items),
        Format::Markdown => entries::<Markdown>(&items, &words),
        Format::Text => entries::<Plain>(&items, &words),
    }
}

/// Collects one entry of an article's list, in a format.
trait Entry: Sink + Default {
    /// Appends it to the entries so far.
    fn add(self, out: &mut String);
}

/// Passes calls on to another sink, so that the code that writes entries is compiled once, not per format.
struct Through<'s>(&'s mut dyn Sink);

impl Sink for Through<'_> {
    fn open(&mut self, element: Element) {
        self.0.open(element);
    }
    fn attribute(&mut self, name: Attribute, value: &str) {
        self.0.attribute(name, value);
    }
    fn text(&mut self, text: &str) {
        self.0.text(text);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

/// Writes the entries that an article's list has.
fn entries<E: Entry>(items: &[Item], words: &Words) -> String {
    let mut out = String::new();
    for item in items {
        let mut entry = E::default();
        let style = Style { words, lang: "", page: None, max_names: None };
        bibliography::write(item.record, 0, item.text, &style, &mut Through(&mut entry));
        entry.add(&mut out);
    }
    out
}

/// The sources with some ids, in that order; of equal ids the first counts, as in an article.
fn chosen<'a>(ids: &[&str], items: impl Iterator<Item = Item<'a>>) -> Vec<Item<'a>> {
    let mut item_of = HashMap::default();
    for item in items {
        item_of.entry(item.get(Field::Id)).or_insert(item);
    }
    ids.iter().filter_map(|id| item_of.get(id).copied()).collect()
}

/// A source, with the texts that its record points to.
#[derive(Clone, Copy)]
struct Item<'a> {
    record: &'a Record,
    text: &'a Text,
    /// The record as it is in its file.
    json: &'a str,
}

/// Who counts as the author of a source that has none: the first of these roles that is filled.
const MAKERS: [Role; 6] =
    [Role::Author, Role::Director, Role::Composer, Role::Performer, Role::Producer, Role::Interviewer];

impl<'a> Item<'a> {
    fn new(record: &'a Record, text: &'a Text, file: &'a str) -> Item<'a> {
        Item { record, text, json: &file[record.span.start as usize..record.span.end as usize] }
    }

    fn get(&self, field: Field) -> &'a str {
        self.record.get(field, self.text)
    }

    /// The first of some fields that is not empty.
    fn first(&self, fields: &[Field]) -> &'a str {
        fields.iter().map(|field| self.get(*field)).find(|value| !value.is_empty()).unwrap_or_default()
    }

    fn authors(&self) -> &'a [Name] {
        let names = MAKERS.iter().map(|role| self.record.names(*role));
        names.into_iter().find(|names| !names.is_empty()).unwrap_or_default()
    }
}
