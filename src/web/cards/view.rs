//! An article that is interactive: its links and entries, its strip and lists, the notes in the margin, what is announced, and
//! what the next frame is awaited for. In: a host. Out: nodes by their ids, and marks in the article. The open cards are in
//! `stack`. Decides nothing.

use super::Page;
use super::card::Kind;
use super::contents::Contents;
use super::dom::{add, all, document, find, set, toggle, unset};
use super::fold::Folds;
use super::follow::{self, WAYS};
use super::mentions::{Known, Mentions};
use super::options::wants_margin;
use super::place::inner_height;
use super::stack::Open;
use super::strip::{self, Strip};
use super::take::add_saving;
use super::words::{Words, counted};
use super::{margin, options};
use crate::reader::{INTENT_MS, Level, Trigger};
use std::cell::{Cell, RefCell};
use web_sys::{Element, HtmlElement, Node};

pub(super) struct View {
    pub host: HtmlElement,
    pub page: Page,
    pub words: Words,
    /// The open cards, lowest first.
    pub cards: RefCell<Vec<Open>>,
    /// The links that opened cards, or are about to; the handle of each is its index.
    links: RefCell<Vec<HtmlElement>>,
    mentions: Known,
    pub strip: Strip,
    folds: Folds,
    pub contents: Option<Contents>,
    /// Whether notes were ever wanted in the margin.
    has_margin: Cell<bool>,
    /// The live region, which announces to screen readers what happens away from the focus.
    live: HtmlElement,
    saving: Option<HtmlElement>,
    /// The level at which the focus was last; none if it was not in the host.
    pub focus_level: Cell<Option<Level>>,
    /// The page's dialogs and popovers that were open when a card was shown last.
    pub below: RefCell<Vec<HtmlElement>>,
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
            mentions: Known::default(),
            strip: Strip::new(&host),
            folds: Folds::new(&host, &words),
            contents: Contents::of(&host),
            saving: add_saving(&host, &words),
            cards: RefCell::default(),
            links: RefCell::default(),
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
        if let Some(verdict) = view.strip.asked() {
            view.strip.show(Some(&verdict), &view.words);
            view.folds.arrange(true);
        }
        view.set_margin();
        view.place_contents();
        view
    }

    /// Restores the article as it was.
    pub fn dispose(&self) {
        self.set_followed(None);
        self.strip.dispose();
        self.folds.dispose();
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

    /// Marks the host as interactive, and every link to a place in the page as one that is not for routers; or removes
    /// these marks.
    fn mark(&self, is_lively: bool) {
        toggle(&self.host, "data-lively", is_lively);
        for way in all(&self.host, WAYS) {
            // Routers that hear of a click before the reader does leave such links alone.
            if is_lively { set(&way, "target", "_self") } else { unset(&way, "target") }
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

    /// The handle of a link: the one that it has, or a new one.
    pub fn handle(&self, link: &HtmlElement) -> Trigger {
        let mut links = self.links.borrow_mut();
        let place = links.iter().position(|known| known == link).unwrap_or_else(|| {
            links.push(link.clone());
            links.len() - 1
        });
        Trigger(place as u32)
    }

    pub fn link(&self, trigger: Trigger) -> Option<HtmlElement> {
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

    /// Where an entry is mentioned.
    pub fn mentions(&self, id: &str) -> Mentions {
        self.mentions.of(&self.host, id)
    }

    /// Shows only the claims and notes of a verdict, or all again, and has the page's address say so.
    pub fn show_verdict(&self, verdict: Option<&str>) {
        let before = self.strip.verdict();
        self.set_verdict(verdict);
        strip::record(before.as_deref(), verdict);
    }

    /// Shows only the claims and notes of a verdict, or all again.
    pub fn set_verdict(&self, verdict: Option<&str>) {
        if verdict.is_some() {
            self.strip.end_others();
        }
        let (count, all) = self.strip.show(verdict, &self.words);
        self.folds.arrange(verdict.is_some());
        self.place_margin();
        self.tell(&counted(&self.words, count, all));
    }

    /// Shows all of the list that a button belongs to: a folded one, or that of the notes while it is filtered.
    pub fn show_all(&self, button: &HtmlElement) {
        if self.folds.open(button) {
            self.place_margin();
        } else {
            self.folds.open_notes();
            self.show_verdict(None);
            self.strip.land_at_list();
        }
    }

    /// Shows all notes if a node that the reader is to see is in one that is filtered out, and all of its list if it is
    /// folded away; returns whether it was hidden.
    pub fn reveal(&self, node: Option<&Node>) -> bool {
        let was_folded = self.folds.reveal(node);
        let was_hidden = self.strip.hides(node);
        if was_hidden {
            self.show_verdict(None);
        } else if was_folded {
            self.place_margin();
        }
        was_hidden || was_folded
    }

    /// Announces to screen readers what happened away from the focus.
    pub fn tell(&self, said: &str) {
        self.live.set_text_content(Some(said));
    }

    /// Forgets the handles of all links.
    pub fn forget_links(&self) {
        self.links.borrow_mut().clear();
    }
}
