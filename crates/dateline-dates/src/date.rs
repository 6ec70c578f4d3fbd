//! `Date`: one EDTF expression, as exact as it is known.
//!
//! The library that reads EDTF stays inside: its types show nowhere, so that it can be replaced.
//! Nothing here knows words; phrases are read in `phrase` and written in `describe`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use edtf_core::{Edtf, Interval, IntervalEndpoint, SetElement, TimeShift, YearKind};

use crate::bounds::{Bounds, End};
use crate::day::{Day, Month, Season};
use crate::error::{ParseError, ParseErrorKind};
use crate::time::{Offset, Time};

mod explain;

/// The longest text that is read as EDTF; sets of some hundred members fit.
pub(crate) const LONGEST_EDTF: usize = 4_096;

/// A date as exact as it is known: a day, a decade, "about 1850", "1914 to 1918", one of a set.
///
/// It is written in EDTF (ISO 8601-2), levels 0 to 2. Two are equal when they say the same, so
/// `?2004-?06` equals `2004-06?`, but 2000 does not equal the interval of its days. There is no
/// order: for lists there is [`Date::sort_key`], for truth [`Date::relation_to`].
///
/// ```
/// use dateline_dates::{Date, Precision, Qualifier};
///
/// let date: Date = "2000-06~".parse()?;
/// assert_eq!(date.precision(), Precision::Month);
/// assert_eq!(date.qualifier(), Qualifier::Approximate);
/// assert_eq!(date.bounds().earliest().to_string(), "2000-06-01");
/// assert_eq!(date.to_string(), "2000-06~");
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Date {
    // Records have several dates, most of them none: those should not take the room of one.
    edtf: Box<Edtf>,
}

/// How exact a date is; the coarser is the less.
///
/// Of an interval or a set it is that of the coarsest date in it.
///
/// ```
/// use dateline_dates::{Date, Precision};
///
/// let precision = |text: &str| text.parse::<Date>().map(|date| date.precision());
/// assert_eq!(precision("198X")?, Precision::Decade);
/// assert_eq!(precision("2000-06/2000-07-04")?, Precision::Month);
/// assert!(Precision::Decade < Precision::Month);
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Precision {
    /// A thousand years, or more (`2XXX`).
    Millennium,
    /// A hundred years (`19XX`).
    Century,
    /// Ten years (`199X`).
    Decade,
    /// A year.
    Year,
    /// A part of a year: season, quarter, half.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A second of a day.
    Time,
}

/// How sure a date is.
///
/// ```
/// use dateline_dates::{Date, Qualifier};
///
/// let date: Date = "1850~".parse()?;
/// assert_eq!(date.qualifier(), Qualifier::Approximate);
/// assert_eq!(date.qualifier().mark(), "~");
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(clippy::exhaustive_enums, reason = "EDTF has two marks, so there are four states")]
pub enum Qualifier {
    /// Nothing is said against it.
    Plain,
    /// The source is doubted (`?`): possibly.
    Uncertain,
    /// An estimate (`~`): about.
    Approximate,
    /// Both (`%`): possibly about.
    UncertainAndApproximate,
}

impl Qualifier {
    fn from_library(qualifier: edtf_core::Qualifier) -> Qualifier {
        Qualifier::new(qualifier.uncertain, qualifier.approximate)
    }

    /// What holds of a whole expression.
    pub(crate) fn of(edtf: &Edtf) -> Qualifier {
        Qualifier::new(edtf.is_uncertain(), edtf.is_approximate())
    }

    fn new(uncertain: bool, approximate: bool) -> Qualifier {
        match (uncertain, approximate) {
            (false, false) => Qualifier::Plain,
            (true, false) => Qualifier::Uncertain,
            (false, true) => Qualifier::Approximate,
            (true, true) => Qualifier::UncertainAndApproximate,
        }
    }

    /// The mark of EDTF: nothing, `?`, `~` or `%`.
    pub const fn mark(self) -> &'static str {
        match self {
            Qualifier::Plain => "",
            Qualifier::Uncertain => "?",
            Qualifier::Approximate => "~",
            Qualifier::UncertainAndApproximate => "%",
        }
    }

    /// What holds where both hold.
    pub(crate) fn and(self, other: Qualifier) -> Qualifier {
        match (self, other) {
            (one, Qualifier::Plain) | (Qualifier::Plain, one) => one,
            (one, two) if one == two => one,
            _ => Qualifier::UncertainAndApproximate,
        }
    }
}

