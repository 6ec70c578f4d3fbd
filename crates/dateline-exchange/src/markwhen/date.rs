//! The dates of markwhen: days, ranges, and what is counted from another event.

use std::collections::BTreeMap;
use std::ops::Range;

use dateline_dates::{Date, Day, ENGLISH, Month, Weekday};

use crate::{loss, when};

/// What has been dated so far.
pub(super) struct Clock {
    is_european: bool,
    /// The day behind the last event.
    previous: Option<Day>,
    by_id: BTreeMap<String, (Day, Day)>,
}

/// A date, and what was worked out on the way to it.
pub(super) struct When {
    pub(super) date: Date,
    pub(super) notes: Vec<String>,
}

/// Splits a line into the place of its date and the text behind the colon; none where it begins
/// with no date.
pub(super) fn split(line: &str, is_european: bool) -> Option<(Range<usize>, &str)> {
    let indent = line.len() - line.trim_start().len();
    let first = line.get(indent..)?.chars().next()?;
    if !(first.is_alphanumeric() || matches!(first, '!' | '-')) {
        return None;
    }
    // A time has colons of its own, so the longest beginning that is a date is meant.
    let colons: Vec<usize> = line
        .bytes()
        .enumerate()
        .take(160)
        .filter(|(_, byte)| *byte == b':')
        .map(|(at, _)| at)
        .take(8)
        .collect();
    colons.into_iter().rev().find_map(|colon| {
        let date = line.get(indent..colon)?;
        looks_dated(date, is_european).then(|| {
            (indent..indent + date.trim_end().len(), line.get(colon + 1..).unwrap_or_default())
        })
    })
}

/// Whether a text is written as a date, be it one that can be placed or not.
fn looks_dated(text: &str, is_european: bool) -> bool {
    let (text, _) = without_recurrence(text.trim());
    if text.is_empty() {
        return false;
    }
    if point(text, is_european).is_ok() || is_relative(text) {
        return true;
    }
    let in_range = ranges(text).into_iter().any(|(from, to)| {
        (point(from, is_european).is_ok() || is_relative(from))
            && (point(to, is_european).is_ok() || is_relative(to) || is_clock(to))
    });
    in_range || looks_meant(text)
}

/// A time of day alone, as at the end of `2001-01-01 12:30pm - 2pm`.
fn is_clock(text: &str) -> bool {
    when::clock(text).is_some() && (text.contains(':') || text.to_ascii_lowercase().ends_with('m'))
}

/// `2024-W05`: the days of a week of ISO 8601; the first one has January 4 in it.
fn week(text: &str) -> Option<Date> {
    let (year, week) = text.split_once("-W")?;
    let week: i64 = week.parse().ok().filter(|week| (1..=53).contains(week))?;
    let fourth = Day::new(year.parse().ok()?, Month::January, 4)?;
    let monday = (0..7)
        .find_map(|back| fourth.plus(-back).filter(|day| day.weekday() == Weekday::Monday))?;
    let first = monday.plus(7 * (week - 1))?;
    days(first, first.plus(6)?).ok()
}

/// Whether a text was surely meant as a date, though markwhen has none of its kind: `2024-02-30`,
/// `7/20/69`, `10am - 12pm`, "early 2024". Such a line is told, and no part of the event above it.
fn looks_meant(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | 'W' | ' ' | ':');
    let of_numbers = digits > 2
        && text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains(['-', '/'])
        && text.replace("am", "").replace("pm", "").chars().all(is_number);
    of_numbers || has_year && Date::from_phrase(text, &ENGLISH).is_ok()
}

impl Clock {
    pub(super) fn new(is_european: bool) -> Clock {
        Clock { is_european, previous: None, by_id: BTreeMap::new() }
    }

    /// Keeps an event's days for those that are counted from it.
    pub(super) fn remember(&mut self, id: &str, date: &Date) {
        if let Some(days) = date.bounds().days() {
            self.by_id.insert(id.to_owned(), days);
        }
    }

    /// Reads a date or a range.
    pub(super) fn read(&mut self, text: &str) -> Result<When, String> {
        let (text, recurrence) = without_recurrence(text.trim());
        let mut notes = Vec::new();
        if let Some(recurrence) = recurrence {
            notes.push(format!("`{recurrence}` is not repeated: the first one is kept"));
        }
        let date = self.date(text, &mut notes)?;
        if let Some((_, last)) = date.bounds().days() {
            self.previous = Some(last);
        }
        Ok(When { date, notes })
    }

