//! Calendars other than ours: a date as its source wrote it, and the days on which it fell.
//!
//! A date is kept as the source wrote it and placed by the day on which it fell. Russia's February
//! Revolution began on February 23, 1917, as its people counted, and that day was March 8.

use std::fmt;

use edtf_core::{Edtf, SetElement, SetKind};

use crate::bounds::End;
use crate::date::{Date, Qualifier, bounds_of};
use crate::day::Day;
use crate::error::{ParseError, ParseErrorKind};
use crate::julian::{JulianDay, length};
use crate::time::Time;

/// The calendar by which a date is written.
///
/// ```
/// use dateline_dates::Calendar;
///
/// assert_eq!(Calendar::from_name("julian"), Some(Calendar::Julian));
/// assert_eq!(Calendar::Julian.as_str(), "julian");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Calendar {
    /// Ours, also for the time before it was made.
    #[default]
    Gregorian,
    /// That of Rome, of England to 1752 and of Russia to 1918: the "old style".
    Julian,
}

impl Calendar {
    /// Every calendar that is known.
    pub const ALL: [Calendar; 2] = [Calendar::Gregorian, Calendar::Julian];

    /// The name by which it is written: `julian`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Julian => "julian",
        }
    }

    /// The calendar of this name.
    pub fn from_name(name: &str) -> Option<Calendar> {
        Calendar::ALL.into_iter().find(|calendar| calendar.as_str() == name)
    }
}

/// A date as its source has it, by the calendar of the source.
///
/// ```
/// use dateline_dates::{Calendar, ENGLISH, Written};
///
/// let october = Written::new("1917-10-25".parse()?, Calendar::Julian)?;
/// assert_eq!(october.to_string(), "1917-10-25");
/// assert_eq!(october.placed().to_string(), "1917-11-07");
/// assert_eq!(october.describe(&ENGLISH).to_string(), "Oct. 25 [Nov. 7], 1917");
///
/// let february = Written::new("1917-02~".parse()?, Calendar::Julian)?;
/// assert_eq!(february.placed().to_string(), "1917-02-14~/1917-03-13~");
/// # Ok::<(), dateline_dates::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Written {
    calendar: Calendar,
    form: Form,
    // Invariant: what the form is in the Gregorian calendar.
    placed: Date,
}

/// What stands in the source.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Form {
    /// Year, month and day are those of the source's calendar.
    Date(Date),
    /// A day that the Gregorian calendar does not have.
    LeapDay(JulianDay),
}

impl Written {
    /// A date whose year, month and day are those of the calendar.
    ///
    /// A day is placed on a day; a month, a year or an interval on the interval of its days, with
    /// the same qualifiers. A time of day is kept.
    ///
    /// # Errors
    ///
    /// When a year has more than four digits: EDTF has no days for it; and when a member of a set
    /// is a doubted month or year, since an interval in a set cannot be doubted.
    pub fn new(date: Date, calendar: Calendar) -> Result<Written, ParseError> {
        let placed = match calendar {
            Calendar::Gregorian => date.clone(),
            Calendar::Julian => place(&date)?,
        };
        Ok(Written { calendar, form: Form::Date(date), placed })
    }

    /// A day of the Julian calendar, perhaps one that the Gregorian has not.
    ///
    /// # Errors
    ///
    /// When its year has more than four digits.
    ///
    /// ```
    /// use dateline_dates::{ENGLISH, Written};
    ///
    /// let leap = Written::julian("1900-02-29".parse()?)?;
    /// assert_eq!(leap.placed().to_string(), "1900-03-13");
    /// assert_eq!(leap.describe(&ENGLISH).to_string(), "Feb. 29 [March 13], 1900");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn julian(day: JulianDay) -> Result<Written, ParseError> {
        let same = Day::new(day.year(), day.month(), day.day());
        if let Some(same) = same {
            return Written::new(Date::from(same), Calendar::Julian);
        }
        let placed = Date::from(Day::try_from(day)?);
        Ok(Written { calendar: Calendar::Julian, form: Form::LeapDay(day), placed })
    }

    /// Reads EDTF whose year, month and day are those of the calendar.
    ///
    /// # Errors
    ///
    /// When the text is no date of this calendar.
    pub fn parse(text: &str, calendar: Calendar) -> Result<Written, ParseError> {
        match (text.parse(), calendar) {
            (Ok(date), _) => Written::new(date, calendar),
            (Err(error), Calendar::Gregorian) => Err(error),
            (Err(error), Calendar::Julian) => text.parse().map_or(Err(error), Written::julian),
        }
    }

    /// From the first day of `start` to the last of `end`.
    ///
    /// # Errors
    ///
    /// As those of [`Date::between`], and where one of them is a day that only the Julian calendar
    /// has.
    pub fn between(start: &Written, end: &Written) -> Result<Written, ParseError> {
        Written::new(Date::between(Some(start.date()?), Some(end.date()?))?, start.calendar)
    }

    /// This day at a time.
    ///
    /// # Errors
    ///
    /// As those of [`Date::at`].
    pub fn at(&self, time: Time) -> Result<Written, ParseError> {
        Written::new(self.date()?.at(time)?, self.calendar)
    }

    /// The calendar of the source.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// The Gregorian date of the days that are meant.
    pub fn placed(&self) -> &Date {
        &self.placed
    }

    pub(crate) fn form(&self) -> &Form {
        &self.form
    }

    fn date(&self) -> Result<&Date, ParseError> {
        match &self.form {
            Form::Date(date) => Ok(date),
            Form::LeapDay(day) => {
                let message = format!("`{day}` is only in the Julian calendar, so it stands alone");
                Err(ParseError::new(ParseErrorKind::NotExpressible, 0..0, message)
                    .with_help("write the Gregorian day, without `calendar`"))
            }
        }
    }
}

