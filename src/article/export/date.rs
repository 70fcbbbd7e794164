//! Dates for other programs: a date of CSL-JSON in, the same in parts out, even if the file has it in words.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::model::source::{CslDate, Day};
use crate::article::read::csl_date::{number, season_named};
use crate::article::text::chars::is_wordlike;
use crate::article::text::strings::joined;

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const ABOUT: [&str; 4] = ["c", "ca", "circa", "about"];

/// The date with its parts as far as they can be determined. Words stay if they contain more than the parts; an end in
/// the year of the start is omitted.
pub(super) fn in_parts(date: &CslDate, text: &Text) -> CslDate {
    let mut parts = *date;
    // The year field may hold words.
    let words = if date.words.is_empty() { date.start.year } else { date.words };
    if !date.words.is_empty() || !is_year(text.get(words)) {
        parts = of_words(words, text);
        parts.is_about |= date.is_about;
    }
    if parts.start.season == 0 {
        parts.start.season = date.start.season;
    }
    if is_year(text.get(date.end.year)) {
        parts.end = date.end;
    }
    if !is_year(text.get(parts.end.year)) || text.get(parts.end.year) == text.get(parts.start.year) {
        parts.end = Day::default();
    }
    parts
}

/// The year in at least four digits; empty if it is not known.
pub(super) fn full_year(year: &str) -> String {
    let digits = year.trim_start_matches('-');
    let sign = if digits.len() < year.len() { "-" } else { "" };
    let missing = if digits.is_empty() { 0 } else { 4_usize.saturating_sub(digits.len()) };
    joined(&[sign, &"000"[..missing], digits])
}

/// Extracts what it can from a date in words: `June 1989`, `26 June 1989`, `1989-06-26`, `c. 1867`, `2001/2002`.
fn of_words(words: TextRange, text: &Text) -> CslDate {
    let mut date = CslDate { is_about: text.get(words).contains(['~', '?']), ..CslDate::default() };
    let mut is_clear = true;
    let mut at = words.start;
    for piece in text.get(words).split_inclusive(|c| !is_wordlike(c)) {
        let word = piece.trim_end_matches(|c| !is_wordlike(c));
        let place = TextRange { start: at, end: at + word.len() as u32 };
        at += piece.len() as u32;
        let start = &mut date.start;
        let is_whole_year = word.len() == 4 && is_year(word);
        // After the year a number is the month, as in ISO 8601; elsewhere it is the day.
        let is_month = start.month == 0 && !start.year.is_empty();
        let number = number(word, if is_month { 12 } else { 31 });
        let (month, season) = (month_of(word), season_named(word));
        if word.is_empty() {
            // Two marks, one after the other.
        } else if is_whole_year && start.year.is_empty() {
            start.year = place;
        } else if is_whole_year && date.end.year.is_empty() {
            date.end.year = place;
        } else if !date.end.year.is_empty() && is_year(word) {
            // The month and the day of the end.
        } else if month > 0 && start.month == 0 {
            start.month = month;
        } else if season > 0 && start.season == 0 {
            start.season = season;
        } else if number > 0 && is_month {
            start.month = number;
        } else if number > 0 && start.day == 0 {
            start.day = number;
        } else if ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word)) {
            date.is_about = true;
        } else {
            is_clear = false;
        }
    }
    if date.start.year.is_empty() {
        return CslDate { words, ..CslDate::default() };
    }
    if date.start.month == 0 && date.start.day > 0 {
        (date.start.day, is_clear) = (0, false);
    }
    if !is_clear {
        date.words = words;
    }
    date
}

fn is_year(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number of a month's English name or abbreviation; 0 if it is neither.
fn month_of(word: &str) -> u32 {
    let is_start = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let place = MONTHS.iter().position(|name| is_start(name)).filter(|_| word.len() > 2);
    place.map_or(0, |place| place as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::read::csl_date;
    use crate::article::syntax::json;

    /// A date as `iso`, season, end, circa and words.
    fn read(json: &str) -> (String, u32, String, bool, String) {
        let mut text = Text::default();
        let (value, _) = json::read(json, &mut text);
        let date = in_parts(&csl_date::read(&value, &text), &text);
        let get = |stretch| text.get(stretch).to_owned();
        (date.start.iso(&text), date.start.season, get(date.end.year), date.is_about, get(date.words))
    }

    #[test]
    fn reads_parts() {
        for (parts, iso, season, end) in [
            ("[[1989, 6, 26]]", "1989-06-26", 0, ""),
            ("[[\"1989\", \"06\"]]", "1989-06", 0, ""),
            ("[[476]]", "0476", 0, ""),
            ("[[-44, 3]]", "-44-03", 0, ""),
            ("[[2001, 11], [2002, 1]]", "2001-11", 0, "2002"),
            ("[[2001, 3], [2001, 5]]", "2001-03", 0, ""),
            ("[[2001, 14]]", "2001", 2, ""),
            ("[[2001, 24]]", "2001", 4, ""),
            ("[[2001, 99, 99]]", "2001", 0, ""),
            ("[[2001, 2, 99]]", "2001-02", 0, ""),
            ("[[2001], [\"now\"]]", "2001", 0, ""),
            ("[[]]", "", 0, ""),
            ("7", "", 0, ""),
        ] {
            let read = read(&joined(&["{\"date-parts\": ", parts, "}"]));
            assert_eq!(read, (iso.to_owned(), season, end.to_owned(), false, String::new()), "{parts}");
        }
        assert_eq!(
            read("{\"date-parts\": [[\"spring 2001\"]]}"),
            ("2001".into(), 1, String::new(), false, String::new())
        );
        assert_eq!(read("\"26 June 1989\"").0, "1989-06-26");
        assert_eq!(read("{\"date-parts\": [[2001]], \"season\": \"fall\", \"circa\": true}").1, 3);
        assert!(read("{\"date-parts\": [[2001]], \"circa\": 1}").3);
        assert!(!read("{\"date-parts\": [[2001]], \"circa\": false}").3);
    }

    #[test]
    fn reads_words() {
        for (words, iso, season, end, is_about, rest) in [
            ("26 June 1989", "1989-06-26", 0, "", false, ""),
            ("Jun. 26, 1989", "1989-06-26", 0, "", false, ""),
            ("1989-06-26", "1989-06-26", 0, "", false, ""),
            ("1989/6", "1989-06", 0, "", false, ""),
            ("spring 1875", "1875", 1, "", false, ""),
            ("c. 1867", "1867", 0, "", true, ""),
            ("1867?", "1867", 0, "", true, ""),
            ("2001-03/2002-05", "2001-03", 0, "2002", false, ""),
            ("Michaelmas 1875", "1875", 0, "", false, "Michaelmas 1875"),
            ("10/21/2023", "2023", 0, "", false, "10/21/2023"),
            ("1968-69", "1968", 0, "", false, "1968-69"),
            ("long ago", "", 0, "", false, "long ago"),
        ] {
            let read = read(&joined(&["{\"raw\": \"", words, "\"}"]));
            assert_eq!(read, (iso.to_owned(), season, end.to_owned(), is_about, rest.to_owned()), "{words}");
        }
    }

    #[test]
    fn years_have_four_digits() {
        for (year, full) in [("", ""), ("-44", "-0044"), ("476", "0476"), ("1989", "1989"), ("-12345", "-12345")] {
            assert_eq!(full_year(year), full);
        }
    }
}
