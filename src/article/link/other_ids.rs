//! The ids that other programs give headings, so that old links lead on. In: the headings. Out: for such an id, the one
//! that the heading has here.

use crate::article::model::Heading;
use crate::article::text::case::fold;
use crate::article::text::chars::is_word;
use crate::article::text::hash::HashMap;
use crate::article::text::strings::{decimal, joined};

/// For each id by another rule, the heading's own. Made when it is first asked for.
#[derive(Default)]
pub(super) struct OtherIds(Option<HashMap<String, u32>>);

impl OtherIds {
    pub fn find(&mut self, id: &str, headings: &[Heading]) -> Option<String> {
        let ids = self.0.get_or_insert_with(|| by_all_rules(headings));
        ids.get(&fold(id)).map(|heading| headings[*heading as usize].id.clone())
    }
}

/// Where two rules give the same id to different headings, the first rule counts.
fn by_all_rules(headings: &[Heading]) -> HashMap<String, u32> {
    let mut ids = HashMap::default();
    for rule in [github, pandoc, kramdown] {
        let mut taken = Counted::default();
        for (heading, i) in headings.iter().zip(0..) {
            let id = taken.unique(rule(&heading.text));
            ids.entry(id).or_insert(i);
        }
    }
    ids
}

/// The ids that one rule has given: the second has `-1`.
#[derive(Default)]
struct Counted(HashMap<String, u32>);

impl Counted {
    fn unique(&mut self, id: String) -> String {
        let count = self.0.entry(id.clone()).or_default();
        *count += 1;
        if *count > 1 { joined(&[&id, "-", &decimal(*count - 1)]) } else { id }
    }
}

/// GitHub, Hugo, markdown-it-anchor and rehype-slug: signs vanish, each space is a hyphen.
fn github(words: &str) -> String {
    let words = fold(words);
    let kept = words.chars().filter(|c| is_word(*c) || matches!(c, '-' | '_' | ' '));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// Pandoc and Quarto: dots stay, spaces count once, what comes before the first letter vanishes.
fn pandoc(words: &str) -> String {
    let words = fold(words);
    let kept = words.chars().filter(|c| is_word(*c) || matches!(c, '-' | '_' | '.' | ' '));
    let kept: String = kept.collect();
    named(kept.split_whitespace().collect::<Vec<_>>().join("-").trim_start_matches(|c: char| !c.is_alphabetic()))
}

/// kramdown and Jekyll: only ASCII stays; each space is a hyphen.
fn kramdown(words: &str) -> String {
    let words = words.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let kept = words.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ' '));
    named(&kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect::<String>())
}

fn named(id: &str) -> String {
    if id.is_empty() { "section" } else { id }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_ids_of_other_programs() {
        for (words, ids) in [
            ("TL;DR", ["tldr", "tldr", "tldr"]),
            ("What’s new & old?", ["whats-new--old", "whats-new-old", "whats-new--old"]),
            ("1.2 Ash_cloud", ["12-ash_cloud", "ash_cloud", "ashcloud"]),
            ("Глава", ["глава", "глава", "section"]),
        ] {
            assert_eq!([github, pandoc, kramdown].map(|rule| rule(words)), ids);
        }
    }
}
