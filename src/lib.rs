//! Apostil, an embeddable article reader: a Markdown article with its glossary and its source notes.
//!
//! The same core serves the browser (as WebAssembly), the terminal (as the `apostil` binary) and Rust
//! programs. How a text passes through it:
//!
//! 1. [`article::parse`] takes the article and its apparatus (glossary, sources) as bytes and makes an
//!    [`article::Article`] of them. Any text is a valid article: what is wrong with it becomes an
//!    [`article::Diagnostic`]. For its author, [`article::lint`] looks at it a second time.
//! 2. [`article::render`] walks the article once and writes it into an [`article::Sink`]: as HTML text
//!    ([`article::Article::to_html`]) or as a node script that a browser turns into nodes ([`article::Article::to_node_script`]).
//! 3. [`reader::step`] decides, event by event, which cards open and close over the rendered article.
//! 4. `web` is the browser side (four WebAssembly modules), `apostil` (the binary, feature `cli`) the command line.
//!
//! ```
//! use apostil::article::{Input, Options, parse};
//!
//! let article = parse(&Input::new(b"Rome[^a] fell.\n\n[^a]: In 476."), &Options::default());
//! assert!(article.diagnostics().is_empty());
//! assert!(article.to_html().is_ok_and(|html| html.contains("id=\"fn-a\"")));
//! ```

#![warn(clippy::unwrap_used, clippy::expect_used)]

pub mod article;
#[cfg(feature = "author")]
#[doc(hidden)]
pub mod author;
pub mod reader;

#[cfg(target_arch = "wasm32")]
pub mod web;
