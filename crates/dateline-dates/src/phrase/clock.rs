//! Times of day: "5 p.m.", "17:30", "17h30", "noon", with zones.

use super::cursor::Cursor;
use super::lex::{Kind, Number};
use crate::error::ParseErrorKind;
use crate::time::{Offset, Time};
use crate::words::Sense;
use crate::zone;

/// A time of day as written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clock {
    pub(super) time: Time,
    pub(super) zone: Option<Zone>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Zone {
    /// An offset, or a name such as `Europe/Kyiv`.
    In(zone::Zone),
    /// Of the United States, by its standard minutes from UTC.
    American(i16),
}

/// Which half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// A time of day, with its zone if that follows.
pub(super) fn clock(cursor: &mut Cursor<'_>) -> Option<Clock> {
    cursor.attempt(|cursor| {
        let mut time = named(cursor).or_else(|| counted(cursor))?;
        // "12:00 noon", "12:00 midnight"
        if time == Time::new(12, 0, 0)? {
            time = cursor.attempt(named).unwrap_or(time);
        }
        let zone = zone(cursor);
        Some(Clock { time, zone })
    })
}

fn named(cursor: &mut Cursor<'_>) -> Option<Time> {
    if cursor.word(Sense::Noon) {
        return Time::new(12, 0, 0);
    }
    if cursor.word(Sense::Midnight) {
        cursor.notes.push(
            "midnight is read as the start of the named day; for its end name the next day".into(),
        );
        return Time::new(0, 0, 0);
    }
    None
}

fn counted(cursor: &mut Cursor<'_>) -> Option<Time> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let plain = |n: Number| !n.decade && !n.apostrophe && n.digits <= 4;
        let is_named = cursor.word(Sense::AtHour);
        let (hour, _) = cursor.number(plain)?;
        let mut minute = None;
        let mut second = None;
        if hour.digits == 4 {
            // "1730 hours", "1730 GMT"
            let zone = cursor.peek()?.senses.iter().any(|one| zone_sense(*one).is_some());
            (zone || cursor.word_here(Sense::Hour)).then_some(())?;
            let (hour, minute) = (hour.value / 100, hour.value % 100);
            return finish(cursor, start, [hour, minute, 0], None);
        }
        if hour.digits > 2 || hour.ordinal {
            return None;
        }
        let colon = cursor.sign(Kind::Colon);
        let dot = !colon && cursor.sign(Kind::Dot);
        if colon || dot {
            minute = Some(cursor.tight_number().filter(|(minute, _)| minute.digits == 2)?.0.value);
            if dot && cursor.peek().is_some_and(|item| item.kind == Kind::Dot) {
                // "04.06.2000"
                return None;
            }
            if colon && cursor.sign(Kind::Colon) {
                let (number, _) = cursor.tight_number()?;
                second = Some(number.value);
                parts_of_second(cursor);
            }
        }
        let oclock = minute.is_none() && cursor.word_here(Sense::OClock);
        let half = half(cursor);
        let hours = half.is_none() && cursor.word_here(Sense::Hour);
        if hours && minute.is_none() {
            // "17h30", "17 Uhr 30"
            minute = cursor
                .attempt(|cursor| cursor.number(|n| n.digits == 2 && !n.ordinal && !n.decade))
                .map(|(minute, _)| minute.value);
        }
        if oclock && half.is_none() {
            let range = start..cursor.end_of_last();
            let message = "this can be in the morning or in the evening; add a.m. or p.m.";
            return cursor.mistake(ParseErrorKind::Ambiguous, range, message);
        }
        if !(colon || dot || half.is_some() || hours || is_named) {
            return None;
        }
        finish(cursor, start, [hour.value, minute.unwrap_or(0), second.unwrap_or(0)], half)
    })
}

/// The `.250` of "17:30:05.250", as programs write it.
fn parts_of_second(cursor: &mut Cursor<'_>) {
    let parts = cursor.attempt(|cursor| {
        (cursor.peek()?.tight && cursor.sign(Kind::Dot)).then_some(())?;
        cursor.tight_number()
    });
    if parts.is_some_and(|(parts, _)| parts.value > 0) {
        cursor.notes.push("the time is kept to the second".into());
    }
}

