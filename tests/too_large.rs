//! Articles that would become too large for a page: where the limits are, that nothing is written past them, and what
//! the program prints.
#![cfg(not(target_arch = "wasm32"))]

#[cfg(feature = "cli")]
mod shell;

use apostil::article::{Article, Attribute, Code, Element, File, Input, Options, Sink, TooLarge};
use apostil::article::{parse, render};

fn read(article: &str) -> Article {
    parse(&Input::new(article.as_bytes()), &Options::default())
}

/// Counts what it gets.
#[derive(Default)]
struct Count {
    elements: usize,
    bytes: usize,
}

impl Sink for Count {
    fn open(&mut self, _: Element) {
        self.elements += 1;
    }

    fn attribute(&mut self, _: Attribute, value: &str) {
        self.bytes += value.len();
    }

    fn text(&mut self, text: &str) {
        self.bytes += text.len();
    }

    fn close(&mut self) {}
}

#[test]
fn an_article_may_become_a_hundred_thousand_elements() {
    // Around the paragraphs there are two.
    let most = read(&"a\n\n".repeat(99_998));
    let mut count = Count::default();
    assert_eq!(render(&most, &mut count), Ok(()));
    assert_eq!(count.elements, 100_000);
    assert!(most.to_html().is_ok() && most.to_node_script().is_ok());

    let more = read(&"a\n\n".repeat(99_999));
    let mut count = Count::default();
    assert_eq!(render(&more, &mut count), Err(TooLarge::Elements));
    assert_eq!(count.elements, 100_000);
    assert_eq!((more.to_html(), more.to_node_script()), (Err(TooLarge::Elements), Err(TooLarge::Elements)));
}

#[test]
fn an_article_may_become_twenty_times_as_large_as_its_files() {
    let article = |uses: usize| read(&format!("*[AB]: {}\n\n{}", "b".repeat(200), "AB ".repeat(uses)));
    // A small one is always allowed: this is one of 10 kB that becomes 0.6 MB.
    assert!(article(3_000).to_html().is_ok_and(|html| html.len() > 600_000));
    // And for a large one the files beside it count, too.
    let large = article(20_000);
    let mut count = Count::default();
    assert_eq!(render(&large, &mut count), Err(TooLarge::Bytes));
    assert!(count.bytes < 20 * 61_000, "{}", count.bytes);
    let text = format!("*[AB]: {}\n\n{}", "b".repeat(200), "AB ".repeat(20_000));
    let glossary = "t\n: d\n\n".repeat(30_000);
    let input = Input::new(text.as_bytes()).with_glossary(Some(glossary.as_bytes()));
    assert!(parse(&input, &Options::default()).to_html().is_ok());
}

#[test]
fn nothing_becomes_larger_than_64_mebibytes() {
    let article = "[@a, \"q\"] ".repeat(40_000);
    let sources = format!("[{{\"id\": \"a\", \"URL\": \"https://a.example/{}\"}}]", "b".repeat(1_900));
    let glossary = "a".repeat(8_000_000);
    let input =
        Input::new(article.as_bytes()).with_sources(Some(sources.as_bytes())).with_glossary(Some(glossary.as_bytes()));
    let mut count = Count::default();
    assert_eq!(render(&parse(&input, &Options::default()), &mut count), Err(TooLarge::Bytes));
    assert!((60 << 20..=64 << 20).contains(&count.bytes), "{}", count.bytes);
}

#[test]
fn what_is_refused_is_found_wrong() {
    let mut article = read(&"a ![](b) [c](javascript:1)\n\n".repeat(60_000));
    let before = article.diagnostics().len();
    article.weigh();
    assert_eq!(article.diagnostics().len(), before + 1);
    let first = &article.diagnostics()[0];
    assert_eq!((first.code, first.file, first.line, first.column), (Code::TooLarge, File::Article, 1, 1));
    assert_eq!(first.message, "The article would become more than 100,000 elements and is not shown.");
    assert_eq!(first.message, TooLarge::Elements.to_string());
    let mut small = read("a");
    small.weigh();
    assert_eq!(small.diagnostics(), []);
}

#[cfg(feature = "cli")]
#[test]
fn the_program_says_so_and_writes_nothing() {
    let folder =
        shell::Folder::new().with("a.md", "a\n\n".repeat(100_000)).with("b.md", "b").with("site/a.html", "before");
    let sentence =
        "a.md:1:1: error[too-large]: The article would become more than 100,000 elements and is not shown.\n";
    for fragment in [&[][..], &["--fragment"]] {
        let done = folder.run(&[&["render", "a.md", "b.md", "-o", "site/"], fragment].concat());
        assert_eq!((done.status, done.out.as_str()), (Some(1), ""));
        assert!(done.err.starts_with(sentence), "{}", done.err);
        assert_eq!(folder.text("site/a.html"), "before");
        assert!(folder.text("site/b.html").contains("<p>b</p>"));
    }
    let done = folder.run(&["render", "a.md"]);
    assert_eq!((done.status, done.out.as_str()), (Some(1), ""));
    let done = folder.run(&["check", "a.md", "--format", "json"]);
    assert!(
        done.status == Some(1) && done.out.starts_with("{\"code\":\"too-large\",\"severity\":\"error\""),
        "{}",
        done.out
    );
}
