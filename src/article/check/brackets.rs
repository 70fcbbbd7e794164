//! Brackets that name a source but are not a citation, since they begin with other words. In: an article. Out:
//! diagnostics.

use crate::article::content::buffer::Text;
use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::model::source::Field;
use crate::article::read::drafts::Document;
use crate::article::read::markdown::{self, Source};
use crate::article::read::{front_matter, glossary};
use crate::article::syntax::citation;
use std::collections::HashSet;

/// Reports such brackets; they are shown as text.
pub(crate) fn report(article: &Article, diagnostics: &mut Collector) {
    let keys: HashSet<_> = article.sources.iter().map(|it| it.record.get(Field::Id, &article.text)).collect();
    if keys.is_empty() {
        return;
    }
    for (file, offset, text) in texts(article) {
        let source = Source { text: &text, file, offset, is_glossary: file == File::Glossary };
        for (brackets, place) in markdown::brackets(&source) {
            if let Some(key) = citation::after_words(&brackets).filter(|key| keys.contains(key)) {
                diagnostics.add_for_author(Code::CitationBehindWords, place, &[key]);
            }
        }
    }
}

/// The Markdown texts of an article that contain an `@`, each with its place.
fn texts(article: &Article) -> Vec<(File, usize, String)> {
    let mut texts = Vec::new();
    for file in [File::Article, File::Notes, File::Glossary] {
        let (text, scratch) = (&article.files[file as usize], &mut Collector::default());
        if file == File::Glossary {
            let markdown = |source: &str, at, _: &mut Text, _: &mut Collector| {
                texts.push((file, at, source.to_owned()));
                Document::default()
            };
            glossary::read_file(text, &mut Text::default(), scratch, markdown);
        } else {
            let offset = front_matter::end(text);
            texts.push((file, offset, text[offset..].to_owned()));
        }
    }
    texts.retain(|(_, _, text)| text.contains('@'));
    texts
}
