//! The fix in a diagnostic's particular case: the word that was meant, and the place of the first of two. In: an
//! article and its diagnostics. Out: the same diagnostics with more help.

use crate::article::check::brackets::Known;
use crate::article::diagnostic::{Code, Diagnostic, File, LineCursor, Span, key, whole};
use crate::article::limits;
use crate::article::link::terms::{Finder, Meaning};
use crate::article::model::Article;
use crate::article::model::fidelity::Fidelity;
use crate::article::model::source::Field;
use crate::article::model::verdict::Verdict;
use crate::article::syntax::citation;
use crate::article::text::case::is_acronym;
use crate::article::text::hash::HashMap;
use crate::article::text::inflection::Inflection;
use crate::article::text::slug::note_label;
use crate::article::text::sort::argsort;
use crate::article::text::typo::nearest;
use std::collections::BTreeMap;

/// Completes the help of diagnostics.
pub(crate) fn complete(article: &Article, diagnostics: &mut [Diagnostic]) {
    let mut known = Known::of(article);
    let names_no_sources = article.sources.is_empty() && article.files[File::Sources as usize].is_empty();
    for found in diagnostics.iter_mut() {
        let name = |i: usize| found.names.get(i).map_or("", String::as_str);
        let meant = match found.code {
            Code::FrontMatterValue if name(1) == "bibliography" => {
                found.help = "Name one file; only the first is read.".to_owned();
                None
            }
            Code::FrontMatterValue if name(1).starts_with("canonical") => {
                found.help = "Write the whole address of the page, such as https://blog.example/post.".to_owned();
                None
            }
            Code::FrontMatterValue if name(1) == "lang" => {
                found.help = "Write a language tag (BCP 47), such as en, de-AT or zh-Hant.".to_owned();
                None
            }
            Code::FrontMatterValue if name(1) == "terms" => {
                let meant = nearest(name(0), ["first", "section", "all", "none"]);
                found.help = "It is one of first, section, all and none.".to_owned();
                meant
            }
            Code::FrontMatterValue if name(1) == "marks" => {
                let meant = nearest(name(0), ["signs", "plain"]);
                found.help = "It is signs or plain.".to_owned();
                meant
            }
            Code::FrontMatterValue if matches!(name(1), "verdicts" | "toc") => {
                found.help = "It is true or false.".to_owned();
                None
            }
            Code::FrontMatterValue if name(1) == "max-names" => {
                found.help = format!("Write a whole number from 1 to {}.", limits::NAMES);
                None
            }
            Code::SourceUndefined if names_no_sources => {
                found.message = format!("The source `{}` is cited, but the article names no sources file.", name(0));
                found.help = "Name it in the front matter, `sources: refs.json`, or with `--sources`.".to_owned();
                None
            }
            Code::SourceUndefined => known.nearest(name(0)),
            Code::SourceUnused if !is_citable(name(0)) => {
                found.help = "It cannot be cited by this id: give it one of letters, digits and hyphens.".to_owned();
                None
            }
            Code::TooLarge if found.file == File::Sources => {
                found.help = "Keep only the sources that the article cites.".to_owned();
                None
            }
            Code::UnsafeAddress if name(0) != "Addresses" => nearest(name(1), ["http", "https"]),
            Code::UnsafeAddress => nearest(name(1), ["http", "https", "mailto", "tel"]),
            Code::VerdictUnknown => nearest(name(0), Verdict::ALL.iter().copied().map(Verdict::word)),
            Code::QuotationUnknown => nearest(name(0), Fidelity::ALL.iter().copied().map(Fidelity::word)),
            _ => None,
        };
        if let Some(meant) = meant {
            suggest(found, meant);
        }
    }
    point_to_the_first(article, diagnostics);
}

/// Whether a source can be cited by its id.
fn is_citable(id: &str) -> bool {
    let cited = format!("@{id}");
    let all = citation::read(&cited, |key| key == id);
    all.is_ok_and(|all| matches!(&all[..], [one] if cited[one.key.clone()] == *id))
}

/// Asks whether this was meant.
pub(crate) fn suggest(found: &mut Diagnostic, meant: &str) {
    found.help.insert_str(0, &format!("Did you mean `{meant}`? "));
}

/// A diagnostic about the second of two: its code, its place and its names.
type Second = (Code, Span, Vec<String>);

/// Tells each duplicate where the first is.
fn point_to_the_first(article: &Article, diagnostics: &mut [Diagnostic]) {
    let is_second = |code| matches!(code, Code::NoteDuplicate | Code::TermDuplicate | Code::SourceDuplicate);
    if !diagnostics.iter().any(|found| is_second(found.code)) {
        return;
    }
    let first_of = firsts(article);
    let of = |found: &Diagnostic| first_of.get(&(found.code, found.span, found.names.clone())).copied();
    let firsts: Vec<_> = diagnostics.iter().enumerate().filter_map(|(i, found)| Some((i, of(found)?))).collect();
    let mut place = LineCursor::new(&article.files);
    for item in argsort(firsts.iter().map(|(_, first)| key(first.file, first.start))) {
        let (i, first) = firsts[item as usize];
        let (line, _) = place.advance(first.file, first.start);
        let found = &mut diagnostics[i];
        let of = match first.file {
            file if file == found.file => "",
            File::Article => " of the article",
            File::Glossary => " of the glossary",
            File::Sources => " of the sources file",
            File::Words => " of the table of words",
            File::Notes => " of the notes file",
        };
        found.help.push_str(&format!(" The first is in line {line}{of}."));
    }
}

/// For each duplicate, the place of the first.
fn firsts(article: &Article) -> BTreeMap<Second, Span> {
    let mut seconds = BTreeMap::new();
    let mut add = |code: Code, span: Span, names: &[&str], first| {
        let span = whole(span, &article.files[span.file as usize]);
        seconds.entry((code, span, names.iter().map(|name| limits::name(name).to_owned()).collect())).or_insert(first);
    };
    let mut notes = HashMap::default();
    for note in &article.notes {
        let first = *notes.entry(note_label(&note.key)).or_insert(note.span);
        if first != note.span {
            add(Code::NoteDuplicate, note.span, &[&note.key], first);
        }
    }
    let mut names = Finder::new(Inflection::of(&article.lang));
    for (entry, i) in article.entries.iter().zip(0..) {
        for name in &entry.names {
            let is_exact = entry.is_case_sensitive || is_acronym(name);
            if let Err(Meaning::Entry(other)) = names.add(name, is_exact, Meaning::Entry(i)) {
                let other = &article.entries[other as usize];
                add(Code::TermDuplicate, entry.span, &[name, &other.names[0]], other.span);
            }
        }
    }
    let mut sources = HashMap::default();
    for source in &article.sources {
        let (id, span) = (source.record.get(Field::Id, &article.text), source.record.span);
        if let Some(first) = sources.get(id) {
            add(Code::SourceDuplicate, span, &[id], *first);
        } else {
            sources.insert(id, span);
        }
    }
    seconds
}
