//! Builds the card of an entry: a clone of the entry's content between a head and a foot. Makes nodes by DOM
//! calls alone; no HTML text is ever parsed.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlElement};

use super::dom::{self, add};
use super::entry::{Entry, Kind};
use crate::reader::{Level, Words};

/// A card: what it shows, and where.
pub(super) struct Card {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) element: HtmlElement,
}

impl Card {
    /// Adds the card of an entry to the host, for a level of the stack; it is not yet shown.
    pub(super) fn add(host: &HtmlElement, words: &Words, entry: Entry, level: Level) -> Card {
        let title_id = "apostil-title-".to_owned() + &entry.id;
        let attributes = [
            ("class", "apostil-card"),
            ("popover", "manual"),
            ("role", "dialog"),
            ("tabindex", "-1"),
            ("aria-labelledby", &title_id),
            ("data-kind", entry.kind.name()),
            ("data-level", &level.to_string()),
        ];
        let card = add(host, "div", &attributes, "");
        // It stands outside the article, but speaks its language.
        let lang = dom::closest(&entry.element, "[lang]").and_then(|article| article.get_attribute("lang"));
        dom::set(&card, "lang", lang.as_deref());

        let head = add(&card, "div", &[("class", "apostil-card-head")], "");
        add(&head, "span", &[("class", "apostil-card-title"), ("id", &title_id)], &entry.title(words));
        let close = [("class", "apostil-card-close"), ("type", "button"), ("aria-label", words.close)];
        add(&head, "button", &close, "\u{D7}");

        let body = add(&card, "div", &[("class", "apostil-card-body")], "");
        fill(&body, &entry);

        let foot = add(&card, "div", &[("class", "apostil-card-foot")], "");
        if dom::find(&body, MORE).is_some() {
            add(&foot, "button", &[("class", "apostil-card-more"), ("type", "button")], "");
            expand(&card, words, false);
        }
        let href = "#".to_owned() + &entry.id;
        add(&foot, "a", &[("class", "apostil-card-goto"), ("href", &href)], words.go_to_entry);
        Card { id: entry.id, kind: entry.kind, element: card }
    }
}

/// What is hidden at first.
const MORE: &str = ".apostil-more";

/// Shows all of a card's entry, or the short definition alone.
pub(super) fn expand(card: &HtmlElement, words: &Words, expanded: bool) {
    if let (Some(more), Some(button)) = (dom::find(card, MORE), dom::find(card, ".apostil-card-more")) {
        dom::set(&more, "hidden", (!expanded).then_some(""));
        dom::set(&button, "aria-expanded", Some(if expanded { "true" } else { "false" }));
        button.set_text_content(Some(words.expansion(expanded)));
    }
}

/// Puts a clone of the entry's content into a card's body: all but the way back to the text and what names the
/// original, such as an id.
fn fill(body: &HtmlElement, entry: &Entry) {
    // A term has its headword in the card's head.
    let definition = if entry.kind == Kind::Term { dom::find(&entry.element, "dd") } else { None };
    let clone = definition.as_ref().unwrap_or(&entry.element).clone_node_with_deep(true);
    let clone: Element = clone.expect_throw("elements can be cloned").unchecked_into();
    while let Some(back) = dom::find(&clone, ".apostil-backlinks") {
        back.remove();
    }
    while let Some(marked) = dom::find(&clone, "[id],[aria-expanded]") {
        dom::set(&marked, "id", None);
        dom::set(&marked, "aria-expanded", None);
    }
    while let Some(child) = clone.first_child() {
        let _ = body.append_child(&child);
    }
}
