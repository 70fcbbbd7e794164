//! The lists at the end: notes, glossary, sources. What most rows have in common is said once, at the head.

use super::majority::most_common;
use super::{Walk, mention_id};
use crate::article::bibliography::{self, Style};
use crate::article::content::address::{self, Use};
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::model::source::{Field, Source};
use crate::article::model::{Article, Entry};
use crate::article::text::strings::{decimal, joined};

/// A list: its class, its role and the key of its heading.
type List = (&'static str, &'static str, &'static str);

const NOTES: List = ("apostil-notes", "doc-endnotes", "notes");
const GLOSSARY: List = ("apostil-glossary", "doc-glossary", "glossary");
const SOURCES: List = ("apostil-sources", "doc-bibliography", "sources");

/// What the end of the lists is called in the page.
const END: &str = "apostil-end";

impl<S: Sink> Walk<'_, S> {
    pub(super) fn lists(&mut self) {
        let article = self.article;
        let are_there = [
            (NOTES, !article.note_order.is_empty()),
            (GLOSSARY, !article.entry_order.is_empty()),
            (SOURCES, !article.source_order.is_empty()),
        ];
        let lists: Vec<List> = are_there.into_iter().filter(|(_, is_there)| *is_there).map(|(list, _)| list).collect();
        for (i, list) in lists.iter().enumerate() {
            self.section(*list, &lists[i + 1..]);
            match *list {
                NOTES => self.notes(),
                GLOSSARY => self.glossary(),
                _ => self.sources(),
            }
            self.close_lines(2);
        }
        if !lists.is_empty() {
            self.open(Element::Div, END);
            self.id(END);
            self.close_line();
        }
    }

    fn glossary(&mut self) {
        self.sink.open(Element::Dl);
        self.new_line();
        for entry in &self.article.entry_order {
            self.entry(&self.article.entries[*entry as usize]);
        }
    }

    fn sources(&mut self) {
        let article = self.article;
        let accessed = |item: &u32| article.sources[*item as usize].record.accessed.begin(&article.text);
        let all: Vec<_> = article.source_order.iter().map(accessed).collect();
        let common = most_common(&all);
        let said = article.source_order.iter().find(|item| !common.is_empty() && accessed(item) == common);
        if let Some(item) = said {
            let date =
                bibliography::date(&article.sources[*item as usize].record.accessed, &article.text, &article.words);
            self.open(Element::P, "apostil-common");
            self.sink.text(&article.words.with("allAccessed", &date));
            self.close_line();
        }
        self.sink.open(Element::Ol);
        self.new_line();
        for source in &article.source_order {
            self.source(&article.sources[*source as usize], common);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.open(Element::Div, "apostil-entry");
        self.id(&entry.id);
        self.new_line();
        self.sink.open(Element::Dt);
        self.sink.open(Element::Dfn);
        self.sink.text(&entry.names[0]);
        self.close(2);
        self.new_line();
        self.sink.open(Element::Dd);
        self.new_line();
        self.is_in_definition = true;
        self.content("apostil-content", &entry.short);
        if !entry.more.is_empty() {
            self.content("apostil-more", &entry.more);
        }
        self.is_in_definition = false;
        if !entry.related.is_empty() {
            self.open(Element::P, "apostil-related");
            self.sink.text(self.article.words.get("seeAlso"));
            self.sink.text(" ");
            self.flow(&entry.related);
            self.close_line();
        }
        self.back_links(&entry.id, 1);
        self.close_line();
    }

    /// A source; `common` is the date of access that the head of the list says.
    fn source(&mut self, source: &Source, common: &str) {
        self.open(Element::Li, "apostil-source");
        self.id(&source.id);
        let key = source.record.get(Field::Id, &self.article.text);
        if source.id.strip_prefix("source-") != Some(key) {
            self.sink.attribute(Attribute::DataKey, key);
        }
        self.new_line();
        self.open(Element::P, "apostil-content");
        let Article { text, words, lang, front, .. } = self.article;
        let style = Style { words, lang, page: Some(common), max_names: front.max_names };
        bibliography::write(&source.record, source.place, text, &style, &mut self.sink);
        self.close_line();
        self.back_links(&source.id, source.mentions.shown());
    }

    /// The backlinks to the references to an entry, at its end.
    pub(super) fn back_links(&mut self, id: &str, mentions: u32) {
        self.open(Element::P, "apostil-backlinks");
        for mention in 1..=mentions {
            if self.bounded().is_over() {
                return;
            }
            self.back_link(id, mention, mentions);
        }
        self.close_lines(2);
    }

    fn back_link(&mut self, id: &str, mention: u32, of: u32) {
        let words = &self.article.words;
        if mention > 1 {
            self.sink.text(" ");
        }
        self.sink.open(Element::A);
        self.sink.attribute(Attribute::Role, "doc-backlink");
        self.to(&mention_id(id, mention));
        if of == 1 {
            self.sink.attribute(Attribute::AriaLabel, words.get("back"));
        } else {
            self.sink.attribute(Attribute::AriaLabel, &words.with("backToMention", &decimal(mention)));
        }
        self.sink.text(if self.is_right_to_left() { "↪" } else { "↩" });
        if of > 1 {
            self.sink.open(Element::Sup);
            self.sink.text(&decimal(mention));
            self.sink.close();
        }
        self.sink.close();
    }

    /// Opens the section of a list, with the way past it and its heading; `rest` are the lists after it.
    fn section(&mut self, (class, role, key): List, rest: &[List]) {
        let article = self.article;
        self.open(Element::Section, class);
        if key == "glossary" && !article.glossary_id.is_empty() {
            self.id(&article.glossary_id);
        }
        self.sink.attribute(Attribute::Role, role);
        let id = heading_id(class);
        self.sink.attribute(Attribute::AriaLabelledby, &joined(&[&article.prefix, &id]));
        let tells_sources = key == "sources" && !article.is_untrusted();
        let file = article.front.sources.as_deref().filter(|_| tells_sources);
        if let Some(address) = file.and_then(|address| address::safe(address, Use::Link)) {
            self.sink.attribute(Attribute::DataSrc, &address);
        }
        self.new_line();
        self.skip(rest);
        self.sink.open(Element::H2);
        self.id(&id);
        self.sink.text(article.words.get(key));
        self.close_line();
    }

    /// Links past a list, whose rows have many.
    fn skip(&mut self, rest: &[List]) {
        let words = &self.article.words;
        self.open(Element::P, "apostil-skip");
        self.sink.text(words.get("skipTo"));
        for (class, _, key) in rest {
            self.skip_link(&heading_id(class), words.get(key));
            self.sink.text(" ·");
        }
        self.skip_link(END, words.get("end"));
        self.close_line();
    }

    fn skip_link(&mut self, id: &str, said: &str) {
        self.sink.text(" ");
        self.sink.open(Element::A);
        self.to(id);
        self.sink.text(said);
        self.sink.close();
    }
}

fn heading_id(class: &str) -> String {
    joined(&[class, "-heading"])
}
