//! Ids from words: lower case, letters and digits of any script, joined by hyphens; each id is used once.

use crate::article::limits;
use crate::article::text::case::fold;
use crate::article::text::chars::is_word;
use crate::article::text::hash::HashMap;
use crate::article::text::strings::{decimal, joined, spaced};
use std::borrow::Cow;

/// The prefixes of the ids of references and of the article's own headings.
const RESERVED: [&str; 4] = ["apostil-", "fnref-", "sourceref-", "termref-"];

/// Whether an id begins like those of the second and later readers on a page: `a2-`.
fn is_of_another_reader(id: &str) -> bool {
    let number = id.strip_prefix('a').and_then(|rest| rest.split_once('-')).map(|(number, _)| number);
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The words as an id; empty if they contain no letter or digit.
pub(crate) fn slug(words: &str) -> String {
    let words = fold(limits::name(words));
    let mut out = String::with_capacity(words.len());
    let mut gap = false;
    for c in words.chars() {
        if is_word(c) || c == '_' {
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        } else if !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    out
}

/// The label of a note as it is compared: letter case and white space are folded, as GitHub does.
pub(crate) fn note_label(key: &str) -> String {
    fold(&spaced(key))
}

/// The id of a section, unlikely to collide with a page's own.
pub(crate) fn section(id: &str) -> String {
    joined(&["section-", id])
}

/// An id that does not begin like those of references or of another reader.
pub(crate) fn unreserved(id: &str) -> Cow<'_, str> {
    if RESERVED.iter().any(|start| id.starts_with(start)) || is_of_another_reader(id) {
        Cow::Owned(section(id))
    } else {
        Cow::Borrowed(id)
    }
}

/// Gives out unique names: each is stored with the number to try next when it is requested again.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<String, u32>);

impl Names {
    /// The number to append to a name; 1 for one that is free and needs none.
    pub fn number(&mut self, name: &str) -> u32 {
        let mut number = self.0.get(name).copied().unwrap_or(1);
        let mut taken = name.to_owned();
        while self.0.contains_key(&taken) {
            number += 1;
            taken = numbered(name, number);
        }
        self.0.insert(name.to_owned(), number);
        if taken != name {
            self.0.insert(taken, 1);
        }
        number
    }
}

/// A name with its number.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    if number > 1 { joined(&[name, "-", &decimal(number)]) } else { name.to_owned() }
}

/// Gives out unique ids.
#[derive(Debug, Default)]
pub(crate) struct Ids(Names);

impl Ids {
    /// The id, or if it is taken, the id with the first free number after it.
    pub fn unique(&mut self, preferred_id: &str) -> String {
        let preferred_id = &*match preferred_id {
            "" => Cow::Borrowed("section"),
            preferred_id => unreserved(preferred_id),
        };
        numbered(preferred_id, self.0.number(preferred_id))
    }

    /// Gives out this very id; returns whether it was free.
    pub fn claim(&mut self, id: &str) -> bool {
        let is_free = !self.contains(id);
        if is_free {
            self.0.number(id);
        }
        is_free
    }

    /// Whether an id has been given out.
    pub fn contains(&self, id: &str) -> bool {
        self.0.0.contains_key(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_words() {
        assert_eq!(slug("Let History Judge!"), "let-history-judge");
        assert_eq!(slug("workers’ councils"), "workers-councils");
        assert_eq!(slug("Über  Öl"), "über-öl");
        assert_eq!(slug("Maß"), "mass");
        assert_eq!(slug("советы"), "советы");
        assert_eq!(slug("—"), "");
    }

    #[test]
    fn hands_out_each_id_once() {
        let mut ids = Ids::default();
        assert_eq!(ids.unique("a"), "a");
        assert_eq!(ids.unique("a"), "a-2");
        assert_eq!(ids.unique("a-2"), "a-2-2");
        assert_eq!(ids.unique(""), "section");
        assert_eq!(ids.unique("fnref-a-1"), "section-fnref-a-1");
        assert_eq!(ids.unique("a2-fn-x"), "section-a2-fn-x");
        assert_eq!(
            ["a-b", "a2", "a2b-c", "ab-2"].map(|preferred_id| ids.unique(preferred_id)),
            ["a-b", "a2", "a2b-c", "ab-2"]
        );
    }
}
