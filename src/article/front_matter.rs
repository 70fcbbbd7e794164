//! The block between two lines `---` at the head of an article, in the part of YAML 1.2 that front matter
//! uses: `key: value` lines, quoted and plain scalars, `[flow, lists]`, `- block lists`, comments, folded
//! lines. In: text and findings. Out: the values, and where the article's own text begins.

use super::address::{self, Use};
use super::diagnostic::{Code, File, Findings, Span};
use super::words::Date;
use std::str::FromStr;

/// What an article says of itself. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<String>,
    /// The line below the title.
    pub subtitle: Option<String>,
    /// Who wrote it; several authors are joined by commas.
    pub author: Option<String>,
    /// When it was published, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// The address of the original.
    pub original: Option<String>,
    /// Under what terms it may be used.
    pub license: Option<String>,
    /// The address of the glossary file, relative to the article.
    pub glossary: Option<String>,
    /// The address of the sources file, relative to the article.
    pub sources: Option<String>,
    /// Which mentions of a term are linked.
    pub terms: Option<Terms>,
    /// Phrases in which no term is linked.
    pub skip: Vec<String>,
}

/// Which mentions of a term are linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Terms {
    /// The first of the article.
    #[default]
    First,
    /// The first of each section.
    Section,
    /// Every one.
    All,
    /// None but those linked by hand.
    None,
}

impl FromStr for Terms {
    type Err = String;

    /// Reads `first`, `section`, `all` or `none`; the error is a sentence that names them.
    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "first" => Ok(Terms::First),
            "section" => Ok(Terms::Section),
            "all" => Ok(Terms::All),
            "none" => Ok(Terms::None),
            _ => Err("It is one of first, section, all and none.".into()),
        }
    }
}

/// Reads the front matter; the offset is where the text behind it begins, 0 if there is none.
pub(crate) fn read(text: &str, findings: &mut Findings) -> (FrontMatter, usize) {
    let mut front = FrontMatter::default();
    let Some(block) = block(text, findings) else { return (front, 0) };
    let mut lines = Lines { text: &text[..block.inner_end], at: block.inner_start };
    while let Some((start, line)) = lines.next() {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let span = Span::new(File::Article, start..start + line.len());
        let Some((key, value)) = line
            .split_once(':')
            .filter(|(key, value)| is_key(key) && (value.is_empty() || value.starts_with([' ', '\t'])))
        else {
            findings.add(Code::FrontMatterSyntax, span, &["it has no key"]);
            continue;
        };
        let mut value = value.trim().to_owned();
        let mut items = Vec::new();
        lines.continuation(&mut value, &mut items);
        match scalar_or_list(&value, items) {
            Ok(value) => set(&mut front, key, value, span, findings),
            Err(reason) => findings.add(Code::FrontMatterSyntax, span, &[reason]),
        }
    }
    (front, block.end)
}

struct Block {
    inner_start: usize,
    inner_end: usize,
    end: usize,
}

/// A first line `---` opens front matter; without a closing line it is a thematic break, unless a key follows.
fn block(text: &str, findings: &mut Findings) -> Option<Block> {
    let first = text.lines().next()?;
    if first.trim_end() != "---" {
        return None;
    }
    let mut lines = Lines { text, at: 0 };
    lines.next();
    let inner_start = lines.at;
    let opens_with_key =
        text[inner_start..].lines().next().is_some_and(|line| line.split_once(':').is_some_and(|(key, _)| is_key(key)));
    let mut first_blank = None;
    while let Some((start, line)) = lines.next() {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Block { inner_start, inner_end: start, end: lines.at });
        }
        if line.trim().is_empty() && first_blank.is_none() {
            first_blank = Some(start);
        }
    }
    if !opens_with_key {
        return None;
    }
    let end = first_blank.unwrap_or(text.len());
    findings.add(Code::FrontMatterUnclosed, Span::new(File::Article, 0..3), &[]);
    Some(Block { inner_start, inner_end: end, end })
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Lines with their offsets.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let line = rest.split_inclusive('\n').next()?;
        self.at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }

    /// Takes the lines that belong to the value before them: items `- x`, or indented text.
    fn continuation(&mut self, value: &mut String, items: &mut Vec<String>) {
        if value.starts_with(['|', '>']) {
            value.clear();
        }
        loop {
            let before = self.at;
            let Some((_, line)) = self.next() else { break };
            let trimmed = line.trim();
            if let Some(item) = trimmed.strip_prefix("- ").filter(|_| value.is_empty()) {
                items.push(item.trim().to_owned());
            } else if line.starts_with([' ', '\t']) && !trimmed.is_empty() && items.is_empty() {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(trimmed);
            } else {
                self.at = before;
                break;
            }
        }
    }
}

fn scalar_or_list(value: &str, items: Vec<String>) -> Result<Vec<String>, &'static str> {
    if !items.is_empty() {
        return items.iter().map(|item| scalar(item)).collect();
    }
    let Some(list) = value.strip_prefix('[') else { return Ok(vec![scalar(value)?]) };
    let list = without_comment(list).trim_end().strip_suffix(']').ok_or("its list has no closing bracket")?;
    split_list(list).into_iter().map(scalar).collect()
}

