//! Rows of a database become a page: the inside of a plug-in for a CMS.
//!
//! Nothing here touches a disk. The page comes as bytes, to be stored or sent.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;

use dateline::site::{Config, Theme, render};
use dateline::{Date, ENGLISH, Event, Source, Timeline};

/// What a query answered: slug, date as an editor typed it, headline, text, where it is from.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const ROWS: [Row; 2] = [
    ("visit", "June 4, 2000", "A visit", "They met for three days.", "https://example.org/minutes"),
    ("interview", "February 2024", "An interview", "He was asked.", "https://example.org/talk"),
];

/// One page that shows all rows.
fn page(rows: &[Row]) -> Result<String, Box<dyn Error>> {
    let mut timeline = Timeline::builder("A question in the Kremlin");
    for &(slug, when, headline, text, address) in rows {
        let mut source = Source::new(slug, headline);
        source.url = Some(address.to_owned().into());
        let date = Date::from_phrase(when, &ENGLISH)?;
        timeline = timeline
            .source(source)
            .event(Event::new(slug, date, headline).with_prose(text).citing(slug));
    }
    let (mut site, report) =
        render(&timeline.build()?, &Theme::built_in(), &Config::new("Our newsroom"), &());
    if report.has_errors() {
        return Err(report.to_string().into());
    }
    let page = site.remove("a-question-in-the-kremlin/index.html").ok_or("no such page")?;
    Ok(String::from_utf8(page)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", page(&ROWS)?);
    Ok(())
}

#[test]
fn every_row_is_on_the_page() {
    let page = page(&ROWS).unwrap();
    for (_, _, headline, text, _) in ROWS {
        assert!(page.contains(headline) && page.contains(text), "{page}");
    }
    assert!(page.contains("<time class=\"when\" datetime=\"2024-02\""), "{page}");
}
