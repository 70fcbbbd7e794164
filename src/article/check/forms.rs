//! The words that were linked as a mere form of a term, so that an author can object. In: an article. Out:
//! diagnostics, one for each form, at its first occurrence.

use crate::article::content::buffer::TextRange;
use crate::article::content::piece::{Flow, Piece, Resolved};
use crate::article::diagnostic::{Code, Collector};
use crate::article::link::terms::folded;
use crate::article::model::Article;
use crate::article::text::hash::HashSet;

/// Reports the forms.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let names = article.entries.iter().zip(0..).flat_map(|(entry, i)| entry.names.iter().map(move |name| (i, name)));
    let known = names.map(|(i, name)| (i, folded(name))).collect();
    let mut forms = Forms { article, known, found: Vec::new(), notes: Vec::new(), entries: Vec::new() };
    forms.all();
    for (entry, words) in &forms.found {
        let (text, name) = (&article.text, &article.entries[*entry as usize].names[0]);
        diagnostics.add_for_author(Code::TermInflected, text.span(*words), &[text.get(*words), name]);
    }
}

struct Forms<'a> {
    article: &'a Article,
    /// The names of each entry, and the forms of words that were linked to it, folded.
    known: HashSet<(u32, String)>,
    /// Those forms, with the first occurrence of each.
    found: Vec<(u32, TextRange)>,
    /// The notes and the entries that have been referred to so far.
    notes: Vec<u32>,
    entries: Vec<u32>,
}

impl Forms<'_> {
    /// Visits the texts in the order in which they were linked: the body, then what was referred to, notes first.
    fn all(&mut self) {
        let article = self.article;
        self.flow(&article.body);
        let (mut notes, mut entries) = (0, 0);
        loop {
            if let Some(note) = self.notes.get(notes).copied() {
                notes += 1;
                self.flow(&article.notes[note as usize].content);
            } else if let Some(entry) = self.entries.get(entries).copied() {
                entries += 1;
                let entry = &article.entries[entry as usize];
                for flow in [&entry.short, &entry.more, &entry.related] {
                    self.flow(flow);
                }
            } else {
                break;
            }
        }
    }

    fn flow(&mut self, flow: &Flow) {
        let mut pieces = flow.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Reference(Resolved::Note { note, mention: 1 }) => self.notes.push(*note),
                Piece::Reference(Resolved::Term { entry, mention }) => {
                    if *mention == 1 {
                        self.entries.push(*entry);
                    }
                    // Manual links are not running text.
                    if let Some(Piece::Text(words)) = pieces.peek()
                        && self.known.insert((*entry, folded(self.article.text.get(*words))))
                    {
                        self.found.push((*entry, *words));
                    }
                }
                _ => {}
            }
        }
    }
}
