//! The earliest and the latest day that a date can mean.
//!
//! An open end (it goes on, or nobody drew a line) and an unknown end (there is one, but it is not
//! known when) are two things, and a tool that mixes them up tells readers something untrue.

use std::fmt;

use crate::day::Day;

/// One end of a date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "an end is given, open or unknown")]
pub enum End {
    /// This day, included.
    Day(Day),
    /// There is no end (`..` in EDTF).
    Open,
    /// There is an end, but it is not known.
    Unknown,
}

impl End {
    /// The day, unless open or unknown.
    pub const fn day(self) -> Option<Day> {
        match self {
            End::Day(day) => Some(day),
            End::Open | End::Unknown => None,
        }
    }
}

impl fmt::Display for End {
    /// The day; `..` where open; nothing where unknown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Day(day) => day.fmt(f),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

/// The earliest and the latest day of a date, both included, in the calendar as written.
///
/// Qualifiers never move them: "about 1850" lies in 1850 as far as anybody wrote down.
///
/// ```
/// use dateline_dates::{Date, End};
///
/// let bounds = "2024-02/..".parse::<Date>()?.bounds();
/// assert_eq!(bounds.earliest().to_string(), "2024-02-01");
/// assert_eq!(bounds.latest(), End::Open);
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bounds {
    // Invariant: where both are days, `earliest` is not after `latest`.
    earliest: End,
    latest: End,
}

impl Bounds {
    pub(crate) const fn new(earliest: End, latest: End) -> Bounds {
        Bounds { earliest, latest }
    }

    /// The first end.
    pub const fn earliest(self) -> End {
        self.earliest
    }

    /// The last end.
    pub const fn latest(self) -> End {
        self.latest
    }

    /// Both days, where both are known.
    pub fn days(self) -> Option<(Day, Day)> {
        self.earliest.day().zip(self.latest.day())
    }

    /// Whether a day lies between them; an open end is no hindrance, an unknown one is.
    ///
    /// ```
    /// use dateline_dates::{Date, Day, Month};
    ///
    /// let war = "1914-07-28/1918-11-11".parse::<Date>()?.bounds();
    /// let day = |year, month, day| Day::new(year, month, day).expect("the month has it");
    /// assert!(war.contains(day(1916, Month::July, 1)));
    /// assert!(!war.contains(day(1918, Month::November, 12)));
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn contains(self, day: Day) -> bool {
        let starts = match self.earliest {
            End::Day(earliest) => earliest <= day,
            End::Open => true,
            End::Unknown => false,
        };
        let ends = match self.latest {
            End::Day(latest) => day <= latest,
            End::Open => true,
            End::Unknown => false,
        };
        starts && ends
    }
}
