//! How cards open, nest and close: every row of `tests/spec/cards.md`, what must hold after every pair of events, and
//! turns that are taken during another. What holds after long sequences of events is left to a fuzz target
//! (`fuzz/src/reader.rs`). `BLESS=1 cargo test --test cards` writes the actual rows into the file.
#![cfg(not(target_arch = "wasm32"))]

#[expect(dead_code, reason = "which cards are open is asked of the state")]
mod screen;
mod scripts;

use apostil::reader::{Card, DEPTH, Effect, Event, Phase, Stage, State, Turns};
use screen::Screen;
use scripts::{Machine, event, for_every_line, row, run};
use std::cell::{Cell, RefCell};
use std::path::PathBuf;

#[test]
fn every_row_of_the_scripts() {
    let (mut blessed, mut failures, mut count) = (String::new(), String::new(), 0);
    let mut block: Vec<[String; 4]> = Vec::new();
    for_every_line(|line, is_script| {
        if !is_script {
            blessed += &columns(&std::mem::take(&mut block));
            blessed += &format!("{line}\n");
            return;
        }
        let row = row(line).unwrap_or_else(|| panic!("four columns make a row: {line}"));
        let (effects, left) = run(&row);
        if (effects.as_str(), left.as_str()) != (row.effects, row.left) {
            failures += &format!("\nafter `{}`: `{}`: {effects} | {left}", row.before, row.now);
        }
        count += 1;
        block.push([row.before.into(), row.now.into(), effects, left]);
    });
    if std::env::var_os("BLESS").is_some() {
        let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "spec", "cards.md"].iter().collect();
        std::fs::write(file, blessed).unwrap();
    } else {
        assert!(failures.is_empty(), "{failures}");
    }
    assert!(count >= 150, "only {count} rows were found");
}

/// Rows with aligned columns.
fn columns(rows: &[[String; 4]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or_default();
    let (before, now, effects) = (width(0), width(1), width(2));
    let line = |row: &[String; 4]| {
        let line = format!("{:before$} | {:now$} | {:effects$} | {}", row[0], row[1], row[2], row[3]);
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(line).collect()
}

fn after(events: &str) -> State {
    let mut machine = Machine::default();
    events.split_whitespace().for_each(|text| drop(machine.hear(text)));
    machine.state
}

#[test]
fn phases_are_named_after_the_height_of_the_stack() {
    assert_eq!(after("").phase(), Phase::Resting);
    assert_eq!(after("a~0/1").phase(), Phase::Expecting);
    assert_eq!(after("a~0/1 t").phase(), Phase::Open);
    assert_eq!(after("a@0/1 b@1/2").phase(), Phase::Nested);
    assert_eq!(after("a@0/1 b@1/2 out").phase(), Phase::Resting);
    assert_eq!(after("a~0/1 at0").phase(), Phase::Resting);
}

#[test]
fn a_focus_goes_stale_when_a_card_opens_or_closes_and_not_otherwise() {
    let mut machine = Machine::default();
    let opened = machine.hear("a@0/1");
    let Some(Effect::FocusCard { token, .. }) = opened.last() else {
        panic!("a card that opens is focused: {opened:?}")
    };
    for text in ["more1", "in1", "at0", "b~1/2", "tab1"] {
        machine.hear(text);
    }
    assert!(machine.state.is_current(*token));
    let closed = machine.hear("esc");
    assert!(!machine.state.is_current(*token));
    let Some(Effect::FocusTrigger { token, .. }) = closed.first() else { panic!("focus first: {closed:?}") };
    assert!(machine.state.is_current(*token));
    machine.hear("b@0/2");
    assert!(!machine.state.is_current(*token));
}

const FULL: &str = "a@0/1 b@1/2 c@2/3 d@3/4 e@4/5";

/// Every event that can happen with six entries: each link has its own number, by level and entry.
fn alphabet() -> Vec<String> {
    let mut all: Vec<String> = ["esc", "out", "goto", "all", "all*", "t", "late"].map(String::from).into();
    for (index, entry) in ["a", "b", "c", "d", "e", "f"].iter().enumerate() {
        for level in 0..=DEPTH + 1 {
            let link = level * 10 + index;
            all.extend([format!("{entry}@{level}/{link}"), format!("{entry}~{level}/{link}")]);
        }
        all.extend([format!("{entry}!"), format!("{entry}!{index}"), format!("{entry}>{index}")]);
    }
    for level in 0..=DEPTH + 1 {
        all.extend(["x", "in", "more", "at", "tab"].map(|name| format!("{name}{level}")));
    }
    all
}

#[test]
fn invariants_hold_after_every_pair_of_events_from_every_height() {
    let alphabet = alphabet();
    let heights = [
        "",
        "a~0/0",
        "a@0/0",
        "a~0/0 t",
        "a~0/0 t at0",
        "a@0/0 b@1/11",
        "a@0/0 b~1/11 t",
        "a~0/0 t b~1/11 t at0",
        "b! c@1/12 more2",
        FULL,
        "a! b@1/2 c@2/3 d@3/4 e@4/5 f@5/6",
    ];
    for before in heights {
        for first in &alphabet {
            for second in &alphabet {
                let (mut machine, mut screen) = (Machine::default(), Screen::default());
                for text in before.split_whitespace().chain([first.as_str(), second.as_str()]) {
                    machine.hear(text).iter().for_each(|effect| screen.apply(effect));
                    screen.check(&machine.state);
                }
            }
        }
    }
}

/// A stage on which carrying out an effect raises an event, as a browser's focus does: once, during its turn.
struct Raising<'a> {
    turns: &'a Turns,
    screen: RefCell<Screen>,
    raised: Cell<Option<&'a str>>,
    can_show: bool,
    rests: Cell<u32>,
}

impl Stage for Raising<'_> {
    fn apply(&self, effect: &Effect) -> bool {
        self.screen.borrow_mut().apply(effect);
        if let Some(text) = self.raised.take() {
            self.turns.take(event(text), self);
        }
        self.can_show || !matches!(effect, Effect::Show { .. })
    }

    fn rest(&self) {
        self.rests.set(self.rests.get() + 1);
    }
}

