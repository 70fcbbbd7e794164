//! What is told about an article that was rendered: which files were omitted, and the diagnostics, a paragraph each: place,
//! severity, code, sentence, fix.

use super::disclosure::{Told, omitted, told};
use super::files::Files;
use super::visible::visible;
use crate::article::{Article, Severity};
use std::fmt::Write;

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
