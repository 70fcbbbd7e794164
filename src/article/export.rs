//! Sources for other programs: a CSL-JSON file and ids in; those sources as CSL-JSON, BibTeX, RIS, Markdown or plain
//! text out. Total: what is broken in a file is left out, what a format has no place for too, but for CSL-JSON, which
//! loses nothing. It knows no article, and uses none of the standard library's formatting.

mod bibtex;
mod csl;
mod date;
mod item;
mod kinds;
mod markdown;
mod plain;
mod rich;
mod ris;
mod tex;

use crate::article::bibliography;
use crate::article::content::buffer::Text;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::diagnostic::Findings;
use crate::article::locale::Words;
use crate::article::model::source::Field;
use crate::article::read::sources;
use crate::article::syntax::json;
use crate::article::text::keyword::{self, UnknownKeyword};
use item::Item;
use markdown::Markdown;
use plain::Plain;
use std::collections::HashMap;
use std::str::FromStr;

/// How sources are written for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// The records as their file has them, laid out anew.
    CslJson,
    /// Entries that BibTeX's own styles understand, in UTF-8.
    Bibtex,
    /// The format of reference managers.
    Ris,
    /// A list with an item for each source, worded as in the list of an article. The letter behind a year (`1875b`) is
    /// left out: it tells a source from others of that article, and means nothing elsewhere.
    Markdown,
    /// The same words with no marks, a line for each source.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [Format::CslJson, Format::Bibtex, Format::Ris, Format::Markdown, Format::Text];

    /// Its name, the extension of its files and its media type.
    fn names(self) -> [&'static str; 3] {
        match self {
            Format::CslJson => ["csl-json", "json", "application/vnd.citationstyles.csl+json"],
            Format::Bibtex => ["bibtex", "bib", "application/x-bibtex"],
            Format::Ris => ["ris", "ris", "application/x-research-info-systems"],
            Format::Markdown => ["markdown", "md", "text/markdown"],
            Format::Text => ["text", "txt", "text/plain"],
        }
    }

    /// Its name, as a call or a script gives it: `csl-json`, `bibtex`, `ris`, `markdown`, `text`.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        self.names()[1]
    }

    /// Its media type; all are written in UTF-8.
    pub fn media_type(self) -> &'static str {
        self.names()[2]
    }
}

impl FromStr for Format {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, &Self::ALL, Self::name)
    }
}

/// What is to be exported, and in whose words.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Selection<'a> {
    /// The sources file: CSL-JSON.
    pub sources: &'a str,
    /// The ids of the sources, in the order in which they are to come. One that is not there is passed over.
    pub ids: &'a [&'a str],
    /// The language of Markdown and plain text, as a BCP 47 tag; English if it is empty.
    pub lang: &'a str,
    /// Words that count over those of the language, as in [`super::Input::words`]; may be empty.
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

/// Writes sources in a format. The work grows with the file.
///
/// ```
/// use apostil::article::{Format, Selection, export};
///
/// let sources = r#"[{"id": "tale", "type": "book", "title": "A Tale", "issued": {"date-parts": [[1794]]}}]"#;
/// let selection = Selection::new(sources, &["tale", "missing"]);
/// assert_eq!(export(&selection, Format::Text), "A Tale (1794).\n");
/// ```
pub fn export(selection: &Selection, format: Format) -> String {
    match format {
        Format::CslJson => records(selection, csl::write),
        Format::Bibtex => records(selection, bibtex::write),
        Format::Ris => records(selection, ris::write),
        Format::Markdown => entries::<Markdown>(selection),
        Format::Text => entries::<Plain>(selection),
    }
}

/// Writes the records as their file has them.
fn records(selection: &Selection, write: fn(&[Item]) -> String) -> String {
    let source = without_mark(selection.sources);
    let mut text = Text::default();
    let (root, _) = json::read(source, &mut text);
    let list = root.get("items", &text).unwrap_or(&root).array();
    let items: Vec<_> = list.iter().map(|value| Item { value, text: &text, source }).collect();
    let places = places(selection.ids, items.iter().map(|item| item.get("id")));
    write(&places.into_iter().map(|place| items[place]).collect::<Vec<_>>())
}

/// Collects one entry of an article's list, in a format.
trait Entry: Sink + Default {
    /// Adds it to those before.
    fn add(self, out: &mut String);
}

/// Hands on what is written, so that entries are written by one code whatever the format.
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
fn entries<E: Entry>(selection: &Selection) -> String {
    let (mut text, mut findings) = (Text::default(), Findings::default());
    let list = sources::read(without_mark(selection.sources), &mut text, &mut findings);
    let words = Words::read(selection.lang, selection.words, &mut findings);
    let keys = list.iter().map(|source| source.record.get(Field::Id, &text));
    let mut out = String::new();
    for place in places(selection.ids, keys) {
        let mut entry = E::default();
        bibliography::write(&list[place].record, 0, &text, &words, &mut Through(&mut entry));
        entry.add(&mut out);
    }
    out
}

fn without_mark(file: &str) -> &str {
    file.strip_prefix('\u{FEFF}').unwrap_or(file)
}

/// Where the ids stand among the keys; of equal keys the first counts, as in an article.
fn places<'t>(ids: &[&str], keys: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let mut place_of = HashMap::new();
    for (place, key) in keys.enumerate() {
        place_of.entry(key.to_owned()).or_insert(place);
    }
    ids.iter().filter_map(|id| place_of.get(*id).copied()).collect()
}
