//! The open cards: carries out the effects of the machine, with cards that are the host's last children, and keeps each in
//! its place. Decides nothing, and ignores whatever the page has removed in the meantime. Copies what it borrows before it
//! touches the DOM, because that may raise events synchronously.

use super::card::{self, Kind, Plan};
use super::dom::{all, closest, document, find, focus, px, scroll, set, text, unset};
use super::follow::{layers, scroll_by};
use super::foot::{confirm, disclose, disclosed};
use super::head::title_of;
use super::place::{Spot, fit, follow, hold, is_seen, is_sheet, magnified, rect_of, settle};
use super::take::is_known;
use super::view::View;
use crate::reader::place::Rect;
use crate::reader::{Delay, Effect, Level, Stage, Trigger};
use js_sys::{Object, Reflect};
use web_sys::{CustomEvent, CustomEventInit, DomRect, HtmlElement, Node, ScrollLogicalPosition, ShowPopoverOptions};

/// An open card.
#[derive(Clone)]
pub(super) struct Open {
    pub card: HtmlElement,
    pub id: String,
    pub kind: Kind,
    /// The link that opened it.
    pub source: Option<HtmlElement>,
    /// Where it is, unless it is a sheet.
    pub spot: Option<Spot>,
}

impl View {
    /// The level of a node: that of its card, or 0 in the article; none elsewhere.
    pub fn level(&self, node: &Node) -> Option<Level> {
        let cards = self.cards.borrow();
        match cards.iter().position(|open| open.card.contains(Some(node))) {
            Some(place) => Some(place + 1),
            None => self.host.contains(Some(node)).then_some(0),
        }
    }

    /// The open card of a level.
    pub fn card(&self, level: Level) -> Option<Open> {
        self.cards.borrow().get(level.checked_sub(1)?).cloned()
    }

    /// Whether a node is a link that has opened a card that is still open.
    pub fn is_source(&self, node: &Node) -> bool {
        self.cards.borrow().iter().any(|open| open.source.as_deref().is_some_and(|source| **source == *node))
    }

    /// Whether the first card is apart from its word, beside the column.
    pub fn is_apart(&self) -> bool {
        self.cards.borrow().first().is_some_and(|open| open.spot.is_some_and(Spot::is_beside))
    }

    /// Whether a dialog or popover of the page lies over the cards.
    pub fn is_covered(&self) -> bool {
        let below = self.below.borrow();
        layers().iter().any(|layer| !below.contains(layer))
    }

    /// Whether the focus is in a card.
    pub fn has_focus(&self) -> bool {
        find(&self.host, ".apostil-card:focus-within").is_some()
    }

    /// The host has been moved within the document, which hides popovers: shows the cards again.
    pub fn restage(&self) {
        let cards = self.cards.borrow().clone();
        for open in &cards {
            self.lay(open);
        }
        let is_nowhere = document().active_element().as_ref() == document().body().as_deref();
        if is_nowhere && self.focus_level.get().is_some_and(|level| level > 0) {
            self.focus_card(cards.len());
        }
    }

