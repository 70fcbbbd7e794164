//! Collects findings while an article is read; places them in lines when all are there.

use super::place::{Place, key};
use super::{Code, Diagnostic, Severity, Span, fill};
use crate::article::limits;
use crate::article::text::sort::order;
#[cfg(not(target_arch = "wasm32"))]
use crate::article::text::typo::nearest;

/// The findings so far.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    /// When the list is full, an error takes the place of the next that is none: errors are never lost first.
    next_lesser: usize,
    /// What is not reported, since it only follows from what was.
    #[cfg(not(target_arch = "wasm32"))]
    implied: Vec<Code>,
}

impl Findings {
    /// Notes a finding; `names` are what its sentence is about.
    pub(crate) fn add(&mut self, code: Code, span: Span, names: &[&str]) {
        if cfg!(all(target_arch = "wasm32", feature = "export")) {
            return; // nobody asks for them where sources are only copied
        }
        #[cfg(not(target_arch = "wasm32"))]
        if self.implied.contains(&code) {
            return;
        }
        let (_, severity, message, help) = Code::TABLE[code as usize];
        if self.list.len() >= limits::DIAGNOSTICS {
            let is_error = |d: &Diagnostic| d.severity == Severity::Error;
            while self.list.get(self.next_lesser).is_some_and(is_error) {
                self.next_lesser += 1;
            }
            if severity != Severity::Error || self.next_lesser >= self.list.len() {
                return;
            }
            self.list.swap_remove(self.next_lesser);
        }
        let (message, help) = (fill(message, names), fill(help, names));
        self.list.push(Diagnostic {
            code,
            severity,
            file: span.file,
            span,
            line: 1,
            column: 1,
            #[cfg(not(target_arch = "wasm32"))]
            end: (1, 1),
            #[cfg(not(target_arch = "wasm32"))]
            first: None,
            message,
            help,
        });
    }

    /// Orders the findings by file and place and gives each its line and column.
    pub(crate) fn place(self, files: &[String; 5]) -> Vec<Diagnostic> {
        let order = order(self.list.iter().map(|d| key(d.file, d.span.start)));
        let mut list: Vec<_> = self.list.into_iter().map(Some).collect();
        let mut placed = Vec::with_capacity(list.len());
        let mut place = Place::new(files);
        for item in order {
            let Some(mut d) = list[item as usize].take() else { continue };
            d.span = whole(d.span, &files[d.file as usize]);
            (d.line, d.column) = place.advance(d.file, d.span.start);
            placed.push(d);
        }
        #[cfg(not(target_arch = "wasm32"))]
        super::ends::complete(&mut placed, files);
        placed
    }
}

/// The part of a file that a span means: not past its end, and of whole characters.
fn whole(span: Span, file: &str) -> Span {
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

/// What only the terminal says.
#[cfg(not(target_arch = "wasm32"))]
impl Findings {
    /// From now on, findings with this code only follow from what was found.
    pub(crate) fn implies(&mut self, code: Code) {
        self.implied.push(code);
    }

    /// How many findings have this code.
    pub(crate) fn count(&self, code: Code) -> usize {
        self.list.iter().filter(|found| found.code == code).count()
    }

    /// Says of the finding that was just added where the first of two that are the same stands.
    pub(crate) fn first_of_two(&mut self, added: Span, first: Span) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            last.first = Some(first);
        }
    }

    /// Says, at the finding that was just added, what to do in its own case.
    pub(crate) fn advise(&mut self, added: Span, help: &str) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            last.help = help.to_owned();
        }
    }

    /// Whether the finding that was just added was kept: where there are too many, it need not be looked into.
    pub(crate) fn is_kept(&self, added: Span) -> bool {
        self.list.last().is_some_and(|last| last.span == added)
    }

    /// Asks, at the finding that was just added, whether this word was meant.
    pub(crate) fn suggest(&mut self, added: Span, word: &str) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            last.help.insert_str(0, &format!("Did you mean `{word}`? "));
        }
    }

    /// Asks, at the finding that was just added, whether one of the known words was meant by another.
    pub(crate) fn suggest_nearest<'k>(&mut self, added: Span, word: &str, known: impl IntoIterator<Item = &'k str>) {
        if self.is_kept(added)
            && let Some(meant) = nearest(word, known)
        {
            self.suggest(added, meant);
        }
    }

    /// Says of the finding that was just added that its author knows it: it is only worth knowing.
    pub(crate) fn is_known(&mut self, added: Span) {
        if let Some(last) = self.list.last_mut().filter(|last| last.span == added) {
            last.severity = Severity::Info;
        }
    }
}
