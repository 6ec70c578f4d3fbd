//! Dateline's JSON keeps everything, and its schema says what it keeps.

use dateline_core::{Draft, Timeline};
use dateline_exchange::{Outside, json};
use dateline_text::{Sources, render};
use serde_json::Value;

const FULL: &[(&str, &str)] = &[
    ("content/people.yaml", include_str!("full/people.yaml")),
    ("content/organizations.yaml", include_str!("full/organizations.yaml")),
    ("content/places.yaml", include_str!("full/places.yaml")),
    ("content/sources.yaml", include_str!("full/sources.yaml")),
    ("content/harbor.yaml", include_str!("full/harbor.yaml")),
    ("content/floods.yaml", include_str!("full/floods.yaml")),
];

fn resolved(draft: Draft) -> Timeline {
    let resolved = draft.resolve();
    assert_eq!(resolved.report.to_string(), "");
    resolved.timeline
}

fn full() -> Timeline {
    let mut sources = Sources::new();
    for (path, text) in FULL {
        sources.add(*path, *text);
    }
    let reading = dateline_read::read(&sources, "content");
    assert_eq!(render::plain(&reading.report, &sources), "");
    resolved(reading.draft)
}

fn read(text: &str) -> (Draft, String) {
    let mut sources = Sources::new();
    let file = sources.add("a.json", text);
    let (draft, report) = json::read(text, file);
    (draft, render::plain(&report, &sources))
}

#[test]
fn it_is_read_back_without_loss() {
    let timeline = full();
    let written = json::write(timeline.story("harbor").unwrap(), &Outside::default());
    let (draft, report) = read(&written);
    assert_eq!(report, "");
    let again = resolved(draft);
    assert_eq!(json::write(again.story("harbor").unwrap(), &Outside::default()), written);
    for event in timeline.events() {
        let copy = again.event(event.address().as_str()).unwrap();
        let mut copy = copy.get().clone();
        // Places in a text are not part of what an event says.
        copy.span = event.span;
        for (copy, quote) in copy.quotes.iter_mut().zip(&event.quotes) {
            copy.span = quote.span;
        }
        for (copy, media) in copy.media.iter_mut().zip(&event.media) {
            copy.span = media.span;
        }
        for (copy, correction) in copy.corrections.iter_mut().zip(&event.corrections) {
            copy.span = correction.span;
        }
        assert_eq!(&copy, event.get());
    }
    assert_eq!(again.claims().len(), timeline.claims().len());
}

#[test]
fn it_holds_what_the_timeline_refers_to_and_no_more() {
    let timeline = full();
    let written = json::write(timeline.story("harbor").unwrap(), &Outside::default());
    assert!(written.contains("\"coast\"") && written.contains("\"log\""));
    assert!(!written.contains("nowhere") && !written.contains("unused"));
    assert!(written.contains("\"timeline\": \"floods\""));
    let floods = json::write(timeline.story("floods").unwrap(), &Outside::default());
    assert!(!floods.contains("reyes"));
}

#[test]
fn the_schema_knows_every_field() {
    let timeline = full();
    let written = json::write(timeline.story("harbor").unwrap(), &Outside::default());
    let schema: Value = serde_json::from_str(json::SCHEMA).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    walk(&serde_json::from_str(&written).unwrap(), &schema, &schema, "", &mut seen);
    // The full timeline uses every field there is, so the schema has no field too many.
    let mut all = std::collections::BTreeSet::new();
    list(&schema, &schema, "", &mut all);
    let left: Vec<_> = all.difference(&seen).cloned().collect();
    let derived_or_nested = |path: &&String| {
        !path.ends_with("/url") && !path.contains("/image/") && !path.ends_with("/kind")
    };
    let left: Vec<_> = left.iter().filter(derived_or_nested).collect();
    assert!(left.iter().all(|path| LEFT.iter().any(|known| path.starts_with(known))), "{left:?}");
}

/// Fields that a timeline of authors' files cannot show, or that stand in another list already.
const LEFT: &[&str] = &[
    "/events/key_from",
    "/events/draft",
    "/events/place/",
    "/events/people/",
    "/events/organizations/",
    "/events/quotes/",
    "/claims/",
    "/organizations/",
    "/places/",
    "/people/at",
    "/people/part_of",
    "/sources/extra",
];

fn target<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
    match schema["$ref"].as_str() {
        Some(path) => &root["$defs"][path.trim_start_matches("#/$defs/")],
        None => schema,
    }
}

fn walk(
    value: &Value,
    schema: &Value,
    root: &Value,
    path: &str,
    seen: &mut std::collections::BTreeSet<String>,
) {
    let schema = target(schema, root);
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{path}: {value}");
    }
    match value {
        Value::Object(fields) => {
            let Some(known) = schema["properties"].as_object() else { return };
            for (name, value) in fields {
                let path = format!("{path}/{name}");
                let below = known.get(name).unwrap_or_else(|| panic!("{path} is in no schema"));
                seen.insert(path.clone());
                walk(value, below, root, &path, seen);
            }
        }
        Value::Array(list) => {
            for value in list {
                walk(value, &schema["items"], root, path, seen);
            }
        }
        _ => {}
    }
}

fn list(schema: &Value, root: &Value, path: &str, all: &mut std::collections::BTreeSet<String>) {
    let schema = target(schema, root);
    for (name, below) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        list(below, root, &path, all);
        all.insert(path);
    }
    if schema["items"].is_object() {
        list(&schema["items"], root, path, all);
    }
}

#[test]
fn what_is_not_ours_is_told_at_its_place() {
    assert_eq!(
        read("{\"dateline\": 1,\n \"timelines\": [{\"key\": \"a\", \"titel\": 1}]}").1,
        "\
error[not-this-format]: this is not Dateline's JSON: unknown field `titel`, expected one of `key`, \
         `url`, `title`, `summary`, `introduction`, `language`, `authors`, `published`, `updated`, \
         `methods`, `start_at`, `order`, `layout`, `tracks`, `eras`, `sections`, `image`, `license`, \
         `corrections`, `include`, `status`, `aliases`, `extra`
  --> a.json:2:35
  |
2 |  \"timelines\": [{\"key\": \"a\", \"titel\": 1}]}
  |                                   ^
"
    );
    assert!(read("{}").1.contains("does not say `\"dateline\": 1`"));
    assert!(read("{\"dateline\": 2}").1.contains("version 2 of the format; version 1 is read"));
    for text in ["", "[", "{\"a\":", "null", "\u{0}", &"[".repeat(100_000), "{\"dateline\":-1}"] {
        let (draft, report) = read(text);
        assert!(draft.events.is_empty() && report.starts_with("error["), "{report}");
    }
}
