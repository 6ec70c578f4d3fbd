//! Seasons, quarters and halves: "spring 2014", "the winter of 1978–79", "Q3 2019", "1H 2019".

use super::cursor::Cursor;
use super::lex::{Item, Kind, Number};
use super::point::{Point, Unit};
use super::year::{count, year};
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
            if season == Season::Winter {
                second_year(cursor, &mut point);
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
    cursor.attempt(|cursor| {
        cursor.one_of(&[Kind::Hyphen, Kind::Dash, Kind::Slash])?;
        let (second, _) = cursor.number(|number| matches!(number.digits, 2 | 4))?;
        let places = if second.digits == 2 { 100 } else { 10_000 };
        (first.value.checked_add(1)? % places == second.value).then_some(())
    });
}
