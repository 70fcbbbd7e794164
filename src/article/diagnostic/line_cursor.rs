//! From the offsets of a file to lines and columns.

use super::File;

/// A cursor that moves forward through the files, one after the other.
pub(crate) struct LineCursor<'a> {
    files: &'a [String; 5],
    file: File,
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> LineCursor<'a> {
    pub fn new(files: &'a [String; 5]) -> Self {
        Self { files, file: File::Article, at: 0, line: 1, column: 1 }
    }

    /// Moves to an offset of a file, which must not lie before the current one; returns the line and the column.
    pub fn advance(&mut self, file: File, offset: u32) -> (u32, u32) {
        if file != self.file {
            *self = LineCursor { file, ..LineCursor::new(self.files) };
        }
        let bytes = self.files[file as usize].as_bytes();
        while self.at < offset as usize && self.at < bytes.len() {
            if bytes[self.at] == b'\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else if bytes[self.at] & 0xC0 != 0x80 {
                self.column += 1;
            }
            self.at += 1;
        }
        (self.line, self.column)
    }
}

/// The key that places are sorted by.
pub(crate) fn key(file: File, offset: u32) -> Vec<u8> {
    [&[file as u8][..], &offset.to_be_bytes()].concat()
}
