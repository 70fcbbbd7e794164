//! Finds terms in running text: whole words, the longest first, letter case folded.
//!
//! Terms stand in a trie of words, so the work at each word of the text is bounded by the words of one term,
//! not by the number of terms. White space between words may be any; quotation marks and hyphens are folded.
//! In scripts that write no spaces each character counts as a word.

use super::flow::Stretch;
use super::inflection::Inflection;
use super::limits;
use std::collections::HashMap;
use std::ops::Range;
use unicase::UniCase;

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Entry(u32),
    Abbreviation(Stretch),
    /// Words that are left alone.
    Skip,
}

/// A phrase that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub range: Range<usize>,
    pub meaning: Meaning,
}

/// The phrases that are looked for.
#[derive(Debug)]
pub(crate) struct Finder {
    inflection: Inflection,
    words: HashMap<String, u32>,
    /// From a node by a word to the next node; node 0 is the root.
    steps: HashMap<(u32, u32), u32>,
    /// What ends at each node.
    ends: Vec<Vec<End>>,
}

#[derive(Debug)]
struct End {
    meaning: Meaning,
    /// The phrase itself where its letter case matters.
    exact: Option<String>,
}

/// A word or a mark of a text.
struct Token {
    range: Range<usize>,
    /// The word's number, if any phrase has it.
    word: Option<u32>,
    is_word: bool,
}

impl Finder {
    pub fn new(inflection: Inflection) -> Self {
        Self { inflection, words: HashMap::new(), steps: HashMap::new(), ends: vec![Vec::new()] }
    }

    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Adds a phrase. `is_exact`: only in this letter case. The error says what already has these words.
    pub fn add(&mut self, phrase: &str, is_exact: bool, meaning: Meaning) -> Result<(), Meaning> {
        let mut node = 0;
        for range in split(phrase).take(limits::TERM_WORDS) {
            let next_word = self.words.len() as u32;
            let word = *self.words.entry(fold(&phrase[range])).or_insert(next_word);
            let next_node = self.ends.len() as u32;
            node = *self.steps.entry((node, word)).or_insert_with(|| {
                self.ends.push(Vec::new());
                next_node
            });
        }
        if node == 0 {
            return Ok(());
        }
        let exact = is_exact.then(|| phrase.trim().to_owned());
        let ends = &mut self.ends[node as usize];
        if let Some(end) = ends.iter().find(|end| end.exact == exact) {
            return Err(end.meaning);
        }
        ends.push(End { meaning, exact });
        Ok(())
    }

    /// What a whole text, such as a name written by hand, stands for.
    pub fn look_up(&self, text: &str) -> Option<Meaning> {
        let text = text.trim();
        let tokens = self.tokens(text);
        let (last, meaning) = self.longest(text, &tokens)?;
        (last == tokens.len() - 1).then_some(meaning)
    }

    /// The phrases in a text, in order, none overlapping another.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let tokens = self.tokens(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match self.longest(text, &tokens[at..]) {
                Some((last, meaning)) => {
                    let end = at + last + self.possessive(text, &tokens[at + last..]);
                    found.push(Found { range: tokens[at].range.start..tokens[end].range.end, meaning });
                    at = end + 1;
                }
                None => at += 1,
            }
        }
        found
    }

    fn tokens(&self, text: &str) -> Vec<Token> {
        let mut folded = String::new();
        split(text)
            .map(|range| {
                let word = &text[range.clone()];
                let is_word = word.starts_with(is_word_character);
                fold_into(word, &mut folded);
                Token { range, word: self.words.get(&folded).copied(), is_word }
            })
            .collect()
    }

    /// The longest phrase that begins with the first token: its last token, and what it stands for.
    fn longest(&self, text: &str, tokens: &[Token]) -> Option<(usize, Meaning)> {
        let mut best = None;
        let mut node = 0;
        let start = tokens.first()?.range.start;
        for (i, token) in tokens.iter().enumerate().take(limits::TERM_WORDS) {
            let surface = &text[start..token.range.end];
            for singular in self.singulars(text, token) {
                let singular_node = self.words.get(&singular).and_then(|word| self.steps.get(&(node, *word)));
                if let Some(meaning) = singular_node.and_then(|node| self.meaning(*node, surface, true)) {
                    best = Some((i, meaning));
                }
            }
            let Some(next) = token.word.and_then(|word| self.steps.get(&(node, word))) else { break };
            node = *next;
            if let Some(meaning) = self.meaning(node, surface, false) {
                best = Some((i, meaning));
            }
        }
        best
    }

    fn singulars<'t>(&self, text: &'t str, token: &Token) -> impl Iterator<Item = String> + use<'t> {
        let word = &text[token.range.clone()];
        let may_inflect = token.is_word && word.ends_with(['s', 'S']);
        let folded = if may_inflect { fold(word) } else { String::new() };
        self.inflection.singulars(&folded)
    }

    fn meaning(&self, node: u32, surface: &str, is_plural: bool) -> Option<Meaning> {
        let fits = |end: &&End| match &end.exact {
            None => true,
            Some(exact) if is_plural => {
                surface.starts_with(&exact[..exact.len() - exact.chars().next_back().map_or(0, char::len_utf8)])
            }
            Some(exact) => surface == exact,
        };
        let ends = &self.ends[node as usize];
        ends.iter()
            .filter(|end| end.exact.is_some())
            .chain(ends.iter().filter(|end| end.exact.is_none()))
            .find(fits)
            .map(|end| end.meaning)
    }

    /// How many tokens behind the first one are its possessive ending.
    fn possessive(&self, text: &str, tokens: &[Token]) -> usize {
        let [word, mark, s, ..] = tokens else { return 0 };
        let is_ending = self.inflection.has_possessive()
            && matches!(&text[mark.range.clone()], "'" | "’")
            && text[s.range.clone()].eq_ignore_ascii_case("s")
            && word.range.end == mark.range.start
            && mark.range.end == s.range.start;
        if is_ending { 2 } else { 0 }
    }
}

