//! Saved results of Wikidata: the JSON of a query, or of entities.
//!
//! A time of Wikidata has a precision, below which month and day are filler, and a calendar by
//! which it counts.

use std::ops::Range;

use dateline_core::{Coordinates, SourceKind};
use dateline_dates::{Calendar, Date};
use dateline_text::Diagnostic;

use crate::gather::{self, Gather};
use crate::loss;
use crate::tree::Node;
use crate::when;

/// Reads either.
pub(crate) fn read(gather: &mut Gather<'_>) {
    let Some(root) = gather.tree("this is not JSON") else { return };
    let bindings = root.get("results").and_then(|results| results.get("bindings"));
    if let Some(rows) = bindings {
        for row in rows.list() {
            self::row(gather, row);
        }
    } else if let Some(entities) = root.get("entities") {
        for field in entities.fields() {
            entity(gather, &field.node);
        }
    } else if !root.list().is_empty() && root.list().iter().all(|row| !row.fields().is_empty()) {
        // The short form: a list of rows with plain values.
        for row in root.list() {
            self::row(gather, row);
        }
    } else {
        let span = gather.span(&(root.place.start..root.place.start + 1));
        let message = "a saved result of Wikidata has `results` or `entities`";
        gather.say(Diagnostic::error(loss::NOT_THIS_FORMAT, message).at(span));
    }
}

/// The words of a cell of a query's result, in the long form or the short.
fn cell<'n>(row: &'n Node, names: &[&str]) -> Option<(&'n str, &'n Node)> {
    names.iter().find_map(|name| {
        let node = row.get(name)?;
        let words = node.words_of("value").or_else(|| node.words())?;
        Some((words, node))
    })
}

const LABEL: &[&str] = &["eventLabel", "itemLabel", "label", "title", "name"];
const ITEM: &[&str] = &["event", "item", "entity"];
const START: &[&str] = &["date", "start", "startDate", "pointInTime", "time", "when"];
const END: &[&str] = &["end", "endDate"];
const PRECISION: &[&str] = &["precision", "datePrecision", "timePrecision"];
const TEXT: &[&str] = &["eventDescription", "itemDescription", "description"];
const PLACE: &[&str] = &["placeLabel", "locationLabel", "countryLabel"];
const POINT: &[&str] = &["coord", "coords", "coordinates", "location"];
const ARTICLE: &[&str] = &["article", "sitelink", "url", "website"];
const PICTURE: &[&str] = &["image", "pic", "picture"];

fn row(gather: &mut Gather<'_>, row: &Node) {
    let place = row.place.start..row.place.start + 1;
    let precision = cell(row, PRECISION).and_then(|(words, _)| words.parse::<i64>().ok());
    let start = cell(row, START)
        .and_then(|(words, node)| time(gather, &of_query(words), precision, &node.place));
    let end = cell(row, END)
        .and_then(|(words, node)| time(gather, &of_query(words), precision, &node.place));
    if start.is_none() {
        let span = gather.span(&place);
        let help = "it is kept as a draft without a date";
        gather.say(loss::no_event("this row has no date that can be read", span).help(help));
    }
    let date = start.map(|start| gather.until(start, end, &place));
    let label = cell(row, LABEL).map(|(words, _)| words).unwrap_or_default();
    let mut event = gather.event(date.as_ref(), &escaped(label), &place);
    if let Some((words, node)) = cell(row, TEXT) {
        gather.body(&mut event, &escaped(words), &node.place);
    }
    if let Some((item, _)) = cell(row, ITEM).filter(|(item, _)| item.contains("wikidata.org/")) {
        cite(gather, &mut event, item, &format!("Wikidata: {label}"));
    }
    if let Some((article, _)) = cell(row, ARTICLE).filter(|(it, _)| it.starts_with("http")) {
        cite(gather, &mut event, article, "");
    }
    if let Some((name, _)) = cell(row, PLACE) {
        let at = cell(row, POINT).and_then(|(words, _)| point(words));
        event.place = gather.place(name, at);
    } else if let Some((_, node)) = cell(row, POINT) {
        gather.lose("the point on the map", "the place has no name", &node.place);
    }
    if let Some((picture, node)) = cell(row, PICTURE) {
        gather.media(&mut event, &picture.replacen("http://", "https://", 1), &node.place);
    }
    let known = [LABEL, ITEM, START, END, PRECISION, TEXT, PLACE, POINT, ARTICLE, PICTURE].concat();
    for field in row.fields().iter().filter(|field| !known.contains(&field.name.as_str())) {
        gather.lose(
            &format!("`{}`", field.name),
            "no field of an event is read from it",
            &field.place,
        );
    }
    gather.push(event);
}

