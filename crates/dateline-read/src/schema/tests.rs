//! Schema and reader say the same: of each field, of what people wrote, and of mistakes.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dateline_text::Sources;
use jsonschema::Validator;

use super::*;
use crate::field::tests::example;

/// The schema of a kind together with what finds mistakes by it.
fn schema(name: &str) -> (Value, Validator) {
    let kind = FileKind::named(name).unwrap_or_else(|| panic!("no kind `{name}`"));
    let schema: Value = serde_json::from_str(&kind.schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    (schema, validator)
}

/// What finds mistakes in files of each kind: made once, since that takes long.
fn validators() -> BTreeMap<&'static str, Validator> {
    FILE_KINDS.iter().map(|kind| (kind.name, schema(kind.name).1)).collect()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Walks a kind and its schema side by side, and counts the fields that both have.
fn same(kind: &Kind, schema: &Value, place: &str) -> usize {
    let any = |at: usize| if schema["anyOf"].is_array() { &schema["anyOf"][at] } else { schema };
    match kind {
        Kind::Record(shape) => {
            let known: BTreeSet<&str> = shape.fields.iter().map(|field| field.name).collect();
            let properties = schema["properties"].as_object().unwrap_or_else(|| panic!("{place}"));
            let told: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(known, told, "{place}");
            assert_eq!(schema["additionalProperties"], false, "{place}");
            let of_field = |field: &crate::field::Field| {
                let (place, property) =
                    (format!("{place}.{}", field.name), &properties[field.name]);
                assert_eq!(property["description"], field.description, "{place}");
                assert!(field.description.ends_with('.'), "{place}");
                1 + same(&field.kind, property, &place)
            };
            shape.fields.iter().map(of_field).sum()
        }
        Kind::Registry(shape) => {
            same(&Kind::Record(shape), &schema["additionalProperties"], &format!("{place}.*"))
        }
        Kind::List(item) => same(item, &any(0)["items"], &format!("{place}[]")),
        Kind::Either(one, other) => same(one, any(0), place) + same(other, any(1), place),
        _ => 0,
    }
}

#[test]
fn reader_and_schema_have_the_same_fields() {
    let mut count = 0;
    for kind in FILE_KINDS {
        let (schema, validator) = schema(kind.name);
        count += same(&kind.kind, &schema, kind.name);
        // A document with every field: the reader's own tests hold that nothing in it is unknown.
        let document = yaml(&example(&kind.kind));
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", kind.name);
    }
    assert!(count > 200, "only {count} fields were met");
}

#[test]
fn the_whole_schema_has_every_kind() {
    let schema: Value = serde_json::from_str(&whole()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for kind in FILE_KINDS {
        assert!(schema["$defs"][kind.name].is_object(), "{}", kind.name);
        assert!(validator.is_valid(&yaml(&example(&kind.kind))), "{}", kind.name);
    }
    assert!(!validator.is_valid(&json!({ "dte": 1969 })));
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

#[test]
fn what_people_wrote_is_valid() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut paths = Vec::new();
    files(&crates.parent().unwrap().join("content"), &mut paths);
    files(&crates.join("dateline/src/scaffold"), &mut paths);
    let validators = validators();
    let mut count = 0;
    for path in paths {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
        let text = fs::read_to_string(&path).unwrap_or_default();
        let front = text.strip_prefix("---\n").and_then(|text| text.split("\n---\n").next());
        let (kind, text) = match (end, front) {
            ("yaml", _) if FileKind::named(stem).is_some() => (stem, &*text),
            ("yaml", _) => ("timeline", &*text),
            ("md", Some(front)) if front.contains("page: true") => ("page", front),
            ("md", Some(front)) if front.contains("\ndate:") => ("event", front),
            ("md", Some(front)) => ("timeline", front),
            _ => continue,
        };
        count += 1;
        let document = yaml(text);
        if let Some(error) = validators[kind].iter_errors(&document).next() {
            panic!("{}: {error} at {}", path.display(), error.instance_path());
        }
    }
    assert!(count > 30, "only {count} files were found");
}

#[test]
fn schema_and_reader_refuse_the_same() {
    let validators = validators();
    let event = "title: T\ndate: 2000\n";
    for (kind, path, text) in [
        ("event", "a/b.yaml", format!("{event}dte: 2001\n")),
        ("event", "a/b.yaml", "title: T\n".to_owned()),
        ("event", "a/b.yaml", format!("{event}status: sure\n")),
        ("event", "a/b.yaml", format!("{event}claims: [{{text: A, sorces: [x]}}]\n")),
        ("event", "a/b.yaml", format!("{event}claims: [{{by: a}}]\n")),
        ("event", "a/b.yaml", format!("{event}claims: [{{text: A, disputed_by: [{{bye: x}}]}}]\n")),
        ("event", "a/b.yaml", format!("{event}quotes: [{{text: A, original: {{txt: B}}}}]\n")),
        ("event", "a/b.yaml", format!("{event}media: [{{src: x.png, atl: A}}]\n")),
        ("event", "a/b.yaml", format!("{event}place: {{name: A, at: [100, 0]}}\n")),
        ("event", "a/b.yaml", format!("{event}sources: {{key: a}}\n")),
        ("events", "a/events.yaml", "- title: T\n".to_owned()),
        ("events", "a/events.yaml", "events: 1\n".to_owned()),
        ("timeline", "a/timeline.yaml", "eras: [{title: A}]\n".to_owned()),
        ("timeline", "a/timeline.yaml", "include: [{evnt: b/c}]\n".to_owned()),
        ("timeline", "a/timeline.yaml", "order: newest\n".to_owned()),
        ("people", "people.yaml", "a: {nmae: A}\n".to_owned()),
        ("people", "people.yaml", "a: {name: A, roles: [{tilte: B}]}\n".to_owned()),
        ("places", "places.yaml", "a: {name: A, at: 1}\n".to_owned()),
        ("sources", "sources.yaml", "a: {title: A, url: example.org}\n".to_owned()),
        ("sources", "sources.yaml", "a: {title: A, kind: film}\n".to_owned()),
        ("site", "site.yaml", "date_style: us\n".to_owned()),
        ("site", "site.yaml", "language: german\n".to_owned()),
        ("site", "site.yaml", "publisher: {url: 'https://example.org/'}\n".to_owned()),
        ("site", "site.yaml", "emit: [feed]\n".to_owned()),
    ] {
        assert!(!validators[kind].is_valid(&yaml(&text)), "the schema takes {text}");
        let mut sources = Sources::new();
        sources.add(path, text.as_str());
        assert!(crate::read(&sources, "").report.has_errors(), "the reader takes {text}");
    }
}

#[test]
fn a_field_without_value_is_as_good_as_none() {
    let text = "title: T\ndate: 2000\ntags:\nstatus:\nplace:\nclaims: [{text: A, by: }]\n";
    assert!(schema("event").1.is_valid(&yaml(text)));
    let mut sources = Sources::new();
    sources.add("a/b.yaml", text);
    assert!(crate::read(&sources, "").report.is_empty());
}
