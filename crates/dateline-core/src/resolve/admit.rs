//! Step 1: records by key. Of two with one key in one kind, the first stays.

use std::collections::hash_map::Entry;

use dateline_text::{Diagnostic, Report, Span, Spanned};

use crate::draft::Draft;
use crate::hashed::HashMap;
use crate::id::Id;
use crate::key::Key;
use crate::record::EntityKind;
use crate::timeline::Index;

/// Takes doubles and records with malformed keys out of the draft, and answers where the rest is,
/// with the full key of each event.
pub(super) fn admit(draft: &mut Draft, report: &mut Report) -> (Index, Vec<Key>) {
    let mut index = Index {
        stories: keyed(&mut draft.stories, "timeline", |story| story.key.clone(), report),
        sources: keyed(&mut draft.sources, "source", |source| source.key.clone(), report),
        pages: keyed(&mut draft.pages, "page", |page| page.key.clone(), report),
        ..Index::default()
    };

    // One list holds all three kinds; each has names of its own.
    let mut entities = std::mem::take(&mut draft.entities);
    draft.entities.reserve_exact(entities.len());
    entities.sort_by_key(|entity| entity.kind);
    for kind in EntityKind::ALL {
        let start = draft.entities.len();
        let rest = entities.split_off(entities.partition_point(|entity| entity.kind <= *kind));
        let map = keyed(&mut entities, kind.as_str(), |e| e.key.clone(), report);
        index.entities[*kind as usize] =
            map.into_iter().map(|(key, id)| (key, id.moved_by(start))).collect();
        draft.entities.append(&mut entities);
        entities = rest;
    }

    // A claim needs no key, but those that have one share a space of names.
    let mut named = HashMap::default();
    let mut count = 0;
    draft.claims.retain(|claim| {
        let kept = match &claim.key {
            Some(key) => admits(&mut named, "claim", key, count, report),
            None => true,
        };
        count += usize::from(kept);
        kept
    });
    index.claims = named.into_iter().map(|(key, (at, _))| (key, Id::at(at))).collect();

    let addresses = admit_events(draft, &mut index, report);
    draft.retractions.retain(|one| index.stories.contains_key(&one.story));
    (index, addresses)
}

fn admit_events(draft: &mut Draft, index: &mut Index, report: &mut Report) -> Vec<Key> {
    let mut named = HashMap::default();
    let mut addresses = Vec::with_capacity(draft.events.len());
    draft.events.retain(|event| {
        if !index.stories.contains_key(&event.story) {
            let message = format!("no timeline has the key `{}`", event.story);
            report.push(Diagnostic::error("unknown-key", message).at(event.span));
            return false;
        }
        let address = event.address();
        let kept = well_formed(&event.key, "event", report)
            && first(&mut named, &address, &event.key, "event", addresses.len(), report);
        if kept {
            addresses.push(address);
        }
        kept
    });
    index.events.reserve(addresses.len());
    index.events_by_key.reserve(addresses.len());
    for (at, (event, address)) in draft.events.iter().zip(&addresses).enumerate() {
        index.events.insert(address.clone(), Id::at(at));
        index.events_by_key.entry(event.key.value.clone()).or_default().push(Id::at(at));
    }
    // An alias gives way to an event that has the key now.
    for (at, event) in draft.events.iter().enumerate() {
        for alias in &event.aliases {
            let address = alias.value.within(&event.story);
            if well_formed(alias, "event", report)
                && first(&mut named, &address, alias, "event", at, report)
            {
                index.events.insert(address, Id::at(at));
            }
        }
    }
    for withheld in &draft.withheld {
        for key in std::iter::once(&withheld.key).chain(&withheld.aliases) {
            index.withheld.insert(key.within(&withheld.story));
            index.withheld.insert(key.clone());
        }
    }
    addresses
}

/// The records of one kind whose keys are well formed and new, with their places.
fn keyed<T>(
    records: &mut Vec<T>,
    what: &str,
    key: impl Fn(&T) -> Spanned<Key>,
    report: &mut Report,
) -> HashMap<Key, Id<T>> {
    let mut named = HashMap::default();
    let mut count = 0;
    records.retain(|record| {
        let kept = admits(&mut named, what, &key(record), count, report);
        count += usize::from(kept);
        kept
    });
    named.into_iter().map(|(key, (at, _))| (key, Id::at(at))).collect()
}

fn admits(
    named: &mut HashMap<Key, (usize, Span)>,
    what: &str,
    key: &Spanned<Key>,
    at: usize,
    report: &mut Report,
) -> bool {
    well_formed(key, what, report) && first(named, &key.value, key, what, at, report)
}

fn well_formed(key: &Spanned<Key>, what: &str, report: &mut Report) -> bool {
    let valid = key.value.is_valid();
    if !valid {
        let mut diagnostic = Diagnostic::error(
            "malformed-key",
            format!("`{}` is not a key for {}", key.value, article(what)),
        )
        .at(key.span)
        .help("a key is lower-case words of letters and digits, with single hyphens between them");
        let better = Key::from_words(key.value.as_str());
        if better.is_valid() {
            diagnostic = diagnostic.help(format!("`{better}` would do"));
        }
        report.push(diagnostic);
    }
    valid
}

fn first(
    named: &mut HashMap<Key, (usize, Span)>,
    name: &Key,
    written: &Spanned<Key>,
    what: &str,
    at: usize,
    report: &mut Report,
) -> bool {
    match named.entry(name.clone()) {
        Entry::Vacant(place) => {
            place.insert((at, written.span));
            true
        }
        Entry::Occupied(place) => {
            let (_, earlier) = *place.get();
            report.push(
                Diagnostic::error(
                    "doubled-key",
                    format!("two records are called {what} `{}`", written.value),
                )
                .at(written.span)
                .label(earlier, "first given here")
                .help("give one of the two another `key`"),
            );
            false
        }
    }
}

fn article(what: &str) -> String {
    let vowel = what.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {what}", if vowel { "an" } else { "a" })
}
