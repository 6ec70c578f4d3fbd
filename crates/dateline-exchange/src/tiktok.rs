//! Tik Tok, the timeline of a radio station: `date,title,body,media,source,type`.

use crate::columns::{Columns, Field, open, take_rows};
use crate::gather::Gather;

const NAMES: &[(Field, &[&str])] = &[
    (Field::Date, &["date"]),
    (Field::Title, &["title"]),
    (Field::Text, &["body"]),
    (Field::Media, &["media"]),
    (Field::Source, &["source"]),
    (Field::Track, &["type"]),
];

/// Reads a table.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(sheet) = open(gather) else { return };
    let columns = Columns::by_names(gather, &sheet, NAMES);
    take_rows(gather, &sheet, &columns);
}
