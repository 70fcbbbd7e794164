//! The glossary: entries from definition lists or from a JSON list.

use super::braces;
use super::diagnostic::{Code, File, Findings, Span};
use super::flow::{Draft, Piece, Stretch, Text};
use super::json::{self, Kind, Value};
use super::markdown::{EntryDraft, NoteDraft};
use super::notes::first_text;

/// An entry as its author wrote it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The headword, then the aliases; never empty.
    pub names: Vec<String>,
    /// The id that the author gave it.
    pub id: Option<String>,
    pub span: Option<Span>,
    /// The short definition.
    pub short: Draft,
    /// What shows when the card is expanded.
    pub more: Draft,
    pub related: Vec<String>,
    pub is_case_sensitive: bool,
    pub is_linked: bool,
}

/// Makes an entry of a definition and the braces that it begins with.
pub(crate) fn from_draft(draft: EntryDraft, text: &Text, findings: &mut Findings) -> Option<Written> {
    let EntryDraft { names, span, mut pieces } = draft;
    if names.is_empty() {
        return None;
    }
    let mut entry = Written { names, span: Some(span), is_linked: true, ..Written::default() };
    if let Some(stretch) = first_text(&mut pieces) {
        if let Some((items, end)) = braces::read(text.get(*stretch)) {
            for item in items {
                let at = Stretch {
                    start: stretch.start + item.range.start as u32,
                    end: stretch.start + item.range.end as u32,
                };
                match (item.key, item.value) {
                    ("case-sensitive", None) => entry.is_case_sensitive = true,
                    ("never-autolink", None) => entry.is_linked = false,
                    ("related", Some(names)) => entry.related = list(names),
                    (key, _) => {
                        let help =
                            "A definition's braces hold `case-sensitive`, `never-autolink` and `related=\"a, b\"`.";
                        findings.add(Code::BracesSyntax, text.span(at), format!("`{key}` means nothing here."), help);
                    }
                }
            }
            stretch.start += end as u32;
        }
    }
    (entry.short, entry.more) = first_block(pieces);
    Some(entry)
}

/// Cuts a definition behind its first block.
fn first_block(mut pieces: Draft) -> (Draft, Draft) {
    let mut depth = 0_i32;
    let mut end = pieces.len();
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(_) | Piece::Reference(super::flow::Named::Term { .. }) => depth += 1,
            Piece::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(piece, Piece::Close) {
            // The line end behind a block belongs to it.
            end = if matches!(pieces.get(i + 1), Some(Piece::Verbatim(_))) { i + 2 } else { i + 1 };
            break;
        }
    }
    let more = pieces.split_off(end);
    (pieces, more)
}

fn list(names: &str) -> Vec<String> {
    names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Whether a glossary file is JSON rather than Markdown.
pub(crate) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['[', '{']) && !text.trim_start().starts_with("[[")
}

/// Reads a JSON list of `{term, definition, aliases, caseSensitive, autoLink, relatedTerms, references, id}`.
/// Definitions are Markdown: `markdown` reads one, given its text and its place in the file.
pub(crate) fn from_json(
    source: &str,
    findings: &mut Findings,
    mut markdown: impl FnMut(&str, usize, &mut Findings) -> (Draft, Vec<NoteDraft>),
) -> (Vec<Written>, Vec<NoteDraft>) {
    let (root, fault) = json::read(source);
    if let Some(fault) = fault {
        let help = "Entries that stand complete in front of this place are kept.";
        findings.add(Code::GlossarySyntax, Span::new(File::Glossary, fault.at..fault.at + 1), fault.message, help);
    }
    let list = root.get("terms").unwrap_or(&root);
    if !matches!(list.kind, Kind::Array(_)) {
        let help = "A JSON glossary is a list: [{\"term\": \"…\", \"definition\": \"…\"}].";
        findings.add(Code::GlossarySyntax, Span::new(File::Glossary, 0..0), "This is not a list of terms.", help);
    }
    let (mut entries, mut notes) = (Vec::new(), Vec::new());
    for value in list.array() {
        let span = Span::new(File::Glossary, value.range.clone());
        let Some(term) = value.get("term").and_then(Value::text).filter(|term| !term.trim().is_empty()) else {
            findings.add(Code::GlossarySyntax, span, "This entry has no `term`.", "Give it one, or leave it out.");
            continue;
        };
        let texts = |key| value.get(key).map(Value::array).unwrap_or_default().iter().filter_map(Value::text);
        let mut entry = Written {
            names: std::iter::once(term).chain(texts("aliases")).map(str::to_owned).collect(),
            id: value.get("id").and_then(Value::text).map(str::to_owned),
            span: Some(span),
            related: texts("relatedTerms").map(str::to_owned).collect(),
            is_case_sensitive: value.get("caseSensitive").is_some_and(Value::is_true),
            is_linked: !value.get("autoLink").is_some_and(Value::is_false),
            ..Written::default()
        };
        let definition = value.get("definition").and_then(|v| Some((v.text()?, v.range.start + 1)));
        let references = texts("references").map(|key| format!("[@{}]", key.trim_start_matches('@')));
        let references = references.collect::<Vec<_>>().join("; ");
        let (text, at) = definition.unwrap_or_default();
        let text = if references.is_empty() { text.to_owned() } else { format!("{text}\n\n{references}") };
        let (pieces, written) = markdown(&text, at, findings);
        (entry.short, entry.more) = first_block(pieces);
        notes.extend(written);
        entries.push(entry);
    }
    (entries, notes)
}
