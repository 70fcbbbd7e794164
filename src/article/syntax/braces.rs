//! Braces at the start of a note or a definition: `{word key=value key="several words"}`.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::Element;
use crate::article::content::piece::{Draft, Piece, Unresolved};
use crate::article::diagnostic::Span;
use std::ops::Range;

/// One item in braces: a bare word, or a key with its value. The range is its place in the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    pub key: &'a str,
    pub value: Option<&'a str>,
    pub range: Range<usize>,
}

/// What is wrong with an item whose key is unknown.
pub(crate) const UNKNOWN: &str = "unknown attribute";

/// Removes the braces at the start of a draft: returns what they contain, each item with its place, and the range
/// of the braces, with the whitespace after them. Elements within a value in quotation marks go with it.
pub(crate) fn take<'t>(draft: &mut Draft, text: &'t Text) -> (Vec<(Item<'t>, Span)>, Option<Span>) {
    let none = (Vec::new(), None);
    let Some((first, stretch)) = first_text(draft).filter(|(_, stretch)| text.get(*stretch).starts_with('{')) else {
        return none;
    };
    let is_quoting = text.get(stretch).matches('"').count() % 2 == 1;
    let whole = if is_quoting { with_elements(&draft[first..], stretch) } else { stretch };
    let Some((items, length)) = read(text.get(whole)) else { return none };
    let place = |range: &Range<usize>| {
        let [start, end] = [range.start, range.end].map(|at| whole.start + at as u32);
        TextRange { start, end }
    };
    let end = place(&(0..length)).end;
    let braces = place(&(0..text.get(whole)[..length].trim_end().len()));
    let Some(last) = piece_at(&draft[first..], braces.end - 1) else { return none };
    if let Some(Piece::Text(rest)) = draft.get_mut(first + last) {
        rest.start = end.min(rest.end);
    }
    draft.drain(first..first + last);
    let with_span = |item: Item<'t>| {
        let span = text.span(place(&item.range));
        (item, span)
    };
    (items.into_iter().map(with_span).collect(), Some(text.span(place(&(0..length)))))
}

/// The first word in braces at the start of a draft, with its place, if `take` left them there.
pub(crate) fn unread<'t>(draft: &Draft, text: &'t Text) -> Option<(&'t str, Span)> {
    let (_, stretch) = first_text(draft)?;
    let inner = text.get(stretch).strip_prefix('{')?.trim_start();
    let end = inner.find(|c: char| c.is_whitespace() || matches!(c, '=' | '}' | '"')).unwrap_or(inner.len());
    Some((&inner[..end], text.span(stretch)))
}

/// The text that a draft begins with, and which piece it is.
fn first_text(draft: &Draft) -> Option<(usize, TextRange)> {
    match &draft[..] {
        [Piece::Text(stretch), ..] => Some((0, *stretch)),
        [Piece::Open(Element::P), Piece::Text(stretch), ..] => Some((1, *stretch)),
        _ => None,
    }
}

/// A text and those after it in the same block, as long as nothing else is between them in the buffer.
fn with_elements(pieces: &[Piece<Unresolved>], mut whole: TextRange) -> TextRange {
    for piece in &pieces[1..] {
        match piece {
            Piece::Text(next) | Piece::Verbatim(next) if next.start == whole.end => whole.end = next.end,
            Piece::Open(element) if !element.is_block() => {}
            Piece::Close => {}
            _ => break,
        }
    }
    whole
}

/// The text that has a place in the buffer, if no element is open there.
fn piece_at(pieces: &[Piece<Unresolved>], place: u32) -> Option<usize> {
    let mut depth = 0;
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) => depth += 1,
            Piece::Close if depth == 0 => return None,
            Piece::Close => depth -= 1,
            Piece::Text(stretch) if (stretch.start..stretch.end).contains(&place) => return (depth == 0).then_some(i),
            _ => {}
        }
    }
    None
}

/// Reads braces at the start of a text: what they contain, and where the text continues after them and the
/// whitespace that follows. `None` if the text does not begin with closed braces.
pub(crate) fn read(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let mut items = Vec::new();
    let mut at = text.strip_prefix('{').map(|_| 1)?;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if rest.starts_with('}') {
            let after = &text[at + 1..];
            return Some((items, text.len() - after.trim_start().len()));
        }
        let key_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '}' | '"'))?;
        let key = &rest[..key_end];
        let (value, length) = match rest[key_end..].strip_prefix('=') {
            None if key.is_empty() => return None,
            None => (None, key_end),
            Some(value) => match value.strip_prefix('"') {
                Some(quoted) => {
                    let end = quoted.find('"')?;
                    (Some(&quoted[..end]), key_end + end + 3)
                }
                None => {
                    let end = value.find(|c: char| c.is_whitespace() || c == '}')?;
                    (Some(&value[..end]), key_end + 1 + end)
                }
            },
        };
        items.push(Item { key, value, range: at..at + length });
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(text: &str) -> Option<String> {
        let (items, end) = read(text)?;
        let item = |item: &Item| format!("{}={};", item.key, item.value.unwrap_or("-"));
        Some(items.iter().map(item).collect::<String>() + &text[end..])
    }

    #[test]
    fn reads_words_and_pairs() {
        assert_eq!(flat("{a b=1 c=\"x, y\"} rest").as_deref(), Some("a=-;b=1;c=x, y;rest"));
        assert_eq!(flat("{ }x").as_deref(), Some("x"));
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in ["", "x {a}", "{a", "{a=", "{a=\"b}", "{\"a\"}", "{{a}"] {
            assert!(read(text).is_none_or(|(items, _)| items[0].key == "{a"), "{text}");
        }
    }
}
