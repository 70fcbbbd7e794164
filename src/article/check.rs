//! What only authors ask of an article; natively.

pub(crate) mod comparison;
pub(crate) mod headings;
pub(crate) mod quotation_check;
pub(crate) mod quotations;
pub(crate) mod text_blocks;
pub(crate) mod write_back;
