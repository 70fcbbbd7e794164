//! `apostil new`: creates a small annotated article to start from, with its glossary, its sources, its page, and the
//! widget that the page loads. The folder can be uploaded as it is.

use crate::error::Error;
use crate::files;
use crate::report;
use crate::widget::WIDGET;
use apostil::author::visible::visible;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Create an article folder: article, glossary, sources and page
#[derive(clap::Args)]
pub struct Args {
    /// The folder, which must be new or empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

const FILES: [(&str, &[u8]); 4] = [
    ("article.md", include_bytes!("new/article.md")),
    ("glossary.md", include_bytes!("new/glossary.md")),
    ("sources.json", include_bytes!("new/sources.json")),
    ("index.html", include_bytes!("new/index.html")),
];

/// Writes all of it, or nothing.
pub fn run(args: &Args) -> Result<ExitCode, Error> {
    let folder = &args.folder;
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Error::new(format!("{} is not empty. Choose a new folder.", folder.display())));
    }
    let fail = |error: &io::Error| Error::making(folder, error);
    // It is built beside its place, or in an empty folder, and then moved there, so that nothing half-written remains.
    let is_there = folder.is_dir();
    let beside = if is_there { folder } else { files::folder(folder) };
    let made = tempfile::Builder::new().prefix(".apostil-").tempdir_in(beside).map_err(|error| fail(&error))?;
    let inner = made.path().join("new");
    let widget = WIDGET.iter().map(|(name, bytes)| (format!("apostil/{name}"), *bytes));
    for (name, bytes) in FILES.map(|(name, bytes)| (name.to_owned(), bytes)).into_iter().chain(widget) {
        write(&inner.join(name), bytes).map_err(|error| fail(&error))?;
    }
    let moved = if is_there { move_all(&inner, folder) } else { fs::rename(&inner, folder) };
    moved.map_err(|error| fail(&error))?;
    let article = visible(&folder.join("article.md").display().to_string());
    let _ = writeln!(
        io::stdout(),
        "Wrote {article}, with its glossary, its sources and its page.\nSee it: apostil preview {article}"
    );
    if WIDGET.is_empty() {
        report::message(
            "the page loads apostil/apostil.js, but this apostil was built without it. \
             Run `make dist` in the project's folder and copy dist/ there as apostil/.",
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Moves the content of a folder into an empty one, all of it or nothing.
fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    let names: Vec<_> = fs::read_dir(from)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<_>>()?;
    for (count, name) in names.iter().enumerate() {
        if let Err(error) = fs::rename(from.join(name), to.join(name)) {
            for name in &names[..count] {
                let _ = fs::rename(to.join(name), from.join(name)); // the first error is the one to report
            }
            return Err(error);
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
