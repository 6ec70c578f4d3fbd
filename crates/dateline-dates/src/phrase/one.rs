//! One point with all that belongs to it: its qualifiers, its time of day, its weekday.

use super::clock;
use super::cursor::Cursor;
use super::lex::{Kind, Number};
use super::point::{Point, Unit};
use super::{day, numeric, part, season, year};
use crate::date::Qualifier;
use crate::words::Sense;

/// "c.", "possibly", "possibly about", "~".
pub(super) fn qualifiers(cursor: &mut Cursor<'_>) -> Qualifier {
    let mut all = Qualifier::Plain;
    loop {
        let next = if cursor.sign(Kind::Tilde) {
            Some(Qualifier::Approximate)
        } else {
            cursor.attempt(|cursor| {
                let found = cursor.sense(|sense| match sense {
                    Sense::About => Some(Qualifier::Approximate),
                    Sense::Possibly => Some(Qualifier::Uncertain),
                    _ => None,
                })?;
                // "um 1850" is about, "um 17 Uhr" is at.
                let filler = cursor.items[cursor.at - 1].has(Sense::Filler);
                let at_time = filler && {
                    let mut ahead = cursor.clone();
                    clock::clock(&mut ahead).is_some()
                };
                (!at_time).then_some(found)
            })
        };
        match next {
            Some(next) => {
                all = all.and(next);
                // "possibly, 1850"
                cursor.sign(Kind::Comma);
            }
            None => return all,
        }
    }
}

/// A point with its qualifiers and its time of day. `days` says that its neighbor is a day without
/// a year, so that "5, 2000" may be one too.
pub(super) fn point(cursor: &mut Cursor<'_>, days: bool) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let qualifier = qualifiers(cursor);
        let own_day = days.then(|| day::day_of_neighbor(cursor)).flatten();
        let complete = own_day.or_else(|| time_first(cursor));
        let mut point = if let Some(point) = complete {
            point
        } else {
            let mut point = core(cursor)?;
            time_behind(cursor, &mut point);
            point
        };
        point.qualifier = qualifier.and(qualifiers_behind(cursor));
        point.range = start..cursor.end_of_last();
        Some(point)
    })
}

fn core(cursor: &mut Cursor<'_>) -> Option<Point> {
    week(cursor)
        .or_else(|| day::in_digits(cursor))
        .or_else(|| numeric::edtf(cursor))
        .or_else(|| part::part(cursor))
        .or_else(|| season::season(cursor))
        .or_else(|| day::day(cursor))
        .or_else(|| numeric::numeric(cursor))
        .or_else(|| year::century(cursor))
        .or_else(|| year::decade(cursor))
        .or_else(|| year::year_point(cursor))
        .or_else(|| {
            // Years of five digits wait for their era: "10,000–8,000 BC".
            let alone = |n: Number| !matches!(n.digits, 3..=4) && !n.decade;
            let (number, range) = cursor.number(alone)?;
            // "1941–45 рр."
            cursor.word_here(Sense::YearUnit);
            Some(Point::new(Unit::Bare(number), range))
        })
        .or_else(|| year::roman_alone(cursor))
}

/// "the week of March 3, 2014", "week ending March 9, 2014".
fn week(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let unit = cursor.sense(|sense| match sense {
            Sense::Week => Some(Unit::Week),
            Sense::WeekEnding => Some(Unit::WeekEnding),
            _ => None,
        })?;
        let day = day::day(cursor).or_else(|| numeric::day(cursor))?;
        (day.unit == Unit::Day).then_some(Point { unit, ..day })
    })
}

fn takes_time(point: &Point) -> bool {
    match &point.unit {
        Unit::Day => point.slice.is_none(),
        Unit::Ready(date) => date.day().is_some() && date.time().is_none(),
        _ => false,
    }
}

/// "5 p.m. June 4, 2000", "noon on May 1, 1997".
fn time_first(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let mut clock = clock::clock(cursor)?;
        cursor.sign(Kind::Comma);
        let mut point = core(cursor).filter(takes_time)?;
        if clock.zone.is_none() {
            cursor.attempt(|cursor| {
                cursor.sign(Kind::Comma);
                clock.zone = clock::zone(cursor);
                clock.zone.map(|_| ())
            });
        }
        point.clock = Some(clock);
        Some(point)
    })
}

/// "June 4, 2000, 17:30", "June 4, 2000 at 5 p.m.", "2000-06-04T17:00".
fn time_behind(cursor: &mut Cursor<'_>, point: &mut Point) {
    if !takes_time(point) {
        return;
    }
    point.clock = cursor.attempt(|cursor| {
        let comma = cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Dash]).is_some();
        let letter = cursor
            .peek()
            .filter(|item| item.tight && !comma)
            .is_some_and(|item| cursor.text[item.range.clone()].eq_ignore_ascii_case("t"));
        cursor.at += usize::from(letter);
        clock::clock(cursor)
    });
    // "Sun Jun 4 17:30:00 UTC 2000", as programs write it.
    if point.clock.is_some() && point.year.is_none() {
        *point = point.clone().with_year(year::year(cursor));
    }
}

/// "1850?", "1850 (circa)", "1850 or so", "1850, possibly".
fn qualifiers_behind(cursor: &mut Cursor<'_>) -> Qualifier {
    let mut all = Qualifier::Plain;
    while let Some(next) = cursor.attempt(qualifier_behind) {
        all = all.and(next);
    }
    all
}

fn qualifier_behind(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    match cursor.one_of(&[Kind::Question, Kind::Tilde, Kind::Percent, Kind::Open]) {
        Some(Kind::Question) => return Some(Qualifier::Uncertain),
        Some(Kind::Tilde) => return Some(Qualifier::Approximate),
        Some(Kind::Percent) => return Some(Qualifier::UncertainAndApproximate),
        Some(_) => {
            let mut all = Qualifier::Plain;
            while let Some(next) = sign_or_word(cursor) {
                all = all.and(next);
            }
            return (all != Qualifier::Plain && cursor.sign(Kind::Close)).then_some(all);
        }
        None => {}
    }
    cursor.sign(Kind::Comma);
    let found = word_behind(cursor)?;
    // "1863, possibly 1864": the word belongs to what follows.
    let next_is_date = cursor.peek().is_some_and(|item| {
        item.number().is_some() || item.senses.iter().any(|one| matches!(one, Sense::Month(_)))
    });
    (!next_is_date).then_some(found)
}

fn sign_or_word(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    match cursor.one_of(&[Kind::Question, Kind::Tilde]) {
        Some(Kind::Question) => Some(Qualifier::Uncertain),
        Some(_) => Some(Qualifier::Approximate),
        None => word_behind(cursor),
    }
}

fn word_behind(cursor: &mut Cursor<'_>) -> Option<Qualifier> {
    let item = cursor.peek()?;
    let found = item.senses.iter().find_map(|sense| match sense {
        Sense::OrSo => Some(Qualifier::Approximate),
        Sense::Possibly => Some(Qualifier::Uncertain),
        _ => None,
    })?;
    cursor.at += 1;
    Some(found)
}
