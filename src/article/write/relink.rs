//! Links to other articles, where those are written as pages. In: an article, and where an address leads then. Out: the same
//! article with those addresses.

use crate::article::content::buffer::Text;
use crate::article::content::element::Attribute;
use crate::article::content::piece::{Flow, Piece};
use crate::article::model::Article;

impl Article {
    /// Replaces each address of a link for which there is another.
    pub fn relink(&mut self, other: impl Fn(&str) -> Option<String>) {
        let Article { body, notes, entries, text, .. } = self;
        let notes = notes.iter_mut().map(|note| &mut note.content);
        let entries = entries.iter_mut().flat_map(|entry| [&mut entry.short, &mut entry.more]);
        [body].into_iter().chain(notes).chain(entries).for_each(|flow| relink(flow, text, &other));
    }
}

fn relink(flow: &mut Flow, text: &mut Text, other: impl Fn(&str) -> Option<String>) {
    for piece in flow {
        if let Piece::Attribute(Attribute::Href, address) = piece
            && let Some(found) = other(text.get(*address))
        {
            *address = text.add(&found);
        }
    }
}
