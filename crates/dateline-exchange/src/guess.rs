//! Which format a file is of, by what stands in it, and only then by its name.
//!
//! The name comes last because nearly all of these files are called `.json` or `.csv`, and a sheet
//! that was downloaded as `.txt` is one all the same. A file that only looks like a format is caught
//! by the reader of that format, which says what is missing.

use crate::encoding;
use crate::format::Format;

/// So much of a file is looked at: a header, or the first records.
const LOOKED_AT_BYTES: usize = 64 << 10;

/// JSON, by names that stand in one format only; the first that is found tells.
const JSON: &[(Format, &[&str])] = &[
    (Format::Json, &["\"dateline\""]),
    (Format::Wikidata, &["\"bindings\"", "\"entities\""]),
    (Format::Ninjs, &["ninjs", "\"eventDetails\""]),
    (Format::TimelineJs, &["start_date", "startDate", "storyjs_jsonp_data"]),
    (Format::Simile, &["dateTimeFormat", "wikiURL", "durationEvent", "events"]),
];

/// Tables, by columns that stand in one format only; all of a list have to be there.
const TABLES: &[(Format, &[&str])] = &[
    (Format::TimelineJsCsv, &["Headline", "Year"]),
    (Format::TimelineJsCsv, &["Headline", "Start Date"]),
    (Format::TimelineSetter, &["date", "display_date", "html"]),
    (Format::TikTok, &["date", "title", "body", "media", "source", "type"]),
    (Format::TimeMapper, &["Title", "Start", "Place"]),
    (Format::TimeMapper, &["Title", "Start", "Location"]),
    (Format::TimeMapper, &["Title", "Start", "Web Page"]),
];

impl Format {
    /// The format that a file seems to be of; none where nothing says it.
    ///
    /// ```
    /// use dateline_exchange::Format;
    ///
    /// let sheet = b"Year,Headline,Text\n1932,The first planks,";
    /// assert_eq!(Format::guess("sheet.csv", sheet), Some(Format::TimelineJsCsv));
    /// assert_eq!(Format::guess("letter.docx", b"PK"), None);
    /// ```
    pub fn guess(name: &str, bytes: &[u8]) -> Option<Format> {
        let start = bytes.get(..LOOKED_AT_BYTES).unwrap_or(bytes);
        let (text, _) = encoding::text(start);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let has = |word: &&str| text.contains(*word);
        if text.starts_with("BEGIN:VCALENDAR") {
            return Some(Format::ICal);
        }
        if text.starts_with('<') {
            return has(&"<data").then_some(Format::Simile);
        }
        if text.starts_with(['{', '[']) || text.starts_with("storyjs_jsonp_data") {
            return JSON.iter().find(|it| it.1.iter().any(has)).map(|it| it.0);
        }
        let header = text.lines().next().unwrap_or_default();
        let cells: Vec<&str> =
            header.split([',', ';', '\t', '|']).map(|cell| cell.trim_matches(['"', ' '])).collect();
        let known = TABLES.iter().find(|it| it.1.iter().all(|column| cells.contains(column)));
        if let Some((format, _)) = known {
            return Some(*format);
        }
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "mw" | "markwhen" => Some(Format::Markwhen),
            "csv" | "tsv" => Some(Format::Csv),
            _ => None,
        }
    }
}
