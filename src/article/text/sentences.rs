//! Finds where the sentences of a plain text end. In: a text with single spaces. Out: the sentence that a place in it
//! belongs to. It relies on punctuation only, and when in doubt takes more rather than less.

use crate::article::text::quoted::pairs;
use std::ops::Range;

/// Abbreviations before names, whose full stop does not end a sentence. Single letters, numbers of one or two digits
/// and short words before a number (initials, *1. März*, *vol. 2*) need no listing.
const SHORT_FORMS: [&str; 15] =
    ["Capt", "Col", "Dr", "Gen", "Hr", "Lt", "Mme", "Mr", "Mrs", "Ms", "Prof", "St", "ca", "cf", "vs"];
/// The most letters that a short word before a number may have.
const SHORT: usize = 4;

/// A text's sentences, in order.
pub(crate) struct Sentences<'t> {
    text: &'t str,
    sentences: Vec<Range<usize>>,
}

impl<'t> Sentences<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut sentences = cut(text, &pairs(text).1);
        for sentence in &mut sentences {
            *sentence = without_half(text, sentence.clone());
        }
        Self { text, sentences }
    }

    /// Where the sentence is that a mark at this offset is in or after.
    pub fn at(&self, mark: usize) -> Range<usize> {
        let before = self.text[..mark.min(self.text.len())].trim_end().len();
        let place = self.sentences.partition_point(|sentence| sentence.start < before).saturating_sub(1);
        self.sentences.get(place).cloned().unwrap_or_default()
    }
}

/// Cuts a text into sentences. Quotations and parentheses are not cut, unless their sentence begins with them.
fn cut(text: &str, wholes: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    // The end of the last quotation or parenthesis that began within the sentence.
    let (mut next_whole, mut held) = (0, 0);
    while let Some(found) = text[at..].find(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']) {
        let mark = at + found;
        let rest = text[mark..].trim_start_matches(is_end);
        at = text.len() - rest.len();
        while let Some(whole) = wholes.get(next_whole).filter(|whole| whole.start < at) {
            if whole.start > start {
                held = held.max(whole.end);
            }
            next_whole += 1;
        }
        if held <= at && ends_sentence(text, start, mark, at) {
            sentences.push(start..at);
            start = at + rest.len() - rest.trim_start().len();
        }
    }
    if start < text.len() {
        sentences.push(start..text.len());
    }
    sentences
}

/// A sentence without a parenthesis that it opens or closes but not both.
fn without_half(text: &str, sentence: Range<usize>) -> Range<usize> {
    let (start, end) = (sentence.start, sentence.end);
    match (text[start..end].strip_prefix('('), text[start..end].strip_suffix(')')) {
        (Some(rest), None) if !rest.contains(')') => start + 1..end,
        (None, Some(rest)) if !rest.contains('(') => start..end - 1,
        _ => sentence,
    }
}

/// Marks that end a sentence, and what may follow them in it.
fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।')
        || matches!(c, '”' | '’' | '"' | '\'' | '»' | ')' | ']' | '」' | '』')
}

/// Whether the sentence that began at `start` ends with the marks from `mark` to `end`.
fn ends_sentence(text: &str, start: usize, mark: usize, end: usize) -> bool {
    let rest = &text[end..];
    if text[mark..].starts_with(['。', '！', '？']) {
        return true;
    }
    if !rest.starts_with(' ') {
        return rest.is_empty();
    }
    let opening = ['“', '‘', '„', '«', '"', '\'', '(', '[', '¿', '¡'];
    let Some(next) = rest.trim_start().trim_start_matches(opening).chars().next() else { return false };
    let is_point = &text[mark..end] == ".";
    let goes_on = is_point && is_short_form(&text[start..mark], next.is_numeric());
    !next.is_lowercase() && !goes_on
}

/// Whether the last word before a full stop is an abbreviation, or a number that it makes an ordinal.
fn is_short_form(before: &str, is_before_number: bool) -> bool {
    let word = before.rsplit([' ', '.', '(', '“', '„', '«', '"']).next().unwrap_or_default();
    let is_ordinal = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let letters = word.chars().take(SHORT + 1).count();
    let is_word = word.chars().all(char::is_alphabetic);
    let is_short = is_word && (letters == 1 || is_before_number && letters <= SHORT);
    is_short || is_ordinal || SHORT_FORMS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text without `^`, which stands for a mark, and the mark's offset.
    fn marked(text: &str) -> (String, usize) {
        (text.replacen('^', "", 1), text.find('^').unwrap())
    }

    #[test]
    fn finds_the_sentence_of_a_mark() {
        for (text, sentence) in [
            ("Rome fell.^ Then came others.", "Rome fell."),
            ("Rome^ fell. Then came others.", "Rome fell."),
            ("Rome fell. Then,^ in time, came others.", "Then, in time, came others."),
            ("Rome fell. ^Then came others.", "Rome fell."),
            ("^Rome fell. Then came others.", "Rome fell."),
            ("Rome fell^", "Rome fell"),
            (
                "It was A. N. Other, Dr. Who, no. 7 or vol. 12 of it.^ Yes.",
                "It was A. N. Other, Dr. Who, no. 7 or vol. 12 of it.",
            ),
            ("He said no. Rome fell.^", "Rome fell."),
            ("Am 1. März 476 (z. B. in Rom).^ Dann.", "Am 1. März 476 (z. B. in Rom)."),
            ("He said: “Go. Now.”^ We went.", "He said: “Go. Now.”"),
            ("“Go. Now.^ Or stay.” We went.", "Now."),
            ("“Go!” he said.^ We went.", "“Go!” he said."),
            ("It ended. (Not at once. Later.)^ Then?", "Later."),
            ("It ended. (Not at once.^ Later.) Then?", "Not at once."),
            ("It ended. (Not at once.)^ Then?", "(Not at once.)"),
            ("It ended (not at once. Later.)^ Then?", "It ended (not at once. Later.)"),
            ("Ambition.^ (pp. 600-1, 585)”", "Ambition. (pp. 600-1, 585)”"),
            ("Wait… what?^ Nothing!", "Wait… what?"),
            ("罗马灭亡了。^后来呢？", "罗马灭亡了。"),
            ("An “open. Mark.^ Yes.", "Mark."),
            ("3.5 million. In 2026.^", "In 2026."),
        ] {
            let (text, mark) = marked(text);
            assert_eq!(&text[Sentences::of(&text).at(mark)], sentence, "{text}");
        }
        assert_eq!(Sentences::of("").at(0), 0..0);
    }

    #[test]
    fn takes_no_longer_than_the_text() {
        for part in ["(", "“", ". (", "a.b", "“a. ", "(A. ", "”", "... "] {
            let text = part.repeat(200_000);
            assert!(!Sentences::of(&text).at(text.len()).is_empty(), "{part}");
        }
    }
}
