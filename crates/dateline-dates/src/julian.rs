//! Days of the Julian calendar, as old sources count them.
//!
//! It has one rule for leap years, every fourth, and so days that ours has not: February 29, 1900.

use std::fmt;
use std::str::FromStr;

use crate::day::{Day, Month, from_march, to_month};
use crate::error::{ParseError, ParseErrorKind};

/// A day of the Julian calendar, with astronomical years as [`Day`] has them.
///
/// ```
/// use dateline_dates::{Day, JulianDay};
///
/// let written: JulianDay = "1917-10-25".parse()?;
/// assert_eq!(Day::try_from(written)?.to_string(), "1917-11-07");
///
/// // A leap day that the Gregorian calendar does not have.
/// let leap: JulianDay = "1900-02-29".parse()?;
/// assert_eq!(Day::try_from(leap)?.to_string(), "1900-03-13");
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JulianDay {
    // Invariant: the month of this year has this day.
    year: i64,
    month: Month,
    day: u8,
}

/// Days of four years, after which the calendar repeats.
const CYCLE: i128 = 1_461;

/// From March 1 of the Julian year 0 to the day 0.
const SHIFT: i128 = 307;

impl JulianDay {
    /// A day of the Julian calendar, or `None` where the month has no such day.
    pub const fn new(year: i64, month: Month, day: u8) -> Option<JulianDay> {
        if day >= 1 && day <= length(year, month) {
            Some(JulianDay { year, month, day })
        } else {
            None
        }
    }

    /// The astronomical year.
    pub const fn year(self) -> i64 {
        self.year
    }

    /// The month.
    pub const fn month(self) -> Month {
        self.month
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Which day it is when days are counted, as [`Day::number`] counts them.
    pub fn number(self) -> i128 {
        let year = i128::from(self.year) - i128::from(self.month.number() <= 2);
        let day_of_year = from_march(self.month, self.day);
        year.div_euclid(4) * CYCLE + year.rem_euclid(4) * 365 + day_of_year - SHIFT
    }

    /// The day of this number, or `None` where its year does not fit in 64 bits.
    pub fn from_number(number: i128) -> Option<JulianDay> {
        let shifted = number.checked_add(SHIFT)?;
        let day_of_cycle = shifted.rem_euclid(CYCLE);
        // The leap day is the last of the cycle.
        let in_cycle = (day_of_cycle - day_of_cycle / (CYCLE - 1)) / 365;
        let day_of_year = day_of_cycle - 365 * in_cycle;
        let (month, day) = to_month(day_of_year)?;
        let year = shifted.div_euclid(CYCLE) * 4 + in_cycle + i128::from(month.number() <= 2);
        JulianDay::new(i64::try_from(year).ok()?, month, day)
    }
}

/// How many days a month of a Julian year has.
pub(crate) const fn length(year: i64, month: Month) -> u8 {
    match month {
        Month::February if year % 4 == 0 => 29,
        Month::February => 28,
        // Of the other months the calendars agree.
        _ => month.length(year),
    }
}

impl From<Day> for JulianDay {
    fn from(day: Day) -> JulianDay {
        // Only at the ends of 64 bits is there no such day.
        JulianDay::from_number(day.number()).unwrap_or(JulianDay {
            year: day.year(),
            month: day.month(),
            day: 1,
        })
    }
}

impl TryFrom<JulianDay> for Day {
    type Error = ParseError;

    /// # Errors
    ///
    /// When the year does not fit in 64 bits.
    fn try_from(julian: JulianDay) -> Result<Day, ParseError> {
        Day::from_number(julian.number()).ok_or_else(|| {
            ParseError::new(ParseErrorKind::NotExpressible, 0..0, "this year is too far away")
        })
    }
}

impl fmt::Display for JulianDay {
    /// As [`Day`] is shown: `1917-10-25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = (self.month.number(), self.day);
        match self.year {
            0..=9_999 => write!(f, "{:04}-{month:02}-{day:02}", self.year),
            10_000.. => write!(f, "+{}-{month:02}-{day:02}", self.year),
            _ => write!(f, "-{:04}-{month:02}-{day:02}", self.year.unsigned_abs()),
        }
    }
}

impl FromStr for JulianDay {
    type Err = ParseError;

    /// Reads `1917-10-25`, a year of four digits with its sign where it is negative.
    fn from_str(text: &str) -> Result<JulianDay, ParseError> {
        let error = |message: &'static str| {
            ParseError::new(ParseErrorKind::NoSuchDay, 0..text.len(), message)
        };
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i64>().ok())
                .flatten()
        };
        let parts: Vec<&str> = rest.splitn(4, '-').collect();
        let [year, month, day] = parts[..] else { return Err(error("this is not `1917-10-25`")) };
        let numbers = digits(year, 4).zip(digits(month, 2)).zip(digits(day, 2));
        let Some(((year, month), day)) = numbers else {
            return Err(error("this is not `1917-10-25`"));
        };
        u8::try_from(month)
            .ok()
            .and_then(Month::from_number)
            .zip(u8::try_from(day).ok())
            .and_then(|(month, day)| {
                JulianDay::new(if negative { -year } else { year }, month, day)
            })
            .ok_or_else(|| error("the Julian calendar has no such day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_their_numbers_agree() {
        let first = JulianDay::new(-5, Month::January, 1).expect("a day").number();
        for number in first..first + 4 * CYCLE {
            let day = JulianDay::from_number(number).expect("a day");
            assert_eq!(day.number(), number, "{day}");
        }
    }

    #[test]
    fn days_of_both_calendars() {
        let table = [
            ("0001-01-01", "0000-12-30"),
            ("1582-10-05", "1582-10-15"),
            ("1700-02-29", "1700-03-11"),
            ("1732-02-11", "1732-02-22"),
            ("1825-12-14", "1825-12-26"),
            ("1918-02-01", "1918-02-14"),
            ("-0043-03-15", "-0043-03-13"),
        ];
        for (julian, gregorian) in table {
            let written: JulianDay = julian.parse().expect(julian);
            let day = Day::try_from(written).expect(julian);
            assert_eq!(day.to_string(), gregorian, "{julian}");
            assert_eq!(JulianDay::from(day).to_string(), julian);
        }
    }
}
