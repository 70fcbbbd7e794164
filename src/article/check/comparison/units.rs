//! The units of a comparison: words, numbers with their signs, and isolated signs. In: a text. Out: their places, in
//! order, and how each reads. Everything else only separates words.

use crate::article::text::chars::is_word;
use crate::article::text::marks::{Mark, mark};
use crate::article::text::words::{fold_word, words};
use std::borrow::Cow;
use std::ops::Range;

/// The units of a text, in order, each by its place.
pub(super) fn units(text: &str) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in words(text) {
        let start = between(text, at..word.start, &mut units);
        at = word.end;
        units.push(start..at);
    }
    between(text, at..text.len(), &mut units);
    units
}

/// Adds a unit in its compared form: without the whitespace in it, and with one spelling for each sign.
pub(super) fn fold_unit(unit: &str, out: &mut String) {
    if unit.chars().all(is_word) {
        return fold_word(unit, out);
    }
    let spelled: String = unit.chars().filter(|c| !c.is_whitespace()).map(spelling).collect();
    if unit.chars().all(is_dash) {
        out.push('-');
    } else {
        fold_word(&spelled, out);
    }
}

/// A text in composed form (Unicode NFC), in which the same letters are the same characters.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    #[cfg(feature = "cli")]
    if !unicode_normalization::is_nfc(text) {
        return Cow::Owned(unicode_normalization::UnicodeNormalization::nfc(text).collect());
    }
    Cow::Borrowed(text)
}

fn spelling(c: char) -> char {
    match (mark(c), c) {
        (Some(Mark::Hyphen | Mark::Dash), _) => '-',
        (Some(Mark::Apostrophe), _) => '\'',
        (_, '⁄' | '∕') => '/',
        _ => c,
    }
}

/// Reads what is between two words: adds isolated signs, and gives what belongs to the adjacent numbers to
/// them. Out: where the second one begins.
fn between(text: &str, gap: Range<usize>, units: &mut Vec<Range<usize>>) -> usize {
    let inner = &text[gap.clone()];
    if inner.chars().all(char::is_whitespace) {
        return gap.end;
    }
    let is_behind_number = text[..gap.start].chars().next_back().is_some_and(char::is_numeric);
    let is_before_number = text[gap.end..].chars().next().is_some_and(char::is_numeric);
    if is_behind_number && is_before_number {
        let trimmed = inner.trim();
        if trimmed.chars().all(is_dash) || is_single(trimmed, is_operator) {
            let start = gap.end - inner.trim_start().len();
            units.push(start..start + trimmed.len());
            return gap.end;
        }
        if is_single(inner, is_inner)
            && let Some(number) = units.pop()
        {
            return number.start;
        }
    }
    let mut start = if is_before_number { gap.start + signs_before(text, &gap) } else { gap.end };
    let mut at = gap.start;
    if is_behind_number && let Some(number) = units.last_mut() {
        let signs = &text[gap.start..start];
        let white = signs.len() - signs.trim_start().len();
        let length: usize = signs[white..].chars().take_while(|c| is_measure(*c)).map(char::len_utf8).sum();
        if length > 0 {
            at += white + length;
            number.end = at;
        }
    } else if start == gap.end && is_before_number {
        // Such as `$ 5`.
        let signs = inner.trim_end();
        let last = signs.chars().next_back().filter(|c| is_currency(*c));
        start = last.map_or(start, |c| gap.start + signs.len() - c.len_utf8());
    }
    let alone =
        text[at..start].char_indices().filter(|(_, c)| is_operator(*c) || is_measure(*c) || matches!(c, '&' | '§'));
    units.extend(alone.map(|(place, c)| at + place..at + place + c.len_utf8()));
    start
}

/// Where the signs of a number begin in the text before it.
fn signs_before(text: &str, gap: &Range<usize>) -> usize {
    let inner = &text[gap.clone()];
    let mut start = inner.len();
    for (at, c) in inner.char_indices().rev() {
        let before = text[..gap.start + at].chars().next_back();
        let is_minus = is_minus(c) && before.is_none_or(|before| !is_word(before) && !is_dash(before));
        if !is_minus && !is_currency(c) && !is_operator(c) {
            break;
        }
        start = at;
    }
    start
}

fn is_single(text: &str, is: fn(char) -> bool) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is) && chars.next().is_none()
}

/// A mark that is part of a number if it is between its digits, as in `3.14`.
fn is_inner(c: char) -> bool {
    !c.is_whitespace()
        && matches!(mark(c), None | Some(Mark::Apostrophe))
        && !matches!(c, '…' | '(' | ')' | '[' | ']' | '{' | '}')
}

fn is_operator(c: char) -> bool {
    matches!(c, '+' | '±' | '=' | '×' | '÷' | '＋' | '＝')
}

/// A sign that tells what the number before it counts.
fn is_measure(c: char) -> bool {
    is_currency(c) || matches!(c, '%' | '‰' | '‱' | '٪' | '％' | '°' | '¼' | '½' | '¾')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '฿' | '\u{20A0}'..='\u{20CF}' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦')
}

fn is_dash(c: char) -> bool {
    matches!(mark(c), Some(Mark::Hyphen | Mark::Dash))
}

/// A dash that can be a minus sign.
fn is_minus(c: char) -> bool {
    mark(c) == Some(Mark::Hyphen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_signs() {
        for (text, expected) in [
            ("no land – none, at all; “so” (it): is.", "no|land|none|at|all|so|it|is"),
            ("$5 million, € 6, 7 € and 8%", "$5|million|€6|7€|and|8%"),
            ("8 % of −5 or –5 or -5", "8%|of|-5|or|-5|or|-5"),
            ("3.14 3/14 3⁄14 10,000 10’000 1:2", "3.14|3/14|3/14|10,000|10'000|1:2"),
            ("in 1914, 5 men. 6 more", "in|1914|5|men|6|more"),
            ("1914–1918 1914 - 1918 1914--18", "1914|-|1918|1914|-|1918|1914|-|18"),
            ("5+3, 5 + 3; a+b of +3", "5|+|3|5|+|3|a|+|b|of|+3"),
            ("COVID-19, a --5, b —5 (-5)", "covid|19|a|5|b|5|-5"),
            ("-$5 £5–£10 US$5", "-$5|£5|£10|us|$5"),
            ("bread & snow 5½ % and $", "bread|&|snow|5½|%|and|$"),
            ("1914… 1915 “16” «17»", "1914|1915|16|17"),
            ("didn’t co-op", "didn|t|co|op"),
            ("社会5%", "社|会|5%"),
        ] {
            let read = |place: &Range<usize>| {
                let mut unit = String::new();
                fold_unit(&text[place.clone()], &mut unit);
                unit
            };
            assert_eq!(units(text).iter().map(read).collect::<Vec<_>>().join("|"), expected, "{text}");
        }
    }
}
