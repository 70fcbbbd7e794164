//! Links drafts into an article: numbers notes, finds terms, resolves citations, and reports what is left over.
//!
//! The body comes first, then each note and each entry that something referred to, once: what they refer to in
//! turn is appended to the same queues, until nothing is left. So the work is linear in the text, and
//! what is never referred to is never shown.

mod citation;
mod claims;
mod other_ids;
pub(crate) mod terms;
mod text;

use crate::article::bibliography;
use crate::article::content::piece::{Draft, Flow, Piece, Resolved, is_blank};
use crate::article::diagnostic::{Code, Collector, Span};
use crate::article::limits;
use crate::article::model::Article;
use crate::article::model::front_matter::Terms;
use crate::article::model::source::{Field, Source};
use crate::article::read::drafts::{AbbreviationDraft, Drafts};
use crate::article::read::input::Options;
use crate::article::text::case::is_acronym;
use crate::article::text::hash::{HashMap, HashSet};
use crate::article::text::inflection::Inflection;
use crate::article::text::slug::{Ids, note_label, slug};
use crate::article::text::sort::argsort;
use crate::article::text::strings::{decimal, joined};
use other_ids::OtherIds;
use std::collections::hash_map::Entry;
use std::mem::take;
use terms::{Finder, Meaning, Reading};

pub(crate) fn link(drafts: Drafts, options: &Options) -> Article {
    let Drafts { mut article, body, abbreviations, citations, mut ids, diagnostics } = drafts;
    let mut anchors = take(&mut article.noted.anchors);
    anchors.retain(|id| ids.claim(id));
    let inflection = Inflection::of(&article.lang);
    let mut linker = Linker {
        diagnostics,
        ids,
        terms: options.terms.or(article.front.terms).unwrap_or_default(),
        finder: Finder::new(inflection),
        reading: Reading::default(),
        by_hand: Finder::new(inflection),
        entry_of: HashMap::default(),
        note_of: HashMap::default(),
        source_of: HashMap::default(),
        citations,
        seen: vec![0; article.entries.len()],
        scope: 0,
        place: Place::Body,
        other_ids: OtherIds::default(),
        anchors: anchors.into_iter().collect(),
        article,
    };
    linker.add_notes();
    linker.add_terms(&abbreviations);
    linker.add_sources();
    linker.article.body = linker.link(body, Place::Body);
    linker.follow();
    linker.put_in_order();
    claims::find(&mut linker.article);
    linker.report_unused();
    linker.keep_lost_fragments();
    linker.article.is_cut = linker.diagnostics.is_cut;
    linker.article.diagnostics = linker.diagnostics.place(&linker.article.files);
    linker.article
}

struct Linker {
    article: Article,
    diagnostics: Collector,
    ids: Ids,
    terms: Terms,
    /// What is looked for in running text.
    finder: Finder,
    /// How far one is read; kept for its buffers.
    reading: Reading,
    /// Every name of every entry: what a manual link may name.
    by_hand: Finder,
    /// The entries by the ids that their authors gave them.
    entry_of: HashMap<String, u32>,
    note_of: HashMap<String, u32>,
    source_of: HashMap<String, u32>,
    citations: Vec<Draft>,
    /// For each entry the scope in which it was last linked.
    seen: Vec<u32>,
    /// How many scopes of `terms` have begun.
    scope: u32,
    /// What is being linked.
    place: Place,
    /// The ids that other programs give the headings.
    other_ids: OtherIds,
    /// The ids that authors gave elements of raw HTML, as long as no element has them.
    anchors: HashSet<String>,
}

/// A text that terms are linked in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Body,
    Note,
    /// The definition of an entry, which never links to itself.
    Definition(u32),
}

impl Linker {
    fn add_notes(&mut self) {
        for (note, i) in self.article.notes.iter().zip(0..) {
            match self.note_of.entry(note_label(&note.key)) {
                Entry::Occupied(_) => self.diagnostics.add(Code::NoteDuplicate, note.span, &[&note.key]),
                Entry::Vacant(place) => {
                    place.insert(i);
                }
            }
        }
    }

