//! A check of your own beside the built-in ones: our desk wants two sources for each event.
//!
//! A check is a function from a timeline to a report; each question has a place, so it is shown
//! like Dateline's own.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use dateline::text::render;
use dateline::{Diagnostic, Manuscript, Report, Sources, Timeline};

/// Every event that has fewer than two sources.
fn two_sources(timeline: &Timeline) -> Report {
    let mut report = Report::new();
    for event in timeline.events() {
        let count = event.sources().len();
        if count < 2 {
            let message = format!("`{}` has {count} of two sources", event.title());
            report.push(Diagnostic::warning("two-sources", message).at(event.title.span()));
        }
    }
    report
}

/// What our check says of one file.
fn said(text: &str) -> String {
    let mut sources = Sources::new();
    sources.add("content/apollo.yaml", text);
    let manuscript = Manuscript::new(sources);
    let prepared = manuscript.prepare();
    render::plain(&two_sources(&prepared.timeline), manuscript.sources())
}

const FILE: &str = "events:\n- title: The landing\n  date: July 20, 1969\n";

fn main() {
    println!("{}", said(FILE));
}

#[test]
fn the_question_is_asked_at_its_place() {
    let said = said(FILE);
    assert!(said.contains("warning[two-sources]: `The landing` has 0 of two sources"), "{said}");
    assert!(said.contains("content/apollo.yaml:2:10"), "{said}");
}
