//! Where each article is to be written. In: the articles and the output that the command line names. Out: a path for
//! each, none of them twice, or an error before anything is written.

use crate::error::Error;
use crate::files::{self, Files, FromDisk as _, beside, is_input};
use crate::output;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What is encoded of a file's name in an address (RFC 3986, section 2.3).
const NAME: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The outputs of the articles, in their order.
pub struct Outputs {
    /// For each article its file; `None` is standard output.
    pub files: Vec<Option<PathBuf>>,
    /// The folder that they are in, if they have to create it.
    folder: Option<PathBuf>,
    /// For each article, by its full path, the name of its file as an address, if all are in one folder.
    pages: HashMap<PathBuf, String>,
    /// Those that exist already, by their full paths.
    standing: HashSet<PathBuf>,
}

impl Outputs {
    /// An output is a folder if it is one already, ends as one, or is for several articles.
    pub fn new(articles: &[PathBuf], output: Option<&Path>) -> Result<Outputs, Error> {
        let is_several = articles.len() > 1;
        let output = output.filter(|path| !is_input(path));
        let (files, folder) = match output {
            None if is_several => {
                let sentence = "several articles cannot go to standard output. Name a folder with `-o`.";
                return Err(Error::new(sentence));
            }
            None => (vec![None], None),
            Some(path) if is_several || path.is_dir() || ends_as_folder(path) => {
                (in_folder(articles, path)?, Some(path.to_owned()))
            }
            Some(path) => (vec![Some(path.to_owned())], None),
        };
        let standing = files.iter().flatten().filter_map(|file| fs::canonicalize(file).ok()).collect();
        let names = files.iter().map(|file| file.as_deref().and_then(address_of));
        let pages =
            articles.iter().zip(names).filter_map(|(article, name)| Some((fs::canonicalize(article).ok()?, name?)));
        let pages = if folder.is_some() { pages.collect() } else { HashMap::new() };
        Ok(Outputs { files, folder, pages, standing })
    }

    /// The folder of all of them; `None` for standard output.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref().or_else(|| Some(files::folder(self.files.first()?.as_deref()?)))
    }

    /// Where a link of an article leads that is to another article, or to itself: to the page that becomes of it.
    pub fn page(&self, article: &Path, address: &str) -> Option<String> {
        let end = address.find(['?', '#']).filter(|end| *end > 0).unwrap_or(address.len());
        let linked = fs::canonicalize(beside(article, &address[..end])?).ok()?;
        Some(self.pages.get(&linked)?.clone() + &address[end..])
    }

    /// Whether anything could be overwritten.
    pub fn are_new(&self) -> bool {
        self.standing.is_empty()
    }

    /// Refuses to overwrite what an article is read from.
    pub fn spare(&self, files: &Files) -> Result<(), Error> {
        files.spare(|path| self.standing.contains(path))
    }

    /// Creates the folder, if one is needed.
    pub fn make_folder(&self) -> Result<(), Error> {
        let Some(folder) = &self.folder else { return Ok(()) };
        fs::create_dir_all(folder).map_err(|error| Error::making(folder, &error))
    }
}

/// A file's name as an address.
pub fn address_of(file: &Path) -> Option<String> {
    Some(utf8_percent_encode(&file.file_name()?.to_string_lossy(), NAME).to_string())
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(std::path::is_separator)
}

/// A file for each article, named after it.
fn in_folder(articles: &[PathBuf], folder: &Path) -> Result<Vec<Option<PathBuf>>, Error> {
    let mut taken = HashMap::new();
    let mut files = Vec::with_capacity(articles.len());
    for article in articles {
        let Some(stem) = article.file_stem().filter(|_| !is_input(article)) else {
            let (article, folder) = (article.display(), folder.display());
            let sentence = format!("`{article}` does not give a file in {folder} a name. Name the file with `-o`.");
            return Err(Error::new(sentence));
        };
        let mut name = stem.to_owned();
        name.push(".html");
        let file = folder.join(name);
        // Where there is no such folder yet, there are no links in it either.
        let full = output::full(&file).unwrap_or_else(|| file.clone());
        if let Some(other) = taken.insert(full, article) {
            let (other, article, file) = (other.display(), article.display(), file.display());
            let sentence = format!("{other} and {article} would both become {file}. Render them into two folders.");
            return Err(Error::new(sentence));
        }
        files.push(Some(file));
    }
    Ok(files)
}
