//! The few things that the reader does with the DOM: find, set, add. None fails: selectors and names are sound,
//! and what the page has taken away meanwhile is passed over.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Element, HtmlElement};

/// The first element within another that a selector fits.
pub(super) fn find(within: &Element, selector: &str) -> Option<HtmlElement> {
    Some(within.query_selector(selector).ok()??.unchecked_into())
}

/// The element itself or the nearest around it that a selector fits.
pub(super) fn closest(element: &Element, selector: &str) -> Option<HtmlElement> {
    Some(element.closest(selector).ok()??.unchecked_into())
}

/// Sets an attribute, or takes it away.
pub(super) fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Makes an element with its attributes and its text, as the last in its parent.
pub(super) fn add(parent: &HtmlElement, name: &str, attributes: &[(&str, &str)], text: &str) -> HtmlElement {
    let document = parent.owner_document().expect_throw("an element has a document");
    let element = document.create_element(name).expect_throw("the names of elements are sound");
    for (name, value) in attributes {
        set(&element, name, Some(value));
    }
    element.set_text_content(Some(text));
    let _ = parent.append_child(&element);
    element.unchecked_into()
}