impl fmt::Display for Written {
    /// As the source has it, in EDTF.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.form {
            Form::Date(date) => date.fmt(f),
            Form::LeapDay(day) => day.fmt(f),
        }
    }
}

/// The Gregorian date of a Julian one.
fn place(date: &Date) -> Result<Date, ParseError> {
    if let Some(day) = date.day() {
        // A Gregorian leap day is one in the Julian calendar too.
        let day: Date =
            format!("{}{}", convert(date, day, true)?, date.qualifier().mark()).parse()?;
        return date.time().map_or(Ok(day.clone()), |time| day.at(time));
    }
    let no = || not_convertible(date);
    let text = if let Edtf::Set(set) = date.edtf() {
        let member = |element: &SetElement| match element {
            SetElement::Date(one) => member(date, one),
            SetElement::OnOrBefore(one) => Ok(format!("..{}", ends(date, one)?.1)),
            SetElement::OnOrAfter(one) => Ok(format!("{}..", ends(date, one)?.0)),
            SetElement::Range(from, to) => {
                Ok(format!("{}..{}", ends(date, from)?.0, ends(date, to)?.1))
            }
        };
        let members: Result<Vec<String>, ParseError> = set.elements.iter().map(member).collect();
        let members = members?.join(",");
        match set.kind {
            SetKind::OneMember => format!("[{members}]"),
            SetKind::AllMembers => format!("{{{members}}}"),
        }
    } else {
        let end_of = |written: Option<Date>, end: End| match (written, end) {
            (Some(written), End::Day(day)) => {
                let exact = written.day().is_some();
                Ok(format!("{}{}", convert(date, day, exact)?, written.qualifier().mark()))
            }
            (_, End::Open) => Ok("..".to_owned()),
            _ => Ok(String::new()),
        };
        let start = end_of(date.start(), date.bounds().earliest())?;
        format!("{start}/{}", end_of(date.end(), date.bounds().latest())?)
    };
    text.parse().map_err(|_| no())
}

/// A member of a set: one day, or the days of a month or a year.
fn member(whole: &Date, one: &edtf_core::Date) -> Result<String, ParseError> {
    let doubt = Qualifier::of(&Edtf::Date(*one));
    let (first, last) = ends(whole, one)?;
    if first == last {
        Ok(format!("{first}{}", doubt.mark()))
    } else {
        Ok(format!("{first}..{last}"))
    }
}

/// The first and the last day of a date in a set.
fn ends(whole: &Date, one: &edtf_core::Date) -> Result<(String, String), ParseError> {
    let bounds = bounds_of(one);
    let (Some(first), Some(last)) = (bounds.earliest().day(), bounds.latest().day()) else {
        return Err(not_convertible(whole));
    };
    let exact = one.day.is_some();
    let doubted = Qualifier::of(&Edtf::Date(*one)) != Qualifier::Plain;
    if doubted && !exact {
        return Err(not_convertible(whole));
    }
    Ok((convert(whole, first, exact)?, convert(whole, last, exact)?))
}

/// The Gregorian day of a day of the Julian calendar, as EDTF.
fn convert(whole: &Date, day: Day, exact: bool) -> Result<String, ParseError> {
    // The last day of a Julian February may be one that the Gregorian has not.
    let is_last = !exact && day.day() == day.month().length(day.year());
    let number = if is_last { length(day.year(), day.month()) } else { day.day() };
    let julian = JulianDay::new(day.year(), day.month(), number);
    let day = julian.ok_or_else(|| not_convertible(whole)).and_then(Day::try_from)?;
    if day.year().unsigned_abs() > 9_999 {
        return Err(not_convertible(whole));
    }
    Ok(Date::from(day).to_string())
}

fn not_convertible(date: &Date) -> ParseError {
    let range = 0..date.to_string().len();
    let message = format!("`{date}` cannot be converted from the Julian calendar");
    ParseError::new(ParseErrorKind::NotExpressible, range, message)
        .with_help("write the Gregorian date, and the other in `date_label`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_julian_dates_are_placed() {
        let table = [
            ("1917-10-25", "1917-11-07"),
            ("1917-10-25?", "1917-11-07?"),
            ("1917-10-25T21:40:00", "1917-11-07T21:40:00"),
            ("1900-02", "1900-02-13/1900-03-13"),
            ("1900-02-01/1900-02-28", "1900-02-13/1900-03-12"),
            ("1900-02-29", "1900-03-13"),
            ("1700~", "1700-01-11~/1701-01-11~"),
            ("../1917-10-25", "../1917-11-07"),
            ("1917-10-25/", "1917-11-07/"),
            ("-0043-03-15", "-0043-03-13"),
            ("[1917-10-25,1917-10-26?]", "[1917-11-07,1917-11-08?]"),
            ("{1900,1902}", "{1900-01-13..1901-01-13,1902-01-14..1903-01-13}"),
            ("[..1917-10-25]", "[..1917-11-07]"),
            ("1917-02-29", "-"),
            ("Y17000", "-"),
            ("[1900?,1902]", "-"),
            ("1900-02-30", "-"),
        ];
        for (julian, gregorian) in table {
            let have = Written::parse(julian, Calendar::Julian)
                .map_or_else(|_| "-".to_owned(), |written| written.placed().to_string());
            assert_eq!(have, gregorian, "{julian}");
        }
    }

    #[test]
    fn what_is_gregorian_stays() {
        let written = Written::parse("1917-02", Calendar::Gregorian).expect("a month");
        assert_eq!(written.placed().to_string(), "1917-02");
        assert!(Written::parse("1900-02-29", Calendar::Gregorian).is_err());
    }
}
