//! The words of the reader's own that a card shows: one table, no language but the one it is written in.

/// What a card says besides the article's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The name of the close button.
    pub close: &'static str,
    /// The button that expands a definition.
    pub more: &'static str,
    /// The same button when it is expanded.
    pub less: &'static str,
    /// The link to the entry in its list.
    pub go_to_entry: &'static str,
    /// What a note is called, before its number.
    pub note: &'static str,
    /// What a source is called.
    pub source: &'static str,
}

/// The words in English.
pub const ENGLISH: Words =
    Words { close: "Close", more: "More", less: "Less", go_to_entry: "Go to entry", note: "Note", source: "Source" };

impl Words {
    /// The title of a note's card.
    pub fn note_title(&self, number: usize) -> String {
        format!("{} {number}", self.note)
    }

    /// What the button of a card says when the card is expanded, and when it is not.
    pub fn expansion(&self, expanded: bool) -> &'static str {
        if expanded { self.less } else { self.more }
    }
}
