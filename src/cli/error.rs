//! Why a subcommand failed: one sentence with the place, one with the fix.

use apostil::author::visible::visible;
use std::fmt;
use std::io;
use std::path::Path;

/// What stops a subcommand. An article's own errors do not: they are reported beside the result.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// A file that cannot be read.
    pub fn reading(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self(match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                format!("there is no file {path}. Check the name, or the current folder.")
            }
            io::ErrorKind::PermissionDenied => format!("{path} may not be read. Check its permissions."),
            io::ErrorKind::IsADirectory => format!("{path} is a folder. Name a file in it."),
            io::ErrorKind::Unsupported => format!("{path} is not a regular file. Name one."),
            _ => format!("{path} cannot be read: {error}."),
        })
    }

    /// A file that cannot be written.
    pub fn writing(path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        Self(match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                format!("{path} cannot be written: its folder does not exist. Create it first.")
            }
            io::ErrorKind::IsADirectory => format!("{path} is a folder. Name a file in it."),
            io::ErrorKind::PermissionDenied => format!("{path} may not be written. Check its permissions."),
            io::ErrorKind::StorageFull => format!("{path} cannot be written: the disk is full. Free some space."),
            io::ErrorKind::ReadOnlyFilesystem => {
                format!("{path} cannot be written: its disk is read-only. Choose a place on another disk.")
            }
            _ => format!("{path} cannot be written: {error}."),
        })
    }

    /// A folder that cannot be created.
    pub fn making(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                Self(format!("{} is not a folder, and none can be created there. Choose another.", path.display()))
            }
            _ => Self::writing(path, error),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&visible(&self.0))
    }
}