/// Cuts a text into words and marks; white space falls away.
fn split(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].len() - text[at..].trim_start().len();
        let start = at;
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let is_run = is_word_character(first) && !stands_alone(first);
        let length = if is_run {
            rest.find(|c| !is_word_character(c) || stands_alone(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        at += length;
        Some(start..at)
    })
}

fn is_word_character(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // Marks that belong to the letter before them: combining diacritics, Indic vowel signs, joiners.
    let is_mark = matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}' | '\u{200C}' | '\u{200D}');
    c.is_alphanumeric() || is_mark && !matches!(c, '\u{964}' | '\u{965}')
}

/// Characters of scripts that write no space between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

fn fold(word: &str) -> String {
    let mut out = String::new();
    fold_into(word, &mut out);
    out
}

fn fold_into(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    match word {
        "’" | "‘" | "ʼ" => out.push('\''),
        "“" | "”" | "„" | "«" | "»" => out.push('"'),
        "‐" | "‑" | "–" => out.push('-'),
        _ => out.push_str(&UniCase::unicode(word).to_folded_case()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder(phrases: &[&str]) -> Finder {
        let mut finder = Finder::new(Inflection::English);
        for (i, phrase) in phrases.iter().enumerate() {
            let is_exact = phrase.chars().all(|c| c.is_uppercase());
            assert_eq!(finder.add(phrase, is_exact, Meaning::Entry(i as u32)), Ok(()));
        }
        finder
    }

    fn found<'t>(phrases: &[&str], text: &'t str) -> Vec<&'t str> {
        finder(phrases).find(text).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn finds_whole_words_alone() {
        let phrases = ["Marx", "communist"];
        assert_eq!(found(&phrases, "Marx, Marxism, noncommunist; MARX's communists"), ["Marx", "MARX's", "communists"]);
    }

    #[test]
    fn takes_the_longest() {
        let phrases = ["means", "means of production", "production"];
        assert_eq!(found(&phrases, "the means of\n production and means"), ["means of\n production", "means"]);
        assert_eq!(found(&["a b c", "b"], "a b d"), ["b"]);
    }

    #[test]
    fn folds_quotation_marks_hyphens_and_letter_case() {
        assert_eq!(
            found(&["workers' councils", "rank-and-file"], "Workers’ Councils, rank‑and‑file"),
            ["Workers’ Councils", "rank‑and‑file"]
        );
        assert_eq!(found(&["straße", "советы"], "STRASSE und Советы"), ["STRASSE", "Советы"]);
    }

    #[test]
    fn knows_plurals_and_possessives() {
        let phrases = ["Communist Party", "purge", "NEP"];
        let text = "communist parties, purges, Purge’s; NEPs, neps, nep";
        assert_eq!(found(&phrases, text), ["communist parties", "purges", "Purge’s", "NEPs"]);
    }

    #[test]
    fn finds_words_without_spaces() {
        assert_eq!(found(&["社会主義"], "これは社会主義です"), ["社会主義"]);
    }

    #[test]
    fn looks_up_whole_names_alone() {
        let finder = finder(&["show trial", "USSR"]);
        assert_eq!(finder.look_up(" Show  trials "), Some(Meaning::Entry(0)));
        assert_eq!(finder.look_up("show trial of"), None);
        assert_eq!(finder.look_up(""), None);
    }

    #[test]
    fn refuses_the_same_words_twice() {
        let mut finder = finder(&["a b"]);
        assert_eq!(finder.add("A  B", false, Meaning::Skip), Err(Meaning::Entry(0)));
        assert_eq!(finder.add("…", false, Meaning::Skip), Ok(()));
        assert_eq!(finder.add(" ", false, Meaning::Skip), Ok(()));
    }
}
