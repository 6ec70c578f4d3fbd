//! Two dates said as one: what both share is said once.

use edtf_core::{Date as Edtf, Interval, IntervalEndpoint as Endpoint};

use super::names::say;
use super::point::{Year, plain, qualifier, year};
use super::{Length, Speaker};
use crate::date::Qualifier;
use crate::day::{Month, Season};
use crate::words::{Part, fill};

/// A time that has an early, a middle and a late part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whole {
    Month(i64, Month),
    Year(i64),
    Decade(i64),
    /// By its number; negative before Christ.
    Century(i64),
}

/// Whether a date is a year of three digits: catalogs write `126–` and `126–?` for the 1260s.
fn is_like_a_decade(date: &Edtf) -> bool {
    matches!(year(date), Year::Known(100..=999)) && date.month.is_none()
}

impl Speaker {
    pub(super) fn interval(&self, interval: &Interval) -> String {
        let short = self.length == Length::Short;
        match (&interval.start, &interval.end) {
            (Endpoint::Date(start), Endpoint::Date(end)) => self.range(start, end),
            (Endpoint::Date(start), Endpoint::Open) if short && !is_like_a_decade(start) => {
                format!("{}–", self.date(start, 0))
            }
            (Endpoint::Open, Endpoint::Date(end)) if short => format!("–{}", self.date(end, 0)),
            (Endpoint::Date(start), Endpoint::Unknown) if short && !is_like_a_decade(start) => {
                format!("{}–?", self.date(start, 0))
            }
            (Endpoint::Unknown, Endpoint::Date(end)) if short => format!("?–{}", self.date(end, 0)),
            (Endpoint::Date(start), Endpoint::Open) => {
                say(self.speech.since, 0, |form| self.date(start, form))
            }
            (Endpoint::Open, Endpoint::Date(end)) => {
                say(self.speech.until, 0, |form| self.date(end, form))
            }
            (Endpoint::Date(start), Endpoint::Unknown) => {
                say(self.speech.to_unknown, 0, |form| self.date(start, form))
            }
            (Endpoint::Unknown, Endpoint::Date(end)) => {
                say(self.speech.from_unknown, 0, |form| self.date(end, form))
            }
            (start, end) => format!("{} – {}", self.endpoint(start), self.endpoint(end)),
        }
    }

    fn endpoint(&self, end: &Endpoint) -> String {
        match end {
            Endpoint::Date(date) => self.date(date, 0),
            Endpoint::OnOrBefore(date) => self.or_earlier(date),
            Endpoint::OnOrAfter(date) => self.or_later(date),
            Endpoint::Open => "…".to_owned(),
            Endpoint::Unknown => "?".to_owned(),
        }
    }

    pub(super) fn or_earlier(&self, date: &Edtf) -> String {
        say(self.speech.or_earlier, 0, |form| self.date(date, form))
    }

    pub(super) fn or_later(&self, date: &Edtf) -> String {
        say(self.speech.or_later, 0, |form| self.date(date, form))
    }

    /// From one date to another.
    pub(super) fn range(&self, start: &Edtf, end: &Edtf) -> String {
        let (Some(doubt), true) = (qualifier(start), qualifier(start) == qualifier(end)) else {
            return fill(self.speech.from_to, |place| self.end(place, start, end));
        };
        let (start, end) = (plain(start), plain(end));
        if start == end {
            return self.qualified(doubt, 0, |form| self.date(&start, form));
        }
        if let Some(part) = self.named_part(&start, &end, doubt) {
            return part;
        }
        if doubt == Qualifier::Plain {
            let is_in_years = |date: &Edtf| matches!(year(date), Year::Decade(first) if self.decade(first, 0).is_none());
            if is_in_years(&start) || is_in_years(&end) {
                // There is a dash in these years already.
                let words = self.speech.range.rsplit('|').next().unwrap_or_default();
                return fill(words, |place| self.end(place, &start, &end));
            }
            return self.shared(&start, &end, 0);
        }
        // A word before the two holds for both.
        self.qualified(doubt, 0, |form| self.inside().shared(&start, &end, form))
    }

    fn end(&self, place: &str, start: &Edtf, end: &Edtf) -> String {
        let form = place.get(1..).and_then(|form| form.parse().ok()).unwrap_or(0);
        self.date(if place.starts_with('a') { start } else { end }, form)
    }

