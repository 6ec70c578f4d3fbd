//! A time of day, and how far it stands from UTC.
//!
//! A time is kept as it was written and never shifted: "9 p.m. in Washington" stays 9 p.m. for a
//! reader in Vienna.

use std::fmt;

/// A time of day, to the second, with its distance from UTC where that was given.
///
/// ```
/// use dateline_dates::Date;
///
/// let date: Date = "2000-06-04T17:30:00+02:00".parse()?;
/// let time = date.time().ok_or("no time")?;
/// assert_eq!((time.hour(), time.minute(), time.second()), (17, 30, 0));
/// assert_eq!(time.offset().map(|offset| offset.minutes()), Some(120));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Time {
    // Invariant: a clock shows it; the second 60 is a leap second.
    hour: u8,
    minute: u8,
    second: u8,
    offset: Option<Offset>,
}

impl Time {
    /// A time of day without an offset, or `None` where no clock shows it.
    pub const fn new(hour: u8, minute: u8, second: u8) -> Option<Time> {
        if hour < 24 && minute < 60 && second <= 60 {
            Some(Time { hour, minute, second, offset: None })
        } else {
            None
        }
    }

    /// The same reading of the clock, so far from UTC.
    pub const fn with_offset(self, offset: Offset) -> Time {
        Time { offset: Some(offset), ..self }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// The second, 0 to 60.
    pub const fn second(self) -> u8 {
        self.second
    }

    /// The distance from UTC, where it was given.
    pub const fn offset(self) -> Option<Offset> {
        self.offset
    }

    /// Seconds since midnight, as the clock shows them.
    pub const fn seconds_of_day(self) -> u32 {
        self.hour as u32 * 3_600 + self.minute as u32 * 60 + self.second as u32
    }
}

impl fmt::Display for Time {
    /// `17:30:00`, `17:30:00Z`, `17:30:00+02:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        self.offset.map_or(Ok(()), |offset| offset.fmt(f))
    }
}

/// How far a clock stands from UTC, at most fourteen hours either way.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Offset {
    // Invariant: -840..=840.
    minutes: i16,
}

impl Offset {
    /// UTC itself.
    pub const UTC: Offset = Offset { minutes: 0 };

    /// So many minutes ahead of UTC, or behind it when negative; `None` beyond fourteen hours.
    pub const fn from_minutes(minutes: i16) -> Option<Offset> {
        if minutes >= -840 && minutes <= 840 { Some(Offset { minutes }) } else { None }
    }

    /// Minutes ahead of UTC.
    pub const fn minutes(self) -> i16 {
        self.minutes
    }
}

impl fmt::Display for Offset {
    /// `Z`, `+02:00`, `-05:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return f.write_str("Z");
        }
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
