//! Carries the files along that a page needs, when it is written into another folder than its article's. In: the addresses
//! in an article, and where its page is. Out: copies at the same addresses beside the page, or why there are none. Only files
//! that may be published with an article are copied, only into the folder of the page, and no file there is replaced unless
//! the command line says so. An address that would lead out of that folder becomes one that does not.

use crate::error::Error;
use crate::files::{beside, folder, percent_decoded};
use crate::incremental::NeededFile;
use crate::output;
use crate::reach::{Reach, Refusal, real_folder};
use clap::ValueEnum;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// How much of a file is compared at a time.
const PART: u64 = 1 << 16;

/// What becomes of the files that pages need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Choice {
    /// Copy them; a different file with the same name stays
    #[default]
    Copy,
    /// Copy them, also over different files with the same names
    Replace,
    /// Leave them where they are
    Leave,
}

/// The way from the folder of an article to that of its page, if that is another.
pub struct Carriage {
    from: PathBuf,
    to: PathBuf,
    /// Their real paths.
    real_from: PathBuf,
    real_to: PathBuf,
    /// The files that may be published with the article.
    reach: Reach,
    /// Those that are in the folder of the page.
    own: Reach,
}

impl Carriage {
    /// `None` if the page needs no copies. Beside a device there is no place for them.
    pub fn of(article: &Path, page: &Path, reach: Reach) -> Result<Option<Carriage>, Error> {
        let (from, to) = (folder(article).to_owned(), folder(page).to_owned());
        let is_file = fs::symlink_metadata(page).map_or(true, |metadata| metadata.is_file());
        // A folder that is missing is reported when the page is written.
        if !is_file || !to.is_dir() {
            return Ok(None);
        }
        let (real_from, real_to) = (real_folder(&from)?, real_folder(&to)?);
        if real_from == real_to {
            return Ok(None);
        }
        let own = Reach::below(&to, &[], "the folder of the page")?;
        Ok(Some(Carriage { from, to, real_from, real_to, reach, own }))
    }

    /// The file at an address, if there is one and the page cannot have it from where it is.
    fn source(&self, address: &str) -> Result<Option<PathBuf>, Refusal> {
        let Some(path) = beside(Path::new("x"), address) else { return Ok(None) };
        let (path_of_article, path_of_page) = (end(&self.real_from, &path), end(&self.real_to, &path));
        // Where both lead to the same place, no copy is needed, whatever is there.
        if path_of_article == path_of_page {
            return Ok(None);
        }
        match self.reach.real(&path_of_article) {
            Err(Refusal::Unreadable(_)) => Ok(None), // `check` reports what is missing
            Err(refusal) => Err(refusal),
            Ok(file) => {
                let is_there = fs::canonicalize(path_of_page).is_ok_and(|path| path == file);
                Ok(Some(file).filter(|file| file.is_file() && !is_there))
            }
        }
    }

    /// The address of the copy of a file whose own address leads out of the folder of the page.
    pub fn mended(&self, address: &str) -> Option<String> {
        let inner = inner_address(address).filter(|inner| !inner.is_empty())?;
        self.source(address).ok().flatten().map(|_| inner)
    }
}

/// An address that leads out of its folder without the `../` at its beginning; `None` if it does not lead out.
fn inner_address(address: &str) -> Option<String> {
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let (mut inner, mut leads_out) = (Vec::new(), false);
    for name in path.split('/') {
        match &*percent_decoded(name) {
            "" | "." => {}
            ".." => leads_out |= inner.pop().is_none(),
            _ => inner.push(name),
        }
    }
    leads_out.then(|| inner.join("/") + rest)
}

/// Where files were carried to, and what is not to be replaced.
pub struct Carrier {
    choice: Choice,
    /// The files of this call, by their full paths; each with the one that it is a copy of, `None` if it is read or is a
    /// page.
    taken: HashMap<PathBuf, Option<PathBuf>>,
    /// What was told of addresses out of reach, which many articles can have.
    told: HashSet<String>,
    /// How many were copied, and how many could not be.
    pub copied: usize,
    pub uncopied: usize,
}

