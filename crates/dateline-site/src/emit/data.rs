//! A timeline as data: JSON with everything, a table for spreadsheets, a calendar.
//!
//! Dates keep their exactness: each row has the date as written (EDTF), its first and its last day,
//! and its words, so that nobody has to take "2019" for January 1.

use dateline_core::dates::{Date, Day, Precision};
use dateline_core::{
    Citation, Claim, Entity, EntityRef, Entry, Event, Media, MediaFile, Prose, Ref,
};
use serde_json::{Value, json};

use super::object;
use crate::press::Press;
use crate::show::tags_of;
use crate::site::{Language, Site, Telling};
use crate::{html, places};

/// The version of the JSON: raised when a field changes its meaning or goes.
const VERSION: u32 = 1;

/// Writes `timeline.json`.
pub(crate) fn json<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    let site = press.site;
    let story = telling.story.get();
    let language = &site.languages[telling.language];
    let route = places::story(&story.key.value);
    let data = object([
        ("dateline", json!(VERSION)),
        ("key", json!(story.key.value.as_str())),
        ("url", json!(site.canonical(&route))),
        ("title", json!(html::plain_title(&story.title))),
        ("summary", prose(story.summary.as_ref())),
        ("introduction", prose(story.introduction.as_ref())),
        ("language", json!(language.tag)),
        ("authors", json!(story.authors)),
        ("published", day(story.published.as_ref().map(|date| &date.value))),
        ("updated", day(story.updated.as_ref().map(|date| &date.value))),
        ("status", json!(story.status.as_str())),
        ("license", json!(story.license.as_ref().or(site.config.license.as_ref()))),
        ("methods", prose(story.methods.as_ref())),
        (
            "tracks",
            story
                .tracks
                .iter()
                .map(|it| json!({"key": it.key.value.as_str(), "title": it.title}))
                .collect(),
        ),
        (
            "eras",
            story
                .eras
                .iter()
                .map(|era| {
                    object([
                        ("title", json!(era.title)),
                        ("date", date(site, language, &era.date.value)),
                        ("summary", prose(era.summary.as_ref())),
                    ])
                })
                .collect(),
        ),
        (
            "sources",
            telling
                .sources
                .iter()
                .map(|source| {
                    let source = source.get();
                    object([
                        ("key", json!(source.key.value.as_str())),
                        ("title", json!(source.title())),
                        ("kind", json!(source.kind.map(dateline_core::SourceKind::as_str))),
                        ("authors", json!(source.authors)),
                        ("outlet", json!(source.outlet)),
                        ("published", day(source.published.as_ref().map(|date| &date.value))),
                        ("url", json!(source.url.as_ref().map(|url| url.value.as_str()))),
                        ("archived", json!(source.archived.as_ref().map(|url| url.value.as_str()))),
                        ("accessed", day(source.accessed.as_ref().map(|date| &date.value))),
                        ("language", json!(source.language.as_ref().map(|tag| tag.value.as_str()))),
                        ("locator", json!(source.locator)),
                    ])
                })
                .collect(),
        ),
        ("corrections", corrections(&story.corrections)),
    ]);
    let mut text = serde_json::to_string_pretty(&data).unwrap_or_default();
    // The events come last, each on a line of its own: so they are never all in memory as a tree,
    // and two versions of the file can be compared line by line.
    text.truncate(text.strip_suffix("\n}").map_or(text.len(), str::len));
    text.push_str(",\n  \"events\": [");
    for (at, entry) in telling.entries.iter().enumerate() {
        text.push_str(if at == 0 { "\n    " } else { ",\n    " });
        text.push_str(&event(site, language, telling, entry).to_string());
    }
    text.push_str("\n  ]\n}\n");
    press.file(&route.file("timeline.json").output(), text.as_bytes());
}

