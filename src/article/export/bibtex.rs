//! BibTeX: sources in; out entries that the standard styles print and that other programs can read back.

use super::Item;
use super::date::{MONTHS, in_parts};
use super::kinds::kind;
use super::plain::line;
use super::tex;
use crate::article::bibliography::bare_doi;
use crate::article::content::buffer::Text;
use crate::article::model::source::{CslDate, Field, Name, Role, SEASONS};
use crate::article::text::slug::{Names, numbered};
use crate::article::text::strings::{decimal, joined, push};

/// BibTeX fields and the CSL fields with the same meaning.
const FIELDS: [(&str, &[Field]); 9] = [
    ("volume", &[Field::Volume]),
    ("number", &[Field::Issue, Field::Number, Field::SeriesNumber]),
    ("series", &[Field::Series]),
    ("chapter", &[Field::Chapter]),
    ("type", &[Field::Genre]),
    ("address", &[Field::Place, Field::EventPlace, Field::ArchivePlace]),
    ("isbn", &[Field::Isbn]),
    ("issn", &[Field::Issn]),
    ("language", &[Field::Language]),
];

pub(super) fn write(items: &[Item]) -> String {
    let (mut out, mut keys) = (String::new(), Keys::default());
    for item in items {
        let start = if out.is_empty() { "" } else { "\n" };
        let entry = entry_of(item);
        push(&mut out, &[start, "@", entry, "{", &keys.unique(item.get(Field::Id)), ",\n"]);
        fields(item, entry, &mut Fields(&mut out));
        out.push_str("}\n");
    }
    out
}

fn entry_of(item: &Item) -> &'static str {
    match kind(item.get(Field::Type)).0 {
        "phdthesis" if is_masters(item.get(Field::Genre)) => "mastersthesis",
        entry => entry,
    }
}

fn is_masters(genre: &str) -> bool {
    genre.as_bytes().windows(6).any(|word| word.eq_ignore_ascii_case(b"master"))
}

struct Fields<'o>(&'o mut String);

impl Fields<'_> {
    fn add(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            push(self.0, &["  ", name, " = {", value, "},\n"]);
        }
    }

    fn date(&mut self, date: &CslDate, text: &Text) {
        let (start, end) = (date.start, text.get(date.end.year));
        let slash = if end.is_empty() { "" } else { "/" };
        self.add("year", &joined(&[&year(date, text), slash, end]));
        if start.month > 0 {
            // Styles know the months by macros, which are not in braces.
            push(self.0, &["  month = ", &MONTHS[start.month as usize - 1][..3], ",\n"]);
        } else if start.season > 0 {
            self.add("month", SEASONS[start.season as usize - 1]);
        }
        if start.day > 0 {
            self.add("day", &decimal(start.day));
        }
    }
}

/// The year, or the words where it is not known.
fn year(date: &CslDate, text: &Text) -> String {
    match text.get(date.start.year) {
        "" => tex::plain(text.get(date.words)),
        year => year.to_owned(),
    }
}

fn fields(item: &Item, entry: &str, out: &mut Fields) {
    let Item { record, text, .. } = *item;
    let (authors, editors) = (item.authors(), record.names(Role::Editor));
    let title = item.first(&[Field::Title, Field::ShortTitle]);
    let container = item.first(&[Field::Container, Field::Event, Field::OldEvent]);
    let publisher = tex::rich(item.first(&[Field::Publisher, Field::Authority]));
    if authors.is_empty() && editors.is_empty() {
        // Styles sort sources without names by this field.
        let key = if title.is_empty() { item.get(Field::Id) } else { title };
        out.add("key", &tex::plain(&line(key)));
    }
    out.add("author", &people(authors, text));
    out.add("title", &tex::title(title));
    match entry {
        "article" => out.add("journal", &tex::rich(container)),
        "incollection" | "inproceedings" => out.add("booktitle", &tex::title(container)),
        _ => {}
    }
    out.add("editor", &people(editors, text));
    out.add("translator", &people(record.names(Role::Translator), text));
    match entry {
        "techreport" => out.add("institution", &publisher),
        "phdthesis" | "mastersthesis" => out.add("school", &publisher),
        "misc" | "booklet" | "unpublished" => {
            let comma = if container.is_empty() || publisher.is_empty() { "" } else { ", " };
            out.add("howpublished", &joined(&[&tex::rich(container), comma, &publisher]));
        }
        _ => out.add("publisher", &publisher),
    }
    out.date(&in_parts(&record.issued, text), text);
    out.add("edition", &tex::plain(&edition(item.get(Field::Edition))));
    out.add("pages", &tex::pages(item.get(Field::Page)));
    for (name, fields) in FIELDS {
        out.add(name, &tex::rich(item.first(fields)));
    }
    out.add("doi", &tex::address(bare_doi(item.get(Field::Doi))));
    out.add("url", &tex::address(item.get(Field::Url)));
    out.add("urldate", &in_parts(&record.accessed, text).start.iso(text));
    out.add("note", &note(item));
}

