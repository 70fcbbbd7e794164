//! Writes to standard error which files were omitted, and the diagnostics, a paragraph each: place, severity, code,
//! sentence, fix.

use crate::disclosure::{Told, omitted, told};
use crate::files::Files;
use crate::visible::{visible, visible_lines};
use apostil::article::{Article, Severity};
use serde::{Deserialize, Serialize};
use std::fmt::{Display, Write};
use std::io;
use std::io::Write as _;

/// What there is to write about an article.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Report {
    /// What was omitted, and the diagnostics that matter: not those that are only for information.
    pub text: String,
    pub errors: usize,
    pub warnings: usize,
}

impl Report {
    pub fn on(article: &Article, files: &Files) -> Report {
        let mut report = Report { text: omitted(article, files), ..Report::default() };
        for Told { diagnostic, name, .. } in
            told(article, files).filter(|told| told.diagnostic.severity > Severity::Info)
        {
            let is_error = diagnostic.severity == Severity::Error;
            *if is_error { &mut report.errors } else { &mut report.warnings } += 1;
            let (line, column, code) = (diagnostic.line, diagnostic.column, diagnostic.code.name());
            let (name, message) = (visible(&name), visible(&diagnostic.message));
            let severity = diagnostic.severity.name();
            let _ = writeln!(report.text, "{name}:{line}:{column}: {severity}[{code}]: {message}");
            if !diagnostic.help.is_empty() {
                let _ = writeln!(report.text, "  help: {}", visible(&diagnostic.help));
            }
        }
        report
    }
}

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
