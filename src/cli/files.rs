//! Finds and reads the files of an article: the article itself, the glossary, sources and notes that the command line
//! or the front matter names, and the table of words that the command line names. What the front matter names is read
//! only within reach.

use crate::code_parser::CodeParser;
use crate::error::Error;
use crate::reach::{Reach, Refusal};
use crate::read::{is_pipe, look_at, read, read_regular};
use apostil::article::{self, Code, FrontMatter, Obstacle};
pub use apostil::author::files::{Files, Omitted, Read, is_input};
use percent_encoding::percent_decode_str;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Where the apparatus is, if not where the front matter says, what else the front matter may name, and the table of
/// the interface's words.
#[derive(clap::Args, Hash)]
pub struct Apparatus {
    /// The glossary file [default: as in the front matter]
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
    /// The sources file: CSL-JSON, BibTeX or CSL-YAML [default: as in the front matter]
    #[arg(long, value_name = "FILE")]
    pub sources: Option<PathBuf>,
    /// The notes file [default: as in the front matter]
    #[arg(long, value_name = "FILE")]
    pub notes: Option<PathBuf>,
    /// The words of the interface, JSON [default: those of the article's language]
    #[arg(long, value_name = "FILE")]
    pub words: Option<PathBuf>,
    /// The language of articles whose front matter names none, such as `he` or `de-AT` [default: en]
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub lang: Option<String>,
    /// How many names an entry of the list of sources shows at most; overrides the front matter [default: all of ten, of
    /// more the first seven]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    pub max_names: Option<u32>,
    /// A folder in which the front matter may name files, in addition to the article's folder and the current one;
    /// may be repeated
    #[arg(long = "root", value_name = "DIR")]
    pub roots: Vec<PathBuf>,
    /// A kind of finding that is not to be reported, by the code that is shown in brackets, such as `html-as-text`; may
    /// be repeated, or name several with commas between
    #[arg(long = "allow", value_name = "CODE", value_delimiter = ',', value_parser = CodeParser, hide_possible_values = true)]
    pub allowed: Vec<Code>,
    /// Treat the article as untrusted, such as a comment: see docs/security.md
    #[arg(long)]
    pub untrusted: bool,
}

fn language(tag: &str) -> Result<String, String> {
    article::language_tag(tag).ok_or_else(|| "a language tag such as `en` or `de-AT`".into())
}

impl Apparatus {
    /// The files that the command line names.
    pub fn named(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.glossary, &self.sources, &self.notes, &self.words].into_iter().flatten()
    }

    /// Refuses files that cannot be read for each of so many articles, before any work is done.
    pub fn require(&self, articles: usize) -> Result<(), Error> {
        for path in self.named() {
            let is_pipe = fs::metadata(path).is_ok_and(|metadata| is_pipe(&metadata));
            if articles > 1 && (is_input(path) || is_pipe) {
                let path = if is_input(path) { "standard input".into() } else { path.display().to_string() };
                return Err(Error::new(format!(
                    "{path} can be read only once, not for each of several articles. Name a file."
                )));
            }
            if !is_input(path) {
                // Opening a pipe would block until somebody writes to it.
                let opened =
                    look_at(path, true).and_then(|()| if is_pipe { Ok(()) } else { File::open(path).map(drop) });
                opened.map_err(|error| Error::reading(path, &error))?;
            }
        }
        Ok(())
    }
}

/// Files that are read from this disk.
pub trait FromDisk: Sized {
    /// Reads them all; `-` is standard input, whose folder is the current one.
    fn read(path: &Path, apparatus: &Apparatus) -> Result<Self, Error>;
    /// Reads them all: those that the command line names wherever they are, and those that front matter names within
    /// reach.
    fn read_within(reach: &Reach, path: &Path, apparatus: &Apparatus) -> Result<Self, Error>;
    /// Reads a sources file without an article.
    fn of_sources(path: &Path, apparatus: &Apparatus) -> Result<Self, Error>;
    /// Refuses to overwrite one of them; `is_output` tells of a full path whether it is to be written.
    fn spare(&self, is_output: impl Fn(&Path) -> bool) -> Result<(), Error>;
}

impl FromDisk for Files {
    fn read(path: &Path, apparatus: &Apparatus) -> Result<Files, Error> {
        let reach = Reach::of(path, &apparatus.roots)?;
        admit_article(&reach, path)?;
        Files::read_within(&reach, path, apparatus)
    }

