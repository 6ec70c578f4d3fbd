//! iCalendar (RFC 5545): a timeline as a calendar.
//!
//! A calendar has no years before 1 and no inexact dates. An event of a month or a year stands from
//! its first to its last day, with its date in words in the description; one that lies before year
//! 1, or that has no beginning, is left out. The same timeline gives the same bytes: the stamp that
//! the standard asks for is handed in, or is the last change that the timeline knows of.

mod read;

pub(crate) use read::read;

use dateline_core::{Event, EventStatus, Record, Ref, Story};
use dateline_dates::{Date, Day, Offset, Precision, Time};

use crate::outside::{Outside, events, in_zone, summary, title, track_title};

/// Writes the events of a timeline that have a place in a calendar.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, ical};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = ical::write(story, &Outside::default());
/// assert!(text.contains("DTSTART;VALUE=DATE:19690720\r\nDTEND;VALUE=DATE:19690721\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let mut out = String::new();
    push_line(&mut out, "BEGIN", "VCALENDAR");
    push_line(&mut out, "VERSION", "2.0");
    push_line(&mut out, "PRODID", "-//Dateline//Dateline//EN");
    push_line(&mut out, "X-WR-CALNAME", &escaped(&title(&story.title)));
    for event in events(story) {
        push_event(&mut out, story, event, outside);
    }
    push_line(&mut out, "END", "VCALENDAR");
    out
}

/// Whether a calendar has a place for an event.
pub(crate) fn holds(event: &Event) -> bool {
    Span::of(&in_zone(event)).is_some()
}

fn push_event(
    out: &mut String,
    story: Ref<'_, Story>,
    event: Ref<'_, Event>,
    outside: &Outside<'_>,
) {
    let record = event.get();
    let Some(span) = Span::of(&in_zone(record)) else { return };
    let address = outside.address(Record::Event(event));
    let known = [record.updated.as_ref(), story.updated.as_ref(), story.published.as_ref()];
    let known = outside.moment.or_else(|| known.into_iter().flatten().next().map(|it| &it.value));
    let stamp = known.and_then(utc).unwrap_or_else(|| "19700101T000000Z".to_owned());

    push_line(out, "BEGIN", "VEVENT");
    push_line(out, "UID", &uid(&record.address(), address.as_deref()));
    push_line(out, "DTSTAMP", &stamp);
    push_line(out, span.start.0, &span.start.1);
    if let Some((name, value)) = &span.end {
        push_line(out, name, value);
    }
    push_line(out, "SUMMARY", &escaped(&title(&outside.title(record))));
    let mut description = summary(event).unwrap_or_default();
    if record.date_label.is_some() || !span.is_exact {
        let when = outside.date_text(record);
        let below = if description.is_empty() { "" } else { "\n\n" };
        description = format!("{when}{below}{description}");
    }
    if !description.is_empty() {
        push_line(out, "DESCRIPTION", &escaped(&description));
    }
    if let Some(place) = event.place() {
        push_line(out, "LOCATION", &escaped(place.get().name()));
        if let Some(at) = place.get().at {
            push_line(out, "GEO", &format!("{};{}", at.latitude(), at.longitude()));
        }
    }
    let track = track_title(story.get(), record);
    let categories: Vec<String> = track
        .into_iter()
        .chain(record.tags.iter().map(|tag| tag.value.as_str()))
        .map(escaped)
        .collect();
    if !categories.is_empty() {
        push_line(out, "CATEGORIES", &categories.join(","));
    }
    match record.status {
        EventStatus::Cancelled => push_line(out, "STATUS", "CANCELLED"),
        EventStatus::Planned => push_line(out, "STATUS", "TENTATIVE"),
        _ => {}
    }
    if let Some(address) = address {
        push_line(out, "URL", &address.replace(['\r', '\n'], ""));
    }
    if let Some(changed) = record.updated.as_ref().and_then(|date| utc(&date.value)) {
        push_line(out, "LAST-MODIFIED", &changed);
    }
    push_line(out, "END", "VEVENT");
}

/// A name that no other calendar uses: with the host of the event's page, where there is one.
fn uid(key: &dateline_core::Key, address: Option<&str>) -> String {
    let host = address
        .and_then(|address| address.split_once("://"))
        .and_then(|(_, rest)| rest.split(['/', ':', '?', '#']).next())
        .filter(|host| !host.is_empty())
        .unwrap_or("dateline.invalid");
    format!("{key}@{host}")
}

