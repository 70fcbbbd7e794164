//! What reading produces: drafts, which still refer to things by name, as the author did. Plain data.

use crate::article::content::buffer::TextRange;
use crate::article::content::piece::Draft;
use crate::article::diagnostic::{Collector, Span};
use crate::article::model::{Article, Heading};
use crate::article::text::slug::Ids;

/// An article whose notes and entries are still drafts, and what linking it needs.
pub(crate) struct Drafts {
    pub article: Article,
    pub body: Draft,
    pub abbreviations: Vec<AbbreviationDraft>,
    /// What is between the brackets of citations.
    pub citations: Vec<Draft>,
    pub ids: Ids,
    pub diagnostics: Collector,
}

/// The content of one Markdown file.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub body: Draft,
    pub notes: Vec<NoteDraft>,
    pub entries: Vec<EntryDraft>,
    pub abbreviations: Vec<AbbreviationDraft>,
    pub headings: Vec<Heading>,
    /// The id of the heading that was moved with the glossary; empty if none was.
    pub glossary_id: String,
}

#[derive(Debug)]
pub(crate) struct NoteDraft {
    pub key: String,
    pub span: Span,
    pub pieces: Draft,
    /// Whether it belongs to a passage that a notes file quotes.
    pub is_of_passage: bool,
}

/// A definition with the lines of its term: the headword and the aliases.
#[derive(Debug)]
pub(crate) struct EntryDraft {
    pub names: Vec<String>,
    pub span: Span,
    pub pieces: Draft,
}

#[derive(Debug)]
pub(crate) struct AbbreviationDraft {
    pub short: String,
    pub title: TextRange,
}
