//! The frame that all pages have, and how a page is filled and handed over.

use dateline_core::{Media, MediaFile};
use tera::{Context, Value};

use super::{embed, jsonld};
use crate::places;
use crate::press::Press;
use crate::route::{ROOT_MARK, Route};
use crate::site::{Language, Site};
use crate::telling::Telling;
use crate::view;
use crate::words::direction;

/// What goes into a page's frame.
pub(super) struct Frame<'f> {
    pub(super) kind: &'static str,
    pub(super) template: &'static str,
    pub(super) route: Route,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) breadcrumbs: Vec<view::Link>,
    /// The name of the variable, and the view.
    pub(super) content: Option<(&'static str, Value)>,
    pub(super) telling: Option<&'f Telling<'f>>,
    pub(super) json_ld: Option<serde_json::Value>,
    pub(super) alternates: Vec<view::Alternate>,
    /// The picture for cards: a path below the content folder, and what is to be seen.
    pub(super) picture: Option<(String, String)>,
}

/// The same content once more, to be framed elsewhere.
pub(super) fn embedded<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    frame: &Frame<'_>,
    kind: &'static str,
    template: &'static str,
) {
    let route = frame.route.sub("embed");
    let canonical = press.site.canonical(&frame.route);
    let mut head = head(press.site, language, frame, None);
    head.kind = kind;
    head.canonical = canonical;
    head.noindex = true;
    head.alternates = Vec::new();
    head.json_ld_html = None;
    fill(press, language, template, &route, &head, frame);
}

pub(super) fn page<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    frame: &Frame<'_>,
    cite: Option<view::Cite>,
) {
    let head = head(press.site, language, frame, cite);
    fill(press, language, frame.template, &frame.route, &head, frame);
}

/// Fills a template and hands the page over.
fn fill<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    template: &str,
    route: &Route,
    head: &view::Page,
    frame: &Frame<'_>,
) {
    if !press.wants(route) {
        return;
    }
    let mut context = Context::new();
    let site_frame = frame.telling.map_or(0, |telling| telling.frame);
    let plain_frame = press.site.frame_of(&frame.route);
    let at = if site_frame > 0 { site_frame } else { plain_frame };
    context.insert_value("site", language.frames.get(at).cloned().unwrap_or_else(Value::none));
    context.insert_value("page", Value::from_serializable(head));
    if let Some((name, value)) = &frame.content {
        context.insert_value(*name, value.clone());
    }
    let mut html = Vec::with_capacity(16 * 1024);
    match language.engine.render(template, &context, &mut html) {
        Ok(()) => press.page(route, &html),
        Err(error) => press.template_error(&error),
    }
}

/// The frame of a page.
fn head(
    site: &Site<'_>,
    language: &Language,
    frame: &Frame<'_>,
    cite: Option<view::Cite>,
) -> view::Page {
    let story = frame.telling.map(|telling| telling.story.get());
    let when = |date: &dateline_core::dates::Date| view::When {
        text: site.in_words(date, language),
        datetime: crate::days::datetime(date),
        edtf: date.to_string(),
        note_html: None,
    };
    let shown = frame.picture.as_ref().filter(|(path, _)| site.shelf.show(path).is_some());
    let (image, image_alt) = match shown {
        Some((path, alt)) => {
            let address = site.canonical(&Route::home().file(path));
            (address, Some(alt.clone()).filter(|alt| !alt.is_empty()))
        }
        None => (None, None),
    };
    view::Page {
        kind: frame.kind,
        language: language.tag.clone(),
        dir: direction(&language.tag),
        title: frame.title.clone(),
        description: frame.description.clone(),
        root: ROOT_MARK.to_string(),
        canonical: site.canonical(&frame.route),
        alternates: frame.alternates.clone(),
        css_href: Route::home().file(&site.assets.css.0).href(),
        script_href: site.assets.script.as_ref().map(|(name, _)| Route::home().file(name).href()),
        icon_href: site.assets.icon.clone(),
        image,
        image_alt,
        json_ld_html: frame.json_ld.as_ref().map(jsonld::embedded),
        noindex: matches!(frame.kind, "not-found" | "moved" | "retracted" | "search" | "paste"),
        breadcrumbs: frame.breadcrumbs.clone(),
        authors: story.map(|story| story.authors.clone()).unwrap_or_default(),
        published: story.and_then(|story| story.published.as_ref()).map(|date| when(&date.value)),
        updated: story.and_then(|story| story.updated.as_ref()).map(|date| when(&date.value)),
        cite,
    }
}

/// A record's picture, where it is one of the author's files that social media can show.
pub(super) fn picture(site: &Site<'_>, media: Option<&Media>) -> Option<(String, String)> {
    let media = media.filter(|media| site.may_show(media))?;
    let MediaFile::Local(path) = &media.file else { return None };
    let end = path.value.rsplit_once('.')?.1.to_ascii_lowercase();
    let is_shown = matches!(end.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp");
    let alt = media.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default();
    is_shown.then(|| (path.value.clone(), alt))
}

/// The link to a page's oEmbed file, which has to be a whole address.
pub(super) fn oembed_link(
    site: &Site<'_>,
    language: &Language,
    route: &Route,
) -> Vec<view::Alternate> {
    if !embed::is_wanted(site) {
        return Vec::new();
    }
    let href = site.canonical(&route.file(places::OEMBED)).unwrap_or_default();
    let title = language.words().get("reuse").to_owned();
    vec![view::Alternate { href, media_type: "application/json+oembed", title }]
}

/// A text as one plain line for search engines, cut at a word.
pub(super) fn summary(markdown: &str) -> String {
    const LONGEST: usize = 300;
    let first = dateline_markdown::first_paragraph(markdown).unwrap_or(markdown);
    let plain = dateline_markdown::plain(first).replace('\n', " ");
    if plain.chars().count() <= LONGEST {
        return plain;
    }
    let cut: String = plain.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}