    /// Words keep the first meaning that they get: exempt phrases, then terms, then abbreviations.
    fn add_terms(&mut self, abbreviations: &[AbbreviationDraft]) {
        for phrase in &self.article.front.skip {
            let _ = self.finder.add(phrase, false, Meaning::Skip);
        }
        for (entry, i) in self.article.entries.iter().zip(0..) {
            if !entry.preferred_id.is_empty() {
                self.entry_of.entry(entry.preferred_id.clone()).or_insert(i);
            }
            for name in &entry.names {
                let is_exact = entry.is_case_sensitive || is_acronym(name);
                if Finder::is_cut(name) {
                    self.diagnostics.add(Code::TermTooLong, entry.span, &[name]);
                }
                if let Err(Meaning::Entry(other)) = self.by_hand.add(name, is_exact, Meaning::Entry(i)) {
                    let other = &self.article.entries[other as usize];
                    self.diagnostics.add(Code::TermDuplicate, entry.span, &[name, &other.names[0]]);
                } else if entry.is_linked && self.terms != Terms::None {
                    let _ = self.finder.add(name, is_exact, Meaning::Entry(i));
                }
            }
        }
        for abbreviation in abbreviations {
            let _ = self.finder.add(&abbreviation.short, true, Meaning::Abbreviation(abbreviation.title));
        }
    }

    fn add_sources(&mut self) {
        for (source, i) in self.article.sources.iter().zip(0..) {
            let key = source.record.get(Field::Id, &self.article.text);
            if self.source_of.contains_key(key) {
                let span = source.record.span;
                self.diagnostics.add(Code::SourceDuplicate, span, &[key]);
            } else {
                self.source_of.insert(key.to_owned(), i);
            }
        }
        // Another one's own id counts first.
        for (source, i) in self.article.sources.iter().zip(0..) {
            for id in source.record.other_ids(&self.article.text) {
                self.source_of.entry(id.to_owned()).or_insert(i);
            }
        }
    }

    /// Links the notes and entries that were referred to, and what they refer to in turn.
    fn follow(&mut self) {
        let (mut notes, mut entries) = (0, 0);
        loop {
            if let Some(item) = self.article.note_order.get(notes).copied() {
                notes += 1;
                let draft = take(&mut self.article.notes[item as usize].draft);
                self.article.notes[item as usize].content = self.link(draft, Place::Note);
            } else if let Some(item) = self.article.entry_order.get(entries).copied() {
                entries += 1;
                self.link_entry(item);
            } else {
                break;
            }
        }
    }

    fn link_entry(&mut self, item: u32) {
        let entry = &mut self.article.entries[item as usize];
        let (short, more) = take(&mut entry.drafts);
        if is_blank(&short, &self.article.text) {
            self.diagnostics.add(Code::TermEmpty, entry.span, &[&entry.names[0]]);
        }
        let names = take(&mut entry.related_names);
        let short = self.link(short, Place::Definition(item));
        let more = self.link_on(more);
        let mut related = Flow::new();
        for name in &names {
            match self.by_hand.look_up(name) {
                Some(Meaning::Entry(other)) if other != item => {
                    if !related.is_empty() {
                        related.push(Piece::Verbatim(self.article.text.add(", ")));
                    }
                    related.push(Piece::Reference(self.mention_entry(other)));
                    related.push(Piece::Verbatim(self.article.text.add(name)));
                    related.push(Piece::Close);
                }
                Some(_) => self.note_self_link(item, self.article.entries[item as usize].span),
                None => {
                    let entry = &self.article.entries[item as usize];
                    self.diagnostics.add(Code::RelatedUndefined, entry.span, &[name, &entry.names[0]]);
                }
            }
        }
        let entry = &mut self.article.entries[item as usize];
        (entry.short, entry.more, entry.related) = (short, more, related);
    }

    /// Records that an entry is linked to in its own definition.
    fn note_self_link(&mut self, entry: u32, place: Span) {
        self.article.noted.self_links.push((entry, place));
    }

    fn mention_note(&mut self, item: u32) -> Resolved {
        let note = &mut self.article.notes[item as usize];
        if note.id.is_empty() {
            note.id = self.ids.unique(&joined(&["fn-", &slug(&note.key)]));
            self.article.note_order.push(item);
            note.number = self.article.note_order.len() as u32;
        }
        Resolved::Note { note: item, mention: note.mentions.add(self.place == Place::Body) }
    }

