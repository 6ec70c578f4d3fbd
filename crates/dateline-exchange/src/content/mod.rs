//! A draft as content files, as a journalist would have written them by hand.
//!
//! A timeline becomes a folder with `timeline.yaml` and `events.yaml`; people, organizations,
//! places and sources go to the registries beside it. What says the usual thing is left out, a
//! reference that is only a key is written as the key, a text of several lines stands as a block.

mod yaml;

use std::collections::BTreeSet;

use dateline_core::{About, Citation, Claim, Draft, Entity, EntityKind, EntityRef, Event, Source};
use dateline_dates::Date;
use serde::Serialize;
use serde_yaml::{Mapping, Value};

use crate::model::{ClaimRecord, EntityRecord, EventRecord, SourceRecord, StoryRecord};

/// Writes the records of a draft as files below the content folder: each a path and a text.
///
/// Registries are mappings without a head, so their texts can be added to those of a project that
/// has them. A claim stands at the event at which it was made, or else at the one that it is about.
///
/// ```
/// use dateline_core::{Draft, Event, Story};
/// use dateline_exchange::write_content;
///
/// let mut draft = Draft::default();
/// draft.stories.push(Story::new("apollo", "Apollo"));
/// let mut event = Event::new("landing", "1969-07-20".parse()?, "The landing");
/// event.story = "apollo".into();
/// draft.events.push(event);
/// let files = write_content(&draft);
/// assert_eq!(files[0], ("apollo/timeline.yaml".into(), "title: Apollo\n".into()));
/// assert_eq!(
///     files[1],
///     (
///         "apollo/events.yaml".into(),
///         "- key: landing\n  title: The landing\n  date: 1969-07-20\n".into(),
///     )
/// );
/// # Ok::<(), dateline_core::dates::ParseError>(())
/// ```
pub fn write_content(draft: &Draft) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for story in &draft.stories {
        let folder = story.key.value.as_str();
        let mut fields = mapping(&StoryRecord::new(story));
        fields.shift_remove("key");
        titles_alone(&mut fields);
        paths_from(&mut fields, folder);
        files.push((format!("{folder}/timeline.yaml"), yaml::document(&fields)));
        let events: Vec<Mapping> = draft
            .events
            .iter()
            .filter(|event| event.story == story.key.value)
            .map(|event| event_fields(event, &draft.claims, folder))
            .collect();
        if !events.is_empty() {
            files.push((format!("{folder}/events.yaml"), yaml::list(&events)));
        }
    }
    let written_in_place = InPlace::of(draft);
    for kind in EntityKind::ALL {
        let entities = draft.entities.iter().chain(written_in_place.entities.iter().copied());
        let records = entities
            .filter(|entity| entity.kind == *kind)
            .map(|entity| (entity.key.value.to_string(), mapping(&EntityRecord::new(entity))));
        registry(&mut files, kind.plural(), records);
    }
    let sources = draft.sources.iter().chain(written_in_place.sources.iter().copied());
    let records =
        sources.map(|source| (source.key.value.to_string(), mapping(&SourceRecord::new(source))));
    registry(&mut files, "sources", records);
    files
}

fn registry(
    files: &mut Vec<(String, String)>,
    name: &str,
    records: impl Iterator<Item = (String, Mapping)>,
) {
    let mut seen = BTreeSet::new();
    let records: Vec<(String, Mapping)> = records
        .filter(|(key, _)| seen.insert(key.clone()))
        .map(|(key, mut fields)| {
            fields.shift_remove("key");
            (key, fields)
        })
        .collect();
    if !records.is_empty() {
        files.push((format!("{name}.yaml"), yaml::registry(&records)));
    }
}

/// Records that stand within a reference: the registry is where they belong.
struct InPlace<'d> {
    entities: Vec<&'d Entity>,
    sources: Vec<&'d Source>,
}