/// What has no field in the standard styles, as sentences.
fn note(item: &Item) -> String {
    let Item { record, text, .. } = *item;
    let mut note = String::new();
    let mut add = |before: &str, text: &str| {
        if !text.is_empty() {
            let gap = if note.is_empty() {
                ""
            } else if note.ends_with(['.', '!', '?']) {
                " "
            } else {
                ". "
            };
            push(&mut note, &[gap, before, text]);
        }
    };
    let mut translators = String::new();
    for name in record.names(Role::Translator) {
        let gap = if translators.is_empty() { "" } else { ", " };
        let (given, family) = (text.get(name.given), text.get(name.family));
        push(&mut translators, &[gap, given, if given.is_empty() { "" } else { " " }, family]);
    }
    add("Translated by ", &tex::plain(&translators));
    add("First published ", &year(&in_parts(&record.original, text), text));
    let issued = in_parts(&record.issued, text);
    if !issued.start.year.is_empty() {
        let about = ("Dated about ", text.get(issued.start.year));
        let (before, said) = if issued.is_about { about } else { ("Dated ", text.get(issued.words)) };
        add(before, &tex::plain(said));
    }
    add("", &tex::plain(item.get(Field::Archive)));
    add("", &tex::plain(item.first(&[Field::ArchiveLocation, Field::OldArchiveLocation])));
    add("", &tex::plain(item.get(Field::Note)));
    note
}

/// An edition number is written as the styles print it: `2nd`.
fn edition(edition: &str) -> String {
    let is_number = edition.bytes().all(|byte| byte.is_ascii_digit());
    let suffix = match edition.as_bytes() {
        [] => "",
        _ if !is_number => "",
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    joined(&[edition, suffix])
}

fn people(names: &[Name], text: &Text) -> String {
    let mut people = String::new();
    for name in names {
        let gap = if people.is_empty() { "" } else { " and " };
        let family = text.get(name.family);
        let [last, given, suffix] = [family, text.get(name.given), text.get(name.suffix)].map(tex::plain);
        if given.is_empty() {
            let comma = if suffix.is_empty() { "" } else { ", " };
            push(&mut people, &[gap, "{", &last, comma, &suffix, "}"]);
            continue;
        }
        let comma = if suffix.is_empty() { "" } else { ", " };
        let last = if has_inner_particle(family.get(name.particles as usize..).unwrap_or_default()) {
            joined(&["{", &last, "}"])
        } else {
            part(last)
        };
        push(&mut people, &[gap, &last, comma, &part(suffix), ", ", &part(given)]);
    }
    people
}

/// Whether a lower-case word within a family name would be mistaken for the end of a particle: `Ortega y Gasset`.
fn has_inner_particle(family: &str) -> bool {
    let is_small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    !is_small(family) && family.split(' ').any(is_small)
}

/// A part of a name; in braces if it contains what separates names or their parts.
fn part(part: String) -> String {
    // In brackets: for a single character, the standard library would bring in its string search.
    let is_cut = part.contains([',']) || part.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
    if is_cut { joined(&["{", &part, "}"]) } else { part }
}

/// Keys that any program accepts: ASCII letters, digits and a few marks, unique whatever the case of their letters.
#[derive(Default)]
struct Keys(Names);

impl Keys {
    fn unique(&mut self, id: &str) -> String {
        let mut preferred_id = String::new();
        for c in id.chars() {
            match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | ':' | '_' | '+' | '/' => preferred_id.push(c),
                _ if preferred_id.is_empty() || preferred_id.ends_with('-') => {}
                _ => preferred_id.push('-'),
            }
        }
        let preferred_id = match preferred_id.trim_end_matches('-') {
            "" => "source",
            preferred_id => preferred_id,
        };
        numbered(preferred_id, self.0.number(&preferred_id.to_ascii_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_safe_and_come_once() {
        let mut keys = Keys::default();
        for (id, key) in [
            ("medvedev-1989", "medvedev-1989"),
            ("Medvedev-1989", "Medvedev-1989-2"),
            ("medvedev-1989-2", "medvedev-1989-2-2"),
            ("http://a.example/x,{y}", "http://a.example/x-y"),
            ("Маркс", "source"),
            ("Маркс 1875", "1875"),
            ("", "source-2"),
        ] {
            assert_eq!(keys.unique(id), key);
        }
    }

    #[test]
    fn editions_are_numbered() {
        for (number, written) in [
            ("", ""),
            ("1", "1st"),
            ("2", "2nd"),
            ("3", "3rd"),
            ("4", "4th"),
            ("11", "11th"),
            ("13", "13th"),
            ("21", "21st"),
            ("112", "112th"),
            ("Revised", "Revised"),
        ] {
            assert_eq!(edition(number), written);
        }
    }
}
