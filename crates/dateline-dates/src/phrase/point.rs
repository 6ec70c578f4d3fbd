//! One point of a phrase, as written: a day, a month, a decade, perhaps without its year.
//!
//! In "June 4–6, 2000" the first point has no year and the second no month; what is missing is
//! taken from the neighbor once all points are read.

use std::ops::Range;

use super::clock::Clock;
use super::lex::Number;
use crate::calendar::Calendar;
use crate::date::{Date, Qualifier};
use crate::day::{Season, Weekday};
use crate::words::Part;

/// A point as written.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) range: Range<usize>,
    pub(super) qualifier: Qualifier,
    pub(super) slice: Option<Slice>,
    pub(super) unit: Unit,
    pub(super) year: Option<Year>,
    pub(super) era: Option<Era>,
    pub(super) month: Option<u8>,
    pub(super) day: Option<(u64, Range<usize>)>,
    pub(super) weekday: Option<(Weekday, Range<usize>)>,
    pub(super) clock: Option<Clock>,
    /// By which its year, month and day are counted.
    pub(super) calendar: Calendar,
}

/// What kind of point it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// Written in EDTF.
    Ready(Date),
    /// A number alone; the neighbor tells of what.
    Bare(Number),
    Year,
    Season(Season),
    Month,
    Day,
    /// The seven days from the named one.
    Week,
    /// The seven days to the named one.
    WeekEnding,
    /// From this year; two digits are of the 20th century or of the neighbor's.
    Decade(u64),
    Century(u64),
    /// "the 1900s", from this year.
    Hundreds(u64),
    Millennium(u64),
}

/// A year in digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Year {
    pub(super) value: u64,
    pub(super) digits: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Era {
    Bc,
    Ad,
}

/// A part of a longer time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slice {
    /// From early, mid or late to early, mid or late.
    Parts(Part, Part),
    /// The n-th of so many equal parts.
    Nth { n: u64, of: u64 },
}

/// The weeks of a month are counted from its first day; the last one, which is the fifth, is its
/// last seven days.
pub(super) const WEEKS: u64 = 5;

impl Point {
    pub(super) fn new(unit: Unit, range: Range<usize>) -> Point {
        Point {
            range,
            qualifier: Qualifier::Plain,
            slice: None,
            unit,
            year: None,
            era: None,
            month: None,
            day: None,
            weekday: None,
            clock: None,
            calendar: Calendar::Gregorian,
        }
    }

    pub(super) fn with_year(self, year: Option<(Year, Option<Era>)>) -> Point {
        match year {
            Some((year, era)) => Point { year: Some(year), era, ..self },
            None => self,
        }
    }

    /// Whether a year belongs to it that is not there.
    pub(super) fn lacks_year(&self) -> bool {
        self.year.is_none()
            && matches!(
                self.unit,
                Unit::Season(_) | Unit::Month | Unit::Day | Unit::Week | Unit::WeekEnding
            )
    }
}

/// Gives each point what it lacks and a neighbor has.
pub(super) fn fill(points: &mut [&mut Point]) {
    // From the right: "June 4 to July 6, 2000", "500–450 BC", "the 18th or 19th century".
    for at in (1..points.len()).rev() {
        let (left, right) = points.split_at_mut(at);
        fill_from_right(left[at - 1], right[0]);
    }
    // From the left: "June 4, 2000, to July 6", "1914–18", "the 1960s and ’70s".
    for at in 1..points.len() {
        let (left, right) = points.split_at_mut(at);
        fill_from_left(left[at - 1], right[0]);
    }
}

fn fill_from_right(point: &mut Point, right: &Point) {
    if let Unit::Bare(number) = point.unit {
        if let Some(Slice::Nth { of, .. }) = right.slice {
            // "the second and third quarters of 2019"
            if (1..=of).contains(&number.value) {
                point.unit = right.unit.clone();
                point.slice = Some(Slice::Nth { n: number.value, of });
                (point.year, point.month) = (right.year, right.month);
            }
            point.era = right.era;
            return;
        }
        let small = u8::try_from(number.value).unwrap_or(0);
        match right.unit {
            Unit::Century(_) => point.unit = Unit::Century(number.value),
            Unit::Millennium(_) => point.unit = Unit::Millennium(number.value),
            Unit::Season(season) => {
                if let Some(season) = same_kind(season, small) {
                    point.unit = Unit::Season(season);
                }
            }
            Unit::Day | Unit::Month => become_day(point, number),
            Unit::Decade(_) if number.value % 10 == 0 => point.unit = Unit::Decade(number.value),
            Unit::Year if right.era.is_some() => become_year(point, number),
            _ => {}
        }
    }
    if let (Unit::Year, Unit::Decade(0..=99), Some(year)) = (&point.unit, &right.unit, point.year)
        && point.slice.is_none()
        && year.digits == 4
        && year.value.is_multiple_of(10)
    {
        // "1860–70s"
        point.unit = Unit::Decade(year.value);
    }
    if point.lacks_year() && right.year.is_some() {
        point.year = right.year;
        point.era = right.era;
    }
    if matches!(point.unit, Unit::Day) && point.month.is_none() {
        point.month = right.month;
    }
    if point.era.is_none() && !matches!(point.unit, Unit::Ready(_)) {
        point.era = right.era;
    }
}

