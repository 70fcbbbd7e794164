//! The small languages: text in, parts with their ranges out.

pub(crate) mod braces;
pub(crate) mod citation;
pub(crate) mod csl_markup;
mod flow;
pub(crate) mod json;
pub(crate) mod raw_html;
pub(crate) mod toml;
pub(crate) mod yaml;
