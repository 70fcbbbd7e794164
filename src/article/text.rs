//! Characters, words, folding, sentences, ids and automata: text processing that knows no article.

pub(crate) mod automaton;
pub(crate) mod case;
pub(crate) mod chars;
pub(crate) mod control;
pub(crate) mod date;
pub(crate) mod direction;
pub(crate) mod hash;
pub(crate) mod inflection;
pub(crate) mod keyword;
pub(crate) mod marks;
pub(crate) mod percent;
#[cfg(feature = "page")]
pub(crate) mod quotations;
pub(crate) mod quoted;
pub(crate) mod scan;
pub(crate) mod sentences;
pub(crate) mod slug;
pub(crate) mod sort;
pub(crate) mod strings;
pub(crate) mod typo;
pub(crate) mod words;
