//! A table whose columns are known by name: each row becomes an event.
//!
//! TimelineSetter, TimeMapper, Tik Tok and the tables of nobody in particular differ only in how
//! their columns are called. So the columns are a list, and the row is read in one place.

use std::ops::Range;

use dateline_core::{Coordinates, EntityKind, Event, EventStatus, Importance, Prose, SourceKind};
use dateline_dates::{Calendar, Date};
use dateline_text::{Diagnostic, Spanned, nearest};

use crate::gather::{self, Gather};
use crate::html;
use crate::loss;
use crate::sheet::{Cell, Row, Sheet};
use crate::table::DRAFT;
use crate::when;

/// What a column can hold. The words are those that a mapping may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Key,
    Title,
    Date,
    End,
    Time,
    Calendar,
    DateLabel,
    Summary,
    /// HTML that stands above the text.
    Lead,
    Text,
    Media,
    Alt,
    Caption,
    Credit,
    Source,
    SourceUrl,
    Sources,
    /// An address that is a source too.
    Link,
    Place,
    /// `lat, long`, or `GeoJSON`.
    At,
    Latitude,
    Longitude,
    People,
    Organizations,
    Tags,
    Track,
    Importance,
    Status,
    /// What another column says already, or what every row says.
    Nothing,
}

/// Every field with its word.
const WORDS: &[(&str, Field)] = &[
    ("key", Field::Key),
    ("title", Field::Title),
    ("date", Field::Date),
    ("end", Field::End),
    ("time", Field::Time),
    ("calendar", Field::Calendar),
    ("date_label", Field::DateLabel),
    ("summary", Field::Summary),
    ("text", Field::Text),
    ("media", Field::Media),
    ("alt", Field::Alt),
    ("caption", Field::Caption),
    ("credit", Field::Credit),
    ("source", Field::Source),
    ("source_url", Field::SourceUrl),
    ("sources", Field::Sources),
    ("link", Field::Link),
    ("place", Field::Place),
    ("at", Field::At),
    ("latitude", Field::Latitude),
    ("longitude", Field::Longitude),
    ("people", Field::People),
    ("organizations", Field::Organizations),
    ("tags", Field::Tags),
    ("track", Field::Track),
    ("importance", Field::Importance),
    ("status", Field::Status),
];

/// Which columns hold what.
pub(crate) struct Columns {
    /// The column of each field that has one.
    of: Vec<(Field, usize)>,
}

impl Columns {
    /// By the names of a format: for each field the names that its columns have.
    pub(crate) fn by_names(
        gather: &mut Gather<'_>,
        sheet: &Sheet<'_>,
        names: &[(Field, &[&str])],
    ) -> Columns {
        let found = names
            .iter()
            .filter_map(|(field, names)| sheet.column_like(names).map(|at| (*field, at)));
        let columns = Columns { of: found.collect() };
        columns.tell_others(gather, sheet);
        columns
    }

    /// As somebody says: `title=Headline`. What is wrong with it is told.
    pub(crate) fn by_map(gather: &mut Gather<'_>, sheet: &Sheet<'_>) -> Columns {
        let mut columns = Columns { of: Vec::new() };
        for (word, name) in &gather.options.map {
            let field = WORDS.iter().find(|(known, _)| known == word).map(|(_, field)| *field);
            let Some(field) = field else {
                let message = format!("no field of an event is called `{word}`");
                let words = WORDS.iter().map(|(word, _)| *word);
                let help = match nearest(word, words) {
                    Some(near) => format!("there is `{near}`"),
                    None => "the fields are those of an event: `title`, `date`, `text`".to_owned(),
                };
                gather.report.push(Diagnostic::error(loss::NOT_THIS_FORMAT, message).help(help));
                continue;
            };
            let name = name.trim();
            let exact = sheet.column(name);
            let found = exact.or_else(|| sheet.column_like(&[&name.to_lowercase()]));
            if let Some(at) = found {
                columns.of.push((field, at));
            } else {
                {
                    let span = gather.span(&sheet.header.place);
                    let message = format!("this table has no column `{name}`");
                    let names = sheet.header.cells.iter().map(|cell| cell.text.trim());
                    let near = nearest(name, names).map(|near| format!("there is `{near}`"));
                    let help = near.unwrap_or_else(|| "the first row names the columns".to_owned());
                    gather
                        .say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span).help(help));
                }
            }
        }
        columns.tell_others(gather, sheet);
        columns
    }

    /// Columns that hold something and are no field's are told once.
    fn tell_others(&self, gather: &mut Gather<'_>, sheet: &Sheet<'_>) {
        for (at, cell) in sheet.header.cells.iter().enumerate() {
            let is_used = self.of.iter().any(|(_, used)| *used == at);
            let says =
                |row: &Row<'_>| row.cells.get(at).is_some_and(|cell| !cell.text.trim().is_empty());
            if !is_used && sheet.rows.iter().any(says) {
                let name = cell.text.trim();
                let what = if name.is_empty() {
                    "a column without a name".to_owned()
                } else {
                    format!("the column `{name}`")
                };
                gather.lose(&what, "no field of an event is read from it", &cell.place);
            }
        }
    }

    pub(crate) fn has(&self, field: Field) -> bool {
        self.of.iter().any(|(known, _)| *known == field)
    }

    /// A cell that says something.
    pub(crate) fn cell<'r, 'a>(&self, row: &'r Row<'a>, field: Field) -> Option<&'r Cell<'a>> {
        let cells = self.of.iter().filter(|(known, _)| *known == field);
        cells.filter_map(|(_, at)| row.cells.get(*at)).find(|cell| !cell.text.trim().is_empty())
    }

    fn text<'r>(&self, row: &'r Row<'_>, field: Field) -> Option<&'r str> {
        self.cell(row, field).map(|cell| cell.text.trim())
    }
}

