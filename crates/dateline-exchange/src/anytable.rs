//! Any table with a header: the columns that somebody names, or that name themselves.

use crate::columns::{Columns, Field, open, take_rows};
use crate::gather::Gather;
use crate::sheet::Sheet;

/// Names by which a column shows what it holds, when nobody says.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Key, &["key", "slug"]),
    (Field::Title, &["title", "headline", "name", "event", "what"]),
    (Field::Date, &["date", "start", "start date", "when", "year"]),
    (Field::End, &["end", "end date", "until"]),
    (Field::Time, &["time"]),
    (Field::Calendar, &["calendar"]),
    (Field::DateLabel, &["date label", "date text", "display date"]),
    (Field::Summary, &["summary", "abstract"]),
    (Field::Text, &["text", "description", "body", "details", "notes"]),
    (Field::Media, &["media", "image", "picture", "photo"]),
    (Field::Alt, &["alt", "alt text"]),
    (Field::Caption, &["caption", "media caption"]),
    (Field::Credit, &["credit", "media credit"]),
    (Field::Source, &["source"]),
    (Field::SourceUrl, &["source url"]),
    (Field::Link, &["link", "url"]),
    (Field::Sources, &["sources"]),
    (Field::Place, &["place", "location", "where"]),
    (Field::At, &["at", "coordinates", "latlong"]),
    (Field::Latitude, &["latitude", "lat"]),
    (Field::Longitude, &["longitude", "lon", "lng", "long"]),
    (Field::People, &["people", "who"]),
    (Field::Organizations, &["organizations"]),
    (Field::Tags, &["tags", "keywords"]),
    (Field::Track, &["track", "category", "group", "type"]),
    (Field::Importance, &["importance"]),
    (Field::Status, &["status"]),
];

/// The bounds of a date and the page of an event: in our own tables they follow from the rest.
const DERIVED: &[(Field, &[&str])] =
    &[(Field::Nothing, &["earliest"]), (Field::Nothing, &["latest"]), (Field::Nothing, &["url"])];

/// Reads a table.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(sheet) = open(gather) else { return };
    let columns = if gather.options.map.is_empty() {
        let mut names = NAMES.to_vec();
        if is_ours(&sheet) {
            names.retain(|(field, _)| *field != Field::Link);
            names.extend(DERIVED);
        }
        Columns::by_names(gather, &sheet, &names)
    } else {
        Columns::by_map(gather, &sheet)
    };
    take_rows(gather, &sheet, &columns);
}

fn is_ours(sheet: &Sheet<'_>) -> bool {
    ["key", "date", "earliest", "latest", "date_text"]
        .iter()
        .all(|name| sheet.column(name).is_some())
}
