//! The content of a card: a clone of the entry, so there is one source of truth, without its backlinks and what is in the
//! card's head and foot. In: an entry, and the link that its card is opened from. Out: the card's body. Handles no events.

use super::card::Kind;
use super::dom::{add, all, closest, find, set, text, unset};
use super::words::Words;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, Url};

/// The parts of an entry that are in the card's head and foot.
const ELSEWHERE: &str = ".apostil-finding > :is(.apostil-verdict, .apostil-checked)";

/// Adds the body of a card.
pub(super) fn add_body(
    card: &Element,
    entry: &HtmlElement,
    id: &str,
    kind: Kind,
    cite: Option<&HtmlElement>,
    words: &Words,
) {
    let body = add(card, "div", &[("class", "apostil-card-body")], "");
    // A term has its headword in the card's head.
    let content = if kind == Kind::Term { find(entry, "dd") } else { None };
    let mut next = content.as_ref().unwrap_or(entry).first_child();
    while let Some(part) = next {
        let class = part.dyn_ref::<Element>().map(|part| part.class_name()).unwrap_or_default();
        // Backlinks may be as many as the mentions.
        if class != "apostil-backlinks"
            && let Ok(copy) = part.clone_node_with_deep(true)
        {
            // The claim that is judged comes first.
            let before = body.first_child().filter(|_| class == "apostil-judged");
            let _ = body.insert_before(&copy, before.as_ref());
        }
        next = part.next_sibling();
    }
    if let Some(finding) = find(&body, ".apostil-finding")
        && let Some(verdict) = find(&finding, ".apostil-verdict[title]")
    {
        add(&finding, "span", &[("class", "apostil-meaning")], &verdict.title());
    }
    for part in all(&body, ELSEWHERE) {
        part.remove();
    }
    if let Some(finding) = find(&body, ".apostil-finding:not(:has(*))") {
        finding.remove();
    }
    // In a list, terms that were linked before are not.
    for term in all(&body, "a[data-href]") {
        set(&term, "href", &term.get_attribute("data-href").unwrap_or_default());
        set(&term, "role", "doc-glossref");
        set(&term, "target", "_self");
        unset(&term, "data-href");
    }
    // A diagram that a script drew refers to its own ids, in its styles, gradients and arrows. The original comes first in
    // the document, so whatever looks for an id finds that one.
    for marked in all(&body, "[id]:not(svg, svg *, :has(svg))") {
        unset(&marked, "id");
    }
    for marked in all(&body, "[aria-expanded]") {
        unset(&marked, "aria-expanded");
    }
    if kind == Kind::Source {
        lead(&body, cite, words);
    }
    describe(card, &body, id);
}

/// Describes a card by what its note finds, and by its first paragraph.
fn describe(card: &Element, body: &Element, id: &str) {
    let first = find(body, ".apostil-content > p").or_else(|| find(body, ".apostil-content"));
    let mut ids = Vec::new();
    for (part, name) in [(find(body, ".apostil-finding"), "apostil-finding-"), (first, "apostil-says-")] {
        if let Some(part) = part {
            part.set_id(&[name, id].concat());
            ids.push(part.id());
        }
    }
    if !ids.is_empty() {
        set(card, "aria-describedby", &ids.join(" "));
    }
}

/// Leads from a source's card to where it can be read: by its title, and by a line below its entry, which takes the place
/// of the addresses at its end.
fn lead(body: &Element, cite: Option<&HtmlElement>, words: &Words) {
    let Some(content) = find(body, ".apostil-content") else { return };
    let archived = find(&content, "a.apostil-archived");
    let address = find(&content, "a:not(.apostil-archived)");
    let copied_at = archived.as_ref().map(|link| text(link)).unwrap_or_default();
    let part = |link: &HtmlElement| closest(link, ".apostil-copy").unwrap_or_else(|| link.clone());
    let mut next = address.as_ref().or(archived.as_ref()).map(|link| Node::from(part(link)));
    let mut said = String::new();
    // A number that is a link stays: the entry's text ends after it.
    let end = address.as_ref().and_then(|link| link.next_sibling());
    if let Some(end) = end
        && let Some(rest) = end.text_content().unwrap_or_default().strip_prefix('.')
    {
        said += rest;
        end.set_text_content(Some("."));
        next = end.next_sibling();
    } else if let Some(address) = &address {
        address.set_text_content(None);
    }
    if let Some(archived) = &archived {
        archived.set_text_content(None);
    }
    while let Some(part) = next {
        next = part.next_sibling();
        said += &part.text_content().unwrap_or_default();
        let _ = content.remove_child(&part);
    }
    let line = add(body, "p", &[("class", "apostil-card-ways")], "");
    if let Some(address) = &address {
        if let Some(title) = title(&content, words)
            && let Some(link) = copied(address, "apostil-card-work", "")
        {
            let _ = title.replace_with_with_node_1(&link);
            let _ = link.append_child(&title);
        }
        add_way(&line, address, &[&host(address), "\u{a0}↗"].concat());
    }
    let said = said.trim_matches(['(', ')', ';', ' ', '\u{a0}', '（', '）', '；', '؛']);
    if !said.is_empty() {
        add(&line, "span", &[], said);
    }
    if let Some(archived) = &archived {
        add_way(&line, archived, &copied_at);
    }
    let next = cite.and_then(|cite| cite.next_element_sibling());
    if let Some(quoted) = next.and_then(|next| closest(&next, "a.apostil-quoted")) {
        add_way(&line, &quoted, &words.at_quoted);
    }
    if !line.has_child_nodes() {
        line.remove();
    }
}

fn add_way(line: &Element, original: &Element, said: &str) {
    if let Some(link) = copied(original, "apostil-card-open", said) {
        let _ = add(line, "span", &[], "").append_child(&link);
    }
}

/// A link to where another one leads, with a text of its own.
fn copied(original: &Element, class: &str, said: &str) -> Option<Element> {
    let copy: Element = original.clone_node().ok()?.unchecked_into();
    copy.set_class_name(class);
    unset(&copy, "aria-label");
    copy.set_text_content(Some(said));
    Some(copy)
}

/// The name of the site that a link leads to, or all of its address where it has none.
fn host(link: &Element) -> String {
    let address = link.get_attribute("href").unwrap_or_default();
    let name = Url::new(&address).map(|url| url.hostname()).unwrap_or_default();
    let name = name.strip_prefix("www.").unwrap_or(&name);
    if name.is_empty() { address } else { name.to_owned() }
}

/// The title of a source in its entry: what its first words have in quotation marks, or else the first title.
fn title(content: &Element, words: &Words) -> Option<Element> {
    let cite = find(content, "cite").map(Element::from);
    let Some(first) = content.first_child().filter(|first| first.node_type() == Node::TEXT_NODE) else { return cite };
    let (Some(open), Some(close)) = (words.quoted.chars().next(), words.quoted.chars().next_back()) else {
        return cite;
    };
    let said = first.text_content().unwrap_or_default();
    let Some((before, rest)) = said.split_once(open) else { return cite };
    let Some((title, after)) = rest.split_once(close) else { return cite };
    if !before.is_empty() && !before.ends_with(". ") {
        return cite; // a name may be in quotation marks, too
    }
    first.set_text_content(Some(before));
    let mut quoted = String::from(open);
    quoted += title;
    quoted.push(close);
    let title = add(content, "span", &[], &quoted);
    let _ = content.insert_before(&title, first.next_sibling().as_ref());
    let _ = title.after_with_str_1(after);
    Some(title.into())
}
