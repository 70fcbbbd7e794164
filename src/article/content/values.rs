//! Attribute values that contain an author's text and that style sheets, scripts and assistive technology act on: one
//! function for each kind. In: what the author wrote. Out: a value of the kind's grammar, or nothing. Addresses are
//! checked in `address.rs`, ids in `text/slug.rs`, dates in `locale/date.rs`.

use std::ops::RangeInclusive;

/// The longest language name of a code block, in bytes: no real one is longer.
const CODE_LANGUAGE: usize = 40;

/// The longest language tag that is kept, in bytes (RFC 5646, section 4.4.1, has 35 hold every registered one).
const LANGUAGE_TAG: usize = 64;

/// The language of a code block, for a class: the first word of its fence's info string, if that consists only of ASCII
/// letters, digits and `+#._-`. What follows a comma, a colon or a brace in the word is for other tools (`js{1,3}`,
/// `rust,ignore`, `ruby:main.rb`).
pub(crate) fn code_language(info: &str) -> Option<&str> {
    let word = info.split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{')).next()?;
    let is_name = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#._-".contains(&byte));
    (is_name && !word.is_empty() && word.len() <= CODE_LANGUAGE).then_some(word)
}

/// A well-formed language tag (RFC 5646, section 2.1, as far as letters and lengths are concerned), with hyphens where
/// programmers write underscores: `en_GB` is `en-GB`.
pub fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.replace('_', "-");
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let primary = tag.split('-').next()?;
    let is_primary = matches!(primary, "x" | "X" | "i" | "I") && tag.len() > 2
        || primary.len() > 1 && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_primary && tag.len() <= LANGUAGE_TAG && tag.split('-').all(is_subtag)).then_some(tag)
}

/// A number of digits within bounds.
pub(crate) fn number(digits: &str, allowed: &RangeInclusive<u32>) -> Option<u32> {
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    number.filter(|number| allowed.contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_language_is_one_plain_word() {
        for (info, language) in [
            ("rust", "rust"),
            ("c++ numbered", "c++"),
            ("C#", "C#"),
            ("objective-c", "objective-c"),
            ("rust,ignore", "rust"),
            ("js{1,3}", "js"),
            ("ruby:main.rb", "ruby"),
            ("x\nfixed\ninset-0", "x"),
            ("x\u{C}fixed", "x"),
            ("x\u{A0}fixed", "x"),
        ] {
            assert_eq!(code_language(info), Some(language), "{info:?}");
        }
        for info in ["", " ", "{.python}", "föö", "a\"b", "<img", "a&b", "x\u{FFFD}y", &"a".repeat(41)] {
            assert_eq!(code_language(info), None, "{info:?}");
        }
    }

    #[test]
    fn a_number_is_of_digits_and_within_bounds() {
        for (value, number) in [("1", 1), ("020", 20), ("100", 100)] {
            assert_eq!(super::number(value, &(1..=100)), Some(number), "{value:?}");
        }
        for value in ["", "0", "101", " 1", "-1", "+1", "1.5", "50%", "1px", "1e1", "٣", "99999999999"] {
            assert_eq!(super::number(value, &(1..=100)), None, "{value:?}");
        }
    }

    #[test]
    fn a_language_tag_is_well_formed() {
        for tag in ["en", "de-AT", "zh-Hant-TW", "de-1996", "es-419", "x-klingon", "i-klingon", "sl-rozaj-biske-1994"] {
            assert_eq!(language_tag(tag).as_deref(), Some(tag));
        }
        assert_eq!(language_tag("en_GB").as_deref(), Some("en-GB"));
        for tag in [
            "",
            "e",
            "x",
            "x-",
            "en-",
            "-en",
            "en--GB",
            "1a",
            "en GB",
            "en\"",
            "<img>",
            "languages",
            "中文",
            "en-\u{1E}",
        ] {
            assert_eq!(language_tag(tag), None, "{tag:?}");
        }
        assert_eq!(language_tag(&"en-abcdefgh".repeat(9)), None);
    }
}
