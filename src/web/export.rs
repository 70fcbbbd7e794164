//! What JavaScript can have made of a sources file. Strings come in, a plain object goes out; holds no logic. A page loads
//! this module when a reader first copies or saves a source.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::article::{Selection, export};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Sources in a format: the extension and the media type of such files, and the text. */
export interface Exported { extension: string; mediaType: string; text: string }
"#;

#[wasm_bindgen]
extern "C" {
    /// What `exportSources` gives.
    #[wasm_bindgen(typescript_type = "Exported")]
    pub type ExportedObject;
}

/// Writes sources in a format. In: the text of the sources file; the ids of those that are wanted; the format's name; a
/// table of words, as [`crate::article::Input`] takes it, or nothing. Out: nothing for a format that is not known.
#[wasm_bindgen(js_name = exportSources)]
pub fn export_sources(
    sources: &str,
    #[wasm_bindgen(unchecked_param_type = "string[]")] ids: &Array,
    format: &str,
    words: &str,
) -> Option<ExportedObject> {
    let format = format.parse().ok()?;
    let ids: Vec<_> = ids.iter().filter_map(|id| id.as_string()).collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let text = export(&Selection::new(sources, &ids).with_words(words), format);
    let exported = Object::new();
    for (name, value) in [("extension", format.extension()), ("mediaType", format.media_type()), ("text", &text)] {
        let _ = Reflect::set(&exported, &name.into(), &value.into());
    }
    Some(exported.unchecked_into())
}
