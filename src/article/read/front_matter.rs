//! The front matter at the start of an article, as generators of sites write it: YAML between two lines `---`, TOML
//! between two lines `+++`, or a JSON object. In: text and diagnostics. Out: the values, and where the article's own
//! text begins. Keys that are not ours are passed over.

use crate::article::content::address::{self, Use};
use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::values;
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::limits;
use crate::article::model::front_matter::FrontMatter;
use crate::article::syntax::json::{self, Fault, Kind, Value};
use crate::article::syntax::{toml, yaml};
use crate::article::text::date::Date;
use crate::article::text::direction;
use crate::article::text::strings::{push, spaced};

/// What stands before an article's own text.
#[derive(Debug, Default)]
pub(crate) struct Front {
    pub values: FrontMatter,
    /// The sources that it holds itself, in CSL's form.
    pub references: Value,
    /// Where the text after it begins; 0 if there is none.
    pub end: usize,
}

/// Reads the front matter; its texts go to the buffer.
pub(crate) fn read(text: &str, file: File, buffer: &mut Text, diagnostics: &mut Collector) -> Front {
    let mut front = Front::default();
    let Some(block) = block(text, buffer) else { return front };
    if let Some(mark) = block.unclosed {
        diagnostics.add(Code::FrontMatterUnclosed, Span::new(file, 0..mark.len()), &[mark]);
    }
    for fault in block.faults {
        let rest = text.get(fault.at..).unwrap_or_default();
        let end = rest.find('\n').map_or(text.len(), |length| fault.at + length);
        diagnostics.add(Code::FrontMatterSyntax, Span::new(file, fault.at..end), &[fault.message]);
    }
    front.end = block.after;
    let Kind::Object(members) = block.value.kind else { return front };
    for (key, value) in members {
        let key = buffer.get(key).to_owned();
        if key == "references" {
            front.references = value;
        } else {
            let span = Span::new(file, value.range.clone());
            set(&mut front.values, &key, &value, buffer, span, diagnostics);
        }
    }
    front
}

/// Where the text after the front matter begins.
pub(crate) fn end(text: &str) -> usize {
    block(text, &mut Text::default()).map_or(0, |block| block.after)
}

/// The keys of the front matter, each with its line.
pub(crate) fn keys(text: &str, file: File) -> Vec<(String, Span)> {
    let mut buffer = Text::default();
    let value = block(text, &mut buffer).map(|block| block.value).unwrap_or_default();
    let Kind::Object(members) = value.kind else { return Vec::new() };
    let key = |(key, value): (TextRange, Value)| {
        let before = limits::end(&text[..value.range.start]);
        let line = value.range.start - before.rfind('\n').map_or(before.len(), |at| before.len() - at - 1);
        (buffer.get(key).to_owned(), Span::new(file, line..value.range.end))
    };
    members.into_iter().map(key).collect()
}

/// Front matter as a table.
struct Block {
    value: Value,
    faults: Vec<Fault>,
    after: usize,
    /// The line that should end it.
    unclosed: Option<&'static str>,
}

fn block(text: &str, buffer: &mut Text) -> Option<Block> {
    if text.starts_with('{') {
        return object(text, buffer);
    }
    let first = text.split('\n').next()?;
    let mark = ["---", "+++"].into_iter().find(|mark| first.trim_end() == *mark)?;
    let start = (first.len() + 1).min(text.len());
    let (mut end, mut after, mut at) = (text.len(), None, start);
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim_end();
        if words == mark || mark == "---" && words == "..." {
            (end, after) = (at, Some(at + line.len()));
            break;
        }
        if words.is_empty() {
            end = end.min(at);
        }
        at += line.len();
    }
    // Without a closing line the first one is text, unless a key follows it.
    let unclosed = Some(mark).filter(|_| after.is_none());
    if unclosed.is_some() && !begins_with_key(&text[start..end], if mark == "---" { ':' } else { '=' }) {
        return None;
    }
    let (value, faults) = if mark == "---" { yaml::read } else { toml::read }(text, start..end, buffer);
    Some(Block { value, faults, after: after.unwrap_or(end), unclosed })
}

fn begins_with_key(text: &str, sign: char) -> bool {
    text.split('\n').next().and_then(|line| line.split_once(sign)).is_some_and(|(key, value)| {
        let key = if sign == '=' { key.trim_end() } else { key };
        let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        is_key && (value.is_empty() || value.starts_with([' ', '\t', '"', '[']))
    })
}

/// Front matter in JSON. Braces that hold no key, or after which the line goes on, are text.
fn object(text: &str, buffer: &mut Text) -> Option<Block> {
    if !text[1..].trim_start().starts_with('"') {
        return None;
    }
    let (value, fault) = json::read_first(text, buffer);
    let Kind::Object(members) = &value.kind else { return None };
    if members.is_empty() {
        return None;
    }
    let end = match fault {
        None => value.range.end,
        // Everything that was complete before the fault is kept, if the object ends before an empty line.
        Some(_) => text.split("\n\n").next()?.find("\n}")? + 2,
    };
    let rest = text[end..].split('\n').next()?;
    let after = (end + rest.len() + 1).min(text.len());
    rest.trim().is_empty().then(|| Block { value, faults: fault.into_iter().collect(), after, unclosed: None })
}

