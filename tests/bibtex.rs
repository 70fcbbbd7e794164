//! Sources in BibTeX and CSL-YAML, by the program run as a process: what becomes of each entry, what is reported of
//! broken ones, and that the same fields come out as from Pandoc. Where there is no `pandoc` that test says so and passes.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "other tests use the other programs")]
mod readers;
mod required;
mod shell;

use apostil::article::{Code, Input, Options, parse};
use serde_json::{Value, json};
use shell::Folder;
use std::collections::{BTreeMap, BTreeSet};

/// Fields that differ from Pandoc's, by id and name, and why. `*` stands for any id.
const ON_PURPOSE: &[(&str, &str)] = &[
    // No list shows them, and a page would load them.
    ("*", "abstract"),
    ("*", "keyword"),
    ("*", "annote"),
    ("*", "call-number"),
    ("*", "original-title"),
    ("*", "PMID"),
    ("art", "author"),           // `{\'A}lvarez` is not a particle
    ("art", "collection-title"), // a series of an article is a number here
    ("bk", "title"),             // the title of a volume follows that of the whole
    ("bk", "volume-title"),
    ("bk", "title-short"),
    ("ic", "container-title"),
    ("ic", "title-short"), // is that of the book
    ("th", "issued"),      // `c. 2001` is a date
    ("ms", "issued"),      // "in press" is shown as it is
    ("sw", "type"),        // CSL has these types now
    ("st", "type"),
    ("pe", "type"),
    ("cf", "type"),      // `@conference` is `@inproceedings`
    ("mag", "issue"),    // a season
    ("art", "language"), // Pandoc reads `langid` alone
    ("source-2", "language"),
    ("source", "title"), // Pandoc leaves `\\lbrace` as it is, and takes what is before a colon for a title of its own
    ("source", "title-short"),
    ("source-2", "title-short"),
    ("names", "author"), // the particle `d'` is joined; `A., B.` in braces is one given name
    ("range", "issued"), // a range of years has a month
    ("words-only", "issued"),
    ("html", "publisher"), // without markup
    ("dashes", "title"),   // `'{}'` is two apostrophes
    ("mag", "page"),       // a number in place of pages
    ("co", "editor"),      // Pandoc drops `editora`
];

/// A record in comparable words: titles without case and markup, which each keeps as it sees fit.
fn comparable(record: &Value) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for (key, value) in record.as_object().unwrap() {
        let key = if key == "event" { "event-title" } else { key.as_str() };
        let mut text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if key.contains("title") {
            while let Some((before, (_, after))) = text.split_once('<').and_then(|(b, a)| Some((b, a.split_once('>')?)))
            {
                text = format!("{before}{after}");
            }
            text = text.replace('_', "").to_lowercase();
        }
        if key == "type" && text == "document" {
            text.clear();
        }
        fields.insert(key.to_owned(), text.replace('’', "'"));
    }
    fields
}

