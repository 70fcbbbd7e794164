//! Writes a subcommand's output: to standard output, or to a file, completely or not at all. For that the text goes to
//! a file beside it, which is then renamed. Whatever goes wrong, the old file stays and nothing is left beside it.

use crate::error::Error;
use crate::files::{folder, is_input};
use crate::resolve::LINKS;
use apostil::author::visible::visible_lines;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// Writes a text to a file, or otherwise to standard output: unchanged, except to a terminal, which must not
/// obey what is in it.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), Error> {
    match path.filter(|path| !is_input(path)) {
        Some(path) => replace(path, text.as_bytes()).map_err(|error| Error::writing(path, &error)),
        None if io::stdout().is_terminal() => print(&mut io::stdout(), &visible_lines(&text.replace("\r\n", "\n"))),
        None => print(&mut io::stdout(), text),
    }
}

/// Writes a text to standard output, through whatever wrapper it needs.
pub fn print(output: &mut impl Write, text: &str) -> Result<(), Error> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // The reader has seen enough and closed the pipe.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Error::writing(Path::new("standard output"), &error)),
    }
}

fn replace(path: &Path, mut bytes: &[u8]) -> io::Result<()> {
    // A read-only file is not replaced either, although its folder might allow it.
    match OpenOptions::new().write(true).open(path) {
        Ok(mut standing) => {
            let metadata = standing.metadata()?;
            if metadata.is_file() {
                // A symbolic link stays, and its target is replaced.
                put(&fs::canonicalize(path)?, &mut bytes, Some(metadata.permissions()))
            } else {
                // A device or a pipe cannot be replaced.
                standing.write_all(bytes)
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => put(&followed(path), &mut bytes, None),
        Err(error) => Err(error),
    }
}

/// The full path of the file that is or will be at a path; it is the same whichever links lead there.
pub fn full(path: &Path) -> Option<PathBuf> {
    let path = followed(path);
    fs::canonicalize(&path).ok().or_else(|| Some(fs::canonicalize(folder(&path)).ok()?.join(path.file_name()?)))
}

/// Where a path leads through links, even if nothing is there yet. Of links in a loop one is as good as another.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = folder(&path).join(target);
    }
    path
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    put(to, &mut File::open(from)?, None)
}

/// Writes a new file with the permissions of the one that it replaces, otherwise with those of any new file.
fn put(path: &Path, content: &mut impl Read, permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.prefix(".apostil-").tempfile_in(folder(path))?;
    io::copy(content, new.as_file_mut())?;
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}
