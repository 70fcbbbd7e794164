//! `apostil preview`: serves an article in its host page, with the widget, on the loopback address, only to pages of
//! this machine, and shows every save in place.

mod change;
mod diagnostics;
mod guard;
mod host_page;
mod own_page;
mod routes;
mod site;
mod watch;

use crate::error::Error;
use crate::files::{self, Apparatus};
use crate::{report, widget};
use apostil::author::visible::visible;

use site::Site;
use std::io::{self, Write};
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// Serve an article locally and update the page on every save
#[derive(clap::Args)]
pub struct Args {
    /// The article, a Markdown file
    article: PathBuf,
    #[command(flatten)]
    apparatus: Apparatus,
    /// The page around the article [default: index.html beside it if that shows the article by apostil/apostil.js,
    /// otherwise a built-in page]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["glossary", "sources", "notes", "words", "roots", "untrusted"])]
    page: Option<PathBuf>,
    /// The port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 8000, value_parser = port)]
    port: u16,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
}

/// Serves until interrupted.
pub fn run(args: Args) -> Result<ExitCode, Error> {
    let is_input = |path: &PathBuf| files::is_input(path);
    if [&args.article].into_iter().chain(args.apparatus.named()).chain(&args.page).any(is_input) {
        return Err(Error::new("standard input cannot be previewed: it can be read only once. Name a file."));
    }
    let Args { article, apparatus, page, port, open } = args;
    let (site, saved) = Site::open(article, apparatus, page)?;
    widget::require()?;
    site.with_files(|files| report::report(&files.proofread(&files.options()), files));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::new(format!("cannot start a server: {error}.")))?;
    let ended = runtime.block_on(serve(site, saved, port, open));
    runtime.shutdown_background(); // pages that still listen must not delay the exit
    ended.map(|()| ExitCode::SUCCESS)
}

async fn serve(site: Arc<Site>, mut saved: watch::Saved, port: u16, open: bool) -> Result<(), Error> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            Error::new(format!("port {port} is taken. Choose another with `--port`, or any free one with `--port 0`."))
        }
        _ => Error::new(format!("cannot listen on port {port}: {error}. Choose another with `--port`.")),
    })?;
    let address = listener.local_addr().map_err(|error| Error::new(format!("the port has no address: {error}.")))?;
    let address = format!("http://{address}/");
    // It also serves if nobody reads the address.
    let article = visible(&site.article().display().to_string());
    let _ = writeln!(io::stdout(), "Serving {article} at {address} (press Ctrl-C to stop)");
    if open {
        let address = address.clone();
        spawn_blocking(move || open_browser(&address)); // it may take its time
    }
    let tell = async {
        while let Some(paths) = saved.burst().await {
            let site = site.clone();
            // Reading may take time, too; a panic there has already been reported.
            let _ = spawn_blocking(move || site.saved(&paths)).await;
        }
    };
    tokio::select! {
        served = axum::serve(listener, routes::router(site.clone())) => {
            served.map_err(|error| Error::new(format!("the server stopped: {error}.")))
        }
        () = tell => Ok(()),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

fn open_browser(address: &str) {
    if open::that_detached(address).is_err() {
        report::message(format!("no browser could be opened. Open {address} yourself."));
    }
}

fn port(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "a number from 0 to 65535")
}
