//! The browser's door: bytes in, node scripts and plain objects out; events by name in, effects out to the stage that
//! `www/cards.js` is. Decides nothing: what an article holds is `article`'s affair, what opens and closes `reader`'s.

mod boundary;
mod plain;
mod session;

/// The allocator: the standard library's takes twice the bytes of a page.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

pub use boundary::{AddressesObject, Inputs, RenderedObject, addresses, render};
pub use session::{Reader, Stage};
