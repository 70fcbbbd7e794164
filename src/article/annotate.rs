//! Links drafts into an article: numbers notes, finds terms, resolves citations, and says what is left over.
//!
//! The body comes first, then each note and each entry that something mentioned, once: what they mention in
//! turn is appended to the same queues, until nothing is left. So the work grows with the text alone, and
//! what is never mentioned is never shown.

mod link;
mod shown;

use super::diagnostic::{Code, Findings};
use super::flow::{Flow, Linked, Piece, Text, is_blank};
use super::fold::is_acronym;
use super::front_matter::Terms;
use super::inflection::Inflection;
use super::input::{Drafts, Options};
use super::markdown::AbbreviationDraft;
use super::model::{Article, Entry, Note, Source};
use super::order::order;
use super::slug::{Ids, slug};
use super::sources::{Field, Record};
use super::terms::{Finder, Meaning};
use super::words::Words;
use super::{bibliography, glossary, notes};
use shown::Shown;
use std::collections::HashMap;

pub(crate) fn annotate(drafts: Drafts, options: &Options) -> Article {
    let Drafts {
        front,
        lang,
        words,
        text,
        body,
        headings,
        notes,
        entries,
        abbreviations,
        records,
        ids,
        findings,
        files,
    } = drafts;
    let mut linker = Linker {
        text,
        findings,
        ids,
        words,
        terms: options.terms.or(front.terms).unwrap_or_default(),
        finder: Finder::new(Inflection::of(&lang)),
        by_hand: Finder::new(Inflection::of(&lang)),
        note_of: HashMap::new(),
        notes: Shown::new(notes.len()),
        entry_wishes: Vec::new(),
        entries: Shown::new(entries.len()),
        source_of: HashMap::new(),
        records,
        sources: Shown::default(),
        seen: vec![0; entries.len()],
        scope: 0,
        place: Place::Body,
    };
    linker.add_notes(&notes);
    linker.add_terms(&entries, &abbreviations, &front.skip);
    linker.add_sources();

    let body = linker.link(body, Place::Body);
    let (notes, entries) = linker.follow(notes, entries);
    let mut article = Article {
        front,
        lang,
        prefix: options.prefix.clone(),
        words,
        body,
        headings,
        notes,
        entries,
        sources: linker.shown_sources(),
        text: linker.text,
        diagnostics: linker.findings.place(&files),
    };
    sort(&mut article);
    article
}

struct Linker<'a> {
    text: Text,
    findings: Findings,
    ids: Ids,
    words: &'a Words,
    terms: Terms,
    /// What is looked for in running text.
    finder: Finder,
    /// Every name of every entry: what a hand-written link may say.
    by_hand: Finder,
    note_of: HashMap<String, u32>,
    notes: Shown,
    /// The id that each entry wishes for.
    entry_wishes: Vec<String>,
    entries: Shown,
    source_of: HashMap<String, u32>,
    records: Vec<Record>,
    sources: Shown,
    /// For each entry the scope in which it was last linked.
    seen: Vec<u32>,
    /// How many scopes of `terms` have begun.
    scope: u32,
    /// What is being linked.
    place: Place,
}

/// A text that terms are linked in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Note,
    /// The definition of an entry, which never links to itself.
    Definition(u32),
}

