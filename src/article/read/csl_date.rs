//! When a source was published, first published or accessed: a CSL-JSON value in, a date in parts or in words out. (CSL
//! 1.0.2, schema of the input data: `date-parts`, `season`, `circa`, `literal`, `raw`.)

use crate::article::content::buffer::{Text, TextRange};
use crate::article::model::source::{CslDate, Day, SEASONS};
use crate::article::syntax::json::{Kind, Value};
use std::ops::Range;

/// Reads a date: its parts, alone or in a list of one or two days; a text in the Extended Date/Time Format (ISO 8601-2);
/// or words.
pub(crate) fn read(value: &Value, text: &Text) -> CslDate {
    let parts = value.get("date-parts", text).unwrap_or(value);
    let is_nested = !matches!(parts.array().first(), Some(Value { kind: Kind::Text(_), .. }));
    let days = if is_nested && !parts.array().is_empty() { parts.array() } else { std::slice::from_ref(parts) };
    let end = |place: usize| days.get(place).map(|end| day(end, text)).unwrap_or_default();
    let mut date = CslDate { start: end(0), end: end(1), ..CslDate::default() };
    if date.start.year.is_empty() {
        let [literal, raw] = ["literal", "raw"].map(|key| value.text_of(key, text));
        let all = [literal, value.text(), raw];
        let words = all.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
        if let Some(read) = extended(words, text).filter(|_| literal.is_empty()) {
            date = read;
        } else {
            date.words = words;
            date.start.year = if literal.is_empty() { year_in(words, text) } else { literal };
        }
    }
    // Reference managers write a range without an end as one to the year 0.
    if !date.start.year.is_empty() && text.get(date.end.year) == "0" {
        (date.end, date.is_open) = (Day::default(), true);
    }
    if date.start.season == 0 {
        date.start.season = season(text.get(value.text_of("season", text)));
    }
    date.is_about |= match value.get("circa", text).map(|about| &about.kind) {
        Some(Kind::Boolean(is)) => *is,
        Some(Kind::Text(about)) => !matches!(text.get(*about), "" | "0" | "false"),
        _ => false,
    };
    date
}

/// A day or a range of days in the Extended Date/Time Format: `2014-12-31/2015-01-01`, `1998/..`, `-0043`, `1850~`.
fn extended(words: TextRange, text: &Text) -> Option<CslDate> {
    let whole = text.get(words);
    let middle = whole.find('/').unwrap_or(whole.len());
    let (start, is_about) = extended_day(words, 0..middle, text)?;
    let mut date = CslDate { start, is_about, ..CslDate::default() };
    match whole.get(middle + 1..) {
        None => {}
        Some("" | "..") => date.is_open = true,
        Some(_) => date.end = extended_day(words, middle + 1..whole.len(), text)?.0,
    }
    Some(date)
}

