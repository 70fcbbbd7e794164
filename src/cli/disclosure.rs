//! What may be disclosed of the files of an article. In: an article and its files. Out: its diagnostics, each with the
//! text whose line may be shown with it. Front matter can name any file within reach, even one that is not part of the
//! article, and diagnostics go to logs that strangers read. So nothing is quoted from a file that the command line does
//! not name and that holds nothing of what the front matter names it for: no line, and no word in a sentence.

use crate::files::{Files, Omitted};
use crate::visible::visible;
use apostil::article::{Article, Diagnostic, File};

/// A diagnostic as it may be disclosed.
pub struct Told<'a> {
    pub diagnostic: Diagnostic,
    /// The name of the file that it refers to.
    pub name: String,
    /// The text of that file; `None` if nothing of it may be shown.
    pub text: Option<&'a str>,
}

/// All diagnostics of an article, in order of place.
pub fn told<'a>(article: &'a Article, files: &'a Files) -> impl Iterator<Item = Told<'a>> {
    article.diagnostics().iter().map(|diagnostic| {
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

/// A sentence on each file that front matter names and that is on the web.
pub fn omitted(article: &Article, files: &Files) -> String {
    let sentence = |Omitted { by, what, address, option }: &Omitted| {
        let address = if is_open(*by, article, files) { &visible(address) } else { "…" };
        format!("apostil: the {what} {address} is on the web and is not fetched here; name a file with --{option}.\n")
    };
    files.omitted.iter().map(sentence).collect()
}

/// Whether words of a file may be quoted.
fn is_open(file: File, article: &Article, files: &Files) -> bool {
    files.get(file).is_none_or(|read| read.is_named) || article.is_recognised(file)
}
