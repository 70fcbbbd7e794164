//! The state machine of the cards, on long sequences: event by event, then with events that effects raise during a
//! turn.

use super::screen::Screen;
use apostil::reader::{DEPTH, Delay, Effect, Event, Phase, Stage, State, Trigger, Turns, step};
use arbitrary::{Arbitrary, Result, Unstructured};
use std::cell::{Cell, RefCell};

const ENTRIES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

/// An event, and how the stage handles the effect that it is carrying out, if any.
#[derive(Arbitrary, Clone, Copy, Debug)]
struct Moment {
    happening: Happening,
    /// Whether the effect raises it, so that it arrives during a turn.
    is_raised: bool,
    /// Whether a card can be shown.
    can_show: bool,
}

/// Numbers are taken modulo the number of items.
#[derive(Arbitrary, Clone, Copy, Debug)]
enum Happening {
    CardRequested(Link),
    CardSummoned(Link, bool),
    MentionRequested(Link),
    LinkEntered(Link),
    LinkCrossed(Link),
    PointerMoved(u8),
    DelayElapsed(u8),
    CardFocused(u8),
    CloseRequested(u8),
    CloseAllRequested(bool),
    EscapePressed,
    OutsidePressed,
    CardPressed(u8),
    ExpansionToggled(u8),
    EntryFollowed,
}

/// A link to an entry, in the text or in the card of a level; an entry may have two at one place.
#[derive(Arbitrary, Clone, Copy, Debug)]
struct Link {
    entry: u8,
    level: u8,
    is_second: bool,
}

impl Link {
    fn entry(self) -> usize {
        usize::from(self.entry) % ENTRIES.len()
    }

    /// Its handle: the same for the same link, and for no other.
    fn trigger(self, level: usize) -> Trigger {
        Trigger((level * 100 + self.entry() * 10 + usize::from(self.is_second)) as u32)
    }
}

/// One level more than possible: late events name cards that are gone.
fn level(number: u8) -> usize {
    usize::from(number) % (DEPTH + 2)
}

impl Happening {
    /// As an event. Delays are counted back from the newest that was asked for.
    fn event(self, newest: Delay) -> Event {
        let name = |link: Link| ENTRIES[link.entry()].to_owned();
        match self {
            Happening::CardRequested(link) => {
                let level = level(link.level);
                Event::CardRequested { entry: name(link), trigger: link.trigger(level), level }
            }
            Happening::CardSummoned(link, is_mentioned) => {
                Event::CardSummoned { entry: name(link), trigger: is_mentioned.then(|| link.trigger(0)) }
            }
            Happening::MentionRequested(link) => {
                Event::MentionRequested { entry: name(link), trigger: link.trigger(0) }
            }
            Happening::LinkEntered(link) => {
                let level = level(link.level);
                Event::LinkEntered { entry: name(link), trigger: link.trigger(level), level }
            }
            Happening::LinkCrossed(link) => {
                let level = level(link.level);
                Event::LinkCrossed { entry: name(link), trigger: link.trigger(level), level }
            }
            Happening::PointerMoved(number) => Event::PointerMoved { level: level(number) },
            Happening::DelayElapsed(back) => {
                Event::DelayElapsed { delay: Delay(newest.0.saturating_sub(u32::from(back % 3))) }
            }
            Happening::CardFocused(number) => Event::CardFocused { level: level(number) },
            Happening::CloseRequested(number) => Event::CloseRequested { level: level(number) },
            Happening::CloseAllRequested(focus_within) => Event::CloseAllRequested { focus_within },
            Happening::EscapePressed => Event::EscapePressed,
            Happening::OutsidePressed => Event::OutsidePressed,
            Happening::CardPressed(number) => Event::CardPressed { level: level(number) },
            Happening::ExpansionToggled(number) => Event::ExpansionToggled { level: level(number) },
            Happening::EntryFollowed => Event::EntryFollowed,
        }
    }
}

/// The maximum length of a sequence.
const MOST: usize = 1_000;

pub fn reader(u: &mut Unstructured) -> Result<()> {
    let raises: bool = u.arbitrary()?;
    let mut moments = Vec::new();
    while !u.is_empty() && moments.len() < MOST {
        moments.push(u.arbitrary()?);
    }
    if raises {
        raise(&moments)
    } else {
        follow(&moments)
    }
    Ok(())
}

