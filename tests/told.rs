//! How mistakes are told: all in one run, each at its place, and every limit by a message.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test of files has to read and write files"
)]

use std::fs::{self, File};
use std::path::Path;

use dateline::text::render;
use dateline::{ErrorKind, Format, ImportOptions, Manuscript, Report, Sources};
use serde_json::Value;

/// Files in which each mistake stands between `«` and `»`, behind letters of two bytes, letters that
/// run from right to left, emoji of several characters, and tabs.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", "title: Сайт\n"),
    (
        "people.yaml",
        "шевченко: {name: \"Тарас\tШевченко 👩🏽‍🚀\", «brn»: 1814}\n\
         فاطمة: {name: \"فاطمة\t🌉\", born: the «31st» of June 1950}\n",
    ),
    ("міст/timeline.yaml", "title: \"Міст\t🌉\"\ntracks: [{key: вода, title: \"Вода\t💧\"}]\n"),
    (
        "міст/events.yaml",
        "- {title: \"Перший\t🌉\", date: 1990, key: перший, people: [«шевченк»]}\n\
         - {title: \"الثاني\t🌉\", date: 1991, key: الثاني, status: «sure»}\n\
         - {title: \"Третій\t🌉\", date: 1992, key: третій, track: «водa»}\n\
         - {title: \"الرابع\t🌉\", date: 1993, key: الرابع, related: [«الرابع»]}\n\
         - {title: \"П'ятий\t🌉\", date: 1994, key: «пятий!»}\n\
         - {title: \"السادس\t👩🏽‍🚀\", date: 1995, key: السادس, tags: [мир, «\"—\"»]}\n\
         - {title: \"Сьомий\t🌉\", date: 1996, key: сьомий, importance: major, «importance»: minor}\n\
         - {title: \"التاسع\t🌉\", date: 1998, key: التاسع, «summary: [x]»}\n",
    ),
    (
        "міст/восьмий.md",
        "---\ntitle: \"Восьмий\t🌉\"\ndate: 1997\n---\n\nТекст 🌉\t[[«немає»]]\tنص.\n\n\
         👩🏽‍🚀\tДжерело [@«джерело», с. 3].\n",
    ),
];

#[test]
fn mistakes_of_ten_kinds_are_told_in_one_run_each_at_its_place() {
    let mut sources = Sources::new();
    let mut planted = Vec::new();
    for (path, marked) in FILES {
        let path = format!("content/{path}");
        let mut text = String::new();
        for part in marked.split_inclusive(['«', '»']) {
            let line = text.matches('\n').count() + 1;
            let written = part.trim_end_matches(['«', '»']);
            if part.ends_with('»') {
                // Every character is one column, whatever it takes in bytes or on a screen.
                let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                let end = column + written.chars().count();
                planted.push((path.clone(), line, column, end, written.to_owned()));
            }
            text.push_str(written);
        }
        sources.add(path, text);
    }
    let manuscript = Manuscript::new(sources);
    let report = manuscript.check(&());
    let told: Value = serde_json::from_str(&render::json(&report, manuscript.sources()))
        .expect("the report is JSON");
    let told = told.as_array().expect("a list");
    let number = |value: &Value| value.as_u64().and_then(|it| usize::try_from(it).ok());
    let places: Vec<_> = told
        .iter()
        .filter(|one| one["severity"] == "error")
        .filter_map(|one| {
            let place = &one["place"];
            Some((
                place["file"].as_str()?.to_owned(),
                number(&place["line"])?,
                number(&place["column"])?,
                number(&place["end_column"])?,
                place["text"].as_str()?.to_owned(),
            ))
        })
        .collect();
    let shown = render::plain(&report, manuscript.sources());
    for one in &planted {
        assert!(places.contains(one), "{one:?} is not told: {places:#?}\n{shown}");
    }
    assert_eq!(places.len(), planted.len(), "{shown}");
    let mut codes: Vec<&str> = told.iter().filter_map(|one| one["code"].as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() >= 10, "ten kinds: {codes:?}");
}

#[test]
fn of_thousands_of_unknown_names_the_first_hundred_get_a_suggestion() {
    let mentions = " [[evnt-1]] [@minuts]".repeat(3000);
    let mut sources = Sources::new();
    sources.add("content/sources.yaml", "minutes: {title: M}\n");
    sources.add("content/a.md", format!("---\ntitle: A\n---\n{mentions}\n## 1990 — Event 1\n"));
    let report = Manuscript::new(sources).check(&());
    let unknown = report.iter().filter(|one| one.code().as_str() == "unknown-key");
    let suggested = unknown.clone().filter(|one| one.fix_offered().is_some());
    assert_eq!((unknown.count(), suggested.count()), (6000, 100));
}

