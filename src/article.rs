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

pub use check::allowed::Allowed;
pub use check::comparison::{Comparison, Difference, SourceText, compare};
pub use check::lint::lint;
pub use check::quotation_check::{QuotationCheck, QuotationTally, quoted_sources};
pub use check::write_back::Written;
pub use content::element::{Attribute, Element};
pub use content::sink::Sink;
pub use content::values::language_tag;
pub use diagnostic::{Code, Diagnostic, File, Obstacle, Severity, Span};
pub use export::{Format, Selection, export};
pub use limits::FILE_BYTES;
pub use model::Article;
pub use model::converted::Converted;
pub use model::fidelity::Fidelity;
pub use model::front_matter::{FrontMatter, Marks, Terms};
pub use model::verdict::Verdict;
#[cfg(feature = "page")]
pub use read::csl_yaml::from_csl_yaml;
pub use read::decode::decoded;
pub use read::input::{Input, Options};
pub use read::sources::other_format;
pub use text::keyword::UnknownKeyword;
pub use write::html::{Html, escape};
pub use write::node_script::NodeScript;
pub use write::outline::{HeadingOutline, NoteOutline, Outline, SourceOutline, TermOutline};
#[cfg(feature = "page")]
pub use write::page::Page;
pub use write::render::{TooLarge, render};

/// Reads an article and its apparatus. Total: any text is a valid article, and what is wrong with it
/// is in [`Article::diagnostics`].
pub fn parse(input: &Input, options: &Options) -> Article {
    link::link(read::input::read(input, options), options)
}

/// Reads an article as [`parse`] does, but for its author: its diagnostics are those of [`lint`].
pub fn proofread(input: &Input, options: &Options) -> Article {
    let mut article = parse(input, options);
    (article.diagnostics, article.is_cut) = check::lint::proofread(&article);
    article.is_proofread = true;
    article
}

/// Reads only the front matter: enough to know which other files an article asks for.
pub fn front_matter(article: &[u8]) -> FrontMatter {
    read::input::front_matter(article)
}
