//! What happened within a span of time, where dates are only as sure as they are known.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;

use dateline::{Date, ENGLISH, Event, Timeline};

/// The titles of what surely lies within `span`, and of what only may.
fn within(timeline: &Timeline, span: &Date) -> (Vec<String>, Vec<String>) {
    let span_bounds = span.bounds();
    let (mut surely, mut maybe) = (Vec::new(), Vec::new());
    for event in timeline.events_within(span) {
        let ends = event.when().bounds().days();
        let inside = ends.is_some_and(|(earliest, latest)| {
            span_bounds.contains(earliest) && span_bounds.contains(latest)
        });
        let titles = if inside { &mut surely } else { &mut maybe };
        titles.push(event.title().to_owned());
    }
    (surely, maybe)
}

fn timeline() -> Result<Timeline, Box<dyn Error>> {
    let event = |key: &str, when: &str, title: &str| {
        Date::from_phrase(when, &ENGLISH).map(|date| Event::new(key, date, title))
    };
    Ok(Timeline::builder("A question in the Kremlin")
        .event(event("visit", "June 4, 2000", "A visit")?)
        .event(event("rumour", "early 2000s", "A rumour")?)
        .event(event("interview", "February 2024", "An interview")?)
        .build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let (surely, maybe) = within(&timeline()?, &"2000".parse()?);
    println!("in 2000: {surely:?}; perhaps: {maybe:?}");
    Ok(())
}

#[test]
fn sure_and_possible_are_told_apart() {
    let (surely, maybe) = within(&timeline().unwrap(), &"2000".parse().unwrap());
    assert_eq!(surely, ["A visit"]);
    assert_eq!(maybe, ["A rumour"]);
}
