//! What changed between two versions, as an editor would say it.
//!
//! Records are compared by their keys, since keys stay when titles and dates are corrected. An event
//! that was given another key, with the old one among its aliases, is still the same event.

mod rest;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use dateline_core::{Claim, Correction, Entity, Event, Ref, Source, Story, Timeline};
use dateline_dates::{Date, ENGLISH};
use serde::Serialize;

/// A change between two versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Where it belongs: the key of a timeline, or `people`, `sources` and their like.
    pub group: String,
    /// The record's address, such as `apollo/landing` or `sources/transcript`.
    pub record: String,
    /// What sort of change it is: `added`, `removed`, `renamed`, `redated`, `retitled`, `rewritten`,
    /// `sourced`, `corrected`, `status`, `changed`.
    pub kind: &'static str,
    /// The change in words.
    pub text: String,
}

impl Change {
    /// The change as one JSON object on one line: `group`, `record`, `kind`, `text`.
    pub fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

/// All that changed from one version to the next: timelines first, each in its own order, then the
/// registries.
///
/// ```
/// use dateline::{Event, Timeline, compare};
///
/// let version = |date: &str| -> Result<Timeline, Box<dyn std::error::Error>> {
///     let event = Event::new("talks", date.parse()?, "Talks");
///     Ok(Timeline::builder("NATO").event(event).build()?)
/// };
/// let changes = compare(&version("2000-06")?, &version("2000-06-04")?);
/// assert_eq!(changes[0].text, "`talks` moved from June 2000 to June 4, 2000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare(old: &Timeline, new: &Timeline) -> Vec<Change> {
    let mut changes = Vec::new();
    stories(old, new, &mut changes);
    entities(old, new, &mut changes);
    sources(old, new, &mut changes);
    claims(old, new, &mut changes);
    pages(old, new, &mut changes);
    rest::rest(old, new, &mut changes);
    changes
}

/// Where the changes of one record go.
struct Of<'c> {
    group: String,
    record: String,
    changes: &'c mut Vec<Change>,
}

impl Of<'_> {
    fn say(&mut self, kind: &'static str, text: String) {
        let (group, record) = (self.group.clone(), self.record.clone());
        self.changes.push(Change { group, record, kind, text });
    }

    /// A value that can be shown and is another one now.
    fn differs<T: PartialEq + Display + ?Sized>(
        &mut self,
        kind: &'static str,
        what: &str,
        old: &T,
        new: &T,
    ) {
        if old != new {
            self.say(kind, format!("{what} was {old} and is {new}"));
        }
    }

    /// A text that nobody wants to read twice.
    fn rewritten<T: PartialEq>(&mut self, what: &str, old: Option<T>, new: Option<T>) {
        let how = match (old, new) {
            (None, Some(_)) => "was written",
            (Some(_), None) => "was taken out",
            (Some(old), Some(new)) if old != new => "was rewritten",
            _ => return,
        };
        self.say("rewritten", format!("{what} {how}"));
    }

    /// Names that came and went.
    fn names(
        &mut self,
        kind: &'static str,
        subject: &str,
        verbs: [&str; 2],
        old: &BTreeSet<String>,
        new: &BTreeSet<String>,
    ) {
        for (verb, names) in
            verbs.iter().zip([new.difference(old), old.difference(new)].map(Vec::from_iter))
        {
            if !names.is_empty() {
                let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
                self.say(kind, format!("{subject} {verb} {}", names.join(", ")));
            }
        }
    }

    fn corrections(&mut self, subject: &str, old: &[Correction], new: &[Correction]) {
        let same = |one: &Correction, other: &Correction| {
            one.kind == other.kind && one.text.markdown() == other.text.markdown()
        };
        for correction in new.iter().filter(|one| !old.iter().any(|other| same(one, other))) {
            let text = line(correction.text.markdown());
            self.say("corrected", format!("{subject}, {}: {text}", correction.kind.as_str()));
        }
        for correction in old.iter().filter(|one| !new.iter().any(|other| same(one, other))) {
            let text = line(correction.text.markdown());
            self.say("corrected", format!("{subject} no longer says of itself: {text}"));
        }
    }
}

