//! The browser's door: DOM events in, DOM changes out. The only code that names `web_sys`. Decides nothing:
//! what an article holds is `article`'s affair, what opens and closes `reader`'s.

mod boundary;
mod card;
mod dom;
mod effects;
mod entry;
mod events;
mod session;

pub use boundary::{AddressesObject, Inputs, Reader, RenderedObject, addresses, render};
