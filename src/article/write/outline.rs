//! What a program may want to know about an article, as plain data: the model that the element gives to scripts.

use crate::article::bibliography;
use crate::article::model::Article;
use crate::article::model::fidelity::Fidelity;
use crate::article::model::source::Field;
use crate::article::model::verdict::Verdict;
use crate::article::text::date::Date;
use crate::article::text::strings::joined;
use serde::Serialize;

/// An article's outline. All ids are those of the page, with their prefix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Outline {
    /// The title; empty if there is none.
    pub title: String,
    /// The language, as a BCP 47 tag.
    pub lang: String,
    /// The headings of the body, in order.
    pub headings: Vec<HeadingOutline>,
    /// The notes, in order.
    pub notes: Vec<NoteOutline>,
    /// The glossary entries that are shown, in alphabetical order.
    pub terms: Vec<TermOutline>,
    /// The sources that are cited, in the order of their list.
    pub sources: Vec<SourceOutline>,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct HeadingOutline {
    /// 1 to 6.
    pub level: u8,
    /// The id of the heading.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct NoteOutline {
    /// The id of the note in the list.
    pub id: String,
    /// Its number, from 1.
    pub number: u32,
    /// Its verdict, if it states one.
    pub verdict: Option<Verdict>,
    /// The words that it judges, if it states a verdict on any: those of `claim`, or those before its mark; empty if not.
    pub claim: String,
    /// How the words of a quotation compare with those of its source, if it states that.
    pub quotation: Option<Fidelity>,
    /// When it was checked, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, if it states that.
    pub checked: Option<String>,
    /// Who checked it; empty if nobody is named.
    pub by: String,
    /// How often the article refers to it.
    pub mentions: u32,
}

/// A glossary entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct TermOutline {
    /// The id of the entry in the list.
    pub id: String,
    /// The headword.
    pub term: String,
    /// How often it is linked.
    pub mentions: u32,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SourceOutline {
    /// The id of the source in the list.
    pub id: String,
    /// Author and year.
    pub label: String,
    /// The title.
    pub title: String,
    /// The address; empty if it has none that can be opened.
    pub url: String,
}

impl Article {
    /// The article's outline.
    pub fn outline(&self) -> Outline {
        let id = |id: &str| joined(&[&self.prefix, id]);
        let headings = self.headings.iter().map(|heading| HeadingOutline {
            level: heading.level,
            id: id(&heading.id),
            text: heading.text.clone(),
        });
        let notes = self.note_order.iter().map(|item| &self.notes[*item as usize]).map(|note| NoteOutline {
            id: id(&note.id),
            number: note.number,
            verdict: note.verdict,
            claim: note.judged.clone(),
            quotation: note.quotation,
            checked: note.checked.map(Date::iso),
            by: note.by.clone(),
            mentions: note.mentions.all,
        });
        let terms = self.entry_order.iter().map(|item| &self.entries[*item as usize]).map(|entry| TermOutline {
            id: id(&entry.id),
            term: entry.names[0].clone(),
            mentions: entry.mentions.all,
        });
        let sources = self.source_order.iter().map(|item| &self.sources[*item as usize]).map(|source| SourceOutline {
            id: id(&source.id),
            label: source.label.clone(),
            title: source.record.get(Field::Title, &self.text).to_owned(),
            url: bibliography::address(&source.record, &self.text).unwrap_or_default(),
        });
        Outline {
            title: self.title().to_owned(),
            lang: self.lang.clone(),
            headings: headings.collect(),
            notes: notes.collect(),
            terms: terms.collect(),
            sources: sources.collect(),
        }
    }
}
