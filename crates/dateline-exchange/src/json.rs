//! Dateline's own JSON: everything of one timeline, written, and read back without loss.
//!
//! The file is one object. Its fields, and below them those of each record, are named as in the
//! authoring format, with these differences: a reference is always an object (`{"key": …}`), a
//! quote's or a claim's speaker that is an organization says so (`"kind"`), claims stand in a list
//! of their own with `made_at`, and a claim about a time has `about_date`. Dates are EDTF.
//!
//! | field | holds |
//! |---|---|
//! | `dateline` | the version of the format: 1 |
//! | `timelines` | the timeline; behind it those others whose events it includes, by key and title |
//! | `events` | its events and those that it includes, by date; each says its `timeline` |
//! | `claims` | the claims made at or about these events |
//! | `people`, `organizations`, `places`, `sources` | every record that the above refer to |
//!
//! Two fields serve programs that read no EDTF and are not read back: an event's `bounds` (its
//! first and its last day, `null` where there is none) and the `url` of its page. The version rises
//! when a field changes its meaning or goes; a new field does not raise it.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::{
    Claim, Draft, Entity, EntityKind, Event, Key, Record, Ref, Section, Source, Story,
};
use dateline_dates::{Bounds, End};
use dateline_text::{Diagnostic, FileId, Report, Span};
use serde::{Deserialize, Serialize};

use crate::loss;
use crate::model::{ClaimRecord, EntityRecord, EventRecord, SourceRecord, StoryRecord, is_default};
use crate::outside::{Outside, events};

/// The version that is written, and the highest that is read.
pub const VERSION: u32 = 1;

/// The JSON Schema of the data of a timeline: of what is written and of what is read.
pub const SCHEMA: &str = include_str!("json/schema.json");

#[derive(Serialize, Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
struct Document {
    dateline: u32,
    timelines: Vec<StoryRecord>,
    events: Vec<EventRecord>,
    #[serde(skip_serializing_if = "is_default")]
    claims: Vec<ClaimRecord>,
    #[serde(skip_serializing_if = "is_default")]
    people: Vec<EntityRecord>,
    #[serde(skip_serializing_if = "is_default")]
    organizations: Vec<EntityRecord>,
    #[serde(skip_serializing_if = "is_default")]
    places: Vec<EntityRecord>,
    #[serde(skip_serializing_if = "is_default")]
    sources: Vec<SourceRecord>,
}

/// Writes a timeline with everything that it refers to.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, json};
/// use dateline_text::Sources;
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = json::write(story, &Outside::default());
///
/// let mut sources = Sources::new();
/// let file = sources.add("timeline.json", text.clone());
/// let (draft, report) = json::read(&text, file);
/// assert!(report.is_empty());
/// assert_eq!(draft.events[0].title(), "The landing");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let told: Vec<Ref<'_, Event>> = events(story).collect();
    let mut document = Document { dateline: VERSION, ..Document::default() };
    let mut record = StoryRecord::new(story.get());
    record.url = outside.address(Record::Story(story));
    document.timelines.push(record);
    let mut known = BTreeSet::from([story.key.value.clone()]);
    for event in &told {
        if known.insert(event.story.clone()) {
            let other = event.story();
            document.timelines.push(StoryRecord::new(&frame(other.get(), &told)));
        }
        let mut record = EventRecord::new(event.get());
        record.bounds = Some(bounds(event.when().bounds()));
        record.url = outside.address(Record::Event(*event));
        document.events.push(record);
    }
    // By their index, which is the order in which they were given.
    let claims: BTreeMap<usize, Ref<'_, Claim>> = told
        .iter()
        .flat_map(|event| event.claims_made().chain(event.claims_about()))
        .map(|claim| (claim.index(), claim))
        .collect();
    document.claims.extend(claims.values().map(|claim| ClaimRecord::new(claim.get())));
    let mut reach = Reach::default();
    reach.follow(Record::Story(story));
    for event in &told {
        reach.follow(Record::Event(*event));
    }
    for claim in claims.values() {
        reach.follow(Record::Claim(*claim));
    }
    for entity in reach.entities.values() {
        let record = EntityRecord::new(entity.get());
        match entity.kind {
            EntityKind::Organization => document.organizations.push(record),
            EntityKind::Place => document.places.push(record),
            _ => document.people.push(record),
        }
    }
    document.sources.extend(reach.sources.values().map(|source| SourceRecord::new(source.get())));
    // Records have text for keys and no value that fails.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Of another timeline, which is not told here, what its events need: title, language, and the
