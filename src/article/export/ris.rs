//! RIS: sources in, references out, a tag and a value on each line.

use super::date::{Date, SEASONS};
use super::item::{Item, Name};
use super::kinds::kind;
use super::plain::untagged;
use crate::article::bibliography::bare_doi;
use crate::article::text::strings::{decimal, joined, push};

type Table<const N: usize> = [(&'static str, &'static [&'static str]); N];

/// Tags, and the fields of CSL that say the same: the first that there is. What has a date or pages stands between.
const TITLES: Table<3> = [
    ("TI", &["title", "title-short"]),
    ("T2", &["container-title", "event-title", "event"]),
    ("T3", &["collection-title"]),
];
const EDITION: Table<6> = [
    ("VL", &["volume"]),
    ("IS", &["issue", "number", "collection-number"]),
    ("ET", &["edition"]),
    ("PB", &["publisher", "authority"]),
    ("CY", &["publisher-place", "event-place", "archive-place"]),
    ("M3", &["genre"]),
];
const NUMBERS: Table<2> = [("SN", &["ISBN"]), ("SN", &["ISSN"])];
const PLACES: Table<5> = [
    ("UR", &["URL"]),
    ("LA", &["language"]),
    ("DP", &["archive"]),
    ("AN", &["archive_location", "archive-location"]),
    ("N1", &["note"]),
];

pub(super) fn write(items: &[Item]) -> String {
    let mut lines = Lines(String::new());
    for item in items {
        if !lines.0.is_empty() {
            lines.0.push_str("\r\n");
        }
        reference(item, &mut lines);
        lines.0.push_str("ER  - \r\n");
    }
    lines.0
}

fn reference(item: &Item, lines: &mut Lines) {
    let kind = kind(item.get("type")).1;
    lines.add("TY", kind);
    lines.add("ID", item.get("id"));
    lines.names("AU", &item.authors());
    // The second author of a whole work is the editor of its series.
    lines.names(if matches!(kind, "BOOK" | "RPRT") { "ED" } else { "A2" }, &item.names("editor"));
    lines.names("A4", &item.names("translator"));
    lines.table(&TITLES, item);
    if let Some(issued) = item.date("issued") {
        lines.add("PY", &issued.full_year());
        if issued != (Date { year: issued.year, ..Date::default() }) {
            lines.add("DA", &date(&issued));
        }
    }
    lines.add("OP", &item.date("original-date").map(|date| date.full_year()).unwrap_or_default());
    lines.table(&EDITION, item);
    let (first, last) = pages(item.first(&["page", "number-of-pages"]));
    lines.add("SP", first);
    lines.add("EP", last);
    lines.table(&NUMBERS, item);
    lines.add("DO", bare_doi(item.get("DOI")));
    lines.table(&PLACES, item);
    lines.add("Y2", &item.date("accessed").map(|accessed| date(&accessed)).unwrap_or_default());
}

struct Lines(String);

impl Lines {
    fn add(&mut self, tag: &str, value: &str) {
        let value = untagged(value);
        if !value.is_empty() {
            push(&mut self.0, &[tag, "  - ", &value, "\r\n"]);
        }
    }

    fn table(&mut self, table: &[(&str, &[&str])], item: &Item) {
        for (tag, fields) in table {
            self.add(tag, item.first(fields));
        }
    }

    /// Adds names as `family, given, suffix`.
    fn names(&mut self, tag: &str, names: &[Name]) {
        for name in names {
            let mut value = name.last();
            for (part, has_more) in [(name.given, !name.suffix.is_empty()), (name.suffix, false)] {
                if !part.is_empty() || has_more {
                    push(&mut value, &[", ", part]);
                }
            }
            self.add(tag, &value);
        }
    }
}

/// A date as `year/month/day/what else is known`.
fn date(date: &Date) -> String {
    let two = |number: u32| if number > 0 { decimal(100 + number)[1..].to_owned() } else { String::new() };
    let season = date.season.checked_sub(1).map_or("", |place| SEASONS[place]);
    let end = if date.end.is_empty() { String::new() } else { joined(&["to ", date.end]) };
    let mut rest = String::new();
    for part in [if date.is_about { "about" } else { "" }, season, &end, date.words] {
        let comma = if rest.is_empty() || part.is_empty() { "" } else { ", " };
        push(&mut rest, &[comma, part]);
    }
    joined(&[&date.full_year(), "/", &two(date.month as u32), "/", &two(date.day), "/", &rest])
}

/// The first and the last page; all of it, if it is no plain range.
fn pages(page: &str) -> (&str, &str) {
    let is_page = |page: &str| page.bytes().any(|byte| byte.is_ascii_digit()) && !page.contains(['-', '–', ',', ' ']);
    match page.split_once(['–', '-']) {
        Some((first, last)) if is_page(first) && is_page(last) => (first, last),
        _ => (page, ""),
    }
}
