//! Citations in Pandoc's syntax. In: what is between brackets, such as `@key, p. 600`, `see @a; -@b, ch. 3, and more` or
//! `@key, p. 3, "words"`, or the text after a bare `@`. Out: keys and what belongs to them, as ranges.

use crate::article::text::strings::begins;
use std::ops::Range;

/// One source of a citation, as ranges in the text between the brackets.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cited {
    /// The words before the key.
    pub prefix: Range<usize>,
    /// Whether the key comes after a hyphen: then the year is shown alone.
    pub is_year_alone: bool,
    pub key: Range<usize>,
    /// A locator or other words, before what is quoted.
    pub suffix: Range<usize>,
    /// Whether a comma separates them from the key.
    pub has_comma: bool,
    /// The quoted words at the end; empty if there are none.
    pub quoted: Range<usize>,
}

/// Reads a citation; the error is the range of the part that names no key.
pub(crate) fn read(text: &str, is_known: impl Fn(&str) -> bool) -> Result<Vec<Cited>, Range<usize>> {
    let mut all: Vec<Cited> = Vec::new();
    let mut end = 0;
    // Where an unclosed quotation begins, its mark, and whether another mark came after it.
    let mut open = None;
    let mut is_closed = false;
    for part in text.split(';') {
        let part_end = end + part.trim_end().len();
        if open.is_none() {
            let place = trimmed(text, end..part_end);
            let (mut cited, after) = first(text, place.clone(), &is_known).ok_or(place.clone())?;
            let rest = trimmed(text, after..place.end);
            cited.has_comma = text[rest.clone()].starts_with(',');
            cited.suffix = trimmed(text, rest.start + usize::from(cited.has_comma)..place.end);
            // After a number, a mark stands for inches.
            let mark = text[cited.suffix.clone()].char_indices().find(|(_, c)| is_mark(*c));
            open = mark
                .map(|(i, mark)| (cited.suffix.start + i, mark))
                .filter(|(at, _)| *at == cited.suffix.start || matches!(text.as_bytes()[at - 1], b' ' | b','));
            is_closed = false;
            all.push(cited);
        }
        let start = end;
        end += part.len() + 1;
        if let (Some((at, mark)), Some(cited)) = (open, all.last_mut()) {
            let words = at + mark.len_utf8();
            let part = &text[words.max(start)..part_end.max(words).max(start)];
            is_closed |= part.contains(is_mark);
            match part.chars().next_back() {
                Some(mark) if is_mark(mark) => {
                    cited.quoted = words..part_end - mark.len_utf8();
                    cited.suffix = trimmed(text, cited.suffix.start..at);
                }
                _ if is_last(text, end, is_closed, &is_known) => {
                    cited.suffix.end = part_end;
                }
                _ => continue, // the semicolon is part of the quotation
            }
            open = None;
        }
    }
    Ok(all)
}

/// Whether a part of a citation ends here although a quotation in it is open: nothing follows, or another key; words
/// before that key only if the quotation has a closing mark.
fn is_last(text: &str, end: usize, is_closed: bool, is_known: impl Fn(&str) -> bool) -> bool {
    let Some(next) = text.get(end..).and_then(|rest| rest.split(';').next()) else { return true };
    let place = trimmed(text, end..end + next.len());
    next.trim_start().starts_with('@') || is_closed && first(text, place, is_known).is_some()
}

/// The key in a part of a citation with what comes before it, and where it ends.
fn first(text: &str, place: Range<usize>, is_known: impl Fn(&str) -> bool) -> Option<(Cited, usize)> {
    for (i, _) in text[place.clone()].match_indices('@') {
        let before = &text[place.start..place.start + i];
        let words = before.strip_suffix('-').unwrap_or(before);
        let is_year_alone = words.len() < before.len();
        if !words.is_empty() && !words.ends_with(char::is_whitespace) {
            continue;
        }
        let at = place.start + i + 1;
        let Some((key, after)) = key(&text[at..place.end], &is_known) else { continue };
        let (prefix, key) = (trimmed(text, place.start..place.start + words.len()), at + key.start..at + key.end);
        let (suffix, quoted) = (0..0, 0..0);
        return Some((Cited { prefix, is_year_alone, key, suffix, has_comma: false, quoted }, at + after));
    }
    None
}

/// The key that a text begins with, after its `@`, and where it ends: all up to a space, a comma or a semicolon if that
/// is known; else a key as Pandoc reads it.
fn key(text: &str, is_known: impl Fn(&str) -> bool) -> Option<(Range<usize>, usize)> {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).unwrap_or(text.len());
    if end > 0 && is_known(&text[..end]) {
        return Some((0..end, end));
    }
    bare_key(text)
}

