//! Writes to standard error which files were left out, and the findings, one a paragraph: place, severity, code,
//! sentence, way out.

use crate::files::Files;
use apostil::article::{Article, Severity};
use std::fmt::Write;
use std::io;
use std::io::Write as _;

/// Writes what was left out and the findings that matter (not those that are only worth knowing); says whether errors are among them.
pub fn report(article: &Article, files: &Files) -> bool {
    left_out(files);
    let mut text = String::new();
    for finding in article.diagnostics().iter().filter(|finding| finding.severity > Severity::Info) {
        let severity = if finding.severity == Severity::Error { "error" } else { "warning" };
        let (file, line, column, code) = (files.name(finding.file), finding.line, finding.column, finding.code.name());
        let _ = writeln!(text, "{file}:{line}:{column}: {severity}[{code}]: {}", finding.message);
        if !finding.help.is_empty() {
            let _ = writeln!(text, "  help: {}", finding.help);
        }
    }
    // Nobody is left to tell when standard error itself is closed.
    let _ = io::stderr().write_all(text.as_bytes());
    count(article, Severity::Error) > 0
}

/// Writes what was left out.
pub fn left_out(files: &Files) {
    for sentence in &files.left_out {
        say(sentence);
    }
}

/// Writes a sentence that is about no place in a file.
pub fn say(sentence: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "apostil: {sentence}");
}

/// How many findings of an article matter so much.
pub fn count(article: &Article, severity: Severity) -> usize {
    article.diagnostics().iter().filter(|finding| finding.severity == severity).count()
}