fn event(site: &Site<'_>, language: &Language, telling: &Telling<'_>, entry: &Entry<'_>) -> Value {
    let event = entry.event;
    let record = event.get();
    let own = event.story() == telling.story;
    let names = |kind: dateline_core::EntityKind| -> Value {
        event
            .participants()
            .filter(|(entity, _)| entity.kind == kind)
            .map(|(entity, named)| voice(Some(entity), named))
            .collect()
    };
    object([
        ("key", json!(record.key.value.as_str())),
        ("timeline", json!((!own).then(|| record.story.as_str()))),
        ("url", json!(site.canonical(&places::event(record)))),
        ("title", json!(html::plain_title(&record.title))),
        ("date", date(site, language, record.when())),
        ("date_note", prose(record.date_note.as_ref())),
        ("summary", prose(record.summary.as_ref())),
        ("body", prose(record.body.as_ref())),
        ("framing", prose(entry.framing)),
        ("place", event.place().map_or(Value::Null, place)),
        ("people", names(dateline_core::EntityKind::Person)),
        ("organizations", names(dateline_core::EntityKind::Organization)),
        ("tags", tags_of(event).iter().map(|tag| json!(tag.title())).collect()),
        ("track", json!(record.track.as_ref().map(|track| track.value.as_str()))),
        ("section", json!(record.section.as_ref().map(|section| section.value.as_str()))),
        ("importance", json!(record.importance.as_str())),
        ("status", json!(record.status.as_str())),
        ("sources", citations(&record.sources)),
        (
            "quotes",
            record
                .quotes
                .iter()
                .map(|quote| {
                    object([
                        ("text", json!(quote.text.value)),
                        ("by", named(site, quote.by.as_ref())),
                        ("to", named(site, quote.to.as_ref())),
                        ("language", json!(quote.language.as_ref().map(|tag| tag.value.as_str()))),
                        ("original", json!(quote.original.as_ref().map(|original| &original.text))),
                        ("source", json!(quote.source.as_ref().map(|it| it.key.value.as_str()))),
                    ])
                })
                .collect(),
        ),
        ("claims", event.claims_made().map(|claim| self::claim(site, language, claim)).collect()),
        (
            "media",
            record.media.iter().filter(|it| site.may_show(it)).map(|it| media(site, it)).collect(),
        ),
        (
            "related",
            event
                .related()
                .map(|(other, how)| json!({"event": other.address().as_str(), "as": how.as_str()}))
                .collect(),
        ),
        ("corrections", corrections(&record.corrections)),
        ("updated", day(record.updated.as_ref().map(|date| &date.value))),
    ])
}

fn claim(site: &Site<'_>, language: &Language, claim: Ref<'_, Claim>) -> Value {
    let record = claim.get();
    object([
        ("key", json!(record.key.as_ref().map(|key| key.value.as_str()))),
        ("text", prose(Some(&record.text))),
        ("by", named(site, record.by.as_ref())),
        ("about", json!(claim.about().map(|event| event.address().to_string()))),
        ("about_date", claim.about_when().map_or(Value::Null, |when| date(site, language, when))),
        ("status", json!(record.status.as_str())),
        ("sources", citations(&record.sources)),
        (
            "disputed_by",
            record
                .disputed_by
                .iter()
                .map(|dispute| {
                    object([
                        ("by", named(site, dispute.by.as_ref())),
                        ("text", prose(dispute.text.as_ref())),
                        ("sources", citations(&dispute.sources)),
                    ])
                })
                .collect(),
        ),
    ])
}

fn media(site: &Site<'_>, media: &Media) -> Value {
    let base = site.config.base_url.as_ref();
    let address = match &media.file {
        MediaFile::Local(path) => {
            let route = crate::Route::home().file(&path.value);
            base.map_or_else(|| route.encoded(), |base| base.join(&route))
        }
        MediaFile::Embed(address) => address.value.clone(),
        _ => return Value::Null,
    };
    object([
        ("url", json!(address)),
        ("alt", json!(media.alt.as_ref().map(|alt| alt.value.as_str()))),
        ("caption", prose(media.caption.as_ref())),
        ("credit", json!(media.credit)),
        ("license", json!(media.license)),
    ])
}

fn place(place: Ref<'_, Entity>) -> Value {
    let record = place.get();
    object([
        ("key", json!(record.key.value.as_str())),
        ("name", json!(record.name())),
        ("at", json!(record.at.map(|at| [at.latitude(), at.longitude()]))),
    ])
}

fn named(site: &Site<'_>, named: Option<&EntityRef>) -> Value {
    named.map_or(Value::Null, |named| voice(site.timeline.named(named), named))
}

fn voice(entity: Option<Ref<'_, Entity>>, named: &EntityRef) -> Value {
    object([
        ("key", json!(named.key.value.as_str())),
        ("name", json!(entity.map(|entity| entity.get().name()))),
        ("role", json!(named.role)),
        ("named_as", json!(named.named_as.as_ref().map(|name| name.value.as_str()))),
    ])
}

