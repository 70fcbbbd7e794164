//! From the offsets of a file to lines and columns. In: the files, as they were decoded, and what was found in them. Out:
//! where each finding begins; natively also where it ends, and where the first of two that are the same stands.

use super::{Diagnostic, File};
use crate::article::order::order;

/// A place that moves on through the files, one after the other.
pub(super) struct Place<'a> {
    files: &'a [String; 4],
    file: File,
    at: usize,
    line: u32,
    column: u32,
}

impl<'a> Place<'a> {
    pub fn new(files: &'a [String; 4]) -> Self {
        Self { files, file: File::Article, at: 0, line: 1, column: 1 }
    }

    /// Goes on to an offset of a file that is not behind it; gives the line and the column.
    pub fn advance(&mut self, file: File, offset: u32) -> (u32, u32) {
        if file != self.file {
            *self = Place { file, ..Place::new(self.files) };
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

/// What a sort of places goes by.
pub(super) fn key(file: File, offset: u32) -> Vec<u8> {
    [&[file as u8][..], &offset.to_be_bytes()].concat()
}

/// Says of each finding where it ends and, in its help, where the first of two stands.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn complete(findings: &mut [Diagnostic], files: &[String; 4]) {
    let ends = order(findings.iter().map(|found| key(found.file, found.span.end)));
    let mut place = Place::new(files);
    for item in ends {
        let found = &mut findings[item as usize];
        found.end = place.advance(found.file, found.span.end);
    }
    let firsts: Vec<_> = findings.iter().enumerate().filter_map(|(i, found)| Some((i, found.first?))).collect();
    let mut place = Place::new(files);
    for item in order(firsts.iter().map(|(_, first)| key(first.file, first.start))) {
        let (i, first) = firsts[item as usize];
        let (line, _) = place.advance(first.file, first.start);
        let found = &mut findings[i];
        let of = match first.file {
            file if file == found.file => "",
            File::Article => " of the article",
            File::Glossary => " of the glossary",
            File::Sources => " of the sources file",
            File::Words => " of the table of words",
        };
        found.help.push_str(&format!(" The first stands in line {line}{of}."));
    }
}
