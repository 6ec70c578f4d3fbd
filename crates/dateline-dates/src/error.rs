//! Why a text is not a date, and where.
//!
//! The sentence is written for the person who typed the date; the kind is for programs.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// What kind of mistake it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// Nothing was written.
    Empty,
    /// Longer than any date.
    TooLong,
    /// Not EDTF.
    Edtf,
    /// Nothing in it that could be a date.
    NotADate,
    /// It says that the date is not known.
    NoDate,
    /// It counts from a today that nobody gave ("next week").
    Relative,
    /// A day, month or season without its year.
    NoYear,
    /// A day that its month does not have, or a month that there is not.
    NoSuchDay,
    /// A time of day that no clock shows.
    NoSuchTime,
    /// A quarter, half or century that there is not.
    NoSuchPart,
    /// The weekday is not that of the day.
    WeekdayMismatch,
    /// The end lies before the start.
    Reversed,
    /// It can mean two things, and neither is usual.
    Ambiguous,
    /// It can be understood, but EDTF has no way to write it.
    NotExpressible,
    /// Words are left over behind the date.
    Leftover,
    /// No time zone of that name.
    NoSuchZone,
    /// No phrases of that language can be read.
    NoLanguage,
}

/// Why a text is not a date: the kind, the bytes that are wrong, a sentence, and often what to do.
///
/// ```
/// use dateline_dates::{Date, ParseErrorKind};
///
/// let error = "1985-02-30".parse::<Date>().unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::NoSuchDay);
/// assert_eq!(error.range(), 8..10);
/// assert_eq!(error.to_string(), "February 1985 has 28 days");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ParseError {
    kind: ParseErrorKind,
    range: Range<usize>,
    message: Cow<'static, str>,
    help: Option<Cow<'static, str>>,
}

impl ParseError {
    pub(crate) fn new(
        kind: ParseErrorKind,
        range: Range<usize>,
        message: impl Into<Cow<'static, str>>,
    ) -> ParseError {
        ParseError { kind, range, message: message.into(), help: None }
    }

    pub(crate) fn with_help(self, help: impl Into<Cow<'static, str>>) -> ParseError {
        ParseError { help: Some(help.into()), ..self }
    }

    /// The same in a longer text, so many bytes further on.
    pub(crate) fn moved(self, by: usize) -> ParseError {
        ParseError { range: self.range.start + by..self.range.end + by, ..self }
    }

    /// The same in another sentence.
    pub(crate) fn saying(self, message: String) -> ParseError {
        ParseError { message: message.into(), ..self }
    }

    /// The same, of these bytes.
    pub(crate) fn at(self, range: Range<usize>) -> ParseError {
        ParseError { range, ..self }
    }

    /// What kind of mistake it is.
    pub fn kind(&self) -> ParseErrorKind {
        self.kind
    }

    /// The bytes of the text that are wrong.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// What is wrong, in one sentence: lower case, no full stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead, where that can be said.
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH};
    ///
    /// let error = Date::from_phrase("next June", &ENGLISH).unwrap_err();
    /// assert_eq!(error.message(), "`next` counts from a day that is not named");
    /// assert_eq!(error.help(), Some("write the date itself; nothing here looks at a clock"));
    /// ```
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}
