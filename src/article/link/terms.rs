//! Finds terms in running text: whole words, the longest first, letter case folded.
//!
//! Each word of the text is looked up once, and from there each phrase that may begin with it is followed word by word:
//! the work is bounded by the length of one phrase, not by the number of phrases. Whitespace between words may be of
//! any kind; quotation marks and hyphens are folded. In scripts without spaces each character counts as a word.

mod edges;
mod reading;
mod vocabulary;

pub(crate) use reading::Reading;
pub(crate) use reading::folded;

use crate::article::content::buffer::TextRange;
use crate::article::limits;
use crate::article::text::chars::is_word;
use crate::article::text::hash::HashMap;
use crate::article::text::inflection::Inflection;
use crate::article::text::words::{fold_token, next_token};
use reading::{Word, after_spelled, spelled};
use std::ops::Range;
use vocabulary::{UNKNOWN, Vocabulary};

/// What a phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Entry(u32),
    Abbreviation(TextRange),
    /// Words that are not linked.
    Skip,
}

/// A phrase that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub range: Range<usize>,
    pub meaning: Meaning,
}

/// The phrases that are looked for, as a tree: a node is how much of a phrase has been seen; the first is nothing.
#[derive(Debug)]
pub(crate) struct Finder {
    inflection: Inflection,
    vocabulary: Vocabulary,
    nodes: Vec<Node>,
    /// For each word the node that it leads to from the first one; 0 if no phrase begins with it.
    roots: Vec<u32>,
    /// Where words lead from the other nodes, except the first word of each node.
    branches: HashMap<(u32, u32), u32>,
}

#[derive(Debug)]
struct Node {
    /// The word that was first added here, and the node that it leads to. Most nodes have only this one.
    first: (u32, u32),
    has_branches: bool,
    /// What ends here; nothing where a phrase goes on.
    ends: Vec<End>,
}

#[derive(Debug)]
struct End {
    meaning: Meaning,
    /// The phrase as it is spelled if its letter case matters.
    exact: Option<String>,
}

impl Finder {
    pub fn new(inflection: Inflection) -> Self {
        let vocabulary = Vocabulary::new();
        Self { inflection, vocabulary, nodes: vec![Node::new()], roots: Vec::new(), branches: HashMap::default() }
    }

    /// Whether a phrase has more words than are looked for.
    pub fn is_cut(phrase: &str) -> bool {
        let mut at = 0;
        (0..=limits::TERM_WORDS).all(|_| next_token(phrase, at).map(|word| at = word.end).is_some())
    }

    /// Adds a phrase. `is_exact`: only in this letter case. The error is what already has these words.
    pub fn add(&mut self, phrase: &str, is_exact: bool, meaning: Meaning) -> Result<(), Meaning> {
        let (mut node, mut at) = (0, 0);
        for _ in 0..limits::TERM_WORDS {
            let Some(word) = next_token(phrase, at) else { break };
            at = word.end;
            let mut folded = String::new();
            fold_token(&phrase[word], &mut folded);
            let number = self.vocabulary.add(folded);
            node = self.after(node, number).unwrap_or_else(|| self.grow(node, number));
        }
        if node == 0 {
            return Ok(());
        }
        let exact = is_exact.then(|| spelled(phrase));
        let ends = &mut self.nodes[node as usize].ends;
        if let Some(end) = ends.iter().find(|end| end.exact == exact).or(ends.get(limits::SPELLINGS)) {
            return Err(end.meaning);
        }
        ends.push(End { meaning, exact });
        Ok(())
    }

    /// The node that a word leads to from another.
    fn after(&self, node: u32, number: u32) -> Option<u32> {
        if node == 0 {
            return self.roots.get(number as usize).copied().filter(|root| *root != 0);
        }
        let Node { first, has_branches, .. } = self.nodes[node as usize];
        if first.0 == number && number != UNKNOWN {
            Some(first.1)
        } else if has_branches {
            self.branches.get(&(node, number)).copied()
        } else {
            None
        }
    }

    /// Adds a node that a word leads to from another.
    fn grow(&mut self, node: u32, number: u32) -> u32 {
        let new = self.nodes.len() as u32;
        self.nodes.push(Node::new());
        let from = &mut self.nodes[node as usize];
        if node == 0 {
            let number = number as usize;
            self.roots.resize(self.roots.len().max(number + 1), 0);
            self.roots[number] = new;
        } else if from.first.0 == UNKNOWN {
            from.first = (number, new);
        } else {
            from.has_branches = true;
            self.branches.insert((node, number), new);
        }
        new
    }