fn citations(citations: &[Citation]) -> Value {
    citations
        .iter()
        .map(|citation| match &citation.at {
            Some(at) => json!({"key": citation.key.value.as_str(), "at": at}),
            None => json!({"key": citation.key.value.as_str()}),
        })
        .collect()
}

fn corrections(corrections: &[dateline_core::Correction]) -> Value {
    corrections
        .iter()
        .map(|correction| {
            object([
                ("date", day(correction.date.as_ref().map(|date| &date.value))),
                ("kind", json!(correction.kind.as_str())),
                ("text", prose(Some(&correction.text))),
            ])
        })
        .collect()
}

/// A date in all its forms.
fn date(site: &Site<'_>, language: &Language, date: &Date) -> Value {
    let bounds = date.bounds();
    let end = |end: dateline_core::dates::End| match end.to_string() {
        unknown if unknown.is_empty() => Value::Null,
        end => Value::String(end),
    };
    json!({
        "edtf": date.to_string(),
        "earliest": end(bounds.earliest()),
        "latest": end(bounds.latest()),
        "text": site.in_words(date, language),
    })
}

fn day(date: Option<&Date>) -> Value {
    date.map_or(Value::Null, |date| Value::String(date.to_string()))
}

fn prose(prose: Option<&Prose>) -> Value {
    prose
        .filter(|prose| !prose.is_blank())
        .map_or(Value::Null, |prose| Value::String(prose.markdown().trim().to_owned()))
}

const COLUMNS: [&str; 18] = [
    "key",
    "date",
    "earliest",
    "latest",
    "date_text",
    "title",
    "summary",
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

/// Writes `timeline.csv` (RFC 4180, UTF-8 with a byte-order mark, since spreadsheets ask for one).
pub(crate) fn csv<E: Send>(press: &Press<'_, '_, E>, telling: &Telling<'_>) {
    let site = press.site;
    let language = &site.languages[telling.language];
    let route = places::story(&telling.story.get().key.value);
    let mut out = String::from("\u{feff}");
    row(&mut out, &COLUMNS.map(str::to_owned));
    for entry in &telling.entries {
        let event = entry.event;
        let record = event.get();
        let bounds = record.when().bounds();
        let place = event.place();
        let at = place.and_then(|place| place.get().at);
        let names = |people: Vec<Ref<'_, Entity>>| {
            people.iter().map(|who| who.get().name()).collect::<Vec<_>>().join("; ")
        };
        let summary = record.summary.as_ref().map(|text| dateline_markdown::plain(text.markdown()));
        row(
            &mut out,
            &[
                record.key.value.to_string(),
                record.when().to_string(),
                bounds.earliest().to_string(),
                bounds.latest().to_string(),
                record.date_label.clone().unwrap_or_else(|| site.in_words(record.when(), language)),
                html::plain_title(&record.title),
                summary.unwrap_or_default(),
                place.map_or_else(String::new, |place| place.get().name().to_owned()),
                at.map_or_else(String::new, |at| at.latitude().to_string()),
                at.map_or_else(String::new, |at| at.longitude().to_string()),
                names(event.people().collect()),
                names(event.organizations().collect()),
                tags_of(event).iter().map(|tag| tag.title()).collect::<Vec<_>>().join("; "),
                record.track.as_ref().map_or_else(String::new, |track| track.value.to_string()),
                record.importance.as_str().to_owned(),
                record.status.as_str().to_owned(),
                event.sources().map(|it| it.key.value.to_string()).collect::<Vec<_>>().join("; "),
                site.canonical(&places::event(record)).unwrap_or_default(),
            ],
        );
    }
    press.file(&route.file("timeline.csv").output(), out.as_bytes());
}

fn row<const N: usize>(out: &mut String, cells: &[String; N]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// One cell. A spreadsheet runs what begins like a formula, so such a cell gets an apostrophe; a
/// plain number keeps its sign.
fn push_cell(out: &mut String, cell: &str) {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let quoted = cell.contains([',', '"', '\n', '\r']) || runs;
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if runs {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

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
    fn cells() {
        let table = [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("@a", "\"'@a\""),
            ("-0043-03-15", "\"'-0043-03-15\""),
            ("-12.5", "-12.5"),
            ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
            ("\tx", "\"'\tx\""),
        ];
        for (cell, want) in table {
            let mut out = String::new();
            push_cell(&mut out, cell);
            assert_eq!(out, want, "{cell}");
        }
    }

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
