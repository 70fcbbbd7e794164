//! Which element of raw HTML may be in which. In: elements. Out: whether one holds another, such that an HTML parser
//! moves neither (HTML, section 13.2.6 "Tree construction").

use crate::article::content::element::Element::{self, *};

/// What an element holds.
pub(super) enum Content {
    /// Text, and elements within a line.
    Phrasing,
    /// These, and blocks.
    Blocks,
    /// Nothing but its parts. Of this kind is the one that begins where something else comes.
    Parts(Element),
}

pub(super) fn content(element: Element) -> Content {
    match element {
        Blockquote | Caption | Dd | Details | Div | Dt | Figcaption | Figure | Li | Td | Th => Content::Blocks,
        Ul | Ol => Content::Parts(Li),
        Dl => Content::Parts(Dd),
        Table => Content::Parts(Tbody),
        Thead | Tbody | Tfoot => Content::Parts(Tr),
        Tr => Content::Parts(Td),
        _ => Content::Phrasing,
    }
}

/// What an element is a part of, and is directly in; nothing if it may be anywhere.
fn wholes(part: Element) -> &'static [Element] {
    match part {
        Li => &[Ul, Ol],
        Dt | Dd => &[Dl],
        Caption | Thead | Tbody | Tfoot => &[Table],
        Tr => &[Thead, Tbody, Tfoot],
        Td | Th => &[Tr],
        Summary => &[Details],
        Figcaption => &[Figure],
        _ => &[],
    }
}

pub(super) fn is_part_of(part: Element, whole: Element) -> bool {
    wholes(part).contains(&whole)
}

/// Whether an element may be only in those that it is a part of.
pub(super) fn is_part(element: Element) -> bool {
    !wholes(element).is_empty()
}

/// Whether an element may begin in another, perhaps with parts of that between them.
pub(super) fn takes(whole: Element, element: Element) -> bool {
    if is_part(element) {
        let mut whole = whole;
        loop {
            match content(whole) {
                _ if is_part_of(element, whole) => return true,
                Content::Parts(part) => whole = part,
                _ => return false,
            }
        }
    }
    match content(whole) {
        Content::Phrasing => !element.is_block() || whole == Summary && element.is_heading(),
        _ => true,
    }
}

/// Whether an element ends by itself where one begins that it cannot hold, and where one ends that it is in.
pub(super) fn ends_by_itself(element: Element) -> bool {
    !element.is_block() || matches!(element, Caption | Dd | Dt | Li | P | Tbody | Td | Tfoot | Th | Thead | Tr)
}

/// Whether an author must end an element, as it takes in what comes after it.
pub(super) fn needs_end_tag(element: Element) -> bool {
    matches!(element, Blockquote | Details | Div | Dl | Figure | Ol | Table | Ul)
}

/// Whether an end tag of an element has no effect on what is outside of another: on what a table is in, and, except for
/// the parts of tables, on what a cell is in.
pub(super) fn confines(around: Element, ended: Element) -> bool {
    match around {
        Table => ended != Table,
        Caption | Td | Th => !matches!(ended, Caption | Table | Tbody | Td | Tfoot | Th | Thead | Tr),
        _ => false,
    }
}

/// Whether the element says nothing when it is empty, and is dropped.
pub(super) fn is_dropped_if_empty(element: Element) -> bool {
    !element.is_heading() && !matches!(element, Dd | Dt | Li | Td | Th)
}

/// Whether a Markdown paragraph directly in an element is only its words, as the element holds no blocks.
pub(super) fn holds_words(element: Element) -> bool {
    element == Summary || element.is_heading()
}

/// Whether a tag is dropped, as what it is around stays what it is: a choice of pictures is the one that all browsers know.
pub(super) fn is_skipped(name: &str) -> bool {
    ["col", "colgroup", "picture", "source"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The element of a tag, if authors may write it.
pub(super) fn honoured(name: &str) -> Option<Element> {
    HONOURED.iter().copied().find(|element| element.name().eq_ignore_ascii_case(name))
}

const HONOURED: &[Element] = &[
    A, Abbr, B, Blockquote, Br, Caption, Cite, Code, Dd, Del, Details, Div, Dl, Dt, Em, Figcaption, Figure, H1, H2, H3,
    H4, H5, H6, Hr, I, Img, Ins, Kbd, Li, Mark, Ol, P, Q, S, Samp, Small, Span, Strong, Sub, Summary, Sup, Table,
    Tbody, Td, Tfoot, Th, Thead, Tr, U, Ul, Var,
];