/// What is read of a site with this event file.
fn read(events: &str) -> Report {
    let mut sources = Sources::new();
    sources.add("content/a/timeline.yaml", "title: A\n");
    sources.add("content/a/events.yaml", events);
    Manuscript::new(sources).check(&())
}

/// An event with an own field.
fn event(extra: &str) -> String {
    format!("- title: One\n  date: 1990\n  key: one\n  extra: {extra}\n")
}

/// A list of so many values.
fn values(count: usize) -> String {
    format!("{{own: [{}]}}", "0,".repeat(count))
}

fn deep(levels: usize) -> String {
    format!("{{own: {}{}}}", "[".repeat(levels), "]".repeat(levels))
}

/// So many aliases of one value each, of `length` bytes.
fn aliases(count: usize, length: usize) -> String {
    format!("{{own: [&it \"{}\", {}]}}", "x".repeat(length), "*it,".repeat(count))
}

#[test]
fn within_a_limit_nothing_is_said_and_beyond_it_that_it_is_passed() {
    // The list with its event and the mapping of own fields lie around what is written here.
    const AROUND: usize = 3;
    let title =
        |count: usize| format!("- title: {}\n  date: 1990\n  key: one\n", "я".repeat(count));
    let key = |count: usize| format!("- title: One\n  date: 1990\n  key: {}\n", "k".repeat(count));
    let large = |bytes: usize| {
        let event = event("{}");
        format!("{event}{}\n", "#".repeat(bytes - event.len() - 1))
    };
    let megabyte = 1024 * 1024;
    // As the manual says it; within; beyond; what is said.
    let table: &[(&str, String, String, &str)] = &[
        ("16 MB", large(megabyte), large(16 * megabyte + 1), "larger than 16 MiB"),
        ("64", event(&deep(64 - AROUND)), event(&deep(65 - AROUND)), "more than 64 deep"),
        (
            "2,000,000",
            event(&values(1_000_000)),
            event(&values(2_000_000)),
            "more than 2000000 values",
        ),
        ("10,000", event(&aliases(10_000, 1)), event(&aliases(10_001, 1)), "aliases"),
        ("1 MB", event(&aliases(10, 100_000)), event(&aliases(11, 100_000)), "aliases"),
        ("1,000 characters", title(1000), title(1001), "longer than 1000 characters"),
        ("200 bytes", key(200), key(201), "not a key"),
    ];
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../manual/src/format.md");
    let manual = fs::read_to_string(manual).expect("the page");
    let limits = manual.split("\n## Limits\n").nth(1).expect("the limits");
    let rows = limits.split("\n\nThere is no").next().expect("their end").lines();
    let rows: Vec<&str> = rows.filter(|line| line.starts_with("| ")).skip(1).collect();
    for row in &rows {
        let said = row.trim_end_matches(" |").rsplit("| ").next().expect("two columns");
        let is_held = table.iter().any(|(limit, ..)| *limit == said);
        assert!(is_held || ["64 MB", "256 MB"].contains(&said), "no case for {row}");
    }
    assert_eq!(rows.len(), table.len() + 2, "each limit is in the manual");
    for (limit, within, beyond, message) in table {
        let report = read(within);
        assert!(!report.has_errors(), "{limit}: {}", report.iter().next().expect("one").message());
        let report = read(beyond);
        let told = report.iter().any(|one| one.message().contains(message));
        assert!(told && report.has_errors(), "{limit}: {report:.300}");
    }
}

#[test]
fn a_foreign_file_may_be_too_large() {
    let scratch = tempfile::tempdir().expect("a folder");
    let path = scratch.path().join("sheet.csv");
    let file = File::create(&path).expect("a file");
    file.set_len((64 << 20) + 1).expect("a large one");
    let project = scratch.path().join("site");
    let refused = dateline::import(&project, &path, Format::Csv, ImportOptions::default());
    let error = refused.expect_err("it is too large");
    assert_eq!(error.kind(), ErrorKind::Refused);
    assert!(error.to_string().contains("more than 64 MB"), "{error}");
    assert!(!project.exists());
}
