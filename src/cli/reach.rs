//! Which files an article may lead to. In: the folders that it may name files in, and a path. Out: the real path of the
//! file, or why it is not read. An article can come from a stranger, and what it names is shown, printed or served; so
//! everything that it names is checked here. What the command line itself names is not.

use crate::error::Error;
use crate::files::folder;
use crate::resolve::resolve;
use apostil::article::Obstacle;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

/// The folders below which files may be read, by their real paths.
pub struct Reach {
    folders: Vec<PathBuf>,
    /// Their description in a sentence.
    name: String,
}

/// Why a file is not read.
#[derive(Debug)]
pub enum Refusal {
    /// It is not below the folders, which have this description.
    Outside(String),
    /// It is below one of them, but its name or that of a folder on the way begins with a dot.
    Hidden,
    /// It cannot be found.
    Unreadable(io::Error),
}

impl Reach {
    /// What an article may name: files below its folder, below the current one, and below those that the
    /// command line allows.
    pub fn of(article: &Path, roots: &[PathBuf]) -> Result<Reach, Error> {
        let own = [fs::canonicalize(folder(article)), env::current_dir().and_then(fs::canonicalize)];
        Reach::of_own(own, roots, "the article's folder and the current folder")
    }

    /// What may be published with an article: files below its folder, and below those that the command line allows. A copy
    /// discloses all of a file, so that the current folder does not count.
    pub fn published(article: &Path, roots: &[PathBuf]) -> Result<Reach, Error> {
        Reach::of_own([fs::canonicalize(folder(article))], roots, "the article's folder")
    }

    fn of_own<const N: usize>(own: [io::Result<PathBuf>; N], roots: &[PathBuf], name: &str) -> Result<Reach, Error> {
        // A whole disk is nobody's project, although a program may be run at its root, in a container say.
        let own = own.into_iter().flatten().filter(|folder| folder.parent().is_some());
        let mut folders: Vec<_> = own.collect();
        for root in roots {
            folders.push(real_folder(root)?);
        }
        Ok(Reach { folders, name: name.into() })
    }

    /// What is below one folder, and below those that the command line allows.
    pub fn below(folder: &Path, roots: &[PathBuf], name: impl Into<String>) -> Result<Reach, Error> {
        let folders = [folder].into_iter().chain(roots.iter().map(PathBuf::as_path)).map(real_folder);
        Ok(Reach { folders: folders.collect::<Result<_, _>>()?, name: name.into() })
    }

    /// The real path of a file that may be read. Read this path, not the one that led there.
    pub fn real(&self, path: &Path) -> Result<PathBuf, Refusal> {
        match fs::canonicalize(path) {
            Ok(real) => self.admit(&real).map(|()| real),
            // Out of reach, not even the existence of a file is disclosed.
            Err(error) => self.admit(&end(path)).and(Err(Refusal::Unreadable(error))),
        }
    }

    /// Refuses a real path that must not be read.
    pub fn admit(&self, real: &Path) -> Result<(), Refusal> {
        let mut refusal = Refusal::Outside(self.name.clone());
        for below in self.folders.iter().filter_map(|folder| real.strip_prefix(folder).ok()) {
            if !below.iter().any(|name| is_hidden(&name.to_string_lossy())) {
                return Ok(());
            }
            refusal = Refusal::Hidden;
        }
        Err(refusal)
    }
}

/// Whether a name is that of a hidden file or folder, or leads out of its folder.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// The real path of a folder that the command line names.
pub fn real_folder(path: &Path) -> Result<PathBuf, Error> {
    let real = fs::canonicalize(path).ok().filter(|real| real.is_dir());
    real.ok_or_else(|| {
        Error::new(format!("there is no folder {}. Check the name, or the current folder.", path.display()))
    })
}

/// The target of a path at whose end there is nothing.
fn end(path: &Path) -> PathBuf {
    let resolved = resolve(path);
    let nearest = resolved.folders.last().and_then(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    match nearest {
        Some((folder, real)) => resolved.end.strip_prefix(folder).map_or(resolved.end.clone(), |rest| real.join(rest)),
        None => resolved.end,
    }
}

impl Refusal {
    /// The same of a file that front matter names.
    pub fn obstacle(self) -> Obstacle {
        match self {
            Refusal::Outside(name) => Obstacle::Outside(name),
            Refusal::Hidden => Obstacle::Hidden,
            Refusal::Unreadable(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Obstacle::Missing,
                io::ErrorKind::PermissionDenied => Obstacle::Forbidden,
                io::ErrorKind::IsADirectory => Obstacle::Folder,
                io::ErrorKind::Unsupported => Obstacle::Special,
                _ => Obstacle::Other(error.to_string()),
            },
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Refusal::Outside(name) => write!(f, "it is outside {name}"),
            Refusal::Hidden => f.write_str("it is hidden"),
            Refusal::Unreadable(error) => write!(f, "{error}"),
        }
    }
}
