//! The inside of a citation's brackets: `@key`, `@key, p. 600`, `@a; @b, ch. 3`, `@key, p. 3, "words"`.

use std::ops::Range;

/// One source of a citation, as ranges in the text between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub key: Range<usize>,
    /// The locator, before what is quoted.
    pub locator: Range<usize>,
    /// The quoted words at the end; empty if there are none.
    pub quoted: Range<usize>,
}

/// Reads a citation; the error is the range of the part that does not begin with `@key`.
pub(crate) fn read(text: &str) -> Result<Vec<Cited>, Range<usize>> {
    let mut cited = Vec::new();
    let (mut place, mut locator, mut key_end, mut end) = (0..0, 0..0, 0, 0);
    // Where the words of an unclosed quotation begin, and its mark.
    let mut open = None;
    for part in text.split(';') {
        let part_end = end + part.trim_end().len();
        if open.is_none() {
            place = trimmed(text, end..part_end);
            key_end = text[place.clone()].find(',').map_or(place.end, |i| place.start + i);
            locator = trimmed(text, (key_end + 1).min(place.end)..place.end);
            // After a number, a mark stands for inches.
            let mark = text[locator.clone()].char_indices().find(|(_, c)| is_mark(*c));
            open = mark
                .map(|(i, mark)| (locator.start + i, mark))
                .filter(|(at, _)| *at == locator.start || matches!(text.as_bytes()[at - 1], b' ' | b','));
        }
        end += part.len() + 1;
        let mut quoted = 0..0;
        if let Some((at, mark)) = open {
            let words = at + mark.len_utf8();
            match text[words..part_end.max(words)].chars().next_back() {
                Some(mark) if is_mark(mark) => {
                    quoted = words..part_end - mark.len_utf8();
                    locator = trimmed(text, locator.start..at);
                }
                _ if text.get(end..).is_none_or(|rest| rest.trim_start().starts_with('@')) => locator.end = part_end,
                _ => continue, // the semicolon is part of the quotation
            }
            open = None;
        }
        if !text[place.clone()].starts_with('@') {
            return Err(place);
        }
        let key = trimmed(text, place.start + 1..key_end);
        if key.is_empty() || text[key.clone()].contains(char::is_whitespace) {
            return Err(place);
        }
        cited.push(Cited { key, locator: locator.clone(), quoted });
    }
    Ok(cited)
}

/// The key in brackets that begin with other words, as in `see @key` or `-@key`: other programs cite so.
pub(crate) fn after_words(text: &str) -> Option<&str> {
    if text.starts_with('@') {
        return None;
    }
    let mut places = text.match_indices('@').map(|(at, _)| text.split_at(at));
    let (_, key) = places.find(|(words, _)| words.ends_with(|c: char| c.is_whitespace() || c == '-'))?;
    key[1..].split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).next()
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”')
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_keys_and_locators() {
        let text = "@a-1; @b, p. 600, note 2 ;@c";
        let parts: Vec<_> = read(text).into_iter().flatten().map(|c| (&text[c.key], &text[c.locator])).collect();
        assert_eq!(parts, [("a-1", ""), ("b", "p. 600, note 2"), ("c", "")]);
    }

    #[test]
    fn reads_what_is_quoted() {
        for (text, locator, quoted) in [
            ("@a, \"one; two, three\"; @b", "", "one; two, three"),
            ("@a, p. 3, “one; \"two\" three” ; @b", "p. 3,", "one; \"two\" three"),
            ("@a, p. 3,“one”", "p. 3,", "one"),
            ("@a, fig. 5\"; @b, 6\"", "fig. 5\"", ""),
            ("@a, \"5\" guns\"; @b", "", "5\" guns"),
            ("@a, \"no end; @b", "\"no end", ""),
            ("@a, \"no; end ", "\"no; end", ""),
            ("@a, \"; \"; @b", "", "; "),
            ("@a, \"one\", p. 3; @b", "\"one\", p. 3", ""),
            ("@a, \"\"; @b", "", ""),
            ("@a \"b\"", "", ""),
        ] {
            let first = read(text).ok().and_then(|cited| cited.into_iter().next());
            let first = first.map(|cited| (&text[cited.locator], &text[cited.quoted]));
            assert_eq!(first.unwrap_or_default(), (locator, quoted), "{text}");
        }
        assert_eq!(read("@a, \"x; y\"; @b, \"z\"").map(|cited| cited.len()), Ok(2));
    }

    #[test]
    fn finds_a_key_after_words() {
        for (text, key) in [
            ("see @a, p. 3", Some("a")),
            ("-@a; @b", Some("a")),
            ("mail me@home or\n@b c", Some("b")),
            ("@a; @b", None),
            ("me@home", None),
            ("words", None),
        ] {
            assert_eq!(after_words(text), key, "{text}");
        }
    }

    #[test]
    fn says_which_part_is_wrong() {
        for (text, wrong) in [("@", "@"), ("@a; b", "b"), ("@a;", ""), ("@a b", "@a b")] {
            assert_eq!(read(text).map_err(|place| &text[place]), Err(wrong), "{text}");
        }
    }
}
