//! The examples of the spec files in `tests/spec/`: prose in, examples out. The native test and the browser
//! test read the same ones, so they cannot disagree.
//!
//! An example is the section below one heading: blocks fenced by four backticks, each with a kind. Inputs are `markdown
//! article`, `markdown glossary`, `json glossary`, `markdown notes`, `json sources`, `json words` and `text missing`,
//! the files that could not be had, one on a line; outputs are `html` (the whole), `html header`, `html body`, `html notes`, `html glossary`, `html sources` (that part of it) and
//! `text diagnostics`. An example without diagnostics must have none.

use apostil::article::{Article, File, Input, Options, front_matter, lint, parse};

/// The spec files by name, with their text.
pub const FILES: &[(&str, &str)] = &[
    ("bibliography.md", include_str!("../spec/bibliography.md")),
    ("citations.md", include_str!("../spec/citations.md")),
    ("claims.md", include_str!("../spec/claims.md")),
    ("contents.md", include_str!("../spec/contents.md")),
    ("front-matter.md", include_str!("../spec/front-matter.md")),
    ("glossary.md", include_str!("../spec/glossary.md")),
    ("languages.md", include_str!("../spec/languages.md")),
    ("limits.md", include_str!("../spec/limits.md")),
    ("lists.md", include_str!("../spec/lists.md")),
    ("notes.md", include_str!("../spec/notes.md")),
    ("passages.md", include_str!("../spec/passages.md")),
    ("raw-html.md", include_str!("../spec/raw-html.md")),
    ("terms.md", include_str!("../spec/terms.md")),
    ("text.md", include_str!("../spec/text.md")),
];

/// The tables of words of those languages that the examples are in.
const TABLES: &[(&str, &[u8])] = &[
    ("ar", include_bytes!("../../www/words/ar.json")),
    ("de", include_bytes!("../../www/words/de.json")),
    ("es", include_bytes!("../../www/words/es.json")),
    ("fr", include_bytes!("../../www/words/fr.json")),
    ("he", include_bytes!("../../www/words/he.json")),
    ("hi", include_bytes!("../../www/words/hi.json")),
    ("it", include_bytes!("../../www/words/it.json")),
    ("ja", include_bytes!("../../www/words/ja.json")),
    ("ko", include_bytes!("../../www/words/ko.json")),
    ("pl", include_bytes!("../../www/words/pl.json")),
    ("pt", include_bytes!("../../www/words/pt.json")),
    ("ru", include_bytes!("../../www/words/ru.json")),
    ("tr", include_bytes!("../../www/words/tr.json")),
    ("uk", include_bytes!("../../www/words/uk.json")),
    ("zh", include_bytes!("../../www/words/zh.json")),
];

const FENCE: &str = "````";

pub struct Example {
    pub name: String,
    pub blocks: Vec<Block>,
}

pub struct Block {
    pub kind: String,
    pub text: String,
    /// Where the text is in its file, in bytes.
    pub start: usize,
}

pub fn examples(file: &str, text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut block: Option<Block> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if let Some(open) = &mut block {
            if line.trim_end() == FENCE {
                let example = examples.last_mut().unwrap_or_else(|| panic!("{file}: a block above the first heading"));
                example.blocks.extend(block.take());
            } else {
                open.text.push_str(line);
            }
        } else if let Some(kind) = line.strip_prefix(FENCE) {
            block = Some(Block { kind: kind.trim().to_owned(), text: String::new(), start: at });
        } else if line.starts_with('#') {
            let name = format!("{file}: {}", line.trim_start_matches('#').trim());
            examples.push(Example { name, blocks: Vec::new() });
        }
    }
    assert!(block.is_none(), "{file}: the last block has no end");
    examples.retain(|example| !example.blocks.is_empty());
    examples
}

impl Example {
    pub fn article(&self) -> Article {
        let input = |kind: &str| self.blocks.iter().find(|block| block.kind == kind).map(|block| block.text.as_bytes());
        let article = input("markdown article").unwrap_or_else(|| panic!("{}: no article", self.name));
        let glossary = input("markdown glossary").or(input("json glossary"));
        let missing = input("text missing").map(|names| String::from_utf8_lossy(names)).unwrap_or_default();
        let mut missing_files = vec![File::Glossary, File::Sources, File::Notes];
        missing_files.retain(|file| missing.lines().any(|name| name == file.name()));
        let words = input("json words").or_else(|| table(&front_matter(article).lang?));
        parse(
            &Input::new(article)
                .with_glossary(glossary)
                .with_sources(input("json sources"))
                .with_notes(input("markdown notes"))
                .with_words(words)
                .with_missing(&missing_files),
            &Options::default(),
        )
    }

    pub fn is_input(kind: &str) -> bool {
        kind.starts_with("markdown") || kind.starts_with("json") || kind == "text missing"
    }
}

/// The table of words that a page fetches for a language. Where all are built in there is none to supply.
fn table(lang: &str) -> Option<&'static [u8]> {
    let primary = lang.split('-').next();
    TABLES.iter().find(|(lang, _)| cfg!(target_arch = "wasm32") && primary == Some(lang)).map(|(_, table)| *table)
}

/// The expected output, by the kind of a block.
pub fn outcome(kind: &str, article: &Article, html: &str) -> String {
    match kind {
        "html" => html.to_owned() + "\n",
        "html header" => part(html, "<div class=\"apostil-header\">\n", "</div>\n<div class=\"apostil-body\">"),
        "html body" => {
            part(html, "<div class=\"apostil-body\">\n", "</div>\n<section").replace("</div>\n</article>", "")
        }
        "html notes" => list(html, "apostil-notes"),
        "html glossary" => list(html, "apostil-glossary"),
        "html sources" => list(html, "apostil-sources"),
        "text diagnostics" => diagnostics(article),
        kind => panic!("there is no block of the kind `{kind}`"),
    }
}

/// What is between two strings; to the end if the second is not there.
fn part(html: &str, from: &str, to: &str) -> String {
    let Some((_, rest)) = html.split_once(from) else { return String::new() };
    rest.split_once(to).map_or(rest, |(part, _)| part).to_owned()
}

/// The list of one of the sections at the end.
fn list(html: &str, class: &str) -> String {
    part(&part(html, &format!("<section class=\"{class}\""), "</section>"), "</h2>\n", "</section>")
}

/// The diagnostics that only `lint` reports: readers have no use for them, and a page would pay for them in bytes. The
/// examples omit them; `tests/diagnostics.rs` shows each of them, and its fix.
pub const LINT_ALONE: [&str; 14] = [
    "front-matter-key",
    "language-mismatch",
    "file-unreadable",
    "file-on-site",
    "term-self-link",
    "term-inflected",
    "heading-skips-level",
    "image-without-description",
    "fragment-undefined",
    "file-missing",
    "allow-unknown",
    "second-title",
    "shortcode-as-text",
    "claim-not-found",
];

pub fn diagnostics(article: &Article) -> String {
    let line = |d: &apostil::article::Diagnostic| {
        let file = format!("{:?}", d.file).to_lowercase();
        format!("{file} {}:{} {}: {}\n", d.line, d.column, d.code.name(), d.message)
    };
    let read: String = article.diagnostics().iter().map(line).collect();
    let linted = lint(article);
    let linted: String = linted.iter().filter(|d| !LINT_ALONE.contains(&d.code.name())).map(line).collect();
    assert_eq!(read, linted, "a second look takes nothing back and leaves the order");
    read
}
