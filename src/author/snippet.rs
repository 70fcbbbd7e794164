//! Formats a diagnostic as compilers do: the sentence, the place, its line with the words underlined, and the fix. In:
//! a diagnostic and the text that it refers to. Out: coloured lines.

use super::visible::visible;
use crate::article::{self, Severity};
use codespan_reporting::diagnostic::{self, Diagnostic, Label};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{self, Config, termcolor::Ansi};
use std::ops::Range;

/// The most characters of a line that are shown: a paragraph of Markdown is often one line.
const WIDTH: usize = 100;
/// The sign for text that is not shown.
const CUT: &str = "…";

/// Formats a diagnostic; `name` is its file's name, `text` its content, unless that must not be shown.
pub fn format(found: &article::Diagnostic, name: &str, text: Option<&str>) -> Result<String, Error> {
    let severity = match found.severity {
        Severity::Error => diagnostic::Severity::Error,
        Severity::Warning => diagnostic::Severity::Warning,
        _ => diagnostic::Severity::Note,
    };
    let (shown, span) = match text.map(|text| line(text, found.span.start as usize..found.span.end as usize)) {
        Some((line, span)) => window(line, span),
        None => (CUT.to_owned(), 0..CUT.len()),
    };
    let line = Line { name: visible(name), shown, number: found.line as usize, column: found.column as usize };
    let mut diagnostic = Diagnostic::new(severity)
        .with_code(found.code.name())
        .with_message(visible(&found.message))
        .with_label(Label::primary((), span));
    if !found.help.is_empty() {
        diagnostic = diagnostic.with_note(format!("help: {}", visible(&found.help)));
    }
    let mut drawn = Ansi::new(Vec::new());
    term::emit_to_write_style(&mut drawn, &Config::default(), &line, &diagnostic)?;
    let drawn = String::from_utf8_lossy(&drawn.into_inner()).into_owned();
    // The library calls the lowest severity a note, which here is something else.
    let is_renamed = severity == diagnostic::Severity::Note;
    Ok(if is_renamed { drawn.replacen("note", found.severity.name(), 1) } else { drawn })
}

/// The line that is shown, and where it is in its file.
struct Line {
    name: String,
    shown: String,
    number: usize,
    /// The column at which the label begins.
    column: usize,
}

impl<'a> Files<'a> for Line {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.shown)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(0)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, Error> {
        Ok(0..self.shown.len())
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, Error> {
        Ok(self.number)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.column)
    }
}

/// The line that a range begins in, and the part of the range that is in it.
fn line(text: &str, span: Range<usize>) -> (&str, Range<usize>) {
    let at = (0..=span.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let length = text[start..].find('\n').unwrap_or(text.len() - start);
    let line = &text[start..start + length];
    let end = (span.end.max(at) - start..length).find(|end| line.is_char_boundary(*end)).unwrap_or(length);
    (line, at - start..end)
}

/// As much of a line around a range as is shown, with a sign where it is cut.
fn window(line: &str, span: Range<usize>) -> (String, Range<usize>) {
    let room = WIDTH.saturating_sub(line[span.clone()].chars().count()).max(WIDTH / 5);
    let mut start = back(line, span.start, room / 2);
    let end = line[start..].char_indices().nth(WIDTH).map_or(line.len(), |(length, _)| start + length);
    if end == line.len() {
        start = start.min(back(line, end, WIDTH));
    }
    let mark = |is_cut| if is_cut { CUT } else { "" };
    let span = span.start..span.end.min(end);
    let before = mark(start > 0).to_owned() + &visible(&line[start..span.start]);
    let within = visible(&line[span.clone()]);
    let after = visible(&line[span.end..end]);
    let span = before.len()..before.len() + within.len();
    (before + &within + &after + mark(end < line.len()), span)
}

/// The offset that is so many characters before another; 0 if there are not so many.
fn back(line: &str, from: usize, count: usize) -> usize {
    match count {
        0 => from,
        count => line[..from].char_indices().nth_back(count - 1).map_or(0, |(at, _)| at),
    }
}
