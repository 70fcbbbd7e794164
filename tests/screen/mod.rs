//! What a reader sees: effects come in, in order, and the cards that they leave open are compared with the state.
//! Panics if an effect cannot be carried out, or if an invariant is violated.

use apostil::reader::{DEPTH, Effect, State, Trigger};

/// The cards and the links that are marked, if the effects are done in order.
#[derive(Debug, Default)]
pub struct Screen {
    cards: Vec<(String, Option<Trigger>, bool)>,
    marked: Vec<Trigger>,
}

impl Screen {
    pub fn apply(&mut self, effect: &Effect) {
        match effect {
            Effect::Show { level, entry, trigger } => {
                self.cards.push((entry.clone(), *trigger, false));
                assert_eq!(*level, self.cards.len(), "a card goes on top");
            }
            Effect::Hide { level } => {
                assert_eq!(*level, self.cards.len(), "the top card goes first");
                self.cards.pop();
            }
            Effect::MarkExpanded { trigger, expanded: true } => {
                assert!(!self.marked.contains(trigger), "no link is marked twice");
                self.marked.push(*trigger);
            }
            Effect::MarkExpanded { trigger, expanded: false } => {
                assert_eq!(self.marked.pop(), Some(*trigger), "marks go as they came");
            }
            Effect::FocusCard { level, .. } | Effect::Announce { level } => {
                assert!((1..=self.cards.len()).contains(level), "only a card that is there is focused or announced");
            }
            Effect::FocusTrigger { trigger, .. } => {
                assert!(self.marked.contains(trigger), "the focus goes back before the link's card goes");
            }
            Effect::ShowMore { level, expanded } => self.cards[level - 1].2 = *expanded,
            Effect::Wait { .. } => {}
        }
    }

    /// Whether no card is open and no link is marked.
    pub fn is_bare(&self) -> bool {
        self.cards.is_empty() && self.marked.is_empty()
    }

    /// Whether the card of an entry is open.
    pub fn shows(&self, entry: &str) -> bool {
        self.cards.iter().any(|(shown, ..)| shown == entry)
    }

    pub fn check(&self, state: &State) {
        let cards: Vec<_> =
            state.cards().iter().map(|card| (card.entry.clone(), card.trigger, card.expanded)).collect();
        assert_eq!(self.cards, cards, "the screen shows the state");
        assert!(cards.len() <= DEPTH);
        for (index, (entry, ..)) in cards.iter().enumerate() {
            assert!(cards[..index].iter().all(|(other, ..)| other != entry), "no entry is open twice: {cards:?}");
        }
        let triggers: Vec<_> = cards.iter().filter_map(|(_, trigger, _)| *trigger).collect();
        assert_eq!(self.marked, triggers, "exactly the links whose cards are open are marked");
        let pins: Vec<_> = state.cards().iter().map(|card| card.pinned).collect();
        assert!(pins.is_sorted_by(|below, above| below >= above), "what lies below a pinned card is pinned: {pins:?}");
    }
}
