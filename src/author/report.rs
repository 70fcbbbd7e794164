//! What is told about an article that was rendered: which files were omitted, and the diagnostics, a paragraph each: place,
//! severity, code, sentence, fix.

use super::disclosure::{Told, omitted, told};
use super::files::Files;
use super::visible::visible;
use crate::article::{Article, Severity};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// What there is to write about an article.
#[derive(Clone, Default, Deserialize, Serialize)]
pub struct Report {
    /// What was omitted, and the diagnostics that matter: not those that are only for information.
    pub text: String,
    /// How many errors there are among them.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

impl Report {
    /// The report on an article that was read from these files.
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
