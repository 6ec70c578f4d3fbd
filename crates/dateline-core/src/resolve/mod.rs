//! From a draft to a timeline: every name is looked up once.
//!
//! 1. Records are admitted by key; of two with one key in one kind, the first stays ([`admit`]).
//! 2. Every reference is looked up and put in its full form (`timeline/event`, the kind of an
//!    entity); one that leads nowhere is taken out and reported ([`names`]).
//! 3. Events are put in order, and so are the entries of each story.
//! 4. The way back is worked out: who points to whom, and by which mention ([`edges`]).
//!
//! Resolving does not fail. It answers a timeline without what leads nowhere, and a report; the
//! caller decides whether errors stop it.

mod admit;
mod names;
mod edges;

use dateline_text::{Diagnostic, Report, Spanned};

use crate::draft::Draft;
use crate::hashed::HashMap;
use crate::id::Id;
use crate::key::Key;
use crate::record::{About, Entity, EntityKind, Event, Story};
use crate::timeline::{Index, Timeline};
use names::Names;

/// What comes of a draft.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Resolved {
    /// Everything that leads somewhere.
    pub timeline: Timeline,
    /// What was left out, and why.
    pub report: Report,
}

impl Draft {
    /// Looks up every name.
    ///
    /// The timeline is complete where the report has no errors; otherwise it lacks what the
    /// errors name.
    ///
    /// ```
    /// use dateline_core::{Draft, Event, Story};
    ///
    /// let mut draft = Draft::default();
    /// draft.stories.push(Story::new("apollo", "Apollo"));
    /// let mut landing = Event::new("landing", "1969-07-20".parse()?, "The landing");
    /// landing.story = "apollo".into();
    /// draft.events.push(landing.citing("log"));
    /// let resolved = draft.resolve();
    /// assert_eq!(resolved.timeline.events().len(), 1);
    /// assert!(resolved.report.to_string().contains("no source has the key `log`"));
    /// # Ok::<(), dateline_core::dates::ParseError>(())
    /// ```
    pub fn resolve(self) -> Resolved {
        let mut report = Report::new();
        let mut draft = self;
        let (index, addresses) = admit::admit(&mut draft, &mut report);
        let mut names = Names::new(index, addresses, &mut draft, report);

        for story in &mut draft.stories {
            resolve_story(story, &mut names);
        }
        for event in &mut draft.events {
            resolve_event(event, &mut names);
        }
        check_frames(&draft, &mut names.report);
        for claim in &mut draft.claims {
            let story = claim.story.clone();
            names.claim(claim, story.as_ref());
        }
        for entity in &mut draft.entities {
            resolve_entity(entity, &mut names);
        }
        // Entities written in place come last; what they refer to is looked up like the rest.
        let new_entities = names.take_new_entities();
        draft.entities.reserve_exact(new_entities.len());
        for mut entity in new_entities {
            resolve_entity(&mut entity, &mut names);
            draft.entities.push(entity);
        }
        let Names { index, sources, mut report, .. } = names;
        draft.sources = sources;
        break_circles(&mut draft.entities, &index, &mut report);

        let mut timeline = assemble(draft, index);
        order(&mut timeline, &mut report);
        edges::link(&mut timeline, &mut report);
        report.sort();
        Resolved { timeline, report }
    }
}

fn resolve_story(story: &mut Story, names: &mut Names) {
    let own = story.key.value.clone();
    story.include.retain_mut(|include| names.event(&mut include.event, Some(&own)));
    if let crate::record::StartAt::Event(key) = &mut story.start_at
        && !names.event(key, Some(&own))
    {
        story.start_at = crate::record::StartAt::First;
    }
}

fn resolve_event(event: &mut Event, names: &mut Names) {
    let story = Some(&event.story);
    if let Some(place) = &mut event.place
        && !names.entity(place, &[EntityKind::Place])
    {
        event.place = None;
    }
    event
        .participants
        .retain_mut(|named| names.entity(named, &[EntityKind::Person, EntityKind::Organization]));
    event.sources.retain_mut(|citation| names.source(citation));
    for quote in &mut event.quotes {
        names.voice(&mut quote.by);
        names.voice(&mut quote.to);
        names.optional_source(&mut quote.source);
    }
    if event.related.is_empty() {
        return;
    }
    let own = event.address();
    let mut itself = Vec::new();
    event.related.retain_mut(|related| {
        let leads = names.event(&mut related.event, story);
        if leads && related.event.value == own {
            itself.push(related.event.clone());
        }
        leads && related.event.value != own
    });
    for key in itself {
        names.report.push(
            Diagnostic::error("self-reference", "an event is related to itself")
                .at(key.span)
                .help("name another event, or take the line out"),
        );
    }
}

fn resolve_entity(entity: &mut Entity, names: &mut Names) {
    if let Some(key) = &entity.part_of
        && !names.knows_place(key)
    {
        entity.part_of = None;
    }
    for role in &mut entity.roles {
        if let Some(key) = &role.organization
            && !names.knows_organization(key)
        {
            role.organization = None;
        }
    }
}

