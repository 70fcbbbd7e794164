//! The blocks of a BibTeX file: `@book{…}`, `@string{…}`, `@comment{…}`. In: a file. Out: the place of each block. What
//! stands between blocks is a comment. A block that is not closed ends where a line begins the next, so that it costs no
//! other.

use std::borrow::Cow;
use std::ops::Range;

/// How deep braces may be nested: values are read by recursion.
const DEPTH: usize = 50;

pub struct Block<'a> {
    /// The type in lower case, such as `book`.
    pub kind: String,
    pub place: Range<usize>,
    /// Its text, in braces even where the file has parentheses.
    pub text: Cow<'a, str>,
    /// The length of its first line, without the comma.
    head: usize,
    pub is_closed: bool,
    pub is_deep: bool,
}

impl Block<'_> {
    /// Its beginning: the type and the key.
    pub fn head(&self) -> Range<usize> {
        self.place.start..self.place.start + self.head
    }
}

/// The blocks of a file.
pub fn blocks(source: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let starts = starts(source);
    let start_of = |place: usize| starts.get(place).map_or(source.len(), |(start, _)| *start);
    let mut end = 0;
    for (place, (start, open)) in starts.iter().copied().enumerate() {
        if start < end {
            continue;
        }
        // Blocks may follow each other in one line; then only this one's own end tells.
        let limit = start_of(place + 1);
        let mut extent = extent(&source[..limit], open);
        if extent.close.is_none() {
            // What looks like a block may be part of a value, if it is followed by the end of that value.
            let longer = self::extent(&source[..start_of(place + 2)], open);
            if longer.close.is_some() && !has_head(&source[limit..]) {
                extent = longer;
            }
        }
        end = extent.close.unwrap_or(limit);
        let text = &source[start..end];
        let kind = source[start + 1..open].trim().to_ascii_lowercase();
        let is_round = source[open..].starts_with('(') && extent.close.is_some();
        let head = text.find([',', '\n']).unwrap_or(text.len());
        blocks.push(Block {
            kind,
            place: start..end,
            head: text[..head].trim_end().len(),
            is_closed: extent.close.is_some(),
            is_deep: extent.depth > DEPTH,
            text: if is_round { Cow::Owned(braced(text, open - start)) } else { Cow::Borrowed(text) },
        });
    }
    blocks
}

/// Where blocks may begin, at the start of a line or after another's end, each with the place of its opening brace.
fn starts(source: &str) -> Vec<(usize, usize)> {
    let starts = source.match_indices('@').filter_map(|(at, _)| {
        let before = source[..at].trim_end_matches([' ', '\t']);
        let is_first = before.is_empty() || before.ends_with(['\n', '}', ')']);
        let rest = source[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        let open = rest.trim_start_matches([' ', '\t']);
        let has_kind = source[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        (is_first && has_kind && open.starts_with(['{', '('])).then_some((at, source.len() - open.len()))
    });
    starts.collect()
}

/// Whether a block begins as an entry does: a key and a comma.
fn has_head(block: &str) -> bool {
    let after = block.split_once(['{', '(']).map_or("", |(_, after)| after).trim_start();
    let key = after.find(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}' | '='));
    key.is_some_and(|end| end > 0 && after[end..].trim_start().starts_with([',', '=']))
}

struct Extent {
    /// The place after its closing brace.
    close: Option<usize>,
    depth: usize,
}

/// How far a block goes that opens here.
fn extent(source: &str, open: usize) -> Extent {
    let is_round = source[open..].starts_with('(');
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = source.bytes().enumerate().skip(open);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'{' => depth += 1,
            b'(' if is_round && at == open => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b')' if is_round && depth == 1 => depth = 0,
            _ => continue,
        }
        deepest = deepest.max(depth);
        if depth == 0 && byte != b'\\' {
            return Extent { close: Some(at + 1), depth: deepest };
        }
    }
    Extent { close: None, depth: deepest }
}

/// A block in parentheses as one in braces.
fn braced(text: &str, open: usize) -> String {
    let inner = &text[open + 1..text.len() - 1];
    [&text[..open], "{", inner, "}"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<(String, bool)> {
        blocks(source).into_iter().map(|block| (block.text.into_owned(), block.is_closed)).collect()
    }

    #[test]
    fn blocks_end_with_their_brace() {
        let of = |text: &str| (text.to_owned(), true);
        assert_eq!(
            texts("me@x.org @a{b} c\n @a{b, t={@c{d}}}@e(f, t={)}) g"),
            [of("@a{b, t={@c{d}}}"), of("@e{f, t={)}}")]
        );
        assert_eq!(texts("@a{b, t={x\n@see{me}\n}}\n@c{d,}"), [of("@a{b, t={x\n@see{me}\n}}"), of("@c{d,}")]);
        assert_eq!(texts(r"@a{b, t={\}}}"), [of(r"@a{b, t={\}}}")]);
    }

    #[test]
    fn a_block_that_is_not_closed_costs_no_other() {
        let found = texts("@a{b, t={x},\n@c{d, t={y}}\n@e{f, t={z\n");
        assert_eq!(
            found,
            [
                ("@a{b, t={x},\n".to_owned(), false),
                ("@c{d, t={y}}".to_owned(), true),
                ("@e{f, t={z\n".to_owned(), false)
            ]
        );
    }
}
