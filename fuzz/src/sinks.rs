//! Both sinks, compared: for the same article, or the same calls, a browser's nodes and the terminal's HTML are the
//! same. The input is designed to be mistaken for something else, in every slot of every file, however it can be
//! written there.

use super::checker::check;
use super::node_script::serialised;
use apostil::article::{Attribute, Element, Html, Input, NodeScript, Options, Sink, parse};
use arbitrary::{Arbitrary, Result, Unstructured};

pub fn sinks(u: &mut Unstructured) -> Result<()> {
    if u.arbitrary()? { compare_articles(u) } else { compare_calls(u) }
}

const PARTS: &[&str] = &[
    "\u{1E}",
    "\u{1F}",
    "\u{1E}<img",
    "\u{1E}=onerror\u{1F}x",
    "\u{1E}\"",
    "\u{1E}>",
    "<b>",
    "<div>",
    "<table><td>",
    "</p>",
    "</article>",
    "&",
    "&lt;",
    "\"",
    "'",
    "`",
    "\\",
    "{",
    "}",
    "|",
    "]",
    "\0",
    "\u{7F}",
    "\u{9B}",
    "\u{A0}",
    "\u{202E}",
    "\u{FEFF}",
    "\r",
    "\n",
    "\t",
    " ",
    "a",
    "é",
    "😀",
];

fn hostile(u: &mut Unstructured) -> Result<String> {
    let mut text = String::new();
    for _ in 0..u.int_in_range(0..=4)? {
        if u.ratio(1, 8)? { text.push(u.arbitrary()?) } else { text.push_str(u.choose(PARTS)?) }
    }
    Ok(text)
}

/// Writes a text into a slot, character by character: as it is, or by one of the escapes that the format has.
fn written(u: &mut Unstructured, escapes: &[fn(char) -> String]) -> Result<String> {
    let mut out = String::new();
    for c in hostile(u)?.chars() {
        match u.int_in_range(0..=escapes.len())?.checked_sub(1) {
            None => out.push(c),
            Some(escape) => out.push_str(&escapes[escape](c)),
        }
    }
    Ok(out)
}

/// Between double quotation marks (YAML 1.2.2, section 5.7).
fn yaml(u: &mut Unstructured) -> Result<String> {
    let short = |c: char| if u32::from(c) < 0x100 { format!("\\x{:02x}", u32::from(c)) } else { c.to_string() };
    written(u, &[short, utf16, |c| format!("\\U{:08X}", u32::from(c)), |c| format!("\\{c}")])
}

/// Between double quotation marks (RFC 8259, section 7).
fn json(u: &mut Unstructured) -> Result<String> {
    written(u, &[utf16, utf16, |c| format!("\\{c}")])
}

/// `\uXXXX`, twice where a character needs it.
fn utf16(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

/// In running text (CommonMark 0.31.2, sections 2.4 and 2.5).
fn markdown(u: &mut Unstructured) -> Result<String> {
    let number = |c| format!("&#{};", u32::from(c));
    written(u, &[number, |c| format!("&#x{:x};", u32::from(c)), |c| format!("\\{c}")])
}

/// A template with a text that is written so in place of each `%`.
fn filled(u: &mut Unstructured, template: &str, written: fn(&mut Unstructured) -> Result<String>) -> Result<String> {
    let mut parts = template.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(&written(u)?);
        out.push_str(part);
    }
    Ok(out)
}

