//! A calendar read: strictly made ones, and those that other tools make carelessly.

use std::ops::Range;

use dateline_core::{Coordinates, EventStatus};
use dateline_dates::{Date, Day, Month, Offset, Time};
use dateline_text::{Diagnostic, Spanned};

use crate::gather::{self, Gather};
use crate::html;
use crate::loss;

/// A property: its name in capitals, its parameters, its value, and where it stands.
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
    place: Range<usize>,
}

impl Property {
    fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn text(&self) -> String {
        unescaped(&self.value)
    }
}

/// Reads a calendar.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let properties = properties(gather.text);
    let mut open: Vec<String> = Vec::new();
    let mut event: Option<Vec<&Property>> = None;
    let mut begins = None;
    let mut is_calendar = false;
    for property in &properties {
        let component = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" => {
                is_calendar |= component == "VCALENDAR";
                if component == "VEVENT" {
                    event = Some(Vec::new());
                    begins = Some(property.place.clone());
                } else if !matches!(
                    component.as_str(),
                    "VCALENDAR" | "VALARM" | "VTIMEZONE" | "STANDARD" | "DAYLIGHT"
                ) {
                    gather.lose(
                        &format!("the component `{component}`"),
                        "it is no event",
                        &property.place,
                    );
                }
                open.push(component);
            }
            "END" => {
                if component == "VEVENT"
                    && let (Some(event), Some(place)) = (event.take(), begins.take())
                {
                    take(gather, &event, &(place.start..property.place.end));
                }
                open.pop();
            }
            "X-WR-CALNAME" if event.is_none() => gather.title(&escaped_html(&property.text())),
            "X-WR-CALDESC" if event.is_none() => {
                gather.story.summary = Some(property.text().into());
            }
            _ if open.last().is_some_and(|open| open == "VEVENT") => {
                if let Some(event) = &mut event {
                    event.push(property);
                }
            }
            _ => {}
        }
    }
    if !is_calendar {
        let span = gather.span(&(0..0));
        let message = "a calendar begins with `BEGIN:VCALENDAR`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
    } else if let (Some(event), Some(place)) = (event, begins) {
        let span = gather.span(&place);
        gather.say(Diagnostic::warning(loss::RAGGED, "this event does not end").at(span));
        take(gather, &event, &place);
    }
}

fn take(gather: &mut Gather<'_>, properties: &[&Property], place: &Range<usize>) {
    let property = |name: &str| properties.iter().find(|property| property.name == name);
    let date = date(
        gather,
        property("DTSTART").copied(),
        property("DTEND").copied(),
        property("DURATION").copied(),
        place,
    );
    let title = property("SUMMARY").map(|summary| summary.text()).unwrap_or_default();
    let mut event = gather.event(date.as_ref(), &escaped_html(&title), place);
    for property in properties {
        let at = &property.place;
        match property.name.as_str() {
            "DESCRIPTION" => {
                let text = property.text();
                // Some tools write HTML, which the standard does not know.
                let is_html = text.contains("</") || text.contains("<br");
                let html = if is_html { text } else { escaped_html(&text) };
                gather.body(&mut event, &paragraphs(&html, is_html), at);
            }
            "LOCATION" => {
                let geo = properties.iter().find(|property| property.name == "GEO");
                event.place = gather
                    .place(&escaped_html(&property.text()), geo.and_then(|geo| point(&geo.value)));
            }
            "GEO" => {
                if !properties.iter().any(|property| property.name == "LOCATION") {
                    gather.lose("the point on the map", "the place has no name", at);
                }
            }
            "URL" => match html::web_address(&property.value) {
                Some(address) => {
                    let citation = gather.linked(&address, "");
                    gather::cite(&mut event, citation);
                }
                None => gather.lose("the address", "it is no web address", at),
            },
            "ATTACH" | "IMAGE" => {
                gather.media(&mut event, &property.value, at);
            }
            "CATEGORIES" => {
                let tags = split_list(&property.value);
                event.tags.extend(tags.into_iter().map(Spanned::from));
            }
            "STATUS" => match property.value.trim() {
                "CANCELLED" => event.status = EventStatus::Cancelled,
                "TENTATIVE" => event.status = EventStatus::Planned,
                _ => {}
            },
            "LAST-MODIFIED" => {
                event.updated = moment(property)
                    .ok()
                    .and_then(|date| date.day())
                    .and_then(|day| Some(Spanned::from(day.to_string().parse::<Date>().ok()?)));
            }
            "RRULE" | "RDATE" | "EXDATE" => {
                let what = format!("`{}:{}`", property.name, property.value);
                gather.lose(&what, "an event happens once; the first one is kept", at);
            }
            "UID" => {
                let (name, _) = property.value.split_once('@').unwrap_or((&property.value, ""));
                let name = name.rsplit('/').next().unwrap_or(name);
                // What a machine made up says nothing to a reader.
                let is_readable = name.contains('-')
                    && !name.contains(|c: char| c.is_ascii_digit())
                    && dateline_core::Key::from(name).is_valid();
                if is_readable && name != event.key.value.as_str() {
                    gather.rename(&mut event, name);
                }
            }
            "DTSTART" | "DTEND" | "DURATION" | "DTSTAMP" | "SUMMARY" | "CREATED" | "SEQUENCE"
            | "TRANSP" | "CLASS" | "PRIORITY" => {}
            name => gather.lose(&format!("`{name}`"), "an event has no such field", at),
        }
    }
    if let Some(zone) = property("DTSTART").and_then(|start| start.parameter("TZID"))
        && event.when().time().is_some()
    {
        event.time_zone = gather.zone(zone, place);
    }
    gather.push(event);
}

