//! An HTTP service that renders a timeline on request.
//!
//! `POST /` with the text of a timeline file answers its page; mistakes are answered as text, with
//! their lines, and status 422. It listens on the loopback address; stop it with Ctrl-C:
//!
//! ```text
//! curl --data-binary @events.yaml http://127.0.0.1:8080/
//! ```

use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::post;
use dateline::text::render;
use dateline::{Manuscript, Sources};

/// The page of a timeline, or what is wrong with it.
fn page(text: String) -> Response {
    let mut sources = Sources::new();
    sources.add("content/timeline.yaml", text);
    let manuscript = Manuscript::new(sources);
    let (mut site, report) = manuscript.render(&());
    match site.remove("timeline/index.html") {
        Some(page) if !report.has_errors() => {
            Html(String::from_utf8_lossy(&page).into_owned()).into_response()
        }
        _ => {
            let said = render::plain(&report, manuscript.sources());
            (StatusCode::UNPROCESSABLE_ENTITY, said).into_response()
        }
    }
}

/// Rendering takes a processor: on a thread of its own it keeps no other request waiting.
async fn answer(text: String) -> Response {
    let page = tokio::task::spawn_blocking(|| page(text)).await;
    page.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn service() -> Router {
    Router::new().route("/", post(answer))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), std::io::Error> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    axum::serve(listener, service()).await
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    use super::*;

    async fn ask(body: &'static str) -> (StatusCode, String) {
        let request = Request::post("/").body(Body::from(body)).unwrap();
        let response = service().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_timeline_comes_back_as_a_page() {
        let (status, page) = ask("events:\n- title: The landing\n  date: July 1969\n").await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(page.contains("The landing"));
    }

    #[tokio::test]
    async fn a_mistake_comes_back_with_its_line() {
        let (status, said) = ask("events:\n- title: The landing\n  dat: July 1969\n").await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(said.contains("content/timeline.yaml:3:3"), "{said}");
    }
}