impl Carrier {
    /// `own` is everything that the call reads, and the pages.
    pub fn new<'a>(choice: Choice, own: impl Iterator<Item = &'a Path>) -> Carrier {
        let taken = own.filter_map(|path| Some((output::full(path)?, None))).collect();
        Carrier { choice, taken, told: HashSet::new(), copied: 0, uncopied: 0 }
    }

    /// Copies the files that a page needs; returns a sentence on each that it cannot have.
    pub fn carry(&mut self, way: &Carriage, files: &[NeededFile]) -> Vec<String> {
        files.iter().filter_map(|file| self.carry_one(way, file)).collect()
    }

    fn carry_one(&mut self, way: &Carriage, (address, other): &NeededFile) -> Option<String> {
        let shown = beside(&way.from.join("x"), address)?.display().to_string();
        let copied = match (way.source(address), other) {
            (Ok(None), _) => Ok(()),
            (Ok(Some(source)), None) => self.copy(way, &source, address),
            (Ok(Some(source)), Some(other)) if way.mended(address).as_ref() == Some(other) => {
                self.copy(way, &source, other)
            }
            (Ok(Some(_)) | Err(Refusal::Outside(_)), Some(_)) => Ok(()), // a page takes its place
            // Such an address may be one of the site, so this is no fault; the same is told whether or not a file is there.
            (Err(Refusal::Outside(name)), None) if inner_address(address).is_some() => {
                let sentence =
                    format!("{shown} is outside {name}: nothing is copied from there; allow its folder with `--root`.");
                return self.told.insert(sentence.clone()).then_some(sentence);
            }
            (Err(Refusal::Outside(name)), None) => Err(format!("it is outside {name}; allow its folder with `--root`")),
            (Err(refusal), _) => Err(refusal.to_string()),
        };
        let reason = copied.err()?;
        self.uncopied += 1;
        Some(format!("{shown} was not copied: {reason}."))
    }

    /// Copies one file to an address beside the page, or says why not.
    fn copy(&mut self, way: &Carriage, source: &Path, address: &str) -> Result<(), String> {
        let target = beside(&way.to.join("x"), address).and_then(|path| without_steps_back(&path, &way.to));
        let target = target.ok_or("its address leads nowhere")?;
        let there = target.display();
        let target = match way.own.real(&target) {
            Err(Refusal::Unreadable(_)) => target.clone(), // it is not there yet
            real => real.map_err(|refusal| format!("its place is {there}, but {refusal}"))?,
        };
        fs::create_dir_all(folder(&target)).map_err(|error| format!("{there} cannot be written: {error}"))?;
        let full = output::full(&target).unwrap_or_else(|| target.clone());
        match self.taken.get(&full) {
            Some(Some(other)) if other == source => return Ok(()), // another article needs it, too
            _ if is_copy(&target, source) => {}
            Some(None) => return Err(format!("{there} is read or written by this call; rename one")),
            Some(Some(other)) => {
                let other = other.display();
                return Err(format!("{there} is a copy of {other}; rename one, or render into two folders"));
            }
            None if target.exists() && self.choice != Choice::Replace => {
                return Err(format!("{there} is another file; remove it, or write `--files replace`"));
            }
            None => {
                output::copy(source, &target).map_err(|error| format!("{there} cannot be written: {error}"))?;
                self.copied += 1;
            }
        }
        self.taken.entry(full).or_insert_with(|| Some(source.to_owned()));
        Ok(())
    }
}

/// Where a path leads from a folder, as browsers see addresses: a step back undoes the step before, whatever is there.
fn end(folder: &Path, path: &Path) -> PathBuf {
    let mut end = folder.to_owned();
    for part in path.components() {
        match part {
            Component::Normal(name) => end.push(name),
            Component::ParentDir => drop(end.pop()),
            Component::CurDir | Component::Prefix(_) | Component::RootDir => {}
        }
    }
    end
}

/// A path without `.` and `..`, as browsers see addresses; `None` if it leads out of a folder that it begins with.
fn without_steps_back(path: &Path, folder: &Path) -> Option<PathBuf> {
    let mut inner = PathBuf::new();
    for part in path.strip_prefix(folder).ok()?.components() {
        match part {
            Component::Normal(name) => inner.push(name),
            Component::CurDir => {}
            Component::ParentDir if inner.pop() => {}
            Component::ParentDir | Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(folder.join(inner))
}

/// Whether two files are the same in every byte.
fn is_copy(one: &Path, other: &Path) -> bool {
    let compare = || -> io::Result<bool> {
        let (mut one, mut other) = (File::open(one)?, File::open(other)?);
        if one.metadata()?.len() != other.metadata()?.len() {
            return Ok(false);
        }
        loop {
            let (part, others) = (part(&mut one)?, part(&mut other)?);
            if part.is_empty() || part != others {
                return Ok(part == others);
            }
        }
    };
    compare().unwrap_or(false)
}

fn part(file: &mut File) -> io::Result<Vec<u8>> {
    let mut part = Vec::new();
    file.take(PART).read_to_end(&mut part)?;
    Ok(part)
}