/// Opens a table; tells what is wrong with it as a whole.
pub(crate) fn open<'a>(gather: &mut Gather<'a>) -> Option<Sheet<'a>> {
    let Some(sheet) = Sheet::read(gather.text) else {
        let span = gather.span(&(0..0));
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, "this table has no rows").at(span));
        return None;
    };
    if let Some(open) = sheet.unclosed {
        let span = gather.span(&(open..open + 1));
        gather.say(Diagnostic::error(loss::RAGGED, "this cell is not closed by a quote").at(span));
    }
    Some(sheet)
}

/// Tells the cells of a row that stand under no header.
pub(crate) fn tell_ragged(gather: &mut Gather<'_>, sheet: &Sheet<'_>, row: &Row<'_>) {
    let width = sheet.header.cells.len();
    for cell in row.cells.iter().skip(width).filter(|cell| !cell.text.trim().is_empty()) {
        let span = gather.span(&cell.place);
        let message = "this cell stands under no header, and is left out";
        gather.say(Diagnostic::warning(loss::RAGGED, message).at(span));
    }
}

/// Reads all rows.
pub(crate) fn take_rows(gather: &mut Gather<'_>, sheet: &Sheet<'_>, columns: &Columns) {
    for (what, fields) in [
        ("a date", &[Field::Date][..]),
        ("a title or a text", &[Field::Title, Field::Text, Field::Lead]),
    ] {
        if !fields.iter().any(|field| columns.has(*field)) {
            let span = gather.span(&sheet.header.place);
            gather.say(
                Diagnostic::error(
                    loss::NOT_THIS_FORMAT,
                    format!("no column is known to hold {what}"),
                )
                .at(span)
                .help("say which column is which: `--map title=Headline,date=When`"),
            );
            return;
        }
    }
    for row in &sheet.rows {
        tell_ragged(gather, sheet, row);
        if let Some(event) = event(gather, columns, row) {
            gather.push(event);
        }
    }
}

/// The event of a row; none where the row says nothing.
pub(crate) fn event(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>) -> Option<Event> {
    let date = date(gather, columns, row);
    let lead = columns.text(row, Field::Lead).unwrap_or_default();
    let text = columns.text(row, Field::Text).unwrap_or_default();
    let title = match columns.text(row, Field::Title) {
        Some(title) => title.to_owned(),
        None => heading(lead).unwrap_or_else(|| first_sentence(text)),
    };
    if title.is_empty() && text.is_empty() && lead.is_empty() {
        let span = gather.span(&row.place);
        gather.say(loss::no_event("this row has neither title nor text, and is left out", span));
        return None;
    }
    let mut event = gather.event(date.as_ref(), &title, &row.place);
    if let Some(cell) = columns.cell(row, Field::Key) {
        let key = dateline_core::Key::from(cell.text.trim());
        if key.is_valid() {
            gather.rename(&mut event, key.as_str());
        } else {
            gather.lose(&format!("the key `{key}`"), "it is no key", &cell.place);
        }
    }
    for (field, at) in [(Field::Lead, lead), (Field::Text, text)] {
        if let Some(cell) = columns.cell(row, field) {
            gather.body(&mut event, at, &cell.place);
        }
    }
    // A text that is its own title is not said twice.
    if columns.text(row, Field::Title).is_none()
        && event.body.as_ref().is_some_and(|body| body.markdown() == event.title())
    {
        event.body = None;
    }
    let label = columns.text(row, Field::DateLabel).map(html::words);
    let words = event.when().describe(gather.options.words).to_string();
    event.date_label = label.filter(|label| *label != words && *label != event.when().to_string());
    event.summary = columns.text(row, Field::Summary).map(|text| Prose::from(html::line(text)));
    if event.summary.as_ref().map(Prose::markdown) == event.body.as_ref().map(Prose::markdown) {
        event.summary = None;
    }
    if let Some(cell) = columns.cell(row, Field::Calendar) {
        match Calendar::from_name(&cell.text.trim().to_lowercase()) {
            Some(calendar) => gather.count_by(&mut event, calendar, &cell.place),
            None => gather.lose(
                &format!("the calendar `{}`", cell.text.trim()),
                "`julian` and `gregorian` are known",
                &cell.place,
            ),
        }
    }
    media(gather, columns, row, &mut event);
    sources(gather, columns, row, &mut event);
    names(gather, columns, row, &mut event);
    words_of(gather, columns, row, &mut event);
    Some(event)
}