fn stories(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    for story in new.stories() {
        let key = story.key.value.as_str();
        let mut of = Of { group: key.to_owned(), record: key.to_owned(), changes };
        match old.story(key) {
            None => of.say("added", format!("a new timeline: {}", story.title())),
            Some(before) => self::story(&mut of, &before, &story),
        }
        events(old, new, key, changes);
    }
    for story in old.stories().filter(|story| new.story(story.key.value.as_str()).is_none()) {
        let key = story.key.value.as_str();
        let mut of = Of { group: key.to_owned(), record: key.to_owned(), changes };
        let count = story.entries().len();
        let events = if count == 1 { "event" } else { "events" };
        of.say("removed", format!("the timeline is gone, with its {count} {events}"));
    }
}

fn story(of: &mut Of<'_>, old: &Story, new: &Story) {
    if old.title() != new.title() {
        of.say("retitled", format!("the title was “{}” and is “{}”", old.title(), new.title()));
    }
    let text = |prose: &Option<dateline_core::Prose>| {
        prose.as_ref().map(|prose| prose.markdown().to_owned())
    };
    of.rewritten("the summary", text(&old.summary), text(&new.summary));
    of.rewritten("the introduction", text(&old.introduction), text(&new.introduction));
    of.rewritten("the note on methods", text(&old.methods), text(&new.methods));
    let authors = |story: &Story| story.authors.iter().cloned().collect();
    of.names(
        "changed",
        "the timeline",
        ["is also by", "is no longer by"],
        &authors(old),
        &authors(new),
    );
    of.differs("status", "the status", old.status.as_str(), new.status.as_str());
    of.corrections("the timeline", &old.corrections, &new.corrections);
}

fn events(old: &Timeline, new: &Timeline, story: &str, changes: &mut Vec<Change>) {
    let own = |timeline| events_of(timeline, story);
    let (before, after) = (own(old), own(new));
    let mut gone: BTreeMap<&str, Ref<'_, Event>> =
        before.iter().map(|event| (event.key.value.as_str(), *event)).collect();
    for event in &after {
        let key = event.key.value.as_str();
        let mut of = Of { group: story.to_owned(), record: format!("{story}/{key}"), changes };
        if let Some(before) = gone.remove(key) {
            self::event(&mut of, before, *event);
            continue;
        }
        let alias = event.aliases.iter().find_map(|alias| gone.remove(alias.value.as_str()));
        if let Some(before) = alias {
            of.say("renamed", format!("`{}` is now `{key}`", before.key.value));
            self::event(&mut of, before, *event);
        } else {
            of.say("added", format!("`{key}` is new, {}: {}", words(event.when()), event.title()));
        }
    }
    // In the order in which they stood.
    for event in before.iter().filter(|event| gone.contains_key(event.key.value.as_str())) {
        let key = event.key.value.as_str();
        let retracted = new
            .retractions()
            .iter()
            .any(|one| one.story.as_str() == story && one.key.value.as_str() == key);
        let how = if retracted { "was retracted" } else { "is gone" };
        let mut of = Of { group: story.to_owned(), record: format!("{story}/{key}"), changes };
        of.say("removed", format!("`{key}` {how}, {}: {}", words(event.when()), event.title()));
    }
}

fn events_of<'t>(timeline: &'t Timeline, story: &str) -> Vec<Ref<'t, Event>> {
    timeline.events().filter(|event| event.story().key.value.as_str() == story).collect()
}

