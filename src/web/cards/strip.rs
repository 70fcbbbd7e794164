//! The strip of verdicts below the byline. In: a host. Out: its counts as buttons; one that is pressed lights up the
//! claims of its verdict in the text and leaves only their notes in the list, which says so at its head, and a bar with
//! buttons leads from claim to claim. Notes keep their numbers. Handles no events.

use super::dom::{add, all, closest, document, find, focus, page_fragment, set, text, toggle, unset};
use super::follow;
use super::words::{Words, filled};
use crate::reader::tour::{SHOW, next, shown};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlLiElement, Node};

/// A count that is a button.
pub(super) const COUNT: &str = ".apostil-count[aria-pressed]";

pub(super) struct Strip {
    host: HtmlElement,
    notes: Vec<HtmlElement>,
    counts: Vec<HtmlElement>,
    shown: RefCell<Option<Shown>>,
    /// The claim that the reader is at, by its place among those that are shown.
    at: Cell<Option<usize>>,
}

/// A verdict that is shown.
struct Shown {
    verdict: String,
    /// The bar that leads from claim to claim.
    bar: HtmlElement,
    /// What the list of notes says at its head.
    head: Option<HtmlElement>,
}

impl Strip {
    pub fn new(host: &HtmlElement) -> Self {
        let (notes, counts) = (all(host, ".apostil-note"), all(host, ".apostil-count"));
        for count in &counts {
            set(count, "role", "button");
            set(count, "aria-pressed", "false");
        }
        Self { host: host.clone(), notes, counts, shown: RefCell::default(), at: Cell::default() }
    }

    /// The verdict that the page's address asks this article to show: of several articles the first that has it.
    pub fn asked(&self) -> Option<String> {
        let verdict = shown(&page_fragment())?.to_owned();
        let selector = [".apostil-count[data-verdict=", &web_sys::css::escape(&verdict), "]"].concat();
        let first = find(&document().document_element()?, &selector)?;
        self.host.contains(Some(&first)).then_some(verdict)
    }

    /// The verdict of a count, unless it is pressed already.
    pub fn of(count: &HtmlElement) -> Option<String> {
        let is_pressed = count.get_attribute("aria-pressed").as_deref() == Some("true");
        count.get_attribute("data-verdict").filter(|_| !is_pressed)
    }

    /// The verdict that is shown.
    pub fn verdict(&self) -> Option<String> {
        self.shown.borrow().as_ref().map(|shown| shown.verdict.clone())
    }

    pub fn is_on(&self) -> bool {
        self.shown.borrow().is_some()
    }

    /// Ends what other articles show: as if their own buttons were pressed.
    pub fn end_others(&self) {
        let root = document().document_element();
        for button in root.iter().flat_map(|root| all(root, "[data-show] .apostil-steps-all")) {
            if !self.host.contains(Some(&button)) {
                button.click();
            }
        }
    }

    /// Whether a hidden note contains a node.
    pub fn hides(&self, node: Option<&Node>) -> bool {
        self.notes.iter().any(|note| note.hidden() && note.contains(node))
    }

    /// Shows only the claims and the notes of a verdict, or all; returns how many notes are shown, of how many.
    pub fn show(&self, verdict: Option<&str>, words: &Words) -> (usize, usize) {
        self.leave();
        let before = self.shown.take();
        let focused = document().active_element();
        let is_focused = |part: Option<&HtmlElement>| part.is_some_and(|part| part.contains(focused.as_deref()));
        let is_in_bar = is_focused(before.as_ref().map(|shown| &shown.bar));
        let is_at_list = is_focused(before.as_ref().and_then(|shown| shown.head.as_ref()));
        let mut pressed = before.and_then(|shown| {
            let verdict = shown.remove();
            self.counts.iter().find(|count| count.get_attribute("data-verdict").as_deref() == Some(&verdict))
        });
        let mut count = 0;
        for (number, note) in (1..).zip(&self.notes) {
            note.unchecked_ref::<HtmlLiElement>().set_value(number); // hidden items are not numbered
            let is_shown = verdict.is_none() || note.get_attribute("data-verdict").as_deref() == verdict;
            toggle(note, "hidden", !is_shown);
            count += usize::from(is_shown);
        }
        for count in &self.counts {
            let is_pressed = verdict.is_some() && count.get_attribute("data-verdict").as_deref() == verdict;
            set(count, "aria-pressed", if is_pressed { "true" } else { "false" });
            if is_pressed {
                pressed = Some(count);
            }
        }
        match (verdict, pressed) {
            (Some(verdict), Some(pressed)) => {
                set(&self.host, "data-show", verdict);
                let (bar, head) = (bar(pressed, verdict, words), self.head(pressed, verdict, words));
                self.shown.replace(Some(Shown { verdict: verdict.to_owned(), bar, head }));
                self.say(count, words);
            }
            _ => unset(&self.host, "data-show"),
        }
        // The button that had the focus is gone.
        if is_in_bar && let Some(pressed) = pressed {
            focus(pressed);
        } else if is_at_list {
            self.land_at_list();
        }
        (count, self.notes.len())
    }

