//! How a source is written: author and year in the text, a full entry in the list.

use super::address::{self, Use};
use super::sources::{Name, Record};
use super::words::{Date, Words};
use super::{Attribute, Element, Sink};

/// Words of a title that stand in for a name.
const TITLE_WORDS: usize = 6;

/// Author and year, as a citation shows them; without an author the title's first words.
pub(crate) fn label(record: &Record, words: &Words) -> String {
    let names = if record.authors.is_empty() { &record.editors } else { &record.authors };
    let year = year(record, words);
    match names.as_slice() {
        [] => format!("“{}”, {year}", short_title(record)),
        [one] => format!("{} {year}", one.family),
        [one, two] => format!("{} & {} {year}", one.family, two.family),
        [one, ..] => format!("{} et al. {year}", one.family),
    }
}

fn year<'a>(record: &'a Record, words: &Words) -> &'a str {
    if record.year.is_empty() { words.no_date } else { &record.year }
}

/// The title without its subtitle, cut where it is long; the key if there is no title.
fn short_title(record: &Record) -> String {
    let title = if record.title.is_empty() { &record.key } else { &record.title };
    let title = title.split([':', ';', '(']).next().unwrap_or_default().trim();
    let mut words: Vec<_> = title.split_whitespace().collect();
    let is_long = words.len() > TITLE_WORDS;
    words.truncate(TITLE_WORDS);
    words.join(" ") + if is_long { " …" } else { "" }
}

/// By what the list is ordered: the first name, then the date, then the title.
pub(crate) fn sort_key(record: &Record) -> (String, String, String) {
    let names = record.authors.iter().chain(&record.editors);
    let who = names.map(|name| name.family.as_str()).next().unwrap_or(&record.title);
    let who = who.trim_start_matches(|c: char| !c.is_alphanumeric());
    (who.to_lowercase(), record.issued.clone(), record.title.clone())
}

/// Whether the title is a part of something, and stands in quotation marks, or a work of its own.
fn is_part(record: &Record) -> bool {
    let parts = ["article", "chapter", "entry", "paper", "post", "review", "webpage"];
    parts.iter().any(|part| record.kind.starts_with(part))
}

/// Writes a full entry.
pub(crate) fn write(record: &Record, words: &Words, sink: &mut impl Sink) {
    let mut line = String::new();
    people(&record.authors, &mut line);
    if record.authors.is_empty() && !record.editors.is_empty() {
        people(&record.editors, &mut line);
        line.push_str(if record.editors.len() == 1 { " (ed.)" } else { " (eds.)" });
    }
    if !line.is_empty() {
        line.push_str(&format!(" ({}). ", year(record, words)));
    }
    sink.text(&line);
    title(record, sink);
    let mut rest = String::new();
    if line.is_empty() {
        rest.push_str(&format!(" ({})", year(record, words)));
    }
    rest.push('.');
    if !record.container.is_empty() && is_part(record) {
        rest.push(' ');
        sink.text(&rest);
        rest.clear();
        element(Element::Cite, &record.container, sink);
        place_in_container(record, &mut rest);
        rest.push('.');
    }
    if !record.authors.is_empty() {
        role("Edited by", &record.editors, &mut rest);
    }
    role("Translated by", &record.translators, &mut rest);
    sentence(&record.edition, &mut rest);
    let house = [record.place.as_str(), record.publisher.as_str()];
    sentence(&house.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "), &mut rest);
    if record.issued != record.year {
        sentence(&Date::read(&record.issued).map_or(record.issued.clone(), |date| date.long(words)), &mut rest);
    }
    sink.text(&rest);
    link(record, sink);
}

fn people(names: &[Name], out: &mut String) {
    for (i, name) in names.iter().enumerate() {
        out.push_str(match i {
            0 => "",
            i if i + 1 == names.len() => " & ",
            _ => "; ",
        });
        out.push_str(&name.family);
        if !name.given.is_empty() {
            out.push_str(", ");
            out.push_str(&name.given);
        }
    }
}

fn title(record: &Record, sink: &mut impl Sink) {
    let title = if record.title.is_empty() { &record.key } else { &record.title };
    if is_part(record) {
        sink.text(&format!("“{title}”"));
    } else {
        element(Element::Cite, title, sink);
    }
}

fn place_in_container(record: &Record, out: &mut String) {
    match (record.volume.as_str(), record.issue.as_str()) {
        ("", "") => {}
        (volume, "") => out.push_str(&format!(" {volume}")),
        ("", issue) => out.push_str(&format!(", no. {issue}")),
        (volume, issue) => out.push_str(&format!(" {volume}({issue})")),
    }
    if !record.page.is_empty() {
        out.push_str(", ");
        out.push_str(&record.page.replace('-', "–"));
    }
}

fn role(words: &str, names: &[Name], out: &mut String) {
    if names.is_empty() {
        return;
    }
    let names: Vec<_> = names.iter().map(|name| format!("{} {}", name.given, name.family).trim().to_owned()).collect();
    sentence(&format!("{words} {}", names.join(", ")), out);
}

fn sentence(text: &str, out: &mut String) {
    if !text.is_empty() {
        out.push(' ');
        out.push_str(text);
        if !text.ends_with('.') {
            out.push('.');
        }
    }
}

/// Where a source can be read: its DOI, else its address.
pub(crate) fn address(record: &Record) -> Option<String> {
    let doi = || format!("https://doi.org/{}", record.doi.trim_start_matches("https://doi.org/"));
    let url = if record.doi.is_empty() { record.url.clone() } else { doi() };
    address::safe(&url, Use::Link, "").filter(|address| !address.is_empty())
}

fn link(record: &Record, sink: &mut impl Sink) {
    let Some(address) = address(record) else { return };
    sink.text(" ");
    sink.open(Element::A);
    sink.attribute(Attribute::Href, &address);
    sink.text(&address);
    sink.close();
}

fn element(element: Element, text: &str, sink: &mut impl Sink) {
    sink.open(element);
    sink.text(text);
    sink.close();
}
