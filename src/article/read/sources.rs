//! Sources: a CSL-JSON file in, a list of sources out. Unknown fields are fine; a broken
//! entry loses only that entry. (CSL-JSON: the input data schema of the Citation Style Language 1.0.2.)

use crate::article::content::buffer::{Text, TextRange};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::source::{FIELD_COUNT, FIELDS, Field, Name, ROLES, Record, Source};
use crate::article::read::csl_date;
use crate::article::syntax::json::{self, Kind, Value};
use crate::article::text::direction;
use std::collections::HashSet;

/// Reads a sources file.
pub(crate) fn read(source: &str, text: &mut Text, diagnostics: &mut Collector) -> Vec<Source> {
    let (root, is_whole) = json::read_file(source, File::Sources, Code::SourcesSyntax, text, diagnostics);
    let list = root.get("items", text).unwrap_or(&root);
    if is_whole && !matches!(list.kind, Kind::Array(_)) {
        diagnostics.add(Code::SourcesSyntax, Span::new(File::Sources, 0..0), &["it is not a list of sources"]);
    }
    from_list(list.array(), File::Sources, text, diagnostics)
}

/// Reads the sources in an article's front matter.
pub(crate) fn of_front_matter(mut list: Value, text: &mut Text, diagnostics: &mut Collector) -> Vec<Source> {
    settle(&mut list, text, diagnostics);
    from_list(list.array(), File::Article, text, diagnostics)
}

/// Isolates each text, so that it does not affect the direction of text beside it.
fn settle(value: &mut Value, text: &mut Text, diagnostics: &mut Collector) {
    match &mut value.kind {
        Kind::Text(range) => {
            let words = text.get(*range).to_owned();
            if let Some((_, name)) = direction::unsettled(&words) {
                diagnostics.add(Code::BidiControl, Span::new(File::Article, value.range.clone()), &[name]);
                *range = text.add(&direction::settled(&words));
            }
        }
        // Values are nested no deeper than their readers allow.
        Kind::Array(items) => items.iter_mut().for_each(|item| settle(item, text, diagnostics)),
        Kind::Object(members) => members.iter_mut().for_each(|(_, member)| settle(member, text, diagnostics)),
        Kind::Null | Kind::Boolean(_) => {}
    }
}

fn from_list(list: &[Value], file: File, text: &mut Text, diagnostics: &mut Collector) -> Vec<Source> {
    let mut sources = Vec::new();
    for item in list {
        let span = Span::new(file, item.range.clone());
        let record = record(item, span, text);
        let key = record.get(Field::Id, text);
        if key.is_empty() {
            diagnostics.add(Code::SourceNameless, span, &[]);
            continue;
        }
        if record.get(Field::Title, text).is_empty() {
            diagnostics.add(Code::SourceUntitled, span, &[key]);
        }
        sources.push(Source {
            record,
            label: String::new(),
            year_at: 0,
            quotable: String::new(),
            place: 0,
            id: String::new(),
            mentions: 0,
        });
    }
    sources
}

/// What sources are cited by.
pub(crate) fn keys(sources: &[Source], text: &Text) -> HashSet<String> {
    sources.iter().map(|source| source.record.get(Field::Id, text).to_owned()).collect()
}

const NOTHING: Value = Value { kind: Kind::Null, range: 0..0 };

fn record(item: &Value, span: Span, text: &mut Text) -> Record {
    let mut fields = [TextRange::default(); FIELD_COUNT];
    for (field, key) in fields.iter_mut().zip(FIELDS.split(' ')) {
        *field = item.text_of(key, text);
    }
    let names = ROLES.map(|role| {
        let mut names = Vec::new();
        for value in item.array_of(role, text) {
            names.extend(name(value, text));
        }
        names
    });
    let copy = item.get("custom", text).and_then(|custom| custom.get("archived", text)).unwrap_or(&NOTHING);
    let date = |value: &Value, key| csl_date::read(value.get(key, text).unwrap_or(&NOTHING), text);
    let (issued, original) = (date(item, "issued"), date(item, "original-date"));
    let (accessed, copied) = (date(item, "accessed"), date(copy, "date"));
    Record { span, fields, names, issued, original, accessed, copy: copy.text_of("url", text), copied }
}

/// A name: a literal one as it is, otherwise composed of its parts.
fn name(value: &Value, text: &mut Text) -> Option<Name> {
    let [literal, family, given, suffix] =
        ["literal", "family", "given", "suffix"].map(|key| trimmed(value.text_of(key, text), text));
    let whole = |family| Name { family, particles: 0, given: TextRange::default(), suffix: TextRange::default() };
    if !literal.is_empty() {
        return Some(whole(literal));
    }
    let mut last = String::new();
    for key in ["dropping-particle", "non-dropping-particle"] {
        let particle = text.get(value.text_of(key, text)).trim();
        last.push_str(particle);
        if !particle.is_empty() && !particle.ends_with(['\'', '’', '-']) {
            last.push(' ');
        }
    }
    let particles = last.len() as u32;
    last.push_str(text.get(family));
    match (last.trim_end(), given.is_empty()) {
        ("", true) => None,
        ("", false) => Some(Name { suffix, ..whole(given) }),
        (last, _) => Some(Name { family: text.add(last), particles, given, suffix }),
    }
}

/// A range without the whitespace at its ends.
fn trimmed(stretch: TextRange, text: &Text) -> TextRange {
    let whole = text.get(stretch);
    let start = stretch.start + (whole.len() - whole.trim_start().len()) as u32;
    TextRange { start, end: start + whole.trim().len() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::model::source::Role;

    fn read_sources(source: &str) -> (Vec<Source>, Text, usize) {
        let (mut text, mut diagnostics) = (Text::default(), Collector::default());
        let records = read(source, &mut text, &mut diagnostics);
        (records, text, diagnostics.place(&Default::default()).len())
    }

    #[test]
    fn reads_what_reference_managers_write() {
        let source = r#"[{"id": "a", "type": "book", "title": "T", "author": [{"family": "Gaulle", "given": "C.",
            "non-dropping-particle": "de"}, {"literal": "A Body"}, {"given": "Plato"}, {}], "volume": 2,
            "issued": {"date-parts": [["1989", 6, 26]]}, "custom": {"x": []}, "unknown": null}]"#;
        let (records, text, diagnostics) = read_sources(source);
        assert_eq!(diagnostics, 0);
        let record = &records[0].record;
        let names = record.names(Role::Author).iter().map(|n| (text.get(n.family), text.get(n.given)));
        assert_eq!(names.collect::<Vec<_>>(), [("de Gaulle", "C."), ("A Body", ""), ("Plato", "")]);
        let issued = (record.issued.begin(&text), text.get(record.issued.start.year));
        assert_eq!(issued, ("1989-06-26".into(), "1989"));
        assert_eq!((record.get(Field::Volume, &text), record.get(Field::Type, &text)), ("2", "book"));
    }

    #[test]
    fn a_broken_entry_costs_itself_alone() {
        let (records, text, diagnostics) =
            read_sources(r#"[{"title": "no id"}, 7, {"id": "b", "issued": {"raw": "June 1989"}}]"#);
        assert_eq!((records.len(), diagnostics), (1, 3));
        assert_eq!(text.get(records[0].record.issued.start.year), "1989");
    }
}
