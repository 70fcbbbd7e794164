//! The quotations of an article that say where they come from. In: an article. Out: each with its words, its place, its
//! cited sources and the note whose mark is at its end.

use crate::article::check::text_blocks::{Mark, TextBlock, text_blocks};
use crate::article::content::piece::{Flow, Piece, Resolved};
use crate::article::diagnostic::Span;
use crate::article::limits;
use crate::article::model::Article;
use crate::article::text::quoted::pairs;
use crate::article::text::words::words;
use std::ops::Range;

/// The fewest words of a quotation: fewer are a name or a term.
const FEWEST: usize = 3;

/// Quoted words, with what is cited for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// The words. There are two readings if a block quotation ends with a line that begins with a dash: that line may
    /// name the speaker, or be part of the quotation.
    pub readings: Vec<String>,
    pub span: Span,
    /// The sources, as indices into the article's list.
    pub sources: Vec<u32>,
    /// The note whose mark follows the quotation.
    pub note: Option<u32>,
}

/// The quotations with a citation, in the body, in notes and in definitions; then the words that citations quote.
pub(crate) fn quotations(article: &Article) -> Vec<Quoted> {
    let note_sources: Vec<_> = article.notes.iter().map(|note| cited(&note.content)).collect();
    let mut list = List { article, note_sources, found: Vec::new() };
    list.flow(&article.body);
    for note in &article.note_order {
        list.flow(&article.notes[*note as usize].content);
    }
    for entry in &article.entry_order {
        let entry = &article.entries[*entry as usize];
        list.flow(&entry.short);
        list.flow(&entry.more);
    }
    for (source, words, span) in &article.noted.cited_words {
        list.found.push(Quoted {
            readings: vec![article.text.get(*words).to_owned()],
            span: *span,
            sources: vec![*source],
            note: None,
        });
    }
    list.found
}

/// The sources that a note cites, each once.
fn cited(flow: &Flow) -> Vec<u32> {
    let mut sources = Vec::new();
    for piece in flow {
        if let Piece::Reference(Resolved::Citation { source, .. }) = piece {
            add(&mut sources, *source);
        }
    }
    sources
}

fn add(sources: &mut Vec<u32>, source: u32) {
    if sources.len() < limits::COMPARED && !sources.contains(&source) {
        sources.push(source);
    }
}

struct List<'a> {
    article: &'a Article,
    /// For each note the sources that it cites.
    note_sources: Vec<Vec<u32>>,
    found: Vec<Quoted>,
}