    fn date(&self, text: &str, notes: &mut Vec<String>) -> Result<Date, String> {
        if let Ok(date) = point(text, self.is_european) {
            return Ok(date);
        }
        if let Some(week) = week(text) {
            return Ok(week);
        }
        if let Some((start, "now")) = ranges(text).into_iter().next()
            && let Ok(start) = point(start, self.is_european)
        {
            notes.push("`now` is no day, so the end stays open".to_owned());
            return Date::between(Some(&start), None).map_err(|error| error.message().to_owned());
        }
        if is_relative(text) {
            notes.push(format!("`{text}` is worked out from another event"));
            let (start, end) = self.relative(text)?;
            return days(start, end);
        }
        let mut why = format!("`{text}` is no date");
        for (from, to) in ranges(text) {
            let Ok(start) = self.end_of_range(from, None, notes) else { continue };
            if start.time().is_some() && is_clock(to) {
                let what = format!("the end at `{to}`");
                notes.push(loss::left_behind(&what, when::WHY_NO_TIME));
                return Ok(start);
            }
            match self.end_of_range(to, Some(&start), notes) {
                Ok(end) => match when::span(start, Some(end)) {
                    Ok((date, left)) => {
                        notes.extend(left.map(|it| loss::left_behind(it, when::WHY_NO_TIME)));
                        return Ok(date);
                    }
                    Err(reason) => why = reason,
                },
                Err(reason) => why = reason,
            }
        }
        // What markwhen does not read, words may say.
        let date = Date::from_phrase(text, &ENGLISH).map_err(|_| why)?;
        notes.push(format!("`{text}` is no date of markwhen; it is read as {date}"));
        Ok(date)
    }

    /// One side of a range; a bare span of time on the second is counted from the first.
    fn end_of_range(
        &self,
        text: &str,
        start: Option<&Date>,
        notes: &mut Vec<String>,
    ) -> Result<Date, String> {
        if let Ok(date) = point(text, self.is_european) {
            return Ok(date);
        }
        if !is_relative(text) {
            return Err(format!("`{text}` is no date"));
        }
        notes.push(format!("`{text}` is worked out from another date"));
        let bare = Amount::read(text);
        let first = start.and_then(|start| start.bounds().earliest().day());
        let (from, to) = if let (Some((amount, "")), Some(first)) = (bare, first) {
            (first, amount.after(first).and_then(|it| it.plus(-1)))
        } else {
            let (from, to) = self.relative(text)?;
            (from, Some(to))
        };
        let to = to.ok_or("that is too far away")?;
        let day = if start.is_some() { to } else { from };
        days(day, day)
    }

    /// The days of a date that is counted: `2 weeks`, `after !id 10 days`, `by !id 3 days`,
    /// `!id.start`.
    fn relative(&self, text: &str) -> Result<(Day, Day), String> {
        let far = || "that is too far away".to_owned();
        if text.eq_ignore_ascii_case("now") || text.eq_ignore_ascii_case("today") {
            return Err("which day that is, the file does not say".to_owned());
        }
        let mut words = text.split_whitespace().peekable();
        let by = words
            .next_if(|word| word.eq_ignore_ascii_case("by") || word.eq_ignore_ascii_case("before"));
        words.next_if(|word| word.eq_ignore_ascii_case("after"));
        let anchor = words.next_if(|word| word.starts_with('!'));
        let rest: Vec<&str> = words.collect();
        let rest = rest.join(" ");
        let (first, last, wants_point) = match anchor {
            None => {
                let previous = self.previous.ok_or("there is no event before it to count from")?;
                (previous, previous, None)
            }
            Some(anchor) => {
                let (id, end) = match anchor.trim_start_matches('!').split_once('.') {
                    Some((id, end)) => (id, Some(end)),
                    None => (anchor.trim_start_matches('!'), None),
                };
                let days = self.by_id.get(id);
                let (first, last) =
                    *days.ok_or_else(|| format!("no event before it has the id `{id}`"))?;
                (first, last, end)
            }
        };
        let Some((amount, _)) = Amount::read(&rest) else {
            return match wants_point {
                Some("start") => Ok((first, first)),
                Some("end") => Ok((last, last)),
                _ => Ok((first, last)),
            };
        };
        if by.is_some() {
            // It ends the day before the other begins.
            let end = first.plus(-1).ok_or_else(far)?;
            let start = amount.before(first).ok_or_else(far)?;
            return Ok((start, end));
        }
        let from = if wants_point == Some("start") { Some(first) } else { last.plus(1) };
        let from = from.ok_or_else(far)?;
        let to = amount.after(from).and_then(|day| day.plus(-1)).ok_or_else(far)?;
        Ok((from, to.max(from)))
    }
}

/// From one day to another.
fn days(start: Day, end: Day) -> Result<Date, String> {
    let date =
        |day: Day| day.to_string().parse::<Date>().map_err(|error| error.message().to_owned());
    when::span(date(start)?, Some(date(end)?)).map(|(date, _)| date)
}

/// A span of time.
#[derive(Clone, Copy)]
struct Amount {
    number: i64,
    unit: Unit,
}

