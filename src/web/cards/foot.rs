//! The foot of a card, one row: who checked a note and when, at most three actions, and a button for the rest. In: the
//! plan of a card. Out: the row, and below or above it what its buttons show. Actions for which the row has no room join
//! the rest.

use super::card::{Kind, Plan, button};
use super::dom::{add, all, closest, document, find, focus, set, toggle, unset};
use super::mentions::Mentions;
use super::take::add_formats;
use super::words::{Words, counted, filled};
use web_sys::{Element, HtmlElement};

/// The buttons that show a part of the foot, which is the next of its class.
const DISCLOSURES: &str = ".apostil-card-cite, .apostil-card-actions";

/// Adds the foot of a card.
pub(super) fn add_foot(card: &Element, plan: &Plan, has_more: bool, words: &Words) {
    let foot = add(card, "div", &[("class", "apostil-card-foot")], "");
    let checked = find(plan.entry, ".apostil-checked");
    if let Some(checked) = checked.and_then(|checked| checked.clone_node_with_deep(true).ok()) {
        let _ = foot.append_child(&checked);
    }
    if has_more {
        button(&foot, "apostil-card-more", "", "");
    }
    if plan.can_copy && plan.kind == Kind::Source {
        set(&button(&foot, "apostil-card-cite", "", &words.cite), "aria-expanded", "false");
        toggle(&add_formats(&foot, false, words), "hidden", true);
    }
    let is_note = plan.kind == Kind::Note;
    if is_note {
        button(&foot, "apostil-card-copy", "", &words.copy_link);
    }
    if plan.kind != Kind::Source {
        add_goto(&foot, plan.id, if is_note { &words.goto_note } else { &words.goto });
    }
    add_mentions(&foot, plan.mentions, plan.source, words);
    let actions = button(&foot, "apostil-card-actions", &words.actions, "\u{22ef}");
    set(&actions, "aria-expanded", "false");
    let attributes =
        [("class", "apostil-card-menu"), ("role", "group"), ("aria-label", &*words.actions), ("hidden", "")];
    let menu = add(&foot, "div", &attributes, "");
    if !is_note {
        button(&menu, "apostil-card-copy", "", &words.copy_link);
    }
    if plan.kind == Kind::Source {
        add_goto(&menu, plan.id, &words.goto);
    }
}

fn add_goto(parent: &Element, id: &str, said: &str) {
    let attributes = [("class", "apostil-card-goto"), ("href", &*["#", id].concat()), ("target", "_self")];
    add(parent, "a", &attributes, said);
}

/// Adds which of several mentions the card was opened from, and buttons to the previous and next ones.
fn add_mentions(foot: &Element, mentions: &Mentions, source: Option<&HtmlElement>, words: &Words) {
    let count = mentions.count();
    if count < 2 {
        return;
    }
    let used = filled(&words.used, &[("n", &count.to_string())]);
    let attributes = [("class", "apostil-card-mentions"), ("role", "group"), ("aria-label", &*used)];
    let group = add(foot, "span", &attributes, "");
    button(&group, "apostil-card-previous", &words.previous_mention, "\u{2039}");
    let place = source.and_then(|source| mentions.place(source));
    let said = place.map_or(used, |place| counted(words, place + 1, count));
    add(&group, "span", &[("class", "apostil-card-mention")], &said);
    button(&group, "apostil-card-next", &words.next_mention, "\u{203a}");
}

/// Puts actions that are on a second line among those that a button shows.
pub(super) fn gather(card: &Element) {
    let (Some(foot), Some(menu)) = (find(card, ".apostil-card-foot"), find(card, ".apostil-card-menu")) else { return };
    let Some(actions) = find(&foot, ".apostil-card-actions") else { return };
    let focused = document().active_element();
    for (action, is_last) in [(".apostil-card-goto", true), (".apostil-card-copy", false)] {
        toggle(&actions, "hidden", menu.child_element_count() == 0);
        let Some(action) = find(&foot, action).filter(|_| wraps(&foot)) else { continue };
        if closest(&action, ".apostil-card-menu").is_some() {
            continue;
        }
        let before = menu.first_child().filter(|_| !is_last);
        let _ = menu.insert_before(&action, before.as_ref());
        toggle(&actions, "hidden", false);
        if focused.as_ref() == Some(&action) {
            focus(&actions);
        }
    }
}

/// Whether the row takes more than one line.
fn wraps(foot: &Element) -> bool {
    let row = all(foot, ":scope > :is(a, button, span):not([hidden])");
    let middle = |part: &HtmlElement| 2 * part.offset_top() + part.offset_height();
    row.iter().zip(row.iter().skip(1)).any(|(part, next)| middle(next) - middle(part) > 16)
}

/// Shows what a button is for, or hides it, and hides the rest.
pub(super) fn disclose(card: &Element, button: &HtmlElement) {
    for known in all(card, DISCLOSURES) {
        let is_expanded = known == *button && known.get_attribute("aria-expanded").as_deref() == Some("false");
        set(&known, "aria-expanded", if is_expanded { "true" } else { "false" });
        let part = if known.class_name() == "apostil-card-cite" { ".apostil-formats" } else { ".apostil-card-menu" };
        if let Some(part) = find(card, part) {
            toggle(&part, "hidden", !is_expanded);
        }
    }
}

/// The button whose part of the foot is shown.
pub(super) fn disclosed(card: &Element) -> Option<HtmlElement> {
    all(card, DISCLOSURES).into_iter().find(|it| it.get_attribute("aria-expanded").as_deref() == Some("true"))
}

/// Has a button say for a while that it has copied; the stylesheet ends it.
pub(super) fn confirm(button: &HtmlElement, words: &Words) {
    unset(button, "data-done");
    let _ = button.offset_width(); // so that it begins anew
    set(button, "data-done", &[&words.copied_here, " ✓"].concat());
}
