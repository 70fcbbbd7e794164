//! What can happen to a reader, named in the past tense. Holds ids, levels and handles; no nodes.

use super::effect::Delay;

/// A level of the stack: 0 is the article's text, 1 the lowest card.
pub type Level = usize;

/// The handle of a link that opens a card. The driver of the machine assigns it: the same link has the same
/// handle for as long as its card is open or awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Trigger(pub u32);

/// Something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The reader clicked, tapped or pressed Enter on a term, a note's mark or a citation.
    CardRequested {
        /// The id of the entry that the link leads to.
        entry: String,
        /// The link.
        trigger: Trigger,
        /// The level that the link is in.
        level: Level,
    },
    /// The page's own script or its address asked for a card; unlike a second click, a second request does not close
    /// it.
    CardSummoned {
        /// The id of the entry.
        entry: String,
        /// The link to open it beside, if the article mentions the entry at all.
        trigger: Option<Trigger>,
    },
    /// "Previous" or "next mention" was pressed: the card is to move beside that mention.
    MentionRequested {
        /// The id of the entry.
        entry: String,
        /// The link to open it beside.
        trigger: Trigger,
    },
    /// A fine pointer came to rest over a link that opens a card.
    LinkEntered {
        /// The id of the entry that the link leads to.
        entry: String,
        /// The link.
        trigger: Trigger,
        /// The level that the link is in.
        level: Level,
    },
    /// A fine pointer came over such a link while the card that is open over its level stands apart from its own link:
    /// the pointer may only cross this one on its way to the card.
    LinkCrossed {
        /// The id of the entry that the link leads to.
        entry: String,
        /// The link.
        trigger: Trigger,
        /// The level that the link is in.
        level: Level,
    },
    /// A fine pointer moved onto a card, but not onto a link that opens one; or, at level 0, onto neither card nor
    /// link.
    PointerMoved {
        /// The card.
        level: Level,
    },
    /// A delay that an effect asked for is over.
    DelayElapsed {
        /// Which one.
        delay: Delay,
    },
    /// The focus moved into a card, by Tab or by a press.
    CardFocused {
        /// The card.
        level: Level,
    },
    /// The close button of a card was pressed, or its sheet swiped down.
    CloseRequested {
        /// The card.
        level: Level,
    },
    /// The page's own script wants all cards closed, or the reader is about to be removed.
    CloseAllRequested {
        /// Whether the focus is in one of the cards, and so has to go somewhere.
        focus_within: bool,
    },
    /// Escape was pressed.
    EscapePressed,
    /// Something was pressed that is neither a card nor a link that opens one.
    OutsidePressed,
    /// A card was pressed, but nothing in it that has an event of its own.
    CardPressed {
        /// The card.
        level: Level,
    },
    /// "More" or "Less" of a card was pressed.
    ExpansionToggled {
        /// The card.
        level: Level,
    },
    /// The reader is brought to a place in the text or in a list, by a link or by the page's address.
    EntryFollowed,
}
