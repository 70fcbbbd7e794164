//! The words of texts, and how they are compared: whitespace, letter case, soft hyphens and the many forms of
//! quotation marks and hyphens are ignored. In: a text. Out: its words, as ranges and as folded text.

use crate::article::text::case::{fold_into, is_folded};
use crate::article::text::chars::is_word;
use crate::article::text::marks::{Mark, mark};
use std::ops::Range;

/// A soft hyphen: where a word may be broken at the end of a line.
const SOFT_HYPHEN: char = '\u{AD}';

/// The first word or mark at or after an offset.
pub(crate) fn next_token(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    while matches!(bytes.get(start), Some(b'\t'..=b'\r' | b' ')) {
        start += 1;
    }
    // These bytes may begin a space that is not ASCII.
    if matches!(bytes.get(start), Some(0xC2 | 0xE1..=0xE3)) {
        start = text.len() - text[start..].trim_start().len();
    }
    let mut end = start;
    while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
        end += 1;
    }
    if bytes.get(end).is_none_or(u8::is_ascii) {
        // A word of ASCII, a mark of ASCII, or nothing.
        end += usize::from(start == end);
        return (end <= bytes.len()).then_some(start..end);
    }
    let mut ahead = end;
    for c in text[end..].chars() {
        ahead += c.len_utf8();
        if is_in_run(c) {
            end = ahead;
        } else if start == end {
            return Some(start..ahead);
        } else if c != SOFT_HYPHEN {
            break;
        }
    }
    Some(start..end)
}

/// Only the words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let tokens = std::iter::from_fn(move || {
        let token = next_token(text, at)?;
        at = token.end;
        Some(token)
    });
    tokens.filter(|token| text[token.start..].starts_with(is_word))
}

/// Appends a word in the form in which it is compared.
pub(crate) fn fold_word(word: &str, out: &mut String) {
    if word.is_ascii() {
        fold_into(word, out);
    } else if word.chars().all(is_folded) {
        out.push_str(word);
    } else if word.contains(SOFT_HYPHEN) {
        fold_into(&word.replace(SOFT_HYPHEN, ""), out);
    } else {
        fold_into(word, out);
    }
}

/// Appends a word or a mark in the form in which it is compared.
pub(crate) fn fold_token(token: &str, out: &mut String) {
    match folded_mark(token) {
        Some(mark) => out.push(mark),
        None => fold_word(token, out),
    }
}

/// Appends a word or a mark in the form in which it is compared where letter case matters.
pub(crate) fn spell_token(token: &str, out: &mut String) {
    match folded_mark(token) {
        Some(mark) => out.push(mark),
        None => out.extend(token.chars().filter(|c| *c != SOFT_HYPHEN)),
    }
}

/// The mark that stands for all of its kind.
fn folded_mark(token: &str) -> Option<char> {
    let mut chars = token.chars();
    let first = chars.next().filter(|c| !c.is_ascii_alphanumeric() && chars.as_str().is_empty());
    match first.and_then(mark)? {
        Mark::Apostrophe => Some('\''),
        Mark::Quote => Some('"'),
        Mark::Hyphen => Some('-'),
        Mark::Dash => None,
    }
}

/// Whether a character makes words together with others.
pub(crate) fn is_in_run(c: char) -> bool {
    (c < '\u{E00}' || !is_word_alone(c)) && is_word(c)
}

/// Whether a character is a word by itself, since its script is written without spaces: Thai and its neighbours, kana
/// and Han (by the blocks of Unicode 17).
fn is_word_alone(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        let fold = |range: Range<usize>| {
            let mut word = String::new();
            fold_word(&text[range], &mut word);
            word
        };
        words(text).map(fold).collect()
    }

    #[test]
    fn only_words_count() {
        let plain = folded("no man no problem he didnt say");
        assert_eq!(plain, ["no", "man", "no", "problem", "he", "didnt", "say"]);
        for same in [
            "“No man – no problem”, he didnt say…",
            "\n No  man\u{A0}no problem -- HE didnt say.",
            "no man -- no 'prob\u{AD}lem'... he didnt say\u{AD}",
        ] {
            assert_eq!(folded(same), plain, "{same}");
        }
        assert_eq!(folded("doesn’t"), folded("doesn't"));
        assert_eq!(folded("STRASSE Über"), ["strasse", "über"]);
        assert_eq!(folded(" “…” — "), [""; 0]);
    }

    #[test]
    fn a_script_without_spaces_has_a_word_in_each_character() {
        assert_eq!(folded("社会主义, OK"), ["社", "会", "主", "义", "ok"]);
    }
}
