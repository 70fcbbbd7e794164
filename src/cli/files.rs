//! Finds and reads the files of an article: the article itself, and the glossary and sources that the call or
//! the front matter names.

use crate::failure::Failure;
use apostil::article::{self, File, Input};
use clap::Args;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Where the apparatus is, if not where the front matter says.
#[derive(Args)]
pub struct Apparatus {
    /// The glossary file (else the one that the front matter names)
    #[arg(long, value_name = "FILE")]
    pub glossary: Option<PathBuf>,
    /// The sources file, CSL-JSON (else the one that the front matter names)
    #[arg(long, value_name = "FILE")]
    pub sources: Option<PathBuf>,
}

/// The files of an article, as they were read.
pub struct Files {
    pub article: Named,
    pub glossary: Option<Named>,
    pub sources: Option<Named>,
}

/// A file with the name that findings call it by.
pub struct Named {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Files {
    /// Reads them all; `-` is standard input.
    pub fn read(path: &Path, apparatus: &Apparatus) -> Result<Files, Failure> {
        let article = read(path)?;
        let front = article::front_matter(&article.bytes);
        let beside = |address: &String| (!address.contains("://")).then(|| path.with_file_name(address));
        let find = |given: &Option<PathBuf>, named: &Option<String>| {
            let path = given.clone().or_else(|| named.as_ref().and_then(beside));
            path.map(|path| read(&path)).transpose()
        };
        let glossary = find(&apparatus.glossary, &front.glossary)?;
        let sources = find(&apparatus.sources, &front.sources)?;
        Ok(Files { article, glossary, sources })
    }

    pub fn input(&self) -> Input<'_> {
        Input {
            article: &self.article.bytes,
            glossary: self.glossary.as_ref().map(|file| file.bytes.as_slice()),
            sources: self.sources.as_ref().map(|file| file.bytes.as_slice()),
        }
    }

    /// The name of the file that a finding speaks of.
    pub fn name(&self, file: File) -> &str {
        let named = match file {
            File::Article => Some(&self.article),
            File::Glossary => self.glossary.as_ref(),
            File::Sources => self.sources.as_ref(),
        };
        named.map_or("", |named| &named.name)
    }
}

fn read(path: &Path) -> Result<Named, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map_err(|error| Failure::reading(Path::new("standard input"), &error))?;
        return Ok(Named { name: "<standard input>".into(), bytes });
    }
    let bytes = fs::read(path).map_err(|error| Failure::reading(path, &error))?;
    Ok(Named { name: path.display().to_string(), bytes })
}
