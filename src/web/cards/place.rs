//! Puts a shown card in its place: beside its word, or as a sheet at the foot of the window. In: the card, its link and
//! the host. Out: the card's attribute `data-side` and its position, held against where it then is. `reader::place`
//! does the arithmetic. Cards are placed by the script alone, since engines leave transforms and scrolling out when they
//! place by anchors.

use super::dom::{all, beneath, closest, document, find, length, px, set, style_of, toggle, unset, window};
use super::foot::gather;
use crate::reader::place::{self, Place, Rect, Side, Word};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, HtmlElement};

/// The least room beside the column in which cards stand there, in rem.
const ROOM: f64 = 22.0;
/// The distance of a card from the column, in CSS px.
const GUTTER: f64 = 20.0;
/// How far below and above a word's line the room beside the column must be free, in CSS px.
const DEPTHS: [f64; 3] = [0.0, 120.0, 240.0];

/// Where a card stands in relation to its word, so that it can follow it.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    /// Which of the link's boxes it is placed by.
    line: usize,
    /// Its distance from that box.
    offset: (f64, f64),
    side: Side,
    /// Its position in its own CSS px.
    position: (f64, f64),
    /// How large one of those is in the window.
    scale: f64,
}

impl Spot {
    /// Whether the card stands beside the column.
    pub fn is_beside(self) -> bool {
        matches!(self.side, Side::Left | Side::Right)
    }

    /// Whether the card keeps its upper edge when it grows only as long as there is room below it.
    pub fn may_move(self) -> bool {
        self.is_beside() || self.side == Side::Over
    }
}

fn rect(it: &DomRect) -> Rect {
    Rect { left: it.left(), top: it.top(), right: it.right(), bottom: it.bottom() }
}

pub(super) fn rect_of(element: &Element) -> Rect {
    rect(&element.get_bounding_client_rect())
}

/// The boxes of a link, one for each line.
fn boxes(link: &Element) -> Vec<Rect> {
    let list = link.get_client_rects();
    let boxes = (0..list.length()).filter_map(|index| list.get(index)).map(|it| rect(&it));
    boxes.filter(|it| it.width() + it.height() > 0.0).collect()
}

/// The part of the window that the reader sees, in the window's own px, if fingers have enlarged the page.
pub(super) fn magnified() -> Option<Rect> {
    let seen = window().get("visualViewport")?;
    let get = |name: &str| Reflect::get(&seen, &name.into()).ok()?.as_f64();
    let (left, top) = (get("offsetLeft")?, get("offsetTop")?);
    let rect = Rect { left, top, right: left + get("width")?, bottom: top + get("height")? };
    (get("scale")? > 1.01).then_some(rect)
}

/// Whether the page is in a frame that is higher than the screen: the foot of its window may be far out of sight.
fn is_in_long_frame() -> bool {
    let window = window();
    let is_framed = window.parent().ok().flatten().is_some_and(|parent| parent != window);
    is_framed
        && window.screen().and_then(|screen| screen.height()).is_ok_and(|height| inner_height() > f64::from(height))
}

pub(super) fn inner_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether a card is a sheet at the foot of the window.
pub(super) fn is_sheet(card: &Element) -> bool {
    !card.has_attribute("data-side")
}

/// Puts a card in its place; `link` is its word or, if that is in a card, that card; `pointer` is where the pointer was last,
/// and `old` where the card is, if it is shown. Returns its spot, or none for a sheet.
pub(super) fn settle(
    card: &HtmlElement,
    link: Option<&HtmlElement>,
    pointer: (f64, f64),
    old: Option<Spot>,
) -> Option<Spot> {
    let (is_narrow, is_low) = (matches("(width < 40rem)"), matches("(height < 32rem)"));
    let magnified = magnified();
    let is_long = is_in_long_frame();
    reset(card);
    if is_narrow && !is_long && magnified.is_none() {
        unset(card, "data-side");
        return None;
    }
    // First over the whole window, to learn how large that is in the units of the card, which may be zoomed.
    set(card, "data-side", "window");
    let view = Measured::of(card, magnified);
    let Measured { whole, seen, scale, .. } = view;
    let boxes = link.map(|link| boxes(link)).unwrap_or_default();
    let line = old.map_or_else(
        || place::line_at(&boxes, pointer.0, pointer.1),
        |old| old.line.min(boxes.len().saturating_sub(1)),
    );
    let word = Word::around(&boxes, line);
    let below = link.filter(|link| is_card(link));
    let room = link.zip(word).and_then(|(link, word)| free_room(card, link, &word, &view));
    let is_sheet = match below {
        Some(below) => is_sheet(below),
        None => room.is_none() && (is_narrow || is_low) && !is_long,
    };
    let Some(word) = word.filter(|_| !is_sheet) else {
        unset(card, "data-side");
        if magnified.is_some() {
            lay_sheet(card, &whole, &seen, scale);
        }
        return None;
    };
    // Then in the corner, to learn how large the card would be, and where its own coordinates begin.
    set(card, "data-side", room.map_or(Side::Below, |(side, _)| side).name());
    put(card, "--apostil-room", room.map_or(seen.width() - 16.0, |(_, room)| room.width()) / scale);
    if below.is_some() {
        put(card, "width", word.first.width() / scale);
    }
    put(card, "left", 0.0);
    put(card, "top", 0.0);
    gather(card);
    let natural = rect_of(card);
    let size = (natural.width(), natural.height());
    let gap = length(&style_of(card), "margin-top") * scale;
    let place = match &room {
        _ if below.is_some() => place::over(&word.first, &seen, size.1, is_rtl(card)),
        Some((side, room)) => place::beside(&word, &seen, *side, room, size),
        None => place::near(&word, &seen, size, gap),
    };
    let Place { side, left, edge, room, notch } = place;
    set(card, "data-side", side.name());
    put(card, "max-height", room / scale);
    put(card, "--apostil-notch", notch / scale);
    if side == Side::Above {
        let _ = card.style().set_property("top", "auto");
        put(card, "bottom", 0.0);
    }
    let mut spot = Spot { line, offset: (0.0, 0.0), side, position: (0.0, 0.0), scale };
    // Once would do where nothing moves cards but what was measured; so its place is checked, and mended.
    for _ in 0..2 {
        let now = rect_of(card);
        move_by(card, &mut spot, left - now.left, edge - corner(&now, side));
    }
    let at = boxes.get(line).copied().unwrap_or_default();
    spot.offset = (left - at.left, edge - at.top);
    Some(spot)
}

