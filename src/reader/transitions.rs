//! The table of transitions, row by row, and what must hold on every way through it.
//!
//! Events are written short: `a@0/1` requests entry `a` from level 0 by link 1, `a!1` and `a!` summon it
//! (with and without a link), `x2` closes card 2, `esc`, `out`, `in2` presses card 2, `more2` toggles it,
//! `goto` follows "Go to entry", `all` and `all*` close all (`*`: the focus was in a card).
//! Effects: `+2a/7` shows, `-2` hides, `on/7` and `off/7` mark a link, `card2` and `link/7` move the focus,
//! `more2` and `less2` expand.

use super::{Card, DEPTH, Effect, Event, Phase, State, Trigger, step};

fn event(text: &str) -> Event {
    let number = |digits: &str| digits.parse::<usize>().unwrap_or_else(|_| panic!("no number in {text}"));
    let link = |digits: &str| Trigger(number(digits) as u32);
    if let Some((entry, rest)) = text.split_once('@') {
        let (level, trigger) = rest.split_once('/').unwrap_or_else(|| panic!("no link in {text}"));
        return Event::CardRequested { entry: entry.into(), trigger: link(trigger), level: number(level) };
    }
    if let Some((entry, trigger)) = text.split_once('!') {
        return Event::CardSummoned { entry: entry.into(), trigger: (!trigger.is_empty()).then(|| link(trigger)) };
    }
    match text {
        "esc" => Event::EscapePressed,
        "out" => Event::OutsidePressed,
        "goto" => Event::EntryFollowed,
        "all" => Event::CloseAllRequested { focus_within: false },
        "all*" => Event::CloseAllRequested { focus_within: true },
        _ => {
            let (name, digits) = text.split_at(text.len() - 1);
            let level = number(digits);
            match name {
                "x" => Event::CloseRequested { level },
                "in" => Event::CardPressed { level },
                "more" => Event::ExpansionToggled { level },
                _ => panic!("no event: {text}"),
            }
        }
    }
}

fn written(effect: &Effect) -> String {
    match effect {
        Effect::Show { level, entry, trigger: Some(trigger) } => format!("+{level}{entry}/{}", trigger.0),
        Effect::Show { level, entry, trigger: None } => format!("+{level}{entry}"),
        Effect::Hide { level } => format!("-{level}"),
        Effect::FocusCard { level, .. } => format!("card{level}"),
        Effect::FocusTrigger { trigger, .. } => format!("link/{}", trigger.0),
        Effect::MarkExpanded { trigger, expanded } => format!("{}/{}", if *expanded { "on" } else { "off" }, trigger.0),
        Effect::ShowMore { level, expanded } => format!("{}{level}", if *expanded { "more" } else { "less" }),
    }
}

fn after(events: &str) -> State {
    let mut state = State::default();
    for text in events.split_whitespace() {
        step(&mut state, event(text));
    }
    state
}

fn stack(state: &State) -> String {
    let card = |card: &Card| format!("{}{}", card.entry, if card.expanded { "+" } else { "" });
    state.cards().iter().map(card).collect::<Vec<_>>().join(" ")
}

/// What happened before, what happens, what is done about it, and the stack that is left.
type Row = (&'static str, &'static str, &'static str, &'static str);

const FULL: &str = "a@0/1 b@1/2 c@2/3 d@3/4 e@4/5";

