//! What was found in an article, as `apostil check` writes it: as text for people, or as JSON for other tools.

use super::disclosure::{Told, told};
use super::files::Files;
use super::snippet;
use super::tally::Tally;
use super::visible::escaped;
use crate::article::{Article, Diagnostic, Severity};
use serde::Serialize;
use std::error::Error;

/// A diagnostic in JSON. `docs/diagnostics.md` describes it.
#[derive(Serialize)]
struct Object<'a> {
    code: &'a str,
    severity: Severity,
    file: String,
    line: u32,
    column: u32,
    end: End,
    message: &'a str,
    help: &'a str,
}

#[derive(Serialize)]
struct End {
    line: u32,
    column: u32,
}

/// The findings in an article, which are counted: with source lines, or as one JSON object per line.
///
/// # Errors
///
/// One of them cannot be written.
pub fn findings(article: &Article, files: &Files, is_json: bool, tally: &mut Tally) -> Result<String, Box<dyn Error>> {
    let mut written = String::new();
    tally.begin(article.diagnostics().len());
    for Told { diagnostic, name, text } in told(article, files) {
        tally.add(&diagnostic);
        if is_json {
            written.push_str(&json(&diagnostic, name)?);
            written.push('\n');
        } else {
            written.push_str(&snippet::format(&diagnostic, &name, text)?);
        }
    }
    Ok(written)
}

fn json(diagnostic: &Diagnostic, file: String) -> serde_json::Result<String> {
    let Diagnostic { severity, line, column, end, message, help, .. } = diagnostic;
    let object = Object {
        code: diagnostic.code.name(),
        severity: *severity,
        file,
        line: *line,
        column: *column,
        end: End { line: end.0, column: end.1 },
        message,
        help,
    };
    serde_json::to_string(&object).map(|json| escaped(&json))
}
