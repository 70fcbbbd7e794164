//! Sources for other programs: the exact output; what pandoc, bibutils and BibTeX find in it; and what broken
//! files lead to.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "these examples are no articles")]
mod examples;
mod readers;
mod required;

use apostil::article::{Format, Selection, export};
use examples::examples;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use serde_json::Value;
use std::cell::Cell;
use std::fs;
use std::time::{Duration, Instant};

const SAMPLE: &str = include_str!("../www/sources.json");
const NASTY: &str = include_str!("exports/nasty.json");
const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/types.md");

fn records(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap()
}

fn id(record: &Value) -> String {
    record["id"].as_str().map_or_else(|| record["id"].to_string(), str::to_owned)
}

/// All sources of a file, exported.
fn all(sources: &str, format: Format) -> String {
    let ids: Vec<_> = records(sources).iter().map(id).collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    export(&Selection::new(sources, &ids), format)
}

#[test]
fn every_example_holds() {
    let is_blessing = std::env::var_os("BLESS").is_some();
    let text = fs::read_to_string(SPEC).unwrap();
    let (mut blessed, mut failures, mut count) = (text.clone(), String::new(), 0);
    for example in examples("types.md", &text).iter().rev() {
        let sources = example.blocks.iter().find(|block| block.kind == "json sources").unwrap();
        for block in example.blocks.iter().rev() {
            let Ok(format) = block.kind.parse::<Format>() else {
                assert_eq!(block.kind, "json sources", "{}", example.name);
                continue;
            };
            count += 1;
            let outcome = all(&sources.text, format).replace("\r\n", "\n");
            if outcome != block.text {
                blessed.replace_range(block.start..block.start + block.text.len(), &outcome);
                failures +=
                    &format!("\n{}, {}:\n--- expected\n{}--- came\n{outcome}", example.name, block.kind, block.text);
            }
        }
    }
    if is_blessing {
        fs::write(SPEC, blessed).unwrap();
    }
    assert!(count > 20, "only {count} outcomes were found");
    assert!(is_blessing || failures.is_empty(), "{failures}");
}

#[test]
fn formats_have_names() {
    for (format, name, extension, media_type) in [
        (Format::CslJson, "csl-json", "json", "application/vnd.citationstyles.csl+json"),
        (Format::Bibtex, "bibtex", "bib", "application/x-bibtex"),
        (Format::Ris, "ris", "ris", "application/x-research-info-systems"),
        (Format::Markdown, "markdown", "md", "text/markdown"),
        (Format::Text, "text", "txt", "text/plain"),
    ] {
        assert_eq!((format.name(), format.extension(), format.media_type()), (name, extension, media_type));
        assert_eq!(name.parse(), Ok(format));
    }
    assert_eq!(("BibTeX".parse::<Format>().ok(), Format::ALL.len()), (None, 5));
}

/// The records of a file as an export has them: of two with the same id the first counts.
fn expected(sources: &str) -> Vec<Value> {
    let all = records(sources);
    all.iter().map(|record| all.iter().find(|first| id(first) == id(record)).unwrap().clone()).collect()
}

#[test]
fn csl_json_loses_nothing() {
    for sources in [SAMPLE, NASTY] {
        assert_eq!(records(&all(sources, Format::CslJson)), expected(sources));
    }
}

#[test]
fn ids_choose_and_order() {
    let selection = Selection::new(NASTY, &["bare", "missing", "7", ""]);
    let exported = export(&selection, Format::CslJson);
    assert_eq!(records(&exported).iter().map(id).collect::<Vec<_>>(), ["bare", "7"]);
    for format in Format::ALL.iter().copied() {
        let none = export(&Selection::new(NASTY, &["missing"]), format);
        assert_eq!(none, if format == Format::CslJson { "[]\n" } else { "" });
        let wrapped = format!("\u{FEFF}{{\"items\": {NASTY}}}");
        assert_eq!(export(&Selection::new(&wrapped, selection.ids), format), export(&selection, format));
    }
}

