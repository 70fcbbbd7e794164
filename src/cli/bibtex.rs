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

use apostil::article::Converted;
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
