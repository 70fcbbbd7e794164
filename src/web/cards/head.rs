//! The head of a card, one row: the way back to the card below, a note's verdict, the title, the button that closes it. In:
//! the entry, and the title of the card below. Out: the row. Handles no events.

use super::card::{Kind, button};
use super::dom::{add, all, find, set, text, unset};
use super::words::{Words, filled};
use web_sys::{Element, HtmlElement};

/// Adds the head of an entry's card; `below` is the title of the card that it was opened from.
pub(super) fn add_head(card: &Element, entry: &Element, id: &str, kind: Kind, below: Option<&str>, words: &Words) {
    let head = add(card, "div", &[("class", "apostil-card-head")], "");
    if let Some(below) = below {
        button(&head, "apostil-card-back", &filled(&words.back_to, &[("title", below)]), below);
    }
    let title_id = ["apostil-title-", id].concat();
    let mut name = title_id.clone();
    if let Some(verdict) = verdict(entry).and_then(|verdict| verdict.clone_node_with_deep(true).ok()) {
        let verdict_id = ["apostil-verdict-", id].concat();
        name = [&name, " ", &verdict_id].concat();
        let row = add(&head, "span", &[("class", "apostil-card-verdict"), ("id", &verdict_id)], "");
        let _ = row.append_child(&verdict);
        // The card's body says what it means.
        for verdict in all(&row, "[title]") {
            unset(&verdict, "title");
        }
    }
    add(&head, "span", &[("class", "apostil-card-title"), ("id", &title_id)], &title(entry, kind, words));
    button(&head, "apostil-card-close", &words.close, "\u{d7}");
    set(card, "aria-labelledby", &name);
}

/// What a note's entry says of its verdict.
pub(super) fn verdict(entry: &Element) -> Option<HtmlElement> {
    find(entry, ".apostil-finding > .apostil-verdict")
}

/// The title of a card.
pub(super) fn title_of(card: &Element) -> Option<String> {
    find(card, ".apostil-card-title").map(|title| text(&title))
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
