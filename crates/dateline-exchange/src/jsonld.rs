//! JSON-LD in the words of schema.org: what search engines and aggregators read.
//!
//! The text can stand in a `<script>` element as it is: no `<` is left in it, so nothing in a title
//! can end the element or open a comment.

use dateline_core::{
    Correction, Entity, EntityKind, Event, EventStatus, Record, Ref, Source, Story,
};
use dateline_dates::{Date, Precision};
use serde_json::{Map, Value, json};

use crate::outside::{Outside, events, plain, summary, title};

/// A timeline: a page whose main thing is a list of events.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, jsonld};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "</script> The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = jsonld::write(story, &Outside::default());
/// assert!(text.contains(r#""startDate":"1969-07-20""#));
/// assert!(!text.contains('<'));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let items: Vec<Value> = events(story)
        .enumerate()
        .map(|(at, event)| {
            json!({"@type": "ListItem", "position": at + 1, "item": event_value(event, outside)})
        })
        .collect();
    let authors: Vec<Value> =
        story.authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect();
    script_safe(&object([
        ("@context", json!("https://schema.org")),
        ("@type", json!("NewsArticle")),
        ("headline", json!(title(&story.title))),
        ("description", text(&plain(story.summary.as_ref()))),
        ("url", json!(outside.address(Record::Story(story)))),
        ("inLanguage", json!(story.language.as_ref().map(|it| it.value.as_str()))),
        ("datePublished", json!(story.published.as_ref().and_then(|it| exact(&it.value)))),
        ("dateModified", json!(story.updated.as_ref().and_then(|it| exact(&it.value)))),
        ("author", json!(authors)),
        ("license", json!(story.license)),
        ("backstory", text(&plain(story.methods.as_ref()))),
        ("correction", corrections(&story.corrections)),
        ("mainEntity", json!({"@type": "ItemList", "itemListElement": items})),
    ]))
}

/// One event with its quotes and its sources.
pub fn write_event(event: Ref<'_, Event>, outside: &Outside<'_>) -> String {
    let mut value = event_value(event, outside);
    if let Value::Object(fields) = &mut value {
        fields.insert("@context".to_owned(), json!("https://schema.org"));
    }
    script_safe(&value)
}

fn event_value(event: Ref<'_, Event>, outside: &Outside<'_>) -> Value {
    let record = event.get();
    let timeline = event.timeline();
    let bounds = record.when().bounds();
    let start = exact(record.when());
    // A month or a decade is given by its ends, since schema.org has days.
    let end_of = |end: dateline_dates::End| {
        end.day().filter(|day| (1..=9999).contains(&day.year())).map(|day| day.to_string())
    };
    let end = if start.is_some() { None } else { end_of(bounds.latest()) };
    let quotes: Vec<Value> = record
        .quotes
        .iter()
        .map(|quote| {
            let by = quote.by.as_ref().and_then(|by| timeline.named(by));
            let told = quote.source.as_ref().and_then(|cited| timeline.cited(cited));
            object([
                ("@type", json!("Quotation")),
                ("text", json!(quote.text.value)),
                ("inLanguage", json!(quote.language.as_ref().map(|it| it.value.as_str()))),
                ("creator", by.map_or(Value::Null, |by| entity(by, outside))),
                ("isBasedOn", told.map_or(Value::Null, |told| source(told, outside))),
            ])
        })
        .collect();
    object([
        ("@type", json!("Event")),
        ("name", json!(title(&record.title))),
        ("description", text(&summary(record).map(dateline_markdown::plain).unwrap_or_default())),
        ("url", json!(outside.address(Record::Event(event)))),
        ("startDate", json!(start.or_else(|| end_of(bounds.earliest())))),
        ("endDate", json!(end)),
        (
            "eventStatus",
            match record.status {
                EventStatus::Cancelled => json!("https://schema.org/EventCancelled"),
                EventStatus::Planned => json!("https://schema.org/EventScheduled"),
                _ => Value::Null,
            },
        ),
        ("location", event.place().map_or(Value::Null, |place| entity(place, outside))),
        ("contributor", event.participants().map(|(who, _)| entity(who, outside)).collect()),
        (
            "image",
            record.media.iter().filter_map(|it| Some(json!(outside.media(&it.file)?))).collect(),
        ),
        ("keywords", record.tags.iter().map(|tag| json!(tag.value)).collect()),
        ("dateModified", json!(record.updated.as_ref().and_then(|it| exact(&it.value)))),
        ("subjectOf", event.sources().map(|it| source(it, outside)).collect()),
        ("recordedIn", json!(quotes)),
        ("correction", corrections(&record.corrections)),
    ])
}

fn entity(entity: Ref<'_, Entity>, outside: &Outside<'_>) -> Value {
    let record = entity.get();
    let kind = match record.kind {
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        _ => "Person",
    };
    let geo = record.at.map(|at| {
        json!({"@type": "GeoCoordinates", "latitude": at.latitude(), "longitude": at.longitude()})
    });
    object([
        ("@type", json!(kind)),
        ("name", json!(record.name())),
        ("url", json!(outside.address(Record::Entity(entity)))),
        ("sameAs", record.same_as.iter().map(|it| json!(it.value)).collect()),
        ("geo", json!(geo)),
    ])
}

fn source(source: Ref<'_, Source>, outside: &Outside<'_>) -> Value {
    let record = source.get();
    let own = record.url.as_ref().map(|url| url.value.clone());
    object([
        ("@type", json!("CreativeWork")),
        ("name", json!(record.title())),
        (
            "author",
            record.authors.iter().map(|it| json!({"@type": "Person", "name": it})).collect(),
        ),
        (
            "publisher",
            json!(record.outlet.as_ref().map(|it| json!({"@type": "Organization", "name": it}))),
        ),
        ("datePublished", json!(record.published.as_ref().and_then(|it| exact(&it.value)))),
        ("url", json!(own.or_else(|| outside.address(Record::Source(source))))),
        ("archivedAt", json!(record.archived.as_ref().map(|url| &url.value))),
    ])
}

fn corrections(corrections: &[Correction]) -> Value {
    let value = |correction: &Correction| {
        object([
            ("@type", json!("CorrectionComment")),
            ("text", text(&plain(Some(&correction.text)))),
            ("datePublished", json!(correction.date.as_ref().and_then(|it| exact(&it.value)))),
        ])
    };
    corrections.iter().map(value).collect()
}

/// A date that ISO 8601 has one form for: a day or a moment, a month, a year from 1 to 9999.
fn exact(date: &Date) -> Option<String> {
    let is_plain = !date.is_interval() && !date.is_set() && date.qualifier().mark().is_empty();
    let is_exact = date.precision() >= Precision::Year && date.precision() != Precision::Season;
    let is_near = date.year().is_some_and(|year| (1..=9999).contains(&year));
    (is_plain && is_exact && is_near).then(|| date.to_string())
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { json!(text) }
}

/// An object without the fields that hold nothing.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let held = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    Value::Object(held.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// JSON in which nothing can end a script element. Outside of strings JSON has no `<`, so each one
/// may be written as an escape.
fn script_safe(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}
