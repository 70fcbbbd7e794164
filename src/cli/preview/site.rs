//! The previewed site: the article's files as they are now, its page, and who to tell when they change.

use super::change::Change;
use super::diagnostics::diagnostics;
use super::host_page;
use super::own_page::own_page;
use super::watch::{Saved, Watch};
use crate::error::Error;
use crate::files::{Apparatus, Files, FromDisk as _, folder};
use crate::reach::Reach;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use tokio::sync::broadcast;

/// How many changes a page may fall behind before it is reloaded.
const BEHIND: usize = 64;
/// How often the files are read for one burst of saves, while they appear and disappear.
const READS: usize = 4;

/// The site of one article.
pub struct Site {
    article: PathBuf,
    /// The address of the article, decoded.
    address: PathBuf,
    apparatus: Apparatus,
    /// The author's own page.
    page: Option<PathBuf>,
    /// The folder that is served: that of the page, otherwise that of the article. Without links in it.
    folder: PathBuf,
    /// What of it may be served.
    served: Reach,
    /// What front matter may name.
    reach: Reach,
    /// When the preview was started: pages of an earlier one must be reloaded.
    started: u128,
    now: Mutex<Now>,
    watch: Mutex<Watch>,
    changes: broadcast::Sender<Change>,
}

/// The state of the files when they were last read.
struct Now {
    files: Files,
    /// What pages are told about them.
    content: Arc<str>,
    /// Counts what was shown.
    revision: u64,
    /// Why the files can no longer be read.
    trouble: Option<String>,
    /// The author's page and everything else that was requested, stylesheets, images, scripts: each as it was then.
    parts: HashMap<PathBuf, Option<Stamp>>,
    /// Counts the saves of parts.
    part_saves: u64,
}

/// How a saved file is recognised as changed.
type Stamp = (SystemTime, u64);

/// A file that is served.
pub struct Found {
    /// The path by which it was requested.
    pub path: PathBuf,
    /// Where that leads.
    pub real: PathBuf,
}

impl Site {
    /// Reads the files and begins to watch them.
    pub fn open(article: PathBuf, apparatus: Apparatus, page: Option<PathBuf>) -> Result<(Arc<Site>, Saved), Error> {
        require_regular(&article)?;
        let page = match page {
            Some(page) => {
                require_regular(&page)?;
                Some(page)
            }
            None => own_page(&article, &apparatus),
        };
        let Place { folder, address, served } = place(&article, page.as_deref())?;
        // A page of the author's own fetches what front matter names by itself, so that must be served.
        let reach = match page {
            Some(_) => below(&folder)?,
            None => Reach::of(&article, &apparatus.roots)?,
        };
        let files = read(&reach, &article, &apparatus)?;
        let (watch, saved) = Watch::new()?;
        let parts = page.iter().map(|page| (page.clone(), stamp(page))).collect();
        let content = content(&files, page.is_none(), 1);
        let now = Now { files, content, revision: 1, trouble: None, parts, part_saves: 0 };
        let (changes, _) = broadcast::channel(BEHIND);
        let started = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
        let (now, watch) = (now.into(), watch.into());
        let site = Site { article, address, apparatus, page, folder, served, reach, started, now, watch, changes };
        site.saved(&HashSet::new()); // what changed before it was watched
        Ok((Arc::new(site), saved))
    }

    /// The path of the article.
    pub fn article(&self) -> &Path {
        &self.article
    }

    /// The files as they were last read.
    pub fn with_files<T>(&self, look: impl FnOnce(&Files) -> T) -> T {
        look(&self.now().files)
    }

    /// The page around the article, as it is now.
    pub fn host_page(&self) -> Result<String, Error> {
        let own = match &self.page {
            Some(page) => {
                require_regular(page)?;
                Some(fs::read_to_string(page).map_err(|error| Error::reading(page, &error))?)
            }
            None => None,
        };
        let now = self.now();
        let page = own.unwrap_or_else(|| host_page::host_page(&now.files));
        Ok(host_page::listening(&page, &self.page_name(&now), now.revision))
    }