#[test]
fn words_are_those_of_the_language() {
    let sources = r#"[{"id": "a", "type": "book", "title": "T", "editor": [{"family": "F"}]}]"#;
    let selection = Selection::new(sources, &["a"]).with_lang("de");
    assert_eq!(export(&selection, Format::Text), "F (Hrsg.) (o. J.). T.\n");
    let words = r#"{"noDate": "undatiert"}"#;
    assert_eq!(export(&selection.with_words(words), Format::Markdown), "- F (Hrsg.) (undatiert). *T*.\n");
}

/// A text as far as no program changes it: letters without tags, quotation marks, dashes and spaces folded.
fn folded(text: &str) -> String {
    // pandoc keeps an unbalanced brace as mathematics.
    let text =
        text.replace("$\\lbrace$", "{").replace("$\\rbrace$", "}").replace("\\lbrace", "{").replace("\\rbrace", "}");
    let mut text = text.replace(['‘', '’', '`', '“', '”', '"'], "'").replace("''", "'");
    for tag in ["i", "b", "sup", "sub", "span"] {
        text = text.replace(&format!("<{tag}>"), "").replace(&format!("</{tag}>"), "");
    }
    while let Some((before, (_, behind))) =
        text.split_once("<span ").and_then(|(before, rest)| Some((before, rest.split_once('>')?)))
    {
        text = format!("{before}{behind}");
    }
    text.replace(['–', '—'], "-").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of names: programs differ in how they split them.
fn people(record: &Value, role: &str) -> Vec<Vec<String>> {
    let words = |name: &Value| {
        let parts = name.as_object().into_iter().flatten().filter_map(|(_, part)| part.as_str());
        let mut words: Vec<_> =
            parts.flat_map(|part| folded(part).split([' ', ',']).map(str::to_owned).collect::<Vec<_>>()).collect();
        words.retain(|word| !word.is_empty());
        words.sort();
        words
    };
    let names = record[role].as_array().into_iter().flatten().map(words);
    names.filter(|words| !words.is_empty()).collect()
}

fn year(record: &Value) -> Option<String> {
    let issued = &record["issued"];
    let part = &issued["date-parts"][0][0];
    let words = issued["raw"].as_str().or(issued["literal"].as_str()).unwrap_or_default();
    let of_words = || words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4).map(str::to_owned);
    part.as_str().map(str::to_owned).or_else(|| part.as_i64().map(|year| year.to_string())).or_else(of_words)
}

/// Compares what a program read with what was exported; if it is not exact, only the letters, not their case.
fn compare(program: &str, sources: &str, read: &[Value], is_exact: bool) {
    let expected = expected(sources);
    assert_eq!(read.len(), expected.len(), "{program}");
    for (read, expected) in read.iter().zip(&expected) {
        let text = |record: &Value, field: &str| {
            let text = folded(record[field].as_str().unwrap_or_default());
            if is_exact { text } else { text.to_lowercase() }
        };
        let place = format!("{program}: {expected}\n{read}");
        assert_eq!(text(read, "title"), text(expected, "title"), "{place}");
        let maker = if expected["author"].is_null() { "director" } else { "author" };
        let letters = |words: Vec<String>| {
            let mut letters: Vec<_> = words.concat().chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort();
            letters
        };
        let (read_names, names) = (people(read, "author"), people(expected, maker));
        if is_exact {
            assert_eq!(read_names, names, "{place}");
        } else {
            let all = |names: Vec<Vec<String>>| names.into_iter().map(letters).collect::<Vec<_>>();
            assert_eq!(all(read_names), all(names), "{place}");
        }
        if !expected["issued"].is_null() {
            assert_eq!(year(read), year(expected), "{place}");
        }
        assert!(text(read, "publisher").contains(&text(expected, "publisher")), "{place}");
        if let Some(url) = expected["URL"].as_str() {
            let encoded = url.replace('{', "%7B").replace('}', "%7D").replace(' ', "%20").replace('\\', "%5C");
            // Some programs turn a DOI into the address.
            let of_doi = expected["DOI"].as_str().filter(|_| !is_exact).map(|doi| format!("https://doi.org/{doi}"));
            let read = read["URL"].as_str();
            assert!(
                read == Some(url) || read == Some(&encoded) || read.is_some() && read == of_doi.as_deref(),
                "{place}"
            );
        }
    }
}

