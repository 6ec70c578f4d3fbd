//! Years with their eras, decades, centuries and millennia.

use super::cursor::Cursor;
use super::lex::{Kind, Number};
use super::point::{Era, Point, Unit, Year};
use crate::words::Sense;

fn era_sense(sense: Sense) -> Option<Era> {
    match sense {
        Sense::Bc => Some(Era::Bc),
        Sense::Ad => Some(Era::Ad),
        _ => None,
    }
}

/// "BC" or "AD" behind something.
pub(super) fn era(cursor: &mut Cursor<'_>) -> Option<Era> {
    cursor.attempt(|cursor| {
        // "the 5th century, B.C."
        cursor.sign(Kind::Comma);
        cursor.sense(era_sense)
    })
}

/// "BC" right behind a year; "AD" in front of another number belongs to that one.
fn era_here(cursor: &mut Cursor<'_>) -> Option<Era> {
    let era = cursor.sense(era_sense)?;
    let number_next = cursor.peek().is_some_and(|item| item.number().is_some());
    (era == Era::Bc || !number_next).then_some(era)
}

/// A year with what belongs to it: "1985", "44 BC", "AD 79", "the year 79", "1985 года".
///
/// Two digits are a year only with an era or the word "year"; five only with an era.
pub(super) fn year(cursor: &mut Cursor<'_>) -> Option<(Year, Option<Era>)> {
    cursor.attempt(|cursor| {
        let named = cursor.word(Sense::YearUnit);
        let before = cursor.sense(era_sense);
        // The Russian "1945-го" is ordinal.
        let plain = |number: Number| {
            (!number.ordinal || number.digits == 4) && !number.decade && !number.apostrophe
        };
        let (number, _) = cursor.number(plain)?;
        // "44 r. p.n.e."
        cursor.word_here(Sense::YearUnit);
        let after = if before.is_none() { cursor.attempt(era_here) } else { None };
        let era = before.or(after);
        let known = match number.digits {
            0..=2 => era.is_some() || named,
            3..=4 => true,
            _ => era.is_some(),
        };
        if !known {
            return None;
        }
        Some((Year { value: number.value, digits: number.digits }, era))
    })
}

/// A year alone.
pub(super) fn year_point(cursor: &mut Cursor<'_>) -> Option<Point> {
    let start = cursor.offset();
    let year = year(cursor)?;
    Some(Point::new(Unit::Year, start..cursor.end_of_last()).with_year(Some(year)))
}

/// "1860s", "the ’90s", "the nineties", "the 1900s" (a century), "les années 90".
pub(super) fn decade(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let named = cursor.word(Sense::DecadeUnit);
        let spelled = cursor.sense(|sense| match sense {
            Sense::Decade(decade) => Some(u64::from(decade)),
            _ => None,
        });
        let unit = if let Some(decade) = spelled {
            Unit::Decade(decade)
        } else {
            let (number, _) = cursor.number(|number| {
                let marked = number.decade || (named && number.digits != 1);
                marked && number.value % 10 == 0 && matches!(number.digits, 2..=4)
            })?;
            decade_or_century(cursor, number)
        };
        cursor.attempt(|cursor| {
            // "die 90er-Jahre", "девяностые годы"
            cursor.sign(Kind::Hyphen);
            (cursor.word_here(Sense::YearUnit) || cursor.word_here(Sense::DecadeUnit)).then_some(())
        });
        let mut point = Point::new(unit, start..cursor.end_of_last());
        // "lata 90. XX wieku", "90-е годы XX века"
        if let Unit::Decade(decade @ 0..=99) = point.unit
            && let Some(century) = cursor.attempt(century)
            && let Unit::Century(number) = century.unit
        {
            point.unit = Unit::Decade(number.saturating_sub(1) * 100 + decade);
            point.era = century.era;
        }
        point.era = point.era.or_else(|| era(cursor));
        point.range.end = cursor.end_of_last();
        Some(point)
    })
}

fn decade_or_century(cursor: &mut Cursor<'_>, number: Number) -> Unit {
    if number.digits == 2 || !number.value.is_multiple_of(100) {
        return Unit::Decade(number.value);
    }
    let text = number.value;
    if text.is_multiple_of(1_000) {
        // Of the 2000s everybody means the decade; the century has just begun.
        if text != 2_000 {
            cursor.notes.push(format!(
                "`{text}s` is read as the ten years from {text}; for the century write `{:02}XX`",
                text / 100
            ));
        }
        return Unit::Decade(text);
    }
    cursor.notes.push(format!(
        "`{text}s` is read as the century, {text} to {}; for the ten years write `{:03}X`",
        text + 99,
        text / 10
    ));
    Unit::Hundreds(text)
}

