//! A table for spreadsheets: CSV (RFC 4180), one event a row.
//!
//! Dates keep their exactness: a row has the date as EDTF, its first and its last day, and its
//! words, so that nobody has to take "2019" for January 1. Texts are plain, lists are joined by
//! `; `.

use dateline_core::{Entity, Record, Ref, Story};

use crate::outside::{Outside, events, plain, summary, title, track_title};

/// The columns, in their order.
pub const COLUMNS: &[&str] = &[
    "key",
    "date",
    "earliest",
    "latest",
    "date_text",
    "title",
    "summary",
    "text",
    "place",
    "latitude",
    "longitude",
    "people",
    "organizations",
    "tags",
    "track",
    "importance",
    "status",
    "sources",
    "url",
];

/// The `status` of an event that is not published; tables with it are for colleagues.
pub(crate) const DRAFT: &str = "draft";

/// Writes the events of a timeline, in UTF-8 with a byte-order mark, since spreadsheets take the
/// text for another encoding without one.
///
/// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_exchange::{Outside, table};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07".parse()?, "=The, landing"))
///     .build()?;
/// let story = timeline.stories().next().ok_or("no story")?;
/// let text = table::write(story, &Outside::default());
/// assert!(text.contains("landing,1969-07,1969-07-01,1969-07-31,July 1969,\"'=The, landing\","));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(story: Ref<'_, Story>, outside: &Outside<'_>) -> String {
    let mut out = String::from("\u{feff}");
    push_row(&mut out, COLUMNS);
    for event in events(story) {
        let record = event.get();
        let bounds = record.when().bounds();
        let place = event.place();
        let at = place.and_then(|place| place.get().at);
        let tags: Vec<&str> = record.tags.iter().map(|tag| tag.value.as_str()).collect();
        let sources: Vec<&str> = event.sources().map(|source| source.get().title()).collect();
        push_row(
            &mut out,
            &[
                record.key.value.to_string(),
                record.when().to_string(),
                bounds.earliest().to_string(),
                bounds.latest().to_string(),
                outside.date_text(record),
                title(&record.title),
                summary(event).unwrap_or_default(),
                plain(event.story(), record.body.as_ref()),
                place.map_or_else(String::new, |place| place.get().name().to_owned()),
                at.map_or_else(String::new, |at| at.latitude().to_string()),
                at.map_or_else(String::new, |at| at.longitude().to_string()),
                names(event.people()),
                names(event.organizations()),
                tags.join("; "),
                track_title(story.get(), record).unwrap_or_default().to_owned(),
                record.importance.as_str().to_owned(),
                if record.draft { DRAFT } else { record.status.as_str() }.to_owned(),
                sources.join("; "),
                outside.address(Record::Event(event)).unwrap_or_default(),
            ],
        );
    }
    out
}

fn names<'t>(entities: impl Iterator<Item = Ref<'t, Entity>>) -> String {
    entities.map(|entity| entity.get().name().to_owned()).collect::<Vec<_>>().join("; ")
}

/// One row, ended as RFC 4180 says.
pub(crate) fn push_row(out: &mut String, cells: &[impl AsRef<str>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell.as_ref());
    }
    out.push_str("\r\n");
}

/// What a spreadsheet takes for the beginning of a formula.
pub(crate) const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// One cell. A plain number keeps its sign: it is no formula.
fn push_cell(out: &mut String, cell: &str) {
    let runs = cell.starts_with(FORMULA) && cell.parse::<f64>().is_err();
    let bytes = cell.as_bytes();
    let has_marks = memchr::memchr3(b',', b'"', b'\n', bytes).is_some()
        || memchr::memchr(b'\r', bytes).is_some();
    if !runs && !has_marks {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if runs {
        out.push('\'');
    }
    for part in cell.split_inclusive('"') {
        out.push_str(part);
        if part.ends_with('"') {
            out.push('"');
        }
    }
    out.push('"');
}
