//! Dates. In: a date of BibLaTeX (ISO 8601-2), or a year with a month and a day of BibTeX. Out: a date of CSL-JSON.

use super::value::{text, verbatim};
use serde_json::{Value, json};

/// The first letters of the months' names, which BibTeX has as names of its own.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How years before the common era are counted: there is a year 0 in ISO 8601, and none in CSL and in BibTeX.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    HasZero,
    HasNoZero,
}

/// A date; `None` if there is none.
pub fn read(latex: &str) -> Option<Value> {
    of_words(&verbatim(latex), Era::HasZero, None, None)
}

/// A date of three fields.
pub fn of_parts(year: &str, month: &str, day: &str) -> Option<Value> {
    let (month, rest) = self::month(&text(month));
    let day = text(day).parse().ok().or(rest);
    of_words(&verbatim(year), Era::HasNoZero, month, day.filter(|day| (1..=31).contains(day)))
}

fn of_words(words: &str, era: Era, month: Option<i32>, day: Option<i32>) -> Option<Value> {
    if words.is_empty() {
        return None;
    }
    let about = ["circa ", "ca. ", "ca.~", "ca ", "c. ", "c.~", "~"];
    let lower = words.to_ascii_lowercase();
    let about = about.iter().find(|about| lower.starts_with(*about)).map_or(0, |about| about.len());
    let date = words[about..].trim();
    let certain = date.trim_end_matches(['~', '?', '%']);
    let mut parts = Vec::new();
    let ends = certain.split_once('/').or_else(|| certain.split_once("--")).or_else(|| certain.split_once('–'));
    let (start, end) = ends.map_or((certain, None), |(start, end)| (start, Some(end.trim())));
    let Some(mut start) = day_of(start.trim(), era) else { return Some(json!({ "literal": words })) };
    if start.len() == 1 {
        start.extend(month);
        start.extend(day.filter(|_| month.is_some()));
    }
    parts.push(start);
    match end {
        None => {}
        Some("" | "..") => parts.push(vec![0]), // as Pandoc and Zotero write a range without an end
        Some(end) => match day_of(end, era) {
            Some(end) => parts.push(end),
            None => return Some(json!({ "literal": words })),
        },
    }
    let mut date_parts = json!({ "date-parts": parts });
    if about > 0 || certain != date {
        date_parts["circa"] = Value::Bool(true);
    }
    Some(date_parts)
}

/// A day as far as it is known: `1998-05-12`, `1998-05`, `1998`, `-0043`; a month from 21 is a season.
fn day_of(words: &str, era: Era) -> Option<Vec<i32>> {
    let words = words.trim_end_matches(['~', '?', '%']);
    let words = words.split_once(['T', ' ']).map_or(words, |(day, _)| day);
    let (sign, digits) = words.strip_prefix('-').map_or((1, words), |digits| (-1, digits));
    let mut numbers = Vec::new();
    for (place, part) in digits.split('-').enumerate() {
        let is_number = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: i32 = part.parse().ok().filter(|_| is_number)?;
        let most = [i32::MAX, 24, 31].get(place)?;
        if number > *most || place > 0 && number == 0 {
            return None;
        }
        numbers.push(number);
    }
    let year = numbers.first_mut()?;
    *year *= sign;
    if *year <= 0 && era == Era::HasZero {
        *year -= 1;
    }
    Some(numbers)
}

/// A month, by number or name, and a day after it: `jun`, `June`, `6`, `jun 12`.
fn month(words: &str) -> (Option<i32>, Option<i32>) {
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return (None, None) };
    let named = MONTHS.iter().position(|name| first.starts_with(name)).map(|place| place as i32 + 1);
    let month = named.or_else(|| first.parse().ok()).filter(|month| (1..=12).contains(month));
    (month, parts.next().and_then(|day| day.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_parts() {
        for (date, expected) in [
            ("1998/", json!({ "date-parts": [[1998], [0]] })),
            ("1998-05/2001-06-07", json!({ "date-parts": [[1998, 5], [2001, 6, 7]] })),
            ("1998--2001", json!({ "date-parts": [[1998], [2001]] })),
            ("2001-21", json!({ "date-parts": [[2001, 21]] })),
            ("-0043", json!({ "date-parts": [[-44]] })),
            ("1850~", json!({ "date-parts": [[1850]], "circa": true })),
            ("c. 1850", json!({ "date-parts": [[1850]], "circa": true })),
            ("2020-01-02T10:00:00Z", json!({ "date-parts": [[2020, 1, 2]] })),
            ("in press", json!({ "literal": "in press" })),
            ("2020-13-41", json!({ "literal": "2020-13-41" })),
        ] {
            assert_eq!(read(date), Some(expected), "{date}");
        }
        assert_eq!(read(" "), None);
        assert_eq!(of_parts("-44", "mar", "15"), Some(json!({ "date-parts": [[-44, 3, 15]] })));
        for (month, day, expected) in
            [("jun", "3", json!([[1998, 6, 3]])), ("June~12", "", json!([[1998, 6, 12]])), ("", "3", json!([[1998]]))]
        {
            assert_eq!(of_parts("1998", month, day).unwrap()["date-parts"], expected, "{month}");
        }
    }
}
