//! The words before a mark: from the start of its sentence, or from the mark before it in that sentence. In: the text of
//! a block, and its marks in order. Out: where these words are.

use crate::article::text::marks::{Mark, mark};
use crate::article::text::sentences::Sentences;
use crate::article::text::words::words;
use std::ops::Range;

/// Fewer words than these are seldom a claim: then the whole sentence is, unless it has another.
const FEW: usize = 3;

/// The most characters after a mark that end the words before it.
const ENDS: usize = 4;

/// Marks that open a quotation or a parenthesis.
const OPENING: [char; 11] = ['“', '‘', '„', '(', '[', '「', '『', '（', '《', '¿', '¡'];

/// A block's text, as far as its marks have been read.
pub(super) struct Stretches<'t> {
    text: &'t str,
    sentences: Sentences<'t>,
    sentence: Range<usize>,
    /// Where its words begin.
    start: usize,
    /// Where the last mark in this sentence is.
    last: usize,
    /// The words before it, and whether they are few; none if it has none.
    stretch: Option<(Range<usize>, bool)>,
    /// Whether a verdict has been given in this sentence, before the last marks and on them.
    judged: (bool, bool),
}

impl<'t> Stretches<'t> {
    pub fn of(text: &'t str) -> Self {
        Self {
            text,
            sentences: Sentences::of(text),
            sentence: 0..0,
            start: 0,
            last: 0,
            stretch: None,
            judged: (false, false),
        }
    }

    /// The words before the next mark, if there are any. Marks side by side have the same.
    pub fn before(&mut self, mark: usize, has_verdict: bool) -> Option<Range<usize>> {
        let mark = mark.min(self.text.len());
        let sentence = self.sentences.at(mark);
        if sentence != self.sentence {
            (self.last, self.stretch, self.judged) = (sentence.start, None, (false, false));
            self.start = trimmed(self.text, sentence.clone()).start;
            self.sentence = sentence;
        }
        let mut start = self.last.min(mark);
        if self.stretch.is_some() {
            start = mark - self.text[start..mark].trim_start_matches(|c| c != ' ' && (closes(c) || joins(c))).len();
        }
        let mut own = trimmed(self.text, start..mark);
        // The parenthesis began in another sentence.
        let own_text = &self.text[own.clone()];
        if own_text.ends_with(')') && !own_text.contains('(') {
            own.end -= 1;
        }
        if words(&self.text[own.clone()]).next().is_some() {
            self.judged.0 |= self.judged.1;
            let is_few = words(&self.text[own.clone()]).take(FEW).count() < FEW;
            self.stretch = Some((own, is_few));
        }
        self.last = mark;
        self.judged.1 |= has_verdict;
        let (stretch, is_few) = self.stretch.clone()?;
        let start = if is_few && !self.judged.0 { self.start.min(stretch.start) } else { stretch.start };
        Some(start..stretch.end)
    }

    /// The words of a stretch as they are quoted: with what ends them after their mark.
    pub fn quoted(&self, stretch: Range<usize>, mark: usize) -> &'t str {
        let words = &self.text[stretch.clone()];
        if stretch.end < mark.min(self.text.len()) {
            return words;
        }
        let rest = &self.text[stretch.end..];
        // In French a space comes before it.
        if rest.starts_with(" »") && words.matches('«').count() > words.matches('»').count() {
            return &self.text[stretch.start..stretch.end + " »".len()];
        }
        let end: usize = rest.chars().take(ENDS).take_while(|c| ends(*c, words)).map(char::len_utf8).sum();
        &self.text[stretch.start..stretch.end + end]
    }
}

/// Whether a character belongs to the words before it: it ends a sentence, or closes what they open.
fn ends(c: char, words: &str) -> bool {
    match (c, mark(c)) {
        (')' | '）', _) => words.contains(['(', '（']),
        (']', _) => words.contains('['),
        ('》', _) => words.contains('《'),
        (_, Some(Mark::Quote)) => words.contains(|c| mark(c) == Some(Mark::Quote)),
        _ => closes(c),
    }
}

/// Whether a character that comes right after a mark belongs to the words before it. Some languages close quotations
/// by what others open them with.
fn closes(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | ')' | ']' | '）' | '》')
        || matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'' | '«' | '»' | '‹' | '›' | '」' | '』')
}

/// Whether a character joins words to those beside them, and belongs to neither.
fn joins(c: char) -> bool {
    matches!(c, ' ' | ',' | ';' | ':' | '–' | '—' | '、' | '，' | '；' | '：' | '،' | '؛')
}

/// A range without what joins it to the words around it.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_start_matches(joins);
    let end = words.trim_end_matches(|c| joins(c) || OPENING.contains(&c)).len();
    range.end - words.len()..range.end - words.len() + end
}
