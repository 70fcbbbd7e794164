//! What `apostil check --quotes --write` writes into notes and what it leaves unchanged: byte by byte, twice, on files
//! with permissions; and on random articles and long ones, in the core.

use super::{HEAD, SEA, SOURCES, folder};
use crate::shell::Folder;
use apostil::article::{Article, File, Input, Options, QuotationCheck, SourceText, parse, quoted_sources};
use std::collections::HashMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// An article without its front matter, and the same after words were written into it.
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
    // The mark of a note after a quotation that has its citation beside it.
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
    // A note that is in a block quotation or an item.
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
    // No place for braces: the note begins with a block, or with what is read only at the start of a paragraph.
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
                apostil: quote=normalised could not be written into the note `c` of article.md. Write it by hand.\n\
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
    let said = "apostil: quote=exact could not be written into the note `n` of glossary.json. Write it by hand.\n";
    assert_eq!((done.err.as_str(), done.status), (said, Some(0)));
    assert_eq!(folder.text("glossary.json"), glossary);
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
    // For root nothing is locked.
    if fs::OpenOptions::new().write(true).open(&path).is_err() {
        let done = folder.run(&call);
        assert_eq!(done.err, "apostil: article.md may not be written. Check its permissions.\n");
        assert_eq!((done.status, folder.text("article.md")), (Some(2), article));
    }
}

#[test]
fn of_many_notes_those_with_a_place_get_their_word() {
    let note = |i: usize| {
        let begin = ["[x]: /y\n    ", "", ""][i % 3];
        format!("“There is no land”[^{i}]\n\n[^{i}]: {begin}See [@sea].\n\n")
    };
    let folder = folder(&(0..180).map(note).collect::<String>());
    let done = folder.run(&["check", "article.md", "--quotes", "texts", "--write"]);
    let count = |part: &str| done.err.matches(part).count();
    assert_eq!((count("wrote quote=exact"), count("could not be written")), (120, 60), "{}", done.err);
}

/// What random articles are composed of.
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
        // Most random texts quote nothing.
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

/// Compares, writes, reads again; returns the number of comparisons and whether something was written.
fn check_random(text: &str, texts: &HashMap<String, SourceText>) -> (usize, bool) {
    let read = |text: &str| -> Article {
        let input = Input::new(text.as_bytes()).with_sources(Some(SOURCES.as_bytes()));
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

/// The time that all quotations of an article take, all of them written into its notes.
fn measure(article: &str) -> Duration {
    let texts = HashMap::from([("sea".to_owned(), SourceText::new(&SEA.repeat(50)))]);
    let input = Input::new(article.as_bytes()).with_sources(Some(SOURCES.as_bytes()));
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
        // Notes that nothing can be written into, by what they begin with and by what becomes of them.
        "“There is no land”[^{i}]\n\n[^{i}]: [f{i}]: http://x/\n    See [@sea].\n\n",
        "“There is no land”[^{i}]\n\n[^{i}]: [\\]{i}]: http://x/\n    See [@sea].\n\n",
    ] {
        let article = |count: usize| -> String {
            let parts = (0..count).map(|i| part.replace("{i}", &i.to_string()));
            format!("{}\n\n[^n]: [@sea]\n", parts.collect::<String>())
        };
        // Another program may use the processor meanwhile, so the best of several runs counts.
        let is_linear = (0..10).any(|_| {
            let short = (0..3).map(|_| measure(&article(500))).min().unwrap_or_default();
            measure(&article(4_000)) <= 16 * short + Duration::from_millis(20)
        });
        assert!(is_linear, "{part}");
    }
}

#[test]
fn a_notes_file_is_written_into_as_well() {
    let notes = "---\nsources: s.json\n---\n\n> “No man - no problem, said he.”\n\nA line [@n].\r\n\n> all is well with us\n\n{disputed} See [@n].\n";
    let folder = Folder::new()
        .with("a.md", "He wrote: “No man – no problem, said he.” And on. He said “all is well with us” too.\n")
        .with("n.md", notes)
        .with("s.json", r#"[{"id": "n", "title": "Novel"}]"#)
        .with("texts/n.txt", "Once. No man, no problem, said he. All was well with them, they said.");
    let call = ["check", "a.md", "--notes", "n.md", "--quotes", "texts", "--write"];
    let done = folder.run(&call);
    let told = "apostil: wrote quote=normalised into the note `no-man-no-problem-said` of n.md.\n\
                apostil: wrote quote=paraphrase into the note `all-is-well-with-us` of n.md.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(0), told));
    let written =
        notes.replace("A line", "{quote=normalised} A line").replace("{disputed}", "{disputed quote=paraphrase}");
    assert_eq!(folder.text("n.md"), written);
    assert_eq!((folder.run(&call).err.as_str(), folder.text("n.md")), ("", written));
}
