//! Feeds of changes: what is new, corrected or brought up to date in a timeline.
//!
//! Not a feed of the events: a reader who follows a timeline about 1954 wants to hear what changed
//! in it this week. Feeds need addresses, so a site that does not know its own has none.

// Writing to a string does not fail, so what `write!` answers is dropped.
use std::fmt::Write as _;

use dateline_core::{Record, Story};
use serde_json::json;

use crate::config::Emit;
use crate::days::first_day;
use crate::press::Press;
use crate::route::{ROOT_MARK, Route};
use crate::show::Desk;
use crate::site::Site;
use crate::telling::Telling;
use crate::{html, markup, places};

/// The most changes that a feed tells.
const LONGEST: usize = 100;

/// A change.
struct Change {
    /// The day, as `YYYY-MM-DD`.
    day: String,
    /// What makes it one of its own among the changes of a page and a day.
    what: String,
    route: Route,
    title: String,
    html: String,
}

/// Whether a site has feeds.
pub(crate) fn is_wanted(site: &Site<'_>) -> bool {
    site.config.emits(Emit::Feeds) && site.config.base_url.is_some()
}

/// Writes `feed.xml` and `feed.json`.
pub(crate) fn feeds<'a, E: Send>(press: &Press<'_, 'a, E>, telling: &'a Telling<'a>) {
    let site = press.site;
    let Some(base) = &site.config.base_url else { return };
    let mut desk = Desk::of_story(site, telling, &site.wanted.everywhere);
    let changes = changes(&mut desk, telling, base.as_str());
    let story = telling.story.get();
    let route = places::story(&story.key.value);
    let title = html::plain_title(&story.title);
    let summary = story.summary.as_ref();
    let summary = summary.map(|it| site.timeline.plain(it.markdown(), Some(&story.key.value)));
    let authors = authors(site, story);

    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(
        xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">",
        markup::escaped(&desk.language.tag)
    );
    let home = base.join(&route);
    let updated = changes.first().map_or("1970-01-01", |change| change.day.as_str());
    element(&mut xml, "id", &home);
    element(&mut xml, "title", &title);
    if let Some(summary) = &summary {
        element(&mut xml, "subtitle", summary);
    }
    element(&mut xml, "updated", &moment(updated));
    let _ = writeln!(xml, "<link href=\"{}\"/>", markup::escaped(&home));
    let own = base.join(&route.file("feed.xml"));
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}\"/>", markup::escaped(&own));
    for author in &authors {
        let _ = writeln!(xml, "<author><name>{}</name></author>", markup::escaped(author));
    }
    for change in &changes {
        let address = base.join(&change.route);
        xml.push_str("<entry>\n");
        element(&mut xml, "id", &format!("{address}#{}-{}", change.what, change.day));
        element(&mut xml, "title", &change.title);
        element(&mut xml, "updated", &moment(&change.day));
        let _ = writeln!(xml, "<link href=\"{}\"/>", markup::escaped(&address));
        let _ = write!(
            xml,
            "<content type=\"html\">{}</content>\n</entry>\n",
            markup::escaped(&change.html)
        );
    }
    xml.push_str("</feed>\n");
    press.file_of(&route.file("feed.xml").output(), xml.as_bytes(), press.site.texts_of(telling));

    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": summary.unwrap_or_default(),
        "home_page_url": home,
        "feed_url": base.join(&route.file("feed.json")),
        "language": desk.language.tag,
        "authors": authors.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(),
        "items": changes.iter().map(|change| {
            let address = base.join(&change.route);
            json!({
                "id": format!("{address}#{}-{}", change.what, change.day),
                "url": address,
                "title": change.title,
                "content_html": change.html,
                "date_published": moment(&change.day),
            })
        }).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_vec_pretty(&feed).unwrap_or_default();
    text.push(b'\n');
    press.file_of(&route.file("feed.json").output(), &text, press.site.texts_of(telling));
}

