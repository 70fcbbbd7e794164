//! Adversarial inputs: a size comes in, the files of an article go out. Each is of a kind for which some
//! parser of Markdown, JSON or glossaries somewhere takes time, memory or output that grows faster than its input.

mod apparatus;
mod articles;
mod containers;

use apostil::article::{Article, Input, Options, parse};

/// The files of an article.
#[derive(Debug, Default)]
pub struct Files {
    pub article: String,
    pub glossary: Option<String>,
    pub sources: Option<String>,
    pub words: Option<String>,
    pub notes: Option<String>,
}

impl Files {
    pub fn parse(&self) -> Article {
        let input = Input::new(self.article.as_bytes())
            .with_glossary(self.glossary.as_ref().map(String::as_bytes))
            .with_sources(self.sources.as_ref().map(String::as_bytes))
            .with_words(self.words.as_ref().map(String::as_bytes))
            .with_notes(self.notes.as_ref().map(String::as_bytes));
        parse(&input, &Options::default())
    }

    pub fn len(&self) -> usize {
        let apparatus =
            [&self.glossary, &self.sources, &self.words, &self.notes].into_iter().flatten().map(String::len);
        self.article.len() + apparatus.sum::<usize>()
    }
}

/// Makes files of about this size times a number of its own.
pub type Make = Box<dyn Fn(usize) -> Files + Send + Sync>;

/// An input of one kind.
struct Hostile {
    name: &'static str,
    make: fn(usize) -> Files,
}

const fn hostile(name: &'static str, make: fn(usize) -> Files) -> Hostile {
    Hostile { name, make }
}

/// Repeats a text with the number of the round in it.
fn numbered(n: usize, each: fn(usize) -> String) -> String {
    (0..n).map(each).collect()
}

/// All of them, by name.
pub fn inputs() -> Vec<(String, Make)> {
    let lists = [
        articles::REPEATED,
        articles::ARTICLES,
        apparatus::GLOSSARIES,
        apparatus::SOURCES,
        apparatus::WORDS,
        apparatus::NOTES,
    ];
    let listed = lists.into_iter().flatten().map(|one| (one.name.to_owned(), Box::new(one.make) as Make));
    listed.chain(containers::inputs()).collect()
}
