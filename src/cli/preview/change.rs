//! What a preview tells its pages, and how: server-sent events (HTML, section 9.2), one for each change.

use axum::response::sse;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

/// What a page should do.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Show the article again, if its files were different when it was shown: revision, diagnostics and attributes as
    /// JSON, one text for all pages.
    Content(Arc<str>),
    /// Reload a stylesheet: the name of its file, and the page's new name.
    Stylesheet { name: String, page: String },
    /// Reload the whole page, unless it has this name already.
    Page(Option<String>),
    /// Show what is wrong, and keep showing the last state.
    Trouble(String),
}

impl Change {
    /// The role of a file that is not part of the article; `page` is the page's name with it.
    pub fn of_part(path: &Path, page: String) -> Change {
        match path.extension().is_some_and(|extension| extension == "css") {
            true => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                Change::Stylesheet { name, page }
            }
            false => Change::Page(Some(page)),
        }
    }

    /// The change as an event.
    pub fn event(self) -> Result<sse::Event, Infallible> {
        let (name, data) = match self {
            Change::Content(content) => return Ok(sse::Event::default().event("content").data(content)),
            Change::Stylesheet { name, page } => ("stylesheet", json!({ "name": name, "page": page })),
            Change::Page(page) => ("page", json!(page)),
            Change::Trouble(sentence) => ("trouble", Value::String(sentence)),
        };
        Ok(sse::Event::default().event(name).data(data.to_string()))
    }
}
