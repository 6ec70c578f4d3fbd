//! Cards: the pictures that social media show beside a link, one an event, a timeline, a site.
//!
//! 1. What a card says is settled: the title in lines, the date as sure as it is known.
//! 2. The theme's `card.svg` is filled. The text that comes of it, with the fonts, is all that the
//!    picture is made from, so its hash is the picture's fingerprint.
//! 3. Only where no picture of this fingerprint is kept, it is drawn.
//!
//! A page links to its card by a whole address, so a site that does not know its own has none.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dateline_core::dates::Date;
use dateline_core::{Event, EventStatus, Importance, Ref};
use dateline_text::Span;
use tera::{Context, Value};

use crate::axis::{self, Axis};
use crate::card::{HEIGHT, Room, Studio, WIDTH};
use crate::days;
use crate::picture::Size;
use crate::press::Press;
use crate::route::Route;
use crate::show::Desk;
use crate::site::{Language, Site};
use crate::telling::Telling;
use crate::view::{Card, CardStrip, Fitted};
use crate::words::direction;
use crate::{html, places};

/// The width that texts have, in pixels.
const MEASURE: u32 = 1040;
const TITLE: Room = Room {
    width: MEASURE,
    sizes: &[(84, 2), (72, 3), (64, 4), (56, 4), (48, 5), (42, 6), (36, 7)],
};
const HOME_TITLE: Room = Room { width: MEASURE, sizes: &[(84, 1), (72, 2), (56, 2), (44, 3)] };
const SUMMARY: Room = Room { width: MEASURE, sizes: &[(32, 4)] };
const DATELINE: Room = Room { width: 980, sizes: &[(40, 1), (34, 1), (29, 1)] };
const KICKER: Room = Room { width: MEASURE, sizes: &[(30, 1), (26, 1)] };
const FOOT: Room = Room { width: 640, sizes: &[(28, 1), (24, 1)] };

/// A picture of the site's for social media.
#[derive(Clone, Debug)]
pub(crate) struct Image {
    pub(crate) route: Route,
    pub(crate) size: Option<Size>,
    /// What is to be seen; may be empty.
    pub(crate) alt: String,
}

/// Where the card of a page lies.
pub(crate) fn place(page: &Route) -> Route {
    page.file(places::CARD)
}

/// Draws the card of the site.
pub(crate) fn home<E: Send>(press: &Press<'_, '_, E>) {
    let site = press.site;
    let Some(studio) = &site.studio else { return };
    let config = site.config;
    let language = site.language();
    let description = config.description.as_str();
    draw(press, language, &Route::home(), &[&config.title, description], config.span, || Card {
        title: studio.fit(&plain(&config.title), HOME_TITLE),
        summary: Some(description)
            .filter(|text| !text.is_empty())
            .map(|text| studio.fit(&plain(text), SUMMARY)),
        ..blank(site, studio, language, "home")
    });
}

/// The picture of all pages that have no card of their own.
pub(crate) fn of_site(site: &Site<'_>) -> Option<Image> {
    let studio = site.studio.as_ref()?;
    let config = site.config;
    if studio.lacks(&plain(&format!("{}{}", config.title, config.description))).is_some() {
        return None;
    }
    Some(image(&Route::home(), site.config.title.clone()))
}

/// Draws the card of a story; answers it as a picture.
pub(crate) fn story<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) -> Option<Image> {
    let site = press.site;
    let studio = site.studio.as_ref()?;
    let language = &site.languages[telling.language];
    let story = telling.story.get();
    let title = html::plain_title(&story.title);
    let years: Vec<i64> =
        telling.entries.iter().filter_map(|entry| days::year(entry.event.get().when())).collect();
    let year = |year: i64| site.in_words(&Date::from_year(year), language);
    let span = match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => Some(year(*first)),
        (Some(first), Some(last)) => Some(format!("{} – {}", year(*first), year(*last))),
        _ => None,
    };
    let count = language.words().count("entries", telling.entries.len());
    let dateline = span.into_iter().chain(std::iter::once(count)).collect::<Vec<_>>().join(" · ");
    let route = places::story(&story.key.value);
    // The parts of a long story share one card, and its own page draws it.
    if telling.part.is_none() {
        let card = || Card {
            title: studio.fit(&plain(&title), TITLE),
            dateline: Some(studio.fit(&plain(&dateline), DATELINE)),
            strip: strip(telling),
            ..blank(site, studio, language, "timeline")
        };
        if !draw(press, language, &route, &[&title, &dateline], story.title.span(), card) {
            return None;
        }
    }
    Some(image(&route, format!("{title}, {dateline}")))
}

/// The most events of a site that all have cards: drawing one takes as long as making a hundred
/// pages.
const MOST: usize = 500;

/// Whether an event has a card of its own; the others are shared with their story's.
pub(crate) fn has_own(site: &Site<'_>, event: Ref<'_, Event>) -> bool {
    site.studio.is_some()
        && (site.timeline.events().len() <= MOST || event.importance == Importance::Major)
}

