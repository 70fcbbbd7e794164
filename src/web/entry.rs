//! Finds the entries of an article (a term, a note, a source) and the links that lead to them. Reads the
//! DOM, changes nothing.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::reader::Words;

/// The links that open cards.
pub(super) const LINKS: &str = "a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]";

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub(super) element: Element,
}

impl Entry {
    /// Finds an entry of this host's article by its id.
    pub(super) fn find(host: &HtmlElement, id: &str) -> Option<Entry> {
        let element = host.query_selector(&format!("[id={}]", quoted(id))).ok()??;
        let classes = element.class_list();
        let kind = [("apostil-entry", Kind::Term), ("apostil-note", Kind::Note), ("apostil-source", Kind::Source)]
            .into_iter()
            .find_map(|(class, kind)| classes.contains(class).then_some(kind))?;
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
        let target = format!("#{}", self.id);
        let link = host.query_selector(&format!(":is({LINKS})[href={}]", quoted(&target))).ok()??;
        link.dyn_into().ok()
    }

    /// What its card is called.
    pub(super) fn title(&self, words: &Words) -> String {
        match self.kind {
            Kind::Term => {
                let headword = self.element.query_selector("dfn").ok().flatten();
                headword.and_then(|headword| headword.text_content()).unwrap_or_default()
            }
            Kind::Note => words.note_title(self.number()),
            Kind::Source => words.source.to_owned(),
        }
    }

    /// The entry's place in its list, from 1.
    fn number(&self) -> usize {
        std::iter::successors(Some(self.element.clone()), Element::previous_element_sibling).count()
    }
}

/// A string of a CSS selector. Ids hold no line breaks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
