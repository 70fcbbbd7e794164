//! The interface of JavaScript: WebAssembly modules from one crate, each behind a feature, so that a page loads only what it
//! uses. `render` makes nodes from an article's text, `cards` makes an article in the page interactive, `words`
//! loads the interface's words for an article that is already in the page and not in English, `export` writes its
//! sources for other programs. No page loads `node`, which renders and checks articles in Node. `article` decides what an
//! article contains, `reader` which cards open and close.

#[cfg(feature = "cards")]
mod cards;
#[cfg(feature = "export")]
mod export;
#[cfg(any(feature = "render", feature = "words"))]
mod loading;
#[cfg(feature = "node")]
mod node;
#[cfg(any(feature = "node", feature = "render"))]
mod plain;
#[cfg(feature = "render")]
mod render;
#[cfg(any(feature = "cards", feature = "render", feature = "words"))]
mod sentence;
#[cfg(any(feature = "cards", feature = "render", feature = "words"))]
#[allow(dead_code, reason = "each module uses only some of the ways")]
mod way;
#[cfg(feature = "words")]
mod words;

/// The allocator: the standard library's is twice as much code.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "cards")]
pub use cards::{Cards, Page};
#[cfg(feature = "export")]
pub use export::write;
#[cfg(any(feature = "render", feature = "words"))]
pub use loading::{Loader, Own};
#[cfg(feature = "node")]
pub use node::{Manuscript, Proof, Summary, Tally, codes, language, named, shown};
#[cfg(feature = "render")]
pub use render::{AddressesObject, Inputs, Reading, ReadingPage, RenderedObject, addresses, render};
#[cfg(feature = "words")]
pub use words::{Translation, WordsPage};
