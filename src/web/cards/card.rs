//! One card. In: the entry that it shows and the interface's words. Out: an element that is not shown yet. Handles no
//! events, decides nothing.

use super::content::add_body;
use super::dom::{add, closest, find, set, toggle};
use super::foot::add_foot;
use super::head::{add_head, verdict};
use super::mentions::Mentions;
use super::words::Words;
use crate::reader::Level;
use web_sys::{Element, HtmlElement, Node};

/// The links that open cards.
pub(super) const LINKS: &str = "a[role=doc-glossref],a[role=doc-noteref],a[role=doc-biblioref]";

/// The kind of an entry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Term,
    Note,
    Source,
}

impl Kind {
    /// The kind of an element of the lists, by its class.
    pub fn of(entry: &Element) -> Option<Kind> {
        let classes = entry.class_list();
        let kinds = [("apostil-entry", Kind::Term), ("apostil-note", Kind::Note), ("apostil-source", Kind::Source)];
        kinds.into_iter().find(|(class, _)| classes.contains(class)).map(|(_, kind)| kind)
    }

    /// Its name in attributes and events.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Term => "term",
            Kind::Note => "note",
            Kind::Source => "source",
        }
    }
}

/// Shows all of a card's entry, or only the short definition.
pub(super) fn expand(card: &HtmlElement, words: &Words, is_expanded: bool) {
    if let Some(button) = find(card, ".apostil-card-more") {
        if let Some(more) = find(card, ".apostil-more") {
            toggle(&more, "hidden", !is_expanded);
        }
        set(&button, "aria-expanded", if is_expanded { "true" } else { "false" });
        button.set_text_content(Some(if is_expanded { &words.less } else { &words.more }));
    }
}

/// The content of a card, and its place.
pub(super) struct Plan<'a> {
    pub entry: &'a HtmlElement,
    pub id: &'a str,
    pub kind: Kind,
    pub level: Level,
    /// The link that it is opened from.
    pub source: Option<&'a HtmlElement>,
    /// The title of the card below.
    pub below: Option<&'a str>,
    pub mentions: &'a Mentions,
    /// Whether the sources' records can be fetched, so that they can be copied.
    pub can_copy: bool,
}

/// Adds the card of an entry to the host.
pub(super) fn build(host: &HtmlElement, plan: &Plan, words: &Words) -> HtmlElement {
    let Plan { entry, id, kind, level, source, below, .. } = *plan;
    let attributes = [
        ("class", "apostil-card"),
        ("popover", "manual"),
        ("role", "dialog"),
        ("tabindex", "-1"),
        ("data-kind", kind.name()),
        ("data-level", &level.to_string()),
    ];
    let card = add(host, "div", &attributes, "");
    // It is outside the article, but in the article's language.
    let speaker = closest(entry, "[lang]").unwrap_or_else(|| host.clone());
    card.set_lang(&speaker.lang());
    card.set_dir(&speaker.dir());
    if let Some(verdict) = verdict(entry).and_then(|verdict| verdict.get_attribute("data-verdict")) {
        set(&card, "data-verdict", &verdict);
    }
    add_head(&card, entry, id, kind, below, words);
    add_body(&card, entry, id, kind, source, words);
    add_foot(&card, plan, find(&card, ".apostil-more").is_some(), words);
    card
}

pub(super) fn button(parent: &Node, class: &str, label: &str, said: &str) -> HtmlElement {
    let button = add(parent, "button", &[("class", class), ("type", "button")], said);
    if !label.is_empty() {
        set(&button, "aria-label", label);
    }
    button
}
