//! What stands between the brackets of a citation: `@key`, `@key, p. 600`, `@a; @b, ch. 3`.

use std::ops::Range;

/// One source of a citation, as places in the text between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    pub key: Range<usize>,
    pub locator: Range<usize>,
}

/// Reads a citation; the error is the place of the part that does not begin with `@key`.
pub(crate) fn read(text: &str) -> Result<Vec<Cited>, Range<usize>> {
    let mut cited = Vec::new();
    let mut start = 0;
    for part in text.split(';') {
        let place = trimmed(text, start..start + part.len());
        start += part.len() + 1;
        if !text[place.clone()].starts_with('@') {
            return Err(place);
        }
        let key_end = text[place.clone()].find(',').map_or(place.end, |i| place.start + i);
        let key = trimmed(text, place.start + 1..key_end);
        if key.is_empty() || text[key.clone()].contains(char::is_whitespace) {
            return Err(place);
        }
        cited.push(Cited { key, locator: trimmed(text, (key_end + 1).min(place.end)..place.end) });
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
    fn says_which_part_is_wrong() {
        for (text, wrong) in [("@", "@"), ("@a; b", "b"), ("@a;", ""), ("@a b", "@a b")] {
            assert_eq!(read(text).map_err(|place| &text[place]), Err(wrong), "{text}");
        }
    }
}
