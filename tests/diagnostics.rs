//! Checks `docs/diagnostics.md` against the program: it has every code and no other, each example produces its code,
//! and each fix removes it.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]

#[expect(dead_code, reason = "what must come out are diagnostics")]
mod examples;
#[expect(dead_code, reason = "nothing is written here")]
mod shell;

use apostil::article::Code;
use examples::{Block, examples};
use serde_json::Value;
use shell::{Done, Folder};
use std::collections::BTreeSet;

const DOCUMENT: &str = include_str!("../docs/diagnostics.md");

/// The file that a kind of block goes to, and the option that names it.
const FILES: [(&str, &str, &str); 6] = [
    ("markdown article", "article.md", ""),
    ("markdown glossary", "glossary.md", "--glossary"),
    ("json glossary", "glossary.json", "--glossary"),
    ("json sources", "sources.json", "--sources"),
    ("markdown notes", "notes.md", "--notes"),
    ("json words", "words.json", "--words"),
];

/// The lines below the heading of a code, up to the next heading.
fn section(code: &str) -> Vec<&'static str> {
    let mut lines = DOCUMENT.lines();
    assert!(lines.any(|line| line == format!("## {code}")), "there is no heading for `{code}`");
    lines.take_while(|line| !line.starts_with("## ")).collect()
}

/// Files as in the document, checked; as untrusted if so.
fn check(blocks: &[&Block], is_strangers: bool) -> Done {
    let article = blocks.iter().find(|block| block.kind == "markdown article").expect("an article");
    let (mut folder, mut call) = (Folder::new(), vec!["check", "article.md", "--format", "json", "--deny-warnings"]);
    for block in blocks {
        // The text of a source, by the name of its file.
        if let Some(name) = block.kind.strip_prefix("text ") {
            folder = folder.with(&format!("texts/{name}"), &block.text);
            call.extend(["--quotes", "texts"]);
            continue;
        }
        let (_, name, option) = FILES.iter().find(|(kind, ..)| *kind == block.kind).expect("a kind of file");
        folder = folder.with(name, &block.text);
        // What the front matter names needs no option.
        if !option.is_empty() && !article.text.contains(&format!("\n{}: ", option.trim_start_matches('-'))) {
            call.extend([*option, *name]);
        }
    }
    if is_strangers {
        call.push("--untrusted");
    }
    folder.run(&call)
}

fn codes(done: &Done) -> BTreeSet<String> {
    let diagnostic =
        |line: &str| serde_json::from_str::<Value>(line).expect("JSON")["code"].as_str().map(str::to_owned);
    done.out.lines().filter_map(diagnostic).collect()
}

#[test]
fn every_code_is_explained() {
    let is_code = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || b"-8".contains(&byte));
    let explained: Vec<_> = DOCUMENT.lines().filter_map(|line| line.strip_prefix("## ")).filter(is_code).collect();
    assert_eq!(explained, Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
    for code in Code::ALL {
        let [first, rest @ ..] = code.severity().name().as_bytes() else { unreachable!("a severity has a name") };
        let severity = format!("**{}{}.** ", char::from(*first).to_ascii_uppercase(), String::from_utf8_lossy(rest));
        let sentence = section(code.name()).into_iter().find(|line| !line.is_empty()).unwrap_or_default();
        assert!(sentence.strip_prefix(&severity).is_some_and(|rest| rest.len() > 10), "{}: {sentence}", code.name());
    }
}

/// A kind of block that occurs twice belongs first to the example and then to its fix; one that occurs once belongs to
/// both.
#[test]
fn every_example_produces_its_code_and_every_fix_helps() {
    let found = examples("docs/diagnostics.md", DOCUMENT);
    for code in Code::ALL.iter().map(|code| code.name()).filter(|code| !TOO_LONG.contains(code)) {
        let example = found.iter().find(|example| example.name == format!("docs/diagnostics.md: {code}"));
        let blocks = &example.unwrap_or_else(|| panic!("{code} has no example")).blocks;
        let kinds: BTreeSet<_> = blocks.iter().map(|block| block.kind.as_str()).collect();
        let of = |kind: &&str| blocks.iter().filter(|block| block.kind == *kind).collect::<Vec<_>>();
        let wrong: Vec<_> = kinds.iter().map(|kind| of(kind)[0]).collect();
        let cured: Vec<_> = kinds.iter().filter_map(|kind| of(kind).last().copied()).collect();
        assert!(kinds.iter().any(|kind| of(kind).len() == 2), "{code} has no cure");

        let is_strangers = code == "image-from-elsewhere";
        let done = check(&wrong, is_strangers);
        assert!(codes(&done).contains(code), "{code} does not come out:\n{}{}", done.out, done.err);
        let done = check(&cured, is_strangers);
        assert!(
            !codes(&done).contains(code) && done.status == Some(0),
            "{code} is not cured:\n{}{}",
            done.out,
            done.err
        );
    }
}

/// The codes whose examples are too long for the document, or cannot be in it.
const TOO_LONG: [&str; 3] = ["not-utf8", "too-large", "too-many-terms"];

#[test]
fn what_is_too_long_for_the_document_is_found_and_fixed() {
    let terms = |count: usize| (0..count).map(|i| format!("t{i}\n: d\n\n")).collect::<String>().into_bytes();
    let article = b"t0".to_vec();
    for (code, wrong, cured) in [
        ("not-utf8", [b"caf\xE9".to_vec(), terms(1)], ["café".into(), terms(1)]),
        ("too-large", [vec![b'a'; 8 * 1024 * 1024 + 1], terms(1)], [vec![b'a'; 8 * 1024 * 1024], terms(1)]),
        ("too-many-terms", [article.clone(), terms(50_001)], [article, terms(50_000)]),
    ] {
        assert!(TOO_LONG.contains(&code));
        let run = |[article, glossary]: &[Vec<u8>; 2]| {
            let folder = Folder::new().with("article.md", article).with("glossary.md", glossary);
            folder.run(&["check", "article.md", "--glossary", "glossary.md", "--format", "json", "--deny-warnings"])
        };
        assert!(codes(&run(&wrong)).contains(code), "{code} does not come out");
        let done = run(&cured);
        assert!(!codes(&done).contains(code) && done.status == Some(0), "{code} is not cured: {}", done.err);
    }
}

#[test]
fn what_the_document_shows_comes_out() {
    let folder = Folder::new().with("summer.md", "The sky grew dark.[^tambora]\n");
    for (fence, call) in
        [("\n```text\n", &["check", "summer.md"][..]), ("\n```json\n", &["check", "summer.md", "--format", "json"])]
    {
        let (_, shown) = DOCUMENT.split_once(fence).expect("a fenced block");
        let (shown, _) = shown.split_once("```\n").expect("its end");
        assert_eq!(folder.run(call).out, shown);
    }
}