#[rustfmt::skip]
const TABLE: &[Row] = &[
    // Resting: only a request opens, nothing else does anything.
    ("", "a@0/1", "on/1 +1a/1 card1", "a"),
    ("", "a!1",   "on/1 +1a/1 card1", "a"),
    ("", "a!",    "+1a card1",        "a"),
    ("", "esc",   "", ""),
    ("", "out",   "", ""),
    ("", "in1",   "", ""),
    ("", "goto",  "", ""),
    ("", "x1",    "", ""),
    ("", "more1", "", ""),
    ("", "all",   "", ""),
    ("", "all*",  "", ""),
    ("", "a@1/1", "", ""),
    ("", "a@9/1", "", ""),
    // One card: every way to close it, and where the focus goes.
    ("a@0/1", "a@0/1", "link/1 off/1 -1", ""),
    ("a@0/1", "esc",   "link/1 off/1 -1", ""),
    ("a@0/1", "x1",    "link/1 off/1 -1", ""),
    ("a@0/1", "all*",  "link/1 off/1 -1", ""),
    ("a@0/1", "all",   "off/1 -1",        ""),
    ("a@0/1", "out",   "off/1 -1",        ""),
    ("a@0/1", "goto",  "off/1 -1",        ""),
    ("a!",    "esc",   "-1",              ""),
    ("a!",    "out",   "-1",              ""),
    ("a!1",   "esc",   "link/1 off/1 -1", ""),
    // One card: what leaves it alone.
    ("a@0/1", "in1",   "", "a"),
    ("a@0/1", "in0",   "", "a"),
    ("a@0/1", "x0",    "", "a"),
    ("a@0/1", "x2",    "", "a"),
    ("a@0/1", "more0", "", "a"),
    ("a@0/1", "more2", "", "a"),
    ("a@0/1", "b@2/2", "", "a"),
    // More and Less; a card opens short, whatever an earlier one of the same entry was.
    ("a@0/1",                   "more1", "more1",                  "a+"),
    ("a@0/1 more1",             "more1", "less1",                  "a"),
    ("a@0/1 more1 more1",       "more1", "more1",                  "a+"),
    ("a@0/1 more1 esc",         "a@0/1", "on/1 +1a/1 card1",       "a"),
    ("a@0/1 more1",             "b@1/2", "on/2 +2b/2 card2",       "a+ b"),
    ("a@0/1 more1 b@1/2",       "more2", "more2",                  "a+ b+"),
    ("a@0/1 b@1/2",             "more1", "more1",                  "a+ b"),
    ("a@0/1 more1 b@1/2",       "esc",   "link/2 off/2 -2",        "a+"),
    // Another word in the text, and the same entry at another of its mentions.
    ("a@0/1",       "b@0/2", "off/1 -1 on/2 +1b/2 card1",             "b"),
    ("a@0/1",       "a@0/2", "off/1 -1 on/2 +1a/2 card1",             "a"),
    ("a@0/1 b@1/2", "c@0/3", "off/2 -2 off/1 -1 on/3 +1c/3 card1",    "c"),
    ("a@0/1 b@1/2", "b@0/3", "off/2 -2 off/1 -1 on/3 +1b/3 card1",    "b"),
    ("a!",          "b@0/2", "-1 on/2 +1b/2 card1",                   "b"),
    // Nested: up, down, sideways.
    ("a@0/1",             "b@1/2", "on/2 +2b/2 card2",                "a b"),
    ("a!",                "b@1/2", "on/2 +2b/2 card2",                "a b"),
    ("a@0/1 b@1/2",       "c@2/3", "on/3 +3c/3 card3",                "a b c"),
    ("a@0/1 b@1/2",       "c@1/3", "off/2 -2 on/3 +2c/3 card2",       "a c"),
    ("a@0/1 b@1/2 c@2/3", "d@1/4", "off/3 -3 off/2 -2 on/4 +2d/4 card2", "a d"),
    ("a@0/1 b@1/2",       "b@1/2", "link/2 off/2 -2",                 "a"),
    ("a@0/1 b@1/2",       "a@0/1", "link/1 off/2 -2 off/1 -1",        ""),
    ("a@0/1 b@1/2 c@2/3", "b@1/2", "link/2 off/3 -3 off/2 -2",        "a"),
    ("a@0/1 b@1/2",       "esc",   "link/2 off/2 -2",                 "a"),
    ("a@0/1 b@1/2 esc",   "esc",   "link/1 off/1 -1",                 ""),
    ("a@0/1 b@1/2",       "x2",    "link/2 off/2 -2",                 "a"),
    ("a@0/1 b@1/2",       "x1",    "link/1 off/2 -2 off/1 -1",        ""),
    ("a@0/1 b@1/2 c@2/3", "x2",    "link/2 off/3 -3 off/2 -2",        "a"),
    ("a@0/1 b@1/2",       "all*",  "link/1 off/2 -2 off/1 -1",        ""),
    ("a@0/1 b@1/2",       "out",   "off/2 -2 off/1 -1",               ""),
    ("a@0/1 b@1/2",       "goto",  "off/2 -2 off/1 -1",               ""),
    ("a@0/1 b@1/2",       "in1",   "off/2 -2",                        "a"),
    ("a@0/1 b@1/2",       "in2",   "",                                "a b"),
    ("a@0/1 b@1/2",       "in0",   "",                                "a b"),
    ("a@0/1 b@1/2 c@2/3", "in1",   "off/3 -3 off/2 -2",               "a"),
    // An entry that is open lower in the stack is gone back to.
    ("a@0/1",             "a@1/2", "card1",                           "a"),
    ("a@0/1 b@1/2",       "a@2/3", "off/2 -2 card1",                  "a"),
    ("a@0/1 b@1/2 c@2/3", "b@3/4", "off/3 -3 card2",                  "a b"),
    ("a@0/1 b@1/2 c@2/3", "a@2/4", "off/3 -3 off/2 -2 card1",         "a"),
    // The script asks: never twice the same, and a second time does not close.
    ("a@0/1",       "a!1", "card1",                                   "a"),
    ("a!1",         "a!1", "card1",                                   "a"),
    ("a@0/1 b@1/2", "b!5", "card2",                                   "a b"),
    ("a@0/1 b@1/2", "a!5", "off/2 -2 card1",                          "a"),
    ("a@0/1 b@1/2", "c!5", "off/2 -2 off/1 -1 on/5 +1c/5 card1",      "c"),
    // At the bound the new card takes the place of the top one, and its link.
    (FULL,         "f@5/6", "off/5 -5 on/5 +5f/5 card5",              "a b c d f"),
    (FULL,         "e@5/6", "card5",                                  "a b c d e"),
    (FULL,         "c@5/6", "off/5 -5 off/4 -4 card3",                "a b c"),
    (FULL,         "f@4/6", "off/5 -5 on/6 +5f/6 card5",              "a b c d f"),
    ("a!1 b@1/2 c@2/3 d@3/4 e@4/5 f@5/6", "esc",   "link/5 off/5 -5", "a b c d"),
    ("a!1 b@1/2 c@2/3 d@3/4 e@4/5 f@5/6", "e@4/5", "link/5 off/5 -5", "a b c d"),
];

