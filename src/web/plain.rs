//! Values as JavaScript has them.

use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Whether a choice is `on` or `off`; none if it is neither.
pub(super) fn is_on(choice: Option<String>) -> Option<bool> {
    choice.filter(|choice| matches!(choice.as_str(), "on" | "off")).map(|choice| choice == "on")
}

/// A plain object. Serialising these types cannot fail.
pub(super) fn object(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_throw()
}
