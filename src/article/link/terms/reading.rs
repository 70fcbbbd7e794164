//! Reads a text word by word for the term finder. In: a text. Out: each word with its number, and the numbers of the
//! words that it may be a plural of; each is looked up once, however many phrases may begin before it.

use crate::article::link::terms::vocabulary::UNKNOWN;
use crate::article::link::terms::{Finder, edges};
use crate::article::text::inflection::SINGULARS;
use crate::article::text::words::{fold_token, next_token, spell_token};
use std::collections::VecDeque;
use std::ops::Range;

/// How far a text has been read.
#[derive(Default)]
pub(crate) struct Reading {
    /// The words that have been looked up and may still belong to a phrase.
    ahead: VecDeque<Word>,
    /// Where the first word that has not been looked up may begin.
    at: usize,
    /// A word in its compared form, and what it may be a plural of, while they are looked up.
    folded: String,
    singular: String,
    /// The text without spaces that was last looked at, and the address in it.
    run: Range<usize>,
    address: Range<usize>,
}

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub number: u32,
    singulars: [u32; SINGULARS],
    /// Whether it is too short for a plural if it is alone.
    is_short: bool,
}

impl Word {
    /// The numbers of the words that it may be a plural of, the likeliest last.
    pub fn singulars(&self, is_first: bool) -> impl Iterator<Item = u32> {
        let is_plural = !(is_first && self.is_short);
        self.singulars.into_iter().filter(move |number| is_plural && *number != UNKNOWN)
    }
}

impl Reading {
    /// Begins another text.
    pub fn begin(&mut self) {
        self.ahead.clear();
        (self.at, self.run, self.address) = (0, 0..0, 0..0);
    }

    /// The word that is so many ahead.
    pub(super) fn word(&mut self, ahead: usize, text: &str, finder: &Finder) -> Option<Word> {
        while self.ahead.len() <= ahead {
            let range = next_token(text, self.at)?;
            self.at = range.end;
            let word = self.look_up(range, text, finder);
            self.ahead.push_back(word);
        }
        self.ahead.get(ahead).copied()
    }

    /// The first word from here on that a phrase may begin with; those before it are passed.
    pub(super) fn next_beginning(&mut self, text: &str, finder: &Finder) -> Option<Word> {
        while let Some(word) = self.ahead.front() {
            if finder.may_begin(word) {
                return Some(*word);
            }
            self.ahead.pop_front();
        }
        while let Some(range) = next_token(text, self.at) {
            self.at = range.end;
            let word = self.look_up(range, text, finder);
            if finder.may_begin(&word) {
                self.ahead.push_back(word);
                return Some(word);
            }
        }
        None
    }

    /// Advances to an offset at which a word ends.
    pub fn pass(&mut self, offset: usize) {
        while self.ahead.front().is_some_and(|word| word.start < offset) {
            self.ahead.pop_front();
        }
        self.at = self.at.max(offset);
    }

    /// Whether an offset is within an address of the web or of e-mail, which is not words.
    pub(super) fn is_in_address(&mut self, offset: usize, text: &str) -> bool {
        if !self.run.contains(&offset) {
            let is_end = |c: char| !c.is_ascii_graphic();
            let done = self.run.end;
            let start = text[done..offset].rfind(is_end).map_or(done, |at| done + at + 1);
            // After a character beyond ASCII.
            let start = (start..=offset).find(|at| text.is_char_boundary(*at)).unwrap_or(offset);
            let end = text[offset..].find(is_end).map_or(text.len(), |at| offset + at);
            let address = edges::address(&text[start..end]);
            self.address = start + address.start..start + address.end;
            self.run = start..end;
        }
        self.address.contains(&offset)
    }

    fn look_up(&mut self, range: Range<usize>, text: &str, finder: &Finder) -> Word {
        self.folded.clear();
        // Within a phrase even the shortest word has a plural.
        self.folded.push(' ');
        fold_token(&text[range.clone()], &mut self.folded);
        let (mut singulars, length) = ([UNKNOWN; SINGULARS], self.folded.len());
        let number = finder.vocabulary.number(&self.folded[1..]);
        for (i, (cut, ending)) in finder.inflection.singulars(&self.folded).iter().enumerate() {
            let stem = &self.folded[1..length - cut];
            self.singular.clear();
            self.singular.push_str(stem);
            self.singular.push_str(ending);
            singulars[i] = finder.vocabulary.number(&self.singular);
        }
        Word { start: range.start, end: range.end, number, singulars, is_short: length < 4 }
    }
}

/// A phrase in its compared form: its words folded and joined by spaces.
pub(crate) fn folded(phrase: &str) -> String {
    let (mut folded, mut at) = (String::new(), 0);
    while let Some(word) = next_token(phrase, at) {
        at = word.end;
        if !folded.is_empty() {
            folded.push(' ');
        }
        fold_token(&phrase[word], &mut folded);
    }
    folded
}

/// A phrase as it is compared where letter case matters: its words, joined by spaces where there is white space.
pub(super) fn spelled(phrase: &str) -> String {
    let (mut spelled, mut at) = (String::new(), 0);
    while let Some(word) = next_token(phrase, at) {
        if word.start > at && at > 0 {
            spelled.push(' ');
        }
        at = word.end;
        spell_token(&phrase[word], &mut spelled);
    }
    spelled
}

/// What follows a spelled phrase in a text; none if the text does not begin with it. Looks no further than they agree.
pub(super) fn after_spelled(text: &str, phrase: &str) -> Option<String> {
    let (mut left, mut at, mut word) = (phrase, 0, String::new());
    while let Some(range) = next_token(text, at) {
        word.clear();
        if range.start > at && at > 0 {
            word.push(' ');
        }
        at = range.end;
        spell_token(&text[range], &mut word);
        match left.strip_prefix(word.as_str()) {
            Some(rest) => left = rest,
            None => return word.strip_prefix(left).filter(|_| next_token(text, at).is_none()).map(str::to_owned),
        }
    }
    left.is_empty().then(String::new)
}
