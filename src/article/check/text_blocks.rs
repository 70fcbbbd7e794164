//! Resolved content, prepared for the search for quotations, block by block. In: a flow. Out: the words of each
//! paragraph, heading, item or cell with their places, and the places in them of notes' marks and citations.

use crate::article::content::buffer::TextRange;
use crate::article::content::element::Element;
use crate::article::content::piece::{Flow, Piece, Resolved};
use crate::article::diagnostic::Span;
use crate::article::model::Article;
use std::ops::Range;

/// Text interrupted by nothing but words.
#[derive(Debug, Default)]
pub(crate) struct TextBlock {
    /// Lines end in it where they do in the article.
    pub text: String,
    /// Offsets in the text, with the marks there.
    pub marks: Vec<(usize, Mark)>,
    /// The block quotation that it is in, counted from 1.
    pub quote: Option<usize>,
    /// For offsets in the text, the ranges that begin there.
    runs: Vec<(usize, TextRange)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Note(u32),
    Source(u32),
}

impl TextBlock {
    /// The place of a part of the text in its file.
    pub fn span(&self, article: &Article, range: Range<usize>) -> Span {
        let at = |offset: usize| {
            let run = self.runs.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let (start, stretch) = self.runs.get(run).copied().unwrap_or_default();
            let at = (stretch.start + offset.saturating_sub(start) as u32).min(stretch.end.saturating_sub(1));
            article.text.span(TextRange { start: at, end: at + 1 })
        };
        let (first, last) = (at(range.start), at(range.end.saturating_sub(1).max(range.start)));
        let end = if last.file == first.file { last.end.max(first.end) } else { first.end };
        Span { end, ..first }
    }
}

/// The blocks of a flow that hold text or marks.
pub(crate) fn text_blocks(article: &Article, flow: &Flow) -> Vec<TextBlock> {
    let mut walk = Walk::default();
    // The open pieces, without references.
    let mut open: Vec<Option<Element>> = Vec::new();
    let is_citation = |piece: Option<&Piece<Resolved>>| {
        matches!(piece, Some(Piece::Reference(Resolved::Citation { .. } | Resolved::Fidelity { .. })))
    };
    for (i, piece) in flow.iter().enumerate() {
        match *piece {
            Piece::Open(element) => {
                open.push(Some(element));
                match element {
                    Element::Br => walk.block.text.push('\n'),
                    Element::Q => walk.block.text.push('“'),
                    Element::Blockquote => walk.open_quote(),
                    element if element.is_block() => walk.end_block(),
                    _ => {}
                }
            }
            Piece::Close => match open.pop() {
                Some(Some(Element::Q)) => walk.block.text.push('”'),
                Some(Some(Element::Blockquote)) => walk.close_quote(),
                Some(Some(element)) if element.is_block() => walk.end_block(),
                _ => {}
            },
            Piece::Attribute(..) | Piece::Reference(Resolved::Fidelity { .. }) => {}
            Piece::Verbatim(stretch)
                if (is_citation(flow.get(i + 1)) || i > 0 && is_citation(flow.get(i - 1)))
                    && article.text.get(stretch).chars().all(|c| "([;,])".contains(c) || c.is_whitespace()) =>
            {
                // The brackets around a citation are generated, not written.
            }
            Piece::Text(stretch) | Piece::Verbatim(stretch) => walk.text(article.text.get(stretch), stretch),
            Piece::Reference(Resolved::Note { note, .. }) => walk.mark(Mark::Note(note)),
            Piece::Reference(Resolved::Citation { source, .. }) => walk.mark(Mark::Source(source)),
            Piece::Reference(Resolved::Term { .. } | Resolved::Abbreviation { .. }) => open.push(None),
        }
    }
    walk.end_block();
    walk.done
}

#[derive(Default)]
struct Walk {
    done: Vec<TextBlock>,
    block: TextBlock,
    /// The number of block quotations so far, and how many are open.
    quotes: usize,
    depth: usize,
}

impl Walk {
    fn text(&mut self, text: &str, stretch: TextRange) {
        self.block.runs.push((self.block.text.len(), stretch));
        self.block.text.push_str(text);
    }

    fn mark(&mut self, mark: Mark) {
        self.block.marks.push((self.block.text.len(), mark));
    }

    fn open_quote(&mut self) {
        self.end_block();
        self.depth += 1;
        if self.depth == 1 {
            self.quotes += 1;
            self.block.quote = Some(self.quotes);
        }
    }

    fn close_quote(&mut self) {
        self.end_block();
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.block.quote = None;
        }
    }

    fn end_block(&mut self) {
        let next = TextBlock { quote: self.block.quote, ..TextBlock::default() };
        let block = std::mem::replace(&mut self.block, next);
        if !block.text.trim().is_empty() || !block.marks.is_empty() {
            self.done.push(block);
        }
    }
}
