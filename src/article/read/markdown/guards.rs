//! Where the parser would see more than the author wrote. In: the lines of a text. Out: the places to guard.
//!
//! - A colon opens a definition only before white space: `:tada:` and `::: note` are text.
//! - Two brackets that are a link to CommonMark are no term: `[[1]](address)`, `[[1]][reference]`, and `[[1]]` where `[1]:`
//!   is defined.
//! - Braces at the end of a heading are attributes only if all in them are: `{#id}`, `{.class}`, `{key=value}`.

use crate::article::syntax::braces;
use crate::article::text::case::fold;
use crate::article::text::hash::HashSet;
use crate::article::text::scan::{Class, find};
use crate::article::text::strings::spaced;
use std::ops::Range;

/// The places to guard, as far as the text has been read.
pub(super) struct Guards<'a> {
    whole: &'a str,
    points: Vec<usize>,
    /// The own text of the line before.
    above: &'a str,
    /// Where the braces at the end of that line end, if they are no attributes.
    braces_above: Option<usize>,
    /// The labels of link references, folded.
    labels: HashSet<String>,
    has_brackets: bool,
}

impl<'a> Guards<'a> {
    pub fn new(whole: &'a str) -> Self {
        let has_brackets = whole.contains("[[");
        Self { whole, points: Vec::new(), above: "", braces_above: None, labels: HashSet::default(), has_brackets }
    }

    /// Takes in what a line has after the markers of containers.
    pub fn line(&mut self, line: Range<usize>) {
        let (text, content) = (self.whole[line.clone()].trim_end(), line.start);
        if opens_no_definition(text)
            && !(is_delimiter_row(text) && self.above.contains('|') && cells(text) == cells(self.above))
        {
            self.points.push(content);
        }
        let braces = text.ends_with('}') || text.ends_with('#');
        let braces = if braces { after_braces(text).map(|end| content + end) } else { None };
        if text.starts_with('#') {
            self.points.extend(braces);
        } else if is_underline(text) {
            self.points.extend(self.braces_above);
        }
        self.braces_above = braces;
        self.above = text;
        if self.has_brackets
            && let Some(label) = text.strip_prefix('[').filter(|label| !label.starts_with('^'))
            && let Some((label, _)) = label.split_once("]:")
        {
            self.labels.insert(folded(label));
        }
    }

    /// The places, in order.
    pub fn points(self) -> Vec<usize> {
        if !self.has_brackets {
            return self.points;
        }
        let mut all = Vec::with_capacity(self.points.len());
        let mut points = self.points.iter().copied().peekable();
        for at in self.brackets() {
            while let Some(point) = points.next_if(|point| *point < at) {
                all.push(point);
            }
            all.push(at);
        }
        all.extend(points);
        all
    }

    /// The places between two brackets that open a link to CommonMark.
    fn brackets(&self) -> Vec<usize> {
        // All openings of two brackets, each with whether it is one, and those brackets that are still open.
        let (mut openings, mut open, mut start) = (Vec::new(), Vec::new(), 0);
        for line in self.whole.split_inclusive('\n') {
            if line.trim().is_empty() {
                open.clear();
            }
            let mut from = 0;
            while let Some(at) = find(line, from, Class::Bracket) {
                let byte = line.as_bytes()[at];
                from = at + 1 + usize::from(byte == b'\\');
                let at = start + at;
                match byte {
                    b'[' => {
                        open.push(openings.len());
                        openings.push((at, false));
                    }
                    b']' => {
                        if let Some(opening) = open.pop() {
                            let (from, is_link): &mut (usize, bool) = &mut openings[opening];
                            *is_link = self.whole[*from..].starts_with("[[") && self.is_link(*from + 1..at);
                        }
                    }
                    _ => {}
                }
            }
            start += line.len();
        }
        openings.into_iter().filter(|(_, is_link)| *is_link).map(|(at, _)| at + 1).collect()
    }

    /// Whether brackets around this range, which begins with a bracket, are a link to CommonMark, or hold one.
    fn is_link(&self, inner: Range<usize>) -> bool {
        let after = &self.whole[inner.end + 1..];
        if let Some(address) = after.strip_prefix('(') {
            return is_destination(address);
        }
        if self.labels.is_empty() {
            return false;
        }
        let label = |text: &str| text.find([']', '[']).map(|end| folded(&text[..end]));
        let is_defined = |text| label(text).is_some_and(|label| self.labels.contains(&label));
        is_defined(&self.whole[inner.start + 1..]) || after.strip_prefix('[').is_some_and(is_defined)
    }
}

fn folded(label: &str) -> String {
    fold(&spaced(label))
}

/// Whether a text begins with a colon that opens no definition.
fn opens_no_definition(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|rest| !rest.is_empty() && !rest.starts_with([' ', '\t']))
}

/// Whether a line is the second of a table, as `:--|--:` is.
fn is_delimiter_row(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|byte| b":-| \t".contains(&byte))
}

/// How many cells a line of a table has.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
    let bars = row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\')).count();
    if row.is_empty() { 0 } else { bars + 1 }
}

/// Whether a line makes a heading of the paragraph above it.
fn is_underline(text: &str) -> bool {
    !text.is_empty() && (text.bytes().all(|byte| byte == b'=') || text.bytes().all(|byte| byte == b'-'))
}

/// Where the braces end that a heading ends with, if they are no attributes.
fn after_braces(heading: &str) -> Option<usize> {
    let without_signs = heading.trim_end_matches('#');
    let text = if without_signs.ends_with([' ', '\t']) { without_signs.trim_end() } else { heading };
    let open = text.ends_with('}').then(|| text.rfind('{')).flatten()?;
    let are_attributes = match braces::read(&text[open..]) {
        Some((items, end)) => end == text.len() - open && !items.is_empty() && items.iter().all(is_attribute),
        None => false,
    };
    (!are_attributes).then_some(text.len())
}

/// Whether an item in braces is one of Pandoc's attributes.
fn is_attribute(item: &braces::Item) -> bool {
    match item.value {
        Some(_) => !item.key.is_empty(),
        None => item.key == "-" || item.key.len() > 1 && item.key.starts_with(['#', '.']),
    }
}

/// How deep brackets may nest in an address: as deep as the parser follows them.
const DEPTH: u32 = 32;

/// Whether a text after `(` is the address of a link, with or without a title.
fn is_destination(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', '\n']);
    let (mut depth, mut is_escaped) = (0, false);
    let is_pointed = text.starts_with('<');
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' if is_pointed => return false,
            '<' if is_pointed && at > 0 => return false,
            '>' if is_pointed => return ends_link(&text[at + 1..]),
            _ if is_pointed => {}
            '(' if depth == DEPTH => return false,
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            ' ' | '\t' | '\n' => return depth == 0 && ends_link(&text[at..]),
            _ => {}
        }
    }
    false
}

/// Whether the text after an address begins with a title or the end of the link.
fn ends_link(text: &str) -> bool {
    text.trim_start_matches([' ', '\t', '\n']).starts_with([')', '"', '\''])
}
