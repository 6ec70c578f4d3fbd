//! Files as an author writes them, and what is told of each mistake: place, code, text.

use super::*;
use dateline_core::{About, KeyOrigin, MediaFile, StartAt};
use dateline_text::Severity;

mod hostile;

/// Reads files, each given as its path below the content folder and its text.
pub(super) fn reading(files: &[(&str, &str)]) -> (Sources, Reading) {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(format!("content/{path}"), *text);
    }
    let reading = read(&sources, "content");
    (sources, reading)
}

/// Every diagnostic on a line: place, code, and the text at the place.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let (sources, reading) = reading(files);
    let lines = reading.report.iter().map(|one| {
        let place = sources.place(one.span()).unwrap();
        let path = sources.path(one.span().file().unwrap()).strip_prefix("content/").unwrap();
        let text = sources.slice(one.span());
        format!("{path}:{}:{} {} <{text}>", place.line, place.column, one.code())
    });
    lines.collect()
}

/// What is told of an event with these fields beside title and date.
fn told_of_event(fields: &str) -> Vec<String> {
    let text = format!("---\ntitle: T\ndate: 2000\n{fields}\n---\n");
    let lines = told(&[("t/e.md", &text)]).into_iter();
    lines.map(|line| line.trim_start_matches("t/e.md:").to_owned()).collect()
}

#[test]
fn each_mistake_has_its_place() {
    // fields below `title` and `date` (so the first is line 4), what is told
    let table = [
        ("placs: port", "4:1 unknown-field <placs>"),
        ("title: Again", "4:1 double-field <title>"),
        ("draft: yes", "4:8 unknown-word <yes>"),
        ("importance: huge", "4:13 unknown-word <huge>"),
        ("status: [a]", "4:1 wrong-kind <status: [a]>"),
        ("people: {ada: {x: 1}}", "4:1 wrong-kind <people: {ada: {x: 1}}>"),
        ("people: [{role: x}]", "4:11 missing-field <role>"),
        ("people: [{key: a, roll: x}]", "4:19 unknown-field <roll>"),
        ("sources: [a, [b]]", "4:14 wrong-kind <[b]>"),
        ("sources: [{key: a, att: x}]", "4:20 unknown-field <att>"),
        ("sources:\n- title: T\n  url: ftp://x", "6:8 wrong-value <ftp://x>"),
        (
            "sources:\n- title: T\n  url: \"java\\tscript:x()\"",
            "6:8 wrong-value <\"java\\tscript:x()\">",
        ),
        ("quotes:\n- by: a", "5:3 missing-field <by>"),
        ("quotes:\n- text:\n  by: a", "5:3 missing-field <text>"),
        ("claims:\n- text: x\n  status: no", "6:11 unknown-word <no>"),
        ("claims:\n- text: x\n  named_as: A man", "6:13 missing-field <A man>"),
        ("quotes:\n- text: x\n  named_as: A man", "6:13 missing-field <A man>"),
        ("place: {name: X, at: [91, 0]}", "4:23 wrong-value <91>"),
        ("place: {name: X, at: [.nan, 0]}", "4:23 wrong-value <.nan>"),
        ("place: {name: X, at: [1]}", "4:22 wrong-value <[1]>"),
        ("place: {name: X, lat: 1}", "4:18 missing-field <lat>"),
        ("place: {name: X, at: [1, 2], lat: 1, lon: 2}", "4:30 double-field <lat>"),
        ("media: [../../x.png]", "4:9 wrong-value <../../x.png>"),
        ("media: [https://x.org/x.png]", "4:9 wrong-value <https://x.org/x.png>"),
        ("media: [{alt: x}]", "4:10 missing-field <alt>"),
        ("media: [{src: a, embed: https://x.org}]", "4:15 wrong-value <a>"),
        ("related: [{key: a, as: follows-from}]", "4:24 unknown-word <follows-from>"),
        ("embargo: soon", "4:10 not-a-date <soon>"),
        ("embargo:", "4:1 missing-field <embargo>"),
        ("draft: ''", "4:1 missing-field <draft: ''>"),
        ("embargo: before 2030", "4:10 wrong-value <before 2030>"),
        ("embargo: 2025~", "4:10 wrong-value <2025~>"),
        ("embargo: 2026-12-01T09:00:00Z", ""),
        ("embargo: 2026-12-01 09:00", "4:10 date-read-as <2026-12-01 09:00>"),
        ("embargo: 2026-12-01 09:00 Europe/Kyev", "4:27 unknown-zone <Europe/Kyev>"),
        ("time_zone: Europe/Kyev", "4:12 unknown-zone <Europe/Kyev>"),
        ("time_zone: '+15:00'", "4:12 unknown-zone <'+15:00'>"),
        ("end: 1999", "4:6 not-a-date <1999>"),
        ("end: 2000/2001", "4:6 not-a-date <2000/2001>"),
        ("time_zone: Europe/Kyiv", "4:12 wrong-value <Europe/Kyiv>"),
        ("time: 25:00", "4:7 not-a-date <25:00>"),
        ("time: 12:00", "4:7 not-a-date <12:00>"),
        ("tags: [a, '', b]", "4:11 wrong-value <''>"),
        ("updated: [2000, 2001]", "4:10 wrong-kind <[2000, 2001]>"),
        ("updated: 2023-02-30", "4:18 not-a-date <30>"),
        ("date_label: \"a\\u0007\"", "4:13 control-character <\"a\\u0007\">"),
        ("date_label: |\n  a\n  b", "5:3 wrong-value <a\n  b>"),
        ("extra: x", "4:8 wrong-kind <x>"),
        ("extra: {a: [\"\\e[2J\"]}", "4:13 control-character <\"\\e[2J\">"),
        ("Титул: x\nplacs: y", "4:1 unknown-field <Титул>|5:1 unknown-field <placs>"),
        ("summary: Москва 🔥 \"q\nplacs: y", "5:1 unknown-field <placs>"),
    ];
    for (fields, want) in table {
        assert_eq!(told_of_event(fields).join("|"), want, "{fields}");
    }
}

