//! Input by mouse, touch and keyboard, and the reports of the page. In: events. Out: the machine's events. Keeps the
//! state of a press, the pointer and a swipe, and nothing else; decides nothing.

use super::card::{Kind, LINKS};
use super::dom::{closest, document, origin, page_fragment, px};
use super::follow::{WAYS, destination, place, record};
use super::options::opens_by_hover;
use super::place::{cut, is_sheet};
use super::strip::{COUNT, Strip};
use super::{Cards, take};
use crate::reader::tour::shown;
use crate::reader::{APART_MS, Delay, Event as News, INTENT_MS, Level};
use js_sys::{Array, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, Event, HtmlElement, KeyboardEvent, MouseEvent, Node, PointerEvent};

/// The buttons of a card and of an article: the page's own scripts do not hear of them.
const BUTTONS: &str = "button:is([class^=apostil-card-], [class^=apostil-steps-], .apostil-all, [data-format]), .apostil-count[aria-pressed]";

/// How far a sheet must be pulled down to close, in CSS px.
const SWIPE: f64 = 64.0;

/// Where the pointer is.
#[derive(PartialEq)]
enum Over {
    Level(Level),
    Link(HtmlElement),
}

/// A finger that pulls a sheet down.
#[derive(Clone)]
struct Swipe {
    card: HtmlElement,
    level: Level,
    pointer: i32,
    from: f64,
    pulled: f64,
}

/// The gestures that have begun and not ended.
pub(super) struct Gestures {
    /// The level at which the current press began.
    press: Cell<Option<Level>>,
    /// Where the last press ended: what the page scrolls under a pointer that rests there was not pointed at.
    lifted: Cell<(i32, i32)>,
    over: RefCell<Over>,
    swipe: RefCell<Option<Swipe>>,
}

impl Default for Gestures {
    fn default() -> Self {
        Gestures {
            press: Cell::new(None),
            lifted: Cell::new((-1, -1)),
            over: RefCell::new(Over::Level(0)),
            swipe: RefCell::default(),
        }
    }
}

/// Handles an event, or a report of `Page`.
pub(super) fn hear(cards: &Cards, event: &Event) {
    let is_at_host = event.current_target().as_ref() == Some(cards.view.host.as_ref());
    let pointer: &PointerEvent = event.unchecked_ref();
    let detail = || event.unchecked_ref::<CustomEvent>().detail();
    if matches!(&*event.type_(), "click" | "pointerover") {
        cards.view.pointer.set((pointer.client_x().into(), pointer.client_y().into()));
    }
    match &*event.type_() {
        "click" => cards.click(pointer),
        "pointerdown" if is_at_host => cards.begin_swipe(pointer),
        "pointerdown" => cards.gestures.press.set(cards.place(&origin(event))),
        "pointermove" => cards.swipe(pointer),
        "pointerup" => cards.lift(pointer),
        "pointercancel" => cards.end_swipe(pointer, false),
        "pointerover" if hovers(pointer) && at(pointer) != cards.gestures.lifted.get() => {
            cards.gestures.lifted.set((-1, -1));
            cards.point(&origin(event));
        }
        "pointerleave" if hovers(pointer) => cards.point(&document()),
        "keydown" => cards.key(event.unchecked_ref()),
        "focusin" => cards.focus(event),
        "apostil-open" => cards.see_other(event),
        "close" => cards.see_closed(event),
        "beforematch" => {
            cards.view.reveal(Some(&origin(event)));
        }
        "hashchange" => cards.change_address(event),
        "loadingdone" => cards.view.arrange_margin(), // a font that arrives late moves lines
        "scroll" => {
            if let Some(body) = closest(&origin(event), ".apostil-card-body") {
                cut(&body);
            }
            cards.view.follow();
        }
        "resize" => {
            cards.view.arrange_contents();
            cards.view.resettle();
        }
        // Reports of `Page`.
        "arrived" => cards.arrive(detail().is_truthy()),
        "elapsed" => cards.take(News::DelayElapsed { delay: Delay(detail().as_f64().unwrap_or_default() as u32) }),
        "resized" => cards.resize(detail().unchecked_ref()),
        "frame" => cards.view.arrange(),
        "copied" => cards.finish_copying(detail().as_string()),
        "taken" => take::finish(&cards.view, &detail()),
        "not-taken" => cards.view.tell(&cards.view.words.not_loaded),
        _ => {}
    }
}

/// Whether a pointer hovers: a finger does not, nor does a pointer that drags.
fn hovers(event: &PointerEvent) -> bool {
    event.pointer_type() != "touch" && event.buttons() == 0
}

/// Where a pointer is in the window.
fn at(event: &PointerEvent) -> (i32, i32) {
    (event.client_x(), event.client_y())
}

/// Keeps an event from the browser and from all other listeners.
fn seize(event: &Event) {
    event.prevent_default();
    event.stop_immediate_propagation();
}

impl Cards {
    /// The card-opening link of this host that a node is in.
    fn link_at(&self, target: &Node) -> Option<HtmlElement> {
        closest(target, LINKS).filter(|_| self.view.level(target).is_some())
    }

