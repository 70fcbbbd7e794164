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
        let (mut from, whole_end) = (Place { piece, at: stretch.start }, Place { piece, at: stretch.end });
        let text = |start: Place, end: Place| TextRange { start: start.at, end: end.at };
        loop {
            skip(claims, from);
            let Some(claim) = claims.first().filter(|claim| claim.start < whole_end) else { break };
            // It ends after `from`: so what is written never goes back.
            let start = claim.start.max(from);
            let end = claim.end.min(whole_end).max(start);
            self.sink.text(self.text(text(from, start)));
            let open = self.open_claim(claim);
            self.sink.text(self.text(text(start, end)));
            self.close(open);
            from = end;
            if claim.end > whole_end {
                break;
            }
        }
        self.sink.text(self.text(text(from, whole_end)));
    }

    /// Opens the elements of the claim that a piece without a text of its own is part of, the first of several; returns
    /// how many.
    pub(super) fn open_claim_at(&mut self, piece: u32, claims: &mut &'a [Claim]) -> u8 {
        skip(claims, Place { piece, at: 0 });
        let open = match claims.first() {
            Some(claim) if claim.start.piece <= piece => self.open_claim(claim),
            _ => 0,
        };
        skip(claims, Place { piece, at: u32::MAX });
        open
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

/// Takes the claims that end here or before from the list.
fn skip(claims: &mut &[Claim], here: Place) {
    let past = claims.iter().take_while(|claim| claim.end <= here).count();
    *claims = &claims[past..];
}