#[test]
fn a_time_of_day_is_said_once() {
    // what is written behind `date:`, what is told
    let table = [
        ("2000-06-01T10:00:00\ntime: 11:00", "4:7 wrong-value <11:00>"),
        (
            "2000-06-03T10:00:00+02:00\ntime_zone: America/New_York",
            "4:12 wrong-value <America/New_York>",
        ),
        ("2000-06-03T10:00:00+02:00\ntime_zone: +03:00", "4:12 wrong-value <+03:00>"),
        ("2000-03-26\ntime: 02:30\ntime_zone: Europe/Berlin", "3:7 not-a-date <2000-03-26>"),
        ("2000-10-29\ntime: 02:30\ntime_zone: Europe/Berlin", "3:7 date-read-as <2000-10-29>"),
    ];
    for (written, want) in table {
        let text = format!("---\ntitle: T\ndate: {written}\n---\n");
        assert_eq!(told(&[("t/e.md", &text)]).join("|"), format!("t/e.md:{want}"), "{written}");
    }
}

#[test]
fn whole_files_that_are_wrong() {
    let good = ("t/good.md", "---\ntitle: T\ndate: 2000\n---\n");
    // path, text, what is told
    let table = [
        ("t/e.md", "", "t/e.md:1:1 front-matter <>"),
        ("t/e.md", "Just text.\n", "t/e.md:1:1 front-matter <>"),
        ("t/e.md", "---\ntitle: T\ndate: 2000\n\nText.\n", "t/e.md:1:1 front-matter <--->"),
        ("t/e.md", "---\n", "t/e.md:1:1 front-matter <--->"),
        ("t/e.md", "---\n- title\n---\n", "t/e.md:2:1 wrong-kind <- title>"),
        ("t/e.md", "---\njust words\n---\n", "t/e.md:2:1 wrong-kind <just words>"),
        ("t/e.md", "---\n---\nText.", "t/e.md:2:1 missing-field <>|t/e.md:2:1 missing-field <>"),
        ("t/e.md", "---\ntitle: ''\ndate: 2000\n---\n", "t/e.md:2:1 missing-field <title: ''>"),
        ("t/e.md", "---\ntitle: T\n---\n", "t/e.md:2:1 missing-field <title>"),
        ("t/e.md", "---\ntitle: T\ndte: 2000\n---\n", "t/e.md:3:1 unknown-field <dte>"),
        ("t/e.md", "---\ntitle: T\ndate: 2000\nbody: x\n---\ny", "t/e.md:4:1 double-field <body>"),
        ("t/e.md", "---\npage: true\n---\n", "t/e.md:1:1 unknown-file <>"),
        ("t/events.yaml", "just: text\n", "t/events.yaml:1:1 wrong-kind <>"),
        (
            "t/events.yaml",
            "- title: T\n- text\n",
            "t/events.yaml:1:3 missing-field <title>|t/events.yaml:2:3 wrong-kind <text>",
        ),
        ("t/timeline.yaml", "- x\n", "t/timeline.yaml:1:1 wrong-kind <- x>"),
        ("t/timeline.yml", "title: x\nstatus: ended\n", "t/timeline.yml:2:9 unknown-word <ended>"),
        ("site.yaml", "- title\n", "site.yaml:1:1 wrong-kind <- title>"),
        ("site.yaml", "title: A\ntitle: B\n", "site.yaml:2:1 double-field <title>"),
        ("site.yaml", "title: A\n---\ntitle: B\n", "site.yaml:2:1 yaml-unsupported <--->"),
        (
            "site.yaml",
            "emit: [feeds, pdf]\ncontact: me\n",
            "site.yaml:1:15 unknown-word <pdf>|site.yaml:2:10 wrong-value <me>",
        ),
        ("people.yaml", "- ada\n", "people.yaml:1:1 wrong-kind <>"),
        ("people.yaml", "ada:\n  name: A\n  rolle: x\n", "people.yaml:3:3 unknown-field <rolle>"),
        ("people.yaml", "ada:\n  name: A\nada:\n  name: B\n", "people.yaml:3:1 double-field <ada>"),
        (
            "people.yaml",
            "ada:\nben: {}\n",
            "people.yaml:1:1 missing-field <ada>|people.yaml:2:1 missing-field <ben>",
        ),
        ("people.yaml", "ada: Ada\n", "people.yaml:1:6 wrong-kind <Ada>"),
        (
            "places.yaml",
            "port:\n  name: P\n  lat: .nan\n  lon: 1e999\n",
            "places.yaml:3:8 wrong-value <.nan>|places.yaml:4:8 wrong-value <1e999>",
        ),
        ("places/port.md", "Text.", "places/port.md:1:1 missing-field <>"),
        ("about.md", "Hello.\n", "about.md:1:1 unknown-file <>"),
        ("e.md", "---\ntitle: T\ndate: 2000\n---\n", "e.md:1:1 unknown-file <>"),
        ("x.yaml", "events: none\n", "x.yaml:1:9 wrong-kind <none>"),
        (
            "x.yaml",
            "events:\n- {title: T, date: 2000}\n- {title: T}\n",
            "x.yaml:3:4 missing-field <title>",
        ),
    ];
    for (path, text, want) in table {
        assert_eq!(told(&[good, (path, text)]).join("|"), want, "{path} {text:?}");
        let (_, reading) = reading(&[good, (path, text)]);
        assert!(reading.draft.events.iter().any(|event| event.key.as_str() == "good"));
    }
}

