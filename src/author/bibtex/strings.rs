//! The abbreviations of a BibTeX file, `@string{np = {Nature Press}}`. In: values as they are written, with names and
//! `#` between. Out: their text.

use biblatex::{Pair, RawChunk, Spanned};
use std::collections::HashMap;

/// How many bytes all names together may stand for: names can stand for other names.
const BUDGET: usize = 16 << 20;

#[derive(Default)]
pub struct Strings {
    defined: HashMap<String, String>,
    spent: usize,
}

impl Strings {
    /// Defines a name; it can contain those that are defined before it.
    pub fn define(&mut self, pair: &Pair) {
        let value = self.text(&pair.value.v);
        self.defined.insert(pair.key.v.to_lowercase(), value);
    }

    /// A value with the text of its names; one that is not defined, such as `jan`, stands for itself.
    pub fn text(&mut self, value: &[Spanned<RawChunk>]) -> String {
        let mut text = String::new();
        for chunk in value {
            match chunk.v {
                RawChunk::Normal(words) => text.push_str(words),
                RawChunk::Abbreviation(name) => {
                    let words = self.defined.get(&name.to_lowercase()).map_or(name, String::as_str);
                    let words = if self.spent + words.len() > BUDGET { name } else { words };
                    self.spent += words.len();
                    text.push_str(words);
                }
            }
        }
        text
    }
}
