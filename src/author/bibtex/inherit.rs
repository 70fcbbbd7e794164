//! What entries take over from others by `crossref` and `xdata` (biblatex, appendix B). In: all entries. Out: an entry
//! with the fields of the entries that it names.

use super::entry::Entry;
use super::kind;
use std::collections::HashMap;

/// The longest value that is taken over, in bytes: any number of entries can name the same one.
const LENGTH: usize = 2000;
/// How many entries may name each other in a row.
const DEPTH: usize = 4;

pub struct Inheritance<'a> {
    entries: HashMap<&'a str, &'a Entry>,
}

impl<'a> Inheritance<'a> {
    pub fn of(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut by_key = HashMap::new();
        for entry in entries {
            by_key.entry(entry.key.as_str()).or_insert(entry);
        }
        Self { entries: by_key }
    }

    /// An entry with what it inherits.
    pub fn complete(&self, entry: &Entry) -> Entry {
        self.complete_within(entry, DEPTH)
    }

    fn complete_within(&self, entry: &Entry, depth: usize) -> Entry {
        let mut entry = entry.clone();
        let xdata = entry.get("xdata").split(',').map(|key| (key.trim().to_owned(), true)).take(DEPTH);
        let crossref = [(entry.get("crossref").trim().to_owned(), false)];
        for (key, is_data) in xdata.chain(crossref).collect::<Vec<_>>() {
            let Some(other) = self.entries.get(key.as_str()).filter(|_| depth > 0) else { continue };
            let other = self.complete_within(other, depth - 1);
            let is_dated = ["date", "year"].iter().any(|name| !entry.get(name).is_empty());
            for (name, value) in &other.fields {
                let name = if is_data { Some(*name) } else { inherited(name, &other.kind, &entry.kind) };
                let is_date = matches!(name, Some("date" | "year" | "month" | "day"));
                let Some(name) = name.filter(|_| value.len() <= LENGTH && !(is_date && is_dated)) else { continue };
                entry.fields.entry(name).or_insert_with(|| value.clone());
            }
        }
        entry
    }
}

/// What a field of another entry is in an entry that refers to it.
fn inherited(name: &'static str, of: &str, by: &str) -> Option<&'static str> {
    let is_part = kind::is_part(kind::csl(by, "", false));
    let is_in_periodical = of == "periodical";
    let is_in_volumes = of.starts_with("mv");
    Some(match name {
        "shorttitle" | "crossref" | "xdata" | "options" | "type" | "entrysubtype" => return None,
        "title" if is_in_periodical => "journaltitle",
        "subtitle" if is_in_periodical => "journalsubtitle",
        "title" if is_in_volumes => "maintitle",
        "subtitle" if is_in_volumes => "mainsubtitle",
        "title" if is_part => "booktitle",
        "subtitle" if is_part => "booksubtitle",
        "titleaddon" if is_part => "booktitleaddon",
        "author" if is_part && by != "inproceedings" => "bookauthor",
        "title" | "subtitle" | "titleaddon" => return None,
        name => name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: &str, key: &str, fields: &[(&'static str, &str)]) -> Entry {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Entry { kind: kind.to_owned(), key: key.to_owned(), fields }
    }

    fn completed(all: &[Entry]) -> Vec<(&'static str, String)> {
        let mut fields: Vec<_> = Inheritance::of(all.iter()).complete(&all[0]).fields.into_iter().collect();
        fields.retain(|(name, _)| !matches!(*name, "crossref" | "xdata"));
        fields.sort();
        fields
    }

    fn expected(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
    }

    #[test]
    fn a_part_takes_over_what_it_lacks() {
        let all = [
            entry("inproceedings", "a", &[("crossref", "b"), ("title", "Talk"), ("year", "2001")]),
            entry("proceedings", "b", &[("title", "Proc"), ("date", "2002"), ("publisher", "P"), ("xdata", "c, d")]),
            entry("xdata", "c", &[("publisher", "other"), ("location", "Rome")]),
        ];
        let fields =
            [("booktitle", "Proc"), ("location", "Rome"), ("publisher", "P"), ("title", "Talk"), ("year", "2001")];
        assert_eq!(completed(&all), expected(&fields));
    }

    #[test]
    fn titles_become_those_of_volumes_and_periodicals() {
        let book = |by, of| {
            let fields = completed(&[entry(by, "a", &[("crossref", "b")]), entry(of, "b", &[("title", "T")])]);
            fields.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(book("book", "mvbook"), ["maintitle"]);
        assert_eq!(book("article", "periodical"), ["journaltitle"]);
        assert_eq!(book("book", "book"), [""; 0]);
    }

    #[test]
    fn entries_that_name_each_other_come_to_an_end() {
        let all = [
            entry("book", "a", &[("crossref", "b")]),
            entry("book", "b", &[("crossref", "a"), ("xdata", "b, a"), ("note", "N")]),
        ];
        assert_eq!(completed(&all), expected(&[("note", "N")]));
    }
}