fn compare_articles(u: &mut Unstructured) -> Result<()> {
    let article = filled(
        u,
        "---\ntitle: \"%\"\nsubtitle: \"%\"\nauthor: [\"%\", \"%\"]\ndate: \"%\"\nlang: \"%\"\noriginal: \"/%\"\nsources: \"%\"\nskip: [\"%\"]\n---\n",
        yaml,
    )? + &filled(
        u,
        "# % {#%}\n\n% [^n] [^i] ^[%] [@k, %] [@%] [[t]] [[t|%]] [%](<%> \"%\") ![%](<%> \"%\")\n\n",
        markdown,
    )? + &filled(
        u,
        "`%` <abbr title=\"%\">x</abbr> AB words\n\n*[AB]: %\n\n```%\n%\n```\n\n<div title=\"%\">\n<img src=\"%\" alt=\"%\" width=\"%\"><a href='%' title='%'>%</a><h2 id=\"%\">%\n\n[^n]: {supported by=\"%\"} %\n",
        markdown,
    )?;
    let glossary = if u.arbitrary()? {
        filled(u, "t\n%\n: {related=\"%\"} %\n\n%\n: x\n", markdown)?
    } else {
        filled(
            u,
            "[{\"term\": \"t\", \"id\": \"%\", \"definition\": \"%\", \"aliases\": [\"%\"], \"references\": [\"%\"]}]",
            json,
        )?
    };
    let sources = filled(
        u,
        "[{\"id\": \"k\", \"title\": \"%\", \"author\": [{\"family\": \"%\", \"given\": \"%\"}], \"issued\": {\"raw\": \"%\"}, \"URL\": \"https://a.example/%\", \"page\": \"%\"},",
        json,
    )? + &filled(
        u,
        "{\"id\": \"%\", \"DOI\": \"%\", \"publisher\": \"%\", \"custom\": {\"archived\": {\"url\": \"https://b.example/%\"}}}]",
        json,
    )?;
    let notes = filled(u, "---\ntitle: \"%\"\nauthor: \"%\"\n---\n\n", yaml)?
        + &filled(u, "> words\n\n{id=i by=\"%\"} %\n", markdown)?;
    let words = filled(
        u,
        "{\"notes\": \"%\", \"by\": \"%{author}%\", \"back\": \"%\", \"quoted\": \"%\", \"months\": [\"%\"]}",
        json,
    )?;
    let input = Input::new(article.as_bytes())
        .with_glossary(Some(glossary.as_bytes()))
        .with_sources(Some(sources.as_bytes()))
        .with_notes(Some(notes.as_bytes()))
        .with_words(Some(words.as_bytes()));
    let lang = if u.arbitrary()? { Some(hostile(u)?) } else { None };
    let article = parse(&input, &Options::default().with_lang(lang));
    assert_eq!(article.to_node_script().map(|script| serialised(&script)), article.to_html());
    check(&article);
    Ok(())
}

/// A call to a sink. Numbers are taken modulo the number of items.
#[derive(Arbitrary)]
enum Call {
    Open(u8),
    Attribute(u8),
    Text,
    Close,
}

fn compare_calls(u: &mut Unstructured) -> Result<()> {
    let (mut html, mut script) = (Html::default(), NodeScript::default());
    let mut open: Vec<Element> = Vec::new();
    // The attributes that the element that was just opened does not have; none once it has content.
    let mut attributes: Vec<Attribute> = Vec::new();
    while !u.is_empty() {
        let may_hold = open.last().is_some_and(|element| !element.is_void());
        match u.arbitrary()? {
            Call::Open(number) if may_hold || open.is_empty() => {
                let element = Element::ALL[usize::from(number) % Element::ALL.len()];
                html.open(element);
                script.open(element);
                open.push(element);
                attributes = Attribute::ALL.to_vec();
            }
            Call::Attribute(number) if !attributes.is_empty() => {
                let name = attributes.swap_remove(usize::from(number) % attributes.len());
                let value = hostile(u)?;
                html.attribute(name, &value);
                script.attribute(name, &value);
            }
            Call::Text if may_hold => {
                let text = hostile(u)?;
                html.text(&text);
                script.text(&text);
                attributes.clear();
            }
            Call::Close if !open.is_empty() => {
                html.close();
                script.close();
                open.pop();
                attributes.clear();
            }
            _ => {}
        }
    }
    for _ in open {
        html.close();
        script.close();
    }
    assert_eq!(serialised(&script.into_string()), html.into_string());
    Ok(())
}
