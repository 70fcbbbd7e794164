//! What an article is made of: the tables of elements and attributes, addresses, and content in document order.

pub(crate) mod address;
pub(crate) mod buffer;
pub(crate) mod element;
pub(crate) mod piece;
pub(crate) mod sink;
pub(crate) mod values;