/// tracks and sections that they are in.
fn frame(story: &Story, told: &[Ref<'_, Event>]) -> Story {
    let own = || told.iter().map(|event| event.get()).filter(|it| it.story == story.key.value);
    let mut frame = Story::new(story.key.value.clone(), story.title());
    frame.language.clone_from(&story.language);
    let tracks = story.tracks.iter().filter(|track| {
        own().any(|event| event.track.as_ref().is_some_and(|key| key.value == track.key.value))
    });
    frame.tracks = tracks.cloned().collect();
    let sections = story.sections.iter().filter(|section| {
        own().any(|event| event.section.as_ref().is_some_and(|key| key.value == section.key.value))
    });
    frame.sections = sections
        .map(|section| {
            let mut bare = Section::new(section.key.value.clone(), section.title.as_str());
            bare.key = section.key.clone();
            bare
        })
        .collect();
    frame
}

/// Which entities and sources the events, their claims and the timeline's own texts refer to, by
/// their index.
#[derive(Default)]
struct Reach<'t> {
    entities: BTreeMap<usize, Ref<'t, Entity>>,
    sources: BTreeMap<usize, Ref<'t, Source>>,
}

impl<'t> Reach<'t> {
    /// Takes what a record refers to. Of an entity that comes along so does the place that it lies
    /// in, and the organization of a role.
    fn follow(&mut self, record: Record<'t>) {
        let mut waiting: Vec<Record<'t>> = record.refers_to().collect();
        while let Some(record) = waiting.pop() {
            match record {
                Record::Entity(entity)
                    if self.entities.insert(entity.index(), entity).is_none() =>
                {
                    let timeline = entity.timeline();
                    waiting.extend(entity.part_of().map(Record::Entity));
                    let employers = entity.get().roles.iter().filter_map(|role| {
                        let key = role.organization.as_ref()?.value.as_str();
                        timeline.entity(EntityKind::Organization, key)
                    });
                    waiting.extend(employers.map(Record::Entity));
                }
                Record::Source(source) => drop(self.sources.insert(source.index(), source)),
                _ => {}
            }
        }
    }
}

fn bounds(bounds: Bounds) -> [Option<String>; 2] {
    let end = |end: End| end.day().map(|day| day.to_string());
    [end(bounds.earliest()), end(bounds.latest())]
}

/// Reads what [`write`](fn@write) wrote.
///
/// A text that is not of this format is one error at its place, and the draft is empty.
pub fn read(text: &str, file: FileId) -> (Draft, Report) {
    let mut report = Report::new();
    let mut draft = Draft::default();
    let document: Document = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            report.push(not_ours(&error, text, file));
            return (draft, report);
        }
    };
    if document.dateline != VERSION {
        let message = match document.dateline {
            0 => "this JSON does not say `\"dateline\": 1`, so it is not Dateline's".to_owned(),
            other => format!("this is version {other} of the format; version {VERSION} is read"),
        };
        report.push(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(Span::new(file, 0..0)));
        return (draft, report);
    }
    let main = document.timelines.first().map(|story| Key::from(story.key.as_str()));
    let main = main.unwrap_or_else(|| Key::from(""));
    draft.stories = document.timelines.into_iter().map(StoryRecord::into_story).collect();
    draft.events = document.events.into_iter().map(|event| event.into_event(&main)).collect();
    draft.claims = document.claims.into_iter().map(ClaimRecord::into_claim).collect();
    for (records, kind) in [
        (document.people, EntityKind::Person),
        (document.organizations, EntityKind::Organization),
        (document.places, EntityKind::Place),
    ] {
        draft.entities.extend(records.into_iter().map(|record| record.into_entity(kind)));
    }
    draft.sources = document.sources.into_iter().map(SourceRecord::into_source).collect();
    (draft, report)
}

fn not_ours(error: &serde_json::Error, text: &str, file: FileId) -> Diagnostic {
    // The library counts lines from 1 and bytes from 1 within them.
    let line_start = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum::<usize>();
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let whole = error.to_string();
    let message = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(message, _)| message);
    Diagnostic::error(loss::NOT_THIS_FORMAT, format!("this is not Dateline's JSON: {message}"))
        .at(Span::new(file, at..at))
}
