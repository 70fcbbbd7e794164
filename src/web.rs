//! The browser's door: bytes in, node scripts and plain objects out; events by name in, effects out to the stage that
//! `www/stage.js` is. Decides nothing: what an article holds is `article`'s affair, what opens and closes `reader`'s.
//! With the feature `export` it is another door, to `article::export` alone, so that the linker leaves out all else.

#[cfg(not(feature = "export"))]
mod boundary;
#[cfg(feature = "export")]
mod export;
#[cfg(not(feature = "export"))]
mod plain;
#[cfg(not(feature = "export"))]
mod session;

/// The allocator: the standard library's takes twice the bytes of a page.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(not(feature = "export"))]
pub use boundary::{AddressesObject, Inputs, RenderedObject, addresses, render};
#[cfg(feature = "export")]
pub use export::export_sources;
#[cfg(not(feature = "export"))]
pub use session::{Reader, Stage};