/// "the 19th century", "nineteenth century", "XIX век", "siglo XIX", "2nd millennium BC".
pub(super) fn century(cursor: &mut Cursor<'_>) -> Option<Point> {
    cursor.attempt(|cursor| {
        let start = cursor.offset();
        let unit = |sense: Sense| match sense {
            Sense::Century => Some(Sense::Century),
            Sense::Millennium => Some(Sense::Millennium),
            _ => None,
        };
        let named = cursor.sense(|sense| match sense {
            Sense::NthCentury(number) => Some(u64::from(number)),
            _ => None,
        });
        if let Some(number) = named {
            return Some(Point::new(Unit::Century(number), start..cursor.end_of_last()));
        }
        let unit_first = cursor.attempt(|cursor| {
            let unit = cursor.sense(unit)?;
            // The Russian "в" is both "in" and "century"; in front it is "in".
            let filler = cursor.items[cursor.at - 1].has(Sense::Filler);
            // Italian "I secolo al 17 febbraio": what follows is the other end.
            if filler || cursor.peek()?.has(Sense::To) {
                return None;
            }
            Some((unit, count(cursor)?))
        });
        // Italian "i" is filler, and the first century is "I secolo".
        let (unit, (number, range)) = if let Some(found) = unit_first {
            found
        } else {
            let count = count(cursor)?;
            cursor.sign(Kind::Hyphen);
            (cursor.sense(unit)?, count)
        };
        if number == 0 {
            let kind = crate::error::ParseErrorKind::NoSuchPart;
            return cursor.mistake(kind, range, "centuries are counted from the first");
        }
        let unit = match unit {
            Sense::Millennium => Unit::Millennium(number),
            _ => Unit::Century(number),
        };
        let mut point = Point::new(unit, start..cursor.end_of_last());
        point.era = era(cursor);
        point.range.end = cursor.end_of_last();
        Some(point)
    })
}

/// The number of a century: in digits, spelled, or Roman.
pub(super) fn count(cursor: &mut Cursor<'_>) -> Option<(u64, std::ops::Range<usize>)> {
    let small = |number: Number| number.digits <= 2 && !number.apostrophe;
    if let Some((number, range)) = cursor.number(small) {
        return Some((number.value, range));
    }
    cursor.attempt(|cursor| {
        while cursor.peek()?.has(Sense::Filler) && roman_item(cursor).is_none() {
            cursor.at += 1;
        }
        let number = roman_item(cursor)?;
        let range = cursor.peek()?.range.clone();
        cursor.at += 1;
        // "XIX-го века"
        cursor.attempt(|cursor| {
            (cursor.sign(Kind::Hyphen) && cursor.word_here(Sense::OrdinalMark)).then_some(())
        });
        Some((number, range))
    })
}

/// The `XVIIe` of "XVIIe–XVIIIe siècles": of a century, if that stands with its neighbor.
pub(super) fn roman_alone(cursor: &mut Cursor<'_>) -> Option<Point> {
    let range = cursor.peek()?.range.clone();
    let value = roman_item(cursor)?;
    if !cursor.text[range.clone()].starts_with(char::is_uppercase) {
        return None;
    }
    cursor.at += 1;
    let number = Number { value, digits: 2, ordinal: true, decade: false, apostrophe: false };
    Some(Point::new(Unit::Bare(number), range))
}

fn roman_item(cursor: &Cursor<'_>) -> Option<u64> {
    let item = cursor.peek().filter(|item| item.kind == Kind::Word)?;
    roman(&cursor.text[item.range.clone()])
}

/// `XIX`, `XIXth`, and `XIXe`, `XIXème` of French; Cyrillic letters that look Roman are taken for them.
pub(super) fn roman(text: &str) -> Option<u64> {
    let digit = |c: char| match c {
        'I' | 'i' | 'І' | 'і' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' | 'Х' | 'х' => Some(10),
        _ => None,
    };
    let text =
        ["th", "st", "nd", "rd"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let letters = text.trim_end_matches(['.', 'e', 'è', 'é', 'm', 'ᵉ', 'º', 'ª', 'r']);
    if letters.is_empty() || letters.chars().count() > 7 {
        return None;
    }
    let mut total = 0;
    let mut last = 0;
    for c in letters.chars().rev() {
        let value = digit(c)?;
        if value < last {
            total -= value;
        } else {
            total += value;
        }
        last = last.max(value);
    }
    u64::try_from(total).ok().filter(|total| *total > 0)
}
