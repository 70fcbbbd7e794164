//! An article as it is rendered: body, notes, entries and sources, numbered and linked.

pub(crate) mod claim;
pub(crate) mod converted;
pub(crate) mod fidelity;
pub(crate) mod front_matter;
pub(crate) mod plain_text;
pub(crate) mod source;
pub(crate) mod verdict;

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::piece::{Draft, Flow};
use crate::article::diagnostic::{Code, File, Obstacle};
use crate::article::diagnostic::{Diagnostic, Span};
use crate::article::locale::Words;
use crate::article::model::claim::Claim;
use crate::article::model::front_matter::{FrontMatter, Marks};
use crate::article::model::source::Field;
use crate::article::model::source::Source;
use crate::article::text::date::Date;
use crate::article::text::hash::HashSet;
use fidelity::Fidelity;
use verdict::Verdict;

/// An article with its apparatus, read, checked and linked: ready to be rendered.
///
/// Made by [`super::parse`]; shown by [`super::render`], [`Self::to_html`] and [`Self::to_node_script`]; described
/// by [`Self::outline`].
#[derive(Debug)]
pub struct Article {
    pub(crate) front: FrontMatter,
    pub(crate) lang: String,
    /// A prefix for every id, so that several articles fit on one page.
    pub(crate) prefix: String,
    /// Set for untrusted text: the only origin that its images may come from.
    pub(crate) untrusted: Option<String>,
    pub(crate) words: Words,
    pub(crate) text: Text,
    pub(crate) body: Flow,
    /// The words of the body that notes judge, in order.
    pub(crate) claims: Vec<Claim>,
    pub(crate) headings: Vec<Heading>,
    /// The id that authors can link the glossary by; empty if it has none.
    pub(crate) glossary_id: String,
    /// Every note that is defined.
    pub(crate) notes: Vec<Note>,
    /// Those that are shown, in the order of their first reference.
    pub(crate) note_order: Vec<u32>,
    /// Every entry of the glossary.
    pub(crate) entries: Vec<Entry>,
    /// Those that are shown, in alphabetical order.
    pub(crate) entry_order: Vec<u32>,
    /// Every source of the sources file.
    pub(crate) sources: Vec<Source>,
    /// Those that are shown, by name and date.
    pub(crate) source_order: Vec<u32>,
    /// The size of all its files together, in bytes.
    pub(crate) input: usize,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Whether it has more of them than are kept.
    pub(crate) is_cut: bool,
    /// The files as they were decoded.
    pub(crate) files: [String; 5],
    pub(crate) noted: Noted,
    /// The unreadable files that its author is to be told of, each with the obstacle.
    pub(crate) unreadable: Vec<(File, Obstacle)>,
    /// The files that were not saved as UTF-8, each with its encoding.
    pub(crate) encodings: Vec<(File, &'static str)>,
    /// Whether its diagnostics are those of `lint` already.
    pub(crate) is_proofread: bool,
}

impl Article {
    /// The diagnostics, in the order of files and places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether it has more diagnostics than are kept, which are a thousand.
    pub fn has_more_diagnostics(&self) -> bool {
        self.is_cut
    }

    /// A file as it was read, with line feeds only: spans of diagnostics are byte offsets into it.
    pub fn file(&self, file: File) -> &str {
        &self.files[file as usize]
    }

    /// Whether a file holds any of what its role requires: a glossary an entry or a note, a sources file a source with
    /// a title, a notes file a passage or a note. Any file at all can be named in such a role; one that holds none of
    /// it is probably something else. The article itself and the table of words, which no article names, always fit
    /// their roles.
    pub fn is_recognised(&self, file: File) -> bool {
        let has_note = || self.notes.iter().any(|note| note.span.file == file);
        match file {
            File::Article | File::Words => true,
            // Any list, any headings and any JSON can be taken for a glossary: one of which the article uses nothing is not.
            File::Glossary => {
                let is_sure = |entry: &Entry| entry.is_defined || !entry.id.is_empty();
                has_note() || self.entries.iter().any(|entry| entry.span.file == file && is_sure(entry))
            }
            File::Sources => self.sources.iter().any(|it| !it.record.get(Field::Title, &self.text).is_empty()),
            // The note of a passage that is not in the article is not shown, and the passage is reported.
            File::Notes => has_note() || self.diagnostics.iter().any(|found| found.code == Code::PassageNotFound),
        }
    }

    /// The article's front matter.
    pub fn front_matter(&self) -> &FrontMatter {
        &self.front
    }

    /// Whether marks show the signs of verdicts.
    pub(crate) fn has_signs(&self) -> bool {
        self.front.marks != Some(Marks::Plain)
    }

    /// Whether a strip below the byline shows how often each verdict occurs.
    pub(crate) fn has_strip(&self) -> bool {
        self.front.verdicts != Some(false)
    }

