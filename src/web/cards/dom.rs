//! Short names for common DOM operations. Keeps nothing, decides nothing.

use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleDeclaration, Document, Element, Event, FocusOptions, HtmlElement, Node, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};

pub(super) fn window() -> Window {
    web_sys::window().unwrap_throw()
}

pub(super) fn document() -> Document {
    window().document().unwrap_throw()
}

/// Adds an element with attributes and text at the end of a parent.
pub(super) fn add(parent: &Node, name: &str, attributes: &[(&str, &str)], text: &str) -> HtmlElement {
    let element: HtmlElement = document().create_element(name).unwrap_throw().unchecked_into();
    for (name, value) in attributes {
        set(&element, name, value);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    let _ = parent.append_child(&element);
    element
}

pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

pub(super) fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Sets an attribute without a value, or removes it.
pub(super) fn toggle(element: &Element, name: &str, is_on: bool) {
    let _ = element.toggle_attribute_with_force(name, is_on);
}

/// The first element that matches; none if the selector is not valid.
pub(super) fn find(within: &Element, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok().flatten().map(JsCast::unchecked_into)
}

/// Every element that matches, in document order.
pub(super) fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)).map(JsCast::unchecked_into).collect()
}

/// The node itself or its nearest ancestor that matches; none for a node that is not an element.
pub(super) fn closest(node: &JsValue, selector: &str) -> Option<HtmlElement> {
    let element = node.dyn_ref::<Element>()?;
    element.closest(selector).ok().flatten().map(JsCast::unchecked_into)
}

pub(super) fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// What the page shows at a place of the window, under the cards.
pub(super) fn beneath(x: f64, y: f64) -> Option<Element> {
    let hits = document().elements_from_point(x as f32, y as f32);
    hits.iter().find(|hit| closest(hit, ".apostil-card").is_none()).map(JsCast::unchecked_into)
}

/// The target of an event, even inside a shadow tree.
pub(super) fn origin(event: &Event) -> Node {
    event.composed_path().get(0).unchecked_into()
}

/// A selector for the element with an id.
pub(super) fn selector(before: &str, id: &str) -> String {
    [before, "#", &web_sys::css::escape(id)].concat()
}

/// The id after the `#` of an address, decoded; empty if it cannot be decoded.
pub(super) fn fragment(hash: &str) -> String {
    let id = hash.strip_prefix('#').unwrap_or(hash);
    js_sys::decode_uri_component(id).map(String::from).unwrap_or_default()
}

/// The id in the page's address.
pub(super) fn page_fragment() -> String {
    fragment(&window().location().hash().unwrap_or_default())
}

/// Moves the focus without scrolling.
pub(super) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls at once, whatever the page prefers: where a card goes and what covers the element is measured next.
pub(super) fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// A length in CSS. The engine formats the number: Rust's own formatting would weigh more than the rest of this file.
pub(super) fn px(length: f64) -> String {
    let number = js_sys::Number::from(length).to_string_with_radix(10).map(String::from).unwrap_or_default();
    number + "px"
}

/// The style of an element as the browser computes it.
pub(super) fn style_of(element: &Element) -> CssStyleDeclaration {
    window().get_computed_style(element).ok().flatten().unwrap_throw()
}

/// A computed length, in CSS px.
pub(super) fn length(style: &CssStyleDeclaration, name: &str) -> f64 {
    js_sys::Number::parse_float(&style.get_property_value(name).unwrap_or_default())
}
