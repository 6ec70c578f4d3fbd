//! Do names stay, and does each name mean one thing?

use std::collections::BTreeMap;

use dateline_text::{Span, Spanned};

use super::found::Found;
use super::{Check, Checks};
use crate::hashed::HashMap;
use crate::record::{Entity, EntityRef, KeyOrigin};
use crate::timeline::{Record, Ref, Timeline};

pub(super) const KEY_FOLLOWS_TITLE: Check = Check {
    code: "key-follows-title",
    about: "every event's key stays when its title changes",
    run: |timeline, _, found| {
        for event in timeline.events().filter(|event| event.key_origin == KeyOrigin::Title) {
            let key = &event.key.value;
            let message = format!("the key `{key}` is made of the title and changes with it");
            let warning = found.warning(message, event.title.span());
            found.add(event, warning.help(format!("add `key: {key}`, so that links to it last")));
        }
    },
};

pub(super) const UNUSED_ENTITY: Check = Check {
    code: "unused-record",
    about: "every person, organization and place in a registry is named somewhere",
    run: |timeline, _, found| {
        for entity in timeline.entities().filter(|entity| entity.mentioned_in().next().is_none()) {
            let message = format!("nothing names {} `{}`", entity.kind.as_str(), entity.key.value);
            let warning = found.warning(message, entity.key.span);
            found.add(entity, warning.help("name it in an event or a text, or take it out"));
        }
    },
};

pub(super) const SAME_NAME: Check = Check {
    code: "same-name",
    about: "no two people, organizations or places have the same name",
    run: |timeline, _, found| {
        let mut first = HashMap::default();
        for entity in timeline.entities() {
            let name = (entity.kind, plain(entity.name()));
            if let Some(earlier) = first.insert(name, entity.name.span) {
                let message =
                    format!("two {} are called `{}`", entity.kind.plural(), entity.name());
                let help = "if they are one, keep one record; if not, tell them apart by name";
                let warning = found.warning(message, entity.name.span);
                found.add(entity, warning.label(earlier, "first given here").help(help));
            }
        }
    },
};

pub(super) const SPELLED_DIFFERENTLY: Check = Check {
    code: "name-spelled-differently",
    about: "the registry knows every spelling of a name that sources use",
    run: spelled_differently,
};

fn spelled_differently<'t>(timeline: &'t Timeline, _: &Checks, found: &mut Found) {
    let mut all: Vec<(Ref<'_, Entity>, &Spanned<String>, Record<'_>)> = Vec::new();
    let mut add = |named: &'t EntityRef, record| {
        let spelled = named.named_as.as_ref();
        all.extend(spelled.and_then(|spelled| Some((timeline.named(named)?, spelled, record))));
    };
    for event in timeline.events() {
        let said = event.get().quotes.iter();
        let quoted = said.flat_map(|quote| quote.by.iter().chain(&quote.to));
        let named = event.get().participants.iter().chain(quoted);
        named.for_each(|named| add(named, Record::Event(event)));
    }
    for claim in timeline.claims() {
        let disputes = claim.get().disputed_by.iter().filter_map(|dispute| dispute.by.as_ref());
        let named = claim.get().by.iter().chain(disputes);
        named.for_each(|named| add(named, Record::Claim(claim)));
    }
    // By the entity's index: each spelling, and where it is met first.
    let mut ways: HashMap<usize, BTreeMap<String, Span>> = HashMap::default();
    for (entity, spelled, _) in &all {
        let ways = ways.entry(entity.index()).or_default();
        ways.entry(plain(&spelled.value)).or_insert(spelled.span);
    }
    for (entity, spelled, record) in all {
        let ways = &ways[&entity.index()];
        let other = ways.iter().find(|(way, _)| **way != plain(&spelled.value));
        let is_first = ways[&plain(&spelled.value)] == spelled.span;
        let Some((_, other)) = other.filter(|_| is_first && !is_known(entity, spelled)) else {
            continue;
        };
        let message =
            format!("the name of `{}` is spelled in several ways", entity.get().key.value);
        let help = format!("add `{}` to its `aliases`, so that readers find it", spelled.value);
        let warning = found.warning(message, spelled.span).label(*other, "another way");
        match record {
            Record::Event(event) => found.add(event, warning.help(help)),
            Record::Claim(claim) => found.add(claim, warning.help(help)),
            _ => {}
        }
    }
}

/// Whether the registry has a spelling already.
fn is_known(entity: Ref<'_, Entity>, spelled: &Spanned<String>) -> bool {
    let aliases = entity.get().aliases.iter().map(|alias| alias.value.as_str());
    let names = std::iter::once(entity.get().name()).chain(aliases);
    names.into_iter().any(|name| plain(name) == plain(&spelled.value))
}

/// A name in the form in which names are compared.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
