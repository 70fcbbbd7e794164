//! One reader at work: its state, its open cards and the links that opened them. Takes turns: an event is
//! answered at once, its effects are done in order with no borrow held, and what they raise comes after them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::card::Card;
use super::dom;
use super::effects;
use super::entry::{Entry, LINKS};
use crate::reader::{self, Effect, Event, Level, State, Token, Trigger, Words};

/// A reader over the article of one host element.
pub(super) struct Session {
    pub(super) host: HtmlElement,
    pub(super) document: Document,
    pub(super) words: &'static Words,
    /// Where the press that is under way began.
    pub(super) press: Cell<Option<Level>>,
    state: RefCell<State>,
    pending: RefCell<Vec<Effect>>,
    busy: Cell<bool>,
    cards: RefCell<Vec<Card>>,
    /// The links that opened cards; the handle of each is its place.
    links: RefCell<Vec<HtmlElement>>,
}

impl Session {
    /// A reader over an article, if the browser can show its cards.
    pub(super) fn new(host: HtmlElement) -> Option<Rc<Session>> {
        let document = host.owner_document()?;
        let can_show_cards = js_sys::Reflect::has(&host, &"showPopover".into()).unwrap_or(false);
        can_show_cards.then(|| {
            Rc::new(Session {
                host,
                document,
                words: &reader::ENGLISH,
                press: Cell::default(),
                state: RefCell::default(),
                pending: RefCell::default(),
                busy: Cell::default(),
                cards: RefCell::default(),
                links: RefCell::default(),
            })
        })
    }

    /// Takes in what happened and does what the reader decides.
    pub(super) fn dispatch(&self, event: Event) {
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
                effects::apply(self, effect);
            }
        }
        self.busy.set(false);
        if !self.is_open() {
            self.links.borrow_mut().clear();
        }
    }

    /// Opens the card of an entry beside its first mention; says whether it is open.
    pub(super) fn open(&self, id: &str) -> bool {
        let Some(entry) = Entry::find(&self.host, id) else { return false };
        let link = entry.first_link(&self.host);
        // As before a click on it: it comes into the window.
        effects::focus(link.clone(), false);
        let trigger = link.map(|link| self.handle(link));
        self.dispatch(Event::CardSummoned { entry: entry.id, trigger });
        self.state.borrow().cards().iter().any(|card| card.entry == id)
    }

    /// Closes all cards; the focus goes back to the text if it was in one of them.
    pub(super) fn close_all(&self) {
        let focus_within = dom::find(&self.host, ".apostil-card:focus-within").is_some();
        self.dispatch(Event::CloseAllRequested { focus_within });
    }

    /// Whether a card is open.
    pub(super) fn is_open(&self) -> bool {
        !self.state.borrow().cards().is_empty()
    }

    pub(super) fn is_current(&self, token: Token) -> bool {
        self.state.borrow().is_current(token)
    }

    /// Says on the host that it is lively, and on every link that it opens a dialog; or takes that back.
    pub(super) fn mark(&self, lively: bool) {
        dom::set(&self.host, "data-lively", lively.then_some(""));
        let Ok(links) = self.host.query_selector_all(LINKS) else { return };
        for index in 0..links.length() {
            if let Some(link) = links.get(index) {
                dom::set(link.unchecked_ref(), "aria-haspopup", lively.then_some("dialog"));
            }
        }
    }

    /// The level at which an element stands: that of its card, or 0 in the article; `None` elsewhere.
    pub(super) fn level_of(&self, element: &Element) -> Option<Level> {
        let cards = self.cards.borrow();
        let card = cards.iter().position(|card| card.element.contains(Some(element)));
        card.map(|index| index + 1).or_else(|| self.host.contains(Some(element)).then_some(0))
    }

    pub(super) fn push_card(&self, card: Card) {
        self.cards.borrow_mut().push(card);
    }

    /// Takes the top card out of the table, if it is the one of this level.
    pub(super) fn pop_card(&self, level: Level) -> Option<Card> {
        let mut cards = self.cards.borrow_mut();
        if cards.len() == level { cards.pop() } else { None }
    }

    /// The open card of a level.
    pub(super) fn card(&self, level: Level) -> Option<HtmlElement> {
        self.cards.borrow().get(level - 1).map(|card| card.element.clone())
    }

    /// The handle of a link: the one that it has, or a new one.
    pub(super) fn handle(&self, link: HtmlElement) -> Trigger {
        let mut links = self.links.borrow_mut();
        let place = links.iter().position(|held| *held == link).unwrap_or_else(|| {
            links.push(link);
            links.len() - 1
        });
        Trigger(place as u32)
    }

    /// The link of a handle.
    pub(super) fn link(&self, trigger: Trigger) -> Option<HtmlElement> {
        self.links.borrow().get(trigger.0 as usize).cloned()
    }
}
