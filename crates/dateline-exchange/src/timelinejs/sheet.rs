//! The spreadsheet of TimelineJS: with `Year`, `Month`, `Day` (version 3), with `Tag` for `Group`,
//! and with `Start Date` and `End Date` (version 1).

use std::ops::Range;

use dateline_text::Diagnostic;

use super::slide::{Kind, Pieces, Said, Slide, take};
use crate::gather::Gather;
use crate::loss;
use crate::sheet::{Row, Sheet};
use crate::when;

/// The columns: those of version 3 in the order of its template, then those of older sheets.
pub(super) const COLUMNS: [&str; 22] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Alt Text",
    "Type",
    "Group",
    "Background",
    "Tag",
    "Start Date",
    "End Date",
];

/// How many of them version 3 has.
pub(super) const OF_VERSION_3: usize = 19;

/// Whether a table has the columns of TimelineJS.
fn is_sheet(sheet: &Sheet<'_>) -> bool {
    sheet.column("Headline").is_some()
        && (sheet.column("Year").is_some() || sheet.column("Start Date").is_some())
}

/// The columns of one table.
struct Columns {
    of: Vec<Option<usize>>,
    /// Whether the dates stand in one cell each.
    is_first_generation: bool,
}

/// Reads a table.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(sheet) = Sheet::read(gather.text) else {
        let span = gather.span(&(0..0));
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, "this table has no rows").at(span));
        return;
    };
    let columns = Columns::of(gather, &sheet);
    if !is_sheet(&sheet) {
        let span = gather.span(&sheet.header.place);
        gather.say(
            Diagnostic::error(
                loss::NOT_THIS_FORMAT,
                "a sheet of TimelineJS has the columns `Headline` and `Year` or `Start Date`",
            )
            .at(span)
            .help("read another table with `table` and say which column is which"),
        );
        return;
    }
    if let Some(open) = sheet.unclosed {
        let span = gather.span(&(open..open + 1));
        gather.say(Diagnostic::error(loss::RAGGED, "this cell is not closed by a quote").at(span));
    }
    let mut has_title = false;
    for row in &sheet.rows {
        let width = sheet.header.cells.len();
        for cell in row.cells.iter().skip(width).filter(|cell| !cell.text.trim().is_empty()) {
            let span = gather.span(&cell.place);
            gather.say(
                Diagnostic::warning(loss::RAGGED, "this cell stands under no header").at(span),
            );
        }
        let slide = columns.slide(row);
        take(gather, slide, &mut has_title);
    }
}

impl Columns {
    fn of(gather: &mut Gather<'_>, sheet: &Sheet<'_>) -> Columns {
        let mut of: Vec<Option<usize>> = COLUMNS.iter().map(|name| sheet.column(name)).collect();
        for (at, cell) in sheet.header.cells.iter().enumerate() {
            let name = cell.text.trim();
            if COLUMNS.contains(&name) || name.is_empty() {
                continue;
            }
            let like = COLUMNS.iter().position(|known| known.eq_ignore_ascii_case(name));
            if let Some(like) = like.filter(|like| of[*like].is_none()) {
                of[like] = Some(at);
                let what = format!("`{name}` is read as `{}`; TimelineJS would not", COLUMNS[like]);
                gather.decide(what, &cell.place);
            } else if sheet.rows.iter().any(|row| has_text(row, at)) {
                gather.lose(
                    &format!("the column `{name}`"),
                    "TimelineJS has no such column",
                    &cell.place,
                );
            }
        }
        let start = COLUMNS.iter().position(|name| *name == "Start Date");
        let is_first_generation = start.is_some_and(|at| of[at].is_some());
        Columns { of, is_first_generation }
    }

    /// A cell that says something.
    fn cell(&self, row: &Row<'_>, name: &str) -> Option<Said> {
        let at = COLUMNS.iter().position(|known| *known == name)?;
        let cell = row.cells.get(self.of[at]?)?;
        let text = cell.text.trim();
        (!text.is_empty()).then(|| Said { text: text.to_owned(), place: cell.place.clone() })
    }

