//! Does to the DOM what the reader decided. Every call may raise events, so nothing of the session is
//! borrowed while one is made. What the page has taken away meanwhile is passed over.

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, FocusOptions, HtmlElement, ShowPopoverOptions};

use super::card::Card;
use super::entry::{Entry, Kind};
use super::session::Session;
use crate::reader::{Effect, Event, Level, Trigger};

/// Does one effect.
pub(super) fn apply(session: &Session, effect: Effect) {
    match effect {
        Effect::Show { level, entry, trigger } => {
            if show(session, level, &entry, trigger).is_none() {
                // It cannot be shown (the host left the document, say): then it is not open.
                session.dispatch(Event::CloseRequested { level });
            }
        }
        Effect::Hide { level } => hide(session, level),
        Effect::FocusCard { level, token } if session.is_current(token) => {
            // A card is placed in the window: the page need not scroll for it.
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            if let Some(card) = session.card(level) {
                let _ = card.element.focus_with_options(&stay);
            }
        }
        Effect::FocusTrigger { trigger, token } if session.is_current(token) => {
            if let Some(link) = session.link(trigger) {
                let _ = link.focus();
            }
        }
        Effect::FocusCard { .. } | Effect::FocusTrigger { .. } => {} // stale
        Effect::MarkExpanded { trigger, expanded } => {
            if let Some(link) = session.link(trigger) {
                let _ = if expanded {
                    link.set_attribute("aria-expanded", "true")
                } else {
                    link.remove_attribute("aria-expanded")
                };
            }
        }
        Effect::ShowMore { level, expanded } => {
            if let Some(card) = session.card(level) {
                let _ = card.expand(&session.words, expanded);
            }
        }
    }
}

fn show(session: &Session, level: Level, id: &str, trigger: Option<Trigger>) -> Option<()> {
    let entry = Entry::find(&session.host, id)?;
    let card = Card::build(&session.document, &session.words, &entry, level).ok()?;
    let element = card.element.clone();
    session.host.append_with_node_1(&element).ok()?;
    session.push_card(card);
    open_popover(&element, trigger.and_then(|trigger| session.link(trigger))).ok()?;
    announce(session, "apostil-open", &entry.id, entry.kind);
    Some(())
}

fn open_popover(card: &HtmlElement, link: Option<HtmlElement>) -> Result<(), JsValue> {
    match link {
        // The link is what the card is anchored to, and what it follows in the order of tabbing.
        Some(link) => {
            let options = ShowPopoverOptions::new();
            options.set_source(&link);
            card.show_popover_with_options(&options)
        }
        None => card.show_popover(),
    }
}

fn hide(session: &Session, level: Level) {
    if let Some(card) = session.pop_card(level) {
        // A popover that leaves the document closes.
        card.element.remove();
        announce(session, "apostil-close", &card.id, card.kind);
    }
}

#[derive(Serialize)]
struct CardDetail<'a> {
    id: &'a str,
    kind: &'a str,
}

fn announce(session: &Session, name: &str, id: &str, kind: Kind) {
    let Ok(detail) = serde_wasm_bindgen::to_value(&CardDetail { id, kind: kind.name() }) else { return };
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = session.host.dispatch_event(&event);
    }
}
