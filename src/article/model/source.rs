//! A source: what its file contains, field by field, and what the article derives from it. Plain data.

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::piece::Form;
use crate::article::diagnostic::Span;
use crate::article::model::Mentions;
use crate::article::syntax::csl_markup::untagged;
use crate::article::text::strings::{decimal, joined, push};

#[derive(Debug)]
pub(crate) struct Source {
    pub record: Record,
    /// Author and year.
    pub label: String,
    /// Where the year begins in it.
    pub year_at: usize,
    /// Where the title ends in it, if it begins with one; otherwise 0.
    pub title_end: usize,
    /// The address that links to quoted words lead to; empty if there is none.
    pub quotable: String,
    /// Its place among the sources with the same label, from 1; 0 if there are no others.
    pub place: u32,
    pub id: String,
    pub mentions: Mentions,
}

impl Source {
    /// What a citation shows, with the words after the year.
    pub fn cited(&self, form: Form, suffix: &str) -> String {
        let (who, year) = self.label.split_at(self.year_at);
        match form {
            Form::Whole => joined(&[&self.label, suffix]),
            Form::Year => joined(&[year, suffix]),
            Form::InText => joined(&[who.trim_end_matches([' ', ',', '،', '，', '、']), " (", year, suffix, ")"]),
        }
    }
}

/// A field of a source that is a text; the order is that of [`FIELDS`]. The last six are only for other programs.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "a page that exports nothing asks for some of them alone")]
pub(crate) enum Field {
    Id,
    Type,
    Title,
    Container,
    Publisher,
    Place,
    Edition,
    Volume,
    Issue,
    Page,
    Doi,
    Url,
    Isbn,
    Genre,
    Number,
    Section,
    Series,
    SeriesNumber,
    Event,
    EventPlace,
    Authority,
    Archive,
    ArchivePlace,
    ArchiveLocation,
    ShortTitle,
    OldEvent,
    Status,
    Version,
    Volumes,
    Medium,
    Reviewed,
    Note,
    CitationKey,
    Chapter,
    Language,
    Issn,
    OldArchiveLocation,
    Pages,
    OtherIds,
}

/// What CSL calls the fields.
pub(crate) const FIELDS: &str = "id type title container-title publisher publisher-place edition volume issue page DOI URL ISBN genre \
    number section collection-title collection-number event-title event-place authority archive archive-place \
    archive_location title-short event status version number-of-volumes medium reviewed-title note citation-key \
    chapter-number language ISSN archive-location number-of-pages other-ids";

pub(crate) const FIELD_COUNT: usize = Field::OtherIds as usize + 1;

/// Who did what for a source; the order is that of [`ROLES`]. The last two are only for other programs.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "a page that exports nothing asks for some of them alone")]
pub(crate) enum Role {
    Author,
    Editor,
    Translator,
    Director,
    Interviewer,
    Recipient,
    Composer,
    Host,
    ContainerAuthor,
    ReviewedAuthor,
    Performer,
    Producer,
}

/// What CSL calls the roles.
pub(crate) const ROLES: [&str; 12] = [
    "author",
    "editor",
    "translator",
    "director",
    "interviewer",
    "recipient",
    "composer",
    "host",
    "container-author",
    "reviewed-author",
    "performer",
    "producer",
];

/// A source as its file describes it. Texts that are missing are empty.
#[derive(Debug)]
pub(crate) struct Record {
    pub span: Span,
    pub fields: [TextRange; FIELD_COUNT],
    pub names: [Vec<Name>; ROLES.len()],
    pub issued: CslDate,
    /// When it was first published.
    pub original: CslDate,
    pub accessed: CslDate,
    /// The address of an archived copy, and the date of the copy.
    pub copy: TextRange,
    pub copied: CslDate,
}

/// A person or a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// What a list shows first and a citation shows by itself: the family name after its particles, or the whole of a
    /// name without parts.
    pub family: TextRange,
    /// How many bytes of it are particles such as `de la`.
    #[allow(dead_code, reason = "asked for in exports alone")]
    pub particles: u32,
    pub given: TextRange,
    /// `Jr.` and the like.
    pub suffix: TextRange,
}

impl Record {
    pub fn get<'t>(&self, field: Field, text: &'t Text) -> &'t str {
        text.get(self.fields[field as usize]).trim()
    }

    /// Drops the markup in the titles.
    pub fn untag(&mut self, text: &mut Text) {
        for field in [Field::Title, Field::Container, Field::Series] {
            let field = &mut self.fields[field as usize];
            if text.get(*field).contains('<') {
                *field = text.add(&untagged(text.get(*field)));
            }
        }
    }

    /// What else it is cited by: ids with commas between, as Pandoc writes them.
    pub fn other_ids<'t>(&self, text: &'t Text) -> impl Iterator<Item = &'t str> {
        self.get(Field::OtherIds, text).split(',').map(str::trim).filter(|id| !id.is_empty())
    }

    pub fn names(&self, role: Role) -> &[Name] {
        &self.names[role as usize]
    }
}

/// A date of CSL-JSON: a day or a range of days, in parts or in words. What is not known is empty or 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CslDate {
    /// Only the year where the date is in words.
    pub start: Day,
    pub end: Day,
    /// Whether it goes on: a range without an end.
    pub is_open: bool,
    pub words: TextRange,
    pub is_about: bool,
}

/// A day, or the month, season or year if no more is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    /// As in the file: with a minus sign for years before the common era.
    pub year: TextRange,
    /// From 1, as are the season and the day.
    pub month: u32,
    /// An index into [`SEASONS`].
    pub season: u32,
    pub day: u32,
}

/// The English names of the seasons.
pub(crate) const SEASONS: [&str; 4] = ["Spring", "Summer", "Autumn", "Winter"];

impl CslDate {
    /// Its beginning: `1989-06-26`, as far as it is known, or the words.
    pub fn begin(&self, text: &Text) -> String {
        if self.words.is_empty() { self.start.iso(text) } else { text.get(self.words).to_owned() }
    }
}

impl Day {
    /// The day as far as it is known: `1989-06-26` (ISO 8601-1).
    pub fn iso(&self, text: &Text) -> String {
        let year = text.get(self.year);
        let mut iso = String::new();
        if !year.is_empty() && !year.starts_with('-') {
            iso.push_str(&"0000"[year.len().min(4)..]);
        }
        iso.push_str(year);
        for part in [self.month, self.day] {
            if part > 0 {
                push(&mut iso, &["-", &decimal(100 + part)[1..]]);
            }
        }
        iso
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_name() {
        let names: Vec<_> = FIELDS.split(' ').collect();
        assert_eq!((names.len(), names[Field::Url as usize]), (FIELD_COUNT, "URL"));
        assert_eq!((names[Field::OldEvent as usize], names[Field::Pages as usize]), ("event", "number-of-pages"));
        assert_eq!(ROLES[Role::Producer as usize], "producer");
    }
}
