//! BibTeX and BibLaTeX. In: a sources file. Out: its entries as CSL-JSON, each with its place, and for each entry that
//! cannot be read the place and the reason. The crate `biblatex` reads single entries; an error costs one of them.

mod blocks;
mod commands;
mod date;
mod entry;
mod inherit;
mod kind;
mod language;
mod names;
mod record;
mod strings;
mod value;

use crate::article::Converted;
use blocks::blocks;
use entry::{Entry, read};
use inherit::Inheritance;
use std::ops::Range;
use strings::Strings;

/// Converts a sources file; `source` is its text.
pub fn convert(source: &str, mut converted: Converted) -> Converted {
    let mut strings = Strings::default();
    let mut entries: Vec<(Entry, Range<usize>)> = Vec::new();
    for block in blocks(source) {
        let place = block.place.clone();
        match block.kind.as_str() {
            "comment" | "preamble" => {}
            _ if !block.is_closed => converted.fail(block.head(), "a brace is not closed, so this entry is not read"),
            _ if block.is_deep => converted.fail(block.head(), "its braces are nested too deeply, so it is not read"),
            kind => match read(&block, kind, &mut strings) {
                Ok(entry) => entries.extend(entry.map(|entry| (entry, block.head()))),
                Err((at, reason)) => {
                    let at = (place.start + at).min(place.end - 1);
                    let end = source[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                    converted.fail(at..end, format!("{reason}, so this entry is not read"));
                }
            },
        }
    }
    let inheritance = Inheritance::of(entries.iter().map(|(entry, _)| entry));
    for (entry, head) in &entries {
        if !kind::is_data(&entry.kind) {
            converted.add(&record::json(&inheritance.complete(entry)), source, head.clone());
        }
    }
    converted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same each time (a linear congruential generator).
    fn numbers() -> impl FnMut(usize) -> usize {
        let mut state = 1_u64;
        move |below| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        }
    }

    #[test]
    fn no_file_makes_it_panic() {
        const SIGNS: [&str; 16] =
            ["{", "}", "\\", "\"", "$", "@", ",", "=", "#", "~", "/", "-", " and ", "é", "\u{301}", "\\c"];
        let file: Vec<char> = include_str!("../../tests/bibtex/entries.bib").chars().collect();
        let mut number = numbers();
        for _ in 0..200 {
            let mut file = file.clone();
            for _ in 0..40 {
                let at = number(file.len());
                let cut = number(3);
                file.splice(at..(at + cut).min(file.len()), SIGNS[number(SIGNS.len())].chars());
            }
            let text: String = file.into_iter().collect();
            let json = convert(&text, Converted::of(text.clone().into_bytes())).take();
            assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok_and(|json| json.is_array()), "{text}");
        }
    }
}
