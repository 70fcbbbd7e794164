//! The widget embedded in the binary: script, stylesheet, words and WebAssembly, as they were when it was built.

use crate::error::Error;

/// Each file of the widget: its address in the widget's folder, and its content. Empty if the widget was not built
/// first.
pub const WIDGET: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/widget.rs"));

/// The file of the widget at an address.
pub fn file(address: &str) -> Option<&'static [u8]> {
    WIDGET.iter().find(|(name, _)| *name == address).map(|(_, bytes)| *bytes)
}

/// Explains how to get the widget, if it is missing.
pub fn require() -> Result<(), Error> {
    require_in(WIDGET)
}

fn require_in(widget: &[(&str, &[u8])]) -> Result<(), Error> {
    if widget.is_empty() {
        return Err(Error::new(
            "this apostil was built without the widget that pages load. \
             Run `make dist` in the project's folder, then build apostil again.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_widget_that_was_not_built_is_asked_for() {
        assert!(require_in(&[("apostil.js", b"")]).is_ok());
        let sentence = require_in(&[]).map_err(|error| error.to_string());
        assert!(sentence.is_err_and(|sentence| sentence.contains("Run `make dist` in the project's folder")));
    }
}
