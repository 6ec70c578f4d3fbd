//! SIMILE Timeline: XML and JSON, with real bounds of what is not certain.
//!
//! `latestStart` and `earliestEnd` say how far an event may reach. EDTF has no interval between
//! sets, so the interval holds all that is possible, and the note on the date says the rest.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_core::Prose;
use dateline_dates::Date;
use dateline_text::Diagnostic;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Mark};

use crate::gather::Gather;
use crate::loss;
use crate::when;

/// An event as either notation has it: its attributes by their long names.
#[derive(Default)]
struct Found {
    fields: BTreeMap<&'static str, String>,
    unknown: Vec<(String, Range<usize>)>,
    place: Range<usize>,
    /// Whether it lasts from its start to its end where it does not say so: in JSON it does.
    lasts: bool,
}

/// The attributes: their name, and the short one of JSON.
const FIELDS: &[(&str, &str)] = &[
    ("start", "s"),
    ("end", "e"),
    ("latestStart", "ls"),
    ("earliestEnd", "ee"),
    ("isDuration", ""),
    ("durationEvent", "de"),
    ("title", "t"),
    ("description", "d"),
    ("image", ""),
    ("link", ""),
    ("caption", "c"),
    ("eventID", "eid"),
    ("id", ""),
];

/// Attributes that say how an event is drawn.
const LOOKS: [&str; 10] = [
    "icon",
    "color",
    "textColor",
    "classname",
    "trackNum",
    "track",
    "tapeImage",
    "tapeRepeat",
    "hoverText",
    "instant",
];

/// Reads XML or JSON.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let is_xml = gather.text.trim_start().starts_with('<');
    let found = if is_xml { xml(gather) } else { json(gather) };
    for one in found {
        take(gather, &one);
    }
}

fn take(gather: &mut Gather<'_>, found: &Found) {
    let field = |name: &str| found.fields.get(name).map(String::as_str).filter(|it| !it.is_empty());
    for (name, place) in &found.unknown {
        let why = if LOOKS.contains(&name.as_str()) {
            "the theme decides how an event looks"
        } else {
            "an event has no such field"
        };
        gather.lose(&format!("`{name}`"), why, place);
    }
    let mut read = |name: &str| {
        let text = field(name)?;
        match date(text, gather.options.words) {
            Ok(date) => Some(date),
            Err(why) => {
                let span = gather.span(&found.place);
                gather.say(loss::no_event(format!("`{name}`: {why}"), span));
                None
            }
        }
    };
    let (start, latest, earliest, end) =
        (read("start"), read("latestStart"), read("earliestEnd"), read("end"));
    let lasts =
        field("isDuration").or(field("durationEvent")).map_or(found.lasts, |it| it == "true");
    let whole = match (start.clone(), end.clone().or(latest.clone())) {
        // A moment that is not known better than from one day to another.
        (Some(start), Some(end)) if !lasts && latest.is_none() && earliest.is_none() => {
            let set = format!("[{start}..{end}]").parse::<Date>().ok();
            Some(set.unwrap_or_else(|| gather.until(start, Some(end), &found.place)))
        }
        (Some(start), last) => Some(gather.until(start, last, &found.place)),
        (None, _) => None,
    };
    if whole.is_none() {
        let span = gather.span(&found.place);
        let help = "it is kept as a draft without a date";
        gather.say(loss::no_event("this event has no start that can be read", span).help(help));
    }
    let mut event = gather.event(whole.as_ref(), field("title").unwrap_or_default(), &found.place);
    let words = |date: &Date| date.describe(gather.options.words).to_string();
    let mut notes = Vec::new();
    if let (Some(start), Some(latest)) = (&start, &latest) {
        notes.push(format!("It began between {} and {}.", words(start), words(latest)));
    }
    if let (Some(earliest), Some(end)) = (&earliest, &end) {
        notes.push(format!("It ended between {} and {}.", words(earliest), words(end)));
    }
    if !notes.is_empty() {
        event.date_note = Some(Prose::from(notes.join(" ")));
    }
    if let Some(text) = field("description") {
        gather.body(&mut event, text, &found.place);
    }
    if let Some(image) = field("image") {
        gather.media(&mut event, image, &found.place);
        if let (Some(caption), Some(media)) = (field("caption"), event.media.last_mut()) {
            media.caption = Some(Prose::from(crate::html::line(caption)));
        }
    }
    if let Some(link) = field("link") {
        match crate::html::web_address(link) {
            Some(address) => {
                let citation = gather.linked(&address, "");
                crate::gather::cite(&mut event, citation);
            }
            None => {
                gather.lose(&format!("the link `{link}`"), "it is no web address", &found.place);
            }
        }
    }
    if let Some(id) = field("eventID").or_else(|| field("id")) {
        let key = dateline_core::Key::from_words(id);
        if key.is_valid() && key.as_str().contains(char::is_alphabetic) {
            gather.rename(&mut event, id);
        }
    }
    gather.push(event);
}

