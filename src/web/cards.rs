//! The cards of one article. In: the events of the page, through `hear`. Out: cards that open and close. `reader`
//! decides which card opens when; this module asks it and carries out the answer, with `web_sys`. Holds no JavaScript
//! closure: whatever takes time is left to the [`Page`], which reports the outcome through `hear`.
//!
//! The code here has no `format!`, no futures and no deserialising, which would double the module's size. Each method
//! takes `&self`: showing a card or moving the focus raises events synchronously, while another method runs.

mod card;
mod content;
mod contents;
mod dom;
mod fold;
mod follow;
mod foot;
mod head;
mod listen;
mod margin;
mod mentions;
mod options;
mod place;
mod stack;
mod strip;
mod take;
mod view;
mod words;

use crate::reader::{Event as News, Level, Turns, tour};
use dom::{find, focus, page_fragment, window};
use listen::Gestures;
use std::cell::Cell;
use view::View;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, ScrollLogicalPosition};
use words::{Words, counted};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The page's side of the cards. It reports each outcome to `hear`, as a `CustomEvent` of the type in brackets. */
export interface Page {
    /** Waits this many milliseconds [elapsed: the number of the delay]; cancels an earlier delay. */
    wait(delay: number, ms: number): void;
    /** Watches the size of an element [resized: a list of elements]. */
    watch(element: Element): void;
    /** Waits for the next animation frame [frame]. */
    frame(): void;
    /** Copies an address [copied: nothing, or the address if the clipboard refused it]. */
    copy(address: string): void;
    /**
     * Writes sources in a format, and copies them or, if there is a name, saves them in a file of that name. `way` says
     * how to request their records: "page" if the page names them, "here" if the article does, on the page's own site,
     * "there" if it does, on another [taken: { button, isRefused, text }, or not-taken].
     */
    take(button: HTMLElement, address: string, way: string, ids: string[], format: string, name: string): void;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// The page's side of the cards.
    #[wasm_bindgen(typescript_type = "Page")]
    pub type Page;
    #[wasm_bindgen(method)]
    fn wait(this: &Page, delay: u32, ms: u32);
    #[wasm_bindgen(method)]
    fn watch(this: &Page, element: &Element);
    #[wasm_bindgen(method)]
    fn frame(this: &Page);
    #[wasm_bindgen(method)]
    fn copy(this: &Page, address: &str);
    #[wasm_bindgen(method)]
    fn take(this: &Page, button: &HtmlElement, address: &str, way: &str, ids: Vec<String>, format: &str, name: &str);
}

/// The cards of the article in one host.
#[wasm_bindgen]
pub struct Cards {
    turns: Turns,
    view: View,
    gestures: Gestures,
    is_disposed: Cell<bool>,
}

#[wasm_bindgen]
impl Cards {
    /// Makes the article in a host interactive. `words` is a table of words, like a file of `words/`, or nothing.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, page: Page, words: &JsValue) -> Cards {
        let view = View::new(host, page, Words::read(words));
        Cards { turns: Turns::default(), view, gestures: Gestures::default(), is_disposed: Cell::new(false) }
    }

    /// Receives an event of the page or of the host, or a report of the [`Page`]. The first is `arrived`; its detail
    /// says whether the article was built after the browser had looked for the target of the address.
    pub fn hear(&self, event: &Event) {
        if !self.is_disposed.get() {
            listen::hear(self, event);
        }
    }

    /// Opens the card of an entry beside its first mention; returns whether it is open. No card opens at a place that
    /// cannot be seen.
    pub fn open(&self, id: &str) -> bool {
        if self.is_disposed.get() {
            return false;
        }
        let Some((entry, _)) = self.view.entry(id) else { return false };
        let link = self.view.mentions(id).first();
        let place = link.as_ref().unwrap_or(&entry);
        self.view.reveal(Some(place));
        if !follow::uncover(place) {
            return false;
        }
        if let Some(link) = &link {
            // As if it were clicked: it is scrolled into view and has the focus.
            follow::bring_to(link, ScrollLogicalPosition::Nearest);
            focus(link);
        }
        let trigger = link.map(|link| self.view.handle(&link));
        self.take(News::CardSummoned { entry: id.to_owned(), trigger });
        self.turns.is_open(id)
    }

    /// Closes all cards; the focus goes back to the text if it was in one of them.
    pub fn close(&self) {
        self.take(News::CloseAllRequested { focus_within: self.view.has_focus() });
    }

    /// An attribute that controls how the article is read has changed.
    pub fn arrange(&self) {
        options::check(&self.view.host);
        self.take(News::PointerMoved { level: 0 }); // the pointer may no longer open cards
        self.view.set_margin();
    }

    /// The host has been moved within the document.
    pub fn restage(&self) {
        self.view.restage();
    }

    /// Closes all cards and ignores later events: the article is as it was.
    pub fn dispose(&self) {
        if self.is_disposed.get() {
            return;
        }
        self.close();
        self.is_disposed.set(true);
        self.view.dispose();
    }
}

