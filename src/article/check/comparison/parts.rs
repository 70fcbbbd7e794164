//! The parts of a quotation: pieces of its source's text, and gaps between them. In: a quotation. Out: the pieces with
//! their words; ellipses and text in square brackets separate them and are ignored themselves.

use super::source_text::SourceText;
use super::units::{fold_unit, units};
use std::ops::Range;

/// What a quotation takes from its source without a gap.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its place in the quotation, without the whitespace around it.
    pub place: Range<usize>,
    pub words: Vec<Word>,
    /// The gap before it.
    pub gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// The editor's words in brackets, replacing a few of the source's.
    Editor,
    /// Something is omitted, or it is the start.
    Ellipsis,
}

/// A word of a quotation.
#[derive(Debug)]
pub(super) struct Word {
    pub place: Range<usize>,
    pub folded: String,
    /// Its number in the source; `None` if the source does not have it.
    pub number: Option<u32>,
    /// Whether brackets touch it before (`[T]he`) or after (`walk[ed]`), so that it is only a part of a word.
    pub is_end: bool,
    pub is_start: bool,
}

impl Word {
    /// Whether it is the word of the source with this number.
    pub fn is(&self, number: u32, source: &SourceText) -> bool {
        if !self.is_end && !self.is_start {
            return self.number == Some(number);
        }
        let spelling = source.spellings.get(number as usize).map_or("", String::as_str);
        match (self.is_end, self.is_start) {
            (true, true) => spelling.contains(&self.folded),
            (true, false) => spelling.ends_with(&self.folded),
            _ => spelling.starts_with(&self.folded),
        }
    }

    pub fn is_part(&self) -> bool {
        self.is_end || self.is_start
    }
}

/// The pieces of a quotation that have words.
pub(super) fn pieces(quotation: &str, source: &SourceText) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    // The widest gap since the last piece, and the one that ends where this piece begins.
    let (mut gap, mut before) = (Gap::Ellipsis, None);
    let last_bracket = quotation.rfind(']').unwrap_or_default();
    loop {
        let found = quotation[at..].find(['[', '(', '.', '…']).map(|found| at + found);
        let (end, next) = match found {
            None => (quotation.len(), None),
            Some(place) => match gap_at(quotation, place, last_bracket) {
                Some((kind, length)) => (place, Some((kind, place + length))),
                None => {
                    // A gap contains no other gap.
                    let dots = quotation[place..].bytes().take_while(|byte| *byte == b'.').count();
                    at = place + dots.max(1);
                    continue;
                }
            },
        };
        let touching = [before, next.map(|(kind, _)| kind)].map(|kind| kind == Some(Gap::Editor));
        let piece = piece(quotation, start..end, gap, touching, source);
        let is_empty = piece.words.is_empty();
        if !is_empty {
            pieces.push(piece);
        }
        let Some((kind, after)) = next else { return pieces };
        gap = if is_empty { gap.max(kind) } else { kind };
        (start, at, before) = (after, after, Some(kind));
    }
}

/// The gap that begins at a place, and its length.
fn gap_at(quotation: &str, at: usize, last_bracket: usize) -> Option<(Gap, usize)> {
    let rest = &quotation[at..];
    let close = if rest.starts_with('[') { ']' } else { ')' };
    if let Some(inner) = rest.strip_prefix(['[', '(']) {
        let trimmed = inner.trim_start();
        let dots = ellipsis(trimmed);
        if dots > 0 && trimmed[dots..].trim_start().starts_with(close) {
            let after = &trimmed[dots..].trim_start()[1..];
            return Some((Gap::Ellipsis, rest.len() - after.len()));
        }
        let end = (close == ']' && last_bracket > at).then(|| rest.find(']')).flatten()?;
        return Some((Gap::Editor, end + 1));
    }
    let length = ellipsis(rest);
    (length > 0).then_some((Gap::Ellipsis, length))
}

/// The length of an ellipsis at the start of a text: `…`, `...`, `. . .`; 0 if there is none.
fn ellipsis(text: &str) -> usize {
    let (mut dots, mut end) = (0, 0);
    for (i, c) in text.char_indices() {
        match c {
            '.' => dots += 1,
            '…' => dots += 3,
            ' ' | '\u{A0}' => continue,
            _ => break,
        }
        // At most one space separates the dots of one ellipsis.
        if text[end..i].chars().count() > 1 {
            break;
        }
        end = i + c.len_utf8();
    }
    if dots >= 3 { end } else { 0 }
}

/// Reads a piece; `touching` tells whether brackets touch it before and after.
fn piece(quotation: &str, range: Range<usize>, gap: Gap, touching: [bool; 2], source: &SourceText) -> Piece {
    let text = &quotation[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    let place = start..start.max(range.start + text.trim_end().len());
    let mut found: Vec<_> = units(&quotation[place.clone()])
        .into_iter()
        .map(|word| {
            let word = place.start + word.start..place.start + word.end;
            let mut folded = String::new();
            fold_unit(&quotation[word.clone()], &mut folded);
            Word { number: source.number(&folded), place: word, folded, is_end: false, is_start: false }
        })
        .collect();
    if let Some(first) = found.first_mut() {
        first.is_end = touching[0] && first.place.start == range.start;
    }
    if let Some(last) = found.last_mut() {
        last.is_start = touching[1] && last.place.end == range.end;
    }
    Piece { place, words: found, gap }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(quotation: &str) -> String {
        let source = SourceText::new("");
        let mut out = String::new();
        for piece in pieces(quotation, &source) {
            out += if piece.gap == Gap::Editor { "+" } else { "…" };
            for word in &piece.words {
                let mark = |is_part| if is_part { "-" } else { "" };
                out += &format!("{}{}{} ", mark(word.is_end), word.folded, mark(word.is_start));
            }
        }
        out
    }

    #[test]
    fn ellipses_and_brackets_part_it() {
        for (quotation, pieces) in [
            ("No man, no problem.", "…no man no problem "),
            ("No man … no problem", "…no man …no problem "),
            ("No man [...] no", "…no man …no "),
            ("No man (…) no", "…no man …no "),
            ("No man. . . . no", "…no man …no "),
            ("No man. No. Problem..", "…no man no problem "),
            ("… no man...", "…no man "),
            ("No [good] man", "…no +man "),
            ("[T]he man walk[ed] on", "…-he man walk- +on "),
            ("No […] [good], … man", "…no …man "),
            ("No [man", "…no man "),
            ("No ] [man [man [man", "…no man man man "),
            ("[sic]", ""),
            ("", ""),
        ] {
            assert_eq!(shown(quotation), pieces, "{quotation}");
        }
    }

    #[test]
    fn takes_no_longer_than_the_quotation() {
        for part in ["[", "(", ". ", "[(", "] [", "[ "] {
            pieces(&part.repeat(200_000), &SourceText::new(""));
        }
    }
}