fn date(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>) -> Option<Date> {
    let Some(cell) = columns.cell(row, Field::Date) else {
        let span = gather.span(&row.place);
        let help = "it is kept as a draft without a date";
        gather.say(loss::no_event("this row has no date", span).help(help));
        return None;
    };
    let time = columns.text(row, Field::Time);
    let mut start = read_date(gather, cell)?;
    if let Some(time) = time {
        if let Some(Ok(date)) = when::clock(time).map(|time| start.at(time)) {
            start = date;
        } else {
            {
                let place =
                    columns.cell(row, Field::Time).map_or(row.place.clone(), |it| it.place.clone());
                gather.lose(&format!("the time `{time}`"), "it is no time of a day", &place);
            }
        }
    }
    let Some(last) = columns.cell(row, Field::End) else { return Some(start) };
    let end = read_date(gather, last);
    Some(gather.until(start, end, &last.place))
}

/// A date in a cell, as people and spreadsheets write it.
pub(crate) fn read_date(gather: &mut Gather<'_>, cell: &Cell<'_>) -> Option<Date> {
    date_in(gather, cell.text.trim(), &cell.place)
}

/// A date in any words; what is none is told.
pub(crate) fn date_in(gather: &mut Gather<'_>, text: &str, place: &Range<usize>) -> Option<Date> {
    let reading = Date::read(text, gather.options.words);
    let error = match reading {
        Ok(reading) => {
            for note in reading.notes {
                gather.decide_once(&note, place);
            }
            return Some(reading.date);
        }
        Err(error) => error,
    };
    if let Some(Ok(date)) = when::slashed(text) {
        gather.decide_once("the month is read first", place);
        return Some(date);
    }
    let span = gather.span(place);
    let message = format!("`{text}` is no date: {}", error.message());
    let help = "the event is kept as a draft without a date";
    gather.say(loss::no_event(message, span).help(help));
    None
}

fn media(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>, event: &mut Event) {
    let Some(cell) = columns.cell(row, Field::Media) else { return };
    let from_text = std::mem::take(&mut event.media);
    gather.media(event, &cell.text, &cell.place);
    if let Some(own) = event.media.first_mut() {
        let caption = columns.text(row, Field::Caption).map(html::line);
        own.caption = caption.map(Prose::from);
        own.credit = columns.text(row, Field::Credit).map(html::words);
        own.alt = columns.text(row, Field::Alt).map(|alt| Spanned::from(html::words(alt)));
    }
    for other in from_text {
        gather::add_media(event, other);
    }
}

fn sources(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>, event: &mut Event) {
    let title = columns.text(row, Field::Source);
    let address = columns.cell(row, Field::SourceUrl);
    let web = address.and_then(|cell| html::web_address(&cell.text));
    if let (Some(cell), None) = (address, &web) {
        let what = format!("the address `{}`", cell.text.trim());
        gather.lose(&what, "it is no web address", &cell.place);
    }
    match (title, web) {
        (Some(title), web) if web.is_some() || html::web_address(title).is_none() => {
            let kind = web.is_some().then_some(SourceKind::Web);
            let key = gather.source(web.as_deref(), &html::words(title), kind);
            gather::cite(event, dateline_core::Citation::new(key));
        }
        (title, web) => {
            if let Some(address) = web.or_else(|| title.and_then(html::web_address)) {
                let citation = gather.linked(&address, "");
                gather::cite(event, citation);
            }
        }
    }
    if let Some(cell) = columns.cell(row, Field::Link) {
        if let Some(address) = html::web_address(&cell.text) {
            let citation = gather.linked(&address, "");
            gather::cite(event, citation);
        } else {
            let what = format!("the address `{}`", cell.text.trim());
            gather.lose(&what, "it is no web address", &cell.place);
        }
    }
    for title in listed(columns.text(row, Field::Sources)) {
        let is_address = title.starts_with("https://") || title.starts_with("http://");
        let citation = if is_address {
            gather.linked(title, "")
        } else {
            dateline_core::Citation::new(gather.source(None, title, None))
        };
        gather::cite(event, citation);
    }
}

