//! Limits the size of the output. In: another sink, and calls. Out: the calls, up to the limits; nothing after that,
//! since a page could not cope with it.

use super::render;
use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;
use crate::article::diagnostic::{Code, Collector, File, Span};
use crate::article::limits;
use crate::article::model::Article;
use crate::article::text::scan::{Class, find};
use std::error::Error;
use std::fmt;

/// Why an article is not rendered: it would be too large for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooLarge {
    /// More than 100,000 elements.
    Elements,
    /// More bytes than 20 times all its files together (a mebibyte is always allowed), or than 64 MiB.
    Bytes,
}

impl TooLarge {
    fn reason(self) -> &'static str {
        match self {
            TooLarge::Elements => "article would become more than 100,000 elements and is not shown",
            TooLarge::Bytes => {
                "article would become more than 20 times as large as its files, or than 64 MiB, and is not shown"
            }
        }
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("The ")?;
        f.write_str(self.reason())?;
        f.write_str(".")
    }
}

impl Error for TooLarge {}

impl Article {
    /// Adds the diagnostic that the article is too large to be shown.
    pub fn refuse(&mut self, reason: TooLarge) {
        let mut diagnostics = Collector::default();
        diagnostics.add(Code::TooLarge, Span::new(File::Article, 0..0), &[reason.reason()]);
        self.diagnostics.splice(0..0, diagnostics.place(&Default::default()));
    }

    /// Walks the article as [`render`] does, keeping nothing: if it is too large to be shown, a diagnostic says so.
    /// For those who want only the diagnostics.
    pub fn weigh(&mut self) {
        if let Err(reason) = render(self, &mut Nothing) {
            self.refuse(reason);
        }
    }
}

/// A sink that counts, and passes on what is within the limits.
pub(super) struct Bounded<'a, S> {
    sink: &'a mut S,
    elements: usize,
    bytes: usize,
    most_bytes: usize,
    over: Option<TooLarge>,
}

impl<'a, S: Sink> Bounded<'a, S> {
    /// `input` is the size of the article's files together, in bytes.
    pub fn new(sink: &'a mut S, input: usize) -> Self {
        let most_bytes = (input * limits::OUTPUT).clamp(limits::LEAST_OUTPUT, limits::MOST_OUTPUT);
        Self { sink, elements: 0, bytes: 0, most_bytes, over: None }
    }

    /// Whether a limit has been passed: then nothing more is passed on.
    pub fn is_over(&self) -> bool {
        self.over.is_some()
    }

    pub fn outcome(&self) -> Result<(), TooLarge> {
        self.over.map_or(Ok(()), Err)
    }

    /// Counts bytes; returns whether they are within the limits.
    fn takes(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        if self.bytes > self.most_bytes {
            self.over.get_or_insert(TooLarge::Bytes);
        }
        self.over.is_none()
    }
}

impl<S: Sink> Sink for Bounded<'_, S> {
    fn open(&mut self, element: Element) {
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            self.over.get_or_insert(TooLarge::Elements);
        }
        // As in `<a></a>`.
        if self.takes(2 * element.name().len() + 5) {
            self.sink.open(element);
        }
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        // As in ` href=""`.
        if self.takes(name.name().len() + weight(value) + 4) {
            self.sink.attribute(name, value);
        }
    }

    fn text(&mut self, text: &str) {
        // As in a node script.
        if self.takes(weight(text) + 2) {
            self.sink.text(text);
        }
    }

    fn close(&mut self) {
        if self.takes(0) {
            self.sink.close();
        }
    }
}

/// The bytes of a text after HTML escaping.
fn weight(text: &str) -> usize {
    let (mut weight, mut from) = (text.len(), 0);
    while let Some(at) = find(text, from, Class::Escaped) {
        weight += if matches!(text.as_bytes()[at], b'&' | b'"') { 5 } else { 3 };
        from = at + 1;
    }
    weight
}

/// Receives an article and keeps nothing of it.
struct Nothing;

impl Sink for Nothing {
    fn open(&mut self, _: Element) {}
    fn attribute(&mut self, _: Attribute, _: &str) {}
    fn text(&mut self, _: &str) {}
    fn close(&mut self) {}
}
