//! `apostil sources`, run as a process: which sources are written, where to, and what is reported beside.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

mod shell;

use serde_json::Value;
use shell::Folder;

const CITING: &str = "---\nsources: sources.json\n---\nBody [@b].[^n] Term.\n\n[^n]: Note [@c, p. 3].\n\n\
                      ## Glossary\n\nterm\n: Definition [@a].\n";
const CITED: &str = r#"[
  {"id": "d", "title": "D", "author": [{"family": "A"}]},
  {"id": "c", "title": "C", "type": "book", "x": {"y": 1.50}},
  {"id": "b", "title": "B", "type": "book", "author": [{"family": "Z"}]},
  {"id": "a", "title": "A", "type": "webpage", "author": [{"family": "É"}]}
]"#;

fn ids(json: &str) -> Vec<String> {
    let records: Vec<Value> = serde_json::from_str(json).unwrap();
    records.iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

fn citing() -> Folder {
    Folder::new().with("article.md", CITING).with("sources.json", CITED)
}

#[test]
fn the_cited_sources_go_to_standard_output() {
    let done = citing().run(&["sources", "article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    // As in the article's list: by name, otherwise by title. What only an unused note cites is not cited.
    assert_eq!(ids(&done.out), ["c", "b", "a"]);
    assert!(done.out.contains("\"y\": 1.50\n"), "{}", done.out);
    for (format, starts) in
        [("csl-json", "[\n  {\n    \"id\": \"c\""), ("bibtex", "@book{c,\n"), ("ris", "TY  - BOOK\r\n")]
    {
        let done = citing().run(&["sources", "article.md", "--format", format]);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
        assert!(done.out.starts_with(starts), "{}", done.out);
    }
}

#[test]
fn the_cited_sources_go_to_a_file() {
    let folder = citing().with("out.bib", "what stood there before");
    let bibtex = folder.run(&["sources", "article.md", "--format", "bibtex"]).out;
    let done = folder.run(&["sources", "article.md", "--format", "bibtex", "-o", "out.bib"]);
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), "", ""));
    assert_eq!(folder.text("out.bib"), bibtex);
    let done = folder.run(&["sources", "article.md", "-o", "article.md"]);
    let sentence = "apostil: article.md is read here and would be overwritten. Name another output.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(2), sentence));
    let done = folder.run(&["sources", "article.md", "--output", "missing/out.bib"]);
    let sentence = "apostil: missing/out.bib cannot be written: its folder does not exist. Create it first.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(2), sentence));
}

#[test]
fn an_article_may_cite_nothing() {
    let folder = Folder::new().with("article.md", "Nothing.");
    let sentence = "apostil: article.md cites no source. Cite one as [@id], with an id of its sources file.\n";
    for (format, nothing) in [("csl-json", "[]\n"), ("bibtex", ""), ("ris", "")] {
        let done = folder.run(&["sources", "article.md", "--format", format]);
        assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), nothing, sentence));
    }
}

#[test]
fn what_is_wrong_is_reported_and_the_rest_is_written() {
    let folder = citing().with("broken.json", "\u{FEFF}[{\"id\": \"b\", \"title\": \"B\"}, {\"id\": ");
    let done = folder.run(&["sources", "article.md", "--sources", "broken.json"]);
    assert_eq!(done.status, Some(1), "{}", done.err);
    assert!(
        done.err.contains("error[sources-syntax]") && !done.err.contains("error[source-undefined]"),
        "{}",
        done.err
    );
    assert_eq!(ids(&done.out), ["b"]);
    let done = folder.run_with(&["sources", "-", "--sources", "sources.json"], "[@a]");
    assert_eq!((done.status, ids(&done.out)), (Some(0), vec!["a".to_owned()]));
    let done = folder.run(&["sources", "missing.md"]);
    let sentence = "apostil: there is no file missing.md. Check the name, or the current folder.\n";
    assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(2), "", sentence));
    let done = folder.run(&["sources", "article.md", "--format", "endnote"]);
    assert_eq!((done.status, done.out.as_str()), (Some(2), ""));
}
