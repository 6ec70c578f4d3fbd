//! Out and in again: what a format can hold is there afterwards, and written the same.

use dateline_core::dates::Date;
use dateline_core::{
    Citation, Coordinates, Draft, Entity, EntityKind, EntityRef, Event, Key, Prose, Source, Story,
    Track,
};
use dateline_exchange::{Format, ImportOptions, Outside, export, import};
use dateline_text::Spanned;

/// Title, date, and what each format makes of the date where that is another.
const EVENTS: &[(&str, &str)] = &[
    ("Before anybody wrote", "-0499"),
    ("The port is laid out", "1780"),
    ("A wall, \"long\" & <high>", "1799-05"),
    ("=The first ship", "1801-06-04"),
    ("Two weeks of fog", "1801-07-01/1801-07-14"),
    ("A gun is fired", "1802-03-01T17:30:00"),
    ("Years of trade", "1803/1805"),
];

fn draft() -> Draft {
    let mut draft = Draft::default();
    let mut story = Story::new("the-port", "The port");
    story.tracks.push(Track::new("trade", "Trade"));
    draft.stories.push(story);
    let mut place = Entity::place("lorne", "Port Lorne");
    place.at = Coordinates::new(54.25, -6.5);
    draft.entities.push(place);
    let mut source = Source::new("log", "The harbor log");
    source.url = Some(Spanned::from("https://port.example/log".to_owned()));
    source.authors.push("Reyes, Ada".to_owned());
    source.published = Some(Spanned::from("1810~".parse::<Date>().expect("a date")));
    draft.sources.push(source);
    for (number, (title, date)) in EVENTS.iter().enumerate() {
        let key = format!("event-{}", ["a", "b", "c", "d", "e", "f", "g"][number]);
        let mut event = Event::new(key, date.parse().expect("a date"), *title);
        event.story = "the-port".into();
        event.body = Some(Prose::from("Words of the log."));
        event.track = Some(Spanned::from(Key::from("trade")));
        event.place = Some(EntityRef::new("lorne").of_kind(EntityKind::Place));
        event.sources.push(Citation::new("log"));
        draft.events.push(event);
    }
    draft
}

fn written(draft: Draft, format: Format) -> String {
    let resolved = draft.resolve();
    assert!(!resolved.report.has_errors(), "{}", resolved.report);
    let story = resolved.timeline.stories().next().expect("a story");
    export(format, story, &Outside::default()).expect("a format that is written")
}

#[test]
fn titles_dates_places_and_tracks_come_back() {
    // A calendar has days, so a year is its days there; it has no years before 1. A sheet and a
    // list of items have their own limits too.
    let other = |format: Format, date: &str| match (format, date) {
        (Format::ICal | Format::Ninjs, "-0499") => None,
        (Format::ICal | Format::Ninjs, "1780") => Some("1780-01-01/1780-12-31"),
        (Format::ICal | Format::Ninjs, "1799-05") => Some("1799-05-01/1799-05-31"),
        (Format::ICal | Format::Ninjs, "1803/1805") => Some("1803-01-01/1805-12-31"),
        _ => Some(""),
    };
    for format in [
        Format::Json,
        Format::Csv,
        Format::ICal,
        Format::TimelineJs,
        Format::TimelineJsCsv,
        Format::Markwhen,
        Format::Ninjs,
    ] {
        let text = written(draft(), format);
        let options = ImportOptions::default();
        let back = import(format, "the-port", text.as_bytes(), &options);
        assert!(!back.report.has_errors(), "{}: {}", format.name(), back.report);
        let found: Vec<(String, String)> = back
            .draft
            .events
            .iter()
            .map(|it| (dateline_markdown::plain(it.title()), it.when().to_string()))
            .collect();
        let expected: Vec<(String, String)> = EVENTS
            .iter()
            .filter_map(|(title, date)| {
                let date = match other(format, date)? {
                    "" => (*date).to_owned(),
                    other => other.to_owned(),
                };
                Some((dateline_markdown::plain(title), date))
            })
            .collect();
        assert_eq!(found, expected, "{}\n{text}", format.name());
        let event = &back.draft.events[0];
        let has_place = !matches!(format, Format::TimelineJs | Format::TimelineJsCsv);
        assert_eq!(event.place.is_some(), has_place, "{}", format.name());
        let has_track = matches!(
            format,
            Format::Json | Format::Csv | Format::TimelineJs | Format::TimelineJsCsv
        );
        assert_eq!(event.track.is_some(), has_track, "{}", format.name());
        let has_source = format != Format::ICal;
        assert_eq!(!event.sources.is_empty(), has_source, "{}", format.name());
    }
}

#[test]
fn what_came_back_is_written_the_same() {
    for format in [Format::Json, Format::TimelineJs, Format::TimelineJsCsv, Format::Markwhen] {
        let options = ImportOptions::default();
        let once = written(draft(), format);
        let twice = written(import(format, "the-port", once.as_bytes(), &options).draft, format);
        let thrice = written(import(format, "the-port", twice.as_bytes(), &options).draft, format);
        assert_eq!(thrice, twice, "{}", format.name());
    }
}

#[test]
fn sources_are_written_for_bibliographies() {
    assert_eq!(
        written(draft(), Format::BibTex),
        "@misc{log,\n  title = {{The harbor log}},\n  author = {Reyes, Ada},\n  year = {1810},\n  \
         url = {https://port.example/log},\n}\n"
    );
    let csl: serde_json::Value = serde_json::from_str(&written(draft(), Format::Csl)).unwrap();
    assert_eq!(
        csl,
        serde_json::json!([{
            "id": "log",
            "type": "document",
            "title": "The harbor log",
            "author": [{"family": "Reyes", "given": "Ada"}],
            "issued": {"date-parts": [[1810]], "circa": true},
            "URL": "https://port.example/log",
        }])
    );
}

#[test]
fn notes_name_what_they_mention() {
    let mut draft = draft();
    draft.entities.push(dateline_core::Entity::person("ada", "Ada Reyes"));
    draft.sources[0].note = Some(Prose::from("Kept by [[ada]]."));
    for format in [Format::BibTex, Format::Csl] {
        let text = written(draft.clone(), format);
        assert!(text.contains("Kept by Ada Reyes."), "{text}");
    }
}

#[test]
fn nothing_runs_where_it_is_read() {
    let mut draft = draft();
    draft.events[0].title = Prose::from("</script>\\<!-- =cmd()");
    draft.events[1].title = Prose::from("=cmd|'/c calc'!A1");
    draft.events[2].title = Prose::from("line\\nbreak; \u{7}BEGIN:VEVENT");
    let jsonld = written(draft.clone(), Format::JsonLd);
    assert!(!jsonld.contains('<'), "{jsonld}");
    for format in [Format::Csv, Format::TimelineJsCsv] {
        let text = written(draft.clone(), format);
        for cell in text.split(['\n', ',']) {
            let cell = cell.trim_start_matches(['\u{feff}', '"']);
            assert!(!cell.starts_with('=') && !cell.starts_with('@'), "{cell}");
        }
    }
    let calendar = written(draft.clone(), Format::ICal);
    let events = calendar.lines().filter(|line| *line == "BEGIN:VEVENT").count();
    assert_eq!(events, EVENTS.len() - 1);
    let slides = written(draft, Format::TimelineJs);
    assert!(!slides.contains("<script") && !slides.contains("<!--"), "{slides}");
}
