//! Checks the stylesheet against what there is to be styled: every class that the core, the terminal, the cards and the
//! element write has a rule or a reason to have none, and no rule is for a class that nobody writes; every colour is a
//! token that a theme can set, and no token does nothing. Reads the sources as text.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Classes that need no rule, each with the reason.
const UNSTYLED: [(&str, &str); 9] = [
    ("apostil-card-actions", "a control like others"),
    ("apostil-card-copy", "a control like others"),
    ("apostil-card-goto", "a control like others"),
    ("apostil-card-mention", "reads as the words around it"),
    ("apostil-card-next", "a control like others"),
    ("apostil-card-previous", "a control like others"),
    ("apostil-date", "reads as the words around it"),
    ("apostil-original", "a link like others"),
    ("apostil-reading-time", "reads as the words around it"),
];

/// What looks like a class but is none: the element, its events, parts of ids.
const OTHER_NAMES: [&str; 15] = [
    "apostil-reader",
    "apostil-ready",
    "apostil-error",
    "apostil-open",
    "apostil-close",
    "apostil-height",
    "apostil-title-",
    "apostil-verdict-",
    "apostil-says-",
    "apostil-finding-",
    "apostil-title",
    "apostil-notes-heading",
    "apostil-glossary-heading",
    "apostil-sources-heading",
    "apostil-",
];

/// Custom properties that are not tokens: cards have them level by level, entries by their verdict, asides by their kind,
/// and scripts set or read them.
const INNER: [&str; 10] = [
    "--apostil",
    "--apostil-aside",
    "--apostil-deck",
    "--apostil-level",
    "--apostil-link-on-dark",
    "--apostil-link-on-light",
    "--apostil-lines",
    "--apostil-notch",
    "--apostil-room",
    "--apostil-verdict",
];

const TOKENS: &str = "www/styles/tokens.css";

/// The beginnings of colours that are neither a token nor the system's.
const COLOURS: [&str; 10] = ["#", "rgb(", "hsl(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", " black", " white"];

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

/// The names in a text that begin with `apostil-` after this character.
fn names(text: &str, before: &[char]) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let behind = text.match_indices("apostil-").filter(|(at, _)| text[..*at].ends_with(before));
    behind.map(|(at, _)| text[at..].chars().take_while(|c| is_of_name(*c)).collect()).collect()
}

/// The classes that are written: a source names each after a quotation mark, and after a dot where it only seeks one.
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

/// The stylesheet's files by their paths, without comments.
fn stylesheets() -> Vec<(String, String)> {
    let bare = |text: &str| text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
    let files = sources("www/styles", ".css").into_iter();
    files.map(|file| (file.display().to_string(), bare(&read(&file)))).collect()
}

/// The classes that the stylesheet has rules for.
fn styled() -> BTreeSet<String> {
    stylesheets().iter().flat_map(|(_, text)| names(text, &['.'])).collect()
}

/// The custom properties that a text gives a value, or those whose value it takes.
fn properties(text: &str, taken: bool) -> BTreeSet<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let split = |at: usize| text[at..].split_at(text[at..].find(|c| !is_of_name(c)).unwrap_or_default());
    let places = text.match_indices("--apostil").map(|(at, _)| (&text[..at], split(at)));
    let meant = places.filter(|(before, (_, after))| {
        if taken { before.ends_with("var(") } else { before.ends_with([' ', '\n']) && after.starts_with(':') }
    });
    meant.map(|(_, (name, _))| name.to_owned()).collect()
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

#[test]
fn every_file_is_part_of_the_stylesheet() {
    let whole = read("www/apostil.css");
    for (file, _) in stylesheets() {
        let part = file.trim_start_matches("www/");
        let is_imported = ["", " layer(apostil)"].iter().any(|layer| whole.contains(&format!("\"./{part}\"{layer};")));
        assert!(is_imported, "{file} is not imported");
    }
}

#[test]
fn every_colour_is_a_token() {
    for (file, text) in stylesheets() {
        // On paper it is always black on white.
        if file == TOKENS || file.ends_with("/print.css") {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let value = line.split_once(": ").map_or("", |(_, value)| value);
            let colour = COLOURS.iter().find(|colour| format!(" {value}").contains(*colour));
            assert_eq!(colour, None, "{file}: {}: {line}", number + 1);
        }
    }
}

#[test]
fn every_token_exists_and_does_something() {
    let files = stylesheets();
    let tokens: BTreeSet<_> = files.iter().filter(|(file, _)| file == TOKENS).collect();
    let tokens: BTreeSet<_> = tokens.iter().flat_map(|(_, text)| properties(text, false)).collect();
    let given: BTreeSet<_> = files.iter().flat_map(|(_, text)| properties(text, false)).collect();
    let taken: BTreeSet<_> = files.iter().flat_map(|(_, text)| properties(text, true)).collect();
    let is_token = |name: &&String| !INNER.contains(&name.as_str());
    let tokens: Vec<_> = tokens.iter().filter(is_token).collect();
    assert!(tokens.len() > 30, "only {tokens:?} are tokens");
    assert_eq!(given.iter().filter(is_token).collect::<Vec<_>>(), tokens, "given outside {TOKENS}, or not there");
    assert_eq!(taken.iter().filter(is_token).collect::<Vec<_>>(), tokens, "taken but not there, or never taken");
}
