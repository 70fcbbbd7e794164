//! The stack of cards and the one function that changes it: an event comes in, effects go out. The table of
//! transitions is in the header of `reader`. Total: no event is an error.

use super::effect::{Delay, Effect, Token};
use super::event::{Event, Level, Trigger};

/// How many cards may be stacked. Deep enough to follow a thought, shallow enough to find the way back.
pub const DEPTH: usize = 5;

/// What is open, how often that has changed, and what the pointer is about to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    cards: Vec<Card>,
    generation: usize,
    intent: Option<Intent>,
    delay: Delay,
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
    /// Whether it stays when the pointer leaves: it was asked for, or touched. All cards below it are, too.
    pub pinned: bool,
}

/// What happens when the delay is over.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Intent {
    Open { entry: String, trigger: Trigger, level: Level },
    Close { above: Level },
}

/// The states by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No card is open.
    Resting,
    /// No card is open, and the pointer rests on a link.
    Expecting,
    /// One card is open, over the article.
    Open,
    /// A card is open over another.
    Nested,
}

impl State {
    /// The state's name.
    pub fn phase(&self) -> Phase {
        match self.cards.len() {
            0 if self.intent.is_some() => Phase::Expecting,
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

    /// How many cards stay when the pointer leaves.
    fn pinned(&self) -> Level {
        self.cards.iter().take_while(|card| card.pinned).count()
    }

    /// The level at which an entry is open, at or below `highest`.
    fn level_of(&self, entry: &str, highest: Level) -> Option<Level> {
        self.cards.iter().take(highest).position(|card| card.entry == entry).map(|index| index + 1)
    }

    fn card(&self, level: Level) -> Option<&Card> {
        self.cards.get(level.checked_sub(1)?)
    }

    /// The link that opened the card at a level.
    fn trigger_of(&self, level: Level) -> Option<Trigger> {
        self.card(level)?.trigger
    }
}

/// Takes an event and returns what is to be done about it.
pub fn step(state: &mut State, event: Event) -> Vec<Effect> {
    let mut turn = Turn { state, effects: Vec::new() };
    match event {
        Event::LinkEntered { entry, trigger, level } => turn.enter_link(entry, trigger, level, false),
        Event::LinkCrossed { entry, trigger, level } => turn.enter_link(entry, trigger, level, true),
        Event::PointerMoved { level } => turn.point_at(level),
        Event::DelayElapsed { delay } => turn.elapse(delay),
        Event::CardFocused { level } => turn.pin(level),
        Event::ExpansionToggled { level } => turn.expand(level),
        // The article's text is not a card.
        Event::CardPressed { level: 0 } => {}
        decided => {
            // A press is deliberate and overrides whatever the pointer rests on.
            turn.state.intent = None;
            turn.decide(decided);
        }
    }
    turn.effects
}

/// The answer to one event, in the making.
struct Turn<'a> {
    state: &'a mut State,
    effects: Vec<Effect>,
}

impl Turn<'_> {
    fn decide(&mut self, event: Event) {
        match event {
            Event::CardRequested { entry, trigger, level } => self.request(entry, trigger, level),
            Event::CardSummoned { entry, trigger } => self.summon(entry, trigger),
            Event::MentionRequested { entry, trigger } => self.move_to(entry, trigger),
            Event::CloseRequested { level } => {
                self.pin(level); // whoever closes it was in it
                self.close(level);
            }
            Event::EscapePressed => self.close(self.state.top()),
            Event::CloseAllRequested { focus_within: true } => self.close(1),
            Event::CardPressed { level } => {
                self.hide_above(level);
                self.pin(level);
            }
            _ => self.hide_above(0),
        }
    }

    fn request(&mut self, entry: String, trigger: Trigger, level: Level) {
        if level > self.state.top() {
            return;
        }
        if self.state.trigger_of(level + 1) == Some(trigger) {
            if self.state.pinned() > level {
                self.close(level + 1);
            } else {
                self.go_back(level + 1); // the pointer had opened it: now it is asked for
            }
        } else if let Some(open) = self.state.level_of(&entry, level) {
            self.go_back(open);
        } else if level < DEPTH {
            self.hide_above(level);
            self.show_and_focus(entry, Some(trigger));
        } else {
            // The link disappears with the card that it is in; the link that opened that card remains to return to.
            let heir = self.state.trigger_of(DEPTH);
            self.hide_above(DEPTH - 1);
            self.show_and_focus(entry, heir);
        }
    }