fn fill_from_left(left: &Point, point: &mut Point) {
    if let Unit::Bare(number) = point.unit {
        match left.unit {
            // "1939–’45"
            _ if number.apostrophe && left.year.is_some() => become_year(point, number),
            Unit::Day => become_day(point, number),
            Unit::Year => become_year(point, number),
            // "Sept. 1939–45"
            Unit::Month | Unit::Season(_) if number.digits == 2 => become_year(point, number),
            // "siglos XVII y XVIII", "les années 60 et 70"
            Unit::Century(_) => {
                point.unit = Unit::Century(number.value);
                point.era = left.era;
            }
            Unit::Decade(_) if number.digits == 2 && number.value.is_multiple_of(10) => {
                point.unit = Unit::Decade(number.value);
            }
            _ => {}
        }
    }
    if point.lacks_year() && left.year.is_some() {
        point.year = left.year;
        point.era = point.era.or(left.era);
    }
    if matches!(point.unit, Unit::Day) && point.month.is_none() {
        point.month = left.month;
    }
    if let (Unit::Year, Some(start), Some(end)) = (&point.unit, left.year, point.year)
        && point.era.is_none()
    {
        if left.era == Some(Era::Ad) && end.value > start.value {
            point.era = Some(Era::Ad);
        } else if left.era.is_none() {
            point.year = Some(complete(start, end));
        }
    }
    if let (Unit::Decade(start), Unit::Decade(end)) = (&left.unit, &mut point.unit)
        && *end < 100
        && *start >= 100
    {
        *end += start / 100 * 100;
    }
}

/// "summer 1942 or 1943": of a year behind a season, a month or a day that is meant, too.
pub(super) fn repeat(points: &mut [&mut Point], notes: &mut Vec<String>) {
    for at in 1..points.len() {
        let (left, right) = points.split_at_mut(at);
        let (left, point) = (&left[at - 1], &mut right[0]);
        let is_of_year = matches!(left.unit, Unit::Season(_) | Unit::Month | Unit::Day);
        let is_year = point.unit == Unit::Year && point.slice.is_none();
        if let (true, true, Some(_), Some(year)) = (is_of_year, is_year, left.year, point.year) {
            notes.push(format!(
                "of {} the same part is meant as of the year before it; for the whole year write \
                 the set in EDTF",
                year.value
            ));
            **point = Point {
                range: point.range.clone(),
                qualifier: point.qualifier,
                year: point.year,
                era: point.era,
                ..(**left).clone()
            };
        }
    }
}

/// "1914–18": the digits that the end leaves out are those of the start.
fn complete(start: Year, end: Year) -> Year {
    // "2000-156" is no range of years.
    if end.digits >= start.digits || end.digits > 2 {
        return end;
    }
    let Some(places) = u32::try_from(end.digits).ok().and_then(|digits| 10_u64.checked_pow(digits))
    else {
        return end;
    };
    // Twenty digits may be more than 64 bits hold; such a year is refused later.
    let value = (start.value / places * places).saturating_add(end.value);
    Year { value, digits: start.digits }
}

fn become_day(point: &mut Point, number: Number) {
    point.unit = Unit::Day;
    point.day = Some((number.value, point.range.clone()));
}

fn become_year(point: &mut Point, number: Number) {
    if !number.ordinal {
        point.unit = Unit::Year;
        point.year = Some(Year { value: number.value, digits: number.digits });
    }
}

/// The n-th quarter where the neighbor is a quarter, the n-th half where it is a half.
fn same_kind(season: Season, n: u8) -> Option<Season> {
    let first = match season.code() {
        33..=36 if n <= 4 => 32,
        40..=41 if n <= 2 => 39,
        _ => return None,
    };
    Season::from_code(first + n).filter(|_| n > 0)
}
