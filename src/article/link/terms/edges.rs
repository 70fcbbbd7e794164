//! Whether a phrase stands by itself. In: a text and where a phrase was found. Out: whether what is beside it makes it a
//! part of a name, an identifier or an address.

use crate::article::text::chars::is_word;
use crate::article::text::marks::{Mark, mark};
use crate::article::text::words::is_in_run;
use std::ops::Range;

/// Whether a phrase stands by itself: `.NET` does not in `a.NET`, nor `ash` in `ash_cloud`, `#ash` and `v2.ash`, nor
/// `C` in `C++`, nor `S` in `it's`.
pub(super) fn stands_alone(text: &str, phrase: Range<usize>) -> bool {
    let mut before = text[..phrase.start].chars().rev();
    let mut after = text[phrase.end..].chars();
    let (mut inside, before, after) =
        (text[phrase].chars(), [before.next(), before.next()], [after.next(), after.next()]);
    let (first, is_single) = (inside.next(), inside.clone().next().is_none());
    let last = inside.next_back().or(first);
    let is_letter = |c: Option<char>| c.is_some_and(is_in_run);
    let begins = match before[0] {
        Some('_' | '#' | '@') => false,
        Some(c) if first.is_some_and(|first| !is_word(first)) => !is_in_run(c),
        Some('.') => !is_letter(before[1]),
        Some(c) if is_single && mark(c) == Some(Mark::Apostrophe) => !is_letter(before[1]),
        _ => true,
    };
    let ends = match after[0] {
        Some('_' | '#' | '@') => false,
        Some(c) if last.is_some_and(|last| !is_word(last)) => !is_in_run(c),
        Some('.') => !is_letter(after[1]),
        Some('+') => after[1] != Some('+'),
        _ => true,
    };
    begins && ends
}

/// The address in a text without spaces, if there is one.
pub(super) fn address(run: &str) -> Range<usize> {
    if let Some(at) = run.find("://") {
        let is_part = |c: char| c.is_ascii_alphanumeric();
        return run[..at].trim_end_matches(is_part).len()..run.len();
    }
    let start = run.len() - run.trim_start_matches(|c: char| !c.is_ascii_alphanumeric()).len();
    let is_mail = run.split_once('@').is_some_and(|(user, host)| user.ends_with(is_word) && host.contains('.'));
    if is_mail || run[start..].starts_with("www.") { start..run.len() } else { 0..0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_stands_alone() {
        for (text, phrase, is) in [
            ("ash", "ash", true),
            ("ash.", "ash", true),
            ("(ash)", "ash", true),
            ("...ash", "ash", true),
            ("l’ash", "ash", true),
            ("用ash。", "ash", true),
            ("ash_cloud", "ash", false),
            ("#ash", "ash", false),
            ("v2.ash", "ash", false),
            ("ash.txt", "ash", false),
            ("N+1", "+1", false),
            ("a +1", "+1", true),
            ("U.S.A.", "U.S.", false),
            ("用.NET。", ".NET", true),
            ("a.NET", ".NET", false),
            ("C++11", "C++", false),
            ("C++.", "C++", true),
            ("C++", "C", false),
            ("C#", "C", false),
            ("IT'S", "S", false),
            ("'S'", "S", true),
        ] {
            let at = text.find(phrase).unwrap();
            assert_eq!(stands_alone(text, at..at + phrase.len()), is, "{phrase} in {text}");
        }
    }

    #[test]
    fn finds_addresses() {
        for (run, found) in [
            ("(https://a.example/ash)", "https://a.example/ash)"),
            ("ash:http://a", "http://a"),
            ("(www.ash.example)", "www.ash.example)"),
            ("me@ash.example", "me@ash.example"),
            ("ash/pumice", ""),
            ("@ash", ""),
            ("a@ash", ""),
        ] {
            assert_eq!(&run[address(run)], found);
        }
    }
}