    /// The meaning of a whole text, such as a name written by hand.
    pub fn look_up(&self, text: &str) -> Option<Meaning> {
        let text = text.trim();
        let (end, meaning) = self.longest(text, &mut Reading::default())?;
        (end == text.len()).then_some(meaning)
    }

    /// The next phrase in a text, from where reading has got to.
    pub fn find(&self, text: &str, reading: &mut Reading) -> Option<Found> {
        if self.vocabulary.is_empty() {
            return None;
        }
        while let Some(word) = reading.next_beginning(text, self) {
            let found = self.longest(text, reading);
            if let Some((end, meaning)) = found.filter(|_| !reading.is_in_address(word.start, text)) {
                let range = word.start..self.possessive_end(text, end);
                reading.pass(range.end);
                return Some(Found { range, meaning });
            }
            reading.pass(word.end);
        }
        None
    }

    /// Whether a phrase may begin with a word.
    fn may_begin(&self, word: &Word) -> bool {
        self.after(0, word.number).is_some() || word.singulars(true).any(|number| self.after(0, number).is_some())
    }

    /// The longest phrase that begins where reading has got to: its end, and what it stands for.
    fn longest(&self, text: &str, reading: &mut Reading) -> Option<(usize, Meaning)> {
        let start = reading.word(0, text, self)?.start;
        let (mut node, mut best, mut ahead) = (0, None, 0);
        let alone = |end, meaning| edges::stands_alone(text, start..end).then_some((end, meaning));
        while let Some(word) = reading.word(ahead, text, self) {
            let surface = &text[start..word.end];
            for singular in word.singulars(ahead == 0) {
                let whole = self.after(node, singular);
                if let Some(meaning) = whole.and_then(|whole| self.meaning(whole, surface, true)) {
                    best = alone(word.end, meaning).or(best);
                }
            }
            let Some(next) = self.after(node, word.number) else { break };
            if let Some(meaning) = self.meaning(next, surface, false) {
                best = alone(word.end, meaning).or(best);
            }
            node = next;
            ahead += 1;
        }
        best
    }

    /// The meaning of the phrases that end at a node. If letter case matters, the surface must be the phrase's own, or
    /// its plural. Exempt words are exempt in any case.
    fn meaning(&self, node: u32, surface: &str, is_plural: bool) -> Option<Meaning> {
        let mut meaning = None;
        for end in &self.nodes[node as usize].ends {
            let is_exact = end.exact.as_ref().is_some_and(|exact| {
                let after = after_spelled(surface, exact);
                after.is_some_and(|after| after.is_empty() || is_plural && matches!(&*after, "s" | "es"))
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

    /// Where a word ends if its possessive ending, as in `Stalin’s`, belongs to it.
    fn possessive_end(&self, text: &str, end: usize) -> usize {
        let rest = &text[end..];
        let Some(after) = rest.strip_prefix('\'').or_else(|| rest.strip_prefix('’')) else { return end };
        let mut letters = after.chars();
        let is_ending = self.inflection.has_possessive()
            && matches!(letters.next(), Some('s' | 'S'))
            && letters.next().is_none_or(|c| !is_word(c));
        if is_ending { text.len() - after.len() + 1 } else { end }
    }
}

impl Node {
    fn new() -> Self {
        Self { first: (UNKNOWN, 0), has_branches: false, ends: Vec::new() }
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
        let finder = finder(phrases);
        let mut reading = Reading::default();
        std::iter::from_fn(|| Some(&text[finder.find(text, &mut reading)?.range])).collect()
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
        assert_eq!(found(&["a", "a a a b", "a b"], "a a a a b a a b a"), ["a", "a a a b", "a", "a b", "a"]);
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
        assert_eq!(found(&["case", "box", "shoe"], "cases, boxes and shoes"), ["cases", "boxes", "shoes"]);
    }

    #[test]
    fn knows_plurals_within_phrases_alone_where_they_end() {
        assert_eq!(found(&["plan b", "plan b goal"], "plan bs goal plan b goals"), ["plan bs", "plan b goals"]);
        assert_eq!(found(&["a"], "as"), [] as [&str; 0]);
    }

    #[test]
    fn looks_at_so_many_words() {
        let long = "a ".repeat(limits::TERM_WORDS);
        assert!(!Finder::is_cut(&long) && Finder::is_cut(&(long.clone() + "b")));
        assert_eq!(found(&[&(long.clone() + "b c")], &(long.clone() + "d")), [long.trim_end()]);
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
