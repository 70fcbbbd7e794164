//! What JavaScript can have made of a sources file. Strings come in, a string goes out; holds no logic. Stands in a
//! WebAssembly of its own (feature `export`), which a page loads when a reader first copies or saves a source.

use wasm_bindgen::prelude::*;

use crate::article::{Format, Selection, export};

/// Writes sources in a format. In: the file; ids, one behind the other; words, as [`crate::article::Input`] takes them,
/// or nothing. Out: the extension of such files, their media type, the text; nothing for a format that is not known.
/// U+001F divides, which no id and no text holds.
#[wasm_bindgen(js_name = exportSources)]
pub fn export_sources(sources: &str, ids: &str, format: &str, words: &str) -> String {
    let Some(format) = Format::from_name(format) else { return String::new() };
    let ids: Vec<_> = ids.split('\u{1F}').collect();
    let text = export(&Selection { sources, ids: &ids, lang: "", words }, format);
    [format.extension(), format.media_type(), &text].join("\u{1F}")
}
