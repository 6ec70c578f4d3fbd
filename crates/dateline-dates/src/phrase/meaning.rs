//! From points as written to EDTF.
//!
//! Whatever a phrase can mean is written as EDTF text and read by the one reader of EDTF, so that a
//! phrase can make no date that could not have been typed.

use std::ops::Range;

use super::clock::Zone;
use super::point::{Era, Point, Slice, Unit};
use super::slice::{slice_of_month, slice_of_season, slice_of_year, slice_of_years};
use super::span::{Span, error, year_text, years_span};
use crate::calendar::Calendar;
use crate::date::{Date, Qualifier};
use crate::day::{Day, Month, Weekday};
use crate::error::{ParseError, ParseErrorKind as Kind};
use crate::julian::JulianDay;
use crate::zone::{self, american};

/// What a point covers; its neighbors have given what they could.
pub(super) fn span(point: &Point, notes: &mut Vec<String>) -> Result<Span, ParseError> {
    let q = point.qualifier;
    match &point.unit {
        Unit::Ready(date) => ready(point, date, notes),
        Unit::Bare(number) if number.apostrophe => {
            let message = format!("`’{:02}` can be of any century", number.value);
            Err(error(Kind::Ambiguous, &point.range, message)
                .with_help("write the year with all its digits"))
        }
        Unit::Bare(number) => {
            let message = match number.digits {
                0..=18 => format!("`{}` alone is no date", number.value),
                digits => format!("a number of {digits} digits is no date"),
            };
            Err(error(Kind::NotADate, &point.range, message))
        }
        Unit::Decade(decade) => {
            let decade = match *decade {
                near if point.era.is_some() => near,
                0 => 2_000,
                short @ 1..=99 => {
                    if short < 30 {
                        notes.push(format!(
                            "a decade without its century is of the 20th; for another write \
                             `20{short:02}s`"
                        ));
                    }
                    1_900 + short
                }
                long => long,
            };
            let (low, high) = years(point, decade, decade + 9)?;
            match point.slice {
                // "the first decade of the 2000s"
                Some(Slice::Nth { n, of: 10 })
                    if decade.is_multiple_of(100) && point.era != Some(Era::Bc) =>
                {
                    let low = low + 10 * i64::try_from(n - 1).unwrap_or(0);
                    Ok(Span::one(format!("{:03}X", low / 10), q))
                }
                None if point.era == Some(Era::Bc) => Ok(years_span(low, high, q)),
                None => Ok(Span::one(format!("{:03}X", decade / 10), q)),
                Some(Slice::Nth { of: 10, .. }) => {
                    Err(error(Kind::NoSuchPart, &point.range, "a decade is not made of decades"))
                }
                Some(slice) => slice_of_years(point, slice, low, high),
            }
        }
        Unit::Century(n) => {
            let (low, high) = hundreds(point, *n, 100)?;
            match point.slice {
                None if point.era == Some(Era::Bc) => Ok(years_span(low, high, q)),
                None if *n <= 100 => Ok(Span::one(format!("{:02}XX", n - 1), q)),
                None => Ok(years_span(low, high, q)),
                Some(slice) => slice_of_years(point, slice, low, high),
            }
        }
        Unit::Hundreds(start) => {
            let (low, high) = years(point, *start, start + 99)?;
            match point.slice {
                None if point.era == Some(Era::Bc) => Ok(years_span(low, high, q)),
                None => Ok(Span::one(format!("{:02}XX", start / 100), q)),
                // The thirds of a century are counted strictly, from 1901.
                Some(slice) if point.era != Some(Era::Bc) => {
                    slice_of_years(point, slice, low + 1, high + 1)
                }
                Some(slice) => slice_of_years(point, slice, low, high),
            }
        }
        Unit::Millennium(n) => {
            let (low, high) = hundreds(point, *n, 1_000)?;
            match point.slice {
                None if point.era == Some(Era::Bc) || *n > 10 => Ok(years_span(low, high, q)),
                None => Ok(Span::one(format!("{}XXX", n - 1), q)),
                Some(slice) => slice_of_years(point, slice, low, high),
            }
        }
        Unit::Year => {
            let year = year(point)?;
            match point.slice {
                None => Ok(Span::one(year_text(year), q)),
                Some(slice) => slice_of_year(point, slice, year),
            }
        }
        Unit::Season(season) => {
            let year = year(point)?;
            match point.slice {
                None => Ok(Span::one(format!("{}-{}", year_text(year), season.code()), q)),
                Some(slice) => slice_of_season(point, slice, year, *season),
            }
        }
        Unit::Month => {
            let year = year(point)?;
            let month = month(point)?;
            let text = format!("{}-{:02}", year_text(year), month.number());
            match point.slice {
                None => Ok(Span::one(text, q)),
                Some(slice) => slice_of_month(point, slice, &text, month.length(year)),
            }
        }
        Unit::Day => {
            let day = day(point)?;
            match point.clock {
                None => Ok(Span::one(Date::from(day).to_string(), q)),
                Some(_) => at_time(point, &Date::from(day), day, notes),
            }
        }
        Unit::Week | Unit::WeekEnding => {
            let day = day(point)?;
            let (first, last) = match point.unit {
                Unit::Week => (Some(day), day.plus(6)),
                _ => (day.plus(-6), Some(day)),
            };
            let text = |day: Option<Day>| {
                day.map(|day| Date::from(day).to_string()).ok_or_else(|| too_far(point))
            };
            Ok(Span::two(text(first)?, text(last)?, q))
        }
    }
}

