//! What a preview tells its pages, and how: server-sent events (HTML, section 9.2), one for each change.

use axum::response::sse;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::path::Path;

/// What a page is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Show the article anew: its files say another thing.
    Content { revision: u64, findings: Value },
    /// Load a stylesheet again, if it is the page's: the name of its file.
    Stylesheet(String),
    /// Load all of it again.
    Page,
    /// Say what is wrong, and go on showing what was there.
    Trouble(String),
}

impl Change {
    /// What a file stands for that is no part of the article.
    pub fn of_part(path: &Path) -> Change {
        match path.extension().is_some_and(|extension| extension == "css") {
            true => Change::Stylesheet(path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
            false => Change::Page,
        }
    }

    /// The change as an event.
    pub fn event(self) -> Result<sse::Event, Infallible> {
        let (name, data) = match self {
            Change::Content { revision, findings } => {
                ("content", json!({ "revision": revision, "findings": findings }))
            }
            Change::Stylesheet(name) => ("stylesheet", json!(name)),
            Change::Page => ("page", Value::Null),
            Change::Trouble(sentence) => ("trouble", json!(sentence)),
        };
        Ok(sse::Event::default().event(name).data(data.to_string()))
    }
}
