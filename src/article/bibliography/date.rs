//! When a source was published or seen, in the reader's words.

use crate::article::content::buffer::{Stretch, Text};
use crate::article::locale::Words;
use crate::article::model::source::When;
use crate::article::text::date::Date;

/// The year, or the years from one to another.
pub(super) fn year(when: &When, text: &Text, words: &Words) -> String {
    match text.get(when.years[0]) {
        "" => words.get("noDate").to_owned(),
        year => span(when, year.to_owned(), text.get(when.years[1]), words),
    }
}

/// All that is known of a date.
pub(super) fn full(when: &When, text: &Text, words: &Words) -> String {
    let start = match when.season {
        0 => long(when.days[0], text, words),
        season => words.season(season, text.get(when.years[0])),
    };
    span(when, start, &long(when.days[1], text, words), words)
}

/// Whether more is known than the year.
pub(super) fn is_fuller(when: &When, text: &Text) -> bool {
    when.season > 0 || text.get(when.days[0]).len() > text.get(when.years[0]).len().max(4)
}

fn long(day: Stretch, text: &Text, words: &Words) -> String {
    let day = text.get(day);
    Date::read(day).map_or_else(|| day.to_owned(), |date| words.date(date))
}

fn span(when: &When, mut said: String, end: &str, words: &Words) -> String {
    if !end.is_empty() && end != said {
        said.push('–');
        said.push_str(end);
    }
    if when.is_about { words.with("circa", &said) } else { said }
}