/// A card follows its word, and hides where the word is scrolled out of what holds it.
pub(super) fn follow(card: &HtmlElement, link: &HtmlElement, spot: &mut Spot) {
    let boxes = boxes(link);
    let word = boxes.get(spot.line).or(boxes.first());
    let is_seen = word.is_some_and(|word| is_seen(link, word));
    let _ = card.style().set_property("visibility", if is_seen { "" } else { "hidden" });
    if let Some(word) = word {
        let now = rect_of(card);
        let (right, down) = spot.offset;
        let top = corner(&now, spot.side);
        move_by(card, spot, word.left + right - now.left, word.top + down - top);
    }
}

/// Moves a card by a distance in the window, so that a button of it is again where the reader has pressed it; not if the
/// card would then cover its word or leave the window.
pub(super) fn hold(card: &HtmlElement, link: &HtmlElement, spot: &mut Spot, (right, down): (f64, f64)) {
    let now = rect_of(card);
    let moved =
        Rect { left: now.left + right, top: now.top + down, right: now.right + right, bottom: now.bottom + down };
    let is_free = boxes(link).iter().all(|line| line.within(&moved).is_none());
    if is_free && moved.left >= 0.0 && moved.top >= 0.0 && moved.bottom <= inner_height() {
        move_by(card, spot, right, down);
        spot.offset = (spot.offset.0 + right, spot.offset.1 + down);
        let style = card.style();
        let notch = length(&style, "--apostil-notch") - right / spot.scale;
        put(card, "--apostil-notch", notch.min(f64::from(card.offset_width()) - 20.0).max(20.0));
    }
}

/// The edge of a card from which it grows.
fn corner(card: &Rect, side: Side) -> f64 {
    if side == Side::Above { card.bottom } else { card.top }
}

/// Moves a card by a distance in the window.
fn move_by(card: &HtmlElement, spot: &mut Spot, right: f64, down: f64) {
    if right.abs() + down.abs() < 0.5 {
        return;
    }
    spot.position.0 += right / spot.scale;
    let is_above = spot.side == Side::Above;
    spot.position.1 += if is_above { -down } else { down } / spot.scale;
    put(card, "left", spot.position.0);
    put(card, if is_above { "bottom" } else { "top" }, spot.position.1);
}

/// The window as cards see it.
struct Measured {
    whole: Rect,
    /// What the reader sees of it.
    seen: Rect,
    /// How large a px of the card's own style is.
    scale: f64,
    /// How large a px of the window is: some engines measure what is zoomed in its own px.
    unit: f64,
}

impl Measured {
    /// Measures by a card that lies over the whole window.
    fn of(card: &HtmlElement, magnified: Option<Rect>) -> Measured {
        let whole = rect_of(card);
        let inner = document().document_element().map_or(1, |root| root.client_width());
        let unit = whole.width() / f64::from(inner.max(1));
        let seen = magnified.map_or(whole, |part| Rect {
            left: whole.left + part.left * unit,
            top: whole.top + part.top * unit,
            right: whole.left + part.right * unit,
            bottom: whole.top + part.bottom * unit,
        });
        Measured { whole, seen, scale: whole.width() / f64::from(card.offset_width().max(1)), unit }
    }

    /// What the page shows at a place, under the cards.
    fn at(&self, x: f64, y: f64) -> Option<Element> {
        let (x, y) = ((x - self.whole.left) / self.unit, (y - self.whole.top) / self.unit);
        beneath(x, y)
    }
}

