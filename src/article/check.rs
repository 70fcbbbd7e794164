//! Checks that only authors ask for: no page does, so none of this is in what a page loads.

pub(crate) mod allowed;
pub(crate) mod brackets;
mod claims;
pub(crate) mod comparison;
mod converted;
mod encodings;
pub(crate) mod forms;
pub(crate) mod headings;
pub(crate) mod help;
mod keys;
mod language;
pub(crate) mod lint;
mod markdown_texts;
#[cfg(any(feature = "node", not(target_arch = "wasm32")))]
mod missing_files;
mod nearest;
pub(crate) mod passages;
pub(crate) mod quotation_check;
pub(crate) mod quotations;
mod shortcodes;
pub(crate) mod text_blocks;
pub(crate) mod unreadable;
pub(crate) mod write_back;
