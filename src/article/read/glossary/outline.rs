//! Glossaries that are lists of items such as `**Term**: what it means`, or headings each with text below. In: the draft
//! of a file without a definition list. Out: drafts of entries.

use crate::article::content::buffer::Text;
use crate::article::content::element::Element;
use crate::article::content::piece::{Draft, Piece, Unresolved, is_blank, plain};
use crate::article::diagnostic::Span;
use crate::article::read::drafts::EntryDraft;

/// The entries of a draft; of lists if any item names a term, otherwise of headings.
pub(super) fn entries(body: &Draft, text: &Text) -> Vec<EntryDraft> {
    let listed = items(body).into_iter().filter_map(|item| of_item(item, text)).collect::<Vec<_>>();
    if listed.is_empty() { of_headings(body, text) } else { listed }
}

/// The ends of the pieces that are opened where a slice begins.
fn end(pieces: &[Piece<Unresolved>]) -> usize {
    let mut depth = 0;
    let closes = |piece: &Piece<Unresolved>| {
        match piece {
            Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth += 1,
            Piece::Close => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    pieces.iter().position(closes).map_or(pieces.len(), |last| last + 1)
}

/// What is in the items of the lists that are in nothing else.
fn items(body: &Draft) -> Vec<&[Piece<Unresolved>]> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(piece) = body.get(at) {
        match piece {
            Piece::Open(Element::Ul | Element::Ol) => at += 1,
            Piece::Open(Element::Li) => {
                let length = end(&body[at..]);
                items.push(&body[at + 1..at + length - 1]);
                at += length;
            }
            Piece::Open(_) => at += end(&body[at..]),
            _ => at += 1,
        }
    }
    items
}

/// The entry that an item `**Term**: what it means` makes; the colon may also be bold, or a dash.
fn of_item(item: &[Piece<Unresolved>], text: &Text) -> Option<EntryDraft> {
    let (head, rest) = match item {
        [Piece::Open(Element::P), rest @ ..] => (1, rest),
        _ => (0, item),
    };
    let (Piece::Open(Element::Strong), length) = (rest.first()?, end(rest)) else { return None };
    let bold = plain(&rest[..length], text);
    let name = bold.trim_end_matches(':').trim();
    let mut rest = rest[length..].to_vec();
    let Some(Piece::Text(stretch)) = rest.first_mut() else { return None };
    let shown = text.get(*stretch).trim_start();
    let is_separated = name.len() < bold.trim().len();
    let after = shown.strip_prefix([':', '–', '—', '-']).filter(|after| after.starts_with(' '));
    let definition = if is_separated { shown } else { after?.trim_start() };
    stretch.start = stretch.end - definition.len() as u32;
    // Only the blocks of an item without a paragraph of its own are apart from its first words.
    let words = rest.iter().position(|piece| matches!(piece, Piece::Open(element) if element.is_block()));
    let words = words.unwrap_or(rest.len());
    let mut pieces = vec![Piece::Open(Element::P)];
    pieces.append(&mut rest);
    if head == 0 {
        pieces.insert(words + 1, Piece::Close);
    }
    let span = place(item, text);
    (!name.is_empty()).then(|| EntryDraft { names: vec![name.to_owned()], span, pieces })
}

/// The headings with text below; the only one of the first level is the file's title.
fn of_headings(body: &Draft, text: &Text) -> Vec<EntryDraft> {
    let mut entries: Vec<EntryDraft> = Vec::new();
    let mut is_title = false;
    let mut at = 0;
    while at < body.len() {
        let length = end(&body[at..]).max(1);
        let pieces = &body[at..at + length];
        at += length;
        if let Piece::Open(
            element @ (Element::H1 | Element::H2 | Element::H3 | Element::H4 | Element::H5 | Element::H6),
        ) = pieces[0]
        {
            is_title = element == Element::H1;
            let name = plain(pieces, text).trim().to_owned();
            entries.push(EntryDraft { names: vec![name], span: place(pieces, text), pieces: Draft::new() });
        } else if let Some(entry) = entries.last_mut().filter(|_| !is_title)
            && !(entry.pieces.is_empty() && is_blank(pieces, text))
        {
            entry.pieces.extend_from_slice(pieces);
        }
    }
    entries.retain(|entry| !entry.names[0].is_empty() && !is_blank(&entry.pieces, text));
    entries
}

/// Where the first words of pieces are.
fn place(pieces: &[Piece<Unresolved>], text: &Text) -> Span {
    let shown = pieces.iter().find_map(|piece| match piece {
        Piece::Text(stretch) | Piece::Verbatim(stretch) if !text.get(*stretch).trim().is_empty() => Some(*stretch),
        _ => None,
    });
    text.span(shown.unwrap_or_default())
}
