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

use std::collections::BTreeSet;

use dateline_core::{Draft, Entity, EntityKind, Event, Key, Record, Ref, Source, Story};
use dateline_dates::{Bounds, End};
use dateline_text::{Diagnostic, FileId, Report, Span};
use serde::{Deserialize, Serialize};

use crate::loss;
use crate::model::{ClaimRecord, EntityRecord, EventRecord, SourceRecord, StoryRecord, is_default};
use crate::outside::{Outside, events};

/// The version that is written, and the highest that is read.
pub const VERSION: u32 = 1;

/// The JSON Schema of the format.
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
    let timeline = story.timeline();
    let told: Vec<Ref<'_, Event>> = events(story).collect();
    let mut document = Document { dateline: VERSION, ..Document::default() };
    let mut record = StoryRecord::new(story.get());
    record.url = outside.address(Record::Story(story));
    document.timelines.push(record);
    let mut known = BTreeSet::from([story.key.value.clone()]);
    for event in &told {
        if known.insert(event.story.clone()) {
            let other = event.story();
            let stub = Story::new(other.key.value.clone(), other.title());
            document.timelines.push(StoryRecord::new(&stub));
        }
        let mut record = EventRecord::new(event.get());
        record.bounds = Some(bounds(event.when().bounds()));
        record.url = outside.address(Record::Event(*event));
        document.events.push(record);
    }
    let told: BTreeSet<usize> = told.into_iter().map(Ref::index).collect();
    let is_told =
        |event: Option<Ref<'_, Event>>| event.is_some_and(|event| told.contains(&event.index()));
    for claim in timeline.claims() {
        if is_told(claim.made_at()) || is_told(claim.about()) {
            document.claims.push(ClaimRecord::new(claim.get()));
        }
    }
    let reach = Reach::of(&document, story, &told);
    for entity in timeline.entities().filter(|entity| reach.has_entity(*entity)) {
        let record = EntityRecord::new(entity.get());
        match entity.kind {
            EntityKind::Organization => document.organizations.push(record),
            EntityKind::Place => document.places.push(record),
            _ => document.people.push(record),
        }
    }
    for source in timeline.sources().filter(|source| reach.has_source(*source)) {
        document.sources.push(SourceRecord::new(source.get()));
    }
    // Records have text for keys and no value that fails.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Which entities and sources the events, their claims and the timeline's own texts refer to.
struct Reach {
    entities: BTreeSet<(EntityKind, Key)>,
    sources: BTreeSet<Key>,
}

impl Reach {
    fn of(document: &Document, story: Ref<'_, Story>, told: &BTreeSet<usize>) -> Reach {
        let timeline = story.timeline();
        let stories: BTreeSet<&str> =
            document.timelines.iter().map(|story| story.key.as_str()).collect();
        let mut reach = Reach { entities: BTreeSet::new(), sources: BTreeSet::new() };
        let is_ours = |from: &Record<'_>| match from {
            Record::Event(event) => told.contains(&event.index()),
            Record::Story(other) => *other == story,
            Record::Claim(claim) => {
                let made = claim.made_at().or(claim.about());
                made.is_some_and(|event| told.contains(&event.index()))
                    || claim.story.as_ref().is_some_and(|key| stories.contains(key.as_str()))
            }
            _ => false,
        };
        for entity in timeline.entities() {
            if entity.mentioned_in().any(|link| is_ours(&link.from)) {
                reach.entities.insert((entity.kind, entity.key.value.clone()));
            }
        }
        // A place within a place, a role in an organization: what an entity refers to comes too.
        let mut waiting: Vec<(EntityKind, Key)> = reach.entities.iter().cloned().collect();
        while let Some((kind, key)) = waiting.pop() {
            let Some(entity) = timeline.entity(kind, key.as_str()) else { continue };
            let parent = entity.part_of.iter().map(|key| (EntityKind::Place, key.value.clone()));
            let employers = entity.roles.iter().filter_map(|role| {
                Some((EntityKind::Organization, role.organization.as_ref()?.value.clone()))
            });
            for next in parent.chain(employers) {
                if reach.entities.insert(next.clone()) {
                    waiting.push(next);
                }
            }
        }
        for source in timeline.sources() {
            if source.mentioned_in().any(|link| is_ours(&link.from)) {
                reach.sources.insert(source.key.value.clone());
            }
        }
        reach
    }

    fn has_entity(&self, entity: Ref<'_, Entity>) -> bool {
        self.entities.contains(&(entity.kind, entity.key.value.clone()))
    }

    fn has_source(&self, source: Ref<'_, Source>) -> bool {
        self.sources.contains(&source.key.value)
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
