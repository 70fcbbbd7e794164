//! Resolved content as plain text, block by block. In: a flow. Out: the words of each paragraph, heading, item or cell,
//! with single spaces, and the references to notes in them.

use crate::article::content::element::Element;
use crate::article::content::piece::{Flow, Piece, Resolved};
use crate::article::model::Article;

/// Text interrupted by nothing but words.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub is_paragraph: bool,
    pub text: String,
    pub marks: Vec<Mark>,
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
pub(crate) fn blocks(article: &Article, flow: &Flow) -> Vec<Block> {
    let mut walk = Walk::default();
    // For each open piece the element, if it is a block.
    let mut open: Vec<Option<Element>> = Vec::new();
    for piece in flow {
        match *piece {
            Piece::Open(element) => {
                if !element.is_block() {
                    open.push(None);
                } else {
                    open.push(Some(element));
                    walk.end_block(Some(element));
                }
                if element == Element::Br {
                    walk.text(" ");
                }
            }
            Piece::Close => {
                if let Some(Some(_)) = open.pop() {
                    walk.end_block(open.iter().rev().find_map(|element| *element));
                }
            }
            Piece::Attribute(..) => {}
            Piece::Text(stretch) | Piece::Verbatim(stretch) => walk.text(article.text.get(stretch)),
            Piece::Reference(Resolved::Note { note, mention }) => {
                walk.block.marks.push(Mark { at: walk.block.text.len(), note, is_first: mention == 1 });
            }
            Piece::Reference(Resolved::Fidelity { .. }) => {}
            Piece::Reference(Resolved::Term { .. } | Resolved::Abbreviation { .. }) => open.push(None),
            Piece::Reference(Resolved::Citation { source, form, suffix, .. }) => {
                walk.text(&article.sources[source as usize].cited(form, article.text.get(suffix)));
            }
        }
    }
    walk.end_block(None);
    walk.done
}

/// The text of a flow, with a space between its blocks.
pub(crate) fn plain_text(article: &Article, flow: &Flow) -> String {
    let blocks = blocks(article, flow);
    blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Walk {
    done: Vec<Block>,
    block: Block,
}

impl Walk {
    fn text(&mut self, text: &str) {
        let out = &mut self.block.text;
        let is_begun = |out: &String| !out.is_empty() && !out.ends_with(' ');
        let mut is_apart = text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            if is_apart && is_begun(out) {
                out.push(' ');
            }
            out.push_str(word);
            is_apart = true;
        }
        if text.ends_with(char::is_whitespace) && is_begun(out) {
            out.push(' ');
        }
    }

    /// Ends a block; the next one belongs to the element.
    fn end_block(&mut self, element: Option<Element>) {
        let next = Block { is_paragraph: element == Some(Element::P), ..Block::default() };
        let mut block = std::mem::replace(&mut self.block, next);
        block.text.truncate(block.text.trim_end().len());
        if !block.text.is_empty() {
            self.done.push(block);
        }
    }
}
