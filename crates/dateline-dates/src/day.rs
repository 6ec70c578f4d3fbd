//! Calendar days, months, weekdays and the parts of a year that are not months.
//!
//! All of them are of the proleptic Gregorian calendar with astronomical years (0 is 1 BC), because
//! that is what EDTF writes and what two dates can be compared in. The year has 64 bits: geology
//! and the heat death of the universe are dates too, and none may overflow.

use std::fmt;

/// A month of the year.
///
/// ```
/// use dateline_dates::Month;
///
/// assert_eq!(Month::from_number(6), Some(Month::June));
/// assert_eq!(Month::February.length(2024), 29);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "a year has twelve months")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Month {
    January = 1,
    February,
    March,
    April,
    May,
    June,
    July,
    August,
    September,
    October,
    November,
    December,
}

impl Month {
    /// All of them, January first.
    pub const ALL: [Month; 12] = [
        Month::January,
        Month::February,
        Month::March,
        Month::April,
        Month::May,
        Month::June,
        Month::July,
        Month::August,
        Month::September,
        Month::October,
        Month::November,
        Month::December,
    ];

    /// The month of this number; 1 is January.
    pub fn from_number(number: u8) -> Option<Month> {
        Month::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Its number; January is 1.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// How many days it has in a year.
    pub const fn length(self, year: i64) -> u8 {
        match self {
            Month::February if is_leap(year) => 29,
            Month::February => 28,
            Month::April | Month::June | Month::September | Month::November => 30,
            _ => 31,
        }
    }
}

/// Whether an astronomical year has a February 29.
pub(crate) const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// A day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "a week has seven days")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All of them, Monday first as in ISO 8601.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
}

/// A part of a year that is not a month: a season, a quarter, a third or a half.
///
/// A season without a hemisphere is placed as a northern one. Winter ends in the next year.
///
/// ```
/// use dateline_dates::{Month, Season};
///
/// assert_eq!(Season::from_code(21), Some(Season::Spring));
/// assert_eq!(Season::Quarter3.months(), (Month::July, Month::September));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "EDTF has the codes 21 to 41")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring = 21,
    Summer,
    Autumn,
    Winter,
    NorthernSpring,
    NorthernSummer,
    NorthernAutumn,
    NorthernWinter,
    SouthernSpring,
    SouthernSummer,
    SouthernAutumn,
    SouthernWinter,
    Quarter1,
    Quarter2,
    Quarter3,
    Quarter4,
    Third1,
    Third2,
    Third3,
    Half1,
    Half2,
}

impl Season {
    /// All of them, in the order of their codes.
    pub const ALL: [Season; 21] = [
        Season::Spring,
        Season::Summer,
        Season::Autumn,
        Season::Winter,
        Season::NorthernSpring,
        Season::NorthernSummer,
        Season::NorthernAutumn,
        Season::NorthernWinter,
        Season::SouthernSpring,
        Season::SouthernSummer,
        Season::SouthernAutumn,
        Season::SouthernWinter,
        Season::Quarter1,
        Season::Quarter2,
        Season::Quarter3,
        Season::Quarter4,
        Season::Third1,
        Season::Third2,
        Season::Third3,
        Season::Half1,
        Season::Half2,
    ];

    /// The part of the year with this EDTF code, 21 to 41.
    pub fn from_code(code: u8) -> Option<Season> {
        Season::ALL.get(usize::from(code).checked_sub(21)?).copied()
    }

    /// Its EDTF code.
    pub const fn code(self) -> u8 {
        self as u8
    }

    /// Its first and its last month; where the last is the smaller one, it lies in the next year.
    pub fn months(self) -> (Month, Month) {
        use Month::{April, August, December, February, January, July, June, March, May};
        use Month::{November, October, September};
        match self {
            Season::Spring | Season::NorthernSpring | Season::SouthernAutumn => (March, May),
            Season::Summer | Season::NorthernSummer | Season::SouthernWinter => (June, August),
            Season::Autumn | Season::NorthernAutumn | Season::SouthernSpring => {
                (September, November)
            }
            Season::Winter | Season::NorthernWinter | Season::SouthernSummer => {
                (December, February)
            }
            Season::Quarter1 => (January, March),
            Season::Quarter2 => (April, June),
            Season::Quarter3 => (July, September),
            Season::Quarter4 => (October, December),
            Season::Third1 => (January, April),
            Season::Third2 => (May, August),
            Season::Third3 => (September, December),
            Season::Half1 => (January, June),
            Season::Half2 => (July, December),
        }
    }
}

/// One day. Days are ordered as they follow one another.
///
/// ```
/// use dateline_dates::{Day, Month, Weekday};
///
/// let day = Day::new(2000, Month::June, 4).ok_or("no such day")?;
/// assert_eq!(day.to_string(), "2000-06-04");
/// assert_eq!(day.weekday(), Weekday::Sunday);
/// assert_eq!(day.plus(30).map(|later| later.to_string()), Some("2000-07-04".into()));
/// assert_eq!(Day::new(2023, Month::February, 29), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(clippy::struct_field_names, reason = "the day of a day is called so")]
pub struct Day {
    // Invariant: the month of this year has this day. The fields stand in the order that `Ord` wants.
    year: i64,
    month: Month,
    day: u8,
}