#[test]
fn pandoc_reads_csl_json() {
    if readers::has("pandoc", "CSL-JSON read by pandoc") {
        for sources in [SAMPLE, NASTY] {
            let read = readers::pandoc("csljson", &all(sources, Format::CslJson));
            assert_eq!(read, readers::pandoc("csljson", &serde_json::to_string(&expected(sources)).unwrap()));
            assert_eq!(read.len(), records(sources).len());
        }
    }
}

#[test]
fn pandoc_reads_bibtex() {
    if readers::has("pandoc", "BibTeX read by pandoc") {
        for sources in [SAMPLE, NASTY] {
            compare("pandoc -f bibtex", sources, &readers::pandoc("bibtex", &all(sources, Format::Bibtex)), true);
        }
    }
}

#[test]
fn pandoc_reads_ris() {
    if readers::has("pandoc", "RIS read by pandoc") && readers::pandoc_reads_ris() {
        for sources in [SAMPLE, NASTY] {
            compare("pandoc -f ris", sources, &readers::pandoc("ris", &all(sources, Format::Ris)), true);
        }
    }
}

#[test]
fn bibutils_reads_ris() {
    if readers::has("ris2xml", "RIS read by bibutils") && readers::has("pandoc", "RIS read by bibutils") {
        let mut nasty = records(NASTY);
        // The BibTeX through which it is read leaves some things unchanged, or has no notion of them.
        let lost = ["Брейсы {и} кириллица", "names", "before", "html", "tags", "iso", "bare", "dashes"];
        nasty.retain(|record| !lost.contains(&id(record).as_str()));
        for sources in [SAMPLE, &serde_json::to_string(&nasty).unwrap()] {
            compare("ris2xml", sources, &readers::bibutils(&all(sources, Format::Ris)), false);
        }
    }
}

#[test]
fn bibtex_prints_every_entry() {
    if !readers::has("bibtex", "BibTeX run by its own styles") {
        return;
    }
    for sources in [SAMPLE, NASTY] {
        let entries = all(sources, Format::Bibtex);
        for style in ["plain", "unsrt"] {
            let (report, list) = readers::bibtex(&entries, style);
            // A field that a source lacks is not an error of the export.
            // And plain styles print either the authors or the editors of a book.
            let gaps = [
                "empty ",
                "all relevant fields are empty ",
                "there's a number but no volume ",
                "can't use both author and editor ",
            ];
            let is_gap = |line: &str| gaps.iter().any(|gap| line["Warning--".len()..].starts_with(gap));
            let is_fault = |line: &&str| line.starts_with("Warning--") && !is_gap(line);
            assert_eq!(report.lines().find(is_fault), None, "{report}");
            assert_eq!(list.matches("\\bibitem").count(), records(sources).len(), "{list}");
        }
    }
}

/// Fragments that mean something in a sources file, in the formats, or to nobody.
const FRAGMENTS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\ud800",
    "\\u001e",
    "\\n",
    "0",
    "-",
    "1e",
    "null",
    "true",
    "<i>",
    "</i>",
    "<",
    "<span class=\\\"nocase\\\">",
    "</span>",
    "\u{0}",
    "\t",
    "\n",
    "\r",
    "é",
    "́",
    "社",
    "\u{202E}",
    "%",
    "#",
    "$",
    "~",
    " and ",
    "\"id\": \"names\",",
    "\"title\": ",
    "\"author\": [",
    "\"issued\": {\"raw\": \"",
    "\"date-parts\": [[",
    "99999999999",
    "ER  - ",
    "\"issued\": {\"date-parts\": [[\"-1\", 25, 99]]},",
    "\"page\": \"-–-\",",
    "\"family\": \"",
    "\"edition\": \"011\",",
    "\"DOI\": \"{\\\\\",",
];