    fn say(&self, name: &str, Open { id, kind, .. }: &Open) {
        let detail = Object::new();
        let _ = Reflect::set(&detail, &"id".into(), &id.into());
        let _ = Reflect::set(&detail, &"kind".into(), &kind.name().into());
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = self.host.dispatch_event(&event);
        }
    }

    /// Shows the card of an entry above the others; returns whether that succeeded.
    fn show(&self, level: Level, id: &str, trigger: Option<Trigger>) -> bool {
        let Some((entry, kind)) = self.entry(id) else { return false };
        let source = trigger.and_then(|trigger| self.link(trigger));
        let below = self.card(level - 1).and_then(|below| title_of(&below.card));
        let plan = Plan {
            entry: &entry,
            id,
            kind,
            level,
            source: source.as_ref(),
            below: below.as_deref(),
            mentions: &self.mentions(id),
            can_copy: is_known(&self.host),
        };
        let card = card::build(&self.host, &plan, &self.words);
        let open = Open { card, id: id.to_owned(), kind, source, spot: None };
        self.cards.borrow_mut().push(open.clone());
        let is_shown = self.lay(&open);
        if is_shown {
            self.say("apostil-open", &open);
        }
        is_shown
    }

    /// Moves the first card so that its button is where the one was that the reader has pressed.
    pub fn hold(&self, button: &HtmlElement, pressed: &DomRect) {
        let Some(open) = self.card(1) else { return };
        if let (Some(source), Some(mut spot)) = (&open.source, open.spot) {
            let now = button.get_bounding_client_rect();
            hold(&open.card, source, &mut spot, (pressed.right() - now.right(), pressed.bottom() - now.bottom()));
            self.keep(&open.card, Some(spot));
        }
    }

    /// Shows the part of a card's foot that a button is for, or hides it.
    pub fn disclose(&self, level: Level, button: &HtmlElement) {
        if let Some(open) = self.card(level) {
            disclose(&open.card, button);
            self.refit(&open.card);
            if open.card.has_attribute("data-scrolls") {
                open.card.set_scroll_top(open.card.scroll_height()); // to the foot
            }
        }
    }

    /// Hides what a button of the top card shows; returns whether there was anything.
    pub fn fold(&self) -> bool {
        let level = self.cards.borrow().len();
        let Some(button) = self.card(level).and_then(|open| disclosed(&open.card)) else { return false };
        focus(&button);
        self.disclose(level, &button);
        true
    }

    /// The link to the top card's entry was copied.
    pub fn confirm_copying(&self) {
        let open = self.card(self.cards.borrow().len());
        if let Some(button) = open.and_then(|open| find(&open.card, ".apostil-card-copy")) {
            confirm(&button, &self.words);
        }
    }

    /// Removes the top card.
    fn hide(&self, level: Level) {
        if self.cards.borrow().len() != level {
            return; // it could not be shown
        }
        let open = self.cards.borrow_mut().pop();
        if let Some(open) = open {
            open.card.remove(); // a popover that leaves the document closes
            self.say("apostil-close", &open);
        }
    }

    /// Shows a card over the page, beside its link; returns whether that succeeded.
    fn lay(&self, open: &Open) -> bool {
        let Open { card, source, .. } = open;
        let shown = match source {
            // The card follows the link in the tab order.
            Some(source) => {
                let options = ShowPopoverOptions::new();
                options.set_source(source);
                card.show_popover_with_options(&options)
            }
            None => card.show_popover(),
        };
        if shown.is_err() {
            return false; // for example, the host has left the document
        }
        self.below.replace(layers());
        let is_expanded = find(card, ".apostil-card-more[aria-expanded=true]").is_some();
        card::expand(card, &self.words, is_expanded);
        self.settle(open);
        if let Some(body) = find(card, ".apostil-card-body") {
            self.page.watch(&body);
        }
        if let Some(source) = source.as_ref().filter(|_| is_sheet(card)) {
            uncover(source, card);
        }
        true
    }

    /// What a card is placed by: the card below or, for the first, its link.
    fn anchor(&self, open: &Open) -> Option<HtmlElement> {
        let below = self.level(&open.card).and_then(|level| self.card(level - 1));
        below.map(|below| below.card).or_else(|| open.source.clone())
    }

    /// Puts a card in its place.
    pub fn settle(&self, open: &Open) {
        let parts = [Some(open.card.clone()), find(&open.card, ".apostil-card-body")];
        let scrolled = parts.each_ref().map(|part| part.as_ref().map_or(0, |part| part.scroll_top()));
        let spot = settle(&open.card, self.anchor(open).as_ref(), self.pointer.get(), open.spot);
        self.keep(&open.card, spot);
        fit(&open.card);
        for (part, scrolled) in parts.iter().zip(scrolled) {
            if let Some(part) = part.as_ref().filter(|_| scrolled > 0) {
                part.set_scroll_top(scrolled);
            }
        }
    }

    /// A card has grown or shrunk: beside the column it moves, so that all of it stays in the window.
    pub fn refit(&self, card: &HtmlElement) {
        fit(card);
        let open = self.cards.borrow().iter().find(|open| open.card == *card).cloned();
        if let Some(open) = open.filter(|open| open.spot.is_some_and(Spot::may_move)) {
            self.settle(&open);
        }
    }

    pub fn follow_word(&self, open: &Open) {
        if let (Some(anchor), Some(mut spot)) = (self.anchor(open), open.spot) {
            follow(&open.card, &anchor, &mut spot);
            self.keep(&open.card, Some(spot));
        } else if magnified().is_some() {
            self.settle(open); // a sheet stays in sight
        }
    }

    fn keep(&self, card: &HtmlElement, spot: Option<Spot>) {
        if let Some(open) = self.cards.borrow_mut().iter_mut().find(|open| open.card == *card) {
            open.spot = spot;
        }
    }

    /// Moves the focus into a card without scrolling: a card is always in the window.
    fn focus_card(&self, level: Level) {
        if let Some(open) = self.card(level) {
            focus(&open.card);
        }
    }

    /// Returns the focus to the link, unless the reader has moved it elsewhere.
    fn focus_trigger(&self, trigger: Trigger) {
        let active = document().active_element();
        let is_free = active.is_none_or(|active| {
            Some(&active) == document().body().as_deref() || self.level(&active).is_some_and(|level| level > 0)
        });
        if let Some(link) = self.link(trigger).filter(|_| is_free) {
            let _ = link.focus();
        }
    }

    fn announce(&self, level: Level) {
        let Some(open) = self.card(level) else { return };
        let parts = all(&open.card, ".apostil-card-title, .apostil-content");
        let parts: Vec<_> = parts.iter().map(|part| text(part).trim().to_owned()).collect();
        self.tell(&parts.join(": "));
    }

    fn mark_expanded(&self, trigger: Trigger, is_expanded: bool) {
        if let Some(link) = self.link(trigger) {
            if is_expanded { set(&link, "aria-expanded", "true") } else { unset(&link, "aria-expanded") }
        }
    }

    fn show_more(&self, level: Level, is_expanded: bool) {
        if let Some(open) = self.card(level) {
            card::expand(&open.card, &self.words, is_expanded);
            fit(&open.card);
        }
    }
}