    /// Two certain dates, with what both have said once.
    fn shared(&self, start: &Edtf, end: &Edtf, asked: usize) -> String {
        let day = |date: &Edtf| {
            let month = Month::from_number(date.month?.value()?)?;
            Some((month, date.day.map(edtf_core::DateField::value)))
        };
        match (year(start), year(end), day(start), day(end)) {
            (Year::Known(a), Year::Known(b), None, None)
                if start.month.is_none() && end.month.is_none() =>
            {
                self.years(a, b)
            }
            (Year::Known(a), Year::Known(b), Some((from, None)), Some((to, None))) if a == b => {
                self.months(a, from, to)
            }
            (
                Year::Known(a),
                Year::Known(b),
                Some((from, Some(Some(first)))),
                Some((to, Some(Some(last)))),
            ) => {
                if (a, from) == (b, to) {
                    self.days(a, from, first, last)
                } else if a == b {
                    let days = self.join(
                        self.speech.spans,
                        |_| self.month_day(from, first),
                        |_| self.month_day(to, last),
                    );
                    self.with_year(&days, a, 0)
                } else {
                    let one = |date| move |form| self.date(date, form);
                    self.join(self.speech.spans, one(start), one(end))
                }
            }
            _ => self.but_for_a_word(start, end, asked).unwrap_or_else(|| {
                self.join(
                    self.speech.range,
                    |form| self.date(start, form),
                    |form| self.date(end, form),
                )
            }),
        }
    }

    /// "17th–18th century", "siglo XVII–XVIII", "spring–summer 2001": two centuries, or two parts of
    /// a year, that differ in one of their words. To ears both are said whole, unless a word before
    /// them holds for both: it has its own case.
    fn but_for_a_word(&self, start: &Edtf, end: &Edtf, asked: usize) -> Option<String> {
        let is_century =
            |date: &Edtf| matches!(year(date), Year::Century(_)) && date.month.is_none();
        let part = |date: &Edtf| match year(date) {
            Year::Known(year) if date.day.is_none() => {
                Season::from_code(date.month?.value()?).map(|_| year)
            }
            _ => None,
        };
        let are_parts = part(start).is_some() && part(start) == part(end);
        let is_whole = self.length == Length::Long && !self.inside;
        if is_whole || !(is_century(start) && is_century(end) || are_parts) {
            return None;
        }
        let (first, last) = (self.date(start, asked), self.date(end, asked));
        let both = || first.split(' ').zip(last.split(' '));
        let shared = both().filter(|(a, b)| a == b).count();
        let words = [&first, &last].map(|text| text.split(' ').count());
        (shared > 0 && words == [shared + 1; 2]).then(|| {
            let either =
                both().map(|(a, b)| if a == b { a.to_owned() } else { format!("{a}–{b}") });
            either.collect::<Vec<_>>().join(" ")
        })
    }

    /// Two months of one year.
    pub(super) fn months(&self, year: i64, from: Month, to: Month) -> String {
        self.month_text(year, 0, |beside_day, _| {
            let name = |month: Month| {
                move |case: usize| self.month_name(month, beside_day, case).to_owned()
            };
            self.join(self.speech.months_to, name(from), name(to))
        })
    }

    /// Two days of one month.
    pub(super) fn days(&self, year: i64, month: Month, first: u8, last: u8) -> String {
        let number = |day: u8| move |_| self.day_number(day);
        let days = self.join(self.speech.days, number(first), number(last));
        self.with_year(&self.day_text(month, &days), year, 0)
    }

    /// "early 1990s", "late 1999 to early 2000", "5th century BC": the phrases whose meaning is an
    /// interval, said again as that phrase.
    fn named_part(&self, start: &Edtf, end: &Edtf, doubt: Qualifier) -> Option<String> {
        if doubt == Qualifier::Plain || doubt == Qualifier::Uncertain {
            let number = century_before_christ(start, end)?;
            return Some(self.qualified(doubt, 0, |form| self.century(number, form)));
        }
        // The phrase says "about" itself.
        let rest = match doubt {
            Qualifier::Approximate => Qualifier::Plain,
            _ => Qualifier::Uncertain,
        };
        if let Some((part, whole)) = part(start, end) {
            return self.part_of(part, whole, 0).map(|_| {
                self.qualified(rest, 0, |form| self.part_of(part, whole, form).unwrap_or_default())
            });
        }
        let (first, last) = (starting_part(start)?, ending_part(end)?);
        if first.1 == last.1 {
            return None;
        }
        Some(self.qualified(rest, 0, |_| {
            self.join(
                // Words stand on both sides, so a dash alone would be lost among them.
                ears(self.speech.range),
                |form| self.part_of(first.0, first.1, form).unwrap_or_default(),
                |form| self.part_of(last.0, last.1, form).unwrap_or_default(),
            )
        }))
    }

