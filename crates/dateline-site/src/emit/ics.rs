//! A timeline as a calendar (RFC 5545).
//!
//! A date that is known to its month is an entry of that month's days. A date without a first day
//! has no place in a calendar and is left to the other formats.

use dateline_core::dates::{Date, Day, Precision};
use dateline_core::{Event, Ref};

use crate::press::Press;
use crate::show::tags_of;
use crate::site::Site;
use crate::telling::Telling;
use crate::{html, places};

/// Writes `timeline.ics` (RFC 5545).
pub(crate) fn ics<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    let site = press.site;
    let story = telling.story.get();
    let route = places::story(&story.key.value);
    let mut out = String::new();
    content_line(&mut out, "BEGIN", "VCALENDAR");
    content_line(&mut out, "VERSION", "2.0");
    content_line(&mut out, "PRODID", "-//Dateline//Dateline//EN");
    content_line(&mut out, "X-WR-CALNAME", &ics_text(&html::plain_title(&story.title)));
    for entry in &telling.entries {
        calendar_event(&mut out, site, telling, entry.event);
    }
    content_line(&mut out, "END", "VCALENDAR");
    press.file(&route.file("timeline.ics").output(), out.as_bytes());
}

fn calendar_event(out: &mut String, site: &Site<'_>, telling: &Telling<'_>, event: Ref<'_, Event>) {
    let record = event.get();
    let story = telling.story.get();
    let language = &site.languages[telling.language];
    let Some((start, end)) = span(record.when()) else { return };
    let host = site.config.base_url.as_ref().map_or("dateline.invalid", |base| base.host());
    // A stamp is obligatory, and "now" would change the file from build to build.
    let stamp = [&record.updated, &story.updated, &story.published]
        .into_iter()
        .flatten()
        .find_map(|date| compact(date.value.bounds().earliest().day()?))
        .unwrap_or_else(|| "19700101".to_owned());
    content_line(out, "BEGIN", "VEVENT");
    content_line(out, "UID", &ics_text(&format!("{}@{host}", event.address())));
    content_line(out, "DTSTAMP", &format!("{stamp}T000000Z"));
    content_line(out, &start.0, &start.1);
    if let Some((name, value)) = end {
        content_line(out, &name, &value);
    }
    content_line(out, "SUMMARY", &ics_text(&html::plain_title(&record.title)));
    let words = site.in_words(record.when(), language);
    let summary = record.summary.as_ref().map(|text| dateline_markdown::plain(text.markdown()));
    let description =
        summary.map_or_else(|| words.clone(), |summary| format!("{words}\n{summary}"));
    content_line(out, "DESCRIPTION", &ics_text(&description));
    if let Some(place) = event.place() {
        content_line(out, "LOCATION", &ics_text(place.get().name()));
        if let Some(at) = place.get().at {
            content_line(out, "GEO", &format!("{};{}", at.latitude(), at.longitude()));
        }
    }
    let tags = tags_of(event);
    if !tags.is_empty() {
        let tags: Vec<String> = tags.iter().map(|tag| ics_text(tag.title())).collect();
        content_line(out, "CATEGORIES", &tags.join(","));
    }
    if let Some(url) = site.canonical(&places::event(record)) {
        content_line(out, "URL", &url);
    }
    // History keeps nobody busy.
    content_line(out, "TRANSP", "TRANSPARENT");
    content_line(out, "END", "VEVENT");
}

type Line = (String, String);

/// The lines that say when: a moment, or whole days of which the last is not counted.
fn span(date: &Date) -> Option<(Line, Option<Line>)> {
    let bounds = date.bounds();
    let first = bounds.earliest().day()?;
    if let (Some(time), Precision::Time) = (date.time(), date.precision()) {
        let seconds = i64::from(time.seconds_of_day());
        let (seconds, zone) = match time.offset() {
            Some(offset) => (seconds - i64::from(offset.minutes()) * 60, "Z"),
            None => (seconds, ""),
        };
        let day = compact(first.plus(seconds.div_euclid(86_400))?)?;
        let of_day = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let moment = format!("{day}T{hour:02}{minute:02}{second:02}{zone}");
        return Some((("DTSTART".to_owned(), moment), None));
    }
    let start = ("DTSTART;VALUE=DATE".to_owned(), compact(first)?);
    let end = bounds.latest().day().and_then(|last| compact(last.plus(1)?));
    Some((start, end.map(|end| ("DTEND;VALUE=DATE".to_owned(), end))))
}

/// A day as calendars write it; they know the years 1 to 9999.
fn compact(day: Day) -> Option<String> {
    (1..=9999)
        .contains(&day.year())
        .then(|| format!("{:04}{:02}{:02}", day.year(), day.month().number(), day.day()))
}

/// Text with the marks of RFC 5545 (3.3.11) escaped.
fn ics_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded behind 75 octets (RFC 5545, 3.1), never within a character.
fn content_line(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_lines() {
        assert_eq!(ics_text("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
        let mut out = String::new();
        content_line(&mut out, "SUMMARY", &"й".repeat(50));
        let lines: Vec<&str> = out.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= 75), "{lines:?}");
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "й".repeat(50)));
    }

    #[test]
    fn spans() {
        // date, start, end
        let table = [
            ("2000-06-04", Some("20000604"), Some("20000605")),
            ("2000-02", Some("20000201"), Some("20000301")),
            ("2000-06-03T20:10:00Z", Some("20000603T201000Z"), None),
            ("2000-06-03T20:10:00", Some("20000603T201000"), None),
            ("2000-06-03T01:10:00+02:00", Some("20000602T231000Z"), None),
            ("2004/..", Some("20040101"), None),
            ("../2004", None, None),
            ("-0043", None, None),
        ];
        for (text, start, end) in table {
            let found = span(&text.parse().unwrap());
            let value = |line: Option<&Line>| line.map(|line| line.1.clone());
            assert_eq!(value(found.as_ref().map(|found| &found.0)).as_deref(), start, "{text}");
            assert_eq!(
                value(found.as_ref().and_then(|found| found.1.as_ref())).as_deref(),
                end,
                "{text}"
            );
        }
    }
}
