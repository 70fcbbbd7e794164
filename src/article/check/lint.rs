//! Checks that only the author of an article asks for: a second look at an article that has been read. In: the article.
//! Out: all its diagnostics, in the order of files and places: those of reading, with help for the particular case, and
//! more.

use crate::article::check::{
    allowed, brackets, claims, encodings, forms, headings, help, keys, language, passages, shortcodes, unreadable,
};
use crate::article::diagnostic::{Code, Collector, Diagnostic};
use crate::article::model::Article;

/// Checks an article for its author: returns the diagnostics of [`Article::diagnostics`], each with the fix
/// in its own case, and those that are of no use to readers.
pub fn lint(article: &Article) -> Vec<Diagnostic> {
    if article.is_proofread { article.diagnostics.clone() } else { proofread(article).0 }
}

/// The same of an article that was not proofread yet, and whether it has more diagnostics than are kept.
pub(crate) fn proofread(article: &Article) -> (Vec<Diagnostic>, bool) {
    let mut diagnostics = Collector::default();
    encodings::report(article, &mut diagnostics);
    unreadable::report(article, &mut diagnostics);
    let mut known = article.diagnostics.clone();
    help::complete(article, &mut known);
    passages::suggest(article, &mut known);
    for found in known {
        diagnostics.keep(found);
    }
    allowed::report(article, &mut diagnostics);
    keys::report(article, &mut diagnostics);
    language::report(article, &mut diagnostics);
    headings::check(&article.headings, article.front.title.as_deref(), &mut diagnostics);
    for image in &article.noted.undescribed {
        diagnostics.add_for_author(Code::ImageUndescribed, *image, &[]);
    }
    for (id, place) in &article.noted.fragments {
        diagnostics.add_for_author(Code::FragmentLost, *place, &[article.text.get(*id)]);
    }
    claims::report(article, &mut diagnostics);
    brackets::report(article, &mut diagnostics);
    shortcodes::report(article, &mut diagnostics);
    for (entry, place) in &article.noted.self_links {
        diagnostics.add_for_author(Code::TermSelfLink, *place, &[&article.entries[*entry as usize].names[0]]);
    }
    // Added last, so that they take no other diagnostic's place.
    forms::report(article, &mut diagnostics);
    let is_cut = article.is_cut || diagnostics.is_cut;
    (diagnostics.place(&article.files), is_cut)
}