impl List<'_> {
    fn flow(&mut self, flow: &Flow) {
        let texts: Vec<_> = text_blocks(self.article, flow).into_iter().map(Worded::new).collect();
        let mut at = 0;
        for block in texts.chunk_by(|one, next| one.block.quote.is_some() && one.block.quote == next.block.quote) {
            at += block.len();
            if block[0].block.quote.is_none() || !self.block(block, texts.get(at)) {
                for worded in block {
                    self.text(worded);
                }
            }
        }
    }

    /// Takes a block quotation, if something is cited for it.
    fn block(&mut self, block: &[Worded], after: Option<&Worded>) -> bool {
        let Some(last) = block.last() else { return false };
        let text = last.block.text.as_str();
        let attribution = last.attribution().filter(|start| block.len() > 1 || last.count(0..*start) > 0);
        let from = attribution.unwrap_or(text.len());
        let at_end = last.block.marks.iter().filter(|(at, _)| *at >= from || last.count(*at..text.len()) == 0);
        let after = after.into_iter().flat_map(|next| {
            next.block.marks.iter().take_while(|(at, _)| next.block.quote.is_none() && next.count(0..*at) == 0)
        });
        let marks: Vec<Mark> = at_end.chain(after).map(|(_, mark)| *mark).collect();
        let before: Vec<&str> = block[..block.len() - 1].iter().map(|worded| worded.block.text.as_str()).collect();
        let reading = |last: &str| unquoted(&[&before[..], &[last]].concat().join("\n\n"));
        let readings: Vec<String> =
            attribution.into_iter().chain([text.len()]).map(|end| reading(&text[..end])).collect();
        if words(&readings[0]).take(FEWEST).count() < FEWEST {
            return false;
        }
        let first = &block[0].block;
        let start = first.span(self.article, words(&first.text).next().unwrap_or(0..first.text.len()));
        let end = last.block.span(self.article, 0..text.trim_end().len());
        self.add(readings, Span { end: end.end.max(start.end), ..start }, marks)
    }

    /// Takes the text in quotation marks, the outermost ones for which something is cited.
    fn text(&mut self, worded: &Worded) {
        let text = &worded.block.text;
        let (mut quotations, _) = pairs(text);
        quotations.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut done = 0;
        for range in quotations {
            if range.start < done || worded.count(range.clone()) < FEWEST {
                continue;
            }
            let marks: Vec<_> = worded.marks_after(&range).collect();
            let quoted = text[range.clone()].trim();
            let with_marks = text[..range.start].char_indices().next_back().map_or(range.start, |(at, _)| at)
                ..range.end + text[range.end..].chars().next().map_or(0, char::len_utf8);
            if !marks.is_empty()
                && self.add(vec![quoted.to_owned()], worded.block.span(self.article, with_marks), marks)
            {
                done = range.end;
            }
        }
    }

    /// Adds a quotation, if its marks lead to sources.
    fn add(&mut self, readings: Vec<String>, span: Span, marks: Vec<Mark>) -> bool {
        let mut sources = Vec::new();
        let mut notes = Vec::new();
        for mark in marks {
            match mark {
                Mark::Source(source) => add(&mut sources, source),
                Mark::Note(note) => notes.push(note),
            }
        }
        for source in notes.iter().flat_map(|note| &self.note_sources[*note as usize]) {
            add(&mut sources, *source);
        }
        let cites = |note: &&u32| !self.note_sources[**note as usize].is_empty();
        let note = notes.iter().find(cites).or(notes.first()).copied();
        let is_cited = !sources.is_empty();
        if is_cited {
            self.found.push(Quoted { readings, span, sources, note });
        }
        is_cited
    }
}

/// A block whose words are counted.
struct Worded {
    block: TextBlock,
    words: Vec<Range<usize>>,
}

impl Worded {
    fn new(block: TextBlock) -> Self {
        let words = words(&block.text).collect();
        Self { block, words }
    }

    /// How many words begin in a part of the text.
    fn count(&self, range: Range<usize>) -> usize {
        let before = |at: usize| self.words.partition_point(|word| word.start < at);
        before(range.end).saturating_sub(before(range.start))
    }

    /// The marks at the end of a quotation: after it, or before its closing mark.
    fn marks_after(&self, quotation: &Range<usize>) -> impl Iterator<Item = Mark> {
        let last = self.words.partition_point(|word| word.start < quotation.end);
        let from = last.checked_sub(1).map_or(0, |last| self.words[last].end).max(quotation.start);
        let to = self.words.get(last).map_or(usize::MAX, |next| next.start);
        let marks = &self.block.marks;
        let start = marks.partition_point(|(at, _)| *at < from);
        marks[start..].iter().take_while(move |(at, _)| *at <= to).map(|(_, mark)| *mark)
    }

    /// Where the last line that begins with a dash begins.
    fn attribution(&self) -> Option<usize> {
        let mut at = 0;
        let mut found = None;
        for line in self.block.text.split_inclusive('\n') {
            let words = line.trim_start();
            if words.starts_with(['—', '–', '―']) || words.starts_with("--") {
                found = Some(at);
            }
            at += line.len();
        }
        found
    }
}

/// A block quotation without the quotation marks that enclose it as a whole.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let (quotations, _) = pairs(text);
    let is_whole =
        |range: &&Range<usize>| text[..range.start].chars().count() == 1 && text[range.end..].chars().count() == 1;
    quotations.iter().find(is_whole).map_or(text, |range| text[range.clone()].trim()).to_owned()
}
