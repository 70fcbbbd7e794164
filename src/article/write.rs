//! From an article to what is made of it: HTML, node scripts, outlines, structured data.

pub(crate) mod facts;
pub(crate) mod html;
pub(crate) mod node_script;
pub(crate) mod outline;
pub(crate) mod plain_text;
pub(crate) mod render;
