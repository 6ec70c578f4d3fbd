//! What a point covers, as EDTF text: one date, or the two ends of an interval.

use std::ops::Range;

use crate::date::{Date, Precision, Qualifier};
use crate::day::Day;
use crate::error::{ParseError, ParseErrorKind as Kind};

/// What a point covers: one EDTF date, or two that are the ends of an interval.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) start: String,
    pub(super) end: Option<String>,
    qualifier: Qualifier,
}

impl Span {
    pub(super) fn one(text: String, qualifier: Qualifier) -> Span {
        Span { start: text, end: None, qualifier }
    }

    pub(super) fn two(start: String, end: String, qualifier: Qualifier) -> Span {
        Span { start, end: Some(end), qualifier }
    }

    /// Its start as the end of an interval is written.
    pub(super) fn first(&self) -> String {
        format!("{}{}", self.start, self.qualifier.mark())
    }

    /// Its end as the end of an interval is written.
    pub(super) fn last(&self) -> String {
        format!("{}{}", self.end.as_ref().unwrap_or(&self.start), self.qualifier.mark())
    }

    /// The whole as a date or an interval.
    pub(super) fn text(&self) -> String {
        if self.end.is_some() { format!("{}/{}", self.first(), self.last()) } else { self.first() }
    }

    /// The whole as a member of a set, where ranges carry no qualifiers.
    pub(super) fn member(&self) -> String {
        match &self.end {
            Some(end) => format!("{}..{end}", self.start),
            None => self.first(),
        }
    }

    /// What comes right before it, as exact as it is itself.
    pub(super) fn before(&self) -> Option<String> {
        self.neighbor(&self.start, |date| date.bounds().earliest().day()?.plus(-1))
    }

    /// What comes right after it, as exact as it is itself.
    pub(super) fn after(&self) -> Option<String> {
        let end = self.end.as_ref().unwrap_or(&self.start);
        self.neighbor(end, |date| date.bounds().latest().day()?.plus(1))
    }

    fn neighbor(&self, text: &str, step: impl Fn(&Date) -> Option<Day>) -> Option<String> {
        let date: Date = text.parse().ok()?;
        let day = step(&date)?;
        let year = year_text(day.year());
        let text = match date.precision() {
            Precision::Day => {
                format!("{year}-{:02}-{:02}", day.month().number(), day.day())
            }
            Precision::Month | Precision::Season => {
                format!("{year}-{:02}", day.month().number())
            }
            Precision::Time => return None,
            _ => year,
        };
        Some(format!("{text}{}", self.qualifier.and(date.qualifier()).mark()))
    }
}

/// `0079`, `-0043`, `Y-11999`.
pub(super) fn year_text(year: i64) -> String {
    Date::from_year(year).to_string()
}

pub(super) fn error(kind: Kind, range: &Range<usize>, message: impl Into<String>) -> ParseError {
    ParseError::new(kind, range.clone(), message.into())
}

pub(super) fn years_span(low: i64, high: i64, qualifier: Qualifier) -> Span {
    Span::two(year_text(low), year_text(high), qualifier)
}
