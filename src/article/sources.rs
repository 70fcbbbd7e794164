//! Sources: a CSL-JSON file in, a list of sources out. Fields that are not known here are no fault; a broken
//! entry costs that entry alone. (CSL-JSON: the input data schema of the Citation Style Language 1.0.2.)

use super::diagnostic::{Code, File, Findings, Span};
use super::json::{self, Kind, Value};

/// A source as its file describes it. Texts that are missing are empty.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub key: String,
    pub span: Option<Span>,
    pub kind: String,
    pub title: String,
    pub authors: Vec<Name>,
    pub editors: Vec<Name>,
    pub translators: Vec<Name>,
    pub issued: String,
    pub year: String,
    pub container: String,
    pub publisher: String,
    pub place: String,
    pub edition: String,
    pub volume: String,
    pub issue: String,
    pub page: String,
    pub doi: String,
    pub url: String,
}

/// A person or a body.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// What comes first in a list, and alone in a citation.
    pub family: String,
    pub given: String,
}

/// Reads a sources file.
pub(crate) fn read(source: &str, findings: &mut Findings) -> Vec<Record> {
    let (root, fault) = json::read(source);
    if let Some(fault) = &fault {
        let help = "Sources that stand complete in front of this place are kept.";
        findings.add(Code::SourcesSyntax, Span::new(File::Sources, fault.at..fault.at + 1), fault.message, help);
    }
    let list = root.get("items").unwrap_or(&root);
    if fault.is_none() && !matches!(list.kind, Kind::Array(_)) {
        let help = "A sources file is CSL-JSON, a list: [{\"id\": \"…\", \"title\": \"…\"}].";
        findings.add(Code::SourcesSyntax, Span::new(File::Sources, 0..0), "This is not a list of sources.", help);
    }
    list.array().iter().filter_map(|item| record(item, findings)).collect()
}

fn record(item: &Value, findings: &mut Findings) -> Option<Record> {
    let span = Span::new(File::Sources, item.range.clone());
    let text = |key: &str| item.get(key).and_then(Value::text).unwrap_or_default().trim().to_owned();
    let names = |key: &str| item.get(key).map(Value::array).unwrap_or_default().iter().filter_map(name).collect();
    let key = text("id");
    if key.is_empty() {
        findings.add(Code::SourceIncomplete, span, "This source has no id, so it cannot be cited.", "Give it an `id`.");
        return None;
    }
    let (issued, year) = item.get("issued").map(date).unwrap_or_default();
    let record = Record {
        span: Some(span),
        kind: text("type"),
        title: text("title"),
        authors: names("author"),
        editors: names("editor"),
        translators: names("translator"),
        issued,
        year,
        container: text("container-title"),
        publisher: text("publisher"),
        place: text("publisher-place"),
        edition: text("edition"),
        volume: text("volume"),
        issue: text("issue"),
        page: text("page"),
        doi: text("DOI"),
        url: text("URL"),
        key,
    };
    if record.title.is_empty() {
        let message = format!("The source `{}` has no title.", record.key);
        findings.add(Code::SourceIncomplete, span, message, "Give it a `title`.");
    }
    Some(record)
}

fn name(value: &Value) -> Option<Name> {
    let text = |key: &str| value.get(key).and_then(Value::text).unwrap_or_default().trim();
    let particle = [text("dropping-particle"), text("non-dropping-particle")].join(" ");
    let family = match text("literal") {
        "" => format!("{} {}", particle.trim(), text("family")).trim().to_owned(),
        literal => literal.to_owned(),
    };
    let name = Name { family, given: text("given").to_owned() };
    match name {
        Name { family, given } if family.is_empty() => {
            (!given.is_empty()).then_some(Name { family: given, ..Name::default() })
        }
        name => Some(name),
    }
}

/// A date as `YYYY-MM-DD` or as far as it is known, and its year.
fn date(value: &Value) -> (String, String) {
    let parts = value.get("date-parts").and_then(|parts| parts.array().first()).map(Value::array).unwrap_or_default();
    let mut parts = parts.iter().filter_map(Value::text);
    let Some(year) = parts.next() else {
        if let Some(literal) = value.get("literal").and_then(Value::text) {
            return (literal.to_owned(), literal.to_owned());
        }
        let raw = value.get("raw").and_then(Value::text).unwrap_or_default();
        let year = raw.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).unwrap_or(raw);
        return (raw.to_owned(), year.to_owned());
    };
    let mut issued = year.to_owned();
    for part in parts.take(2) {
        issued.push('-');
        issued.push_str(if part.len() == 1 { "0" } else { "" });
        issued.push_str(part);
    }
    (issued, year.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_reference_managers_write() {
        let text = r#"[{"id": "a", "type": "book", "title": "T", "author": [{"family": "Gaulle", "given": "C.",
            "non-dropping-particle": "de"}, {"literal": "A Body"}, {"given": "Plato"}, {}], "volume": 2,
            "issued": {"date-parts": [["1989", 6, 26]]}, "custom": {"x": []}, "unknown": null}]"#;
        let mut findings = Findings::default();
        let records = read(text, &mut findings);
        assert!(findings.place(|_| text.to_owned()).is_empty());
        let record = &records[0];
        let names: Vec<_> = record.authors.iter().map(|n| (n.family.as_str(), n.given.as_str())).collect();
        assert_eq!(names, [("de Gaulle", "C."), ("A Body", ""), ("Plato", "")]);
        assert_eq!((record.issued.as_str(), record.year.as_str(), record.volume.as_str()), ("1989-06-26", "1989", "2"));
    }

    #[test]
    fn a_broken_entry_costs_itself_alone() {
        let mut findings = Findings::default();
        let records = read(r#"[{"title": "no id"}, 7, {"id": "b", "issued": {"raw": "June 1989"}}]"#, &mut findings);
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].year, "1989");
        assert_eq!(findings.place(|_| String::new()).len(), 3);
    }
}