    /// Brings the reader to the next claim of those that are shown, or to the one before; returns what to announce.
    pub fn step(&self, is_forward: bool, words: &Words) -> Option<String> {
        let verdict = self.verdict()?;
        let of_verdict = |note: &&HtmlElement| note.get_attribute("data-verdict").as_deref() == Some(&verdict);
        let notes: Vec<_> = self.notes.iter().filter(of_verdict).collect();
        let place = next(self.at.get(), notes.len(), is_forward)?;
        self.leave();
        self.at.set(Some(place));
        let parts = self.claim(notes[place]);
        for part in &parts {
            set(part, "data-current", "");
        }
        let first = parts.first()?;
        follow::uncover(first);
        follow::bring(first);
        let words_of_claim: Vec<_> = parts.iter().map(|part| text(part)).collect();
        Some([&self.say(notes.len(), words), ": ", &words_of_claim.concat()].concat())
    }

    /// Restores the list and the counts as they were.
    pub fn dispose(&self) {
        self.leave();
        if let Some(shown) = self.shown.take() {
            shown.remove();
        }
        if let Some(heading) = self.heading() {
            unset(&heading, "tabindex");
        }
        for note in &self.notes {
            toggle(note, "hidden", false);
            unset(note, "value");
        }
        for count in &self.counts {
            unset(count, "role");
            unset(count, "aria-pressed");
        }
        unset(&self.host, "data-show");
    }

    /// The parts of a note's claim in the text; otherwise its first mark, or the note itself if the text has neither.
    fn claim(&self, note: &HtmlElement) -> Vec<HtmlElement> {
        let id = web_sys::css::escape(&note.id());
        let parts = all(&self.host, &[".apostil-claim[data-note=", &id, "]"].concat());
        if !parts.is_empty() {
            return parts;
        }
        let mark = find(&self.host, &[".apostil-body a[href=\\#", &id, "]"].concat());
        vec![mark.and_then(|mark| closest(&mark, ".apostil-noteref")).unwrap_or_else(|| note.clone())]
    }

    /// The heading of the list of notes.
    fn heading(&self) -> Option<HtmlElement> {
        find(&self.host, ".apostil-notes > h2")
    }

    /// Moves the focus to the list of notes.
    pub fn land_at_list(&self) {
        if let Some(heading) = self.heading() {
            heading.set_tab_index(-1);
            focus(&heading);
        }
    }

    /// What the list of notes says at its head while only those of a verdict are in it, with a button that shows all.
    fn head(&self, count: &HtmlElement, verdict: &str, words: &Words) -> Option<HtmlElement> {
        let heading = self.heading()?;
        let attributes = [("class", "apostil-filtered"), ("data-verdict", verdict)];
        let section: Node = heading.parent_node()?;
        let head = add(&section, "div", &attributes, "");
        let said = add(&head, "span", &[], "");
        for part in (0..count.child_nodes().length()).filter_map(|at| count.child_nodes().item(at)) {
            let _ = part.clone_node_with_deep(true).and_then(|copy| said.append_child(&copy));
        }
        let all = filled(&words.show_all, &[("n", &self.notes.len().to_string())]);
        add(&head, "button", &[("class", "apostil-all"), ("type", "button")], &all);
        let _ = heading.after_with_node_1(&head);
        Some(head)
    }

    /// Which claim of how many the reader is at: shown in the bar, and returned.
    fn say(&self, all: usize, words: &Words) -> String {
        let place = self.at.get().map_or_else(|| "–".to_owned(), |at| (at + 1).to_string());
        let said = filled(&words.mention, &[("n", &place), ("all", &all.to_string())]);
        if let Some(shown) = &*self.shown.borrow()
            && let Some(place) = find(&shown.bar, ".apostil-steps-at")
        {
            place.set_text_content(Some(&said));
        }
        said
    }

    /// The reader is at no claim.
    fn leave(&self) {
        self.at.set(None);
        for part in all(&self.host, "[data-current]") {
            unset(&part, "data-current");
        }
    }
}

impl Shown {
    /// Removes the bar and the head; returns the verdict.
    fn remove(self) -> String {
        self.bar.remove();
        if let Some(head) = self.head {
            head.remove();
        }
        self.verdict
    }
}

/// The bar beside a count, with the buttons that lead from claim to claim and the one that ends it.
fn bar(count: &HtmlElement, verdict: &str, words: &Words) -> HtmlElement {
    let name = text(count);
    let strip = closest(count, ".apostil-strip").unwrap_or_else(|| count.clone());
    let attributes = [("class", "apostil-steps"), ("role", "group"), ("aria-label", &*name), ("data-verdict", verdict)];
    let bar = add(&strip, "div", &attributes, "");
    let button = |class: &str, name: &str, said: &str| {
        let button = add(&bar, "button", &[("class", class), ("type", "button")], said);
        if name != said {
            set(&button, "aria-label", name);
        }
    };
    button("apostil-steps-previous", &words.previous_claim, "‹");
    if let Some(sign) = find(count, ".apostil-sign").and_then(|sign| sign.clone_node_with_deep(true).ok()) {
        let _ = bar.append_child(&sign);
    }
    add(&bar, "span", &[("class", "apostil-steps-at")], "");
    button("apostil-steps-next", &words.next_claim, "›");
    button("apostil-steps-all", &words.all_claims, &words.all_claims);
    bar
}

/// Puts the verdict that is shown into the page's address, so that it can be shared; or takes out the one before.
pub(super) fn record(before: Option<&str>, now: Option<&str>) {
    if let Some(verdict) = now {
        follow::replace(&[SHOW, verdict].concat());
    } else if before.is_some() && shown(&page_fragment()) == before {
        follow::replace("");
    }
}
