//! Entries against those that Pandoc prints in its own style, Chicago's author-date: no word of a record that is in theirs
//! is missing in ours, but for those listed here. The records are those of `tests/spec/bibliography.md`.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "no outcome of an example is looked at")]
mod examples;
#[expect(dead_code, reason = "other tests use the other programs")]
mod readers;
mod required;

use apostil::article::{Format, Selection, export};
use examples::{FILES, examples};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// Words that Pandoc prints of a record and Apostil does not, by id; and why.
const ON_PURPOSE: &[(&str, &str)] = &[
    ("c", "27bc 14ad"),            // here an era is a word of its own
    ("month", "99"),               // no month has this number
    ("tags", "span lang la span"), // a tag is markup, and no word
];

/// Words of Chicago's style: Apostil writes a sign in place of the first, nothing or a whole word in place of others.
const STYLE: &[&str] = &["and", "in", "vol", "ed", "eds", "dir", "sec"];

/// The records, each with an id of its own.
fn records() -> Vec<Value> {
    let (_, text) = FILES.iter().find(|(name, _)| *name == "bibliography.md").unwrap();
    let mut records: BTreeMap<String, Value> = BTreeMap::new();
    for block in examples("bibliography.md", text).iter().flat_map(|example| &example.blocks) {
        if block.kind != "json sources" {
            continue;
        }
        let Ok(Value::Array(all)) = serde_json::from_str(&block.text) else { continue };
        for record in all {
            let Some(id) = record["id"].as_str() else { continue };
            records.entry(id.to_owned()).or_insert(record);
        }
    }
    records.into_values().collect()
}

/// What pandoc prints of each record in its own style, Chicago's author-date, by id.
fn chicago(sources: &str) -> BTreeMap<String, String> {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("sources.json");
    fs::write(&file, sources).unwrap();
    let mut command = Command::new("pandoc");
    command.args(["--citeproc", "-f", "markdown", "-t", "json", "--bibliography"]).arg(&file);
    let out: Value = serde_json::from_str(&readers::run(&mut command, "---\nnocite: '@*'\n---\n")).unwrap();
    let mut entries = BTreeMap::new();
    for list in out["blocks"].as_array().unwrap() {
        for entry in list["c"][1].as_array().unwrap() {
            let id = entry["c"][0][0].as_str().unwrap().trim_start_matches("ref-");
            let mut text = String::new();
            strings(entry, &mut text);
            entries.insert(id.to_owned(), text);
        }
    }
    entries
}

/// The text of a part of pandoc's document.
fn strings(node: &Value, text: &mut String) {
    match (node["t"].as_str(), &node["c"]) {
        (Some("Str"), Value::String(word)) => text.push_str(word),
        (Some("Space" | "SoftBreak"), _) => text.push(' '),
        _ => {
            let parts = node.as_array().or_else(|| node["c"].as_array());
            parts.into_iter().flatten().for_each(|part| strings(part, text));
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
fn entries_hold_the_words_of_chicagos() {
    let test = "entries_hold_the_words_of_chicagos";
    if !readers::has("pandoc", test) {
        return;
    }
    let records = records();
    assert!(records.len() > 80, "{} records", records.len());
    let sources = Value::Array(records.clone()).to_string();
    let theirs = chicago(&sources);
    let mut differences = String::new();
    for record in &records {
        let id = record["id"].as_str().unwrap();
        let Some(entry) = theirs.get(id) else { continue };
        let ours = words(&export(&Selection::new(&sources, &[id]), Format::Text));
        // Chicago leaves out the first digits of a last page, and tells years apart by letters.
        let is_there = |word: &String| {
            let is_year = word.starts_with(|c: char| c.is_ascii_digit());
            let word = if is_year { word.trim_end_matches(['a', 'b']) } else { word };
            STYLE.contains(&word) || ours.iter().any(|own| own.ends_with(word))
        };
        let missing: Vec<_> = words(entry).into_iter().filter(|word| !is_there(word)).collect();
        let expected = ON_PURPOSE.iter().find(|(of, _)| *of == id).map_or("", |(_, words)| words);
        if missing.join(" ") != expected {
            differences += &format!("{id}: {}\n  {entry}\n  {}\n", missing.join(" "), ours.join(" "));
        }
    }
    assert!(differences.is_empty(), "{differences}");
}
