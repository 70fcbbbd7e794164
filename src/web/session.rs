//! One reader at work: what happened comes in, by name; what the reader decides goes out to the stage (`www/stage.js`),
//! which does it. Ids, levels, handles and numbers of delays cross, nodes do not. Decides nothing.

use wasm_bindgen::prelude::*;

use crate::reader::{self, Delay, Effect, Event, INTENT_MS, Level, Trigger, Turns};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What does the effects: `Stage` of `stage.js`. Level 1 is the lowest card; a trigger is the handle of a link. */
export interface Stage {
    /** Shows the card of an entry above the others; says whether that could be done. */
    show(level: number, entry: string, trigger?: number): boolean;
    hide(level: number): void;
    focusCard(level: number): void;
    focusTrigger(trigger: number): void;
    announce(level: number): void;
    markExpanded(trigger: number, expanded: boolean): void;
    showMore(level: number, expanded: boolean): void;
    /** Calls `elapse` of the reader with the number after so many milliseconds; forgets an earlier one. */
    wait(delay: number, ms: number): void;
    /** No card is open or awaited and nothing is left to do: no handle is in use. */
    rest(): void;
}
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
    #[wasm_bindgen(method)]
    fn announce(this: &Stage, level: Level);
    #[wasm_bindgen(method, js_name = markExpanded)]
    fn mark_expanded(this: &Stage, trigger: u32, expanded: bool);
    #[wasm_bindgen(method, js_name = showMore)]
    fn show_more(this: &Stage, level: Level, expanded: bool);
    #[wasm_bindgen(method)]
    fn wait(this: &Stage, delay: u32, ms: u32);
    #[wasm_bindgen(method)]
    fn rest(this: &Stage);
}

/// Decides which cards of an article are open.
#[wasm_bindgen]
pub struct Reader {
    stage: Stage,
    turns: Turns,
}

#[wasm_bindgen]
impl Reader {
    /// A reader with no card open.
    #[wasm_bindgen(constructor)]
    pub fn new(stage: Stage) -> Reader {
        Reader { stage, turns: Turns::default() }
    }

    /// A link to an entry was clicked, tapped or followed by Enter.
    pub fn request(&self, entry: String, trigger: u32, level: Level) {
        self.take(Event::CardRequested { entry, trigger: Trigger(trigger), level });
    }

    /// The page wants the card of an entry open; says whether it is.
    pub fn open(&self, entry: String, trigger: Option<u32>) -> bool {
        self.take(Event::CardSummoned { entry: entry.clone(), trigger: trigger.map(Trigger) });
        self.turns.is_open(&entry)
    }

    /// The card of an entry is to stand beside another of its mentions.
    #[wasm_bindgen(js_name = moveTo)]
    pub fn move_to(&self, entry: String, trigger: u32) {
        self.take(Event::MentionRequested { entry, trigger: Trigger(trigger) });
    }

    /// A fine pointer came over a link to an entry.
    pub fn enter(&self, entry: String, trigger: u32, level: Level) {
        self.take(Event::LinkEntered { entry, trigger: Trigger(trigger), level });
    }

    /// A fine pointer came over a card; at level 0, over neither card nor link.
    #[wasm_bindgen(js_name = pointAt)]
    pub fn point_at(&self, level: Level) {
        self.take(Event::PointerMoved { level });
    }

    /// A delay is over.
    pub fn elapse(&self, delay: u32) {
        self.take(Event::DelayElapsed { delay: Delay(delay) });
    }

    /// The focus came into a card.
    pub fn focus(&self, level: Level) {
        self.take(Event::CardFocused { level });
    }

    /// The page's script wants no card open.
    pub fn close(&self, focus_within: bool) {
        self.take(Event::CloseAllRequested { focus_within });
    }

    /// The close button of a card was pressed.
    #[wasm_bindgen(js_name = closeCard)]
    pub fn close_card(&self, level: Level) {
        self.take(Event::CloseRequested { level });
    }

    /// Escape was pressed; says whether that closes a card.
    pub fn escape(&self) -> bool {
        let closes = self.turns.has_cards();
        self.take(Event::EscapePressed);
        closes
    }

    /// A card was pressed, on nothing that has an event of its own; at level 0, what is no card.
    pub fn press(&self, level: Level) {
        self.take(if level == 0 { Event::OutsidePressed } else { Event::CardPressed { level } });
    }

    /// "More" or "Less" of a card was pressed.
    pub fn toggle(&self, level: Level) {
        self.take(Event::ExpansionToggled { level });
    }

    /// "Go to entry" was followed.
    pub fn follow(&self) {
        self.take(Event::EntryFollowed);
    }

    fn take(&self, event: Event) {
        self.turns.take(event, &self.stage);
    }
}

impl reader::Stage for Stage {
    fn apply(&self, effect: &Effect) -> bool {
        match *effect {
            Effect::Show { level, ref entry, trigger } => return self.show(level, entry, trigger.map(|it| it.0)),
            Effect::Hide { level } => self.hide(level),
            Effect::FocusCard { level, .. } => self.focus_card(level),
            Effect::FocusTrigger { trigger, .. } => self.focus_trigger(trigger.0),
            Effect::Announce { level } => self.announce(level),
            Effect::MarkExpanded { trigger, expanded } => self.mark_expanded(trigger.0, expanded),
            Effect::ShowMore { level, expanded } => self.show_more(level, expanded),
            Effect::Wait { delay } => self.wait(delay.0, INTENT_MS),
        }
        true
    }

    fn rest(&self) {
        Stage::rest(self);
    }
}
