//! Notes in the margin. In: a host whose layout asks for it. Out: each note whose first mention is in the text is
//! placed beside that line, cut to a few lines, below the previous note. Those for which there is no room near their
//! marks stay in their list, and their marks open cards. The list's own notes are moved, so that there is only one of
//! each.

use super::dom::{all, closest, find, length, px, selector, set, style_of, toggle, unset};
use super::options::wants_margin;
use crate::reader::margin::{Beside, Margin, spare, stack};
use web_sys::HtmlElement;

/// The minimum width of the text beside a margin, in em.
const TEXT: f64 = 24.0;
/// The minimum gap between two notes, in CSS px.
const GAP: f64 = 10.0;
/// How far a note may be from its mark, in lines of the text.
const REACH: f64 = 4.0;
/// To how few lines a note may be cut.
const FEWEST: u32 = 2;
/// How many lines are tried at first.
const MOST: u32 = 4;

/// Places the notes now, or moves them back into their list.
pub(super) fn place(host: &HtmlElement) {
    let body = find(host, ".apostil-body").filter(|body| wants_margin(host) && has_room(host, body));
    let Some(body) = body else { return clear(host) };
    let notes = notes(host);
    let mentions: Vec<_> = notes.iter().map(|note| if note.hidden() { None } else { mention(host, note) }).collect();
    for (note, mention) in notes.iter().zip(&mentions) {
        let _ = note.style().remove_property("--apostil-lines");
        toggle(note, "data-beside", mention.is_some());
    }
    let beside: Vec<_> = notes.iter().zip(&mentions).filter_map(|(note, it)| Some((note, it.as_ref()?))).collect();
    for (note, _) in notes.iter().zip(&mentions).filter(|(_, mention)| mention.is_none()) {
        release(note);
    }
    for ((note, _), stand) in beside.iter().zip(stands(host, &body, &beside)) {
        let Some((top, lines)) = stand else {
            release(note);
            continue;
        };
        let style = note.style();
        let _ = style.set_property("top", &px(top));
        let _ = style.set_property("--apostil-lines", &lines.to_string());
        note.set_tab_index(-1); // a press on it shows all of it
    }
    set(host, "data-margin", "placed");
    if let Some(list) = find(host, ".apostil-notes") {
        toggle(&list, "data-beside", notes.iter().all(|note| note.hidden() || note.has_attribute("data-beside")));
    }
}

/// Where each note stands, from the top of the article, and to how many lines it is cut: to as many as leave room for
/// all notes, or else to the fewest; and to more where there is room.
fn stands(host: &HtmlElement, body: &HtmlElement, beside: &[(&HtmlElement, &HtmlElement)]) -> Vec<Option<(f64, u32)>> {
    let origin = body.parent_element().map_or(0.0, |article| article.get_bounding_client_rect().top());
    let line_of = |element: &HtmlElement| {
        let style = style_of(element);
        length(&style, "line-height").max(length(&style, "font-size")) // "normal" is not a number
    };
    let end = body.get_bounding_client_rect().bottom() - origin;
    let margin = Margin { end, gap: GAP, reach: REACH * line_of(body) };
    let measure = |(note, mention): &(&HtmlElement, &HtmlElement)| Beside {
        line: mention.get_bounding_client_rect().top() - origin,
        height: f64::from(note.offset_height()),
    };
    for lines in (FEWEST..=MOST).rev() {
        let _ = host.style().set_property("--apostil-lines", &lines.to_string());
        let sizes: Vec<_> = beside.iter().map(measure).collect();
        let tops = stack(&sizes, &margin);
        if lines == FEWEST || tops.iter().all(Option::is_some) {
            let spare = spare(&sizes, &tops, &margin);
            let line = beside.first().map_or(1.0, |(note, _)| line_of(note));
            let more = |room: &f64| lines + ((room / line) as u32).min(MOST);
            return tops.iter().zip(&spare).map(|(top, room)| Some(((*top)?, more(room)))).collect();
        }
    }
    Vec::new()
}

/// Gives a note back to its list.
fn release(note: &HtmlElement) {
    for name in ["data-beside", "tabindex", "style"] {
        unset(note, name);
    }
}

/// Moves the notes back into their list.
pub(super) fn clear(host: &HtmlElement) {
    unset(host, "data-margin");
    let _ = host.style().remove_property("--apostil-lines");
    for note in notes(host) {
        release(&note);
    }
    if let Some(list) = find(host, ".apostil-notes") {
        unset(&list, "data-beside");
    }
}

fn notes(host: &HtmlElement) -> Vec<HtmlElement> {
    all(host, ".apostil-notes > ol > li")
}

/// Whether the text is still wide enough beside a margin. Marks the host to measure; if not, the caller unmarks it.
fn has_room(host: &HtmlElement, body: &HtmlElement) -> bool {
    set(host, "data-margin", "");
    f64::from(body.client_width()) >= TEXT * length(&style_of(body), "font-size")
}

/// The first mention of a note, if it is in the text.
fn mention(host: &HtmlElement, note: &HtmlElement) -> Option<HtmlElement> {
    let address = find(note, ".apostil-backlinks a")?.get_attribute("href")?;
    let mark = find(host, &selector(".apostil-body ", address.strip_prefix('#')?))?;
    closest(&mark, "a")
}
