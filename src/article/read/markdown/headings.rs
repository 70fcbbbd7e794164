//! Headings, and the ids that authors give. In: a heading's level, its pieces, an id. Out: the heading with an id that
//! nothing else has.

use super::{Builder, Ends, GlossarySection};
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::piece::{Piece, plain_with_descriptions};
use crate::article::model::Heading;
use crate::article::text::slug;

impl Builder<'_> {
    pub(super) fn heading(&mut self, level: u8, id: Option<String>) -> Ends {
        let element = match level {
            1 => Element::H1,
            2 => Element::H2,
            3 => Element::H3,
            4 => Element::H4,
            5 => Element::H5,
            _ => Element::H6,
        };
        if self.is_top() {
            self.leave_glossary(level);
        }
        let at = self.targets.last().map_or(0, Vec::len);
        self.push(Piece::Open(element));
        // Patched at the end, when the words for the id are known.
        self.push(Piece::Attribute(Attribute::Id, TextRange::default()));
        self.verbatim += 1;
        Ends::Heading { level, at, id }
    }

    pub(super) fn end_heading(&mut self, level: u8, at: usize, id: Option<String>) {
        self.verbatim -= 1;
        self.close(1);
        self.new_line();
        let pieces = self.targets.last().and_then(|target| target.get(at..)).unwrap_or_default();
        let text = plain_with_descriptions(pieces, self.shared.text).trim().to_owned();
        let own_id = id.map(|id| slug::slug(&id)).filter(|id| !id.is_empty());
        let preferred_id = own_id.unwrap_or_else(|| slug::slug(&text));
        let is_glossary = preferred_id == "glossary" && self.is_top();
        let id = self.unique_id(&preferred_id);
        let value = self.shared.text.add(&id);
        if let Some(piece) = self.targets.last_mut().and_then(|target| target.get_mut(at + 1)) {
            *piece = Piece::Attribute(Attribute::Id, value);
        }
        if self.targets.len() == 1 {
            self.document.headings.push(Heading { level, id, text, span: self.heading_at });
            if is_glossary {
                let entries_before = self.document.entries.len();
                let heading = at..self.targets.last().map_or(at, Vec::len);
                self.glossary = Some(GlossarySection { level, heading, entries_before });
            }
        }
    }

    pub(super) fn unique_id(&mut self, preferred_id: &str) -> String {
        match self.shared.untrusted {
            Some(_) if !preferred_id.is_empty() => self.shared.ids.unique(&slug::section(preferred_id)),
            _ => self.shared.ids.unique(preferred_id),
        }
    }

    /// The id from a slug that is not unique yet.
    pub(super) fn allowed_id(&self, slug: &str) -> String {
        match self.shared.untrusted {
            Some(_) => slug::section(slug),
            None => slug::unreserved(slug).into_owned(),
        }
    }
}
