//! JSON-LD: pages in the words of schema.org, for search engines and for whoever gathers data.
//!
//! Only what the page itself shows. It is escaped so that no text can end its script element.

use dateline_core::{Entity, EntityKind, Event, EventStatus, Ref, Source};
use serde_json::{Map, Value, json};

use super::search::script_safe;
use crate::days::datetime;
use crate::show::tags_of;
use crate::site::Site;
use crate::telling::Telling;
use crate::view::Html;
use crate::{Route, html, markup, places};

/// A value as it stands in a page.
pub(crate) fn embedded(value: &Value) -> Html {
    Html::trusted(&script_safe(&value.to_string()))
}

/// A timeline's page: a list of events.
pub(crate) fn timeline(site: &Site<'_>, telling: &Telling<'_>) -> Value {
    let story = telling.story.get();
    let route = telling.route();
    // A long story's page is an index; its parts list the events.
    let listed = if telling.parts.is_empty() { telling.entries.as_slice() } else { &[] };
    let items: Vec<Value> = listed
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let record = entry.event.get();
            object([
                ("@type", json!("ListItem")),
                ("position", json!(at + 1)),
                ("name", json!(html::plain_title(&record.title))),
                ("url", url(site, &places::event(record))),
            ])
        })
        .collect();
    object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("CollectionPage")),
        ("name", json!(html::plain_title(&story.title))),
        ("description", text(story.summary.as_ref())),
        ("url", url(site, &route)),
        ("inLanguage", json!(site.languages[telling.language].tag)),
        ("datePublished", day(story.published.as_ref().map(|date| &date.value))),
        ("dateModified", day(story.updated.as_ref().map(|date| &date.value))),
        (
            "author",
            story.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect(),
        ),
        ("publisher", publisher(site)),
        ("license", json!(story.license.as_ref().or(site.config.license.as_ref()))),
        ("correction", corrections(&story.corrections)),
        (
            "mainEntity",
            if items.is_empty() {
                Value::Null
            } else {
                json!({"@type": "ItemList", "itemListElement": items})
            },
        ),
    ])
}

/// An event's page.
pub(crate) fn event(site: &Site<'_>, telling: &Telling<'_>, event: Ref<'_, Event>) -> Value {
    let record = event.get();
    let story = telling.story.get();
    let bounds = record.when().bounds();
    let start = datetime(record.when()).map(Value::String);
    let end = |end: dateline_core::dates::End| {
        end.day().filter(|day| (1..=9999).contains(&day.year())).map(|day| json!(day.to_string()))
    };
    let is_span = start.is_none();
    let status = match record.status {
        EventStatus::Cancelled => json!("https://schema.org/EventCancelled"),
        EventStatus::Planned => json!("https://schema.org/EventScheduled"),
        _ => Value::Null,
    };
    let quotes: Value = record
        .quotes
        .iter()
        .map(|quote| {
            let by = quote.by.as_ref().and_then(|by| site.timeline.named(by));
            object([
                ("@type", json!("Quotation")),
                ("text", json!(quote.text.value)),
                ("inLanguage", json!(quote.language.as_ref().map(|tag| tag.value.as_str()))),
                ("spokenByCharacter", by.map_or(Value::Null, |by| entity_stub(site, by))),
            ])
        })
        .collect();
    let what = object([
        ("@type", json!("Event")),
        ("name", json!(html::plain_title(&record.title))),
        ("description", text(record.summary.as_ref())),
        ("startDate", start.or_else(|| end(bounds.earliest())).unwrap_or_default()),
        ("endDate", end(bounds.latest()).filter(|_| is_span).unwrap_or_default()),
        ("eventStatus", status),
        ("location", event.place().map_or(Value::Null, |place| entity_stub(site, place))),
        ("contributor", event.participants().map(|(who, _)| entity_stub(site, who)).collect()),
    ]);
    object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("WebPage")),
        ("name", json!(html::plain_title(&record.title))),
        ("url", url(site, &places::event(record))),
        ("inLanguage", json!(site.languages[telling.language].tag)),
        ("dateModified", day(record.updated.as_ref().map(|date| &date.value))),
        ("isPartOf", url(site, &places::story(&story.key.value))),
        ("publisher", publisher(site)),
        ("keywords", tags_of(event).iter().map(|tag| json!(tag.title())).collect()),
        ("mainEntity", what),
        ("hasPart", quotes),
        ("citation", event.sources().map(source).collect()),
        ("correction", corrections(&record.corrections)),
    ])
}

