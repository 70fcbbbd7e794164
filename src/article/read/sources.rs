//! Sources: a CSL-JSON file in, a list of sources out. Unknown fields are fine; a broken
//! entry loses only that entry. (CSL-JSON: the input data schema of the Citation Style Language 1.0.2.)

use crate::article::content::buffer::{Text, TextRange};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::source::{FIELD_COUNT, FIELDS, Field, Name, ROLES, Record, Source};
use crate::article::read::csl_date;
use crate::article::syntax::json::{self, Kind, Value};
use crate::article::text::direction;
use crate::article::text::hash::HashSet;

/// Reads a sources file.
pub(crate) fn read(source: &str, text: &mut Text, diagnostics: &mut Collector) -> Vec<Source> {
    if let Some(format) = other_format(source) {
        diagnostics.add(Code::SourcesFormat, Span::new(File::Sources, 0..0), &[format]);
        diagnostics.lack(File::Sources);
        return Vec::new();
    }
    let (root, is_whole) = json::read_file(source, File::Sources, Code::SourcesSyntax, text, diagnostics);
    let list = listed(root, text);
    if is_whole && list.array().is_empty() && !matches!(list.kind, Kind::Array(_)) {
        diagnostics.add(Code::SourcesSyntax, Span::new(File::Sources, 0..0), &["it is not a list of sources"]);
        diagnostics.lack(File::Sources);
    }
    from_list(list.array(), File::Sources, text, diagnostics)
}

/// The list of sources in a file: the whole, `items` or `references`, the only source, or the members of a table, whose
/// keys are their ids.
fn listed(root: Value, text: &Text) -> Value {
    let Kind::Object(members) = root.kind else { return root };
    let is = |value: &Value| matches!(value.kind, Kind::Array(_));
    let key = |(key, _): &(TextRange, Value)| matches!(text.get(*key), "items" | "references");
    let mut members = members;
    if let Some(place) = members.iter().position(|member| key(member) && is(&member.1)) {
        return members.swap_remove(place).1;
    }
    let is_map = !members.is_empty() && members.iter().all(|(_, value)| matches!(value.kind, Kind::Object(_)));
    if !is_map {
        let is_source = members.iter().any(|(key, _)| matches!(text.get(*key), "id" | "title" | "citation-key"));
        let one = Value { kind: Kind::Object(members), range: root.range.clone() };
        return if is_source { Value { kind: Kind::Array(vec![one]), range: root.range } } else { one };
    }
    let with_id = |(id, mut value): (TextRange, Value)| {
        if let Kind::Object(fields) = &mut value.kind
            && !fields.iter().any(|(key, _)| text.get(*key) == "id")
        {
            fields.insert(0, (TextRange::default(), Value { kind: Kind::Text(id), range: 0..0 }));
        }
        value
    };
    Value { kind: Kind::Array(members.into_iter().map(with_id).collect()), range: root.range }
}

/// The format of a sources file that is not JSON, if it is one of those that reference managers write: `BibTeX`, `RIS`
/// or `YAML`.
pub fn other_format(source: &str) -> Option<&'static str> {
    let is_entry = |line: &str| {
        let rest = line.strip_prefix('@').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
        rest.is_some_and(|rest| rest.trim_start().starts_with(['{', '(']))
    };
    let mut lines = source.lines().map(str::trim_start).filter(|line| !line.is_empty());
    let first = lines.clone().next()?;
    if first.starts_with(['[', '{']) {
        None
    } else if lines.any(is_entry) {
        Some("BibTeX")
    } else if first.starts_with("TY  -") {
        Some("RIS")
    } else if first == "---" || first.starts_with("references:") || first.starts_with("- id:") {
        Some("YAML")
    } else {
        None
    }
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
        let key = record.get(Field::Id, text).to_owned();
        if key.is_empty() {
            diagnostics.add(Code::SourceNameless, span, &[]);
            continue;
        }
        if record.get(Field::Title, text).is_empty() {
            diagnostics.add(Code::SourceUntitled, span, &[&key]);
        }
        sources.push(Source {
            record,
            label: String::new(),
            year_at: 0,
            title_end: 0,
            quotable: String::new(),
            place: 0,
            id: String::new(),
            mentions: Default::default(),
        });
    }
    sources
}

/// What sources are cited by.
pub(crate) fn keys(sources: &[Source], text: &Text) -> HashSet<String> {
    let all = |source: &Source| {
        let record = &source.record;
        [record.get(Field::Id, text)].into_iter().chain(record.other_ids(text)).map(str::to_owned).collect::<Vec<_>>()
    };
    sources.iter().flat_map(all).collect()
}

const NOTHING: Value = Value { kind: Kind::Null, range: 0..0 };

fn record(item: &Value, span: Span, text: &mut Text) -> Record {
    let mut fields = [TextRange::default(); FIELD_COUNT];
    for (field, key) in fields.iter_mut().zip(FIELDS.split(' ')) {
        *field = item.text_of(key, text);
    }
    // Zotero and Better BibTeX put what is cited beside an address as the id.
    let cited = ["citation-key", "citationKey"].map(|key| item.text_of(key, text));
    if let Some(cited) = cited.into_iter().find(|cited| !cited.is_empty()) {
        fields[Field::Id as usize] = cited;
    } else if let (true, Kind::Object(members)) = (fields[Field::Id as usize].is_empty(), &item.kind) {
        let named = members.first().filter(|(key, _)| key.is_empty());
        fields[Field::Id as usize] = named.map(|(_, id)| id.text()).unwrap_or_default();
    }
    let names = ROLES.map(|role| {
        let mut names = Vec::new();
        let value = item.get(role, text).unwrap_or(&NOTHING);
        let all = if let Kind::Array(all) = &value.kind { all } else { std::slice::from_ref(value) };
        for value in all {
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
    let literal = if literal.is_empty() { trimmed(value.text(), text) } else { literal };
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

/// A range without the whitespace at its ends, and without the quotation marks with which citeproc-js protects a name.
fn trimmed(stretch: TextRange, text: &Text) -> TextRange {
    let whole = text.get(stretch);
    let start = stretch.start + (whole.len() - whole.trim_start().len()) as u32;
    let words = whole.trim();
    let is_protected = words.len() > 2 && words.starts_with('"') && words.ends_with('"');
    let mark = u32::from(is_protected);
    TextRange { start: start + mark, end: start + words.len() as u32 - mark }
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
