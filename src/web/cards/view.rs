//! The cards in the page: carries out the effects of the machine, with cards that are the host's last children. Decides
//! nothing, and ignores whatever the page has removed in the meantime. Copies what it borrows before it touches the
//! DOM, because that may raise events synchronously.

use super::Page;
use super::card::{self, Kind, LINKS, Plan};
use super::contents::Contents;
use super::dom::{add, all, closest, document, find, focus, px, scroll, set, text, toggle, unset};
use super::filter::{Filter, Shown};
use super::follow::{self, WAYS, layers};
use super::mentions::{Mentions, OfEntry};
use super::options::wants_margin;
use super::place::{Spot, fit, follow, inner_height, is_sheet, magnified, settle};
use super::take::{add_saving, is_known};
use super::words::{Words, counted};
use super::{margin, options};
use crate::reader::{Delay, Effect, INTENT_MS, Level, Stage, Trigger};
use js_sys::{Object, Reflect};
use std::cell::{Cell, RefCell};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, Node, ScrollLogicalPosition, ShowPopoverOptions};

/// An open card.
#[derive(Clone)]
pub(super) struct Open {
    pub card: HtmlElement,
    pub id: String,
    kind: Kind,
    /// The link that opened it.
    pub source: Option<HtmlElement>,
    /// Where it stands, unless it is a sheet.
    spot: Option<Spot>,
}

pub(super) struct View {
    pub host: HtmlElement,
    pub page: Page,
    pub words: Words,
    /// The open cards, lowest first.
    cards: RefCell<Vec<Open>>,
    /// The links that opened cards, or are about to; the handle of each is its index.
    links: RefCell<Vec<HtmlElement>>,
    mentions: Mentions,
    filter: Filter,
    pub contents: Option<Contents>,
    /// Whether notes were ever wanted in the margin.
    has_margin: Cell<bool>,
    /// The live region, which announces to screen readers what happens away from the focus.
    live: HtmlElement,
    saving: Option<HtmlElement>,
    /// The level at which the focus was last; none if it was not in the host.
    pub focus_level: Cell<Option<Level>>,
    /// The page's dialogs and popovers that were open when a card was shown last.
    below: RefCell<Vec<HtmlElement>>,
    /// Where the pointer was when it last pressed something or came over it.
    pub pointer: Cell<(f64, f64)>,
    /// How long a delay is now, in ms.
    pub patience: Cell<u32>,
    /// What the next frame is awaited for.
    due: Cell<Due>,
}

/// What is to be done before the next frame.
#[derive(Clone, Copy, Default)]
struct Due {
    margin: bool,
    /// There may be room for the contents beside the text, or none any more.
    contents: bool,
    /// Where the reader is, is shown in the contents.
    progress: bool,
    /// Cards follow their words.
    follow: bool,
    /// Cards are placed anew.
    settle: bool,
}

impl View {
    /// Makes the article in a host interactive.
    pub fn new(host: HtmlElement, page: Page, words: Words) -> Self {
        let view = View {
            live: add(&host, "p", &[("class", "apostil-live"), ("role", "status")], ""),
            filter: Filter::new(&host),
            contents: Contents::of(&host),
            saving: add_saving(&host, &words),
            cards: RefCell::default(),
            links: RefCell::default(),
            mentions: Mentions::default(),
            has_margin: Cell::new(false),
            focus_level: Cell::new(None),
            below: RefCell::default(),
            pointer: Cell::default(),
            patience: Cell::new(INTENT_MS),
            due: Cell::default(),
            host,
            page,
            words,
        };
        view.mark(true);
        options::check(&view.host);
        view.set_margin();
        view.place_contents();
        view
    }

    /// Restores the article as it was.
    pub fn dispose(&self) {
        self.set_followed(None);
        self.filter.dispose();
        if let Some(contents) = &self.contents {
            contents.dispose(&self.host);
        }
        if self.has_margin.get() {
            margin::clear(&self.host);
        }
        self.live.remove();
        if let Some(saving) = &self.saving {
            saving.remove();
        }
        self.mark(false);
    }

