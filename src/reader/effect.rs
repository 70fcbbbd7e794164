//! What a reader wants done: to be carried out in order, each exactly once. Holds ids, levels and handles, no nodes.

use super::event::{Level, Trigger};

/// The generation of the stack in which an effect was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(pub(super) usize);

/// The number of a delay: only the newest counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delay(pub u32);

/// How long a pointer must stay before a card opens, and stay away before it closes, in milliseconds. Long enough to
/// cross a line of terms without a flicker and to travel from a word to its card; short enough to feel like an answer.
pub const INTENT_MS: u32 = 300;

/// How long a pointer may be away before a card closes that stands apart from its word, beside the column: the way there
/// is longer.
pub const APART_MS: u32 = 700;

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the entry as the new top card, unexpanded.
    Show {
        /// The level that the card takes: one above the top.
        level: Level,
        /// The id of the entry.
        entry: String,
        /// The link to place the card beside, if there is one.
        trigger: Option<Trigger>,
    },
    /// Remove the top card.
    Hide {
        /// The level of the card: always the top.
        level: Level,
    },
    /// Move the focus into a card, unless the token is stale.
    FocusCard {
        /// The card.
        level: Level,
        /// When it was decided.
        token: Token,
    },
    /// Give the focus back to a link, unless the token is stale.
    FocusTrigger {
        /// The link.
        trigger: Trigger,
        /// When it was decided.
        token: Token,
    },
    /// Announce politely what a card contains, since the focus stays where it is.
    Announce {
        /// The card.
        level: Level,
    },
    /// Mark on a link whether its card is open.
    MarkExpanded {
        /// The link.
        trigger: Trigger,
        /// Whether its card is open.
        expanded: bool,
    },
    /// Show or hide what a card contains beyond the short definition.
    ShowMore {
        /// The card.
        level: Level,
        /// Whether to show it.
        expanded: bool,
    },
    /// Send [`Event::DelayElapsed`](super::Event::DelayElapsed) with this number after [`INTENT_MS`] or, if
    /// the pointer left a card that stands apart, [`APART_MS`]. A newer delay
    /// replaces a pending one; one that arrives late is ignored.
    Wait {
        /// The number.
        delay: Delay,
    },
}
