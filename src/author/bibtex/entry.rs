//! An entry as it is written. In: a block. Out: its type, its key and the fields that a source has use for, as LaTeX; or
//! where it cannot be read, and why.

use super::blocks::Block;
use super::strings::Strings;
use biblatex::{ParseErrorKind, RawBibliography, Token};
use std::collections::HashMap;

/// The fields that are read, in alphabetical order.
#[rustfmt::skip]
const FIELDS: [&str; 75] = [
    "addendum", "address", "archiveprefix", "author", "bookauthor", "booksubtitle", "booktitle", "booktitleaddon",
    "chapter", "crossref", "date", "day", "director", "doi", "edition", "editor", "editora", "editoratype", "editorb",
    "editorbtype", "editorc", "editorctype", "editortype", "eid", "entrysubtype", "eprint", "eprinttype", "eventdate", "eventtitle", "howpublished", "hyphenation", "ids", "institution", "isbn", "issn",
    "issue", "issuetitle", "journal", "journalsubtitle", "journaltitle", "langid", "language", "location",
    "mainsubtitle", "maintitle", "month", "note", "number", "options", "organization", "origdate", "origlocation",
    "origpublisher", "pages", "pagetotal", "part", "publisher", "pubstate", "school", "series", "shortjournal",
    "shorttitle", "subtitle", "title", "titleaddon", "translator", "type", "url", "urldate", "venue", "version",
    "volume", "volumes", "xdata", "year",
];

#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// In lower case.
    pub kind: String,
    pub key: String,
    /// By name in lower case.
    pub fields: HashMap<&'static str, String>,
}

impl Entry {
    /// A field as LaTeX; empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// Reads an entry; `@string` defines names and is none.
pub fn read(block: &Block, kind: &str, strings: &mut Strings) -> Result<Option<Entry>, (usize, &'static str)> {
    let raw = RawBibliography::parse(&block.text).map_err(|error| (error.span.start, reason(&error.kind)))?;
    raw.abbreviations.iter().for_each(|pair| strings.define(pair));
    let Some(raw) = raw.entries.into_iter().next() else { return Ok(None) };
    let mut entry = Entry { kind: kind.to_owned(), key: raw.v.key.v.to_owned(), ..Entry::default() };
    for pair in &raw.v.fields {
        let name = pair.key.v.to_ascii_lowercase();
        if let Ok(place) = FIELDS.binary_search(&name.as_str()) {
            let text = strings.text(&pair.value.v);
            entry.fields.entry(FIELDS[place]).or_insert(text);
        }
    }
    Ok(Some(entry))
}

fn reason(kind: &ParseErrorKind) -> &'static str {
    match kind {
        ParseErrorKind::UnexpectedEof => "a value is missing, or a quotation mark",
        ParseErrorKind::Expected(Token::Comma) => "a comma is missing",
        ParseErrorKind::Expected(Token::Equals) => "an equals sign is missing",
        ParseErrorKind::Expected(Token::Identifier) => "the name of a field is missing",
        ParseErrorKind::Expected(Token::ClosingBrace) => "a closing brace is missing",
        _ => "it is not BibTeX",
    }
}

#[cfg(test)]
mod tests {
    use super::FIELDS;

    #[test]
    fn fields_are_in_order() {
        assert!(FIELDS.is_sorted());
    }
}
