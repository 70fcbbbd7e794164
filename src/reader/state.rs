//! The stack of cards and the one function that changes it: an event comes in, effects go out. The table of
//! transitions stands in the header of `reader`. Total: no event is an error.

use super::effect::{Effect, Token};
use super::event::{Event, Level, Trigger};

/// How many cards may lie on one another. Deep enough to follow a thought, shallow enough to find back.
pub const DEPTH: usize = 5;

/// What is open, and how often that has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    cards: Vec<Card>,
    generation: usize,
}

/// An open card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id of the entry that it shows.
    pub entry: String,
    /// The link that opened it, if a link did.
    pub trigger: Option<Trigger>,
    /// Whether it shows all of the entry.
    pub expanded: bool,
}

/// The states by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No card is open.
    Resting,
    /// One card is open, over the article.
    Open,
    /// A card is open over another.
    Nested,
}

impl State {
    /// The state's name.
    pub fn phase(&self) -> Phase {
        match self.cards.len() {
            0 => Phase::Resting,
            1 => Phase::Open,
            _ => Phase::Nested,
        }
    }

    /// The open cards, lowest first: the card of level 1 comes first.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// Whether nothing has opened or closed since the token was given out.
    pub fn is_current(&self, token: Token) -> bool {
        token == self.token()
    }

    fn token(&self) -> Token {
        Token(self.generation)
    }

    fn top(&self) -> Level {
        self.cards.len()
    }

    /// The level at which an entry is open, at or below `highest`.
    fn level_of(&self, entry: &str, highest: Level) -> Option<Level> {
        self.cards.iter().take(highest).position(|card| card.entry == entry).map(|index| index + 1)
    }

    /// The link that opened the card at a level.
    fn trigger_of(&self, level: Level) -> Option<Trigger> {
        self.cards.get(level.checked_sub(1)?)?.trigger
    }
}

/// Takes an event and says what is to be done about it.
pub fn step(state: &mut State, event: Event) -> Vec<Effect> {
    let mut turn = Turn { state, effects: Vec::new() };
    match event {
        Event::CardRequested { entry, trigger, level } => turn.request(entry, trigger, level),
        Event::CardSummoned { entry, trigger } => turn.summon(entry, trigger),
        Event::CloseRequested { level } => turn.close(level),
        Event::EscapePressed => turn.close(turn.state.top()),
        Event::CloseAllRequested { focus_within: true } => turn.close(1),
        Event::CloseAllRequested { focus_within: false } | Event::OutsidePressed | Event::EntryFollowed => {
            turn.hide_above(0)
        }
        // The article's text is no card.
        Event::CardPressed { level: 0 } => {}
        Event::CardPressed { level } => turn.hide_above(level),
        Event::ExpansionToggled { level } => turn.expand(level),
    }
    turn.effects
}

/// One event's answer while it is being worked out.
struct Turn<'a> {
    state: &'a mut State,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn request(&mut self, entry: String, trigger: Trigger, level: Level) {
        if level > self.state.top() {
            return;
        }
        if self.state.trigger_of(level + 1) == Some(trigger) {
            self.close(level + 1);
        } else if let Some(open) = self.state.level_of(&entry, level) {
            self.go_back(open);
        } else if level < DEPTH {
            self.hide_above(level);
            self.show(entry, Some(trigger));
        } else {
            // The link goes with the card that it stands in; what opened that card is there to go back to.
            let heir = self.state.trigger_of(DEPTH);
            self.hide_above(DEPTH - 1);
            self.show(entry, heir);
        }
    }

    fn summon(&mut self, entry: String, trigger: Option<Trigger>) {
        if let Some(open) = self.state.level_of(&entry, DEPTH) {
            self.go_back(open);
        } else {
            self.hide_above(0);
            self.show(entry, trigger);
        }
    }

    fn go_back(&mut self, level: Level) {
        self.hide_above(level);
        self.focus_card(level);
    }

    /// Closes a card and all above it, and gives the focus back to the link that opened it.
    fn close(&mut self, level: Level) {
        if level == 0 || level > self.state.top() {
            return;
        }
        if let Some(trigger) = self.state.trigger_of(level) {
            // The generation in which the cards will be gone: each that closes begins a new one.
            let token = Token(self.state.generation + self.state.top() - (level - 1));
            self.effects.push(Effect::FocusTrigger { trigger, token });
        }
        self.hide_above(level - 1);
    }

    fn hide_above(&mut self, level: Level) {
        while self.state.top() > level {
            let top = self.state.top();
            self.state.generation += 1;
            if let Some(Card { trigger: Some(trigger), .. }) = self.state.cards.pop() {
                self.effects.push(Effect::MarkExpanded { trigger, expanded: false });
            }
            self.effects.push(Effect::Hide { level: top });
        }
    }

    fn show(&mut self, entry: String, trigger: Option<Trigger>) {
        self.state.generation += 1;
        self.state.cards.push(Card { entry: entry.clone(), trigger, expanded: false });
        let level = self.state.top();
        if let Some(trigger) = trigger {
            self.effects.push(Effect::MarkExpanded { trigger, expanded: true });
        }
        self.effects.push(Effect::Show { level, entry, trigger });
        self.focus_card(level);
    }

    fn focus_card(&mut self, level: Level) {
        self.effects.push(Effect::FocusCard { level, token: self.state.token() });
    }

    fn expand(&mut self, level: Level) {
        let card = level.checked_sub(1).and_then(|index| self.state.cards.get_mut(index));
        if let Some(card) = card {
            card.expanded = !card.expanded;
            self.effects.push(Effect::ShowMore { level, expanded: card.expanded });
        }
    }
}
