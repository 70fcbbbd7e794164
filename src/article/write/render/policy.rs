//! The attributes that every image and every untrusted link gets, in whatever part of an article it is. In: the walk's
//! calls. Out: the same, with attributes that keep a reader's address private and deny search rank to untrusted links.

use crate::article::content::element::{Attribute, Element};
use crate::article::content::sink::Sink;

/// Adds the attributes that the article's trust requires to a sink's calls.
pub(super) struct Policy<S> {
    pub sink: S,
    pub is_untrusted: bool,
}

impl<S: Sink> Sink for Policy<S> {
    fn open(&mut self, element: Element) {
        self.sink.open(element);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        if name == Attribute::Src {
            // The image's host does not learn which page shows it. Set before the address, which starts the request.
            self.sink.attribute(Attribute::Referrerpolicy, "no-referrer");
        }
        self.sink.attribute(name, value);
        if name == Attribute::Href && self.is_untrusted && !value.starts_with('#') {
            self.sink.attribute(Attribute::Rel, "nofollow ugc noopener noreferrer");
        }
    }

    fn text(&mut self, text: &str) {
        self.sink.text(text);
    }

    fn close(&mut self) {
        self.sink.close();
    }
}