#[derive(Clone, Copy)]
enum Unit {
    Days(i64),
    WorkDays,
    Months(i64),
}

impl Amount {
    /// `10 days`, `2 weeks`, `5 business days`; what stands behind it too.
    fn read(text: &str) -> Option<(Amount, &str)> {
        let text = text.trim();
        let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
        let number = text.get(..end)?.parse::<i64>().ok().filter(|number| *number < 100_000)?;
        let rest = text.get(end..)?.trim_start();
        let lower = rest.to_ascii_lowercase();
        for (names, unit) in [
            (
                &["week days", "weekdays", "business days", "work days", "workdays"][..],
                Unit::WorkDays,
            ),
            (&["days", "day", "d"], Unit::Days(1)),
            (&["weeks", "week", "w"], Unit::Days(7)),
            (&["months", "month", "M"], Unit::Months(1)),
            (&["years", "year", "y"], Unit::Months(12)),
        ] {
            for name in names {
                let Some(behind) = lower.strip_prefix(name) else { continue };
                if behind.starts_with(|c: char| c.is_alphanumeric()) {
                    continue;
                }
                let behind = rest.get(rest.len() - behind.len()..).unwrap_or_default();
                return Some((Amount { number, unit }, behind.trim()));
            }
        }
        None
    }

    /// The day so much later.
    fn after(self, day: Day) -> Option<Day> {
        match self.unit {
            Unit::Days(days) => day.plus(self.number.checked_mul(days)?),
            Unit::Months(months) => months_later(day, self.number.checked_mul(months)?),
            Unit::WorkDays => {
                let mut day = day;
                let mut left = self.number;
                while left > 0 {
                    if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                        left -= 1;
                    }
                    day = day.plus(1)?;
                }
                Some(day)
            }
        }
    }

    /// The day so much earlier.
    fn before(self, day: Day) -> Option<Day> {
        match self.unit {
            Unit::Days(days) => day.plus(-self.number.checked_mul(days)?),
            Unit::Months(months) => months_later(day, -self.number.checked_mul(months)?),
            Unit::WorkDays => {
                let mut day = day;
                let mut left = self.number;
                while left > 0 {
                    day = day.plus(-1)?;
                    if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
                        left -= 1;
                    }
                }
                Some(day)
            }
        }
    }
}

fn months_later(day: Day, months: i64) -> Option<Day> {
    let whole = day.year().checked_mul(12)?.checked_add(i64::from(day.month().number()) - 1)?;
    let whole = whole.checked_add(months)?;
    let month = Month::from_number(u8::try_from(whole.rem_euclid(12) + 1).ok()?)?;
    let year = whole.div_euclid(12);
    Day::new(year, month, day.day().min(month.length(year)))
}

/// Whether a date is counted from something else.
fn is_relative(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    if matches!(lower.as_str(), "now" | "today") {
        return true;
    }
    let rest = ["after ", "by ", "before "].iter().find_map(|word| lower.strip_prefix(word));
    let rest = rest.unwrap_or(&lower).trim_start();
    if let Some(anchor) = rest.strip_prefix('!') {
        let (id, amount) = anchor.split_once(' ').unwrap_or((anchor, ""));
        let is_id = !id.is_empty()
            && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        return is_id && (amount.trim().is_empty() || is_amount(amount));
    }
    is_amount(rest)
}

fn is_amount(text: &str) -> bool {
    Amount::read(text).is_some_and(|(_, behind)| behind.is_empty())
}

/// The two sides of a range, at each place where one can be cut.
fn ranges(text: &str) -> Vec<(&str, &str)> {
    let mut all = Vec::new();
    for sign in ["/", " - ", " – ", " to ", "-", "–"] {
        for (at, _) in text.match_indices(sign).take(6) {
            let (from, to) = (text.get(..at), text.get(at + sign.len()..));
            if let (Some(from), Some(to)) = (from, to)
                && !from.trim().is_empty()
                && !to.trim().is_empty()
            {
                all.push((from.trim(), to.trim()));
            }
        }
    }
    all
}

/// One date.
fn point(text: &str, is_european: bool) -> Result<Date, String> {
    let text = text.trim();
    // Words such as "after" and sets are no dates of markwhen, though our phrases read them.
    let first = text.chars().next().unwrap_or(' ');
    if text.contains('/') {
        let swapped = is_european.then(|| {
            let mut parts: Vec<&str> = text.split('/').collect();
            if parts.len() == 3 {
                parts.swap(0, 1);
            }
            parts.join("/")
        });
        let text = swapped.as_deref().unwrap_or(text);
        return when::slashed(text).unwrap_or_else(|| Err(format!("`{text}` is no date")));
    }
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    if !has_digit || !(first.is_alphanumeric() || first == '-') {
        return Err(format!("`{text}` is no date"));
    }
    if let Some((day, time)) = text.split_once([' ', 'T'])
        && let Ok(date) = day.parse::<Date>()
        && date.day().is_some()
    {
        let iso = text.replacen(' ', "T", 1);
        if time.ends_with('Z') || time.get(1..).is_some_and(|it| it.contains(['+', '-'])) {
            return iso.parse::<Date>().map_err(|error| error.message().to_owned());
        }
        let time = when::clock(time).ok_or_else(|| format!("`{time}` is no time of day"))?;
        return date.at(time).map_err(|error| error.message().to_owned());
    }
    let date = Date::from_phrase(text, &ENGLISH).map_err(|error| error.message().to_owned())?;
    if date.is_interval() || date.is_set() {
        return Err(format!("`{text}` is no single date"));
    }
    Ok(date)
}

