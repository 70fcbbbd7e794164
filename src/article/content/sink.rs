//! The trait that rendering writes to.

use crate::article::content::element::{Attribute, Element};

/// Receives an article as it is walked. Every `open` has its `close`, void elements too, and the attributes of
/// an element come right after its `open`. Text is plain: the sink escapes it.
pub trait Sink {
    /// An element begins.
    fn open(&mut self, element: Element);
    /// The element that was just opened has this attribute; each name comes at most once.
    fn attribute(&mut self, name: Attribute, value: &str);
    /// Text within the element that is open.
    fn text(&mut self, text: &str);
    /// The innermost open element ends.
    fn close(&mut self);
}
