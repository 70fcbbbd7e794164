//! `apostil check`: reports what is wrong with articles, where, and the fix; as text for people, or as JSON for
//! other tools.

use crate::error::Error;
use crate::files::{self, Apparatus, Files, FromDisk as _};
use crate::output::print;
use crate::parallel::in_order;
use crate::quotes::Quotes;
use crate::reach::{Reach, Refusal};
use crate::report;
use apostil::article::Severity;
use apostil::author::disclosure::omitted;
use apostil::author::findings::findings;
use apostil::author::tally::Tally;
use apostil::author::visible::visible;
use clap::ValueEnum;
use std::collections::HashSet;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Report problems in articles, with places and fixes
#[derive(clap::Args)]
pub struct Args {
    /// The articles, Markdown files; `-` reads standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    apparatus: Apparatus,
    /// How to write the diagnostics
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with status 1 on warnings too
    #[arg(long)]
    deny_warnings: bool,
    /// Compare quotations with the texts of their sources, DIR/KEY.txt
    #[arg(long, value_name = "DIR")]
    quotes: Option<PathBuf>,
    /// Write into the notes how their quotations compare; needs --quotes
    #[arg(long, requires = "quotes")]
    write: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With source lines
    Text,
    /// One JSON object per line, for other tools
    Json,
}

/// Checks one article after the other; a file that cannot be read does not stop the others.
pub fn run(args: &Args) -> Result<ExitCode, Error> {
    check_inputs(args)?;
    let mut quotes = args.quotes.as_deref().map(|folder| Quotes::new(folder, &args.apparatus.roots)).transpose()?;
    let mut tally = Tally::default();
    let mut failures: Vec<String> = Vec::new();
    let mut out = anstream::stdout();
    let apparatus = apparatus(args);
    for path in args.articles.iter().filter(|path| !is_among(path, &apparatus)) {
        match Files::read(path, &args.apparatus) {
            Ok(files) => {
                let mut article = files.proofread(&files.options());
                report::write(&omitted(&article, &files));
                if !files.is_untrusted {
                    let reach = Reach::of(&files.article.path, &args.apparatus.roots)?;
                    let folder = files.article.path.parent().unwrap_or_else(|| Path::new(""));
                    // Of what is out of reach not even that is told.
                    let is_missing =
                        |file: &Path| matches!(reach.real(&folder.join(file)), Err(Refusal::Unreadable(_)));
                    article.report_missing_files(|file| !is_missing(file));
                }
                if let Some(quotes) = &mut quotes {
                    quotes.check(&mut article, &files, args.write, &mut failures);
                }
                article.weigh();
                let is_json = args.format == Format::Json;
                print(&mut out, &findings(&article, &files, is_json, &mut tally).map_err(unwritten)?)?;
            }
            Err(error) => failures.push(error.to_string()),
        }
    }
    if !tally.is_empty() {
        let mut summary = String::new();
        match (&quotes, args.format) {
            (Some(quotes), Format::Text) => summary = visible(&quotes.sentence()) + "\n",
            (Some(quotes), Format::Json) => summary = quotes.json().map_err(unwritten)? + "\n",
            (None, _) => {}
        }
        if args.format == Format::Text {
            summary.push_str(&tally.summary());
        }
        print(&mut out, &summary)?;
    }
    let mut said = HashSet::new();
    for error in failures.iter().filter(|error| said.insert(*error)) {
        report::message(error);
    }
    let is_wrong = tally.has(Severity::Error) || args.deny_warnings && tally.has(Severity::Warning);
    Ok(ExitCode::from(if failures.is_empty() { is_wrong.into() } else { 2 }))
}

/// The files, by their full paths, that belong to an article of the call that is not one of them itself.
fn apparatus(args: &Args) -> HashSet<PathBuf> {
    if args.articles.len() < 2 {
        return HashSet::new();
    }
    // What cannot be read is reported when its turn comes.
    let files_of = |article: &PathBuf| {
        let files = Files::read(article, &args.apparatus).ok()?;
        let own = fs::canonicalize(article).ok()?;
        let others = files.apparatus().into_iter().filter_map(|(_, file)| fs::canonicalize(&file.as_ref()?.path).ok());
        Some((own.clone(), others.filter(|other| *other != own).collect::<Vec<_>>()))
    };
    let named: Vec<_> = in_order(&args.articles, files_of).into_iter().flatten().collect();
    let all: HashSet<_> = named.iter().flat_map(|(_, files)| files).collect();
    named.iter().filter(|(own, _)| !all.contains(own)).flat_map(|(_, files)| files).cloned().collect()
}

fn is_among(path: &Path, files: &HashSet<PathBuf>) -> bool {
    !files.is_empty() && fs::canonicalize(path).is_ok_and(|path| files.contains(&path))
}

/// Standard input can be read only once, and the files named on the command line must exist.
fn check_inputs(args: &Args) -> Result<(), Error> {
    let reads = args.articles.iter().filter(|path| files::is_input(path)).count()
        + args.apparatus.named().filter(|path| files::is_input(path)).count() * args.articles.len();
    if reads > 1 {
        return Err(Error::new("standard input can be read only once. Name a file."));
    }
    if args.write && reads > 0 {
        return Err(Error::new("`--write` needs a file, not standard input. Name a file, or omit `--write`."));
    }
    args.apparatus.require(args.articles.len())
}

fn unwritten(error: impl Display) -> Error {
    Error::new(format!("a diagnostic cannot be written: {error}."))
}
