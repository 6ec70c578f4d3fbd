//! What an article's proposals find, counted: seven articles of different kinds, all written for
//! this test, each with a list of what an editor would have marked.
//!
//! Precision is how many of the proposals are on the list, recall how much of the list is proposed.
//! The floors below are what is reached today; a change may raise them.

#![allow(clippy::disallowed_methods, reason = "articles are files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use dateline_core::{About, Draft, EntityKind};
use dateline_exchange::{ArticleKind, ArticleOptions, draft, write_content};
use dateline_text::{Sources, render};

const ARTICLES: [&str; 7] = [
    "agency.txt",
    "court.md",
    "accident.txt",
    "feature.md",
    "company.html",
    "science.txt",
    "speech.txt",
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

fn expected(article: &str) -> (ArticleOptions, BTreeSet<String>) {
    let path = folder().join(article).with_extension("expect");
    let text = fs::read_to_string(path).expect("a list");
    let mut options = ArticleOptions::default();
    let mut list = BTreeSet::new();
    for line in text.lines() {
        match line.strip_prefix("published ") {
            Some(date) => options.published = Some(date.parse().expect("a date")),
            None => {
                list.insert(line.to_owned());
            }
        }
    }
    (options, list)
}

fn found(draft: &Draft, expected: &BTreeSet<String>) -> BTreeSet<String> {
    let name = |kind: Option<EntityKind>, key: &str| {
        let entity = draft
            .entities
            .iter()
            .find(|it| it.key.value.as_str() == key && kind.is_none_or(|kind| it.kind == kind));
        entity.map_or("?".to_owned(), |entity| entity.name().to_owned())
    };
    let mut all = BTreeSet::new();
    for event in &draft.events {
        all.insert(format!("event {}", event.when()));
        for quote in &event.quotes {
            let by = quote.by.as_ref();
            let by = by.map_or("?".to_owned(), |by| name(by.kind, by.key.value.as_str()));
            // A quotation is on the list by its first words.
            let whole = format!("quote {by} | {}", quote.text.value);
            let listed = expected.iter().find(|line| whole.starts_with(line.as_str()));
            all.insert(listed.cloned().unwrap_or(whole));
        }
    }
    for entity in &draft.entities {
        all.insert(format!("{} {}", entity.kind.as_str(), entity.name()));
    }
    let date = |key: &str| {
        let event = draft.events.iter().find(|event| event.key.value.as_str() == key);
        event.map_or("?".to_owned(), |event| event.when().to_string())
    };
    for claim in &draft.claims {
        let Some(About::Event(about)) = &claim.about else { continue };
        let made = claim.made_at.as_ref().map_or("?".to_owned(), |key| date(key.value.as_str()));
        all.insert(format!("claim {made} about {}", date(about.value.as_str())));
    }
    all
}

#[test]
fn precision_and_recall() {
    // For each kind: proposed and right, proposed, on the list.
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut notes = String::new();
    for article in ARTICLES {
        let (options, expected) = expected(article);
        let bytes = fs::read(folder().join(article)).expect("an article");
        let proposed = draft(article, &bytes, ArticleKind::from_path(article), &options);
        let found = found(&proposed.draft, &expected);
        let kind = |line: &str| match line.split(' ').next() {
            Some("event") => "event",
            Some("quote") => "quote",
            Some("claim") => "claim",
            _ => "name",
        };
        for line in found.union(&expected) {
            let count = counts.entry(kind(line)).or_default();
            count[0] += usize::from(found.contains(line) && expected.contains(line));
            count[1] += usize::from(found.contains(line));
            count[2] += usize::from(expected.contains(line));
            if !expected.contains(line) {
                let _ = writeln!(notes, "{article}: too much: {line}");
            } else if !found.contains(line) {
                let _ = writeln!(notes, "{article}: missing: {line}");
            }
        }
    }
    let percent = |part: usize, whole: usize| part * 100 / whole.max(1);
    let floors = [("event", 95, 95), ("quote", 95, 95), ("name", 90, 90), ("claim", 100, 100)];
    for (kind, precision, recall) in floors {
        let [right, proposed, listed] = counts[kind];
        let (reached, whole) = (percent(right, proposed), percent(right, listed));
        assert!(
            reached >= precision && whole >= recall,
            "{kind}: precision {reached} %, recall {whole} %\n{notes}"
        );
    }
}

#[test]
fn proposals_are_drafts_that_name_their_paragraph() {
    for article in ARTICLES {
        let (options, _) = expected(article);
        let bytes = fs::read(folder().join(article)).expect("an article");
        let proposed = draft(article, &bytes, ArticleKind::from_path(article), &options);
        for event in &proposed.draft.events {
            assert!(event.draft && event.status.as_str() == "reported", "{article}");
            let at = event.sources[0].at.as_deref().unwrap_or_default();
            assert!(at.starts_with("paragraph"), "{article}: {at}");
        }
        let mut sources = Sources::new();
        for (path, text) in write_content(&proposed.draft) {
            sources.add(format!("content/{path}"), text);
        }
        let reading = dateline_read::read(&sources, "content");
        assert_eq!(render::plain(&reading.report, &sources), "", "{article}");
        assert_eq!(reading.draft.claims.len(), proposed.draft.claims.len());
        let resolved = reading.draft.resolve();
        assert!(!resolved.report.has_errors(), "{}", render::plain(&resolved.report, &sources));
    }
}

#[test]
fn without_the_articles_day_nothing_is_counted_from_it() {
    let text = b"A report\n\nThe gate closed on Tuesday. It had opened in 1999.";
    let proposed = draft("a.txt", text, ArticleKind::Plain, &ArticleOptions::default());
    let dates: Vec<String> = proposed.draft.events.iter().map(|it| it.when().to_string()).collect();
    assert_eq!(dates, ["1999"]);
    let report = render::plain(&proposed.report, &proposed.sources);
    assert!(
        report.contains("`Tuesday` counts from the article's day, which is not given"),
        "{report}"
    );
}

#[test]
fn damaged_articles_never_panic() {
    for article in ARTICLES {
        let (options, _) = expected(article);
        let bytes = fs::read(folder().join(article)).expect("an article");
        for kind in [ArticleKind::Plain, ArticleKind::Markdown, ArticleKind::Html] {
            for at in (0..bytes.len()).step_by(40) {
                draft("cut", &bytes[..at], kind, &options);
                let mut damaged = bytes.clone();
                damaged[at] = [b'"', b'<', 0xe2, b'.', b'\n'][at / 40 % 5];
                write_content(&draft("damaged", &damaged, kind, &options).draft);
            }
        }
    }
    for text in [
        "",
        "\"",
        "“”",
        "In 2000 ",
        "said",
        "\u{201c}a b c d",
        &"Aa ".repeat(20_000),
        &"1999 ".repeat(5_000),
    ] {
        draft("x", text.as_bytes(), ArticleKind::Plain, &ArticleOptions::default());
    }
}
