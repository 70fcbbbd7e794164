//! Who may ask, and for what: only pages of this very preview, and nothing hidden; and the headers of the answers.

use crate::files::percent_decoded;
use crate::reach::is_hidden;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The headers of every answer.
const HEADERS: [(HeaderName, &str); 4] = [
    // The page must show what an author has just saved.
    (header::CACHE_CONTROL, "no-store"),
    // No other page may show an image, a style or a frame of it, or run a script of it...
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    // ...or run a text as a script.
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// The names of this machine in requests.
const NAMES: [&str; 2] = ["127.0.0.1", "localhost"];

/// Lets a request pass if it asks for nothing hidden, comes from no other page, and uses a name of this machine. A page
/// on the web can have its own name resolve to here and then read the answers, but cannot make its requests name
/// another host.
pub async fn guard(request: Request, next: Next) -> Response {
    let mut answer = match refusal(&request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn refusal(request: &Request) -> Option<Response> {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if !host.is_some_and(is_this_machine) {
        let sentence = format!("This preview answers only to {}.\n", NAMES.join(", "));
        return Some((StatusCode::FORBIDDEN, sentence).into_response());
    }
    if is_of_another_page(request.headers()) {
        return Some((StatusCode::FORBIDDEN, "This preview answers to no other page.\n").into_response());
    }
    let is_for_hidden = percent_decoded(request.uri().path()).split(['/', '\\']).any(is_hidden);
    is_for_hidden.then(|| StatusCode::NOT_FOUND.into_response())
}

/// Whether another page asks (Fetch Metadata Request Headers, W3C). One at another port of this machine is of the same
/// site as this, but of another origin, and does not belong to this preview. A link from anywhere may be followed, as
/// long as its target fills the window: the page that it is on cannot read any of it.
fn is_of_another_page(headers: &HeaderMap) -> bool {
    let says = |name: &str, value: &str| headers.get(name).is_some_and(|said| said == value);
    let is_from_elsewhere = says("sec-fetch-site", "cross-site") || says("sec-fetch-site", "same-site");
    is_from_elsewhere && !(says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document"))
}

fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}
