//! `apostil render`: writes articles as HTML that needs no script.

use crate::error::Error;
use crate::files::{Apparatus, Files, FromDisk as _};
use crate::output::write;
use crate::outputs::{Outputs, address_of};
use crate::parallel::in_order;
use crate::report;
use apostil::article::{Marks, Page};
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What ids without a prefix begin with.
const TAKEN: [&str; 8] = ["apostil", "fn", "fnref", "section", "source", "sourceref", "term", "termref"];

/// Render articles to static HTML that needs no script
#[derive(clap::Args)]
pub struct Args {
    /// The articles, Markdown files; `-` reads standard input
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<PathBuf>,
    #[command(flatten)]
    apparatus: Apparatus,
    /// Where to write them: a file; or, for several articles or with a trailing `/`, a folder, which is created if it
    /// is missing; `-` is standard output, as without this option
    #[arg(short, long, value_name = "FILE|DIR")]
    output: Option<PathBuf>,
    /// Only the article, without a page around it
    #[arg(long)]
    fragment: bool,
    /// What every id begins with, such as `tambora` for `tambora-fn-when`: several articles on one page need one each
    #[arg(long, value_name = "NAME", value_parser = prefix)]
    prefix: Option<String>,
    /// Whether the marks of notes show their verdicts [default: `marks` in the front matter, otherwise `signs`]
    #[arg(long, value_name = "MARKS", value_parser = PossibleValuesParser::new(Marks::ALL.iter().copied().map(Marks::word)))]
    marks: Option<String>,
    /// Write a table of contents, and links at headings [default: `toc` in the front matter, otherwise none]
    #[arg(long)]
    toc: bool,
    /// Address at which the page will be; for several articles, that of their folder, which ends with `/`
    /// [default: `canonical` in the front matter]
    #[arg(long, value_name = "URL", conflicts_with = "fragment", value_parser = web_address)]
    url: Option<String>,
    /// Address of the stylesheet for the page to load
    #[arg(long, value_name = "URL", conflicts_with = "fragment")]
    stylesheet: Option<String>,
    /// Address of the script for the page to load, which opens terms and notes as cards
    #[arg(long, value_name = "URL", conflicts_with = "fragment")]
    script: Option<String>,
}

/// Renders; an article is written whatever is wrong with it, unless it is too large to be shown, and whatever is wrong
/// with another.
pub fn run(args: &Args) -> Result<ExitCode, Error> {
    let outputs = Outputs::new(&args.articles, args.output.as_deref())?;
    args.apparatus.require(args.articles.len())?;
    if args.articles.len() > 1 && args.url.as_ref().is_some_and(|url| !url.ends_with('/')) {
        return Err(Error::new("For several articles `--url` is the address of their folder, which ends with `/`."));
    }
    if args.articles.len() > 1 {
        spare_all(args, &outputs)?;
    }
    outputs.make_folder()?;
    let jobs: Vec<_> = args.articles.iter().zip(&outputs.files).collect();
    let bar = bar(jobs.len());
    let rendered = in_order(&jobs, |(article, output)| {
        let rendered = render(args, article, output.as_deref(), &outputs);
        bar.inc(1);
        rendered
    });
    bar.finish_and_clear();
    let mut status = 0;
    for rendered in rendered {
        let (text, its_status) = rendered.unwrap_or_else(|error| (format!("apostil: {error}\n"), 2));
        report::write(&text);
        status = status.max(its_status);
    }
    Ok(ExitCode::from(status))
}

/// Refuses to overwrite what any of several articles is read from, before the first is written.
fn spare_all(args: &Args, outputs: &Outputs) -> Result<(), Error> {
    if outputs.are_new() {
        return Ok(());
    }
    // What cannot be read is reported when its turn comes.
    let spare = |article: &PathBuf| Files::read(article, &args.apparatus).map_or(Ok(()), |files| outputs.spare(&files));
    in_order(&args.articles, spare).into_iter().collect()
}

/// Renders one article; returns the report on it and its exit status.
fn render(args: &Args, article: &Path, output: Option<&Path>, outputs: &Outputs) -> Result<(String, u8), Error> {
    let files = Files::read(article, &args.apparatus)?;
    outputs.spare(&files)?;
    let options = files.options().with_other_sources(args.apparatus.sources.is_some() || files.has_converted_sources());
    let options = options.with_prefix(args.prefix.as_deref().unwrap_or_default()).with_canonical(url(args, output));
    let options = options.with_marks(args.marks.as_deref().and_then(|marks| marks.parse().ok()));
    let options = options.with_toc(args.toc.then_some(true));
    let path = article;
    let mut article = files.proofread(&options);
    article.relink(|address| outputs.page(path, address));
    let text = if args.fragment { article.to_fragment().map(|html| html + "\n") } else { page(args).to_html(&article) };
    match text {
        Ok(text) => write(output, &text)?,
        Err(reason) => article.refuse(reason),
    }
    let (report, has_errors) = report::text(&article, &files);
    Ok((report, has_errors.into()))
}

/// The prefix of ids from a name: letters, digits, `_` and hyphens in between, nothing that begins an id of another
/// article.
fn prefix(name: &str) -> Result<String, String> {
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c == '_' || c.is_alphanumeric() && !c.is_uppercase());
    if !name.split('-').all(is_part) {
        return Err("lower-case letters and digits, joined by hyphens".into());
    }
    let number = name.strip_prefix('a').unwrap_or_default();
    let is_of_reader = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_of_reader || TAKEN.contains(&name) {
        return Err("a name that ids of other articles do not begin with".into());
    }
    Ok(format!("{name}-"))
}

/// The address of a page, if the command line gives one.
fn url(args: &Args, output: Option<&Path>) -> Option<String> {
    let url = args.url.as_ref()?;
    let name = output.filter(|_| args.articles.len() > 1).and_then(address_of);
    Some(url.clone() + &name.unwrap_or_default())
}

fn web_address(address: &str) -> Result<String, String> {
    let is_of_the_web = address.starts_with("https://") || address.starts_with("http://");
    if is_of_the_web { Ok(address.to_owned()) } else { Err("an address that begins with `https://`".into()) }
}

/// The page that the command line asks for.
fn page(args: &Args) -> Page<'_> {
    let mut page = Page::new();
    if let Some(address) = &args.stylesheet {
        page = page.with_stylesheet(address);
    }
    if let Some(address) = &args.script {
        page = page.with_script(address);
    }
    page
}

/// The number of articles done so far, for interactive terminals.
fn bar(articles: usize) -> ProgressBar {
    if articles < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(articles as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} articles");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
