//! An article as it is rendered: body, notes, entries and sources, numbered and linked.

use super::diagnostic::Diagnostic;
use super::flow::{Flow, Text};
use super::front_matter::FrontMatter;
use super::markdown::Heading;
use super::sources::Record;
use super::verdict::Verdict;
use super::words::{Date, Words};

/// An article with its apparatus, read, checked and linked: ready to be rendered.
///
/// Made by [`super::parse`]; shown by [`super::render`], [`super::html`] and [`super::node_script`]; described
/// by [`super::outline`].
#[derive(Debug)]
pub struct Article {
    pub(crate) front: FrontMatter,
    pub(crate) lang: String,
    /// Stands before every id, so that several articles fit on one page.
    pub(crate) prefix: String,
    pub(crate) words: &'static Words,
    pub(crate) text: Text,
    pub(crate) body: Flow,
    pub(crate) headings: Vec<Heading>,
    /// In the order of their first mention.
    pub(crate) notes: Vec<Note>,
    /// In alphabetical order.
    pub(crate) entries: Vec<Entry>,
    /// Sorted by name and date.
    pub(crate) sources: Vec<Source>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Article {
    /// What was found wrong, in the order of files and places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What the article says of itself.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.front
    }

    /// The title of the front matter, else the first heading; empty if there is neither.
    pub fn title(&self) -> &str {
        let heading = || self.headings.first().map(|heading| heading.text.as_str());
        self.front.title.as_deref().or_else(heading).unwrap_or_default()
    }

    /// The language, as a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }
}

#[derive(Debug)]
pub(crate) struct Note {
    pub id: String,
    pub verdict: Option<Verdict>,
    pub checked: Option<Date>,
    pub content: Flow,
    /// How often the note is mentioned.
    pub mentions: u32,
}

#[derive(Debug)]
pub(crate) struct Entry {
    pub id: String,
    pub headword: String,
    pub short: Flow,
    pub more: Flow,
    pub related: Flow,
    pub mentions: u32,
}

#[derive(Debug)]
pub(crate) struct Source {
    pub id: String,
    pub label: String,
    pub record: Record,
}
