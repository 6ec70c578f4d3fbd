//! Days and months in words: "June 4, 2000", "4 June 2000", "Sunday, June 4", "2000 June".

use super::cursor::Cursor;
use super::lex::{Kind, Number};
use super::numeric;
use super::point::{Point, Unit};
use super::year::{roman, year};
use crate::words::Sense;

fn month(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.sense(|sense| match sense {
        Sense::Month(month) => Some(month),
        _ => None,
    })
}

fn is_day(number: Number) -> bool {
    number.digits <= 2 && !number.apostrophe && (number.ordinal || !number.decade)
}

/// A day or a month in words, with its weekday where one is written.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let mut weekday = weekday(cursor);
        cursor.sign(Kind::Comma);
        let mut point =
            month_first(cursor).or_else(|| day_first(cursor)).or_else(|| year_first(cursor))?;
        if weekday.is_some() && point.unit != Unit::Day {
            return None;
        }
        if weekday.is_none() && point.unit == Unit::Day {
            weekday = weekday_behind(cursor);
        }
        point.weekday = weekday;
        point.range = start..cursor.end_of_last();
        Some(point)
    })
}

/// "Sunday, 6/4/2000", "2000-06-04 (Sunday)": a day in digits with its weekday.
pub(super) fn in_digits(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let before = weekday(cursor);
        cursor.sign(Kind::Comma);
        let point = numeric::day(cursor)?;
        let weekday = before.or_else(|| weekday_behind(cursor))?;
        Some(Point { weekday: Some(weekday), range: start..cursor.end_of_last(), ..point })
    })
}

pub(super) fn weekday(
    cursor: &mut Cursor<'_>,
) -> Option<(crate::day::Weekday, std::ops::Range<usize>)> {
    cursor.sense_at(|sense| match sense {
        Sense::Weekday(weekday) => Some(weekday),
        _ => None,
    })
}

/// "June 4, 2000 (Sunday)", "June 4, 2000, a Sunday"
fn weekday_behind(
    cursor: &mut Cursor<'_>,
) -> Option<(crate::day::Weekday, std::ops::Range<usize>)> {
    cursor.attempt(|cursor| {
        let open = cursor.one_of(&[Kind::Open, Kind::Comma])?;
        let found = weekday(cursor)?;
        (open == Kind::Comma || cursor.sign(Kind::Close)).then_some(found)
    })
}

/// "June 4, 2000", "June 2000", "June, 2000", "June 4", "June".
fn month_first(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let month = month(cursor)?;
        let of_month = cursor.attempt(|cursor| {
            cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Slash]);
            year(cursor)
        });
        if of_month.is_some() {
            let point = Point { month: Some(month), ..Point::new(Unit::Month, 0..0) };
            return Some(point.with_year(of_month));
        }
        let day = cursor.attempt(|cursor| {
            let mark = cursor
                .peek()
                .filter(|item| item.tight && matches!(item.kind, Kind::Hyphen | Kind::Slash))
                .map(|item| item.kind);
            cursor.at += usize::from(mark.is_some());
            let day = cursor.number(is_day)?;
            // "Jun-4-2000" and "Jun/4/2000" are days, "Nov.-4" is not.
            let again = cursor.peek().map(|item| item.kind);
            (mark.is_none() || mark == again).then_some(day)
        });
        let Some((day, range)) = day else {
            return Some(Point { month: Some(month), ..Point::new(Unit::Month, 0..0) });
        };
        let year = cursor.attempt(|cursor| {
            cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Slash]);
            year(cursor)
        });
        let day = Some((day.value, range));
        let point = Point { month: Some(month), day, ..Point::new(Unit::Day, 0..0) };
        Some(point.with_year(year))
    })
}

/// "4 June 2000", "the 4th of June, 2000", "4-Jun-2000", "4 June".
fn day_first(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let (day, range) = cursor.number(is_day)?;
        cursor.one_of(&[Kind::Hyphen, Kind::Slash, Kind::Dot, Kind::Comma]);
        let month = month(cursor).or_else(|| roman_month(cursor))?;
        let year = cursor.attempt(|cursor| {
            cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Slash, Kind::Dot]);
            year(cursor)
        });
        let day = Some((day.value, range));
        let point = Point { month: Some(month), day, ..Point::new(Unit::Day, 0..0) };
        Some(point.with_year(year))
    })
}

/// The IX of "1 IX 1939", which needs its year.
fn roman_month(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.attempt(|cursor| {
        let item = cursor.peek().filter(|item| item.kind == Kind::Word)?;
        let letters = cursor.text[item.range.clone()].trim_end_matches('.');
        let month = roman(letters).filter(|_| letters.chars().all(char::is_uppercase))?;
        cursor.at += 1;
        let mut ahead = cursor.clone();
        ahead.one_of(&[Kind::Hyphen, Kind::Slash]);
        year(&mut ahead)?;
        u8::try_from(month).ok().filter(|month| *month <= 12)
    })
}

/// "2000 June 4", "2000, June 4", "2000, 4 June", "2000 June".
fn year_first(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let of_day = year(cursor)?;
        cursor.one_of(&[Kind::Comma, Kind::Hyphen]);
        // Italian "a" is filler, but in "350 a agosto 1432" it is "to".
        if cursor.peek()?.has(Sense::To) {
            return None;
        }
        let before = cursor.attempt(|cursor| cursor.number(is_day));
        let month = month(cursor)?;
        let day = before.or_else(|| {
            cursor.attempt(|cursor| {
                cursor.sign(Kind::Hyphen);
                cursor.number(is_day)
            })
        });
        // "1999, June 4, 2000": a year and a day.
        let mut ahead = cursor.clone();
        ahead.sign(Kind::Comma);
        if day.is_some() && year(&mut ahead).is_some_and(|(year, _)| year.digits > 2) {
            return None;
        }
        let unit = if day.is_some() { Unit::Day } else { Unit::Month };
        let day = day.map(|(day, range)| (day.value, range));
        let point = Point { month: Some(month), day, ..Point::new(unit, 0..0) };
        Some(point.with_year(Some(of_day)))
    })
}

/// "5, 2000", the second half of "June 4–5, 2000": a day whose month stands with its neighbor.
pub(super) fn day_of_neighbor(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let weekday = weekday(cursor);
        cursor.sign(Kind::Comma);
        let (day, range) = cursor.number(is_day)?;
        cursor.sign(Kind::Comma);
        let year = year(cursor)?;
        let mut point = Point::new(Unit::Day, start..cursor.end_of_last()).with_year(Some(year));
        point.day = Some((day.value, range));
        point.weekday = weekday;
        Some(point)
    })
}
