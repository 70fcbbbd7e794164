//! From an article to what is made of it: HTML, node scripts, outlines, structured data.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod facts;
pub(crate) mod html;
pub(crate) mod node_script;
pub(crate) mod outline;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod plain_text;
pub(crate) mod render;