    /// Marks the host as interactive, every link to a place in the page as one that is not for routers, and those that
    /// open dialogs; or removes these marks.
    fn mark(&self, is_lively: bool) {
        toggle(&self.host, "data-lively", is_lively);
        for way in all(&self.host, WAYS) {
            // Routers that hear of a click before the reader does leave such links alone.
            if is_lively { set(&way, "target", "_self") } else { unset(&way, "target") }
        }
        for link in all(&self.host, LINKS) {
            if is_lively { set(&link, "aria-haspopup", "dialog") } else { unset(&link, "aria-haspopup") }
        }
    }

    /// Places notes in the margin or moves them back, according to the current layout.
    pub fn set_margin(&self) {
        if wants_margin(&self.host)
            && !self.has_margin.replace(true)
            && let Some(body) = find(&self.host, ".apostil-body")
        {
            self.page.watch(&body);
        }
        self.place_margin();
    }

    /// Places the notes in the margin again.
    pub fn place_margin(&self) {
        if self.has_margin.get() {
            margin::place(&self.host);
        }
    }

    /// Has them placed again before the next frame.
    pub fn arrange_margin(&self) {
        if self.has_margin.get() {
            self.await_frame(Due { margin: true, ..self.due.get() });
        }
    }

    /// Something has scrolled, or pushed the text: before the next frame cards follow their words, and the contents the
    /// reader.
    pub fn follow(&self) {
        let (follow, progress) = (!self.cards.borrow().is_empty(), self.contents.is_some());
        if follow || progress {
            let due = self.due.get();
            self.await_frame(Due { follow: due.follow || follow, progress, ..due });
        }
    }

    /// The window has changed its size: before the next frame cards are placed anew.
    pub fn resettle(&self) {
        if !self.cards.borrow().is_empty() {
            self.await_frame(Due { settle: true, ..self.due.get() });
        }
    }

    /// Has the contents shown beside the text, or not, before the next frame.
    pub fn arrange_contents(&self) {
        if self.contents.is_some() {
            self.await_frame(Due { contents: true, ..self.due.get() });
        }
    }

    /// Shows the contents beside the text if there is room.
    fn place_contents(&self) {
        if let Some(contents) = &self.contents {
            contents.place(&self.host);
            contents.show_progress();
        }
    }

    fn await_frame(&self, due: Due) {
        self.due.set(due);
        self.page.frame();
    }

    /// Does what was awaited for this frame.
    pub fn arrange(&self) {
        let Due { margin, contents, progress, follow, settle } = self.due.take();
        if contents {
            self.place_contents();
        } else if let Some(contents) = self.contents.as_ref().filter(|contents| progress && contents.is_shown()) {
            contents.show_progress();
        }
        if margin {
            self.place_margin();
        }
        let cards = self.cards.borrow().clone();
        for open in &cards {
            if settle {
                self.settle(open);
            } else if follow {
                self.follow_word(open);
            }
        }
    }

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

    /// Whether the first card stands apart from its word, beside the column.
    pub fn is_apart(&self) -> bool {
        self.cards.borrow().first().is_some_and(|open| open.spot.is_some_and(Spot::is_beside))
    }

    /// The handle of a link: the one that it has, or a new one.
    pub fn handle(&self, link: &HtmlElement) -> Trigger {
        let mut links = self.links.borrow_mut();
        let place = links.iter().position(|known| known == link).unwrap_or_else(|| {
            links.push(link.clone());
            links.len() - 1
        });
        Trigger(place as u32)
    }

    fn link(&self, trigger: Trigger) -> Option<HtmlElement> {
        self.links.borrow().get(trigger.0 as usize).cloned()
    }

