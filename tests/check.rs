//! `apostil check`, run as a process: its text, its JSON, and its exit status.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "nothing is written here")]
mod shell;

use serde_json::{Value, json};
use shell::{Done, Folder};
use std::fs;
use std::path::Path;

/// The content of `article.md` and, if it is not empty, of `glossary.md`; the expected text; the status.
type Case = (&'static [u8], &'static str, &'static str, i32);

const DRAWN: &[Case] = &[
    (b"Rome fell.\n", "", "no findings in 1 article\n", 0),
    (
        b"a\n\n\xC3\xA9t\xC3\xA9 b[^x] c",
        "",
        "error[note-undefined]: The note `x` is referenced but not defined.
  ┌─ article.md:3:6
  │
3 │ été b[^x] c
  │      ^^^^
  │
  = help: Write `[^x]: …` on a line of its own.

1 error in 1 article
",
        1,
    ),
    // Line ends of any kind, before the place and after it, and a byte order mark.
    (
        b"\xEF\xBB\xBF---\r\ntilte: T\r\n---\r\na\r\n\rb [[x]] c\r\n",
        "",
        "warning[front-matter-key]: Unknown front matter key `tilte`.
  ┌─ article.md:2:1
  │
2 │ tilte: T
  │ ^^^^^^^^
  │
  = help: Did you mean `title`? The keys are title, subtitle, description, author, date, lang, original, canonical, image, license, glossary, sources, notes, terms, marks, verdicts, toc, max-names, skip and references; others are left to other programs.

error[term-undefined]: The term `x` is not in the glossary.
  ┌─ article.md:6:3
  │
6 │ b [[x]] c
  │   ^^^^^
  │
  = help: Write an entry for it, or an alias.

1 error, 1 warning in 1 article
  1 front-matter-key
  1 term-undefined
To switch a kind off: `--allow front-matter-key`, or <!-- apostil allow front-matter-key --> in the article.
",
        1,
    ),
    (
        b"\xC3\xA9t\xC3\xA9\r\ntwo \xFF three\r\n",
        "",
        "error[not-utf8]: The file is not valid UTF-8: the first error is at byte 11.
  ┌─ article.md:2:5
  │
2 │ two \u{FFFD} three
  │     ^
  │
  = help: Save it as UTF-8; each bad byte is shown as \u{FFFD}.

1 error in 1 article
",
        1,
    ),
    // Old encodings are converted.
    (
        b"one\r\nUn \xE9t\xE9 sans soleil\r\n",
        "",
        "error[not-utf8]: The file is not valid UTF-8: it seems to be Windows-1252 (Latin-1).
  ┌─ article.md:2:4
  │
2 │ Un été sans soleil
  │    ^
  │
  = help: Save it as UTF-8. It was converted here, but a page does not convert it.

1 error in 1 article
",
        1,
    ),
    (
        b"o\0n\0e\0",
        "",
        "error[not-utf8]: The file is not valid UTF-8: it seems to be UTF-16LE.
  ┌─ article.md:1:1
  │
1 │ one
  │ ^
  │
  = help: Save it as UTF-8. It was converted here, but a page does not convert it.

1 error in 1 article
",
        1,
    ),
    (
        b"",
        "",
        "warning[empty-article]: The article has no text.
  ┌─ article.md:1:1
  │
1 │ \n  │ ^
  │
  = help: Write some Markdown below the front matter.

1 warning in 1 article
To switch a kind off: `--allow empty-article`, or <!-- apostil allow empty-article --> in the article.
",
        0,
    ),
    // Two files; a tab; wide characters; a place of several lines.
    (
        "\u{4E2D}\u{6587}\t[[b]]\n\n<nav>\nx\n</nav>\n\nA\u{2019}s\n".as_bytes(),
        "a\n: one [[a]]\n\na\n: two\n\nc\n: three\n",
        "error[term-undefined]: The term `b` is not in the glossary.
  ┌─ article.md:1:4
  │
1 │ \u{4E2D}\u{6587}    [[b]]
  │         ^^^^^
  │
  = help: Write an entry for it, or an alias.

warning[html-as-text]: `<nav>` is not supported here and is shown as text.
  ┌─ article.md:3:1
  │
3 │ <nav>
  │ ^^^^^
  │
  = help: Write it in Markdown, link to it, or remove it.

info[term-inflected]: `A\u{2019}s` was linked as a form of `a`.
  ┌─ article.md:7:1
  │
7 │ A\u{2019}s
  │ ^^^
  │
  = help: Write [[!A\u{2019}s]] to leave it unlinked.

warning[term-self-link]: The entry `a` links to itself.
  ┌─ glossary.md:2:7
  │
2 │ : one [[a]]
  │       ^^^^^
  │
  = help: Remove the brackets, or remove the name from `related`.

error[term-duplicate]: `a` is already a name of the entry `a`.
  ┌─ glossary.md:4:1
  │
4 │ a
  │ ^
  │
  = help: Remove it from one of the two. The first is in line 1.

info[term-unused]: The term `a` never occurs, so it is not shown.
  ┌─ glossary.md:4:1
  │
4 │ a
  │ ^
  │
  = help: Use it, give it an alias that occurs, or link it by hand as [[a]].

info[term-unused]: The term `c` never occurs, so it is not shown.
  ┌─ glossary.md:7:1
  │
7 │ c
  │ ^
  │
  = help: Use it, give it an alias that occurs, or link it by hand as [[c]].

2 errors, 2 warnings, 3 infos in 1 article
  2 term-unused
  1 html-as-text
  1 term-duplicate
  1 term-inflected
  1 term-self-link
  1 term-undefined
To switch a kind off: `--allow html-as-text`, or <!-- apostil allow html-as-text --> in the article.
",
        1,
    ),
];

#[test]
fn diagnostics_are_shown_with_their_lines() {
    for (article, glossary, drawn, status) in DRAWN {
        let mut folder = Folder::new().with("article.md", article);
        let mut call = vec!["check", "article.md"];
        if !glossary.is_empty() {
            folder = folder.with("glossary.md", glossary);
            call.extend(["--glossary", "glossary.md"]);
        }
        let done = folder.run(&call);
        assert_eq!((done.out.as_str(), done.err.as_str(), done.status), (*drawn, "", Some(*status)));
    }
}

/// The line that is shown, and what is below it.
fn shown_line(done: &Done) -> (&str, &str) {
    let mut lines = done.out.lines().skip(3);
    let mut line = || lines.next().and_then(|line| Some(line.split_once("│ ")?.1)).unwrap_or_default();
    (line(), line())
}

#[test]
fn the_part_of_a_long_line_around_the_place_is_shown() {
    let words = "wörd ".repeat(400);
    for (before, behind, cut_before, cut_behind) in [
        (words.as_str(), words.as_str(), true, true),
        ("", words.as_str(), false, true),
        (words.as_str(), "", true, false),
        ("wörd ", words.as_str(), false, true),
        (words.as_str(), "wörd", true, false),
        ("wörd ", "wörd", false, false),
    ] {
        let done = Folder::new().with("article.md", format!("{before}[^x] {behind}")).run(&["check", "article.md"]);
        let (line, below) = shown_line(&done);
        assert_eq!((line.starts_with('…'), line.ends_with('…')), (cut_before, cut_behind), "{line}");
        let length = line.trim_matches('…').chars().count();
        assert!(if cut_before || cut_behind { (96..=100).contains(&length) } else { length == 14 }, "{length}: {line}");
        let at = line.find("[^x]").map(|at| line[..at].chars().count());
        assert_eq!((at, below.trim()), (below.find('^'), "^^^^"), "{line}");
        let place = format!("article.md:1:{}\n", before.chars().count() + 1);
        assert!(done.out.contains(&place), "{}", done.out);
    }
    // A range that is itself longer than what is shown.
    let article = format!("{words}[[{}]] {words}", "x".repeat(300));
    let done = Folder::new().with("article.md", article).run(&["check", "article.md"]);
    let (line, below) = shown_line(&done);
    assert!(line.starts_with("…wörd wörd [[xxx") && line.ends_with("xxx…"), "{line}");
    assert_eq!((line.chars().count(), below.trim()), (102, "^".repeat(90).as_str()));
}

#[test]
fn much_that_is_wrong_in_one_line_takes_no_time() {
    // Showing the whole line for each of them would print a thousand times eight megabytes.
    let article = format!("{}{}", "word ".repeat(1_600_000), "[^x] ".repeat(1_000));
    let done = Folder::new().with("article.md", article).run(&["check", "article.md"]);
    assert!(done.out.ends_with("\n1000 errors in 1 article\n") && done.out.len() < 1_000_000, "{}", done.out.len());
    assert_eq!(done.err, "");
    // One more is too many, and that is said.
    for format in ["text", "json"] {
        let folder = Folder::new().with("article.md", "[^x] ".repeat(1_001));
        let done = folder.run(&["check", "article.md", "--format", format]);
        assert_eq!(done.err, "apostil: article.md has more findings than the thousand that are kept.\n");
    }
}

#[test]
fn nothing_that_is_shown_controls_the_terminal() {
    let article = "a \u{1B}[31m \u{9B}31m\u{7} [[\u{9B}2J\u{1B}c]]";
    let folder = Folder::new().with("\u{1B}[1m\u{9B}.md", article);
    let done = folder.run(&["check", "\u{1B}[1m\u{9B}.md"]);
    assert_eq!(done.status, Some(1));
    assert!(!done.out.contains(|c: char| c.is_control() && c != '\n'), "{:?}", done.out);
}

fn objects(done: &Done) -> Vec<Value> {
    done.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn findings_are_written_as_json() {
    let front = "---\nsources: none.json\n---\n";
    let folder =
        Folder::new().with("texts/article.md", format!("{front}# É\r\n\r\n### É[^x]\r\n\r\nthe \"abs\"\n")).with(
            "glossary.json",
            "[{\"term\": \"ab\", \"definition\": \"b\"},\n\n {\"term\": \"Ab\", \"definition\": \"c\"}]",
        );
    let call = ["check", "texts/article.md", "--glossary", "glossary.json", "--format", "json"];
    let done = folder.run(&call);
    let diagnostic = |code: &str, severity: &str, file: &str, place: [u32; 4], message: &str, help: &str| {
        let [line, column, end_line, end_column] = place;
        json!({
            "code": code, "severity": severity, "file": file, "line": line, "column": column,
            "end": { "line": end_line, "column": end_column }, "message": message, "help": help,
        })
    };
    let (article, glossary) = ("texts/article.md", "glossary.json");
    let expected = [
        diagnostic(
            "file-unreadable",
            "error",
            article,
            [2, 1, 2, 19],
            "The file `none.json` cannot be read: there is no such file.",
            "Correct its address, which is relative to this file, or remove the line; everything else was read.",
        ),
        diagnostic(
            "heading-skips-level",
            "warning",
            article,
            [6, 1, 6, 10],
            "This heading skips a level: level 3 follows level 1.",
            "Make it one level deeper than the heading before it, or put a heading between them.",
        ),
        diagnostic(
            "note-undefined",
            "error",
            article,
            [6, 6, 6, 10],
            "The note `x` is referenced but not defined.",
            "Write `[^x]: …` on a line of its own.",
        ),
        diagnostic(
            "term-inflected",
            "info",
            article,
            [8, 6, 8, 9],
            "`abs` was linked as a form of `ab`.",
            "Write [[!abs]] to leave it unlinked.",
        ),
        diagnostic(
            "term-duplicate",
            "error",
            glossary,
            [3, 2, 3, 35],
            "`Ab` is already a name of the entry `ab`.",
            "Remove it from one of the two. The first is in line 1.",
        ),
        diagnostic(
            "term-unused",
            "info",
            glossary,
            [3, 2, 3, 35],
            "The term `Ab` never occurs, so it is not shown.",
            "Use it, give it an alias that occurs, or link it by hand as [[Ab]].",
        ),
    ];
    assert_eq!((objects(&done), done.err.as_str(), done.status), (expected.to_vec(), "", Some(1)));
    // The keys come in the order of the document.
    assert!(done.out.starts_with("{\"code\":\"file-unreadable\",\"severity\":\"error\",\"file\":"), "{}", done.out);
    let clean = Folder::new().with("article.md", "Rome fell.").run(&["check", "article.md", "--format", "json"]);
    assert_eq!((clean.out.as_str(), clean.err.as_str(), clean.status), ("", "", Some(0)));
}

#[test]
fn warnings_can_be_denied() {
    let folder = Folder::new()
        .with("warned.md", "a\n\n[^x]: never\n")
        .with("noted.md", "a")
        .with("glossary.md", "b\n: c\n")
        .with("wrong.md", "[^x]");
    for (article, plain, denied) in [("warned.md", 0, 1), ("noted.md", 0, 0), ("wrong.md", 1, 1)] {
        for format in ["text", "json"] {
            let call = ["check", article, "--glossary", "glossary.md", "--format", format];
            assert_eq!(folder.run(&call).status, Some(plain), "{article}");
            assert_eq!(folder.run(&[&call[..], &["--deny-warnings"]].concat()).status, Some(denied), "{article}");
        }
    }
}

/// An article with three warnings of two kinds, an error, and a glossary of which nothing is used.
const MANY: &str = "![](https://a.example/a.png) ![](https://a.example/b.png)\n\n### A\n\n##### B\n\n[^x]\n";

/// The codes that are reported.
fn codes(done: &Done) -> Vec<String> {
    let mut codes: Vec<_> = objects(done).iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn kinds_can_be_switched_off_by_the_command_line() {
    let folder = Folder::new().with("article.md", MANY).with("glossary.md", "a\n: b\n");
    let call = ["check", "article.md", "--glossary", "glossary.md", "--format", "json", "--deny-warnings"];
    let (image, heading) = ("image-without-description", "heading-skips-level");
    for (allowed, left, status) in [
        (&[][..], &[heading, image, "note-undefined", "term-unused"][..], 1),
        (&["--allow", heading], &[image, "note-undefined", "term-unused"], 1),
        (&["--allow", "heading-skips-level, term-unused", "--allow", "note-undefined"], &[image], 1),
        (&["--allow", "heading-skips-level,term-unused,note-undefined,image-without-description"], &[], 0),
    ] {
        let done = folder.run(&[&call[..], allowed].concat());
        assert_eq!((codes(&done), done.status), (left.iter().map(ToString::to_string).collect(), Some(status)));
    }
    let done = folder.run(&["check", "article.md", "--allow", "heading-skips-level,image-without-description"]);
    assert!(done.out.ends_with("\n1 error in 1 article; 3 more allowed\n"), "{}", done.out);
    for (command, told) in [("render", "heading-skips-level"), ("sources", "image-without-description")] {
        assert!(folder.run(&[command, "article.md"]).err.contains(told), "{command}");
        let done = folder.run(&[command, "article.md", "--allow", told]);
        assert!(!done.err.contains(told) && done.err.contains("[note-undefined]"), "{command}: {}", done.err);
        assert_eq!(done.status, Some(1));
        assert_eq!(folder.run(&[command, "article.md", "--allow", "note-undefined"]).status, Some(0), "{command}");
    }
}

#[test]
fn kinds_can_be_switched_off_by_a_comment() {
    let (image, heading) = ("image-without-description", "heading-skips-level");
    let all = [heading, image, "note-undefined", "term-unused"];
    let glossary = "a\n: b\n";
    for (comment, glossary, left) in [
        ("<!-- apostil allow heading-skips-level -->", glossary, &[image, "note-undefined", "term-unused"][..]),
        ("<!--apostil allow heading-skips-level, note-undefined\nterm-unused-->", glossary, &[image]),
        ("A <!-- apostil allow term-unused --> word.", glossary, &[heading, image, "note-undefined"]),
        ("> <!-- apostil allow\n> term-unused -->", glossary, &[heading, image, "note-undefined"]),
        ("[^y]: x <!-- apostil allow term-unused -->\n\n[^y]", glossary, &[heading, image, "note-undefined"]),
        // A comment in the glossary speaks for that only.
        ("", "a\n: b\n\n<!-- apostil allow term-unused, note-undefined -->\n", &[heading, image, "note-undefined"]),
        // These are not such comments.
        ("`<!-- apostil allow term-unused -->`", glossary, &all),
        ("<b title=\"<!-- apostil allow term-unused -->\">x</b>", glossary, &all),
        ("```\n<!-- apostil allow term-unused -->\n```", glossary, &all),
        ("<!-- apostille allow term-unused -->", glossary, &all),
    ] {
        let folder = Folder::new().with("article.md", format!("{MANY}\n{comment}\n")).with("glossary.md", glossary);
        let call = ["check", "article.md", "--glossary", "glossary.md", "--format", "json"];
        assert_eq!(codes(&folder.run(&call)), left, "{comment}");
    }
    // Whoever checks a stranger's text hears all.
    let article = format!("{MANY}\n<!-- apostil allow note-undefined -->\n");
    let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--untrusted"]);
    assert_eq!((done.out.contains("error[note-undefined]"), done.status), (true, Some(1)));
}

#[test]
fn a_comment_that_allows_nothing_is_reported() {
    let article =
        "> <!-- apostil allow\n> html-as-txt, too-large,xyz -->\n\n<!-- apostil: allow x -->\n<!--apostil allow-->\n";
    let done = Folder::new().with("article.md", article).run(&["check", "article.md", "--format", "json"]);
    let said = |found: &Value| {
        format!("{}:{} {} {}", found["line"], found["column"], found["message"].as_str().unwrap(), found["help"])
    };
    let fix = "Write `apostil allow` and a code that `apostil check` shows in brackets, such as html-as-text; too-large cannot be allowed.";
    assert_eq!(
        objects(&done).iter().map(said).collect::<Vec<_>>(),
        [
            format!("2:3 `html-as-txt` is not a code that can be allowed. \"Did you mean `html-as-text`? {fix}\""),
            format!("2:16 `too-large` is not a code that can be allowed. \"{fix}\""),
            format!("2:26 `xyz` is not a code that can be allowed. \"{fix}\""),
            format!("4:6 `apostil: allow x` is not a code that can be allowed. \"{fix}\""),
            format!("5:5 `apostil allow` is not a code that can be allowed. \"{fix}\""),
        ]
    );
    assert_eq!(done.status, Some(0));
}

#[test]
fn a_file_at_fault_keeps_no_other_article_from_being_checked() {
    let folder = Folder::new().with("one.md", "a[^x]").with("two.md", "b").with("folder/three.md", "[[y]]");
    let done = folder.run(&["check", "one.md", "none.md", "two.md", "folder", "folder/three.md"]);
    assert_eq!(done.status, Some(2));
    let sentences = "apostil: there is no file none.md. Check the name, or the current folder.\n\
                     apostil: folder is a folder. Name a file in it.\n";
    assert_eq!(done.err, sentences);
    assert!(done.out.contains("┌─ one.md:1:2\n") && done.out.contains("┌─ folder/three.md:1:1\n"), "{}", done.out);
    assert!(done.out.ends_with("\n2 errors in 3 articles\n  1 note-undefined\n  1 term-undefined\n"), "{}", done.out);
    // A repeated message is printed once.
    let done = folder.run(&["check", "none.md", "folder", "two.md", "none.md", "folder"]);
    assert_eq!((done.err.as_str(), done.status), (sentences, Some(2)));
    // So is a problem that affects all of them.
    let done = folder.run(&["check", "one.md", "two.md", "--sources", "none.json"]);
    let sentence = "apostil: there is no file none.json. Check the name, or the current folder.\n";
    assert_eq!((done.out.as_str(), done.err.as_str(), done.status), ("", sentence, Some(2)));
}

#[test]
fn what_belongs_to_another_article_is_no_article() {
    let front = "---\nglossary: glossary.md\nnotes: notes.md\n---\n";
    let folder = Folder::new()
        .with("posts/a.md", format!("{front}An ash [[cloud]] fell.\n"))
        .with("posts/glossary.md", "Cloud\n: Of [^ash].\n\n[^ash]: A note.\n")
        .with("posts/notes.md", "> ash\n\nIt was [[!ash]].\n\n[^x]: Unused.\n")
        .with("posts/b.md", "B[^y].\n");
    let call = ["check", "posts/a.md", "posts/b.md", "posts/glossary.md", "posts/notes.md"];
    let done = folder.run(&call);
    assert!(done.out.contains(" in 2 articles\n"), "{}", done.out);
    assert_eq!(done.out.matches("posts/notes.md:").count(), 1, "{}", done.out);
    // By itself it is one.
    assert!(folder.run(&["check", "posts/glossary.md"]).out.contains(" in 1 article\n"));
    let done = folder.run(&["check", "posts/b.md", "posts/glossary.md", "--glossary", "posts/glossary.md"]);
    assert!(done.out.contains(" in 1 article\n"), "{}", done.out);
    // Two that name each other are both checked.
    let folder = Folder::new().with("a.md", "---\nnotes: b.md\n---\nA").with("b.md", "---\nnotes: a.md\n---\nB");
    assert!(folder.run(&["check", "a.md", "b.md"]).out.contains(" in 2 articles\n"));
}

#[test]
fn what_is_on_the_web_is_said_and_no_fault() {
    let folder = Folder::new().with("article.md", "---\nglossary: https://a.example/g.md\n---\nAlpha.");
    let done = folder.run(&["check", "article.md", "--format", "json", "--deny-warnings"]);
    let sentence = "apostil: the glossary https://a.example/g.md is an address on a site and is not read here; \
                    name a file with --glossary.\n";
    assert_eq!((done.out.as_str(), done.err.as_str(), done.status), ("", sentence, Some(0)));
}

#[test]
fn standard_input_is_read_once() {
    let folder = Folder::new().with("article.md", "a [[b]]");
    let done = folder.run_with(&["check", "-"], "a\n\nb[^x]");
    assert!(done.out.contains("┌─ <standard input>:3:2\n"), "{}", done.out);
    assert_eq!((done.err.as_str(), done.status), ("", Some(1)));
    let done = folder.run_with(&["check", "article.md", "--glossary", "-"], "b\n: c\n");
    assert_eq!((done.out.as_str(), done.status), ("no findings in 1 article\n", Some(0)));
    for call in [
        &["check", "-", "-"][..],
        &["check", "-", "--glossary", "-"],
        &["check", "article.md", "article.md", "--words", "-"],
    ] {
        let done = folder.run(call);
        let sentence = "apostil: standard input can be read only once. Name a file.\n";
        assert_eq!((done.out.as_str(), done.err.as_str(), done.status), ("", sentence, Some(2)), "{call:?}");
    }
}

#[test]
fn there_is_colour_where_it_is_wanted() {
    let folder = Folder::new().with("article.md", "a [[b]]");
    let run = |variables: &[(&str, &str)]| {
        let mut command = folder.apostil(&["check", "article.md"]);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
            command.env_remove(name);
        }
        String::from_utf8(command.envs(variables.iter().copied()).output().unwrap().stdout).unwrap()
    };
    let plain = run(&[]);
    let coloured = run(&[("CLICOLOR_FORCE", "1")]);
    assert!(!plain.contains('\u{1B}') && coloured.contains("\u{1B}[0m\u{1B}[1m"), "{coloured:?}");
    assert_eq!(plain, run(&[("NO_COLOR", "1"), ("TERM", "xterm")]));
    // Without the colours it is the same.
    let uncoloured = coloured.split('\u{1B}').enumerate().map(|(i, part)| match part.split_once('m') {
        Some((_, text)) if i > 0 => text,
        _ => part,
    });
    assert_eq!(uncoloured.collect::<String>(), plain);
}

#[test]
fn a_reader_that_has_seen_enough_is_not_an_error() {
    let folder = Folder::new().with("article.md", "[^x] ".repeat(1_000));
    let mut child = folder.apostil(&["check", "article.md"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    let folder = Folder::new().with("article.md", "[^x]");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.apostil(&["check", "article.md"]).stdout(full).output().unwrap();
    let sentence = "apostil: standard output cannot be written: the disk is full. Free some space.\n";
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(2), sentence));
}

/// Every sample: its article, and the options without which it lacks something.
const SAMPLES: [(&str, &[&str]); 4] = [
    ("article.md", &[]),
    ("samples/summer/article.md", &[]),
    ("samples/licence/licence.md", &["--notes", "samples/licence/notes.md"]),
    ("samples/zero/article.md", &[]),
];

fn in_www(path: &str) -> String {
    format!("{}/www/{path}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_samples_have_nothing_wrong_with_them() {
    for (article, options) in SAMPLES {
        let options =
            options.iter().map(|option| if option.starts_with("--") { (*option).into() } else { in_www(option) });
        let call: Vec<String> =
            ["check".into(), in_www(article), "--deny-warnings".into()].into_iter().chain(options).collect();
        let done = Folder::new().run(&call.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""), "{article}: {}", done.out);
        assert!(done.out.contains("no findings"), "{article}: {}", done.out);
    }
}

#[test]
fn the_sample_on_a_summer_quotes_its_sources_to_the_letter_and_has_every_verdict() {
    let done = Folder::new().run(&[
        "check",
        &in_www("samples/summer/article.md"),
        "--quotes",
        &in_www("samples/summer/texts"),
        "--deny-warnings",
    ]);
    assert!(done.status == Some(0) && done.out.contains("2 quotations compared: 2 exact"), "{}{}", done.out, done.err);
    let text = fs::read_to_string(in_www("samples/summer/article.md")).unwrap();
    for verdict in ["supported", "imprecise", "disputed", "misattributed", "incorrect", "unverified", "opinion"] {
        assert!(text.contains(&format!("]: {{{verdict} ")), "{verdict}");
    }
}

#[test]
fn the_sample_on_the_licence_is_the_licence() {
    let words = |path: &str| -> Vec<String> {
        let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        fs::read_to_string(path).unwrap().split_whitespace().map(str::to_owned).collect()
    };
    assert_eq!(words("www/samples/licence/licence.md"), words("LICENSE-MIT"));
}

#[test]
fn what_the_pages_of_the_samples_name_is_there_and_nothing_in_them_is_inline() {
    for page in [
        "index.html",
        "samples/summer/index.html",
        "samples/licence/index.html",
        "samples/zero/index.html",
        "host/about.html",
    ] {
        let text = fs::read_to_string(in_www(page)).unwrap();
        for inline in ["<style", " style=", "javascript:", " onclick", "<script>"] {
            assert!(!text.contains(inline), "{page}: {inline}");
        }
        let folder = Path::new(page).parent().unwrap();
        for name in ["href", "src", "notes"] {
            for part in text.split(&format!(" {name}=\"")).skip(1) {
                let address = part.split('"').next().unwrap();
                if page == "host/about.html" || address.contains("apostil/") {
                    continue; // the folder of the widget, which is not here
                }
                let path = Path::new(&in_www("")).join(folder).join(address);
                assert!(path.is_file(), "{page}: {address}");
            }
        }
    }
}

#[test]
fn the_pages_of_the_samples_name_the_same_samples() {
    // Each page names itself and the others by addresses of its own; the last folder and the name are the same in all.
    let named = |page: &str| -> Vec<String> {
        let text = fs::read_to_string(in_www(page)).unwrap();
        let (_, line) = text.split_once("<nav aria-label").unwrap();
        let (line, rest) = line.split_once("</nav>").unwrap();
        let (_, list) = rest.split_once("<nav class=\"host-samples\"").unwrap();
        let (list, _) = list.split_once("</nav>").unwrap();
        let folder = Path::new(page).parent().unwrap();
        let links = [line, list].map(|part| part.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()));
        let real = |address: &str| fs::canonicalize(in_www("")).unwrap().join(folder).join(address);
        links.into_iter().flatten().map(|link| fs::canonicalize(real(link)).unwrap().display().to_string()).collect()
    };
    let pages = ["index.html", "samples/summer/index.html", "samples/licence/index.html", "samples/zero/index.html"];
    let first = named(pages[0]);
    assert_eq!(first.len(), 2 * pages.len());
    for page in pages {
        assert_eq!(named(page), first, "{page}");
    }
}

#[test]
fn the_first_page_counts_its_notes_terms_and_sources() {
    let done = Folder::new().run(&["render", &in_www("article.md"), "--fragment"]);
    let rows = |class: &str| done.out.matches(&format!("<{class}\"")).count();
    let (notes, terms, sources) =
        (rows("li class=\"apostil-note"), rows("div class=\"apostil-entry"), rows("li class=\"apostil-source"));
    let page = fs::read_to_string(in_www("index.html")).unwrap();
    for said in [format!("with {notes} notes"), format!("{notes} notes, {terms} terms and {sources} sources")] {
        assert!(page.contains(&said), "{said}");
    }
}

#[test]
fn a_file_that_is_not_there_or_cannot_be_read_gets_one_message() {
    let cited = "Cited[^a] [[term]] [@a], [@b] and [@c].\n";
    let undefined = ["source-undefined"; 3];
    for (line, told) in [
        ("glossary: broken.md\nsources: broken.json", &["glossary-syntax", "note-undefined", "sources-syntax"][..]),
        ("glossary: none.md\nsources: none.json", &["file-unreadable", "file-unreadable", "note-undefined"]),
        ("glossary: https://a.example/g.md\nsources: https://a.example/s.json", &["note-undefined"]),
        ("notes: notes.md\nglossary: glossary.md", &[&["notes-syntax"][..], &undefined].concat()),
        ("notes: none.md", &["file-unreadable"]),
    ] {
        let folder = Folder::new()
            .with("article.md", format!("---\n{line}\n---\n{cited}"))
            .with("glossary.md", "Term\n: A word.\n")
            .with("broken.json", "[{\"id\": \"a\", \"title\": \"A\"}, {\"id\": ")
            .with("broken.md", "No list.\n")
            .with("notes.md", "No quotation.\n");
        let done = folder.run(&["check", "article.md", "--format", "json"]);
        let mut codes: Vec<_> = objects(&done).iter().map(|told| told["code"].as_str().unwrap().to_owned()).collect();
        codes.sort();
        assert_eq!(codes, told, "{line}\n{}", done.err);
    }
}
