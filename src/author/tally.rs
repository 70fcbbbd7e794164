//! Counts what `apostil check` finds, by severity and by kind. In: diagnostics. Out: a summary, with a hint on how to
//! switch a kind off.

use crate::article::{Code, Diagnostic, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The severities, with their names in a summary.
const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "info")];

/// How many diagnostics there were in how many articles.
#[derive(Default)]
pub struct Tally {
    /// By severity and kind: a result that its author knows is only for information.
    told: BTreeMap<(Severity, Code), usize>,
    /// All of them, those that were not told among them.
    found: usize,
    articles: usize,
}

impl Tally {
    /// Begins with the next article, which has so many diagnostics.
    pub fn begin(&mut self, found: usize) {
        self.articles += 1;
        self.found += found;
    }

    /// Counts one that was told.
    pub fn add(&mut self, told: &Diagnostic) {
        *self.told.entry((told.severity, told.code)).or_default() += 1;
    }

    /// Whether no article was counted.
    pub fn is_empty(&self) -> bool {
        self.articles == 0
    }

    /// Whether one of this severity was told.
    pub fn has(&self, severity: Severity) -> bool {
        self.count(severity) > 0
    }

    fn count(&self, severity: Severity) -> usize {
        self.told.iter().filter(|((of, _), _)| *of == severity).map(|(_, number)| number).sum()
    }

    /// Such as `2 errors, 1 warning in 1 article`; then how many of each kind if there are several, and how to switch
    /// the most frequent warning off, or the most frequent information.
    pub fn summary(&self) -> String {
        let counted = SEVERITIES.into_iter().map(|(severity, name)| (self.count(severity), name));
        let counted = counted.filter(|(number, _)| *number > 0).map(|(number, name)| count(number, name));
        let mut told = counted.collect::<Vec<_>>().join(", ");
        if told.is_empty() {
            told.push_str("no findings");
        }
        let mut summary = format!("{told} in {}", count(self.articles, "article"));
        let allowed = self.found - self.told.values().sum::<usize>();
        if allowed > 0 {
            let more = if self.told.is_empty() { "" } else { " more" };
            let _ = write!(summary, "; {allowed}{more} allowed");
        }
        summary.push('\n');
        let kinds = self.kinds();
        if let [(most, _), _, ..] = &kinds[..] {
            let width = most.to_string().len() + 2;
            for (number, code) in &kinds {
                let _ = writeln!(summary, "{number:>width$} {}", code.name());
            }
        }
        let most = |severity| kinds.iter().find(|(_, code)| self.told.contains_key(&(severity, *code)));
        if let Some((_, code)) = most(Severity::Warning).or_else(|| most(Severity::Info)) {
            let name = code.name();
            let comment = format!("<!-- apostil allow {name} -->");
            let _ = writeln!(summary, "To switch a kind off: `--allow {name}`, or {comment} in the article.");
        }
        summary
    }

    /// The number of each kind, the most frequent first.
    fn kinds(&self) -> Vec<(usize, Code)> {
        let mut kinds: BTreeMap<Code, usize> = BTreeMap::new();
        for ((_, code), number) in &self.told {
            *kinds.entry(*code).or_default() += number;
        }
        let mut kinds: Vec<_> = kinds.into_iter().map(|(code, number)| (number, code)).collect();
        kinds.sort_by_key(|(number, code)| (Reverse(*number), code.name()));
        kinds
    }
}

/// A number of things, such as `1 error` or `2 errors`.
pub fn count(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