fn event(of: &mut Of<'_>, old: Ref<'_, Event>, new: Ref<'_, Event>) {
    let key = format!("`{}`", new.key.value);
    if old.when() != new.when() {
        let (from, to) = (words(old.when()), words(new.when()));
        // What the words do not tell apart, the notation does.
        let text = if from == to {
            format!("{key}, {to}, was written {} and is written {}", old.when(), new.when())
        } else {
            format!("{key} moved from {from} to {to}")
        };
        of.say("redated", text);
    }
    if old.title() != new.title() {
        let text = format!("{key} was “{}” and is “{}”", old.title(), new.title());
        of.say("retitled", text);
    }
    let (before, after) = (old.get(), new.get());
    let status = format!("{key}, its status,");
    of.differs("status", &status, before.status.as_str(), after.status.as_str());
    let prose = |prose: &Option<dateline_core::Prose>| {
        prose.as_ref().map(|prose| prose.markdown().to_owned())
    };
    of.rewritten(&format!("the summary of {key}"), prose(&before.summary), prose(&after.summary));
    of.rewritten(&format!("the text of {key}"), prose(&before.body), prose(&after.body));
    let notes = [prose(&before.date_note), prose(&after.date_note)];
    let [old_note, new_note] = notes;
    of.rewritten(&format!("the note on the date of {key}"), old_note, new_note);
    let place = |event: Ref<'_, Event>| event.place().map(|place| place.get().name().to_owned());
    match (place(old), place(new)) {
        (Some(from), Some(to)) if from != to => {
            of.say("changed", format!("{key} happened in {to}, no longer in {from}"));
        }
        (None, Some(to)) => of.say("changed", format!("{key} happened in {to}")),
        (Some(from), None) => of.say("changed", format!("{key} no longer names {from}")),
        _ => {}
    }
    let people = |event: Ref<'_, Event>| {
        event.participants().map(|(entity, _)| entity.get().name().to_owned()).collect()
    };
    of.names("changed", &key, ["also names", "no longer names"], &people(old), &people(new));
    let sources = |event: Ref<'_, Event>| {
        event.sources().map(|source| format!("`{}`", source.key.value)).collect()
    };
    of.names("sourced", &key, ["also cites", "no longer cites"], &sources(old), &sources(new));
    let quotes = |event: &Event| {
        event.quotes.iter().map(|quote| format!("“{}”", line(&quote.text.value))).collect()
    };
    of.names("changed", &key, ["also quotes", "no longer quotes"], &quotes(before), &quotes(after));
    let tags = |event: &Event| event.tags.iter().map(|tag| tag.value.clone()).collect();
    of.names("changed", &key, ["is tagged", "is no longer tagged"], &tags(before), &tags(after));
    let importance = format!("{key}, its importance,");
    of.differs("changed", &importance, before.importance.as_str(), after.importance.as_str());
    of.corrections(&key, &before.corrections, &after.corrections);
}