fn date(
    gather: &mut Gather<'_>,
    start: Option<&Property>,
    end: Option<&Property>,
    duration: Option<&Property>,
    place: &Range<usize>,
) -> Option<Date> {
    let help = "the event is kept as a draft without a date";
    let Some(start) = start else {
        let span = gather.span(place);
        gather.say(loss::no_event("this event has no `DTSTART`", span).help(help));
        return None;
    };
    let first = match moment(start) {
        Ok(date) => date,
        Err(why) => {
            let span = gather.span(&start.place);
            gather.say(loss::no_event(why, span).help(help));
            return None;
        }
    };
    let last = match end.map(|end| (moment(end), &end.place)) {
        // The end of whole days is the day behind them, and so is midnight; some calendars end a day
        // where it starts.
        Some((Ok(last), _)) if last.day() == first.day() && is_midnight(&last) => None,
        Some((Ok(last), _)) if is_midnight(&last) => {
            last.day().and_then(|day| day.plus(-1)).and_then(as_date)
        }
        Some((Ok(last), _)) => Some(last),
        Some((Err(why), place)) => {
            let span = gather.span(place);
            gather.say(loss::no_event(why, span).help("the end is left out"));
            None
        }
        None => duration.and_then(|duration| later(&first, &duration.value)),
    };
    let place = end.map_or(place, |end| &end.place);
    Some(gather.until(first, last, place))
}

/// Whether a moment is the start of a day: a day without a time, or midnight.
fn is_midnight(date: &Date) -> bool {
    date.time().is_none_or(|time| (time.hour(), time.minute(), time.second()) == (0, 0, 0))
}

fn as_date(day: Day) -> Option<Date> {
    day.to_string().parse().ok()
}

/// `20000604`, `20000604T173000`, `20000604T173000Z`.
fn moment(property: &Property) -> Result<Date, String> {
    let value = property.value.trim();
    let wrong = || format!("`{value}` is no date of a calendar");
    let digits = value.get(..8).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let digits = digits.ok_or_else(wrong)?;
    let number = |range: Range<usize>| digits.get(range).and_then(|it| it.parse::<i64>().ok());
    let day = number(0..4).zip(number(4..6)).zip(number(6..8)).ok_or_else(wrong)?;
    let ((year, month), day) = day;
    let month = u8::try_from(month).ok().and_then(Month::from_number).ok_or_else(wrong)?;
    let day =
        u8::try_from(day).ok().and_then(|day| Day::new(year, month, day)).ok_or_else(wrong)?;
    let date = as_date(day).ok_or_else(wrong)?;
    let is_day = property.parameter("VALUE") == Some("DATE");
    let Some(clock) = value.get(9..).filter(|clock| !is_day && clock.len() >= 6) else {
        return Ok(date);
    };
    let part = |range: Range<usize>| clock.get(range).and_then(|it| it.parse::<u8>().ok());
    let time = part(0..2).zip(part(2..4)).zip(part(4..6));
    let time = time.and_then(|((hour, minute), second)| Time::new(hour, minute, second));
    let time = time.ok_or_else(wrong)?;
    let time = if clock.ends_with('Z') { time.with_offset(Offset::UTC) } else { time };
    date.at(time).map_err(|error| error.message().to_owned())
}

/// The last day of a span of days or weeks; hours stay within the day.
fn later(first: &Date, duration: &str) -> Option<Date> {
    let rest = duration.trim().trim_start_matches('+').strip_prefix('P')?;
    let (number, unit) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
    let number: i64 = number.parse().ok().filter(|number| *number < 100_000)?;
    let days = match unit.chars().next()? {
        'D' => number,
        'W' => number * 7,
        _ => return None,
    };
    as_date(first.day()?.plus(days - i64::from(is_midnight(first)))?)
}

fn point(value: &str) -> Option<Coordinates> {
    let (latitude, longitude) = value.split_once([';', ','])?;
    Coordinates::new(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?)
}

/// The content lines, folded ones joined.
fn properties(text: &str) -> Vec<Property> {
    let mut lines: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let line = raw.trim_end_matches(['\r', '\n']);
        let end = start + line.len();
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((last, place))) => {
                last.push_str(more);
                place.end = end;
            }
            _ if line.is_empty() => {}
            _ => lines.push((line.to_owned(), start..end)),
        }
    }
    lines.into_iter().filter_map(|(line, place)| property(&line, place)).collect()
}

fn property(line: &str, place: Range<usize>) -> Option<Property> {
    // A colon in a quoted parameter does not end the name.
    let mut is_quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        is_quoted ^= *c == '"';
        *c == ':' && !is_quoted
    })?;
    let (head, value) = (line.get(..colon.0)?, line.get(colon.0 + 1..)?);
    let mut parts = head.split(';');
    let name = parts.next()?.trim().to_ascii_uppercase();
    let parameters = parts.filter_map(|part| part.split_once('=')).map(|(name, value)| {
        (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned())
    });
    Some(Property { name, parameters: parameters.collect(), value: value.to_owned(), place })
}

fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => out.push('\n'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    out.trim().to_owned()
}

/// Values between commas that are not escaped.
fn split_list(value: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut is_escaped = false;
    for c in value.chars() {
        if c == ',' && !is_escaped {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(c);
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    all.iter().map(|one| unescaped(one)).filter(|one| !one.is_empty()).collect()
}

/// Plain text as HTML, so that it is read as what it is.
fn escaped_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Lines of plain text as paragraphs; HTML has its own.
fn paragraphs(text: &str, is_html: bool) -> String {
    if is_html || !text.contains('&') {
        return text.to_owned();
    }
    let whole = text.replace("\n\n", "</p><p>").replace('\n', "<br>");
    format!("<p>{whole}</p>")
}
