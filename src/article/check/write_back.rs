//! Writes into the braces of notes how their quotations compare. In: the words for some notes, and the file that these
//! are in. Out: the file with nothing else changed, byte for byte. The result is read again before it is accepted: the
//! page must be the same except for those words.

use crate::article::content::buffer::Text;
use crate::article::content::element::Element;
use crate::article::content::piece::Piece;
use crate::article::diagnostic::File;
use crate::article::link::link;
use crate::article::model::fidelity::Fidelity;
use crate::article::model::{Article, Note};
use crate::article::read::decode::offsets_in;
use crate::article::read::input::{Input, Options, read};
use crate::article::syntax::braces;
use crate::article::write::render::TooLarge;
use std::ops::Range;

/// The most re-readings of a file to find the changes that cannot be made: so the work is linear in the file.
const READINGS: usize = 48;

/// A file into which words were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The new file; `None` if there is nothing new to write.
    pub text: Option<String>,
    /// The notes that get a word, by their keys.
    pub notes: Vec<(String, Fidelity)>,
    /// The notes that should get a word but have no place for it, or for which none was found in time.
    pub left: Vec<(String, Fidelity)>,
}

/// The replacement of a part of a file.
type Edit = (Range<usize>, String);

/// A note that is to get a word, and how.
#[derive(Clone)]
struct Change {
    note: u32,
    word: Fidelity,
    edit: Edit,
}

/// Writes words into the notes of one file of an article, whose bytes are given; the notes of the article then have
/// them.
pub(crate) fn write(article: &mut Article, words: &[(u32, Fidelity)], file: File, text: &str) -> Written {
    let (mut changes, mut left) = (Vec::new(), Vec::new());
    for (item, word) in words.iter().copied() {
        let note = &article.notes[item as usize];
        if note.span.file != file || note.quotation == Some(word) {
            continue;
        }
        match edit(note, &article.text, article.file(file), word) {
            Some(edit) => changes.push(Change { note: item, word, edit }),
            None => left.push((item, word)),
        }
    }
    changes.sort_by_key(|change| change.edit.0.start);
    let (changes, refused) = harmless(article, changes, file, text);
    left.extend(refused.iter().map(|change| (change.note, change.word)));
    let text = (!changes.is_empty()).then(|| replaced(text, &changes));
    for change in &changes {
        article.notes[change.note as usize].quotation = Some(change.word);
    }
    let named = |(note, word): (u32, Fidelity)| (article.notes[note as usize].key.clone(), word);
    let notes = changes.iter().map(|change| named((change.note, change.word))).collect();
    Written { text, notes, left: left.into_iter().map(named).collect() }
}

/// Separates the changes that affect nothing else on the page from those that would, by bisection; what is not tried
/// in time is rejected, too.
fn harmless(article: &mut Article, changes: Vec<Change>, file: File, text: &str) -> (Vec<Change>, Vec<Change>) {
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    let mut untried = vec![&changes[..]];
    let mut readings = 0;
    while let Some(some) = untried.pop() {
        readings += 1;
        match some {
            [] => {}
            some if readings > READINGS => refused.extend_from_slice(some),
            some if is_same_but_for(article, some, file, &replaced(text, some)) => kept.extend_from_slice(some),
            [one] => refused.push(one.clone()),
            some => {
                let (first, second) = some.split_at(some.len() / 2);
                untried.extend([second, first]);
            }
        }
    }
    // Changes that are harmless separately must also be harmless together.
    if !refused.is_empty() && !is_same_but_for(article, &kept, file, &replaced(text, &kept)) {
        return (Vec::new(), changes);
    }
    (kept, refused)
}