impl Date {
    /// A year; negative ones are astronomical (-43 is 44 BC).
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// assert_eq!(Date::from_year(79).to_string(), "0079");
    /// assert_eq!(Date::from_year(-11_999).to_string(), "Y-11999");
    /// ```
    pub fn from_year(year: i64) -> Date {
        Date {
            edtf: Box::new(Edtf::Date(edtf_core::Date {
                year: edtf_core::Year {
                    kind: year_kind(year),
                    significant_digits: None,
                    qualifier: edtf_core::Qualifier::default(),
                },
                month: None,
                day: None,
            })),
        }
    }

    /// The interval from the first day of `start` to the last of `end`; `None` is an open end.
    ///
    /// # Errors
    ///
    /// When both are open, when the end lies before the start, or when one of them is itself an
    /// interval, a set or a date with a time.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let start: Date = "1914".parse()?;
    /// let end: Date = "1918-11-11".parse()?;
    /// assert_eq!(Date::between(Some(&start), Some(&end))?.to_string(), "1914/1918-11-11");
    /// assert_eq!(Date::between(Some(&start), None)?.to_string(), "1914/..");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn between(start: Option<&Date>, end: Option<&Date>) -> Result<Date, ParseError> {
        let text = |date: Option<&Date>| date.map_or_else(|| "..".to_owned(), Date::to_string);
        format!("{}/{}", text(start), text(end)).parse()
    }

    /// This day at a time; the time that it had is replaced.
    ///
    /// # Errors
    ///
    /// When this is not exactly one day of the years 0000 to 9999, or is qualified.
    ///
    /// ```
    /// use dateline_dates::{Date, Time};
    ///
    /// let noon = Time::new(12, 0, 0).ok_or("no such time")?;
    /// let date: Date = "2000-06-04".parse()?;
    /// assert_eq!(date.at(noon)?.to_string(), "2000-06-04T12:00:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn at(&self, time: Time) -> Result<Date, ParseError> {
        let text = self.to_string();
        let day = text.split_once('T').map_or(text.as_str(), |(day, _)| day);
        format!("{day}T{time}").parse().map_err(|_| {
            ParseError::new(
                ParseErrorKind::NotExpressible,
                0..text.len(),
                format!("`{text}` is not one certain day, so it has no time of day"),
            )
        })
    }

    /// The EDTF level that it takes to write this: 0, 1 or 2.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// assert_eq!("2000-06-04".parse::<Date>()?.level(), 0);
    /// assert_eq!("2000-06~".parse::<Date>()?.level(), 1);
    /// assert_eq!("2000-~06".parse::<Date>()?.level(), 2);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn level(&self) -> u8 {
        self.edtf.level()
    }

    /// The earliest and the latest day that this can mean.
    pub fn bounds(&self) -> Bounds {
        match self.whole() {
            // Most dates; the general way takes a hundred times as long.
            Some((first, last)) => Bounds::new(End::Day(first), End::Day(last)),
            None => bounds(self.edtf.bounds()),
        }
    }

    /// The first and the last day of a day, a month or a year of which every digit is known.
    fn whole(&self) -> Option<(Day, Day)> {
        let date = self.single()?;
        let year = self.year()?;
        let (first, last) = match (date.month, date.day) {
            (None, None) => (Month::January, Month::December),
            (Some(_), None) => (self.month()?, self.month()?),
            _ => return self.day().map(|day| (day, day)),
        };
        Some((Day::first_of(year, first), Day::last_of(year, last)))
    }

    /// How exact this is.
    pub fn precision(&self) -> Precision {
        match &*self.edtf {
            Edtf::Date(date) => precision(date),
            Edtf::DateTime(_) => Precision::Time,
            Edtf::Interval(interval) => [&interval.start, &interval.end]
                .into_iter()
                .filter_map(|end| endpoint(end).map(precision))
                .min()
                .unwrap_or(Precision::Year),
            Edtf::Set(set) => set
                .elements
                .iter()
                .map(|element| match element {
                    SetElement::Date(one)
                    | SetElement::OnOrBefore(one)
                    | SetElement::OnOrAfter(one) => precision(one),
                    SetElement::Range(from, to) => precision(from).min(precision(to)),
                })
                .min()
                .unwrap_or(Precision::Year),
        }
    }

    /// How sure this is, all its parts taken together.
    pub fn qualifier(&self) -> Qualifier {
        Qualifier::of(&self.edtf)
    }

    /// How sure the year, the month and the day are, each alone; `Plain` for what is not there, and
    /// for an interval or a set.
    ///
    /// ```
    /// use dateline_dates::{Date, Qualifier};
    ///
    /// let date: Date = "2004-06~-11".parse()?;
    /// let approximate = Qualifier::Approximate;
    /// assert_eq!(date.qualifiers(), [approximate, approximate, Qualifier::Plain]);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn qualifiers(&self) -> [Qualifier; 3] {
        let Edtf::Date(date) = &*self.edtf else { return [Qualifier::Plain; 3] };
        let field = |field: Option<edtf_core::DateField>| field.map(|field| field.qualifier);
        [Some(date.year.qualifier), field(date.month), field(date.day)]
            .map(|one| one.map_or(Qualifier::Plain, Qualifier::from_library))
    }

    /// Whether this is an interval, with a start and an end.
    pub fn is_interval(&self) -> bool {
        matches!(*self.edtf, Edtf::Interval(_))
    }

    /// Whether this is a set: one of some dates, or all of them.
    pub fn is_set(&self) -> bool {
        matches!(*self.edtf, Edtf::Set(_))
    }

    /// Where an interval starts; `None` for an open or unknown start, and the date itself where it
    /// is no interval.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let war: Date = "1914-07-28/1918~".parse()?;
    /// assert_eq!(war.start(), Some("1914-07-28".parse()?));
    /// assert_eq!(war.end(), Some("1918~".parse()?));
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn start(&self) -> Option<Date> {
        self.side(|interval| interval.start)
    }

    /// Where an interval ends; `None` for an open or unknown end, and the date itself where it is
    /// no interval.
    pub fn end(&self) -> Option<Date> {
        self.side(|interval| interval.end)
    }

    fn side(&self, which: impl Fn(&Interval) -> IntervalEndpoint) -> Option<Date> {
        match &*self.edtf {
            Edtf::Interval(interval) => {
                endpoint(&which(interval)).map(|date| Date { edtf: Box::new(Edtf::Date(*date)) })
            }
            _ => Some(self.clone()),
        }
    }

    /// Whether it is one certain day, perhaps with a time of day.
    ///
    /// ```
    /// use dateline_dates::Date;
    ///
    /// let is_one_day = |text: &str| text.parse::<Date>().is_ok_and(|date| date.is_one_day());
    /// assert!(is_one_day("2026-11-24") && is_one_day("2026-11-24T09:00:00Z"));
    /// assert!(!is_one_day("2026-11-24~") && !is_one_day("2026-11") && !is_one_day("2026-11-2X"));
    /// ```
    pub fn is_one_day(&self) -> bool {
        self.day().is_some() && self.qualifier() == Qualifier::Plain
    }

    /// The year of a single date, where all its digits are known and it fits in 64 bits.
    pub fn year(&self) -> Option<i64> {
        let date = self.single()?;
        if date.year.significant_digits.is_some() { None } else { date.year.value() }
    }

    /// The month of a single date, where it is known.
    pub fn month(&self) -> Option<Month> {
        Month::from_number(self.single()?.month?.value()?)
    }

    /// The season, quarter, third or half of a single date.
    pub fn season(&self) -> Option<Season> {
        Season::from_code(self.single()?.month?.value()?)
    }

    /// The day, where this is exactly one day, with a time or without.
    ///
    /// ```
    /// use dateline_dates::{Date, Month};
    ///
    /// let date: Date = "2000-06-04T10:30:00".parse()?;
    /// let day = date.day().expect("it is one day");
    /// assert_eq!((day.year(), day.month(), day.day()), (2000, Month::June, 4));
    /// assert!("2000-06".parse::<Date>()?.day().is_none());
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn day(&self) -> Option<Day> {
        let day = self.single()?.day?.value()?;
        Day::new(self.year()?, self.month()?, day)
    }

    /// The time of day, where one was given.
    pub fn time(&self) -> Option<Time> {
        let Edtf::DateTime(at) = &*self.edtf else { return None };
        // The second 24:00:00 is the only one that `Time` would not take; the library has none.
        let time = Time::new(at.time.hour, at.time.minute, at.time.second)?;
        let offset = match at.time.shift {
            None => return Some(time),
            Some(TimeShift::Utc) => Offset::UTC,
            Some(TimeShift::Offset { minutes, .. }) => Offset::from_minutes(minutes)?,
        };
        Some(time.with_offset(offset))
    }

    fn single(&self) -> Option<&edtf_core::Date> {
        match &*self.edtf {
            Edtf::Date(date) => Some(date),
            Edtf::DateTime(at) => Some(&at.date),
            Edtf::Interval(_) | Edtf::Set(_) => None,
        }
    }

    /// What the library made of it.
    pub(crate) fn edtf(&self) -> &Edtf {
        &self.edtf
    }
}

