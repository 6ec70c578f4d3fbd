//! Two versions, and what an editor hears of them.

use crate::{Manuscript, Sources, Timeline};

use super::compare;

const SOURCES: &str = "minutes: {title: Minutes}\nnotes: {title: Notes}\n";

fn version(events: &str, sources: &str) -> Timeline {
    let mut texts = Sources::new();
    texts.add("content/sources.yaml", sources);
    texts.add("content/people.yaml", "clinton: {name: Bill Clinton}\n");
    texts.add("content/talks/events.yaml", events);
    let prepared = Manuscript::new(texts).prepare();
    assert!(!prepared.report.has_errors(), "{}", prepared.report);
    prepared.timeline
}

#[test]
fn in_an_editors_words() {
    const OLD: &str = "- {key: a, title: Talks, date: June 2000, sources: [minutes]}\n";
    let table: &[(&str, &[&str])] = &[
        (OLD, &[]),
        (
            "- {key: a, title: Talks, date: 2000-06-04, sources: [minutes]}\n",
            &["`a` moved from June 2000 to June 4, 2000"],
        ),
        (
            "- {key: a, title: Talk, date: June 2000, sources: [minutes]}\n",
            &["`a` was “Talks” and is “Talk”"],
        ),
        (
            "- {key: a, title: Talks, date: June 2000, sources: [notes], status: disputed}\n",
            &[
                "`a`, its status, was confirmed and is disputed",
                "`a` also cites `notes`",
                "`a` no longer cites `minutes`",
            ],
        ),
        // What is not said in words is named.
        (
            "- {key: a, title: Talks, date: June 2000, date_label: that summer,
  sources: [{key: minutes, at: p. 3}], media: [{embed: \"https://a.example/\"}]}\n",
            &["in `a` changed: date_label, media, sources"],
        ),
        (
            "- {key: b, aliases: [a], title: Talks, date: June 2000, sources: [minutes]}\n",
            &["`a` is now `b`"],
        ),
        (
            "- {key: b, title: Dinner, date: June 2000, sources: [minutes]}\n",
            &["`b` is new, June 2000: Dinner", "`a` is gone, June 2000: Talks"],
        ),
        (
            "- {key: a, title: Talks, date: June 2000, sources: [minutes], people: [clinton],
  body: More., corrections: [{date: 2026-11-24, kind: update, text: A day was added.}]}\n",
            &[
                "the text of `a` was written",
                "`a` also names Bill Clinton",
                "`a`, update: A day was added.",
            ],
        ),
    ];
    let old = version(OLD, SOURCES);
    for (new, expected) in table {
        let changes = compare(&old, &version(new, SOURCES));
        let said: Vec<&str> = changes
            .iter()
            .filter(|change| change.group == "talks")
            .map(|change| change.text.as_str())
            .collect();
        assert_eq!(&said, expected, "{new}");
    }
}

#[test]
fn registries_too() {
    let events = "- {key: a, title: Talks, date: June 2000, sources: [minutes]}\n";
    let old = version(events, SOURCES);
    let sources = "minutes: {title: The minutes, url: \"https://a.example/\"}\nlog: {title: Log}\n";
    let said: Vec<String> =
        compare(&old, &version(events, sources)).into_iter().map(|change| change.text).collect();
    assert_eq!(
        said,
        [
            "`log` is new: Log",
            "`minutes` was “Minutes” and is “The minutes”",
            "`minutes` has an address: https://a.example/",
            "`notes` is gone: Notes",
        ]
    );
}
