//! `apostil render`: writes an article as HTML that reads well with no script.

use crate::failure::Failure;
use crate::files::{Apparatus, Files};
use crate::{page, report};
use apostil::article::{Options, html, parse};
use clap::Args;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Write an article as HTML that needs no script
#[derive(Args)]
pub struct Call {
    /// The article, a Markdown file; `-` reads standard input
    article: PathBuf,
    #[command(flatten)]
    apparatus: Apparatus,
    /// Where to write it [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The article alone, without a page around it
    #[arg(long)]
    fragment: bool,
    /// Address of the stylesheet for the page to load
    #[arg(long, value_name = "URL", conflicts_with = "fragment")]
    stylesheet: Option<String>,
    /// Address of the script for the page to load, which opens terms and notes as cards
    #[arg(long, value_name = "URL", conflicts_with = "fragment")]
    script: Option<String>,
}

/// Renders; the article is written whatever is wrong with it.
pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    let files = Files::read(&call.article, &call.apparatus)?;
    let article = parse(&files.input(), &Options::default());
    let text = if call.fragment {
        html(&article) + "\n"
    } else {
        page::page(&article, call.stylesheet.as_deref(), call.script.as_deref())
    };
    match &call.output {
        Some(path) => fs::write(path, text).map_err(|error| Failure::writing(path, &error))?,
        None => match io::stdout().write_all(text.as_bytes()) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written.map_err(|error| Failure::new(format!("standard output cannot be written: {error}.")))?,
        },
    }
    Ok(if report::report(&article, &files) { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
