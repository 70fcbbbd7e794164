//! Braces at the start of a note or a definition: `{word key=value key="several words"}`.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::Element;
use crate::article::content::piece::{Draft, Piece};
use crate::article::diagnostic::Span;
use std::ops::Range;

/// One item in braces: a bare word, or a key with its value. The range is its place in the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    pub key: &'a str,
    pub value: Option<&'a str>,
    pub range: Range<usize>,
}

/// Removes the braces at the start of a draft: returns what they contain, each item with its place, and the range
/// of the braces, with the whitespace after them.
pub(crate) fn take<'t>(draft: &mut Draft, text: &'t Text) -> (Vec<(Item<'t>, Span)>, Option<Span>) {
    let stretch = match &mut draft[..] {
        [Piece::Text(stretch), ..] | [Piece::Open(Element::P), Piece::Text(stretch), ..] => stretch,
        _ => return (Vec::new(), None),
    };
    let Some((items, end)) = read(text.get(*stretch)) else { return (Vec::new(), None) };
    let start = stretch.start;
    stretch.start += end as u32;
    let place = |range: &Range<usize>| TextRange { start: start + range.start as u32, end: start + range.end as u32 };
    let with_span = |item: Item<'t>| {
        let span = text.span(place(&item.range));
        (item, span)
    };
    let whole = text.span(place(&(0..end)));
    (items.into_iter().map(with_span).collect(), Some(whole))
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
