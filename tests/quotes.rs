//! `apostil check --quotes`, run as a process on folders: what it finds of quotations of every kind, what it writes into
//! notes and what it leaves alone; and the same on random articles, in the core.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "what must come out is drawn")]
mod examples;
mod shell;

use apostil::article::{Article, File, Input, Options, QuotationCheck, SourceText, parse, quoted_sources};
use examples::examples;
use serde_json::{Value, json};
use shell::{Done, Folder};
use std::collections::HashMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

const HEAD: &str = "---\nsources: sources.json\n---\n";
const SOURCES: &str = r#"[{"id": "sea", "title": "Sea"}, {"id": "land", "title": "Land"}, {"id": "lost", "title": "Lost"}, {"id": "a/b:c", "title": "C"}]"#;
const SEA: &str = "I.\r\nThe captain said: “There is no land to the west – none at all.”\r\nHe was an old man,\r\nand the \
    crew believed him. So they turned back.\r\nEr sagte: „Es gibt kein Land im Westen“. Он сказал: «На западе нет земли».\r\n\
    « Il n’y a pas de terre à l’ouest. » 西边没有陆地。\r\n";

/// A folder with an article that stands behind the front matter, and the texts of two of its sources.
fn folder(article: &str) -> Folder {
    Folder::new()
        .with("article.md", format!("{HEAD}{article}"))
        .with("sources.json", SOURCES)
        .with("texts/sea.txt", SEA)
        .with("texts/land.txt", "There is no sea to the west, none at all. They turned back.")
        .with("texts/a_b_c.txt", "A key that no file has.")
}

const CALL: [&str; 6] = ["check", "article.md", "--quotes", "texts", "--format", "json"];

/// What was found of quotations, as code, column and message, and the last line.
fn found(done: &Done) -> (Vec<(String, u64, String)>, Value) {
    let mut lines: Vec<Value> = done.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let summary = lines.pop().expect("a summary");
    lines.retain(|line| line["code"].as_str().is_some_and(|code| code.starts_with("quotation-")));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let finding = |line: &Value| (text(&line["code"]), line["column"].as_u64().unwrap_or(0), text(&line["message"]));
    (lines.iter().map(finding).collect(), summary)
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
    let (findings, summary) = found(&folder.run(&CALL));
    let finding = |code: &str, column, message: &str| (format!("quotation-{code}"), column, message.to_owned());
    let expected = [
        finding("exact", 1, "The quotation stands in line 2 of the text of `sea`, character by character."),
        finding(
            "normalised",
            1,
            "The quotation has the words of line 2 of the text of `sea`, with other marks or letter case.",
        ),
        finding("paraphrase", 3, "The quotation differs from line 2 of the text of `sea`: - is + was - west + east."),
        finding("not-found", 1, "The quotation is not in the text of `sea`."),
        finding("exact", 1, "The quotation stands in line 1 of the text of `a/b:c`, character by character."),
    ];
    assert_eq!(findings, expected);
    let numbers = json!({"compared": 5, "exact": 2, "normalised": 1, "paraphrase": 1, "notFound": 1, "withoutText": 1});
    assert_eq!(summary, json!({ "quotations": numbers }));

    let done = folder.run(&["check", "article.md", "--quotes", "texts"]);
    let end = "5 quotations compared: 2 exact, 1 normalised, 1 paraphrase, 1 not found; 1 has no text of its source in \
               texts\n2 warnings, 4 notes in 1 article\n";
    assert!(done.out.ends_with(end), "{}", done.out);
    let drawn = "\n6 │ A “There was no land to the east” [@sea].\n  │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n";
    assert!(done.out.contains(drawn), "{}", done.out);
    assert_eq!((done.err.as_str(), done.status), ("", Some(0)));
    assert_eq!(folder.run(&[&CALL[..], &["--deny-warnings"]].concat()).status, Some(1));
}

/// An article and what is found of its quotations, in order.
const CITED: &[(&str, &str)] = &[
    // What stands between a quotation and its citation.
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
    let message = "The note `n` says `quote=exact`, but what is quoted is `paraphrase`.";
    assert_eq!(found[0], ("quotation-contradicts".into(), 1, message.into()));
}

