//! One reader at work: what happened comes in, by name; what the reader decides goes out to the stage (`www/cards.js`),
//! which does it. Ids, levels and handles cross, nodes do not. Takes turns: an event is answered at once, its effects
//! are done in order with no borrow held, since each may raise events, and what they raise comes after them.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;

use crate::reader::{self, Effect, Event, Level, State, Trigger};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What does the effects: `Cards` of `cards.js`. Level 1 is the lowest card; a trigger is the handle of a link. */
export interface Stage {
    /** Shows the card of an entry above the others; says whether that could be done. */
    show(level: number, entry: string, trigger?: number): boolean;
    hide(level: number): void;
    focusCard(level: number): void;
    focusTrigger(trigger: number): void;
    markExpanded(trigger: number, expanded: boolean): void;
    showMore(level: number, expanded: boolean): void;
    /** No card is open and nothing is left to do: no handle is in use. */
    rest(): void;
}

/** The detail of `apostil-open` and `apostil-close`. */
export interface CardDetail { id: string; kind: "term" | "note" | "source" }
"#;

#[wasm_bindgen]
extern "C" {
    /// Where the effects are done: one method for each.
    #[wasm_bindgen(typescript_type = "Stage")]
    pub type Stage;
    #[wasm_bindgen(method)]
    fn show(this: &Stage, level: Level, entry: &str, trigger: Option<u32>) -> bool;
    #[wasm_bindgen(method)]
    fn hide(this: &Stage, level: Level);
    #[wasm_bindgen(method, js_name = focusCard)]
    fn focus_card(this: &Stage, level: Level);
    #[wasm_bindgen(method, js_name = focusTrigger)]
    fn focus_trigger(this: &Stage, trigger: u32);
    #[wasm_bindgen(method, js_name = markExpanded)]
    fn mark_expanded(this: &Stage, trigger: u32, expanded: bool);
    #[wasm_bindgen(method, js_name = showMore)]
    fn show_more(this: &Stage, level: Level, expanded: bool);
    #[wasm_bindgen(method)]
    fn rest(this: &Stage);
}

/// Decides which cards of an article are open.
#[wasm_bindgen]
pub struct Reader {
    stage: Stage,
    state: RefCell<State>,
    pending: RefCell<Vec<Effect>>,
    busy: Cell<bool>,
}

#[wasm_bindgen]
impl Reader {
    /// A reader with no card open.
    #[wasm_bindgen(constructor)]
    pub fn new(stage: Stage) -> Reader {
        Reader { stage, state: RefCell::default(), pending: RefCell::default(), busy: Cell::default() }
    }

    /// A link to an entry was clicked, tapped or followed by Enter.
    pub fn request(&self, entry: String, trigger: u32, level: Level) {
        self.dispatch(Event::CardRequested { entry, trigger: Trigger(trigger), level });
    }

    /// The page's script wants the card of an entry open; says whether it is.
    pub fn open(&self, entry: String, trigger: Option<u32>) -> bool {
        self.dispatch(Event::CardSummoned { entry: entry.clone(), trigger: trigger.map(Trigger) });
        self.state.borrow().cards().iter().any(|card| card.entry == entry)
    }

    /// The page's script wants no card open.
    pub fn close(&self, focus_within: bool) {
        self.dispatch(Event::CloseAllRequested { focus_within });
    }

    /// The close button of a card was pressed.
    #[wasm_bindgen(js_name = closeCard)]
    pub fn close_card(&self, level: Level) {
        self.dispatch(Event::CloseRequested { level });
    }

    /// Escape was pressed; says whether that closes a card.
    pub fn escape(&self) -> bool {
        let closes = !self.is_resting();
        self.dispatch(Event::EscapePressed);
        closes
    }

    /// A card was pressed, on nothing that has an event of its own; at level 0, what is no card.
    pub fn press(&self, level: Level) {
        self.dispatch(if level == 0 { Event::OutsidePressed } else { Event::CardPressed { level } });
    }

    /// "More" or "Less" of a card was pressed.
    pub fn toggle(&self, level: Level) {
        self.dispatch(Event::ExpansionToggled { level });
    }

    /// "Go to entry" was followed.
    pub fn follow(&self) {
        self.dispatch(Event::EntryFollowed);
    }
}

impl Reader {
    /// Takes in what happened and does what the reader decides.
    fn dispatch(&self, event: Event) {
        let effects = reader::step(&mut self.state.borrow_mut(), event);
        self.pending.borrow_mut().extend(effects);
        if self.busy.replace(true) {
            return; // This was raised by an effect: the turn that does that one does these next.
        }
        loop {
            let effects = self.pending.take();
            if effects.is_empty() {
                break;
            }
            for effect in effects {
                self.apply(effect);
            }
        }
        self.busy.set(false);
        if self.is_resting() {
            self.stage.rest();
        }
    }

    fn apply(&self, effect: Effect) {
        let stage = &self.stage;
        match effect {
            Effect::Show { level, entry, trigger } => {
                if !stage.show(level, &entry, trigger.map(|trigger| trigger.0)) {
                    // It cannot be shown (the host left the document, say): then it is not open.
                    self.dispatch(Event::CloseRequested { level });
                }
            }
            Effect::Hide { level } => stage.hide(level),
            Effect::FocusCard { token, .. } | Effect::FocusTrigger { token, .. }
                if !self.state.borrow().is_current(token) => {} // stale
            Effect::FocusCard { level, .. } => stage.focus_card(level),
            Effect::FocusTrigger { trigger, .. } => stage.focus_trigger(trigger.0),
            Effect::MarkExpanded { trigger, expanded } => stage.mark_expanded(trigger.0, expanded),
            Effect::ShowMore { level, expanded } => stage.show_more(level, expanded),
        }
    }

    fn is_resting(&self) -> bool {
        self.state.borrow().cards().is_empty()
    }
}