/// Every change of a story and of its own events, the newest first.
fn changes<'a>(desk: &mut Desk<'a>, telling: &'a Telling<'a>, base: &str) -> Vec<Change> {
    let site = desk.site;
    let story = telling.story.get();
    let key = Some(&story.key.value);
    let own = telling.entries.iter().map(|entry| entry.event);
    let own: Vec<_> = own.filter(|event| event.story() == telling.story).collect();
    let mut changes = Vec::new();
    let subjects = std::iter::once((Record::Story(telling.story), &story.corrections))
        .chain(own.iter().map(|event| (Record::Event(*event), &event.get().corrections)));
    for (subject, corrections) in subjects {
        for (at, correction) in corrections.iter().enumerate() {
            let Some(day) = correction.date.as_ref().and_then(|date| first_day(&date.value)) else {
                continue;
            };
            let shown = desk.correction(correction, key);
            let name = match subject {
                Record::Event(event) => desk.title_and_status(event),
                other => other.name(),
            };
            changes.push(Change {
                day,
                what: format!("{}-{}", correction.kind.as_str(), at + 1),
                route: route(subject),
                title: format!("{}: {name}", shown.label),
                html: absolute(&shown.text_html, base),
            });
        }
    }
    for retraction in site.timeline.retractions().iter().filter(|one| Some(&one.story) == key) {
        let date = retraction.correction.as_ref().and_then(|one| one.date.as_ref());
        let Some(day) = date.and_then(|date| first_day(&date.value)) else { continue };
        let shown = desk.retraction(retraction);
        changes.push(Change {
            day,
            what: "retracted".to_owned(),
            route: places::retraction(retraction),
            title: format!("{}: {}", shown.label, Record::Story(telling.story).name()),
            html: absolute(&shown.text_html, base),
        });
    }
    for event in &own {
        let Some(day) = event.get().updated.as_ref().and_then(|date| first_day(&date.value)) else {
            continue;
        };
        let date = desk.event_when(*event).text;
        let summary = desk.summary(*event);
        changes.push(Change {
            day,
            what: "updated".to_owned(),
            route: places::event(event.get()),
            title: format!("{}: {}", desk.word("updated"), desk.title_and_status(*event)),
            html: format!(
                "<p>{}. {}</p>",
                markup::escaped(&date),
                summary.map(|summary| absolute(&summary, base)).unwrap_or_default()
            ),
        });
    }
    if let Some(day) = story.published.as_ref().and_then(|date| first_day(&date.value)) {
        let summary = story.summary.as_ref().map(|summary| desk.line(summary, key));
        changes.push(Change {
            day,
            what: "published".to_owned(),
            route: places::story(&story.key.value),
            title: html::plain_title(&story.title),
            html: summary.map(|summary| absolute(&summary, base)).unwrap_or_default(),
        });
    }
    // The sort keeps the order of the timeline within a day.
    changes.sort_by(|one, two| two.day.cmp(&one.day));
    changes.truncate(LONGEST);
    changes
}

fn route(subject: Record<'_>) -> Route {
    match subject {
        Record::Event(event) => places::event(event.get()),
        Record::Story(story) => places::story(&story.get().key.value),
        _ => Route::home(),
    }
}

fn authors(site: &Site<'_>, story: &Story) -> Vec<String> {
    if !story.authors.is_empty() {
        return story.authors.clone();
    }
    // Atom asks for an author of each entry.
    let publisher = site.config.publisher.as_ref().map(|publisher| publisher.name.clone());
    vec![publisher.unwrap_or_else(|| site.config.title.clone())]
}

/// HTML as it can stand on any page: links lead to whole addresses.
fn absolute(html: &crate::view::Html, base: &str) -> String {
    html.as_str().replace(ROOT_MARK, &markup::escaped(base))
}

fn element(xml: &mut String, name: &str, text: &str) {
    let _ = writeln!(xml, "<{name}>{}</{name}>", markup::escaped(text));
}

/// A day as the moment that feeds ask for: nobody wrote down the hour.
fn moment(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
