//! Dates in digits alone: "6/4/2000", "4.6.2000", "2000/06/04", "6/2000", and EDTF within a phrase.

use edtf_core::Edtf;

use super::cursor::Cursor;
use super::lex::{Item, Kind};
use super::point::{Point, Unit, Year};
use crate::date::Date;
use crate::error::ParseErrorKind;
use crate::words::{NumericOrder, Sense};

/// A date in EDTF that stands within a phrase: "before 2000-06-04", "c. 199X".
///
/// A plain year is left to the words around it, and so is `2004-05`, unless the cursor says that
/// months may be meant.
pub(super) fn edtf(cursor: &mut Cursor<'_>) -> Option<Point> {
    let is_minus = |item: &Item<'_>| item.kind == Kind::Hyphen;
    // "in -0043"
    let has_filler =
        cursor.peek()?.has(Sense::Filler) && cursor.items.get(cursor.at + 1).is_some_and(is_minus);
    let at = cursor.at + usize::from(has_filler);
    let item = &cursor.items[at];
    if !matches!(item.kind, Kind::Number(_) | Kind::Hyphen | Kind::Word) {
        return None;
    }
    let start = item.range.start;
    let rest = &cursor.text[start..];
    // A dash is never of EDTF.
    let is_end = |c: char| c.is_whitespace() || matches!(c, '–' | '—');
    let length = rest.find(is_end).unwrap_or(rest.len());
    let chunk = rest[..length].trim_end_matches([',', ';', ')', ']', '.']);
    let plain_year = chunk.len() <= 5 && chunk.get(..4)?.bytes().all(|b| b.is_ascii_digit());
    let year_month = chunk.len() == 7 && chunk.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if plain_year || (year_month && !chunk.starts_with('-') && !cursor.iso_months) {
        return None;
    }
    let date = chunk.parse::<Date>().or_else(|_| chunk.to_ascii_uppercase().parse()).ok()?;
    if !matches!(date.edtf(), Edtf::Date(_) | Edtf::DateTime(_)) {
        return None;
    }
    let end = start + chunk.len();
    let length = cursor.items[at..].iter().take_while(|item| item.range.start < end).count();
    cursor.at = at + length;
    Some(Point::new(Unit::Ready(date), start..end))
}

/// A day in digits, whichever way.
pub(super) fn day(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(numeric).filter(|point| point.unit == Unit::Day).or_else(|| {
        let point = edtf(cursor)?;
        let Unit::Ready(date) = &point.unit else { return None };
        let day = date.day()?;
        let year = Year { value: u64::try_from(day.year()).ok()?, digits: 4 };
        Some(Point {
            unit: Unit::Day,
            year: Some(year),
            month: Some(day.month().number()),
            day: Some((u64::from(day.day()), point.range.clone())),
            ..point
        })
    })
}

/// Three numbers, or a month and a year, with one sign between them.
pub(super) fn numeric(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let (first, first_range) = cursor.number(|n| !n.ordinal && !n.decade && !n.apostrophe)?;
        let between = cursor.one_of(&[Kind::Slash, Kind::Dot, Kind::Hyphen])?;
        let (second, second_range) = cursor.tight_number()?;
        let third = cursor.attempt(|cursor| {
            cursor.sign(between).then_some(())?;
            cursor.tight_number()
        });
        let point = |unit, year: super::lex::Number, month: u64, day| {
            let year = Year { value: year.value, digits: year.digits };
            let month = u8::try_from(month).ok();
            Point { month, day, year: Some(year), ..Point::new(unit, start..0) }
        };
        let mut point = match (first.digits, second.digits, third) {
            // 2000/06/04
            (4, 1 | 2, Some((third, range))) if third.digits <= 2 => {
                point(Unit::Day, first, second.value, Some((third.value, range)))
            }
            (1 | 2, 1 | 2, Some((year, _))) if year.digits == 4 => {
                // Dots are written where the day comes first, whatever the language.
                let month_first = cursor.order == NumericOrder::MonthFirst && between != Kind::Dot;
                let (mut month, mut day) = ((first, first_range), (second, second_range));
                if !month_first {
                    std::mem::swap(&mut month, &mut day);
                }
                let ambiguous = month.0.value != day.0.value
                    && (1..=12).contains(&month.0.value)
                    && (1..=12).contains(&day.0.value);
                if !(1..=12).contains(&month.0.value) && (1..=12).contains(&day.0.value) {
                    std::mem::swap(&mut month, &mut day);
                    cursor.notes.push(format!(
                        "there is no month {}, so the {} comes first here",
                        day.0.value,
                        if month_first { "day" } else { "month" }
                    ));
                } else if ambiguous
                    && !(between == Kind::Dot && cursor.order == NumericOrder::DayFirst)
                {
                    cursor.notes.push(format!(
                        "the {} is read first; to be sure write `{:04}-{:02}-{:02}`",
                        if month_first { "month" } else { "day" },
                        year.value,
                        month.0.value,
                        day.0.value
                    ));
                }
                point(Unit::Day, year, month.0.value, Some((day.0.value, day.1)))
            }
            (1 | 2, 1 | 2, Some((year, range))) if year.digits == 2 => {
                let message = "a year of two digits can be of any century";
                return cursor.mistake(ParseErrorKind::Ambiguous, range, message);
            }
            // The "28.6." of "28.6.–4.8.1914".
            (1 | 2, 1 | 2, None)
                if between == Kind::Dot && second.ordinal && (1..=12).contains(&second.value) =>
            {
                let day = Some((first.value, first_range));
                let month = u8::try_from(second.value).ok();
                Point { month, day, ..Point::new(Unit::Day, start..0) }
            }
            // 6/2000
            (1 | 2, 4, None) if between != Kind::Hyphen && (1..=12).contains(&first.value) => {
                point(Unit::Month, second, first.value, None)
            }
            _ => return None,
        };
        point.range.end = cursor.end_of_last();
        Some(point)
    })
}