fn ready(point: &Point, date: &Date, notes: &mut Vec<String>) -> Result<Span, ParseError> {
    if point.slice.is_some() {
        return Err(error(Kind::NotExpressible, &point.range, "EDTF has no parts of this"));
    }
    if point.clock.is_some() {
        let day = date.day().ok_or_else(|| {
            error(Kind::NotExpressible, &point.range, "only a whole day has a time of day")
        })?;
        return at_time(point, date, day, notes);
    }
    let text = date.to_string();
    let own = date.qualifier();
    if point.qualifier == Qualifier::Plain || own == Qualifier::Plain {
        return Ok(Span::one(text, point.qualifier));
    }
    let bare: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    Ok(Span::one(bare, point.qualifier.and(own)))
}

fn at_time(
    point: &Point,
    date: &Date,
    day: Day,
    notes: &mut Vec<String>,
) -> Result<Span, ParseError> {
    let Some(clock) = point.clock else { return Ok(Span::one(date.to_string(), point.qualifier)) };
    if point.qualifier != Qualifier::Plain {
        let message = "EDTF has no approximate or uncertain time of day";
        return Err(error(Kind::NotExpressible, &point.range, message)
            .with_help("leave out the time, or say it in `date_note`"));
    }
    let zone = match clock.zone {
        None => None,
        Some(Zone::In(zone)) => Some(zone),
        Some(Zone::American(standard)) => {
            let offset = american(day, standard).ok_or_else(|| {
                let message = "before 1967 summer time differed from town to town";
                error(Kind::Ambiguous, &point.range, message).with_help("write EST or EDT")
            })?;
            notes.push(format!("the zone is read as UTC{offset}, which held on that day"));
            Some(zone::Zone::fixed(offset))
        }
    };
    let mut at = date.at(clock.time).map_err(|_| {
        error(Kind::NotExpressible, &point.range, "EDTF has times of day from year 0 to 9999 only")
    })?;
    if let Some(zone) = zone {
        let (moment, note) = at.in_zone(zone).map_err(|no| no.at(point.range.clone()))?;
        notes.extend(note);
        at = moment;
    }
    Ok(Span::one(at.to_string(), Qualifier::Plain))
}