impl Cards {
    fn take(&self, news: News) {
        self.turns.take(news, &self.view);
    }

    /// Brings a reader who has just arrived to the target of the page's address.
    fn arrive(&self, was_built: bool) {
        let id = page_fragment();
        if self.view.strip.is_on() {
            self.tour(true); // the address has asked for it
        }
        let Some(place) = follow::place(&self.view.host, &id) else { return };
        if self.view.entry(&id).is_some() {
            self.go(&id);
        } else if self.view.reveal(Some(&place)) {
            follow::bring(&place);
        } else if was_built && follow::uncover(&place) {
            follow::bring(&place); // the browser looked for it before there was an article
        }
        self.view.set_followed(Some(&place));
    }

    /// A link of the article leads to a place in it: brings the reader there.
    fn follow(&self, id: &str, place: &HtmlElement) {
        self.take(News::EntryFollowed);
        self.view.reveal(Some(place));
        follow::record(id);
        follow::uncover(place);
        follow::bring(place);
        follow::land(place);
        self.view.set_followed(Some(place));
    }

    /// The page's address names an entry: the reader is brought to its first mention, and its card opens.
    fn go(&self, id: &str) {
        let Some((entry, _)) = self.view.entry(id) else { return };
        let place = self.view.mentions(id).first().unwrap_or(entry);
        self.view.reveal(Some(&place));
        follow::uncover(&place);
        follow::bring(&place);
        if !self.go_beside(id) {
            self.open(id);
        }
    }

    /// A note in the margin needs no card: it gets the focus.
    fn go_beside(&self, id: &str) -> bool {
        let Some(note) = self.view.beside(id) else { return false };
        self.close();
        note.set_tab_index(-1);
        focus(&note);
        follow::bring_to(&note, ScrollLogicalPosition::Nearest);
        true
    }

    /// Moves the reader, and the card, to the next or previous mention of a card's entry.
    fn step(&self, level: Level, is_forward: bool) {
        let Some(open) = self.view.card(level) else { return };
        let mentions = self.view.mentions(&open.id);
        let count = mentions.count();
        let at = open.source.as_ref().and_then(|source| mentions.place(source));
        let Some(next) = tour::next(at, count, is_forward) else { return };
        let Some(link) = mentions.get(next) else { return };
        let button = if is_forward { ".apostil-card-next" } else { ".apostil-card-previous" };
        let pressed = find(&open.card, button).map(|button| button.get_bounding_client_rect());
        let before = open.source.filter(|_| at.is_some()).map(|source| source.get_bounding_client_rect().top());
        self.view.reveal(Some(&link));
        follow::uncover(&link);
        follow::bring(&link);
        if let Some(before) = before {
            follow::put(&link, before);
        }
        self.take(News::MentionRequested { entry: open.id, trigger: self.view.handle(&link) });
        // The button that was pressed is in another card now.
        if let Some(button) = self.view.card(1).and_then(|open| find(&open.card, button)) {
            if let Some(pressed) = pressed {
                self.view.hold(&button, &pressed);
            }
            focus(&button);
        }
        self.view.tell(&counted(&self.view.words, next + 1, count));
    }

    /// Brings the reader to the next claim of the verdict that is shown, or to the one before.
    fn tour(&self, is_forward: bool) {
        if let Some(said) = self.view.strip.step(is_forward, &self.view.words) {
            self.view.tell(&said);
        }
    }

    /// Copies the permanent link of a card's entry.
    fn copy_link(&self, level: Level) {
        let Some(open) = self.view.card(level) else { return };
        if let Some(address) = follow::permanent(&open.id) {
            self.view.page.copy(&address);
        }
    }

    /// The link was copied; if the clipboard refused it, it is put into the address bar.
    fn finish_copying(&self, refused: Option<String>) {
        if refused.is_some()
            && let Ok(history) = window().history()
        {
            let state = history.state().unwrap_or_default();
            let _ = history.replace_state_with_url(&state, "", refused.as_deref());
        }
        let words = &self.view.words;
        if refused.is_none() {
            self.view.confirm_copying();
        }
        self.view.tell(if refused.is_some() { &words.not_copied } else { &words.copied });
    }
}