#[test]
fn a_mistake_of_yaml_is_told_once_and_the_rest_is_read() {
    let files = [
        ("t/a.md", "---\ntitle: T\npeople: [a\ndate: 2000\n---\n"),
        ("t/b.md", "---\ntitle: Fire: the night\ndate: 2000\n---\n"),
        ("t/events.yaml", "- title: One\n  date: 2001\n- title: \"Two\n  date: 2002\n"),
    ];
    let lines = told(&files);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains("yaml-syntax")), "{lines:?}");
    let (_, reading) = reading(&files);
    let titles: Vec<&str> = reading.draft.events.iter().map(dateline_core::Event::title).collect();
    // What was broken off before it had a title is left out.
    assert_eq!(titles, ["T", "Fire", "One"]);
}

#[test]
fn a_record_that_is_wrong_is_not_missed_elsewhere() {
    let (_, reading) = reading(&[
        ("people.yaml", "ada: {nam: Ada}\n"),
        ("sources.yaml", "log: {}\n"),
        ("t/timeline.yaml", "start_at: a\n"),
        ("t/a.md", "---\ntitle: A\ndate: soon\n---\n"),
        ("t/b.md", "no front matter"),
        (
            "t/c.md",
            "---\ntitle: C\ndate: 2000\npeople: [ada]\nsources: [log]\nrelated: [a, b]\n---\n[[a]]\n",
        ),
    ]);
    assert_eq!(reading.report.len(), 4, "{}", reading.report);
    let resolved = reading.draft.resolve();
    assert!(resolved.report.is_empty(), "{}", resolved.report);
}

