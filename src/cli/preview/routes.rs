//! What is served at which address: the page at the root, the widget and the preview's own files below `/apostil/`, and
//! everything else from the article's folder.

use super::change::Change;
use super::guard;
use super::host_page::{PREVIEW, WIDGET};
use super::site::Site;
use crate::files::percent_decoded;
use crate::widget;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::sse::{KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;
use tower::ServiceExt;
use tower_http::services::ServeFile;
use tower_http::set_header::SetResponseHeaderLayer;

/// The preview's own files, which show every save in place.
const FILES: [(&str, &str); 4] = [
    ("preview.js", include_str!("../../../www/preview/preview.js")),
    ("panel.js", include_str!("../../../www/preview/panel.js")),
    ("panel.css", include_str!("../../../www/preview/panel.css")),
    ("place.js", include_str!("../../../www/preview/place.js")),
];

/// All that a preview serves.
pub fn router(site: Arc<Site>) -> Router {
    // What an author has just saved is what the page must show.
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Router::new()
        .route(&format!("{PREVIEW}events"), get(events))
        .route(&format!("{PREVIEW}{{name}}"), get(preview_file))
        .route(&format!("{WIDGET}{{*name}}"), get(widget_file))
        .fallback_service(get(part).with_state(site.clone()))
        .with_state(site)
        .layer(middleware::from_fn(guard::guard))
        .layer(fresh)
}

/// The changes, as they happen.
async fn events(State(site): State<Arc<Site>>) -> impl IntoResponse {
    let (first, changes) = site.listen();
    // Whoever is too far behind to be told all begins anew.
    let changes = BroadcastStream::new(changes).map(|change| change.unwrap_or(Change::Page));
    Sse::new(tokio_stream::iter(first).chain(changes).map(Change::event)).keep_alive(KeepAlive::default())
}

async fn preview_file(State(site): State<Arc<Site>>, Path(name): Path<String>, request: Request) -> Response {
    if let Some((_, text)) = FILES.iter().find(|(known, _)| *known == name) {
        return ([(header::CONTENT_TYPE, widget::media_type(&name))], *text).into_response();
    }
    let path = site.with_files(|files| {
        let (_, file) = files.apparatus().into_iter().find(|(known, _)| *known == name)?;
        file.as_ref().map(|file| file.path.clone())
    });
    match path {
        Some(path) => answer(path, request).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn widget_file(Path(name): Path<String>) -> Response {
    match widget::file(&name) {
        Some(bytes) => ([(header::CONTENT_TYPE, widget::media_type(&name))], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn part(State(site): State<Arc<Site>>, request: Request) -> Response {
    let address = percent_decoded(request.uri().path().trim_start_matches('/'));
    if site.is_page(&address) {
        return match site.host_page() {
            Ok(page) => Html(page).into_response(),
            Err(failure) => (StatusCode::NOT_FOUND, format!("{failure}\n")).into_response(),
        };
    }
    match site.part(&address) {
        Some(path) => answer(path, request).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn answer(path: std::path::PathBuf, request: Request) -> Response {
    match ServeFile::new(path).oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}