/// How many days lie between March 1 and a day of the year that begins there. In it the leap day
/// is the last, so the calendars with these months agree.
pub(crate) fn from_march(month: Month, day: u8) -> i128 {
    (153 * ((i128::from(month.number()) + 9) % 12) + 2) / 5 + i128::from(day) - 1
}

/// The month and the day so many days after March 1, or `None` beyond a year.
pub(crate) fn to_month(day_of_year: i128) -> Option<(Month, u8)> {
    let months = (5 * day_of_year + 2) / 153;
    let day = u8::try_from(day_of_year - (153 * months + 2) / 5 + 1).ok()?;
    let month = Month::from_number(u8::try_from((months + 2) % 12 + 1).ok()?)?;
    Some((month, day))
}

/// Days of 400 years, after which the calendar repeats.
const CYCLE: i128 = 146_097;

impl Day {
    /// A day of the calendar, or `None` where the month has no such day.
    pub const fn new(year: i64, month: Month, day: u8) -> Option<Day> {
        if day >= 1 && day <= month.length(year) { Some(Day { year, month, day }) } else { None }
    }

    /// The first day of a month.
    pub const fn first_of(year: i64, month: Month) -> Day {
        Day { year, month, day: 1 }
    }

    /// The last day of a month.
    pub const fn last_of(year: i64, month: Month) -> Day {
        Day { year, month, day: month.length(year) }
    }

    /// The astronomical year: 0 is 1 BC, -1 is 2 BC.
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

    /// Which day it is when days are counted; 1 is January 1 of the year 1 (rata die).
    ///
    /// ```
    /// use dateline_dates::{Day, Month};
    ///
    /// assert_eq!(Day::first_of(1, Month::January).number(), 1);
    /// assert_eq!(Day::first_of(1970, Month::January).number(), 719_163);
    /// ```
    pub fn number(self) -> i128 {
        let year = i128::from(self.year) - i128::from(self.month.number() <= 2);
        let in_cycle = year.rem_euclid(400);
        let day_of_year = from_march(self.month, self.day);
        let day_of_cycle = in_cycle * 365 + in_cycle / 4 - in_cycle / 100 + day_of_year;
        // March 1 of the year 0 is the day -305.
        year.div_euclid(400) * CYCLE + day_of_cycle - 305
    }

    /// The day of this number, or `None` where its year does not fit in 64 bits.
    pub fn from_number(number: i128) -> Option<Day> {
        let shifted = number.checked_add(305)?;
        let day_of_cycle = shifted.rem_euclid(CYCLE);
        let in_cycle = (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524
            - day_of_cycle / 146_096)
            / 365;
        let day_of_year = day_of_cycle - (365 * in_cycle + in_cycle / 4 - in_cycle / 100);
        let (month, day) = to_month(day_of_year)?;
        let year = shifted.div_euclid(CYCLE) * 400 + in_cycle + i128::from(month.number() <= 2);
        Day::new(i64::try_from(year).ok()?, month, day)
    }

    /// The day so many days later, or earlier when negative.
    ///
    /// ```
    /// use dateline_dates::{Day, Month, Weekday};
    ///
    /// let talks = Day::new(2000, Month::June, 4).expect("June has it");
    /// assert_eq!(talks.weekday(), Weekday::Sunday);
    /// assert_eq!(talks.plus(27).map(|day| day.to_string()).as_deref(), Some("2000-07-01"));
    /// ```
    pub fn plus(self, days: i64) -> Option<Day> {
        Day::from_number(self.number() + i128::from(days))
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // The day 1 is a Monday.
        let index = usize::try_from((self.number() - 1).rem_euclid(7)).unwrap_or(0);
        Weekday::ALL[index]
    }
}

impl fmt::Display for Day {
    /// `2000-06-04`; a year that needs more than four digits or is negative carries its sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.year, self.month.number(), self.day);
        match year {
            0..=9999 => write!(f, "{year:04}-{month:02}-{day:02}"),
            10_000.. => write!(f, "+{year}-{month:02}-{day:02}"),
            _ => write!(f, "-{:04}-{month:02}-{day:02}", year.unsigned_abs()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_their_numbers_agree() {
        let mut day = Day::first_of(-801, Month::January);
        for number in day.number()..day.number() + 2 * CYCLE + 400 {
            assert_eq!(day.number(), number, "{day}");
            assert_eq!(Day::from_number(number), Some(day));
            let next = day.plus(1).expect("there is a next day");
            assert!(day < next, "{day} {next}");
            day = next;
        }
    }

    #[test]
    fn the_ends_of_what_is_counted() {
        for year in [i64::MIN, i64::MAX] {
            let day = Day::last_of(year, Month::December);
            assert_eq!(Day::from_number(day.number()), Some(day));
        }
        assert_eq!(Day::last_of(i64::MAX, Month::December).plus(1), None);
        assert_eq!(Day::from_number(i128::MAX), None);
        assert_eq!(Day::from_number(i128::MIN), None);
    }

    #[test]
    fn as_text() {
        let table = [(2000, "2000-02-01"), (79, "0079-02-01"), (-43, "-0043-02-01")];
        for (year, want) in table {
            assert_eq!(Day::first_of(year, Month::February).to_string(), want);
        }
        assert_eq!(Day::first_of(17_000, Month::January).to_string(), "+17000-01-01");
        assert!(Day::first_of(i64::MIN, Month::January).to_string().starts_with("-9223"));
    }
}
