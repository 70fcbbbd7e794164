//! The Markdown of an article: of itself, its notes and its glossary, be that Markdown or JSON. In: an article. Out: each
//! text, and where it is.

use crate::article::content::buffer::Text;
use crate::article::diagnostic::{Collector, File};
use crate::article::model::Article;
use crate::article::read::drafts::Document;
use crate::article::read::{front_matter, glossary};

/// The texts that contain some words, each with its file and its place there.
pub(crate) fn markdown_texts(article: &Article, words: &str) -> Vec<(File, usize, String)> {
    let mut texts = Vec::new();
    for file in [File::Article, File::Notes, File::Glossary] {
        let (text, scratch) = (&article.files[file as usize], &mut Collector::default());
        if file == File::Glossary {
            let mut read = Vec::new();
            let markdown = |source: &str, at, _: &mut Text, _: &mut Collector| {
                read.push((file, at, source.to_owned()));
                Document::default()
            };
            glossary::read_file(text, &mut Text::default(), scratch, markdown);
            // Of some forms the definitions are read, and then the whole file.
            let whole = read.iter().position(|(_, _, source)| source.len() == text.len());
            texts.extend(read.drain(whole.unwrap_or(0)..));
        } else {
            let offset = front_matter::end(text);
            texts.push((file, offset, text[offset..].to_owned()));
        }
    }
    texts.retain(|(_, _, text)| text.contains(words));
    texts
}
