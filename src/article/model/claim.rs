//! The words of the body that notes judge. Plain data.

/// A place in the body: the index of a piece, and an offset in the text buffer; 0 at a piece that has no text there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub piece: u32,
    pub at: u32,
}

/// Words of one block of the body. No two of them overlap.
#[derive(Debug)]
pub(crate) struct Claim {
    pub start: Place,
    pub end: Place,
    /// The notes that judge them, in the order of their marks, each with another verdict.
    pub notes: Vec<u32>,
}
