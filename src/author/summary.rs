//! Counts what `apostil render` has done with its articles. Out: a line, such as `12 written, 988 unchanged, 3 warnings`, and
//! the exit status.

use super::report::Report;
use super::tally::count;

/// What became of an article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Its page was written.
    Written,
    /// Its page is what would come out.
    Unchanged,
    /// It has no page.
    Failed,
}

/// How many articles there were, what became of them, and what was found in them.
#[derive(Default)]
pub struct Summary {
    written: usize,
    unchanged: usize,
    failed: usize,
    errors: usize,
    warnings: usize,
    /// The files that were copied.
    pub copied: usize,
    /// Those that could not be.
    pub uncopied: usize,
    /// Whether something else than an article was at fault.
    is_stopped: bool,
}

impl Summary {
    /// Counts an article.
    pub fn add(&mut self, report: &Report, done: Done) {
        match done {
            Done::Written => self.written += 1,
            Done::Unchanged => self.unchanged += 1,
            Done::Failed => self.failed += 1,
        }
        self.errors += report.errors;
        self.warnings += report.warnings;
    }

    /// Counts an article that could not be read, or whose page could not be written.
    pub fn fail(&mut self) {
        self.failed += 1;
        self.is_stopped = true;
    }

    /// Whether files were copied, or could not be.
    pub fn is_of_files(&self) -> bool {
        self.copied + self.uncopied > 0
    }

    /// The line.
    pub fn text(&self) -> String {
        let parts = [
            (self.unchanged, format!("{} unchanged", self.unchanged)),
            (self.failed, format!("{} not written", self.failed)),
            (self.errors, count(self.errors, "error")),
            (self.warnings, count(self.warnings, "warning")),
            (self.copied, count(self.copied, "file") + " copied"),
            (self.uncopied, count(self.uncopied, "file") + " not copied"),
        ];
        let parts = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, part)| part);
        let mut text = format!("{} written", self.written);
        for part in parts {
            text.push_str(", ");
            text.push_str(&part);
        }
        text + "\n"
    }

    /// The exit status.
    pub fn status(&self) -> u8 {
        match (self.is_stopped || self.uncopied > 0, self.errors > 0) {
            (true, _) => 2,
            (false, is_wrong) => is_wrong.into(),
        }
    }
}
