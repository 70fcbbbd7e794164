//! A source: what its file says of it, field by field, and what the article makes of it. Plain data.

use crate::article::content::buffer::{Stretch, Text};
use crate::article::diagnostic::Span;
use crate::article::syntax::csl_markup::untagged;

#[derive(Debug)]
pub(crate) struct Source {
    pub record: Record,
    /// Author and year.
    pub label: String,
    /// The address to which links to quoted words lead; empty if there is none.
    pub quotable: String,
    /// Its place among those of the same label, from 1; 0 if there are no others.
    pub place: u32,
    pub id: String,
    pub mentions: u32,
}

/// A field of a source that is a text; the order is that of [`FIELDS`].
#[derive(Clone, Copy, Debug)]
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
}

/// What CSL calls the fields.
pub(crate) const FIELDS: &str = "id type title container-title publisher publisher-place edition volume issue page DOI URL ISBN genre \
    number section collection-title collection-number event-title event-place authority archive archive-place \
    archive_location";

pub(crate) const FIELD_COUNT: usize = Field::ArchiveLocation as usize + 1;

/// Who did what for a source; the order is that of [`ROLES`].
#[derive(Clone, Copy, Debug)]
pub(crate) enum Role {
    Author,
    Editor,
    Translator,
    Director,
    Interviewer,
    Recipient,
}

pub(crate) const ROLES: [&str; 6] = ["author", "editor", "translator", "director", "interviewer", "recipient"];

/// A source as its file describes it. Texts that are missing are empty.
#[derive(Debug)]
pub(crate) struct Record {
    pub span: Span,
    pub fields: [Stretch; FIELD_COUNT],
    pub names: [Vec<Name>; ROLES.len()],
    pub issued: When,
    /// When it was first published.
    pub original: When,
    pub accessed: When,
    /// The address of an archived copy, and when that was made.
    pub copy: Stretch,
    pub copied: When,
}

/// A person or a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    /// What comes first in a list, and alone in a citation.
    pub family: Stretch,
    pub given: Stretch,
    /// `Jr.` and the like.
    pub suffix: Stretch,
}

impl Record {
    pub fn get<'t>(&self, field: Field, text: &'t Text) -> &'t str {
        text.get(self.fields[field as usize]).trim()
    }

    /// Drops the tags of the titles.
    pub fn untag(&mut self, text: &mut Text) {
        for field in [Field::Title, Field::Container, Field::Series] {
            let field = &mut self.fields[field as usize];
            if text.get(*field).contains('<') {
                *field = text.add(&untagged(text.get(*field)));
            }
        }
    }

    pub fn names(&self, role: Role) -> &[Name] {
        &self.names[role as usize]
    }
}

/// A date, or a span from one to another. What is not known is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct When {
    /// The start and the end, as far as they are known: `1989-06-26`; or words.
    pub days: [Stretch; 2],
    pub years: [Stretch; 2],
    /// From 1, which is spring; 0 if there is none.
    pub season: u8,
    pub is_about: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_name() {
        let names: Vec<_> = FIELDS.split(' ').collect();
        assert_eq!((names.len(), names[Field::Url as usize]), (FIELD_COUNT, "URL"));
    }
}
