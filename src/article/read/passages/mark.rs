//! Writes the body again with the passages that were found: each wrapped, piece by piece if it spans several, and
//! followed by the mark of its note. Where passages overlap, the text is cut where one of them begins or ends.

use super::{Found, Passage, Point, stretch_of};
use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Draft, Piece, Unresolved};
use crate::article::text::sort::argsort;

/// Marks the places that were found.
pub(super) fn mark(body: Draft, found: Vec<Found>, passages: &[Passage], text: &mut Text) -> Draft {
    let class = text.add("apostil-passage");
    let starts = sorted(found.iter().map(|found| found.start).collect());
    let by_end = argsort(found.iter().map(|found| bytes(found.end)));
    let (mut starts, mut ends) = (starts.into_iter().peekable(), by_end.into_iter().peekable());
    let mut out = Draft::with_capacity(body.len() + found.len() * 5);
    // Elements in which no mark may be, since links do not nest, and the marks that come after them.
    let (mut open, mut closed, mut waiting) = (Vec::new(), 0u32, Draft::new());
    let mut covered = 0u32;
    for (piece, i) in body.into_iter().zip(0..) {
        let Some(stretch) = stretch_of(&piece) else {
            let opens = match piece {
                Piece::Open(element) => Some(matches!(element, Element::A | Element::Code)),
                Piece::Reference(Unresolved::Term { .. }) => Some(true),
                _ => None,
            };
            let is_end = matches!(piece, Piece::Close);
            out.push(piece);
            if let Some(is_closed) = opens {
                open.push(is_closed);
                closed += u32::from(is_closed);
            } else if is_end && open.pop() == Some(true) {
                closed -= 1;
                if closed == 0 {
                    out.append(&mut waiting);
                }
            }
            continue;
        };
        let mut from = stretch.start;
        loop {
            let start = starts.peek().copied().filter(|point: &Point| point.piece == i);
            let end = ends.peek().map(|item| found[*item as usize].end).filter(|point| point.piece == i);
            let next = start.into_iter().chain(end).map(|point| point.at).min().unwrap_or(stretch.end);
            push(&piece, TextRange { start: from, end: next }, (covered > 0).then_some(class), &mut out);
            from = next;
            // What ends here ends before what begins here.
            if end.is_some_and(|point| point.at == next)
                && let Some(item) = ends.next()
            {
                covered -= 1;
                let Passage { key, span, .. } = &passages[found[item as usize].passage as usize];
                let mark = Piece::Reference(Unresolved::Note { key: text.add(key), span: *span });
                if closed > 0 { waiting.push(mark) } else { out.push(mark) }
            } else if start.is_some_and(|point| point.at == next) {
                starts.next();
                covered += 1;
            } else {
                break;
            }
        }
    }
    out
}

/// Adds a part of a piece of text, wrapped if a passage covers it.
fn push(piece: &Piece<Unresolved>, part: TextRange, class: Option<TextRange>, out: &mut Draft) {
    if part.is_empty() {
        return;
    }
    if let Some(class) = class {
        out.push(Piece::Open(Element::Span));
        out.push(Piece::Attribute(Attribute::Class, class));
    }
    out.push(if matches!(piece, Piece::Text(_)) { Piece::Text(part) } else { Piece::Verbatim(part) });
    if class.is_some() {
        out.push(Piece::Close);
    }
}

fn sorted(points: Vec<Point>) -> Vec<Point> {
    argsort(points.iter().map(|point| bytes(*point))).into_iter().map(|item| points[item as usize]).collect()
}

/// A place as bytes that sort in the same order.
fn bytes(point: Point) -> Vec<u8> {
    [point.piece.to_be_bytes(), point.at.to_be_bytes()].concat()
}
