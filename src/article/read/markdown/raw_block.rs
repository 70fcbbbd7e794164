//! Blocks of raw HTML: in come their lines, out go pieces of their texts, and their tags (`raw.rs`).

use super::nesting::{self, honoured};
use super::{Builder, Ends, references};
use crate::article::content::piece::Piece;
use crate::article::syntax::raw_html::{self, Part, Parts};
use std::ops::Range;

/// A block of HTML: its lines without the markers of containers.
#[derive(Default)]
pub(super) struct RawBlock {
    markup: String,
    /// Where each line begins, here and in the source.
    lines: Vec<(usize, usize)>,
}

impl RawBlock {
    pub fn push(&mut self, line: &str, at: usize) {
        self.lines.push((self.markup.len(), at));
        self.markup.push_str(line);
    }

    /// The place in the source of a part that is not empty.
    fn place(&self, part: Range<usize>) -> Range<usize> {
        let source = |at: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            self.lines.get(line).map_or(0, |(start, source)| source + at - start)
        };
        source(part.start)..source(part.end - 1) + 1
    }

    /// Its parts, each with its text and its place here.
    fn parts(&self) -> impl Iterator<Item = (Part<'_>, &str, Range<usize>)> {
        let mut at = 0;
        Parts::new(&self.markup).map(move |(part, text)| {
            let start = at;
            at += text.len();
            (part, text, start..at)
        })
    }
}

impl Builder<'_> {
    /// A block of HTML. One that begins with what authors may not use is shown as it is written, as code.
    pub(super) fn raw_block(&mut self, block: &RawBlock) {
        let first = block.parts().find(|(part, text, _)| *part != Part::Comment && !text.trim().is_empty());
        let Some((part, text, place)) = first else { return };
        let is_code = match part {
            Part::Tag(tag) => honoured(tag.name).is_none() && !nesting::is_skipped(tag.name),
            _ => text.starts_with('<'),
        };
        if is_code {
            self.report_markup(text, block.place(place.start..block.markup.trim_end().len()));
            return self.raw_code(block);
        }
        for (part, text, place) in block.parts() {
            match part {
                Part::Comment => {}
                Part::Tag(tag) => {
                    let at = block.place(place.clone());
                    if !self.raw_tag(&tag, at.clone(), true) {
                        self.report_markup(text, at);
                        self.flush();
                        self.begin_code();
                        self.raw_text(text, block, place.start, false);
                        self.flush();
                        self.end_code();
                    }
                }
                Part::Text => {
                    if !raw_html::name(text).0.is_empty() && text.starts_with('<') {
                        self.report_markup(text, block.place(place.clone()));
                    }
                    self.raw_text(text, block, place.start, true);
                }
            }
        }
        self.flush();
        self.end_extras(nesting::holds_words);
    }

    fn raw_code(&mut self, block: &RawBlock) {
        self.begin_parts();
        let ends = if self.enter(block.place(0..block.markup.len())) { self.code_block("") } else { Ends::Refused };
        self.open.push(ends);
        let is_open = block.parts().any(|(part, text, _)| part == Part::Text && text.starts_with("<!--"));
        for (part, text, place) in block.parts() {
            if part != Part::Comment || is_open {
                self.gather_lines(text, block, place.start, false);
            }
        }
        self.flush();
        self.end();
    }

    /// Text between tags, or a tag that is shown as text.
    fn raw_text(&mut self, text: &str, block: &RawBlock, at: usize, is_decoded: bool) {
        let begins_line = self.run.is_none() && self.begins_line();
        let shown = if begins_line { text.trim_start() } else { text };
        if !shown.is_empty() {
            self.begin_phrasing(true, block.place(at..at + text.len()));
            self.gather_lines(shown, block, at + text.len() - shown.len(), is_decoded);
        }
    }

    fn gather_lines(&mut self, text: &str, block: &RawBlock, mut at: usize, is_decoded: bool) {
        for line in text.split_inclusive('\n') {
            let (source, mut done) = (block.place(at..at + line.len()).start, 0);
            at += line.len();
            while let Some((place, decoded)) = references::next(line, done).filter(|_| is_decoded) {
                self.gather(&line[done..place.start], source + done);
                self.gather(&decoded, source + place.start);
                done = place.end;
            }
            self.gather(&line[done..], source + done);
        }
    }

    /// Whether nothing comes before that white space could keep apart from what follows.
    fn begins_line(&self) -> bool {
        if self.awaits_parts() || !matches!(self.open.last(), Some(Ends::Raw { .. })) {
            return true;
        }
        match self.targets.last().and_then(|target| target.last()) {
            Some(Piece::Verbatim(text)) => *text == self.newline,
            Some(Piece::Open(_) | Piece::Attribute(..)) | None => true,
            _ => false,
        }
    }
}
