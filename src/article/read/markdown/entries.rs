//! The glossary and the abbreviations of a text. In: its sections, definitions and paragraphs. Out: where a section of entries
//! ends, a definition with the marks beside its headword, and the abbreviations.

use super::Builder;
use crate::article::content::element::Element;
use crate::article::content::piece::{Draft, Piece, Unresolved};
use crate::article::limits;
use crate::article::read::drafts::AbbreviationDraft;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn takes_entries(&self) -> bool {
        self.source.is_glossary || self.glossary.is_some()
    }

    /// Ends the glossary section before a heading of this level (0: at the end of the text). Its own
    /// heading is moved with the entries, unless other text remains below it.
    pub(super) fn leave_glossary(&mut self, level: u8) {
        let Some(section) = self.glossary.take_if(|section| level <= section.level) else { return };
        let has_entries = self.document.entries.len() > section.entries_before;
        // What a block of raw HTML around it ends with is not text.
        let newline = self.newline;
        let is_end = |piece: &Piece<_>| match piece {
            Piece::Verbatim(text) => *text == newline,
            piece => matches!(piece, Piece::Close),
        };
        let body = self.targets.first_mut();
        if let Some(body) = body.filter(|body| has_entries && body[section.heading.end..].iter().all(is_end)) {
            let mut start = section.heading.start;
            body.drain(section.heading);
            // Neither is a block that holds nothing else.
            while start > 0 && matches!(body[start - 1..], [Piece::Open(_), Piece::Close, Piece::Verbatim(_), ..]) {
                start -= 1;
                body.drain(start..start + 3);
            }
            self.document.glossary_id = self.document.headings.pop().map(|heading| heading.id).unwrap_or_default();
        }
    }

    /// A table, in a frame in which it scrolls.
    /// Puts the marks of notes and sources beside a headword at the end of the first paragraph of its definition:
    /// the headword itself is a name.
    pub(super) fn take_headword_marks(&mut self, definition: &mut Draft) {
        let marks = std::mem::take(&mut self.headword_marks);
        if marks.is_empty() {
            return;
        }
        if !matches!(definition.first(), Some(Piece::Open(Element::P))) {
            definition.splice(0..0, [Piece::Open(Element::P), Piece::Close, Piece::Verbatim(self.newline)]);
        }
        let mut depth = 0;
        let end = definition.iter().position(|piece| {
            match piece {
                Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth += 1,
                Piece::Close => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let end = end.unwrap_or(definition.len());
        let space = Piece::Verbatim(self.shared.text.add(" "));
        let marks = marks.into_iter().flat_map(|mark| match mark {
            Piece::Reference(Unresolved::Citation { .. }) => vec![space, mark],
            _ => vec![mark],
        });
        definition.splice(end..end, marks);
    }

    /// Reads a paragraph of lines `*[short]: long`; returns whether it was one.
    pub(super) fn abbreviations(&mut self, range: Range<usize>) -> bool {
        let source = &self.source.text[range.clone()];
        if !source.starts_with("*[") || !self.is_top() {
            return false;
        }
        let before = self.document.abbreviations.len();
        for line in source.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            let pair = line.strip_prefix("*[").and_then(|line| line.split_once(']'));
            let Some((short, long)) = pair.and_then(|(short, rest)| Some((short, rest.strip_prefix(':')?))) else {
                self.document.abbreviations.truncate(before);
                return false;
            };
            let title = self.shared.text.add(limits::name(long.trim()));
            self.document.abbreviations.push(AbbreviationDraft { short: short.trim().to_owned(), title });
        }
        true
    }
}
