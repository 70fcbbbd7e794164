//! The addresses in an article that depend on where its page is: those of the files that it needs, and links to other
//! articles, where those are written as pages.

use crate::article::content::address;
use crate::article::content::element::Attribute;
use crate::article::content::piece::Piece;
use crate::article::model::Article;

impl Article {
    /// The addresses of the files that its page needs beside it: the pictures and files that it shows or links to, its
    /// picture for previews and its sources. They are relative to the page, without `?` and `#`; some may be missing.
    pub fn needed_files(&self) -> impl Iterator<Item = &str> {
        let front = [&self.front.image, &self.front.sources].into_iter().filter_map(|address| address.as_deref());
        let noted = self.noted.files.iter().map(|(path, ..)| self.text.get(*path));
        noted.chain(front.filter_map(address::relative_path))
    }

    /// Replaces each address for which there is another: `link` is asked for those of links, `file` for those of pictures
    /// and of the files that the front matter names for the page.
    pub fn relink(&mut self, link: impl Fn(&str) -> Option<String>, file: impl Fn(&str) -> Option<String>) {
        for address in [&mut self.front.image, &mut self.front.sources].into_iter().flatten() {
            if let Some(found) = file(address) {
                *address = found;
            }
        }
        let Article { body, notes, entries, text, .. } = self;
        let notes = notes.iter_mut().map(|note| &mut note.content);
        let entries = entries.iter_mut().flat_map(|entry| [&mut entry.short, &mut entry.more]);
        let pieces = [body].into_iter().chain(notes).chain(entries).flatten();
        for piece in pieces {
            let Piece::Attribute(attribute, address) = piece else { continue };
            let found = match attribute {
                Attribute::Href => link(text.get(*address)),
                Attribute::Src => file(text.get(*address)),
                _ => None,
            };
            if let Some(found) = found {
                *address = text.add(&found);
            }
        }
    }
}
