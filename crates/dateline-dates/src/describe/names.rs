//! The names that a calendar has: days, months, years, decades, centuries, times.

use std::borrow::Cow;

use super::{Length, Speaker};
use crate::day::{Month, Season};
use crate::time::Time;
use crate::words::{fill, form};

impl Speaker {
    /// A number in the digits of the language.
    pub(super) fn number(&self, number: u64) -> String {
        self.digits(&number.to_string())
    }

    pub(super) fn digits(&self, text: &str) -> String {
        if self.speech.digits.is_empty() {
            return text.to_owned();
        }
        let digit = |c: char| {
            let value = usize::try_from(c.to_digit(10)?).ok()?;
            self.speech.digits.chars().nth(value)
        };
        text.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }

    /// The text with what must not meet at the start of a word put right.
    pub(super) fn mend(&self, text: String) -> String {
        self.speech.mend.iter().fold(text, |text, (wrong, right)| {
            let mut mended = String::new();
            let mut rest = text.as_str();
            while let Some((before, after)) = rest.split_once(wrong) {
                mended.push_str(before);
                let starts_word = !mended.ends_with(char::is_alphanumeric);
                mended.push_str(if starts_word { right } else { wrong });
                rest = after;
            }
            mended + rest
        })
    }

    /// What joins two ends, for eyes or for ears, filled with the ends in the forms it asks for.
    pub(super) fn join(
        &self,
        pattern: &str,
        a: impl Fn(usize) -> String,
        b: impl Fn(usize) -> String,
    ) -> String {
        let ears = form(pattern, 1);
        // "vers" and "de 1914 à 1918" do not go together.
        let clash = self.inside && !ears.starts_with("{a}");
        let pattern = if self.length == Length::Long && !clash { ears } else { form(pattern, 0) };
        fill(pattern, |place| match place.split_at_checked(1) {
            Some(("a", number)) => a(number.parse().unwrap_or(0)),
            Some(("b", number)) => b(number.parse().unwrap_or(0)),
            _ => String::new(),
        })
    }

