//! `apostil new`: creates a small annotated article to start from, with its glossary, its sources, its page, and the
//! widget that the page loads. The folder can be uploaded as it is. The page has the whole article in it, so that it can be
//! read from a disk, too, where browsers load no modules.

use crate::error::Error;
use crate::files;
use crate::report;
use crate::widget::WIDGET;
use apostil::article::{Input, Options, Page, parse};
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

const ARTICLE: &[u8] = include_bytes!("new/article.md");
const GLOSSARY: &[u8] = include_bytes!("new/glossary.md");
const SOURCES: &[u8] = include_bytes!("new/sources.json");
const FILES: [(&str, &[u8]); 4] = [
    ("article.md", ARTICLE),
    ("glossary.md", GLOSSARY),
    ("sources.json", SOURCES),
    (".nojekyll", b""), // with it, GitHub Pages publishes the files as they are
];
const STYLESHEET: &str = "apostil/apostil.css";
const SCRIPT: &str = "apostil/apostil.js";

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
    let page = page()?;
    let page = [("index.html".to_owned(), page.as_bytes())];
    let widget = WIDGET.iter().map(|(name, bytes)| (format!("apostil/{name}"), *bytes));
    for (name, bytes) in FILES.map(|(name, bytes)| (name.to_owned(), bytes)).into_iter().chain(page).chain(widget) {
        write(&inner.join(name), bytes).map_err(|error| fail(&error))?;
    }
    let moved = if is_there { move_all(&inner, folder) } else { fs::rename(&inner, folder) };
    moved.map_err(|error| fail(&error))?;
    let [article, page] = ["article.md", "index.html"].map(|name| visible(&folder.join(name).display().to_string()));
    let _ = writeln!(
        io::stdout(),
        "Wrote {article}, with its glossary, its sources and its page.\n\
         See it: apostil preview {article}\n\
         Write the page again: apostil render {article} -o {page} --stylesheet {STYLESHEET} --script {SCRIPT}"
    );
    if WIDGET.is_empty() {
        report::message(
            "the page loads apostil/apostil.js, but this apostil was built without it. \
             Run `make dist` in the project's folder and copy dist/ there as apostil/.",
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// The page, as `apostil render` would write it.
fn page() -> Result<String, Error> {
    let input = Input::new(ARTICLE).with_glossary(Some(GLOSSARY)).with_sources(Some(SOURCES));
    let article = parse(&input, &Options::default());
    let page = Page::new().with_stylesheet(STYLESHEET).with_script(SCRIPT).to_html(&article);
    page.map_err(|reason| Error::new(format!("the page cannot be written: {reason}.")))
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