/// An event's track and section have to be among its story's.
fn check_frames(draft: &Draft, report: &mut Report) {
    let stories: HashMap<&Key, &Story> =
        draft.stories.iter().map(|story| (&story.key.value, story)).collect();
    for event in &draft.events {
        let Some(story) = stories.get(&event.story) else { continue };
        let tracks = || story.tracks.iter().map(|track| track.key.value.as_str());
        let sections = || story.sections.iter().map(|section| section.key.value.as_str());
        frame("track", event.track.as_ref(), tracks, story, report);
        frame("section", event.section.as_ref(), sections, story, report);
    }
}

fn frame<'s, I: Iterator<Item = &'s str>>(
    what: &'static str,
    key: Option<&Spanned<Key>>,
    known: impl Fn() -> I,
    story: &Story,
    report: &mut Report,
) {
    let Some(key) = key else { return };
    if known().any(|name| name == key.value.as_str()) {
        return;
    }
    let code = if what == "track" { "unknown-track" } else { "unknown-section" };
    let message = format!("timeline `{}` has no {what} `{}`", story.key.value, key.value);
    let mut diagnostic = Diagnostic::error(code, message).at(key.span);
    diagnostic = match dateline_text::nearest(key.value.as_str(), known()) {
        Some(near) => diagnostic.help(format!("it has one named `{near}`")).fix(key.span, near),
        None => diagnostic.help(format!("add it to the timeline's `{what}s`")),
    };
    report.push(diagnostic);
}

/// Takes out the link that closes a circle of places.
fn break_circles(entities: &mut [Entity], index: &Index, report: &mut Report) {
    let places = &index.entities[EntityKind::Place as usize];
    // Each place is walked from once: 0 is not seen yet, otherwise the walk that saw it first.
    let mut seen_by = vec![0; entities.len()];
    for start in 0..entities.len() {
        let walk = start + 1;
        let mut at = start;
        while seen_by[at] == 0 {
            seen_by[at] = walk;
            let Some(next) = entities[at].part_of.as_ref().and_then(|key| places.get(&key.value))
            else {
                break;
            };
            if seen_by[next.index()] == walk {
                let span = entities[at].part_of.take().map(|key| key.span).unwrap_or_default();
                let name = &entities[at].key.value;
                report.push(
                    Diagnostic::error("place-circle", format!("place `{name}` lies in itself"))
                        .at(span)
                        .help("follow `part_of` upwards: it has to end at a place without one"),
                );
                break;
            }
            at = next.index();
        }
    }
}

fn assemble(draft: Draft, index: Index) -> Timeline {
    Timeline {
        stories: draft.stories.into(),
        events: draft.events.into(),
        entities: draft.entities.into(),
        sources: draft.sources.into(),
        claims: draft.claims.into(),
        pages: draft.pages.into(),
        retractions: draft.retractions,
        index,
        ..Timeline::default()
    }
}

/// Step 3: events by date, and the entries of each story.
fn order(timeline: &mut Timeline, report: &mut Report) {
    let mut by_date: Vec<Id<Event>> = timeline.events.ids().collect();
    by_date.sort_by_cached_key(|id| (timeline.events.get(*id).when().sort_key(), id.index()));
    let mut rank = vec![0; by_date.len()];
    for (position, id) in by_date.iter().enumerate() {
        rank[id.index()] = position;
    }

    let mut entries = vec![Vec::new(); timeline.stories.len()];
    for id in &by_date {
        if let Some(story) = timeline.index.stories.get(&timeline.events.get(*id).story) {
            entries[story.index()].push((*id, None));
        }
    }
    for story in timeline.stories.ids() {
        let record = timeline.stories.get(story);
        let list = &mut entries[story.index()];
        for include in &record.include {
            let Some(event) = timeline.index.events.get(&include.event.value) else { continue };
            if list.iter().any(|(id, _)| id == event) {
                report.push(
                    Diagnostic::warning(
                        "included-twice",
                        format!("event `{}` is in this timeline already", include.event.value),
                    )
                    .at(include.event.span)
                    .help("take the line out: an event stands in a timeline once"),
                );
                continue;
            }
            list.push((*event, include.framing.clone().map(Box::new)));
        }
        if !record.include.is_empty() {
            list.sort_by_key(|(id, _)| rank[id.index()]);
        }
    }

    for id in &by_date {
        for tag in &timeline.events.get(*id).tags {
            let key = Key::from_words(&tag.value);
            if key.is_valid() {
                let tagged = timeline.tags.entry(key).or_default();
                if tagged.title.is_empty() {
                    tagged.title.clone_from(&tag.value);
                }
                if tagged.events.last() != Some(id) {
                    tagged.events.push(*id);
                }
            } else {
                report.push(
                    Diagnostic::error("malformed-tag", format!("`{}` is not a tag", tag.value))
                        .at(tag.span)
                        .help("a tag needs at least one letter or digit"),
                );
            }
        }
    }
    timeline.by_date = by_date;
    timeline.rank = rank;
    timeline.entries = entries;
}

/// What a claim is about, when that is an event.
fn about_key(about: &mut Option<About>) -> Option<&mut Spanned<Key>> {
    match about {
        Some(About::Event(key)) => Some(key),
        _ => None,
    }
}
