//! Braces at the start of a note or a definition: `{word key=value key="several words"}`.

use std::ops::Range;

/// One thing in braces: a bare word, or a key with its value. The range is its place in the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Item<'a> {
    pub key: &'a str,
    pub value: Option<&'a str>,
    pub range: Range<usize>,
}

/// Reads braces at the start of a text: what they hold, and where the text goes on behind them and the white
/// space that follows. `None` if the text does not begin with closed braces.
pub(crate) fn read(text: &str) -> Option<(Vec<Item<'_>>, usize)> {
    let mut items = Vec::new();
    let mut at = text.strip_prefix('{').map(|_| 1)?;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        if rest.starts_with('}') {
            let behind = &text[at + 1..];
            return Some((items, text.len() - behind.trim_start().len()));
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

    fn flat(text: &str) -> Option<(Vec<(&str, Option<&str>)>, &str)> {
        read(text).map(|(items, end)| (items.iter().map(|i| (i.key, i.value)).collect(), &text[end..]))
    }

    #[test]
    fn reads_words_and_pairs() {
        let expected = (vec![("a", None), ("b", Some("1")), ("c", Some("x, y"))], "rest");
        assert_eq!(flat("{a b=1 c=\"x, y\"} rest"), Some(expected));
        assert_eq!(flat("{ }x"), Some((vec![], "x")));
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in ["", "x {a}", "{a", "{a=", "{a=\"b}", "{\"a\"}", "{{a}"] {
            assert!(read(text).is_none_or(|(items, _)| items[0].key == "{a"), "{text}");
        }
    }
}
