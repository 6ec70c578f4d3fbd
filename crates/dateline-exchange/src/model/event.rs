//! Events with their quotes.

use dateline_core::{
    EntityKind, Event, EventStatus, Importance, Key, KeyOrigin, Original, Prose, Quote, Related,
    RelatedAs,
};
use dateline_dates::{Calendar, Date, Written};
use dateline_text::Spanned;
use serde::{Deserialize, Serialize};

use super::extra::ExtraFields;
use super::media::MediaRecord;
use super::reference::{Cited, Named, key, key_back};
use super::word::{Word, unless};
use super::{
    CorrectionRecord, date, is_default, prose, prose_back, text, text_back, texts, texts_back,
};

/// An event. The fields stand in the order in which an author would write them.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) timeline: Option<String>,
    pub(crate) key: String,
    /// `title` or `file-name` where the author did not write the key down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key_from: Option<KeyFrom>,
    pub(crate) title: String,
    pub(crate) date: Date,
    /// For programs that read no EDTF: what the date means at the earliest and at the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) bounds: Option<[Option<String>; 2]>,
    /// The event's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    /// The calendar of the source, and the date as it stands there, where it is not ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) calendar: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date_written: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date_label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date_note: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<Named>,
    #[serde(default, skip_serializing_if = "is_default")]
    people: Vec<Named>,
    #[serde(default, skip_serializing_if = "is_default")]
    organizations: Vec<Named>,
    #[serde(default, skip_serializing_if = "is_default")]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    track: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    importance: Option<Word<Importance>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<Word<EventStatus>>,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<Cited>,
    #[serde(default, skip_serializing_if = "is_default")]
    quotes: Vec<QuoteRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) media: Vec<MediaRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    related: Vec<RelatedRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    corrections: Vec<CorrectionRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    draft: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    embargo: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    updated: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    extra: ExtraFields,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<String>,
}

/// Where a key comes from that the author did not write down.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum KeyFrom {
    FileName,
    Title,
}

/// A quotation.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct QuoteRecord {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<OriginalRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Cited>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// The words before they were translated.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct OriginalRecord {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

/// Another event that this one has to do with.
#[derive(Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct RelatedRecord {
    key: String,
    #[serde(rename = "as")]
    how: Word<RelatedAs>,
}

impl EventRecord {
    pub(crate) fn new(event: &Event) -> EventRecord {
        let named = |kind: EntityKind| {
            let of_kind = event.participants.iter().filter(move |named| match named.kind {
                Some(named) => named == kind,
                None => kind == EntityKind::Person,
            });
            of_kind.map(Named::new).collect()
        };
        EventRecord {
            timeline: Some(event.story.to_string()),
            key: event.key.value.to_string(),
            key_from: match event.key_origin {
                KeyOrigin::FileName => Some(KeyFrom::FileName),
                KeyOrigin::Title => Some(KeyFrom::Title),
                _ => None,
            },
            title: event.title().to_owned(),
            date: event.when().clone(),
            bounds: None,
            url: None,
            calendar: event.written.as_ref().map(|it| it.calendar().as_str().to_owned()),
            date_written: event.written.as_ref().map(Written::to_string),
            time_zone: text(event.time_zone.as_ref()),
            date_label: event.date_label.clone(),
            date_note: prose(event.date_note.as_ref()),
            aliases: event.aliases.iter().map(|alias| alias.value.to_string()).collect(),
            summary: prose(event.summary.as_ref()),
            place: event.place.as_ref().map(Named::new),
            people: named(EntityKind::Person),
            organizations: named(EntityKind::Organization),
            tags: texts(&event.tags),
            track: key(event.track.as_ref()),
            section: key(event.section.as_ref()),
            importance: unless(event.importance, Importance::Normal),
            status: unless(event.status, EventStatus::Confirmed),
            sources: Cited::all(&event.sources),
            quotes: event.quotes.iter().map(QuoteRecord::new).collect(),
            media: event.media.iter().map(MediaRecord::new).collect(),
            related: event
                .related
                .iter()
                .map(|related| RelatedRecord {
                    key: related.event.value.to_string(),
                    how: Word(related.how),
                })
                .collect(),
            corrections: CorrectionRecord::all(&event.corrections),
            draft: event.draft,
            embargo: date(event.embargo.as_ref()),
            updated: date(event.updated.as_ref()),
            extra: ExtraFields(event.extra.clone()),
            body: prose(event.body.as_ref()),
        }
    }

