//! `apostil check --quotes`, run as a process on folders: what it reports about quotations of every kind, what it
//! writes into notes and what it leaves unchanged (`written`).
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "what must come out is drawn")]
mod examples;
mod shell;
mod written;

use examples::examples;
use serde_json::{Value, json};
use shell::{Done, Folder};
use std::fs;

const HEAD: &str = "---\nsources: sources.json\n---\n";
const SOURCES: &str = r#"[{"id": "sea", "title": "Sea"}, {"id": "land", "title": "Land"}, {"id": "lost", "title": "Lost"}, {"id": "a/b:c", "title": "C"}]"#;
const SEA: &str = "I.\r\nThe captain said: “There is no land to the west – none at all.”\r\nHe was an old man,\r\nand the \
    crew believed him. So they turned back.\r\nEr sagte: „Es gibt kein Land im Westen“. Он сказал: «На западе нет земли».\r\n\
    « Il n’y a pas de terre à l’ouest. » 西边没有陆地。\r\n";

/// A folder with an article that comes after the front matter, and the texts of two of its sources.
fn folder(article: &str) -> Folder {
    Folder::new()
        .with("article.md", format!("{HEAD}{article}"))
        .with("sources.json", SOURCES)
        .with("texts/sea.txt", SEA)
        .with("texts/land.txt", "There is no sea to the west, none at all. They turned back.")
        .with("texts/a_b_c.txt", "A key that no file has.")
}

const CALL: [&str; 6] = ["check", "article.md", "--quotes", "texts", "--format", "json"];

/// The results for quotations, as code, column and message, and the last line.
fn found(done: &Done) -> (Vec<(String, u64, String)>, Value) {
    let mut lines: Vec<Value> = done.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let summary = lines.pop().expect("a summary");
    lines.retain(|line| line["code"].as_str().is_some_and(|code| code.starts_with("quotation-")));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let diagnostic = |line: &Value| (text(&line["code"]), line["column"].as_u64().unwrap_or(0), text(&line["message"]));
    (lines.iter().map(diagnostic).collect(), summary)
}

