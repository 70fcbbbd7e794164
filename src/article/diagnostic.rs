//! What can be wrong with an article, and the findings themselves: code, place, sentence, way out.

use super::limits;
use super::order::order;
use serde::{Serialize, Serializer};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing needs to change.
    Info,
    /// The article reads, but not as its author meant.
    Warning,
    /// Something that the author wrote is not shown.
    Error,
}

/// The file that a finding speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum File {
    /// The article itself.
    Article,
    /// The glossary file.
    Glossary,
    /// The sources file.
    Sources,
}

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The file.
    #[serde(skip)]
    pub file: File,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    pub(crate) fn new(file: File, range: std::ops::Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }
}

macro_rules! codes {
    ($($(#[$meta:meta])* $code:ident = $name:literal, $severity:ident;)*) => {
        /// What a finding is about. The name stands in every output and never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$meta])* $code,)* }

        impl Code {
            /// Every code, in the order of this list.
            pub const ALL: &[Code] = &[$(Code::$code,)*];

            /// The name of the code, in words joined by hyphens.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// How much a finding with this code matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// A file holds bytes that are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A file is larger than 8 MiB.
    TooLarge = "too-large", Error;
    /// Elements stand inside one another more than a hundred deep.
    TooDeep = "too-deep", Warning;
    /// The article has no text.
    Empty = "empty-article", Warning;
    /// The front matter has no end, or a line of it cannot be read.
    FrontMatterSyntax = "front-matter-syntax", Error;
    /// A key of the front matter that means nothing here.
    FrontMatterKey = "front-matter-key", Warning;
    /// A value of the front matter that its key does not take.
    FrontMatterValue = "front-matter-value", Warning;
    /// A note is mentioned but nowhere written.
    NoteUndefined = "note-undefined", Error;
    /// A note is written but nowhere mentioned.
    NoteUnused = "note-unused", Warning;
    /// Two notes have the same key.
    NoteDuplicate = "note-duplicate", Error;
    /// An inline note has no closing bracket.
    NoteUnclosed = "note-unclosed", Warning;
    /// A note has no text.
    NoteEmpty = "note-empty", Warning;
    /// A word at the start of a note's braces is no verdict.
    VerdictUnknown = "verdict-unknown", Error;
    /// Braces with something in them that means nothing there.
    BracesSyntax = "braces-syntax", Warning;
    /// A term that was linked by hand is not in the glossary.
    TermUndefined = "term-undefined", Error;
    /// An entry of the glossary that the article never uses.
    TermUnused = "term-unused", Info;
    /// Two entries of the glossary claim the same words.
    TermDuplicate = "term-duplicate", Error;
    /// An entry of the glossary has no definition.
    TermEmpty = "term-empty", Warning;
    /// A related term that is not in the glossary.
    RelatedUndefined = "related-undefined", Warning;
    /// More than 50,000 glossary entries.
    TooManyTerms = "too-many-terms", Error;
    /// The glossary file cannot be read.
    GlossarySyntax = "glossary-syntax", Error;
    /// A citation names a source that is not there.
    SourceUndefined = "source-undefined", Error;
    /// A source that the article never cites.
    SourceUnused = "source-unused", Info;
    /// Two sources have the same id.
    SourceDuplicate = "source-duplicate", Error;
    /// A source without an id or without a title.
    SourceIncomplete = "source-incomplete", Warning;
    /// The sources file is not JSON, or not a list of sources.
    SourcesSyntax = "sources-syntax", Error;
    /// A citation that cannot be read.
    CitationSyntax = "citation-syntax", Error;
    /// An address that is not kept, since it could run a program.
    UnsafeAddress = "unsafe-address", Error;
    /// Markup that is shown as the text that it is.
    HtmlAsText = "html-as-text", Warning;
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A finding about an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// The file that it speaks of.
    pub file: File,
    /// The place in the file, in bytes.
    pub span: Span,
    /// Line of the first byte, counted from 1.
    pub line: u32,
    /// Column of the first byte in its line, in characters, counted from 1.
    pub column: u32,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it, in one sentence; may be empty.
    pub help: String,
}

/// Collects findings while an article is read; places them in lines when all are there.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(crate) fn add(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if self.list.len() < limits::DIAGNOSTICS {
            self.list.push(Diagnostic {
                code,
                severity: code.severity(),
                file: span.file,
                span,
                line: 1,
                column: 1,
                message: message.into(),
                help: help.into(),
            });
        }
    }

    /// Orders the findings by file and place and gives each its line and column.
    pub(crate) fn place(self, files: &[String; 3]) -> Vec<Diagnostic> {
        let key = |d: &Diagnostic| u64::from(d.span.start) | (d.file as u64) << 32;
        let order = order(self.list.iter().map(key));
        let mut list: Vec<_> = self.list.into_iter().map(Some).collect();
        let mut placed = Vec::with_capacity(list.len());
        let (mut file, mut at, mut line, mut line_start) = (File::Article, 0, 1, 0);
        for item in order {
            let Some(mut d) = list[item as usize].take() else { continue };
            if d.file != file {
                (file, at, line, line_start) = (d.file, 0, 1, 0);
            }
            let bytes = files[file as usize].as_bytes();
            d.span.start = d.span.start.min(bytes.len() as u32);
            d.span.end = d.span.end.clamp(d.span.start, bytes.len() as u32);
            while at < d.span.start as usize {
                if bytes[at] == b'\n' {
                    line += 1;
                    line_start = at + 1;
                }
                at += 1;
            }
            d.line = line;
            d.column = 1 + bytes[line_start..at].iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u32;
            placed.push(d);
        }
        placed
    }
}
