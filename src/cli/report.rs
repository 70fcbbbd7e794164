//! Writes to standard error which files were omitted, and the diagnostics, a paragraph each: place, severity, code,
//! sentence, fix.

use crate::disclosure::{Told, omitted, told};
use crate::files::Files;
use crate::visible::{visible, visible_lines};
use apostil::article::{Article, Severity};
use std::fmt::{Display, Write};
use std::io;
use std::io::Write as _;

/// Writes what was omitted and the diagnostics that matter (not those that are only for information); returns whether
/// there are errors among them.
pub fn report(article: &Article, files: &Files) -> bool {
    let (text, has_errors) = text(article, files);
    write(&text);
    has_errors
}

/// What to write about an article, and whether it has errors.
pub fn text(article: &Article, files: &Files) -> (String, bool) {
    let (mut text, mut has_errors) = (omitted(article, files), false);
    for Told { diagnostic, name, .. } in told(article, files).filter(|told| told.diagnostic.severity > Severity::Info) {
        has_errors |= diagnostic.severity == Severity::Error;
        let (line, column, code) = (diagnostic.line, diagnostic.column, diagnostic.code.name());
        let (name, message) = (visible(&name), visible(&diagnostic.message));
        let _ = writeln!(text, "{name}:{line}:{column}: {}[{code}]: {message}", diagnostic.severity.name());
        if !diagnostic.help.is_empty() {
            let _ = writeln!(text, "  help: {}", visible(&diagnostic.help));
        }
    }
    (text, has_errors)
}

/// Writes a sentence that is not about a place in a file.
pub fn message(sentence: impl Display) {
    write(&format!("apostil: {}\n", visible(&sentence.to_string())));
}

/// Writes to standard error. If that is closed, there is nobody left to tell.
pub fn write(text: &str) {
    let _ = io::stderr().write_all(visible_lines(text).as_bytes());
}
