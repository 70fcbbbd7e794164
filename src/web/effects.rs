//! Does to the DOM what the reader decided. Every call may raise events, so nothing of the session is
//! borrowed while one is made. What the page has taken away meanwhile is passed over.

use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, FocusOptions, HtmlElement, ShowPopoverOptions};

use super::card::{self, Card};
use super::dom;
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
        Effect::FocusCard { level, token } if session.is_current(token) => focus(session.card(level), true),
        Effect::FocusTrigger { trigger, token } if session.is_current(token) => focus(session.link(trigger), false),
        Effect::FocusCard { .. } | Effect::FocusTrigger { .. } => {} // stale
        Effect::MarkExpanded { trigger, expanded } => {
            if let Some(link) = session.link(trigger) {
                dom::set(&link, "aria-expanded", expanded.then_some("true"));
            }
        }
        Effect::ShowMore { level, expanded } => {
            if let Some(element) = session.card(level) {
                card::expand(&element, session.words, expanded);
            }
        }
    }
}

/// Moves the focus; a card is placed in the window, so that the page need not scroll for it.
pub(super) fn focus(element: Option<HtmlElement>, stay: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(stay);
    if let Some(element) = element {
        let _ = element.focus_with_options(&options);
    }
}

fn show(session: &Session, level: Level, id: &str, trigger: Option<Trigger>) -> Option<()> {
    let entry = Entry::find(&session.host, id)?;
    let kind = entry.kind;
    let card = Card::add(&session.host, session.words, entry, level);
    let element = card.element.clone();
    session.push_card(card);
    let options = ShowPopoverOptions::new();
    if let Some(link) = trigger.and_then(|trigger| session.link(trigger)) {
        dom::set(&element, "data-side", side(&link));
        // The link is what the card is anchored to, and what it follows in the order of tabbing.
        options.set_source(&link);
    }
    element.show_popover_with_options(&options).ok()?;
    announce(session, "apostil-open", id, kind);
    Some(())
}

/// On which side of a link there is more room in the window. A link that wraps counts where it begins.
fn side(link: &HtmlElement) -> Option<&'static str> {
    let rect = link.get_client_rects().get(0)?;
    let height = link.owner_document()?.default_view()?.inner_height().ok()?.as_f64()?;
    Some(if rect.top() + rect.bottom() > height { "above" } else { "below" })
}

fn hide(session: &Session, level: Level) {
    if let Some(card) = session.pop_card(level) {
        // A popover that leaves the document closes.
        card.element.remove();
        announce(session, "apostil-close", &card.id, card.kind);
    }
}

#[derive(Serialize)]
struct EventInit<'a> {
    bubbles: bool,
    composed: bool,
    detail: CardDetail<'a>,
}

#[derive(Serialize)]
struct CardDetail<'a> {
    id: &'a str,
    kind: &'a str,
}

fn announce(session: &Session, name: &str, id: &str, kind: Kind) {
    let detail = CardDetail { id, kind: kind.name() };
    let Ok(init) = serde_wasm_bindgen::to_value(&EventInit { bubbles: true, composed: true, detail }) else { return };
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, init.unchecked_ref()) {
        let _ = session.host.dispatch_event(&event);
    }
}