/// An article without its front matter, and what it is after words were written into it.
const WRITTEN: &[(&str, &str)] = &[
    ("“There is no land”[^n]\n\n[^n]: See [@sea].", "“There is no land”[^n]\n\n[^n]: {quote=exact} See [@sea]."),
    (
        "“There is no land”[^n]\r\n\r\n[^n]:\tSee [@sea].\r\n",
        "“There is no land”[^n]\r\n\r\n[^n]:\t{quote=exact} See [@sea].\r\n",
    ),
    (
        "\rü\u{1}“There is no land”[^n]\r\r[^n]:See [@sea].\r",
        "\rü\u{1}“There is no land”[^n]\r\r[^n]:{quote=exact} See [@sea].\r",
    ),
    (
        "“no land is there”[^n]\n\n[^n]: {supported} [@sea]",
        "“no land is there”[^n]\n\n[^n]: {supported quote=paraphrase} [@sea]",
    ),
    (
        "“there is no land”[^n]\n\n[^n]: { supported\tchecked=2026 }  x [@sea]",
        "“there is no land”[^n]\n\n[^n]: { supported\tchecked=2026 quote=normalised }  x [@sea]",
    ),
    (
        "“There is no land”[^n]\n\n[^n]: {quote=normalised supported} [@sea]",
        "“There is no land”[^n]\n\n[^n]: {quote=exact supported} [@sea]",
    ),
    (
        "“There is no land”[^n]\n\n[^n]: {quote=\"not-found\"} [@sea]",
        "“There is no land”[^n]\n\n[^n]: {quote=exact} [@sea]",
    ),
    (
        "“There is no land”[^n]\r\n\r\n[^n]: {supported\r\n    checked=2026}\r\n    [@sea]",
        "“There is no land”[^n]\r\n\r\n[^n]: {supported\r\n    checked=2026 quote=exact}\r\n    [@sea]",
    ),
    ("“There is no land”[^n]\n\n[^n]: {} [@sea]", "“There is no land”[^n]\n\n[^n]: {quote=exact} [@sea]"),
    ("“There is no land”[^n]\n\n[^n]: {*x*} [@sea]", "“There is no land”[^n]\n\n[^n]: {quote=exact} {*x*} [@sea]"),
    ("“There is no land”[^n]\n\n[^n]: {x [@sea]", "“There is no land”[^n]\n\n[^n]: {quote=exact} {x [@sea]"),
    (
        "“There is no land”[^n]\n\n[^n]:\n    See [@sea].",
        "“There is no land”[^n]\n\n[^n]: {quote=exact}\n    See [@sea].",
    ),
    ("“There is no land”^[See [@sea].] x", "“There is no land”^[{quote=exact} See [@sea].] x"),
    ("“There is no land”^[{opinion} See [@sea].]", "“There is no land”^[{opinion quote=exact} See [@sea].]"),
    // The mark of a note behind a quotation that has its citation beside it.
    ("“There is no land” [@sea][^n]\n\n[^n]: x", "“There is no land” [@sea][^n]\n\n[^n]: {quote=exact} x"),
    // Of several notes the one that cites; of several quotations the worst.
    (
        "“There is no land”[^m][^n]\n\n[^m]: x\n\n[^n]: [@sea]",
        "“There is no land”[^m][^n]\n\n[^m]: x\n\n[^n]: {quote=exact} [@sea]",
    ),
    (
        "“There is no land”[^n], “there was never”[^n]\n\n[^n]: [@sea]",
        "“There is no land”[^n], “there was never”[^n]\n\n[^n]: {quote=not-found} [@sea]",
    ),
    (
        "“There is no land”[^a] “there is no sea”[^b]\n\n[^b]: [@land]\n[^a]: [@sea]",
        "“There is no land”[^a] “there is no sea”[^b]\n\n[^b]: {quote=normalised} [@land]\n[^a]: {quote=exact} [@sea]",
    ),
    // A note that stands in a block quotation or an item.
    (
        "“There is no land”[^n]\n\n> [^n]: {supported\n> checked=2026} See [@sea].",
        "“There is no land”[^n]\n\n> [^n]: {supported\n> checked=2026 quote=exact} See [@sea].",
    ),
    // Nothing to write: no note, no text, or the note says it already; what a note itself quotes is not its subject.
    ("“There is no land” [@sea]", ""),
    ("“There is no land”[^n]\n\n[^n]: [@lost]", ""),
    ("“There is no land”[^n]\n\n[^n]: {quote=exact} [@sea]", ""),
    ("x[^n]\n\n[^n]: “There is no land” [@sea]", ""),
    (
        "“There is no land”[^n] “none at all”[^m]\n\n[^n]: [x]: /y\n    See [@sea].\n\n[^m]: [@sea]",
        "“There is no land”[^n] “none at all”[^m]\n\n[^n]: [x]: /y\n    See [@sea].\n\n[^m]: {quote=exact} [@sea]",
    ),
    // No place for braces: the note begins with a block, or what stands there is read only at the start of a paragraph.
    ("“There is no land”[^n]\n\n[^n]: [x]: /y\n    See [@sea].", ""),
    ("“There is no land”[^n]\n\n[^n]: > See [@sea].", ""),
    ("“There is no land”[^n]\n\n[^n]: - See [@sea].", ""),
];

