//! Watches for saves. In: the files that a page shows. Out: the paths that changed, once for a burst of saves. Folders
//! are watched, not files: an editor may save by replacing the file, and a file or a whole folder that was deleted may
//! come back.

use crate::error::Error;
use crate::resolve::resolve;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, timeout};

/// How long it must be quiet before a burst of saves counts as over.
const QUIET: Duration = Duration::from_millis(80);
/// After how long it counts as over although it continues.
const LONGEST: Duration = Duration::from_secs(1);
/// How often folders that appear and disappear are checked again before the next burst has to report them.
const LOOKS: usize = 8;

/// The paths that changed, one by one; an empty one if it is not known which.
pub struct Saved(UnboundedReceiver<PathBuf>);

impl Saved {
    /// The paths of the next burst; `None` when nothing is watched any more.
    pub async fn burst(&mut self) -> Option<HashSet<PathBuf>> {
        let mut paths = HashSet::from([self.0.recv().await?]);
        let end = Instant::now() + LONGEST;
        while Instant::now() < end
            && let Ok(Some(path)) = timeout(QUIET, self.0.recv()).await
        {
            paths.insert(path);
        }
        Some(paths)
    }
}

/// The watcher of the folders.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: HashSet<PathBuf>,
}

impl Watch {
    pub fn new() -> Result<(Watch, Saved), Error> {
        let (sender, saved) = unbounded_channel();
        let tell = move |event: notify::Result<Event>| {
            let paths = match event {
                // Reading a file is not a save; otherwise reading what was saved would trigger the next one.
                Ok(Event { kind: EventKind::Access(_), .. }) => return,
                Ok(event) => event.paths,
                Err(error) => error.paths,
            };
            for path in if paths.is_empty() { vec![PathBuf::new()] } else { paths } {
                let _ = sender.send(path); // at the end nobody listens any more
            }
        };
        let watcher = recommended_watcher(tell)
            .map_err(|error| Error::new(format!("cannot watch files for changes: {error}.")))?;
        Ok((Watch { watcher, folders: HashSet::new() }, Saved(saved)))
    }

    /// Watches the folders in which a change could make the path of this file lead to another.
    pub fn add(&mut self, file: &Path) {
        for folder in resolve(file).folders {
            self.watch(folder);
        }
    }

    /// Forgets the folders among these paths: what now has that name may be another folder.
    pub fn forget(&mut self, paths: &HashSet<PathBuf>) {
        for folder in self.folders.intersection(paths) {
            let _ = self.watcher.unwatch(folder); // it may have gone
        }
        self.folders.retain(|folder| !paths.contains(folder));
    }

    /// Watches all folders in which a change could affect these files, and no others; returns whether any of them was
    /// not watched before, so that a change may have been missed.
    pub fn follow<'a>(&mut self, files: impl Iterator<Item = &'a Path> + Clone) -> bool {
        let mut is_new = false;
        for _ in 0..LOOKS {
            let wanted: HashSet<PathBuf> = files.clone().flat_map(|file| resolve(file).folders).collect();
            for folder in self.folders.difference(&wanted) {
                let _ = self.watcher.unwatch(folder); // it may have gone
            }
            self.folders.retain(|folder| wanted.contains(folder));
            let missing: Vec<_> = wanted.difference(&self.folders).cloned().collect();
            if missing.is_empty() {
                break;
            }
            for folder in missing {
                is_new |= self.watch(folder); // one that has disappeared meanwhile is looked for again
            }
        }
        is_new
    }

    /// Watches a folder; returns whether it was not watched before.
    fn watch(&mut self, folder: PathBuf) -> bool {
        !self.folders.contains(&folder)
            && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
            && self.folders.insert(folder)
    }
}
