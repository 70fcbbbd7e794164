//! What may be disclosed of the files of an article. In: an article and its files. Out: its diagnostics, each with the
//! text whose line may be shown with it. Front matter can name any file within reach, even one that is not part of the
//! article, and diagnostics go to logs that strangers read. So nothing is quoted from a file that the command line does
//! not name and that holds nothing of what the front matter names it for: no line, and no word in a sentence.

use super::files::{Files, Omitted};
use super::visible::visible;
use crate::article::{Allowed, Article, Diagnostic, File};

/// A diagnostic as it may be disclosed.
pub struct Told<'a> {
    pub diagnostic: Diagnostic,
    /// The name of the file that it refers to.
    pub name: String,
    /// The text of that file; `None` if nothing of it may be shown.
    pub text: Option<&'a str>,
}

/// The diagnostics of an article, in order of place, without those that are allowed.
pub fn told<'a>(article: &'a Article, files: &'a Files) -> impl Iterator<Item = Told<'a>> {
    let allowed = Allowed::of(article);
    let is_told = move |found: &&Diagnostic| !files.allowed.contains(&found.code) && !allowed.has(found);
    article.diagnostics().iter().filter(is_told).map(|diagnostic| {
        let (file, name) = (diagnostic.file, files.name(diagnostic.file));
        if is_open(file, article, files) {
            return Told { diagnostic: diagnostic.clone(), name, text: Some(article.file(file)) };
        }
        let mut diagnostic = diagnostic.unquoted();
        let (of, option) = match file {
            File::Glossary => ("entry", "glossary"),
            File::Notes => ("passage", "notes"),
            _ => ("source with a title", "sources"),
        };
        diagnostic.help.push_str(&format!(
            " Nothing of this file is shown, since it holds no {of}; name it with `--{option}` to see the line."
        ));
        Told { diagnostic, name, text: None }
    })
}

/// A sentence on each file that front matter names and that is on the web, and one if there are more diagnostics than
/// are told.
pub fn omitted(article: &Article, files: &Files) -> String {
    let sentence = |Omitted { by, what, address, option }: &Omitted| {
        let address = if is_open(*by, article, files) { &visible(address) } else { "…" };
        format!(
            "apostil: the {what} {address} is an address on a site and is not read here; name a file with --{option}.\n"
        )
    };
    let mut sentences: String = files.omitted.iter().map(sentence).collect();
    if article.has_more_diagnostics() {
        let name = visible(&files.name(File::Article));
        sentences.push_str(&format!("apostil: {name} has more findings than the thousand that are kept.\n"));
    }
    sentences
}

/// Whether words of a file may be quoted.
fn is_open(file: File, article: &Article, files: &Files) -> bool {
    files.get(file).is_none_or(|read| read.is_named) || article.is_recognised(file)
}
