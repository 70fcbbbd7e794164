//! The command line, run as a process: the output, the exit status, and the sentence for each thing that can be
//! wrong with a command line, a file or an article.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

mod preview;
mod shell;

use shell::Folder;
use std::fs;

const ARTICLE: &str = "---\ntitle: Rome & after\n---\nRome[^a] fell.\n\n[^a]: In 476.\n";

fn with_article() -> Folder {
    Folder::new().with("article.md", ARTICLE)
}

#[test]
fn a_page_goes_to_standard_output() {
    let done = with_article().run(&["render", "article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"), "{}", done.out);
    assert!(done.out.contains("<title>Rome &amp; after</title>"), "{}", done.out);
    assert!(done.out.contains("<main>\n<article class=\"apostil-article\" lang=\"en\" dir=\"ltr\">"), "{}", done.out);
    assert!(done.out.ends_with("</article>\n</main>\n</body>\n</html>\n"), "{}", done.out);
    assert!(!done.out.contains("<script type=\"module\"") && !done.out.contains("<link"), "{}", done.out);
}

#[test]
fn a_prefix_begins_every_id_and_every_link_to_one() {
    let done = with_article().run(&["render", "article.md", "--fragment", "--prefix", "first"]);
    let values = |name: &str| {
        let parts: Vec<_> = done.out.split(name).skip(1).collect();
        assert!(!parts.is_empty(), "{name}");
        parts.iter().for_each(|part| assert!(part.starts_with("first-"), "{name}{}", part.lines().next().unwrap()));
    };
    values(" id=\"");
    values(" href=\"#");
    values(" aria-labelledby=\"");
}

#[test]
fn a_fragment_is_the_article_alone() {
    let done = with_article().run(&["render", "article.md", "--fragment"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.starts_with("<article ") && done.out.ends_with("</article>\n"), "{}", done.out);
}

#[test]
fn a_page_goes_to_a_file() {
    let folder = with_article().with("out/page.html", "what stood there before");
    let page = folder.run(&["render", "article.md"]).out;
    for option in ["-o", "--output"] {
        let done = folder.run(&["render", "article.md", option, "out/page.html"]);
        assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), "", ""));
        assert_eq!(folder.text("out/page.html"), page);
    }
}

#[test]
fn standard_input_is_an_article() {
    let folder = with_article();
    let done = folder.run_with(&["render", "-"], ARTICLE);
    assert_eq!(done.out, folder.run(&["render", "article.md"]).out);
    let done = folder.run_with(&["render", "-"], "a\n\nb[^x]");
    assert_eq!(done.status, Some(1));
    assert!(done.err.starts_with("<standard input>:3:2: error[note-undefined]: "), "{}", done.err);
}

