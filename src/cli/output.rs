//! Writes what a verb puts out: to standard output, or to a file, whole or not at all. For that the text goes into a
//! file beside it, which then takes its name. Whatever goes wrong, what was there stays and nothing is left beside it.

use crate::failure::Failure;
use crate::files::folder;
use crate::visible::visible_lines;
use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// Writes a text to a file, or else to standard output: as it is, but for a terminal, which is shown it and must take
/// no orders from it.
pub fn write(path: Option<&Path>, text: &str) -> Result<(), Failure> {
    match path {
        Some(path) => replace(path, text.as_bytes()).map_err(|error| Failure::writing(path, &error)),
        None if io::stdout().is_terminal() => print(&mut io::stdout(), &visible_lines(&text.replace("\r\n", "\n"))),
        None => print(&mut io::stdout(), text),
    }
}

/// Writes a text to standard output, by whatever leads there.
pub fn print(output: &mut impl Write, text: &str) -> Result<(), Failure> {
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| Failure::writing(Path::new("standard output"), &error)),
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What may not be written is not replaced either, although its folder might allow it.
    match OpenOptions::new().write(true).open(path) {
        Ok(mut standing) => {
            let metadata = standing.metadata()?;
            if metadata.is_file() {
                // A link stays, and what it leads to is replaced.
                put(&fs::canonicalize(path)?, bytes, Some(metadata.permissions()))
            } else {
                // A device or a pipe cannot be replaced.
                standing.write_all(bytes)
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => put(&followed(path), bytes, None),
        Err(error) => Err(error),
    }
}

/// The full path of the file that is at a path or will are there, which is one and the same over any links.
pub fn full(path: &Path) -> Option<PathBuf> {
    let path = followed(path);
    fs::canonicalize(&path).ok().or_else(|| Some(fs::canonicalize(folder(&path)).ok()?.join(path.file_name()?)))
}

/// Where a path leads over links, also where nothing stands yet. The system has found no circle in them.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    while let Ok(target) = fs::read_link(&path) {
        path = folder(&path).join(target);
    }
    path
}

/// Writes a new file with the permissions of the one that it replaces, else with those that any new file gets.
fn put(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut builder = Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = builder.prefix(".apostil-").tempfile_in(folder(path))?;
    new.as_file_mut().write_all(bytes)?;
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}
