//! Dates out in words.
//!
//! 1. `names` says what a calendar has: days, months, years, eras, decades, centuries, times.
//! 2. `point` says one date of EDTF with what is unknown or doubted of it.
//! 3. `span` says two as one: "June 3–5, 2000", "early 1990s", "since 1918".
//! 4. `set` says "1667, 1668 or 1670–1672".
//!
//! The patterns of a language stand in `words::speech`. Every date has words; a shape of which no
//! language speaks (`1X84`) is shown as it is written, inside the words for the rest.

mod names;
mod point;
mod span;
mod set;

use std::fmt;

use edtf_core::Edtf;

use crate::calendar::{Calendar, Form, Written};
use crate::date::{Date, Precision, Qualifier};
use crate::words::{Custom, Speech, Words, speech};

/// How a date is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Style {
    /// As the Associated Press writes: "Feb. 6, 2024". Other languages have no such custom and
    /// write as is usual.
    #[default]
    Ap,
    /// Day before month: "6 February 2024". Languages that never write so write as is usual.
    DayMonth,
    /// EDTF itself: "2024-02-06".
    Iso,
    /// As is usual in the language: "February 6, 2024".
    Locale,
}

/// A date in words, made by [`Date::describe`].
#[derive(Clone, Copy, Debug)]
pub struct Description<'a> {
    date: &'a Date,
    /// As the source has it, by another calendar.
    written: Option<&'a Written>,
    words: &'a Words,
    style: Style,
    length: Length,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Length {
    Usual,
    /// For ears: nothing abbreviated, no dashes.
    Long,
    /// For the labels of an axis.
    Short,
}

impl Date {
    /// This date in words.
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH, Style};
    ///
    /// let date: Date = "2024-02-06".parse()?;
    /// assert_eq!(date.describe(&ENGLISH).to_string(), "Feb. 6, 2024");
    /// assert_eq!(date.describe(&ENGLISH).style(Style::DayMonth).to_string(), "6 February 2024");
    /// assert_eq!(date.describe(&ENGLISH).style(Style::Iso).to_string(), "2024-02-06");
    /// assert_eq!(date.describe(&ENGLISH).long().to_string(), "February 6, 2024");
    ///
    /// let date: Date = "2000-06-03/2000-06-05".parse()?;
    /// assert_eq!(date.describe(&ENGLISH).to_string(), "June 3–5, 2000");
    /// assert_eq!(date.describe(&ENGLISH).long().to_string(), "June 3 to 5, 2000");
    ///
    /// let date: Date = "[1667,1668,1670..1672]".parse()?;
    /// assert_eq!(date.describe(&ENGLISH).to_string(), "1667, 1668 or 1670–1672");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn describe<'a>(&'a self, words: &'a Words) -> Description<'a> {
        Description {
            date: self,
            written: None,
            words,
            style: Style::default(),
            length: Length::Usual,
        }
    }
}

impl Written {
    /// As the source has it, in words, with the Gregorian date in brackets.
    ///
    /// ```
    /// use dateline_dates::{Calendar, ENGLISH, Style, Written};
    ///
    /// let written = Written::new("1917-12-25".parse()?, Calendar::Julian)?;
    /// let said = written.describe(&ENGLISH).style(Style::DayMonth);
    /// assert_eq!(said.to_string(), "25 December 1917 [7 January 1918]");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn describe<'a>(&'a self, words: &'a Words) -> Description<'a> {
        let written = (self.calendar() != Calendar::Gregorian).then_some(self);
        Description { written, ..self.placed().describe(words) }
    }
}

impl Description<'_> {
    /// The same in a style.
    pub fn style(self, style: Style) -> Self {
        Description { style, ..self }
    }

    /// The same for ears: nothing abbreviated, and words for dashes.
    pub fn long(self) -> Self {
        Description { length: Length::Long, ..self }
    }

    /// The same for the label of an axis, as short as it can be understood.
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH};
    ///
    /// let date: Date = "2000-06-04".parse()?;
    /// assert_eq!(date.describe(&ENGLISH).short().to_string(), "June 4, 2000");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn short(self) -> Self {
        Description { length: Length::Short, ..self }
    }
}

impl Words {
    /// What stands where a date is missing: "date unknown".
    ///
    /// ```
    /// use dateline_dates::ENGLISH;
    ///
    /// assert_eq!(ENGLISH.undated(), "date unknown");
    /// ```
    pub fn undated(&self) -> &'static str {
        speech(self.language, Custom::Usual).map_or("–", |speech| speech.undated)
    }
}

impl Description<'_> {
    /// Who says it; nobody where it is written as EDTF.
    fn speaker(&self) -> Option<Speaker> {
        let custom = match self.style {
            Style::Iso => return None,
            Style::Ap => Custom::News,
            Style::DayMonth => Custom::DayMonth,
            Style::Locale => Custom::Usual,
        };
        let speech = speech(self.words.language, custom)?;
        Some(Speaker { speech, length: self.length, inside: false, eras: false })
    }
}

impl fmt::Display for Description<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.speaker(), self.written) {
            (None, None) => self.date.fmt(f),
            (None, Some(written)) => write!(f, "{written} [{}]", self.date),
            (Some(speaker), None) => f.write_str(&speaker.mend(speaker.say(self.date))),
            (Some(speaker), Some(written)) => f.write_str(&speaker.mend(speaker.say_both(written))),
        }
    }
}

/// Somebody who says dates in one language, at one length. Each of its methods that takes a
/// `form` answers in that form of the language (see `words::speech`); 0 is that of a heading.
#[derive(Clone, Copy, Debug)]
struct Speaker {
    speech: &'static Speech,
    length: Length,
    /// Whether what is said stands behind words that hold for all of it.
    inside: bool,
    /// Whether years after Christ say so, since others beside them are before.
    eras: bool,
}

impl Speaker {
    fn say(&self, date: &Date) -> String {
        match date.edtf() {
            Edtf::Date(one) => self.date(one, 0),
            Edtf::DateTime(at) => self.at_time(&at.date, date.time()),
            Edtf::Interval(interval) => self.interval(interval),
            Edtf::Set(set) => self.set(set),
        }
    }

    /// "Oct. 25 [Nov. 7], 1917": two days of one year name it once.
    fn say_both(&self, written: &Written) -> String {
        let plain = |date: &Date| {
            (date.precision() == Precision::Day && date.qualifier() == Qualifier::Plain)
                .then(|| date.day())
                .flatten()
        };
        let placed = written.placed();
        let source = match written.form() {
            Form::Date(date) => plain(date).map(|day| (day.year(), day.month(), day.day())),
            Form::LeapDay(day) => Some((day.year(), day.month(), day.day())),
        };
        match (source, plain(placed), written.form()) {
            (Some((year, month, day)), Some(ours), _) if ours.year() == year => {
                let days = [(month, day), (ours.month(), ours.day())];
                let [old, new] = days.map(|(month, day)| self.month_day(month, day));
                self.with_year(&format!("{old} [{new}]"), year, 0)
            }
            (_, _, Form::Date(date)) => format!("{} [{}]", self.say(date), self.say(placed)),
            // A leap day falls into the middle of March, so its year is ours.
            (_, _, Form::LeapDay(day)) => format!("{day} [{}]", self.say(placed)),
        }
    }

    fn inside(self) -> Speaker {
        Speaker { inside: true, ..self }
    }
}