    /// The entry with an id, in this host's article.
    pub fn entry(&self, id: &str) -> Option<(HtmlElement, Kind)> {
        let entry = follow::place(&self.host, id)?;
        let kind = Kind::of(&entry)?;
        Some((entry, kind))
    }

    /// The entry with an id, if it is a note that stands in the margin, and in the window.
    pub fn beside(&self, id: &str) -> Option<HtmlElement> {
        let (entry, _) = self.entry(id).filter(|(entry, _)| entry.has_attribute("data-beside"))?;
        let rect = entry.get_bounding_client_rect();
        (rect.bottom() > 0.0 && rect.top() < inner_height()).then_some(entry)
    }

    /// The id of the entry that a link leads to.
    pub fn destination(&self, link: &Element) -> Option<String> {
        let (id, place) = follow::destination(&self.host, link)?;
        Kind::of(&place).map(|_| id)
    }

    /// Marks the place that the reader was led to, the only one in the page; or unmarks one in this article. The browser
    /// has a mark of its own only where it led itself.
    pub fn set_followed(&self, place: Option<&HtmlElement>) {
        let root = if place.is_some() { document().document_element() } else { None };
        for before in all(root.as_ref().unwrap_or(&self.host), "[data-followed]") {
            if Some(&before) != place {
                unset(&before, "data-followed");
                if !before.has_attribute("data-beside") {
                    unset(&before, "tabindex");
                }
            }
        }
        if let Some(place) = place {
            set(place, "data-followed", "");
        }
    }

    /// Whether a dialog or popover of the page lies over the cards.
    pub fn is_covered(&self) -> bool {
        let below = self.below.borrow();
        layers().iter().any(|layer| !below.contains(layer))
    }

    /// Where an entry is mentioned.
    pub fn mentions(&self, id: &str) -> OfEntry {
        self.mentions.of(&self.host, id)
    }

    /// Shows only the notes of the verdict that a button counts, or all again.
    pub fn filter(&self, button: &HtmlElement) {
        self.filtered(self.filter.toggle(button));
    }

    /// Shows all notes if a node that the reader is to see is in one that is filtered out; returns whether it was.
    pub fn reveal(&self, node: Option<&Node>) -> bool {
        let shown = self.filter.reveal(node);
        let was_hidden = shown.is_some();
        if let Some(shown) = shown {
            self.filtered(shown);
        }
        was_hidden
    }

    fn filtered(&self, shown: Shown) {
        self.place_margin();
        self.tell(&counted(&self.words, shown.count, shown.all));
    }

    /// Announces to screen readers what happened away from the focus.
    pub fn tell(&self, said: &str) {
        self.live.set_text_content(Some(said));
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
        let plan = Plan {
            entry: &entry,
            id,
            kind,
            level,
            source: source.as_ref(),
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

    /// Puts a card in its place.
    fn settle(&self, open: &Open) {
        let parts = [Some(open.card.clone()), find(&open.card, ".apostil-card-body")];
        let scrolled = parts.each_ref().map(|part| part.as_ref().map_or(0, |part| part.scroll_top()));
        let spot = settle(&open.card, open.source.as_ref(), self.pointer.get(), open.spot);
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
        if let Some(open) = open.filter(|open| open.spot.is_some_and(|spot| spot.is_beside())) {
            self.settle(&open);
        }
    }

    fn follow_word(&self, open: &Open) {
        if let (Some(source), Some(mut spot)) = (&open.source, open.spot) {
            follow(&open.card, source, &mut spot);
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
        }
    }
}

/// Scrolls what is behind a sheet up, if the sheet covers the word that it explains.
fn uncover(word: &HtmlElement, sheet: &HtmlElement) {
    if closest(word, ".apostil-card").is_some() {
        return; // the word is in another sheet, of which only the head shows
    }
    let style = word.style();
    let margin = ["0 0 ", &px(f64::from(sheet.offset_height()) + 16.0)].concat();
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
        self.links.borrow_mut().clear();
    }
}
