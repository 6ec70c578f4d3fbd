//! What a preview answers over HTTP: the pages of the edition that is shown, and news of the next.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HOST, HeaderName, LOCATION, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch;

use super::edition::{Answer, Edition};
use super::host::Hosts;
use super::{address, overlay};

/// What is shown now.
#[derive(Clone, Debug, Default)]
pub(super) struct Showing {
    /// Another one for every change that a reader can see.
    pub(super) edition_name: String,
    /// The last good edition; none where there was none so far.
    pub(super) edition: Option<Edition>,
    /// What is wrong with the newest, as the terminal says it.
    pub(super) errors: Option<String>,
}

/// What all answers are made from.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) hosts: Hosts,
    pub(super) showing: watch::Receiver<Arc<Showing>>,
    /// The page that was asked for last.
    pub(super) seen: watch::Sender<String>,
}

/// Everything that can be asked for.
pub(super) fn router(desk: Desk) -> Router {
    let file = |kind, text: &'static str| {
        get(move || async move { answer(StatusCode::OK, kind, Body::from(text)) })
    };
    Router::new()
        .route("/_dateline/news", get(news))
        .route(overlay::SCRIPT, file(address::media_type(".js"), include_str!("live.js")))
        .route(overlay::STYLES, file(address::media_type(".css"), include_str!("live.css")))
        .fallback(get(page))
        .layer(middleware::from_fn_with_state(desk.clone(), guard))
        .with_state(desk)
}

/// Refuses whoever is not on this machine, and says of every answer that it is for this page alone.
async fn guard(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut answer = match refusal(&desk.hosts, request.uri(), request.headers()) {
        Some((status, text)) => plain(status, text),
        None => next.run(request).await,
    };
    let same = HeaderName::from_static("cross-origin-resource-policy");
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(same, HeaderValue::from_static("same-origin"));
    answer
}

/// Why a request is not answered; nothing where it may be.
fn refusal(hosts: &Hosts, uri: &Uri, headers: &HeaderMap) -> Option<(StatusCode, &'static str)> {
    let mut lines = headers.get_all(HOST).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else {
        return Some((StatusCode::BAD_REQUEST, "one `Host` line is needed\n"));
    };
    let known = line.to_str().is_ok_and(|line| hosts.allow(line));
    if !known || uri.authority().is_some_and(|authority| !hosts.allow(authority.as_str())) {
        return Some((
            StatusCode::FORBIDDEN,
            "this preview answers to `localhost` and to the address it was started with\n\
             to call it by another name, start it with `--host NAME`\n",
        ));
    }
    // Browsers say so where a page of another site wants something from here.
    let said = |name: &str| headers.get(name).map(HeaderValue::as_bytes);
    let foreign = said("sec-fetch-site") == Some(b"cross-site");
    if foreign && said("sec-fetch-mode") != Some(b"navigate") {
        return Some((StatusCode::FORBIDDEN, "a page of another site cannot read a preview\n"));
    }
    None
}

/// A page or a file of the site.
async fn page(State(desk): State<Desk>, uri: Uri) -> Response {
    // Who comes before the first edition waits for it.
    let mut showing = desk.showing.clone();
    let known = showing.wait_for(|now| now.edition.is_some() || now.errors.is_some()).await;
    let Ok(showing) = known.map(|now| Arc::clone(&now)) else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "the preview ends\n");
    };
    let Some(edition) = &showing.edition else {
        let errors = showing.errors.as_deref().unwrap_or_default();
        return html(
            StatusCode::INTERNAL_SERVER_ERROR,
            overlay::page_of(&showing.edition_name, errors),
        );
    };
    let laid_over =
        |bytes: &[u8]| overlay::laid_over(bytes, &showing.edition_name, showing.errors.as_deref());
    let Some(path) = address::path(uri.path()) else {
        return plain(StatusCode::NOT_FOUND, "no page of a site has such an address\n");
    };
    match edition.ask(path).await {
        Some(Answer::File(path, bytes)) if is_page(&path) => {
            desk.seen.send_replace(path);
            html(StatusCode::OK, laid_over(&bytes))
        }
        Some(Answer::File(path, bytes)) => {
            answer(StatusCode::OK, address::media_type(&path), Body::from(bytes))
        }
        Some(Answer::Folder(path)) => moved(&path, uri.query()),
        Some(Answer::Missing(Some(bytes))) => html(StatusCode::NOT_FOUND, laid_over(&bytes)),
        Some(Answer::Missing(None)) => plain(StatusCode::NOT_FOUND, "there is no such page\n"),
        Some(Answer::Broken(text)) => {
            html(StatusCode::INTERNAL_SERVER_ERROR, overlay::page_of(&showing.edition_name, &text))
        }
        None => plain(StatusCode::SERVICE_UNAVAILABLE, "the site has just changed; ask again\n"),
    }
}

/// The name of the edition that is shown, now and whenever it is another one.
async fn news(State(desk): State<Desk>) -> Sse<impl Stream<Item = Result<Event, axum::Error>>> {
    let mut showing = desk.showing;
    showing.mark_changed();
    let names = stream::unfold(showing, |mut showing| async move {
        showing.changed().await.ok()?;
        let name = showing.borrow_and_update().edition_name.clone();
        Some((Ok(Event::default().data(name)), showing))
    });
    Sse::new(names).keep_alive(KeepAlive::default())
}

fn is_page(path: &str) -> bool {
    address::media_type(path).starts_with("text/html")
}

fn moved(path: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let place = format!("/{}{query}", address::encoded(path));
    match HeaderValue::from_str(&place) {
        Ok(place) => (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, place)]).into_response(),
        Err(_) => plain(StatusCode::NOT_FOUND, "there is no such page\n"),
    }
}

fn html(status: StatusCode, page: Vec<u8>) -> Response {
    answer(status, address::media_type(".html"), Body::from(page))
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    answer(status, address::media_type(".txt"), Body::from(text))
}

fn answer(status: StatusCode, kind: &'static str, body: Body) -> Response {
    (status, [(CONTENT_TYPE, kind)], body).into_response()
}