fn extended_day(words: TextRange, place: Range<usize>, text: &Text) -> Option<(Day, bool)> {
    let day = &text.get(words)[place.clone()];
    let certain = day.trim_end_matches(['~', '?', '%']);
    let digits = certain.strip_prefix('-').unwrap_or(certain);
    let mut parts = digits.split('-');
    let year = parts.next().filter(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    let start = words.start + place.start as u32;
    let year = TextRange { start, end: start + (certain.len() - digits.len() + year.len()) as u32 };
    let mut part = |most| parts.next().map_or(Some(0), |part| Some(number(part, most)).filter(|part| *part > 0));
    let (month, day_of_month) = (part(24)?, part(31)?);
    let read = of_numbers(year, month, day_of_month);
    (parts.next().is_none() && (read.month > 0 || read.season > 0 || month == 0)).then_some((read, day != certain))
}

/// A day from its parts: a list, or a table of their names.
fn day(value: &Value, text: &Text) -> Day {
    let parts = value.array();
    let part = |place: usize, name| match parts.get(place) {
        Some(part) => part.text(),
        None => value.text_of(name, text),
    };
    let number = |range, most: u32| number(text.get(range), most);
    let (year, month) = (part(0, "year"), number(part(1, "month"), 24));
    if year.is_empty() { Day::default() } else { of_numbers(year, month, number(part(2, "day"), 31)) }
}

fn of_numbers(year: TextRange, month: u32, day: u32) -> Day {
    let read = Day { year, ..Day::default() };
    match month {
        1..=12 => Day { month, day, ..read },
        _ => Day { season: season_of(month), ..read },
    }
}

/// The first four-digit number of a date in words; the whole text if there is none.
fn year_in(words: TextRange, text: &Text) -> TextRange {
    let bytes = text.get(words).as_bytes();
    let mut digits = 0;
    for i in 0..=bytes.len() {
        if bytes.get(i).is_some_and(u8::is_ascii_digit) {
            digits += 1;
        } else if digits == 4 {
            let end = words.start + i as u32;
            return TextRange { start: end - 4, end };
        } else {
            digits = 0;
        }
    }
    words
}

/// A season by its number or by its English name; 0 if it is neither.
fn season(text: &str) -> u32 {
    match number(text, 24) {
        number @ 1..=4 => number,
        0 => season_named(text),
        number => season_of(number),
    }
}

/// The season of a number in the month's place: from 13 in CSL processors, from 21 in ISO 8601-2.
fn season_of(month: u32) -> u32 {
    match month {
        13..=16 => month - 12,
        21..=24 => month - 20,
        _ => 0,
    }
}

/// A season by its English name; 0 for anything else.
pub(crate) fn season_named(name: &str) -> u32 {
    let name = if name.eq_ignore_ascii_case("fall") { "autumn" } else { name };
    let place = SEASONS.iter().position(|season| season.eq_ignore_ascii_case(name));
    place.map_or(0, |place| place as u32 + 1)
}

/// A number from 1 to the maximum; 0 for anything else.
pub(crate) fn number(text: &str, most: u32) -> u32 {
    let mut number = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() || number > most {
            return 0;
        }
        number = number * 10 + u32::from(byte - b'0');
    }
    if number > most { 0 } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::syntax::json;

    fn read(source: &str) -> (String, String, String, u32, bool) {
        let mut text = Text::default();
        let (value, fault) = json::read(source, &mut text);
        assert_eq!(fault, None, "{source}");
        let date = super::read(&value, &text);
        let year = text.get(date.start.year).to_owned();
        (date.begin(&text), year, date.end.iso(&text), date.start.season, date.is_about)
    }

    #[test]
    fn reads_what_reference_managers_write() {
        for (source, start, year, end, season, is_about) in [
            (r#"{"date-parts": [["1989", 6, "26"]]}"#, "1989-06-26", "1989", "", 0, false),
            (r#"{"date-parts": [[476], [480, 1]], "circa": 1}"#, "0476", "476", "0480-01", 0, true),
            (r#"{"date-parts": [[-44]], "circa": "0"}"#, "-44", "-44", "", 0, false),
            (r#"{"date-parts": [[1989, null]], "season": "Fall"}"#, "1989", "1989", "", 3, false),
            (r#"{"date-parts": [[1989, 21]], "circa": true}"#, "1989", "1989", "", 1, true),
            (r#"{"date-parts": [[1989, 16]]}"#, "1989", "1989", "", 4, false),
            (r#"{"date-parts": [[1989, 6, 21]]}"#, "1989-06-21", "1989", "", 0, false),
            (r#"{"date-parts": [[1989, 99, 99]]}"#, "1989", "1989", "", 0, false),
            (r#"{"date-parts": [["1989", "06", 99]]}"#, "1989-06", "1989", "", 0, false),
            (r#"{"literal": "c. 1900"}"#, "c. 1900", "c. 1900", "", 0, false),
            (r#"{"raw": "June 1989"}"#, "June 1989", "1989", "", 0, false),
            (r#""2026-11-03""#, "2026-11-03", "2026", "", 0, false),
            (r#"{"raw": "12345, 06/1989"}"#, "12345, 06/1989", "1989", "", 0, false),
            (r#"{"raw": "of old"}"#, "of old", "of old", "", 0, false),
            (r#"{"date-parts": [[]]}"#, "", "", "", 0, false),
            (r#"{"date-parts": [["", 3]], "raw": ""}"#, "", "", "", 0, false),
            ("[[1]]", "0001", "1", "", 0, false),
            (r#"[{"year": "2009"}]"#, "2009", "2009", "", 0, false),
            (r#"{"year": 2009, "month": 4}"#, "2009-04", "2009", "", 0, false),
            (r#"{"date-parts": [2005, 3]}"#, "2005-03", "2005", "", 0, false),
            (r#"{"date-parts": [[1998], [0]]}"#, "1998", "1998", "", 0, false),
            (r#""2014-12-31/2015-01-01""#, "2014-12-31", "2014", "2015-01-01", 0, false),
            (r#"{"raw": "1850~/.."}"#, "1850", "1850", "", 0, true),
            (r#""-0043-03-15""#, "-0043-03-15", "-0043", "", 0, false),
            (r#""2001-23""#, "2001", "2001", "", 3, false),
            (r#""2001-99""#, "2001-99", "2001", "", 0, false),
            ("2009", "2009", "2009", "", 0, false),
        ] {
            let expected = (start.to_owned(), year.to_owned(), end.to_owned(), season, is_about);
            assert_eq!(read(source), expected, "{source}");
        }
    }

    #[test]
    fn knows_seasons_by_number_and_name_alone() {
        for (season, number) in [
            ("1", 1),
            ("04", 4),
            ("14", 2),
            ("23", 3),
            ("spring", 1),
            ("Fall", 3),
            ("WINTER", 4),
            ("August", 0),
            ("Supplement", 0),
            ("5", 0),
            ("17", 0),
            ("99999999999", 0),
            ("", 0),
        ] {
            assert_eq!(super::season(season), number, "{season}");
        }
    }
}
