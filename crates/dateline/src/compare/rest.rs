//! What changed beside what is said in words: the names of the fields, by the JSON that says all.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Timeline;
use dateline_exchange::{Format, Outside, export};
use serde_json::{Map, Value};

use super::Change;

type Record = Map<String, Value>;

/// A list of the JSON form, and which of its fields are said in words wherever they change.
struct Kind {
    list: &'static str,
    said: &'static [&'static str],
    /// Those of which some changes are said.
    half_said: &'static [&'static str],
}

const KINDS: [Kind; 7] = [
    Kind {
        list: "timelines",
        said: &["title", "summary", "introduction", "methods", "authors", "status", "corrections"],
        half_said: &[],
    },
    Kind {
        list: "events",
        said: &[
            "key_from",
            "title",
            "date",
            "bounds",
            "summary",
            "body",
            "date_note",
            "tags",
            "status",
            "importance",
            "corrections",
            "aliases",
            "updated",
        ],
        half_said: &["people", "organizations", "place", "sources", "quotes"],
    },
    Kind { list: "claims", said: &["text", "status"], half_said: &["sources", "disputed_by"] },
    Kind { list: "people", said: &["name", "description"], half_said: &[] },
    Kind { list: "organizations", said: &["name", "description"], half_said: &[] },
    Kind { list: "places", said: &["name", "description"], half_said: &[] },
    Kind { list: "sources", said: &["title", "published", "url", "archived"], half_said: &[] },
];

/// Adds what the changes so far do not tell.
pub(super) fn rest(old: &Timeline, new: &Timeline, changes: &mut Vec<Change>) {
    let told: BTreeSet<String> = changes.iter().map(|change| change.record.clone()).collect();
    for kind in &KINDS {
        let [old, new] = [old, new].map(|version| records(version, kind.list));
        for (address, is) in &new {
            let Some(was) = old.get(address) else { continue };
            let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
            let names: Vec<&str> = names
                .into_iter()
                .filter(|name| was.get(*name) != is.get(*name))
                .map(String::as_str)
                .filter(|name| !kind.said.contains(name))
                .filter(|name| !(kind.half_said.contains(name) && told.contains(address)))
                .collect();
            if names.is_empty() {
                continue;
            }
            let key = address.rsplit('/').next().unwrap_or(address);
            changes.push(Change {
                group: address.split('/').next().unwrap_or(address).to_owned(),
                record: address.clone(),
                kind: "changed",
                text: format!("in `{key}` changed: {}", names.join(", ")),
            });
        }
    }
}

/// The records of a list with a key, by their addresses.
fn records(version: &Timeline, list: &str) -> BTreeMap<String, Record> {
    let mut all = BTreeMap::new();
    for story in version.stories() {
        let text = export(Format::Json, story, &Outside::default()).unwrap_or_default();
        let Ok(Value::Object(mut whole)) = serde_json::from_str(&text) else { continue };
        let Some(Value::Array(found)) = whole.remove(list) else { continue };
        for one in found {
            let Value::Object(one) = one else { continue };
            let Some(key) = one.get("key").and_then(Value::as_str) else { continue };
            let address = match list {
                // Others stand there in outline.
                "timelines" if key != story.key.value.as_str() => continue,
                "timelines" => key.to_owned(),
                "events" => {
                    let home = one.get("timeline").and_then(Value::as_str);
                    format!("{}/{key}", home.unwrap_or(story.key.value.as_str()))
                }
                list => format!("{list}/{key}"),
            };
            all.insert(address, one);
        }
    }
    all
}