/// Events one after the other, each answered before the next.
fn follow(moments: &[Moment]) {
    let (mut state, mut screen, mut newest) = (State::default(), Screen::default(), Delay::default());
    for Moment { happening, .. } in moments {
        let (before, event, asked) = (state.clone(), happening.event(newest), newest);
        let effects = step(&mut state, event.clone());
        for effect in &effects {
            screen.apply(effect);
            if let Effect::Wait { delay } = effect {
                assert_eq!(delay.0, newest.0 + 1, "each delay has a number of its own");
                newest = *delay;
            }
        }
        screen.check(&state);
        check_turn(&before, asked, &event, &effects, &state);
    }
    step(&mut state, Event::OutsidePressed).iter().for_each(|effect| screen.apply(effect));
    assert!(screen.is_bare(), "every card that was shown is hidden in the end");
    assert_eq!(state.phase(), Phase::Resting);
}

/// What holds for each answer to an event.
fn check_turn(before: &State, newest: Delay, event: &Event, effects: &[Effect], state: &State) {
    let is_focus = |effect: &&Effect| matches!(effect, Effect::FocusCard { .. } | Effect::FocusTrigger { .. });
    for effect in effects.iter().filter(is_focus) {
        let (Effect::FocusCard { token, .. } | Effect::FocusTrigger { token, .. }) = effect else { continue };
        assert!(state.is_current(*token), "a focus that was just decided is not stale: {effects:?}");
    }
    let pinned = |state: &State| state.cards().iter().take_while(|card| card.pinned).count();
    match event {
        Event::LinkEntered { .. }
        | Event::LinkCrossed { .. }
        | Event::PointerMoved { .. }
        | Event::DelayElapsed { .. } => {
            assert!(!effects.iter().any(|effect| is_focus(&effect)), "the pointer moves no focus: {effects:?}");
            assert!(pinned(state) >= pinned(before), "the pointer closes no card that was asked for: {effects:?}");
        }
        Event::CardSummoned { entry, .. } | Event::MentionRequested { entry, .. } => {
            let top = state.cards().last();
            assert!(top.is_some_and(|card| card.entry == *entry && card.pinned), "what is asked for is on top");
        }
        Event::OutsidePressed | Event::EntryFollowed | Event::CloseAllRequested { .. } => {
            assert_eq!(state.phase(), Phase::Resting);
        }
        Event::EscapePressed => {
            assert_eq!(state.cards().len(), before.cards().len().saturating_sub(1), "Escape closes one card");
        }
        _ => {}
    }
    let is_late = match event {
        Event::DelayElapsed { delay } => *delay != newest,
        Event::CardRequested { level, .. }
        | Event::LinkEntered { level, .. }
        | Event::LinkCrossed { level, .. }
        | Event::CardFocused { level }
        | Event::ExpansionToggled { level }
        | Event::CloseRequested { level } => *level > before.cards().len(),
        _ => false,
    };
    if is_late {
        assert!(effects.is_empty() && state.cards() == before.cards(), "what comes late does nothing: {effects:?}");
    }
    if matches!(event, Event::DelayElapsed { .. }) && is_late {
        assert_eq!(state, before, "and leaves nothing");
    }
}

/// Events that effects raise while they are done, as a browser's focus does.
fn raise(moments: &[Moment]) {
    let turns = Turns::default();
    let stage = Raising {
        turns: &turns,
        screen: RefCell::default(),
        left: RefCell::new(moments.iter().rev().copied().collect()),
        newest: Cell::default(),
        has_rested: Cell::default(),
    };
    while let Some(Moment { happening, .. }) = stage.next() {
        stage.turns.take(happening.event(stage.newest.get()), &stage);
        let screen = stage.screen.borrow();
        assert_eq!(turns.has_cards(), !screen.is_bare(), "the screen shows the state");
        for entry in ENTRIES {
            assert_eq!(turns.is_open(entry), screen.shows(entry), "{entry}");
        }
    }
    stage.has_rested.set(false);
    turns.take(Event::OutsidePressed, &stage);
    assert!(stage.screen.borrow().is_bare() && stage.has_rested.get(), "nothing is left open");
}

/// A stage on which effects raise the next events, and not every card can be shown.
struct Raising<'a> {
    turns: &'a Turns,
    screen: RefCell<Screen>,
    /// The events to come, the next one last.
    left: RefCell<Vec<Moment>>,
    newest: Cell<Delay>,
    has_rested: Cell<bool>,
}

impl Raising<'_> {
    fn next(&self) -> Option<Moment> {
        self.left.borrow_mut().pop()
    }
}

impl Stage for Raising<'_> {
    fn apply(&self, effect: &Effect) -> bool {
        self.screen.borrow_mut().apply(effect);
        if let Effect::Wait { delay } = effect {
            self.newest.set(*delay);
        }
        let Some(next) = self.left.borrow().last().copied() else { return true };
        if next.is_raised {
            self.next();
            self.turns.take(next.happening.event(self.newest.get()), self);
        }
        next.can_show || !matches!(effect, Effect::Show { .. })
    }

    fn rest(&self) {
        assert!(self.screen.borrow().is_bare(), "nothing is open at rest");
        self.has_rested.set(true);
    }
}
