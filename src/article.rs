//! Text in; article, HTML and diagnostics out. Knows no browser, no file system, no clock.
#![forbid(unsafe_code)]

pub(crate) mod bibliography;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod check;
pub(crate) mod content;
pub(crate) mod diagnostic;
#[cfg(any(not(target_arch = "wasm32"), feature = "export"))]
pub(crate) mod export;
pub(crate) mod limits;
pub(crate) mod link;
pub(crate) mod locale;
pub(crate) mod model;
pub(crate) mod read;
pub(crate) mod syntax;
pub(crate) mod text;
pub(crate) mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use check::comparison::{Comparison, Difference, SourceText, compare};
#[cfg(not(target_arch = "wasm32"))]
pub use check::quotation_check::{QuotationCheck, QuotationTally, quoted_sources};
#[cfg(not(target_arch = "wasm32"))]
pub use check::write_back::Written;
pub use content::element::{Attribute, Element};
pub use content::sink::Sink;
pub use diagnostic::{Code, Diagnostic, File, Severity, Span};
#[cfg(any(not(target_arch = "wasm32"), feature = "export"))]
pub use export::{Format, Selection, export};
pub use limits::FILE_BYTES;
pub use model::Article;
pub use model::fidelity::Quotation;
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
    #[cfg_attr(target_arch = "wasm32", expect(unused_mut))]
    let mut drafts = read::input::read(input, options);
    #[cfg(not(target_arch = "wasm32"))]
    check::headings::check(&drafts.article.headings, drafts.article.front.title.is_some(), &mut drafts.findings);
    link::link(drafts, options)
}

/// Reads no more than the front matter: enough to know which other files an article asks for.
pub fn front_matter(article: &[u8]) -> FrontMatter {
    read::input::front_matter(article)
}
