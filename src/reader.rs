//! Events in, effects out: how cards open, nest and close. Knows no clock, no browser and no article.
//!
//! A reader has a stack of cards. Level 0 is the article's text, level 1 the card opened from it, level 2
//! the card opened from that one, and so on up to [`DEPTH`]. Who drives the machine tells it what happened
//! ([`Event`]) and does what it answers ([`Effect`]), in order. Entries cross as ids, cards as levels and
//! the links that open them as handles ([`Trigger`]); nodes never cross.
//!
//! | event | resting | open: one card or more |
//! |---|---|---|
//! | [`CardRequested`](Event::CardRequested) from level L | show it as card 1, focus it | its trigger opened card L+1: close from there up, focus the trigger |
//! | | | its entry is open at L or below: close what is above that card, focus the card |
//! | | | L is [`DEPTH`]: the new card takes the place of the top one, and its trigger |
//! | | | else: close what is above L, show it as card L+1, focus it |
//! | | | L is above the top: late, nothing |
//! | [`CardSummoned`](Event::CardSummoned) | show it as card 1, focus it | its entry is open: close what is above that card, focus the card |
//! | | | else: close all, show it as card 1, focus it |
//! | [`EscapePressed`](Event::EscapePressed) | nothing | close the top card, focus its trigger |
//! | [`CloseRequested`](Event::CloseRequested) of card L | nothing | close from L up, focus the trigger of L |
//! | [`CloseAllRequested`](Event::CloseAllRequested) | nothing | close all; focus the first trigger if the focus was in a card |
//! | [`CardPressed`](Event::CardPressed) in card L | nothing | close what is above L |
//! | [`OutsidePressed`](Event::OutsidePressed) | nothing | close all |
//! | [`EntryFollowed`](Event::EntryFollowed) | nothing | close all |
//! | [`ExpansionToggled`](Event::ExpansionToggled) of card L | nothing | show more of L, or less |
//!
//! Focus moves before a card is hidden, so that it never falls to the page in between. A focus effect bears
//! the generation in which it was decided: when the stack has changed since ([`State::is_current`]), it is
//! stale and falls away.
#![forbid(unsafe_code)]

mod effect;
mod event;
mod state;
#[cfg(test)]
mod transitions;

pub use effect::{Effect, Token};
pub use event::{Event, Level, Trigger};
pub use state::{Card, DEPTH, Phase, State, step};
