//! The element's attributes that control how an article is read. In: the host. Out: the options, with the default for
//! an unknown value.

use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Element, console};

/// The allowed values; the first is the default. "" leaves the choice to the article.
const ALLOWED: [(&str, &[&str]); 8] = [
    ("layout", &["cards", "margin"]),
    ("loading", &["lazy", "eager"]),
    ("marks", &["", "signs", "plain"]),
    ("terms", &["", "first", "section", "all", "none"]),
    ("theme", &["auto", "light", "dark"]),
    ("toc", &["", "on", "off"]),
    ("trigger", &["hover", "click"]),
    ("verdicts", &["", "on", "off"]),
];

/// Whether notes are to be in the margin.
pub(super) fn wants_margin(host: &Element) -> bool {
    host.get_attribute("layout").as_deref() == Some("margin")
}

/// Whether the pointer opens a card by resting on a word.
pub(super) fn opens_by_hover(host: &Element) -> bool {
    host.get_attribute("trigger").as_deref() != Some("click")
}

thread_local! {
    /// The warnings that the console has shown.
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Warns of every unknown value, once.
pub(super) fn check(host: &Element) {
    for (name, allowed) in ALLOWED {
        if let Some(value) = host.get_attribute(name).filter(|value| !allowed.contains(&value.as_str())) {
            let known: Vec<_> = allowed.iter().copied().filter(|word| !word.is_empty()).collect();
            let sentence =
                ["apostil: ", name, "=\"", &value, "\" means nothing here. Allowed are: ", &known.join(", "), "."];
            tell(sentence.concat());
        }
    }
}

fn tell(sentence: String) {
    let is_new = TOLD.with_borrow(|told| !told.contains(&sentence));
    if is_new {
        console::warn_1(&JsValue::from(&sentence));
        TOLD.with_borrow_mut(|told| told.push(sentence));
    }
}
