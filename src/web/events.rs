//! Turns DOM events into the reader's. Listens for one session: on its host, and on the document for what
//! happens elsewhere. Changes nothing itself, but that it takes a click from the browser that opens a card.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventTarget, KeyboardEvent, MouseEvent};

use super::dom;
use super::entry::{Entry, LINKS};
use super::session::Session;
use crate::reader::{Event, Level};

/// Listens for a session, for as long as it is held.
pub(super) struct Listener {
    pub(super) session: Rc<Session>,
    // `Fn`, not `FnMut`: doing an effect can raise the very event that is being handled.
    callback: Closure<dyn Fn(web_sys::Event)>,
}

impl Listener {
    pub(super) fn new(session: Rc<Session>) -> Listener {
        let hearing = session.clone();
        let listener = Listener { session, callback: Closure::new(move |event| hear(&hearing, &event)) };
        listener.listen(true);
        listener
    }

    /// Begins to listen, or ends.
    fn listen(&self, begin: bool) {
        let (host, document): (&EventTarget, &EventTarget) = (&self.session.host, &self.session.document);
        let callback = self.callback.as_ref().unchecked_ref();
        for (target, kind, capture) in [
            (host, "click", false),
            (document, "keydown", false),
            (document, "apostil-open", false),
            // Captured, since pages may keep presses to themselves.
            (document, "pointerdown", true),
            (document, "pointerup", true),
        ] {
            // Neither fails.
            let _ = if begin {
                target.add_event_listener_with_callback_and_bool(kind, callback, capture)
            } else {
                target.remove_event_listener_with_callback_and_bool(kind, callback, capture)
            };
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.listen(false);
    }
}

fn hear(session: &Session, event: &web_sys::Event) {
    match event.type_().as_str() {
        "click" => click(session, event),
        "keydown" => key(session, event),
        "pointerdown" => session.press.set(place(session, event)),
        "pointerup" => release(session, event),
        _ => open_elsewhere(session, event),
    }
}

fn click(session: &Session, event: &web_sys::Event) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if event.default_prevented() || modified || mouse.button() != 0 {
        return;
    }
    let target = target(event);
    let Some(level) = session.level_of(&target) else { return };
    let within = |selector| dom::closest(&target, selector);
    if within(".apostil-card-close").is_some() {
        session.dispatch(Event::CloseRequested { level });
    } else if within(".apostil-card-more").is_some() {
        session.dispatch(Event::ExpansionToggled { level });
    } else if within(".apostil-card-goto").is_some() {
        session.dispatch(Event::EntryFollowed);
    } else if let Some(link) = within(LINKS) {
        // A link to an entry that is not there stays a link.
        let Some(entry) = Entry::of_link(&session.host, &link) else { return };
        event.prevent_default();
        let trigger = session.handle(link);
        session.dispatch(Event::CardRequested { entry: entry.id, trigger, level });
    }
}

fn key(session: &Session, event: &web_sys::Event) {
    // Browsers that fill in forms send keydown events without a key.
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    // Who handles an Escape says so, and so one press closes one card, whatever else the page has open.
    if session.is_open() && key.key() == "Escape" && !key.is_composing() && !event.default_prevented() {
        event.prevent_default();
        session.dispatch(Event::EscapePressed);
    }
}

/// The level at which an event counts, 0 outside of cards; none on a link that opens a card: its click will tell.
fn place(session: &Session, event: &web_sys::Event) -> Option<Level> {
    let target = target(event);
    match session.level_of(&target) {
        Some(_) if dom::closest(&target, LINKS).is_some() => None,
        level => Some(level.unwrap_or(0)),
    }
}

/// A press counts where it both began and ended: not when text is being selected, nor when a finger scrolls
/// (then it does not end).
fn release(session: &Session, event: &web_sys::Event) {
    let began = session.press.take();
    let mouse: &MouseEvent = event.unchecked_ref();
    if mouse.button() != 0 || !session.is_open() || began != place(session, event) {
        return;
    }
    match began {
        Some(0) => session.dispatch(Event::OutsidePressed),
        Some(level) => session.dispatch(Event::CardPressed { level }),
        None => {}
    }
}

/// A card of another reader has opened: the cards of one reader at a time lie over the page.
fn open_elsewhere(session: &Session, event: &web_sys::Event) {
    if session.is_open() && session.level_of(&target(event)).is_none() {
        session.dispatch(Event::OutsidePressed);
    }
}

/// What an event happened on, also within a component's shadow. It may be no element: then it is closest to none.
fn target(event: &web_sys::Event) -> Element {
    event.composed_path().get(0).unchecked_into()
}
