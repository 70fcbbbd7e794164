//! `apostil render --incremental`: which pages are up to date. What is known of each page is kept in a file in the folder
//! of the pages: a hash of all that it was made from, a hash of the page itself, what there was to report, and the files
//! that it needs. A page is written again unless both hashes still fit; so the file may be lost, damaged or out of date.

use crate::error::Error;
use crate::output;
use crate::report::Report;
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};
use std::collections::BTreeMap;
use std::fs;
use std::hash::Hash;
use std::path::{Path, PathBuf};

/// The name of the file.
const NAME: &str = ".apostil-state.json";

/// The version of the program, and the hash of its sources: between two versions they change, too.
const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), " ", env!("APOSTIL_SOURCES"));

/// The pages of a folder.
pub struct State {
    path: PathBuf,
    stored: Stored,
}

#[derive(Default, Deserialize, Serialize)]
struct Stored {
    /// The program that wrote the pages.
    program: String,
    /// By the names of their files.
    pages: BTreeMap<String, Known>,
}

/// What is known of a page.
#[derive(Clone, Deserialize, Serialize)]
pub struct Known {
    /// The hash of all that it was made from.
    pub from: String,
    /// The hash of the page.
    pub page: String,
    pub report: Report,
    /// The addresses of the files that it needs; or, of those that are articles of the same call, those of their pages.
    pub files: Vec<NeededFile>,
}

/// The address of a file that an article leads to, and the other that its page has instead: of the page that becomes of it,
/// or of its copy.
pub type NeededFile = (String, Option<String>);

impl State {
    /// Reads what is known of the pages in a folder: nothing if it is not known of this program's pages.
    pub fn read(folder: &Path) -> State {
        let path = folder.join(NAME);
        let stored = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Stored>(&bytes).ok());
        let stored = stored.filter(|stored| stored.program == PROGRAM).unwrap_or_default();
        State { path, stored }
    }

    /// What is known of a page that is still as it was written, and that would be made from the same.
    pub fn unchanged(&self, page: &Path, from: &str, other: impl Fn(&str) -> Option<String>) -> Option<&Known> {
        let known = self.stored.pages.get(page.file_name()?.to_str()?).filter(|known| known.from == from)?;
        let is_same = known.files.iter().all(|(address, found)| other(address) == *found);
        (is_same && hash(&fs::read(page).ok()?) == known.page).then_some(known)
    }

    /// Keeps what is now known of pages, and forgets those that are no longer there.
    pub fn write(self, new: BTreeMap<String, Known>) -> Result<(), Error> {
        if new.is_empty() {
            return Ok(());
        }
        let folder = self.path.with_file_name("");
        let mut stored = self.stored;
        stored.program = PROGRAM.into();
        stored.pages.retain(|name, _| folder.join(name).exists());
        stored.pages.extend(new);
        let json = serde_json::to_string(&stored)
            .map_err(|error| Error::new(format!("{} cannot be written: {error}.", self.path.display())))?;
        output::write(Some(&self.path), &json)
    }
}

/// A hash of 128 bits, as hexadecimal digits.
pub fn hash(content: &impl Hash) -> String {
    let mut hasher = SipHasher13::new();
    content.hash(&mut hasher);
    format!("{:032x}", hasher.finish128().as_u128())
}