/// An edit of a file at a place, over so many characters.
#[derive(Clone, Debug)]
enum Edit {
    CutOff,
    Remove,
    CopyTo(Index),
    Insert(&'static str),
}

fn edits() -> impl Strategy<Value = Vec<(Index, usize, Edit)>> {
    let edit = prop_oneof![
        1 => Just(Edit::CutOff),
        1 => Just(Edit::Remove),
        1 => any::<Index>().prop_map(Edit::CopyTo),
        5 => select(FRAGMENTS).prop_map(Edit::Insert),
    ];
    vec((any::<Index>(), 0..20_usize, edit), 1..=12)
}

fn edited(edits: &[(Index, usize, Edit)]) -> String {
    let mut text: Vec<char> = NASTY.chars().collect();
    for (at, length, edit) in edits {
        let at = at.index(text.len() + 1);
        let end = (at + length).min(text.len());
        match edit {
            Edit::CutOff => text.truncate(at.max(text.len() / 2)),
            Edit::Remove => drop(text.drain(at..end)),
            Edit::CopyTo(to) => {
                let to = to.index(text.len() + 1);
                let copy = text[at..end].to_vec();
                text.splice(to..to, copy);
            }
            Edit::Insert(fragment) => drop(text.splice(at..at, fragment.chars())),
        }
    }
    text.into_iter().collect()
}

#[test]
fn broken_files_cost_themselves_alone() {
    let ids: Vec<_> = records(NASTY).iter().map(id).collect();
    let ids: Vec<_> = ids.iter().map(String::as_str).collect();
    let most = Cell::new(0);
    let config = Config { cases: 600, rng_seed: RngSeed::Fixed(0), failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&edits(), |edits| {
        let sources = edited(&edits);
        let [csl, bibtex, ris, markdown, text] =
            [Format::CslJson, Format::Bibtex, Format::Ris, Format::Markdown, Format::Text]
                .map(|format| export(&Selection::new(&sources, &ids), format));
        // The one thing that JSON's grammar allows and this parser does not.
        let count = records(&csl.replace("\\ud800", "")).len();
        most.set(count.max(most.get()));
        let context = format!("{sources}\n");
        assert_eq!(bibtex.lines().filter(|line| line.starts_with('@')).count(), count, "{context}{bibtex}");
        let mut depth = 0;
        for byte in bibtex.bytes() {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            assert!(depth >= 0, "{context}{bibtex}");
        }
        assert_eq!(depth, 0, "{context}{bibtex}");
        assert_eq!(ris.matches("ER  - \r\n").count(), count, "{context}{ris}");
        for line in ris.split_terminator("\r\n").filter(|line| !line.is_empty()) {
            assert!(line.get(2..6) == Some("  - ") && !line.contains(['\r', '\n', '\t']), "{context}{line:?}");
        }
        assert!(markdown.lines().all(|line| line.starts_with("- ")), "{context}{markdown}");
        assert_eq!((markdown.lines().count(), text.lines().count()), (count, count), "{context}{markdown}{text}");
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(most.get() > 15, "{most:?}");
}

#[test]
fn the_work_grows_with_the_file() {
    let time = |count: usize| {
        let tags = "<i>{a} & b</i> <b>".repeat(20);
        let record = |i| format!("{{\"id\": \"{i}\", \"title\": \"{tags}\", \"author\": [{{\"literal\": \"A\"}}]}}");
        let sources = format!("[{}]", (0..count).map(record).collect::<Vec<_>>().join(","));
        let start = Instant::now();
        assert!(Format::ALL.iter().all(|format| all(&sources, *format).len() > count * 20));
        start.elapsed()
    };
    time(20);
    let (few, many) = (time(100), time(1_000));
    assert!(many < few * 30 + Duration::from_millis(200), "{few:?}, then {many:?}");
    let hostile = ["<", "<i>", "{", "}", "&", "-", "\\\"", ",", "[", "<i", "&a"].map(|piece| piece.repeat(200_000));
    for title in hostile {
        let start = Instant::now();
        all(&format!("[{{\"id\": \"a\", \"title\": \"{title}\", \"page\": \"{title}\"}}]"), Format::Bibtex);
        assert!(start.elapsed() < Duration::from_secs(5), "{}", &title[..10]);
    }
}