impl FromStr for Date {
    type Err = ParseError;

    /// Reads EDTF, and nothing else: no spaces, no words.
    fn from_str(text: &str) -> Result<Date, ParseError> {
        if text.len() > LONGEST_EDTF {
            return Err(explain::too_long(text));
        }
        match Edtf::parse(text) {
            Ok(edtf) => Ok(Date { edtf: Box::new(edtf) }),
            Err(error) => Err(explain::explain(text, error)),
        }
    }
}

impl fmt::Display for Date {
    /// Canonical EDTF, which reads back as an equal date.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.edtf.fmt(f)
    }
}

impl Hash for Date {
    // The library's type has no hash; equal dates have one canonical text.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.to_string().hash(state);
    }
}

impl From<Day> for Date {
    /// A day; of years beyond four digits EDTF knows no months, so the year remains.
    fn from(day: Day) -> Date {
        let Date { edtf } = Date::from_year(day.year());
        let Edtf::Date(mut date) = *edtf else { return Date { edtf } };
        if matches!(date.year.kind, YearKind::Standard { .. }) {
            let field = |number: u8| {
                Some(edtf_core::DateField {
                    digits: [Some(number / 10), Some(number % 10)],
                    qualifier: edtf_core::Qualifier::default(),
                })
            };
            date.month = field(day.month().number());
            date.day = field(day.day());
        }
        Date { edtf: Box::new(Edtf::Date(date)) }
    }
}

