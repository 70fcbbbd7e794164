//! `apostil sources`: writes the sources that an article cites, for other programs.

use crate::failure::Failure;
use crate::files::{Apparatus, Files};
use crate::report;
use apostil::article::{File, Format, Options, Selection, export, parse};
use clap::{Args, ValueEnum};
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write the sources that an article cites, in the order of its list
#[derive(Args)]
pub struct Call {
    /// The article, a Markdown file; `-` reads standard input
    article: PathBuf,
    #[command(flatten)]
    apparatus: Apparatus,
    /// How to write them
    #[arg(long, value_enum, default_value = "csl-json")]
    format: Kind,
    /// Where to write them [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// The records as the sources file has them
    CslJson,
    /// For LaTeX
    Bibtex,
    /// For reference managers
    Ris,
}

/// Exports; the sources are written whatever is wrong with the article.
pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    let files = Files::read(&call.article, &call.apparatus)?;
    let input = files.input();
    let article = parse(&input, &Options::default());
    let sources = String::from_utf8_lossy(input.sources.unwrap_or_default());
    let ids = article.cited();
    let selection = Selection { sources: &sources, ids: &ids, ..Selection::default() };
    let format = match call.format {
        Kind::CslJson => Format::CslJson,
        Kind::Bibtex => Format::Bibtex,
        Kind::Ris => Format::Ris,
    };
    let text = export(&selection, format);
    match &call.output {
        Some(path) => fs::write(path, text).map_err(|error| Failure::writing(path, &error))?,
        None => match io::stdout().write_all(text.as_bytes()) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written.map_err(|error| Failure::new(format!("standard output cannot be written: {error}.")))?,
        },
    }
    let has_errors = report::report(&article, &files);
    if ids.is_empty() {
        let name = files.name(File::Article);
        // Nobody is left to tell when standard error itself is closed.
        let _ = writeln!(
            io::stderr(),
            "apostil: {name} cites no source. Cite one as [@id], with an id of its sources file."
        );
    }
    Ok(if has_errors { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
