//! Sources for other programs. In: the text of a sources file, which of its sources, and a format. Out: a file with
//! them, or an error that says why there is none. A page loads this module on the first copy or save.

use crate::article::{Format, Selection, export};
use js_sys::{Array, Error, JSON};
use wasm_bindgen::prelude::*;
use web_sys::{File, FilePropertyBag};

/// Writes sources in a format. In: the text of the sources file and its address; the ids of the wanted sources; the
/// format's name; the name of the file, or an empty string for the clipboard; a table of words, or nothing.
#[wasm_bindgen]
pub fn write(
    sources: &str,
    address: &str,
    #[wasm_bindgen(unchecked_param_type = "string[]")] ids: &Array,
    format: &str,
    name: &str,
    words: &JsValue,
) -> Result<File, Error> {
    let ids: Vec<_> = ids.iter().filter_map(|id| id.as_string()).collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let words = JSON::stringify(words).ok().and_then(|words| words.as_string()).unwrap_or_default();
    let selection = Selection::new(sources, &ids).with_words(&words);
    let written = format.parse::<Format>().ok().map(|format| (format, export(&selection, format)));
    let Some((format, mut text)) = written.filter(|(_, text)| !["", "[]\n"].contains(&text.as_str())) else {
        return Err(Error::new(&[address, " does not hold what is to be copied."].concat()));
    };
    // Pasted into running text, it must not end the line.
    if matches!(format, Format::Text | Format::Markdown) {
        text.truncate(text.trim_end().len());
    }
    let options = FilePropertyBag::new();
    options.set_type(if name.is_empty() { "text/plain" } else { format.media_type() });
    let name = [name, ".", format.extension()].concat();
    File::new_with_str_sequence_and_options(&Array::of(&[JsValue::from(text)]), &name, &options)
        .map_err(JsValue::unchecked_into)
}