    fn slide(&self, row: &Row<'_>) -> Slide {
        let cell = |name: &str| self.cell(row, name);
        let mut slide = Slide { place: row.place.clone(), ..Slide::default() };
        slide.kind = match cell("Type").as_ref().map(|kind| kind.text.to_lowercase()).as_deref() {
            Some("title") => Kind::Title,
            Some("era") => Kind::Era,
            _ => Kind::Event,
        };
        for is_end in [false, true] {
            let (date, place) = self.date(row, is_end);
            match date {
                Ok(date) if is_end => slide.end = date,
                Ok(date) => slide.start = date,
                Err(why) => slide.wrong_dates.push((why, place)),
            }
        }
        slide.label = cell("Display Date");
        slide.headline = cell("Headline");
        slide.text = cell("Text");
        slide.media = cell("Media");
        slide.caption = cell("Media Caption");
        slide.credit = cell("Media Credit");
        slide.alt = cell("Alt Text");
        slide.group = cell("Group").or_else(|| cell("Tag"));
        for (name, what, why) in [
            ("Background", "the background", "the theme decides how an event looks"),
            (
                "Media Thumbnail",
                "the thumbnail",
                "it is at another host; put the file into `media`",
            ),
        ] {
            if let Some(said) = cell(name) {
                slide.left.push((what, why, said.place));
            }
        }
        slide
    }

    fn date(
        &self,
        row: &Row<'_>,
        is_end: bool,
    ) -> (Result<Option<dateline_dates::Date>, String>, Range<usize>) {
        let prefix = if is_end { "End " } else { "" };
        if self.is_first_generation {
            let name = if is_end { "End Date" } else { "Start Date" };
            let Some(said) = self.cell(row, name) else { return (Ok(None), 0..0) };
            return (first_generation(&said.text).map(Some), said.place);
        }
        let [year, month, day, time] =
            ["Year", "Month", "Day", "Time"].map(|name| self.cell(row, &format!("{prefix}{name}")));
        let places = [&year, &month, &day, &time].into_iter().flatten().map(|it| it.place.clone());
        let place = places.reduce(|first, last| first.start..last.end).unwrap_or(row.place.clone());
        let clock = match &time {
            None => None,
            Some(said) => match when::clock(&said.text) {
                None => {
                    return (Err(format!("`{}` is no time of day", said.text)), said.place.clone());
                }
                clock => clock,
            },
        };
        let text = |said: &Option<Said>| said.as_ref().map(|said| said.text.clone());
        let (year, month, day) = (text(&year), text(&month), text(&day));
        let pieces = Pieces {
            year: year.as_deref(),
            month: month.as_deref(),
            day: day.as_deref(),
            time: clock,
        };
        (pieces.date(), place)
    }
}

fn has_text(row: &Row<'_>, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| !cell.text.trim().is_empty())
}

/// The dates of the first generation: `-500`, `2011-12`, `12/10/2011`, `12/2011`, with a time.
pub(super) fn first_generation(text: &str) -> Result<dateline_dates::Date, String> {
    if let Some(date) = when::slashed(text) {
        return date;
    }
    let (is_before, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (date, time) = match digits.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time)),
        None => (digits, None),
    };
    let numbers: Option<Vec<i64>> = date.split('-').map(when::number).collect();
    let time = match time {
        None => None,
        // The zone of a full time stamp: the clock is kept as it stands.
        Some(time) => {
            let clock = time.trim_end_matches('Z').split(['+']).next().unwrap_or(time);
            Some(when::clock(clock).ok_or_else(|| format!("`{time}` is no time of day"))?)
        }
    };
    let year = |year: i64| if is_before { -year } else { year };
    match numbers.as_deref() {
        Some([y]) => when::from_parts(year(*y), None, None, None),
        Some([y, month]) => when::from_parts(year(*y), Some(*month), None, None),
        Some([y, month, day]) => when::from_parts(year(*y), Some(*month), Some(*day), time),
        _ => Err(format!("`{text}` is no date")),
    }
}
