//! A timeline as JSON, with everything that its pages show.
//!
//! Dates keep their exactness: each has the date as written (EDTF), its first and its last day, and
//! its words, so that nobody has to take "2019" for January 1.

use dateline_core::dates::Date;
use dateline_core::{Citation, Claim, Entity, EntityRef, Entry, Media, MediaFile, Prose, Ref};
use serde_json::{Value, json};

use super::object;
use crate::press::Press;
use crate::show::tags_of;
use crate::site::{Language, Site};
use crate::telling::Telling;
use crate::{html, places};

/// The version of the JSON: raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// Writes `timeline.json`.
pub(crate) fn json<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    let site = press.site;
    let story = telling.story.get();
    let language = &site.languages[telling.language];
    let route = places::story(&story.key.value);
    let data = object([
        ("dateline", json!(VERSION)),
        ("key", json!(story.key.value.as_str())),
        ("url", json!(site.canonical(&route))),
        ("title", json!(html::plain_title(&story.title))),
        ("summary", prose(story.summary.as_ref())),
        ("introduction", prose(story.introduction.as_ref())),
        ("language", json!(language.tag)),
        ("authors", json!(story.authors)),
        ("published", day(story.published.as_ref().map(|date| &date.value))),
        ("updated", day(story.updated.as_ref().map(|date| &date.value))),
        ("status", json!(story.status.as_str())),
        ("license", json!(story.license.as_ref().or(site.config.license.as_ref()))),
        ("methods", prose(story.methods.as_ref())),
        (
            "tracks",
            story
                .tracks
                .iter()
                .map(|it| json!({"key": it.key.value.as_str(), "title": it.title}))
                .collect(),
        ),
        (
            "eras",
            story
                .eras
                .iter()
                .map(|era| {
                    object([
                        ("title", json!(era.title)),
                        ("date", date(site, language, &era.date.value)),
                        ("summary", prose(era.summary.as_ref())),
                    ])
                })
                .collect(),
        ),
        (
            "sources",
            telling
                .sources
                .iter()
                .map(|source| {
                    let source = source.get();
                    object([
                        ("key", json!(source.key.value.as_str())),
                        ("title", json!(source.title())),
                        ("kind", json!(source.kind.map(dateline_core::SourceKind::as_str))),
                        ("authors", json!(source.authors)),
                        ("outlet", json!(source.outlet)),
                        ("published", day(source.published.as_ref().map(|date| &date.value))),
                        ("url", json!(source.url.as_ref().map(|url| url.value.as_str()))),
                        ("archived", json!(source.archived.as_ref().map(|url| url.value.as_str()))),
                        ("accessed", day(source.accessed.as_ref().map(|date| &date.value))),
                        ("language", json!(source.language.as_ref().map(|tag| tag.value.as_str()))),
                        ("locator", json!(source.locator)),
                    ])
                })
                .collect(),
        ),
        ("corrections", corrections(&story.corrections)),
    ]);
    let mut text = serde_json::to_string_pretty(&data).unwrap_or_default();
    // The events come last, each on a line of its own: so they are never all in memory as a tree,
    // and two versions of the file can be compared line by line.
    text.truncate(text.strip_suffix("\n}").map_or(text.len(), str::len));
    text.push_str(",\n  \"events\": [");
    for (at, entry) in telling.entries.iter().enumerate() {
        text.push_str(if at == 0 { "\n    " } else { ",\n    " });
        text.push_str(&event(site, language, telling, entry).to_string());
    }
    text.push_str("\n  ]\n}\n");
    press.file(&route.file("timeline.json").output(), text.as_bytes());
}

fn event(site: &Site<'_>, language: &Language, telling: &Telling<'_>, entry: &Entry<'_>) -> Value {
    let event = entry.event;
    let record = event.get();
    let own = event.story() == telling.story;
    let names = |kind: dateline_core::EntityKind| -> Value {
        event
            .participants()
            .filter(|(entity, _)| entity.kind == kind)
            .map(|(entity, named)| voice(Some(entity), named))
            .collect()
    };
    object([
        ("key", json!(record.key.value.as_str())),
        ("timeline", json!((!own).then(|| record.story.as_str()))),
        ("url", json!(site.canonical(&places::event(record)))),
        ("title", json!(html::plain_title(&record.title))),
        ("date", date(site, language, record.when())),
        ("date_note", prose(record.date_note.as_ref())),
        ("summary", prose(record.summary.as_ref())),
        ("body", prose(record.body.as_ref())),
        ("framing", prose(entry.framing)),
        ("place", event.place().map_or(Value::Null, place)),
        ("people", names(dateline_core::EntityKind::Person)),
        ("organizations", names(dateline_core::EntityKind::Organization)),
        ("tags", tags_of(event).iter().map(|tag| json!(tag.title())).collect()),
        ("track", json!(record.track.as_ref().map(|track| track.value.as_str()))),
        ("section", json!(record.section.as_ref().map(|section| section.value.as_str()))),
        ("importance", json!(record.importance.as_str())),
        ("status", json!(record.status.as_str())),
        ("sources", citations(&record.sources)),
        (
            "quotes",
            record
                .quotes
                .iter()
                .map(|quote| {
                    object([
                        ("text", json!(quote.text.value)),
                        ("by", named(site, quote.by.as_ref())),
                        ("to", named(site, quote.to.as_ref())),
                        ("language", json!(quote.language.as_ref().map(|tag| tag.value.as_str()))),
                        ("original", json!(quote.original.as_ref().map(|original| &original.text))),
                        ("source", json!(quote.source.as_ref().map(|it| it.key.value.as_str()))),
                    ])
                })
                .collect(),
        ),
        ("claims", event.claims_made().map(|claim| self::claim(site, language, claim)).collect()),
        (
            "media",
            record.media.iter().filter(|it| site.may_show(it)).map(|it| media(site, it)).collect(),
        ),
        (
            "related",
            event
                .related()
                .map(|(other, how)| json!({"event": other.address().as_str(), "as": how.as_str()}))
                .collect(),
        ),
        ("corrections", corrections(&record.corrections)),
        ("updated", day(record.updated.as_ref().map(|date| &date.value))),
    ])
}

