//! Dates out in words.

use std::fmt;

use crate::date::{Date, Precision, Qualifier};
use crate::words::Words;

/// How a date is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[non_exhaustive]
pub enum Style {
    /// As the Associated Press writes: "Feb. 6, 2024".
    #[default]
    Ap,
    /// Day before month: "6 February 2024".
    DayMonth,
    /// EDTF itself: "2024-02-06".
    Iso,
    /// As is usual in the language.
    Locale,
}

/// A date in words, made by [`Date::describe`].
#[derive(Clone, Copy, Debug)]
pub struct Description<'a> {
    date: &'a Date,
    words: &'a Words,
    style: Style,
    length: Length,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Length {
    Usual,
    /// For ears: nothing abbreviated.
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
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn describe<'a>(&'a self, words: &'a Words) -> Description<'a> {
        Description { date: self, words, style: Style::default(), length: Length::Usual }
    }
}

impl Description<'_> {
    /// The same in a style.
    pub fn style(self, style: Style) -> Self {
        Description { style, ..self }
    }

    /// The same for ears: nothing abbreviated.
    pub fn long(self) -> Self {
        Description { length: Length::Long, ..self }
    }

    /// The same for the label of an axis, as short as it can be understood.
    pub fn short(self) -> Self {
        Description { length: Length::Short, ..self }
    }

    fn single(&self, date: &Date) -> Option<String> {
        if let Some(season) = date.season() {
            return Some(format!("{season:?} {}", date.year()?));
        }
        let canonical = date.to_string();
        Some(match date.precision() {
            Precision::Year => year(date.year()?),
            Precision::Decade => format!("{}0s", canonical.get(..3)?),
            Precision::Century => format!("{}00s", canonical.get(..2)?),
            Precision::Month => {
                let month = usize::from(date.month()?.number() - 1);
                let names = if self.length == Length::Short {
                    &self.words.short_months
                } else {
                    &self.words.months
                };
                format!("{} {}", names[month], year(date.year()?))
            }
            Precision::Day | Precision::Time => {
                let (day, month) = (date.day()?.day(), usize::from(date.month()?.number() - 1));
                let year = year(date.year()?);
                let text = match (self.style, self.length) {
                    (Style::DayMonth, _) => format!("{day} {} {year}", self.words.months[month]),
                    (_, Length::Long) => format!("{} {day}, {year}", self.words.months[month]),
                    _ => format!("{} {day}, {year}", self.words.short_months[month]),
                };
                match date.time() {
                    Some(time) => format!("{text}, {:02}:{:02}", time.hour(), time.minute()),
                    None => text,
                }
            }
            _ => return None,
        })
    }

    fn qualified(&self, date: &Date) -> Option<String> {
        let about = if self.length == Length::Long { "about" } else { "c." };
        let text = self.single(date)?;
        Some(match date.qualifier() {
            Qualifier::Plain => text,
            Qualifier::Approximate => format!("{about} {text}"),
            Qualifier::Uncertain => format!("possibly {text}"),
            Qualifier::UncertainAndApproximate => format!("possibly {about} {text}"),
        })
    }

    fn text(&self) -> Option<String> {
        if self.style == Style::Iso || self.date.is_set() {
            return None;
        }
        if !self.date.is_interval() {
            return self.qualified(self.date);
        }
        match (self.date.start(), self.date.end()) {
            (Some(start), Some(end)) => part_of_decade(&start, &end).or_else(|| {
                let joint = if self.length == Length::Long { " to " } else { " – " };
                Some(format!("{}{joint}{}", self.qualified(&start)?, self.qualified(&end)?))
            }),
            (Some(start), None) => Some(format!("since {}", self.qualified(&start)?)),
            (None, Some(end)) => Some(format!("until {}", self.qualified(&end)?)),
            (None, None) => None,
        }
    }
}

fn year(year: i64) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 + year.unsigned_abs()) }
}

/// "early 2000s", where the interval is what that phrase is read as.
fn part_of_decade(start: &Date, end: &Date) -> Option<String> {
    let both = [start, end].map(|date| {
        (date.qualifier() == Qualifier::Approximate && date.precision() == Precision::Year)
            .then(|| date.year())
            .flatten()
    });
    let [Some(from), Some(to)] = both else { return None };
    let part = match (from.rem_euclid(10), to.rem_euclid(10)) {
        (0, 3) => "early",
        (4, 6) => "mid",
        (7, 9) => "late",
        _ => return None,
    };
    (from > 0 && to - from < 10).then(|| format!("{part} {}s", from - from.rem_euclid(10)))
}

impl fmt::Display for Description<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text() {
            Some(text) => f.write_str(&text),
            None => self.date.fmt(f),
        }
    }
}
