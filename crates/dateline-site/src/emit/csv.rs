//! A timeline as a table for spreadsheets, which run what looks like a formula.
//!
//! Each row has the date as written (EDTF), its first and its last day, and its words.

use dateline_core::{Entity, Ref};

use crate::press::Press;
use crate::show::tags_of;
use crate::telling::Telling;
use crate::{html, places};

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
}
