//! The files of an article, as somebody has read them.

use super::conversion::to_csl_json;
use super::encoding::to_utf8;
use crate::article::{self, Article, Code, Converted, Input, Obstacle, Options};
use std::path::{Path, PathBuf};

/// A file and its content.
#[derive(Default, Hash, PartialEq)]
pub struct Read {
    /// Where it is.
    pub path: PathBuf,
    /// The text, as UTF-8 where that is possible.
    pub bytes: Vec<u8>,
    /// What it was converted from, if it is a sources file in another format.
    pub converted: Option<Converted>,
    /// The other encoding that it was saved in.
    pub encoding: Option<&'static str>,
    /// Whether the command line names it, rather than front matter.
    pub is_named: bool,
}

impl Read {
    /// A file with the bytes that it holds.
    pub fn new(path: PathBuf, bytes: Vec<u8>, is_named: bool) -> Read {
        let (bytes, encoding) = if bytes.len() > article::FILE_BYTES { (bytes, None) } else { to_utf8(bytes) };
        Read { path, bytes, converted: None, encoding, is_named }
    }

    /// The file as CSL-JSON, if it is one of sources in another format.
    #[must_use]
    pub fn into_csl_json(mut self) -> Read {
        let is_readable = self.bytes.len() <= article::FILE_BYTES;
        if let Some(mut converted) = is_readable.then(|| to_csl_json(&self.path, &self.bytes)).flatten() {
            self.bytes = converted.take().into_bytes();
            self.converted = Some(converted);
        }
        self
    }
}

/// The files of an article, as they were read.
#[derive(Default, Hash, PartialEq)]
pub struct Files {
    /// The article itself.
    pub article: Read,
    /// Its glossary.
    pub glossary: Option<Read>,
    /// Its sources, as CSL-JSON.
    pub sources: Option<Read>,
    /// Its notes file.
    pub notes: Option<Read>,
    /// The table of words.
    pub words: Option<Read>,
    /// The files that were not saved as UTF-8.
    pub encodings: Vec<(article::File, &'static str)>,
    /// Whether the article is untrusted.
    pub is_untrusted: bool,
    /// The codes that the command line switches off.
    pub allowed: Vec<Code>,
    /// The language of an article that names none.
    pub lang: Option<String>,
    /// How many names an entry of the list of sources shows at most.
    pub max_names: Option<u32>,
    /// The files that front matter names and that are not on this disk.
    pub omitted: Vec<Omitted>,
    /// Their roles.
    pub missing: Vec<article::File>,
    /// The files that the front matter names and that are not read, each with the obstacle.
    pub unreadable: Vec<(article::File, Obstacle)>,
    /// Where those would be that may come.
    pub missed: Vec<PathBuf>,
}

/// A file that front matter names and that is on the web, so that it is not read here.
#[derive(Hash, PartialEq)]
pub struct Omitted {
    /// The file whose front matter names it.
    pub by: article::File,
    /// Its role.
    pub what: &'static str,
    /// The address that it names.
    pub address: String,
    /// The option that can name another.
    pub option: &'static str,
}

impl Files {
    /// What there is to read.
    pub fn input(&self) -> Input<'_> {
        Input::new(&self.article.bytes)
            .with_glossary(bytes(&self.glossary))
            .with_sources(bytes(&self.sources))
            .with_notes(bytes(&self.notes))
            .with_words(bytes(&self.words))
            .with_unreadable(&self.unreadable)
            .with_missing(&self.missing)
            .with_encodings(&self.encodings)
    }

    /// Notes which of them were not saved as UTF-8.
    #[must_use]
    pub fn with_encodings(mut self) -> Files {
        let kinds = [
            article::File::Article,
            article::File::Glossary,
            article::File::Sources,
            article::File::Notes,
            article::File::Words,
        ];
        self.encodings = kinds.into_iter().filter_map(|kind| Some((kind, self.get(kind)?.encoding?))).collect();
        self
    }

    /// Reads the article for its author.
    pub fn proofread(&self, options: &Options) -> Article {
        let mut article = article::proofread(&self.input(), options);
        if let Some(converted) = self.sources.as_ref().and_then(|sources| sources.converted.as_ref()) {
            article.restore_sources(converted);
        }
        article
    }

    /// Whether the page cannot read the sources file by itself.
    pub fn has_converted_sources(&self) -> bool {
        self.sources.as_ref().is_some_and(|sources| sources.converted.is_some())
    }

    /// How to read the article.
    pub fn options(&self) -> Options {
        // The article's future origin is unknown here, so images must have relative addresses.
        Options::default()
            .with_untrusted(self.is_untrusted.then(String::new))
            .with_page_lang(self.lang.clone())
            .with_max_names(self.max_names)
    }

    /// The files beside the article, each with the name of the option and of the attribute that can name another.
    pub fn apparatus(&self) -> [(&'static str, &Option<Read>); 4] {
        [("glossary", &self.glossary), ("sources", &self.sources), ("notes", &self.notes), ("words", &self.words)]
    }

    /// Where all of them are, or would be.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let apparatus = self.apparatus().into_iter().filter_map(|(_, file)| file.as_ref());
        [&self.article]
            .into_iter()
            .chain(apparatus)
            .map(|file| file.path.as_path())
            .chain(self.missed.iter().map(PathBuf::as_path))
    }

    /// The file that a diagnostic refers to.
    pub fn get(&self, file: article::File) -> Option<&Read> {
        match file {
            article::File::Article => Some(&self.article),
            article::File::Glossary => self.glossary.as_ref(),
            article::File::Sources => self.sources.as_ref(),
            article::File::Notes => self.notes.as_ref(),
            article::File::Words => self.words.as_ref(),
        }
    }

    /// The name, in diagnostics, of the file that they refer to.
    pub fn name(&self, file: article::File) -> String {
        match self.get(file) {
            Some(read) if is_input(&read.path) => "<standard input>".into(),
            Some(read) => read.path.display().to_string(),
            None => String::new(),
        }
    }
}

fn bytes(file: &Option<Read>) -> Option<&[u8]> {
    file.as_ref().map(|file| file.bytes.as_slice())
}

/// Whether the path stands for standard input.
pub fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}
