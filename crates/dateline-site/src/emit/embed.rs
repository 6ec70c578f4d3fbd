//! oEmbed: what a page's address becomes where somebody pastes it.
//!
//! A static file beside each page, found by the page's `<link>`; no service answers questions.

use serde::Serialize;

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

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    author_name: &'a str,
    cache_age: u32,
    height: u32,
    html: String,
    provider_name: &'a str,
    provider_url: &'a str,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'static str,
    width: u32,
}

/// Writes the file of a page.
pub(crate) fn oembed<E: Send>(press: &Press<'_, '_, E>, route: &Route, title: &str, authors: &str) {
    let Some(base) = &press.site.config.base_url else { return };
    let answer = Answer {
        author_name: authors,
        cache_age: 86_400,
        height: 600,
        html: frame_snippet(press.site, &base.join(&route.sub("embed")), title),
        provider_name: &press.site.config.title,
        provider_url: base.as_str(),
        title,
        kind: "rich",
        version: "1.0",
        width: 640,
    };
    // Texts and numbers do not fail.
    let mut text = serde_json::to_string(&answer).unwrap_or_default();
    text.push('\n');
    press.file(&route.file(places::OEMBED).output(), text.as_bytes());
}
