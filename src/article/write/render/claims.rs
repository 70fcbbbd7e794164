//! The words of the body that notes judge: cut where elements begin and end, each part in an element of its own. What
//! several notes judge is in one element for each verdict.

use super::Walk;
use crate::article::content::buffer::TextRange;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::model::claim::{Claim, Place};
use crate::article::text::strings::joined;

impl<'a, S: Sink> Walk<'a, S> {
    /// The text of a piece, with its parts that belong to claims. Those that end in it are taken from the list.
    pub(super) fn words(&mut self, piece: u32, stretch: TextRange, claims: &mut &'a [Claim]) {
        let (mut from, whole_end) = (stretch.start, Place { piece, at: stretch.end });
        while let Some((claim, others)) = claims.split_first().filter(|(claim, _)| claim.start < whole_end) {
            let start = claim.start.max(Place { piece, at: from }).at;
            let end = claim.end.min(whole_end).at;
            self.sink.text(self.text(TextRange { start: from, end: start }));
            let open = self.open_claim(claim);
            self.sink.text(self.text(TextRange { start, end }));
            self.close(open);
            from = end;
            if claim.end > whole_end {
                break;
            }
            *claims = others;
        }
        self.sink.text(self.text(TextRange { start: from, end: stretch.end }));
    }

    /// Opens the elements of the claim that a piece without a text of its own is part of; returns how many.
    pub(super) fn open_claim_at(&mut self, piece: u32, claims: &mut &'a [Claim]) -> u8 {
        match claims.split_first() {
            Some((claim, others)) if claim.start.piece <= piece => {
                if claim.end.piece <= piece {
                    *claims = others;
                }
                self.open_claim(claim)
            }
            _ => 0,
        }
    }

    fn open_claim(&mut self, claim: &Claim) -> u8 {
        for note in &claim.notes {
            let note = &self.article.notes[*note as usize];
            self.open(Element::Span, "apostil-claim");
            self.sink.attribute(Attribute::DataVerdict, note.verdict.map_or("", |verdict| verdict.word()));
            self.sink.attribute(Attribute::DataNote, &joined(&[&self.article.prefix, &note.id]));
        }
        claim.notes.len() as u8
    }
}
