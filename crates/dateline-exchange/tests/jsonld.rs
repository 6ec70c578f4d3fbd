//! What JSON-LD says of an event's time, of voices and of licences: no more than is known.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

use dateline_core::{Entity, EntityKind, EntityRef, Event, EventStatus, Quote, Timeline};
use dateline_exchange::{Outside, jsonld};
use serde_json::{Value, json};

fn page(date: &str, change: impl FnOnce(&mut Event)) -> Value {
    let mut event = Event::new("storm", date.parse().unwrap(), "The storm");
    change(&mut event);
    let timeline = Timeline::builder("Harbor")
        .entity(Entity::new(EntityKind::Person, "ada", "Ada Reyes"))
        .event(event)
        .build()
        .unwrap();
    let story = timeline.stories().next().unwrap();
    let text = jsonld::write(story, &Outside::default());
    let whole: Value = serde_json::from_str(&text).unwrap();
    whole["mainEntity"]["itemListElement"][0]["item"].clone()
}

#[test]
fn a_date_is_no_more_exact_than_it_is_known() {
    let none = Value::Null;
    // date, startDate, endDate, description
    let table = [
        ("2000-06-04", json!("2000-06-04"), none.clone(), none.clone()),
        ("2000-06-04T10:30:00", json!("2000-06-04T10:30:00"), none.clone(), none.clone()),
        ("2000-06", json!("2000-06"), none.clone(), none.clone()),
        ("2000", json!("2000"), none.clone(), none.clone()),
        ("2000-06/2000-08", json!("2000-06"), json!("2000-08"), none.clone()),
        ("1914/1918-11-11", json!("1914"), json!("1918-11-11"), none.clone()),
        ("1850~", none.clone(), none.clone(), json!("about 1850")),
        ("2000-06-04?", none.clone(), none.clone(), json!("possibly June 4, 2000")),
        ("198X", none.clone(), none.clone(), json!("1980s")),
        ("2001-21", none.clone(), none.clone(), json!("spring 2001")),
        ("2004/..", json!("2004"), none.clone(), json!("since 2004")),
        ("1850~/1860", none.clone(), json!("1860"), json!("from about 1850 to 1860")),
        ("-0043", none.clone(), none.clone(), json!("44 B.C.")),
    ];
    for (date, start, end, description) in table {
        let page = page(date, |_| ());
        let event = &page["mainEntity"];
        assert_eq!(event["startDate"], start, "{date}");
        assert_eq!(event["endDate"], end, "{date}");
        assert_eq!(event["description"], description, "{date}");
        assert_eq!(page["temporalCoverage"], date, "{date}");
    }
}

#[test]
fn what_is_alleged_is_said_to_be() {
    let page = page("2000", |event| {
        event.status = EventStatus::Alleged;
        event.summary = Some("By [[ada]], it *rose*.".into());
    });
    assert_eq!(page["mainEntity"]["description"], "alleged · By Ada Reyes, it rose.");
}

#[test]
fn a_person_says_words_and_a_licence_is_no_bare_word() {
    let page = page("2000", |event| {
        let mut quote = Quote::new("It rose.");
        quote.by = Some(EntityRef::new("ada"));
        event.quotes.push(quote);
    });
    assert_eq!(page["hasPart"][0]["creator"]["name"], "Ada Reyes");
    let license = |words| serde_json::to_value(jsonld::license(words)).unwrap();
    assert_eq!(license("https://example.org/by"), "https://example.org/by");
    assert_eq!(license("CC BY 4.0"), json!({"@type": "CreativeWork", "name": "CC BY 4.0"}));
}
