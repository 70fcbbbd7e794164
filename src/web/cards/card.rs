//! One card. In: the entry that it shows and the interface's words. Out: an element that is not shown yet. A card's
//! content is a clone of the entry, so there is one source of truth. Handles no events, decides nothing.

use super::dom::{add, all, closest, find, set, text, toggle, unset};
use super::mentions::OfEntry;
use super::place::fit;
use super::take::add_source;
use super::words::{Words, counted, filled};
use crate::reader::Level;
use wasm_bindgen::prelude::*;
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
    fit(card);
}

/// The content of a card, and its place.
pub(super) struct Plan<'a> {
    pub entry: &'a HtmlElement,
    pub id: &'a str,
    pub kind: Kind,
    pub level: Level,
    /// The link that it is opened from.
    pub source: Option<&'a HtmlElement>,
    pub mentions: &'a OfEntry,
    /// Whether the sources' records can be fetched, so that they can be copied.
    pub can_copy: bool,
}

/// Adds the card of an entry to the host.
pub(super) fn build(host: &HtmlElement, plan: &Plan, words: &Words) -> HtmlElement {
    let Plan { entry, id, kind, level, source, mentions, can_copy } = *plan;
    let title_id = ["apostil-title-", id].concat();
    let attributes = [
        ("class", "apostil-card"),
        ("popover", "manual"),
        ("role", "dialog"),
        ("tabindex", "-1"),
        ("aria-labelledby", &title_id),
        ("data-kind", kind.name()),
        ("data-level", &level.to_string()),
    ];
    let card = add(host, "div", &attributes, "");
    // It is outside the article, but in the article's language.
    let speaker = closest(entry, "[lang]").unwrap_or_else(|| host.clone());
    card.set_lang(&speaker.lang());
    card.set_dir(&speaker.dir());

    let head = add(&card, "div", &[("class", "apostil-card-head")], "");
    add(&head, "span", &[("class", "apostil-card-title"), ("id", &title_id)], &title(entry, kind, words));
    button(&head, "apostil-card-close", &words.close, "\u{d7}");

    let body = add(&card, "div", &[("class", "apostil-card-body")], "");
    copy_content(entry, kind, &body);
    describe(&card, &body, id);

    let foot = add(&card, "div", &[("class", "apostil-card-foot")], "");
    if find(&body, ".apostil-more").is_some() {
        button(&foot, "apostil-card-more", "", "");
    }
    if kind == Kind::Source {
        add_source(&foot, entry, source, can_copy, words);
    }
    add_mentions(&foot, mentions, source, words);
    button(&foot, "apostil-card-copy", "", &words.copy_link);
    let attributes = [("class", "apostil-card-goto"), ("href", &*["#", id].concat()), ("target", "_self")];
    add(&foot, "a", &attributes, &words.goto);
    card
}

fn button(parent: &Node, class: &str, label: &str, said: &str) {
    let button = add(parent, "button", &[("class", class), ("type", "button")], said);
    if !label.is_empty() {
        set(&button, "aria-label", label);
    }
}

/// The title of an entry's card.
fn title(entry: &Element, kind: Kind, words: &Words) -> String {
    match kind {
        Kind::Term => find(entry, "dfn").map(|dfn| text(&dfn)).unwrap_or_default(),
        Kind::Source => words.source.clone(),
        Kind::Note => {
            let Some(list) = entry.parent_element() else { return String::new() };
            let number = js_sys::Array::from(&list.children()).index_of(entry, 0) + 1;
            filled(&words.note, &[("n", &number.to_string())])
        }
    }
}

/// Clones the entry's content, except the backlinks, which may be as many as the mentions, and the attributes that
/// belong to the original, such as ids.
fn copy_content(entry: &HtmlElement, kind: Kind, body: &Element) {
    // A term has its headword in the card's head.
    let content = if kind == Kind::Term { find(entry, "dd") } else { None };
    let mut next = content.as_ref().unwrap_or(entry).first_child();
    while let Some(part) = next {
        let is_way_back = part.dyn_ref::<Element>().is_some_and(|part| part.class_list().contains("apostil-backlinks"));
        if !is_way_back && let Ok(copy) = part.clone_node_with_deep(true) {
            let _ = body.append_child(&copy);
        }
        next = part.next_sibling();
    }
    // In a list, terms that were linked before are not.
    for term in all(body, "a[data-href]") {
        set(&term, "href", &term.get_attribute("data-href").unwrap_or_default());
        for (name, value) in [("role", "doc-glossref"), ("aria-haspopup", "dialog"), ("target", "_self")] {
            set(&term, name, value);
        }
        unset(&term, "data-href");
    }
    // A diagram that a script drew refers to its own ids, in its styles, gradients and arrows. The original comes first in
    // the document, so whatever looks for an id finds that one.
    for marked in all(body, "[id]:not(svg, svg *, :has(svg))") {
        unset(&marked, "id");
    }
    // In a card, code scrolls: by keyboard, too.
    for code in all(body, "pre") {
        code.set_tab_index(0);
    }
    for marked in all(body, "[aria-expanded]") {
        unset(&marked, "aria-expanded");
    }
}

/// Describes a card by what its note finds and by its first paragraph. The verdict says what it means.
fn describe(card: &Element, body: &Element, id: &str) {
    let parts = [".apostil-finding", ".apostil-content p, p.apostil-content"].map(|part| find(body, part));
    let mut ids = Vec::new();
    for (part, name) in parts.iter().zip(["apostil-finding-", "apostil-text-"]) {
        if let Some(part) = part {
            part.set_id(&[name, id].concat());
            ids.push(part.id());
        }
    }
    if !ids.is_empty() {
        set(card, "aria-describedby", &ids.join(" "));
    }
    if let Some(verdict) = find(body, ".apostil-verdict[title]")
        && let Some(finding) = &parts[0]
    {
        add(finding, "span", &[("class", "apostil-meaning")], &verdict.title());
        unset(&verdict, "title");
    }
}

/// Adds which of several mentions the card was opened from, and buttons to the previous and next ones.
fn add_mentions(foot: &Element, mentions: &OfEntry, source: Option<&HtmlElement>, words: &Words) {
    let count = mentions.count();
    if count < 2 {
        return;
    }
    let used = filled(&words.used, &[("n", &count.to_string())]);
    let attributes = [("class", "apostil-card-mentions"), ("role", "group"), ("aria-label", &*used)];
    let group = add(foot, "span", &attributes, "");
    button(&group, "apostil-card-previous", &words.previous_mention, "\u{2039}");
    let place = source.and_then(|source| mentions.place(source));
    let said = place.map_or(used, |place| counted(words, place + 1, count));
    add(&group, "span", &[("class", "apostil-card-mention")], &said);
    button(&group, "apostil-card-next", &words.next_mention, "\u{203a}");
}
