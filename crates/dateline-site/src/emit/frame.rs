//! The frame that all pages have, and how a page is filled and handed over.

use dateline_core::{Key, Media, MediaFile, Prose};
use tera::{Context, Value};

use super::cards::{self, Image};
use super::{embed, jsonld};
use crate::picture::Size;
use crate::places;
use crate::press::Press;
use crate::route::{ROOT_MARK, Route};
use crate::shelf::Lack;
use crate::sink::Fingerprint;
use crate::site::{Language, Site};
use crate::telling::Telling;
use crate::value::value;
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
    pub(super) json_ld: Option<dateline_exchange::jsonld::Thing>,
    pub(super) alternates: Vec<view::Alternate>,
    /// The picture that social media show; the site's card where there is none.
    pub(super) picture: Option<Image>,
    /// Which texts of events the page shows.
    pub(super) texts: Fingerprint,
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
    fill(press, language, template, &route, &head, frame, None);
}

/// Renders the page itself; its folder is then there for all that goes with it.
pub(super) fn page<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    frame: &mut Frame<'_>,
    cite: Option<view::Cite>,
) {
    let json_ld = frame.json_ld.take();
    let mut head = head(press.site, language, frame, cite);
    head.json_ld_html = json_ld.map(|thing| {
        let picture = frame.picture.as_ref();
        jsonld::embedded(thing, picture.and_then(|it| press.site.canonical(&it.route)))
    });
    fill(press, language, frame.template, &frame.route, &head, frame, Some(frame.texts));
}

/// Fills a template and hands the page over.
fn fill<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    template: &str,
    route: &Route,
    head: &view::Page,
    frame: &Frame<'_>,
    texts: Option<Fingerprint>,
) {
    if !press.wants(route) {
        return;
    }
    let mut context = Context::new();
    let site_frame = frame.telling.map_or(0, |telling| telling.frame);
    let plain_frame = press.site.frame_of(&frame.route);
    let at = if site_frame > 0 { site_frame } else { plain_frame };
    context.insert_value("site", language.frames.get(at).cloned().unwrap_or_else(Value::none));
    context.insert_value("page", value(head, press.site.wanted.of(template)));
    if let Some((name, value)) = &frame.content {
        context.insert_value(*name, value.clone());
    }
    press.page(route, texts, |html| language.engine.render(template, &context, html));
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
        datetime: date.iso_8601(),
        edtf: date.to_string(),
        note_html: None,
    };
    let image = frame.picture.clone().or_else(|| cards::of_site(site));
    let pixels = image.as_ref().and_then(|image| image.size);
    view::Page {
        kind: frame.kind,
        language: language.tag.clone(),
        dir: direction(&language.tag),
        title: frame.title.clone(),
        description: frame.description.clone(),
        root: ROOT_MARK.to_string(),
        canonical: site.canonical(&frame.route),
        alternates: frame.alternates.clone(),
        css_href: site.assets.css_href(),
        script_href: site.assets.script_href(),
        icon_href: site.assets.icon.clone(),
        image: image.as_ref().and_then(|image| site.canonical(&image.route)),
        image_width: pixels.map(|size| size.width),
        image_height: pixels.map(|size| size.height),
        image_alt: image.map(|image| image.alt).filter(|alt| !alt.is_empty()),
        json_ld_html: None,
        noindex: matches!(frame.kind, "not-found" | "moved" | "retracted" | "search" | "paste"),
        breadcrumbs: frame.breadcrumbs.clone(),
        authors: story.map(|story| story.authors.clone()).unwrap_or_default(),
        published: story.and_then(|story| story.published.as_ref()).map(|date| when(&date.value)),
        updated: story.and_then(|story| story.updated.as_ref()).map(|date| when(&date.value)),
        cite,
    }
}

/// The least that social media show large, in pixels; what is smaller becomes a stamp.
const LEAST: Size = Size { width: 600, height: 315 };

/// A record's picture, where it is one of the author's files that social media can show large.
pub(super) fn picture<E: Send>(press: &Press<'_, '_, E>, media: Option<&Media>) -> Option<Image> {
    let site = press.site;
    let media = media.filter(|media| site.may_show(media))?;
    let MediaFile::Local(path) = &media.file else { return None };
    let lacks = |lack: Lack| press.tell_of(lack.told(&path.value).at(path.span));
    let shelf = &site.shelf;
    let known = shelf.look(&path.value, path.span).map_err(lacks).ok()?;
    let is_large =
        known.size.is_some_and(|size| size.width >= LEAST.width && size.height >= LEAST.height);
    if !known.kind.has_pixels() || site.studio.is_some() && !is_large {
        return None;
    }
    let (route, pixels) = shelf.share(&path.value, path.span).ok()?;
    let alt = media.alt.as_ref().map(|alt| alt.value.clone()).unwrap_or_default();
    Some(Image { route, size: pixels, alt })
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

/// A text as one plain line for search engines, cut at a word; `story` is whose keys come first.
pub(super) fn summary(site: &Site<'_>, text: &Prose, story: Option<&Key>) -> String {
    const LONGEST: usize = 300;
    let first = dateline_markdown::first_paragraph(text.markdown()).unwrap_or(text.markdown());
    let plain = site.timeline.plain(first, story).replace('\n', " ");
    if plain.chars().count() <= LONGEST {
        return plain;
    }
    let cut: String = plain.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}