#[test]
fn addresses_of_the_page_are_escaped() {
    let address = "a\"><b>.css?c&d";
    let done = with_article().run(&["render", "article.md", "--stylesheet", address, "--script", address]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    let escaped = "a&quot;&gt;&lt;b&gt;.css?c&amp;d";
    assert!(done.out.contains(&format!("<link rel=\"stylesheet\" href=\"{escaped}\">\n")), "{}", done.out);
    assert!(done.out.contains(&format!("<script type=\"module\" src=\"{escaped}\"></script>\n")), "{}", done.out);
    assert!(done.out.contains("<apostil-reader><article ") && done.out.contains("</article></apostil-reader>\n"));
}

#[test]
fn the_front_matter_names_the_apparatus_and_the_call_overrules_it() {
    let front = "---\nglossary: words/glossary.md\nsources: sources.json\n---\n";
    let folder = Folder::new()
        .with("texts/article.md", format!("{front}Alpha [@key]."))
        .with("texts/words/glossary.md", "Alpha\n: the first\n")
        .with("texts/sources.json", r#"[{"id": "key", "title": "Beside"}]"#)
        .with("glossary.json", r#"[{"term": "alpha", "definition": "another"}]"#)
        .with("other.json", r#"[{"id": "key", "title": "Elsewhere"}]"#);
    let done = folder.run(&["render", "texts/article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains("<p>the first</p>") && done.out.contains("<cite>Beside</cite>"), "{}", done.out);
    let call = ["render", "texts/article.md", "--glossary", "glossary.json", "--sources", "other.json"];
    let done = folder.run(&call);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains("<p>another</p>") && done.out.contains("<cite>Elsewhere</cite>"), "{}", done.out);
}

#[test]
fn words_are_those_of_the_language_or_of_the_call() {
    let folder = Folder::new()
        .with("article.md", "---\nlang: de\n---\nRom[^a] fiel.\n\n[^a]: Im Jahr 476.\n")
        .with("words.json", "{\"notes\": \"Belege\"}")
        .with("broken.json", "{\n\"notes\": }");
    let done = folder.run(&["render", "article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains(">Anmerkungen</h2>") && done.out.contains("\"Zurück zum Text\""), "{}", done.out);
    let done = folder.run(&["render", "article.md", "--words", "words.json"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert!(done.out.contains(">Belege</h2>") && done.out.contains("\"Zurück zum Text\""), "{}", done.out);
    let done = folder.run(&["render", "article.md", "--words", "broken.json"]);
    let report = "broken.json:2:10: error[words-syntax]: The table of words cannot be read here: a value is missing.\n  \
                  help: Write JSON, {\"notes\": \"\u{2026}\"}; the file is ignored.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(1), report));
    assert!(done.out.contains(">Anmerkungen</h2>"), "{}", done.out);
}

#[test]
fn names_of_an_entry_are_as_many_as_the_front_matter_or_the_call_says() {
    let names: Vec<_> = (1..=12).map(|i| format!(r#"{{"family": "N{i}"}}"#)).collect();
    let sources = format!(r#"[{{"id": "key", "title": "A", "author": [{}]}}]"#, names.join(","));
    let folder = Folder::new()
        .with("sources.json", sources)
        .with("article.md", "---\nsources: sources.json\nmax-names: 2\n---\n[@key]")
        .with("plain.md", "---\nsources: sources.json\n---\n[@key]");
    for (call, names) in [
        (&["render", "plain.md"][..], "N6; N7 et al. (n.d.)"),
        (&["render", "article.md"], ">N1; N2 et al. (n.d.)"),
        (&["render", "article.md", "--max-names", "11"], "N10; N11 et al. (n.d.)"),
        (&["render", "article.md", "--max-names", "12"], "N11 &amp; N12 (n.d.)"),
    ] {
        let done = folder.run(call);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""), "{call:?}");
        assert!(done.out.contains(names), "{call:?} {}", done.out);
    }
    let done = folder.run(&["render", "article.md", "--max-names", "0"]);
    assert_eq!(done.status, Some(2), "{}", done.err);
}

#[test]
fn what_the_front_matter_names_is_an_address() {
    for (address, file) in [
        ("my%20glossary.md", "texts/my glossary.md"),
        ("%d1%81%D0%BB%D0%BE%D0%B2%D0%B0.md", "texts/слова.md"),
        ("слова.md", "texts/слова.md"),
        ("./glossary.md?new#here", "texts/glossary.md"),
        ("../100%.md", "100%.md"),
        ("../b%2fglossary.md", "b/glossary.md"),
        ("a%23b.md", "texts/a#b.md"),
        ("./a:b.md", "texts/a:b.md"),
    ] {
        let article = format!("---\nglossary: {address}\n---\nAlpha.");
        let folder = Folder::new().with("texts/article.md", article).with(file, "Alpha\n: the first\n");
        let done = folder.run(&["render", "texts/article.md"]);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""), "{address}");
        assert!(done.out.contains("<p>the first</p>"), "{address}\n{}", done.out);
    }
}

#[test]
fn what_is_on_the_web_is_not_fetched() {
    let addresses = ["https://a.example/g.md", "HTTP://a.example/g.md", "//a.example/g.md", "%2Fg.md", "file:///g.md"];
    for address in addresses {
        let article = format!("---\nglossary: {address}\nsources: {address}\n---\nAlpha.");
        let folder =
            Folder::new().with("article.md", article).with("g.md", "Alpha\n: the first\n").with("s.json", "[]");
        let sentence = |what: &str, option: &str| {
            format!(
                "apostil: the {what} {address} is an address on a site and is not read here; name a file with --{option}.\n"
            )
        };
        let (glossary, sources) = (sentence("glossary", "glossary"), sentence("sources file", "sources"));
        let done = folder.run(&["render", "article.md"]);
        assert_eq!((done.status, done.err), (Some(0), glossary + &sources));
        assert!(done.out.contains("<p>Alpha.</p>"), "{}", done.out);
        let done = folder.run(&["render", "article.md", "--glossary", "g.md"]);
        assert_eq!((done.status, done.err), (Some(0), sources));
        assert!(done.out.contains("<p>the first</p>"), "{}", done.out);
    }
}

#[test]
fn an_address_that_begins_at_the_root_of_a_site_is_a_finding_with_a_way_out() {
    for (key, option) in
        [("glossary", "glossary"), ("sources", "sources"), ("bibliography", "sources"), ("notes", "notes")]
    {
        let folder = Folder::new()
            .with("article.md", format!("---\ntitle: T\n{key}: /texts/it.json\n---\nAlpha [@key] [[term]].\n"))
            .with("it.json", "[]");
        let expected = format!(
            "article.md:3:1: warning[file-on-site]: The file `/texts/it.json` was not read: its address begins at the root of \
             a site.\n  help: Name it on this disk with `--{option}`, or write an address relative to this file; everything \
             else was read.\n"
        );
        let done = folder.run(&["render", "article.md"]);
        assert!(done.err.starts_with(&expected), "{}", done.err);
        // What follows from that is not reported.
        assert_eq!(done.err.contains("source-undefined"), key == "glossary", "{key}: {}", done.err);
        assert!(done.out.contains("<h1>T</h1>"), "{}", done.out);
        for (more, is_found) in [(&[][..], true), (&[&*format!("--{option}"), "it.json"], false)] {
            let done = folder.run(&[&["check", "article.md", "--format", "json"], more].concat());
            assert_eq!(done.out.contains("\"file-on-site\",\"severity\":\"warning\""), is_found, "{}", done.out);
        }
    }
    // In the notes' front matter it is told where it is.
    let folder = Folder::new()
        .with("article.md", "---\nnotes: notes.md\n---\nAlpha.\n")
        .with("notes.md", "---\nsources: /s.json\n---\n> Alpha\n\nA note.\n");
    let done = folder.run(&["check", "article.md"]);
    assert!(done.out.contains("notes.md:2:1") && done.out.contains("`/s.json`"), "{}", done.out);
}

/// An article, a glossary and sources; expected standard error; what the article must still show; the status.
type Case = (&'static [u8], &'static str, &'static str, &'static str, &'static str, i32);

const FINDINGS: &[Case] = &[
    (
        b"a\n\n\xC3\xA9t\xC3\xA9 b[^x] c",
        "",
        "",
        "article.md:3:6: error[note-undefined]: The note `x` is referenced but not defined.\n  \
         help: Write `[^x]: \u{2026}` on a line of its own.\n",
        "<p>été b[^x] c</p>",
        1,
    ),
    (
        b"a [[x]] b",
        "",
        "",
        "article.md:1:3: error[term-undefined]: The term `x` is not in the glossary.\n  \
         help: Write an entry for it, or an alias.\n",
        "<p>a [[x]] b</p>",
        1,
    ),
    (
        b"a [@x] b",
        "",
        "[]",
        "article.md:1:3: error[source-undefined]: The source `x` is cited but not in the sources file.\n  \
         help: Add it to the file that `sources:` names in the front matter, or correct the key.\n",
        "<p>a [@x] b</p>",
        1,
    ),
    (
        b"ash\n",
        "ash\n: b\n\nAsh\n: c\n",
        "",
        "glossary.md:4:1: error[term-duplicate]: `Ash` is already a name of the entry `ash`.\n  \
         help: Remove it from one of the two. The first is in line 1.\n",
        "<p>b</p>",
        1,
    ),
    (
        b"a [@x] b",
        "",
        "[{\"id\": \"x\", \"title\": \"T\"},\n {\"id\": }]",
        "sources.json:2:9: error[sources-syntax]: The sources file cannot be read here: a value is missing.\n  \
         help: Write CSL-JSON, a list: [{\"id\": \"\u{2026}\", \"title\": \"\u{2026}\"}]; everything that can be read is used.\n",
        "<cite>T</cite>",
        1,
    ),
    (
        b"a b",
        "",
        "Title: T",
        "sources.json:1:1: error[sources-syntax]: The sources file cannot be read here: a value is missing.\n  \
         help: Write CSL-JSON, a list: [{\"id\": \"\u{2026}\", \"title\": \"\u{2026}\"}]; everything that can be read is used.\n",
        "<p>a b</p>",
        1,
    ),
    (
        b"---\ntitle: T\nlang: \"en\n---\na b",
        "",
        "",
        "article.md:3:7: error[front-matter-syntax]: This line of the front matter cannot be read: \
         its text has no closing quotation mark.\n  \
         help: Write `key: value` between lines `---` (YAML) or `key = \"value\"` between lines `+++` (TOML), and close quotation marks and brackets.\n",
        "<h1>T</h1>",
        1,
    ),
    (
        b"---\ntitle: T\n\na b",
        "",
        "",
        "article.md:1:1: error[front-matter-unclosed]: The front matter is not closed.\n  \
         help: Close it with a line `---`; it was read up to the first empty line.\n",
        "<p>a b</p>",
        1,
    ),
    (
        b"\xC3\xA9 \xFF b",
        "",
        "",
        "article.md:1:3: error[not-utf8]: The file is not valid UTF-8: the first error is at byte 3.\n  \
         help: Save it as UTF-8; each bad byte is shown as \u{FFFD}.\n",
        "<p>\u{E9} \u{FFFD} b</p>",
        1,
    ),
    (
        b"Un \xE9t\xE9 sans soleil",
        "",
        "",
        "article.md:1:4: error[not-utf8]: The file is not valid UTF-8: it seems to be Windows-1252 (Latin-1).\n  \
         help: Save it as UTF-8. It was converted here, but a page does not convert it.\n",
        "<p>Un \u{E9}t\u{E9} sans soleil</p>",
        1,
    ),
    (
        b"",
        "",
        "",
        "article.md:1:1: warning[empty-article]: The article has no text.\n  \
         help: Write some Markdown below the front matter.\n",
        "<div class=\"apostil-body\">\n</div>",
        0,
    ),
    (
        b"a\n\n[^x]: never",
        "",
        "",
        "article.md:3:1: warning[note-unused]: The note `x` is never referenced, so it is not shown.\n  \
         help: Refer to it as [^x].\n",
        "<p>a</p>",
        0,
    ),
];

#[test]
fn what_is_wrong_with_an_article_is_reported_and_the_rest_is_rendered() {
    for (article, glossary, sources, report, shown, status) in FINDINGS {
        let mut folder = Folder::new().with("article.md", article);
        let mut call = vec!["render", "article.md"];
        for (option, name, text) in [("--glossary", "glossary.md", glossary), ("--sources", "sources.json", sources)] {
            if !text.is_empty() {
                folder = folder.with(name, text);
                call.extend([option, name]);
            }
        }
        let done = folder.run(&call);
        assert_eq!((done.err.as_str(), done.status), (*report, Some(*status)));
        assert!(done.out.contains(shown) && done.out.ends_with("</html>\n"), "{report}\n{}", done.out);
    }
}

#[test]
fn a_file_that_cannot_be_read_gets_one_sentence() {
    let folder = with_article().with("folder/x", "");
    for (args, sentence) in [
        (&["none.md"][..], "there is no file none.md. Check the name, or the current folder."),
        (&["article.md/x"], "there is no file article.md/x. Check the name, or the current folder."),
        (&["folder"], "folder is a folder. Name a file in it."),
        (&["article.md", "--glossary", "no"], "there is no file no. Check the name, or the current folder."),
        (&["article.md", "--sources", "folder"], "folder is a folder. Name a file in it."),
        (&["article.md", "--words", "no"], "there is no file no. Check the name, or the current folder."),
    ] {
        for verb in ["render", "preview", "check"] {
            let done = folder.run(&[&[verb], args].concat());
            let expected = (Some(2), "", format!("apostil: {sentence}\n"));
            assert_eq!((done.status, done.out.as_str(), done.err), expected, "{verb} {args:?}");
        }
    }
}

#[test]
fn a_file_that_the_front_matter_names_in_vain_costs_itself_alone() {
    let correct = "Correct its address, which is relative to this file, or remove the line";
    for (line, file, reason, help) in [
        ("glossary: none.md", "none.md", "there is no such file", correct),
        ("sources: none.json", "none.json", "there is no such file", correct),
        ("sources: folder", "folder", "it is a folder", "Name a file in it"),
        (
            "glossary: .x.md",
            ".x.md",
            "it is hidden",
            "Name it with `--glossary`, or rename it or the folder that begins with a dot",
        ),
        ("glossary: article.md/x", "article.md/x", "there is no such file", correct),
        ("glossary: \"-\"", "-", "there is no such file", correct),
    ] {
        let text = format!("---\ntitle: T\n{line}\n---\nRome[^a] [[fell]] [@key].\n\n[^a]: In 476.\n");
        let folder = Folder::new().with("article.md", text).with("folder/x", "");
        let done = folder.run(&["render", "article.md"]);
        let report = format!(
            "article.md:3:1: error[file-unreadable]: The file `{file}` cannot be read: {reason}.\n  help: {help}; everything else was read.\n"
        );
        // What the file would have defined is not reported as missing one by one.
        let (first, others) = done.err.split_at(report.len().min(done.err.len()));
        assert_eq!((first, done.status), (report.as_str(), Some(1)));
        let missed = if line.starts_with("sources") { "term-undefined" } else { "source-undefined" };
        assert!(others.contains(missed) && others.matches(": error[").count() == 1, "{line}\n{others}");
        assert!(done.out.contains("<h1>T</h1>") && done.out.contains("In 476."), "{}", done.out);
    }
}

#[test]
fn a_file_that_cannot_be_written_gets_one_sentence() {
    let folder = with_article().with("locked/x", "");
    let mut cases = vec![
        ("none/page.html", "none/page.html cannot be written: its folder does not exist. Create it first."),
        ("article.md/x", "article.md/x cannot be written: its folder does not exist. Create it first."),
    ];
    let mut permissions = fs::metadata(folder.path("locked")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("locked"), permissions).unwrap();
    // For root nothing is locked.
    if fs::write(folder.path("locked/y"), "").is_err() {
        cases.push(("locked/page.html", "locked/page.html may not be written. Check its permissions."));
    }
    for (output, sentence) in cases {
        let done = folder.run(&["render", "article.md", "-o", output]);
        assert_eq!((done.status, done.out.as_str(), done.err), (Some(2), "", format!("apostil: {sentence}\n")));
    }
    assert_eq!(folder.text("article.md"), ARTICLE);
}

#[test]
fn a_reader_that_has_seen_enough_is_not_an_error() {
    // More than any pipe holds, so that writing goes on when nobody reads any more.
    let folder = Folder::new().with("article.md", "word\n".repeat(200_000));
    let mut child = folder.apostil(&["render", "article.md"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}

#[test]
fn a_call_that_means_nothing_is_explained() {
    let folder = with_article();
    for (args, sentence) in [
        (&["paint", "article.md"][..], "there is no command `paint`. See `apostil --help`."),
        (&["rendr", "article.md"], "there is no command `rendr`. Did you mean `render`?"),
        (&["render", "article.md", "--fragmen"], "there is no option `--fragmen` here. Did you mean `--fragment`?"),
        (&["render", "article.md", "--colour"], "there is no option `--colour` here. See `apostil render --help`."),
        (&["preview"], "the argument <ARTICLE> is missing. See `apostil preview --help`."),
        (
            &["render", "article.md", "--fragment", "--script", "a.js"],
            "--fragment and --script <URL> cannot be used together. See `apostil render --help`.",
        ),
        (
            &["render", "a.md", "--prefix", "Two words"],
            "`Two words` is not valid for `--prefix <NAME>`. It must be lower-case letters and digits, joined by hyphens.",
        ),
        (
            &["render", "a.md", "--prefix", "a2"],
            "`a2` is not valid for `--prefix <NAME>`. It must be a name that ids of other articles do not begin with.",
        ),
        (
            &["preview", "a.md", "--port", "x"],
            "`x` is not valid for `--port <PORT>`. It must be a number from 0 to 65535.",
        ),
        (
            &["preview", "a.md", "--port", "99999"],
            "`99999` is not valid for `--port <PORT>`. It must be a number from 0 to 65535.",
        ),
        (
            &["preview", "a.md", "--port", "1", "--port", "2"],
            "--port <PORT> is given twice. See `apostil preview --help`.",
        ),
        (
            &["preview", "a.md", "b.md"],
            "`b.md` is one argument too many: `apostil preview` takes one <ARTICLE>. See `apostil preview --help`.",
        ),
        (&["man", "x"], "`x` is one argument too many: `apostil man` takes none. See `apostil man --help`."),
        (&["check", "a.md", "--port", "3"], "there is no option `--port` here. It is one of `apostil preview`."),
        (
            &["check", "a.md", "--allow", "html-as-text,html-as-txt"],
            "`html-as-txt` is not valid for `--allow <CODE>`. Did you mean `html-as-text`?",
        ),
        (
            &["check", "a.md", "--allow", "too-large"],
            "`too-large` is not valid for `--allow <CODE>`. An article that is too large is not shown: of that its author must hear.",
        ),
        (&["render", "a.md", "--allow", "x"], "`x` is not valid for `--allow <CODE>`. See `apostil render --help`."),
        (&["check", "a.md", "--format", "jsn"], "`jsn` is not valid for `--format <FORMAT>`. Allowed are text, json."),
        (&["help", "chek"], "there is no command `chek`. Did you mean `check`?"),
        (&["preview", "a.md", "--port"], "`--port <PORT>` needs a value. See `apostil preview --help`."),
        (
            &["completions", "tcsh"],
            "`tcsh` is not valid for `<SHELL>`. Allowed are bash, elvish, fish, powershell, zsh.",
        ),
    ] {
        let done = folder.run(args);
        assert_eq!(
            (done.status, done.out.as_str(), done.err),
            (Some(2), "", format!("apostil: {sentence}\n")),
            "{args:?}"
        );
    }
    let done = folder.run(&[]);
    assert!(done.status == Some(2) && done.err.contains("Usage: apostil"), "{}", done.err);
    let done = folder.run(&["--version"]);
    assert_eq!((done.status, done.out), (Some(0), concat!("apostil ", env!("CARGO_PKG_VERSION"), "\n").to_owned()));
}

#[test]
#[cfg(unix)]
fn an_error_that_cannot_be_reported_is_not_a_panic() {
    use std::os::unix::ffi::OsStringExt;
    let folder = with_article();
    for words in [&[b"chek".to_vec(), vec![0xFF]][..], &[vec![0xFF]], &[b"check".to_vec(), vec![b'-', b'-', 0xFF]]] {
        let mut command = folder.apostil(&[]);
        let output = command.args(words.iter().cloned().map(std::ffi::OsString::from_vec)).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && err.starts_with("apostil: there is no "), "{err}");
    }
    for args in [&["chek"][..], &["render", "none.md"], &["new", "article.md"], &["preview", "none.md"]] {
        let mut child = folder.apostil(args).spawn().unwrap();
        drop(child.stderr.take()); // nobody reads it
        assert_eq!(child.wait().unwrap().code(), Some(2), "{args:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_could_not_be_written_to_standard_output_is_a_fault() {
    let folder = Folder::new();
    for args in [&["man"][..], &["completions", "zsh"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = folder.apostil(args).stdout(full).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        let sentence = "apostil: standard output cannot be written: the disk is full. Free some space.\n";
        assert_eq!((output.status.code(), &*err), (Some(2), sentence), "{args:?}");
    }
}

#[test]
fn a_value_of_the_front_matter_gets_the_help_of_its_own_key() {
    let folder = Folder::new().with("article.md", "---\ndate: soon\nterms: frist\n---\na");
    let err = folder.run(&["render", "article.md"]).err;
    let date = "`soon` is not a valid `date`.\n  help: A date is written as 2026-11-23, 2026-11 or 2026.\n";
    let terms = "`frist` is not a valid `terms`.\n  \
                 help: Did you mean `first`? It is one of first, section, all and none.\n";
    assert!(err.contains(date) && err.ends_with(terms), "{err}");
}

#[test]
fn an_article_is_started_in_the_very_folder_or_not_at_all() {
    let folder = Folder::new().with("file", "mine");
    fs::create_dir(folder.path("empty")).unwrap();
    let output = folder.apostil(&["new", "."]).current_dir(folder.path("empty")).output().unwrap();
    assert_eq!((output.status.code(), &*String::from_utf8_lossy(&output.stderr)), (Some(0), ""));
    let mut names: Vec<_> = fs::read_dir(folder.path("empty")).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".nojekyll", "apostil", "article.md", "glossary.md", "index.html", "sources.json"]);
    #[cfg(unix)]
    {
        fs::create_dir(folder.path("behind")).unwrap();
        std::os::unix::fs::symlink("behind", folder.path("link")).unwrap();
        std::os::unix::fs::symlink("nowhere", folder.path("dangling")).unwrap();
        assert_eq!(folder.run(&["new", "link"]).err, "");
        assert!(folder.path("behind/article.md").exists());
        let sentence = "apostil: dangling is not a folder, and none can be created there. Choose another.\n";
        assert_eq!(folder.run(&["new", "dangling"]).err, sentence);
    }
    for name in ["file", "file/x"] {
        let done = folder.run(&["new", name]);
        let sentence = format!("apostil: {name} is not a folder, and none can be created there. Choose another.\n");
        assert_eq!((done.status, done.err), (Some(2), sentence));
    }
    assert_eq!(folder.text("file"), "mine");
}

#[test]
fn a_new_article_is_clean_from_the_start() {
    let folder = Folder::new().with("full/x", "").with("empty/x", "");
    std::fs::remove_file(folder.path("empty/x")).unwrap();
    for name in ["summer", "empty"] {
        let done = folder.run(&["new", name]);
        let article = format!("{name}/article.md");
        let told = format!(
            "Wrote {article}, with its glossary, its sources and its page.\nSee it: apostil preview {article}\n"
        );
        let again = format!(
            "render {article} -o {name}/index.html --stylesheet apostil/apostil.css --script apostil/apostil.js"
        );
        let told = format!("{told}Write the page again: apostil {again}\n");
        assert_eq!((done.status, done.out, done.err.as_str()), (Some(0), told, ""));
        assert_eq!(folder.run(&["check", &article, "--deny-warnings"]).status, Some(0));
        let done = folder.run(&["render", &article]);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
        let checked = folder.run(&["check", &article, "--deny-warnings"]);
        assert_eq!((checked.status, checked.out.as_str()), (Some(0), "no findings in 1 article\n"));
        for part in ["data-verdict=\"imprecise\"", "id=\"term-aerosol\"", "id=\"source-oppenheimer-2003\""] {
            assert!(done.out.contains(part), "{part}");
        }
        let page = folder.text(&format!("{name}/index.html"));
        // All is in the page, for browsers that load no modules from a disk; and it is the page that is written again.
        assert!(page.contains("id=\"term-aerosol\"") && page.contains("id=\"source-oppenheimer-2003\""), "{page}");
        assert!(
            page.contains(" href=\"apostil/apostil.css\"") && page.contains(" src=\"apostil/apostil.js\""),
            "{page}"
        );
        assert_eq!(folder.run(&again.split(' ').collect::<Vec<_>>()).err, "");
        assert_eq!(folder.text(&format!("{name}/index.html")), page);
        assert!(
            folder.path(&format!("{name}/apostil/pkg/apostil_render_bg.wasm")).exists(),
            "the page has what it loads"
        );
    }
    let done = folder.run(&["new", "full"]);
    assert_eq!((done.status, done.err.as_str()), (Some(2), "apostil: full is not empty. Choose a new folder.\n"));
    let done = folder.run(&["new", "none/there"]);
    let sentence = "none/there cannot be written: its folder does not exist. Create it first.";
    assert_eq!((done.status, done.err), (Some(2), format!("apostil: {sentence}\n")));
    assert_eq!(fs::read_dir(folder.path("")).unwrap().count(), 3, "nothing half written is left");
}

#[test]
fn shells_and_manuals_know_every_verb() {
    let folder = Folder::new();
    let help = folder.run(&["--help"]).out;
    let verbs: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    let verbs: Vec<_> = verbs
        .into_iter()
        .filter(|verb| verb.starts_with(|c: char| c.is_ascii_lowercase()) && *verb != "help")
        .collect();
    assert!(verbs.contains(&"render") && verbs.contains(&"preview"), "{help}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let done = folder.run(&["completions", shell]);
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
        assert!(verbs.iter().all(|verb| done.out.contains(verb)), "{shell}");
    }
    let done = folder.run(&["man"]);
    assert!(done.status == Some(0) && done.out.contains(".TH apostil 1"), "{}", done.out);
    assert_eq!(folder.run(&["man", "-o", "man1"]).status, Some(0));
    let done = folder.run(&["man", "-o", "man1/apostil.1"]);
    let sentence = "apostil: man1/apostil.1 is not a folder, and none can be created there. Choose another.\n";
    assert_eq!((done.status, done.err.as_str()), (Some(2), sentence));
    for verb in verbs {
        let page = folder.text(&format!("man1/apostil-{verb}.1"));
        assert!(page.contains(".SH SYNOPSIS"), "{verb}: {page}");
    }
}

#[test]
fn the_examples_of_the_help_work() {
    let folder = Folder::new()
        .with("article.md", "---\nsources: refs.json\n---\nSnow fell.[@diary]\n")
        .with("refs.json", "[{\"id\": \"diary\", \"title\": \"Diary\"}]")
        .with("refs.bib", "@book{diary, title = {Diary}}\n")
        .with("one.md", "One.\n")
        .with("two.md", "Two.\n")
        .with("texts/diary.txt", "Snow fell.\n");
    let mut count = 0;
    for command in ["check", "new", "render", "sources"] {
        let help = folder.run(&[command, "--help"]).out;
        for line in help.lines().filter_map(|line| line.strip_prefix("  apostil ")) {
            let done = folder.run(&line.split(' ').collect::<Vec<_>>());
            assert_eq!(done.status, Some(0), "apostil {line}: {}", done.err);
            count += 1;
        }
    }
    assert_eq!(count, 12);
    assert!(folder.run(&["--help"]).out.contains("\nExit status:\n  0  success\n  1  an article has errors"));
    assert!(folder.run(&["man"]).out.contains("Exit status:"));
}
