//! TimelineSetter: a table of six columns, `date,display_date,description,link,series,html`.
//!
//! Some files have seven, with a column without a name before the series, or a header of six names
//! over rows of seven cells; both are known by their rows.

use dateline_dates::Time;

use crate::columns::{Columns, Field, event, open};
use crate::gather::Gather;
use crate::html;
use crate::sheet::Sheet;

const NAMES: &[(Field, &[&str])] = &[
    (Field::Date, &["date"]),
    (Field::DateLabel, &["display date"]),
    (Field::Text, &["description"]),
    (Field::SourceUrl, &["link"]),
    (Field::Track, &["series"]),
    (Field::Lead, &["html"]),
];

/// Reads a table.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(mut sheet) = open(gather) else { return };
    widen(gather, &mut sheet);
    let columns = Columns::by_names(gather, &sheet, NAMES);
    if !columns.has(Field::Date) {
        crate::columns::take_rows(gather, &sheet, &columns);
        return;
    }
    for row in &sheet.rows {
        crate::columns::tell_ragged(gather, &sheet, row);
        let Some(mut event) = event(gather, &columns, row) else { continue };
        if let Some(cell) = columns.cell(row, Field::Text) {
            let anchor = anchor(&event, &html::words(&cell.text));
            if let Some(anchor) = anchor {
                gather.alias(&mut event, &anchor, &row.place);
            }
        }
        gather.push(event);
    }
}

/// A header of six names over rows of seven cells: the nameless column stands before the series.
fn widen(gather: &mut Gather<'_>, sheet: &mut Sheet<'_>) {
    let is_wide = |cells: usize| cells == 7;
    let all_wide = !sheet.rows.is_empty() && sheet.rows.iter().all(|row| is_wide(row.cells.len()));
    if sheet.header.cells.len() != 6 || !all_wide {
        return;
    }
    let Some(at) = sheet.column("series") else { return };
    let mut nameless = sheet.header.cells[at].clone();
    nameless.text = "".into();
    sheet.header.cells.insert(at, nameless);
    let place = sheet.header.place.clone();
    gather.decide(
        "the rows have a cell more than the header; the fifth is taken to have no name",
        &place,
    );
}

/// The anchor of old links: milliseconds since 1970, and the first word. The zone of the machine
/// that made the page is not known, so it is that of a machine in UTC.
fn anchor(event: &dateline_core::Event, description: &str) -> Option<String> {
    let day = event.when().bounds().earliest().day().filter(|_| !event.draft)?;
    let seconds = event.when().time().map_or(0, Time::seconds_of_day);
    let days = day.number() - 719_163;
    let moment = (days * 86_400 + i128::from(seconds)) * 1_000;
    let word: String =
        description.split(' ').next()?.chars().filter(|c| c.is_alphanumeric()).collect();
    (moment >= 0 && !word.is_empty()).then(|| format!("{moment}-{}", word.to_lowercase()))
}
