//! Builds the card of an entry: a clone of the entry's content between a head and a foot. Makes nodes by DOM
//! calls alone and puts them nowhere; no HTML text is ever parsed.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node};

use super::entry::{Entry, Kind};
use crate::reader::{Level, Words};

/// A card, and its parts that change.
pub(super) struct Card {
    pub(super) level: Level,
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) element: HtmlElement,
    /// What is hidden at first, and the button that shows it.
    expansion: Option<(HtmlElement, HtmlElement)>,
}

impl Card {
    /// Builds the card of an entry for a level of the stack.
    pub(super) fn build(document: &Document, words: &Words, entry: &Entry, level: Level) -> Result<Card, JsValue> {
        let make = Maker(document);
        let title_id = format!("apostil-title-{}", entry.id);

        let title = make.element("span", "apostil-card-title")?;
        title.set_id(&title_id);
        title.set_text_content(Some(&entry.title(words)));
        let close = make.button("apostil-card-close", "\u{D7}")?;
        close.set_attribute("aria-label", words.close)?;
        let head = make.element("div", "apostil-card-head")?;
        head.append_with_node_2(&title, &close)?;

        let body = make.element("div", "apostil-card-body")?;
        let more = fill(&body, entry)?;

        let foot = make.element("div", "apostil-card-foot")?;
        let mut expansion = None;
        if let Some(more) = more {
            more.set_hidden(true);
            let button = make.button("apostil-card-more", words.expansion(false))?;
            button.set_attribute("aria-expanded", "false")?;
            foot.append_with_node_1(&button)?;
            expansion = Some((more, button));
        }
        let go_to = make.element("a", "apostil-card-goto")?;
        go_to.set_attribute("href", &format!("#{}", entry.id))?;
        go_to.set_text_content(Some(words.go_to_entry));
        foot.append_with_node_1(&go_to)?;

        let element = make.element("div", "apostil-card")?;
        for (name, value) in [
            ("popover", "manual"),
            ("role", "dialog"),
            ("tabindex", "-1"),
            ("aria-labelledby", title_id.as_str()),
            ("data-kind", entry.kind.name()),
            ("data-level", &level.to_string()),
        ] {
            element.set_attribute(name, value)?;
        }
        // The card stands outside the article, but speaks its language.
        if let Some(lang) = entry.element.closest("[lang]")?.and_then(|article| article.get_attribute("lang")) {
            element.set_attribute("lang", &lang)?;
        }
        element.append_with_node_3(&head, &body, &foot)?;
        Ok(Card { level, id: entry.id.clone(), kind: entry.kind, element, expansion })
    }

    /// Shows all of the entry, or the short definition alone.
    pub(super) fn expand(&self, words: &Words, expanded: bool) -> Result<(), JsValue> {
        let Some((more, button)) = &self.expansion else { return Ok(()) };
        more.set_hidden(!expanded);
        button.set_text_content(Some(words.expansion(expanded)));
        button.set_attribute("aria-expanded", if expanded { "true" } else { "false" })
    }
}

/// Makes elements of one document.
struct Maker<'a>(&'a Document);

impl Maker<'_> {
    fn element(&self, name: &str, class: &str) -> Result<HtmlElement, JsValue> {
        let element: HtmlElement = self.0.create_element(name)?.unchecked_into();
        element.set_class_name(class);
        Ok(element)
    }

    fn button(&self, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
        let button = self.element("button", class)?;
        button.set_attribute("type", "button")?;
        button.set_text_content(Some(text));
        Ok(button)
    }
}

/// Puts a clone of the entry's content into a card's body; gives the part that is hidden at first.
fn fill(body: &HtmlElement, entry: &Entry) -> Result<Option<HtmlElement>, JsValue> {
    let parts = match entry.kind {
        Kind::Term => ".apostil-content,.apostil-more,.apostil-related",
        Kind::Note => ".apostil-finding,.apostil-content",
        Kind::Source => {
            let mut child = entry.element.first_child();
            while let Some(node) = child {
                body.append_with_node_1(&clone_without_ids(&node)?)?;
                child = node.next_sibling();
            }
            return Ok(None);
        }
    };
    let found = entry.element.query_selector_all(parts)?;
    for node in (0..found.length()).filter_map(|index| found.get(index)) {
        body.append_with_node_1(&clone_without_ids(&node)?)?;
    }
    Ok(body.query_selector(".apostil-more")?.map(JsCast::unchecked_into))
}

/// A deep clone that does not repeat an id, nor say that a card of its links is open.
fn clone_without_ids(node: &Node) -> Result<Node, JsValue> {
    let clone = node.clone_node_with_deep(true)?;
    if let Some(element) = clone.dyn_ref::<Element>() {
        let marked = element.query_selector_all("[id],[aria-expanded]")?;
        let inner = (0..marked.length()).filter_map(|index| marked.get(index)?.dyn_into().ok());
        for element in inner.chain([element.clone()]) {
            element.remove_attribute("id")?;
            element.remove_attribute("aria-expanded")?;
        }
    }
    Ok(clone)
}