    /// What a page that begins to listen must know, and all that changes from then on.
    pub fn listen(&self) -> (Vec<Change>, broadcast::Receiver<Change>) {
        let now = self.now();
        let page = Change::Page(Some(self.page_name(&now)));
        let trouble = now.trouble.clone().map(Change::Trouble);
        let first = [page, Change::Content(now.content.clone())];
        (first.into_iter().chain(trouble).collect(), self.changes.subscribe())
    }

    /// The file that a page requests: the article, or one in the folder that is served, even through links, but never
    /// outside it.
    pub fn part(&self, address: &str) -> Option<Found> {
        if self.address.as_os_str() == address {
            return found(&self.article);
        }
        let path = self.folder.join(address);
        let real = real_file(&self.served, &path)?;
        self.watch().add(&path);
        let stamp = stamp(&path);
        self.now().parts.insert(path.clone(), stamp);
        Some(Found { path, real })
    }

    /// The file of the apparatus with this name, if it is not as it was saved but converted.
    pub fn converted(&self, name: &str) -> Option<Vec<u8>> {
        self.with_files(|files| {
            let (_, file) = files.apparatus().into_iter().find(|(known, _)| *known == name)?;
            file.as_ref().filter(|file| file.converted.is_some()).map(|file| file.bytes.clone())
        })
    }

    /// The file of the apparatus with this name, as far as front matter may lead if it names it.
    pub fn apparatus(&self, name: &str) -> Option<Found> {
        let path = self.with_files(|files| {
            let (_, file) = files.apparatus().into_iter().find(|(known, _)| *known == name)?;
            file.as_ref().map(|file| file.path.clone())
        })?;
        if self.apparatus.named().any(|named| *named == path) {
            return found(&path);
        }
        real_file(&self.reach, &path).map(|real| Found { path, real })
    }

    /// Whether an address is that of the author's own page.
    pub fn is_page(&self, address: &str) -> bool {
        address.is_empty() || self.page.as_deref().and_then(Path::file_name).is_some_and(|name| name == address)
    }

    /// Files were saved: reads the article again, and tells the pages what that changes for them.
    pub fn saved(&self, paths: &HashSet<PathBuf>) {
        self.watch().forget(paths);
        let content = self.article_saved();
        let mut changes = self.parts_saved();
        if let Some(page) = changes.iter().rposition(|change| matches!(change, Change::Page(_))) {
            changes = vec![changes.swap_remove(page)];
        } else {
            changes.extend(content);
        }
        for change in changes {
            let _ = self.changes.send(change); // nobody may be listening
        }
    }

