//! Resolves citations: what their authors wrote in, links to sources out, or the same words where a source is unknown.

use super::Linker;
use crate::article::bibliography::bare;
use crate::article::content::buffer::TextRange;
use crate::article::content::piece::{Draft, Flow, Form, Piece, Resolved, Unresolved};
use crate::article::diagnostic::{Code, Span};
use crate::article::syntax::citation::{self, Cited, is_locator};
use crate::article::text::direction::settled;
use crate::article::text::strings::{joined, push};
use std::ops::Range;

/// Stands for what is not text, such as an emphasis: no text of an article contains it.
const GROUP: char = '\u{1}';

/// The content of a citation as one text.
#[derive(Default)]
struct Content {
    text: String,
    /// Its parts: where each begins in the text, and what it is.
    parts: Vec<(usize, Part)>,
}

enum Part {
    Text(TextRange),
    Group(Draft),
}

impl Linker {
    /// A citation in brackets.
    pub(super) fn link_citation(&mut self, content: u32, span: Span, flow: &mut Flow) {
        let draft = self.citations[content as usize].clone();
        let content = self.content(&draft);
        let mut is_whole = true;
        let all = citation::read(&content.text, |key| self.source(key).is_some()).unwrap_or_else(|wrong| {
            self.diagnostics.add(Code::CitationSyntax, span, &[&content.text[wrong]]);
            is_whole = false;
            Vec::new()
        });
        for cited in &all {
            let key = &content.text[cited.key.clone()];
            if self.source(key).is_none() {
                self.diagnostics.add(Code::SourceUndefined, span, &[key]);
                is_whole = false;
            }
        }
        let (before, after) = if is_whole { ("(", ")") } else { ("[", "]") };
        self.push_verbatim(before, flow);
        if is_whole {
            for (i, cited) in all.iter().enumerate() {
                if i > 0 {
                    let apart = self.article.words.get("apart").to_owned();
                    self.push_verbatim(&apart, flow);
                }
                let form = if cited.is_year_alone { Form::Year } else { Form::Whole };
                self.cite(cited, form, &content, span, flow);
            }
        } else {
            flow.extend(self.link_on(draft));
        }
        self.push_verbatim(after, flow);
    }

    /// A citation without brackets, whose author is part of the sentence.
    pub(super) fn link_in_text(&mut self, key: TextRange, locator: TextRange, span: Span, flow: &mut Flow) {
        let text = &self.article.text;
        let (name, place) = (text.get(key), text.get(locator));
        let parts = vec![(1, Part::Text(key)), (3 + name.len(), Part::Text(locator))];
        let content = Content { text: joined(&["@", name, ", ", place]), parts };
        let read = citation::read(&content.text, |key| self.source(key).is_some()).ok();
        let is_whole = |cited: &Cited| cited.key == (1..1 + name.len());
        let cited = read
            .and_then(|mut all| all.pop().filter(|cited| all.is_empty() && is_whole(cited)))
            .unwrap_or_else(|| Cited {
                prefix: 0..0,
                is_year_alone: false,
                key: 1..1 + name.len(),
                suffix: 3 + name.len()..content.text.len(),
                has_comma: true,
                quoted: 0..0,
            });
        self.cite(&cited, Form::InText, &content, span, flow);
    }

    fn source(&self, key: &str) -> Option<u32> {
        self.source_of.get(&*settled(key)).copied()
    }

    fn content(&self, draft: &Draft) -> Content {
        let mut content = Content::default();
        let mut depth = 0;
        for piece in draft {
            if depth == 0 {
                if let Piece::Text(range) | Piece::Verbatim(range) = piece {
                    content.parts.push((content.text.len(), Part::Text(*range)));
                    content.text.push_str(self.article.text.get(*range));
                    continue;
                }
                content.parts.push((content.text.len(), Part::Group(Draft::new())));
                content.text.push(GROUP);
            }
            match piece {
                Piece::Open(_) | Piece::Reference(Unresolved::Term { .. }) => depth += 1,
                Piece::Close => depth -= 1,
                _ => {}
            }
            if let Some((_, Part::Group(group))) = content.parts.last_mut() {
                group.push(*piece);
            }
        }
        content
    }

    /// One source of a citation.
    fn cite(&mut self, cited: &Cited, form: Form, content: &Content, span: Span, flow: &mut Flow) {
        let Some(source) = self.source(&content.text[cited.key.clone()]) else { return };
        if !cited.prefix.is_empty() {
            self.push_content(cited.prefix.clone(), content, flow);
            self.push_verbatim(" ", flow);
        }
        let mut words = &content.text[cited.suffix.clone()];
        let is_after_comma = cited.has_comma || is_locator(words);
        let separator = match words.chars().next() {
            Some(_) if is_after_comma => ", ",
            Some(c) if c.is_alphanumeric() || matches!(c, '(' | '[' | GROUP) => " ",
            _ => "",
        };
        // Only text can be part of the link.
        let has_group = words.contains(GROUP);
        if has_group {
            words = "";
        }
        let mut suffix = joined(&[if has_group { "" } else { separator }, words]);
        let quoted = &content.text[cited.quoted.clone()];
        let place = content.place(cited.quoted.clone());
        if !quoted.is_empty() {
            // The quotation marks are those of the article's language.
            self.article.noted.cited_words.push((source, place, span));
            let space = if words.is_empty() { ", " } else { " " };
            push(&mut suffix, &[space, &self.article.words.with("quoted", quoted)]);
        }
        let mention = self.mention_source(source);
        let suffix = self.article.text.add(&suffix);
        flow.push(Piece::Reference(Resolved::Citation { source, mention, form, suffix }));
        if !bare(quoted).is_empty() && !self.article.sources[source as usize].quotable.is_empty() {
            flow.push(Piece::Reference(Resolved::Fidelity { source, words: place }));
        }
        if has_group {
            self.push_verbatim(separator, flow);
            self.push_content(cited.suffix.clone(), content, flow);
        }
    }

    /// A part of the content, as it was written.
    fn push_content(&mut self, range: Range<usize>, content: &Content, flow: &mut Flow) {
        for (at, part) in &content.parts {
            match part {
                Part::Text(text) => {
                    let start = range.start.max(*at);
                    let end = range.end.min(at + (text.end - text.start) as usize);
                    if start < end {
                        flow.push(Piece::Verbatim(content.place(start..end)));
                    }
                }
                Part::Group(group) if range.contains(at) => {
                    let group = self.link_on(group.clone());
                    flow.extend(group);
                }
                Part::Group(_) => {}
            }
        }
    }
}

impl Content {
    /// Where a range of the text, within one part, is in the buffer.
    fn place(&self, range: Range<usize>) -> TextRange {
        let i = self.parts.partition_point(|(at, _)| *at <= range.start);
        match i.checked_sub(1).and_then(|i| self.parts.get(i)) {
            Some((at, Part::Text(text))) => {
                let start = (text.start + (range.start - at) as u32).min(text.end);
                TextRange { start, end: (start + range.len() as u32).min(text.end) }
            }
            _ => TextRange::default(),
        }
    }
}