impl Linker<'_> {
    fn add_notes(&mut self, notes: &[notes::Written]) {
        for (i, note) in notes.iter().enumerate() {
            if self.note_of.contains_key(&note.key) {
                let message = format!("The note `{}` is written twice; this one is left out.", note.key);
                self.findings.add(Code::NoteDuplicate, note.span, message, "Give one of them another key.");
            } else {
                self.note_of.insert(note.key.clone(), i as u32);
            }
        }
    }

    fn add_terms(&mut self, entries: &[glossary::Written], abbreviations: &[AbbreviationDraft], skip: &[String]) {
        for (i, entry) in entries.iter().enumerate() {
            let wish = slug(if entry.id.is_empty() { &entry.names[0] } else { &entry.id });
            self.entry_wishes.push(format!("term-{wish}"));
            for name in &entry.names {
                let is_exact = entry.is_case_sensitive || is_acronym(name);
                if let Err(Meaning::Entry(other)) = self.by_hand.add(name, is_exact, Meaning::Entry(i as u32)) {
                    let other = &entries[other as usize].names[0];
                    let message = format!("`{name}` is already a name of the entry `{other}`.");
                    self.findings.add(Code::TermDuplicate, entry.span, message, "Leave it out here or there.");
                } else if entry.is_linked && self.terms != Terms::None {
                    let _ = self.finder.add(name, is_exact, Meaning::Entry(i as u32));
                }
            }
        }
        // Words that are already a term, or skipped twice, keep the meaning that they have.
        for abbreviation in abbreviations {
            let _ = self.finder.add(&abbreviation.short, true, Meaning::Abbreviation(abbreviation.title));
        }
        for phrase in skip {
            let _ = self.finder.add(phrase, false, Meaning::Skip);
        }
    }

    fn add_sources(&mut self) {
        self.sources = Shown::new(self.records.len());
        for (i, record) in self.records.iter().enumerate() {
            let key = record.get(Field::Id, &self.text).to_owned();
            if self.source_of.contains_key(&key) {
                let message = format!("The source `{key}` is there twice; this one is left out.");
                self.findings.add(Code::SourceDuplicate, record.span, message, "Give one of them another id.");
            } else {
                self.source_of.insert(key, i as u32);
            }
        }
    }

    /// Links the notes and entries that were mentioned, and what they mention in turn.
    fn follow(&mut self, written: Vec<notes::Written>, entries: Vec<glossary::Written>) -> (Vec<Note>, Vec<Entry>) {
        let mut written: Vec<_> = written.into_iter().map(Some).collect();
        let mut entries: Vec<_> = entries.into_iter().map(Some).collect();
        let (mut done_notes, mut done_entries) = (Vec::new(), Vec::new());
        loop {
            if let Some(note) = self.notes.order.get(done_notes.len()).and_then(|item| written[*item].take()) {
                let content = self.link(note.pieces, Place::Note);
                done_notes.push(Note {
                    id: String::new(),
                    verdict: note.verdict,
                    checked: note.checked,
                    content,
                    mentions: 0,
                });
            } else if let Some(place) = self.entries.order.get(done_entries.len()).copied()
                && let Some(entry) = entries[place].take()
            {
                done_entries.push(self.entry(place as u32, entry));
            } else {
                break;
            }
        }
        for (note, place) in done_notes.iter_mut().zip(0..) {
            note.id = self.notes.ids[place].clone();
            note.mentions = self.notes.mentions[place];
        }
        for (entry, place) in done_entries.iter_mut().zip(0..) {
            entry.mentions = self.entries.mentions[place];
        }
        self.report_unused(&written, &entries);
        (done_notes, done_entries)
    }

    fn entry(&mut self, item: u32, entry: glossary::Written) -> Entry {
        let headword = entry.names[0].clone();
        if is_blank(&entry.short, &self.text) {
            let message = format!("The entry `{headword}` has no definition.");
            self.findings.add(Code::TermEmpty, entry.span, message, "Write one below it, after a colon and a space.");
        }
        let short = self.link(entry.short, Place::Definition(item));
        let more = self.link_on(entry.more);
        let mut related = Flow::new();
        for name in &entry.related {
            match self.by_hand.look_up(name) {
                Some(Meaning::Entry(other)) if other != item => {
                    if !related.is_empty() {
                        related.push(Piece::Verbatim(self.text.add(", ")));
                    }
                    let (place, mention) = self.mention_entry(other);
                    related.push(Piece::Reference(Linked::Term { entry: place, mention }));
                    related.push(Piece::Verbatim(self.text.add(name)));
                    related.push(Piece::Close);
                }
                Some(_) => {}
                None => {
                    let message = format!("`{name}`, named as related to `{headword}`, is not in the glossary.");
                    let help = "Write an entry for it, or leave it out.";
                    self.findings.add(Code::RelatedUndefined, entry.span, message, help);
                }
            }
        }
        let id = self.entries.ids[self.entries.place[item as usize].unwrap_or_default() as usize].clone();
        Entry { id, headword, short, more, related, mentions: 0 }
    }

    fn mention_note(&mut self, item: usize, key: &str) -> (u32, u32) {
        let (place, mention) = self.notes.mention(item);
        if self.notes.ids.len() == place as usize {
            self.notes.ids.push(self.ids.unique(&format!("fn-{}", slug(key))));
        }
        (place, mention)
    }

    fn mention_entry(&mut self, item: u32) -> (u32, u32) {
        let (place, mention) = self.entries.mention(item as usize);
        if self.entries.ids.len() == place as usize {
            self.entries.ids.push(self.ids.unique(&self.entry_wishes[item as usize]));
        }
        (place, mention)
    }

    fn shown_sources(&mut self) -> Vec<Source> {
        let mut records: Vec<_> = std::mem::take(&mut self.records).into_iter().map(Some).collect();
        let mut sources = Vec::new();
        for (item, id) in self.sources.order.iter().zip(&self.sources.ids) {
            if let Some(record) = records[*item].take() {
                let label = bibliography::label(&record, &self.text, self.words);
                sources.push(Source { id: id.clone(), label, record });
            }
        }
        for (i, record) in records.iter().enumerate() {
            let Some(record) = record else { continue };
            let key = record.get(Field::Id, &self.text);
            if self.source_of.get(key) == Some(&(i as u32)) {
                let message = format!("The source `{key}` is never cited and is left out.");
                self.findings.add(Code::SourceUnused, record.span, message, format!("Cite it as [@{key}]."));
            }
        }
        sources
    }

    fn report_unused(&mut self, notes: &[Option<notes::Written>], entries: &[Option<glossary::Written>]) {
        for (i, note) in notes.iter().enumerate() {
            if let Some(note) = note.as_ref().filter(|note| self.note_of.get(&note.key) == Some(&(i as u32))) {
                let message = format!("The note `{}` is never mentioned and is left out.", note.key);
                self.findings.add(Code::NoteUnused, note.span, message, format!("Mention it as [^{}].", note.key));
            }
        }
        for entry in entries.iter().flatten() {
            let message = format!("The term `{}` never occurs and is left out.", entry.names[0]);
            let help = "Use it, give it an alias that occurs, or link it by hand as [[term]].";
            self.findings.add(Code::TermUnused, entry.span, message, help);
        }
    }
}

