//! Collects diagnostics while an article is read; adds lines and columns when all are there.

use super::line_cursor::{LineCursor, key};
use super::{Code, Diagnostic, File, Severity, Span, fill};
use crate::article::limits;
use crate::article::text::sort::argsort;

/// The diagnostics so far.
#[derive(Debug)]
pub(crate) struct Collector {
    /// For each code, what is wrong and what to do about it. A code that is not in it is not recorded.
    sentences: &'static [(&'static str, &'static str)],
    list: Vec<Diagnostic>,
    /// When the list is full, an error replaces the next entry that is not an error: errors are never lost first.
    next_lesser: usize,
    /// Whether something was not kept, because the list was full.
    pub(crate) is_cut: bool,
    /// Codes that are not recorded, because they only follow from something else.
    implied: Vec<Code>,
}

impl Default for Collector {
    fn default() -> Self {
        Self { sentences: Code::SENTENCES_OF_PAGES, ..Self::silent() }
    }
}

impl Collector {
    /// A collector for files of which nobody is told what is wrong, such as those of an export: it records nothing, and
    /// brings no sentences along.
    pub(crate) fn silent() -> Self {
        Self { sentences: &[], list: Vec::new(), next_lesser: 0, is_cut: false, implied: Vec::new() }
    }

    /// Records that a file cannot be read, or not to its end: what only follows from that is not recorded afterwards.
    pub(crate) fn lack(&mut self, file: File) {
        self.implied.extend(file.implied());
    }

    /// Whether a file is lacking in which this might be put right.
    pub(crate) fn is_implied(&self, code: Code) -> bool {
        self.implied.contains(&code)
    }

    /// Records a diagnostic; `names` fill the blanks of its sentence.
    pub(crate) fn add(&mut self, code: Code, span: Span, names: &[&str]) {
        if let Some(sentences) = self.sentences.get(code as usize) {
            self.make(code, span, names, *sentences);
        }
    }

    /// Records a diagnostic that only authors ask for.
    pub(crate) fn add_for_author(&mut self, code: Code, span: Span, names: &[&str]) {
        self.make(code, span, names, Code::SENTENCES[code as usize]);
    }

    fn make(&mut self, code: Code, span: Span, names: &[&str], (message, help): (&str, &str)) {
        let (_, severity) = Code::TABLE[code as usize];
        if self.is_implied(code) || !self.has_room(severity) {
            return;
        }
        self.list.push(Diagnostic {
            code,
            severity,
            file: span.file,
            span,
            line: 1,
            column: 1,
            end: (1, 1),
            message: fill(message, names),
            help: fill(help, names),
            names: names.iter().map(|name| limits::name(name).to_owned()).collect(),
        });
    }

    /// Records a diagnostic that was made earlier.
    pub(crate) fn keep(&mut self, found: Diagnostic) {
        if self.has_room(found.severity) {
            self.list.push(found);
        }
    }

    /// Whether one more is kept; if so, makes room for it.
    fn has_room(&mut self, severity: Severity) -> bool {
        if self.list.len() >= limits::DIAGNOSTICS {
            self.is_cut = true;
            let is_error = |d: &Diagnostic| d.severity == Severity::Error;
            while self.list.get(self.next_lesser).is_some_and(is_error) {
                self.next_lesser += 1;
            }
            if severity != Severity::Error || self.next_lesser >= self.list.len() {
                return false;
            }
            self.list.swap_remove(self.next_lesser);
        }
        true
    }

    /// Marks the diagnostic that was just added as known to its author: for information only.
    pub(crate) fn is_known(&mut self, added: Span) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            last.severity = Severity::Info;
        }
    }

    /// Adds to the help of the diagnostic that was just added.
    pub(crate) fn help_last(&mut self, added: Span, help: impl FnOnce(&mut Diagnostic)) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            help(last);
        }
    }

    /// Sorts the diagnostics by file and place and gives each its lines and columns.
    pub(crate) fn place(self, files: &[String; 5]) -> Vec<Diagnostic> {
        let begins = argsort(self.list.iter().map(|d| key(d.file, d.span.start)));
        let mut list: Vec<_> = self.list.into_iter().map(Some).collect();
        let mut placed = Vec::with_capacity(list.len());
        let mut place = LineCursor::new(files);
        for item in begins {
            let Some(mut d) = list[item as usize].take() else { continue };
            d.span = whole(d.span, &files[d.file as usize]);
            (d.line, d.column) = place.advance(d.file, d.span.start);
            placed.push(d);
        }
        let ends = argsort(placed.iter().map(|d| key(d.file, d.span.end)));
        let mut place = LineCursor::new(files);
        for item in ends {
            let d: &mut Diagnostic = &mut placed[item as usize];
            d.end = place.advance(d.file, d.span.end);
        }
        placed
    }
}

/// The part of a file that a span denotes: not past its end, and only whole characters.
pub(crate) fn whole(span: Span, file: &str) -> Span {
    let mut start = file.len().min(span.start as usize);
    let mut end = file.len().min(span.end as usize).max(start);
    while !file.is_char_boundary(start) {
        start -= 1;
    }
    while !file.is_char_boundary(end) {
        end += 1;
    }
    Span { start: start as u32, end: end as u32, ..span }
}
