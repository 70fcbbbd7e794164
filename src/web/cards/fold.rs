//! Long lists begin with ten rows. In: a host and the word on the button. Out: rows past the tenth, hidden until they are
//! found, and a button that shows them all. A row that is searched for, linked to or printed appears. Handles no events.

use super::dom::{add, all, focus, set, unset};
use super::place::inner_height;
use super::words::{Words, filled};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

/// How many rows a long list begins with.
const FIRST: usize = 10;
/// A list of one or two more is shown whole.
const SPARE: usize = 2;

/// The lists that are folded.
pub(super) struct Folds(Vec<Fold>);

/// A list that is long enough, and out of sight.
struct List {
    section: Element,
    rows: Vec<HtmlElement>,
}

struct Fold {
    /// The rows after the first ones.
    rows: Vec<HtmlElement>,
    button: HtmlElement,
    is_folded: Cell<bool>,
}

impl Folds {
    pub fn new(host: &HtmlElement, words: &Words) -> Self {
        // All are looked at before one of them changes, so that the page is laid out once.
        let lists: Vec<List> =
            all(host, ".apostil-article > section > :is(ol, dl)").iter().filter_map(List::new).collect();
        let folds = Self(lists.into_iter().map(|list| Fold::new(list, words)).collect());
        folds.arrange(false);
        folds
    }

    /// Hides what is folded; no notes while they are filtered.
    pub fn arrange(&self, is_filtered: bool) {
        for fold in &self.0 {
            fold.arrange(is_filtered);
        }
    }

    /// A list's button was pressed: shows all of it, and continues at the first row that was hidden. Returns whether it is
    /// the button of a list that is folded.
    pub fn open(&self, button: &HtmlElement) -> bool {
        let fold = self.0.iter().find(|fold| fold.button == *button);
        if let Some(fold) = fold
            && let Some(row) = fold.rows.first()
        {
            fold.open();
            row.set_tab_index(-1);
            focus(row);
        }
        fold.is_some()
    }

    /// Shows all notes, as far as they are not filtered.
    pub fn open_notes(&self) {
        if let Some(fold) = self.0.iter().find(|fold| fold.is_of_notes()) {
            fold.open();
        }
    }

    /// Shows all of the list that has a node among its hidden rows; returns whether there is one.
    pub fn reveal(&self, node: Option<&Node>) -> bool {
        let hides = |fold: &&Fold| fold.is_folded.get() && fold.rows.iter().any(|row| row.contains(node));
        let fold = self.0.iter().find(hides);
        if let Some(fold) = fold {
            fold.open();
        }
        fold.is_some()
    }

    /// Restores the lists as they were.
    pub fn dispose(&self) {
        for fold in &self.0 {
            fold.open();
            if let Some(row) = fold.rows.first() {
                unset(row, "tabindex");
            }
        }
    }
}

impl List {
    /// Nothing where the reader has the list, or what comes after it, before their eyes: it would jump.
    fn new(list: &HtmlElement) -> Option<Self> {
        let rows: Vec<HtmlElement> = js_sys::Array::from(&list.children()).iter().map(JsCast::unchecked_into).collect();
        let section: Element = list.parent_element()?;
        let is_folded = rows.len() > FIRST + SPARE && section.get_bounding_client_rect().top() >= inner_height();
        is_folded.then_some(Self { section, rows })
    }
}

impl Fold {
    fn new(List { section, rows }: List, words: &Words) -> Self {
        let said = filled(&words.show_all, &[("n", &rows.len().to_string())]);
        let button = add(&section, "button", &[("class", "apostil-all"), ("type", "button")], &said);
        Self { rows: rows.into_iter().skip(FIRST).collect(), button, is_folded: Cell::new(true) }
    }

    fn arrange(&self, is_filtered: bool) {
        let is_open = is_filtered && self.is_of_notes();
        self.button.set_hidden(is_open);
        if self.is_folded.get() && !is_open {
            for row in &self.rows {
                set(row, "hidden", "until-found");
            }
        }
    }

    fn is_of_notes(&self) -> bool {
        self.rows.first().is_some_and(|row| row.class_list().contains("apostil-note"))
    }

    fn open(&self) {
        if self.is_folded.replace(false) {
            self.button.remove();
            for row in self.rows.iter().filter(|row| row.get_attribute("hidden").as_deref() == Some("until-found")) {
                unset(row, "hidden");
            }
        }
    }
}
