//! How long each part of the work takes natively. In: the articles that `benches/write-articles.mjs` writes. `make bench` runs it.

use apostil::article::{self, Article, Input, Options, SourceText, compare};
use apostil::reader::{Event, State, Trigger, step};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use std::fs;

const LANGUAGES: [&str; 3] = ["en", "ru", "zh"];

/// Words of a quotation.
const QUOTED: usize = 12;

fn main() {
    divan::main();
}

fn file(language: &str, name: &str) -> Vec<u8> {
    let path = format!("{}/target/bench/{language}-{name}.md", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}; run `make bench`, which writes it"))
}

fn parsed(language: &str) -> Article {
    let (text, glossary) = (file(language, "article"), file(language, "glossary"));
    article::parse(&Input::new(&text).with_glossary(Some(&glossary)), &Options::default())
}

/// An article without a glossary.
#[divan::bench(args = LANGUAGES)]
fn read(bencher: Bencher, language: &str) {
    let text = file(language, "article");
    let input = Input::new(&text);
    bencher.counter(BytesCount::of_slice(&text)).bench(|| article::parse(black_box(&input), &Options::default()));
}

/// The same article with a glossary of 1,000 terms, which is read, too.
#[divan::bench(args = LANGUAGES)]
fn read_and_link(bencher: Bencher, language: &str) {
    let (text, glossary) = (file(language, "article"), file(language, "glossary"));
    let input = Input::new(&text).with_glossary(Some(&glossary));
    bencher.counter(BytesCount::of_slice(&text)).bench(|| article::parse(black_box(&input), &Options::default()));
}

/// An article that was read and linked, as HTML.
#[divan::bench(args = LANGUAGES)]
fn render_html(bencher: Bencher, language: &str) {
    let article = parsed(language);
    bencher.bench(|| black_box(&article).to_html());
}

/// The same as a node script.
#[divan::bench(args = LANGUAGES)]
fn render_node_script(bencher: Bencher, language: &str) {
    let article = parsed(language);
    bencher.bench(|| black_box(&article).to_node_script());
}

/// An article with a notes file: each note quotes the passage that it is about.
#[divan::bench(args = LANGUAGES)]
fn passages(bencher: Bencher, language: &str) {
    let text = file(language, "article");
    let mut notes = String::new();
    for quotation in quotations(&String::from_utf8_lossy(&text)).iter().take(100) {
        notes += &format!("> {quotation}\n\nA note.\n\n");
    }
    let input = Input::new(&text).with_notes(Some(notes.as_bytes()));
    bencher.counter(BytesCount::of_slice(&text)).bench(|| article::parse(black_box(&input), &Options::default()));
}

/// Quotations compared with the text of their source, in which half of them are as they are, and half changed.
#[divan::bench(args = LANGUAGES)]
fn quotation_check(bencher: Bencher, language: &str) {
    let text = String::from_utf8_lossy(&file(language, "article")).into_owned();
    let source = SourceText::new(&text);
    let mut quotations = quotations(&text);
    quotations.truncate(20);
    for changed in quotations.iter_mut().step_by(2) {
        *changed = changed.split_whitespace().rev().collect::<Vec<_>>().join(" ");
    }
    bencher.counter(ItemsCount::new(quotations.len())).bench(|| {
        for quotation in &quotations {
            black_box(compare(black_box(quotation), &source));
        }
    });
}

/// The state machine of the cards: five open within one another, and close.
#[divan::bench]
fn card_steps(bencher: Bencher) {
    let request =
        |level: usize| Event::CardRequested { entry: format!("term-{level}"), trigger: Trigger(level as u32), level };
    let events: Vec<_> = (0..5).map(request).chain((0..5).map(|_| Event::EscapePressed)).collect();
    bencher.counter(ItemsCount::new(events.len())).bench(|| {
        let mut state = State::default();
        for event in &events {
            black_box(step(&mut state, black_box(event).clone()));
        }
    });
}

/// Some words from each plain line of a text.
fn quotations(text: &str) -> Vec<String> {
    let is_plain = |line: &&str| line.len() > 200 && !line.contains(['*', '`', '[', '>', '#']);
    let words = |line: &str| line.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" ");
    text.lines().filter(is_plain).map(words).collect()
}