/// Splits at commas that stand outside of quotation marks.
fn split_list(list: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quote) = (Vec::new(), 0, None);
    for (i, c) in list.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) if list[start..i].trim().is_empty() => quote = Some(c),
            (c, Some(q)) if c == q => quote = None,
            (',', None) => {
                parts.push(&list[start..i]);
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn scalar(value: &str) -> Result<String, &'static str> {
    let value = value.trim();
    let unclosed = Err("its text has no closing quotation mark");
    match value.chars().next() {
        Some('\'') => {
            let mut out = String::new();
            let mut rest = value[1..].chars().peekable();
            while let Some(c) = rest.next() {
                match c {
                    '\'' if rest.peek() == Some(&'\'') => out.extend(rest.next()),
                    '\'' => return Ok(out),
                    c => out.push(c),
                }
            }
            unclosed
        }
        Some('"') => {
            let mut out = String::new();
            let mut rest = value[1..].chars();
            while let Some(c) = rest.next() {
                match c {
                    '"' => return Ok(out),
                    '\\' => match rest.next() {
                        Some('n') => out.push('\n'),
                        Some('t') => out.push('\t'),
                        Some(c) => out.push(c),
                        None => return unclosed,
                    },
                    c => out.push(c),
                }
            }
            unclosed
        }
        _ => Ok(without_comment(value).trim_end().to_owned()),
    }
}

fn without_comment(value: &str) -> &str {
    let bytes = value.as_bytes();
    let comment = (1..bytes.len()).find(|i| bytes[*i] == b'#' && bytes[*i - 1] == b' ');
    comment.map_or(value, |i| &value[..i])
}

fn set(front: &mut FrontMatter, key: &str, value: Vec<String>, span: Span, findings: &mut Findings) {
    if key == "skip" {
        front.skip = value;
        return;
    }
    let text = value.join(", ");
    let slot = match key {
        "title" => &mut front.title,
        "subtitle" => &mut front.subtitle,
        "author" => &mut front.author,
        "date" => &mut front.date,
        "lang" => &mut front.lang,
        "original" => &mut front.original,
        "license" => &mut front.license,
        "glossary" => &mut front.glossary,
        "sources" => &mut front.sources,
        "terms" => {
            front.terms = text.parse().ok();
            if front.terms.is_none() {
                findings.add(Code::FrontMatterValue, span, &[&text, key]);
            }
            return;
        }
        _ => {
            return findings.add(Code::FrontMatterKey, span, &[key]);
        }
    };
    if key == "date" && Date::read(&text).is_none() {
        return findings.add(Code::FrontMatterValue, span, &[&text, key]);
    }
    if key == "original" && address::safe(&text, Use::Link).is_none() {
        return findings.add(Code::UnsafeAddress, span, &[]);
    }
    *slot = Some(text).filter(|text| !text.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (FrontMatter, usize, usize) {
        let mut findings = Findings::default();
        let (front, end) = read(text, &mut findings);
        (front, end, findings.place(&[text.to_owned(), String::new(), String::new()]).len())
    }

    #[test]
    fn reads_the_forms_that_front_matter_uses() {
        let text = "---\ntitle: 'It''s: so' # why\nsubtitle: \"a \\\"b\\\"\"\nauthor: [Ann, \"Bo, Jr.\"]\nskip:\n  - one\n- two\nlicense: plain words\n  go on\n\n# comment\nterms: all\n---\nText";
        let (front, end, findings) = read_all(text);
        assert_eq!(findings, 0);
        assert_eq!(&text[end..], "Text");
        assert_eq!(front.title.as_deref(), Some("It's: so"));
        assert_eq!(front.subtitle.as_deref(), Some("a \"b\""));
        assert_eq!(front.author.as_deref(), Some("Ann, Bo, Jr."));
        assert_eq!(front.skip, ["one", "two"]);
        assert_eq!(front.license.as_deref(), Some("plain words go on"));
        assert_eq!(front.terms, Some(Terms::All));
    }

    #[test]
    fn leaves_a_thematic_break_alone() {
        assert_eq!(read_all("---\n\nText\n"), (FrontMatter::default(), 0, 0));
        assert_eq!(read_all("Text\n---\ntitle: x\n---\n"), (FrontMatter::default(), 0, 0));
    }

    #[test]
    fn says_what_is_wrong_and_keeps_the_rest() {
        let (front, end, findings) = read_all("---\ntitle: A\nnonsense\nlang: \"en\ncolor: red\ndate: soon\n---\n");
        assert_eq!((front.title.as_deref(), end, findings), (Some("A"), 58, 4));
        let (front, end, findings) = read_all("---\ntitle: A\n\nText");
        assert_eq!((front.title.as_deref(), end, findings), (Some("A"), 13, 1));
    }
}
