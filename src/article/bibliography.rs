//! How a source is written: author and year in the text, a full entry in the list, and the order of the list.

mod date;
mod entry;
mod links;

pub(crate) use date::full as date;
pub(crate) use entry::write;
pub(crate) use links::bare_doi;
pub(crate) use links::{address, quotable, quoted_at};

use crate::article::content::buffer::Text;
use crate::article::content::values::language_tag;
use crate::article::limits;
use crate::article::locale::Words;
use crate::article::model::source::{Field, Name, Record, Role};
use crate::article::text::case::fold;
use crate::article::text::chars::is_word;
use crate::article::text::strings::{begins, push};

/// How entries are written.
pub(crate) struct Style<'a> {
    pub words: &'a Words,
    /// The language of the article.
    pub lang: &'a str,
    /// For a page: the date of access that the head of the list says for all; may be empty. A page shows the names of
    /// hosts, other programs get whole addresses.
    pub page: Option<&'a str>,
    /// How many names each list of an entry shows at most; by default all of ten, and of more the first seven.
    pub max_names: Option<u32>,
}

/// Author and year, as a citation shows them.
pub(crate) struct Label {
    pub text: String,
    /// Where the year begins.
    pub year_at: usize,
    /// Where the title ends; 0 if it begins with names.
    pub title_end: usize,
}

/// Words of a title that are used in place of a name.
const TITLE_WORDS: usize = 6;

/// The label of a source; without an author, with the first words of the title.
pub(crate) fn label(record: &Record, text: &Text, words: &Words) -> Label {
    let mut label = Label { text: String::new(), year_at: 0, title_end: 0 };
    match people(record, text) {
        [] => {
            short_title(record, text, &mut label.text);
            label.text = quoted(&label.text, words);
            label.title_end = label.text.len();
            label.text.push_str(words.get("comma"));
        }
        [one, rest @ ..] => {
            label.text.push_str(limits::name(text.get(one.family)));
            if let [two] = rest {
                push(&mut label.text, &[words.get("and"), limits::name(text.get(two.family))]);
            } else if !rest.is_empty() {
                label.text.push_str(words.get("etAl"));
            }
            label.text.push(' ');
        }
    }
    label.year_at = label.text.len();
    label.text.push_str(limits::name(&date::year(&record.issued, text, words)));
    label
}

/// The language of a source's titles, if it is not the article's.
pub(crate) fn lang(record: &Record, text: &Text, article: &str) -> Option<String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let tag = language_tag(record.get(Field::Language, text))?;
    // Longer ones are names, such as "German".
    ((2..=3).contains(&primary(&tag).len()) && primary(&tag) != primary(article)).then_some(tag)
}

/// Adds to a year the letter that tells a source from others with the same label, by its place among them from 1: `a`
/// for the first, `aa` for the 27th; after a hyphen where there is no year. Place 0 means that there are no others.
pub(crate) fn push_letters(place: u32, year: &mut String) {
    if place > 26 {
        push_letters((place - 1) / 26, year);
    } else if place > 0 && !year.as_bytes().last().is_some_and(u8::is_ascii_digit) {
        year.push('-');
    }
    if place > 0 {
        year.push(char::from(b'a' + ((place - 1) % 26) as u8));
    }
}

/// The names that a source is listed by. The editor of a book does not lead the entry of a chapter in it.
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

/// Whether a source's kind begins with one of these.
fn is_one(record: &Record, text: &Text, kinds: &str) -> bool {
    begins(record.get(Field::Type, text), kinds)
}

