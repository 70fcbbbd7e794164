//! Who may ask, and for what: pages of this machine, for nothing hidden.

use crate::files::percent_decoded;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::fs;
use std::path::{Path, PathBuf};

/// The names of this machine, as a request gives them.
const NAMES: [&str; 2] = ["127.0.0.1", "localhost"];

/// Lets a request pass if it asks for nothing hidden, and asks for it by a name of this machine. A page on the web can
/// have its own name lead here and then read the answers, but it cannot have its requests name another host.
pub async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(is_this_machine) {
        let sentence = format!("This preview answers only to {}.\n", NAMES.join(", "));
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    if percent_decoded(request.uri().path()).split(['/', '\\']).any(is_hidden) {
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

/// The file that a path leads to, through links too, if it may be served: a regular one in the folder, by whose real path
/// nothing is hidden.
pub fn served(folder: &Path, path: &Path) -> Option<PathBuf> {
    let real = fs::canonicalize(path).ok()?;
    (refusal(folder, &real).is_none() && real.is_file()).then_some(real)
}

/// Why what has this real path is not to be served from a folder.
pub fn refusal(folder: &Path, real: &Path) -> Option<&'static str> {
    let Ok(below) = real.strip_prefix(folder) else { return Some("it is outside the folder that is served") };
    let is_hidden = below.iter().any(|name| is_hidden(&name.to_string_lossy()));
    is_hidden.then_some("it is hidden, and so not served")
}

/// Whether a name is that of a hidden file or folder, or leads out of its folder.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}
