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

use crate::outside::{Outside, events, in_zone, plain, summary, title};
pub use crate::thing::{Thing, Value};

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
    whole(&article(story, outside, pages))
}

/// Whether an event is not simply so: readers have to be told with it.
pub fn is_doubtful(status: EventStatus) -> bool {
    matches!(status, EventStatus::Reported | EventStatus::Alleged | EventStatus::Disputed)
}

/// A thing as a whole document, which may stand in a `<script>` element as it is: no `<` is left in
/// it, so nothing in a title can end the element or open a comment.
pub fn whole(thing: &Thing) -> String {
    // Texts and numbers do not fail.
    let thing = serde_json::to_string(thing).unwrap_or_default();
    let properties = thing.strip_prefix('{').unwrap_or_default();
    let text = format!("{{\"@context\":\"https://schema.org\",{properties}");
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
    let bytes = json.as_bytes();
    let ends_line = |at: usize| matches!(bytes.get(at + 2), Some(0xa8 | 0xa9));
    let has_no_end = !memchr::memmem::find_iter(bytes, b"\xe2\x80").any(ends_line);
    if memchr::memchr(b'<', bytes).is_none() && has_no_end {
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
pub fn article(
    story: Ref<'_, Story>,
    outside: &Outside<'_>,
    listed: impl Iterator<Item = (&'static str, Value)>,
) -> Thing {
    let item = |(position, (field, value)): (usize, (&'static str, Value))| {
        Thing::of_type("ListItem").with("position", position).with(field, value)
    };
    let items: Vec<Thing> = (1..).zip(listed).map(item).collect();
    let list = (!items.is_empty()).then(|| {
        Thing::of_type("ItemList").with("itemListElement", items.into_iter().collect::<Value>())
    });
    Thing::of_type("Article")
        .with("headline", title(&story.title))
        .with("description", plain(story, story.summary.as_ref()))
        .with("url", outside.address(Record::Story(story)))
        .with("inLanguage", story.language.as_ref().map(|it| it.value.clone()))
        .with("datePublished", date(story.published.as_ref().map(|it| &it.value)))
        .with("dateModified", date(story.updated.as_ref().map(|it| &it.value)))
        .with("author", people(&story.authors))
        .with("license", story.license.as_deref().map(license))
        .with("backstory", plain(story, story.methods.as_ref()))
        .with("correction", corrections(story, &story.corrections))
        .with("mainEntity", list)
}

/// The page of an event. `doubt` are words that have to be said before all others, such as
/// "alleged".
pub fn page(event: Ref<'_, Event>, outside: &Outside<'_>, doubt: Option<&str>) -> Thing {
    let record = event.get();
    let tags = record.tags.iter().map(|tag| tag.value.clone());
    let quotes = record.quotes.iter().map(|it| quotation(it, event, outside));
    let name = title(&record.title);
    let about = self::event(event, name.clone(), outside, doubt);
    Thing::of_type("WebPage")
        .with("name", name)
        .with("url", outside.address(Record::Event(event)))
        .with("dateModified", date(record.updated.as_ref().map(|it| &it.value)))
        .with("temporalCoverage", record.when().to_string())
        .with("keywords", tags.collect::<Value>())
        .with("mainEntity", about)
        .with("hasPart", quotes.collect::<Value>())
        .with("citation", event.sources().map(|it| source(it, outside)).collect::<Value>())
        .with("correction", corrections(event.story(), &record.corrections))
}

fn event(event: Ref<'_, Event>, name: String, outside: &Outside<'_>, doubt: Option<&str>) -> Thing {
    let record = event.get();
    let when = in_zone(record);
    // Only an interval lasts; "some day of 1954" does not.
    let end = when.end().filter(|_| when.is_interval());
    let (start, end) = (date(when.start().as_ref()), date(end.as_ref()));
    let is_known = start.is_some() && (end.is_some() || !when.is_interval());
    let in_words = (!is_known).then(|| outside.date_text(record));
    let summary = summary(event);
    let said = [doubt.map(str::to_owned), in_words, summary];
    let description: Vec<String> = said.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    let status = match record.status {
        EventStatus::Cancelled => Some("https://schema.org/EventCancelled"),
        EventStatus::Planned => Some("https://schema.org/EventScheduled"),
        _ => None,
    };
    let about = event.participants().map(|(who, _)| named(who, outside));
    Thing::of_type("Event")
        .with("name", name)
        .with("description", description.join(" · "))
        .with("startDate", start)
        .with("endDate", end)
        .with("eventStatus", status)
        .with("location", event.place().map(|place| named(place, outside)))
        .with("about", about.collect::<Value>())
}

/// The words of somebody real: `spokenByCharacter` is for those of fiction.
fn quotation(quote: &Quote, event: Ref<'_, Event>, outside: &Outside<'_>) -> Thing {
    let by = quote.by.as_ref().and_then(|by| event.timeline().named(by));
    let told = quote.source.as_ref().and_then(|cited| event.timeline().cited(cited));
    Thing::of_type("Quotation")
        .with("text", quote.text.value.clone())
        .with("inLanguage", quote.language.as_ref().map(|it| it.value.clone()))
        .with("creator", by.map(|by| named(by, outside)))
        .with("isBasedOn", told.and_then(|told| address_of(told, outside)))
}

/// A person, an organization or a place, with all that is known of it.
pub fn entity(entity: Ref<'_, Entity>, outside: &Outside<'_>) -> Thing {
    let record = entity.get();
    let of_person = |date: Option<&Date>| match record.kind {
        EntityKind::Person => self::date(date),
        _ => None,
    };
    let description = record.description.as_ref();
    let description = description.map(|it| entity.timeline().plain(it.markdown(), None));
    let aliases = record.aliases.iter().map(|it| it.value.clone());
    let same_as = record.same_as.iter().filter_map(|it| web(&it.value));
    named(entity, outside)
        .with("description", description)
        .with("alternateName", aliases.collect::<Value>())
        .with("sameAs", same_as.collect::<Value>())
        .with("birthDate", of_person(record.born.as_ref().map(|it| &it.value)))
        .with("deathDate", of_person(record.died.as_ref().map(|it| &it.value)))
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
        Thing::of_type("GeoCoordinates")
            .with("latitude", at.latitude())
            .with("longitude", at.longitude())
    });
    Thing::of_type(kind)
        .with("name", record.name().to_owned())
        .with("url", outside.address(Record::Entity(entity)))
        .with("geo", geo)
}

/// A source, with all that is known of it.
pub fn source(source: Ref<'_, Source>, outside: &Outside<'_>) -> Thing {
    let record = source.get();
    Thing::of_type("CreativeWork")
        .with("name", record.title().to_owned())
        .with("author", people(&record.authors))
        .with("publisher", record.outlet.as_deref().map(organization))
        .with("datePublished", date(record.published.as_ref().map(|it| &it.value)))
        .with("inLanguage", record.language.as_ref().map(|it| it.value.clone()))
        .with("url", address_of(source, outside))
        .with("archivedAt", record.archived.as_ref().and_then(|it| web(&it.value)))
}

/// Whoever publishes, by name.
pub fn organization(name: &str) -> Thing {
    Thing::of_type("Organization").with("name", name.to_owned())
}

/// Where a source is: in the world, or else its page.
fn address_of(source: Ref<'_, Source>, outside: &Outside<'_>) -> Option<String> {
    let own = source.get().url.as_ref().and_then(|url| web(&url.value));
    own.or_else(|| outside.address(Record::Source(source)))
}

/// An address of the web; nothing else may be followed.
fn web(address: &str) -> Option<String> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    is_web.then(|| address.to_owned())
}

/// A licence is an address or a work that has a name; never bare words.
pub fn license(words: &str) -> Value {
    let work = || Thing::of_type("CreativeWork").with("name", words.to_owned()).into();
    web(words).map_or_else(work, Value::from)
}

fn corrections(story: Ref<'_, Story>, corrections: &[Correction]) -> Value {
    let value = |correction: &Correction| {
        Thing::of_type("CorrectionComment")
            .with("text", plain(story, Some(&correction.text)))
            .with("datePublished", date(correction.date.as_ref().map(|it| &it.value)))
    };
    corrections.iter().map(value).collect()
}

fn people(names: &[String]) -> Value {
    names.iter().map(|name| Thing::of_type("Person").with("name", name.clone())).collect()
}

fn date(date: Option<&Date>) -> Option<String> {
    date.and_then(Date::iso_8601)
}