fn claim(site: &Site<'_>, language: &Language, claim: Ref<'_, Claim>) -> Value {
    let record = claim.get();
    object([
        ("key", json!(record.key.as_ref().map(|key| key.value.as_str()))),
        ("text", prose(Some(&record.text))),
        ("by", named(site, record.by.as_ref())),
        ("about", json!(claim.about().map(|event| event.address().to_string()))),
        ("about_date", claim.about_when().map_or(Value::Null, |when| date(site, language, when))),
        ("status", json!(record.status.as_str())),
        ("sources", citations(&record.sources)),
        (
            "disputed_by",
            record
                .disputed_by
                .iter()
                .map(|dispute| {
                    object([
                        ("by", named(site, dispute.by.as_ref())),
                        ("text", prose(dispute.text.as_ref())),
                        ("sources", citations(&dispute.sources)),
                    ])
                })
                .collect(),
        ),
    ])
}

fn media(site: &Site<'_>, media: &Media) -> Value {
    let base = site.config.base_url.as_ref();
    let address = match &media.file {
        MediaFile::Local(path) => {
            let route = crate::Route::home().file(&path.value);
            base.map_or_else(|| route.encoded(), |base| base.join(&route))
        }
        MediaFile::Embed(address) => address.value.clone(),
        _ => return Value::Null,
    };
    object([
        ("url", json!(address)),
        ("alt", json!(media.alt.as_ref().map(|alt| alt.value.as_str()))),
        ("caption", prose(media.caption.as_ref())),
        ("credit", json!(media.credit)),
        ("license", json!(media.license)),
    ])
}

fn place(place: Ref<'_, Entity>) -> Value {
    let record = place.get();
    object([
        ("key", json!(record.key.value.as_str())),
        ("name", json!(record.name())),
        ("at", json!(record.at.map(|at| [at.latitude(), at.longitude()]))),
    ])
}

fn named(site: &Site<'_>, named: Option<&EntityRef>) -> Value {
    named.map_or(Value::Null, |named| voice(site.timeline.named(named), named))
}

fn voice(entity: Option<Ref<'_, Entity>>, named: &EntityRef) -> Value {
    object([
        ("key", json!(named.key.value.as_str())),
        ("name", json!(entity.map(|entity| entity.get().name()))),
        ("role", json!(named.role)),
        ("named_as", json!(named.named_as.as_ref().map(|name| name.value.as_str()))),
    ])
}

fn citations(citations: &[Citation]) -> Value {
    citations
        .iter()
        .map(|citation| match &citation.at {
            Some(at) => json!({"key": citation.key.value.as_str(), "at": at}),
            None => json!({"key": citation.key.value.as_str()}),
        })
        .collect()
}

fn corrections(corrections: &[dateline_core::Correction]) -> Value {
    corrections
        .iter()
        .map(|correction| {
            object([
                ("date", day(correction.date.as_ref().map(|date| &date.value))),
                ("kind", json!(correction.kind.as_str())),
                ("text", prose(Some(&correction.text))),
            ])
        })
        .collect()
}

/// A date in all its forms.
fn date(site: &Site<'_>, language: &Language, date: &Date) -> Value {
    let bounds = date.bounds();
    let end = |end: dateline_core::dates::End| match end.to_string() {
        unknown if unknown.is_empty() => Value::Null,
        end => Value::String(end),
    };
    json!({
        "edtf": date.to_string(),
        "earliest": end(bounds.earliest()),
        "latest": end(bounds.latest()),
        "text": site.in_words(date, language),
    })
}

fn day(date: Option<&Date>) -> Value {
    date.map_or(Value::Null, |date| Value::String(date.to_string()))
}

fn prose(prose: Option<&Prose>) -> Value {
    prose
        .filter(|prose| !prose.is_blank())
        .map_or(Value::Null, |prose| Value::String(prose.markdown().trim().to_owned()))
}
