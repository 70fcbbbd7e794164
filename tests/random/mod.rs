//! Random articles and their apparatus. In: bytes, a fuzzer's or a seeded generator's. Out: files composed of fragments
//! that mean something to the core, cut and joined where they should not be. The same bytes always give the same files.

mod fragments;

use apostil::article::{Article, File, Input, Obstacle, Options, Terms, parse};
use arbitrary::{Arbitrary, Result, Unstructured};
use fragments::*;

type Fragments = &'static [&'static str];

/// The files of an article, and how they are to be read.
#[derive(Arbitrary, Debug)]
pub struct Files {
    #[arbitrary(with = article)]
    pub article: String,
    #[arbitrary(with = |u: &mut Unstructured| maybe(u, glossary))]
    pub glossary: Option<String>,
    #[arbitrary(with = |u: &mut Unstructured| maybe(u, sources))]
    pub sources: Option<String>,
    #[arbitrary(with = |u: &mut Unstructured| maybe(u, notes))]
    pub notes: Option<String>,
    #[arbitrary(with = |u: &mut Unstructured| maybe(u, words))]
    pub words: Option<String>,
    #[arbitrary(with = options)]
    pub options: Options,
    #[arbitrary(with = unreadable)]
    pub unreadable: Vec<(File, Obstacle)>,
}

impl Files {
    pub fn parse(&self) -> Article {
        let input = Input::new(self.article.as_bytes())
            .with_glossary(self.glossary.as_ref().map(String::as_bytes))
            .with_sources(self.sources.as_ref().map(String::as_bytes))
            .with_notes(self.notes.as_ref().map(String::as_bytes))
            .with_words(self.words.as_ref().map(String::as_bytes))
            .with_unreadable(&self.unreadable);
        parse(&input, &self.options)
    }
}

/// A text of at most so many fragments of the lists. Some are cut, some are replaced by what the bytes spell.
pub fn text(u: &mut Unstructured, lists: &[Fragments], most: usize) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=most)? {
        if u.is_empty() {
            break;
        }
        let list = *u.choose(lists)?;
        let fragment = *u.choose(list)?;
        match u.int_in_range(0..=15)? {
            0 => text.push_str(u.arbitrary()?),
            1 => text.push(u.arbitrary()?),
            2..=4 => text.extend(fragment.chars().take(u.int_in_range(0..=fragment.chars().count())?)),
            _ => text.push_str(fragment),
        }
        text.push_str(u.choose(&["", "", "", " ", "\n", "\n\n"])?);
    }
    Ok(text)
}

fn maybe(u: &mut Unstructured, file: fn(&mut Unstructured) -> Result<String>) -> Result<Option<String>> {
    if u.ratio(2, 3)? { file(u).map(Some) } else { Ok(None) }
}

/// An article, mostly of Markdown.
fn article(u: &mut Unstructured) -> Result<String> {
    let front = text(u, &[FRONT_MATTER], 4)?;
    Ok(front + &text(u, &[BLOCKS, INLINES, MARKS, MARKS, TERMS, ESCAPES, HOSTILE, TAGS], 24)?)
}

/// A glossary, mostly of definitions; some are JSON.
fn glossary(u: &mut Unstructured) -> Result<String> {
    if u.ratio(1, 3)? {
        Ok("[".to_owned() + &text(u, &[JSON, JSON, INLINES], 16)?)
    } else {
        text(u, &[TERMS, TERMS, MARKS, BLOCKS, BRACES], 16)
    }
}

/// Sources, mostly JSON.
fn sources(u: &mut Unstructured) -> Result<String> {
    Ok("[".to_owned() + &text(u, &[JSON, JSON, CSL, HOSTILE], 12)?)
}

/// A notes file, whose passages may be anywhere, also in one another.
fn notes(u: &mut Unstructured) -> Result<String> {
    let mut notes = text(u, &[FRONT_MATTER], 2)?;
    for _ in 0..u.int_in_range(0..=5)? {
        let passage = text(u, &[INLINES, MARKS, PASSAGES, PASSAGES], 2)?.replace('\n', "\n> ");
        let note = text(u, &[BLOCKS, INLINES, MARKS, BRACES, HOSTILE], 3)?;
        notes = [&notes, "\n\n> ", &passage, "\n\n", &note].concat();
    }
    Ok(notes)
}

/// A table of words; most are broken somewhere.
fn words(u: &mut Unstructured) -> Result<String> {
    let words = text(u, &[WORDS, WORDS, WORDS, JSON], 6)?;
    Ok(["{", &words, u.choose(&["\"x\": 1}", "}", ""])?].concat())
}

fn options(u: &mut Unstructured) -> Result<Options> {
    let prefix = *u.choose(&["", "a2-"])?;
    let terms = *u.choose(&[None, Some(Terms::First), Some(Terms::Section), Some(Terms::All), Some(Terms::None)])?;
    let lang = *u.choose(&[None, Some("de"), Some("ar-EG"), Some("xx"), Some(""), Some("\u{1E}<b\u{1E}")])?;
    let untrusted = *u.choose(&[None, None, Some(""), Some("https://example.org")])?;
    let toc = u.arbitrary()?;
    let options =
        Options::default().with_toc(toc).with_prefix(prefix).with_terms(terms).with_lang(lang.map(str::to_owned));
    Ok(options.with_untrusted(untrusted.map(str::to_owned)).with_other_sources(u.arbitrary()?))
}

fn unreadable(u: &mut Unstructured) -> Result<Vec<(File, Obstacle)>> {
    let files = [File::Article, File::Glossary, File::Sources, File::Words, File::Notes];
    (0..u.int_in_range(0..=2)?).map(|_| Ok((*u.choose(&files)?, obstacle(u)?))).collect()
}

fn obstacle(u: &mut Unstructured) -> Result<Obstacle> {
    let words = text(u, &[HOSTILE], 3)?;
    Ok(u.choose(&[Obstacle::Missing, Obstacle::OnSite, Obstacle::Outside(words.clone()), Obstacle::Other(words)])?
        .clone())
}

/// The content of the braces of a note or a definition, of the brackets of a citation, of a list of sources, of a
/// notes file, of raw HTML: for targets that look only at these.
pub mod parts {
    use super::*;

    pub fn braces(u: &mut Unstructured) -> Result<String> {
        text(u, &[BRACES, BRACES, HOSTILE], 12)
    }

    pub fn citation(u: &mut Unstructured) -> Result<String> {
        text(u, &[CITED, CITED, HOSTILE], 16)
    }

    pub fn csl(u: &mut Unstructured) -> Result<String> {
        text(u, &[JSON, CSL, CSL, HOSTILE], 24)
    }

    pub fn raw_html(u: &mut Unstructured) -> Result<String> {
        text(u, &[TAGS, TAGS, TAGS, BLOCKS, INLINES], 40)
    }

    pub fn running_text(u: &mut Unstructured) -> Result<String> {
        text(u, &[PASSAGES, PASSAGES, INLINES, MARKS], 16)
    }
}