#[test]
fn words_are_written_and_nothing_else_changes() {
    let mut failures = String::new();
    let call = ["check", "article.md", "--quotes", "texts", "--write"];
    for (before, after) in WRITTEN {
        let after = if after.is_empty() { before } else { after };
        for mark in ["", "\u{FEFF}"] {
            let folder = folder("").with("article.md", format!("{mark}{HEAD}{before}"));
            folder.run(&call);
            let written = folder.text("article.md");
            if written != format!("{mark}{HEAD}{after}") {
                failures += &format!("{before:?} became {written:?}\n");
            }
            // What is written is found again, and nothing new is to be written.
            let modified = fs::metadata(folder.path("article.md")).unwrap().modified().unwrap();
            let again = folder.run(&call);
            let is_untouched = fs::metadata(folder.path("article.md")).unwrap().modified().unwrap() == modified;
            if again.err.contains("wrote") || !is_untouched || again.out.contains("contradicts") {
                failures += &format!("{before:?} is written twice: {}\n", again.err);
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn what_is_written_is_said() {
    let folder = folder(
        "“There is no land”[^a] and “they turned back”[^b], “so they turned back”[^c]; “turned back at last”[^d].\n\n\
         [^a]: {quote=paraphrase} [@sea]\n\n[^b]: [@sea]\n\n[^c]: > [@sea]\n",
    )
    .with("glossary.md", "x\n: y\n\n[^d]: See [@sea].\n");
    let call = ["check", "article.md", "--quotes", "texts", "--write", "--glossary", "glossary.md"];
    let done = folder.run(&call);
    let said = "apostil: wrote quote=exact into the note `a` of article.md.\n\
                apostil: wrote quote=exact into the note `b` of article.md.\n\
                apostil: the note `c` of article.md has no place for braces. Write quote=normalised by hand.\n\
                apostil: wrote quote=paraphrase into the note `d` of glossary.md.\n";
    assert_eq!((done.err.as_str(), done.status), (said, Some(0)));
    assert!(!done.out.contains("contradicts"), "{}", done.out);
    assert_eq!(folder.text("glossary.md"), "x\n: y\n\n[^d]: {quote=paraphrase} See [@sea].\n");
    let done = folder.run(&call);
    assert!(!done.err.contains("wrote"), "{}", done.err);
    let left: Vec<_> = fs::read_dir(folder.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn a_glossary_in_json_is_left_alone() {
    let glossary = r#"[{"term": "ship", "definition": "“There is no land”[^n]\n\n[^n]: See [@sea]."}]"#;
    let folder = folder("The ship.").with("glossary.json", glossary);
    let done = folder.run(&["check", "article.md", "--quotes", "texts", "--write", "--glossary", "glossary.json"]);
    let said = "apostil: the note `n` of glossary.json has no place for braces. Write quote=exact by hand.\n";
    assert_eq!((done.err.as_str(), done.status), (said, Some(0)));
    assert_eq!(folder.text("glossary.json"), glossary);
}

#[test]
fn a_call_or_a_file_at_fault_is_said() {
    let article = "“There is no land”[^n]\n\n[^n]: [@sea]\n";
    let folder = folder(article).with("latin.md", [HEAD.as_bytes(), article.as_bytes(), b"\xE9"].concat());
    for (call, sentence) in [
        (
            &["check", "article.md", "--quotes", "none"][..],
            "there is no folder none. Check the name, or the folder that you are in.",
        ),
        (
            &["check", "article.md", "--quotes", "article.md"],
            "there is no folder article.md. Check the name, or the folder that you are in.",
        ),
        (
            &["check", "-", "--quotes", "texts", "--write"],
            "nothing can be written into standard input. Name a file, or leave `--write` out.",
        ),
        (
            &["check", "article.md", "--glossary", "-", "--quotes", "texts", "--write"],
            "nothing can be written into standard input. Name a file, or leave `--write` out.",
        ),
        (&["check", "article.md", "--write"], "--quotes <DIR> is missing. See `apostil check --help`."),
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

    let folder = folder.with("texts/sea.txt", b"There is \xFF no land");
    let done = folder.run(&["check", "article.md", "article.md", "--quotes", "texts"]);
    let path = std::path::Path::new("texts").join("sea.txt");
    let sentence =
        format!("apostil: {} is not UTF-8: byte 9 belongs to no character. Save it as UTF-8.\n", path.display());
    assert_eq!((done.err, done.status), (sentence, Some(2)));
    assert!(done.out.contains("no quotations compared; 2 have no text of their source in texts\n"), "{}", done.out);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_written_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("“There is no land”[^n]\n\n[^n]: [@sea]\n");
    let path = folder.path("article.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let call = ["check", "article.md", "--quotes", "texts", "--write"];
    assert_eq!(folder.run(&call).status, Some(0));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o640);
    assert!(folder.text("article.md").contains("{quote=exact} "));

    let article = format!("{HEAD}“There is no land”[^n]\n\n[^n]: [@sea]\n");
    let folder = folder.with("article.md", &article);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
    // To root nothing is locked.
    if fs::OpenOptions::new().write(true).open(&path).is_err() {
        let done = folder.run(&call);
        assert_eq!(done.err, "apostil: article.md may not be written. Check its permissions.\n");
        assert_eq!((done.status, folder.text("article.md")), (Some(2), article));
    }
}

#[test]
fn several_articles_have_one_summary() {
    let folder = folder("“There is no land” [@sea]").with("two.md", format!("{HEAD}“Land is what there is” [@lost]"));
    let done = folder.run(&["check", "article.md", "two.md", "--quotes", "texts"]);
    let end = "1 quotation compared: 1 exact; 1 has no text of its source in texts\n7 notes in 2 articles\n";
    assert!(done.out.ends_with(end), "{}", done.out);
}

/// What random articles are made of.
const FRAGMENTS: [&str; 40] = [
    "“",
    "”",
    "„",
    "«",
    "»",
    "\"",
    "「",
    "(",
    ")",
    "[",
    "]",
    "There is no land ",
    "to the west ",
    "none at all ",
    "…",
    "...",
    "\n\n",
    "\r\n",
    "\n> ",
    "[@sea]",
    "[@sea; @lost]",
    "[@nobody]",
    "[^n]",
    "[^m]",
    "\n\n[^n]: ",
    "\n\n[^m]: {",
    "{quote=exact}",
    "}",
    "supported ",
    "^[",
    "\n— ",
    "\n\n- ",
    "*",
    "`",
    "é\u{AD}",
    "\u{1}",
    "社会",
    "<q>",
    "</q>",
    "[T]he ",
];

#[test]
fn random_articles_break_no_rule() {
    let mut seed = 1_u64;
    let mut next = move |bound: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % bound
    };
    let texts = HashMap::from([("sea".to_owned(), SourceText::new(SEA))]);
    let (mut failures, mut compared, mut written) = (String::new(), 0, 0);
    for _ in 0..4_000 {
        let mut text: String = (0..next(30)).map(|_| FRAGMENTS[next(FRAGMENTS.len())]).collect();
        // Most of what is random quotes nothing.
        for _ in 0..next(4) {
            let places: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mark = ["", "[^n]", "[@sea]", "[^m][^n]"][next(4)];
            text.insert_str(places[next(places.len())], &format!("“There is no land [x] none”{mark}"));
        }
        let run = AssertUnwindSafe(|| check_random(&text, &texts));
        match catch_unwind(run) {
            Ok((quotations, is_written)) => {
                compared += quotations;
                written += usize::from(is_written);
            }
            Err(_) => failures += &format!("{text:?}\n"),
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(compared > 1_000 && written > 80, "{compared} compared, {written} written");
}

/// Compares, writes, reads again; gives the number of comparisons and whether something was written.
fn check_random(text: &str, texts: &HashMap<String, SourceText>) -> (usize, bool) {
    let read = |text: &str| -> Article {
        let input = Input { article: text.as_bytes(), sources: Some(SOURCES.as_bytes()), ..Input::default() };
        parse(&input, &Options::default())
    };
    let mut article = read(text);
    quoted_sources(&article);
    let check = QuotationCheck::new(&article, texts);
    let compared = check.tally().found.iter().sum();
    let written = check.write(&mut article, File::Article, text);
    check.report(&mut article);
    let Some(new) = &written.text else { return (compared, false) };
    let mut again = read(new);
    assert_eq!(without_words(new), without_words(text), "something else is changed");
    let check = QuotationCheck::new(&again, texts);
    assert_eq!(check.write(&mut again, File::Article, new).text, None, "written twice");
    (compared, true)
}

/// A text without all that can be written into it.
fn without_words(text: &str) -> String {
    let words = ["exact", "normalised", "paraphrase", "not-found"].map(|word| format!("quote={word}"));
    let bare = words.iter().fold(text.to_owned(), |text, word| text.replace(word, ""));
    bare.replace(['{', '}', ' '], "")
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

/// The time that all quotations of an article take, all of them written into its notes.
fn measure(article: &str) -> Duration {
    let texts = HashMap::from([("sea".to_owned(), SourceText::new(&SEA.repeat(50)))]);
    let input = Input { article: article.as_bytes(), sources: Some(SOURCES.as_bytes()), ..Input::default() };
    let mut article_read = parse(&input, &Options::default());
    let start = Instant::now();
    let check = QuotationCheck::new(&article_read, &texts);
    check.write(&mut article_read, File::Article, article);
    check.report(&mut article_read);
    start.elapsed()
}

#[test]
fn work_grows_with_the_article() {
    for part in [
        "“",
        "“a b c ",
        "“There is no land”[^n] and ",
        "«There is no “land to the west” there» [@sea] ",
        "“ ”[@sea]",
        "”[^n]",
        "> There is no land\n",
        "> There is no land [@sea]\n\nx\n\n",
        "<br>\n",
        "“There [is] no … land” [@sea]\n\n",
        "“There was no {i} land at all”[^{i}]\n\n[^{i}]: {supported} [@sea]\n\n",
    ] {
        let article = |count: usize| -> String {
            let parts = (0..count).map(|i| part.replace("{i}", &i.to_string()));
            format!("{}\n\n[^n]: [@sea]\n", parts.collect::<String>())
        };
        // Another program may take the processor meanwhile, so the best of several counts.
        let is_linear = (0..10).any(|_| {
            let short = (0..3).map(|_| measure(&article(500))).min().unwrap_or_default();
            measure(&article(4_000)) <= 16 * short + Duration::from_millis(20)
        });
        assert!(is_linear, "{part}");
    }
}