/// ISO 8601, or the way JavaScript writes a moment: `Sat Jun 04 2000 00:00:00 GMT-0600`.
fn date(text: &str, words: &dateline_dates::Words) -> Result<Date, String> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    if let Some(date) = when::slashed(text) {
        return date;
    }
    if let Some(year) = text.strip_suffix("BC").or_else(|| text.strip_suffix("BCE"))
        && let Some(year) = when::number(year)
    {
        return when::from_parts(-year, None, None, None);
    }
    if let Some(year) = when::number(text) {
        return when::from_parts(year, None, None, None);
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    // The name of the day says nothing that the date does not.
    let parts = match parts.first() {
        Some(first)
            if first.len() == 3 && first.chars().all(char::is_alphabetic) && parts.len() > 3 =>
        {
            parts.get(1..).unwrap_or_default()
        }
        _ => parts.as_slice(),
    };
    if let [month, day, year, clock, ..] = parts
        && clock.contains(':')
    {
        let day = Date::from_phrase(&format!("{month} {day} {year}"), &dateline_dates::ENGLISH);
        let day = day.map_err(|error| error.message().to_owned())?;
        return match when::clock(clock) {
            // Midnight is how a day is written there.
            Some(time) if time.seconds_of_day() != 0 => {
                day.at(time).map_err(|error| error.message().to_owned())
            }
            _ => Ok(day),
        };
    }
    Date::from_phrase(text, words).map_err(|error| error.message().to_owned())
}

fn json(gather: &mut Gather<'_>) -> Vec<Found> {
    let Some(root) = gather.tree("this is neither XML nor JSON") else { return Vec::new() };
    let Some(events) = root.get("events") else {
        let span = gather.span(&(root.place.start..root.place.start + 1));
        let message = "a timeline of SIMILE has a list `events`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
        return Vec::new();
    };
    let mut all = Vec::new();
    for node in events.list() {
        let mut found = Found { place: node.place.clone(), lasts: true, ..Found::default() };
        for field in node.fields() {
            let known = FIELDS.iter().find(|(long, short)| {
                field.name == *long || (!short.is_empty() && field.name == *short)
            });
            match (known, field.node.words()) {
                (Some((long, _)), Some(words)) => {
                    found.fields.insert(long, words.to_owned());
                }
                (None, Some(words)) if !words.trim().is_empty() => {
                    found.unknown.push((field.name.clone(), field.place.clone()));
                }
                _ => {}
            }
        }
        all.push(found);
    }
    all
}

fn xml(gather: &mut Gather<'_>) -> Vec<Found> {
    let mut reader = Reader::from_str(gather.text);
    reader.config_mut().check_end_names = false;
    let mut all: Vec<Found> = Vec::new();
    let mut is_open = false;
    let (mut is_data, mut is_whole) = (false, false);
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let mark = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let place = start.min(gather.text.len())..end.min(gather.text.len());
        match mark {
            Ok(Mark::Start(tag)) => {
                is_data |= tag.name().as_ref() == "data";
                if tag.name().as_ref() == "event" {
                    all.push(attributes(&tag, place));
                    is_open = true;
                }
            }
            Ok(Mark::Empty(tag)) => {
                is_data |= tag.name().as_ref() == "data";
                is_whole |= tag.name().as_ref() == "data";
                if tag.name().as_ref() == "event" {
                    all.push(attributes(&tag, place));
                }
            }
            Ok(Mark::End(tag)) if tag.name().as_ref() == "event" => is_open = false,
            Ok(Mark::End(tag)) if tag.name().as_ref() == "data" => is_whole = true,
            Ok(Mark::Text(text)) if is_open => {
                let text = (*text).to_owned();
                push_text(&mut all, &text);
            }
            Ok(Mark::CData(text)) if is_open => {
                let text = (*text).to_owned();
                push_text(&mut all, &text);
            }
            Ok(Mark::GeneralRef(name)) if is_open => {
                let name = (*name).to_owned();
                push_text(&mut all, &format!("&{name};"));
            }
            Ok(Mark::Eof) => {
                if is_data && !is_whole {
                    let message = "this ends before its element `data` does: events may be missing";
                    gather.say(Diagnostic::warning(loss::RAGGED, message).at(gather.span(&place)));
                }
                break;
            }
            Err(error) => {
                let span = gather.span(&(place.start..place.start));
                let message = format!("this is not XML: {error}");
                gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
                break;
            }
            _ => {}
        }
    }
    if !is_data {
        let span = gather.span(&(0..0));
        let message = "a timeline of SIMILE has the element `data`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
    }
    for found in &mut all {
        // What stands in the element is HTML that was escaped once.
        if let Some(text) = found.fields.get_mut("description") {
            *text = decoded(text.trim());
        }
    }
    all
}

fn push_text(all: &mut [Found], text: &str) {
    if let Some(last) = all.last_mut() {
        last.fields.entry("description").or_default().push_str(text);
    }
}

fn attributes(tag: &BytesStart<'_>, place: Range<usize>) -> Found {
    let mut found = Found { place: place.clone(), ..Found::default() };
    for attribute in tag.attributes().with_checks(false).flatten() {
        let name = attribute.key.as_ref().to_owned();
        let value = decoded(&attribute.value);
        match FIELDS.iter().find(|(long, _)| *long == name) {
            Some((long, _)) => {
                found.fields.insert(long, value.trim().to_owned());
            }
            None if value.trim().is_empty() => {}
            None => found.unknown.push((name, place.clone())),
        }
    }
    found
}

/// The five characters that XML escapes, and those that are written by number.
fn decoded(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
