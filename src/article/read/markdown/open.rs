//! What is open while a text is read: what to do at the end of each element, and of the glossary section and the table.

use crate::article::content::buffer::TextRange;
use crate::article::content::element::Element;
use crate::article::diagnostic::Span;
use pulldown_cmark::Alignment;
use std::ops::Range;

/// What to do at the end of an element.
pub(super) enum Ends {
    /// Close this many pieces.
    Pieces(u8),
    /// Close a block that may hold blocks, and begin a new line.
    Block(u8),
    /// Close a block that holds a line of text, and begin a new one.
    Line,
    /// The same for a paragraph, which is perhaps no element.
    Paragraph(u8),
    Cell,
    Nothing,
    /// The element was too deep and was not opened.
    Refused,
    TableHead,
    Heading {
        level: u8,
        at: usize,
        id: Option<String>,
    },
    Code,
    Link,
    /// `[[!words]]`, and whether the sign still comes.
    Exempt {
        has_sign: bool,
    },
    Citation {
        span: Span,
    },
    Image {
        address: Option<String>,
        title: TextRange,
    },
    Note {
        key: String,
        span: Span,
    },
    InlineNote {
        key: TextRange,
        brackets: u32,
        span: Span,
        closed: bool,
    },
    /// An element of raw HTML.
    Raw {
        element: Element,
        /// What was pushed when it began.
        place: Range<usize>,
        /// Where its tag is, if that asks for an end tag that has not come.
        unclosed: Option<Span>,
        /// How many tags `<div>` in it are skipped and still open.
        groups: u32,
        inner: Box<Ends>,
    },
    Names {
        span: Span,
    },
    Definition,
}

/// A glossary section that is being read.
pub(super) struct GlossarySection {
    pub level: u8,
    /// The range of its heading in the body.
    pub heading: Range<usize>,
    pub entries_before: usize,
}

/// The table that is being read.
#[derive(Default)]
pub(super) struct Table {
    pub alignments: Vec<Alignment>,
    pub column: usize,
    pub is_head: bool,
}
