//! Which record's page lies where.
//!
//! A route follows from keys alone, so that it can be worked out wherever a link is written.

use dateline_core::{Claim, Entity, EntityKind, Event, Key, Page, Record, Ref, Retraction, Source};

use crate::markup;
use crate::route::Route;

/// The name of a page's picture for social media.
pub(crate) const CARD: &str = "card.png";

/// What a page's oEmbed file is called, in the page's folder.
pub(crate) const OEMBED: &str = "oembed.json";

pub(crate) fn story(key: &Key) -> Route {
    Route::folder([key.as_str()])
}

pub(crate) fn event(event: &Event) -> Route {
    Route::folder([event.story.as_str(), event.key.value.as_str()])
}

/// Where a retracted event was.
pub(crate) fn retraction(retraction: &Retraction) -> Route {
    Route::folder([retraction.story.as_str(), retraction.key.value.as_str()])
}

pub(crate) fn entity(entity: &Entity) -> Route {
    Route::folder([entity.kind.plural(), entity.key.value.as_str()])
}

pub(crate) fn entities(kind: EntityKind) -> Route {
    Route::folder([kind.plural()])
}

pub(crate) fn source(source: &Source) -> Route {
    Route::folder(["sources", source.key.value.as_str()])
}

pub(crate) fn sources() -> Route {
    Route::folder(["sources"])
}

pub(crate) fn tag(key: &Key) -> Route {
    Route::folder(["tags", key.as_str()])
}

pub(crate) fn tags() -> Route {
    Route::folder(["tags"])
}

pub(crate) fn corrections() -> Route {
    Route::folder(["corrections"])
}

pub(crate) fn search() -> Route {
    Route::folder(["search"])
}

pub(crate) fn not_found() -> Route {
    Route::home().file("404.html")
}

pub(crate) fn page(page: &Page) -> Route {
    Route::folder([page.key.value.as_str()])
}

/// Where the assets of a theme lie.
pub(crate) fn asset(name: &str) -> Route {
    Route::folder(["assets"]).file(name)
}

/// The id of an event's entry in the list of a story.
///
/// It has a first word of its own, so that no key is taken for an id of the theme's; an event of
/// another story carries that story's key, since both stories may use the same key.
pub(crate) fn entry_id(event: &Event, told_in: &Key) -> String {
    if event.story == *told_in {
        format!("event-{}", event.key.value)
    } else {
        format!("event-{}--{}", event.story, event.key.value)
    }
}

/// The id of a source in a page's list.
pub(crate) fn source_id(source: &Source) -> String {
    format!("source-{}", source.key.value)
}

/// The id of a claim; one without a key has its number among all claims.
pub(crate) fn claim_id(claim: Ref<'_, Claim>) -> String {
    match &claim.get().key {
        Some(key) => format!("claim-{}", key.value),
        None => format!("claim--{}", claim.index()),
    }
}

/// The page of a record; none for a claim, which has a place on its event's, and for a source
/// without a key, which has one there too.
pub(crate) fn route(record: Record<'_>) -> Option<Route> {
    Some(match record {
        Record::Story(found) => story(&found.key.value),
        Record::Event(found) => event(found.get()),
        Record::Entity(found) => entity(found.get()),
        Record::Source(found) if !found.in_place => source(found.get()),
        Record::Page(found) => page(found.get()),
        _ => return None,
    })
}

/// What leads to a record; none for a claim that was made at no event.
pub(crate) fn href(record: Record<'_>) -> Option<String> {
    match record {
        Record::Claim(found) => Some(event(found.made_at()?.get()).href_to(&claim_id(found))),
        Record::Source(found) => Some(source_href(found)),
        _ => route(record).map(|route| route.href()),
    }
}

/// What leads to a source: its page; of one without a page its address, or else where it is listed.
pub(crate) fn source_href(found: Ref<'_, Source>) -> String {
    let record = found.get();
    if !record.in_place {
        return source(record).href();
    }
    let address = record.url.as_ref().and_then(|url| markup::external(&url.value));
    match (address, found.events().next()) {
        (Some(address), _) => address.to_owned(),
        (None, Some(citing)) => event(citing.get()).href_to(&source_id(record)),
        (None, None) => sources().href(),
    }
}
