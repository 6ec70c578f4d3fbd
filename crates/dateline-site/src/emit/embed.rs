//! oEmbed: what a page's address becomes where somebody pastes it.
//!
//! A static file beside each page, found by the page's `<link>`; no service answers questions.

use serde_json::json;

use crate::config::Emit;
use crate::places;
use crate::press::Press;
use crate::route::Route;
use crate::show::frame_snippet;
use crate::site::Site;

/// Whether a site has such files: they say whole addresses.
pub(crate) fn is_wanted(site: &Site<'_>) -> bool {
    site.config.emits(Emit::Embed) && site.config.base_url.is_some()
}

/// Writes the file of a page.
pub(crate) fn oembed<E: Send>(press: &Press<'_, '_, E>, route: &Route, title: &str, authors: &str) {
    let Some(base) = &press.site.config.base_url else { return };
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": press.site.config.title,
        "provider_url": base.as_str(),
        "cache_age": 86_400,
        "width": 640,
        "height": 600,
        "html": frame_snippet(press.site, &base.join(&route.sub("embed")), title),
    });
    if !authors.is_empty() {
        answer["author_name"] = json!(authors);
    }
    press.file(&route.file(places::OEMBED).output(), format!("{answer}\n").as_bytes());
}
