//! Whole articles, with all that belongs to them, through all that is ever done with one.

use super::checker::{Checked, check};
use super::random::Files;
use apostil::article::{
    Article, Code, Diagnostic, File, Format, QuotationCheck, Selection, SourceText, export, html, lead, quoted_sources,
    reviews, vocabulary, works,
};
use arbitrary::{Result, Unstructured};
use url::Url;

/// What stands at the end of each article, by itself: it is lost in nothing that may stand before it.
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

/// A stranger's links carry no weight, and a stranger's images come from the article's own origin or hold themselves.
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

/// What machines are told of an article.
fn describe(article: &Article) {
    let (lead, reviews) = (lead(article), reviews(article));
    assert!(!lead.contains('\n') && reviews.iter().all(|review| !review.id.is_empty()), "{lead} {reviews:?}");
    assert_eq!(works(article).len(), article.cited().len());
    assert!(vocabulary(article).definitions.iter().all(|definition| !definition.term.is_empty()));
}

/// The sources in every format: a record for each that is cited.
fn take_along(article: &Article, files: &Files) {
    let sources = files.sources.as_deref().unwrap_or_default();
    let (ids, words) = (article.cited(), files.words.as_deref().unwrap_or_default());
    let selection = Selection { sources, ids: &ids, lang: article.lang(), words };
    let counts = Format::ALL.map(|format| {
        let text = export(&selection, format);
        match format {
            Format::CslJson => ids.len(), // the layout is the file's own
            Format::Bibtex => text.lines().filter(|line| line.starts_with('@')).count(),
            Format::Ris => text.matches("ER  - \r\n").count(),
            Format::Markdown | Format::Text => text.lines().count(),
        }
    });
    assert_eq!(counts, [ids.len(); 5], "{ids:?}");
}

/// The quotations, held against the article itself; and what that writes into the notes changes nothing else.
fn compare(mut article: Article, mut files: Files) {
    let texts = quoted_sources(&article).into_iter().map(|key| (key, SourceText::new(&files.article))).collect();
    let check = QuotationCheck::new(&article, &texts);
    if let Some(text) = check.write(&mut article, File::Article, &files.article).text {
        files.article = text;
        assert_eq!(html(&files.parse()), html(&article), "{}", files.article);
    }
    check.report(&mut article);
    super::checker::check(&article);
}
