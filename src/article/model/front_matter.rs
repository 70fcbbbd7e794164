//! The values of an article's front matter, and what they choose from. Plain data.

use crate::article::text::keyword::{self, UnknownKeyword};
use std::str::FromStr;

/// An article's front matter. Every value is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FrontMatter {
    /// The title.
    pub title: Option<String>,
    /// The subtitle.
    pub subtitle: Option<String>,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
    /// Who wrote it; several authors are joined by commas.
    pub author: Option<String>,
    /// When it was published, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its language, as a well-formed BCP 47 tag.
    pub lang: Option<String>,
    /// The address of the original.
    pub original: Option<String>,
    /// The address of the article's own page.
    pub canonical: Option<String>,
    /// The address of a picture for previews of links to the page.
    pub image: Option<String>,
    /// The licence.
    pub license: Option<String>,
    /// The address of the glossary file, relative to the article.
    pub glossary: Option<String>,
    /// The address of the sources file, relative to the article.
    pub sources: Option<String>,
    /// The address of the notes file, relative to the article.
    pub notes: Option<String>,
    /// Which mentions of a term are linked.
    pub terms: Option<Terms>,
    /// Whether the marks of notes show their verdicts.
    pub marks: Option<Marks>,
    /// Whether a strip below the byline shows how often each verdict occurs.
    pub verdicts: Option<bool>,
    /// How many names an entry of the list of sources shows at most, of authors and of each other role.
    pub max_names: Option<u32>,
    /// Whether there is a table of contents, and headings offer their links.
    pub toc: Option<bool>,
    /// Phrases in which no term is linked.
    pub skip: Vec<String>,
}

impl FrontMatter {
    /// Fills in from another what this one lacks, except addresses, which are relative to the other's own file.
    pub(crate) fn complete(&mut self, other: FrontMatter) {
        let FrontMatter { title, subtitle, description, author, date, lang, .. } = other;
        let FrontMatter { original, canonical, license, terms, marks, verdicts, toc, max_names, skip, .. } = other;
        let slots = [
            (&mut self.title, title),
            (&mut self.subtitle, subtitle),
            (&mut self.description, description),
            (&mut self.author, author),
            (&mut self.date, date),
            (&mut self.lang, lang),
            (&mut self.original, original),
            (&mut self.canonical, canonical),
            (&mut self.license, license),
        ];
        for (slot, value) in slots {
            if slot.is_none() {
                *slot = value;
            }
        }
        self.terms = self.terms.or(terms);
        self.marks = self.marks.or(marks);
        self.verdicts = self.verdicts.or(verdicts);
        self.max_names = self.max_names.or(max_names);
        self.toc = self.toc.or(toc);
        self.skip.extend(skip);
    }
}

/// Which mentions of a term are linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Terms {
    /// Only the first in the article.
    #[default]
    First,
    /// The first of each section.
    Section,
    /// Every mention.
    All,
    /// Only those linked manually.
    None,
}

impl Terms {
    /// All choices.
    pub const ALL: &'static [Terms] = &[Terms::First, Terms::Section, Terms::All, Terms::None];

    /// The word, as front matter and the attribute `terms` have it.
    pub fn word(self) -> &'static str {
        match self {
            Terms::First => "first",
            Terms::Section => "section",
            Terms::All => "all",
            Terms::None => "none",
        }
    }
}

impl FromStr for Terms {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, Self::ALL, Self::word)
    }
}

/// Whether the marks of notes show their verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Marks {
    /// By a sign and a colour, except what is supported.
    #[default]
    Signs,
    /// No: numbers only.
    Plain,
}

impl Marks {
    /// All choices.
    pub const ALL: &'static [Marks] = &[Marks::Signs, Marks::Plain];

    /// The word, as front matter and the attribute `marks` have it.
    pub fn word(self) -> &'static str {
        match self {
            Marks::Signs => "signs",
            Marks::Plain => "plain",
        }
    }
}

impl FromStr for Marks {
    type Err = UnknownKeyword;

    fn from_str(word: &str) -> Result<Self, UnknownKeyword> {
        keyword::parse(word, Self::ALL, Self::word)
    }
}