/// The picture of all events of a story that have no card of their own.
pub(crate) fn of_story(site: &Site<'_>, telling: &Telling<'_>) -> Option<Image> {
    let title = html::plain_title(&telling.story.title);
    if site.studio.as_ref()?.lacks(&plain(&title)).is_some() {
        return None;
    }
    Some(image(&places::story(&telling.story.key.value), title))
}

/// Draws the card of an event; answers it as a picture.
pub(crate) fn event<'a, E: Send>(
    press: &Press<'_, 'a, E>,
    desk: &Desk<'a>,
    telling: &Telling<'a>,
    event: Ref<'a, Event>,
) -> Option<Image> {
    let site = press.site;
    let studio = site.studio.as_ref().filter(|_| has_own(site, event))?;
    let language = &site.languages[telling.language];
    let record = event.get();
    let title = html::plain_title(&record.title);
    let mut dateline = desk.event_when(event).text;
    // What is only alleged is not to look like a fact where the page is not read.
    if record.status != EventStatus::Confirmed {
        let status = desk.word(&format!("status-{}", record.status.as_str()));
        dateline = format!("{dateline} · {status}");
    }
    let story = html::plain_title(&telling.story.title);
    let card = || Card {
        title: studio.fit(&plain(&title), TITLE),
        dateline: Some(studio.fit(&plain(&dateline), DATELINE)),
        mark: Some(days::mark(record.when())),
        timeline: Some(studio.fit(&plain(&story), KICKER)),
        ..blank(site, studio, language, "event")
    };
    let route = places::event(record);
    draw(press, language, &route, &[&title, &dateline, &story], record.title.span(), card)
        .then(|| image(&route, format!("{dateline}: {title} ({story})")))
}

fn image(page: &Route, alt: String) -> Image {
    let size = Some(Size { width: WIDTH, height: HEIGHT });
    Image { route: place(page), size, alt }
}

/// A card on which only the site stands.
fn blank(site: &Site<'_>, studio: &Studio, language: &Language, kind: &'static str) -> Card {
    Card {
        kind,
        language: language.tag.clone(),
        dir: direction(&language.tag),
        title: Fitted::default(),
        summary: None,
        dateline: None,
        mark: None,
        timeline: None,
        site: studio.fit(&plain(&site.config.title), FOOT),
        host: site.config.base_url.as_ref().map(|base| base.host().to_owned()).unwrap_or_default(),
        strip: None,
    }
}

/// A text without what XML has no form for.
fn plain(text: &str) -> String {
    let odd =
        |c: char| c.is_control() || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}'..='\u{ffff}');
    text.replace(odd, " ")
}

/// The events of a story on a true scale, as strokes of one path: however many there are, no more
/// than the line has pixels.
fn strip(telling: &Telling<'_>) -> Option<CardStrip> {
    let entries = telling.story.entries();
    let reaches: Vec<_> = entries.map(|entry| days::reach(entry.event.get().when())).collect();
    let axis = Axis::new(&reaches)?;
    let places = reaches.iter().filter_map(|reach| axis.place(*reach));
    let middle = |place: axis::Place| pixels(place.x + place.width / 2.0);
    let xs: BTreeSet<u32> = places.map(middle).collect();
    let mut path = String::new();
    for x in xs {
        // Writing to a string does not fail.
        let _ = write!(path, "M{x} 0v1");
    }
    let breaks = axis.cuts().iter().map(|cut| middle(cut.place)).collect();
    Some(CardStrip { path, breaks })
}

/// A part of the line in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "percents of the line, from 0 to 100"
)]
fn pixels(percent: f64) -> u32 {
    (percent * f64::from(MEASURE) / 100.0).round() as u32
}

/// Fills the theme's template, and draws it where no such picture is kept; answers whether there is
/// a card then. A title with holes in it would be worse than the site's own card, so the letters of
/// all `texts` are looked at before the card is made.
fn draw<E: Send>(
    press: &Press<'_, '_, E>,
    language: &Language,
    page: &Route,
    texts: &[&str],
    span: Span,
    card: impl FnOnce() -> Card,
) -> bool {
    let Some(studio) = &press.site.studio else { return false };
    let texts = texts.iter().copied().chain([press.site.config.title.as_str()]);
    if let Some(letter) =
        texts.filter(|text| !text.is_ascii()).find_map(|text| studio.lacks(&plain(text)))
    {
        press.lacks_letter(letter, span);
        return false;
    }
    if !press.wants(page) {
        return true;
    }
    let mut context = Context::new();
    context.insert_value("site", language.frames.first().cloned().unwrap_or_else(Value::none));
    context.insert_value("card", Value::from_serializable(&card()));
    let mut svg = Vec::new();
    if let Err(error) = language.engine.render("card.svg", &context, &mut svg) {
        press.template_error(&error);
        return false;
    }
    let svg = String::from_utf8_lossy(&svg);
    let path = place(page).output();
    press.made(&path, studio.fingerprint(&svg), || match studio.draw(&svg) {
        Ok(png) => Some(png),
        Err(message) => {
            press.template_fault("templates/card.svg", &message);
            None
        }
    });
    true
}
