//! The table of contents. In: a host. Out: `data-rail` on it where there is room for the contents beside the text, and
//! `aria-current` on the link to the part that is being read. The stylesheet shows the rest. Handles no events.

use super::dom::{all, closest, document, find, length, set, style_of, toggle, unset};
use super::follow::{WAYS, destination};
use super::place::{inner_height, rect_of};
use crate::reader::place::Rect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};

/// The room that a rail needs beside the text, in rem: its own width, a gap, and a little to the window's edge
/// (contents.css).
const ROOM: f64 = 16.0;
/// How high something beside the text must be, in CSS px, to be in the way: headers and footers are lower.
const LOW: f64 = 120.0;
/// How far down the window a reader reads, as a part of its height.
const LINE: f64 = 0.3;

pub(super) struct Contents {
    nav: HtmlElement,
    /// Its links, each with its place.
    parts: Vec<(HtmlElement, HtmlElement)>,
}

impl Contents {
    pub fn of(host: &HtmlElement) -> Option<Contents> {
        let nav = find(host, ".apostil-contents")?;
        let part = |link: HtmlElement| destination(host, &link).map(|(_, place)| (link, place));
        let parts = all(&nav, WAYS).into_iter().filter_map(part).collect();
        Some(Contents { nav, parts })
    }

    /// Marks the host if there is room beside its text.
    pub fn place(&self, host: &HtmlElement) {
        toggle(host, "data-rail", has_room(host).unwrap_or_default());
    }

    pub fn is_shown(&self) -> bool {
        is_shown(&self.nav)
    }

    /// Whether a press on a node opens them.
    pub fn opens_by(&self, node: &Node) -> bool {
        closest(node, ".apostil-contents-button").is_some()
    }

    pub fn close(&self) {
        let _ = self.nav.hide_popover();
    }

    /// Marks the link to the part that is being read, and keeps it in sight.
    pub fn show_progress(&self) {
        let is_at_end = closest(&self.nav, ".apostil-article")
            .is_some_and(|article| article.get_bounding_client_rect().bottom() <= inner_height());
        let line = inner_height() * if is_at_end { 1.0 } else { LINE };
        // What is in closed details has no place.
        let is_read = |place: &HtmlElement| is_shown(place) && rect_of(place).top <= line;
        let now = self.parts.iter().rfind(|(_, place)| is_read(place)).map(|(link, _)| link);
        let before = find(&self.nav, "[aria-current]");
        if before.as_ref() == now {
            return;
        }
        if let Some(before) = before {
            unset(&before, "aria-current");
        }
        if let (Some(now), Some(list)) = (now, self.nav.first_element_child()) {
            set(now, "aria-current", "true");
            let (link, seen) = (rect_of(now), rect_of(&list));
            if link.top < seen.top || link.bottom > seen.bottom {
                let off = (link.top + link.bottom - seen.top - seen.bottom) / 2.0;
                list.set_scroll_top(list.scroll_top() + off as i32);
            }
        }
    }

    /// Leaves the contents as they were.
    pub fn dispose(&self, host: &HtmlElement) {
        unset(host, "data-rail");
        for link in all(&self.nav, "[aria-current]") {
            unset(&link, "aria-current");
        }
    }
}

fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Whether the window has room where the lines of the text begin, nothing cuts it off, and the page has nothing there.
fn has_room(host: &HtmlElement) -> Option<bool> {
    let article = find(host, ".apostil-article")?;
    let root = document().document_element()?;
    let column = rect_of(&article);
    let width = ROOM * length(&style_of(&root), "font-size");
    let strip = if is(&article, "direction", "rtl") {
        Rect { left: column.right, right: column.right + width, ..column }
    } else {
        Rect { left: column.left - width, right: column.left, ..column }
    };
    let mut has_room = strip.left >= 0.0 && strip.right <= f64::from(root.client_width());
    let mut frame: Element = host.clone().unchecked_into();
    while let Some(outer) = frame.parent_element().filter(|_| has_room) {
        let others = outer.children();
        let is_free = (0..others.length()).filter_map(|i| others.item(i)).all(|it| it == frame || !is_in(&it, &strip));
        // What the body cuts off or paints is the window, unless the root has a ground of its own.
        let is_page = frame == root || Some(&frame) == document().body().as_deref() && !paints(&root);
        let ends = !is_page && (!is(&frame, "overflow-x", "visible") || paints(&frame) && frame != **host);
        let bounds = rect_of(&frame);
        has_room = is_free && !(ends && (strip.left < bounds.left || strip.right > bounds.right));
        frame = outer;
    }
    Some(has_room)
}

/// Whether a property of an element has a value, as computed.
fn is(element: &Element, name: &str, value: &str) -> bool {
    style_of(element).get_property_value(name).is_ok_and(|it| it == value)
}

/// Whether an element has a ground of its own. In forced colours what is transparent is so in another colour.
fn paints(element: &Element) -> bool {
    let ground = style_of(element).get_property_value("background-color").unwrap_or_default();
    !(ground.starts_with("rgba") && ground.ends_with(", 0)"))
}

/// Whether an element of the page is in the way of a rail. What is fixed is beside the text wherever that is.
fn is_in(element: &Element, strip: &Rect) -> bool {
    let rect = rect_of(element);
    let (depth, most) = if is(element, "position", "fixed") {
        (rect.height(), inner_height() / 2.0)
    } else {
        (rect.bottom.min(strip.bottom) - rect.top.max(strip.top), LOW)
    };
    rect.left < strip.right && rect.right > strip.left && depth > most
}
