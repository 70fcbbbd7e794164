//! The counts above the notes. In: a host. Out: its counts as buttons; a pressed one leaves only the notes of its
//! verdict in the list. Notes keep their numbers. Handles no events.

use super::dom::{add, all, move_children, set, toggle, unset};
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, HtmlLiElement, Node};

pub(super) struct Filter {
    notes: Vec<HtmlElement>,
    counts: Vec<HtmlElement>,
}

/// How many of the notes are shown.
pub(super) struct Shown {
    pub count: usize,
    pub all: usize,
}

impl Filter {
    pub fn new(host: &HtmlElement) -> Self {
        // An instance that crashed may have left its buttons.
        let counts = all(host, ".apostil-count").into_iter();
        let counts =
            counts.filter_map(|count| renamed(&count, "button", &[("type", "button"), ("aria-pressed", "false")]));
        Self { counts: counts.collect(), notes: all(host, ".apostil-note") }
    }

    /// Shows only the notes of a button's verdict, or all of them if it was pressed before.
    pub fn toggle(&self, button: &HtmlElement) -> Shown {
        let is_pressed = button.get_attribute("aria-pressed").as_deref() != Some("false");
        self.show(button.get_attribute("data-verdict").filter(|_| !is_pressed))
    }

    /// Shows all notes if a hidden one contains the node; returns how many are shown then.
    pub fn reveal(&self, node: Option<&Node>) -> Option<Shown> {
        let is_hidden = self.notes.iter().any(|note| note.hidden() && note.contains(node));
        is_hidden.then(|| self.show(None))
    }

    /// Restores the list and the counts as they were.
    pub fn dispose(&self) {
        for note in &self.notes {
            toggle(note, "hidden", false);
            unset(note, "value");
        }
        for button in &self.counts {
            renamed(button, "span", &[]);
        }
    }

    fn show(&self, verdict: Option<String>) -> Shown {
        let mut count = 0;
        for (number, note) in (1..).zip(&self.notes) {
            note.unchecked_ref::<HtmlLiElement>().set_value(number); // hidden items are not numbered
            let is_shown = verdict.is_none() || note.get_attribute("data-verdict") == verdict;
            toggle(note, "hidden", !is_shown);
            count += usize::from(is_shown);
        }
        for button in &self.counts {
            let is_pressed = verdict.is_some() && button.get_attribute("data-verdict") == verdict;
            set(button, "aria-pressed", if is_pressed { "true" } else { "false" });
        }
        Shown { count, all: self.notes.len() }
    }
}

/// Replaces a count by an element of another name, with the same verdict and content.
fn renamed(count: &HtmlElement, name: &str, attributes: &[(&str, &str)]) -> Option<HtmlElement> {
    let verdict = count.get_attribute("data-verdict").unwrap_or_default();
    let new = add(&count.parent_node()?, name, &[("class", &count.class_name()), ("data-verdict", &verdict)], "");
    for (name, value) in attributes {
        set(&new, name, value);
    }
    move_children(count, &new);
    count.replace_with_with_node_1(&new).ok()?;
    Some(new)
}
