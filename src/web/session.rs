//! One reader at work: its state, its open cards and the links that opened them. Takes turns: an event is
//! answered at once, its effects are done in order with no borrow held, and what they raise comes after them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::card::Card;
use super::effects;
use super::entry::{Entry, LINKS};
use super::events::Place;
use crate::reader::{self, Effect, Event, Level, Phase, State, Token, Trigger, Words};

/// A reader over the article of one host element.
pub(super) struct Session {
    pub(super) host: HtmlElement,
    pub(super) document: Document,
    pub(super) words: Words,
    /// Where the press that is under way began.
    pub(super) press: Cell<Option<Place>>,
    state: RefCell<State>,
    pending: RefCell<VecDeque<Effect>>,
    busy: Cell<bool>,
    cards: RefCell<Vec<Rc<Card>>>,
    links: RefCell<Links>,
}

/// The handles that are in use, and the links that they stand for.
#[derive(Default)]
struct Links {
    given: u32,
    held: Vec<(Trigger, HtmlElement)>,
}

impl Session {
    pub(super) fn new(host: HtmlElement) -> Result<Rc<Session>, JsValue> {
        let document = host.owner_document().ok_or("an element of a document is needed")?;
        Ok(Rc::new(Session {
            host,
            document,
            words: reader::ENGLISH,
            press: Cell::new(None),
            state: RefCell::default(),
            pending: RefCell::default(),
            busy: Cell::new(false),
            cards: RefCell::default(),
            links: RefCell::default(),
        }))
    }

    /// Takes in what happened and does what the reader decides.
    pub(super) fn dispatch(&self, event: Event) {
        let effects = reader::step(&mut self.state.borrow_mut(), event);
        self.pending.borrow_mut().extend(effects);
        if self.busy.replace(true) {
            return; // This was raised by an effect: the turn that does that one does these next.
        }
        while let Some(effect) = self.next_effect() {
            effects::apply(self, effect);
        }
        self.busy.set(false);
        self.forget_links();
    }

    fn next_effect(&self) -> Option<Effect> {
        self.pending.borrow_mut().pop_front()
    }

    /// Opens the card of an entry beside its first mention; says whether it is open.
    pub(super) fn open(&self, id: &str) -> bool {
        let Some(entry) = Entry::find(&self.host, id) else { return false };
        let link = entry.first_link(&self.host);
        if let Some(link) = &link {
            let nearest = ScrollIntoViewOptions::new();
            nearest.set_block(ScrollLogicalPosition::Nearest);
            link.scroll_into_view_with_scroll_into_view_options(&nearest);
        }
        let trigger = link.map(|link| self.handle(link));
        self.dispatch(Event::CardSummoned { entry: entry.id, trigger });
        self.state.borrow().cards().iter().any(|card| card.entry == id)
    }

    /// Closes all cards; the focus goes back to the text if it was in one of them.
    pub(super) fn close_all(&self) {
        let focused = |card: &Rc<Card>| card.element.matches(":focus-within").unwrap_or(false);
        let focus_within = self.cards.borrow().iter().any(focused);
        self.dispatch(Event::CloseAllRequested { focus_within });
    }

    /// Whether a card is open.
    pub(super) fn is_open(&self) -> bool {
        self.state.borrow().phase() != Phase::Resting
    }

    pub(super) fn is_current(&self, token: Token) -> bool {
        self.state.borrow().is_current(token)
    }

    pub(super) fn can_show_cards(&self) -> bool {
        js_sys::Reflect::has(&self.host, &"showPopover".into()).unwrap_or(false)
    }

    /// Says on the host that it is lively, and on every link that it opens a dialog; or takes that back.
    pub(super) fn mark(&self, lively: bool) {
        // Setting and removing does not fail: the names are sound.
        let set = |element: &Element, name, value| {
            let _ = if lively { element.set_attribute(name, value) } else { element.remove_attribute(name) };
        };
        set(&self.host, "data-lively", "");
        let Ok(links) = self.host.query_selector_all(LINKS) else { return };
        for link in (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok()) {
            set(&link, "aria-haspopup", "dialog");
        }
    }

    /// The level at which an element stands: that of its card, or 0 in the article; `None` elsewhere.
    pub(super) fn level_of(&self, element: &Element) -> Option<Level> {
        let node: &Node = element;
        let cards = self.cards.borrow();
        let card = cards.iter().find(|card| card.element.contains(Some(node)));
        card.map(|card| card.level).or_else(|| self.host.contains(Some(node)).then_some(0))
    }

    pub(super) fn push_card(&self, card: Card) {
        self.cards.borrow_mut().push(Rc::new(card));
    }

    /// Takes the top card out of the table, if it is the one of this level.
    pub(super) fn pop_card(&self, level: Level) -> Option<Rc<Card>> {
        self.cards.borrow_mut().pop_if(|card| card.level == level)
    }

    /// The open card of a level.
    pub(super) fn card(&self, level: Level) -> Option<Rc<Card>> {
        self.cards.borrow().iter().find(|card| card.level == level).cloned()
    }

    /// The handle of a link: the one that it has, or a new one.
    pub(super) fn handle(&self, link: HtmlElement) -> Trigger {
        let mut links = self.links.borrow_mut();
        if let Some((trigger, _)) = links.held.iter().find(|(_, held)| *held == link) {
            return *trigger;
        }
        links.given = links.given.wrapping_add(1);
        let trigger = Trigger(links.given);
        links.held.push((trigger, link));
        trigger
    }

    /// The link of a handle.
    pub(super) fn link(&self, trigger: Trigger) -> Option<HtmlElement> {
        let links = self.links.borrow();
        links.held.iter().find(|(held, _)| *held == trigger).map(|(_, link)| link.clone())
    }

    /// Lets go of the links whose cards are closed.
    fn forget_links(&self) {
        let state = self.state.borrow();
        let in_use = |trigger: &Trigger| state.cards().iter().any(|card| card.trigger == Some(*trigger));
        self.links.borrow_mut().held.retain(|(trigger, _)| in_use(trigger));
    }
}