/// A value as text in one line: that of a list is joined by commas; that of a table is its name.
fn said(value: &Value, buffer: &Text) -> String {
    match &value.kind {
        Kind::Text(text) => match buffer.get(*text).trim() {
            lines if lines.contains('\n') => spaced(lines),
            line => line.to_owned(),
        },
        Kind::Boolean(is) => (if *is { "true" } else { "false" }).to_owned(),
        Kind::Array(items) => {
            let mut all = String::new();
            for item in items {
                let item = said(item, buffer);
                let is_next = !all.is_empty() && !item.is_empty();
                push(&mut all, &[if is_next { ", " } else { "" }, &item]);
            }
            all
        }
        Kind::Object(_) => {
            let part = |key| value.get(key, buffer).map(|part| said(part, buffer)).unwrap_or_default();
            let whole = ["name", "literal"].map(part).into_iter().find(|name| !name.is_empty());
            whole.unwrap_or_else(|| {
                let mut name = part("given");
                push(&mut name, &[" ", &part("family")]);
                name.trim().to_owned()
            })
        }
        Kind::Null => String::new(),
    }
}

fn set(front: &mut FrontMatter, key: &str, value: &Value, buffer: &Text, span: Span, diagnostics: &mut Collector) {
    let list = match &value.kind {
        Kind::Array(items) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    if key == "skip" {
        front.skip = list.iter().map(|phrase| said(phrase, buffer)).filter(|phrase| !phrase.is_empty()).collect();
        return;
    }
    let mut text = said(value, buffer);
    if text.is_empty() {
        return;
    }
    let is_value = match key {
        "date" => match Date::of_timestamp(&text) {
            Some(date) => {
                text = date.iso();
                true
            }
            None => false,
        },
        "lang" => match values::language_tag(&text) {
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
        "marks" => {
            front.marks = text.parse().ok();
            front.marks.is_some()
        }
        "verdicts" => {
            front.verdicts = choice(&text);
            front.verdicts.is_some()
        }
        "max-names" => {
            front.max_names = values::number(&text, &(1..=limits::NAMES));
            front.max_names.is_some()
        }
        "toc" => {
            front.toc = choice(&text);
            front.toc.is_some()
        }
        "canonical" | "canonical_url" | "canonicalURL" => match web_address(&text) {
            Some(safe) => {
                text = safe;
                true
            }
            None => false,
        },
        "image" => match address::safe(&text, Use::Image) {
            Some(safe) => {
                text = safe;
                true
            }
            None => {
                return diagnostics.add(
                    Code::UnsafeAddress,
                    span,
                    &["Addresses of pictures", &address::beginning(&text)],
                );
            }
        },
        "original" => match address::safe(&text, Use::Link) {
            Some(safe) => {
                text = safe;
                true
            }
            None => return diagnostics.add(Code::UnsafeAddress, span, &["Addresses", &address::beginning(&text)]),
        },
        // Pandoc reads several files, we one.
        "bibliography" if list.len() > 1 => false,
        _ => true,
    };
    if !is_value {
        diagnostics.add(Code::FrontMatterValue, span, &[&text, key]);
        if key != "bibliography" {
            return;
        }
        text = said(&list[0], buffer);
    }
    let slots = [
        ("title", &mut front.title),
        ("subtitle", &mut front.subtitle),
        ("description", &mut front.description),
        ("author", &mut front.author),
        ("date", &mut front.date),
        ("lang", &mut front.lang),
        ("original", &mut front.original),
        ("canonical", &mut front.canonical),
        ("image", &mut front.image),
        ("license", &mut front.license),
        ("glossary", &mut front.glossary),
        ("sources", &mut front.sources),
        ("notes", &mut front.notes),
    ];
    // Other programs' names of ours, which give way to these.
    let (name, is_ours) = match key {
        "authors" => ("author", false),
        "bibliography" => ("sources", false),
        "canonical_url" | "canonicalURL" => ("canonical", false),
        key => (key, true),
    };
    if let Some((_, slot)) = slots.into_iter().find(|(slot, _)| *slot == name) {
        if let Some((_, name)) = direction::unsettled(&text) {
            diagnostics.add(Code::BidiControl, span, &[name]);
        }
        if is_ours || slot.is_none() {
            *slot = Some(text);
        }
    }
}

fn choice(word: &str) -> Option<bool> {
    match word {
        "true" | "on" | "yes" => Some(true),
        "false" | "off" | "no" => Some(false),
        _ => None,
    }
}

/// An address with its scheme and host, by which others can find a page.
pub(crate) fn web_address(text: &str) -> Option<String> {
    address::safe(text, Use::Link).filter(|address| address.starts_with("https://") || address.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::model::front_matter::Terms;

    fn read_all(text: &str) -> (FrontMatter, usize, usize) {
        let mut diagnostics = Collector::default();
        let front = read(text, File::Article, &mut Text::default(), &mut diagnostics);
        (front.values, front.end, diagnostics.place(&[text, "", "", "", ""].map(str::to_owned)).len())
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
        assert_eq!((front.title.as_deref(), end, diagnostics), (Some("A"), 58, 3));
        let (front, end, diagnostics) = read_all("---\ntitle: A\n\nText");
        assert_eq!((front.title.as_deref(), end, diagnostics), (Some("A"), 13, 1));
    }
}