    /// The name of a month, alone or beside a day.
    pub(super) fn month_name(&self, month: Month, beside_day: bool, case: usize) -> &'static str {
        let short = match self.length {
            Length::Short => !self.speech.months_short.is_empty(),
            Length::Usual => beside_day && self.speech.abbreviates,
            Length::Long => false,
        };
        let index = usize::from(month.number() - 1);
        let of = |names: &'static str| names.split('/').nth(index).unwrap_or_default();
        if short {
            return form(of(self.speech.months_short), usize::from(beside_day));
        }
        let alone = of(self.speech.months);
        let other = beside_day || (case > 0 && !alone.contains('|'));
        if other && !self.speech.months_of.is_empty() {
            return of(self.speech.months_of);
        }
        form(alone, case)
    }

    /// The pattern without what a label can spare.
    fn label(&self, pattern: &'static str) -> Cow<'static, str> {
        match self.length {
            Length::Short if !self.speech.spare.is_empty() => {
                pattern.replace(self.speech.spare, " ").into()
            }
            _ => pattern.into(),
        }
    }

    /// A day of a month without its year; `day` is a number or two with a dash.
    pub(super) fn day_text(&self, month: Month, day: &str) -> String {
        fill(&self.label(self.speech.day), |place| match place {
            "d" => day.to_owned(),
            _ => self.month_name(month, true, 0).to_owned(),
        })
    }

    pub(super) fn day_number(&self, day: u8) -> String {
        if day == 1 && !self.speech.first.is_empty() {
            return self.speech.first.to_owned();
        }
        self.number(day.into())
    }

    /// A day without its year.
    pub(super) fn month_day(&self, month: Month, day: u8) -> String {
        self.day_text(month, &self.day_number(day))
    }

    /// A day of a month, or two of them, with the year behind or before.
    pub(super) fn with_year(&self, days: &str, year: i64, asked: usize) -> String {
        fill(&self.label(form(self.speech.day_year, asked)), |place| match place {
            "y" => self.year_of(year),
            _ => days.to_owned(),
        })
    }

    pub(super) fn month(&self, year: i64, month: Month, asked: usize) -> String {
        self.month_text(year, asked, |beside_day, case| {
            self.month_name(month, beside_day, case).to_owned()
        })
    }

    /// A month, or two of one year.
    pub(super) fn month_text(
        &self,
        year: i64,
        asked: usize,
        name: impl Fn(bool, usize) -> String,
    ) -> String {
        fill(&self.label(form(self.speech.month, asked)), |place| match place {
            "y" => self.year_of(year),
            "g" => name(true, 0),
            _ => name(false, place.get(1..).and_then(|case| case.parse().ok()).unwrap_or(0)),
        })
    }

    /// A year alone.
    pub(super) fn year(&self, year: i64, asked: usize) -> String {
        self.in_era(year, |number| fill(form(self.speech.year, asked), |_| number.clone()))
    }

    /// A year beside something.
    pub(super) fn year_of(&self, year: i64) -> String {
        let pattern = match self.length {
            Length::Short if !self.speech.year_of_short.is_empty() => self.speech.year_of_short,
            _ => self.speech.year_of,
        };
        self.in_era(year, |number| fill(pattern, |_| number.clone()))
    }

    /// An astronomical year as people count it; they name the era of those that would not be taken
    /// for a year without it.
    fn in_era(&self, year: i64, text: impl Fn(String) -> String) -> String {
        let text = text(self.year_number(year));
        match year {
            ..=0 => fill(self.speech.bc, |_| text.clone()),
            1..100 | 10_000.. => fill(self.speech.ad, |_| text.clone()),
            _ if self.eras => fill(self.speech.ad, |_| text.clone()),
            _ => text,
        }
    }

    /// Many years after Christ; that they are is said where others are not.
    fn in_our_era(&self, text: String) -> String {
        match self.speech.ad_of_many {
            _ if !self.eras => text,
            "" => fill(self.speech.ad, |_| text.clone()),
            pattern => fill(pattern, |_| text.clone()),
        }
    }

    pub(super) fn year_number(&self, year: i64) -> String {
        let number = if year > 0 { year.unsigned_abs() } else { year.unsigned_abs() + 1 };
        let digits = number.to_string();
        if digits.len() < 5 || self.speech.thousands.is_empty() {
            return self.digits(&digits);
        }
        let groups: Vec<&str> = (0..digits.len())
            .filter(|at| *at == 0 || (digits.len() - at).is_multiple_of(3))
            .map(|at| {
                let length = if at == 0 { (digits.len() - 1) % 3 + 1 } else { 3 };
                digits.get(at..at + length).unwrap_or_default()
            })
            .collect();
        self.digits(&groups.join(self.speech.thousands))
    }

    /// The years from one to another.
    pub(super) fn years(&self, from: i64, to: i64) -> String {
        let both = |from: i64, to: i64| {
            let end = |year: i64| move |_| self.year_number(year);
            self.join(self.speech.years, end(from), end(to))
        };
        match (from, to) {
            (..=0, ..=0) => fill(self.speech.bc, |_| both(from, to)),
            (1..100, 1..100) | (10_000.., 10_000..) => fill(self.speech.ad, |_| both(from, to)),
            (100..10_000, 100..10_000) if !self.eras => both(from, to),
            _ => self.join(self.speech.range, |f| self.year(from, f), |f| self.year(to, f)),
        }
    }

    /// Ten years by the first of them, or none where people would take them for more.
    ///
    /// The 1900s are a century in English and elsewhere; only of the 2000s nobody has yet seen
    /// more than the first years. Where "2000-luku" is the century, or a decade is counted within
    /// its century, these too are told by their years.
    pub(super) fn decade(&self, first: i64, asked: usize) -> Option<String> {
        if first == 2_000 && !self.speech.decade_2000.is_empty() {
            return Some(self.in_our_era(form(self.speech.decade_2000, asked).to_owned()));
        }
        let whole_century =
            self.speech.century.contains("{h}") || !self.speech.decade.contains("{y}");
        let taken_for_century = first % 100 == 0 && (first % 1_000 != 0 || whole_century);
        if first < 100 || taken_for_century {
            return None;
        }
        let tens = first % 100 / 10;
        let mut suffixes = self.speech.decade_suffix.split('/');
        let suffix = suffixes.nth(usize::try_from(tens).ok()?).unwrap_or_default();
        let text = fill(form(self.speech.decade, asked), |place| match place {
            "y" => self.year_number(first),
            "yy" => self.digits(&format!("{:02}", first % 100)),
            "c" => self.year_number(first / 100 + 1),
            "r" => roman(first / 100 + 1),
            "n" => self.year_number(tens + 1),
            _ => form(suffix, asked).to_owned(),
        });
        Some(self.in_our_era(text))
    }

    /// The n-th century; before Christ they are counted back from -1.
    pub(super) fn century(&self, number: i64, asked: usize) -> String {
        let n = i64::try_from(number.unsigned_abs()).unwrap_or(1);
        // "400-talet f.Kr." would be the years 499 to 400, and there is no "0-talet".
        if self.speech.century.contains("{h}") && number < 2 {
            let first = if number > 0 { 1 } else { 1 - n * 100 };
            return self.years(first, first + if number > 0 { 98 } else { 99 });
        }
        let text = fill(form(self.speech.century, asked), |place| match place {
            "r" => roman(n),
            "o" => self.ordinal(self.speech.ordinals, n),
            "ro" => self.ordinal(self.speech.roman_ordinals, n),
            "h" => self.year_number((n - 1) * 100),
            _ => self.number(n.unsigned_abs()),
        });
        if number > 0 {
            return self.in_our_era(text);
        }
        fill(self.speech.bc, |_| text.clone())
    }

    fn ordinal(&self, ordinals: &str, n: i64) -> String {
        let index = usize::try_from(n - 1).unwrap_or(0);
        let mut each = ordinals.split('/');
        let last = each.clone().next_back().unwrap_or_default();
        fill(each.nth(index).unwrap_or(last), |place| match place {
            "r" => roman(n),
            _ => self.number(n.unsigned_abs()),
        })
    }

    /// A season, quarter, third or half, of a year if that is known.
    pub(super) fn season(&self, season: Season, year: Option<i64>, asked: usize) -> String {
        let code = season.code();
        let short = self.length == Length::Short;
        let (pattern, n) = match code {
            33..=36 if short => (self.speech.quarter_short, code - 32),
            33..=36 => (self.speech.quarter, code - 32),
            37..=39 => (self.speech.third, code - 36),
            40..=41 if short => (self.speech.half_short, code - 39),
            40..=41 => (self.speech.half, code - 39),
            _ => return self.season_by_name(season, year, asked),
        };
        // The halves may be a list of two.
        let mut each = pattern.split('/');
        let pattern = each.nth(usize::from(n - 1)).or(pattern.split('/').next());
        fill(form(pattern.unwrap_or_default(), asked), |place| match place {
            "y" => year.map(|year| self.year_of(year)).unwrap_or_default(),
            "a" => year.map(|year| self.year(year, 0)).unwrap_or_default(),
            "r" => roman(n.into()),
            "o" => self.ordinal(self.speech.ordinals, n.into()),
            _ => self.number(n.into()),
        })
    }

    fn season_by_name(&self, season: Season, year: Option<i64>, asked: usize) -> String {
        let (first, last) = season.months();
        let code = usize::from(season.code() - 21);
        let names = self.speech.seasons.split('/').nth(code % 4).unwrap_or_default();
        let name = form(names, asked);
        let Some(year) = year else { return name.to_owned() };
        // It lies in two years, and both are named where they have four digits.
        let winter = last < first && (1_000..9_999).contains(&year);
        let text = fill(form(self.speech.season, asked), |place| match place {
            "y" | "a" if winter => self.in_era(year, |number| {
                fill(self.speech.winter, |place| match place {
                    "a" => number.clone(),
                    _ => self.digits(&format!("{:02}", (year + 1) % 100)),
                })
            }),
            "y" => self.year_of(year),
            "a" => self.year(year, 0),
            _ => name.to_owned(),
        });
        match code / 4 {
            0 => text,
            1 => fill(self.speech.north, |_| text.clone()),
            _ => fill(self.speech.south, |_| text.clone()),
        }
    }

    /// A time of day as the clock showed it, with its distance from UTC.
    pub(super) fn clock(&self, time: Time) -> String {
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        let mut halves = self.speech.half_days.split('/');
        let text = match (halves.clone().count(), hour, minute, second) {
            (..4, ..) => self.digits(&minutes(format!("{hour}:{minute:02}"), second)),
            (_, 12, 0, 0) => halves.nth(2).unwrap_or_default().to_owned(),
            (_, 0, 0, 0) => halves.nth(3).unwrap_or_default().to_owned(),
            _ => {
                let shown = (hour + 11) % 12 + 1;
                let whole = minute == 0 && second == 0;
                let clock = if whole {
                    shown.to_string()
                } else {
                    minutes(format!("{shown}:{minute:02}"), second)
                };
                let half = halves.nth(usize::from(hour >= 12)).unwrap_or_default();
                format!("{} {half}", self.digits(&clock))
            }
        };
        let Some(offset) = time.offset() else { return text };
        let distance = offset.minutes().unsigned_abs();
        let sign = if offset.minutes() < 0 { '-' } else { '+' };
        let zone = match (distance / 60, distance % 60) {
            (0, 0) => String::new(),
            (hours, 0) => format!("{sign}{hours}"),
            (hours, minutes) => format!("{sign}{hours}:{minutes:02}"),
        };
        format!("{text} UTC{zone}")
    }
}

/// Something said about something: `{}` is the inner in the form that is asked of the whole,
/// `{1}` in its own.
pub(super) fn say(pattern: &str, asked: usize, inner: impl Fn(usize) -> String) -> String {
    fill(form(pattern, asked), |place| inner(place.parse().unwrap_or(asked)))
}

fn minutes(text: String, second: u8) -> String {
    if second == 0 { text } else { format!("{text}:{second:02}") }
}

/// A Roman number, as centuries have them.
fn roman(number: i64) -> String {
    const SIGNS: [(i64, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Invariant: centuries of years with four digits, so never above 100.
    let mut rest = number.clamp(0, 399);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}