fn cite(gather: &mut Gather<'_>, event: &mut dateline_core::Event, address: &str, title: &str) {
    if title.is_empty() {
        let citation = gather.linked(address, "");
        gather::cite(event, citation);
        return;
    }
    let address = address.replacen("http://", "https://", 1);
    let key = gather.source(Some(&address), title, Some(SourceKind::Dataset));
    gather::cite(event, dateline_core::Citation::new(key));
}

/// An entity: its point in time (P585), or its start (P580) and end (P582).
fn entity(gather: &mut Gather<'_>, entity: &Node) {
    let place = entity.place.start..entity.place.start + 1;
    let worded = |name: &str| {
        let all = entity.get(name)?;
        let english = all.get("en").or_else(|| all.fields().first().map(|field| &field.node));
        english?.words_of("value").map(str::to_owned)
    };
    let claims = entity.get("claims");
    // What is preferred goes first, what is deprecated is wrong.
    let claim = |property: &str| {
        let all = claims?.get(property)?.list();
        let of_rank =
            |rank| all.iter().find(move |it| it.words_of("rank").unwrap_or("normal") == rank);
        of_rank("preferred").or_else(|| of_rank("normal"))
    };
    let mut dated = |property: &str| {
        let value = claim(property)?.get("mainsnak")?.get("datavalue")?.get("value")?;
        let precision = value.words_of("precision").and_then(|it| it.parse().ok());
        let is_julian = value.words_of("calendarmodel").is_some_and(|it| it.ends_with("Q1985786"));
        let mut date = time(gather, value.words_of("time")?, precision, &value.place)?;
        if is_circa(claim(property)?)
            && let Ok(about) = format!("{date}~").parse()
        {
            date = about;
        }
        // A year is the same by both calendars, but for some days.
        let is_exact = precision.is_none_or(|it| it >= 10);
        Some((date, is_julian, is_exact, value.place.clone()))
    };
    let start = dated("P585").or_else(|| dated("P580"));
    let end = dated("P582");
    let calendar = match (&start, &end) {
        (Some((_, true, ..)), Some((_, false, _, place))) => {
            gather
                .decide("start and end count by two calendars; both are kept as they stand", place);
            Calendar::Gregorian
        }
        (Some((_, true, true, _)), _) => Calendar::Julian,
        _ => Calendar::Gregorian,
    };
    let (start, end) = (start.map(|(date, ..)| date), end.map(|(date, ..)| date));
    if start.is_none() {
        let span = gather.span(&place);
        let message = "this entity has neither a point in time (P585) nor a start (P580)";
        gather.say(loss::no_event(message, span).help("it is kept as a draft without a date"));
    }
    let date = start.map(|start| gather.until(start, end, &place));
    let label = worded("labels").unwrap_or_default();
    let mut event = gather.event(date.as_ref(), &escaped(&label), &place);
    if date.is_some() {
        gather.count_by(&mut event, calendar, &place);
    }
    if let Some(text) = worded("descriptions") {
        gather.body(&mut event, &escaped(&text), &place);
    }
    if let Some(id) = entity.words_of("id") {
        let address = format!("https://www.wikidata.org/wiki/{id}");
        cite(gather, &mut event, &address, &format!("Wikidata: {label}"));
    }
    // References of the dates: P854 is the address, P1065 that of a kept copy.
    for property in ["P585", "P580", "P582"] {
        let references = claim(property).and_then(|claim| claim.get("references"));
        for reference in references.map(Node::list).unwrap_or_default() {
            let address = |property: &str| {
                let snak = reference.get("snaks")?.get(property)?.list().first()?;
                snak.get("datavalue")?.words_of("value").map(str::to_owned)
            };
            if let Some(url) = address("P854") {
                cite(gather, &mut event, &url, "");
                let archived = address("P1065");
                gather.archived(&url, archived.as_deref());
            }
        }
    }
    let others = claims.map(Node::fields).unwrap_or_default();
    let others = others.iter().filter(|it| !["P585", "P580", "P582"].contains(&it.name.as_str()));
    let names: Vec<&str> = others.map(|field| field.name.as_str()).collect();
    if !names.is_empty() {
        let what = format!("the statements {}", names.join(", "));
        gather.lose(&what, "no field of an event is read from them", &place);
    }
    gather.push(event);
}

/// Whether a statement says that it holds about then: nature of statement (P1480), circa (Q5727902).
fn is_circa(claim: &Node) -> bool {
    let natures = claim.get("qualifiers").and_then(|it| it.get("P1480")).map(Node::list);
    natures.unwrap_or_default().iter().any(|nature| {
        let value = nature.get("datavalue").and_then(|it| it.get("value"));
        value.and_then(|it| it.words_of("id")) == Some("Q5727902")
    })
}

