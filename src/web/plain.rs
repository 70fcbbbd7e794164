//! Plain JavaScript objects, made field by field.

use wasm_bindgen::prelude::*;

/// A value of a field.
pub(super) type Plain = JsValue;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Object)]
    type PlainObject;
    #[wasm_bindgen(constructor, js_class = Object)]
    fn new() -> PlainObject;
    #[wasm_bindgen(method, indexing_setter)]
    fn set(this: &PlainObject, name: &str, value: &JsValue);
}

/// An object of these fields; a field whose value is missing is undefined.
pub(super) fn object(fields: &[(&str, Plain)]) -> Plain {
    let object = PlainObject::new();
    for (name, value) in fields {
        object.set(name, value);
    }
    object.into()
}

/// An array of these values.
pub(super) fn list(items: impl Iterator<Item = Plain>) -> Plain {
    items.collect::<js_sys::Array>().into()
}