    fn summon(&mut self, entry: String, trigger: Option<Trigger>) {
        match self.state.level_of(&entry, DEPTH) {
            Some(open) => self.go_back(open),
            None => self.open_alone(entry, trigger),
        }
    }

    fn open_alone(&mut self, entry: String, trigger: Option<Trigger>) {
        self.hide_above(0);
        self.show_and_focus(entry, trigger);
    }

    /// The card shows as much of its entry as before: its buttons stay where they are.
    fn move_to(&mut self, entry: String, trigger: Trigger) {
        let is_expanded = self.state.cards.iter().any(|card| card.entry == entry && card.expanded);
        self.open_alone(entry, Some(trigger));
        if is_expanded {
            self.expand(1);
        }
    }

    fn go_back(&mut self, level: Level) {
        self.hide_above(level);
        self.pin(level);
        self.focus_card(level);
    }

    fn enter_link(&mut self, entry: String, trigger: Trigger, level: Level, may_pass: bool) {
        if level > self.state.top() {
            return;
        }
        if self.state.trigger_of(level + 1) == Some(trigger) {
            return self.point_at(level + 1);
        }
        let is_kept = level < self.state.pinned(); // the card above was asked for: the pointer cannot replace it
        if is_kept || level == DEPTH || self.state.level_of(&entry, level).is_some() {
            return self.point_at(level);
        }
        if level < self.state.top() && !may_pass {
            self.state.intent = None;
            self.hide_above(level);
            return self.show_and_announce(entry, trigger);
        }
        self.wait(Intent::Open { entry, trigger, level });
    }

    /// The pointer is over a card or over the link that opened it, or at level 0 over neither: the cards above close
    /// soon, unless they are pinned.
    fn point_at(&mut self, level: Level) {
        let above = level.max(self.state.pinned());
        if above < self.state.top() {
            self.wait(Intent::Close { above });
        } else {
            self.state.intent = None;
        }
    }

    fn wait(&mut self, intent: Intent) {
        if self.state.intent.as_ref() == Some(&intent) {
            return; // its delay is running
        }
        self.state.intent = Some(intent);
        self.state.delay.0 = self.state.delay.0.wrapping_add(1);
        self.effects.push(Effect::Wait { delay: self.state.delay });
    }

    fn elapse(&mut self, delay: Delay) {
        if delay != self.state.delay {
            return;
        }
        match self.state.intent.take() {
            Some(Intent::Open { entry, trigger, level })
                if (self.state.pinned()..=self.state.top()).contains(&level) =>
            {
                self.hide_above(level);
                self.show_and_announce(entry, trigger);
            }
            Some(Intent::Close { above }) => self.hide_above(above.max(self.state.pinned())),
            _ => {}
        }
    }

    /// From now on a card and those below it stay when the pointer leaves.
    fn pin(&mut self, level: Level) {
        if level > self.state.top() {
            return;
        }
        self.state.cards.iter_mut().take(level).for_each(|card| card.pinned = true);
    }

    /// Closes a card and all above it, and returns the focus to the link that opened it if the focus had been moved.
    fn close(&mut self, level: Level) {
        if level == 0 || level > self.state.top() {
            return;
        }
        if let Some(Card { trigger: Some(trigger), pinned: true, .. }) = self.state.card(level) {
            // The generation in which the cards will be gone: each one that closes starts a new one.
            let token = Token(self.state.generation + self.state.top() - (level - 1));
            self.effects.push(Effect::FocusTrigger { trigger: *trigger, token });
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

    fn show(&mut self, entry: String, trigger: Option<Trigger>) -> Level {
        self.state.generation += 1;
        self.state.cards.push(Card { entry: entry.clone(), trigger, expanded: false, pinned: false });
        let level = self.state.top();
        if let Some(trigger) = trigger {
            self.effects.push(Effect::MarkExpanded { trigger, expanded: true });
        }
        self.effects.push(Effect::Show { level, entry, trigger });
        level
    }

    fn show_and_focus(&mut self, entry: String, trigger: Option<Trigger>) {
        let level = self.show(entry, trigger);
        self.pin(level);
        self.focus_card(level);
    }

    fn show_and_announce(&mut self, entry: String, trigger: Trigger) {
        let level = self.show(entry, Some(trigger));
        self.effects.push(Effect::Announce { level });
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