/// A time as entities have it. Queries count years with a year 0, as XSD 1.1 does: `-0043` is 44 BC,
/// which entities write `-0044`.
fn of_query(text: &str) -> String {
    let Some((year, rest)) = text.strip_prefix('-').unwrap_or(text).split_once('-') else {
        return text.to_owned();
    };
    match year.parse::<i64>() {
        Ok(0) => format!("-0001-{rest}"),
        Ok(year) if text.starts_with('-') => format!("-{:04}-{rest}", year + 1),
        _ => text.to_owned(),
    }
}

/// `+2013-01-01T00:00:00Z` with its precision: 11 day, 10 month, 9 year, 8 decade, 7 century.
fn time(
    gather: &mut Gather<'_>,
    text: &str,
    precision: Option<i64>,
    place: &Range<usize>,
) -> Option<Date> {
    match parsed(text, precision) {
        Ok(date) => Some(date),
        Err(why) => {
            let span = gather.span(place);
            gather.say(loss::no_event(why, span));
            None
        }
    }
}

fn parsed(text: &str, precision: Option<i64>) -> Result<Date, String> {
    let wrong = || format!("`{text}` is no time of Wikidata");
    let is_before = text.starts_with('-');
    let digits = text.trim_start_matches(['+', '-']);
    let day = digits.split('T').next().unwrap_or(digits);
    let numbers: Option<Vec<i64>> = day.split('-').map(|it| it.parse().ok()).collect();
    let numbers = numbers.ok_or_else(wrong)?;
    let year = *numbers.first().ok_or_else(wrong)?;
    let year = if is_before { -year } else { year };
    let month = numbers.get(1).copied().filter(|month| *month != 0);
    let day = numbers.get(2).copied().filter(|day| *day != 0 && month.is_some());
    match precision {
        Some(10) => when::from_parts(year, month, None, None),
        Some(9) => when::from_parts(year, None, None, None),
        Some(7 | 8) if (0..=9999).contains(&year) => {
            let known = if precision == Some(8) { 3 } else { 2 };
            // The twentieth century of Wikidata ends with 2000; EDTF's begins with 1900.
            let year = if known == 2 && year % 100 == 0 && year > 0 { year - 1 } else { year };
            let four = format!("{year:04}");
            let digits = four.get(..known).unwrap_or(&four);
            format!("{digits:X<4}").parse().map_err(|_| wrong())
        }
        Some(precision) if precision < 9 => {
            let date = when::from_parts(year, None, None, None)?;
            format!("{date}~").parse().map_err(|_| wrong())
        }
        _ => when::from_parts(year, month, day, None),
    }
}

/// `Point(37.6 55.7)`: the longitude goes first.
fn point(text: &str) -> Option<Coordinates> {
    let inner = text.trim().strip_prefix("Point(")?.strip_suffix(')')?;
    let (longitude, latitude) = inner.split_once(' ')?;
    Coordinates::new(latitude.trim().parse().ok()?, longitude.trim().parse().ok()?)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_kept() {
        let table = [
            ("+2013-01-01T00:00:00Z", Some(11), "2013-01-01"),
            ("+2013-05-00T00:00:00Z", Some(10), "2013-05"),
            ("+2013-01-01T00:00:00Z", Some(9), "2013"),
            ("+1990-01-01T00:00:00Z", Some(8), "199X"),
            ("+2000-01-01T00:00:00Z", Some(7), "19XX"),
            ("+1801-01-01T00:00:00Z", Some(7), "18XX"),
            ("-0500-01-01T00:00:00Z", Some(9), "-0499"),
            ("-10000-00-00T00:00:00Z", Some(6), "-9999~"),
            ("2013-01-02T00:00:00Z", None, "2013-01-02"),
        ];
        for (text, precision, edtf) in table {
            assert_eq!(parsed(text, precision).unwrap().to_string(), edtf, "{text}");
        }
        assert!(parsed("t1234", None).is_err());
    }

    #[test]
    fn queries_have_a_year_0() {
        let table = [
            ("-0043-03-15T00:00:00Z", "-0043-03-15"),
            ("0000-03-15T00:00:00Z", "0000-03-15"),
            ("1945-05-08T00:00:00Z", "1945-05-08"),
        ];
        for (text, edtf) in table {
            assert_eq!(parsed(&of_query(text), None).unwrap().to_string(), edtf, "{text}");
        }
    }
}
