//! A timeline as TimelineJS reads it: its JSON, its spreadsheet.
//!
//! It places a date by year, month and day, so what it cannot place (a decade, "about 1850") is
//! placed by its first day and told in words. A date before year 1 is written as the historical
//! year that its readers see. An event without any day to place it is left out.

use dateline_core::{Event, MediaFile, Ref, Story};
use dateline_dates::{Date, Day, Precision};
use serde::Serialize;

use super::sheet::{COLUMNS, OF_VERSION_3};
use crate::outside::{Outside, events, plain, title, track_title};
use crate::table::push_row;

#[derive(Serialize)]
struct Document {
    title: Slide,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    eras: Vec<Slide>,
    events: Vec<Slide>,
}

#[derive(Serialize, Default)]
struct Slide {
    #[serde(skip_serializing_if = "Option::is_none")]
    unique_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<Pieces>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Pieces>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    text: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    media: Option<MediaFields>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
}

#[derive(Serialize, Default)]
struct Text {
    headline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
}

#[derive(Serialize, Default)]
struct MediaFields {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

#[derive(Serialize, Clone, PartialEq)]
struct Pieces {
    year: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hour: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minute: Option<u8>,
}

/// Writes the JSON of TimelineJS 3.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, timelinejs};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07".parse()?, "The landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = timelinejs::write_json(story, &Outside::default());
/// assert!(text.contains("\"month\": 7"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_json(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let image = story.image.as_ref().and_then(|image| media(image, story, outside));
    let intro = story.introduction.as_ref().or(story.summary.as_ref());
    let document = Document {
        title: Slide {
            text: Text {
                headline: markup(story.title()),
                text: intro.map(|intro| blocks(intro.markdown())).unwrap_or_default(),
            },
            media: image,
            ..Slide::default()
        },
        eras: story
            .eras
            .iter()
            .filter_map(|era| {
                let (start, end, _) = placed(&era.date.value)?;
                let last = end.clone().unwrap_or_else(|| start.clone());
                Some(Slide {
                    start_date: Some(start),
                    end_date: Some(last),
                    text: Text { headline: escape(&era.title), text: String::new() },
                    ..Slide::default()
                })
            })
            .collect(),
        events: events(story).filter_map(|event| slide(story.get(), event, outside)).collect(),
    };
    // Plain structs have nothing that fails to be written.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// Writes the spreadsheet of TimelineJS 3, to be pasted into a copy of its template.
pub fn write_csv(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let mut out = String::new();
    push_row(&mut out, &COLUMNS[..OF_VERSION_3]);
    let intro = story.introduction.as_ref().or(story.summary.as_ref());
    let title = Slide {
        text: Text {
            headline: markup(story.title()),
            text: intro.map(|intro| blocks(intro.markdown())).unwrap_or_default(),
        },
        media: story.image.as_ref().and_then(|image| media(image, story, outside)),
        ..Slide::default()
    };
    push_slide(&mut out, title, "title");
    for era in &story.eras {
        let Some((start, end, _)) = placed(&era.date.value) else { continue };
        let end = end.unwrap_or_else(|| start.clone());
        let text = Text { headline: escape(&era.title), text: String::new() };
        let slide =
            Slide { start_date: Some(start), end_date: Some(end), text, ..Slide::default() };
        push_slide(&mut out, slide, "era");
    }
    for event in events(story) {
        if let Some(slide) = slide(story.get(), event, outside) {
            push_slide(&mut out, slide, "");
        }
    }
    out
}

fn push_slide(out: &mut String, slide: Slide, kind: &str) {
    let date = |pieces: Option<Pieces>| {
        let Some(date) = pieces else { return [const { String::new() }; 4] };
        let number = |it: Option<u8>| it.map(|it| it.to_string()).unwrap_or_default();
        let time = date.hour.map(|hour| format!("{hour}:{:02}", date.minute.unwrap_or(0)));
        [date.year.to_string(), number(date.month), number(date.day), time.unwrap_or_default()]
    };
    let media = slide.media.unwrap_or_default();
    let mut cells: Vec<String> = Vec::from(date(slide.start_date));
    cells.extend(date(slide.end_date));
    cells.extend([
        slide.display_date.unwrap_or_default(),
        slide.text.headline,
        slide.text.text,
        media.url,
        media.credit.unwrap_or_default(),
        media.caption.unwrap_or_default(),
        String::new(),
        media.alt.unwrap_or_default(),
        kind.to_owned(),
        slide.group.unwrap_or_default(),
        String::new(),
    ]);
    push_row(out, &cells);
}

/// Whether there is a slide for an event.
pub(crate) fn holds(event: &Event) -> bool {
    placed(event.when()).is_some()
}

fn slide(story: &Story, event: Ref<'_, Event>, outside: &Outside<'_>) -> Option<Slide> {
    let record = event.get();
    let (start, end, is_exact) = placed(record.when())?;
    let is_in_words = record.date_label.is_some() || !is_exact;
    let body = record.body.as_ref().or(record.summary.as_ref());
    let mut text = body.map(|body| blocks(body.markdown())).unwrap_or_default();
    for source in event.sources() {
        if let Some(url) = &source.url {
            let words = escape(source.get().title());
            let link = format!("<a href=\"{}\">{words}</a>", escape(&url.value));
            if !text.contains(&format!("href=\"{}\"", escape(&url.value))) {
                text.extend(["<p>", &link, "</p>"]);
            }
        }
    }
    Some(Slide {
        unique_id: Some(record.key.value.to_string()),
        start_date: Some(start),
        end_date: end,
        display_date: is_in_words.then(|| outside.date_text(record)),
        text: Text { headline: markup(outside.title(record).markdown()), text },
        media: record.media.iter().find_map(|it| media(it, event.story(), outside)),
        group: track_title(story, record).map(str::to_owned),
    })
}

fn media(
    media: &dateline_core::Media,
    story: Ref<'_, Story>,
    outside: &Outside<'_>,
) -> Option<MediaFields> {
    let url = outside.media(&media.file)?;
    let caption = plain(story, media.caption.as_ref());
    Some(MediaFields {
        url,
        caption: (!caption.is_empty()).then(|| escape(&caption)),
        credit: media.credit.as_deref().map(escape),
        alt: media.alt.as_ref().map(|alt| alt.value.clone()),
        link: match media.file {
            MediaFile::Local(_) => media.link.as_ref().map(|link| link.value.clone()),
            _ => None,
        },
    })
}

/// Start, end, and whether the two say all that the date says.
fn placed(date: &Date) -> Option<(Pieces, Option<Pieces>, bool)> {
    let is_sure = date.qualifier().mark().is_empty() && !date.is_set();
    if date.is_interval() {
        let start = date.start().and_then(|start| point(&start));
        let end = date.end().and_then(|end| point(&end));
        if let (Some(start), Some(end)) = (start, end) {
            return Some((start, Some(end), is_sure));
        }
    } else if let Some(pieces) = point(date) {
        return Some((pieces, None, is_sure));
    }
    let bounds = date.bounds();
    let first = bounds.earliest().day().map(whole)?;
    Some((first, bounds.latest().day().map(whole), false))
}

/// A date of year, month and day that TimelineJS can hold.
fn point(date: &Date) -> Option<Pieces> {
    if date.is_set() || date.precision() < Precision::Year || date.precision() == Precision::Season
    {
        return None;
    }
    let time = date.time();
    Some(Pieces {
        year: historical(date.year()?),
        month: date.month().map(dateline_dates::Month::number),
        day: date.day().map(Day::day),
        hour: time.map(dateline_dates::Time::hour),
        minute: time.map(dateline_dates::Time::minute),
    })
}

fn whole(day: Day) -> Pieces {
    Pieces {
        year: historical(day.year()),
        month: Some(day.month().number()),
        day: Some(day.day()),
        hour: None,
        minute: None,
    }
}

fn historical(year: i64) -> i64 {
    if year <= 0 { year - 1 } else { year }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A title as HTML: its words.
fn markup(markdown: &str) -> String {
    escape(&title(&markdown.into()))
}

/// A text as HTML.
fn blocks(markdown: &str) -> String {
    crate::outside::html(markdown)
}
