//! What can be wrong with an article, and the diagnostics themselves: code, place, sentence, fix.

mod code;
mod collector;
mod line_cursor;
mod obstacle;

pub use code::Code;
pub(crate) use collector::{Collector, whole};
pub(crate) use line_cursor::{LineCursor, key};
pub use obstacle::Obstacle;

use code::fill;
use serde::Serialize;
use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// For information; nothing needs to change.
    Info,
    /// The article can be read, but not as its author meant.
    Warning,
    /// Something that the author wrote is not shown.
    Error,
}

impl Severity {
    /// Its name in every output.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The file that a diagnostic refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum File {
    /// The article itself.
    Article,
    /// The glossary file.
    Glossary,
    /// The sources file.
    Sources,
    /// The table of the interface's words.
    Words,
    /// The notes file.
    Notes,
}

impl File {
    /// Its name in every output.
    pub fn name(self) -> &'static str {
        match self {
            File::Article => "article",
            File::Glossary => "glossary",
            File::Sources => "sources",
            File::Words => "words",
            File::Notes => "notes",
        }
    }

    /// What may only follow from this file, or a part of it, being unreadable, and need not be reported then.
    pub(crate) fn implied(self) -> &'static [Code] {
        match self {
            // Its definitions may refer to notes and cite sources.
            File::Glossary => &[Code::TermUndefined, Code::RelatedUndefined, Code::NoteUnused, Code::SourceUnused],
            File::Sources => &[Code::SourceUndefined],
            // It may define notes, use terms and cite sources.
            File::Notes => &[Code::NoteUndefined, Code::NoteUnused, Code::TermUnused, Code::SourceUnused],
            File::Article | File::Words => &[],
        }
    }
}

/// A range of a file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The file.
    #[serde(skip)]
    pub file: File,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset after the last byte.
    pub end: u32,
}

impl Span {
    pub(crate) fn new(file: File, range: std::ops::Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }
}

impl Diagnostic {
    /// The diagnostic without words quoted from its file: only the problem, the place and the fix.
    pub fn unquoted(&self) -> Diagnostic {
        // For these codes the names are a reason in our own words, or a number.
        let says_why = matches!(
            self.code,
            Code::NotUtf8
                | Code::TooLarge
                | Code::FrontMatterSyntax
                | Code::GlossarySyntax
                | Code::SourcesSyntax
                | Code::NotesSyntax
                | Code::BidiControl
        );
        if says_why {
            return self.clone();
        }
        let (message, help) = Code::SENTENCES[self.code as usize];
        Diagnostic { message: fill(message, &["…"]), help: fill(help, &["…"]), ..self.clone() }
    }
}

/// A diagnostic about an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// Its severity.
    pub severity: Severity,
    /// The file that it refers to.
    pub file: File,
    /// The range in the file, in bytes.
    pub span: Span,
    /// Line of the first byte, counted from 1.
    pub line: u32,
    /// Column of the first byte in its line, in characters, counted from 1.
    pub column: u32,
    /// Line and column just past the last byte.
    #[serde(skip)]
    pub end: (u32, u32),
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, in one sentence.
    pub help: String,
    /// The names that its sentence is about.
    #[serde(skip)]
    pub(crate) names: Vec<String>,
}

/// One line: `article:3:5: warning[term-unknown]: …`, with the line and the column of the first byte.
///
/// ```
/// use apostil::article::{Input, Options, parse};
///
/// let article = parse(&Input::new(b"Rome[^a] fell."), &Options::default());
/// let diagnostic = &article.diagnostics()[0];
/// assert_eq!(
///     diagnostic.to_string(),
///     "article:1:5: error[note-undefined]: The note `a` is referenced but not defined.",
/// );
/// ```
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Diagnostic { code, severity, file, line, column, message, .. } = self;
        write!(f, "{}:{line}:{column}: {}[{}]: {message}", file.name(), severity.name(), code.name())
    }
}
