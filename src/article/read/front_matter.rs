//! The block between two lines `---` at the start of an article, in the subset of YAML 1.2 that front matter
//! uses: `key: value` lines, quoted and plain scalars, `[flow, lists]`, `- block lists`, comments, folded
//! lines. In: text and diagnostics. Out: the values, and where the article's own text begins.

use crate::article::content::address::{self, Use};
use crate::article::content::values;
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::front_matter::FrontMatter;
use crate::article::text::control::without_control;
use crate::article::text::date::Date;
use crate::article::text::direction;
use crate::article::text::strings::push;

/// Reads the front matter; the offset is where the text after it begins, 0 if there is none.
pub(crate) fn read(text: &str, file: File, diagnostics: &mut Collector) -> (FrontMatter, usize) {
    let mut front = FrontMatter::default();
    let mut lines = Lines { text, at: 0 };
    if lines.next().is_none_or(|(_, line)| line != "---") {
        return (front, 0);
    }
    let first = lines.at;
    let (mut end, mut after) = (text.len(), 0);
    while let Some((start, line)) = lines.next() {
        if line == "---" || line == "..." {
            (end, after) = (start, lines.at);
            break;
        }
        if line.is_empty() {
            end = end.min(start);
        }
    }
    if after == 0 {
        // Without a closing line the first one is a thematic break, unless a key follows it.
        lines.at = first;
        if lines.next().and_then(|(_, line)| key_and_value(line)).is_none() {
            return (front, 0);
        }
        diagnostics.add(Code::FrontMatterUnclosed, Span::new(file, 0..3), &[]);
        after = end;
    }
    lines = Lines { text: &text[..end], at: first };
    while let Some((start, line)) = lines.next() {
        let span = Span::new(file, start..start + line.len());
        if line.is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let Some((key, value)) = key_and_value(line) else {
            diagnostics.add(Code::FrontMatterSyntax, span, &["it has no key"]);
            continue;
        };
        match lines.value(value) {
            Ok(value) => set(&mut front, key, value, span, diagnostics),
            Err(reason) => diagnostics.add(Code::FrontMatterSyntax, span, &[reason]),
        }
    }
    (front, after)
}

/// The line of a key in the front matter: the last one, which wins.
pub(crate) fn line_of(key: &str, file: File, head: &str) -> Span {
    let mut lines = Lines { text: head, at: 0 };
    let mut found = 0..0;
    while let Some((start, line)) = lines.next() {
        if key_and_value(line).is_some_and(|(other, _)| other == key) {
            found = start..start + line.len();
        }
    }
    Span::new(file, found)
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then(|| (key, value.trim()))
}

/// Lines with their offsets, without the whitespace at their ends.
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

    /// A key's value, with the lines below that belong to it: items `- x`, or indented text.
    fn value(&mut self, first: &str) -> Result<Vec<String>, &'static str> {
        // The indicator of a block scalar, such as `|` or `>-`: the value is what is indented below it.
        let is_sign = first.starts_with(['|', '>']) && first[1..].chars().all(|c| matches!(c, '+' | '-' | '0'..='9'));
        let mut value = if is_sign { String::new() } else { first.to_owned() };
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
        // The quotation mark that the item begins with, and whether the place is inside such marks.
        let (mut quote, mut is_quoted, mut start) = (None, false, 0);
        let mut letters = list.char_indices();
        while let Some((i, c)) = letters.next() {
            if c == ',' && !is_quoted {
                items.push(scalar(&list[start..i])?);
                (quote, start) = (None, i + 1);
            } else if Some(c) == quote && matches!(c, '"' | '\'') {
                is_quoted = !is_quoted;
            } else if c == '\\' && quote == Some('"') {
                letters.next();
            } else if quote.is_none() && !c.is_whitespace() {
                quote = Some(c);
                is_quoted = matches!(c, '"' | '\'');
            }
        }
        items.push(scalar(&list[start..])?);
        items.retain(|item| !item.is_empty());
        Ok(items)
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
                let after = rest.as_str().trim_start();
                let is_end = after.is_empty() || after.starts_with('#');
                return if is_end { Ok(out) } else { Err("there is text after its closing quotation mark") };
            }
            rest.next();
        } else if c == '\\' && quote == '"' {
            c = match rest.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('x') => hexadecimal(&mut rest, 2)?,
                Some('u') => hexadecimal(&mut rest, 4)?,
                Some(c) => c,
                None => break,
            };
        }
        out.push(without_control(c));
    }
    Err("its text has no closing quotation mark")
}

/// The character with this code point, written in so many digits (YAML 1.2.2, section 5.7).
fn hexadecimal(digits: &mut std::str::Chars, count: u32) -> Result<char, &'static str> {
    let mut number = 0;
    for _ in 0..count {
        let digit = digits.next().and_then(|c| c.to_digit(16)).ok_or("an escape has too few hexadecimal digits")?;
        number = number * 16 + digit;
    }
    Ok(char::from_u32(number).unwrap_or('\u{FFFD}'))
}

