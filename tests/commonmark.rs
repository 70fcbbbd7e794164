//! Checks the body of an article against the examples of the CommonMark specification, from the npm package
//! `commonmark-spec`. Differences are listed with their reasons, and are reported to the author.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "the examples of CommonMark stand in another form")]
mod examples;
mod markup;
mod required;

use apostil::article::{Article, Code, Input, Options, parse};
use examples::outcome;
use markup::{canonical, words};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// How many examples the specification has, in its version 0.31.2.
const EXAMPLES: usize = 652;

/// Why the output for an example differs from the specification.
struct Difference {
    reason: &'static str,
    /// What the author is told about it.
    diagnostic: Option<Code>,
    examples: &'static [usize],
}

const DIFFERENCES: [Difference; 8] = [
    Difference {
        reason: "HTML is shown as the text that it is, where it is not what an article may use",
        diagnostic: Some(Code::HtmlAsText),
        examples: &[
            148, 150, 151, 156, 157, 158, 163, 165, 167, 169, 170, 171, 172, 173, 176, 178, 180, 181, 182, 201, 491,
            524, 536, 613, 614, 615, 617, 623, 627, 628, 629,
        ],
    },
    Difference {
        reason: "elements of HTML end where they must, have the attributes that an article may use, and are dropped if they are empty",
        diagnostic: None,
        examples: &[
            21, 31, 149, 152, 153, 154, 155, 160, 161, 162, 164, 166, 174, 175, 185, 186, 187, 189, 190, 191, 344, 475,
            476, 477, 494, 616, 630, 631, 642, 643,
        ],
    },
    Difference {
        reason: "a link goes to http, https, mailto, tel, a relative address or a fragment",
        diagnostic: Some(Code::UnsafeAddress),
        examples: &[596, 598, 599, 601],
    },
    Difference { reason: "a comment is dropped", diagnostic: None, examples: &[177, 179, 183, 308, 309, 625, 626] },
    Difference {
        reason: "a bare address is a link, as GitHub makes it",
        diagnostic: None,
        examples: &[602, 606, 608, 611, 612],
    },
    Difference {
        reason: "what stands between two lines of three hyphens at the start is front matter: here it has no `key: value`",
        diagnostic: Some(Code::FrontMatterSyntax),
        examples: &[96],
    },
    Difference {
        reason: "what stands between two lines of three hyphens at the start is front matter: here it is empty, and so is the text",
        diagnostic: Some(Code::Empty),
        examples: &[98],
    },
    Difference {
        reason: "the language of a code block becomes a class only if it is of ASCII letters, digits and `+#._-`",
        diagnostic: None,
        examples: &[34, 144],
    },
];

/// The only word of all examples that is not shown: it is where front matter is.
const LOST: [(usize, &str); 1] = [(96, "Foo")];

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The examples, if the package is installed.
fn examples() -> Option<Vec<Example>> {
    let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "node_modules", "commonmark-spec", "spec.txt"].iter().collect();
    let text = fs::read_to_string(file).ok();
    let way_out = "npm ci installs it";
    required::is_met("commonmark-spec", text.is_some(), "the CommonMark specification", way_out).then_some(())?;
    let fence = "`".repeat(32);
    let opening = format!("{fence} example\n");
    let body = text.as_deref().and_then(|text| text.split("<!-- END TESTS -->").next()).unwrap_or_default();
    let blocks = body.split(&*opening).skip(1).map(|block| {
        let (example, _) = block.split_once(&format!("\n{fence}\n")).expect("a fence at an example's end");
        // Either part can be empty.
        let example = format!("\n{example}\n");
        let (markdown, html) = example.split_once("\n.\n").expect("a dot between Markdown and HTML");
        // The specification shows tabs as arrows.
        [format!("{markdown}\n")[1..].to_owned(), html.to_owned()].map(|part| part.replace('→', "\t"))
    });
    let numbered = blocks.zip(1..).map(|([markdown, html], number)| Example { number, markdown, html });
    Some(numbered.collect())
}

fn read(markdown: &str) -> Article {
    parse(&Input::new(markdown.as_bytes()), &Options::default())
}

fn body(article: &Article) -> String {
    outcome("html body", article, &article.to_html().expect("an example is not too large"))
}

#[test]
fn every_example_comes_out_as_specified_or_differs_for_a_reason() {
    let Some(examples) = examples() else { return };
    assert_eq!(examples.len(), EXAMPLES);
    let (mut differing, mut shown) = (BTreeSet::new(), String::new());
    let listed: BTreeSet<_> = DIFFERENCES.iter().flat_map(|difference| difference.examples).copied().collect();
    for Example { number, markdown, html } in &examples {
        let came = body(&read(markdown));
        if canonical(&came) != canonical(html) {
            differing.insert(*number);
            if !listed.contains(number) {
                shown += &format!("\n{number}\n--- Markdown\n{markdown}--- expected\n{html}--- came\n{came}");
            }
        }
    }
    assert_eq!(listed.len(), 81, "how many differ");
    assert!(shown.is_empty(), "these differ and are not listed:\n{shown}");
    let same: Vec<_> = listed.difference(&differing).collect();
    assert!(same.is_empty(), "these are listed and come out as specified: {same:?}");
}

#[test]
fn the_author_is_told_of_each_difference() {
    let Some(examples) = examples() else { return };
    for Difference { reason, diagnostic, examples: numbers } in DIFFERENCES {
        for number in numbers {
            let article = read(&examples[number - 1].markdown);
            let codes: Vec<_> = article.diagnostics().iter().map(|diagnostic| diagnostic.code).collect();
            assert!(diagnostic.is_none_or(|code| codes.contains(&code)), "{number} ({reason}): {codes:?}");
        }
    }
}

#[test]
fn no_word_of_any_example_is_lost() {
    let Some(examples) = examples() else { return };
    for Example { number, markdown, html } in &examples {
        let mut came = words(&body(&read(markdown)));
        let lost = words(html).into_iter().filter(|word| match came.iter().position(|other| other == word) {
            Some(at) => {
                came.swap_remove(at);
                false
            }
            None => true,
        });
        let excused: Vec<_> = LOST.iter().filter(|(of, _)| of == number).map(|(_, word)| *word).collect();
        assert_eq!(lost.collect::<Vec<_>>(), excused, "{number}");
    }
}
