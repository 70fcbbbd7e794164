//! The limits of an article, and what holds within them: sizes and depths.
#![cfg(not(target_arch = "wasm32"))]

mod checker;

use apostil::article::{Article, Code, File, Input, Obstacle, Options};
use apostil::article::{front_matter, lint, parse, proofread};
use checker::check;
use proptest::bool::weighted;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const MEBIBYTE: usize = 1024 * 1024;

fn read(article: &[u8]) -> Article {
    parse(&Input::new(article), &Options::default())
}

fn codes(article: &Article) -> Vec<Code> {
    article.diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_file_of_eight_mebibytes_is_read_and_a_larger_one_is_not() {
    let mut text = "a ".repeat(4 * MEBIBYTE);
    let article = read(text.as_bytes());
    assert_eq!(codes(&article), []);
    assert!(article.to_html().unwrap().len() > text.len());
    text.push('a');
    let article = read(text.as_bytes());
    assert_eq!(codes(&article), [Code::TooLarge]);
    assert_eq!(check(&article).text.trim(), "");
    assert_eq!(front_matter(text.as_bytes()), Default::default());
}

#[test]
fn a_megabyte_of_front_matter_gives_one_finding_and_keeps_the_text() {
    let lines = |line: &str| line.repeat(MEBIBYTE / line.len());
    for (front, found) in [
        (format!("---\ntitle: Year\n{}---\n", lines("layout: post\n")), None),
        (format!("---\n{}title: Year\n---\n", lines("tags:\n  - a\n")), None),
        (format!("---\n{}title: Year\n---\n", lines("nonsense\n")), Some(Code::FrontMatterSyntax)),
        (format!("---\ntags:\n{}title: Year\n---\n", lines("\t- a\n")), Some(Code::FrontMatterSyntax)),
        (format!("+++\ntitle = \"Year\"\n{}+++\n", lines("a = \"b\n")), Some(Code::FrontMatterSyntax)),
        (format!("---\na: {}\ntitle: Year\n---\n", lines("[")), Some(Code::FrontMatterSyntax)),
        (format!("{{\"title\": \"Year\",\n{}}}\n", lines("\"a\" \"b\",\n")), Some(Code::FrontMatterSyntax)),
    ] {
        let article = read(format!("{front}Snow fell.\n").as_bytes());
        let start = &front[..30];
        assert_eq!(codes(&article), Vec::from_iter(found), "{start}");
        let text = check(&article).text;
        assert!(text.contains("Year") && text.contains("Snow fell."), "{start}");
    }
}

#[test]
fn of_a_hundred_thousand_sources_only_the_first_that_is_unused_is_reported() {
    let sources: String = (0..100_000).map(|i| format!("{{\"id\": \"s{i}\", \"title\": \"T{i}\"}},")).collect();
    let sources = format!("[{}]", sources.trim_end_matches(','));
    let article = parse(&Input::new(b"[@s99999]").with_sources(Some(sources.as_bytes())), &Options::default());
    let found: Vec<_> = article.diagnostics().iter().map(|found| found.message.as_str()).collect();
    assert_eq!(found, ["The source `s0` is never cited, so it is not shown; nor are 99998 others."]);
    assert!(check(&article).text.contains("T99999"));
}

#[test]
fn apparatus_that_is_too_large_costs_itself_alone() {
    let large = vec![b'['; 8 * MEBIBYTE + 1];
    let input =
        Input::new(b"The text.").with_glossary(Some(&large)).with_sources(Some(&large)).with_words(Some(&large));
    let article = parse(&input, &Options::default());
    let diagnostics = article.diagnostics().iter().map(|diagnostic| (diagnostic.code, diagnostic.file as usize));
    let diagnostics: Vec<_> = diagnostics.filter(|(code, _)| *code == Code::TooLarge).collect();
    assert_eq!(diagnostics, [(Code::TooLarge, 1), (Code::TooLarge, 2), (Code::TooLarge, 3)]);
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
        // The article and its parts add to what the author nests.
        assert!(checked.depth <= 100 + 10, "{name}: {} deep", checked.depth);
        assert!(checked.depth < 100 || codes(&article).contains(&Code::TooDeep), "{name}: not reported");
        assert!(checked.text.contains('a'), "{name}: its text is lost");
    }
}

