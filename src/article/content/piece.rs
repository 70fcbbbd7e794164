//! Content in document order, flat: what an article's body, a note and a definition are made of.
//! All text is in one buffer (`buffer.rs`); the pieces of a flow refer to it by ranges, so splitting a text at a
//! term copies nothing, and deep nesting uses no stack.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::{Attribute, Element};
use crate::article::diagnostic::Span;
use crate::article::limits;

/// One step of a walk over content. `R` is how it refers to notes, terms and sources: by name when it comes
/// from the author ([`Unresolved`]), by index once it is linked ([`Resolved`]).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Piece<R> {
    /// An element begins; its attributes follow at once.
    Open(Element),
    Attribute(Attribute, TextRange),
    /// Running text, which is searched for terms.
    Text(TextRange),
    /// Text that is not: code, headings, links, and what the author exempted.
    Verbatim(TextRange),
    /// The innermost element, or reference that has content, ends.
    Close,
    Reference(R),
}

/// A reference as the author wrote it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unresolved {
    /// `[^key]`, with the range of the whole.
    Note { key: TextRange, span: Span },
    /// `[[name]]`, or `[[name|…]]`, which is named: content and a close follow.
    Term { name: TextRange, is_named: bool, span: Span },
    /// `[@key, locator]`: the place of what is between its brackets in the list of citations.
    Citation { content: u32, span: Span },
    /// `@key` or `@key [locator]`, of a source that is known.
    InText { key: TextRange, locator: TextRange, span: Span },
}

/// A reference's target: indices into the lists of an [`super::Article`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Resolved {
    /// A mark for a note: which reference to it this is, counted from 1.
    Note { note: u32, mention: u32 },
    /// A link to an entry: content and a close follow.
    Term { entry: u32, mention: u32 },
    /// An abbreviation: content and a close follow.
    Abbreviation { title: TextRange },
    /// A link to a source, with the words after its year.
    Citation { source: u32, mention: u32, form: Form, suffix: TextRange },
    /// After it, a link to the words that it quotes, if these are on the web.
    Fidelity { source: u32, words: TextRange },
}

/// How a citation shows its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Author and year.
    Whole,
    Year,
    /// The author as part of the sentence, the year in parentheses.
    InText,
}

pub(crate) type Draft = Vec<Piece<Unresolved>>;
pub(crate) type Flow = Vec<Piece<Resolved>>;

/// The plain text of the pieces, for an image's description.
pub(crate) fn plain<R>(pieces: &[Piece<R>], text: &Text) -> String {
    plain_text(pieces, text, false)
}

/// The same with the descriptions of images, for a heading's id and the outline.
pub(crate) fn plain_with_descriptions<R>(pieces: &[Piece<R>], text: &Text) -> String {
    plain_text(pieces, text, true)
}

fn plain_text<R>(pieces: &[Piece<R>], text: &Text, with_descriptions: bool) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(stretch) | Piece::Verbatim(stretch) => out.push_str(text.get(*stretch)),
            Piece::Attribute(Attribute::Alt, stretch) if with_descriptions => out.push_str(text.get(*stretch)),
            _ => {}
        }
    }
    out
}

/// Whether pieces show nothing.
pub(crate) fn is_blank<R>(pieces: &[Piece<R>], text: &Text) -> bool {
    !pieces.iter().any(|piece| match piece {
        Piece::Text(stretch) | Piece::Verbatim(stretch) => !text.get(*stretch).trim().is_empty(),
        Piece::Open(element) => *element == Element::Img,
        Piece::Reference(_) => true,
        _ => false,
    })
}

/// Counts open elements and reports when the limit is reached.
#[derive(Debug, Default)]
pub(crate) struct Depth(usize);

impl Depth {
    /// Whether one more may be opened. Each call must be paired with `leave`.
    pub fn enter(&mut self) -> bool {
        self.0 += 1;
        self.0 <= limits::NESTING
    }

    pub fn leave(&mut self) {
        self.0 = self.0.saturating_sub(1);
    }
}
