//! Where findings end, and where the first of two that are the same stands: for the terminal, natively alone. In: findings
//! with their beginnings, and the files as they were decoded.

use super::place::{Place, key};
use super::{Diagnostic, File};
use crate::article::text::sort::order;

/// Says of each finding where it ends and, in its help, where the first of two stands.
pub(super) fn complete(findings: &mut [Diagnostic], files: &[String; 5]) {
    let ends = order(findings.iter().map(|found| key(found.file, found.span.end)));
    let mut place = Place::new(files);
    for item in ends {
        let found = &mut findings[item as usize];
        found.end = place.advance(found.file, found.span.end);
    }
    let firsts: Vec<_> = findings.iter().enumerate().filter_map(|(i, found)| Some((i, found.first?))).collect();
    let mut place = Place::new(files);
    for item in order(firsts.iter().map(|(_, first)| key(first.file, first.start))) {
        let (i, first) = firsts[item as usize];
        let (line, _) = place.advance(first.file, first.start);
        let found = &mut findings[i];
        let of = match first.file {
            file if file == found.file => "",
            File::Article => " of the article",
            File::Glossary => " of the glossary",
            File::Sources => " of the sources file",
            File::Words => " of the table of words",
            File::Notes => " of the notes file",
        };
        found.help.push_str(&format!(" The first stands in line {line}{of}."));
    }
}