#[test]
fn values_are_read_as_written() {
    // what is written behind `date:`, the date
    let table = [
        ("2000", "2000"),
        ("0099", "0099"),
        ("\"1984~\"", "1984~"),
        ("198X", "198X"),
        ("2004/..", "2004/.."),
        ("'[1667,1760]'", "[1667,1760]"),
        ("June 4, 2000", "2000-06-04"),
        ("early 2000s", "2000~/2003~"),
        ("c. 1850", "1850~"),
        ("2000-06-04\nend: 2000-06-06", "2000-06-04/2000-06-06"),
        ("2000-06-04\ntime: \"14:30\"", "2000-06-04T14:30:00"),
        ("2000-06-04\ntime: 1:06", "2000-06-04T01:06:00"),
        ("2000-06-04\ntime: 5:30 p.m.", "2000-06-04T17:30:00"),
        ("2000-06-04\ntime: noon UTC", "2000-06-04T12:00:00Z"),
        ("2000-06-04\ntime: 14:30:05\ntime_zone: +03:00", "2000-06-04T14:30:05+03:00"),
        ("2000-06-04\ntime: 14:30\ntime_zone: Europe/Moscow", "2000-06-04T14:30:00"),
        ("2000-06-04\ntime: 14:30\ntime_zone: Europe/Kiev", "2000-06-04T14:30:00"),
        ("2000-06-04\ntime: 14:30\ntime_zone: UTC", "2000-06-04T14:30:00Z"),
        ("2000-06-04T14:30:00\ntime_zone: UTC", "2000-06-04T14:30:00Z"),
        ("2000-06-04T14:30:00+03:00\ntime_zone: Europe/Kyiv", "2000-06-04T14:30:00+03:00"),
        ("2024-10-27T03:30:00+03:00\ntime_zone: Europe/Kyiv", "2024-10-27T03:30:00+03:00"),
        ("1917-10-25\ncalendar: julian", "1917-11-07"),
        ("1917-10-25\ncalendar: gregorian", "1917-10-25"),
        ("October 25, 1917\ncalendar: julian\ntime: 21:40", "1917-11-07T21:40:00"),
        ("Wednesday, Oct. 25, 1917\ncalendar: julian", "1917-11-07"),
        ("1917-10-25\nend: 1917-10-26\ncalendar: julian", "1917-11-07/1917-11-08"),
        ("Feb. 29, 1900\ncalendar: julian", "1900-03-13"),
    ];
    for (written, want) in table {
        let text = format!("---\ntitle: no\ndate: {written}\ntags: [no, 1.10, 007]\n---\n");
        let (_, reading) = reading(&[("t/e.md", &text)]);
        assert!(reading.report.is_empty(), "{written} {}", reading.report);
        let event = &reading.draft.events[0];
        assert_eq!(event.date.to_string(), want);
        assert_eq!(event.title(), "no");
        let tags: Vec<&str> = event.tags.iter().map(|tag| tag.as_str()).collect();
        assert_eq!(tags, ["no", "1.10", "007"]);
    }
    for written in [
        "true",
        "2023.5",
        "1e3",
        "someday soon",
        "2023-02-30",
        "{year: 2023}",
        "٢٠٢٣-٠١-٠٥",
        "1917-02-29\ncalendar: julian",
        "Thursday, Oct. 25, 1917\ncalendar: julian",
    ] {
        let text = format!("---\ntitle: T\ndate: {written}\n---\n");
        let lines = told(&[("t/e.md", &text)]);
        assert_eq!(lines.len(), 1, "{written} {lines:?}");
        assert!(lines[0].starts_with("t/e.md:3:"), "{lines:?}");
    }
}

#[test]
fn a_set_of_dates_without_quotation_marks_can_be_fixed() {
    let (sources, reading) = reading(&[("t/e.md", "---\ntitle: T\ndate: [1667,1760]\n---\n")]);
    let fixed = dateline_text::fixed(&reading.report, &sources);
    assert_eq!(fixed[0].1, "---\ntitle: T\ndate: \"[1667,1760]\"\n---\n");
}

