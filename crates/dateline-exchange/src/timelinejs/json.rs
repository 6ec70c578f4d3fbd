//! The JSON of TimelineJS: version 3, or an older one when it says `timeline`.

use dateline_core::Coordinates;
use dateline_dates::{Date, Time};
use dateline_text::Diagnostic;

use super::legacy;
use super::slide::{Kind, Pieces, Slide, said, take};
use crate::gather::Gather;
use crate::loss;
use crate::tree::{Node, Value};
use crate::when;

/// Reads JSON or JSONP of any version.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(root) = gather.tree("this is not JSON") else { return };
    if let Some(timeline) = root.get("timeline") {
        legacy::read(gather, timeline);
        return;
    }
    let Some(events) = root.get("events") else {
        let span = gather.span(&(root.place.start..root.place.start + 1));
        let message = "a timeline of TimelineJS has a list `events`, or of old `timeline`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
        return;
    };
    let mut has_title = false;
    if let Some(title) = root.get("title").filter(|title| !title.is_empty()) {
        take(gather, slide(title, Kind::Title), &mut has_title);
    }
    for era in root.get("eras").map(Node::list).unwrap_or_default() {
        take(gather, slide(era, Kind::Era), &mut has_title);
    }
    for event in events.list() {
        take(gather, slide(event, Kind::Event), &mut has_title);
    }
    for field in root.fields() {
        let is_known = ["title", "eras", "events"].contains(&field.name.as_str());
        let is_usual = field.name == "scale" && field.node.words() == Some("human");
        if !is_known && !is_usual && !field.node.is_empty() {
            gather.lose(&format!("`{}`", field.name), "a timeline has no such field", &field.place);
        }
    }
}

fn slide(node: &Node, kind: Kind) -> Slide {
    let mut slide = Slide { kind, place: node.place.clone(), ..Slide::default() };
    let inner = |name: &str, field: &str| said(node.get(name).and_then(|it| it.get(field)));
    for (name, is_end) in [("start_date", false), ("end_date", true)] {
        let Some(date) = node.get(name).filter(|date| !date.is_empty()) else { continue };
        match pieces(date) {
            Ok(found) if is_end => slide.end = found,
            Ok(found) => slide.start = found,
            Err(why) => slide.wrong_dates.push((why, date.place.clone())),
        }
    }
    slide.unique_id = said(node.get("unique_id"));
    // The slide's own words go before those of the date.
    slide.label = said(node.get("display_date")).or_else(|| inner("start_date", "display_date"));
    slide.headline = inner("text", "headline");
    slide.text = inner("text", "text");
    slide.media = inner("media", "url");
    slide.caption = inner("media", "caption");
    slide.credit = inner("media", "credit");
    slide.alt = inner("media", "alt").or_else(|| inner("media", "alttext"));
    slide.media_title = inner("media", "title");
    slide.media_link = inner("media", "link");
    slide.group = said(node.get("group"));
    if let Some(location) = node.get("location") {
        let degrees = |name| location.words_of(name).and_then(|text| text.parse::<f64>().ok());
        let at = degrees("lat").zip(degrees("lon"));
        let at = at.and_then(|(lat, lon)| Coordinates::new(lat, lon));
        slide.place_name = said(location.get("name")).map(|name| (name, at));
    }
    left_behind(node, &mut slide);
    slide
}

/// The fields that have no place here. Only what says something is told.
fn left_behind(node: &Node, slide: &mut Slide) {
    for field in node.fields().iter().filter(|field| !field.node.is_empty()) {
        let place = field.place.clone();
        match field.name.as_str() {
            "background" => {
                slide.left.push(("the background", "the theme decides how an event looks", place));
            }
            "autolink" if matches!(field.node.value, Value::Flag(false)) => {
                slide.left.push(("`autolink: false`", "addresses in texts are links", place));
            }
            "start_date" | "end_date" | "text" | "media" | "unique_id" | "display_date"
            | "group" | "location" | "autolink" | "type" => {}
            _ => slide.left.push(("a field", "an event has none of this name", place)),
        }
        if field.name == "media" {
            for inner in field.node.fields().iter().filter(|inner| !inner.node.is_empty()) {
                match inner.name.as_str() {
                    "url" | "caption" | "credit" | "alt" | "alttext" | "title" | "link" => {}
                    "thumbnail" => slide.left.push((
                        "the thumbnail",
                        "it is at another host; put the file into `media`",
                        inner.place.clone(),
                    )),
                    _ => slide.left.push((
                        "a field of the media",
                        "media have none of this name",
                        inner.place.clone(),
                    )),
                }
            }
        }
    }
}

fn pieces(date: &Node) -> Result<Option<Date>, String> {
    let number = |name: &str| match date.words_of(name) {
        None => Ok(0),
        Some(text) => when::number(text.split('.').next().unwrap_or(text))
            .and_then(|number| u8::try_from(number).ok())
            .ok_or_else(|| format!("the {name} `{text}` is no number of a clock")),
    };
    let (hour, minute, second) = (number("hour")?, number("minute")?, number("second")?);
    // Midnight is what a tool writes when it has to write something.
    let time = match (hour, minute, second) {
        (0, 0, 0) => None,
        _ => Some(Time::new(hour, minute, second).ok_or("there is no such time of day")?),
    };
    let pieces = Pieces {
        year: date.words_of("year"),
        month: date.words_of("month"),
        day: date.words_of("day"),
        time,
    };
    pieces.date()
}