/// The title without its subtitle, truncated if it is long.
fn short_title(record: &Record, text: &Text, out: &mut String) {
    let title = match record.get(Field::ShortTitle, text) {
        "" => title_of(record, text).split([':', ';', '(']).next().unwrap_or_default(),
        short => short,
    };
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

/// The title of a whole work: it is set in italics, but in scripts that have none between marks of its language.
fn marked(title: &str, words: &Words) -> String {
    let (open, _) = words.around("titled");
    let is_plain = !title.chars().any(is_east_asian) || title.starts_with(['《', '『', '「', '〈']);
    if open.is_empty() || is_plain { title.to_owned() } else { words.with("titled", title) }
}

/// A title in quotation marks, which become single ones within it.
fn quoted(title: &str, words: &Words) -> String {
    const PAIRS: [[char; 4]; 4] =
        [['“', '”', '‘', '’'], ['„', '“', '‚', '‘'], ['«', '»', '‹', '›'], ['「', '」', '『', '』']];
    let (before, after) = words.around("quoted");
    let is_outer = |[open, close, ..]: &&[char; 4]| before.contains(*open) && after.contains(*close);
    let Some([open, close, inner_open, inner_close]) = PAIRS.iter().find(is_outer) else {
        return words.with("quoted", title);
    };
    let mut is_open = false;
    let inner = title.chars().map(|c| match c {
        '"' => {
            is_open = !is_open;
            if is_open { *inner_open } else { *inner_close }
        }
        c if c == *open => *inner_open,
        c if c == *close => *inner_close,
        c => c,
    });
    words.with("quoted", &inner.collect::<String>())
}

/// The most names that an entry shows, and how many it shows of more, where the article does not say.
const NAMES: (usize, usize) = (10, 7);

/// How many of so many names an entry shows.
fn shown(names: usize, max_names: Option<u32>) -> usize {
    match max_names {
        Some(most) => names.min(most as usize),
        None if names > NAMES.0 => NAMES.1,
        None => names,
    }
}

/// Names in a row, family names first if they lead an entry; empty if there are none.
fn said(names: &[Name], max_names: Option<u32>, is_leading: bool, text: &Text, words: &Words) -> String {
    let mut line = String::new();
    let shown = shown(names.len(), max_names);
    for (i, name) in names[..shown].iter().enumerate() {
        if i > 0 {
            let separator = if is_leading { "apart" } else { "listed" };
            line.push_str(words.get(if i + 1 == names.len() { "and" } else { separator }));
        }
        let (family, given) = (text.get(name.family), text.get(name.given));
        if given.is_empty() {
            line.push_str(family);
        } else if family.chars().chain(given.chars()).all(is_east_asian) {
            push(&mut line, &[family, given]);
        } else if is_leading {
            push(&mut line, &[family, if family.chars().any(is_arabic) { "، " } else { ", " }, given]);
        } else {
            push(&mut line, &[given, " ", family]);
        }
        let suffix = text.get(name.suffix);
        push(&mut line, &[if suffix.is_empty() { "" } else { ", " }, suffix]);
    }
    if shown < names.len() {
        line.push_str(words.get("etAl"));
    }
    line
}

/// Whether a letter is of the Arabic script, which has a comma of its own.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6FF}')
}

/// Whether a letter is of a script in which the family name comes first: Han, Hangul or Kana.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{20000}'..='\u{3FFFF}')
}

/// What the list is sorted by: the names, the date and the title; without names, the title and the date.
pub(crate) fn sort_key(record: &Record, text: &Text, words: &Words) -> String {
    let (names, title) = (said(people(record, text), None, true, text, words), title_of(record, text));
    let who = if names.is_empty() { title } else { &names };
    let mut key = fold(bare(who));
    push(&mut key, &["\n", &record.issued.begin(text), "\n", title]);
    key
}

/// A text without the marks around its words.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !is_word(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_continue_after_z() {
        let lettered = |place, year: &str| {
            let mut year = year.to_owned();
            push_letters(place, &mut year);
            year
        };
        for (place, letters) in
            [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (702, "zz"), (703, "aaa")]
        {
            assert_eq!(lettered(place, "1875"), format!("1875{letters}"));
        }
        assert_eq!(
            (lettered(2, "n.d."), lettered(28, "n.d."), lettered(0, "n.d.")),
            ("n.d.-b".into(), "n.d.-ab".into(), "n.d.".into())
        );
    }
}
