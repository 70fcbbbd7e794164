//! Following links within the article. In: a link of the article, or an id. Out: its place is in the window and has the
//! focus, and the page's address names it. A browser would look for the id in the whole page, where another element
//! may have it too, and at the page's base address.

use super::dom::{all, beneath, document, find, focus, fragment, scroll, selector, set, style_of, unset, window};
use super::place::inner_height;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollLogicalPosition, ScrollToOptions, Url};

/// The links that lead to places in the page.
pub(super) const WAYS: &str = "a[href^=\"#\"]";

/// What Escape closes, besides cards.
const LAYERS: &str = ":popover-open:not(.apostil-card, [popover=manual i]), :modal";

/// The distance to what covers the top of the window, in CSS px.
const GAP: f64 = 8.0;

/// The place in a host's article that has an id.
pub(super) fn place(host: &Element, id: &str) -> Option<HtmlElement> {
    find(host, &selector(".apostil-article ", id)).filter(|_| !id.is_empty())
}

/// The id that a link names, and its place in a host's article.
pub(super) fn destination(host: &Element, link: &Element) -> Option<(String, HtmlElement)> {
    let address = link.get_attribute("href")?;
    let id = address.strip_prefix('#')?;
    [id.to_owned(), fragment(id)].into_iter().find_map(|id| place(host, &id).map(|place| (id, place)))
}

/// The page's address with an id; none where the part after the `#` belongs to a router.
fn address(id: &str) -> Option<String> {
    let page = window().location();
    let hash = page.hash().unwrap_or_default();
    let is_routed = hash.starts_with("#/") || hash.starts_with("#!");
    let page = page.href().ok().filter(|_| !is_routed)?;
    Url::new_with_base(&["#", id].concat(), &page).ok().map(|url| url.href())
}

/// The address to copy for an entry: that of the page where an address cannot name the entry.
pub(super) fn permanent(id: &str) -> Option<String> {
    address(id).or_else(|| window().location().href().ok())
}

/// Puts the address with an id into the browser's history, as a link does.
pub(super) fn record(id: &str) {
    let Some(address) = address(id) else { return };
    if window().location().href().is_ok_and(|page| page != address)
        && let Ok(history) = window().history()
    {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Puts the address with an id in the place of the page's own; or the address without one.
pub(super) fn replace(id: &str) {
    let Some(address) = address(id) else { return };
    let address = if id.is_empty() { address.trim_end_matches('#') } else { &address };
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Opens all that can be opened around a place; returns whether the place can be seen then.
pub(super) fn uncover(place: &Element) -> bool {
    let mut next = Some(place.clone());
    let mut is_skipped = false;
    while let Some(element) = next {
        if is_like(&element, "details:not([open])") {
            set(&element, "open", "");
        } else if is_like(&element, "[hidden=until-found i]") {
            unset(&element, "hidden");
        }
        is_skipped |= has(&element, "content-visibility", "hidden");
        next = element.parent_element();
    }
    !is_skipped && place.get_client_rects().length() > 0 && has(place, "visibility", "visible")
}

fn is_like(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// Whether a property of an element has a value, as computed.
fn has(element: &Element, name: &str, value: &str) -> bool {
    style_of(element).get_property_value(name).is_ok_and(|it| it == value)
}

/// Scrolls a place into the window: what has room is brought to its middle, but a heading to its top.
pub(super) fn bring(place: &Element) {
    let has_room = 2.0 * place.get_bounding_client_rect().height() < inner_height();
    let is_heading = is_like(place, "h1,h2,h3,h4,h5,h6");
    bring_to(place, if has_room && !is_heading { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start });
}

/// Scrolls a place into the window, and from under a header that stays at the window's top.
pub(super) fn bring_to(place: &Element, block: ScrollLogicalPosition) {
    if place.get_client_rects().length() == 0 {
        return;
    }
    scroll(place, block);
    let rect = place.get_bounding_client_rect();
    let (x, y) = ((rect.left() + rect.right()) / 2.0, rect.top() + 1.0);
    let mut next = beneath(x, y).filter(|hit| !place.contains(Some(hit)));
    while let Some(cover) = next {
        if has(&cover, "position", "fixed") || has(&cover, "position", "sticky") {
            let bar = cover.get_bounding_client_rect();
            // What lies at the foot, or over most of the window, is no header: no scrolling gets the place out of it.
            if !cover.contains(Some(place)) && bar.top() <= 1.0 && 2.0 * bar.bottom() < inner_height() {
                scroll_by(rect.top() - GAP - bar.bottom());
            }
            return;
        }
        next = cover.parent_element();
    }
}

/// Scrolls the page so that what is in sight is this far below the window's top, if that is in the window.
pub(super) fn put(place: &Element, top: f64) {
    if (GAP..inner_height() - GAP).contains(&top) {
        scroll_by(place.get_bounding_client_rect().top() - top);
    }
}

/// Scrolls the page down by a distance, at once.
pub(super) fn scroll_by(down: f64) {
    let options = ScrollToOptions::new();
    options.set_top(down);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_by_with_scroll_to_options(&options);
}

/// Gives a place the focus, so that the keyboard continues from there.
pub(super) fn land(place: &HtmlElement) {
    focus(place);
    if document().active_element().as_ref() != Some(place) {
        place.set_tab_index(-1);
        focus(place);
    }
}

/// The dialogs and popovers of the page that are open.
pub(super) fn layers() -> Vec<HtmlElement> {
    document().document_element().map(|root| all(&root, LAYERS)).unwrap_or_default()
}