fn half(cursor: &mut Cursor<'_>) -> Option<Half> {
    cursor.sense(|sense| match sense {
        Sense::Am => Some(Half::Am),
        Sense::Pm => Some(Half::Pm),
        _ => None,
    })
}

fn finish(
    cursor: &mut Cursor<'_>,
    start: usize,
    [hour, minute, second]: [u64; 3],
    half: Option<Half>,
) -> Option<Time> {
    let range = start..cursor.end_of_last();
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => {
            let message = "with a.m. and p.m. the hours run from 1 to 12";
            return cursor.mistake(ParseErrorKind::NoSuchTime, range, message);
        }
        Some(Half::Am) => hour % 12,
        Some(Half::Pm) => hour % 12 + 12,
    };
    let number = |value: u64| u8::try_from(value).ok();
    let time = match (number(hour), number(minute), number(second)) {
        (Some(hour), Some(minute), Some(second @ 0..=59)) => Time::new(hour, minute, second),
        _ => None,
    };
    if time.is_none() {
        let message = "no clock shows this time; it runs from 00:00 to 23:59";
        return cursor.mistake(ParseErrorKind::NoSuchTime, range, message);
    }
    time
}

/// "EST", "ET", "UTC", "GMT+1", "+02:00", "(CET)".
pub(super) fn zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    cursor
        .attempt(|cursor| {
            let open = cursor.sign(Kind::Open);
            let zone = bare_zone(cursor)?;
            (!open || cursor.sign(Kind::Close)).then_some(zone)
        })
        .or_else(|| {
            cursor.word_here(Sense::LocalTime);
            None
        })
}

fn fixed(offset: Offset) -> Zone {
    Zone::In(zone::Zone::fixed(offset))
}

fn zone_sense(sense: Sense) -> Option<Zone> {
    match sense {
        Sense::Zone(minutes) => Offset::from_minutes(minutes).map(fixed),
        Sense::UsZone(minutes) => Some(Zone::American(minutes)),
        _ => None,
    }
}

fn bare_zone(cursor: &mut Cursor<'_>) -> Option<Zone> {
    match cursor.attempt(|cursor| cursor.sense(zone_sense)) {
        Some(Zone::In(zone::Zone::UTC)) => Some(fixed(shift(cursor).unwrap_or(Offset::UTC))),
        None => shift(cursor).map(fixed).or_else(|| iana(cursor)),
        named => named,
    }
}

/// What the name of a zone begins with.
const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
];

/// "Europe/Kyiv".
fn iana(cursor: &mut Cursor<'_>) -> Option<Zone> {
    let start = cursor.peek()?.range.start;
    let rest = &cursor.text[start..];
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | ']');
    let name = rest.split(ends).next().unwrap_or_default();
    let (area, _) = name.split_once('/')?;
    if !AREAS.contains(&area) {
        return None;
    }
    match name.parse() {
        Ok(zone) => {
            let end = start + name.len();
            cursor.at +=
                cursor.items[cursor.at..].iter().take_while(|it| it.range.start < end).count();
            Some(Zone::In(zone))
        }
        Err(error) => {
            cursor.mistake.get_or_insert_with(|| error.moved(start));
            None
        }
    }
}

/// "+2", "-05:00", "+0530".
fn shift(cursor: &mut Cursor<'_>) -> Option<Offset> {
    cursor.attempt(|cursor| {
        let negative = cursor.one_of(&[Kind::Plus, Kind::Hyphen, Kind::Dash])? != Kind::Plus;
        let (hours, _) = cursor.tight_number().filter(|(n, _)| !n.ordinal && !n.decade)?;
        let (hours, minutes) = match hours.digits {
            1 | 2 => {
                let minutes = cursor.attempt(|cursor| {
                    cursor.sign(Kind::Colon).then_some(())?;
                    cursor.tight_number().filter(|(minutes, _)| minutes.digits == 2)
                });
                (hours.value, minutes.map_or(0, |(minutes, _)| minutes.value))
            }
            4 => (hours.value / 100, hours.value % 100),
            _ => return None,
        };
        let total = i16::try_from(hours * 60 + minutes).ok().filter(|_| minutes < 60)?;
        Offset::from_minutes(if negative { -total } else { total })
    })
}