/// The key that a text begins with, after its `@`: words joined by single signs, or anything in braces; and where it
/// ends.
pub(crate) fn bare_key(text: &str) -> Option<(Range<usize>, usize)> {
    if let Some(rest) = text.strip_prefix('{') {
        let end = 1 + rest.find(['}', '{', '\n', ' '])?;
        return (end > 1 && text[end..].starts_with('}')).then_some((1..end, end + 1));
    }
    let is_of_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if is_of_word(c) {
            end = i + c.len_utf8();
        } else if i == 0 || i > end || !":.#$%&-+?<>~/".contains(c) {
            break;
        }
    }
    (end > 0).then_some((0..end, end))
}

/// The first key in brackets that begin with other words, as in `see @key`.
pub(crate) fn after_words(text: &str) -> Option<&str> {
    let (cited, _) = first(text, 0..text.len(), |_| false)?;
    (!cited.prefix.is_empty()).then(|| &text[cited.key])
}

/// Whether words after a key say where in the source: then a comma belongs before them.
pub(crate) fn is_locator(suffix: &str) -> bool {
    const PLACES: &str = "book chapter column figure folio line note number page paragraph part section verse volume";
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '§' | '¶'));
    let (word, rest) = suffix.split_once(char::is_whitespace).unwrap_or((suffix, ""));
    let is_roman = rest.starts_with(['i', 'v', 'x', 'l', 'c']);
    is_number(word) || (word.ends_with('.') || begins(word, PLACES)) && (is_number(rest) || is_roman)
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

    fn read_all(text: &str) -> Result<Vec<Cited>, Range<usize>> {
        read(text, |key| key == "odd(1)")
    }

    #[test]
    fn reads_keys_and_what_follows() {
        let text = "@a-1; @b, p. 600, note 2 ;@c p. 3; see also -@odd(1); @{d} x; @e.'s";
        let parts: Vec<_> = read_all(text).into_iter().flatten().collect();
        let said = parts.iter().map(|c| {
            (&text[c.prefix.clone()], c.is_year_alone, &text[c.key.clone()], &text[c.suffix.clone()], c.has_comma)
        });
        assert_eq!(
            said.collect::<Vec<_>>(),
            [
                ("", false, "a-1", "", false),
                ("", false, "b", "p. 600, note 2", true),
                ("", false, "c", "p. 3", false),
                ("see also", true, "odd(1)", "", false),
                ("", false, "d", "x", false),
                ("", false, "e", ".'s", false),
            ]
        );
    }

    #[test]
    fn reads_what_is_quoted() {
        for (text, suffix, quoted) in [
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
            ("@a \"b\"", "", "b"),
        ] {
            let first = read_all(text).ok().and_then(|cited| cited.into_iter().next());
            let first = first.map(|cited| (&text[cited.suffix], &text[cited.quoted]));
            assert_eq!(first.unwrap_or_default(), (suffix, quoted), "{text}");
        }
        assert_eq!(read_all("@a, \"x; y\"; @b, \"z\"").map(|cited| cited.len()), Ok(2));
    }

    #[test]
    fn finds_a_key_after_words() {
        for (text, key) in [
            ("see @a, p. 3", Some("a")),
            ("mail me@home or\n@b c", Some("b")),
            ("-@a; @b", None),
            ("@a; @b", None),
            ("me@home", None),
            ("words", None),
        ] {
            assert_eq!(after_words(text), key, "{text}");
        }
    }

    #[test]
    fn knows_keys_as_pandoc_does() {
        for (text, key) in [
            ("doe99's", "doe99"),
            ("Foo_bar.baz.", "Foo_bar.baz"),
            ("_x", "_x"),
            ("foo--bar", "foo"),
            ("Foo{bar", "Foo"),
            ("{https://a.example/x?y}: z", "https://a.example/x?y"),
            ("{a b}", ""),
            ("{}", ""),
            ("-a", ""),
            ("", ""),
        ] {
            assert_eq!(bare_key(text).map_or("", |(key, _)| &text[key]), key, "{text}");
        }
    }

    #[test]
    fn knows_a_locator() {
        for (suffix, is) in [
            ("p. 3", true),
            ("pp. iv-x", true),
            ("33", true),
            ("§ 4", true),
            ("chapter 2", true),
            ("shows 3 things", false),
            ("chapter and verse", false),
            ("", false),
        ] {
            assert_eq!(is_locator(suffix), is, "{suffix}");
        }
    }

    #[test]
    fn says_which_part_is_wrong() {
        for (text, wrong) in [("@", "@"), ("@a;", ""), ("@a; b", "b"), ("b; @a", "b"), ("@ a", "@ a")] {
            assert_eq!(read_all(text).map_err(|place| &text[place]), Err(wrong), "{text}");
        }
    }
}
