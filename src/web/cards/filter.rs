//! The counts at the head of the notes. In: a host. Out: its counts as buttons, of which a pressed one leaves only the notes
//! of its verdict in the list; they keep their numbers. Hears no events.

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
        // Cards that have failed may have left their buttons.
        let counts = all(host, ".apostil-count").into_iter();
        let counts =
            counts.filter_map(|count| renamed(&count, "button", &[("type", "button"), ("aria-pressed", "false")]));
        Self { counts: counts.collect(), notes: all(host, ".apostil-note") }
    }

    /// Shows the notes of a button's verdict alone; all of them if it was pressed before.
    pub fn toggle(&self, button: &HtmlElement) -> Shown {
        let is_pressed = button.get_attribute("aria-pressed").as_deref() != Some("false");
        self.show(button.get_attribute("data-verdict").filter(|_| !is_pressed))
    }

    /// Shows all notes if one that is not shown holds the node; says how many if that was so.
    pub fn reveal(&self, node: Option<&Node>) -> Option<Shown> {
        let is_hidden = self.notes.iter().any(|note| note.hidden() && note.contains(node));
        is_hidden.then(|| self.show(None))
    }

    /// All is as it was.
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
            note.unchecked_ref::<HtmlLiElement>().set_value(number); // an item that is not shown does not count
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

/// Puts an element of another name in the place of a count; it has its verdict and all that it holds.
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
