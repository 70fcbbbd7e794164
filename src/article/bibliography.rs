//! How a source is written: author and year in the text, a full entry in the list, and in which order the list is.

mod date;
mod entry;
mod links;

pub(crate) use entry::write;
pub(crate) use links::{address, bare_doi, quoted_at};

use super::flow::Text;
use super::fold::fold;
use super::join::push;
use super::letters::is_word;
use super::limits;
use super::sources::{Field, Name, Record, Role};
use super::words::Words;

/// Words of a title that stand in for a name.
const TITLE_WORDS: usize = 6;

/// Author and year, as a citation shows them; without an author the title's first words.
pub(crate) fn label(record: &Record, text: &Text, words: &Words) -> String {
    let mut label = String::new();
    match people(record, text) {
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
    label.push_str(limits::name(&date::year(&record.issued, text, words)));
    label
}

/// What tells a source from others of its label: `a` for the first, `-a` behind a year that is none.
pub(crate) fn letter(label: &str, place: u32) -> String {
    let mut letter = String::new();
    if !label.ends_with(|c: char| c.is_ascii_digit()) {
        letter.push('-');
    }
    push_letters(place, &mut letter);
    letter
}

/// Adds `a` for the first place, `z` for the 26th, then `aa`.
fn push_letters(place: u32, out: &mut String) {
    if place >= 26 {
        push_letters(place / 26 - 1, out);
    }
    out.push(char::from(b'a' + (place % 26) as u8));
}

/// Whose name a source goes by. Who edited a book does not lead what stands in it.
fn people<'r>(record: &'r Record, text: &Text) -> &'r [Name] {
    match record.names(Role::Author) {
        [] if !is_in_book(record, text) => record.names(Role::Editor),
        authors => authors,
    }
}

/// Whether a source is part of a book, which its editors edited.
fn is_in_book(record: &Record, text: &Text) -> bool {
    !record.get(Field::Container, text).is_empty() && is_one(record, text, "chapter entry paper")
}

/// Whether a source is of one of these kinds, by how they begin.
fn is_one(record: &Record, text: &Text, kinds: &str) -> bool {
    kinds.split(' ').any(|kind| record.get(Field::Type, text).starts_with(kind))
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

/// Names, one behind the other, with the family names in front if they lead an entry; empty if there are none.
fn said(names: &[Name], is_leading: bool, text: &Text, words: &Words) -> String {
    let mut line = String::new();
    for (i, name) in names.iter().enumerate() {
        if i > 0 {
            let separator = if is_leading { "; " } else { ", " };
            line.push_str(if i + 1 == names.len() { words.get("and") } else { separator });
        }
        let [family, given] = [name.family, name.given].map(|part| text.get(part));
        if given.is_empty() {
            line.push_str(family);
        } else if is_leading {
            push(&mut line, &[family, ", ", given]);
        } else {
            push(&mut line, &[given, " ", family]);
        }
    }
    line
}

/// By what the list is ordered: the names, the date and the title; without names the title and the date.
pub(crate) fn sort_key(record: &Record, text: &Text, words: &Words) -> String {
    let (names, title) = (said(people(record, text), true, text, words), title_of(record, text));
    let who = if names.is_empty() { title } else { &names };
    let mut key = fold(bare(who));
    push(&mut key, &["\n", text.get(record.issued.days[0]), "\n", title]);
    key
}

/// A text without the marks around its words.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !is_word(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_behind_z() {
        for (place, letters) in [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (701, "zz"), (702, "aaa")] {
            assert_eq!(letter("Marx 1875", place), letters);
        }
        assert_eq!(letter("Marx n.d.", 1), "-b");
    }
}
