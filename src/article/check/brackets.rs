//! Brackets that begin with other words and name a source that is nearly a known one. In: an article. Out: diagnostics.

use crate::article::check::help::suggest;
use crate::article::check::markdown_texts::markdown_texts;
use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::model::source::Field;
use crate::article::read::markdown::{self, Source};
use crate::article::syntax::citation;
use crate::article::text::hash::HashMap;
use crate::article::text::typo::nearest;

/// Reports such brackets; they are shown as text.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let mut known = Known::of(article);
    if article.sources.is_empty() {
        return;
    }
    for (file, offset, text) in markdown_texts(article, "@") {
        let source = Source { text: &text, file, offset, is_glossary: file == File::Glossary };
        for (brackets, place) in markdown::brackets(&source) {
            let Some(key) = citation::after_words(&brackets) else { continue };
            if let Some(meant) = known.nearest(key).filter(|meant| *meant != key) {
                diagnostics.add_for_author(Code::SourceUndefined, place, &[key]);
                diagnostics.help_last(place, |found| suggest(found, meant));
            }
        }
    }
}

/// The ids of an article's sources.
pub(crate) struct Known<'a> {
    ids: Vec<&'a str>,
    /// By their letters in lower case.
    by_letters: HashMap<String, &'a str>,
    /// How many comparisons may still be made.
    left: usize,
}

impl<'a> Known<'a> {
    pub fn of(article: &'a Article) -> Self {
        let ids: Vec<_> = article.sources.iter().map(|it| it.record.get(Field::Id, &article.text)).collect();
        let by_letters = ids.iter().map(|id| (id.to_lowercase(), *id)).collect();
        Self { ids, by_letters, left: 100_000 }
    }

    /// The id that was probably meant.
    pub fn nearest(&mut self, key: &str) -> Option<&'a str> {
        if let Some(same) = self.by_letters.get(&key.to_lowercase()) {
            return Some(same);
        }
        self.left = self.left.checked_sub(self.ids.len())?;
        nearest(key, self.ids.iter().copied())
    }
}
