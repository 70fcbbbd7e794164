//! What only the author of an article asks: a second look at an article that has been read. In: the article. Out: all
//! that was found wrong with it, in the order of files and places: what reading found, with help of its own case, and
//! more.

use crate::article::check::{brackets, forms, headings, help, passages, unreadable};
use crate::article::diagnostic::{Code, Collector, Diagnostic};
use crate::article::model::Article;

/// Looks at an article as its author would want it: gives what [`Article::diagnostics`] has, at each diagnostic what is
/// to be done in its own case, and what no reader could use.
pub fn lint(article: &Article) -> Vec<Diagnostic> {
    let mut diagnostics = Collector::default();
    let implied = unreadable::report(article, &mut diagnostics);
    let mut known = article.diagnostics.clone();
    known.retain(|found| !implied.contains(&found.code));
    help::complete(article, &mut known);
    passages::suggest(article, &mut known);
    for found in known {
        diagnostics.keep(found);
    }
    headings::check(&article.headings, article.front.title.is_some(), &mut diagnostics);
    for image in &article.noted.undescribed {
        diagnostics.add_for_author(Code::ImageUndescribed, *image, &[]);
    }
    brackets::report(article, &mut diagnostics);
    for (entry, place) in &article.noted.self_links {
        diagnostics.add_for_author(Code::TermSelfLink, *place, &[&article.entries[*entry as usize].names[0]]);
    }
    // After all else, so that they take no other diagnostic's place.
    forms::report(article, &mut diagnostics);
    diagnostics.place(&article.files)
}
