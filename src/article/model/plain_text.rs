//! Resolved content as plain text, block by block. In: a flow. Out: the words of each paragraph, heading, item or cell,
//! with single spaces, and the references to notes in them.

use crate::article::content::element::Element;
use crate::article::content::piece::{Piece, Resolved};
use crate::article::model::Article;
use crate::article::model::claim::Place;

/// Text interrupted by nothing but words.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub text: String,
    pub marks: Vec<Mark>,
    /// Where its parts are in the flow: from this offset of its text on, as long as nothing is left out.
    parts: Vec<(usize, Place)>,
}

impl Block {
    /// The place where a text begins at an offset.
    pub fn start(&self, at: usize) -> Place {
        self.place(self.parts.partition_point(|(from, _)| *from <= at), at)
    }

    /// The place where a text ends at an offset.
    pub fn end(&self, at: usize) -> Place {
        self.place(self.parts.partition_point(|(from, _)| *from < at), at)
    }

    fn place(&self, after: usize, at: usize) -> Place {
        let (from, place) = after.checked_sub(1).and_then(|i| self.parts.get(i).copied()).unwrap_or_default();
        Place { at: place.at + (at - from) as u32, ..place }
    }
}

/// A reference to a note.
#[derive(Debug)]
pub(crate) struct Mark {
    /// Its offset in the text of the block.
    pub at: usize,
    pub note: u32,
    /// Whether it is the first to that note.
    pub is_first: bool,
}

/// The blocks of a flow that hold text.
pub(crate) fn blocks(article: &Article, flow: &[Piece<Resolved>]) -> Vec<Block> {
    let mut walk = Walk::default();
    // For each open piece whether it is a block.
    let mut open = Vec::new();
    for (piece, i) in flow.iter().zip(0..) {
        match *piece {
            Piece::Open(element) => {
                open.push(element.is_block());
                if element.is_block() {
                    walk.end_block();
                }
                if element == Element::Br {
                    walk.text(" ", Place { piece: i, at: 0 });
                }
            }
            Piece::Close => {
                if open.pop() == Some(true) {
                    walk.end_block();
                }
            }
            Piece::Attribute(..) => {}
            Piece::Text(stretch) | Piece::Verbatim(stretch) => {
                walk.text(article.text.get(stretch), Place { piece: i, at: stretch.start });
            }
            Piece::Reference(Resolved::Note { note, mention }) => {
                walk.block.marks.push(Mark { at: walk.block.text.len(), note, is_first: mention == 1 });
            }
            Piece::Reference(Resolved::Fidelity { .. }) => {}
            Piece::Reference(Resolved::Term { .. } | Resolved::Abbreviation { .. }) => open.push(false),
            Piece::Reference(Resolved::Citation { source, form, suffix, .. }) => {
                let cited = article.sources[source as usize].cited(form, article.text.get(suffix));
                walk.text(&cited, Place { piece: i, at: 0 });
            }
        }
    }
    walk.end_block();
    walk.done
}

#[derive(Default)]
struct Walk {
    done: Vec<Block>,
    block: Block,
}

impl Walk {
    fn text(&mut self, text: &str, place: Place) {
        let Block { text: out, parts, .. } = &mut self.block;
        // Where the last part would go on.
        let mut next = None;
        let mut put = |said: &str, at: usize, out: &mut String| {
            let place = Place { at: place.at + at as u32, ..place };
            if next != Some(place) {
                parts.push((out.len(), place));
            }
            out.push_str(said);
            next = Some(Place { at: place.at + said.len() as u32, ..place });
        };
        let mut at = 0;
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if !word.is_empty() {
                put(word, at, out);
            }
            if word.len() < part.len() && !out.is_empty() && !out.ends_with(' ') {
                put(" ", at + word.len(), out);
            }
            at += part.len();
        }
    }

    fn end_block(&mut self) {
        let mut block = std::mem::take(&mut self.block);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            self.done.push(block);
        }
    }
}