#[test]
fn every_row_of_the_table() {
    for (before, now, effects, left) in TABLE {
        let mut state = after(before);
        let done: Vec<_> = step(&mut state, event(now)).iter().map(written).collect();
        assert_eq!((done.join(" ").as_str(), stack(&state).as_str()), (*effects, *left), "after `{before}`: `{now}`");
    }
}

#[test]
fn phases_are_named_after_the_height_of_the_stack() {
    assert_eq!(after("").phase(), Phase::Resting);
    assert_eq!(after("a@0/1").phase(), Phase::Open);
    assert_eq!(after("a@0/1 b@1/2").phase(), Phase::Nested);
    assert_eq!(after("a@0/1 b@1/2 out").phase(), Phase::Resting);
}

#[test]
fn a_focus_goes_stale_when_a_card_opens_or_closes_and_not_otherwise() {
    let mut state = State::default();
    let opened = step(&mut state, event("a@0/1"));
    let Some(Effect::FocusCard { token, .. }) = opened.last() else {
        panic!("a card that opens is focused: {opened:?}")
    };
    step(&mut state, event("more1"));
    step(&mut state, event("in1"));
    assert!(state.is_current(*token));
    let closed = step(&mut state, event("esc"));
    assert!(!state.is_current(*token));
    let Some(Effect::FocusTrigger { token, .. }) = closed.first() else { panic!("focus first: {closed:?}") };
    assert!(state.is_current(*token));
    step(&mut state, event("b@0/2"));
    assert!(!state.is_current(*token));
}

