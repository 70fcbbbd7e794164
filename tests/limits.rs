//! The limits of an article, and what holds within them: sizes and depths.
#![cfg(not(target_arch = "wasm32"))]

mod checker;

use apostil::article::{Article, Code, Input, Options};
use apostil::article::{front_matter, html, outline, parse};
use checker::check;

const MEBIBYTE: usize = 1024 * 1024;

fn read(article: &[u8]) -> Article {
    parse(&Input { article, ..Input::default() }, &Options::default())
}

fn codes(article: &Article) -> Vec<Code> {
    article.diagnostics().iter().map(|finding| finding.code).collect()
}

#[test]
fn a_file_of_eight_mebibytes_is_read_and_a_larger_one_is_not() {
    let mut text = "a ".repeat(4 * MEBIBYTE);
    let article = read(text.as_bytes());
    assert_eq!(codes(&article), []);
    assert!(html(&article).unwrap().len() > text.len());
    text.push('a');
    let article = read(text.as_bytes());
    assert_eq!(codes(&article), [Code::TooLarge]);
    assert_eq!(check(&article).text.trim(), "");
    assert_eq!(front_matter(text.as_bytes()), Default::default());
}

#[test]
fn apparatus_that_is_too_large_costs_itself_alone() {
    let large = vec![b'['; 8 * MEBIBYTE + 1];
    let input = Input {
        article: b"The text.",
        glossary: Some(&large),
        sources: Some(&large),
        words: Some(&large),
        ..Input::default()
    };
    let article = parse(&input, &Options::default());
    let findings = article.diagnostics().iter().map(|finding| (finding.code, finding.file as usize));
    let findings: Vec<_> = findings.filter(|(code, _)| *code == Code::TooLarge).collect();
    assert_eq!(findings, [(Code::TooLarge, 1), (Code::TooLarge, 2), (Code::TooLarge, 3)]);
    assert_eq!(check(&article).text.trim(), "The text.");
}

#[test]
fn elements_are_nested_a_hundred_deep_at_most() {
    let deep = |open: &str| open.repeat(8_000) + "a";
    let emphases = "*a **b ".repeat(4_000) + &"** *".repeat(4_000);
    let texts = [
        deep("> "),
        deep("- "),
        deep("1. "),
        deep("> - "),
        "*".repeat(8_000) + "a" + &"*".repeat(8_000),
        emphases,
        deep("<sub>"),
        deep("<abbr title=\"a\">"),
        deep("<q>*a "),
        "~~a **b ".repeat(4_000) + &" b** a~~".repeat(4_000),
    ];
    for text in &texts {
        let name = &text[..16];
        let article = read(text.as_bytes());
        let checked = check(&article);
        // Beside what the author nests there are the article and its parts.
        assert!(checked.depth <= 100 + 10, "{name}: {} deep", checked.depth);
        assert!(checked.depth < 100 || codes(&article).contains(&Code::TooDeep), "{name}: not reported");
        assert!(checked.text.contains('a'), "{name}: its text is lost");
    }
}

#[test]
fn a_glossary_holds_fifty_thousand_entries() {
    let glossary = |entries: usize| (0..entries).map(|i| format!("t{i}\n: d\n\n")).collect::<String>();
    for (entries, is_over) in [(50_000, false), (50_001, true)] {
        let glossary = glossary(entries);
        let input = Input { article: b"t0 t49999 t50000", glossary: Some(glossary.as_bytes()), ..Input::default() };
        let article = parse(&input, &Options::default());
        assert_eq!(codes(&article).contains(&Code::TooManyTerms), is_over);
        assert_eq!(outline(&article).terms.len(), 2);
    }
}

/// At the limit of depth a table or a list comes whole or not at all.
#[test]
fn what_belongs_together_stays_together() {
    for depth in 90..110 {
        for block in [
            "| a | b |\n|---|---|\n| c | d |",
            "- item\n  1. more",
            "Term\n: Definition",
            "```\ncode\n```",
            "# Heading",
        ] {
            let quoted: String = block.lines().map(|line| "> ".repeat(depth) + line + "\n").collect();
            check(&read(quoted.as_bytes()));
        }
    }
}
