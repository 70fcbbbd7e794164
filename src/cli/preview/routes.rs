//! What is served at which address: the page at the root; the widget, the host page's and the preview's own files below
//! `/apostil/`; and everything else from the article's folder.

use super::change::Change;
use super::guard;
use super::host_page::{self, HOST, ICON, PREVIEW, WIDGET};
use super::site::{Found, Site};
use crate::files::percent_decoded;
use crate::widget;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio::task::spawn_blocking;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;
use tower::ServiceExt;
use tower_http::services::ServeFile;

/// The preview's own files, which show every save in place.
const FILES: [(&str, &str); 5] = [
    ("preview.js", include_str!("../../../www/preview/preview.js")),
    ("panel.js", include_str!("../../../www/preview/panel.js")),
    ("panel.css", include_str!("../../../www/preview/panel.css")),
    ("place.js", include_str!("../../../www/preview/place.js")),
    ("restyle.js", include_str!("../../../www/preview/restyle.js")),
];

/// Everything that a preview serves.
pub fn router(site: Arc<Site>) -> Router {
    Router::new()
        .route(&format!("{PREVIEW}events"), get(events))
        .route(&format!("{PREVIEW}{{name}}"), get(preview_file))
        .route(&format!("{HOST}{{name}}"), get(host_file))
        .route(&format!("{WIDGET}{{*name}}"), get(widget_file))
        .fallback_service(get(part).with_state(site.clone()))
        .with_state(site)
        .layer(middleware::from_fn(guard::guard))
}

/// The changes, as they happen.
async fn events(State(site): State<Arc<Site>>) -> impl IntoResponse {
    let (first, changes) = site.listen();
    // A page that has fallen too far behind reloads.
    let changes = BroadcastStream::new(changes).map(|change| change.unwrap_or(Change::Page(None)));
    Sse::new(tokio_stream::iter(first).chain(changes).map(Change::event)).keep_alive(KeepAlive::default())
}

async fn preview_file(State(site): State<Arc<Site>>, Path(name): Path<String>, request: Request) -> Response {
    if let Some((_, text)) = FILES.iter().find(|(known, _)| *known == name) {
        return carried(&name, text.as_bytes());
    }
    if let Some(json) = site.converted(&name) {
        return ([(header::CONTENT_TYPE, "application/json")], json).into_response();
    }
    let found = aside(move || site.apparatus(&name)).await;
    answer(found.flatten(), request).await
}

async fn host_file(Path(name): Path<String>) -> Response {
    match host_page::FILES.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => carried(&name, text.as_bytes()),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn widget_file(Path(name): Path<String>) -> Response {
    match widget::file(&name) {
        Some(bytes) => carried(&name, bytes),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// An embedded file. Text files are UTF-8.
fn carried(name: &str, bytes: &'static [u8]) -> Response {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    ([(header::CONTENT_TYPE, format!("{kind}{charset}"))], bytes).into_response()
}

async fn part(State(site): State<Arc<Site>>, request: Request) -> Response {
    let address = percent_decoded(request.uri().path().trim_start_matches('/'));
    if site.is_page(&address) {
        return match aside(move || site.host_page()).await {
            Some(Ok(page)) => Html(page).into_response(),
            Some(Err(error)) => (StatusCode::NOT_FOUND, format!("{error}\n")).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        };
    }
    let is_icon = address == "favicon.ico"; // browsers ask for it on their own
    match aside(move || site.part(&address)).await.flatten() {
        None if is_icon => carried(ICON.0, ICON.1.as_bytes()),
        found => answer(found, request).await,
    }
}

/// Accesses files on a blocking thread, so that everything else, such as an interrupt, is not delayed.
async fn aside<T: Send + 'static>(look: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    spawn_blocking(look).await.ok()
}

async fn answer(found: Option<Found>, request: Request) -> Response {
    let Some(Found { path, real }) = found else { return StatusCode::NOT_FOUND.into_response() };
    // A link's own name determines its media type.
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    match ServeFile::new_with_mime(real, &kind).oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}
