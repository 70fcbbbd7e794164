//! Whole articles, with all their files, through everything that is ever done with one.

use super::checker::{Checked, check};
use super::random::Files;
use apostil::article::{
    Article, Code, Diagnostic, File, Format, QuotationCheck, Selection, SourceText, export, quoted_sources,
};
use arbitrary::{Result, Unstructured};
use serde_json::Value;
use url::Url;

/// The end of each article: nothing that may be before it swallows it.
const PLAIN: &str = "each quick zebra vexes jumpy gnomes";

pub fn pipeline(u: &mut Unstructured) -> Result<()> {
    let mut files: Files = u.arbitrary()?;
    files.article = files.article + "\n\n" + PLAIN;
    let article = files.parse();
    let checked = check(&article);
    assert!(checked.text.contains(PLAIN), "plain text is lost: {}", checked.text);
    let is_mistaken = |d: &Diagnostic| d.code == Code::NoteDuplicate && d.message.contains("inline");
    assert!(!article.diagnostics().iter().any(is_mistaken), "a note in the line is taken for another");
    check_trust(&checked, files.options.untrusted.as_deref());
    describe(&article);
    take_along(&article, &files);
    compare(article, files);
    Ok(())
}

/// Untrusted links carry no weight, and untrusted images come from the article's own origin or are embedded.
fn check_trust(checked: &Checked, untrusted: Option<&str>) {
    for (href, rel) in &checked.links {
        assert_eq!(rel.is_some(), untrusted.is_some(), "{href}");
    }
    let Some(origin) = untrusted else { return };
    let page = Url::parse(if origin.is_empty() { "https://page.example" } else { origin }).expect("a page");
    for url in checked.images.iter().filter_map(|image| page.join(image).ok()) {
        assert!(url.scheme() == "data" || url.origin() == page.origin(), "a stranger's image from {url}");
    }
}

/// An article's structured data.
fn describe(article: &Article) {
    let head = article.to_head();
    assert!(head.starts_with("<title>") && head.ends_with(">\n"), "{head}");
    let data: Value = serde_json::from_str(&article.to_structured_data()).expect("JSON");
    let graph = data["@graph"].as_array().expect("a list");
    let cited = graph[0]["citation"].as_array().map_or(0, Vec::len);
    assert_eq!(cited, if article.is_untrusted() { 0 } else { article.cited().len() });
    for node in &graph[1..] {
        match node["@type"].as_str() {
            Some("DefinedTermSet") => {
                let terms = node["hasDefinedTerm"].as_array().expect("a list");
                assert!(terms.iter().all(|term| term["name"].as_str().is_some_and(|name| !name.is_empty())), "{node}");
            }
            Some("ClaimReview") => assert!(node["url"].as_str().is_some_and(|url| url.len() > 1), "{node}"),
            _ => panic!("{node}"),
        }
    }
}

/// The sources in every format: a record for each that is cited.
fn take_along(article: &Article, files: &Files) {
    let sources = files.sources.as_deref().unwrap_or_default();
    let (ids, words) = (article.cited(), files.words.as_deref().unwrap_or_default());
    let selection = Selection::new(sources, &ids).with_lang(article.lang()).with_words(words);
    for format in Format::ALL {
        let text = export(&selection, *format);
        let count = match format {
            Format::CslJson => ids.len(), // the layout is the file's own
            Format::Bibtex => text.lines().filter(|line| line.starts_with('@')).count(),
            Format::Ris => text.matches("ER  - \r\n").count(),
            _ => text.lines().count(),
        };
        assert_eq!(count, ids.len(), "{format:?}: {ids:?}");
    }
}

/// The quotations, compared with the article itself; and writing the results into the notes changes nothing else.
fn compare(mut article: Article, mut files: Files) {
    let texts = quoted_sources(&article).into_iter().map(|key| (key, SourceText::new(&files.article))).collect();
    let check = QuotationCheck::new(&article, &texts);
    if let Some(text) = check.write(&mut article, File::Article, &files.article).text {
        files.article = text;
        assert_eq!(files.parse().to_html(), article.to_html(), "{}", files.article);
    }
    check.report(&mut article);
    super::checker::check(&article);
}
