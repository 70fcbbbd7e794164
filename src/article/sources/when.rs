//! When a source was published, first published or seen: a date of CSL-JSON in, what is shown of it out. Parts come as
//! ISO 8601 writes them, words as they are.

use crate::article::flow::{Stretch, Text};
use crate::article::json::Value;

/// A date, or a span from one to another. What is not known is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct When {
    /// As far as it is known: `1989-06-26`; or words.
    pub start: Stretch,
    pub end: Stretch,
    pub year: Stretch,
    pub end_year: Stretch,
    /// From 1, which is spring; 0 if there is none.
    pub season: u8,
    pub is_about: bool,
}

impl When {
    pub fn read(value: &Value, text: &mut Text) -> When {
        let mut when = When::default();
        if let Some(about) = value.get("circa", text) {
            when.is_about = about.is(true) || !matches!(text.get(about.text()), "" | "0" | "false");
        }
        let season = value.text_of("season", text);
        when.season = season_of(text.get(season));
        let mut ends = value.array_of("date-parts", text).iter().map(Value::array);
        if let Some([year, rest @ ..]) = ends.next() {
            when.year = year.text();
            when.start = when.day(when.year, rest, text);
            if let Some([year, rest @ ..]) = ends.next() {
                when.end_year = year.text();
                when.end = when.day(when.end_year, rest, text);
            }
            return when;
        }
        let literal = value.text_of("literal", text);
        if !literal.is_empty() {
            return When { start: literal, year: literal, ..when };
        }
        let mut raw = if value.text().is_empty() { value.text_of("raw", text) } else { value.text() };
        if text.get(raw).as_bytes().get(10) == Some(&b'T') {
            raw.end = raw.start + 10; // The time of day is not shown.
        }
        let mut digits = text.get(raw).split(|c: char| !c.is_ascii_digit());
        let year = digits.find(|digits| digits.len() == 4).map(str::to_owned);
        When { start: raw, year: year.map_or(raw, |year| text.add(&year)), ..when }
    }

    /// A day, a month or a year from its parts; a season can stand where the month does.
    fn day(&mut self, year: Stretch, rest: &[Value], text: &mut Text) -> Stretch {
        let year = text.get(year);
        let mut iso = String::new();
        if !year.starts_with('-') {
            iso.push_str(&"0000"[year.len().min(4)..]);
        }
        iso.push_str(year);
        for part in rest.iter().take(2) {
            let part = text.get(part.text());
            let season = if part.len() == 2 { season_of(part) } else { 0 };
            if season > 0 && iso.len() <= 4 {
                self.season = season;
                break;
            }
            if part.is_empty() || part == "0" {
                break;
            }
            iso.push_str(if part.len() == 1 { "-0" } else { "-" });
            iso.push_str(part);
        }
        text.add(&iso)
    }
}

/// A season by its number, in CSL from 1 or, in the month's place, from 13 or 21 (ISO 8601-2), or by its English name.
fn season_of(season: &str) -> u8 {
    let byte = |i| season.as_bytes().get(i).copied().unwrap_or_default();
    match (byte(0) | 0x20, byte(1)) {
        (digit @ b'1'..=b'4', 0) | (b'2', digit @ b'1'..=b'4') => digit - b'0',
        (b'1', digit @ b'3'..=b'6') => digit - b'2',
        (b's', b'p') => 1,
        (b's', b'u') => 2,
        (b'a', b'u') | (b'f', b'a') => 3,
        (b'w', b'i') => 4,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::json;

    fn read(source: &str) -> (String, String, String, u8, bool) {
        let mut text = Text::default();
        let (value, fault) = json::read(source, &mut text);
        assert_eq!(fault, None, "{source}");
        let when = When::read(&value, &mut text);
        let get = |stretch| text.get(stretch).to_owned();
        (get(when.start), get(when.year), get(when.end), when.season, when.is_about)
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
            (r#"{"literal": "c. 1900"}"#, "c. 1900", "c. 1900", "", 0, false),
            (r#"{"raw": "June 1989"}"#, "June 1989", "1989", "", 0, false),
            (r#""2026-11-03""#, "2026-11-03", "2026", "", 0, false),
            (r#""2026-11-03T10:20:30Z""#, "2026-11-03", "2026", "", 0, false),
            (r#"{"date-parts": [[]]}"#, "", "", "", 0, false),
            ("[[1]]", "", "", "", 0, false),
        ] {
            let expected = (start.to_owned(), year.to_owned(), end.to_owned(), season, is_about);
            assert_eq!(read(source), expected, "{source}");
        }
    }
}
