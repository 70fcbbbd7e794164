//! Holds the stylesheet to what there is to be styled: every class that the core, the terminal, the cards and the element
//! write has its rule or its reason to have none, and no rule waits for a class that nobody writes. Reads the sources
//! as text.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Classes that need no rule, each with the reason.
const UNSTYLED: [(&str, &str); 4] = [
    ("apostil-date", "reads as the words around it"),
    ("apostil-more", "a frame: the card hides it by an attribute"),
    ("apostil-original", "a link like others"),
    ("apostil-reading-time", "reads as the words around it"),
];

/// What begins like a class and is none: the element, its events, what ids begin with.
const OTHER_NAMES: [&str; 7] =
    ["apostil-reader", "apostil-ready", "apostil-error", "apostil-open", "apostil-close", "apostil-title-", "apostil-"];

fn read(path: impl AsRef<Path>) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every source file below a folder that ends so.
fn sources(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap().map(Result::unwrap) {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(sources(&path, ending));
        } else if path.ends_with(ending) {
            found.push(path.into());
        }
    }
    found
}

/// The names in a text that begin with `apostil-` behind this character.
fn names(text: &str, before: &[char]) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let behind = text.match_indices("apostil-").filter(|(at, _)| text[..*at].ends_with(before));
    behind.map(|(at, _)| text[at..].chars().take_while(|c| is_of_name(*c)).collect()).collect()
}

/// The classes that are written: a source names each behind a quotation mark, and behind a dot where it only seeks one.
fn written() -> BTreeSet<String> {
    let mut files = sources("src", ".rs");
    files.extend(sources("www", ".js"));
    files.extend(sources("www", ".html"));
    let mut found = BTreeSet::new();
    for file in files {
        let text = read(&file);
        // What a file's own tests name is no proof that anything writes it.
        let (text, _) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
        found.extend(names(text, &['"']));
    }
    found.retain(|name| !OTHER_NAMES.contains(&name.as_str()));
    found
}

/// The classes that the stylesheet has rules for.
fn styled() -> BTreeSet<String> {
    let text = read("www/apostil.css");
    let bare: String = text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    names(&bare, &['.'])
}

#[test]
fn every_class_has_a_rule_or_a_reason_to_have_none() {
    let (written, styled) = (written(), styled());
    assert!(written.len() > 30, "only {written:?} are written");
    for class in &written {
        let excused = UNSTYLED.iter().any(|(name, _)| name == class);
        assert!(styled.contains(class) != excused, "{class} has a rule and is excused, or neither");
    }
    for (name, reason) in UNSTYLED {
        assert!(written.contains(name), "{name} is excused ({reason}), but nothing writes it");
    }
}

#[test]
fn every_rule_has_something_to_style() {
    let (written, styled) = (written(), styled());
    let idle: Vec<_> = styled.difference(&written).collect();
    assert!(idle.is_empty(), "nothing writes {idle:?}");
}