/// Records of a registry that came, went, or stayed.
fn registry<'t, R: 't>(
    group: impl Fn(&R) -> String,
    key: impl Fn(&R) -> String,
    name: impl Fn(&R) -> String,
    [old, new]: [Vec<&'t R>; 2],
    changes: &mut Vec<Change>,
    compare: impl Fn(&mut Of<'_>, &R, &R),
) {
    let address = |record: &R| format!("{}/{}", group(record), key(record));
    let by_address = |records: &[&'t R]| -> BTreeMap<String, &'t R> {
        records.iter().map(|record| (address(record), *record)).collect()
    };
    let (before, after) = (by_address(&old), by_address(&new));
    let every: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for record in every {
        let (was, is) = (before.get(record), after.get(record));
        let Some(any) = is.or(was) else { continue };
        let mut of = Of { group: group(any), record: record.clone(), changes };
        match (was, is) {
            (Some(was), Some(is)) => compare(&mut of, was, is),
            (None, _) => of.say("added", format!("`{}` is new: {}", key(any), name(any))),
            (_, None) => of.say("removed", format!("`{}` is gone: {}", key(any), name(any))),
        }
    }
}

fn entities(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    let all = |timeline| Timeline::entities(timeline).map(Ref::get).collect();
    registry(
        |entity: &Entity| entity.kind.plural().to_owned(),
        |entity| entity.key.value.to_string(),
        |entity| entity.name().to_owned(),
        [all(old), all(new)],
        changes,
        |of, old, new| {
            let key = format!("`{}`", new.key.value);
            if old.name() != new.name() {
                let text = format!("{key} was “{}” and is “{}”", old.name(), new.name());
                of.say("retitled", text);
            }
            let text = |entity: &Entity| {
                entity.description.as_ref().map(|text| text.markdown().to_owned())
            };
            of.rewritten(&format!("what is said of {key}"), text(old), text(new));
        },
    );
}

fn sources(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    let all = |timeline| Timeline::sources(timeline).map(Ref::get).collect();
    registry(
        |_: &Source| "sources".to_owned(),
        |source| source.key.value.to_string(),
        |source| source.title().to_owned(),
        [all(old), all(new)],
        changes,
        |of, old, new| {
            let key = format!("`{}`", new.key.value);
            if old.title() != new.title() {
                let text = format!("{key} was “{}” and is “{}”", old.title(), new.title());
                of.say("retitled", text);
            }
            let date = |source: &Source| source.published.as_ref().map(|date| words(&date.value));
            if date(old) != date(new) {
                let day = |date: Option<String>| date.unwrap_or_else(|| "no date".to_owned());
                let (from, to) = (day(date(old)), day(date(new)));
                of.say("redated", format!("{key} moved from {from} to {to}"));
            }
            let addresses =
                [("address", &old.url, &new.url), ("archived copy", &old.archived, &new.archived)];
            for (what, old, new) in addresses {
                let [old, new] = [old, new].map(|url| url.as_ref().map(|url| url.value.as_str()));
                match (old, new) {
                    (Some(old), Some(new)) if old != new => {
                        of.say("changed", format!("the {what} of {key} was {old} and is {new}"));
                    }
                    (None, Some(new)) => of.say("changed", format!("{key} has an {what}: {new}")),
                    (Some(old), None) => {
                        of.say("changed", format!("{key} no longer has its {what}, {old}"));
                    }
                    _ => {}
                }
            }
        },
    );
}

fn claims(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    let all = |timeline| Timeline::claims(timeline).map(Ref::get).collect();
    registry(
        |_: &Claim| "claims".to_owned(),
        // One without a name is known by its words.
        |claim| match &claim.key {
            Some(key) => key.value.to_string(),
            None => line(claim.text.markdown()),
        },
        |claim| line(claim.text.markdown()),
        [all(old), all(new)],
        changes,
        |of, old, new| {
            let name = new.key.as_ref().map_or_else(
                || format!("“{}”", line(new.text.markdown())),
                |key| format!("`{}`", key.value),
            );
            let text = |claim: &Claim| Some(claim.text.markdown().to_owned());
            of.rewritten(&format!("the claim {name}"), text(old), text(new));
            let what = format!("the claim {name}");
            of.differs("status", &what, old.status.as_str(), new.status.as_str());
            let sources = |claim: &Claim| {
                claim.sources.iter().map(|citation| format!("`{}`", citation.key.value)).collect()
            };
            let verbs = ["also cites", "no longer cites"];
            of.names("sourced", &what, verbs, &sources(old), &sources(new));
            let disputes = |claim: &Claim| claim.disputed_by.len();
            of.differs(
                "changed",
                &format!("how many dispute {name}"),
                &disputes(old),
                &disputes(new),
            );
        },
    );
}

fn pages(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    let all = |timeline| Timeline::pages(timeline).map(Ref::get).collect();
    registry(
        |_: &dateline_core::Page| "pages".to_owned(),
        |page| page.key.value.to_string(),
        |page| line(page.title.markdown()),
        [all(old), all(new)],
        changes,
        |of, old, new| {
            let what = format!("the page `{}`", new.key.value);
            let text = |page: &dateline_core::Page| Some(page.body.markdown().to_owned());
            of.rewritten(&what, text(old), text(new));
        },
    );
}

fn words(date: &Date) -> String {
    date.describe(&ENGLISH).to_string()
}

/// A text on one line, cut where it is long.
fn line(text: &str) -> String {
    const LONGEST: usize = 100;
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match plain.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", plain[..end].trim_end()),
        None => plain,
    }
}

#[cfg(test)]
mod tests;
