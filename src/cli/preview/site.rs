//! What is previewed: the article's files as they are now, its page, and who is told when they change.

use super::change::Change;
use super::findings::findings;
use super::host_page;
use super::watch::{Saved, Watch};
use crate::failure::Failure;
use crate::files::{Apparatus, Files};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use tokio::sync::broadcast;

/// How many changes a page may be behind before it is loaded anew.
const BEHIND: usize = 64;

/// The site of one article.
pub struct Site {
    article: PathBuf,
    apparatus: Apparatus,
    /// The author's own page.
    page: Option<PathBuf>,
    /// The folder that is served: that of the page, or else of the article. Without links in it.
    folder: PathBuf,
    now: Mutex<Now>,
    watch: Mutex<Watch>,
    changes: broadcast::Sender<Change>,
}

/// The state of the files when they were last read.
struct Now {
    files: Files,
    findings: Value,
    /// Counts what was shown.
    revision: u64,
    /// Why the files cannot be read any more.
    trouble: Option<String>,
    /// The author's page and what else was asked for, stylesheets, pictures, scripts: each as it was then.
    parts: HashMap<PathBuf, Option<Stamp>>,
}

/// By what a saved file differs from what it was: some systems also tell that a file was merely opened.
type Stamp = (SystemTime, u64);

impl Site {
    /// Reads the files and begins to watch them.
    pub fn open(article: PathBuf, apparatus: Apparatus, page: Option<PathBuf>) -> Result<(Arc<Site>, Saved), Failure> {
        let files = Files::read(&article, &apparatus)?;
        let page = match page {
            Some(page) => {
                fs::read(&page).map(|_| Some(page.clone())).map_err(|error| Failure::reading(&page, &error))?
            }
            None => own_page(&article, &apparatus),
        };
        let folder = folder(page.as_deref().unwrap_or(&article));
        let folder = fs::canonicalize(&folder).map_err(|error| Failure::reading(&folder, &error))?;
        let (watch, saved) = Watch::new()?;
        let parts = page.iter().map(|page| (in_real_folder(page), stamp(page))).collect();
        let now = Now { findings: findings(&files), files, revision: 1, trouble: None, parts };
        let (changes, _) = broadcast::channel(BEHIND);
        let site = Site { article, apparatus, page, folder, now: now.into(), watch: watch.into(), changes };
        site.watch_files(&site.now().files);
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
    pub fn host_page(&self) -> Result<String, Failure> {
        let now = self.now();
        let page = match &self.page {
            Some(page) => fs::read_to_string(page).map_err(|error| Failure::reading(page, &error))?,
            None => host_page::host_page(&now.files),
        };
        Ok(host_page::listening(&page, now.revision))
    }

    /// What a page that begins to listen must know, and all that changes from then on.
    pub fn listen(&self) -> (Vec<Change>, broadcast::Receiver<Change>) {
        let now = self.now();
        let content = Change::Content { revision: now.revision, findings: now.findings.clone() };
        let trouble = now.trouble.clone().map(Change::Trouble);
        ([content].into_iter().chain(trouble).collect(), self.changes.subscribe())
    }

    /// The file that a page asks for: the article, or one in the folder that is served, also through links, but never
    /// out of it.
    pub fn part(&self, address: &str) -> Option<PathBuf> {
        let name = self.article.file_name().unwrap_or_default().to_string_lossy();
        if self.page.is_none() && address == name {
            return Some(self.article.clone());
        }
        let path = self.folder.join(address);
        let real = fs::canonicalize(&path).ok()?;
        if !real.starts_with(&self.folder) || !real.is_file() {
            return None;
        }
        self.watch().add(&path);
        let stamp = stamp(&path);
        self.now().parts.insert(path.clone(), stamp);
        Some(path)
    }

    /// Whether an address is that of the author's own page.
    pub fn is_page(&self, address: &str) -> bool {
        address.is_empty() || self.page.as_deref().and_then(Path::file_name).is_some_and(|name| name == address)
    }

    /// Files were saved: reads the article anew, and tells the pages what that changes for them.
    pub fn saved(&self, paths: &[PathBuf]) {
        let mut changes = self.parts_saved(paths);
        if let Some(change) = self.article_saved() {
            changes.push(change);
        }
        if changes.contains(&Change::Page) {
            changes = vec![Change::Page];
        }
        for change in changes {
            let _ = self.changes.send(change); // nobody may be listening
        }
    }

    /// What it changes that parts of the page were saved. One that was deleted may come back.
    fn parts_saved(&self, paths: &[PathBuf]) -> Vec<Change> {
        let mut now = self.now();
        let of_article: Vec<_> = now.files.paths().map(in_real_folder).collect();
        let mut changes = Vec::new();
        for path in paths.iter().filter(|path| !of_article.contains(path)) {
            let (Some(known), Some(stamp)) = (now.parts.get_mut(path), stamp(path)) else { continue };
            let change = Change::of_part(path);
            if known.replace(stamp) != Some(stamp) && !changes.contains(&change) {
                changes.push(change);
            }
        }
        changes
    }

    fn article_saved(&self) -> Option<Change> {
        let read = Files::read(&self.article, &self.apparatus);
        let mut now = self.now();
        match read {
            Ok(files) if files == now.files && now.trouble.is_none() => None,
            Ok(files) => {
                self.watch_files(&files);
                let is_elsewhere = host_page::attributes(&files) != host_page::attributes(&now.files);
                now.findings = findings(&files);
                (now.files, now.trouble, now.revision) = (files, None, now.revision + 1);
                let content = Change::Content { revision: now.revision, findings: now.findings.clone() };
                Some(if is_elsewhere { Change::Page } else { content })
            }
            Err(failure) => {
                let sentence = failure.to_string();
                let is_new = now.trouble.as_ref() != Some(&sentence);
                now.trouble = Some(sentence.clone());
                is_new.then_some(Change::Trouble(sentence))
            }
        }
    }

    fn watch_files(&self, files: &Files) {
        let mut watch = self.watch();
        for path in files.paths().chain(self.page.as_deref()) {
            watch.add(&in_real_folder(path));
        }
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page beside an article that shows it with the widget, unless the call names files that such a page would not use.
fn own_page(article: &Path, Apparatus { glossary, sources, notes, words }: &Apparatus) -> Option<PathBuf> {
    if [glossary, sources, notes, words].into_iter().any(Option::is_some) {
        return None;
    }
    let page = article.with_file_name("index.html");
    let text = fs::read_to_string(&page).ok()?;
    let name = article.file_name()?.to_str()?;
    let shows_it = ["<apostil-reader", "apostil/apostil.js", name].iter().all(|part| text.contains(part));
    shows_it.then_some(page)
}

fn folder(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The path of a file as it is told when it is saved: by its folder's real path, whatever the file itself links to.
fn in_real_folder(path: &Path) -> PathBuf {
    let folder = folder(path);
    fs::canonicalize(&folder).unwrap_or(folder).join(path.file_name().unwrap_or_default())
}

fn stamp(path: &Path) -> Option<Stamp> {
    let data = fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
