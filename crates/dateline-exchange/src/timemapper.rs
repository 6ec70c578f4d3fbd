//! TimeMapper: a table of events with places and, as the only one of its kind, with sources.

use crate::columns::{Columns, Field, open, take_rows};
use crate::gather::Gather;

const NAMES: &[(Field, &[&str])] = &[
    (Field::Title, &["title", "headline", "name"]),
    (Field::Date, &["start", "startdate", "start date", "date"]),
    (Field::End, &["end", "enddate", "end date"]),
    (Field::Text, &["description", "text", "desc"]),
    (Field::SourceUrl, &["source url", "sourceurl"]),
    (Field::Link, &["web page", "webpage", "url", "link"]),
    (Field::Source, &["source"]),
    (Field::Media, &["media", "image"]),
    (Field::Caption, &["media caption", "mediacaption", "caption"]),
    (Field::Credit, &["media credit", "mediacredit", "credit"]),
    (Field::Place, &["place"]),
    (Field::At, &["location"]),
    (Field::Tags, &["tags"]),
    // How large a mark is drawn is the theme's.
    (Field::Nothing, &["size"]),
];

/// Reads a table.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(sheet) = open(gather) else { return };
    let columns = Columns::by_names(gather, &sheet, NAMES);
    take_rows(gather, &sheet, &columns);
}
