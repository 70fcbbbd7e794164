//! The widget that the binary carries: script, stylesheet, words and WebAssembly, as they were when it was built.

use crate::failure::Failure;

/// Each file of the widget: its address in the widget's folder, and what is in it. Empty if the widget was not built first.
pub const WIDGET: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The file of the widget at an address.
pub fn file(address: &str) -> Option<&'static [u8]> {
    WIDGET.iter().find(|(name, _)| *name == address).map(|(_, bytes)| *bytes)
}

/// Says how the widget is had, if it is not here.
pub fn require() -> Result<(), Failure> {
    if WIDGET.is_empty() {
        return Err(Failure::new(
            "this apostil was built without the widget that pages load. \
             Run `make dist` in the project's folder, then build apostil again.",
        ));
    }
    Ok(())
}

/// The media type of a file, by how its name ends.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        _ => "text/plain; charset=utf-8",
    }
}
