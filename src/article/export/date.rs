//! The dates of CSL-JSON: parts or words in; year, month, season and day out, as far as they are known.

use super::item::Item;
use crate::article::text::chars::is_word;
use crate::article::text::strings::{decimal, joined, push};

/// What is not known is empty or 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Date<'a> {
    /// As it is written: with a minus before the common era.
    pub year: &'a str,
    /// From 1, as the season.
    pub month: usize,
    pub season: usize,
    pub day: u32,
    /// The year of the end, where that is another.
    pub end: &'a str,
    pub is_about: bool,
    /// The date in words, where they say what is not in the other fields.
    pub words: &'a str,
}

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
pub(super) const SEASONS: [&str; 4] = ["Spring", "Summer", "Autumn", "Winter"];
const ABOUT: [&str; 4] = ["c", "ca", "circa", "about"];

impl<'a> Item<'a> {
    /// The date of a field.
    pub fn date(&self, field: &str) -> Option<Date<'a>> {
        Date::read(Item { value: self.value.get(field, self.text)?, ..*self })
    }
}

impl<'a> Date<'a> {
    /// Reads a date; `None` if it says nothing.
    pub fn read(item: Item<'a>) -> Option<Date<'a>> {
        let mut parts = item.list("date-parts");
        let (start, end) = (parts.next(), parts.next());
        let start = start.map(|start| start.texts()).unwrap_or_default();
        let mut date = match start[..] {
            [year, ref rest @ ..] if is_year(year) => Date::of_parts(year, rest),
            [words, ..] if !words.is_empty() => Date::of_words(words),
            _ => Date::of_words(item.first(&["literal", "raw"])),
        };
        let end = end.map(|end| end.texts()).unwrap_or_default();
        if let [year, ..] = end[..]
            && is_year(year)
            && year != date.year
        {
            date.end = year;
        }
        date.is_about |= item.is("circa");
        let season = item.get("season");
        if date.season == 0 {
            date.season = number(season, 4).unwrap_or_else(|| season_of(season)) as usize;
        }
        (date != Date::default()).then_some(date)
    }

    /// The year in at least four digits; empty if it is not known.
    pub fn full_year(&self) -> String {
        let digits = self.year.trim_start_matches('-');
        let sign = if digits.len() < self.year.len() { "-" } else { "" };
        let missing = if digits.is_empty() { 0 } else { 4_usize.saturating_sub(digits.len()) };
        joined(&[sign, &"000"[..missing], digits])
    }

    /// The date as far as it is known: `1989-06-26` (ISO 8601-1).
    pub fn iso(&self) -> String {
        let mut iso = self.full_year();
        for part in [self.month as u32, self.day] {
            if part > 0 && !iso.is_empty() {
                push(&mut iso, &["-", &decimal(100 + part)[1..]]);
            }
        }
        iso
    }

    fn of_parts(year: &'a str, rest: &[&str]) -> Date<'a> {
        // The numbers behind the months stand for seasons: from 13 in CSL processors, from 21 in ISO 8601-2.
        let month = rest.first().and_then(|month| number(month, 24)).unwrap_or_default() as usize;
        let (month, season) = match month {
            13..=16 => (0, month - 12),
            21..=24 => (0, month - 20),
            17.. => (0, 0),
            _ => (month, 0),
        };
        let day = if month == 0 { None } else { rest.get(1).and_then(|day| number(day, 31)) };
        Date { year, month, season, day: day.unwrap_or_default(), ..Date::default() }
    }

    /// Finds in a date in words what it can: `June 1989`, `26 June 1989`, `1989-06-26`, `c. 1867`, `2001/2002`.
    fn of_words(words: &'a str) -> Date<'a> {
        let mut date = Date { is_about: words.contains(['~', '?']), ..Date::default() };
        let mut is_clear = true;
        for word in words.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
            let month = month_of(word);
            if word.len() == 4 && is_year(word) && date.year.is_empty() {
                date.year = word;
            } else if word.len() == 4 && is_year(word) && date.end.is_empty() {
                date.end = if word == date.year { "" } else { word };
            } else if !date.end.is_empty() && is_year(word) {
                // The month and the day of the end.
            } else if month > 0 && date.month == 0 {
                date.month = month;
            } else if season_of(word) > 0 && date.season == 0 {
                date.season = season_of(word) as usize;
            } else if let Some(number) = number(word, if date.month == 0 && !date.year.is_empty() { 12 } else { 31 }) {
                // A number is the month behind the year, as in ISO 8601, and else the day.
                if date.month == 0 && !date.year.is_empty() {
                    date.month = number as usize;
                } else if date.day == 0 {
                    date.day = number;
                } else {
                    is_clear = false;
                }
            } else if ABOUT.iter().any(|about| about.eq_ignore_ascii_case(word)) {
                date.is_about = true;
            } else {
                is_clear = false;
            }
        }
        if date.year.is_empty() {
            return Date { words, ..Date::default() };
        }
        if date.month == 0 && date.day > 0 {
            (date.day, is_clear) = (0, false);
        }
        date.words = if is_clear { "" } else { words };
        date
    }
}

fn is_year(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number from 1.
fn number(text: &str, most: u32) -> Option<u32> {
    let number = text.parse().ok()?;
    (1..=most).contains(&number).then_some(number)
}

/// The number of a month's English name or of its beginning; 0 if it is none.
fn month_of(word: &str) -> usize {
    let is_start = |name: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if word.len() < 3 { 0 } else { MONTHS.iter().position(|name| is_start(name)).map_or(0, |place| place + 1) }
}

fn season_of(word: &str) -> u32 {
    let word = if word.eq_ignore_ascii_case("fall") { "autumn" } else { word };
    (1..).zip(SEASONS).find(|(_, name)| name.eq_ignore_ascii_case(word)).map_or(0, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::content::buffer::Text;
    use crate::article::syntax::json;

    /// A date as `iso`, season, end, about and words.
    fn read(json: &str) -> (String, usize, String, bool, String) {
        let mut text = Text::default();
        let (value, _) = json::read(json, &mut text);
        let date = Date::read(Item { value: &value, text: &text, source: json }).unwrap_or_default();
        (date.iso(), date.season, date.end.to_owned(), date.is_about, date.words.to_owned())
    }

    #[test]
    fn reads_parts() {
        for (parts, iso, season, end) in [
            ("[[1989, 6, 26]]", "1989-06-26", 0, ""),
            ("[[\"1989\", \"06\"]]", "1989-06", 0, ""),
            ("[[476]]", "0476", 0, ""),
            ("[[-44, 3]]", "-0044-03", 0, ""),
            ("[[2001, 11], [2002, 1]]", "2001-11", 0, "2002"),
            ("[[2001, 3], [2001, 5]]", "2001-03", 0, ""),
            ("[[2001, 14]]", "2001", 2, ""),
            ("[[2001, 24]]", "2001", 4, ""),
            ("[[2001, 99, 99]]", "2001", 0, ""),
            ("[[2001, 2, 99]]", "2001-02", 0, ""),
            ("[[]]", "", 0, ""),
            ("7", "", 0, ""),
        ] {
            let read = read(&joined(&["{\"date-parts\": ", parts, "}"]));
            assert_eq!(read, (iso.to_owned(), season, end.to_owned(), false, String::new()), "{parts}");
        }
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
}