fn records(json: &str) -> Vec<Value> {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Where the records of a file differ from Pandoc's.
fn differences(folder: &Folder, file: &str) -> String {
    let ours = records(&folder.run(&["sources", file]).out);
    let theirs = readers::pandoc("biblatex", &folder.text(file));
    let theirs: BTreeMap<_, _> = theirs.iter().map(|record| (record["id"].as_str().unwrap(), record)).collect();
    let mut differences = String::new();
    for record in &ours {
        let id = record["id"].as_str().unwrap();
        let Some(their) = theirs.get(id) else { continue };
        let (our, their) = (comparable(record), comparable(their));
        for key in our.keys().chain(their.keys()).collect::<BTreeSet<_>>() {
            let is_known = ON_PURPOSE.iter().any(|(of, name)| (*of == id || *of == "*") && name == key);
            if our.get(key) != their.get(key) && !is_known {
                differences += &format!("{id} {key}\n  ours   {:?}\n  theirs {:?}\n", our.get(key), their.get(key));
            }
        }
    }
    assert!(theirs.len() > 10 && ours.len() >= theirs.len(), "{} of {}", ours.len(), theirs.len());
    differences
}

#[test]
fn entries_have_the_fields_that_pandoc_gives_them() {
    if !readers::has("pandoc", "entries_have_the_fields_that_pandoc_gives_them") {
        return;
    }
    let folder = Folder::new().with("entries.bib", include_str!("bibtex/entries.bib"));
    let found = differences(&folder, "entries.bib");
    assert!(found.is_empty(), "{found}");
}

#[test]
fn what_is_exported_as_bibtex_is_read_again() {
    if !readers::has("pandoc", "what_is_exported_as_bibtex_is_read_again") {
        return;
    }
    let folder = Folder::new().with("nasty.json", include_str!("exports/nasty.json"));
    folder.run(&["sources", "nasty.json", "--format", "bibtex", "-o", "nasty.bib"]);
    let found = differences(&folder, "nasty.bib");
    assert!(found.is_empty(), "{found}");
}

const BIB: &str = "@string{np = {Nature Press}}\n\
    @book{wood, author = {Wood, Gillen}, title = {Tambora}, year = 2014, publisher = np}\n\
    @article{post, author = {Post, John}, title = {The Last {Crisis}}, date = {1977/}}\n";

#[test]
fn a_bib_file_is_a_sources_file() {
    let cites = "---\nbibliography: refs.bib\n---\n[@wood; @post]\n";
    let folder = Folder::new().with("refs.bib", BIB).with("article.md", cites).with("plain.md", "[@wood; @post]\n");
    for args in [["check", "article.md"].as_slice(), &["check", "plain.md", "--sources", "refs.bib"]] {
        let done = folder.run(args);
        assert_eq!(
            (done.status, done.out.as_str(), done.err.as_str()),
            (Some(0), "no findings in 1 article\n", ""),
            "{args:?}"
        );
    }
    let page = folder.run(&["render", "article.md"]).out;
    assert!(page.contains("Nature Press") && page.contains("1977–"), "{page}");
    // A page cannot read it, and is not told where it is.
    assert!(!page.contains("refs.bib"), "{page}");
    let cited = records(&folder.run(&["sources", "plain.md", "--sources", "refs.bib"]).out);
    assert_eq!(cited.len(), 2);
    let piped = folder.run_with(&["sources", "plain.md", "--sources", "-"], BIB);
    assert_eq!(records(&piped.out), cited);
}

#[test]
fn an_entry_is_cited_by_its_other_ids_too() {
    let bib =
        "@book{wood, ids = {Wood:2014, tambora}, title = {Tambora}}\n@book{other, ids = {wood}, title = {Other}}\n";
    let folder = Folder::new().with("refs.bib", bib).with("article.md", "[@Wood:2014; @tambora] [@wood] @other\n");
    let done = folder.run(&["render", "article.md", "--fragment", "--sources", "refs.bib"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert_eq!(done.out.matches("href=\"#source-wood\"").count(), 3, "{}", done.out);
    let converted = folder.run(&["sources", "refs.bib", "-o", "refs.json"]);
    assert_eq!((converted.status, converted.err.as_str()), (Some(0), ""));
    let again = folder.run(&["render", "article.md", "--fragment", "--sources", "refs.json"]);
    assert_eq!((again.out, again.err), (done.out, done.err));
}

#[test]
fn editors_of_every_kind_are_kept() {
    let bib = "@book{a, title = {A}, editor = {Ann A}, editora = {Bo B and Cy C}, editoratype = {compiler},\n\
        editorb = {Di D}, editorbtype = {director}, editorc = {Ed E}, director = {Flo F}}\n";
    let all = records(&Folder::new().with("refs.bib", bib).run(&["sources", "refs.bib"]).out);
    let families = |role: &str| -> Vec<&str> {
        all[0][role].as_array().unwrap().iter().map(|name| name["family"].as_str().unwrap()).collect()
    };
    assert_eq!((families("editor"), families("director")), (vec!["A", "B", "C", "E"], vec!["D", "F"]));
}

#[test]
fn a_sources_file_is_converted_whole() {
    let folder = Folder::new().with("refs.bib", BIB).with("empty.bib", "% nothing yet\n");
    let done = folder.run(&["sources", "refs.bib", "--format", "csl-json"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    let all = records(&done.out);
    assert_eq!(all[0]["author"], json!([{ "family": "Wood", "given": "Gillen" }]));
    assert_eq!(all[1]["issued"], json!({ "date-parts": [[1977], [0]] }));
    assert!(folder.run(&["sources", "refs.bib", "--format", "ris"]).out.starts_with("TY  - BOOK\r\n"));
    assert!(folder.run(&["sources", "refs.bib", "--format", "bibtex"]).out.starts_with("@book{wood,\n"));
    let done = folder.run(&["sources", "empty.bib"]);
    let sentence = "apostil: empty.bib has no source that can be cited.\n";
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), "[]\n", sentence));
    let done = folder.run(&["sources", "refs.bib", "-o", "refs.bib"]);
    assert_eq!(done.status, Some(2), "{}", done.err);
}

#[test]
fn what_a_live_page_advises_is_true() {
    let input = Input::new(b"[@wood]").with_sources(Some(BIB.as_bytes()));
    let article = parse(&input, &Options::default());
    let found = article.diagnostics().iter().find(|found| found.code == Code::SourcesFormat).unwrap();
    let command = found.help.split('`').nth(1).unwrap();
    assert_eq!(command, "apostil sources refs.bib --format csl-json");
    let args: Vec<_> = command.split(' ').skip(1).collect();
    let json = Folder::new().with("refs.bib", BIB).run(&args).out;
    let article = parse(&input.with_sources(Some(json.as_bytes())), &Options::default());
    assert!(article.diagnostics().iter().all(|found| found.code == Code::SourceUnused), "{json}");
}

/// What `check` says of a sources file: code, line and column of each finding, and its sentence.
fn findings(folder: &Folder, sources: &str) -> Vec<(String, u64, u64, String)> {
    let out = folder.run(&["check", "article.md", "--sources", sources, "--format", "json"]).out;
    let found = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let found = found.filter(|found| found["severity"] != "info");
    let text = |found: &Value, key: &str| found[key].as_str().unwrap().to_owned();
    let number = |found: &Value, key: &str| found[key].as_u64().unwrap();
    found.map(|it| (text(&it, "code"), number(&it, "line"), number(&it, "column"), text(&it, "message"))).collect()
}

#[test]
fn a_broken_entry_costs_that_entry_and_is_reported_where_it_is() {
    let bib = "Kept by me@example.org.\r\n\
        @book{a, title = {A} year = 2014}\r\n\
        @book{b, title = {B}, year = 2014}\r\n\
        @book{é, title = {never closed, year = 2014}\r\n\
        \x20 @book{c, title = {C costs $5}, year = 2014}\r\n\
        @book{d, year = 2014} @book{b, title = {B}}\r\n\
        @weird(f, title = {F})\r\n\
        @book{g, title = \r\n}";
    let folder = Folder::new().with("refs.bib", bib).with("article.md", "[@b; @c; @d; @f] and [@a]\n");
    let found = findings(&folder, "refs.bib");
    let cannot = |reason: &str| format!("The sources file cannot be read here: {reason}, so this entry is not read.");
    let expected = [
        ("sources-syntax", 2, 22, cannot("a comma is missing")),
        ("sources-syntax", 4, 1, cannot("a brace is not closed")),
        ("source-without-title", 6, 1, "The source `d` has no title.".to_owned()),
        ("source-duplicate", 6, 23, "The source `b` is defined twice; this one is ignored.".to_owned()),
        ("sources-syntax", 9, 1, cannot("a value is missing, or a quotation mark")),
    ];
    let expected = expected.map(|(code, line, column, message)| (code.to_owned(), line, column, message));
    assert_eq!(found, expected);
    let kept = records(&folder.run(&["sources", "refs.bib"]).out);
    let ids: Vec<_> = kept.iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["b", "c", "d", "f"]);
    let shown = folder.run(&["check", "article.md", "--sources", "refs.bib"]).out;
    assert!(shown.contains("@book{a, title = {A} year = 2014}"), "{shown}");
    assert!(shown.contains("The first is in line 3."), "{shown}");
    assert!(shown.contains("Correct it; everything else in the file is read."), "{shown}");
}

#[test]
fn csl_yaml_is_a_sources_file() {
    let yaml = "---\nreferences:\n- id: wood\n  type: book\n  title: Tambora\n  author:\n  - family: Wood\n    \
        given: Gillen\n  issued:\n    date-parts:\n    - - 2014\n      - 4\n- type: book\n  title: None\n...\n";
    let folder = Folder::new().with("refs.yaml", yaml).with("article.md", "[@wood]\n");
    let nameless = "This source has no id, so it cannot be cited.".to_owned();
    assert_eq!(findings(&folder, "refs.yaml"), [("source-without-id".to_owned(), 13, 3, nameless)]);
    let page = folder.run(&["render", "article.md", "--sources", "refs.yaml"]).out;
    assert!(page.contains("Tambora") && page.contains("Wood 2014"), "{page}");
    let record = &records(&folder.run(&["sources", "refs.yaml"]).out)[0];
    assert_eq!(record["issued"], json!({ "date-parts": [["2014", "4"]] }));
}

#[test]
fn another_encoding_and_bad_bytes_are_told() {
    let folder = Folder::new().with("article.md", "[@a]\n");
    let mut bib = b"@book{a, title = {Caf\xE9}}\n".to_vec();
    std::fs::write(folder.path("refs.bib"), &bib).unwrap();
    assert_eq!(findings(&folder, "refs.bib")[0].0, "not-utf8");
    let page = folder.run(&["render", "article.md", "--sources", "refs.bib"]).out;
    assert!(page.contains("Café"), "{page}");
    bib.splice(0..0, "@comment{ääää}\n".bytes());
    std::fs::write(folder.path("refs.bib"), &bib).unwrap();
    let found = &findings(&folder, "refs.bib")[0];
    assert_eq!((found.0.as_str(), found.1, found.2), ("not-utf8", 2, 22));
}

#[test]
fn hostile_files_end_soon() {
    let nested = format!("@book{{a, title = {}x{}}}", "{".repeat(200_000), "}".repeat(200_000));
    let strings: String = (1..60).map(|n| format!("@string{{s{n} = s{} # s{}}}\n", n - 1, n - 1)).collect();
    let strings = format!("@string{{s0 = {{x}}}}\n@string{{own = own # {{x}}}}\n{strings}@book{{a, title = s59}}");
    let circle = "@book{a, crossref = {b}}\n@book{b, crossref = {a}, xdata = {a, b, c}}\n@book{c, crossref = {c}}";
    let open = "@book{a, title = {\n".repeat(100_000);
    for bib in [&nested, &strings, circle, &open] {
        let folder = Folder::new().with("refs.bib", bib);
        let done = folder.run(&["sources", "refs.bib"]);
        assert!(matches!(done.status, Some(0 | 1)), "{:?} {}", done.status, &done.err[..done.err.len().min(300)]);
    }
}