/// A date without `every 2 weeks for 3 times`.
fn without_recurrence(text: &str) -> (&str, Option<&str>) {
    match text.to_ascii_lowercase().find(" every ") {
        Some(at) if text.is_char_boundary(at) => {
            let (date, recurrence) = text.split_at(at);
            (date.trim_end(), Some(recurrence.trim()))
        }
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_before_a_colon() {
        let table = [
            ("2000: a", Some(("2000", " a"))),
            ("2000-06-04 10:30: a: b", Some(("2000-06-04 10:30", " a: b"))),
            ("June 4, 2000 - 7/2000: a", Some(("June 4, 2000 - 7/2000", " a"))),
            ("  2000/2001: a", Some(("2000/2001", " a"))),
            ("after !x 10 days: a", Some(("after !x 10 days", " a"))),
            ("50 BC - 50 AD: a", Some(("50 BC - 50 AD", " a"))),
            ("2024-01-01 every 2 weeks: a", Some(("2024-01-01 every 2 weeks", " a"))),
            ("now - 10 days: a", Some(("now - 10 days", " a"))),
            ("2001-01-01 12:30pm - 2pm: a", Some(("2001-01-01 12:30pm - 2pm", " a"))),
            ("2024-03-02T10:00:00+02:00: a", Some(("2024-03-02T10:00:00+02:00", " a"))),
            ("2024-W05: a", Some(("2024-W05", " a"))),
            ("7/20/69: a", Some(("7/20/69", " a"))),
            ("10am - 12pm: a", Some(("10am - 12pm", " a"))),
            ("3 apples: red", None),
            ("id: a", None),
            ("note: in 2000: a", None),
            ("https://a.example: b", None),
            ("- 2000: in a list", None),
            ("just words", None),
        ];
        for (line, expected) in table {
            let found = split(line, false).map(|(place, text)| (&line[place], text));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn dates_one_after_another() {
        let mut clock = Clock::new(false);
        let table = [
            ("2024-02", "2024-02"),
            ("2024-02-01 / 2024-02-10", "2024-02-01/2024-02-10"),
            ("2 weeks", "2024-02-11/2024-02-24"),
            ("June 4, 2000 - June 6, 2000", "2000-06-04/2000-06-06"),
            ("6/4/2000", "2000-06-04"),
            ("2000-06-04 17:30", "2000-06-04T17:30:00"),
            ("10000 BCE", "-9999"),
            ("50 BC - 50 AD", "-0049/0050"),
            ("2024-01-05 - 10 days", "2024-01-05/2024-01-14"),
            ("2024-01-05 - 5 business days", "2024-01-05/2024-01-11"),
            ("2024-01-31 - 1 month", "2024-01-31/2024-02-28"),
            ("2024-03-02T10:00:00Z", "2024-03-02T10:00:00Z"),
            ("2024-03-02T10:00:00+02:00", "2024-03-02T10:00:00+02:00"),
            ("2001-01-01 12:30pm - 2pm", "2001-01-01T12:30:00"),
            ("2024-W05", "2024-01-29/2024-02-04"),
            ("2020-W53", "2020-12-28/2021-01-03"),
            ("2020-01-01 - now", "2020-01-01/.."),
            ("early 2024", "2024-01~/2024-04~"),
        ];
        for (text, edtf) in table {
            let date = clock.read(text).map(|when| when.date.to_string());
            assert_eq!(date.as_deref().map_err(String::as_str), Ok(edtf), "{text}");
        }
        clock.remember("a", &"2024-03-01/2024-03-10".parse().unwrap());
        for (text, edtf) in [
            ("!a.start", "2024-03-01"),
            ("after !a 10 days", "2024-03-11/2024-03-20"),
            ("by !a 1 day", "2024-02-29"),
        ] {
            assert_eq!(clock.read(text).unwrap().date.to_string(), edtf, "{text}");
        }
        assert!(clock.read("now").is_err() && clock.read("!b").is_err());
        let mut european = Clock::new(true);
        assert_eq!(european.read("4/6/2000").unwrap().date.to_string(), "2000-06-04");
    }
}
