//! Notes in the margin. In: a host whose layout asks for it. Out: each note whose first mention is in the text is
//! placed beside that line, below the previous note; if there is no room, all stay in their list. The list's own notes
//! are moved, so that there is only one of each.

use super::dom::{all, closest, find, px, selector, set, toggle, unset, window};
use super::options::wants_margin;
use js_sys::Number;
use web_sys::HtmlElement;

/// The minimum width of the text beside a margin, in em.
const TEXT: f64 = 24.0;
/// The minimum gap between two notes, in CSS px.
const GAP: f64 = 16.0;

/// A note to be placed beside its mention, in CSS px.
struct Beside {
    wanted: f64,
    height: f64,
}

/// The tops of notes: none above its line, and no two overlap.
fn stack(notes: &[Beside], gap: f64) -> Vec<f64> {
    let mut free = 0.0;
    let place = |note: &Beside| {
        let top = note.wanted.max(free);
        free = top + note.height + gap;
        top
    };
    notes.iter().map(place).collect()
}

/// Places the notes now, or moves them back into their list.
pub(super) fn place(host: &HtmlElement) {
    let article = find(host, ".apostil-article").filter(|article| wants_margin(host) && has_room(host, article));
    let Some(article) = article else { return clear(host) };
    let notes = notes(host);
    let mentions: Vec<_> = notes.iter().map(|note| if note.hidden() { None } else { mention(host, note) }).collect();
    // First sets all attributes, then measures, then places, so that the page is laid out only once.
    let mut is_empty = true;
    let mut beside = Vec::new();
    for (note, mention) in notes.iter().zip(&mentions) {
        toggle(note, "data-beside", mention.is_some());
        is_empty &= note.hidden() || mention.is_some();
        beside.extend(mention.as_ref().map(|mention| (note, mention)));
    }
    if let Some(list) = find(host, ".apostil-notes") {
        toggle(&list, "data-beside", is_empty);
    }
    let top = article.get_bounding_client_rect().top();
    let measure = |(note, mention): &(&HtmlElement, &HtmlElement)| Beside {
        wanted: mention.get_bounding_client_rect().top() - top,
        height: f64::from(note.offset_height()),
    };
    let sizes: Vec<_> = beside.iter().map(measure).collect();
    let tops = stack(&sizes, GAP);
    for ((note, _), top) in beside.iter().zip(&tops) {
        let _ = note.style().set_property("top", &px(*top));
    }
    let end = tops.last().zip(sizes.last()).map_or(0.0, |(top, last)| top + last.height);
    let _ = article.style().set_property("--apostil-notes-end", &px(end));
}

/// Moves the notes back into their list.
pub(super) fn clear(host: &HtmlElement) {
    unset(host, "data-margin");
    for note in notes(host) {
        unset(&note, "data-beside");
        unset(&note, "tabindex");
        let _ = note.style().remove_property("top");
    }
    if let Some(list) = find(host, ".apostil-notes") {
        unset(&list, "data-beside");
    }
    if let Some(article) = find(host, ".apostil-article") {
        let _ = article.style().remove_property("--apostil-notes-end");
    }
}

fn notes(host: &HtmlElement) -> Vec<HtmlElement> {
    all(host, ".apostil-notes > ol > li")
}

/// Whether the text is still wide enough beside a margin. Marks the host to measure; if not, the caller unmarks it.
fn has_room(host: &HtmlElement, article: &HtmlElement) -> bool {
    set(host, "data-margin", "");
    let Ok(Some(style)) = window().get_computed_style(article) else { return false };
    let length = |name: &str| Number::parse_float(&style.get_property_value(name).unwrap_or_default());
    f64::from(article.client_width()) - length("padding-inline-end") >= TEXT * length("font-size")
}

/// The first mention of a note, if it is in the text.
fn mention(host: &HtmlElement, note: &HtmlElement) -> Option<HtmlElement> {
    let address = find(note, ".apostil-backlinks a")?.get_attribute("href")?;
    let mark = find(host, &selector(".apostil-body ", address.strip_prefix('#')?))?;
    closest(&mark, "a")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::{wasm_bindgen_test as test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    fn tops(notes: &[(f64, f64)]) -> Vec<f64> {
        let notes: Vec<_> = notes.iter().map(|(wanted, height)| Beside { wanted: *wanted, height: *height }).collect();
        stack(&notes, 10.0)
    }

    #[test]
    fn notes_stand_where_they_want_to_if_they_can() {
        assert_eq!(tops(&[(0.0, 20.0), (100.0, 20.0)]), [0.0, 100.0]);
        assert!(tops(&[]).is_empty());
    }

    #[test]
    fn notes_give_way_downwards_until_there_is_room() {
        assert_eq!(tops(&[(0.0, 50.0), (20.0, 50.0), (30.0, 50.0)]), [0.0, 60.0, 120.0]);
        assert_eq!(tops(&[(0.0, 90.0), (10.0, 10.0), (500.0, 10.0)]), [0.0, 100.0, 500.0]);
    }

    #[test]
    fn notes_never_stand_above_the_column() {
        assert_eq!(tops(&[(-30.0, 10.0), (-20.0, 10.0)]), [0.0, 20.0]);
    }
}
