//! Copying and saving sources: buttons on a source's card, buttons above the list. In: a host and the interface's words.
//! Out: buttons, and the outcome when one is pressed. `www/cards.js` does the work, with the module `export`, which is
//! loaded on the first press.

use super::dom::{add, all, closest, find, focus, selector, set, text, unset};
use super::foot::confirm;
use super::view::View;
use super::words::{Words, filled};
use crate::reader::Level;
use crate::web::way::Way;
use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Url};

/// The formats, by their names in the core; plain text has the interface's own word. Only those in the middle are saved
/// as files.
const FORMATS: [(&str, &str); 5] =
    [("text", ""), ("bibtex", "BibTeX"), ("csl-json", "CSL-JSON"), ("ris", "RIS"), ("markdown", "Markdown")];

/// The maximum length of a file's name without its extension, in characters.
const NAME: usize = 80;

/// The file with the records of the sources, and how to request it; none if its address is unknown. The element may
/// name any address. A file that the article names is loaded only from the article's own site: if the article was
/// rendered in the page, this was checked before; a prerendered one is on the page's site.
fn records(host: &HtmlElement) -> Option<(Url, Way)> {
    let attribute = host.get_attribute("sources");
    let is_named = attribute.is_some();
    let of_list = || find(host, ".apostil-sources")?.get_attribute("data-src");
    let address = attribute.or_else(of_list).filter(|address| !address.is_empty())?;
    let url = Url::new_with_base(&address, &host.base_uri().ok()??).ok()?;
    let was_rendered = || Reflect::get(host, &"article".into()).is_ok_and(|article| article.is_truthy());
    let way = if is_named { Way::Page } else { Way::of_stranger(&url) };
    (way != Way::There || was_rendered()).then_some((url, way))
}

/// Whether the records of the sources can be fetched.
pub(super) fn is_known(host: &HtmlElement) -> bool {
    records(host).is_some()
}

/// Adds the formats that the source of a card can be copied in, or those that all sources can be saved in.
pub(super) fn add_formats(parent: &Element, is_saving: bool, words: &Words) -> HtmlElement {
    let (label, formats) = if is_saving { (&words.save_as, &FORMATS[1..4]) } else { (&words.copy_as, &FORMATS[..]) };
    let group = add(parent, "div", &[("class", "apostil-formats"), ("role", "group"), ("aria-label", label)], "");
    add(&group, "span", &[("aria-hidden", "true")], label);
    for (format, name) in formats {
        let name = if name.is_empty() { &words.plain_text } else { *name };
        add(&group, "button", &[("type", "button"), ("data-format", format)], name);
    }
    group
}

/// Adds above the list the formats that all sources can be saved in; returns the group.
pub(super) fn add_saving(host: &HtmlElement, words: &Words) -> Option<HtmlElement> {
    let heading = find(host, ".apostil-sources > h2").filter(|_| is_known(host))?;
    let group = add_formats(&heading.parent_element()?, true, words);
    let _ = heading.after_with_node_1(&group);
    Some(group)
}

/// An entry's id in the sources file: its `data-key`, or else its id in the page without the prefix, which the id of the
/// list's heading begins with, too.
fn key(list: &Element, entry: &Element) -> String {
    entry.get_attribute("data-key").unwrap_or_else(|| {
        let (id, heading) = (entry.id(), find(list, "h2").map(|heading| heading.id()).unwrap_or_default());
        let prefix = heading.strip_suffix("apostil-sources-heading").unwrap_or_default();
        let own = id.strip_prefix(prefix).unwrap_or(&id);
        own.strip_prefix("source-").unwrap_or(own).to_owned()
    })
}

/// The name of a file: the article's title.
fn name(host: &Element) -> String {
    let title = find(host, "h1").map(|heading| text(&heading)).unwrap_or_default();
    let parts = title.split(|c: char| c.is_whitespace() || "/\\:*?\"<>|".contains(c));
    let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(NAME).collect();
    if name.is_empty() { "sources".to_owned() } else { name }
}

/// A button was pressed: copies the source of its card or, if it is not in a card, saves all sources.
pub(super) fn take(view: &View, level: Level, button: &HtmlElement) {
    let (Some(list), Some((url, way))) = (find(&view.host, ".apostil-sources"), records(&view.host)) else { return };
    let open = view.card(level);
    let wanted = open.as_ref().map_or_else(|| ".apostil-source".to_owned(), |open| selector("", &open.id));
    let keys = all(&list, &wanted).iter().map(|entry| key(&list, entry)).collect();
    let format = button.get_attribute("data-format").unwrap_or_default();
    let name = if open.is_some() { String::new() } else { name(&view.host) };
    view.page.take(button, &url.href(), way.name(), keys, &format, &name);
}

/// Sources were copied or saved; or the clipboard has refused them, then the card shows the text.
pub(super) fn finish(view: &View, taken: &JsValue) {
    let get = |name: &str| Reflect::get(taken, &name.into()).unwrap_or_default();
    let button: HtmlElement = get("button").unchecked_into();
    let is_refused = get("isRefused").is_truthy();
    let card = closest(&button, ".apostil-card");
    if let Some(old) = card.as_ref().and_then(|card| find(card, "textarea")) {
        old.remove();
    }
    let Some(group) = button.parent_element() else { return };
    for done in all(&group, "[data-done]") {
        unset(&done, "data-done");
    }
    let label = text(&button);
    if card.is_none() {
        set(&button, "data-done", "✓"); // it was saved; the browser shows more itself
    } else if is_refused {
        show(&group, &label, get("text").unchecked_ref());
        view.tell(&view.words.not_copied_as);
    } else {
        confirm(&button, &view.words);
        view.tell(&filled(&view.words.copied_as, &[("format", &label)]));
    }
}

/// Shows a text below the group of its button, and selects it.
fn show(group: &Element, label: &str, content: &JsString) {
    let Some(parent) = group.parent_element() else { return };
    let attributes = [("class", "apostil-card-text"), ("readonly", ""), ("rows", "4"), ("aria-label", label)];
    let area: HtmlTextAreaElement = add(&parent, "textarea", &attributes, "").unchecked_into();
    area.set_value(&String::from(content));
    let _ = group.after_with_node_1(&area);
    focus(&area);
    area.select();
}