/// The codes of an article, without what they have in common.
fn codes(article: &str) -> String {
    let (found, _) = found(&folder(article).run(&CALL));
    found.iter().map(|(code, ..)| code.trim_start_matches("quotation-")).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_result_is_said_with_its_place() {
    let folder = folder(
        "“There is no land to the west” [@sea].\n\
         “there is no land … None at all!” [@sea].\n\
         A “There was no land to the east” [@sea].\n\
         “Nothing of the kind was said” [@sea].\n\
         “Nobody keeps this text” [@lost].\n\
         “A key that no file has” [@a/b:c].\n",
    );
    let (diagnostics, summary) = found(&folder.run(&CALL));
    let diagnostic = |code: &str, column, message: &str| (format!("quotation-{code}"), column, message.to_owned());
    let expected = [
        diagnostic("exact", 1, "The quotation is in line 2 of the text of `sea`, character by character."),
        diagnostic(
            "normalised",
            1,
            "The quotation has the words of line 2 of the text of `sea`, with other marks or letter case.",
        ),
        diagnostic(
            "paraphrase",
            3,
            "The quotation differs from line 2 of the text of `sea`: - is + was - west + east.",
        ),
        diagnostic("not-found", 1, "The quotation is not in the text of `sea`."),
        diagnostic("exact", 1, "The quotation is in line 1 of the text of `a/b:c`, character by character."),
    ];
    assert_eq!(diagnostics, expected);
    let numbers = json!({"compared": 5, "exact": 2, "normalised": 1, "paraphrase": 1, "notFound": 1, "withoutText": 1});
    assert_eq!(summary, json!({ "quotations": numbers }));

    let done = folder.run(&["check", "article.md", "--quotes", "texts"]);
    let end = "5 quotations compared: 2 exact, 1 normalised, 1 paraphrase, 1 not found; 1 has no text of its source in \
               texts\n2 warnings, 4 infos in 1 article\n  2 quotation-exact\n  1 quotation-normalised\n  1 quotation-not-found\n  1 quotation-paraphrase\n  1 source-unused\n\
               To switch a kind off: `--allow quotation-not-found`, or <!-- apostil allow quotation-not-found --> in the article.\n";
    assert!(done.out.ends_with(end), "{}", done.out);
    let drawn = "\n6 │ A “There was no land to the east” [@sea].\n  │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n";
    assert!(done.out.contains(drawn), "{}", done.out);
    assert_eq!((done.err.as_str(), done.status), ("", Some(0)));
    assert_eq!(folder.run(&[&CALL[..], &["--deny-warnings"]].concat()).status, Some(1));
}

/// An article and the results for its quotations, in order.
const CITED: &[(&str, &str)] = &[
    // What is between a quotation and its citation.
    ("“There is no land”[@sea]", "exact"),
    ("“There is no land”, ([@sea, p. 3])", "exact"),
    ("“There is no land [@sea].”", "normalised"),
    ("*“There is no land”* [@sea]", "exact"),
    ("<q>There is no land</q> [@sea]", "exact"),
    ("“There is no land,” he said [@sea]", ""),
    ("[@sea] “There is no land”", ""),
    ("“There is no land”", ""),
    ("“There is no land” [@nobody]", ""),
    ("“no land” [@sea]", ""),
    ("“There is no land” and “none at all” [@sea]", "exact"),
    ("# “There is no land” [@sea]", "exact"),
    ("| a |\n|---|\n| “There is no land” [@sea] |", "exact"),
    // A note.
    ("“There is no land”[^n]\n\n[^n]: See [@sea].", "exact"),
    ("“There is no land[^n]”\n\n[^n]: See [@sea].", "exact"),
    ("“There is no land”[^n]\n\n[^n]: See the sea.", ""),
    ("“There is no land”^[See [@sea].]", "exact"),
    ("“There is no land”[^m][^n]\n\n[^m]: x\n\n[^n]: See [@sea].", "exact"),
    ("x[^n]\n\n[^n]: He: “There is no land” [@sea].", "exact"),
    ("x[^n]\n\n[^n]: He: “There is no land”; so [@sea].", ""),
    ("The ship.\n\n## Glossary\n\nship\n: “There is no land” [@sea].", "exact"),
    // Nested quotation marks.
    ("“There ‘is’ no «land to the west»” [@sea]", "normalised"),
    ("“He said: «There is no land to the west» [@sea], and more”", "exact"),
    ("“He said: «There is no land to the west»” [@sea]", "paraphrase"),
    // Ellipses and brackets.
    ("“There is no land … So they turned back.” [@sea]", "exact"),
    ("“So they turned back ... There is no land to the west at all” [@sea]", "paraphrase"),
    ("“[T]here [is] no land to the [far] west” [@sea]", "exact"),
    ("“He was an old [*sic*] man” [@sea]", "exact"),
    ("“There is[^x] no [[land]]” [@sea]\n\n[^x]: y\n\n## Glossary\n\nland\n: z", "exact"),
    // Block quotations.
    ("> There is no land\n> to the west [@sea]", "exact"),
    ("> “There is no land to the west.” [@sea]", "normalised"),
    ("> There is no land\n\n[@sea]", "exact"),
    ("> There is no land\n\nSo says [@sea].", ""),
    ("> There is no land[^n]\n\n[^n]: [@sea]", "exact"),
    ("> There is no land to the west\n>\n> – none at all.”\n>\n> — The captain [@sea], in the west", "exact"),
    ("> There is no land\n> — the captain [@sea]", "exact"),
    ("> There is no land to the west\n>\n> – none at all [@sea]", "exact"),
    ("> There is no land[^g] to the west. [@sea]\n\n[^g]: [@land]", "normalised"),
    ("> There “is no land to” [@sea] the west.", "exact"),
    ("> - There is no land\n> - to the west [@sea]", "exact"),
    ("> no land [@sea]", ""),
    // Several sources.
    ("“There is no land to the west” [@land; @sea]", "exact"),
    ("“There is no land to the west” [@lost] [@sea]", "exact"),
    ("“There is no land to the west” [@land][^n]\n\n[^n]: [@sea]", "exact"),
    ("“There is no sky to the west” [@land; @sea]", "paraphrase"),
    // Languages.
    ("Er sagte: „Es gibt kein Land“ [@sea]", "exact"),
    ("Он сказал: «на западе — нет земли» [@sea]", "normalised"),
    ("« Il n'y a pas de terre à l'ouest. » [@sea]", "normalised"),
    ("« Il n’y a pas de terre a\u{300} l’ouest. » [@sea]", "exact"),
    ("他说：「西边没有陆地。」[@sea]", "exact"),
    ("他说：“西边没有大地” [@sea]", "paraphrase"),
    ("»kein Land im Osten«[@sea]", "paraphrase"),
];

#[test]
fn a_quotation_is_compared_with_what_is_cited_for_it() {
    let mut failures = String::new();
    for (article, expected) in CITED {
        let found = codes(article);
        if found != *expected {
            failures += &format!("{article:?}: {found:?}, not {expected:?}\n");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn of_several_sources_the_best_is_named() {
    let message = |article: &str| found(&folder(article).run(&CALL)).0[0].2.clone();
    assert!(message("“There is no sea to the west” [@sea; @land]").contains("`land`"));
    assert!(message("“There is no land to the west” [@sea; @land]").contains("`sea`"));
    assert!(message("“They turned back” [@land; @sea]").contains("`land`"));
}

#[test]
fn a_note_that_says_otherwise_is_an_error() {
    for (says, codes, severities, status) in [
        ("exact", "contradicts paraphrase", "error warning", 1),
        ("normalised", "contradicts paraphrase", "error warning", 1),
        ("paraphrase", "paraphrase", "info", 0),
        ("not-found", "contradicts paraphrase", "error info", 1),
    ] {
        let folder = folder(&format!("[^n]: {{quote={says}}} [@sea]\n\n“There is no sea to the west”[^n]\n"));
        let done = folder.run(&CALL);
        let (found, _) = found(&done);
        let found: Vec<_> = found.iter().map(|(code, ..)| code.trim_start_matches("quotation-")).collect();
        let severity =
            |line: &str| serde_json::from_str::<Value>(line).unwrap()["severity"].as_str().map(str::to_owned);
        let lines = done.out.lines().filter(|line| line.contains("\"quotation-"));
        let found_severities: Vec<_> = lines.filter_map(severity).collect();
        assert_eq!((found.join(" ").as_str(), found_severities.join(" ").as_str()), (codes, severities), "{says}");
        assert_eq!(done.status, Some(status), "{says}");
    }
    let done = folder("[^n]: {quote=exact} [@sea]\n\n“There is no sea to the west”[^n]\n").run(&CALL);
    let (found, _) = found(&done);
    let message = "The note `n` has `quote=exact`, but the quotation is `paraphrase`.";
    assert_eq!(found[0], ("quotation-contradicts".into(), 1, message.into()));
}

#[test]
fn a_call_or_a_file_at_fault_is_said() {
    let article = "“There is no land”[^n]\n\n[^n]: [@sea]\n";
    let folder = folder(article).with("latin.md", [HEAD.as_bytes(), article.as_bytes(), b"\xE9"].concat());
    for (call, sentence) in [
        (
            &["check", "article.md", "--quotes", "none"][..],
            "there is no folder none. Check the name, or the current folder.",
        ),
        (
            &["check", "article.md", "--quotes", "article.md"],
            "there is no folder article.md. Check the name, or the current folder.",
        ),
        (
            &["check", "-", "--quotes", "texts", "--write"],
            "`--write` needs a file, not standard input. Name a file, or omit `--write`.",
        ),
        (
            &["check", "article.md", "--glossary", "-", "--quotes", "texts", "--write"],
            "`--write` needs a file, not standard input. Name a file, or omit `--write`.",
        ),
        (&["check", "article.md", "--write"], "the argument --quotes <DIR> is missing. See `apostil check --help`."),
    ] {
        let done = folder.run(call);
        assert_eq!((done.out.as_str(), done.status), ("", Some(2)), "{call:?}");
        assert_eq!(done.err, format!("apostil: {sentence}\n"));
    }
    assert_eq!(folder.text("article.md"), format!("{HEAD}{article}"));
    // Standard input is compared all the same.
    let done = folder.run_with(&["check", "-", "--quotes", "texts", "--sources", "sources.json"], article);
    assert!(done.out.contains("1 quotation compared: 1 exact\n"), "{}{}", done.out, done.err);

    let before = fs::read(folder.path("latin.md")).unwrap();
    let done = folder.run(&["check", "latin.md", "--quotes", "texts", "--write"]);
    let sentence = "apostil: latin.md is not UTF-8, so nothing is written into it. Save it as UTF-8.\n";
    assert_eq!((done.err.as_str(), done.status), (sentence, Some(2)));
    assert_eq!(fs::read(folder.path("latin.md")).unwrap(), before);

    let folder = folder.with("texts/sea.txt", b"There is \xE9 no land");
    let done = folder.run(&["check", "article.md", "article.md", "--quotes", "texts"]);
    assert!(done.err.is_empty() && done.out.contains("2 quotations compared"), "an old encoding: {}", done.out);
    let folder = folder.with("texts/sea.txt", b"Th\xC3\xA9re is \xFF no land");
    let done = folder.run(&["check", "article.md", "article.md", "--quotes", "texts"]);
    let path = std::path::Path::new("texts").join("sea.txt");
    let sentence =
        format!("apostil: {} is not valid UTF-8: the first error is at byte 10. Save it as UTF-8.\n", path.display());
    assert_eq!((done.err, done.status), (sentence, Some(2)));
    assert!(done.out.contains("no quotations compared; 2 have no text of their source in texts\n"), "{}", done.out);
}

#[test]
fn several_articles_have_one_summary() {
    let folder = folder("“There is no land” [@sea]").with("two.md", format!("{HEAD}“Land is what there is” [@lost]"));
    let done = folder.run(&["check", "article.md", "two.md", "--quotes", "texts"]);
    let end = "1 quotation compared: 1 exact; 1 has no text of its source in texts\n7 infos in 2 articles\n  6 source-unused\n  1 quotation-exact\n\
               To switch a kind off: `--allow source-unused`, or <!-- apostil allow source-unused --> in the article.\n";
    assert!(done.out.ends_with(end), "{}", done.out);
}

#[test]
fn the_example_of_the_manual_comes_out() {
    let manual = include_str!("../docs/authoring.md");
    let found = examples("", manual);
    let example = found.iter().find(|example| example.name == ": Are the quotations right?").expect("the example");
    let block = |kind: &str| &example.blocks.iter().find(|block| block.kind == kind).expect(kind).text;
    let folder = Folder::new()
        .with("summer.md", block("markdown article"))
        .with("summer.json", block("json sources"))
        .with("texts/diary-1816.txt", block("text diary-1816.txt"));
    let (_, shown) = manual.split_once("\n### Are the quotations right?\n").expect("the section");
    let (_, shown) = shown.split_once("\n```text\n").expect("what is drawn");
    let (shown, _) = shown.split_once("```\n").expect("its end");
    assert_eq!(folder.run(&["check", "summer.md", "--quotes", "texts"]).out, shown);
    let done = folder.run(&["check", "summer.md", "--quotes", "texts", "--write"]);
    assert_eq!(done.err, "apostil: wrote quote=paraphrase into the note `snow` of summer.md.\n");
    assert!(manual.contains("`[^snow]: {supported quote=paraphrase} In his diary …`"));
    assert!(folder.text("summer.md").contains("\n[^snow]: {supported quote=paraphrase} In his diary "));
}

#[test]
fn words_that_a_citation_quotes_are_compared_too() {
    let folder = Folder::new()
        .with("a.md", "He said so [@n, p. 3, \"all is well with us\"].[^a]\n\n[^a]: And [@n, “ducks”].\n")
        .with("s.json", r#"[{"id": "n", "title": "Novel"}]"#)
        .with("texts/n.txt", "Once he said: All is well with us.");
    let done = folder.run(&["check", "a.md", "--sources", "s.json", "--quotes", "texts"]);
    assert!(done.out.contains("2 quotations compared: 1 normalised, 1 not found\n"), "{}", done.out);
    assert!(done.out.contains("quotation-not-found") && done.out.contains("a.md:3:11"), "{}", done.out);
}
