//! Where an article mentions an entry. In: the host and the entry. Out: links, in document order. Only those in the text
//! are counted: a reader who steps through them stays in it. Changes nothing. Asking the browser for the links of one entry,
//! when its card first opens, is faster than building an index of all.

use super::card::LINKS;
use super::dom::closest;
use js_sys::Map;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node, NodeList};

/// What comes after the text.
const LISTS: &str = ".apostil-notes,.apostil-glossary,.apostil-sources";

/// The links that were asked for, by their entry.
#[derive(Default)]
pub(super) struct Known(Map);

impl Known {
    /// The mentions of an entry; if the page has changed them since, they are asked for again.
    pub fn of(&self, host: &Element, id: &str) -> Mentions {
        let key = JsValue::from(id);
        let is_mention = |link: &Node| {
            let href = link.unchecked_ref::<Element>().get_attribute("href");
            host.contains(Some(link)) && href.as_deref().and_then(|href| href.strip_prefix('#')) == Some(id)
        };
        let is_current = |links: &NodeList| links.item(0).is_some_and(|first| is_mention(&first));
        let known = self.0.get(&key).dyn_into().ok().filter(is_current);
        let links = known.or_else(|| {
            // The address comes first: it rules out nearly all links.
            let selector = [".apostil-article a[href=\"#", &web_sys::css::escape(id), "\"]:is(", LINKS, ")"].concat();
            let links = host.query_selector_all(&selector).ok()?;
            self.0.set(&key, &links);
            Some(links)
        });
        Mentions::new(links)
    }
}

/// The mentions of an entry.
pub(super) struct Mentions {
    links: Option<NodeList>,
    /// How many of them are in the text, which comes before the lists.
    count: u32,
}

impl Mentions {
    fn new(links: Option<NodeList>) -> Self {
        let mut mentions = Self { links, count: 0 };
        let all = mentions.links.as_ref().map_or(0, NodeList::length);
        mentions.count = mentions.partition(all, |link| closest(link, LISTS).is_none());
        mentions
    }

    /// How many are in the text.
    pub fn count(&self) -> usize {
        self.count as usize
    }

    pub fn get(&self, place: usize) -> Option<HtmlElement> {
        let link = self.links.as_ref()?.item(u32::try_from(place).ok()?)?;
        Some(link.unchecked_into())
    }

    pub fn first(&self) -> Option<HtmlElement> {
        self.get(0)
    }

    /// The index of a link among those in the text; none for a link in a card, for example.
    pub fn place(&self, link: &Element) -> Option<usize> {
        let is_before = |known: &Node| known.compare_document_position(link) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
        let place = self.partition(self.count, is_before);
        self.get(place as usize).filter(|known| place < self.count && **known == *link).map(|_| place as usize)
    }

    /// The number of leading links for which `is_before` holds, found by binary search: an entry may have thousands.
    fn partition(&self, all: u32, is_before: impl Fn(&Node) -> bool) -> u32 {
        let (mut from, mut to) = (0, all);
        while from < to {
            let middle = from.midpoint(to);
            let link = self.links.as_ref().and_then(|links| links.item(middle));
            if link.is_some_and(|link| is_before(&link)) { from = middle + 1 } else { to = middle }
        }
        from
    }
}