    /// The level of a press, 0 outside cards; none on a link that opens a card, whose click is handled instead.
    fn place(&self, target: &Node) -> Option<Level> {
        match self.link_at(target) {
            Some(_) => None,
            None => Some(self.view.level(target).unwrap_or_default()),
        }
    }

    /// Takes a click before the page's own scripts do, such as those that scroll to the target of a link. What is not
    /// for the reader is left to the page and the browser.
    fn click(&self, event: &MouseEvent) {
        let is_modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || is_modified || event.button() != 0 {
            return;
        }
        let target = origin(event);
        let Some(level) = self.view.level(&target) else { return self.reveal(&target) };
        if closest(&target, BUTTONS).is_some() {
            seize(event);
        }
        let control = closest(&target, "[class^=apostil-card-]:is(a, button), [class^=apostil-steps-]");
        let part = control.as_ref().map(|control| control.class_name()).unwrap_or_default();
        match &*part {
            "apostil-card-close" | "apostil-card-back" => return self.take(News::CloseRequested { level }),
            "apostil-card-more" => return self.take(News::ExpansionToggled { level }),
            "apostil-card-previous" => return self.step(level, false),
            "apostil-card-next" => return self.step(level, true),
            "apostil-card-copy" => return self.copy_link(level),
            "apostil-steps-previous" => return self.tour(false),
            "apostil-steps-next" => return self.tour(true),
            "apostil-steps-all" => return self.view.show_verdict(None),
            _ => {}
        }
        if let Some(button) = control.filter(|it| it.has_attribute("aria-expanded") && it.tag_name() == "BUTTON") {
            return self.view.disclose(level, &button);
        }
        if let Some(count) = closest(&target, COUNT) {
            self.press(0); // a click from the keyboard has not been handled as a press
            self.view.show_verdict(Strip::of(&count).as_deref());
        } else if let Some(button) = closest(&target, "button.apostil-all") {
            self.press(0);
            self.view.show_all(&button);
        } else if let Some(format) = closest(&target, "button[data-format]") {
            take::take(&self.view, level, &format);
        } else if let Some(contents) = self.view.contents.as_ref().filter(|contents| contents.opens_by(&target)) {
            contents.show_progress();
        } else if let Some(link) = closest(&target, WAYS) {
            // A link to a place that is not in the article stays a link.
            let Some((id, place)) = destination(&self.view.host, &link) else { return };
            let opens = link.matches(LINKS).unwrap_or(false);
            let is_entry = Kind::of(&place).is_some();
            if opens && !is_entry {
                return;
            }
            seize(event);
            if let Some(contents) = &self.view.contents {
                contents.close();
            }
            if !is_entry || part == "apostil-card-goto" {
                self.follow(&id, &place);
            } else if opens {
                if !self.go_beside(&id) {
                    self.take(News::CardRequested { entry: id, trigger: self.view.handle(&link), level });
                }
            } else {
                record(&id);
                self.go(&id);
                self.view.set_followed(Some(&place));
            }
        }
    }

    /// Before the browser follows a link of the page, its target is unhidden.
    fn reveal(&self, target: &Node) {
        let Some(way) = closest(target, WAYS) else { return };
        if let Some((_, place)) = destination(&self.view.host, &way) {
            self.view.reveal(Some(&place));
        }
    }

    /// Escape closes what is on top, and one thing only. Where the focus is in the article or nowhere, the key is taken
    /// before the page's own scripts act on it; elsewhere, whatever has the focus comes first and prevents the default
    /// if it handles the key.
    fn key(&self, event: &KeyboardEvent) {
        if event.key() == " "
            && event.event_phase() == Event::CAPTURING_PHASE
            && let Some(count) = closest(&origin(event), COUNT)
            && self.view.host.contains(Some(&count))
        {
            // It is a link, and a button.
            seize(event);
            return count.click();
        }
        if event.key() != "Escape" || event.is_composing() || event.default_prevented() {
            return;
        }
        let target = origin(event);
        let is_own = self.view.level(&target).is_some() || closest(&target, ":not(html, body)").is_none();
        if event.event_phase() == Event::CAPTURING_PHASE && !is_own {
            return;
        }
        if self.turns.has_cards() {
            if self.view.is_covered() {
                return;
            }
            seize(event);
            if self.view.fold() {
                return;
            }
        } else if is_own && self.view.strip.is_on() {
            seize(event);
            return self.view.show_verdict(None);
        }
        self.take(News::EscapePressed);
    }

    fn focus(&self, event: &Event) {
        let target = origin(event);
        let level = self.view.level(&target);
        let before = self.view.focus_level.replace(level).unwrap_or_default();
        let level = level.unwrap_or_default();
        if level < before && !self.view.is_source(&target) {
            self.press(level); // the focus has left a card, and not for the word that it explains
        } else if level > 0 {
            self.take(News::CardFocused { level });
        }
    }

    /// A dialog around the article has closed: if it is shown again, it will lie over the cards.
    fn see_closed(&self, event: &Event) {
        if origin(event).contains(Some(&self.view.host)) {
            self.press(0);
        }
    }

