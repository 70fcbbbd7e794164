//! Keeps a reader's place while an article is rendered again. In: the element, and the function that changes it. Out:
//! the same place afterwards, and the focus where it was. Opens and closes no cards.

use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, FocusOptions, HtmlElement, NodeList, ScrollBehavior, ScrollToOptions};

/// An element that can be found again in the next edition of the article: a block of its text by its order, anything
/// else by its id.
#[derive(PartialEq)]
enum Landmark {
    Block(u32),
    Id(String),
}

fn all(host: &HtmlElement, selector: &str) -> Option<NodeList> {
    host.query_selector_all(selector).ok()
}

/// Finds the first landmark that fits, and its top edge.
fn find(host: &HtmlElement, fits: impl Fn(&Landmark, &DomRect) -> bool) -> Option<(Landmark, f64)> {
    let (blocks, named) = (all(host, ".apostil-body > *")?, all(host, ".apostil-article [id]")?);
    let elements = (0..blocks.length()).map(|place| (blocks.item(place), Some(place)));
    let elements = elements.chain((0..named.length()).map(|place| (named.item(place), None)));
    for (element, place) in elements {
        let element: Element = element?.unchecked_into();
        let landmark = place.map_or_else(|| Landmark::Id(element.id()), Landmark::Block);
        let rect = element.get_bounding_client_rect();
        if fits(&landmark, &rect) {
            return Some((landmark, rect.top()));
        }
    }
    None
}

/// The first landmark that begins in the window, or else the first that reaches into it.
fn in_sight(host: &HtmlElement) -> Option<(Landmark, f64)> {
    let height = web_sys::window()?.inner_height().ok()?.as_f64()?;
    find(host, |_, rect| rect.top() >= 0.0 && rect.top() < height).or_else(|| find(host, |_, rect| rect.bottom() > 0.0))
}

/// The id of the element that has the focus in an article.
fn focused(host: &HtmlElement) -> Option<String> {
    let active = host.owner_document()?.active_element()?;
    Some(active.id()).filter(|id| host.contains(Some(&active)) && !id.is_empty())
}

/// Changes an article, and keeps the scroll position and the focus.
pub(super) fn keep<T>(host: &HtmlElement, change: impl FnOnce() -> T) -> T {
    let seen = if host.get_bounding_client_rect().top() < 0.0 { in_sight(host) } else { None };
    let focused = focused(host);
    let changed = change();
    if let Some((seen, before)) = seen
        && let Some((_, now)) = find(host, |landmark, _| *landmark == seen)
        && let Some(window) = web_sys::window()
    {
        let options = ScrollToOptions::new();
        options.set_top(now - before);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
    if let Some(id) = focused {
        let selector = [".apostil-article #", &web_sys::css::escape(&id)].concat();
        if let Ok(Some(element)) = host.query_selector(&selector) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
        }
    }
    changed
}