fn without_comment(value: &str) -> &str {
    let bytes = value.as_bytes();
    let comment = (1..bytes.len()).find(|i| bytes[*i] == b'#' && bytes[*i - 1] == b' ');
    comment.map_or(value, |i| &value[..i]).trim_end()
}

fn set(front: &mut FrontMatter, key: &str, value: Vec<String>, span: Span, diagnostics: &mut Collector) {
    if key == "skip" {
        front.skip = value;
        return;
    }
    let mut text = String::new();
    for (i, item) in value.iter().enumerate() {
        push(&mut text, &[if i > 0 { ", " } else { "" }, item]);
    }
    let is_value = match key {
        "date" => Date::read(&text).is_some(),
        "lang" if !text.is_empty() => match values::language_tag(&text) {
            Some(tag) => {
                text = tag;
                true
            }
            None => false,
        },
        "terms" => {
            front.terms = text.parse().ok();
            front.terms.is_some()
        }
        "original" => match address::safe(&text, Use::Link) {
            Some(safe) => {
                text = safe;
                true
            }
            None => return diagnostics.add(Code::UnsafeAddress, span, &[]),
        },
        _ => true,
    };
    if !is_value {
        diagnostics.add(Code::FrontMatterValue, span, &[&text, key]);
        return;
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
        ("notes", &mut front.notes),
    ];
    match slots.into_iter().find(|(name, _)| *name == key) {
        Some((_, slot)) => {
            if let Some((_, name)) = direction::unsettled(&text) {
                diagnostics.add(Code::BidiControl, span, &[name]);
            }
            *slot = Some(text).filter(|text| !text.is_empty());
        }
        None if key == "terms" => {}
        None => {
            diagnostics.add(Code::FrontMatterKey, span, &[key]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::model::front_matter::Terms;

    fn read_all(text: &str) -> (FrontMatter, usize, usize) {
        let mut diagnostics = Collector::default();
        let (front, end) = read(text, File::Article, &mut diagnostics);
        (front, end, diagnostics.place(&[text, "", "", "", ""].map(str::to_owned)).len())
    }

    #[test]
    fn reads_the_forms_that_front_matter_uses() {
        let text = "---\ntitle: 'It''s: so' # why\nsubtitle: \"a \\\"b\\\"\"\nauthor: [Ann, \"Bo, Jr.\"]\nskip:\n  - one\n- two\nlicense: plain words\n  go on\n\n# comment\nterms: all\n---\nText";
        let (front, end, diagnostics) = read_all(text);
        assert_eq!(diagnostics, 0);
        assert_eq!(&text[end..], "Text");
        assert_eq!(front.title.as_deref(), Some("It's: so"));
        assert_eq!(front.subtitle.as_deref(), Some("a \"b\""));
        assert_eq!(front.author.as_deref(), Some("Ann, Bo, Jr."));
        assert_eq!(front.skip, ["one", "two"]);
        assert_eq!(front.license.as_deref(), Some("plain words go on"));
        assert_eq!(front.terms, Some(Terms::All));
    }

    #[test]
    fn reads_block_scalars_and_escapes() {
        let text = "---\ntitle: >-\n  A folded\n  line\nsubtitle: >_< face\nauthor: \"a\\u00e9 \\x41\"\nskip: ['a, b', \"c, \\\"d\", e]\n---\n";
        let (front, _, diagnostics) = read_all(text);
        assert_eq!(diagnostics, 0);
        assert_eq!(front.title.as_deref(), Some("A folded line"));
        assert_eq!(front.subtitle.as_deref(), Some(">_< face"));
        assert_eq!(front.author.as_deref(), Some("aé A"));
        assert_eq!(front.skip, ["a, b", "c, \"d", "e"]);
        let (front, _, diagnostics) = read_all("---\ntitle: \"a\" b\nlang: \"\\u12\"\nskip: [\"a, b]\n---\n");
        assert_eq!((front, diagnostics), (FrontMatter::default(), 3));
    }

    #[test]
    fn leaves_a_thematic_break_alone() {
        assert_eq!(read_all("---\n\nText\n"), (FrontMatter::default(), 0, 0));
        assert_eq!(read_all("Text\n---\ntitle: x\n---\n"), (FrontMatter::default(), 0, 0));
    }

    #[test]
    fn says_what_is_wrong_and_keeps_the_rest() {
        let (front, end, diagnostics) = read_all("---\ntitle: A\nnonsense\nlang: \"en\ncolor: red\ndate: soon\n---\n");
        assert_eq!((front.title.as_deref(), end, diagnostics), (Some("A"), 58, 4));
        let (front, end, diagnostics) = read_all("---\ntitle: A\n\nText");
        assert_eq!((front.title.as_deref(), end, diagnostics), (Some("A"), 13, 1));
    }
}
