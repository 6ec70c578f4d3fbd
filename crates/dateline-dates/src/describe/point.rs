//! One date of EDTF with what is unknown or doubted of it.

use edtf_core::{Date as Edtf, DateField, Qualifier as Mark, YearKind};

use super::names::say;
use super::{Length, Speaker};
use crate::date::{Qualifier, bounds_of};
use crate::day::{Month, Season};
use crate::time::Time;
use crate::words::{fill, form};

/// How sure a date is as a whole, where all of it is equally sure.
pub(super) fn qualifier(date: &Edtf) -> Option<Qualifier> {
    let year = date.year.qualifier;
    let parts = [date.month, date.day];
    parts.iter().flatten().all(|part| part.qualifier == year).then(|| of_mark(year))
}

fn of_mark(mark: Mark) -> Qualifier {
    match (mark.uncertain, mark.approximate) {
        (false, false) => Qualifier::Plain,
        (true, false) => Qualifier::Uncertain,
        (false, true) => Qualifier::Approximate,
        (true, true) => Qualifier::UncertainAndApproximate,
    }
}

/// The same without doubts.
pub(super) fn plain(date: &Edtf) -> Edtf {
    let field = |field: Option<DateField>| {
        field.map(|field| DateField { qualifier: Mark::default(), ..field })
    };
    let mut plain = *date;
    plain.year.qualifier = Mark::default();
    plain.month = field(date.month);
    plain.day = field(date.day);
    plain
}

/// What is known of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    Known(i64),
    /// The tens and what stands before them (`198X`), by the first of the ten.
    Decade(i64),
    /// The hundreds (`19XX`), by the first of the hundred.
    Century(i64),
    /// Only the thousands (`2XXX`), by the first of the thousand.
    Thousand(i64),
    Unknown,
    /// A mask with gaps, or a year beyond 64 bits.
    Other,
}

pub(super) fn year(date: &Edtf) -> Year {
    if date.year.significant_digits.is_some() {
        return Year::Other;
    }
    // Years before 0 have no masks.
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return date.year.value().map_or(Year::Other, Year::Known);
    };
    if let Some(year) = date.year.value() {
        return Year::Known(year);
    }
    let known = digits.iter().take_while(|digit| digit.is_some()).count();
    if digits.iter().skip(known).any(Option::is_some) {
        return Year::Other;
    }
    let places = [1_000, 100, 10, 1];
    let first: i64 =
        digits.iter().zip(places).map(|(digit, place)| i64::from(digit.unwrap_or(0)) * place).sum();
    match known {
        0 => Year::Unknown,
        3 => Year::Decade(first),
        2 => Year::Century(first),
        _ => Year::Thousand(first),
    }
}

/// The month or the day with its unknown digits: the first and the last that it can be, where all
/// between them can be it too.
fn masked(field: DateField, last: u8) -> Option<(u8, u8)> {
    match field.digits {
        [Some(tens), Some(ones)] => Some((tens * 10 + ones, tens * 10 + ones)),
        [Some(tens), None] => Some(((tens * 10).max(1), (tens * 10 + 9).min(last))),
        [None, None] => Some((1, last)),
        [None, Some(_)] => None,
    }
}

impl Speaker {
    /// A date with its doubts.
    pub(super) fn date(&self, date: &Edtf, asked: usize) -> String {
        if let Some(qualifier) = qualifier(date) {
            return self.qualified(qualifier, asked, |form| self.plain(&plain(date), form));
        }
        let marks = [Some(date.year.qualifier), mark(date.month), mark(date.day)];
        let text = self.plain(&plain(date), asked);
        let text = self.doubt(&text, marks, |mark| mark.uncertain, self.speech.uncertain);
        self.doubt(&text, marks, |mark| mark.approximate, self.speech.approximate)
    }

    /// "about", "possibly", around something.
    pub(super) fn qualified(
        &self,
        qualifier: Qualifier,
        asked: usize,
        inner: impl Fn(usize) -> String,
    ) -> String {
        let about = match self.length {
            Length::Short => self.speech.about_short,
            Length::Long if !self.speech.about_long.is_empty() => self.speech.about_long,
            _ => self.speech.about,
        };
        match qualifier {
            Qualifier::Plain => inner(asked),
            Qualifier::Approximate => say(about, asked, inner),
            Qualifier::Uncertain => say(self.speech.possibly, asked, inner),
            Qualifier::UncertainAndApproximate => {
                say(self.speech.possibly, asked, |form| say(about, form, &inner))
            }
        }
    }

    /// "June 2004, year uncertain".
    fn doubt(
        &self,
        text: &str,
        marks: [Option<Mark>; 3],
        holds: impl Fn(Mark) -> bool,
        word: &str,
    ) -> String {
        let names: Vec<&str> = marks
            .into_iter()
            .zip(self.speech.parts.split('/'))
            .filter_map(|(mark, name)| mark.is_some_and(&holds).then_some(name))
            .collect();
        if names.is_empty() {
            return text.to_owned();
        }
        fill(self.speech.doubt, |place| match place {
            "p" => self.list(&names, self.speech.and),
            "w" => word.to_owned(),
            _ => text.to_owned(),
        })
    }

