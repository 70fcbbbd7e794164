//! Articles whose notes have verdicts, and what of their body does not depend on that. Strategies compose paragraphs of
//! words, markup and marks, whose notes judge what comes before them or words of their paragraph.

use crate::checker::calls::{Call, made};
use apostil::article::{Article, Input, Options, parse};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::Strategy;
use proptest::sample::select;
use std::collections::HashMap;
use std::mem::take;

/// What paragraphs consist of, each with its words.
const PARTS: &[(&str, &str)] = &[
    ("moon", "moon"),
    ("a", "a"),
    ("é", "é"),
    ("cheese.", "cheese."),
    ("now;", "now;"),
    ("Who fell?", "Who fell?"),
    ("Dr. Who,", "Dr. Who,"),
    ("— and", "and"),
    ("*is*", "is"),
    ("*opens", "opens"),
    ("closes*", "closes"),
    ("**big *and* small**", "big and small"),
    ("`code`", "code"),
    ("[link *in* it](x)", "link in it"),
    ("[@k, p. 3]", "Kay 2000, p. 3"),
    ("@k [p. 4]", "Kay (2000, p. 4)"),
    ("[@k; @l]", "Kay 2000; Lee 1999"),
    ("term", "term"),
    ("[[term|other words]]", "other words"),
    ("![seen](y.png)", "seen"),
    ("line\nbreak", "line break"),
    ("hard\\\nbreak", "hard break"),
    ("H<sub>2</sub>O", "H2O"),
    ("<q>said", "said"),
    ("so</q>", "so"),
    ("(so", "(so"),
    ("end)", "end)"),
    ("“go", "“go"),
    ("now”", "now”"),
    ("«\u{A0}oui\u{A0}»", "« oui »"),
    ("罗马灭亡了。", "罗马灭亡了。"),
    ("&amp;", "&"),
    ("[^plain]", ""),
];

const VERDICTS: &[&str] =
    &["supported", "imprecise", "disputed", "misattributed", "incorrect", "unverified", "opinion"];

/// A part of a paragraph; with a mark, the verdict of its note, and which words of the paragraph it judges, if it says.
type Part = ((&'static str, &'static str), Option<(&'static str, Option<(usize, usize)>)>);

/// The same article with verdicts and without.
#[derive(Debug)]
pub struct Judged {
    with: String,
    without: String,
}

pub fn judged() -> impl Strategy<Value = Judged> {
    let note = (select(VERDICTS), option::of((0..12_usize, 1..8_usize)));
    let paragraph =
        (select(&["", "", "", "> ", "- ", "## "][..]), vec((select(PARTS), option::weighted(0.35, note)), 2..12));
    vec(paragraph, 1..4).prop_map(|paragraphs| Judged::of(&paragraphs))
}

impl Judged {
    fn of(paragraphs: &[(&str, Vec<Part>)]) -> Self {
        let (mut body, mut with, mut without) = (String::new(), String::new(), String::new());
        let mut count = 0;
        for (block, parts) in paragraphs {
            let plain = parts.iter().map(|((_, words), _)| *words).collect::<Vec<_>>().join(" ");
            let plain: Vec<_> = plain.split_whitespace().collect();
            body += block;
            for ((markup, _), note) in parts {
                // A line of a heading, a list or a quotation would end it.
                body += &if block.is_empty() {
                    (*markup).to_owned()
                } else {
                    markup.replace("\\\n", " ").replace('\n', " ")
                };
                if let Some((verdict, words)) = note {
                    let claim = words.map_or(String::new(), |(start, length)| {
                        let start = start % plain.len().max(1);
                        let words = plain[start..].iter().take(length).copied().collect::<Vec<_>>();
                        format!(" claim=\"{}\"", words.join(" "))
                    });
                    body += &format!("[^x{count}]");
                    with += &format!("[^x{count}]: {{{verdict}{claim}}} Text.\n\n");
                    without += &format!("[^x{count}]: Text.\n\n");
                    count += 1;
                }
                body.push(' ');
            }
            body += "\n\n";
        }
        body += "[^plain]: A remark.\n\n";
        Self { with: body.clone() + &with, without: body + &without }
    }

    /// The article with verdicts, and the same without.
    pub fn parse(&self) -> [Article; 2] {
        const SOURCES: &str = r#"[
            {"id": "k", "title": "K", "issued": {"date-parts": [[2000]]}, "author": [{"family": "Kay"}]},
            {"id": "l", "title": "L", "issued": {"date-parts": [[1999]]}, "author": [{"family": "Lee"}]}]"#;
        [&self.with, &self.without].map(|article| {
            let input = Input::new(article.as_bytes())
                .with_sources(Some(SOURCES.as_bytes()))
                .with_glossary(Some(b"term\n: A word.\n"));
            parse(&input, &Options::default())
        })
    }
}

/// The body of an article without its claims and the marks of its notes. Panics if a claim is empty, or if words of a
/// note are in the claim of others at one place and not at another.
pub fn without_claims(article: &Article) -> Vec<Call> {
    let mut calls = Vec::new();
    // For each open element whether it is left out, and the notes whose claims are open.
    let (mut open, mut notes) = (Vec::new(), Vec::new());
    let (mut is_in_body, mut marks, mut text) = (0, 0, String::new());
    let mut companies: HashMap<String, Vec<String>> = HashMap::new();
    let mut is_empty = false;
    for call in made(article) {
        match call {
            Call::Open(element, attributes) => {
                let get = |name: &str| attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
                let class = get("class").to_owned();
                let kind = class.split(' ').next().unwrap_or_default();
                is_empty = kind == "apostil-claim";
                if is_empty {
                    notes.push(get("data-note").to_owned());
                }
                marks += usize::from(kind == "apostil-noteref");
                is_in_body += usize::from(is_in_body > 0 || kind == "apostil-body");
                if is_in_body > 0 && marks == 0 && kind != "apostil-claim" {
                    push(&mut calls, &mut text);
                    calls.push(Call::Open(element, attributes));
                }
                open.push(kind.to_owned());
            }
            Call::Text(words) => {
                is_empty = false;
                if is_in_body > 0 && marks == 0 {
                    text += &words;
                    for note in &notes {
                        let company = companies.entry(note.clone()).or_insert_with(|| notes.clone());
                        assert_eq!(*company, notes, "the claims of {note}");
                    }
                }
            }
            Call::Close => {
                assert!(!is_empty, "a claim without words");
                let kind = open.pop().expect("what closes is open");
                if kind == "apostil-claim" {
                    notes.pop();
                } else if is_in_body > 0 && marks == 0 {
                    push(&mut calls, &mut text);
                    calls.push(Call::Close);
                }
                marks -= usize::from(kind == "apostil-noteref");
                is_in_body -= usize::from(is_in_body > 0);
            }
        }
    }
    calls
}

fn push(calls: &mut Vec<Call>, text: &mut String) {
    if !text.is_empty() {
        calls.push(Call::Text(take(text)));
    }
}