/// The change for a note in its decoded file; `None` if there is no place for braces, since the note begins with
/// something other than words, or is in a file of another kind.
fn edit(note: &Note, words: &Text, text: &str, word: Fidelity) -> Option<Edit> {
    let item = ["quote=", word.word()].concat();
    if let Some(span) = note.braces {
        let start = span.start as usize;
        let inner = text.get(start..span.end as usize)?;
        let (items, _) = braces::read(inner)?;
        if let Some(old) = items.iter().find(|item| item.key == "quote" && item.value.is_some()) {
            return Some((start + old.range.start..start + old.range.end, item));
        }
        let inside = inner.trim_end().strip_suffix('}')?.trim_end();
        let at = start + inside.len();
        return Some((at..at, if inside == "{" { item } else { [" ", &item].concat() }));
    }
    if note.span.file == File::Notes {
        // The note of a passage begins with words of its own.
        let ([Piece::Open(Element::P), Piece::Text(first), ..] | [Piece::Text(first), ..]) = &note.content[..] else {
            return None;
        };
        let at = words.span(*first).start as usize;
        return Some((at..at, ["{", &item, "} "].concat()));
    }
    let is_block =
        matches!(note.content.first(), Some(Piece::Open(element)) if *element != Element::P && element.is_block());
    let mark = text.get(note.span.start as usize..note.span.end as usize)?;
    let mut at = note.span.end as usize;
    let after = text.get(at..)?;
    if is_block {
        return None;
    }
    if mark != "^[" {
        if !mark.starts_with("[^") || !mark.ends_with(']') || !after.starts_with(':') {
            return None;
        }
        at += 1;
    }
    let rest = &text[at..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    if mark != "^[" && is_definition(&rest[spaces..]) {
        return None;
    }
    if spaces < rest.len() && !rest[spaces..].starts_with('\n') {
        at += spaces;
        return Some((at..at, ["{", &item, "} "].concat()));
    }
    // The text begins on the next line.
    Some((at..at, [" {", &item, "}"].concat()))
}

/// Whether a text begins like a link reference definition, which is one only at the start of a paragraph.
fn is_definition(text: &str) -> bool {
    let label = text.strip_prefix('[').and_then(|text| text.split_once(']'));
    label.is_some_and(|(label, after)| !label.contains('[') && after.starts_with(':'))
}

/// A file with its changes, whose ranges count the bytes of the decoded file, in order.
fn replaced(text: &str, changes: &[Change]) -> String {
    let places: Vec<usize> = changes.iter().flat_map(|change| [change.edit.0.start, change.edit.0.end]).collect();
    let places = offsets_in(text, &places);
    let mut new = String::with_capacity(text.len() + 32 * changes.len());
    let mut at = 0;
    for (change, place) in changes.iter().zip(places.chunks(2)) {
        new.push_str(&text[at..place[0]]);
        new.push_str(&change.edit.1);
        at = place[1];
    }
    new + &text[at..]
}

/// Whether an article with a new file equals the old one, except for the words of the notes that were changed.
fn is_same_but_for(article: &mut Article, changes: &[Change], file: File, new: &str) -> bool {
    let mut files = article.files.clone();
    new.clone_into(&mut files[file as usize]);
    let file = |file: File| Some(files[file as usize].as_bytes()).filter(|bytes| !bytes.is_empty());
    let input = Input {
        article: files[File::Article as usize].as_bytes(),
        glossary: file(File::Glossary),
        sources: file(File::Sources),
        notes: file(File::Notes),
        words: file(File::Words),
        unreadable: &[],
        missing: &[],
        encodings: &[],
    };
    let options = Options { prefix: article.prefix.clone(), lang: Some(article.lang.clone()), ..Options::default() };
    let mut read = link(read(&input, &options), &options);
    let says =
        |change: &Change| read.notes.get(change.note as usize).is_some_and(|note| note.quotation == Some(change.word));
    let before = without_words(article);
    changes.iter().all(says) && before.is_ok() && before == without_words(&mut read)
}

/// The page without the fidelity of quotations.
fn without_words(article: &mut Article) -> Result<String, TooLarge> {
    let said: Vec<_> = article.notes.iter_mut().map(|note| note.quotation.take()).collect();
    let page = article.to_html();
    for (note, said) in article.notes.iter_mut().zip(said) {
        note.quotation = said;
    }
    page
}
