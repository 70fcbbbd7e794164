//! What stands between the brackets of a citation: `@key`, `@key, p. 600`, `@a; @b, ch. 3`, `@key, p. 3, "words"`.

use std::ops::Range;

/// One source of a citation, as places in the text between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub key: Range<usize>,
    /// The place in the source, with the quotation.
    pub locator: Range<usize>,
    /// The words that are quoted; empty if there are none.
    pub quoted: Range<usize>,
    /// The bytes of each of the marks around them.
    pub mark: usize,
}

/// Reads a citation; the error is the place of the part that does not begin with `@key`.
pub(crate) fn read(text: &str) -> Result<Vec<Cited>, Range<usize>> {
    let mut cited = Vec::new();
    let mut start = 0;
    while start <= text.len() {
        let (end, quoted, mark) = part(text, start);
        let place = trimmed(text, start..end);
        start = end + 1;
        if !text[place.clone()].starts_with('@') {
            return Err(place);
        }
        let key_end = text[place.clone()].find(',').map_or(place.end, |i| place.start + i);
        let key = trimmed(text, place.start + 1..key_end);
        if key.is_empty() || text[key.clone()].contains(char::is_whitespace) {
            return Err(place);
        }
        cited.push(Cited { key, locator: trimmed(text, (key_end + 1).min(place.end)..place.end), quoted, mark });
    }
    Ok(cited)
}

/// Where the part that begins here ends: at a semicolon that is not quoted. With the words that it quotes, and the length
/// of a mark around them.
fn part(text: &str, start: usize) -> (usize, Range<usize>, usize) {
    let (mut quoted, mut mark) = (0..0, 0);
    let mut is_behind_comma = false;
    for (i, c) in text[start..].char_indices() {
        let at = start + i;
        if at < quoted.end {
            continue;
        }
        match c {
            ';' => return (at, quoted, mark),
            '"' | '“' if is_behind_comma && quoted.is_empty() => {
                mark = c.len_utf8();
                let from = at + mark;
                // A mark with words behind it ends nothing: it may stand for inches.
                let is_end = |(i, _): &(usize, &str)| {
                    matches!(text[from + i + mark..].trim_start().bytes().next(), None | Some(b',' | b';'))
                };
                let end = text[from..].match_indices(if c == '"' { '"' } else { '”' }).find(is_end);
                quoted = from..end.map_or(from, |(i, _)| from + i);
            }
            _ => {}
        }
        is_behind_comma = c == ',' || is_behind_comma && c.is_whitespace();
    }
    (text.len(), quoted, mark)
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
            ("@a, \"one; two, three\"; @b", "\"one; two, three\"", "one; two, three"),
            ("@a, p. 3, “one; ”two” , fn.; @b", "p. 3, “one; ”two” , fn.", "one; ”two"),
            ("@a, fig. 5\"; @b, 6\"", "fig. 5\"", ""),
            ("@a, \"5\" guns\"; @b", "\"5\" guns\"", "5\" guns"),
            ("@a, \"no end; @b", "\"no end", ""),
            ("@a, \"\"; @b", "\"\"", ""),
            ("@a, “straight\"; @b", "“straight\"", ""),
            ("@a \"b\"", "", ""),
        ] {
            let first = read(text).ok().and_then(|cited| cited.into_iter().next());
            let first = first.map(|cited| (&text[cited.locator], &text[cited.quoted]));
            assert_eq!(first.unwrap_or_default(), (locator, quoted), "{text}");
        }
        assert_eq!(read("@a, \"x; y\"; @b, \"z\"").map(|cited| cited.len()), Ok(2));
    }

    #[test]
    fn says_which_part_is_wrong() {
        for (text, wrong) in [("@", "@"), ("@a; b", "b"), ("@a;", ""), ("@a b", "@a b")] {
            assert_eq!(read(text).map_err(|place| &text[place]), Err(wrong), "{text}");
        }
    }
}