fn stage<'a>(turns: &'a Turns, can_show: bool) -> Raising<'a> {
    Raising { turns, screen: RefCell::default(), raised: Cell::default(), can_show, rests: Cell::default() }
}

#[test]
fn whatever_an_effect_raises_comes_after_its_turn_and_nothing_is_lost() {
    let alphabet: Vec<_> = alphabet().into_iter().filter(|text| !matches!(text.as_str(), "t" | "late")).collect();
    for before in ["", "a@0/0", "a@0/0 b@1/11", FULL] {
        for first in &alphabet {
            for raised in &alphabet {
                let turns = Turns::default();
                let stage = stage(&turns, true);
                before.split_whitespace().for_each(|text| turns.take(event(text), &stage));
                stage.raised.set(Some(raised));
                turns.take(event(first), &stage);
                stage.raised.set(None);
                turns.take(Event::OutsidePressed, &stage);
                let screen = stage.screen.borrow();
                assert!(screen.is_bare(), "`{before}`: {first} raises {raised}");
                assert!(stage.rests.get() > 0, "the stage learns that nothing is left to do");
            }
        }
    }
}

#[test]
fn a_card_that_cannot_be_shown_is_not_open() {
    let turns = Turns::default();
    let stage = stage(&turns, false);
    turns.take(event("a@0/1"), &stage);
    assert!(!turns.has_cards() && !turns.is_open("a"));
    assert!(stage.screen.borrow().is_bare());
    assert_eq!(stage.rests.get(), 1);
}

#[test]
fn a_card_below_another_is_pinned_when_that_one_is_asked_for() {
    let pins: Vec<_> = after("a~0/1 t at1 b@1/2").cards().iter().map(|Card { pinned, .. }| *pinned).collect();
    assert_eq!(pins, [true, true]);
}
