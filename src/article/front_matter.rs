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
    let mut lines = Lines { text, at: 0 };
    if lines.next().is_none_or(|(_, line)| line != "---") {
        return (front, 0);
    }
    let first = lines.at;
    let (mut end, mut behind) = (text.len(), 0);
    while let Some((start, line)) = lines.next() {
        if line == "---" || line == "..." {
            (end, behind) = (start, lines.at);
            break;
        }
        if line.is_empty() {
            end = end.min(start);
        }
    }
    if behind == 0 {
        // Without a closing line the first one is a thematic break, unless a key follows it.
        lines.at = first;
        if lines.next().and_then(|(_, line)| key_and_value(line)).is_none() {
            return (front, 0);
        }
        findings.add(Code::FrontMatterUnclosed, Span::new(File::Article, 0..3), &[]);
        behind = end;
    }
    lines = Lines { text: &text[..end], at: first };
    while let Some((start, line)) = lines.next() {
        let span = Span::new(File::Article, start..start + line.len());
        if line.is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let Some((key, value)) = key_and_value(line) else {
            findings.add(Code::FrontMatterSyntax, span, &["it has no key"]);
            continue;
        };
        match lines.value(value) {
            Ok(value) => set(&mut front, key, value, span, findings),
            Err(reason) => findings.add(Code::FrontMatterSyntax, span, &[reason]),
        }
    }
    (front, behind)
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// Lines with their offsets, without the white space at their ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(usize, &'a str)> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next()?;
        self.at = (start + line.len() + 1).min(self.text.len());
        Some((start, line.trim_end()))
    }

    /// A key's value, with the lines below it that belong to it: items `- x`, or indented text.
    fn value(&mut self, first: &str) -> Result<Vec<String>, &'static str> {
        let mut value = first.trim_start_matches(['|', '>']).to_owned();
        let mut items = Vec::new();
        loop {
            let before = self.at;
            let Some((_, line)) = self.next() else { break };
            let trimmed = line.trim_start();
            if let Some(item) = trimmed.strip_prefix("- ").filter(|_| value.is_empty()) {
                items.push(scalar(item)?);
            } else if trimmed.len() < line.len() && items.is_empty() {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(trimmed);
            } else {
                self.at = before;
                break;
            }
        }
        if !items.is_empty() {
            return Ok(items);
        }
        let Some(list) = value.strip_prefix('[') else { return Ok(vec![scalar(&value)?]) };
        let list = without_comment(list).strip_suffix(']').ok_or("its list has no closing bracket")?;
        // A comma within quotation marks is none: a part with an open mark goes on behind it.
        let mut part = String::new();
        for piece in list.split(',') {
            part.push_str(piece);
            match scalar(&part) {
                Ok(item) if item.is_empty() => {}
                Ok(item) => items.push(item),
                Err(_) => {
                    part.push(',');
                    continue;
                }
            }
            part.clear();
        }
        if part.is_empty() { Ok(items) } else { Err("its text has no closing quotation mark") }
    }
}

/// A scalar: plain, in single quotation marks (`''` stands for one) or in double ones (with escapes).
fn scalar(value: &str) -> Result<String, &'static str> {
    let value = value.trim();
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Ok(without_comment(value).to_owned());
    };
    let mut out = String::new();
    let mut rest = value[1..].chars();
    while let Some(mut c) = rest.next() {
        if c == quote {
            if quote == '"' || !rest.as_str().starts_with(quote) {
                return Ok(out);
            }
            rest.next();
        } else if c == '\\' && quote == '"' {
            c = match rest.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some(c) => c,
                None => break,
            };
        }
        out.push(c);
    }
    Err("its text has no closing quotation mark")
}

fn without_comment(value: &str) -> &str {
    let bytes = value.as_bytes();
    let comment = (1..bytes.len()).find(|i| bytes[*i] == b'#' && bytes[*i - 1] == b' ');
    comment.map_or(value, |i| &value[..i]).trim_end()
}

fn set(front: &mut FrontMatter, key: &str, value: Vec<String>, span: Span, findings: &mut Findings) {
    if key == "skip" {
        front.skip = value;
        return;
    }
    let mut text = value.join(", ");
    let is_value = match key {
        "date" => Date::read(&text).is_some(),
        "terms" => {
            front.terms = text.parse().ok();
            front.terms.is_some()
        }
        "original" => match address::safe(&text, Use::Link) {
            Some(safe) => {
                text = safe;
                true
            }
            None => return findings.add(Code::UnsafeAddress, span, &[]),
        },
        _ => true,
    };
    if !is_value {
        return findings.add(Code::FrontMatterValue, span, &[&text, key]);
    }
    let slots = [
        ("title", &mut front.title),
        ("subtitle", &mut front.subtitle),
        ("author", &mut front.author),
        ("date", &mut front.date),
        ("lang", &mut front.lang),
        ("original", &mut front.original),
        ("license", &mut front.license),
        ("glossary", &mut front.glossary),
        ("sources", &mut front.sources),
    ];
    match slots.into_iter().find(|(name, _)| *name == key) {
        Some((_, slot)) => *slot = Some(text).filter(|text| !text.is_empty()),
        None if key == "terms" => {}
        None => findings.add(Code::FrontMatterKey, span, &[key]),
    }
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