    fn read_within(reach: &Reach, path: &Path, apparatus: &Apparatus) -> Result<Files, Error> {
        let article = read(path)?;
        let front = article::front_matter(&article.bytes);
        let (mut omitted, mut missing, mut unreadable, mut missed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut find =
            |given: &Option<PathBuf>, named: Option<Named>, file: article::File, what: &'static str, option| {
                let Named { address, by, path } = match (given, named) {
                    (Some(given), _) => return read(given).map(Some),
                    (None, Some(named)) => named,
                    (None, None) => return Ok(None),
                };
                let Some(path) = beside(path, address) else {
                    if is_on_site(address) {
                        let is_untrusted = apparatus.untrusted;
                        unreadable.push((file, if is_untrusted { Obstacle::Untrusted } else { Obstacle::OnSite }));
                        return Ok(None);
                    }
                    missing.push(file);
                    omitted.push(Omitted { by, what, address: address.to_owned(), option });
                    return Ok(None);
                };
                if apparatus.untrusted {
                    unreadable.push((file, Obstacle::Untrusted));
                    return Ok(None);
                }
                let read = reach
                    .real(&path)
                    .and_then(|real| read_regular(&real, article::FILE_BYTES).map_err(Refusal::Unreadable));
                match read {
                    Ok(bytes) => Ok(Some(Read::new(path, bytes, false))),
                    Err(refusal) => {
                        if let Refusal::Unreadable(_) = refusal {
                            missed.push(path); // it may come
                        }
                        unreadable.push((file, refusal.obstacle()));
                        Ok(None)
                    }
                }
            };
        let by_article = |address| Named::of(address, article::File::Article, path);
        let notes = find(&apparatus.notes, by_article(&front.notes), article::File::Notes, "notes file", "notes")?;
        // The front matter of the notes fills in what that of the article lacks.
        let of_notes = notes.as_ref().map(|notes| (article::front_matter(&notes.bytes), notes.path.clone()));
        let named = |key: fn(&FrontMatter) -> &Option<String>| {
            let by_notes =
                || of_notes.as_ref().and_then(|(front, path)| Named::of(key(front), article::File::Notes, path));
            by_article(key(&front)).or_else(by_notes)
        };
        let glossary = named(|front| &front.glossary);
        let glossary = find(&apparatus.glossary, glossary, article::File::Glossary, "glossary", "glossary")?;
        let sources = named(|front| &front.sources);
        let sources = find(&apparatus.sources, sources, article::File::Sources, "sources file", "sources")?
            .map(Read::into_csl_json);
        let words = apparatus.words.as_deref().map(read).transpose()?;
        let is_untrusted = apparatus.untrusted;
        let lang = apparatus.lang.clone();
        let allowed = apparatus.allowed.clone();
        Ok(Files {
            article,
            glossary,
            sources,
            notes,
            words,
            is_untrusted,
            allowed,
            lang,
            max_names: apparatus.max_names,
            omitted,
            missing,
            unreadable,
            missed,
            ..Files::default()
        }
        .with_encodings())
    }

    fn of_sources(path: &Path, apparatus: &Apparatus) -> Result<Files, Error> {
        let sources = read(path)?.into_csl_json();
        // That the article is empty was reported already.
        let allowed = [&[Code::Empty], &*apparatus.allowed].concat();
        Ok(Files {
            article: Read::new(path.to_owned(), Vec::new(), true),
            sources: Some(sources),
            allowed,
            lang: apparatus.lang.clone(),
            ..Files::default()
        }
        .with_encodings())
    }

    fn spare(&self, is_output: impl Fn(&Path) -> bool) -> Result<(), Error> {
        for path in self.paths().filter(|path| !is_input(path)) {
            if fs::canonicalize(path).is_ok_and(|full| is_output(&full)) {
                let path = path.display();
                return Err(Error::new(format!("{path} is read here and would be overwritten. Name another output.")));
            }
        }
        Ok(())
    }
}

/// An address in front matter.
struct Named<'a> {
    address: &'a str,
    /// Whose front matter it is, and where that file is.
    by: article::File,
    path: &'a Path,
}

impl Named<'_> {
    fn of<'a>(address: &'a Option<String>, by: article::File, path: &'a Path) -> Option<Named<'a>> {
        Some(Named { address: address.as_deref()?, by, path })
    }
}

/// The folder that a file is in.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file that an address of the front matter leads to from the article; `None` if it leads to no file on this disk:
/// it has a scheme, or begins at the root of a site.
pub fn beside(article: &Path, address: &str) -> Option<PathBuf> {
    let (path, _) = address.split_once(['?', '#']).unwrap_or((address, ""));
    let scheme = path.split_once(':').map(|(scheme, _)| scheme);
    let path = percent_decoded(path);
    let is_elsewhere = scheme.is_some_and(|scheme| !scheme.contains('/')) || path.starts_with(['/', '\\']);
    (!is_elsewhere).then(|| article.with_file_name(path))
}

/// Whether an address begins at the root of the site that it is on, which is not that of this disk.
fn is_on_site(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

/// An address with its percent-encoded bytes decoded (RFC 3986, section 2.1); a `%` that encodes nothing stays.
pub fn percent_decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// Refuses an article that is a symbolic link, which may have come with it, to something out of reach.
fn admit_article(reach: &Reach, path: &Path) -> Result<(), Error> {
    if !fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink()) {
        return Ok(());
    }
    let shown = path.display();
    match reach.real(path) {
        Err(Refusal::Outside(folders)) => Err(Error::new(format!(
            "{shown} is a link to a file outside {folders}. Name that file, or allow its folder with `--root`."
        ))),
        Err(Refusal::Hidden) => Err(Error::new(format!("{shown} is a link to a hidden file. Name that file."))),
        Err(Refusal::Unreadable(_)) | Ok(_) => Ok(()),
    }
}
