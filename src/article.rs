//! Text in; article, HTML and diagnostics out. Knows no browser, no file system, no clock.
#![forbid(unsafe_code)]

pub(crate) mod bibliography;
pub(crate) mod check;
pub(crate) mod content;
pub(crate) mod diagnostic;
pub(crate) mod export;
pub(crate) mod limits;
pub(crate) mod link;
pub(crate) mod locale;
pub(crate) mod model;
pub(crate) mod read;
pub(crate) mod syntax;
pub(crate) mod text;
pub(crate) mod write;

pub use check::comparison::{Comparison, Difference, SourceText, compare};
pub use check::lint::lint;
pub use check::quotation_check::{QuotationCheck, QuotationTally, quoted_sources};
pub use check::write_back::Written;
pub use content::element::{Attribute, Element};
pub use content::sink::Sink;
pub use diagnostic::{Code, Diagnostic, File, Severity, Span};
pub use export::{Format, Selection, export};
pub use limits::FILE_BYTES;
pub use model::Article;
pub use model::fidelity::Fidelity;
pub use model::front_matter::{FrontMatter, Terms};
pub use model::verdict::Verdict;
pub use read::input::{Input, Options};
pub use text::keyword::UnknownKeyword;
pub use write::html::{Html, escape};
pub use write::node_script::NodeScript;
pub use write::outline::{HeadingOutline, NoteOutline, Outline, SourceOutline, TermOutline};
#[cfg(feature = "page")]
pub use write::page::Page;
pub use write::render::{TooLarge, render};

/// Reads an article and its apparatus. Total: every text is an article, and what is wrong with it
/// stands in [`Article::diagnostics`].
pub fn parse(input: &Input, options: &Options) -> Article {
    link::link(read::input::read(input, options), options)
}

/// Reads an article as [`parse`] does, for its author: what was found wrong with it is what [`lint`] finds.
pub fn proofread(input: &Input, options: &Options) -> Article {
    let mut article = parse(input, options);
    article.unreadable = input.unreadable.to_vec();
    article.diagnostics = lint(&article);
    article
}

/// Reads no more than the front matter: enough to know which other files an article asks for.
pub fn front_matter(article: &[u8]) -> FrontMatter {
    read::input::front_matter(article)
}
