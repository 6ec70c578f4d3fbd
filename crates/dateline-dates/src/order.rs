//! Two orders: one for lists, which must always answer, and one for truth, which may not know.

use edtf_core::{Edtf, IntervalEndpoint};

use crate::bounds::End;
use crate::date::{Date, Precision, bounds_of};
use crate::day::Day;
use crate::time::{Offset, Time};

/// Where a date stands in a list. The order is total, and stable from one version to the next:
///
/// 1. the earliest day; a date without a known start stands where it ends;
/// 2. the precision, the coarser first: 2000, then January 2000, then January 1, 2000;
/// 3. the time of day, as the clock showed it;
/// 4. the latest day; open and unknown ends last.
///
/// Dates with the same key stay in the order of the source. What is surely [`Relation::Before`]
/// another has the smaller key.
///
/// ```
/// use dateline_dates::Date;
///
/// let mut dates: Vec<Date> = ["2000-01-01", "2000", "1999~", "../1914", "2000-01-01T09:00:00"]
///     .iter()
///     .map(|text| text.parse())
///     .collect::<Result<_, _>>()?;
/// dates.sort_by_key(Date::sort_key);
/// let sorted: Vec<String> = dates.iter().map(Date::to_string).collect();
/// assert_eq!(sorted, ["../1914", "1999~", "2000", "2000-01-01", "2000-01-01T09:00:00"]);
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SortKey {
    place: Place,
    precision: Precision,
    second_of_day: u32,
    latest: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Place {
    /// A year too far back for 64 bits.
    Start,
    Day(Day),
    /// A year too far ahead, or an end that is open or unknown.
    End,
}

/// How two dates stand to one another, as far as that is certain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "nothing else can be known of two stretches of time")]
pub enum Relation {
    /// Every day of the one is before every day of the other.
    Before,
    /// Every day of the one is after every day of the other.
    After,
    /// They surely share a day.
    Overlaps,
    /// It depends on what is not known: an event of 1985 may lie before, in or after April 1985.
    Unknown,
}

impl Date {
    /// Where this stands in a list.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let mut dates: Vec<Date> = ["2000-06-04", "1985?", "2000-06", "early 2000s"]
    ///     .into_iter()
    ///     .map(|text| Date::from_phrase(text, &dateline_dates::ENGLISH))
    ///     .collect::<Result<_, _>>()?;
    /// dates.sort_by_key(Date::sort_key);
    /// let sorted: Vec<String> = dates.iter().map(Date::to_string).collect();
    /// assert_eq!(sorted, ["1985?", "2000~/2003~", "2000-06", "2000-06-04"]);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn sort_key(&self) -> SortKey {
        let bounds = self.bounds();
        let latest = match bounds.latest() {
            End::Day(day) => Place::Day(day),
            End::Open | End::Unknown => Place::End,
        };
        let place = match (bounds.earliest(), bounds.latest()) {
            (End::Day(day), _) | (_, End::Day(day)) => Place::Day(day),
            // Only a year beyond 64 bits has no day at either end.
            _ if self.to_string().starts_with("Y-") => Place::Start,
            _ => Place::End,
        };
        let second_of_day = self.time().map_or(0, Time::seconds_of_day);
        SortKey { place, precision: self.precision(), second_of_day, latest }
    }

    /// How this stands to another date, as far as that is certain.
    ///
    /// Days are compared as written; times of day and zones within one day are not.
    ///
    /// ```
    /// use dateline_dates::{Date, Relation};
    ///
    /// let relation = |a: &str, b: &str| -> Result<Relation, dateline_dates::ParseError> {
    ///     Ok(a.parse::<Date>()?.relation_to(&b.parse()?))
    /// };
    /// assert_eq!(relation("1999", "2000-06")?, Relation::Before);
    /// assert_eq!(relation("1914/1918", "1916-07-01")?, Relation::Overlaps);
    /// assert_eq!(relation("1985", "1985-04")?, Relation::Unknown);
    /// assert_eq!(relation("1985/", "2000")?, Relation::Unknown);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn relation_to(&self, other: &Date) -> Relation {
        let (mine, theirs) = (self.bounds(), other.bounds());
        let before = |latest: End, earliest: End| {
            latest.day().zip(earliest.day()).is_some_and(|(latest, earliest)| latest < earliest)
        };
        if before(mine.latest(), theirs.earliest()) {
            return Relation::Before;
        }
        if before(theirs.latest(), mine.earliest()) {
            return Relation::After;
        }
        match (self.certain_core(), other.certain_core()) {
            (Some(a), Some(b)) if a.starts_by <= b.lasts_to && b.starts_by <= a.lasts_to => {
                Relation::Overlaps
            }
            _ => Relation::Unknown,
        }
    }

    /// Whether the moment that this names has surely come at the moment `now`: for embargoes.
    ///
    /// A day, month or year has come when it begins, where `now` was taken; a time of day, when the
    /// clock reaches it. Times with offsets are compared as instants. Where only one of the two has
    /// an offset, the other is taken in the zone that keeps the embargo longest; where `now` is only
    /// a day, no time of that day has come.
    ///
    /// ```
    /// use dateline_dates::{Date, ParseError};
    ///
    /// let has_come = |embargo: &str, now: &str| -> Result<bool, ParseError> {
    ///     Ok(embargo.parse::<Date>()?.has_come(&now.parse()?))
    /// };
    /// assert!(has_come("2026-11-24", "2026-11-24")?);
    /// assert!(!has_come("2026-11-24T09:00:00", "2026-11-24")?);
    /// assert!(has_come("2026-11-24T09:00:00-05:00", "2026-11-24T14:00:00Z")?);
    /// assert!(!has_come("2026-11-24T09:00:00", "2026-11-24T14:00:00Z")?);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn has_come(&self, now: &Date) -> bool {
        let (Some(until_day), Some(now_day)) =
            (self.bounds().earliest().day(), now.bounds().earliest().day())
        else {
            return false;
        };
        let Some(until) = self.time() else { return until_day <= now_day };
        let Some(time) = now.time() else { return until_day < now_day };
        let (until_offset, now_offset) = match (until.offset(), time.offset()) {
            (None, None) => (0, 0),
            (until, now) => {
                (until.map_or(-12 * 60, Offset::minutes), now.map_or(14 * 60, Offset::minutes))
            }
        };
        seconds(until_day, until, until_offset) <= seconds(now_day, time, now_offset)
    }

    /// What of its time a date surely covers.
    ///
    /// A single day covers itself; a year as the date of an event may mean any day of it. Of an
    /// interval with two certain ends it is what lies between the latest start and the earliest
    /// end. An open or qualified end makes nothing certain.
    fn certain_core(&self) -> Option<Core> {
        let (start, end) = match self.edtf() {
            Edtf::Interval(interval) => match (interval.start, interval.end) {
                (IntervalEndpoint::Date(start), IntervalEndpoint::Date(end)) => (start, end),
                _ => return None,
            },
            Edtf::Date(date) => (*date, *date),
            Edtf::DateTime(at) => (at.date, at.date),
            Edtf::Set(_) => return None,
        };
        if self.edtf().is_uncertain() || self.edtf().is_approximate() {
            return None;
        }
        let (_, starts_by) = bounds_of(&start).days()?;
        let (lasts_to, _) = bounds_of(&end).days()?;
        Some(Core { starts_by, lasts_to })
    }
}

/// Seconds on one line, that of UTC, of a clock so many minutes ahead of it.
fn seconds(day: Day, time: Time, offset_minutes: i16) -> i128 {
    day.number() * 86_400 + i128::from(time.seconds_of_day()) - i128::from(offset_minutes) * 60
}

/// `starts_by` may come after `lasts_to`; two cores still meet where each starts before the other
/// ends.
struct Core {
    starts_by: Day,
    lasts_to: Day,
}
