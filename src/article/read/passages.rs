//! Notes on a text that its annotator cannot edit: a notes file quotes passages, and what follows each quotation is its
//! note. In: the draft of the notes file, the draft of the body. Out: the notes, and the body with the passages marked
//! and a mark for each note after its passage. A passage is found by its words, within one block of the text.

mod mark;
mod search;
pub(crate) mod word;

use crate::article::content::buffer::{Text, TextRange};
use crate::article::content::element::Element;
use crate::article::content::piece::{Draft, Piece, Unresolved, is_blank, plain};
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::model::Note;
use crate::article::read::drafts::NoteDraft;
use crate::article::text::slug::slug;
use crate::article::text::words::words;

/// A passage that a notes file quotes.
#[derive(Debug)]
pub(crate) struct Passage {
    /// The passage's note, with its marks.
    pub quoted: String,
    /// The key of its note.
    pub key: String,
    pub span: Span,
}

/// How many words of a passage name its note if its braces do not.
const NAMING_WORDS: usize = 5;

/// Takes a notes file apart: each block quotation is a passage, and what follows it up to the next is its note.
pub(crate) fn read(file: Draft, text: &Text, diagnostics: &mut Collector) -> (Vec<Passage>, Vec<NoteDraft>) {
    let (mut passages, mut notes): (Vec<Passage>, Vec<NoteDraft>) = (Vec::new(), Vec::new());
    let mut depth = 0;
    // What comes before the first quotation.
    let mut early = Vec::new();
    // The content of the open quotation.
    let mut quotation: Option<Draft> = None;
    for piece in file {
        let is_quotation = matches!(piece, Piece::Open(Element::Blockquote)) && depth == 0;
        depth = match piece {
            Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth + 1,
            Piece::Close => depth - 1,
            _ => depth,
        };
        if is_quotation {
            quotation = Some(Draft::new());
        } else if depth > 0
            && let Some(quoted) = &mut quotation
        {
            quoted.push(piece);
        } else if let Some(quoted) = quotation.take() {
            let span = place(&quoted, text);
            let quoted = plain(&quoted, text).trim().replace('\n', " ");
            let key = key(&quoted);
            if key.is_empty() {
                diagnostics.add(Code::NotesSyntax, span, &["a quotation without words"]);
            }
            notes.push(NoteDraft { key: key.clone(), span, pieces: Draft::new(), is_of_passage: true });
            passages.push(Passage { quoted, key, span });
        } else if let Some(note) = notes.last_mut() {
            // A note begins with its first words, not with the line end before them.
            if !(note.pieces.is_empty() && is_blank(&[piece], text)) || matches!(piece, Piece::Open(_)) {
                note.pieces.push(piece);
            }
        } else if !is_blank(&[piece], text)
            && let Some(stretch) = stretch_of(&piece)
        {
            early.push(text.span(stretch));
        }
    }
    if passages.is_empty() {
        early.clear();
        diagnostics.add(Code::NotesSyntax, Span::new(File::Notes, 0..0), &["it contains no block quotation"]);
        diagnostics.lack(File::Notes);
    }
    for span in early {
        diagnostics.add(Code::NotesSyntax, span, &["this comes before the first quotation"]);
    }
    (passages, notes)
}

/// Marks the passages in the body, and puts the marks of their notes after them.
/// `notes` are those of the passages, in the same order; the note of a missing passage is omitted.
pub(crate) fn place_in(
    body: Draft,
    passages: &[Passage],
    notes: &mut Vec<Note>,
    text: &mut Text,
    diagnostics: &mut Collector,
) -> Draft {
    let found = search::find(&body, passages, text, diagnostics);
    for (note, passage) in notes.iter_mut().zip(passages) {
        if note.claim.is_empty() {
            note.claim.clone_from(&passage.quoted);
        }
    }
    let mut is_found = vec![false; passages.len()];
    for found in &found {
        is_found[found.passage as usize] = true;
    }
    let mut is_found = is_found.into_iter();
    notes.retain(|_| is_found.next() == Some(true));
    mark::mark(body, found, passages, text)
}

/// A name for a note: the first words of its passage.
fn key(quoted: &str) -> String {
    let end = words(quoted).take(NAMING_WORDS).last().map_or(0, |word| word.end);
    slug(&quoted[..end])
}

/// Where pieces are in their file.
fn place(pieces: &Draft, text: &Text) -> Span {
    let mut stretches = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(stretch) | Piece::Verbatim(stretch) => Some(*stretch),
        _ => None,
    });
    let first = stretches.next().unwrap_or_default();
    let is_shown = |stretch: &TextRange| !text.get(*stretch).trim().is_empty();
    let last = stretches.rfind(is_shown).unwrap_or(first);
    let span = text.span(first);
    Span { end: text.span(last).end.max(span.end), ..span }
}

/// A place in the text of a draft: which piece, and the offset in the text buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    pub piece: u32,
    pub at: u32,
}

/// The place of a passage: from here to there, in pieces of text.
#[derive(Clone, Copy, Debug)]
struct Found {
    passage: u32,
    start: Point,
    end: Point,
}

/// The text of a piece, if it shows any.
fn stretch_of(piece: &Piece<Unresolved>) -> Option<TextRange> {
    match piece {
        Piece::Text(stretch) | Piece::Verbatim(stretch) => Some(*stretch),
        _ => None,
    }
}
