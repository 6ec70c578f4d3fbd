//! JSON-LD in the words of schema.org: what search engines and aggregators read.
//!
//! It says no more than is known. A `startDate` is as exact as the date, or is not there: schema.org
//! has no word for doubt, so "about 1850" stands in the description and, as EDTF (which is ISO 8601,
//! part 2), in the `temporalCoverage` of the page. Who had to do with an event is what it is
//! `about`; neither `attendee` nor `organizer` is known of them. What has a date of change, sources
//! and corrections is the page: schema.org knows none of an event.

use std::borrow::Cow;

use dateline_core::{
    Correction, Entity, EntityKind, Event, EventStatus, Quote, Record, Ref, Source, Story,
};
use dateline_dates::Date;
use serde_json::{Map, Value, json};

use crate::outside::{Outside, events, plain, summary, title};

/// A timeline: an article whose main thing is a list of the pages of its events.
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
    let pages = events(story).map(|event| {
        let doubt = is_doubtful(event.status).then(|| event.status.as_str());
        ("item", Value::from(page(event, outside, doubt)))
    });
    whole(article(story, outside, pages))
}

/// Whether an event is not simply so: readers have to be told with it.
pub fn is_doubtful(status: EventStatus) -> bool {
    matches!(status, EventStatus::Reported | EventStatus::Alleged | EventStatus::Disputed)
}

/// A thing of schema.org: the names of its properties, and their values.
pub type Thing = Map<String, Value>;

/// A thing as a whole document, which may stand in a `<script>` element as it is: no `<` is left in
/// it, so nothing in a title can end the element or open a comment.
pub fn whole(mut thing: Thing) -> String {
    thing.insert("@context".to_owned(), json!("https://schema.org"));
    // Values of JSON do not fail.
    let text = serde_json::to_string(&thing).unwrap_or_default();
    match script_safe(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(safe) => safe,
    }
}

/// JSON that a script may hold, whatever reads it.
///
/// U+2028 and U+2029 end a line in old scripts; `<` could end a script element or open a comment.
/// Outside of strings JSON has none of them, so each may be written as an escape.
///
/// ```
/// use dateline_exchange::jsonld::script_safe;
///
/// assert_eq!(script_safe("</script>\u{2028}"), "\\u003c/script>\\u2028");
/// ```
pub fn script_safe(json: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'<', 0xe2, json.as_bytes()).is_none() {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for part in json.split_inclusive(['<', '\u{2028}', '\u{2029}']) {
        let mut chars = part.chars();
        match chars.next_back() {
            Some('<') => out.extend([chars.as_str(), "\\u003c"]),
            Some('\u{2028}') => out.extend([chars.as_str(), "\\u2028"]),
            Some('\u{2029}') => out.extend([chars.as_str(), "\\u2029"]),
            _ => out.push_str(part),
        }
    }
    Cow::Owned(out)
}

/// A timeline as an `Article` over a list of things, each with its field in the list's item: `url`
/// for an address, `item` for the thing itself.
pub fn article<'t>(
    story: Ref<'_, Story>,
    outside: &Outside<'_>,
    listed: impl Iterator<Item = (&'t str, Value)>,
) -> Thing {
    let items: Vec<Value> = listed
        .enumerate()
        .map(|(at, (field, value))| json!({"@type": "ListItem", "position": at + 1, field: value}))
        .collect();
    let list = json!({"@type": "ItemList", "itemListElement": items});
    object([
        ("@type", json!("Article")),
        ("headline", json!(title(&story.title))),
        ("description", json!(plain(story, story.summary.as_ref()))),
        ("url", json!(outside.address(Record::Story(story)))),
        ("inLanguage", json!(story.language.as_ref().map(|it| it.value.as_str()))),
        ("datePublished", date(story.published.as_ref().map(|it| &it.value))),
        ("dateModified", date(story.updated.as_ref().map(|it| &it.value))),
        ("author", people(&story.authors)),
        ("license", story.license.as_deref().map_or(Value::Null, license)),
        ("backstory", json!(plain(story, story.methods.as_ref()))),
        ("correction", corrections(story, &story.corrections)),
        ("mainEntity", if items.is_empty() { Value::Null } else { list }),
    ])
}

/// The page of an event. `doubt` are words that have to be said before all others, such as
/// "alleged".
pub fn page(event: Ref<'_, Event>, outside: &Outside<'_>, doubt: Option<&str>) -> Thing {
    let record = event.get();
    object([
        ("@type", json!("WebPage")),
        ("name", json!(title(&record.title))),
        ("url", json!(outside.address(Record::Event(event)))),
        ("dateModified", date(record.updated.as_ref().map(|it| &it.value))),
        ("temporalCoverage", json!(record.when().to_string())),
        ("keywords", record.tags.iter().map(|tag| json!(tag.value)).collect()),
        ("mainEntity", self::event(event, outside, doubt).into()),
        ("hasPart", record.quotes.iter().map(|it| quotation(it, event, outside)).collect()),
        ("citation", event.sources().map(|it| source(it, outside)).collect()),
        ("correction", corrections(event.story(), &record.corrections)),
    ])
}

