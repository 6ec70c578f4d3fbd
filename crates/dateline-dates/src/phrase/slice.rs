//! Parts of longer times, counted: which years, months or days are "early", "the second half".
//!
//! The conventions: parts called early, mid and late are approximate at both ends, halves and other
//! counted parts are exact.

use super::point::{Point, Slice, WEEKS};
use super::span::{Span, error, year_text, years_span};
use crate::date::Qualifier;
use crate::day::Season;
use crate::error::{ParseError, ParseErrorKind as Kind};
use crate::words::Part;

/// Decades have parts of 4, 3 and 3 years; centuries of 33, 33 and 34.
pub(super) fn slice_of_years(
    point: &Point,
    slice: Slice,
    low: i64,
    high: i64,
) -> Result<Span, ParseError> {
    let length = high - low + 1;
    let (first, second) = if length == 10 { (4, 7) } else { (length / 3, 2 * (length / 3)) };
    let start_of = |part: Part| match part {
        Part::Early => low,
        Part::Mid => low + first,
        Part::Late => low + second,
    };
    let end_of = |part: Part| match part {
        Part::Early => low + first - 1,
        Part::Mid => low + second - 1,
        Part::Late => high,
    };
    match slice {
        Slice::Parts(from, to) => {
            let approximate = point.qualifier.and(Qualifier::Approximate);
            Ok(years_span(start_of(from), end_of(to), approximate))
        }
        Slice::Nth { n, of: 3 } if length > 10 => {
            let part = [Part::Early, Part::Mid, Part::Late][usize::try_from(n - 1).unwrap_or(2)];
            Ok(years_span(start_of(part), end_of(part), point.qualifier))
        }
        Slice::Nth { n, of } => {
            let of = i64::try_from(of).unwrap_or(1);
            let n = i64::try_from(n).unwrap_or(1);
            if length % of != 0 {
                let message = "this cannot be divided into so many equal parts of whole years";
                return Err(error(Kind::NotExpressible, &point.range, message));
            }
            let size = length / of;
            Ok(years_span(low + (n - 1) * size, low + n * size - 1, point.qualifier))
        }
    }
}

pub(super) fn slice_of_year(point: &Point, slice: Slice, year: i64) -> Result<Span, ParseError> {
    let text = year_text(year);
    if year.unsigned_abs() > 9_999 {
        let message = "EDTF has no parts of years with more than four digits";
        return Err(error(Kind::NotExpressible, &point.range, message));
    }
    let q = point.qualifier;
    match slice {
        Slice::Parts(from, to) => {
            let start = [1, 5, 9][from as usize];
            let end = [4, 8, 12][to as usize];
            let (start, end) = (format!("{text}-{start:02}"), format!("{text}-{end:02}"));
            Ok(Span::two(start, end, q.and(Qualifier::Approximate)))
        }
        Slice::Nth { n, of } => {
            let before = match of {
                2 => 39,
                3 => 36,
                4 => 32,
                _ => return Err(error(Kind::NotADate, &point.range, "a year has no decades")),
            };
            Ok(Span::one(format!("{text}-{}", before + n), q))
        }
    }
}

/// Seasons have three months; there is no usual way to be exact within them, so each is one.
pub(super) fn slice_of_season(
    point: &Point,
    slice: Slice,
    year: i64,
    season: Season,
) -> Result<Span, ParseError> {
    let Slice::Parts(from, to) = slice else {
        let message = "EDTF has no such part of a season";
        return Err(error(Kind::NotExpressible, &point.range, message));
    };
    let (first, last) = season.months();
    let length = (12 + last.number() - first.number()) % 12 + 1;
    if length != 3 {
        let message = "EDTF has no such part of a part of a year";
        return Err(error(Kind::NotExpressible, &point.range, message));
    }
    let month = |part: Part| {
        let number = first.number() + part as u8;
        let (year, number) = if number > 12 { (year + 1, number - 12) } else { (year, number) };
        format!("{}-{number:02}", year_text(year))
    };
    let q = point.qualifier.and(Qualifier::Approximate);
    Ok(if from == to { Span::one(month(from), q) } else { Span::two(month(from), month(to), q) })
}

pub(super) fn slice_of_month(
    point: &Point,
    slice: Slice,
    text: &str,
    length: u8,
) -> Result<Span, ParseError> {
    let q = point.qualifier;
    let (start, end, q) = match slice {
        Slice::Parts(from, to) => (
            [1, 11, 21][from as usize],
            [10, 20, length][to as usize],
            q.and(Qualifier::Approximate),
        ),
        Slice::Nth { n: 1, of: 2 } => (1, length / 2, q),
        Slice::Nth { n: 2, of: 2 } => (length / 2 + 1, length, q),
        Slice::Nth { n: WEEKS, of: WEEKS } => (length - 6, length, q),
        Slice::Nth { n, of: WEEKS } => {
            let first = u8::try_from(7 * n).unwrap_or(length) - 6;
            (first, first + 6, q)
        }
        Slice::Nth { .. } => {
            let message = "a month has halves and weeks, no other counted parts";
            return Err(error(Kind::NotExpressible, &point.range, message));
        }
    };
    Ok(Span::two(format!("{text}-{start:02}"), format!("{text}-{end:02}"), q))
}
