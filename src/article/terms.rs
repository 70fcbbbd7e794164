//! Finds terms in running text: whole words, the longest first, letter case folded.
//!
//! Each word of the text is looked up, then the word with the next, as long as some term begins so: the work is
//! bounded by the length of one term, not by the number of terms. White space between words may be any; quotation marks and hyphens are folded.
//! In scripts that write no spaces each character counts as a word.

use super::chars::is_word;
use super::flow::Stretch;
use super::fold::fold_into;
use super::inflection::Inflection;
use super::limits;
use std::collections::HashMap;
use std::ops::Range;

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
    /// Every beginning of every phrase, its words folded and joined by spaces, with its place in `ends`.
    beginnings: HashMap<String, u32>,
    /// What ends with each beginning; nothing where a phrase goes on.
    ends: Vec<Vec<End>>,
}

#[derive(Debug)]
struct End {
    meaning: Meaning,
    /// The phrase itself where its letter case matters.
    exact: Option<String>,
}

impl Finder {
    pub fn new(inflection: Inflection) -> Self {
        Self { inflection, beginnings: HashMap::new(), ends: Vec::new() }
    }

    /// Adds a phrase. `is_exact`: only in this letter case. The error says what already has these words.
    pub fn add(&mut self, phrase: &str, is_exact: bool, meaning: Meaning) -> Result<(), Meaning> {
        let mut beginning = String::new();
        let mut place = None;
        let mut at = 0;
        while let Some(token) = next_token(phrase, at).filter(|_| beginning.len() <= limits::TERM_BYTES) {
            at = token.end;
            push_word(&phrase[token], &mut beginning);
            let known = self.beginnings.get(&beginning).copied();
            place = Some(known.unwrap_or_else(|| {
                let new = self.ends.len() as u32;
                self.ends.push(Vec::new());
                self.beginnings.insert(beginning.clone(), new);
                new
            }));
        }
        let Some(place) = place else { return Ok(()) };
        let exact = is_exact.then(|| phrase.trim().to_owned());
        let ends = &mut self.ends[place as usize];
        if let Some(end) = ends.iter().find(|end| end.exact == exact).or(ends.get(limits::SPELLINGS)) {
            return Err(end.meaning);
        }
        ends.push(End { meaning, exact });
        Ok(())
    }

    /// What a whole text, such as a name written by hand, stands for.
    pub fn look_up(&self, text: &str) -> Option<Meaning> {
        let text = text.trim();
        let (end, meaning) = self.longest(text, 0)?;
        (end == text.len()).then_some(meaning)
    }

    /// The first phrase in a text at or behind an offset.
    pub fn find(&self, text: &str, mut from: usize) -> Option<Found> {
        while let Some(token) = next_token(text, from).filter(|_| !self.ends.is_empty()) {
            if let Some((end, meaning)) = self.longest(text, token.start) {
                return Some(Found { range: token.start..self.possessive_end(text, end), meaning });
            }
            from = token.end;
        }
        None
    }

    /// The longest phrase that begins at an offset: where it ends, and what it stands for.
    fn longest(&self, text: &str, start: usize) -> Option<(usize, Meaning)> {
        let mut best = None;
        let mut beginning = String::new();
        let mut at = start;
        while let Some(token) = next_token(text, at) {
            at = token.end;
            let before = beginning.len();
            push_word(&text[token], &mut beginning);
            let surface = &text[start..at];
            if beginning.ends_with('s') {
                let plural = beginning.clone();
                for (cut, ending) in self.inflection.singulars(&plural[before..]) {
                    beginning.truncate(plural.len() - cut);
                    beginning.push_str(ending);
                    if let Some(meaning) = self.meaning(&beginning, surface, true) {
                        best = Some((at, meaning));
                    }
                }
                beginning = plural;
            }
            if !self.beginnings.contains_key(&beginning) {
                break;
            }
            if let Some(meaning) = self.meaning(&beginning, surface, false) {
                best = Some((at, meaning));
            }
        }
        best
    }

    /// What a whole phrase stands for. Where letter case matters, its surface must be the phrase's own, or the
    /// plural of that. Words that are left alone are so in any case.
    fn meaning(&self, phrase: &str, surface: &str, is_plural: bool) -> Option<Meaning> {
        let ends = &self.ends[*self.beginnings.get(phrase)? as usize];
        let mut meaning = None;
        for end in ends {
            let is_exact = end.exact.as_ref().is_some_and(|exact| {
                let behind = surface.strip_prefix(exact.as_str());
                behind == Some("") || is_plural && matches!(behind, Some("s" | "es"))
            });
            if end.meaning == Meaning::Skip {
                return Some(Meaning::Skip);
            }
            if is_exact || end.exact.is_none() && meaning.is_none() {
                meaning = Some(end.meaning);
            }
        }
        meaning
    }

    /// Where a word ends when its possessive ending, as in `Stalin’s`, belongs to it.
    fn possessive_end(&self, text: &str, end: usize) -> usize {
        let rest = &text[end..];
        let Some(behind) = rest.strip_prefix('\'').or_else(|| rest.strip_prefix('’')) else { return end };
        let mut letters = behind.chars();
        let is_ending = self.inflection.has_possessive()
            && matches!(letters.next(), Some('s' | 'S'))
            && letters.next().is_none_or(|c| !is_word(c));
        if is_ending { text.len() - behind.len() + 1 } else { end }
    }
}

/// A phrase as it is compared: its words folded and joined by spaces.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn folded(phrase: &str) -> String {
    let (mut folded, mut at) = (String::new(), 0);
    while let Some(token) = next_token(phrase, at) {
        at = token.end;
        push_word(&phrase[token], &mut folded);
    }
    folded
}

/// Adds a word or a mark to a folded phrase.
fn push_word(word: &str, phrase: &mut String) {
    if !phrase.is_empty() {
        phrase.push(' ');
    }
    match word {
        "’" | "‘" | "ʼ" => phrase.push('\''),
        "“" | "”" | "„" | "«" | "»" => phrase.push('"'),
        "‐" | "‑" | "–" => phrase.push('-'),
        _ => fold_into(word, phrase),
    }
}

/// The first word or mark at or behind an offset; white space falls away.
fn next_token(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text[from..].trim_start();
    let start = text.len() - rest.len();
    let first = rest.chars().next()?;
    let is_run = is_word(first) && !stands_alone(first);
    let mut end = start + first.len_utf8();
    if is_run {
        for c in text[end..].chars() {
            if !is_word(c) || stands_alone(c) {
                break;
            }
            end += c.len_utf8();
        }
    }
    Some(start..end)
}

/// Characters of scripts that write no space between words.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
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
        let finder = finder(phrases);
        let mut at = 0;
        let next = || {
            let found = finder.find(text, at)?;
            at = found.range.end;
            Some(&text[found.range])
        };
        std::iter::from_fn(next).collect()
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
        let text = "communist parties, purges, Purge’s; NEPs, neps, nep, Neps";
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
