//! Who may ask, and for what: pages of this machine, for nothing hidden.

use crate::files::percent_decoded;
use crate::reach::is_hidden;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

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
