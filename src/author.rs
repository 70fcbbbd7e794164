//! What is done for authors wherever they are, in the terminal and in Node: sources in other formats, texts in other
//! encodings, what may be disclosed of files, reports. In: the bytes of files that somebody else has read. Out: articles and
//! lines of text. Knows no disk.

pub mod bibtex;
pub mod conversion;
pub mod disclosure;
pub mod encoding;
pub mod files;
pub mod findings;
pub mod report;
pub mod snippet;
pub mod summary;
pub mod tally;
pub mod visible;
