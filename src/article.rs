//! Text in; article, HTML and diagnostics out. Knows no browser, no file system, no clock.
#![forbid(unsafe_code)]

mod address;
mod annotate;
mod bibliography;
#[cfg(not(target_arch = "wasm32"))]
mod blocks;
mod braces;
mod chars;
mod citation;
#[cfg(not(target_arch = "wasm32"))]
mod comparison;
pub(crate) mod control;
mod diagnostic;
mod direction;
#[cfg(any(not(target_arch = "wasm32"), feature = "export"))]
mod export;
#[cfg(not(target_arch = "wasm32"))]
mod facts;
mod flow;
mod fold;
mod front_matter;
mod glossary;
#[cfg(not(target_arch = "wasm32"))]
mod headings;
mod html;
mod inflection;
mod input;
mod join;
mod json;
mod likeness;
mod limits;
mod markdown;
mod model;
#[cfg(not(target_arch = "wasm32"))]
mod nearest;
#[cfg(not(target_arch = "wasm32"))]
mod note_braces;
mod notes;
mod order;
mod outline;
mod passages;
mod quotation;
#[cfg(not(target_arch = "wasm32"))]
mod quotation_check;
#[cfg(not(target_arch = "wasm32"))]
mod quotations;
mod raw_html;
mod render;
mod script;
#[cfg(not(target_arch = "wasm32"))]
mod sentences;
mod sink;
mod slug;
mod sources;
mod tags;
mod terms;
#[cfg(not(target_arch = "wasm32"))]
mod text_blocks;
mod values;
mod verdict;
mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use comparison::{Comparison, Difference, SourceText, compare};
pub use diagnostic::{Code, Diagnostic, File, Severity, Span};
#[cfg(not(target_arch = "wasm32"))]
pub use direction::settled;
#[cfg(any(not(target_arch = "wasm32"), feature = "export"))]
pub use export::{Format, Selection, export};
#[cfg(not(target_arch = "wasm32"))]
pub use facts::{Definition, Review, Vocabulary, Work, lead, reviews, vocabulary, works};
pub use front_matter::{FrontMatter, Terms};
pub use html::{Html, escape, html};
pub use input::{Input, Options};
pub use limits::FILE_BYTES;
pub use model::Article;
#[cfg(not(target_arch = "wasm32"))]
pub use note_braces::Written;
pub use outline::{HeadingOutline, NoteOutline, Outline, SourceOutline, TermOutline, outline};
pub use quotation::Quotation;
#[cfg(not(target_arch = "wasm32"))]
pub use quotation_check::{QuotationCheck, QuotationTally, quoted_sources};
pub use render::{TooLarge, render};
pub use script::{NodeScript, node_script};
pub use sink::{Attribute, Element, Sink};
pub use verdict::Verdict;

/// Reads an article and its apparatus. Total: every text is an article, and what is wrong with it
/// stands in [`Article::diagnostics`].
pub fn parse(input: &Input, options: &Options) -> Article {
    annotate::annotate(input::read(input, options), options)
}

/// Reads no more than the front matter: enough to know which other files an article asks for.
pub fn front_matter(article: &[u8]) -> FrontMatter {
    input::front_matter(article)
}