    fn part_of(&self, part: Part, whole: Whole, asked: usize) -> Option<String> {
        let pattern = match part {
            Part::Early => self.speech.early,
            Part::Mid => self.speech.mid,
            Part::Late => self.speech.late,
        };
        if let Whole::Decade(first) = whole {
            self.decade(first, 0)?;
        }
        Some(say(pattern, asked, |form| match whole {
            Whole::Month(year, month) => self.month(year, month, form),
            Whole::Year(year) => self.year(year, form),
            Whole::Decade(first) => self.decade(first, form).unwrap_or_default(),
            Whole::Century(number) => self.century(number, form),
        }))
    }
}

/// The pattern for ears, whoever asks.
fn ears(pattern: &'static str) -> &'static str {
    pattern.rsplit('|').next().unwrap_or(pattern)
}

fn known(date: &Edtf) -> Option<(i64, Option<u8>, Option<u8>)> {
    // Years with more digits have no such parts.
    let Year::Known(year @ -9_999..=9_999) = year(date) else { return None };
    let field = |field: Option<edtf_core::DateField>| match field {
        None => Some(None),
        Some(field) => field.value().map(Some),
    };
    Some((year, field(date.month)?, field(date.day)?))
}

/// The third of something that goes from one date to another, as phrases are read.
fn part(start: &Edtf, end: &Edtf) -> Option<(Part, Whole)> {
    match (known(start)?, known(end)?) {
        ((from, None, None), (to, None, None)) => {
            let decade = from - from.rem_euclid(10);
            let century = (from - 1).div_euclid(100);
            let first = century * 100 + 1;
            let of_decade = match (from - decade, to - decade) {
                (0, 3) => Some(Part::Early),
                (4, 6) => Some(Part::Mid),
                (7, 9) => Some(Part::Late),
                _ => None,
            };
            if let Some(part) = of_decade {
                return Some((part, Whole::Decade(decade)));
            }
            let part = match (from - first, to - first) {
                (0, 32) => Part::Early,
                (33, 65) => Part::Mid,
                (66, 99) => Part::Late,
                _ => return None,
            };
            let number = if century >= 0 { century + 1 } else { century };
            Some((part, Whole::Century(number)))
        }
        ((from, Some(_), None), (to, Some(_), None)) if from == to => {
            let (first, last) = (starting_part(start)?, ending_part(end)?);
            (first == last).then_some(first)
        }
        ((year, Some(month), Some(first)), (to, Some(last_month), Some(last)))
            if (year, month) == (to, last_month) =>
        {
            let month = Month::from_number(month)?;
            let part = match (first, last) {
                (1, 10) => Part::Early,
                (11, 20) => Part::Mid,
                (21, last) if last == month.length(year) => Part::Late,
                _ => return None,
            };
            Some((part, Whole::Month(year, month)))
        }
        _ => None,
    }
}

/// The third of a year that begins with a month.
fn starting_part(date: &Edtf) -> Option<(Part, Whole)> {
    let (year, Some(month), None) = known(date)? else { return None };
    let part = match month {
        1 => Part::Early,
        5 => Part::Mid,
        9 => Part::Late,
        _ => return None,
    };
    Some((part, Whole::Year(year)))
}

/// The third of a year that ends with a month.
fn ending_part(date: &Edtf) -> Option<(Part, Whole)> {
    let (year, Some(month), None) = known(date)? else { return None };
    let part = match month {
        4 => Part::Early,
        8 => Part::Mid,
        12 => Part::Late,
        _ => return None,
    };
    Some((part, Whole::Year(year)))
}

/// The number of the century from one year to another, as those before Christ are written.
fn century_before_christ(start: &Edtf, end: &Edtf) -> Option<i64> {
    let ((from, None, None), (to, None, None)) = (known(start)?, known(end)?) else { return None };
    let whole = to <= 0 && to.checked_sub(from) == Some(99) && to.rem_euclid(100) == 0;
    whole.then(|| from.div_euclid(100))
}
