//! Conversions from and to chrono, behind the feature `chrono`.
//!
//! chrono knows exact days and instants only, so the way there can fail and the way back cannot.

use ::chrono::{
    DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc,
};

use crate::date::Date;
use crate::day::{Day, Month};
use crate::error::{ParseError, ParseErrorKind};
use crate::time::{Offset, Time};

impl From<NaiveDate> for Day {
    /// ```
    /// use chrono::NaiveDate;
    /// use dateline_dates::{Date, Day};
    ///
    /// let day = NaiveDate::from_ymd_opt(2000, 6, 4).map(Day::from).ok_or("no such day")?;
    /// assert_eq!(Date::from(day).to_string(), "2000-06-04");
    /// # Ok::<(), &str>(())
    /// ```
    fn from(date: NaiveDate) -> Day {
        // Both calendars are the proleptic Gregorian one.
        Day::from_number(i128::from(date.num_days_from_ce()))
            .unwrap_or(Day::first_of(i64::from(date.year()), Month::January))
    }
}

impl TryFrom<Day> for NaiveDate {
    type Error = ParseError;

    /// # Errors
    ///
    /// When the year is outside -262143 to 262142.
    fn try_from(day: Day) -> Result<NaiveDate, ParseError> {
        i32::try_from(day.number()).ok().and_then(NaiveDate::from_num_days_from_ce_opt).ok_or_else(
            || {
                let message = format!("chrono has no day {day}");
                ParseError::new(ParseErrorKind::NotExpressible, 0..0, message)
            },
        )
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = ParseError;

    /// The day of a date that is exactly one day, with a time or without.
    ///
    /// # Errors
    ///
    /// When it is not, or when the year is outside -262143 to 262142.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use dateline_dates::Date;
    ///
    /// let day = NaiveDate::try_from(&"2000-06-04".parse::<Date>()?)?;
    /// assert_eq!(day.to_string(), "2000-06-04");
    /// assert!(NaiveDate::try_from(&"2000-06".parse::<Date>()?).is_err());
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    fn try_from(date: &Date) -> Result<NaiveDate, ParseError> {
        let day = date.day().ok_or_else(|| not_one(date, "day"))?;
        NaiveDate::try_from(day)
    }
}

impl TryFrom<&Date> for DateTime<FixedOffset> {
    type Error = ParseError;

    /// The instant of a date that has a time of day and its distance from UTC.
    ///
    /// # Errors
    ///
    /// When it has not.
    fn try_from(date: &Date) -> Result<DateTime<FixedOffset>, ParseError> {
        let offset = date.time().and_then(Time::offset);
        local(date)
            .zip(offset)
            .and_then(|(local, offset)| {
                let offset = FixedOffset::east_opt(i32::from(offset.minutes()) * 60)?;
                local.and_local_timezone(offset).single()
            })
            .ok_or_else(|| not_one(date, "instant"))
    }
}

impl From<DateTime<FixedOffset>> for Date {
    /// The second in which the instant lies, as a clock there shows it.
    ///
    /// ```
    /// use chrono::{DateTime, FixedOffset};
    /// use dateline_dates::Date;
    ///
    /// let now = DateTime::parse_from_rfc3339("2024-02-06T17:30:00.5+03:00").unwrap();
    /// assert_eq!(Date::from(now).to_string(), "2024-02-06T17:30:00+03:00");
    /// let date: Date = "2024-02-06T17:30:00Z".parse()?;
    /// assert_eq!(DateTime::<FixedOffset>::try_from(&date)?.timestamp(), 1_707_240_600);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    fn from(instant: DateTime<FixedOffset>) -> Date {
        let minutes = instant.offset().local_minus_utc() / 60;
        let offset = i16::try_from(minutes).ok().and_then(Offset::from_minutes);
        let local = instant.naive_local();
        let day = Date::from(Day::from(local.date()));
        let number = |value: u32| u8::try_from(value).unwrap_or(0);
        let time = Time::new(number(local.hour()), number(local.minute()), number(local.second()));
        match (time, offset) {
            // Years beyond four digits have no times in EDTF: the day, or the year, remains.
            (Some(time), Some(offset)) => day.at(time.with_offset(offset)).unwrap_or(day),
            _ => day,
        }
    }
}

impl From<DateTime<Utc>> for Date {
    fn from(instant: DateTime<Utc>) -> Date {
        Date::from(instant.fixed_offset())
    }
}

/// The clock reading of a date with a time of day.
fn local(date: &Date) -> Option<NaiveDateTime> {
    let time = date.time()?;
    // A leap second counts as the second before it.
    let second = u32::from(time.second().min(59));
    let time = NaiveTime::from_hms_opt(u32::from(time.hour()), u32::from(time.minute()), second)?;
    Some(NaiveDate::try_from(date).ok()?.and_time(time))
}

fn not_one(date: &Date, what: &str) -> ParseError {
    let message = format!("`{date}` is not exactly one {what}");
    ParseError::new(ParseErrorKind::NotExpressible, 0..date.to_string().len(), message)
}
