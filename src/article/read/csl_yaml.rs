//! CSL-YAML, as Pandoc writes it: a list of records, alone or as `references`. In: a file. Out: the same records as
//! CSL-JSON, each with its place; what cannot be read is told.

use crate::article::content::buffer::Text;
use crate::article::diagnostic::{Collector, File};
use crate::article::model::converted::Converted;
use crate::article::read::decode::decode;
use crate::article::syntax::json::{Kind, Value};
use crate::article::syntax::yaml;

/// Converts a sources file from CSL-YAML.
pub fn from_csl_yaml(file: Vec<u8>) -> Converted {
    let source = decode(&file, File::Sources, &mut Collector::silent()).into_owned();
    let mut converted = Converted::of(file);
    let mut text = Text::default();
    let (root, faults) = yaml::read(&source, 0..source.len(), &mut text);
    for fault in faults {
        let end = source[fault.at..].find('\n').map_or(source.len(), |length| fault.at + length);
        converted.fail(fault.at..end, fault.message);
    }
    let list = root.get("references", &text).unwrap_or(&root);
    if list.array().is_empty() && !source.trim().is_empty() {
        converted.fail(0..0, "it is not a list of sources");
    }
    for record in list.array() {
        let mut json = String::new();
        write(record, &text, &mut json);
        let start = record.range.start;
        let end = source[start..].find('\n').map_or(source.len(), |length| start + length);
        converted.add(&json, &source, start..end);
    }
    converted
}

/// Writes a value, which is nested no deeper than its reader allows.
fn write(value: &Value, text: &Text, json: &mut String) {
    match &value.kind {
        Kind::Null => json.push_str("null"),
        Kind::Boolean(is) => json.push_str(if *is { "true" } else { "false" }),
        Kind::Text(range) => quote(text.get(*range), json),
        Kind::Array(values) => {
            json.push('[');
            for (place, value) in values.iter().enumerate() {
                json.push_str(if place > 0 { ", " } else { "" });
                write(value, text, json);
            }
            json.push(']');
        }
        Kind::Object(members) => {
            json.push('{');
            for (place, (key, value)) in members.iter().enumerate() {
                json.push_str(if place > 0 { ", " } else { "" });
                quote(text.get(*key), json);
                json.push_str(": ");
                write(value, text, json);
            }
            json.push('}');
        }
    }
}

fn quote(words: &str, json: &mut String) {
    json.push_str(&serde_json::Value::from(words).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_become_json_and_keep_their_places() {
        let yaml = "---\nreferences:\n- id: a\n  author:\n  - family: \"O\\\"B\"\n  issued: 2014\n- id: b\n...\n";
        let mut converted = from_csl_yaml(yaml.as_bytes().to_vec());
        assert_eq!(
            converted.take(),
            "[\n\n{\"id\": \"a\", \"author\": [{\"family\": \"O\\\"B\"}], \"issued\": \"2014\"},\n\n\n\n{\"id\": \"b\"}]\n"
        );
        let places: Vec<_> = converted.records.iter().map(|(_, place)| &yaml[place.clone()]).collect();
        assert_eq!(places, ["id: a", "id: b"]);
    }

    #[test]
    fn what_is_no_list_is_told() {
        assert_eq!(from_csl_yaml(b"title: T\n".to_vec()).faults.len(), 1);
        assert_eq!(from_csl_yaml(b"".to_vec()), Converted::default());
    }
}
