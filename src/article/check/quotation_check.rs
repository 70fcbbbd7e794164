//! The quotation check: compares every quotation that has a citation with the texts of its sources. In: an article and
//! those texts. Out: the results as diagnostics, in numbers, and as words for the notes.

use crate::article::check::comparison::{Comparison, Difference, SourceText, compare};
use crate::article::check::quotations::{Quoted, quotations};
use crate::article::check::write_back::{Written, write};
use crate::article::diagnostic::{Code, Collector, File};
use crate::article::model::Article;
use crate::article::model::fidelity::Fidelity;
use crate::article::model::source::Field;
use std::collections::{BTreeMap, HashMap};

/// The most bytes of differences that a diagnostic shows, and of each side of one.
const SHOWN: usize = 180;
const SHOWN_WORDS: usize = 60;

/// The quotations of an article, and their results.
#[derive(Debug)]
pub struct QuotationCheck {
    /// Each with its best source; `None` if no source has a text.
    quotations: Vec<(Quoted, Option<Found>)>,
}

#[derive(Debug)]
struct Found {
    key: String,
    /// The line of the source's text.
    line: usize,
    comparison: Comparison,
}

/// The number of quotations of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuotationTally {
    /// For each word of [`Fidelity::ALL`], how many quotations have it as their result.
    pub found: [usize; 4],
    /// How many have no text of their source.
    pub without_text: usize,
}

/// The keys of the sources that the quotations of an article cite, each once.
pub fn quoted_sources(article: &Article) -> Vec<String> {
    let mut seen = vec![false; article.sources.len()];
    let sources = quotations(article).into_iter().flat_map(|quoted| quoted.sources);
    let new = sources.filter(|source| !std::mem::replace(&mut seen[*source as usize], true));
    new.map(|source| key(article, source).to_owned()).collect()
}

fn key(article: &Article, source: u32) -> &str {
    article.sources[source as usize].record.get(Field::Id, &article.text)
}

impl QuotationCheck {
    /// Compares the quotations of an article with the texts of its sources, by their keys.
    pub fn new(article: &Article, texts: &HashMap<String, SourceText>) -> Self {
        let mut known: HashMap<(String, String), Comparison> = HashMap::new();
        let quotations = quotations(article).into_iter().map(|quoted| {
            let mut best: Option<Found> = None;
            for key in quoted.sources.iter().map(|source| key(article, *source)) {
                let Some(text) = texts.get(key) else { continue };
                for reading in &quoted.readings {
                    let comparison =
                        known.entry((key.to_owned(), reading.clone())).or_insert_with(|| compare(reading, text));
                    if best.as_ref().is_none_or(|best| rank(comparison) < rank(&best.comparison)) {
                        let line = comparison.place.as_ref().map_or(1, |place| text.line(place.start));
                        best = Some(Found { key: key.to_owned(), line, comparison: comparison.clone() });
                    }
                }
            }
            (quoted, best)
        });
        Self { quotations: quotations.collect() }
    }

    /// The number of quotations of each kind.
    pub fn tally(&self) -> QuotationTally {
        let mut tally = QuotationTally::default();
        for (_, found) in &self.quotations {
            match found {
                Some(found) => tally.found[found.comparison.fidelity as usize] += 1,
                None => tally.without_text += 1,
            }
        }
        tally
    }

    /// Writes the results into the braces of the notes in one of the article's files, whose bytes are given; if a note
    /// has several quotations, the worst counts. From then on the article's notes have these results.
    pub fn write(&self, article: &mut Article, file: File, bytes: &str) -> Written {
        let words: Vec<_> = self.of_notes().into_iter().collect();
        write(article, &words, file, bytes)
    }

    /// Adds the results to the diagnostics of the article.
    pub fn report(&self, article: &mut Article) {
        let mut diagnostics = Collector::default();
        let of_notes = self.of_notes();
        for (note, worst) in &of_notes {
            let note = &article.notes[*note as usize];
            if let Some(said) = note.quotation.filter(|said| said != worst) {
                diagnostics.add_for_author(
                    Code::QuotationContradicts,
                    note.span,
                    &[&note.key, said.word(), worst.word()],
                );
            }
        }
        for (quoted, found) in &self.quotations {
            let Some(Found { key, line, comparison }) = found else { continue };
            let line = line.to_string();
            let (code, names) = match comparison.fidelity {
                Fidelity::Exact => (Code::QuotationExact, vec![line, key.clone()]),
                Fidelity::Normalised => (Code::QuotationNormalised, vec![line, key.clone()]),
                Fidelity::Paraphrase => {
                    (Code::QuotationParaphrase, vec![line, key.clone(), shown(&comparison.differences)])
                }
                Fidelity::NotFound => (Code::QuotationNotFound, vec![key.clone()]),
            };
            diagnostics.add_for_author(code, quoted.span, &names.iter().map(String::as_str).collect::<Vec<_>>());
            let says =
                |note: u32| article.notes[note as usize].quotation.is_some_and(|said| said >= comparison.fidelity);
            if quoted.note.is_some_and(says) {
                diagnostics.is_known(quoted.span);
            }
        }
        article.diagnostics.extend(diagnostics.place(&article.files));
        article.diagnostics.sort_by_key(|diagnostic| (diagnostic.file, diagnostic.span.start));
    }

    /// For each note whose mark follows compared quotations, the worst result.
    fn of_notes(&self) -> BTreeMap<u32, Fidelity> {
        let mut worst = BTreeMap::new();
        for (quoted, found) in &self.quotations {
            let (Some(note), Some(found)) = (quoted.note, found) else { continue };
            let of_note = worst.entry(note).or_insert(found.comparison.fidelity);
            *of_note = found.comparison.fidelity.max(*of_note);
        }
        worst
    }
}

/// The less, the better.
fn rank(comparison: &Comparison) -> (Fidelity, usize) {
    (comparison.fidelity, comparison.missing)
}

/// The differences of a paraphrase as a word diff, as many as can be shown.
fn shown(differences: &[Difference]) -> String {
    let mut out = String::new();
    for Difference { source, quoted } in differences {
        if out.len() > SHOWN - 2 * SHOWN_WORDS {
            return out + " …";
        }
        for (sign, words) in [(" - ", source), (" + ", quoted)] {
            if !words.is_empty() {
                out.push_str(if out.is_empty() { sign.trim_start() } else { sign });
                out.push_str(&cut(words));
            }
        }
    }
    out
}

/// As much of some words as is shown.
fn cut(words: &str) -> String {
    let fits = |(at, c): &(usize, char)| at + c.len_utf8() <= SHOWN_WORDS - 5;
    let end = words.char_indices().take_while(fits).last().map_or(0, |(at, c)| at + c.len_utf8());
    if words.len() < SHOWN_WORDS { words.to_owned() } else { words[..end].trim_end().to_owned() + "…" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::limits;

    #[test]
    fn as_many_differences_are_shown_as_fit() {
        let difference = |source: &str, quoted: &str| Difference { source: source.into(), quoted: quoted.into() };
        let few = [difference("said", "wrote"), difference("", "the"), difference("of", "")];
        assert_eq!(shown(&few), "- said + wrote + the - of");
        for words in ["é".repeat(100), "word ".repeat(30), "x".into()] {
            let shown = shown(&vec![difference(&words, &words); 100]);
            assert!(shown.ends_with(" …") && limits::name(&shown) == shown, "{shown}");
        }
        assert_eq!(shown(&[difference(&"é".repeat(100), "")]), format!("- {}…", "é".repeat(27)));
    }
}
