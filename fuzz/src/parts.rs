//! The small languages within an article, each by itself: the content of braces, citations, a sources file, a
//! notes file, raw HTML.

use super::checker::check;
use super::random::parts;
use apostil::article::{Input, Options, parse};
use arbitrary::{Result, Unstructured};

const SOURCES: &str = r#"[{"id": "key", "title": "T", "URL": "https://a.example/"}, {"id": "other", "title": "U"}]"#;

fn read(input: &Input) {
    check(&parse(input, &Options::default()));
}

/// The braces at the start of a note and of a definition.
pub fn braces(u: &mut Unstructured) -> Result<()> {
    let braces = parts::braces(u)?;
    let article = format!("Alpha[^a]\n\n[^a]: {{{braces}}} note\n");
    let glossary = format!("Alpha\n: {{{braces}}} definition\n");
    read(&Input::new(article.as_bytes()).with_glossary(Some(glossary.as_bytes())));
    Ok(())
}

/// What is between the brackets of a citation.
pub fn citation(u: &mut Unstructured) -> Result<()> {
    let cited = parts::citation(u)?;
    let article = format!("[@{cited}] and [@key; @{cited}] and [see @{cited}]");
    read(&Input::new(article.as_bytes()).with_sources(Some(SOURCES.as_bytes())));
    Ok(())
}

/// A sources file, by itself and within a complete one; every complete source in it can be cited.
pub fn csl_json(u: &mut Unstructured) -> Result<()> {
    let records = parts::csl(u)?;
    let list = format!("[{{\"id\": \"key\", \"title\": \"T\"}}, {records}]");
    for sources in [&records, &list] {
        let article = b"[@key] [@other, p. 1]";
        read(&Input::new(article).with_sources(Some(sources.as_bytes())));
    }
    Ok(())
}

/// Tags in any order, in text and in a note and a definition: an HTML parser finds the elements that came out.
pub fn raw_html(u: &mut Unstructured) -> Result<()> {
    let (article, glossary) = (parts::raw_html(u)?, parts::raw_html(u)?);
    let note = parts::raw_html(u)?.replace('\n', "\n    ");
    let article = format!("{article}\n\nAlpha[^a]\n\n[^a]: {note}\n");
    let glossary = format!("Alpha\n: {}\n", glossary.replace('\n', "\n  "));
    read(&Input::new(article.as_bytes()).with_glossary(Some(glossary.as_bytes())));
    Ok(())
}

/// A notes file whose passages are in the article, or nearly.
pub fn passages(u: &mut Unstructured) -> Result<()> {
    let article = parts::running_text(u)?;
    let notes = parts::running_text(u)?;
    let quoted = format!("> {}\n\nnote\n\n> {notes}", article.replace('\n', "\n> "));
    for notes in [&notes, &quoted] {
        read(&Input::new(article.as_bytes()).with_notes(Some(notes.as_bytes())));
    }
    Ok(())
}
