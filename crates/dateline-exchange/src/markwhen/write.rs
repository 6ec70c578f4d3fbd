//! A timeline as markwhen reads it: a header, headings for sections, a line an event.
//!
//! Dates are written so that its parser reads them. Of a date that it has no form for, the first
//! and the last day are written, and the words stand in the text.

use std::fmt::Write;

use dateline_core::{Event, Ref, Story};
use dateline_dates::{Date, Day, Precision};

use crate::outside::{Outside, plain, title, track_title};

/// Writes a timeline.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, markwhen};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = markwhen::write(story, &Outside::default());
/// assert_eq!(text, "title: Apollo\n\n1969-07-20: The landing\nid: landing\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "title: {}", title(&story.title));
    let summary = plain(story, story.summary.as_ref());
    if !summary.is_empty() {
        let _ = writeln!(out, "description: {}", one_line(&summary));
    }
    let mut last: Option<&str> = None;
    for entry in story.entries() {
        let event = entry.event;
        let key = event.get().section.as_ref().map(|section| section.value.as_str());
        if key != last {
            let section = story.sections.iter().find(|it| Some(it.key.value.as_str()) == key);
            let name = section.map(|section| section.title.as_str()).or(key).unwrap_or("—");
            let _ = write!(out, "\n# {}\n", one_line(name));
            last = key;
        }
        push_event(&mut out, story.get(), event, outside);
    }
    out
}

/// Whether an event can be written.
pub(crate) fn holds(event: &Event) -> bool {
    date(event.when()).is_some()
}

fn push_event(out: &mut String, story: &Story, event: Ref<'_, Event>, outside: &Outside<'_>) {
    let record = event.get();
    let Some((when, is_exact)) = date(record.when()) else { return };
    let mut tags: Vec<String> = record.tags.iter().map(|tag| hashed(&tag.value)).collect();
    tags.extend(track_title(story, record).map(hashed));
    tags.dedup();
    let _ = write!(out, "\n{when}: {}", title(&outside.title(record)));
    for tag in &tags {
        let _ = write!(out, " #{tag}");
    }
    let _ = writeln!(out, "\nid: {}", record.key.value);
    if record.date_label.is_some() || !is_exact {
        let _ = writeln!(out, "{}", outside.date_text(record));
    }
    if let Some(place) = event.place() {
        let _ = writeln!(out, "[{}](location)", place.get().name());
    }
    for media in &record.media {
        if let Some(address) = outside.media(&media.file) {
            let alt = media.alt.as_ref().map_or("", |alt| alt.value.as_str());
            let _ = writeln!(out, "![{}]({address})", one_line(alt));
        }
    }
    let body = plain(event.story(), record.body.as_ref().or(record.summary.as_ref()));
    for line in body.lines() {
        // A line that begins like an event would become one.
        let is_event = super::date::split(line, false).is_some();
        let _ = writeln!(out, "{}{line}", if is_event { "> " } else { "" });
    }
    for source in event.sources() {
        if let Some(url) = &source.url {
            let _ = writeln!(out, "[{}]({})", one_line(source.get().title()), url.value);
        }
    }
}

/// A date that markwhen reads, and whether it says all.
fn date(date: &Date) -> Option<(String, bool)> {
    let is_sure = date.qualifier().mark().is_empty() && !date.is_set();
    if date.is_interval() {
        let start = date.start().and_then(|it| point(&it));
        let end = date.end().and_then(|it| point(&it));
        if let (Some(start), Some(end)) = (start, end) {
            return Some((format!("{start} - {end}"), is_sure));
        }
    } else if let Some(point) = point(date) {
        return Some((point, is_sure));
    }
    let bounds = date.bounds();
    let (first, last) = (bounds.earliest().day()?, bounds.latest().day());
    let first = day(first)?;
    Some(match last.and_then(day) {
        Some(last) => (format!("{first} - {last}"), false),
        None => (first, false),
    })
}

fn point(date: &Date) -> Option<String> {
    let year = date.year()?;
    if date.is_set() || date.precision() < Precision::Year || date.precision() == Precision::Season
    {
        return None;
    }
    if year < 1 {
        return Some(format!("{} BCE", 1 - year));
    }
    if let (Some(on), Some(time)) = (date.day(), date.time()) {
        return Some(format!("{} {:02}:{:02}", day(on)?, time.hour(), time.minute()));
    }
    if year > 9999 {
        return None;
    }
    Some(match (date.day(), date.month()) {
        (Some(on), _) => day(on)?,
        (None, Some(month)) => format!("{year:04}-{:02}", month.number()),
        (None, None) => format!("{year:04}"),
    })
}

fn day(day: Day) -> Option<String> {
    if day.year() < 1 {
        return Some(format!("{} BCE", 1 - day.year()));
    }
    (day.year() <= 9999).then(|| day.to_string())
}

fn hashed(word: &str) -> String {
    dateline_core::Key::from_words(word).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