fn too_far(point: &Point) -> ParseError {
    error(Kind::NotExpressible, &point.range, "this year is too far away")
}

/// The astronomical year.
fn year(point: &Point) -> Result<i64, ParseError> {
    let Some(year) = point.year else { return Err(no_year(point)) };
    let value = i64::try_from(year.value).ok().filter(|_| year.digits <= 18);
    let value = value.ok_or_else(|| too_far(point))?;
    if value == 0 && point.era.is_some() {
        let message = "there is no year 0: 1 BC is followed by AD 1";
        return Err(error(Kind::NoSuchDay, &point.range, message));
    }
    Ok(if point.era == Some(Era::Bc) { 1 - value } else { value })
}

fn no_year(point: &Point) -> ParseError {
    error(Kind::NoYear, &point.range, "this has no year")
        .with_help("write the year; none is taken from today or from the text around it")
}

fn month(point: &Point) -> Result<Month, ParseError> {
    let number =
        point.month.ok_or_else(|| error(Kind::NotADate, &point.range, "this has no month"))?;
    Month::from_number(number)
        .ok_or_else(|| error(Kind::NoSuchDay, &point.range, format!("there is no month {number}")))
}

fn day(point: &Point) -> Result<Day, ParseError> {
    let year = year(point)?;
    let month = month(point)?;
    let (number, range) = point.day.clone().unwrap_or((0, point.range.clone()));
    let day = u8::try_from(number).ok().and_then(|day| Day::new(year, month, day));
    let Some(day) = day else {
        let shown = if year > 0 { year.to_string() } else { format!("{} BC", 1 - year) };
        let message = format!("{month:?} {shown} has {} days", month.length(year));
        return Err(error(Kind::NoSuchDay, &range, message));
    };
    if year.unsigned_abs() > 9_999 {
        let message = "EDTF has no months and days of years with more than four digits";
        return Err(error(Kind::NotExpressible, &point.range, message));
    }
    // The days of the week run on through all calendars.
    let fell = match point.calendar {
        Calendar::Gregorian => Some(day),
        Calendar::Julian => {
            JulianDay::new(year, month, day.day()).and_then(|julian| Day::try_from(julian).ok())
        }
    };
    let fell = fell.unwrap_or(day).weekday();
    if let Some((weekday, range)) = &point.weekday
        && *weekday != fell
    {
        let message = format!("{day} is a {fell:?}, not a {weekday:?}");
        return Err(error(Kind::WeekdayMismatch, range, message).with_help(
            "one of the two is wrong; leave out the weekday if it is not in the source",
        ));
    }
    Ok(day)
}

/// The astronomical years from one to another of an era, the earlier first.
fn years(point: &Point, from: u64, to: u64) -> Result<(i64, i64), ParseError> {
    let number = |value: u64| i64::try_from(value).map_err(|_| too_far(point));
    let (from, to) = (number(from)?, number(to)?);
    if point.era != Some(Era::Bc) {
        return Ok((from, to));
    }
    if from == 0 {
        let message = "there is no year 0: 1 BC is followed by AD 1";
        return Err(error(Kind::NoSuchPart, &point.range, message));
    }
    Ok((1 - to, 1 - from))
}

/// The years of the n-th hundred or thousand, counted strictly: 1801 to 1900.
fn hundreds(point: &Point, n: u64, size: u64) -> Result<(i64, i64), ParseError> {
    let last =
        n.checked_mul(size).filter(|last| *last < 1_000_000).ok_or_else(|| too_far(point))?;
    let Some(before) = n.checked_sub(1) else {
        return Err(error(Kind::NoSuchPart, &point.range, "centuries are counted from the first"));
    };
    let (low, high) = years(point, before * size + 1, last)?;
    Ok((low, high))
}

/// For messages.
pub(super) fn weekday_alone(weekday: Weekday, range: &Range<usize>) -> ParseError {
    error(Kind::NoYear, range, format!("a {weekday:?} alone names no day"))
}
