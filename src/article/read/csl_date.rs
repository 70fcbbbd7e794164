//! When a source was published, first published or seen: a date of CSL-JSON in, what is shown of it out. Parts come as
//! ISO 8601 writes them, words as they are.

use crate::article::content::buffer::{Stretch, Text};
use crate::article::model::source::When;
use crate::article::syntax::json::Value;

/// Reads a date of CSL-JSON.
pub(crate) fn read(value: &Value, text: &mut Text) -> When {
    let is_about =
        value.get("circa", text).is_some_and(|about| about.is(true) || !matches!(text.get(about.text()), "" | "0"));
    let season = season_of(text.get(value.text_of("season", text)));
    let mut when = When { season, is_about, ..When::default() };
    let ends = value.array_of("date-parts", text);
    for i in 0..2 {
        if let Some([year, rest @ ..]) = ends.get(i).map(Value::array) {
            when.years[i] = year.text();
            when.days[i] = day(&mut when.season, year.text(), rest, text);
        }
    }
    if when.days[0].is_empty() {
        let literal = value.text_of("literal", text);
        let raw = if value.text().is_empty() { value.text_of("raw", text) } else { value.text() };
        let words = if literal.is_empty() { raw } else { literal };
        when.days[0] = words;
        when.years[0] = if literal.is_empty() { year_in(words, text) } else { words };
    }
    when
}

/// A day, a month or a year from its parts; where a season stands for the month, that is set.
fn day(season: &mut u8, year: Stretch, rest: &[Value], text: &mut Text) -> Stretch {
    let year = text.get(year);
    let mut iso = String::new();
    if !year.starts_with('-') {
        iso.push_str(&"0000"[year.len().min(4)..]);
    }
    iso.push_str(year);
    for i in 0..2 {
        let part = rest.get(i).map_or("", |part| text.get(part.text()));
        if i == 0 && part.len() == 2 && season_of(part) > 0 {
            *season = season_of(part);
            break;
        }
        if matches!(part, "" | "0") {
            break;
        }
        iso.push_str(if part.len() == 1 { "-0" } else { "-" });
        iso.push_str(part);
    }
    text.add(&iso)
}

/// The first number of four digits of a date in words; all of it if there is none.
fn year_in(words: Stretch, text: &Text) -> Stretch {
    let bytes = text.get(words).as_bytes();
    let mut digits = 0;
    for i in 0..=bytes.len() {
        if bytes.get(i).is_some_and(u8::is_ascii_digit) {
            digits += 1;
        } else if digits == 4 {
            let end = words.start + i as u32;
            return Stretch { start: end - 4, end };
        } else {
            digits = 0;
        }
    }
    words
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
    use crate::article::syntax::json;

    fn read(source: &str) -> (String, String, String, u8, bool) {
        let mut text = Text::default();
        let (value, fault) = json::read(source, &mut text);
        assert_eq!(fault, None, "{source}");
        let when = super::read(&value, &mut text);
        let get = |stretch| text.get(stretch).to_owned();
        (get(when.days[0]), get(when.years[0]), get(when.days[1]), when.season, when.is_about)
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
            (r#"{"raw": "12345, 06/1989"}"#, "12345, 06/1989", "1989", "", 0, false),
            (r#"{"raw": "of old"}"#, "of old", "of old", "", 0, false),
            (r#"{"date-parts": [[]]}"#, "", "", "", 0, false),
            ("[[1]]", "", "", "", 0, false),
        ] {
            let expected = (start.to_owned(), year.to_owned(), end.to_owned(), season, is_about);
            assert_eq!(read(source), expected, "{source}");
        }
    }
}
