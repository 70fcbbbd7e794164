//! Finds the entries of an article (a term, a note, a source) and the links that lead to them. Reads the
//! DOM, changes nothing.

use web_sys::css::escape;
use web_sys::{Element, HtmlElement};

use super::dom;
use crate::reader::Words;

/// The links that open cards.
pub(super) const LINKS: &str = "a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]";

/// What an entry is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Term,
    Note,
    Source,
}

impl Kind {
    /// The word for it in `data-kind` and in the details of events.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Term => "term",
            Kind::Note => "note",
            Kind::Source => "source",
        }
    }
}

/// An entry of the lists at the article's end.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) element: HtmlElement,
}

impl Entry {
    /// Finds an entry of this host's article by its id.
    pub(super) fn find(host: &HtmlElement, id: &str) -> Option<Entry> {
        let element = dom::find(host, &("#".to_owned() + &escape(id)))?;
        let is = |class| element.matches(class).unwrap_or(false);
        let kind = if is(".apostil-entry") {
            Kind::Term
        } else if is(".apostil-note") {
            Kind::Note
        } else if is(".apostil-source") {
            Kind::Source
        } else {
            return None;
        };
        Some(Entry { id: id.to_owned(), kind, element })
    }

    /// Finds the entry that a link leads to.
    pub(super) fn of_link(host: &HtmlElement, link: &Element) -> Option<Entry> {
        let href = link.get_attribute("href")?;
        let id = href.strip_prefix('#')?;
        Entry::find(host, id).or_else(|| {
            let decoded = js_sys::decode_uri_component(id).ok()?;
            Entry::find(host, &String::from(decoded))
        })
    }

    /// The first link of the article that leads to the entry.
    pub(super) fn first_link(&self, host: &HtmlElement) -> Option<HtmlElement> {
        dom::find(host, &("a[role^=doc-][href=\"#".to_owned() + &escape(&self.id) + "\"]"))
    }

    /// What its card is called.
    pub(super) fn title(&self, words: &Words) -> String {
        match self.kind {
            Kind::Term => {
                dom::find(&self.element, "dfn").and_then(|headword| headword.text_content()).unwrap_or_default()
            }
            Kind::Note => words.note_title(self.number()),
            Kind::Source => words.source.to_owned(),
        }
    }

    /// The entry's place in its list, from 1.
    fn number(&self) -> usize {
        let (mut number, mut before) = (1, self.element.previous_element_sibling());
        while let Some(element) = before {
            number += 1;
            before = element.previous_element_sibling();
        }
        number
    }
}