/// Puts entries in alphabetical order and sources in that of their names, and renumbers what refers to them.
fn sort(article: &mut Article) {
    let entry_places = places(article.entries.iter().map(|entry| slug(&entry.headword)));
    let source_places =
        places(article.sources.iter().map(|source| bibliography::sort_key(&source.record, &article.text)));
    let notes = article.notes.iter_mut().map(|note| &mut note.content);
    let entries = article.entries.iter_mut().flat_map(|entry| [&mut entry.short, &mut entry.more, &mut entry.related]);
    for piece in std::iter::once(&mut article.body).chain(notes).chain(entries).flatten() {
        match piece {
            Piece::Reference(Linked::Term { entry, .. }) => *entry = entry_places[*entry as usize],
            Piece::Reference(Linked::Citation { source, .. }) => *source = source_places[*source as usize],
            _ => {}
        }
    }
    reorder(&mut article.entries, &entry_places);
    reorder(&mut article.sources, &source_places);
}

/// For each item the place that it has when all are sorted by a key.
fn places<K: Ord>(keys: impl Iterator<Item = K>) -> Vec<u32> {
    let order = order(keys);
    let mut places = vec![0; order.len()];
    for (item, place) in order.into_iter().zip(0..) {
        places[item as usize] = place;
    }
    places
}

fn reorder<T>(items: &mut Vec<T>, places: &[u32]) {
    let mut placed: Vec<Option<T>> = Vec::new();
    placed.resize_with(items.len(), || None);
    for (item, place) in items.drain(..).zip(places) {
        placed[*place as usize] = Some(item);
    }
    items.extend(placed.into_iter().flatten());
}
