//! A theme in memory over the built-in one, with a filter of your own.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::collections::BTreeMap;
use std::error::Error;

use dateline::site::{Config, Theme, ThemeFile, render};
use dateline::{Event, Timeline};

/// Our page of an event; everything else is the parent's.
const EVENT: &str = r#"<!doctype html>
<html lang="{{ page.language }}">
<title>{{ event.title | initials }}</title>
<h1>{{ event.title }}</h1>
<p>{{ event.date.text }}</p>
</html>
"#;

fn theme() -> Theme {
    let ours = BTreeMap::from([
        ("theme.yaml".to_owned(), ThemeFile::new("name: Ours\nlicense: MIT\n", None)),
        ("templates/event.html".to_owned(), ThemeFile::new(EVENT, None)),
    ]);
    let (theme, report) = Theme::built_in().overlaid(ours);
    assert!(report.is_empty(), "our own theme is sound: {report}");
    theme.with_filter("initials", |text| {
        text.split_whitespace().filter_map(|word| word.chars().next()).collect()
    })
}

fn page() -> Result<String, Box<dyn Error>> {
    let timeline = Timeline::builder("To the Moon")
        .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
        .build()?;
    let (mut site, report) = render(&timeline, &theme(), &Config::new("Ours"), &());
    let page = site.remove("to-the-moon/landing/index.html").ok_or_else(|| report.to_string())?;
    Ok(String::from_utf8(page)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("{}", page()?);
    Ok(())
}

#[test]
fn our_template_and_our_filter_are_used() {
    let page = page().unwrap();
    assert!(page.contains("<title>Tl</title>"), "{page}");
    assert!(page.contains("July 20, 1969"), "{page}");
}
