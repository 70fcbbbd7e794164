//! The strip below the byline: how many claims were checked, a bar of the verdicts' shares, and the counts, each a link
//! to the first of its notes.

use super::Walk;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::model::verdict::Verdict;
use crate::article::text::strings::decimal;

/// The most pieces of the bar.
const PIECES: u32 = 60;
/// Fewer notes with a verdict need no strip.
const FEWEST: u32 = 2;

/// For each verdict how many notes have it, and the first of them.
pub(super) struct Counts([(u32, u32); Verdict::ALL.len()]);

impl Counts {
    fn all(&self) -> u32 {
        self.0.iter().map(|(count, _)| count).sum()
    }

    /// The verdicts that occur, each with its count and its first note.
    fn each(&self) -> impl Iterator<Item = (Verdict, u32, u32)> + '_ {
        let each = Verdict::ALL.iter().zip(self.0);
        each.filter(|(_, (count, _))| *count > 0).map(|(verdict, (count, first))| (*verdict, count, first))
    }
}

impl<S: Sink> Walk<'_, S> {
    /// How often each verdict occurs, if a strip is to show it.
    pub(super) fn counts(&self) -> Option<Counts> {
        let mut counts = Counts(Default::default());
        for item in &self.article.note_order {
            if let Some(verdict) = self.article.notes[*item as usize].verdict {
                let (count, first) = &mut counts.0[verdict as usize];
                if *count == 0 {
                    *first = *item;
                }
                *count += 1;
            }
        }
        (self.article.has_strip() && counts.all() >= FEWEST).then_some(counts)
    }

    pub(super) fn strip(&mut self, counts: &Counts) {
        let words = &self.article.words;
        let total = words.with("claims", &decimal(counts.all()));
        self.open(Element::Div, "apostil-strip");
        self.sink.attribute(Attribute::Role, "group");
        self.sink.attribute(Attribute::AriaLabel, &total);
        self.new_line();
        self.open(Element::P, "apostil-shares");
        self.sink.attribute(Attribute::AriaHidden, "true");
        for (verdict, count, _) in counts.each() {
            for _ in 0..pieces(count, counts.all()) {
                self.sink.open(Element::Span);
                self.sink.attribute(Attribute::DataVerdict, verdict.word());
                self.sink.close();
            }
        }
        self.close_line();
        self.open(Element::P, "apostil-counts");
        self.span("apostil-total", &total);
        for (verdict, count, first) in counts.each() {
            self.sink.text(" ");
            self.open(Element::A, "apostil-count");
            self.sink.attribute(Attribute::DataVerdict, verdict.word());
            self.to(&self.article.notes[first as usize].id);
            self.sink.attribute(Attribute::Title, words.get(verdict.meaning()));
            self.sign(verdict.sign());
            self.sink.text(" ");
            self.sink.text(&decimal(count));
            self.sink.text(" ");
            self.sink.text(words.get(verdict.word()));
            self.sink.close();
        }
        self.close_lines(2);
    }
}

/// How many pieces of the bar a verdict has: one a note, or its share of many.
fn pieces(count: u32, all: u32) -> u32 {
    if all <= PIECES { count } else { (count * (PIECES - Verdict::ALL.len() as u32) / all).max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_a_piece_for_each_verdict_and_sixty_at_most() {
        assert_eq!([pieces(1, 2), pieces(40, 60), pieces(1, 20_000), pieces(20_000, 20_000)], [1, 40, 1, 53]);
        let counts = [19_994, 1, 1, 1, 1, 1, 1];
        assert_eq!(counts.map(|count| pieces(count, 20_000)), [52, 1, 1, 1, 1, 1, 1]);
    }
}