#[test]
fn a_folder_is_a_timeline_and_its_files_are_events() {
    let (_, reading) = reading(&[
        ("cold-war/timeline.yaml", "title: The Cold War\nstart_at: wall\n"),
        (
            "cold-war/wall.md",
            "\u{feff}---\r\ntitle: The wall\r\ndate: 1961-08-13\r\nmedia: [media/w.png]\r\n---\r\n\r\n    code\r\n\r\nText.\r\n",
        ),
        (
            "cold-war/events.yaml",
            "- title: Sputnik & co\n  date: 1957-10-04\n- {key: cuba, title: Cuba, date: 1962-10}\n",
        ),
        ("cold-war/1990s/end.md", "---\ntitle: The end\ndate: 1991\n---"),
        ("cold-war/media/wall.md", "not an event"),
        ("_hidden/x.md", "not an event"),
        ("untitled-things/e.md", "---\ntitle: E\ndate: 2000\n---\n"),
    ]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let draft = &reading.draft;
    let stories: Vec<_> =
        draft.stories.iter().map(|story| (story.key.as_str(), story.title())).collect();
    assert_eq!(stories, [("cold-war", "The Cold War"), ("untitled-things", "Untitled things")]);
    assert!(matches!(&draft.stories[0].start_at, StartAt::Event(key) if key.as_str() == "wall"));
    let events: Vec<_> = draft
        .events
        .iter()
        .map(|event| (event.story.as_str(), event.key.as_str(), event.key_origin))
        .collect();
    assert_eq!(
        events,
        [
            ("cold-war", "end", KeyOrigin::FileName),
            ("cold-war", "sputnik-co", KeyOrigin::Title),
            ("cold-war", "cuba", KeyOrigin::Pinned),
            ("cold-war", "wall", KeyOrigin::FileName),
            ("untitled-things", "e", KeyOrigin::FileName),
        ]
    );
    let wall = &draft.events[3];
    assert_eq!(wall.body.as_ref().unwrap().markdown(), "    code\r\n\r\nText.");
    let MediaFile::Local(path) = &wall.media[0].file else { panic!() };
    assert_eq!(path.as_str(), "cold-war/media/w.png");
}

#[test]
fn a_timeline_in_one_markdown_file() {
    let text = "\
---
title: Apollo
authors: NASA
---
The introduction.

## Not an event

# Before

Words of the section.

## July 16, 1969 — The *launch* – at last

```event
key: launch
people: [armstrong]
```

It was [[launched]].

### Detail

## 1969-07-20/1969-07-21: The landing

```yaml
## 1970 — In code
```

# After

> ## 1971 — In a quotation

1969–1972 — no heading
## 1967/1972 – The program — all of it
";
    let (sources, reading) = reading(&[("apollo.md", text)]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let story = &reading.draft.stories[0];
    assert_eq!(
        story.introduction.as_ref().unwrap().markdown(),
        "The introduction.\n\n## Not an event"
    );
    let sections: Vec<_> = story
        .sections
        .iter()
        .map(|section| {
            (
                section.key.as_str(),
                &*section.title,
                section.introduction.as_ref().map(Prose::markdown),
            )
        })
        .collect();
    assert_eq!(sections[0], ("before", "Before", Some("Words of the section.")));
    assert_eq!((sections[1].0, sections[1].1), ("after", "After"));
    let events: Vec<_> = reading
        .draft
        .events
        .iter()
        .map(|event| {
            let section = event.section.as_ref().map_or("", |section| section.as_str());
            (event.key.as_str(), event.date.to_string(), event.title(), section)
        })
        .collect();
    assert_eq!(
        events,
        [
            ("launch", "1969-07-16".to_owned(), "The *launch* – at last", "before"),
            ("the-landing", "1969-07-20/1969-07-21".to_owned(), "The landing", "before"),
            ("the-program-all-of-it", "1967/1972".to_owned(), "The program — all of it", "after"),
        ]
    );
    let body = reading.draft.events[0].body.as_ref().unwrap();
    assert_eq!(body.markdown(), "It was [[launched]].\n\n### Detail");
    let at = body.markdown().find("launched").unwrap();
    let place = body.place(at..at + 8);
    assert_eq!((sources.slice(place), sources.place(place).unwrap().line), ("launched", 20));
}

#[test]
fn headings_that_were_meant_as_events_are_told() {
    let table = [
        ("## Junn 4, 2000 — Talks\n\nText", "x.md:1:4 not-a-date <Junn>"),
        ("## someday — Talks\n```event\nkey: a\n```\n", "x.md:1:4 not-a-date <someday>"),
        ("## Talks\n```event\nkey: a\n```\n", "x.md:1:4 not-a-date <Talks>"),
        ("# S\n```Event\nkey: a\n```\n", "x.md:2:1 misplaced-block <```Event\nkey: a\n```>"),
        ("Text\n\n```event\nkey: a\n```\n", "x.md:3:1 misplaced-block <```event\nkey: a\n```>"),
        (
            "## 2000 — A\n```event\nkeyy: a\ndate: 2001\n```\n",
            "x.md:3:1 unknown-field <keyy>|x.md:4:1 double-field <date>",
        ),
        ("## 2000 — A\n```event\n- a\n```\n", "x.md:3:1 wrong-kind <- a>"),
        ("## The plan: a talk\n", ""),
        ("## Background — how it came\n", ""),
        ("## next June — Later\n", "x.md:1:4 not-a-date <next June>"),
        ("## June: later\n", "x.md:1:4 not-a-date <June>"),
        ("## June 1970 A title without a dash\n", "x.md:1:4 not-a-date <June 1970>"),
        ("## 15 questions\n", ""),
        ("## The plan - a talk\n", ""),
        ("## 2009 —\n", "x.md:1:4 missing-field <2009 —>"),
    ];
    for (text, want) in table {
        let last = "\n## 1999 — Always here\n";
        let lines = told(&[("x.md", &format!("{text}{last}"))]);
        assert_eq!(lines.join("|"), want, "{text}");
    }
}

#[test]
fn a_title_may_stand_in_the_first_heading() {
    let (_, reading) = reading(&[("x.md", "# Апрель\n\nIntro.\n\n# S\n\n## 2000: A\n")]);
    let story = &reading.draft.stories[0];
    assert_eq!(story.title(), "Апрель");
    assert_eq!(story.introduction.as_ref().unwrap().markdown(), "Intro.");
    assert_eq!(story.sections.len(), 1);
}

#[test]
fn a_title_is_one_line_and_begins_no_list() {
    let (_, reading) = reading(&[
        ("c.yaml", "title: C\nevents:\n- title: \"1. FC *Köln* wins\"\n  date: 2000\n"),
        ("x.md", "# X\n\n## 2000: > 100 dead\n"),
    ]);
    let plain = reading.draft.events.iter().map(|event| dateline_markdown::plain(event.title()));
    assert_eq!(plain.collect::<Vec<_>>(), ["1. FC Köln wins", "> 100 dead"]);
    assert_eq!(reading.draft.events[0].key.value.as_str(), "1-fc-köln-wins");
}

#[test]
fn endings_are_read_in_any_case() {
    let (_, reading) = reading(&[
        ("a.YAML", "title: A\nevents: []\n"),
        ("b/e.markdown", "---\ntitle: E\ndate: 2000\n---\n"),
        ("b/f.MD", "---\ntitle: F\ndate: 2001\n---\n"),
    ]);
    assert_eq!((reading.draft.stories.len(), reading.draft.events.len()), (2, 2));
}

#[test]
fn registries_are_files_or_folders() {
    let (_, reading) = reading(&[
        ("people.yaml", "ada: {name: Ada, born: 1815-12-10, roles: [Countess]}\n"),
        ("people/ben.md", "---\nname: Ben\n---\nWho he was.\n"),
        ("people/eve.yaml", "name: Eve\n"),
        (
            "places.yml",
            "port: {name: Port, lat: 43.3, lon: -5.37}\nhall: {name: Hall, at: [1, 2], part_of: port}\n",
        ),
        ("organizations.yaml", ""),
        (
            "sources.yaml",
            "log:\n  title: Log\n  kind: court-filing\n  url: https://example.org/a?b=c#d\n",
        ),
    ]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let draft = &reading.draft;
    let names: Vec<_> =
        draft.entities.iter().map(|entity| (entity.kind.as_str(), entity.key.as_str())).collect();
    assert_eq!(
        names,
        [
            ("person", "ada"),
            ("person", "ben"),
            ("person", "eve"),
            ("place", "port"),
            ("place", "hall")
        ]
    );
    assert_eq!(draft.entities[1].description.as_ref().unwrap().markdown(), "Who he was.");
    let at = draft.entities[3].at.unwrap();
    assert!((at.latitude() - 43.3).abs() < 1e-9 && (at.longitude() + 5.37).abs() < 1e-9);
    assert_eq!(draft.sources[0].url.as_ref().unwrap().as_str(), "https://example.org/a?b=c#d");
}

#[test]
fn pages_and_the_site() {
    let (_, reading) = reading(&[
        (
            "site.yaml",
            "title: S\nlanguage: en-GB\nemit: []\npublisher: Desk\nnavigation: [a, {to: about, title: Us}]\ntheme_settings: {wide: true, n: 3, v: 1.10}\n",
        ),
        ("about.md", "---\npage: true\n---\nHello [[a]].\n"),
    ]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let site = &reading.site;
    assert_eq!(site.emit.as_deref().unwrap().len(), 0);
    assert_eq!(site.publisher.as_ref().unwrap().name.as_str(), "Desk");
    assert_eq!(site.navigation.as_ref().unwrap()[1].title.as_deref(), Some("Us"));
    assert_eq!(format!("{:?}", site.theme_settings[2].1), "Text(\"1.10\")");
    let page = &reading.draft.pages[0];
    assert_eq!((page.key.as_str(), page.title.markdown()), ("about", "About"));
}

#[test]
fn claims_are_about_events_or_dates() {
    let text = "---\ntitle: T\ndate: 2000\nclaims:\n- {text: A, about: visit}\n- {text: B, about: 2000-06}\n- {text: C, about: June 2000, made_at: other/x}\n- {text: D, about: other/visit}\n- {text: E, made_at: x}\n- {text: F, about: 1990s}\n---\n";
    let (_, reading) = reading(&[("t/e.md", text)]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let abouts: Vec<String> = reading
        .draft
        .claims
        .iter()
        .map(|claim| {
            let made_at = claim.made_at.as_ref().unwrap().as_str();
            match claim.about.as_ref().unwrap() {
                About::Event(key) => format!("{made_at} event {}", key.as_str()),
                About::Date(date) => format!("{made_at} date {}", date.value),
                _ => String::new(),
            }
        })
        .collect();
    assert_eq!(
        abouts,
        [
            "e event visit",
            "e date 2000-06",
            "other/x date 2000-06",
            "e event other/visit",
            "x event e",
            "e date 199X",
        ]
    );
}

#[test]
fn sources_stand_in_place_too() {
    let (_, reading) = reading(&[(
        "t/e.md",
        "---\ntitle: T\ndate: 2000\nsources:\n- log\n- {key: log, at: p. 3}\n- {title: A letter, at: p. 1, note: n}\n- https://example.org/x\n---\n",
    )]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let sources = &reading.draft.events[0].sources;
    let keys: Vec<_> = sources
        .iter()
        .map(|one| (one.key.as_str(), one.at.as_deref(), one.inline.is_some()))
        .collect();
    assert_eq!(
        keys,
        [
            ("log", None, false),
            ("log", Some("p. 3"), false),
            ("a-letter", Some("p. 1"), true),
            ("https-example-org-x", None, true)
        ]
    );
}

#[test]
fn an_embargo_that_cannot_be_read_keeps_the_event_back() {
    let (_, reading) = reading(&[("t/e.md", "---\ntitle: T\ndate: 2000\nembargo: soon\n---\n")]);
    assert!(reading.draft.events[0].draft);
    assert_eq!(reading.report.count(Severity::Error), 1);
}

#[test]
fn an_embargo_is_a_moment_in_the_zone_of_the_site() {
    // what is written, the moment, what is told
    let table = [
        ("2026-12-01", "2026-12-01", ""),
        ("9 a.m. Dec. 1, 2026", "2026-12-01T09:00:00-05:00", ""),
        ("9 a.m. July 1, 2026", "2026-07-01T09:00:00-04:00", ""),
        ("2026-12-01T09:00:00+01:00", "2026-12-01T09:00:00+01:00", ""),
        ("9 a.m. Europe/Kyiv Dec. 1, 2026", "2026-12-01T09:00:00+02:00", ""),
        // The night in which clocks are set back, and that in which they are set forward.
        ("2026-11-01 01:30", "2026-11-01T01:30:00-05:00", "e.md:4:10 date-read-as"),
        ("2026-11-01 00:59", "2026-11-01T00:59:00-04:00", ""),
        ("2026-03-08 02:30", "-", "e.md:4:10 not-a-date"),
        ("2026-03-08 03:00", "2026-03-08T03:00:00-04:00", ""),
    ];
    for (written, moment, want) in table {
        let event = format!("---\ntitle: T\ndate: 2000\nembargo: {written}\n---\n");
        let site = ("site.yaml", "time_zone: America/New_York\n");
        let files = [site, ("t/e.md", &*event)];
        let (_, reading) = reading(&files);
        let have = reading.draft.events[0].embargo.as_ref().map(|at| at.value.to_string());
        assert_eq!(have.unwrap_or("-".to_owned()), moment, "{written}");
        // One that cannot be read keeps the event back.
        assert_eq!(reading.draft.events[0].draft, moment == "-", "{written}");
        let told = told(&files);
        assert_eq!(told.len(), usize::from(!want.is_empty()), "{written} {told:?}");
        assert!(told.iter().all(|one| one.contains(want)), "{written} {told:?}");
    }
}

#[test]
fn a_zone_that_is_none_has_one_that_is_near() {
    // what is written, what was meant, whether that is certain
    let table = [
        ("Europe/Kiyv", "Europe/Kyiv", false),
        ("Europe/Kyev", "Europe/Kyiv", false),
        ("Asia/Kyiv", "Europe/Kyiv", true),
        ("europe/moscow", "Europe/Moscow", true),
        ("Moscow", "Europe/Moscow", true),
        ("New York", "America/New_York", true),
        ("US/New_York", "America/New_York", true),
        ("America/New York", "America/New_York", true),
        ("Asia/Istambul", "Asia/Istanbul", false),
        ("Istambul", "Europe/Istanbul", false),
        ("Asia/Calcuta", "Asia/Calcutta", false),
        ("Europe/Washington", "", false),
        ("CEST", "", false),
        ("W. Europe Standard Time", "", false),
    ];
    for (written, want, certain) in table {
        let text = format!("---\ntitle: T\ndate: 2000\ntime_zone: \"{written}\"\n---\n");
        let (_, reading) = reading(&[("t/e.md", &text)]);
        let told = reading.report.iter().find(|one| one.code().as_str() == "unknown-zone");
        let told = told.expect("a zone that is none is told");
        let help: String = told.helps().collect();
        let near = help.strip_prefix("did you mean `").and_then(|rest| rest.strip_suffix("`?"));
        assert_eq!(near.unwrap_or_default(), want, "{written}");
        assert_eq!(told.fix_offered().is_some(), certain, "{written}");
    }
}

#[test]
fn the_order_in_which_files_come_changes_nothing() {
    let mut files = vec![
        ("b/e.md", "---\ntitle: E\ndate: 2000\nx: 1\n---\n"),
        ("a/events.yaml", "- {title: A, date: 2000}\n- {title: B, date: 2000}\n"),
        ("people.yaml", "ada: {name: Ada}\n"),
        ("c.yaml", "events: [{title: C, date: 2000}]\n"),
    ];
    let titles = |files: &[(&str, &str)]| {
        let (_, reading) = reading(files);
        let titles = reading.draft.events.iter().map(|event| event.title().to_owned());
        titles.collect::<Vec<_>>()
    };
    let first = titles(&files);
    files.reverse();
    assert_eq!(titles(&files), first);
}

#[test]
fn every_field_of_every_table_is_read() {
    // `done` asserts in debug builds that a decoder has taken every field of its table; here each
    // table is given all of its fields, so a field that only the table knows is found.
    for kind in crate::schema::FILE_KINDS {
        let example = crate::field::tests::example(&kind.kind);
        let path = match kind.name {
            "event" => "t/e.md".to_owned(),
            "events" => "t/events.yaml".to_owned(),
            "page" => "p.md".to_owned(),
            "timeline" => "t/timeline.yaml".to_owned(),
            name => format!("{name}.yaml"),
        };
        let text = match kind.name {
            "event" | "page" => format!("---\n{example}\n---\n"),
            _ => example,
        };
        let (_, reading) = reading(&[(&path, &text)]);
        // `lat` beside `at`, `embed` beside `src`, and `end` beside `time` exclude one another.
        let more = reading.report.iter().filter(|one| {
            !one.message().contains("both") && !one.message().contains("go together")
        });
        assert_eq!(more.map(ToString::to_string).collect::<String>(), "", "{text}");
    }
}

#[test]
fn reader_and_schema_know_the_same_fields() {
    // A field that is in the schema is none that the reader calls unknown, and the reverse.
    let schema = crate::schema::FileKind::named("event").unwrap().schema();
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for name in ["title", "date", "place", "quotes", "xyz", "name", "outlet"] {
        let (_, reading) = reading(&[("t/e.md", &format!("---\n{name}: x\n---\n"))]);
        let unknown = reading.report.iter().any(|one| one.code().as_str() == "unknown-field");
        assert_eq!(schema["properties"].get(name).is_none(), unknown, "{name}");
    }
}

#[test]
fn places_are_right_behind_any_script() {
    let people = "putin: {name: Путин}\n";
    let text = "\
---
title: Встреча 🔥 в [[нету-а]]
date: 2000-06-04
summary: >-
  قال الرئيس [[нету-б]] في
    موسكو\t\t[@нету-в, с. 3].
date_note: \"\\u041c\\t東京 [[нету-г]]\"
quotes:
- text: 🔥
  note: |
    Один.

    東京\t[[putin]] [[нету-д|он]]
people: [putin, нету-е]
---
🔥\t東京 [[нету-ж]]
> موسكو [@нету-з; @нету-и]
";
    let (sources, reading) = reading(&[("people.yaml", people), ("t/e.md", text)]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let report = reading.draft.resolve().report.sorted();
    let lines = report.iter().map(|one| {
        let place = sources.place(one.span()).unwrap();
        format!("{} {}:{}", sources.slice(one.span()), place.line, place.column)
    });
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "нету-а 2:22",
            "нету-б 5:16",
            "нету-в 6:14",
            "нету-г 7:26",
            "нету-д 13:20",
            "нету-е 14:17",
            "нету-ж 16:8",
            "нету-з 17:11",
            "нету-и 17:20",
        ]
    );
}

#[test]
fn any_dash_divides_a_date_from_its_title() {
    let headings = "## 2001 - One\n\n## 2001—Two\n\n## 1914 - 1918 — Three\n\n\
        ## 2001-05 – Four\n\n## 1914—1918: Five\n\n## 2003: Six - or not\n";
    let (_, reading) = reading(&[("x.md", headings)]);
    assert!(reading.report.is_empty(), "{}", reading.report);
    let told = reading.draft.events.iter();
    let told: Vec<_> =
        told.map(|event| format!("{} {}", event.date.value, event.title())).collect();
    assert_eq!(
        told,
        [
            "2001 One",
            "2001 Two",
            "1914/1918 Three",
            "2001-05 Four",
            "1914/1918 Five",
            "2003 Six - or not"
        ]
    );
}
