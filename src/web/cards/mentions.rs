//! Where an article mentions each entry: an index, built on first use, so that opening a card costs the same however
//! often its entry is mentioned. In: the host. Out: links, in document order. Only those in the text are counted: a
//! reader who steps through them stays in it. Changes nothing.

use super::card::LINKS;
use super::dom::closest;
use js_sys::{Array, Map};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// What comes after the text.
const LISTS: &str = ".apostil-notes,.apostil-glossary,.apostil-sources";

#[derive(Default)]
pub(super) struct Mentions(RefCell<Option<Index>>);

#[derive(Clone)]
struct Index {
    /// The links to each entry, by their `href`.
    links: Map,
    /// The index of each link among them.
    places: Map,
    /// How many of them are in the text, which comes before the lists.
    counts: Map,
}

impl Index {
    fn new(host: &Element) -> Self {
        let (links, places, counts) = (Map::new(), Map::new(), Map::new());
        if let Ok(list) = host.query_selector_all(".apostil-article a[href^=\"#\"]") {
            for index in 0..list.length() {
                let Some(link) = list.item(index).map(JsCast::unchecked_into::<Element>) else { continue };
                if !link.matches(LINKS).unwrap_or(false) {
                    continue;
                }
                let address = JsValue::from(link.get_attribute("href"));
                let known = links.get(&address);
                let of_entry = if known.is_undefined() { Array::new() } else { known.unchecked_into() };
                links.set(&address, &of_entry);
                places.set(&link, &of_entry.length().into());
                let count = of_entry.push(&link);
                if closest(&link, LISTS).is_none() {
                    counts.set(&address, &count.into());
                }
            }
        }
        Self { links, places, counts }
    }

    fn of(&self, address: &str) -> Array {
        let links = self.links.get(&address.into());
        if links.is_undefined() { Array::new() } else { links.unchecked_into() }
    }
}

/// The mentions of one entry.
pub(super) struct OfEntry {
    links: Array,
    places: Map,
    count: usize,
}

impl Mentions {
    /// The mentions of an entry; if the page has changed them since, the index is built again.
    pub fn of(&self, host: &Element, id: &str) -> OfEntry {
        let address = ["#", id].concat();
        let known = self.0.borrow().clone();
        let index = known.filter(|index| {
            let first = index.of(&address).get(0);
            first.is_undefined() || is_mention(host, first.unchecked_ref(), &address)
        });
        let index = index.unwrap_or_else(|| {
            let index = Index::new(host);
            self.0.replace(Some(index.clone()));
            index
        });
        let count = index.counts.get(&address.as_str().into()).as_f64().unwrap_or_default() as usize;
        OfEntry { links: index.of(&address), places: index.places, count }
    }
}

fn is_mention(host: &Element, link: &Element, address: &str) -> bool {
    host.contains(Some(link)) && link.get_attribute("href").as_deref() == Some(address)
}

impl OfEntry {
    /// How many are in the text.
    pub fn count(&self) -> usize {
        self.count
    }

    pub fn get(&self, place: usize) -> Option<HtmlElement> {
        let link = self.links.get(place as u32);
        (!link.is_undefined()).then(|| link.unchecked_into())
    }

    pub fn first(&self) -> Option<HtmlElement> {
        self.get(0)
    }

    /// The index of a link among those in the text; none for a link in a card, for example.
    pub fn place(&self, link: &Element) -> Option<usize> {
        let place = self.places.get(link).as_f64()? as usize;
        self.get(place).filter(|known| place < self.count && **known == *link).map(|_| place)
    }
}
