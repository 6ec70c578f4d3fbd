//! Do names stay, and does each name mean one thing?

use std::collections::HashMap;

use dateline_text::Diagnostic;

use super::Check;
use crate::record::KeyOrigin;

pub(super) const KEY_FOLLOWS_TITLE: Check = Check {
    code: "key-follows-title",
    about: "every event's key stays when its title changes",
    run: |timeline, _, found| {
        for event in timeline.events().filter(|event| event.key_origin == KeyOrigin::Title) {
            found.push(
                Diagnostic::warning(
                    "key-follows-title",
                    format!(
                        "the key `{}` is made of the title and changes with it",
                        event.key.value
                    ),
                )
                .at(event.title.span())
                .help(format!("add `key: {}`, so that links to it last", event.key.value)),
            );
        }
    },
};

pub(super) const UNUSED_ENTITY: Check = Check {
    code: "unused-record",
    about: "every person, organization and place in a registry is named somewhere",
    run: |timeline, _, found| {
        for entity in timeline.entities().filter(|entity| entity.mentioned_in().next().is_none()) {
            found.push(
                Diagnostic::warning(
                    "unused-record",
                    format!("nothing names {} `{}`", entity.kind.as_str(), entity.key.value),
                )
                .at(entity.key.span)
                .help("name it in an event or a text, or take it out"),
            );
        }
    },
};

pub(super) const SAME_NAME: Check = Check {
    code: "same-name",
    about: "no two people, organizations or places have the same name",
    run: |timeline, _, found| {
        let mut first = HashMap::new();
        for entity in timeline.entities() {
            let name = (entity.kind, entity.name().to_lowercase());
            if let Some(earlier) = first.insert(name, entity.name.span) {
                found.push(
                    Diagnostic::warning(
                        "same-name",
                        format!("two {} are called `{}`", entity.kind.plural(), entity.name()),
                    )
                    .at(entity.name.span)
                    .label(earlier, "first given here")
                    .help("if they are one, keep one record; if not, tell them apart by name"),
                );
            }
        }
    },
};
