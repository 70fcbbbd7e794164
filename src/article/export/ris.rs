//! RIS: sources in; references out, with a tag and a value on each line.

use super::Item;
use super::date::{full_year, in_parts};
use super::kinds::kind;
use super::plain::line;
use crate::article::bibliography::bare_doi;
use crate::article::content::buffer::Text;
use crate::article::model::source::{CslDate, Day, Field, Name, Role, SEASONS};
use crate::article::text::strings::{decimal, joined, push};

type Table<const N: usize> = [(&'static str, &'static [Field]); N];

/// Tags, and the CSL fields with the same meaning: the first that is filled. The others are dates and pages.
const TITLES: Table<3> = [
    ("TI", &[Field::Title, Field::ShortTitle]),
    ("T2", &[Field::Container, Field::Event, Field::OldEvent]),
    ("T3", &[Field::Series]),
];
const EDITION: Table<6> = [
    ("VL", &[Field::Volume]),
    ("IS", &[Field::Issue, Field::Number, Field::SeriesNumber]),
    ("ET", &[Field::Edition]),
    ("PB", &[Field::Publisher, Field::Authority]),
    ("CY", &[Field::Place, Field::EventPlace, Field::ArchivePlace]),
    ("M3", &[Field::Genre]),
];
const NUMBERS: Table<2> = [("SN", &[Field::Isbn]), ("SN", &[Field::Issn])];
const PLACES: Table<5> = [
    ("UR", &[Field::Url]),
    ("LA", &[Field::Language]),
    ("DP", &[Field::Archive]),
    ("AN", &[Field::ArchiveLocation, Field::OldArchiveLocation]),
    ("N1", &[Field::Note]),
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
    let Item { record, text, .. } = *item;
    let kind = kind(item.get(Field::Type)).1;
    lines.add("TY", kind);
    lines.add("ID", item.get(Field::Id));
    lines.names("AU", item.authors(), text);
    // The second author of a whole work is the editor of its series.
    let editors = if matches!(kind, "BOOK" | "RPRT") { "ED" } else { "A2" };
    lines.names(editors, record.names(Role::Editor), text);
    lines.names("A4", record.names(Role::Translator), text);
    lines.table(&TITLES, item);
    let issued = in_parts(&record.issued, text);
    let year = issued.start.year;
    lines.add("PY", &full_year(text.get(year)));
    if issued != (CslDate { start: Day { year, ..Day::default() }, ..CslDate::default() }) {
        lines.add("DA", &date(&issued, text));
    }
    lines.add("OP", &full_year(text.get(in_parts(&record.original, text).start.year)));
    lines.table(&EDITION, item);
    let (first, last) = pages(item.first(&[Field::Page, Field::Pages]));
    lines.add("SP", first);
    lines.add("EP", last);
    lines.table(&NUMBERS, item);
    lines.add("DO", bare_doi(item.get(Field::Doi)));
    lines.table(&PLACES, item);
    let accessed = in_parts(&record.accessed, text);
    if accessed != CslDate::default() {
        lines.add("Y2", &date(&accessed, text));
    }
}

struct Lines(String);

impl Lines {
    fn add(&mut self, tag: &str, value: &str) {
        let value = line(value);
        if !value.is_empty() {
            push(&mut self.0, &[tag, "  - ", &value, "\r\n"]);
        }
    }

    fn table(&mut self, table: &[(&str, &[Field])], item: &Item) {
        for (tag, fields) in table {
            self.add(tag, item.first(fields));
        }
    }

    /// Adds names as `family, given, suffix`.
    fn names(&mut self, tag: &str, names: &[Name], text: &Text) {
        for name in names {
            let mut value = text.get(name.family).to_owned();
            let (given, suffix) = (text.get(name.given), text.get(name.suffix));
            for (part, has_more) in [(given, !suffix.is_empty()), (suffix, false)] {
                if !part.is_empty() || has_more {
                    push(&mut value, &[", ", part]);
                }
            }
            self.add(tag, &value);
        }
    }
}

/// A date as `year/month/day/what else is known`.
fn date(date: &CslDate, text: &Text) -> String {
    let Day { year, month, season, day } = date.start;
    let two = |number: u32| if number > 0 { decimal(100 + number)[1..].to_owned() } else { String::new() };
    let season = season.checked_sub(1).map_or("", |place| SEASONS[place as usize]);
    let end = text.get(date.end.year);
    let end = if end.is_empty() { String::new() } else { joined(&["to ", end]) };
    let mut rest = String::new();
    for part in [if date.is_about { "about" } else { "" }, season, &end, text.get(date.words)] {
        let comma = if rest.is_empty() || part.is_empty() { "" } else { ", " };
        push(&mut rest, &[comma, part]);
    }
    joined(&[&full_year(text.get(year)), "/", &two(month), "/", &two(day), "/", &rest])
}

/// The first and the last page; the whole text if it is not a simple range.
fn pages(page: &str) -> (&str, &str) {
    let is_page = |page: &str| page.bytes().any(|byte| byte.is_ascii_digit()) && !page.contains(['-', '–', ',', ' ']);
    match page.split_once(['–', '-']) {
        Some((first, last)) if is_page(first) && is_page(last) => (first, last),
        _ => (page, ""),
    }
}
