//! How a source is written: author and year in the text, a full entry in the list.

use super::address::{self, Use};
use super::flow::Text;
use super::fold::fold;
use super::join::push;
use super::letters::is_word;
use super::sources::{Field, Name, Record, Role};
use super::words::{Date, Words};
use super::{Attribute, Element, Sink, limits};

/// Words of a title that stand in for a name.
const TITLE_WORDS: usize = 6;

/// Author and year, as a citation shows them; without an author the title's first words.
pub(crate) fn label(record: &Record, text: &Text, words: &Words) -> String {
    let mut label = String::new();
    match people(record) {
        [] => {
            short_title(record, text, &mut label);
            label = words.with("quoted", &label);
            label.push(',');
        }
        [one, rest @ ..] => {
            label.push_str(limits::name(text.get(one.family)));
            if let [two] = rest {
                push(&mut label, &[words.get("and"), limits::name(text.get(two.family))]);
            } else if !rest.is_empty() {
                label.push_str(words.get("etAl"));
            }
        }
    }
    label.push(' ');
    label.push_str(limits::name(year(record, text, words)));
    label
}

/// Whose name a source goes by.
fn people(record: &Record) -> &[Name] {
    match record.names(Role::Author) {
        [] => record.names(Role::Editor),
        authors => authors,
    }
}

fn year<'t>(record: &Record, text: &'t Text, words: &'t Words) -> &'t str {
    if record.year.is_empty() { words.get("noDate") } else { text.get(record.year) }
}

/// The title without its subtitle, cut where it is long.
fn short_title(record: &Record, text: &Text, out: &mut String) {
    let title = title_of(record, text).split([':', ';', '(']).next().unwrap_or_default();
    for (i, word) in title.split_whitespace().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        if i == TITLE_WORDS {
            out.push('…');
            break;
        }
        out.push_str(limits::name(word));
    }
}

fn title_of<'t>(record: &Record, text: &'t Text) -> &'t str {
    match record.get(Field::Title, text) {
        "" => record.get(Field::Id, text),
        title => title,
    }
}

/// By what the list is ordered: the first name or the title, then the date.
pub(crate) fn sort_key(record: &Record, text: &Text) -> String {
    let who = people(record).first().map_or(title_of(record, text), |name| text.get(name.family));
    let mut key = fold(who.trim_start_matches(|c: char| !is_word(c)));
    key.push('\n');
    key.push_str(text.get(record.issued));
    key
}

/// Whether the title is a part of something, and stands in quotation marks, or a work of its own.
fn is_part(record: &Record, text: &Text) -> bool {
    let kind = record.get(Field::Type, text);
    ["article", "chapter", "entry", "paper", "post", "review", "webpage"].iter().any(|part| kind.starts_with(part))
}

/// Writes a full entry.
pub(crate) fn write(record: &Record, text: &Text, words: &Words, sink: &mut impl Sink) {
    let get = |field| record.get(field, text);
    let is_part = is_part(record, text);
    let year = year(record, text, words);
    let mut line = String::new();
    let is_edited = record.names(Role::Author).is_empty();
    for (i, name) in people(record).iter().enumerate() {
        let separator = if i + 1 == people(record).len() { words.get("and") } else { "; " };
        push(&mut line, &[if i == 0 { "" } else { separator }, text.get(name.family)]);
        if !name.given.is_empty() {
            push(&mut line, &[", ", text.get(name.given)]);
        }
    }
    if is_edited && !line.is_empty() {
        let editor = if people(record).len() == 1 { "editor" } else { "editors" };
        push(&mut line, &[" (", words.get(editor), ")"]);
    }
    let has_people = !line.is_empty();
    if has_people {
        push(&mut line, &[" (", year, "). "]);
    }
    if is_part {
        line.push_str(&words.with("quoted", title_of(record, text)));
    } else {
        sink.text(&std::mem::take(&mut line));
        cite(title_of(record, text), sink);
    }
    if !has_people {
        push(&mut line, &[" (", year, ")"]);
    }
    line.push('.');
    let container = get(Field::Container);
    if is_part && !container.is_empty() {
        line.push(' ');
        sink.text(&std::mem::take(&mut line));
        cite(container, sink);
        match (get(Field::Volume), get(Field::Issue)) {
            ("", "") => {}
            (volume, "") => push(&mut line, &[" ", volume]),
            ("", issue) => push(&mut line, &[", ", &words.with("issue", issue)]),
            (volume, issue) => push(&mut line, &[" ", volume, "(", issue, ")"]),
        }
        if !get(Field::Page).is_empty() {
            line.push_str(", ");
            line.extend(get(Field::Page).chars().map(|c| if c == '-' { '–' } else { c }));
        }
        line.push('.');
    }
    if !is_edited {
        role("editedBy", record.names(Role::Editor), text, words, &mut line);
    }
    role("translatedBy", record.names(Role::Translator), text, words, &mut line);
    let edition = get(Field::Edition);
    let is_number = edition.bytes().all(|byte| byte.is_ascii_digit()) && !edition.is_empty();
    let numbered = words.with("edition", edition);
    sentence(&[if is_number { &numbered } else { edition }], &mut line);
    match (get(Field::Place), get(Field::Publisher)) {
        ("", publisher) => sentence(&[publisher], &mut line),
        (place, "") => sentence(&[place], &mut line),
        (place, publisher) => sentence(&[place, ": ", publisher], &mut line),
    }
    if record.issued != record.year && text.get(record.issued) != text.get(record.year) {
        let issued = text.get(record.issued);
        let long = Date::read(issued).map(|date| date.long(words));
        sentence(&[long.as_deref().unwrap_or(issued)], &mut line);
    }
    let address = address(record, text);
    if address.is_some() {
        line.push(' ');
    }
    sink.text(&line);
    if let Some(address) = address {
        sink.open(Element::A);
        sink.attribute(Attribute::Href, &address);
        sink.text(&address);
        sink.close();
    }
}

/// Where a source can be read: its DOI, else its address.
pub(crate) fn address(record: &Record, text: &Text) -> Option<String> {
    let doi = record.get(Field::Doi, text);
    let mut url = String::new();
    if doi.is_empty() {
        url.push_str(record.get(Field::Url, text));
    } else {
        push(&mut url, &["https://doi.org/", bare_doi(doi)]);
    }
    address::safe(&url, Use::Link).filter(|address| !address.is_empty())
}

/// A DOI without what may stand in front of it: every DOI begins with `10.` (ISO 26324).
pub(crate) fn bare_doi(doi: &str) -> &str {
    let start = doi.char_indices().map(|(i, _)| i).find(|i| doi[*i..].starts_with("10."));
    &doi[start.unwrap_or_default()..]
}

/// Adds a sentence on who did something, if anybody did.
fn role(key: &str, names: &[Name], text: &Text, words: &Words, out: &mut String) {
    if names.is_empty() {
        return;
    }
    let (before, behind) = words.around(key);
    push(out, &[" ", before]);
    for (i, name) in names.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if !name.given.is_empty() {
            push(out, &[text.get(name.given), " "]);
        }
        out.push_str(text.get(name.family));
    }
    push(out, &[behind, "."]);
}

/// Adds a sentence, if there is anything to say.
fn sentence(parts: &[&str], out: &mut String) {
    if parts.iter().any(|part| !part.is_empty()) {
        out.push(' ');
        push(out, parts);
        if !out.ends_with('.') {
            out.push('.');
        }
    }
}

fn cite(title: &str, sink: &mut impl Sink) {
    sink.open(Element::Cite);
    sink.text(title);
    sink.close();
}
