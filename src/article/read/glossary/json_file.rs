//! A glossary in JSON: a list of entries, or a map from terms to what they mean. In: the text of a file. Out: entries.

use super::{Glossary, entry, first_block};
use crate::article::content::buffer::{Text, TextRange};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::read::drafts::Document;
use crate::article::syntax::json::{self, Kind, Value};
use crate::article::text::direction;

/// Whether a glossary file is JSON rather than Markdown.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let is_map = text.strip_prefix('{').is_some_and(|map| !map.starts_with(':'));
    let list = text.strip_prefix('[').map(str::trim_start);
    is_map || list.is_some_and(|list| list.is_empty() || list.starts_with(['{', '"', ']']))
}

/// Reads a list of `{term, definition, abbreviation, aliases, caseSensitive, autoLink, relatedTerms, references, id}`, or a
/// map from terms to definitions or to the same; either by itself, or as `terms` or `glossary` of an object. Definitions
/// are Markdown; `markdown` reads them.
pub(super) fn read(
    source: &str,
    text: &mut Text,
    diagnostics: &mut Collector,
    markdown: &mut impl FnMut(&str, usize, &mut Text, &mut Collector) -> Document,
) -> Glossary {
    let (root, is_whole) = json::read_file(source, File::Glossary, Code::GlossarySyntax, text, diagnostics);
    let list = ["terms", "glossary"].into_iter().find_map(|key| root.get(key, text)).unwrap_or(&root);
    let mut glossary = Glossary::default();
    match &list.kind {
        Kind::Array(values) => {
            for value in values {
                add(&mut glossary, value.text_of("term", text), value, text, diagnostics, markdown);
            }
        }
        Kind::Object(members) => {
            for (term, value) in
                members.iter().filter(|(_, value)| matches!(value.kind, Kind::Text(_) | Kind::Object(_)))
            {
                add(&mut glossary, *term, value, text, diagnostics, markdown);
            }
            for entry in &mut glossary.entries {
                entry.is_defined = false;
            }
        }
        _ if is_whole => {
            diagnostics.add(Code::GlossarySyntax, Span::new(File::Glossary, 0..0), &["it is not a list of terms"]);
            diagnostics.lack(File::Glossary);
        }
        _ => {}
    }
    glossary
}

/// Adds the entry of a term that a value describes, or defines if it is a text.
fn add(
    glossary: &mut Glossary,
    term: TextRange,
    value: &Value,
    text: &mut Text,
    diagnostics: &mut Collector,
    markdown: &mut impl FnMut(&str, usize, &mut Text, &mut Collector) -> Document,
) {
    let span = Span::new(File::Glossary, value.range.clone());
    let term = text.get(term).to_owned();
    if term.trim().is_empty() {
        return diagnostics.add(Code::GlossarySyntax, span, &["this entry has no `term`"]);
    }
    let mut names = vec![term];
    names.extend(texts(value, "aliases", text));
    // The long form of a term that is an abbreviation.
    let long = text.get(value.text_of("abbreviation", text)).to_owned();
    let stated = value.get("definition", text).unwrap_or(value);
    let mut definition = text.get(stated.text()).to_owned();
    if !long.trim().is_empty() {
        definition.insert_str(0, &(long.clone() + ": "));
        names.push(long);
    }
    for (i, key) in texts(value, "references", text).iter().enumerate() {
        definition.push_str(if i == 0 { "\n\n[@" } else { " [@" });
        definition.push_str(key.trim_start_matches('@'));
        definition.push(']');
    }
    for name in &names {
        if let Some((_, name)) = direction::unsettled(name) {
            diagnostics.add(Code::BidiControl, span, &[name]);
        }
    }
    let mut entry = entry(names, span);
    let id = text.get(value.text_of("id", text));
    if !id.is_empty() {
        id.clone_into(&mut entry.preferred_id);
    }
    entry.related_names = texts(value, "relatedTerms", text);
    entry.is_case_sensitive = value.get("caseSensitive", text).is_some_and(|value| value.is(true));
    entry.is_linked = !value.get("autoLink", text).is_some_and(|value| value.is(false));
    let at = value.get("definition", text).map_or(value.range.start, |value| value.range.start + 1);
    let document = markdown(&definition, at, text, diagnostics);
    entry.drafts = first_block(document.body);
    glossary.notes.extend(document.notes);
    glossary.entries.push(entry);
}

fn texts(value: &Value, key: &str, text: &Text) -> Vec<String> {
    let mut texts = Vec::new();
    for value in value.array_of(key, text) {
        texts.push(text.get(value.text()).to_owned());
    }
    texts
}