/// What a reader sees if the effects are done in order: the cards and the links that are marked.
#[derive(Default)]
struct Screen {
    cards: Vec<(String, Option<Trigger>, bool)>,
    marked: Vec<Trigger>,
}

impl Screen {
    fn apply(&mut self, effect: &Effect) {
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
            Effect::FocusCard { level, .. } => {
                assert!((1..=self.cards.len()).contains(level), "only a card that is there is focused");
            }
            Effect::FocusTrigger { trigger, .. } => {
                assert!(self.marked.contains(trigger), "the focus goes back before the link's card goes");
            }
            Effect::ShowMore { level, expanded } => self.cards[level - 1].2 = *expanded,
        }
    }

    fn check(&self, state: &State) {
        let cards: Vec<_> =
            state.cards().iter().map(|card| (card.entry.clone(), card.trigger, card.expanded)).collect();
        assert_eq!(self.cards, cards, "the screen shows the state");
        assert!(cards.len() <= DEPTH);
        for (index, (entry, ..)) in cards.iter().enumerate() {
            assert!(cards[..index].iter().all(|(other, ..)| other != entry), "no entry is open twice: {cards:?}");
        }
        let triggers: Vec<_> = cards.iter().filter_map(|(_, trigger, _)| *trigger).collect();
        assert_eq!(self.marked, triggers, "exactly the links whose cards are open are marked");
    }
}

/// Every event that can happen over six entries: each link has a number of its own, by level and entry.
fn alphabet() -> Vec<Event> {
    let mut all: Vec<String> = ["esc", "out", "goto", "all", "all*"].map(String::from).into();
    for (index, entry) in ["a", "b", "c", "d", "e", "f"].iter().enumerate() {
        all.extend((0..=DEPTH + 1).map(|level| format!("{entry}@{level}/{}", level * 10 + index)));
        all.extend([format!("{entry}!"), format!("{entry}!{index}")]);
    }
    all.extend((0..=DEPTH + 1).flat_map(|level| [format!("x{level}"), format!("in{level}"), format!("more{level}")]));
    all.iter().map(|text| event(text)).collect()
}

#[test]
fn invariants_hold_after_every_pair_of_events_from_every_height() {
    let alphabet = alphabet();
    for before in ["", "a@0/0", "a@0/0 b@1/11", "b! c@1/12 more2", FULL, "a! b@1/2 c@2/3 d@3/4 e@4/5 f@5/6"] {
        for first in &alphabet {
            for second in &alphabet {
                let (mut state, mut screen) = (State::default(), Screen::default());
                let way = before.split_whitespace().map(event).chain([first.clone(), second.clone()]);
                for event in way {
                    step(&mut state, event).iter().for_each(|effect| screen.apply(effect));
                    screen.check(&state);
                }
            }
        }
    }
}

#[test]
fn invariants_hold_on_long_ways() {
    let alphabet = alphabet();
    let (mut state, mut screen) = (State::default(), Screen::default());
    // A full-period generator of numbers: the same way every time, through all kinds of places.
    let mut number = 1_u64;
    for _ in 0..200_000 {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let event = alphabet[(number >> 33) as usize % alphabet.len()].clone();
        step(&mut state, event).iter().for_each(|effect| screen.apply(effect));
        screen.check(&state);
    }
    for effect in step(&mut state, Event::OutsidePressed) {
        screen.apply(&effect);
    }
    assert!(screen.cards.is_empty() && screen.marked.is_empty(), "every card that was shown is hidden in the end");
}