    fn mention_entry(&mut self, item: u32) -> Resolved {
        let entry = &mut self.article.entries[item as usize];
        if entry.id.is_empty() {
            let preferred_id = if entry.preferred_id.is_empty() { &entry.names[0] } else { &entry.preferred_id };
            entry.id = self.ids.unique(&joined(&["term-", &slug(preferred_id)]));
            self.article.entry_order.push(item);
        }
        Resolved::Term { entry: item, mention: entry.mentions.add(self.place == Place::Body) }
    }

    /// Which mention of a source the next one is, from 1.
    fn mention_source(&mut self, item: u32) -> u32 {
        let source = &mut self.article.sources[item as usize];
        if source.id.is_empty() {
            let text = &self.article.text;
            source.id = self.ids.unique(&joined(&["source-", &slug(source.record.get(Field::Id, text))]));
            let label = bibliography::label(&source.record, text, &self.article.words);
            (source.label, source.year_at, source.title_end) = (label.text, label.year_at, label.title_end);
            source.quotable = bibliography::quotable(&source.record, text);
            self.article.source_order.push(item);
        }
        source.mentions.add(self.place == Place::Body)
    }

    fn put_in_order(&mut self) {
        let article = &mut self.article;
        let headword = |item: &u32| slug(&article.entries[*item as usize].names[0]);
        article.entry_order = sorted(&article.entry_order, headword);
        let name =
            |item: &u32| bibliography::sort_key(&article.sources[*item as usize].record, &article.text, &article.words);
        article.source_order = sorted(&article.source_order, name);
        tell_apart(&mut article.sources, &article.source_order);
    }

    fn report_unused(&mut self) {
        let article = &self.article;
        for (note, i) in article.notes.iter().zip(0..) {
            if note.id.is_empty() && self.note_of.get(&note_label(&note.key)) == Some(&i) {
                self.diagnostics.add(Code::NoteUnused, note.span, &[&note.key]);
            }
        }
        let unused = article.entries.iter().filter(|entry| entry.id.is_empty());
        let unused: Vec<_> = unused.map(|entry| (entry.span, entry.names[0].as_str())).collect();
        report_each_or_first(Code::TermUnused, &unused, &mut self.diagnostics);
        let mut unused = Vec::new();
        for (source, i) in article.sources.iter().zip(0..) {
            let key = source.record.get(Field::Id, &article.text);
            if source.id.is_empty() && self.source_of.get(key) == Some(&i) {
                unused.push((source.record.span, key));
            }
        }
        report_each_or_first(Code::SourceUnused, &unused, &mut self.diagnostics);
    }
}

/// Reports each of a few, or the first of many and how many more there are: a glossary or a list of sources may belong to
/// a whole site.
fn report_each_or_first(code: Code, unused: &[(Span, &str)], diagnostics: &mut Collector) {
    let Some((span, name)) = unused.first() else { return };
    if unused.len() > limits::UNUSED {
        let others = joined(&["; nor are ", &decimal(unused.len() as u32 - 1), " others"]);
        return diagnostics.add(code, *span, &[name, &others]);
    }
    for (span, name) in unused {
        diagnostics.add(code, *span, &[name, ""]);
    }
}

/// Gives sources with the same name and year their letters, in the order of their list.
fn tell_apart(sources: &mut [Source], list: &[u32]) {
    let mut last_of = HashMap::default();
    for item in list {
        let label = sources[*item as usize].label.clone();
        if let Some(before) = last_of.insert(label, *item) {
            let before = &mut sources[before as usize];
            before.place = before.place.max(1);
            let place = before.place + 1;
            sources[*item as usize].place = place;
        }
    }
    for source in sources {
        bibliography::push_letters(source.place, &mut source.label);
    }
}

fn sorted(items: &[u32], key: impl Fn(&u32) -> String) -> Vec<u32> {
    let mut places = argsort(items.iter().map(|item| key(item).into_bytes()));
    for place in &mut places {
        *place = items[*place as usize];
    }
    places
}