    /// What saved parts of the page change. A deleted one may come back.
    fn parts_saved(&self) -> Vec<Change> {
        let mut now = self.now();
        let own_files: Vec<_> = now.files.paths().filter_map(|path| fs::canonicalize(path).ok()).collect();
        let mut saved = Vec::new();
        for (path, known) in &mut now.parts {
            let Some(stamp) = stamp(path) else { continue };
            if known.replace(stamp) != Some(stamp)
                && !fs::canonicalize(path).is_ok_and(|path| own_files.contains(&path))
            {
                saved.push(path.clone());
            }
        }
        now.part_saves += u64::from(!saved.is_empty());
        let mut changes = Vec::new();
        for path in saved {
            let change = Change::of_part(&path, self.page_name(&now));
            if !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes
    }

    fn article_saved(&self) -> Option<Change> {
        let read = self.read_watched();
        let (revision, is_known) = {
            let now = self.now();
            let is_known = read.as_ref().is_ok_and(|files| *files == now.files) && now.trouble.is_none();
            (now.revision + 1, is_known)
        };
        match read {
            Ok(_) if is_known => None,
            Ok(files) => {
                // Slow work is done without blocking anybody.
                let content = content(&files, self.page.is_none(), revision);
                let mut now = self.now();
                (now.files, now.trouble, now.revision, now.content) = (files, None, revision, content.clone());
                Some(Change::Content(content))
            }
            Err(error) => {
                let sentence = error.to_string();
                let is_new = self.now().trouble.replace(sentence.clone()).as_ref() != Some(&sentence);
                is_new.then_some(Change::Trouble(sentence))
            }
        }
    }

    /// Reads the files, repeatedly until all of them were watched before they were read.
    fn read_watched(&self) -> Result<Files, Error> {
        let mut files = read(&self.reach, &self.article, &self.apparatus);
        for _ in 1..READS {
            if !self.follow(files.as_ref().ok()) {
                break;
            }
            files = read(&self.reach, &self.article, &self.apparatus);
        }
        files
    }

    /// Watches these files, or otherwise those that were last read, and the parts of the page; returns whether any is
    /// new.
    fn follow(&self, files: Option<&Files>) -> bool {
        let paths: Vec<PathBuf> = {
            let now = self.now();
            let parts = now.parts.keys().map(PathBuf::as_path);
            files.unwrap_or(&now.files).paths().chain(parts).map(Path::to_owned).collect()
        };
        self.watch().follow(paths.iter().map(PathBuf::as_path))
    }

    /// The page's name: it changes when a part of the page is saved.
    fn page_name(&self, now: &Now) -> String {
        format!("{}-{}", self.started, now.part_saves)
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The folder that is served, and the article's place in it.
struct Place {
    folder: PathBuf,
    address: PathBuf,
    served: Reach,
}

fn place(article: &Path, page: Option<&Path>) -> Result<Place, Error> {
    let real = |path: &Path| fs::canonicalize(path).map_err(|error| Error::reading(path, &error));
    // The article itself may be a link: the command line names it.
    let place = real(folder(article))?.join(article.file_name().unwrap_or_default());
    let folder = real(folder(page.unwrap_or(article)))?;
    let served = below(&folder)?;
    let shown = article.display();
    match (place.strip_prefix(&folder), page) {
        (Err(_), Some(page)) => Err(Error::new(format!(
            "{shown} is not in the folder of {}, the only folder that is served. Move one of them.",
            page.display()
        ))),
        (Ok(address), _) if served.admit(&place).is_ok() => Ok(Place { address: address.to_owned(), folder, served }),
        _ => Err(Error::new(format!("{shown} is a hidden file, and those are not served. Rename it."))),
    }
}

/// What is below the folder that is served.
fn below(folder: &Path) -> Result<Reach, Error> {
    Reach::below(folder, &[], "the folder that is served")
}

/// The regular file that a path leads to, through links too, if it is within reach.
fn real_file(reach: &Reach, path: &Path) -> Option<PathBuf> {
    reach.real(path).ok().filter(|real| real.is_file())
}

/// Reads the files of an article: those that the command line names, wherever they are, and those that front matter
/// names reach.
fn read(reach: &Reach, article: &Path, apparatus: &Apparatus) -> Result<Files, Error> {
    for path in [article].into_iter().chain(apparatus.named().map(PathBuf::as_path)) {
        require_regular(path)?;
    }
    Files::read_within(reach, article, apparatus)
}

/// Refuses what can be read only once, or has no end.
fn require_regular(path: &Path) -> Result<(), Error> {
    let data = fs::metadata(path).map_err(|error| Error::reading(path, &error))?;
    if data.is_dir() {
        return Err(Error::reading(path, &ErrorKind::IsADirectory.into()));
    }
    if !data.is_file() {
        return Err(Error::reading(path, &ErrorKind::Unsupported.into()));
    }
    Ok(())
}

/// A file that the command line names.
fn found(path: &Path) -> Option<Found> {
    let real = fs::canonicalize(path).ok().filter(|real| real.is_file())?;
    Some(Found { path: path.to_owned(), real })
}

/// What a page is told about the files. Our own page also gets the element's attributes; on another page they are its
/// author's.
fn content(files: &Files, is_ours: bool, revision: u64) -> Arc<str> {
    let attributes = if is_ours { host_page::attributes_json(files) } else { json!({}) };
    json!({ "revision": revision, "findings": diagnostics(files), "attributes": attributes }).to_string().into()
}

fn stamp(path: &Path) -> Option<Stamp> {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