const MARKERS: [&str; 10] = [">", "> ", "   > ", "- ", "+   ", "* ", "1. ", "23) ", "  ", "\t"];

/// A line of container markers of few kinds, perhaps a fence, words with a mark, perhaps an empty line after it.
fn line() -> impl Strategy<Value = (String, &'static str, bool)> {
    let markers = (0..MARKERS.len(), 1..=4_usize, vec(0..4_usize, 0..260));
    let markers = markers.prop_map(|(first, kinds, picks)| {
        picks.iter().map(|pick| MARKERS[(first + pick % kinds) % MARKERS.len()]).collect::<String>()
    });
    let fence = prop_oneof![11 => Just(""), 1 => Just("```\n")];
    let rest = select(&["", "é > b", "`c`", "- d"][..]);
    (markers, fence, rest, weighted(0.25)).prop_map(|(markers, fence, rest, is_last)| (markers + fence, rest, is_last))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// However deep a line is: its words are there, and problems in them are reported at their place.
    #[test]
    fn what_goes_too_deep_is_kept_and_found_in_its_place(lines in vec(line(), 8)) {
        let written = lines.iter().zip(0..).map(|((start, rest, is_last), number)| {
            format!("{start}word{number} [^n{number}] {rest}\n{}", if *is_last { "\n" } else { "" })
        });
        let text: String = written.collect();
        let article = read(text.as_bytes());
        let shown = check(&article).text;
        for number in 0..lines.len() {
            prop_assert!(shown.contains(&format!("word{number} [^n{number}]")), "line {number} is lost");
        }
        for diagnostic in article.diagnostics().iter().filter(|diagnostic| diagnostic.code == Code::NoteUndefined) {
            let place = &article.file(File::Article)[diagnostic.span.start as usize..diagnostic.span.end as usize];
            let key = place.strip_prefix("[^").and_then(|key| key.strip_suffix(']'));
            prop_assert!(key.is_some_and(|key| diagnostic.message.contains(&format!("`{key}`"))), "{place:?}");
        }
    }
}

#[test]
fn a_glossary_holds_fifty_thousand_entries() {
    let glossary = |entries: usize| (0..entries).map(|i| format!("t{i}\n: d\n\n")).collect::<String>();
    for (entries, is_over) in [(50_000, false), (50_001, true)] {
        let glossary = glossary(entries);
        let input = Input::new(b"t0 t49999 t50000").with_glossary(Some(glossary.as_bytes()));
        let article = parse(&input, &Options::default());
        assert_eq!(codes(&article).contains(&Code::TooManyTerms), is_over);
        assert_eq!(article.outline().terms.len(), 2);
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

#[test]
fn what_follows_from_an_unreadable_file_displaces_nothing() {
    let citations: String = (0..1_100).map(|i| format!("[@key{i}] ")).collect();
    let article = format!("---\nsources: missing.json\n---\n{citations}[^a]\n\n[^a]: {{sure}} A note.\n");
    let unreadable = [(File::Sources, Obstacle::Missing)];
    let article = proofread(&Input::new(article.as_bytes()).with_unreadable(&unreadable), &Options::default());
    assert_eq!(codes(&article), [Code::FileUnreadable, Code::VerdictUnknown]);
}

#[test]
fn what_was_looked_at_for_an_author_is_not_looked_at_again() {
    let text =
        "---\nterms: frist\n---\n# One\n\n### Three\n\n![](a.png) [^a] [^a]\n\n[^a]: {suported} A.\n\n[^a]: B.\n";
    let article = proofread(&Input::new(text.as_bytes()), &Options::default());
    assert!(article.diagnostics().len() > 4, "{:?}", article.diagnostics());
    assert_eq!(lint(&article), article.diagnostics());
    assert_eq!(lint(&parse(&Input::new(text.as_bytes()), &Options::default())), article.diagnostics());
}

#[test]
fn a_value_may_hold_the_words_that_tell_of_it() {
    let text = "---\nterms: x` is not a valid `lang\n---\nText.\n";
    let article = proofread(&Input::new(text.as_bytes()), &Options::default());
    let helps: Vec<_> = article.diagnostics().iter().map(|diagnostic| diagnostic.help.as_str()).collect();
    assert_eq!(helps, ["It is one of first, section, all and none."]);
}
