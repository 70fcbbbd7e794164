//! When a source was published or accessed, in the reader's language.

use crate::article::content::buffer::Text;
use crate::article::locale::Words;
use crate::article::model::source::{CslDate, Day};
use crate::article::read::csl_date::number;
use crate::article::text::date::Date;

/// A time in words, and whether it is before the common era, which they do not say.
type Time = (String, bool);

/// The year, or the years from one to another.
pub(super) fn year(date: &CslDate, text: &Text, words: &Words) -> String {
    let year = |day: &Day| match text.get(day.year).strip_prefix('-') {
        Some(year) => (year.trim_start_matches('0').to_owned(), true),
        None => (text.get(day.year).to_owned(), false),
    };
    match year(&date.start) {
        (start, _) if start.is_empty() => words.get("noDate").to_owned(),
        start => span(date, start, year(&date.end), words),
    }
}

/// All that is known of a date.
pub(crate) fn full(date: &CslDate, text: &Text, words: &Words) -> String {
    let start = if date.words.is_empty() || date.start.season > 0 {
        known(&date.start, text, words)
    } else {
        (long(date.begin(text), words), false)
    };
    span(date, start, known(&date.end, text, words), words)
}

/// Whether more is known than the year.
pub(super) fn is_fuller(date: &CslDate, text: &Text) -> bool {
    let Day { year, month, season, .. } = date.start;
    month > 0 || season > 0 || text.get(date.words).len() > text.get(year).len().max(4)
}

/// A season or a day.
fn known(day: &Day, text: &Text, words: &Words) -> Time {
    let year = text.get(day.year);
    let before = year.strip_prefix('-').map(|year| number(year, 9999)).filter(|year| *year > 0);
    match (before, day.season) {
        (None, 0) => (long(day.iso(text), words), false),
        (None, season) => (words.season(season, year), false),
        (Some(year), _) => (words.date(Date { year, month: day.month, day: day.day }), true),
    }
}

fn long(day: String, words: &Words) -> String {
    Date::read(&day).map_or(day, |date| words.date(date))
}

fn span(date: &CslDate, (start, is_bce): Time, (end, ends_bce): Time, words: &Words) -> String {
    let one = |said: String, is_bce| if is_bce { words.with("bce", &said) } else { said };
    let is_same = end == start && is_bce == ends_bce;
    let said = if end.is_empty() || is_same {
        one(start, is_bce) + if date.is_open { "–" } else { "" }
    } else if is_bce && ends_bce {
        one(start + "–" + &end, true)
    } else {
        one(start, is_bce) + "–" + &one(end, ends_bce)
    };
    if date.is_about { words.with("circa", &said) } else { said }
}
