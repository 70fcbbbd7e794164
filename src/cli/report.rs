//! Writes to standard error which files were left out, and the findings, one a paragraph: place, severity, code,
//! sentence, way out.

use crate::files::Files;
use apostil::article::{Article, Severity};
use std::fmt::Write;
use std::io;
use std::io::Write as _;

/// Writes what was left out and the findings that matter (not those that are only worth knowing); says whether errors are among them.
pub fn report(article: &Article, files: &Files) -> bool {
    let (text, has_errors) = text(article, files);
    say(&text);
    has_errors
}

/// Writes to standard error. Nobody is left to tell when that is closed.
pub fn say(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// What is to be written of an article, and whether it has errors.
pub fn text(article: &Article, files: &Files) -> (String, bool) {
    let mut text = String::new();
    for sentence in &files.left_out {
        let _ = writeln!(text, "apostil: {sentence}");
    }
    for finding in article.diagnostics().iter().filter(|finding| finding.severity > Severity::Info) {
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        let (file, line, column, code) = (files.name(finding.file), finding.line, finding.column, finding.code.name());
        let _ = writeln!(text, "{file}:{line}:{column}: {severity}[{code}]: {}", finding.message);
        if !finding.help.is_empty() {
            let _ = writeln!(text, "  help: {}", finding.help);
        }
    }
    (text, article.diagnostics().iter().any(|finding| finding.severity == Severity::Error))
}