impl<'d> InPlace<'d> {
    fn of(draft: &'d Draft) -> InPlace<'d> {
        let mut found = InPlace { entities: Vec::new(), sources: Vec::new() };
        for event in &draft.events {
            event.participants.iter().chain(&event.place).for_each(|it| found.entity(it));
            event.sources.iter().for_each(|it| found.source(it));
            for quote in &event.quotes {
                quote.by.iter().chain(&quote.to).for_each(|it| found.entity(it));
                quote.source.iter().for_each(|it| found.source(it));
            }
        }
        for claim in &draft.claims {
            claim.by.iter().for_each(|it| found.entity(it));
            claim.sources.iter().for_each(|it| found.source(it));
            for dispute in &claim.disputed_by {
                dispute.by.iter().for_each(|it| found.entity(it));
                dispute.sources.iter().for_each(|it| found.source(it));
            }
        }
        found
    }

    fn entity(&mut self, named: &'d EntityRef) {
        self.entities.extend(named.inline.as_deref());
    }

    fn source(&mut self, cited: &'d Citation) {
        self.sources.extend(cited.inline.as_deref());
    }
}

fn event_fields(event: &Event, claims: &[Claim], folder: &str) -> Mapping {
    let mut record = EventRecord::new(event);
    record.timeline = None;
    record.key_from = None;
    // Authors write the date as the source has it.
    let written = record.date_written.take();
    let mut time = None;
    if let (Some(at), Some(day), false) =
        (event.when().time(), event.when().day(), event.when().is_interval())
        && let Ok(date) = day.to_string().parse::<Date>()
    {
        record.date = date;
        time = Some(match at.second() {
            0 => format!("{:02}:{:02}", at.hour(), at.minute()),
            second => format!("{:02}:{:02}:{second:02}", at.hour(), at.minute()),
        });
        if let Some(offset) = at.offset() {
            record.time_zone = Some(offset.to_string());
        }
    }
    let mut fields = mapping(&record);
    if let Some(written) = written {
        // Its own time of day is read back with it.
        time = None;
        fields.insert(Value::from("date"), Value::String(written));
    }
    if let Some(time) = time {
        insert_behind(&mut fields, &["date"], "time", Value::String(time));
    }
    let own = claims.iter().filter(|claim| stands_at(claim, event));
    let own: Vec<Value> = own.map(|claim| claim_value(claim, event)).collect();
    if !own.is_empty() {
        let before = ["quotes", "sources", "status", "importance", "date"];
        insert_behind(&mut fields, &before, "claims", Value::Sequence(own));
    }
    paths_from(&mut fields, folder);
    fields
}

/// Whether a claim is written at this event.
fn stands_at(claim: &Claim, event: &Event) -> bool {
    let is_it = |key: &dateline_core::Key| *key == event.key.value || *key == event.address();
    let is_ours = claim.story.as_ref().is_none_or(|story| *story == event.story);
    match (&claim.made_at, &claim.about) {
        (Some(made_at), _) => {
            is_it(&made_at.value) && (is_ours || made_at.value == event.address())
        }
        (None, Some(About::Event(about))) => is_it(&about.value) && is_ours,
        _ => false,
    }
}

fn claim_value(claim: &Claim, event: &Event) -> Value {
    let mut record = ClaimRecord::new(claim);
    record.timeline = None;
    let made_here = claim
        .made_at
        .as_ref()
        .is_none_or(|key| key.value == event.key.value || key.value == event.address());
    if made_here {
        record.made_at = None;
    }
    let mut fields = mapping(&record);
    // One field says both: an event's key, or a date.
    if let Some(date) = fields.shift_remove("about_date") {
        fields.insert(Value::from("about"), date);
    }
    Value::Mapping(fields)
}

/// A track or a section whose key is the words of its title is written as the title.
fn titles_alone(fields: &mut Mapping) {
    for name in ["tracks", "sections"] {
        let Some(Value::Sequence(list)) = fields.get_mut(name) else { continue };
        for value in list {
            let Value::Mapping(record) = value else { continue };
            let (Some(key), Some(title)) = (record.get("key"), record.get("title")) else {
                continue;
            };
            let of_title = title.as_str().map(dateline_core::Key::from_words);
            if record.len() == 2
                && of_title.as_ref().map(dateline_core::Key::as_str) == key.as_str()
            {
                *value = title.clone();
            }
        }
    }
}

/// Media of the author's own are named by their way from the file that names them.
fn paths_from(fields: &mut Mapping, folder: &str) {
    let relative = |path: &str| match path.strip_prefix(&format!("{folder}/")) {
        Some(below) => below.to_owned(),
        None => format!("../{path}"),
    };
    let mut all: Vec<&mut Value> = Vec::new();
    for (name, value) in fields.iter_mut() {
        match (name.as_str(), value) {
            (Some("image"), value) => all.push(value),
            (Some("media"), Value::Sequence(list)) => all.extend(list),
            _ => {}
        }
    }
    for media in all {
        for name in ["src", "thumbnail"] {
            if let Some(Value::String(path)) = media.get_mut(name) {
                *path = relative(path);
            }
        }
    }
}

/// A record's fields, in their order.
fn mapping(record: &impl Serialize) -> Mapping {
    match serde_yaml::to_value(record) {
        Ok(Value::Mapping(fields)) => fields,
        // A record is a struct, and structs are mappings.
        _ => Mapping::new(),
    }
}

/// Puts a field behind the first of these that is there.
fn insert_behind(fields: &mut Mapping, before: &[&str], name: &str, value: Value) {
    let there = before.iter().find(|name| fields.contains_key(**name)).copied();
    let mut rebuilt = Mapping::new();
    for (key, old) in std::mem::take(fields) {
        let is_there = key.as_str() == there;
        rebuilt.insert(key, old);
        if is_there {
            rebuilt.insert(Value::from(name), value.clone());
        }
    }
    if there.is_none() {
        rebuilt.insert(Value::from(name), value);
    }
    *fields = rebuilt;
}