/// The room beside the column for a card of the first level, if there is enough and the page has nothing there.
fn free_room(card: &Element, link: &Element, word: &Word, view: &Measured) -> Option<(Side, Rect)> {
    let article = closest(link, ".apostil-article")?;
    let root = document().document_element()?;
    let least = ROOM * length(&style_of(&root), "font-size") * view.unit;
    let is_rtl = is_rtl(&article);
    let host = card.parent_element()?;
    let seen = &view.seen;
    let is_free = |room: &Rect| {
        let ways = [room.left, (room.left + room.right) / 2.0, room.right - 1.0];
        let lines = DEPTHS.map(|depth| (word.first.top + depth).min(seen.bottom - GUTTER).max(seen.top + GUTTER));
        let mut places = ways.iter().flat_map(|x| lines.map(|y| (*x, y)));
        places.all(|(x, y)| view.at(x, y).is_none_or(|there| there.contains(Some(&host))))
    };
    let rooms = place::rooms(seen, &rect_of(&article), GUTTER, is_rtl);
    rooms.into_iter().find(|(_, room)| room.width() + GUTTER >= least && is_free(room))
}

fn is_rtl(element: &Element) -> bool {
    style_of(element).get_property_value("direction").is_ok_and(|direction| direction == "rtl")
}

fn is_card(element: &Element) -> bool {
    element.class_name() == "apostil-card"
}

/// Whether a link's box is in sight within all that cuts it off: containers that scroll, and cards.
pub(super) fn is_seen(link: &Element, word: &Rect) -> bool {
    let root = document().document_element();
    let is_plain = |style: &web_sys::CssStyleDeclaration| {
        style.get_property_value("overflow").is_ok_and(|overflow| overflow == "visible")
    };
    let body = document().body();
    let mut seen = *word;
    let mut next = if is_card(link) { Some(link.clone()) } else { link.parent_element() };
    while let Some(frame) = next {
        let style = style_of(&frame);
        // What the root, or the body in its place, cuts off is what the window does.
        let is_page = Some(&frame) == root.as_ref()
            || Some(&frame) == body.as_deref() && root.as_ref().is_some_and(|root| is_plain(&style_of(root)));
        if !is_page && !is_plain(&style) {
            match seen.within(&rect_of(&frame)) {
                Some(part) => seen = part,
                None => return false,
            }
        }
        if frame.has_attribute("popover") {
            // Nothing cuts off what lies over the page, but a card below may be hidden itself.
            return style.get_property_value("visibility").is_ok_and(|visibility| visibility != "hidden");
        }
        let outer = || Reflect::get(&frame.get_root_node(), &"host".into()).ok()?.dyn_into().ok();
        next = frame.parent_element().or_else(outer);
    }
    true
}

/// A sheet lies where the reader sees it, even if fingers have enlarged the page.
fn lay_sheet(card: &HtmlElement, whole: &Rect, seen: &Rect, scale: f64) {
    put(card, "left", (seen.left - whole.left) / scale);
    put(card, "right", (whole.right - seen.right) / scale);
    put(card, "bottom", (whole.bottom - seen.bottom) / scale);
    let _ = card.style().set_property("width", "auto");
    put(card, "max-height", seen.height() * 0.8 / scale);
}

fn put(card: &HtmlElement, name: &str, value: f64) {
    let _ = card.style().set_property(name, &px(value));
}

/// Takes back all that `settle` has set.
fn reset(card: &HtmlElement) {
    let style = card.style();
    for name in ["left", "top", "right", "bottom", "width", "max-height", "visibility"] {
        let _ = style.remove_property(name);
    }
}

/// Makes a card's content scroll: its text alone or, where its head and foot would leave the text too little room, the
/// whole card. Marks a card whose content fits. What is too wide scrolls in the text, by the arrow keys, too.
pub(super) fn fit(card: &HtmlElement) {
    let Some(body) = find(card, ".apostil-card-body") else { return };
    gather(card);
    // All is measured before anything changes, so that the page is laid out once.
    let others = all(card, ".apostil-card-head, .apostil-card-foot");
    let room = card.client_height() - others.iter().map(|part| part.offset_height()).sum::<i32>();
    let wide = all(&body, "pre, .apostil-table");
    let scrolls_wide: Vec<_> = wide.iter().map(|it| it.scroll_width() > it.client_width()).collect();
    let was_cut = is_cut(&body);
    // Content that does not fit can be scrolled with the arrow keys, too; if it fits, a swipe moves the sheet.
    let fits = body.scroll_height() <= room + 1;
    let scrolls = !fits && room * 2 < card.client_height();
    let scrolled = card.has_attribute("data-scrolls");
    toggle(card, "data-fits", fits);
    toggle(card, "data-scrolls", scrolls);
    body.set_tab_index(if fits || scrolls { -1 } else { 0 });
    for (wide, scrolls) in wide.iter().zip(scrolls_wide) {
        if scrolls { wide.set_tab_index(0) } else { unset(wide, "tabindex") }
    }
    toggle(&body, "data-cut", if scrolls == scrolled { was_cut } else { is_cut(&body) });
}

/// Marks a card's text that goes on below.
pub(super) fn cut(body: &Element) {
    toggle(body, "data-cut", is_cut(body));
}

fn is_cut(body: &Element) -> bool {
    body.scroll_height() - body.scroll_top() > body.client_height() + 1
}
