//! What a reader wants done. To be done in order, each exactly once; holds ids, levels and handles, no nodes.

use super::event::{Level, Trigger};

/// The generation of the stack in which an effect was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token(pub(super) usize);

/// The number of a delay: the newest is the one that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delay(pub u32);

/// How long a pointer stays before a card opens, and away before it closes, in milliseconds. Long enough to cross a
/// line of terms without a flicker and to travel from a word to its card; short enough to feel like an answer.
pub const INTENT_MS: u32 = 300;

/// Something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Show the entry as the new top card, unexpanded.
    Show {
        /// The level that the card takes: one above the top.
        level: Level,
        /// The id of the entry.
        entry: String,
        /// The link to stand beside, where there is one.
        trigger: Option<Trigger>,
    },
    /// Take the top card away.
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
    /// Say politely what a card holds, since the focus stays where it is.
    Announce {
        /// The card.
        level: Level,
    },
    /// Say on a link whether its card is open.
    MarkExpanded {
        /// The link.
        trigger: Trigger,
        /// Whether its card is open.
        expanded: bool,
    },
    /// Show or hide what a card holds beyond the short definition.
    ShowMore {
        /// The card.
        level: Level,
        /// Whether to show it.
        expanded: bool,
    },
    /// Send [`Event::DelayElapsed`](super::Event::DelayElapsed) with this number after [`INTENT_MS`]. A newer delay
    /// replaces the one that runs; one that comes late does no harm.
    Wait {
        /// The number.
        delay: Delay,
    },
}
