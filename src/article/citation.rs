//! What stands between the brackets of a citation: `@key`, `@key, p. 600`, `@a; @b, ch. 3`, `@key, p. 3, "words"`.

use std::ops::Range;

/// One source of a citation, as places in the text between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub key: Range<usize>,
    /// The place in the source, in front of what is quoted.
    pub locator: Range<usize>,
    /// The words that are quoted, at the end; empty if there are none.
    pub quoted: Range<usize>,
}

/// Reads a citation; the error is the place of the part that does not begin with `@key`.
#[inline(never)] // Measured: the page's WebAssembly compresses better so.
pub(crate) fn read(text: &str) -> Result<Vec<Cited>, Range<usize>> {
    let mut cited = Vec::new();
    let (mut start, mut end) = (0, 0);
    for part in text.split(';') {
        let place = trimmed(text, start..end + part.len());
        end += part.len() + 1;
        let key_end = text[place.clone()].find(',').map_or(place.end, |i| place.start + i);
        let mut locator = trimmed(text, (key_end + 1).min(place.end)..place.end);
        let mut quoted = 0..0;
        // A mark behind a number stands for inches.
        let mut marks = text[locator.clone()].char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”'));
        if let Some((i, mark)) = marks.next()
            && (i == 0 || text.as_bytes()[locator.start + i - 1] == b' ')
        {
            let open = locator.start + i;
            let is_last = text.get(end..).is_none_or(|rest| rest.trim_start().starts_with('@'));
            match marks.last() {
                Some((i, last)) if locator.start + i + last.len_utf8() == locator.end => {
                    quoted = open + mark.len_utf8()..locator.start + i;
                    locator = trimmed(text, locator.start..open);
                }
                _ if is_last => {}
                _ => continue, // The semicolon is quoted.
            }
        }
        start = end;
        if !text[place.clone()].starts_with('@') {
            return Err(place);
        }
        let key = trimmed(text, place.start + 1..key_end);
        if key.is_empty() || text[key.clone()].contains(char::is_whitespace) {
            return Err(place);
        }
        cited.push(Cited { key, locator, quoted });
    }
    Ok(cited)
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
            ("@a, fig. 5\"; @b, 6\"", "fig. 5\"", ""),
            ("@a, \"5\" guns\"; @b", "", "5\" guns"),
            ("@a, \"no end; @b", "\"no end", ""),
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
    fn says_which_part_is_wrong() {
        for (text, wrong) in [("@", "@"), ("@a; b", "b"), ("@a;", ""), ("@a b", "@a b")] {
            assert_eq!(read(text).map_err(|place| &text[place]), Err(wrong), "{text}");
        }
    }
}
