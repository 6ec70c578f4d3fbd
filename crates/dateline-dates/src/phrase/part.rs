//! Parts of longer times: "early 1990s", "mid-June 2014", "second half of the 19th century",
//! "the first week of August 1914".

use super::cursor::Cursor;
use super::lex::Kind;
use super::point::{Point, Slice, Unit, WEEKS};
use super::{day, season, year};
use crate::day::Season;
use crate::error::ParseErrorKind;
use crate::words::{Part, Sense};

/// A part of a year, month, season, decade, century or millennium.
pub(super) fn part(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let slice = parts(cursor).or_else(|| nth(cursor))?;
        let _ = cursor.tight_hyphen() || cursor.sign(Kind::Comma);
        let whole = whole(cursor);
        let mut point = match (whole, slice) {
            // Only a month has weeks: those of a year have numbers, and no month begins with one.
            (Some(whole), Slice::Nth { of: WEEKS, .. }) if whole.unit != Unit::Month => {
                return None;
            }
            (Some(whole), _) => Point { slice: Some(slice), ..whole },
            // "first quarter", whose year stands with its neighbor
            (None, Slice::Nth { n, of: of @ (2 | 4) }) => {
                let before = if of == 4 { 32 } else { 39 };
                let season = Season::from_code(before + u8::try_from(n).ok()?)?;
                Point::new(Unit::Season(season), 0..0)
            }
            _ => return None,
        };
        point.range = start..cursor.end_of_last();
        Some(point)
    })
}

/// What can have parts; a number alone may turn out to be a century.
fn whole(cursor: &mut Cursor<'_>) -> Option<Point> {
    year::century(cursor)
        .or_else(|| year::decade(cursor))
        .or_else(|| day::day(cursor).filter(|point| point.unit == Unit::Month))
        .or_else(|| season::season(cursor))
        .or_else(|| year::year_point(cursor))
        .or_else(|| {
            let (number, range) = cursor.number(|number| number.ordinal)?;
            Some(Point::new(Unit::Bare(number), range))
        })
}

/// "early", "mid-to-late", "early or mid".
fn parts(cursor: &mut Cursor<'_>) -> Option<Slice> {
    let one = |cursor: &mut Cursor<'_>| {
        cursor.sense(|sense| match sense {
            Sense::Part(part) => Some(part),
            _ => None,
        })
    };
    let first: Part = one(cursor)?;
    let second = cursor.attempt(|cursor| {
        let hyphen = cursor.sign(Kind::Hyphen);
        let joined = cursor.one_of(&[Kind::Slash, Kind::Dash]).is_some()
            || cursor.word_here(Sense::To)
            || cursor.word_here(Sense::And)
            || cursor.word_here(Sense::Or);
        cursor.sign(Kind::Hyphen);
        let second = one(cursor)?;
        // "mid-late 1990s" has only the hyphen.
        (joined || hyphen && second > first).then_some(second)
    });
    let second = second.unwrap_or(first);
    (first <= second).then_some(Slice::Parts(first, second))
}

/// "first half", "last third", "third quarter", "first decade", "last week".
fn nth(cursor: &mut Cursor<'_>) -> Option<Slice> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let last = cursor.word(Sense::Last);
        let number = if last { None } else { Some(year::count(cursor)?.0) };
        cursor.sign(Kind::Hyphen);
        let (of, what) = cursor.sense(|sense| match sense {
            Sense::Half => Some((2, "halves")),
            Sense::Third => Some((3, "thirds")),
            Sense::Quarter => Some((4, "quarters")),
            Sense::DecadeUnit => Some((10, "decades")),
            Sense::Week => Some((WEEKS, "weeks")),
            _ => None,
        })?;
        let n = number.unwrap_or(of);
        if n == 0 || n > of {
            let range = start..cursor.end_of_last();
            let message = format!("there are {of} {what}, not {n}");
            return cursor.mistake(ParseErrorKind::NoSuchPart, range, message);
        }
        Some(Slice::Nth { n, of })
    })
}