    pub(crate) fn into_event(self, story: &Key) -> Event {
        let mut event = Event::new(self.key, self.date, self.title);
        event.story = self.timeline.map_or_else(|| story.clone(), Key::from);
        event.key_origin = match self.key_from {
            None => KeyOrigin::Pinned,
            Some(KeyFrom::FileName) => KeyOrigin::FileName,
            Some(KeyFrom::Title) => KeyOrigin::Title,
        };
        // What is written agrees with where it is placed, or it is not kept.
        event.written = self
            .calendar
            .as_deref()
            .and_then(Calendar::from_name)
            .zip(self.date_written)
            .and_then(|(calendar, text)| Written::parse(&text, calendar).ok())
            .filter(|written| written.placed() == event.when());
        event.time_zone = text_back(self.time_zone);
        event.date_label = self.date_label;
        event.date_note = prose_back(self.date_note);
        event.aliases = self.aliases.into_iter().map(|it| Spanned::from(Key::from(it))).collect();
        event.summary = prose_back(self.summary);
        event.place = self.place.map(|place| place.into_ref(Some(EntityKind::Place)));
        event.participants =
            [(self.people, EntityKind::Person), (self.organizations, EntityKind::Organization)]
                .into_iter()
                .flat_map(|(named, kind)| {
                    named.into_iter().map(move |one| one.into_ref(Some(kind)))
                })
                .collect();
        event.tags = texts_back(self.tags);
        event.track = key_back(self.track);
        event.section = key_back(self.section);
        event.importance = self.importance.map_or(event.importance, |word| word.0);
        event.status = self.status.map_or(event.status, |word| word.0);
        event.sources = Cited::all_back(self.sources);
        event.quotes = self.quotes.into_iter().map(QuoteRecord::into_quote).collect();
        event.media = self.media.into_iter().map(MediaRecord::into_media).collect();
        event.related =
            self.related.into_iter().map(|record| Related::new(record.key, record.how.0)).collect();
        event.corrections = CorrectionRecord::all_back(self.corrections);
        event.draft = self.draft;
        event.embargo = text_back(self.embargo);
        event.updated = text_back(self.updated);
        event.extra = self.extra.0;
        event.body = self.body.map(Prose::from);
        event
    }
}

impl QuoteRecord {
    fn new(quote: &Quote) -> QuoteRecord {
        QuoteRecord {
            text: quote.text.value.clone(),
            by: quote.by.as_ref().map(Named::speaker),
            to: quote.to.as_ref().map(Named::speaker),
            language: text(quote.language.as_ref()),
            original: quote.original.as_ref().map(|original| OriginalRecord {
                text: original.text.clone(),
                language: text(original.language.as_ref()),
            }),
            source: quote.source.as_ref().map(Cited::new),
            note: prose(quote.note.as_ref()),
        }
    }

    fn into_quote(self) -> Quote {
        let mut quote = Quote::new(self.text);
        quote.by = self.by.map(|by| by.into_ref(None));
        quote.to = self.to.map(|to| to.into_ref(None));
        quote.language = text_back(self.language);
        quote.original = self.original.map(|record| {
            let mut original = Original::new(record.text);
            original.language = text_back(record.language);
            original
        });
        quote.source = self.source.map(Cited::into_citation);
        quote.note = prose_back(self.note);
        quote
    }
}
