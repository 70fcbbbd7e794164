//! From files to drafts: each format is read, problems are reported, nothing is linked yet.

pub(crate) mod csl_date;
#[cfg(feature = "page")]
pub(crate) mod csl_yaml;
pub(crate) mod decode;
pub(crate) mod drafts;
pub(crate) mod front_matter;
pub(crate) mod glossary;
pub(crate) mod input;
pub(crate) mod markdown;
pub(crate) mod notes;
pub(crate) mod passages;
pub(crate) mod sources;