/// Scrolls what is behind a sheet up, if the sheet covers the word that it explains.
fn uncover(word: &HtmlElement, sheet: &HtmlElement) {
    if closest(word, ".apostil-card").is_some() {
        return; // the word is in another sheet, of which only the head shows
    }
    const CLEARANCE: f64 = 16.0;
    // While it rises, it is up to 16 px lower than it will be: see card-place.css.
    let edge = sheet.get_bounding_client_rect().top() - 2.0 * CLEARANCE;
    let covered = |word: &Rect| if word.top < 0.0 { word.top } else { (word.bottom - edge).max(0.0) };
    let seen = rect_of(word);
    if is_seen(word, &seen) {
        // Nearly always it is the page that scrolls. Setting a style on the word, as below, would lay out its text again.
        scroll_by(covered(&seen));
        if covered(&rect_of(word)).abs() < 1.0 {
            return;
        }
    }
    let style = word.style();
    let margin = ["0 0 ", &px(f64::from(sheet.offset_height()) + CLEARANCE)].concat();
    let _ = style.set_property("scroll-margin", &margin);
    scroll(word, ScrollLogicalPosition::Nearest);
    let _ = style.remove_property("scroll-margin");
    if style.length() == 0 {
        unset(word, "style");
    }
}

impl Stage for View {
    fn apply(&self, effect: &Effect) -> bool {
        match *effect {
            Effect::Show { level, ref entry, trigger } => return self.show(level, entry, trigger),
            Effect::Hide { level } => self.hide(level),
            Effect::FocusCard { level, .. } => self.focus_card(level),
            Effect::FocusTrigger { trigger, .. } => self.focus_trigger(trigger),
            Effect::Announce { level } => self.announce(level),
            Effect::MarkExpanded { trigger, expanded } => self.mark_expanded(trigger, expanded),
            Effect::ShowMore { level, expanded } => self.show_more(level, expanded),
            Effect::Wait { delay: Delay(delay) } => self.page.wait(delay, self.patience.get()),
        }
        true
    }

    fn rest(&self) {
        self.forget_links();
    }
}
