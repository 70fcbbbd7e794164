//! Sources files in other formats than CSL-JSON. In: the name and the bytes of a file. Out: the same sources as CSL-JSON,
//! if the file is BibTeX, BibLaTeX or CSL-YAML.

use super::bibtex;
use crate::article::{Converted, decoded, from_csl_yaml, other_format};
use std::path::Path;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    BibTex,
    Yaml,
}

impl Format {
    /// The format that a file's name says it is in.
    pub fn of_name(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
        match ending.as_str() {
            "bib" | "bibtex" | "biblatex" => Some(Format::BibTex),
            "yaml" | "yml" => Some(Format::Yaml),
            _ => None,
        }
    }

    /// The format that a text seems to be in.
    fn of_text(text: &str) -> Option<Format> {
        match other_format(text)? {
            "BibTeX" => Some(Format::BibTex),
            "YAML" => Some(Format::Yaml),
            _ => None,
        }
    }
}

/// Whether a file's name says that it holds sources, rather than an article.
pub fn is_sources_file(path: &Path) -> bool {
    Format::of_name(path).is_some() || path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Converts a file; `None` if it needs no conversion, or is in a format that is not read.
pub fn to_csl_json(path: &Path, bytes: &[u8]) -> Option<Converted> {
    let text = decoded(bytes);
    Some(match Format::of_name(path).or_else(|| Format::of_text(&text))? {
        Format::BibTex => bibtex::convert(&text, Converted::of(bytes.to_vec())),
        Format::Yaml => from_csl_yaml(bytes.to_vec()),
    })
}
