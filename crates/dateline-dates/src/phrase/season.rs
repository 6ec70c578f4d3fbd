//! Seasons, quarters and halves: "spring 2014", "the winter of 1978–79", "Q3 2019", "1H 2019".

use super::cursor::Cursor;
use super::lex::{Item, Kind, Number};
use super::point::{Era, Point, Unit};
use super::year::{count, era, year};
use crate::day::Season;
use crate::error::ParseErrorKind;
use crate::words::Sense;

/// A season, quarter or half with its year on either side, or still without one.
pub(super) fn season(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        if is_of_decades(cursor) {
            return None;
        }
        let mut point = if let Some(season) = name(cursor) {
            let year = cursor.attempt(|cursor| {
                cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Slash]);
                year(cursor)
            });
            let mut point = Point::new(Unit::Season(season), 0..0).with_year(year);
            match season {
                Season::Winter => second_year(cursor, &mut point),
                Season::Summer => is_one_summer(cursor, start, &point)?,
                _ => {}
            }
            point
        } else {
            let year = year(cursor)?;
            cursor.one_of(&[Kind::Comma, Kind::Hyphen, Kind::Slash]);
            if cursor.peek()?.has(Sense::To) {
                return None;
            }
            let season = name(cursor)?;
            Point::new(Unit::Season(season), 0..0).with_year(Some(year))
        };
        point.range = start..cursor.end_of_last();
        Some(point)
    })
}

/// Polish "lata" is the years and of the summer: "lata 1990" is a decade, "od lata 1990" a summer.
fn is_of_decades(cursor: &Cursor<'_>) -> bool {
    let unit = |item: &Item<'_>| item.has(Sense::DecadeUnit);
    if !cursor.peek().is_some_and(unit) {
        return false;
    }
    let governs = |sense: &Sense| {
        matches!(
            sense,
            Sense::From | Sense::To | Sense::Since | Sense::Until | Sense::About | Sense::Part(_)
        )
    };
    let before = cursor.items[..cursor.at].iter().rev();
    let governor = before.clone().find(|item| !item.has(Sense::Possibly));
    let year = cursor.items.get(cursor.at + 1).and_then(Item::number);
    !(governor.is_some_and(|item| item.senses.iter().any(governs))
        && year.is_some_and(|year| !year.ordinal))
}

/// "spring", "Q3", "3Q", "H1", "third quarter".
fn name(cursor: &mut Cursor<'_>) -> Option<Season> {
    cursor
        .sense(|sense| match sense {
            Sense::Season(season) => Some(season),
            _ => None,
        })
        .or_else(|| numbered(cursor))
}

fn numbered(cursor: &mut Cursor<'_>) -> Option<Season> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let one_digit = |number: Number| number.digits == 1 && !number.decade;
        let letter = |sense: Sense| match sense {
            Sense::QuarterLetter => Some((32, 4, "quarters")),
            Sense::HalfLetter => Some((39, 2, "halves")),
            _ => None,
        };
        let spelled = |sense: Sense| match sense {
            Sense::Quarter => Some((32, 4, "quarters")),
            Sense::Half => Some((39, 2, "halves")),
            _ => letter(sense),
        };
        let lettered = cursor.attempt(|cursor| cursor.sense(letter));
        let ((before, of, what), number) = if let Some(found) = lettered {
            (found, cursor.number(one_digit)?.0.value)
        } else {
            let (number, _) = count(cursor).filter(|(number, _)| *number < 10)?;
            cursor.sign(Kind::Hyphen);
            (cursor.sense(spelled)?, number)
        };
        if number == 0 || number > of {
            let message = format!("a year has {of} {what}");
            let range = start..cursor.end_of_last();
            return cursor.mistake(ParseErrorKind::NoSuchPart, range, message);
        }
        Season::from_code(before + u8::try_from(number).ok()?)
    })
}

/// "1978–79" behind "winter of": the winter that begins in the first year.
fn second_year(cursor: &mut Cursor<'_>, point: &mut Point) {
    let Some(first) = point.year else { return };
    let next = cursor.attempt(|cursor| {
        cursor.one_of(&[Kind::Hyphen, Kind::Dash, Kind::Slash])?;
        let (second, _) = cursor.number(|number| matches!(number.digits, 1..=4))?;
        let places = 10_u64.pow(u32::try_from(second.digits).ok()?);
        if first.value.checked_add(1)? % places == second.value {
            return Some(None);
        }
        // "218–217 BC"
        let bc = era(cursor).filter(|era| *era == Era::Bc)?;
        (first.value.checked_sub(1)? == second.value).then_some(Some(bc))
    });
    if let Some(Some(bc)) = next {
        point.era = Some(bc);
    }
}

/// "summer 2019/20" is one summer south of the equator, and two years anywhere.
fn is_one_summer(cursor: &mut Cursor<'_>, start: usize, point: &Point) -> Option<()> {
    let mut ahead = cursor.clone();
    let mut two = point.clone();
    let slash = ahead.peek().is_some_and(|item| item.tight && item.kind == Kind::Slash);
    second_year(&mut ahead, &mut two);
    if !slash || ahead.at == cursor.at {
        return Some(());
    }
    let range = start..ahead.end_of_last();
    let message = "this can be one summer south of the equator, or two years";
    cursor.mistake(ParseErrorKind::Ambiguous, range, message)
}