    /// Whether there is a table of contents, and headings offer their links.
    pub(crate) fn has_contents(&self) -> bool {
        let named = self.headings.iter().filter(|heading| !heading.text.is_empty());
        self.front.toc == Some(true) && named.count() > 1
    }

    /// The title of the front matter, otherwise the first heading; empty if there is neither.
    pub fn title(&self) -> &str {
        let heading = || self.headings.first().map(|heading| heading.text.as_str());
        self.front.title.as_deref().or_else(heading).unwrap_or_default()
    }

    /// Whether it was read as untrusted.
    pub fn is_untrusted(&self) -> bool {
        self.untrusted.is_some()
    }

    /// The language, as a BCP 47 tag.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The ids of all sources, as in their file, each once.
    pub fn source_ids(&self) -> Vec<&str> {
        let mut known = HashSet::default();
        let ids = self.sources.iter().map(|source| source.record.get(Field::Id, &self.text));
        ids.filter(|id| known.insert(*id)).collect()
    }

    /// The ids of the cited sources, as in their file, in the order of the list.
    pub fn cited(&self) -> Vec<&str> {
        let id = |item: &u32| self.sources[*item as usize].record.get(Field::Id, &self.text);
        self.source_order.iter().map(id).collect()
    }
}

/// What is recorded while reading for the checks that only authors ask for.
#[derive(Debug, Default)]
pub(crate) struct Noted {
    /// The images that have no description.
    pub undescribed: Vec<Span>,
    /// The ids that links within the article name, and where; once it is linked, those that nothing has.
    pub fragments: Vec<(TextRange, Span)>,
    /// The ids that authors give elements of raw HTML other than headings; those count only where nothing else has them.
    pub anchors: Vec<String>,
    /// The names of HTML that is shown as text, each with its first place and how many more there are.
    pub markup: Vec<(String, Span, u32)>,
    /// The addresses relative to the page, each with its place and whether it is a picture's.
    pub files: Vec<(TextRange, Span, bool)>,
    /// The entries that link to themselves, and where.
    pub self_links: Vec<(u32, Span)>,
    /// The words that citations quote, each with its source and the place of the citation.
    pub cited_words: Vec<(u32, TextRange, Span)>,
}

/// How often something is referred to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mentions {
    pub all: u32,
    in_text: u32,
}

impl Mentions {
    /// Counts one more. Returns which it is, from 1: those in the text come first.
    pub fn add(&mut self, is_in_text: bool) -> u32 {
        self.all += 1;
        self.in_text += u32::from(is_in_text);
        self.all
    }

    /// How many have their ways back: those in the text; if there are none, those in notes and definitions.
    pub fn shown(self) -> u32 {
        if self.in_text > 0 { self.in_text } else { self.all }
    }
}

#[derive(Debug)]
pub(crate) struct Note {
    pub key: String,
    pub span: Span,
    pub verdict: Option<Verdict>,
    pub quotation: Option<Fidelity>,
    pub checked: Option<Date>,
    /// Whether its key was given by the author rather than derived from its passage.
    pub is_named: bool,
    /// Who checked it; empty if nobody is named.
    pub by: String,
    /// The words that it judges, if its author says which: those of `claim`, or its passage; empty if not.
    pub claim: String,
    /// Where `claim` is in its braces.
    pub claim_place: Option<Span>,
    /// Whether it has a verdict on a claim whose words are not in the block of its first mark.
    pub lacks_claim: bool,
    /// The words that it judges if it has a verdict: `claim`, or what comes before its first mark; empty if it has none.
    pub judged: String,
    /// Where its braces are, with the whitespace after them.
    pub braces: Option<Span>,
    /// Its content, until it is linked.
    pub draft: Draft,
    pub content: Flow,
    /// The id in the page; empty as long as nothing refers to the note. The same holds for entries and sources.
    pub id: String,
    /// From 1.
    pub number: u32,
    pub mentions: Mentions,
}

#[derive(Debug)]
pub(crate) struct Entry {
    /// The headword, then the aliases; never empty.
    pub names: Vec<String>,
    /// The id that the author gave it; empty if none.
    pub preferred_id: String,
    pub span: Span,
    pub is_case_sensitive: bool,
    pub is_linked: bool,
    /// Whether it has the form of a definition, which little else has.
    pub is_defined: bool,
    pub related_names: Vec<String>,
    /// The short definition and what the expanded card adds, until they are linked.
    pub drafts: (Draft, Draft),
    pub short: Flow,
    pub more: Flow,
    pub related: Flow,
    pub id: String,
    pub mentions: Mentions,
}

/// A heading of the body, for the outline.
#[derive(Clone, Debug)]
pub(crate) struct Heading {
    pub level: u8,
    pub id: String,
    pub text: String,
    pub span: Span,
}
