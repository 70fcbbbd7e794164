//! Turn-taking: each event is answered at once, and its effects run in order while no borrow is held, since each may
//! raise further events. The effects of those run after the effects of the current turn.

use std::cell::{Cell, RefCell};

use super::effect::Effect;
use super::event::Event;
use super::state::{State, step};

/// Carries out what a reader decides.
pub trait Stage {
    /// Carries out an effect and returns whether that was possible. It may send events; they are accepted immediately.
    fn apply(&self, effect: &Effect) -> bool;
    /// No card is open or awaited and nothing is left to do: no handle is in use.
    fn rest(&self);
}

/// A running state machine.
#[derive(Debug, Default)]
pub struct Turns {
    state: RefCell<State>,
    pending: RefCell<Vec<Effect>>,
    busy: Cell<bool>,
}

impl Turns {
    /// Takes an event and carries out its effects.
    pub fn take(&self, event: Event, stage: &impl Stage) {
        let effects = step(&mut self.state.borrow_mut(), event);
        self.pending.borrow_mut().extend(effects);
        if self.busy.replace(true) {
            return; // raised by an effect: the turn that is carrying it out does these next
        }
        loop {
            let effects = self.pending.take();
            if effects.is_empty() {
                break;
            }
            for effect in effects {
                self.apply(&effect, stage);
            }
        }
        self.busy.set(false);
        if self.state.borrow().phase() == super::Phase::Resting {
            stage.rest();
        }
    }

    /// Whether the card of an entry is open.
    pub fn is_open(&self, entry: &str) -> bool {
        self.state.borrow().cards().iter().any(|card| card.entry == entry)
    }

    /// Whether any card is open.
    pub fn has_cards(&self) -> bool {
        !self.state.borrow().cards().is_empty()
    }

    fn apply(&self, effect: &Effect, stage: &impl Stage) {
        let is_stale = match effect {
            Effect::FocusCard { token, .. } | Effect::FocusTrigger { token, .. } => {
                !self.state.borrow().is_current(*token)
            }
            _ => false,
        };
        if is_stale || stage.apply(effect) {
            return;
        }
        if let Effect::Show { level, .. } = effect {
            // It could not be shown (the host left the document, say), so it is not open.
            self.take(Event::CloseRequested { level: *level }, stage);
        }
    }
}
