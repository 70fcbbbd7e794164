//! What the terminal says of links, natively alone: which words were taken for a term that they are only a form
//! of, so that an author can say no (each form once, where it first stands), which definition links to itself, and what
//! was perhaps meant for a citation.

use super::Linker;
use super::terms::folded;
use crate::article::content::buffer::Stretch;
use crate::article::diagnostic::{Code, Span};

impl Linker {
    /// Knows the names of all entries, which are no mere forms of them.
    pub(super) fn know_names(&mut self) {
        for (entry, i) in self.article.entries.iter().zip(0..) {
            self.known_forms.extend(entry.names.iter().map(|name| (i, folded(name))));
        }
    }

    /// Notes words that were linked to an entry, unless they are one of its names.
    pub(super) fn note_form(&mut self, entry: u32, words: Stretch) {
        let form = folded(self.article.text.get(words));
        if self.known_forms.insert((entry, form)) {
            self.forms.push((entry, words));
        }
    }

    /// Says of an entry that it is linked to in its own definition.
    pub(super) fn report_self_link(&mut self, entry: u32, span: Span) {
        self.findings.add(Code::TermSelfLink, span, &[&self.article.entries[entry as usize].names[0]]);
    }

    /// Says where sources are named in brackets that are no citation, since they begin with other words.
    pub(super) fn report_behind_words(&mut self, named: &[(String, Span)]) {
        for (key, span) in named.iter().filter(|(key, _)| self.source_of.contains_key(key)) {
            self.findings.add(Code::CitationBehindWords, *span, &[key]);
        }
    }

    /// Comes behind all else, so that it takes no other finding's place.
    pub(super) fn report_forms(&mut self) {
        for (entry, words) in &self.forms {
            let text = &self.article.text;
            let name = &self.article.entries[*entry as usize].names[0];
            self.findings.add(Code::TermInflected, text.span(*words), &[text.get(*words), name]);
        }
    }
}