fn year_kind(year: i64) -> YearKind {
    let mut rest = year.unsigned_abs();
    if rest > 9_999 {
        return YearKind::Big { value: year };
    }
    let mut digits = [None; 4];
    for digit in digits.iter_mut().rev() {
        *digit = u8::try_from(rest % 10).ok();
        rest /= 10;
    }
    YearKind::Standard { negative: year < 0, digits }
}

/// The date at one end of an interval.
fn endpoint(end: &IntervalEndpoint) -> Option<&edtf_core::Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn precision(date: &edtf_core::Date) -> Precision {
    let unknown = match date.year.kind {
        YearKind::Standard { digits, .. } => {
            let significant = digits.iter().position(Option::is_none).unwrap_or(4);
            let written = date.year.significant_digits.unwrap_or(4) as usize;
            4_usize.saturating_sub(significant.min(written))
        }
        YearKind::Big { .. } | YearKind::Exponential { .. } => {
            match (date.year.significant_digits, date.year.value()) {
                (Some(significant), Some(value)) => {
                    let digits = value.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
                    digits.saturating_sub(significant) as usize
                }
                _ => 0,
            }
        }
    };
    match unknown {
        0 => {}
        1 => return Precision::Decade,
        2 => return Precision::Century,
        _ => return Precision::Millennium,
    }
    let Some(month) = date.month else { return Precision::Year };
    match (month.value(), date.day.and_then(edtf_core::DateField::value)) {
        (None, _) => Precision::Year,
        (Some(21..), _) => Precision::Season,
        (Some(_), None) => Precision::Month,
        (Some(_), Some(_)) => Precision::Day,
    }
}

fn bounds(bounds: edtf_core::Bounds) -> Bounds {
    Bounds::new(end(bounds.earliest), end(bounds.latest))
}

fn end(bound: edtf_core::Bound) -> End {
    match bound {
        edtf_core::Bound::Date(day) => Month::from_number(day.month)
            .and_then(|month| Day::new(day.year, month, day.day))
            .map_or(End::Unknown, End::Day),
        edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => End::Open,
        edtf_core::Bound::Unknown => End::Unknown,
    }
}

/// The bounds of a date inside an interval or a set.
pub(crate) fn bounds_of(date: &edtf_core::Date) -> Bounds {
    bounds(Edtf::Date(*date).bounds())
}
