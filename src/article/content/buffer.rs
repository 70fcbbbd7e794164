//! The one buffer that holds all text of an article, free of control characters, with a map back to the files.

use crate::article::diagnostic::{File, Span};
use crate::article::text::control::without_controls;

/// A range of the text buffer, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextRange {
    pub start: u32,
    pub end: u32,
}

impl TextRange {
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// The text of an article and of its apparatus, free of control characters, with a map back to the files.
#[derive(Debug, Default)]
pub(crate) struct Text {
    buffer: String,
    origins: Vec<Origin>,
}

/// From this offset of the buffer on, the text comes from this offset of this file.
#[derive(Clone, Copy, Debug)]
struct Origin {
    at: u32,
    file: File,
    source: u32,
}

impl Text {
    pub fn len(&self) -> usize {
        self.buffer.len()
    }

    pub fn get(&self, stretch: TextRange) -> &str {
        self.buffer.get(stretch.start as usize..stretch.end as usize).unwrap_or_default()
    }

    /// Adds text that is in no file.
    pub fn add(&mut self, text: &str) -> TextRange {
        let start = self.buffer.len() as u32;
        self.buffer.push_str(&without_controls(text));
        TextRange { start, end: self.buffer.len() as u32 }
    }

    /// Adds text that is at an offset of a file.
    pub fn add_from(&mut self, text: &str, file: File, source: usize) -> TextRange {
        self.origins.push(Origin { at: self.buffer.len() as u32, file, source: source as u32 });
        self.add(text)
    }

    /// Where a range comes from: exact for text that is in a file verbatim.
    pub fn span(&self, stretch: TextRange) -> Span {
        let at = |offset: u32| {
            let i = self.origins.partition_point(|origin| origin.at <= offset);
            let origin = i.checked_sub(1).and_then(|i| self.origins.get(i));
            origin.map_or((File::Article, 0), |origin| (origin.file, origin.source + offset - origin.at))
        };
        let (file, start) = at(stretch.start);
        let end = at(stretch.end.saturating_sub(1).max(stretch.start)).1 + 1;
        Span { file, start, end: end.max(start) }
    }
}
