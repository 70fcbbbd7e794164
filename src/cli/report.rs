//! Writes to standard error: reports on articles, and sentences.

use crate::files::Files;
use apostil::article::Article;
pub use apostil::author::report::text;
use apostil::author::visible::{visible, visible_lines};
use std::fmt::Display;
use std::io;
use std::io::Write as _;

/// Writes what was omitted and the diagnostics that matter (not those that are only for information); returns whether
/// there are errors among them.
pub fn report(article: &Article, files: &Files) -> bool {
    let (text, has_errors) = text(article, files);
    write(&text);
    has_errors
}

/// Writes a sentence that is not about a place in a file.
pub fn message(sentence: impl Display) {
    write(&format!("apostil: {}\n", visible(&sentence.to_string())));
}

/// Writes to standard error. If that is closed, there is nobody left to tell.
pub fn write(text: &str) {
    let _ = io::stderr().write_all(visible_lines(text).as_bytes());
}
