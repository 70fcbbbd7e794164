//! Turns DOM events into the reader's. Holds the listeners of one session: on its host, and on the document
//! for presses and Escape elsewhere. Changes nothing itself, but that it takes a click from the browser that
//! opens a card.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::entry::{Entry, LINKS};
use super::listener::Listener;
use super::session::Session;
use crate::reader::{Event, Level};

/// Listens for a session, until the listeners are dropped.
pub(super) fn listen(session: &Rc<Session>) -> Result<Vec<Listener>, JsValue> {
    let on = |target: &web_sys::EventTarget, kind, capture, hear: fn(&Session, &web_sys::Event)| {
        let session = Rc::downgrade(session);
        Listener::new(target, kind, capture, move |event| {
            if let Some(session) = session.upgrade() {
                hear(&session, &event);
            }
        })
    };
    let (host, document) = (&session.host, &session.document);
    Ok(vec![
        on(host, "click", false, click)?,
        // The host hears a key before the document does: the reader that has the focus comes first.
        on(host, "keydown", false, key)?,
        on(document, "keydown", false, key)?,
        // Captured, since pages may keep presses to themselves.
        on(document, "pointerdown", true, press)?,
        on(document, "pointerup", true, release)?,
    ])
}

fn click(session: &Session, event: &web_sys::Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if event.default_prevented() || modified || mouse.button() != 0 {
        return;
    }
    let Some(target) = target(event) else { return };
    let Some(level) = session.level_of(&target) else { return };
    let within = |selector| target.closest(selector).ok().flatten();
    if within(".apostil-card-close").is_some() {
        session.dispatch(Event::CloseRequested { level });
    } else if within(".apostil-card-more").is_some() {
        session.dispatch(Event::ExpansionToggled { level });
    } else if within(".apostil-card-goto").is_some() {
        session.dispatch(Event::EntryFollowed);
    } else if let Some(link) = within(LINKS) {
        // A link to an entry that is not there stays a link.
        let Some(entry) = Entry::of_link(&session.host, &link) else { return };
        let Ok(link) = link.dyn_into() else { return };
        event.prevent_default();
        let trigger = session.handle(link);
        session.dispatch(Event::CardRequested { entry: entry.id, trigger, level });
    }
}

fn key(session: &Session, event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    // Who handles an Escape says so, and so one press closes one card, whatever else the page has open.
    if key.key() == "Escape" && !key.is_composing() && !event.default_prevented() && session.is_open() {
        event.prevent_default();
        session.dispatch(Event::EscapePressed);
    }
}

/// Where a press counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Card(Level),
    Outside,
}

/// Where an event stands, unless it is on a link that opens a card: its click will tell.
fn place(session: &Session, event: &web_sys::Event) -> Option<Place> {
    let target = target(event)?;
    match session.level_of(&target) {
        Some(_) if target.closest(LINKS).is_ok_and(|link| link.is_some()) => None,
        Some(0) | None => Some(Place::Outside),
        Some(level) => Some(Place::Card(level)),
    }
}

fn press(session: &Session, event: &web_sys::Event) {
    session.press.set(place(session, event));
}

/// A press counts where it both began and ended: not when text is being selected, nor when a finger scrolls
/// (then it does not end).
fn release(session: &Session, event: &web_sys::Event) {
    let began = session.press.take();
    let primary = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.button() == 0);
    if !primary || !session.is_open() || began != place(session, event) {
        return;
    }
    match began {
        Some(Place::Card(level)) => session.dispatch(Event::CardPressed { level }),
        Some(Place::Outside) => session.dispatch(Event::OutsidePressed),
        None => {}
    }
}

/// The element that an event happened on, also within a component's shadow.
fn target(event: &web_sys::Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}
