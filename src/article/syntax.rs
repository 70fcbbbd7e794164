//! The small languages: text in, parts with their ranges out.

pub(crate) mod braces;
pub(crate) mod citation;
pub(crate) mod csl_markup;
pub(crate) mod json;
pub(crate) mod raw_html;
