//! The glossary: drafts in, entries out. A glossary file holds definition lists, JSON, or one of the other forms in which
//! glossaries are kept.

mod directive;
mod json_file;
mod names;
mod outline;

use crate::article::content::buffer::Text;
use crate::article::content::piece::{Draft, Flow, Piece, Unresolved};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::Entry;
use crate::article::read::drafts::{AbbreviationDraft, Document, EntryDraft, NoteDraft};
use crate::article::syntax::braces;

/// What a glossary file holds.
#[derive(Default)]
pub(crate) struct Glossary {
    pub entries: Vec<Entry>,
    pub notes: Vec<NoteDraft>,
    pub abbreviations: Vec<AbbreviationDraft>,
}

/// Reads a glossary file, in whichever form it is; `markdown` reads Markdown that begins at an offset of the file.
pub(crate) fn read_file(
    source: &str,
    text: &mut Text,
    diagnostics: &mut Collector,
    mut markdown: impl FnMut(&str, usize, &mut Text, &mut Collector) -> Document,
) -> Glossary {
    if json_file::is_json(source) {
        return json_file::read(source, text, diagnostics, &mut markdown);
    }
    let mut glossary = Glossary::default();
    let mut drafts = Vec::new();
    for term in directive::terms(source) {
        let document = markdown(&term.definition, term.definition_at, text, diagnostics);
        glossary.notes.extend(document.notes);
        let span = Span::new(File::Glossary, term.at..term.at + term.names[0].len());
        drafts.push(EntryDraft { names: term.names, span, pieces: document.body });
    }
    let has_blocks = !drafts.is_empty();
    // What is in such blocks has been read; of the rest only notes and abbreviations are wanted.
    let mut scratch = Collector::silent();
    let document = markdown(source, 0, text, if has_blocks { &mut scratch } else { diagnostics });
    glossary.notes.extend(document.notes);
    glossary.abbreviations = document.abbreviations;
    if !has_blocks {
        drafts = document.entries;
    }
    let is_defined = !drafts.is_empty();
    if !is_defined {
        drafts = outline::entries(&document.body, text);
    }
    if drafts.is_empty() {
        diagnostics.add(Code::GlossarySyntax, Span::new(File::Glossary, 0..0), &[NO_ENTRIES]);
        diagnostics.lack(File::Glossary);
    }
    for entry in drafts.into_iter().filter_map(|draft| from_draft(draft, text, diagnostics)) {
        glossary.entries.push(Entry { is_defined, ..entry });
    }
    glossary
}

const NO_ENTRIES: &str = "it contains no definition list, and no list or headings of terms";

/// Makes an entry of a definition and the braces at its start.
pub(crate) fn from_draft(draft: EntryDraft, text: &Text, diagnostics: &mut Collector) -> Option<Entry> {
    let EntryDraft { names, span, mut pieces } = draft;
    let mut entry = entry(names, span);
    if entry.names.is_empty() {
        return None;
    }
    for (item, span) in braces::take(&mut pieces, text).0 {
        match (item.key, item.value) {
            ("case-sensitive", None) => entry.is_case_sensitive = true,
            ("never-autolink", None) => entry.is_linked = false,
            ("related", Some(names)) => entry.related_names = list(names),
            (key, _) => diagnostics.add(Code::BracesSyntax, span, &[braces::UNKNOWN, key]),
        }
    }
    entry.drafts = first_block(pieces);
    Some(entry)
}

fn entry(lines: Vec<String>, span: Span) -> Entry {
    let (names, preferred_id) = names::read(lines);
    Entry {
        names,
        preferred_id,
        span,
        is_case_sensitive: false,
        is_linked: true,
        is_defined: true,
        related_names: Vec::new(),
        drafts: Default::default(),
        short: Flow::new(),
        more: Flow::new(),
        related: Flow::new(),
        id: String::new(),
        mentions: Default::default(),
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
