//! When a source was published or accessed, in the reader's language.

use crate::article::content::buffer::Text;
use crate::article::locale::Words;
use crate::article::model::source::{CslDate, Day};
use crate::article::text::date::Date;

/// The year, or the years from one to another.
pub(super) fn year(date: &CslDate, text: &Text, words: &Words) -> String {
    match text.get(date.start.year) {
        "" => words.get("noDate").to_owned(),
        year => span(date, year.to_owned(), text.get(date.end.year), words),
    }
}

/// All that is known of a date.
pub(super) fn full(date: &CslDate, text: &Text, words: &Words) -> String {
    let start = match date.start.season {
        0 => long(date.begin(text), words),
        _ => known(&date.start, text, words),
    };
    span(date, start, &known(&date.end, text, words), words)
}

/// Whether more is known than the year.
pub(super) fn is_fuller(date: &CslDate, text: &Text) -> bool {
    let Day { year, month, season, .. } = date.start;
    month > 0 || season > 0 || text.get(date.words).len() > text.get(year).len().max(4)
}

/// A season or a day.
fn known(day: &Day, text: &Text, words: &Words) -> String {
    match day.season {
        0 => long(day.iso(text), words),
        season => words.season(season, text.get(day.year)),
    }
}

fn long(day: String, words: &Words) -> String {
    Date::read(&day).map_or(day, |date| words.date(date))
}

fn span(date: &CslDate, mut said: String, end: &str, words: &Words) -> String {
    if !end.is_empty() && end != said {
        said.push('–');
        said.push_str(end);
    }
    if date.is_about { words.with("circa", &said) } else { said }
}
