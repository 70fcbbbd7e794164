//! From an article to its output: HTML, node scripts, outlines, structured data.

#[cfg(feature = "page")]
pub(crate) mod facts;
pub(crate) mod html;
#[cfg(feature = "page")]
mod metadata;
pub(crate) mod node_script;
pub(crate) mod outline;
#[cfg(feature = "page")]
pub(crate) mod page;
#[cfg(feature = "page")]
mod relink;
pub(crate) mod render;
#[cfg(feature = "page")]
mod structured_data;
