//! `apostil sources`: exports the sources that an article cites, or those of a sources file.

use crate::error::Error;
use crate::files::{Apparatus, Files, FromDisk as _};
use crate::{output, report};
use apostil::article::{File, Format, Selection, export};
use apostil::author::conversion::is_sources_file;
use clap::ValueEnum;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

/// Export the sources that an article cites, in the order of its list; or convert a sources file
#[derive(clap::Args)]
pub struct Args {
    /// The article, a Markdown file; `-` reads standard input; or a sources file (.bib, .yaml, .json), of which all
    /// sources are written
    article: PathBuf,
    #[command(flatten)]
    apparatus: Apparatus,
    /// The format
    #[arg(long, value_enum, default_value = "csl-json")]
    format: Kind,
    /// Where to write them [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// The records as in the sources file
    CslJson,
    /// For LaTeX
    Bibtex,
    /// For reference managers
    Ris,
}

/// Exports; the sources are written whatever is wrong with the article.
pub fn run(args: &Args) -> Result<ExitCode, Error> {
    let is_sources = is_sources_file(&args.article);
    let read = if is_sources { Files::of_sources } else { Files::read };
    let files = read(&args.article, &args.apparatus)?;
    let standing = args.output.as_deref().and_then(|path| fs::canonicalize(path).ok());
    files.spare(|path| standing.as_deref() == Some(path))?;
    let article = files.proofread(&files.options());
    let sources = String::from_utf8_lossy(files.input().sources.unwrap_or_default());
    let ids = if is_sources { article.source_ids() } else { article.cited() };
    let selection = Selection::new(&sources, &ids);
    let format = match args.format {
        Kind::CslJson => Format::CslJson,
        Kind::Bibtex => Format::Bibtex,
        Kind::Ris => Format::Ris,
    };
    let text = export(&selection, format);
    output::write(args.output.as_deref(), &text)?;
    let has_errors = report::report(&article, &files);
    if ids.is_empty() {
        let name = files.name(File::Article);
        report::message(if is_sources {
            format!("{name} has no source that can be cited.")
        } else {
            format!("{name} cites no source. Cite one as [@id], with an id of its sources file.")
        });
    }
    Ok(if has_errors { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
