//! Events in, effects out: how cards open, nest and close. Knows no clock, no browser and no article.
//!
//! A reader has a stack of cards. Level 0 is the article's text, level 1 the card opened from it, level 2
//! the card opened from that one, and so on up to [`DEPTH`]. The driver tells the machine what happened
//! ([`Event`]) and carries out its answers ([`Effect`]), in order. Entries are passed as ids, cards as levels and
//! the links that open them as handles ([`Trigger`]); nodes are never passed.
//!
//! A card is *pinned* once it was asked for or touched; so are all below it. A card that only the pointer opened is
//! not pinned: it closes when the pointer leaves, and it never takes the focus.
//!
//! | event | resting | open: one card or more |
//! |---|---|---|
//! | [`CardRequested`](Event::CardRequested) from level L | show it as card 1, focus it | its trigger opened card L+1, pinned: close from there up, focus the trigger |
//! | | | its trigger opened card L+1, not pinned: pin it, close what is above, focus it |
//! | | | its entry is open at L or below: close what is above that card, focus the card |
//! | | | L is [`DEPTH`]: the new card replaces the top one, and its trigger |
//! | | | else: close what is above L, show it as card L+1, focus it |
//! | | | L is above the top: late, ignored |
//! | [`CardSummoned`](Event::CardSummoned) | show it as card 1, focus it | its entry is open: close what is above that card, focus the card |
//! | | | else: close all, show it as card 1, focus it |
//! | [`MentionRequested`](Event::MentionRequested) | show it as card 1, focus it | close all, show it as card 1 with as much of it as before, focus it |
//! | [`LinkEntered`](Event::LinkEntered) at level L | wait, then show it as card 1, announce it | its trigger opened card L+1: as the pointer on that card |
//! | | | card L+1 is pinned, the entry is open at L or below, or L is [`DEPTH`]: as the pointer on card L |
//! | | | card L+1 is open: close from there up, show it as card L+1, announce it |
//! | | | else: wait, then show it as card L+1, announce it |
//! | [`LinkCrossed`](Event::LinkCrossed) at level L | as `LinkEntered` | as `LinkEntered`, but it waits where that shows the card at once |
//! | [`PointerMoved`](Event::PointerMoved) to level L | cancel the delay | wait, then close what is above L and not pinned; if there is none, cancel the delay |
//! | [`DelayElapsed`](Event::DelayElapsed) | the newest: do what it delayed | the same; an older one: late, ignored |
//! | [`CardFocused`](Event::CardFocused) in card L | nothing | pin L |
//! | [`EscapePressed`](Event::EscapePressed) | nothing | close the top card, focus its trigger |
//! | [`CloseRequested`](Event::CloseRequested) of card L | nothing | close from L up, focus the trigger of L |
//! | [`CloseAllRequested`](Event::CloseAllRequested) | nothing | close all; focus the first trigger if the focus was in a card |
//! | [`CardPressed`](Event::CardPressed) in card L | nothing | close what is above L, pin L |
//! | [`OutsidePressed`](Event::OutsidePressed) | nothing | close all |
//! | [`EntryFollowed`](Event::EntryFollowed) | nothing | close all |
//! | [`ExpansionToggled`](Event::ExpansionToggled) of card L | nothing | show more of L, or less |
//!
//! All but the pointer's events, the focus and an expansion also cancel the delay. A card that closes returns the
//! focus only if it is pinned: otherwise it never had it. Whoever
//! presses its close button was in it. `tests/spec/cards.md` shows each row at work.
//!
//! The focus moves before a card is hidden, so that it never falls to the page in between. A focus effect carries
//! the generation in which it was decided: when the stack has changed since ([`State::is_current`]), it is
//! stale and ignored.
#![forbid(unsafe_code)]

mod effect;
mod event;
pub mod margin;
pub mod place;
mod state;
pub mod tour;
mod turns;

pub use effect::{APART_MS, Delay, Effect, INTENT_MS, Token};
pub use event::{Event, Level, Trigger};
pub use state::{Card, DEPTH, Phase, State, step};
pub use turns::{Stage, Turns};
