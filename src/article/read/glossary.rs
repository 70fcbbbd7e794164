//! The glossary: entries from definition lists or from a JSON list.

use crate::article::content::buffer::Text;
use crate::article::content::piece::{Draft, Flow, Piece, Unresolved};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::Entry;
use crate::article::read::drafts::{Document, EntryDraft, NoteDraft};
use crate::article::syntax::braces;
use crate::article::syntax::json::{self, Kind, Value};
use crate::article::text::direction;

/// Makes an entry of a definition and the braces at its start.
pub(crate) fn from_draft(draft: EntryDraft, text: &Text, diagnostics: &mut Collector) -> Option<Entry> {
    let EntryDraft { names, span, mut pieces } = draft;
    if names.is_empty() {
        return None;
    }
    let mut entry = entry(names, span);
    for (item, span) in braces::take(&mut pieces, text).0 {
        match (item.key, item.value) {
            ("case-sensitive", None) => entry.is_case_sensitive = true,
            ("never-autolink", None) => entry.is_linked = false,
            ("related", Some(names)) => entry.related_names = list(names),
            (key, _) => diagnostics.add(Code::BracesSyntax, span, &[key]),
        }
    }
    entry.drafts = first_block(pieces);
    Some(entry)
}

fn entry(names: Vec<String>, span: Span) -> Entry {
    Entry {
        names,
        preferred_id: String::new(),
        span,
        is_case_sensitive: false,
        is_linked: true,
        related_names: Vec::new(),
        drafts: Default::default(),
        short: Flow::new(),
        more: Flow::new(),
        related: Flow::new(),
        id: String::new(),
        mentions: 0,
    }
}

/// Splits a definition after its first block.
fn first_block(mut pieces: Draft) -> (Draft, Draft) {
    let mut depth = 0_i32;
    let mut end = pieces.len();
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth += 1,
            Piece::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(piece, Piece::Close) {
            // The line end after a block belongs to it.
            end = if matches!(pieces.get(i + 1), Some(Piece::Verbatim(_))) { i + 2 } else { i + 1 };
            break;
        }
    }
    let more = pieces.split_off(end);
    (pieces, more)
}

fn list(names: &str) -> Vec<String> {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// Whether a glossary file is JSON rather than Markdown.
pub(crate) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let list = text.strip_prefix('[').map(str::trim_start);
    text.starts_with('{') || list.is_some_and(|list| list.is_empty() || list.starts_with(['{', '"', ']']))
}

/// Reads a JSON list of `{term, definition, aliases, caseSensitive, autoLink, relatedTerms, references, id}`.
/// Definitions are Markdown; `markdown` reads them.
pub(crate) fn from_json(
    source: &str,
    text: &mut Text,
    diagnostics: &mut Collector,
    mut markdown: impl FnMut(&str, usize, &mut Text, &mut Collector) -> Document,
) -> (Vec<Entry>, Vec<NoteDraft>) {
    let (root, is_whole) = json::read_file(source, File::Glossary, Code::GlossarySyntax, text, diagnostics);
    let list = root.get("terms", text).unwrap_or(&root);
    if is_whole && !matches!(list.kind, Kind::Array(_)) {
        diagnostics.add(Code::GlossarySyntax, Span::new(File::Glossary, 0..0), &["it is not a list of terms"]);
        diagnostics.lack(File::Glossary);
    }
    let (mut entries, mut notes) = (Vec::new(), Vec::new());
    for value in list.array() {
        let span = Span::new(File::Glossary, value.range.clone());
        let mut names = vec![text.get(value.text_of("term", text)).to_owned()];
        if names[0].trim().is_empty() {
            diagnostics.add(Code::GlossarySyntax, span, &["this entry has no `term`"]);
            continue;
        }
        names.extend(texts(value, "aliases", text));
        let mut definition = text.get(value.text_of("definition", text)).to_owned();
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
        entry.preferred_id = text.get(value.text_of("id", text)).to_owned();
        entry.related_names = texts(value, "relatedTerms", text);
        entry.is_case_sensitive = value.get("caseSensitive", text).is_some_and(|value| value.is(true));
        entry.is_linked = !value.get("autoLink", text).is_some_and(|value| value.is(false));
        let at = value.get("definition", text).map_or(value.range.start, |value| value.range.start + 1);
        let document = markdown(&definition, at, text, diagnostics);
        entry.drafts = first_block(document.body);
        notes.extend(document.notes);
        entries.push(entry);
    }
    (entries, notes)
}

fn texts(value: &Value, key: &str, text: &Text) -> Vec<String> {
    let mut texts = Vec::new();
    for value in value.array_of(key, text) {
        texts.push(text.get(value.text()).to_owned());
    }
    texts
}
