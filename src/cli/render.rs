//! `apostil render`: writes articles as HTML that needs no script.

use crate::carry::{Carriage, Carrier, Choice};
use crate::error::Error;
use crate::files::{Apparatus, Files, FromDisk as _};
use crate::incremental::{Known, NeededFile, State, hash};
use crate::output::write;
use crate::outputs::{Outputs, address_of};
use crate::parallel::{each_in_order, in_order};
use crate::reach::Reach;
use crate::report::{self, Report};
use apostil::article::{Marks, Page};
use apostil::author::summary::{Done, Summary};
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
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
    /// What to do with the pictures and files that an article leads to, when its page is written into another folder
    #[arg(long, value_enum, value_name = "CHOICE", default_value_t = Choice::Copy, conflicts_with = "fragment")]
    files: Choice,
    /// Write only what has changed: an article, its glossary, sources, notes or words, the options or the program
    #[arg(long)]
    incremental: bool,
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
    let state = args.incremental.then(|| outputs.folder().map(State::read)).flatten();
    if args.incremental && state.is_none() {
        return Err(Error::new("`--incremental` needs pages that stay. Name a file or a folder with `-o`."));
    }
    let jobs: Vec<_> = args.articles.iter().zip(&outputs.files).collect();
    let (mut summary, mut known) = (Summary::default(), BTreeMap::new());
    // What this call reads, and what its pages need: that is copied after all is read.
    let mut read: BTreeSet<PathBuf> = args.articles.iter().chain(args.apparatus.named()).cloned().collect();
    let mut needed = Vec::new();
    let bar = bar(jobs.len());
    let work = |(article, output): &(&PathBuf, &Option<PathBuf>)| match Files::read(article, &args.apparatus) {
        Ok(files) => {
            let paths: Vec<_> = files.paths().map(Path::to_owned).collect();
            (paths, render(args, &files, output.as_deref(), &outputs, state.as_ref()))
        }
        Err(error) => (Vec::new(), Err(error)),
    };
    each_in_order(&jobs, work, |(_, output), (paths, rendered)| {
        bar.inc(1);
        read.extend(paths);
        let text = match rendered {
            Ok(rendered) => {
                summary.add(&rendered.report, rendered.done);
                if let (Some(new), Some(name)) = (rendered.new, output.as_deref().and_then(Path::file_name)) {
                    known.insert(name.to_string_lossy().into_owned(), new);
                }
                needed.extend(rendered.way.map(|way| (way, rendered.files)));
                rendered.report.text
            }
            Err(error) => {
                summary.fail();
                report::line(error)
            }
        };
        if !text.is_empty() {
            bar.suspend(|| report::write(&text));
        }
    });
    bar.finish_and_clear();
    let pages = outputs.files.iter().flatten();
    let mut carrier = Carrier::new(args.files, read.iter().chain(pages).map(PathBuf::as_path));
    for (way, files) in &needed {
        carrier.carry(way, files).iter().for_each(report::message);
    }
    (summary.copied, summary.uncopied) = (carrier.copied, carrier.uncopied);
    if args.articles.len() > 1 || args.incremental || summary.is_of_files() {
        report::write(&summary.text());
    }
    if let Some(state) = state {
        state.write(known)?;
    }
    Ok(ExitCode::from(summary.status()))
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

/// What became of an article.
struct Rendered {
    report: Report,
    done: Done,
    /// The files that its page needs, and how they get there if it is in another folder.
    files: Vec<NeededFile>,
    way: Option<Carriage>,
    /// What is now known of its page, if that was written and is to be kept.
    new: Option<Known>,
}

/// Renders one article, unless its page is known to be what would come out.
fn render(
    args: &Args,
    files: &Files,
    output: Option<&Path>,
    outputs: &Outputs,
    state: Option<&State>,
) -> Result<Rendered, Error> {
    let path = files.article.path.as_path();
    outputs.spare(files)?;
    let way = match output.filter(|_| args.files != Choice::Leave && !args.fragment && !files.is_untrusted) {
        Some(output) => Carriage::of(path, output, Reach::published(path, &args.apparatus.roots)?)?,
        None => None,
    };
    let mended = |address: &str| way.as_ref()?.mended(address);
    let other = |address: &str| outputs.page(path, address).or_else(|| mended(address));
    let from = state.map(|_| hash(&(choices(args), url(args, output), files)));
    if let (Some(state), Some(output), Some(from)) = (state, output, &from)
        && let Some(Known { report, files, .. }) = state.unchanged(output, from, other)
    {
        let (report, files) = (report.clone(), files.clone());
        return Ok(Rendered { report, done: Done::Unchanged, files, way, new: None });
    }
    let has_other_sources = args.apparatus.sources.is_some() || files.has_converted_sources();
    let options = files.options().with_other_sources(has_other_sources);
    let options = options.with_prefix(args.prefix.as_deref().unwrap_or_default()).with_canonical(url(args, output));
    let options = options.with_marks(args.marks.as_deref().and_then(|marks| marks.parse().ok()));
    let options = options.with_toc(args.toc.then_some(true));
    let mut article = files.proofread(&options);
    // The addresses as the article has them.
    let needed: BTreeSet<String> = article.needed_files().map(str::to_owned).collect();
    let needed: Vec<_> = needed.into_iter().map(|address| (address.clone(), other(&address))).collect();
    article.relink(other, mended);
    let text = if args.fragment { article.to_fragment().map(|html| html + "\n") } else { page(args).to_html(&article) };
    let text = text.map_err(|reason| article.refuse(reason)).ok();
    if let Some(text) = &text {
        write(output, text)?;
    }
    let report = Report::on(&article, files);
    let (done, way) = if text.is_some() { (Done::Written, way) } else { (Done::Failed, None) };
    let new = text.zip(from).map(|(text, from)| {
        let page = hash(&text.as_bytes());
        Known { from, page, report: report.clone(), files: needed.clone() }
    });
    Ok(Rendered { report, done, files: needed, way, new })
}

/// What the command line chooses for every page, by which its text could change.
fn choices(args: &Args) -> impl Hash {
    // All fields are listed, so that none is forgotten.
    let Args {
        articles: _,
        apparatus,
        output: _,
        fragment,
        prefix,
        marks,
        toc,
        url,
        stylesheet,
        script,
        files: _,
        incremental: _,
    } = args;
    (apparatus, fragment, prefix, marks, toc, url, stylesheet, script)
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