    /// A card of another reader has opened: only one reader at a time has open cards, unless one has the focus.
    fn see_other(&self, event: &Event) {
        let active = document().active_element();
        let is_busy = active.and_then(|active| self.view.level(&active)).is_some_and(|level| level > 0);
        if self.view.level(&origin(event)).is_none() && !is_busy {
            self.press(0);
        }
    }

    fn change_address(&self, event: &Event) {
        let id = page_fragment();
        if shown(&id).is_some() {
            let asked = self.view.strip.asked();
            if asked.is_some() || self.view.strip.is_on() {
                self.view.set_verdict(asked.as_deref());
            }
            return self.tour(true);
        }
        let before = Reflect::get(event, &"oldURL".into()).ok().and_then(|old| old.as_string()).unwrap_or_default();
        let before = shown(before.split_once('#').unwrap_or_default().1);
        if before.is_some() && before == self.view.strip.verdict().as_deref() {
            self.view.set_verdict(None); // the reader has gone back
        }
        let place = place(&self.view.host, &id);
        if let Some(place) = &place
            && self.view.reveal(Some(place))
        {
            place.scroll_into_view();
        }
        if self.view.entry(&id).is_some() {
            self.go(&id);
        } else if id.is_empty() || document().get_element_by_id(&id).is_some() {
            self.take(News::EntryFollowed);
        }
        self.view.set_followed(place.as_ref());
    }

    /// A press must begin and end at the same level: selecting text or scrolling with a finger is not a press.
    fn lift(&self, event: &PointerEvent) {
        self.gestures.lifted.set(at(event));
        let began = self.gestures.press.take();
        if event.button() == 0
            && let Some(level) = began
            && began == self.place(&origin(event))
        {
            self.press(level);
        }
        self.end_swipe(event, true);
    }

    fn press(&self, level: Level) {
        self.take(if level == 0 { News::OutsidePressed } else { News::CardPressed { level } });
    }

    fn point(&self, target: &Node) {
        let level = self.view.level(target).unwrap_or_default();
        let link = self.link_at(target).filter(|_| opens_by_hover(&self.view.host));
        let opens = link.and_then(|link| {
            let entry = self.view.destination(&link)?;
            self.view.beside(&entry).is_none().then_some((link, entry))
        });
        let now = opens.as_ref().map_or(Over::Level(level), |(link, _)| Over::Link(link.clone()));
        if *self.gestures.over.borrow() == now {
            return;
        }
        self.gestures.over.replace(now);
        let is_apart = level == 0 && self.view.is_apart();
        self.view.patience.set(if is_apart && opens.is_none() { APART_MS } else { INTENT_MS });
        self.take(match opens {
            Some((link, entry)) => {
                let trigger = self.view.handle(&link);
                match is_apart {
                    true => News::LinkCrossed { entry, trigger, level },
                    false => News::LinkEntered { entry, trigger, level },
                }
            }
            None => News::PointerMoved { level },
        });
    }

    fn begin_swipe(&self, event: &PointerEvent) {
        let Some(level) = self.view.level(&origin(event)) else { return };
        let Some(open) = self.view.card(level) else { return };
        if event.pointer_type() != "mouse" && is_sheet(&open.card) {
            let (pointer, from) = (event.pointer_id(), f64::from(event.client_y()));
            self.gestures.swipe.replace(Some(Swipe { card: open.card, level, pointer, from, pulled: 0.0 }));
        }
    }

    /// The sheet follows the finger.
    fn swipe(&self, event: &PointerEvent) {
        let swipe = self.gestures.swipe.borrow().clone();
        let Some(mut swipe) = swipe.filter(|swipe| swipe.pointer == event.pointer_id()) else { return };
        swipe.pulled = (f64::from(event.client_y()) - swipe.from).max(0.0);
        let _ = swipe.card.style().set_property("translate", &["0 ", &px(swipe.pulled)].concat());
        self.gestures.swipe.replace(Some(swipe));
    }

    /// The sheet closes, or springs back.
    fn end_swipe(&self, event: &PointerEvent, is_lifted: bool) {
        let swipe = self.gestures.swipe.borrow().clone();
        let Some(swipe) = swipe.filter(|swipe| swipe.pointer == event.pointer_id()) else { return };
        self.gestures.swipe.take();
        let _ = swipe.card.style().remove_property("translate");
        if is_lifted && swipe.pulled > SWIPE {
            self.take(News::CloseRequested { level: swipe.level });
        }
    }

    /// Elements have changed their size: the bodies of cards, or the text and what is around it, where the words of cards
    /// may have moved.
    fn resize(&self, changed: &Array) {
        for target in changed.iter() {
            match closest(&target, ".apostil-card") {
                Some(card) if !card.is_connected() => {}
                // What is around the article was hidden.
                Some(card) if card.get_client_rects().length() == 0 => self.press(0),
                Some(card) => self.view.refit(&card),
                None => {
                    self.view.arrange_margin();
                    self.view.arrange_contents();
                    self.view.follow();
                }
            }
        }
    }
}
