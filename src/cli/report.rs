//! Writes to standard error: reports on articles, and sentences.

use crate::files::Files;
use apostil::article::Article;
pub use apostil::author::report::Report;
use apostil::author::visible::{visible, visible_lines};
use std::fmt::Display;
use std::io;
use std::io::Write as _;

/// Writes the report on an article; returns whether there are errors in it.
pub fn report(article: &Article, files: &Files) -> bool {
    let report = Report::on(article, files);
    write(&report.text);
    report.errors > 0
}

/// Writes a sentence that is not about a place in a file.
pub fn message(sentence: impl Display) {
    write(&line(sentence));
}

/// Such a sentence as a line.
pub fn line(sentence: impl Display) -> String {
    format!("apostil: {}\n", visible(&sentence.to_string()))
}

/// Writes to standard error. If that is closed, there is nobody left to tell.
pub fn write(text: &str) {
    let _ = io::stderr().write_all(visible_lines(text).as_bytes());
}