/// Where an event stands in a calendar.
#[derive(Debug, PartialEq)]
struct Span {
    start: (&'static str, String),
    /// The first day behind it: the standard's end is exclusive.
    end: Option<(&'static str, String)>,
    /// Whether the calendar says all that the date says.
    is_exact: bool,
}

impl Span {
    fn of(date: &Date) -> Option<Span> {
        if date.is_set() {
            return None;
        }
        if let (Some(start), None) = (date.time(), date.end().filter(|_| date.is_interval())) {
            let value = moment(date.day()?, start)?;
            return Some(Span { start: ("DTSTART", value), end: None, is_exact: true });
        }
        let bounds = date.bounds();
        let first = bounds.earliest().day()?;
        let last = bounds.latest().day();
        let exact = date.precision() >= Precision::Day && date.qualifier().mark().is_empty();
        Some(Span {
            start: ("DTSTART;VALUE=DATE", day(first)?),
            end: match last {
                Some(last) => Some(("DTEND;VALUE=DATE", day(last.plus(1)?)?)),
                None => None,
            },
            is_exact: exact && last.is_some(),
        })
    }
}

fn day(day: Day) -> Option<String> {
    let year = day.year();
    (1..=9999)
        .contains(&year)
        .then(|| format!("{year:04}{:02}{:02}", day.month().number(), day.day()))
}

/// A time of day: in UTC where the distance is known, as the clock shows it elsewhere.
fn moment(on: Day, time: Time) -> Option<String> {
    let Some(offset) = time.offset() else {
        let clock = format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second().min(59));
        return Some(format!("{}T{clock}", day(on)?));
    };
    let seconds = i64::from(time.seconds_of_day()) - i64::from(offset.minutes()) * 60;
    let on = on.plus(seconds.div_euclid(86_400))?;
    let seconds = seconds.rem_euclid(86_400);
    let clock = format!("{:02}{:02}{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    Some(format!("{}T{clock}Z", day(on)?))
}

/// A moment in UTC; a day alone means its beginning.
fn utc(date: &Date) -> Option<String> {
    let midnight = Time::new(0, 0, 0)?.with_offset(Offset::UTC);
    let time = date.time().unwrap_or(midnight);
    let time = if time.offset().is_none() { time.with_offset(Offset::UTC) } else { time };
    moment(date.bounds().earliest().day()?, time)
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let is_plain = |byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'\\' | b';' | b',');
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '\\' | ';' | ',') || c.is_control()) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut chars = behind.chars();
        match chars.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\t') => out.push('\t'),
            Some(c) if !c.is_control() => out.extend(['\\', c]),
            _ => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// One content line, folded so that no line is longer than 75 octets and no character is cut
/// (RFC 5545, 3.1).
fn push_line(out: &mut String, name: &str, value: &str) {
    // Names are short, so it is a value that is folded.
    out.push_str(name);
    out.push(':');
    let mut rest = value;
    let mut room = 74 - name.len();
    while rest.len() > room {
        let (part, behind) = rest.split_at(rest.floor_char_boundary(room));
        out.push_str(part);
        out.push_str("\r\n ");
        rest = behind;
        room = 74;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_a_calendar() {
        let table = [
            ("2000-06-04", Some("20000604"), Some("20000605")),
            ("2000-02", Some("20000201"), Some("20000301")),
            ("1999-03-24/1999-06-10", Some("19990324"), Some("19990611")),
            ("2000-06-03T20:10:00", Some("20000603T201000"), None),
            ("2000-06-03T01:10:00+02:00", Some("20000602T231000Z"), None),
            ("2004/..", Some("20040101"), None),
            ("../2004", None, None),
            ("-0043", None, None),
            ("0000-12-31/0001-01-02", None, None),
            ("[1667,1760]", None, None),
        ];
        for (text, start, end) in table {
            let span = Span::of(&text.parse().unwrap());
            let found = span.as_ref().map(|span| span.start.1.as_str());
            assert_eq!(found, start, "{text}");
            let found = span.as_ref().and_then(|span| Some(span.end.as_ref()?.1.as_str()));
            assert_eq!(found, end, "{text}");
        }
    }

    #[test]
    fn a_zone_by_its_name_is_a_distance() {
        let mut launch = Event::new("launch", "2020-01-01T14:30:00".parse().unwrap(), "Launch");
        launch.time_zone = Some("America/New_York".to_owned().into());
        let timeline = dateline_core::Timeline::builder("A").event(launch).build().unwrap();
        let text = write(timeline.stories().next().unwrap(), &Outside::default());
        assert!(text.contains("DTSTART:20200101T193000Z"), "{text}");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        push_line(&mut out, "SUMMARY", &"Київ\u{1f4c5} ".repeat(40));
        assert!(out.ends_with("\r\n"));
        for line in out.split("\r\n") {
            assert!(line.len() <= 75, "{}", line.len());
        }
        assert_eq!(
            out.replace("\r\n ", ""),
            format!("SUMMARY:{}\r\n", "Київ\u{1f4c5} ".repeat(40))
        );
    }

    #[test]
    fn text_that_means_something_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne\rf\u{0}"), "a\\;b\\,c\\\\d\\nef");
    }
}
