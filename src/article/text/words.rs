//! Texts as they are compared: by their words alone. White space, quotation marks, dashes, ellipses and all other marks
//! only part words, and letter case counts for nothing. In: a text. Out: its words, as places and as folded text.

use crate::article::text::case::fold_into;
use crate::article::text::chars::is_word;
use std::ops::Range;

/// Hidden in a word: where a line may break in it.
const SOFT_HYPHEN: char = '\u{AD}';

/// The words of a text, in order, each by its place.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + rest.find(is_word)?;
        let mut letters = text[start..].chars();
        let first = letters.next()?;
        let mut end = start + first.len_utf8();
        if !stands_alone(first) {
            let mut ahead = end;
            for c in letters.take_while(|c| *c == SOFT_HYPHEN || is_word(*c) && !stands_alone(*c)) {
                ahead += c.len_utf8();
                if c != SOFT_HYPHEN {
                    end = ahead;
                }
            }
        }
        at = end;
        Some(start..end)
    })
}

/// Adds a word as it is compared.
pub(crate) fn fold_word(word: &str, out: &mut String) {
    if word.contains(SOFT_HYPHEN) {
        fold_into(&word.replace(SOFT_HYPHEN, ""), out);
    } else {
        fold_into(word, out);
    }
}

/// Whether a character is a word to itself, since its script is written without spaces: Thai and its neighbours, kana and
/// Han (by the blocks of Unicode 17).
fn stands_alone(c: char) -> bool {
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