    /// A date without doubts.
    fn plain(&self, date: &Edtf, asked: usize) -> String {
        self.in_words(date, asked).unwrap_or_else(|| edtf_core::Edtf::Date(*date).to_string())
    }

    fn in_words(&self, date: &Edtf, asked: usize) -> Option<String> {
        let Some(month) = date.month else { return self.only_year(date, asked) };
        if let Some(season) = month.value().and_then(Season::from_code) {
            return match year(date) {
                Year::Known(year) => Some(self.season(season, Some(year), asked)),
                _ => Some(self.beside_year(&self.season(season, None, 0), &date.year)),
            };
        }
        let (first, last) = masked(month, 12)?;
        let months = (Month::from_number(first)?, Month::from_number(last)?);
        let Year::Known(year) = year(date) else {
            let (from, to) = months;
            if (first, last) == (1, 12) && year(date) == Year::Unknown {
                return Some(self.speech.undated.to_owned());
            }
            if from != to {
                return None;
            }
            let text = match date.day {
                None => self.month_name(from, false, 0).to_owned(),
                Some(day) => self.month_day(from, day.value()?),
            };
            return Some(self.beside_year(&text, &date.year));
        };
        match date.day {
            None if first == last => Some(self.month(year, months.0, asked)),
            None => Some(around(
                self.speech.no_month,
                &if (first, last) == (1, 12) {
                    self.year(year, 0)
                } else {
                    self.months(year, months.0, months.1)
                },
            )),
            Some(day) if first == last => {
                let (from, to) = masked(day, months.0.length(year))?;
                if from == to {
                    return Some(self.with_year(&self.month_day(months.0, from), year, asked));
                }
                let days = if (from, to) == (1, months.0.length(year)) {
                    self.month(year, months.0, 0)
                } else {
                    self.days(year, months.0, from, to)
                };
                Some(around(self.speech.no_day, &days))
            }
            Some(day) if (first, last) == (1, 12) && day.digits == [None, None] => {
                Some(around(self.speech.no_month_or_day, &self.year(year, 0)))
            }
            Some(_) => None,
        }
    }

    fn only_year(&self, date: &Edtf, asked: usize) -> Option<String> {
        match year(date) {
            Year::Known(year) => Some(self.year(year, asked)),
            Year::Decade(first) => {
                Some(self.decade(first, asked).unwrap_or_else(|| self.ten_years(first, asked)))
            }
            Year::Century(first) => Some(self.century(first / 100 + 1, asked)),
            Year::Thousand(first) => {
                Some(around(self.speech.no_year, &self.years(first.max(1), first + 999)))
            }
            Year::Unknown => Some(self.speech.undated.to_owned()),
            Year::Other => self.significant(date),
        }
    }

    /// "1900–1909", in the form of a year, as in "dal 1900–1909".
    fn ten_years(&self, first: i64, asked: usize) -> String {
        let (first, last) = (first.max(1), first + 9);
        let years = self.inside().years(first, last);
        let [from, to] = [first, last].map(|year| self.year_number(year));
        // Both numbers, without the word for years that may stand behind them.
        let both = years.find(&from).zip(years.rfind(&to)).map(|(a, b)| &years[a..b + to.len()]);
        match both {
            Some(both) if asked != 0 => self.year(first, asked).replace(&from, both),
            _ => years,
        }
    }

    /// `1950S2`: about 1950, surely one of the years that share its first two digits.
    fn significant(&self, date: &Edtf) -> Option<String> {
        date.year.significant_digits?;
        let mut exact = *date;
        exact.year.significant_digits = None;
        let Year::Known(year) = year(&exact) else { return None };
        let bounds = bounds_of(date);
        let (first, last) = (bounds.earliest().day()?, bounds.latest().day()?);
        let about = self.qualified(Qualifier::Approximate, 0, |form| self.year(year, form));
        Some(format!("{about} ({})", self.inside().years(first.year(), last.year())))
    }

    /// A part of a year beside what is known of the year.
    fn beside_year(&self, text: &str, year: &edtf_core::Year) -> String {
        let alone = Edtf { year: *year, month: None, day: None };
        if self::year(&alone) == Year::Unknown {
            return around(self.speech.no_year, text);
        }
        format!("{text}{}{}", self.speech.comma, self.plain(&alone, 0))
    }

    /// A day with a time of day, as the clock showed it.
    pub(super) fn at_time(&self, date: &Edtf, time: Option<Time>) -> String {
        let day = self.date(date, 0);
        let Some(time) = time else { return day };
        let with_zone = usize::from(time.offset().is_some());
        fill(form(self.speech.time, with_zone), |place| match place {
            "t" => self.clock(time),
            _ => day.clone(),
        })
    }
}

/// A text with what is unknown of it.
fn around(pattern: &str, text: &str) -> String {
    fill(pattern, |_| text.to_owned())
}

fn mark(field: Option<DateField>) -> Option<Mark> {
    field.map(|field| field.qualifier)
}