fn event(event: Ref<'_, Event>, outside: &Outside<'_>, doubt: Option<&str>) -> Thing {
    let record = event.get();
    let when = record.when();
    // Only an interval lasts; "some day of 1954" does not.
    let end = when.end().filter(|_| when.is_interval());
    let (start, end) = (date(when.start().as_ref()), date(end.as_ref()));
    let is_known = !start.is_null() && (!end.is_null() || !when.is_interval());
    let in_words = (!is_known).then(|| outside.date_text(record));
    let summary = summary(event);
    let said = [doubt.map(str::to_owned), in_words, summary];
    let description: Vec<String> = said.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    object([
        ("@type", json!("Event")),
        ("name", json!(title(&record.title))),
        ("description", json!(description.join(" · "))),
        ("startDate", start),
        ("endDate", end),
        (
            "eventStatus",
            match record.status {
                EventStatus::Cancelled => json!("https://schema.org/EventCancelled"),
                EventStatus::Planned => json!("https://schema.org/EventScheduled"),
                _ => Value::Null,
            },
        ),
        ("location", event.place().map_or(Value::Null, |place| named(place, outside).into())),
        ("about", event.participants().map(|(who, _)| named(who, outside)).collect()),
    ])
}

/// The words of somebody real: `spokenByCharacter` is for those of fiction.
fn quotation(quote: &Quote, event: Ref<'_, Event>, outside: &Outside<'_>) -> Thing {
    let by = quote.by.as_ref().and_then(|by| event.timeline().named(by));
    let told = quote.source.as_ref().and_then(|cited| event.timeline().cited(cited));
    object([
        ("@type", json!("Quotation")),
        ("text", json!(quote.text.value)),
        ("inLanguage", json!(quote.language.as_ref().map(|it| it.value.as_str()))),
        ("creator", by.map_or(Value::Null, |by| named(by, outside).into())),
        ("isBasedOn", json!(told.and_then(|told| address_of(told, outside)))),
    ])
}

/// A person, an organization or a place, with all that is known of it.
pub fn entity(entity: Ref<'_, Entity>, outside: &Outside<'_>) -> Thing {
    let record = entity.get();
    let of_person = |date: Option<&Date>| match record.kind {
        EntityKind::Person => self::date(date),
        _ => Value::Null,
    };
    let description = record.description.as_ref();
    let description = description.map(|it| entity.timeline().plain(it.markdown(), None));
    let more = object([
        ("description", json!(description)),
        ("alternateName", record.aliases.iter().map(|it| json!(it.value)).collect()),
        ("sameAs", record.same_as.iter().filter_map(|it| web(&it.value)).collect()),
        ("birthDate", of_person(record.born.as_ref().map(|it| &it.value))),
        ("deathDate", of_person(record.died.as_ref().map(|it| &it.value))),
    ]);
    let mut found = named(entity, outside);
    found.extend(more);
    found
}

/// The same, no more than it takes to know which one is meant.
fn named(entity: Ref<'_, Entity>, outside: &Outside<'_>) -> Thing {
    let record = entity.get();
    let (kind, at) = match record.kind {
        EntityKind::Organization => ("Organization", None),
        EntityKind::Place => ("Place", record.at),
        _ => ("Person", None),
    };
    let geo = at.map(|at| {
        json!({"@type": "GeoCoordinates", "latitude": at.latitude(), "longitude": at.longitude()})
    });
    object([
        ("@type", json!(kind)),
        ("name", json!(record.name())),
        ("url", json!(outside.address(Record::Entity(entity)))),
        ("geo", json!(geo)),
    ])
}

/// A source, with all that is known of it.
pub fn source(source: Ref<'_, Source>, outside: &Outside<'_>) -> Thing {
    let record = source.get();
    object([
        ("@type", json!("CreativeWork")),
        ("name", json!(record.title())),
        ("author", people(&record.authors)),
        (
            "publisher",
            json!(record.outlet.as_ref().map(|it| json!({"@type": "Organization", "name": it}))),
        ),
        ("datePublished", date(record.published.as_ref().map(|it| &it.value))),
        ("inLanguage", json!(record.language.as_ref().map(|it| it.value.as_str()))),
        ("url", json!(address_of(source, outside))),
        ("archivedAt", json!(record.archived.as_ref().and_then(|it| web(&it.value)))),
    ])
}

/// Where a source is: in the world, or else its page.
fn address_of(source: Ref<'_, Source>, outside: &Outside<'_>) -> Option<Value> {
    let own = source.get().url.as_ref().and_then(|url| web(&url.value));
    own.or_else(|| outside.address(Record::Source(source)).map(Value::String))
}

/// An address of the web; nothing else may be followed.
fn web(address: &str) -> Option<Value> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web.then(|| json!(address))
}

/// A licence is an address or a work that has a name; never bare words.
pub fn license(words: &str) -> Value {
    web(words).unwrap_or_else(|| json!({"@type": "CreativeWork", "name": words}))
}

fn corrections(story: Ref<'_, Story>, corrections: &[Correction]) -> Value {
    let value = |correction: &Correction| {
        object([
            ("@type", json!("CorrectionComment")),
            ("text", json!(plain(story, Some(&correction.text)))),
            ("datePublished", date(correction.date.as_ref().map(|it| &it.value))),
        ])
    };
    corrections.iter().map(value).collect()
}

fn people(names: &[String]) -> Value {
    names.iter().map(|name| json!({"@type": "Person", "name": name})).collect()
}

fn date(date: Option<&Date>) -> Value {
    json!(date.and_then(Date::iso_8601))
}

/// An object without the fields that hold nothing: an absent field and an empty one mean the same.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Thing {
    let held = fields.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    });
    held.map(|(name, value)| (name.to_owned(), value)).collect()
}
