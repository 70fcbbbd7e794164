//! Hears of saves. In: the folders of the files that a page shows. Out: the paths in them that changed, once for a burst
//! of saves. Folders are watched, not files: an editor may save by putting another file in a file's place, and a file
//! that was deleted may come back.

use crate::failure::Failure;
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::mpsc;

/// How long it must be quiet before a burst of saves is taken to be over.
const QUIET: Duration = Duration::from_millis(80);

/// The paths that changed, a list for each burst.
pub type Saved = mpsc::UnboundedReceiver<Vec<PathBuf>>;

/// What watches the folders.
pub struct Watch {
    debouncer: Debouncer<RecommendedWatcher>,
    folders: HashSet<PathBuf>,
}

impl Watch {
    pub fn new() -> Result<(Watch, Saved), Failure> {
        let (sender, saved) = mpsc::unbounded_channel();
        let tell = move |changes: DebounceEventResult| {
            let paths =
                changes.map_or_else(|error| error.paths, |changes| changes.into_iter().map(|it| it.path).collect());
            let _ = sender.send(paths); // at the end nobody hears it any more
        };
        let debouncer = new_debouncer(QUIET, tell)
            .map_err(|error| Failure::new(format!("saves cannot be heard of on this machine: {error}.")))?;
        Ok((Watch { debouncer, folders: HashSet::new() }, saved))
    }

    /// Watches the folder of a file, if that is not done yet. A folder that is not there is tried again the next time.
    pub fn add(&mut self, file: &Path) {
        if let Some(folder) = file.parent()
            && !self.folders.contains(folder)
            && self.debouncer.watcher().watch(folder, RecursiveMode::NonRecursive).is_ok()
        {
            self.folders.insert(folder.to_owned());
        }
    }
}
