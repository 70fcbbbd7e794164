//! `apostil render`, run as a process on folders: a page's metadata, where many articles go, and that files are
//! replaced atomically.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[cfg(target_os = "linux")]
mod disk;
mod required;
mod schema;
mod shell;

use apostil::article::{Input, Options, parse};
use required::is_met;
use schema::{data, graph, of_type};
use serde_json::{Value, json};
use shell::{Done, Folder};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

const ARTICLES: usize = 1_000;

fn rendered(article: &str) -> String {
    let done = Folder::new().with("article.md", article).run(&["render", "article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""), "{article}");
    done.out
}

/// The names in a subfolder, including the hidden ones.
fn names(folder: &Folder, inner: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder.path(inner)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn assert_refused(done: &Done, sentence: &str) {
    let expected = (Some(2), "", format!("apostil: {sentence}\n"));
    assert_eq!((done.status, done.out.as_str(), done.err.clone()), expected);
}

#[test]
fn a_page_says_what_is_known_of_the_article() {
    let page = rendered(
        "---\ntitle: Rome & \"after\"\nsubtitle: What came then\nauthor: [Ann, Bo]\ndate: 2026-11-23\nlang: en-GB\n\
         original: https://a.example/rome?a&b\ncanonical: https://b.example/rome/?a&b\nimage: rome.png\n---\nRome fell.\n",
    );
    let head = "<title>Rome &amp; &quot;after&quot;</title>\n\
        <meta name=\"description\" content=\"What came then\">\n\
        <meta name=\"author\" content=\"Ann, Bo\">\n\
        <meta name=\"date\" content=\"2026-11-23\">\n\
        <link rel=\"canonical\" href=\"https://b.example/rome/?a&amp;b\">\n\
        <meta property=\"og:type\" content=\"article\">\n\
        <meta property=\"og:title\" content=\"Rome &amp; &quot;after&quot;\">\n\
        <meta property=\"og:description\" content=\"What came then\">\n\
        <meta property=\"og:locale\" content=\"en_GB\">\n\
        <meta property=\"og:url\" content=\"https://b.example/rome/?a&amp;b\">\n\
        <meta property=\"og:image\" content=\"https://b.example/rome/rome.png\">\n\
        <meta property=\"article:published_time\" content=\"2026-11-23\">\n\
        <script type=\"application/ld+json\">";
    assert!(page.contains(head), "{page}");
    for part in ["<html lang=\"en-GB\">", "<meta charset=\"utf-8\">", "<meta name=\"viewport\"", "<main>"] {
        assert_eq!(page.matches(part).count(), 1, "{part}");
    }
    assert!(page.contains("<meta name=\"color-scheme\" content=\"light dark\">"), "{page}");
}

#[test]
fn a_page_invents_nothing() {
    let page = rendered("Rome fell.\n");
    let head = "<title>Rome fell.</title>\n<meta name=\"description\" content=\"Rome fell.\">\n\
        <meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"Rome fell.\">\n\
        <meta property=\"og:description\" content=\"Rome fell.\">\n<script type=\"application/ld+json\">";
    assert!(page.contains(head), "{page}");
    let known = json!({ "@type": "Article", "description": "Rome fell.", "inLanguage": "en" });
    assert_eq!(graph(&page), [known]);
}

#[test]
fn a_description_is_the_first_paragraph_cut_at_a_word() {
    let page = rendered(&format!("# Rome\n\n- In a list\n\n*Rome*, they {}fell.\n\nThen.\n", "all say, ".repeat(20)));
    let (_, description) = page.split_once("<meta name=\"description\" content=\"").unwrap();
    let (description, _) = description.split_once('"').unwrap();
    assert!(description.starts_with("Rome, they all say, all") && description.ends_with(" all…"), "{description}");
    assert!((150..=161).contains(&description.chars().count()), "{description}");
}

#[test]
fn the_original_is_no_address_of_the_page() {
    for (original, is_of_the_web) in [
        ("HTTPS://a.example/", true),
        ("../rome.html", true),
        ("mailto:ann@a.example", false),
        ("tel:1", false),
        ("\"#here\"", false),
    ] {
        let page = rendered(&format!("---\noriginal: {original}\n---\nRome fell.\n"));
        assert!(!page.contains("rel=\"canonical\"") && !page.contains("og:url"), "{original}");
        let article = &graph(&page)[0];
        assert_eq!((article.get("isBasedOn").is_some(), article.get("url")), (is_of_the_web, None));
    }
}

#[test]
fn the_language_is_the_articles_or_that_of_the_site() {
    let folder = Folder::new().with("a.md", "Text.\n").with("b.md", "---\nlang: fr\n---\nTexte.\n");
    for (args, lang) in
        [(["a.md"].as_slice(), "en"), (&["a.md", "--lang", "de_AT"], "de-AT"), (&["b.md", "--lang", "de"], "fr")]
    {
        let done = folder.run(&[&["render", "--fragment"], args].concat());
        assert!(done.out.starts_with(&format!("<article class=\"apostil-article\" lang=\"{lang}\"")), "{}", done.out);
    }
    let wrong = folder.run(&["render", "a.md", "--lang", "no language"]);
    assert_eq!((wrong.status, wrong.out.as_str()), (Some(2), ""));
    assert!(wrong.err.contains("a language tag such as"), "{}", wrong.err);
}

#[test]
fn the_address_of_the_page_is_that_of_the_call_or_of_the_front_matter() {
    let article = "---\ncanonical: https://a.example/rome\nimage: x.png\n---\nRome fell.\n";
    let folder = Folder::new().with("article.md", article).with("b.md", "Rome fell.\n");
    let canonical = |args: &[&str]| {
        let done = folder.run(&[&["render"], args].concat());
        assert_eq!((done.status, done.err.as_str()), (Some(0), ""), "{args:?}");
        done.out
            .split_once("<link rel=\"canonical\" href=\"")
            .map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
    };
    assert_eq!(canonical(&["article.md"]).as_deref(), Some("https://a.example/rome"));
    assert_eq!(canonical(&["b.md"]), None);
    let given = ["article.md", "--url", "https://b.example/"];
    assert_eq!(canonical(&given).as_deref(), Some("https://b.example/"));
    assert_eq!(canonical(&[&given[..], &["--untrusted"]].concat()).as_deref(), Some("https://b.example/"));
    assert_eq!(canonical(&["article.md", "--untrusted"]), None);
    // Each of several articles has an address of its own, below that of a folder.
    let both = folder.run(&["render", "article.md", "b.md", "-o", "site/", "--url", "https://b.example/posts/"]);
    assert_eq!((both.status, both.err.as_str()), (Some(0), "2 written\n"));
    for name in ["article", "b"] {
        let page = fs::read_to_string(folder.path(&format!("site/{name}.html"))).unwrap();
        assert!(page.contains(&format!("href=\"https://b.example/posts/{name}.html\"")), "{page}");
    }
    for (args, sentence) in [
        (&["b.md", "--url", "b.example"][..], "--url"),
        (&["article.md", "b.md", "-o", "site/", "--url", "https://b.example/posts"], "ends with `/`"),
        (&["b.md", "--fragment", "--url", "https://b.example/"], "--fragment"),
    ] {
        let done = folder.run(&[&["render"], args].concat());
        assert_eq!((done.status, done.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(done.err.contains(sentence), "{}", done.err);
    }
}

const NOTED: &str = "---
title: Sayings
subtitle: Who said what
author: Ann
date: 2026-11
license: https://a.example/licence
original: https://a.example/sayings
sources: sources.json
---
Rome fell.[^s] In 476,[^i] or later.[^d] He said: “No man. No problem.”[^m] It *was*
so.[^w] Nobody knows.[^u] A pity.[^o] It stands.[^plain] Magma is hot [@wood].

[^s]: {supported checked=2026-11-23 by=Bo} a [^inner]
[^i]: {imprecise} b
[^d]: {disputed} c
[^m]: {misattributed checked=2026} d
[^w]: {incorrect} e
[^u]: {unverified} f
[^o]: {opinion} g
[^plain]: h
[^inner]: {incorrect} i

## Glossary

magma
: Molten *rock*.

    More of it.
";
const SOURCES: &str = r#"[{"id": "wood", "title": "<i>T</i>", "author": [{"family": "Wood", "given": "G."}, {"literal": "B"}],
    "issued": {"date-parts": [[2014, 4]]}, "DOI": "10.1/x", "ISBN": "978-0"}]"#;

#[test]
fn the_data_say_what_the_article_says() {
    let folder = Folder::new().with("article.md", NOTED).with("sources.json", SOURCES);
    let done = folder.run(&["render", "article.md"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    let graph = graph(&done.out);
    let article = json!({
        "@type": "Article",
        "headline": "Sayings",
        "alternativeHeadline": "Who said what",
        "description": "Who said what",
        "author": "Ann",
        "datePublished": "2026-11",
        "inLanguage": "en",
        "license": "https://a.example/licence",
        "isBasedOn": "https://a.example/sayings",
        "citation": [{
            "@type": "CreativeWork",
            "name": "T",
            "author": [{ "@type": "Person", "name": "G. Wood", "givenName": "G.", "familyName": "Wood" }, "B"],
            "datePublished": "2014-04",
            "url": "https://doi.org/10.1/x",
            "identifier": [
                { "@type": "PropertyValue", "propertyID": "DOI", "value": "10.1/x" },
                { "@type": "PropertyValue", "propertyID": "ISBN", "value": "978-0" },
            ],
        }],
    });
    assert_eq!(graph[0], article);
    let term = json!({
        "@type": "DefinedTerm", "@id": "#term-magma", "name": "magma", "description": "Molten rock."
    });
    let terms = json!({ "@type": "DefinedTermSet", "name": "Glossary", "inLanguage": "en", "hasDefinedTerm": [term] });
    assert_eq!(graph[1], terms);
    let review = |id: &str, claim: &str, verdict: &str| {
        json!({
            "@type": "ClaimReview", "url": format!("#fn-{id}"), "claimReviewed": claim,
            "reviewRating": { "@type": "Rating", "alternateName": verdict }
        })
    };
    let mut supported = review("s", "Rome fell.", "supported");
    supported["datePublished"] = "2026-11-23".into();
    supported["author"] = "Bo".into();
    let mut misattributed = review("m", "He said: “No man. No problem.”", "misattributed");
    misattributed["datePublished"] = "2026".into();
    misattributed["itemReviewed"] = json!({ "@type": "Quotation", "text": "No man. No problem." });
    let reviews =
        [supported, misattributed, review("w", "It was so.", "incorrect"), review("u", "Nobody knows.", "unverified")];
    assert_eq!(graph[2..], reviews);
}

#[test]
fn words_that_the_text_does_not_have_are_not_reviewed() {
    let text = "Rome fell.[^a] It fell again.[^b]\n\n\
        [^a]: {incorrect claim=\"Rome rose\"} a\n\n[^b]: {incorrect claim=\"it *fell*\"} b\n";
    let done = Folder::new().with("article.md", text).run(&["render", "article.md"]);
    let graph = graph(&done.out);
    let claims: Vec<_> = of_type(&graph, "ClaimReview").iter().map(|review| review["claimReviewed"].clone()).collect();
    assert_eq!(claims, ["it fell"]);
}

#[test]
fn the_data_of_the_sample_article_are_valid() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/www/article.md");
    let done = Folder::new().run(&["render", sample]);
    assert_eq!(done.status, Some(0));
    let graph = graph(&done.out);
    let [article] = of_type(&graph, "Article")[..] else { panic!("it is not one article") };
    assert!(article["headline"].is_string() && article["isBasedOn"].is_string());
    assert!(article["author"].is_null(), "the sentences are not those of the original's author");
    let count = |part: &str| done.out.matches(part).count();
    let length = |list: &Value| list.as_array().unwrap().len();
    assert_eq!(length(&article["citation"]), count("<li class=\"apostil-source\""));
    let [terms] = of_type(&graph, "DefinedTermSet")[..] else { panic!("it is not one glossary") };
    assert_eq!(length(&terms["hasDefinedTerm"]), count("<div class=\"apostil-entry\""));
    let reviews = of_type(&graph, "ClaimReview");
    for verdict in ["supported", "imprecise", "disputed", "misattributed", "incorrect", "unverified", "opinion"] {
        let reviewed = reviews.iter().filter(|review| review["reviewRating"]["alternateName"] == verdict);
        let quoted = reviewed.clone().filter(|review| review["itemReviewed"]["@type"] == "Quotation").count();
        let reviewed = reviewed.count();
        assert_eq!(quoted, if verdict == "misattributed" { reviewed } else { 0 }, "{verdict}");
        let tags = done.out.split("<li class=\"apostil-note\"").skip(1).filter_map(|note| note.split('>').next());
        let notes = tags.filter(|tag| tag.contains(&format!("data-verdict=\"{verdict}\""))).count();
        // Of a sentence with several notes it is not known which words each judges.
        assert!(reviewed <= if verdict == "opinion" { 0 } else { notes }, "{verdict}");
    }
    assert!(reviews.len() > 15, "{}", reviews.len());
}

#[test]
fn no_text_ends_the_data() {
    let evil = "</script><script>alert(1)</script>\u{2028}\u{2029}<!-- &";
    let quoted = format!("\"{evil}\"");
    let sources = json!([{ "id": "x", "title": evil, "author": [{ "family": evil, "given": evil }], "ISBN": evil }]);
    let glossary = json!([{ "term": evil, "definition": format!("`{evil}`") }]);
    let article = format!(
        "---\ntitle: {quoted}\nsubtitle: {quoted}\nauthor: {quoted}\nlicense: {quoted}\nlang: {quoted}\n\
         sources: s.json\nglossary: g.json\n---\n`{evil}`.[^a] Then [@x] [[{evil}]]\n\n[^a]: {{incorrect}} b\n"
    );
    let folder = Folder::new()
        .with("article.md", article)
        .with("s.json", sources.to_string())
        .with("g.json", glossary.to_string());
    let done = folder.run(&["render", "article.md"]);
    let data = data(&done.out);
    assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{data}");
    assert_eq!(done.out.matches("<script").count(), 1, "{}", done.out);
    let data: Value = serde_json::from_str(data).unwrap();
    let article = &data["@graph"][0];
    for text in [&article["headline"], &article["author"], &article["license"]["name"]] {
        assert_eq!(text, evil);
    }
    assert_eq!(article["citation"][0]["identifier"][0]["value"], evil);
    assert_eq!(data["@graph"][1]["hasDefinedTerm"][0]["name"], evil);
    assert!(data["@graph"][2]["claimReviewed"].as_str().unwrap().contains("</script><script>alert(1)"));
}

/// Articles that differ, with one glossary; each fifth has an error.
fn many(count: usize) -> Folder {
    (0..count).fold(Folder::new().with("in/glossary.md", "magma\n: Molten rock.\n"), |folder, i| {
        let error = if i % 5 == 0 { "[^none]" } else { "" };
        let text = format!("---\ntitle: No. {i}\nglossary: glossary.md\n---\n");
        let text = text + &"Magma[^a] flows. ".repeat(1 + i % 40) + error + "\n\n[^a]: {supported} So it does.\n";
        folder.with(&format!("in/a{i}.md"), text)
    })
}

#[test]
fn a_thousand_articles_come_out_as_one_by_one() {
    let folder = many(ARTICLES);
    let inputs: Vec<_> = (0..ARTICLES).map(|i| format!("in/a{i}.md")).collect();
    let inputs: Vec<_> = inputs.iter().map(String::as_str).collect();
    let call = |options: &[&str]| folder.run(&[&["render"], &inputs[..], options].concat());

    let pages = call(&["-o", "pages"]);
    let fragments = call(&["--fragment", "-o", "fragments/"]);
    for done in [&pages, &fragments] {
        assert_eq!((done.status, done.out.as_str()), (Some(1), ""));
        // No progress bar in a pipe: only the diagnostics, in the order of the command line, and the summary.
        let mut named: Vec<_> = done.err.lines().filter(|line| !line.starts_with("  help: ")).collect();
        assert_eq!(named.pop(), Some("1000 written, 200 errors"));
        let faulty: Vec<_> = inputs.iter().step_by(5).collect();
        assert_eq!(named.len(), faulty.len());
        for (line, article) in named.iter().zip(faulty) {
            assert!(line.starts_with(&format!("{article}:5:")) && line.contains("error[note-undefined]"), "{line}");
        }
    }
    let expected: BTreeSet<_> = (0..ARTICLES).map(|i| format!("a{i}.html")).collect();
    assert_eq!((names(&folder, "pages"), names(&folder, "fragments")), (expected.clone(), expected));

    let glossary = folder.text("in/glossary.md");
    for i in 0..ARTICLES {
        let article = folder.text(&format!("in/a{i}.md"));
        let input = Input::new(article.as_bytes()).with_glossary(Some(glossary.as_bytes()));
        let fragment = parse(&input, &Options::default()).to_fragment().unwrap() + "\n";
        assert!(folder.text(&format!("fragments/a{i}.html")) == fragment, "a{i}");
    }
    for i in (0..ARTICLES).step_by(37) {
        let alone = folder.run(&["render", inputs[i]]).out;
        assert!(folder.text(&format!("pages/a{i}.html")) == alone, "a{i}");
    }
}

#[test]
fn a_terminal_shows_one_bar() {
    let version = Command::new("script").arg("--version").output();
    let is_here = version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux"));
    if !is_met("script", is_here, "a terminal shows one bar", "it is a part of util-linux") {
        return;
    }
    let folder = many(100);
    let run = |articles: &str| {
        let call = format!("\"$APOSTIL\" render {articles} -o out");
        let mut command = Command::new("script");
        command.args(["-qec", &call, "/dev/null"]).env("APOSTIL", env!("CARGO_BIN_EXE_apostil"));
        command.env("TERM", "xterm").current_dir(folder.path("")).stdin(std::process::Stdio::null());
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let shown = run("in/a*.md");
    assert!(shown.contains("/100 articles"), "{shown:?}");
    // What stays of each line is what comes after the bar was cleared.
    let lines: Vec<_> = shown.lines().filter_map(|line| line.rsplit("\u{1b}[2K").next()).collect();
    assert!(lines[0].starts_with("in/a0.md:5:") && lines.len() == 41, "{lines:?}");
    assert!(lines.last() == Some(&"100 written, 20 errors") && !lines.concat().contains("articles"), "{lines:?}");
    assert_eq!(names(&folder, "out").len(), 100);
    // One article needs none.
    assert_eq!(run("in/a1.md"), "");
}

#[test]
fn an_output_is_a_folder_if_it_is_one_ends_as_one_or_is_for_several() {
    let folder = Folder::new().with("a.md", "A").with("b.c.md", "B").with("there/x", "").with("file", "x");
    for (call, expected, told) in [
        (&["a.md", "-o", "there"][..], &["there/a.html"][..], ""),
        (&["a.md", "-o", "made/so/"], &["made/so/a.html"], ""),
        (&["a.md", "b.c.md", "-o", "several"], &["several/a.html", "several/b.c.html"], "2 written\n"),
        (&["a.md", "-o", "page"], &["page"], ""),
    ] {
        let done = folder.run(&[&["render"], call].concat());
        assert_eq!((done.status, done.out.as_str(), done.err.as_str()), (Some(0), "", told), "{call:?}");
        for file in expected {
            assert!(folder.text(file).ends_with("</html>\n"), "{file}");
        }
    }
    let done = folder.run_with(&["render", "-", "-o", "input.html"], "A");
    assert_eq!((done.status, done.err.as_str()), (Some(0), ""));
    assert_eq!(folder.text("input.html"), folder.text("page"));
    for output in ["file", "file/"] {
        let done = folder.run(&["render", "a.md", "b.c.md", "-o", output]);
        assert_refused(&done, &format!("{output} is not a folder, and none can be created there. Choose another."));
    }
    assert_eq!(folder.text("file"), "x");
}

#[test]
fn links_to_other_articles_of_the_call_lead_to_their_pages() {
    let a = "[b](posts/b%20c.md#d) [s](posts/../posts/b%20c.md) [a](a.md?x) [out](c.md) [web](https://a.example/a.md) \
        [top](#top) [dir](posts/) ![p](a.md) term[^n]\n\n[^n]: [b](./posts/b%20c.md)\n\n## Glossary\n\nterm\n: [b](posts/b%20c.md)\n";
    let folder = Folder::new().with("a.md", a).with("posts/b c.md", "[a](../a.md#x)\n").with("c.md", "C\n");
    let done = folder.run(&["render", "a.md", "posts/b c.md", "-o", "out", "--fragment"]);
    assert_eq!((done.status, done.err.as_str()), (Some(0), "2 written\n"));
    let links = |file: &str| -> Vec<String> {
        let html = folder.text(file);
        let links = html.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        links.filter(|link| !link.starts_with("#apostil-")).map(str::to_owned).collect()
    };
    let page = "b%20c.html";
    assert_eq!(
        links("out/a.html"),
        ["b%20c.html#d", page, "a.html?x", "c.md", "https://a.example/a.md", "#top", "posts/", page, page]
    );
    assert_eq!(links("out/b c.html"), ["a.html#x"]);
    assert!(folder.text("out/a.html").contains(" src=\"a.md\""), "a picture is not a page");
    // One that is written elsewhere stays where it is.
    let done = folder.run(&["render", "a.md", "-o", "one.html", "--fragment"]);
    assert!(done.status == Some(0) && folder.text("one.html").contains("href=\"a.md?x\""));
}

#[test]
fn a_hyphen_is_standard_output() {
    let folder = Folder::new().with("a.md", "A\n");
    let done = folder.run(&["render", "a.md", "-o", "-"]);
    assert_eq!((done.status, done.out, done.err.as_str()), (Some(0), folder.run(&["render", "a.md"]).out, ""));
    let done = folder.run(&["render", "a.md", "a.md", "-o", "-"]);
    assert_refused(&done, "several articles cannot go to standard output. Name a folder with `-o`.");
    assert!(!folder.path("-").exists());
}

#[test]
fn a_call_that_has_no_places_for_its_articles_is_refused_before_anything_is_written() {
    let folder = Folder::new().with("a.md", "A").with("b.md", "B").with("other/a.md", "C").with("g.md", "A\n: b\n");
    for (call, sentence) in [
        (&["a.md", "b.md"][..], "several articles cannot go to standard output. Name a folder with `-o`."),
        (
            &["b.md", "a.md", "other/a.md", "-o", "out"],
            "a.md and other/a.md would both become out/a.html. Render them into two folders.",
        ),
        (
            &["b.md", "a.md", "a.md", "-o", "out"],
            "a.md and a.md would both become out/a.html. Render them into two folders.",
        ),
        (&["b.md", "-", "-o", "out"], "`-` does not give a file in out a name. Name the file with `-o`."),
        (&["-", "-o", "out/"], "`-` does not give a file in out/ a name. Name the file with `-o`."),
        (
            &["a.md", "b.md", "-o", "out", "--glossary", "-"],
            "standard input can be read only once, not for each of several articles. Name a file.",
        ),
    ] {
        assert_refused(&folder.run(&[&["render"], call].concat()), sentence);
        assert!(!folder.path("out").exists(), "{call:?}");
    }
}

#[test]
fn what_the_call_names_is_missed_once_and_before_anything_is_made() {
    let folder = Folder::new().with("a.md", "A").with("b.md", "B").with("g/x", "");
    let missing = "there is no file none.md. Check the name, or the current folder.";
    for (call, sentence) in [
        (&["a.md", "b.md", "-o", "out", "--glossary", "none.md"][..], missing),
        (&["a.md", "-o", "out/", "--words", "none.md"], missing),
        (&["a.md", "b.md", "-o", "out", "--notes", "g"], "g is a folder. Name a file in it."),
    ] {
        assert_refused(&folder.run(&[&["render"], call].concat()), sentence);
        assert!(!folder.path("out").exists(), "{call:?}");
    }
}

#[test]
fn no_report_orders_the_terminal_about() {
    let name = "\u{1B}[1m\u{9B}31m\u{7}.md";
    let folder =
        Folder::new().with(name, "---\nglossary: \"https://a.example/\u{9B}2J\"\n---\n[[a]]").with("b.md", "B");
    for call in [&["render", name][..], &["render", name, "-o", name], &["render", "\u{9B}2J"], &["sources", name]] {
        let done = folder.run(call);
        assert!(done.err.contains('\u{FFFD}'), "{:?}", done.err);
        assert!(!done.err.contains(|c: char| c.is_control() && c != '\n'), "{:?}", done.err);
    }
    let done = folder.run(&["render", name, "b.md", "none\u{9B}", "-o", "out"]);
    assert_eq!((done.status, done.err.matches("apostil: ").count()), (Some(2), 2));
    assert!(!done.err.contains(|c: char| c.is_control() && c != '\n'), "{:?}", done.err);
}

#[test]
fn what_is_read_is_not_overwritten() {
    let front = "---\nglossary: g.html\nsources: s.html\n---\nAlpha.\n";
    let files = [("a.md", front), ("a.html", "Alpha."), ("g.md", "G"), ("g.html", "Alpha\n: b\n"), ("s.html", "[]")];
    let folder = files.iter().fold(Folder::new(), |folder, (name, text)| folder.with(name, text)).with("w.html", "{}");
    for (call, read) in [
        (&["a.md", "-o", "a.md"][..], "a.md"),
        (&["a.md", "-o", "./g.html"], "g.html"),
        (&["a.md", "-o", "s.html"], "s.html"),
        (&["a.md", "-o", "w.html", "--words", "w.html"], "w.html"),
        (&["a.html", "-o", "."], "a.html"),
        (&["-", "-o", "g.html", "--glossary", "g.html"], "g.html"),
        // The output of one of several is the input of another, whichever would come first.
        (&["g.md", "a.md", "-o", "."], "g.html"),
        (&["a.md", "g.md", "-o", "."], "g.html"),
    ] {
        let done = folder.run(&[&["render"], call].concat());
        assert_refused(&done, &format!("{read} is read here and would be overwritten. Name another output."));
        for (name, text) in files {
            assert_eq!(folder.text(name), text, "{call:?}");
        }
    }
}

#[test]
fn what_is_at_fault_with_one_article_does_not_stop_the_others() {
    let folder = Folder::new()
        .with("a.md", "A[^x]")
        .with("c.md", "---\nlang: \"en\n---\nC")
        .with("d.md", "D\n\n[^y]: unused")
        .with("folder.md/x", "");
    let done = folder.run(&["render", "a.md", "none.md", "c.md", "folder.md", "d.md", "-o", "out"]);
    let starts = [
        "a.md:1:2: error[note-undefined]",
        "apostil: there is no file none.md. Check the name",
        "c.md:2:7: error[front-matter-syntax]",
        "apostil: folder.md is a folder. Name a file in it.",
        "d.md:3:1: warning[note-unused]",
        "3 written, 2 not written, 2 errors, 1 warning",
    ];
    let lines: Vec<_> = done.err.lines().filter(|line| !line.starts_with("  help: ")).collect();
    assert_eq!(lines.len(), starts.len(), "{}", done.err);
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{}", done.err);
    }
    assert_eq!((done.status, done.out.as_str()), (Some(2), ""));
    assert_eq!(names(&folder, "out"), ["a.html", "c.html", "d.html"].map(str::to_owned).into());
    assert_eq!(folder.run(&["render", "d.md", "a.md", "-o", "out"]).status, Some(1));
    assert_eq!(folder.run(&["render", "d.md", "-o", "out"]).status, Some(0));
}
