//! `apostil preview`: serves an article in the host page, with the widget, on the loopback address, to pages of this
//! machine alone.

use crate::failure::Failure;
use crate::files::{self, Apparatus, Files};
use crate::report;
use apostil::article::{Options, escape, parse};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use clap::Args;
use std::borrow::Cow;
use std::io::Write;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// Serve an article in the host page, on this machine alone
#[derive(Args)]
pub struct Call {
    /// The article, a Markdown file
    article: PathBuf,
    #[command(flatten)]
    apparatus: Apparatus,
    /// The port to serve at; 0 takes any free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

/// The page around the article.
const HOST_PAGE: &str = "www/index.html";
/// The folder with the built widget: script, stylesheet, words, WebAssembly.
const WIDGET_FOLDER: &str = "dist";
/// How the host page names the article; replaced by the one that is previewed.
const SAMPLE: &str = "article.md";
/// The names of this machine, as a request gives them.
const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];

/// Serves until it is interrupted.
pub fn run(call: &Call) -> Result<ExitCode, Failure> {
    let Apparatus { glossary, sources, words } = &call.apparatus;
    let named = [Some(&call.article), glossary.as_ref(), sources.as_ref(), words.as_ref()];
    if named.into_iter().flatten().any(|path| files::is_input(path)) {
        return Err(Failure::new("standard input cannot be previewed: it can be read only once. Name a file."));
    }
    let files = Files::read(&call.article, &call.apparatus)?;
    if is_hidden(&name(&files)) {
        let article = call.article.display();
        return Err(Failure::new(format!("{article} is a hidden file, and those are not served. Rename it.")));
    }
    report::report(&parse(&files.input(), &Options::default()), &files);
    for file in [Path::new(WIDGET_FOLDER).join("apostil.js"), Path::new(HOST_PAGE).to_owned()] {
        if !file.exists() {
            let message =
                format!("{} is not here. Run `make dist` in the project's folder, and preview there.", file.display());
            return Err(Failure::new(message));
        }
    }
    let router = router(&files)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new(format!("no server can be started: {error}.")))?;
    runtime.block_on(serve(call, router))?;
    Ok(ExitCode::SUCCESS)
}

async fn serve(call: &Call, router: Router) -> Result<(), Failure> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, call.port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(format!(
            "port {} is taken. Choose another with `--port`, or any free one with `--port 0`.",
            call.port
        )),
        _ => Failure::new(format!("port {} cannot be served at: {error}. Choose another with `--port`.", call.port)),
    })?;
    let address = listener.local_addr().map_err(|error| Failure::new(format!("the port has no address: {error}.")))?;
    // It also serves when nobody reads where.
    let _ = writeln!(io::stdout(), "Serving {} at http://{address}/ (Ctrl-C ends it)", call.article.display());
    tokio::select! {
        served = axum::serve(listener, router) => {
            served.map_err(|error| Failure::new(format!("the server stopped: {error}.")))
        }
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

fn router(files: &Files) -> Result<Router, Failure> {
    let host = fs::read_to_string(HOST_PAGE).map_err(|error| Failure::reading(Path::new(HOST_PAGE), &error))?;
    let page = host_page(&host, files);
    let folder = files.article.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut router = Router::new()
        .route("/", get(|| async { Html(page) }))
        .nest_service("/article", ServeDir::new(folder).append_index_html_on_directories(false));
    for (route, file) in [("/glossary", &files.glossary), ("/sources", &files.sources), ("/words", &files.words)] {
        if let Some(file) = file {
            router = router.route_service(route, ServeFile::new(&file.path));
        }
    }
    // What an author has just saved is what the page must show.
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(router.fallback_service(ServeDir::new(WIDGET_FOLDER)).layer(middleware::from_fn(guard)).layer(fresh))
}

/// Lets a request pass if it asks for nothing hidden, and asks for it by a name of this machine. A page on the web can
/// have its own name lead here and then read the answers, but it cannot have its requests name another host.
async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(is_this_machine) {
        let sentence = format!("This preview answers only to {}.\n", NAMES.join(", "));
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    if files::percent_decoded(request.uri().path()).split(['/', '\\']).any(is_hidden) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a name is that of a hidden file or folder, or leads out of its folder.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

/// The article's own name.
fn name(files: &Files) -> Cow<'_, str> {
    files.article.path.file_name().unwrap_or_default().to_string_lossy()
}

/// The host page with the article that is previewed in place of the sample. The attributes have it use the very
/// apparatus that was found here, or none: seen from the page, the front matter's addresses may lead elsewhere. Words
/// are named only if the call names them: else the element finds those of the language.
fn host_page(host: &str, files: &Files) -> String {
    let name = name(files);
    let address = escape(&format!("article/{}", percent_encoded(&name)));
    let found = |file: &Option<_>, route| if file.is_some() { route } else { "" };
    let glossary = found(&files.glossary, "glossary");
    let sources = found(&files.sources, "sources");
    let words = if files.words.is_some() { " words=\"words\"" } else { "" };
    let attributes = format!("src=\"{address}\" glossary=\"{glossary}\" sources=\"{sources}\"{words}");
    host.replace(&format!("src=\"{SAMPLE}\""), &attributes)
        .replace(&format!("href=\"{SAMPLE}\""), &format!("href=\"{address}\""))
        .replace(&format!(">{SAMPLE}<"), &format!(">{}<", escape(&name)))
}

/// A file's name as a segment of an address (RFC 3986, section 2.3: all but unreserved characters).
fn percent_encoded(name: &str) -> String {
    let encoded = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(encoded).collect()
}
