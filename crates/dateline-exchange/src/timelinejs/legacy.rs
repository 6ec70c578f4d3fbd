//! TimelineJS of versions 1 and 2: one object `timeline`, its dates as lists of commas.

use dateline_dates::{Date, Time};
use dateline_text::Diagnostic;

use super::sheet::first_generation;
use super::slide::{Kind, Slide, said, take};
use crate::gather::Gather;
use crate::loss;
use crate::tree::Node;
use crate::when;

pub(super) fn read(gather: &mut Gather<'_>, timeline: &Node) {
    let mut has_title = false;
    if timeline.get("date").is_none() {
        let span = gather.span(&(timeline.place.start..timeline.place.start + 1));
        let message = "an old timeline of TimelineJS has a list `date`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
        return;
    }
    let says_title = ["headline", "text", "asset"]
        .iter()
        .any(|name| timeline.get(name).is_some_and(|node| !node.is_empty()));
    if says_title {
        let mut title = slide(timeline, Kind::Title);
        title.place = timeline.place.start..timeline.place.start + 1;
        title.left.clear();
        take(gather, title, &mut has_title);
    }
    for era in timeline.get("era").map(Node::list).unwrap_or_default() {
        take(gather, slide(era, Kind::Era), &mut has_title);
    }
    for event in timeline.get("date").map(Node::list).unwrap_or_default() {
        take(gather, slide(event, Kind::Event), &mut has_title);
    }
}

fn slide(node: &Node, kind: Kind) -> Slide {
    let mut slide = Slide { kind, place: node.place.clone(), ..Slide::default() };
    let asset = |field: &str| said(node.get("asset").and_then(|asset| asset.get(field)));
    for (name, is_end) in [("startDate", false), ("endDate", true)] {
        let Some(node) = node.get(name).filter(|node| !node.is_empty()) else { continue };
        match date(node.words().unwrap_or_default()) {
            Ok(found) if is_end => slide.end = Some(found),
            Ok(found) => slide.start = Some(found),
            Err(why) => slide.wrong_dates.push((why, node.place.clone())),
        }
    }
    slide.headline = said(node.get("headline"));
    slide.text = said(node.get("text"));
    slide.group = said(node.get("tag"));
    slide.label = said(node.get("displayDate"));
    slide.media = asset("media");
    slide.caption = asset("caption");
    slide.credit = asset("credit");
    for field in node.fields().iter().filter(|field| !field.node.is_empty()) {
        match field.name.as_str() {
            "classname" | "className" => slide.left.push((
                "the class name",
                "the theme decides how an event looks",
                field.place.clone(),
            )),
            "startDate" | "endDate" | "headline" | "text" | "tag" | "asset" | "displayDate"
            | "type" | "date" | "era" => {}
            _ => {
                slide.left.push(("a field", "an event has none of this name", field.place.clone()));
            }
        }
    }
    if let Some(thumbnail) = asset("thumbnail") {
        let why = "it is at another host; put the file into `media`";
        slide.left.push(("the thumbnail", why, thumbnail.place));
    }
    slide
}

/// `2011,12,10,07,02,10`, `12/10/2011 7:02`, `1963`: as many pieces as there are.
fn date(text: &str) -> Result<Date, String> {
    let wrong = || format!("`{text}` is no date");
    if !text.contains(',') {
        return first_generation(text.trim());
    }
    let pieces: Vec<&str> =
        text.split(',').map(str::trim).take_while(|it| !it.is_empty()).collect();
    let numbers: Option<Vec<i64>> = pieces.iter().map(|piece| when::number(piece)).collect();
    let numbers = numbers.ok_or_else(wrong)?;
    let piece = |at: usize| numbers.get(at).copied();
    let small = |at: usize| u8::try_from(piece(at).unwrap_or(0)).ok();
    let clock = if numbers.iter().skip(3).any(|number| *number != 0) {
        let time = small(3).zip(small(4)).zip(small(5));
        let time = time.and_then(|((hour, minute), second)| Time::new(hour, minute, second));
        Some(time.ok_or_else(wrong)?)
    } else {
        None
    };
    let year = piece(0).ok_or_else(wrong)?;
    let month = piece(1).filter(|month| *month != 0);
    let day = piece(2).filter(|day| *day != 0 && month.is_some());
    when::from_parts(year, month, day, clock.filter(|_| day.is_some()))
}
