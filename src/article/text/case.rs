//! Case folding: the one notion of "the same word" for terms, ids and the order of lists.

use crate::article::text::chars::is_word;
use unicase::UniCase;

/// Adds a text with its letter case folded (Unicode, section 3.13 "Default Case Folding", full).
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let is_plain = |c: char| c.is_ascii() || is_folded(c);
            let end = rest.find(|c| is_plain(c) != is_plain(first)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if is_plain(first) {
                run.chars().for_each(|c| out.push(c.to_ascii_lowercase()));
            } else {
                out.push_str(&UniCase::unicode(run).to_folded_case());
            }
            rest = after;
        }
    }
}

/// Adds a character with its letter case folded.
fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if is_folded(c) {
        out.push(c);
    } else {
        out.push_str(&UniCase::unicode(&*c.encode_utf8(&mut [0; 4])).to_folded_case());
    }
}

/// Whether a character is in one of some ranges in which there is nothing to fold: small Cyrillic letters, and Han.
pub(crate) fn is_folded(c: char) -> bool {
    matches!(c, '\u{430}'..='\u{45F}' | '\u{4E00}'..='\u{9FFF}')
}

/// A text with its letter case folded.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

/// Whether a text is spelled with capitals that matter: all its letters are, as in `USSR` and `S`, or it is one word that
/// has several, not all of them alone before small letters, as in `reST` and `LaTeX`, but not `GitHub`.
pub(crate) fn is_acronym(text: &str) -> bool {
    let (mut capitals, mut others, mut in_row, mut most) = (0, 0, 0, 0);
    let mut folded = String::new();
    for letter in text.chars().filter(|c| is_word(*c) && !c.is_ascii_digit()) {
        folded.clear();
        fold_char(letter, &mut folded);
        if folded.chars().eq([letter]) {
            (others, in_row) = (others + 1, 0);
        } else {
            (capitals, in_row) = (capitals + 1, in_row + 1);
            most = most.max(in_row);
        }
    }
    let is_word = || text.trim().chars().all(is_word);
    capitals > 0 && others == 0 || capitals > 1 && (most > 1 || in_row > 0) && is_word()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_letter_case() {
        assert_eq!(fold("Straße ÉTÉ"), "strasse été");
        assert_eq!(fold("ASCII"), "ascii");
        assert_eq!(fold("Élan ЁЖ ёж 社会"), "élan ёж ёж 社会");
    }

    #[test]
    fn nothing_is_to_fold_in_folded_characters() {
        for c in ('\0'..=char::MAX).filter(|c| is_folded(*c)) {
            assert_eq!(UniCase::unicode(c.to_string()).to_folded_case(), c.to_string());
        }
    }

    #[test]
    fn knows_acronyms() {
        for (text, is) in [
            ("USSR", true),
            ("СССР", true),
            ("G-20s", false),
            ("I", true),
            ("社会", false),
            ("G20 U", true),
            ("reST", true),
            ("LaTeX", true),
            ("GmbH", true),
            ("GitHub", false),
            ("USSR era", false),
            ("Rome", false),
            ("C++", true),
            ("+1", false),
        ] {
            assert_eq!(is_acronym(text), is, "{text}");
        }
    }
}