fn names(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>, event: &mut Event) {
    for (field, kind) in
        [(Field::People, EntityKind::Person), (Field::Organizations, EntityKind::Organization)]
    {
        for name in listed(columns.text(row, field)) {
            event.participants.extend(gather.entity(kind, name));
        }
    }
    let degrees = |field| columns.text(row, field).and_then(|text| text.parse::<f64>().ok());
    let at = degrees(Field::Latitude).zip(degrees(Field::Longitude));
    let at = at.or_else(|| columns.text(row, Field::At).and_then(point));
    let at = at.and_then(|(latitude, longitude)| Coordinates::new(latitude, longitude));
    match columns.text(row, Field::Place) {
        Some(name) => event.place = gather.place(name, at),
        None => {
            if let Some(cell) = columns.cell(row, Field::At) {
                gather.lose("the point on the map", "the place has no name", &cell.place);
            }
        }
    }
}

fn words_of(gather: &mut Gather<'_>, columns: &Columns, row: &Row<'_>, event: &mut Event) {
    event.track = columns.text(row, Field::Track).and_then(|track| gather.track(track));
    let tags = columns.text(row, Field::Tags).map(|tags| tags.replace(',', ";"));
    event.tags = listed(tags.as_deref()).map(|tag| Spanned::from(html::words(tag))).collect();
    if let Some(cell) = columns.cell(row, Field::Status) {
        match EventStatus::from_name(&cell.text.trim().to_lowercase()) {
            Some(status) => event.status = status,
            None if cell.text.trim().eq_ignore_ascii_case(DRAFT) => event.draft = true,
            None => gather.lose(
                &format!("the status `{}`", cell.text.trim()),
                "there is none of that name",
                &cell.place,
            ),
        }
    }
    if let Some(cell) = columns.cell(row, Field::Importance) {
        match Importance::from_name(&cell.text.trim().to_lowercase()) {
            Some(importance) => event.importance = importance,
            None => gather.lose(
                &format!("the importance `{}`", cell.text.trim()),
                "it is not `major`, `normal` or `minor`",
                &cell.place,
            ),
        }
    }
}

fn listed(text: Option<&str>) -> impl Iterator<Item = &str> {
    text.into_iter().flat_map(|text| text.split(';')).map(str::trim).filter(|it| !it.is_empty())
}

/// `lat, long`, or the point of `GeoJSON`, which names the longitude first.
fn point(text: &str) -> Option<(f64, f64)> {
    let pair = |text: &str| {
        let (one, two) = text.split_once(',')?;
        Some((one.trim().parse::<f64>().ok()?, two.trim().parse::<f64>().ok()?))
    };
    if let Some(open) = text.find('[') {
        let inner = text.get(open + 1..)?.split(']').next()?;
        return pair(inner).map(|(longitude, latitude)| (latitude, longitude));
    }
    pair(text)
}

/// The words of the first heading of some HTML.
fn heading(html: &str) -> Option<String> {
    let markdown = html::convert(html).markdown;
    let heading = markdown.lines().find_map(|line| line.strip_prefix('#'))?;
    Some(heading.trim_start_matches('#').trim().to_owned())
}

/// The first sentence of a text, or as many of its words as make a title.
pub(crate) fn first_sentence(text: &str) -> String {
    let text = html::words(text);
    let end = text
        .char_indices()
        .zip(text.chars().skip(1).chain([' ']))
        .find(|((at, c), next)| *at > 15 && matches!(c, '.' | '!' | '?') && next.is_whitespace())
        .map(|((at, c), _)| if c == '.' { at } else { at + c.len_utf8() });
    let sentence = text.get(..end.unwrap_or(text.len())).unwrap_or(&text);
    if sentence.chars().count() <= 120 {
        return sentence.to_owned();
    }
    let mut words = String::new();
    for word in sentence.split(' ') {
        if words.chars().count() + word.chars().count() > 100 {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    format!("{words} …")
}
