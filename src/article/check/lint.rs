//! What only the author of an article asks: a second look at an article that has been read. In: the article. Out: all that
//! was found wrong with it, in the order of files and places: what reading found, with help of its own case, and more.

use crate::article::check::{brackets, forms, headings, help, passages, unreadable};
use crate::article::diagnostic::{Code, Diagnostic, Findings};
use crate::article::model::Article;

/// Looks at an article as its author would want it: gives what [`Article::diagnostics`] has, at each finding what is to be
/// done in its own case, and what no reader could use.
pub fn lint(article: &Article) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let implied = unreadable::report(article, &mut findings);
    let mut known = article.diagnostics.clone();
    known.retain(|found| !implied.contains(&found.code));
    help::complete(article, &mut known);
    passages::suggest(article, &mut known);
    for found in known {
        findings.keep(found);
    }
    headings::check(&article.headings, article.front.title.is_some(), &mut findings);
    for image in &article.noted.undescribed {
        findings.add_for_author(Code::ImageUndescribed, *image, &[]);
    }
    brackets::report(article, &mut findings);
    for (entry, place) in &article.noted.self_links {
        findings.add_for_author(Code::TermSelfLink, *place, &[&article.entries[*entry as usize].names[0]]);
    }
    // Behind all else, so that they take no other finding's place.
    forms::report(article, &mut findings);
    findings.place(&article.files)
}
