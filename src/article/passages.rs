//! Linked content as it is searched for quotations, block by block. In: a flow. Out: the words of each paragraph, heading,
//! item or cell with their places, and where in them notes are marked and sources cited. Natively alone.

use super::blocks::is_inline;
use super::flow::{Flow, Linked, Piece, Stretch};
use super::{Article, Element, Span};
use std::ops::Range;

/// Text that nothing but words interrupts.
#[derive(Debug, Default)]
pub(crate) struct Passage {
    /// Lines end in it where they do in the article.
    pub text: String,
    /// Offsets in the text, with what is marked there.
    pub marks: Vec<(usize, Mark)>,
    /// The block quotation that it stands in, counted from 1.
    pub quote: Option<usize>,
    /// For offsets in the text the stretches that begin there.
    runs: Vec<(usize, Stretch)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Note(u32),
    Source(u32),
}

impl Passage {
    /// Where a part of the text stands in its file.
    pub fn span(&self, article: &Article, range: Range<usize>) -> Span {
        let at = |offset: usize| {
            let run = self.runs.partition_point(|(start, _)| *start <= offset).saturating_sub(1);
            let (start, stretch) = self.runs.get(run).copied().unwrap_or_default();
            let at = (stretch.start + offset.saturating_sub(start) as u32).min(stretch.end.saturating_sub(1));
            article.text.span(Stretch { start: at, end: at + 1 })
        };
        let (first, last) = (at(range.start), at(range.end.saturating_sub(1).max(range.start)));
        let end = if last.file == first.file { last.end.max(first.end) } else { first.end };
        Span { end, ..first }
    }
}

/// The passages of a flow that hold text or marks.
pub(crate) fn passages(article: &Article, flow: &Flow) -> Vec<Passage> {
    let mut walk = Walk::default();
    // The open pieces; of references none.
    let mut open: Vec<Option<Element>> = Vec::new();
    let is_citation = |piece: Option<&Piece<Linked>>| matches!(piece, Some(Piece::Reference(Linked::Citation { .. })));
    for (i, piece) in flow.iter().enumerate() {
        match *piece {
            Piece::Open(element) => {
                open.push(Some(element));
                match element {
                    Element::Br => walk.passage.text.push('\n'),
                    Element::Q => walk.passage.text.push('“'),
                    Element::Blockquote => walk.open_quote(),
                    element if !is_inline(element) => walk.end_passage(),
                    _ => {}
                }
            }
            Piece::Close => match open.pop() {
                Some(Some(Element::Q)) => walk.passage.text.push('”'),
                Some(Some(Element::Blockquote)) => walk.close_quote(),
                Some(Some(element)) if !is_inline(element) => walk.end_passage(),
                _ => {}
            },
            Piece::Attribute(..) => {}
            Piece::Verbatim(stretch)
                if (is_citation(flow.get(i + 1)) || i > 0 && is_citation(flow.get(i - 1)))
                    && article.text.get(stretch).chars().all(|c| "([;,])".contains(c) || c.is_whitespace()) =>
            {
                // What a citation is set in was not written.
            }
            Piece::Text(stretch) | Piece::Verbatim(stretch) => walk.text(article.text.get(stretch), stretch),
            Piece::Reference(Linked::Note { note, .. }) => walk.mark(Mark::Note(note)),
            Piece::Reference(Linked::Citation { source, .. }) => walk.mark(Mark::Source(source)),
            Piece::Reference(Linked::Term { .. } | Linked::Abbreviation { .. }) => open.push(None),
        }
    }
    walk.end_passage();
    walk.done
}

#[derive(Default)]
struct Walk {
    done: Vec<Passage>,
    passage: Passage,
    /// How many block quotations there were, and how many are open.
    quotes: usize,
    depth: usize,
}

impl Walk {
    fn text(&mut self, text: &str, stretch: Stretch) {
        self.passage.runs.push((self.passage.text.len(), stretch));
        self.passage.text.push_str(text);
    }

    fn mark(&mut self, mark: Mark) {
        self.passage.marks.push((self.passage.text.len(), mark));
    }

    fn open_quote(&mut self) {
        self.end_passage();
        self.depth += 1;
        if self.depth == 1 {
            self.quotes += 1;
            self.passage.quote = Some(self.quotes);
        }
    }

    fn close_quote(&mut self) {
        self.end_passage();
        self.depth = self.depth.saturating_sub(1);
        if self.depth == 0 {
            self.passage.quote = None;
        }
    }

    fn end_passage(&mut self) {
        let next = Passage { quote: self.passage.quote, ..Passage::default() };
        let passage = std::mem::replace(&mut self.passage, next);
        if !passage.text.trim().is_empty() || !passage.marks.is_empty() {
            self.done.push(passage);
        }
    }
}
