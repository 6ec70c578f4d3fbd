//! Dates as exact as they are known, in and out of words.
//!
//! So far only the waist: EDTF in, EDTF out, an order for lists and a relation for truth.

use std::fmt;
use std::str::FromStr;

use edtf_core::{Bound, BoundDate, Edtf};

/// A date as exact as it is known: one EDTF expression. Equal means: says the same.
///
/// There is no `Ord`: lists are sorted by [`Date::sort_key`], and whether one date lies before
/// another is answered by [`Date::relation_to`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Date(Edtf);

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError(edtf_core::ParseError);

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Date, ParseError> {
        Edtf::parse(text).map(Date).map_err(ParseError)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// How two dates lie to one another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Relation {
    /// Certainly before.
    Before,
    /// Certainly after.
    After,
    /// They can share a day.
    Overlaps,
    /// Too little is known.
    Unknown,
}

impl Date {
    /// A total order for lists: the earliest day, then the latest.
    pub fn sort_key(&self) -> impl Ord + use<> {
        let bounds = self.0.bounds();
        (day(bounds.earliest).or(day(bounds.latest)), day(bounds.latest))
    }

    /// Whether this lies before the other, after it, or may overlap.
    pub fn relation_to(&self, other: &Date) -> Relation {
        let (one, two) = (self.0.bounds(), other.0.bounds());
        let before = |a: Bound, b: Bound| matches!((day(a), day(b)), (Some(a), Some(b)) if a < b);
        if before(one.latest, two.earliest) {
            Relation::Before
        } else if before(two.latest, one.earliest) {
            Relation::After
        } else if [one.earliest, one.latest, two.earliest, two.latest].contains(&Bound::Unknown) {
            Relation::Unknown
        } else {
            Relation::Overlaps
        }
    }

    /// Whether the moment of an embargo has come; a day counts as come when it begins.
    pub fn has_come(&self, now: &Date) -> bool {
        let (until, now) = (self.0.bounds().earliest, now.0.bounds().earliest);
        matches!((day(until), day(now)), (Some(until), Some(now)) if until <= now)
    }
}

fn day(bound: Bound) -> Option<(i64, u8, u8)> {
    match bound {
        Bound::Date(BoundDate { year, month, day }) => Some((year, month, day)),
        _ => None,
    }
}
