//! Hears of saves. In: the files that a page shows. Out: the paths that changed, once for a burst of saves. Folders are
//! watched, not files: an editor may save by putting another file in a file's place, and a file or a whole folder that
//! was deleted may come back.

use crate::failure::Failure;
use crate::way::way;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, timeout};

/// How long it must be quiet before a burst of saves is taken to be over.
const QUIET: Duration = Duration::from_millis(80);
/// After how long it is taken to be over although it goes on.
const LONGEST: Duration = Duration::from_secs(1);
/// How often folders that come and go are looked at again before the next burst must tell of them.
const LOOKS: usize = 8;

/// The paths that changed, one by one; one that is empty if it is not known which.
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

/// What watches the folders.
pub struct Watch {
    watcher: RecommendedWatcher,
    folders: HashSet<PathBuf>,
}

impl Watch {
    pub fn new() -> Result<(Watch, Saved), Failure> {
        let (sender, saved) = unbounded_channel();
        let tell = move |event: notify::Result<Event>| {
            let paths = match event {
                // To read a file is no save; otherwise reading what was saved would be the next one.
                Ok(Event { kind: EventKind::Access(_), .. }) => return,
                Ok(event) => event.paths,
                Err(error) => error.paths,
            };
            for path in if paths.is_empty() { vec![PathBuf::new()] } else { paths } {
                let _ = sender.send(path); // at the end nobody hears it any more
            }
        };
        let watcher = recommended_watcher(tell)
            .map_err(|error| Failure::new(format!("saves cannot be heard of on this machine: {error}.")))?;
        Ok((Watch { watcher, folders: HashSet::new() }, Saved(saved)))
    }

    /// Watches the folders in which a change could make another file of this one.
    pub fn add(&mut self, file: &Path) {
        for folder in way(file).folders {
            self.watch(folder);
        }
    }

    /// Forgets the folders among these paths: what is there now by that name may be another.
    pub fn forget(&mut self, paths: &HashSet<PathBuf>) {
        for folder in self.folders.intersection(paths) {
            let _ = self.watcher.unwatch(folder); // it may have gone
        }
        self.folders.retain(|folder| !paths.contains(folder));
    }

    /// Watches all folders in which a change could make other files of these, and no others; says whether any of them
    /// was not watched before, so that a change may have been missed.
    pub fn follow<'a>(&mut self, files: impl Iterator<Item = &'a Path> + Clone) -> bool {
        let mut is_new = false;
        for _ in 0..LOOKS {
            let wanted: HashSet<PathBuf> = files.clone().flat_map(|file| way(file).folders).collect();
            for folder in self.folders.difference(&wanted) {
                let _ = self.watcher.unwatch(folder); // it may have gone
            }
            self.folders.retain(|folder| wanted.contains(folder));
            let missing: Vec<_> = wanted.difference(&self.folders).cloned().collect();
            if missing.is_empty() {
                break;
            }
            for folder in missing {
                is_new |= self.watch(folder); // one that has gone meanwhile is looked for again
            }
        }
        is_new
    }

    /// Watches a folder; says whether it does so only now.
    fn watch(&mut self, folder: PathBuf) -> bool {
        !self.folders.contains(&folder)
            && self.watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
            && self.folders.insert(folder)
    }
}
