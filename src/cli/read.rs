//! Reads a file. In: its path. Out: its bytes, as UTF-8 where that is possible, or why there are none. A device may never end, so
//! only regular files are read, and pipes that the command line names.

use crate::conversion::to_csl_json;
use crate::encoding::to_utf8;
use crate::error::Error;
use crate::files::is_input;
use apostil::article::{self, Converted};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// A file and its content.
#[derive(Default, Hash, PartialEq)]
pub struct Read {
    pub path: PathBuf,
    /// The text, as UTF-8 where that is possible.
    pub bytes: Vec<u8>,
    /// What it was converted from, if it is a sources file in another format.
    pub converted: Option<Converted>,
    /// The other encoding that it was saved in.
    pub encoding: Option<&'static str>,
    /// Whether the command line names it, rather than front matter.
    pub is_named: bool,
}

impl Read {
    pub fn new(path: PathBuf, bytes: Vec<u8>, is_named: bool) -> Read {
        let (bytes, encoding) = if bytes.len() > article::FILE_BYTES { (bytes, None) } else { to_utf8(bytes) };
        Read { path, bytes, converted: None, encoding, is_named }
    }

    /// The file as CSL-JSON, if it is one of sources in another format.
    pub fn into_csl_json(mut self) -> Read {
        let is_readable = self.bytes.len() <= article::FILE_BYTES;
        if let Some(mut converted) = is_readable.then(|| to_csl_json(&self.path, &self.bytes)).flatten() {
            self.bytes = converted.take().into_bytes();
            self.converted = Some(converted);
        }
        self
    }
}

/// Reads a file that the command line names.
pub fn read(path: &Path) -> Result<Read, Error> {
    let bytes = if is_input(path) {
        read_from(io::stdin(), article::FILE_BYTES)
            .map_err(|error| Error::reading(Path::new("standard input"), &error))?
    } else {
        let read = look_at(path, true).and_then(|()| read_from(File::open(path)?, article::FILE_BYTES));
        read.map_err(|error| Error::reading(path, &error))?
    };
    Ok(Read::new(path.to_owned(), bytes, true))
}

/// Reads a regular file; of one that is too large, one byte more than the limit, by which that is noticed.
pub fn read_regular(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    look_at(path, false)?;
    read_from(File::open(path)?, most)
}

/// A device may never end, and opening a pipe may block: so the kind of file is checked first.
pub fn look_at(path: &Path, may_be_pipe: bool) -> io::Result<()> {
    let metadata = fs::metadata(path)?;
    if metadata.is_file() || may_be_pipe && is_pipe(&metadata) {
        return Ok(());
    }
    Err(if metadata.is_dir() { io::ErrorKind::IsADirectory } else { io::ErrorKind::Unsupported }.into())
}

#[cfg(unix)]
pub fn is_pipe(metadata: &Metadata) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type())
}

#[cfg(not(unix))]
pub fn is_pipe(_: &Metadata) -> bool {
    false
}

fn read_from(from: impl io::Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