/// The page of a person, an organization or a place.
pub(crate) fn entity(site: &Site<'_>, entity: Ref<'_, Entity>) -> Value {
    let record = entity.get();
    let mut found = entity_stub(site, entity);
    let same: Vec<&str> = record.same_as.iter().map(|it| it.value.as_str()).collect();
    let aliases: Vec<&str> = record.aliases.iter().map(|it| it.value.as_str()).collect();
    let more = object([
        ("@context", json!("https://schema.org")),
        ("description", text(record.description.as_ref())),
        ("alternateName", json!(aliases)),
        ("sameAs", json!(same)),
        ("birthDate", day(record.born.as_ref().map(|date| &date.value))),
        ("deathDate", day(record.died.as_ref().map(|date| &date.value))),
    ]);
    if let (Value::Object(found), Value::Object(more)) = (&mut found, more) {
        found.extend(more);
    }
    found
}

/// A source's page.
pub(crate) fn source_page(source: Ref<'_, Source>) -> Value {
    let mut found = self::source(source);
    if let Value::Object(found) = &mut found {
        found.insert("@context".to_owned(), json!("https://schema.org"));
    }
    found
}

fn entity_stub(site: &Site<'_>, entity: Ref<'_, Entity>) -> Value {
    let record = entity.get();
    let geo = record.at.map_or(Value::Null, |at| {
        json!({"@type": "GeoCoordinates", "latitude": at.latitude(), "longitude": at.longitude()})
    });
    object([
        (
            "@type",
            json!(match record.kind {
                EntityKind::Organization => "Organization",
                EntityKind::Place => "Place",
                _ => "Person",
            }),
        ),
        ("name", json!(record.name())),
        ("url", url(site, &places::entity(record))),
        ("geo", geo),
    ])
}

fn source(source: Ref<'_, Source>) -> Value {
    let record = source.get();
    object([
        ("@type", json!("CreativeWork")),
        ("name", json!(record.title())),
        (
            "author",
            record.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect(),
        ),
        (
            "publisher",
            record
                .outlet
                .as_ref()
                .map_or(Value::Null, |outlet| json!({"@type": "Organization", "name": outlet})),
        ),
        ("datePublished", day(record.published.as_ref().map(|date| &date.value))),
        ("inLanguage", json!(record.language.as_ref().map(|tag| tag.value.as_str()))),
        ("url", json!(record.url.as_ref().and_then(|url| markup::external(&url.value)))),
        (
            "archivedAt",
            json!(record.archived.as_ref().and_then(|url| markup::external(&url.value))),
        ),
    ])
}

fn corrections(corrections: &[dateline_core::Correction]) -> Value {
    corrections
        .iter()
        .map(|correction| {
            object([
                ("@type", json!("CorrectionComment")),
                ("text", text(Some(&correction.text))),
                ("datePublished", day(correction.date.as_ref().map(|date| &date.value))),
            ])
        })
        .collect()
}

fn publisher(site: &Site<'_>) -> Value {
    site.config.publisher.as_ref().map_or(Value::Null, |publisher| {
        let url = publisher.url.as_deref().and_then(markup::external);
        object([
            ("@type", json!("Organization")),
            ("name", json!(publisher.name)),
            ("url", json!(url)),
        ])
    })
}

fn url(site: &Site<'_>, route: &Route) -> Value {
    json!(site.canonical(route))
}

/// A date that schema.org has a form for.
fn day(date: Option<&dateline_core::dates::Date>) -> Value {
    json!(date.and_then(datetime))
}

fn text(prose: Option<&dateline_core::Prose>) -> Value {
    prose.map_or(Value::Null, |prose| json!(dateline_markdown::plain(prose.markdown())))
}

/// An object without its empty fields: an absent field and an empty one mean the same.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    });
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}
