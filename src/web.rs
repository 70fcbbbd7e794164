//! The browser's doors: three modules of WebAssembly from one crate, each by a feature, so that a page loads only what it
//! uses. `render` makes nodes of an article's text, `cards` brings an article in the page to life, `export` writes its
//! sources for other programs. What an article holds is decided in `article`, what opens and closes in `reader`.

#[cfg(feature = "cards")]
mod cards;
#[cfg(feature = "export")]
mod export;
#[cfg(feature = "render")]
mod render;

/// The allocator: the standard library's takes twice the bytes of a page.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "cards")]
pub use cards::{Cards, Page};
#[cfg(feature = "export")]
pub use export::export_sources;
#[cfg(feature = "render")]
pub use render::{AddressesObject, Inputs, RenderedObject, addresses, render};
