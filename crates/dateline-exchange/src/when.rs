//! Dates in pieces, as foreign tools keep them.
//!
//! A tool that places a year at January 1 does not know January 1. So a date has no more pieces
//! than the source gave.

use dateline_dates::{Date, Day, Month, Time};

/// A date of as many pieces as there are. The year is that of a calendar with BC: -1 is 1 BC.
///
/// # Errors
///
/// One sentence on what is no date.
pub(crate) fn from_parts(
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    time: Option<Time>,
) -> Result<Date, String> {
    // Tools show -500 as "500 BC"; there is no year 0 between 1 BC and 1 AD.
    let astronomical = if year < 0 { year + 1 } else { year };
    let year = Date::from_year(astronomical);
    let Some(month) = month else { return Ok(year) };
    let number = u8::try_from(month).ok().and_then(Month::from_number);
    let number = number.ok_or_else(|| format!("there is no month {month}"))?;
    let written = if let Some(day) = day {
        let there = u8::try_from(day).ok().and_then(|day| Day::new(astronomical, number, day));
        if there.is_none() {
            return Err(format!("there is no day {day} in month {month} of that year"));
        }
        format!("{year}-{month:02}-{day:02}")
    } else {
        format!("{year}-{month:02}")
    };
    // Beyond the years of four digits EDTF has years alone.
    let Ok(date) = written.parse::<Date>() else { return Ok(year) };
    match time {
        Some(time) if day.is_some() => date.at(time).map_err(|error| error.message().to_owned()),
        _ => Ok(date),
    }
}

/// Why a time of day stays behind.
pub(crate) const WHY_NO_TIME: &str = "an event has one time of day, and one of several days none";

/// From one date to another; one date where both are the same, or the second is none. And what
/// was known of the two beside: a span has days, so a time of day stays only on a single day.
///
/// # Errors
///
/// One sentence, where the end lies before the start.
pub(crate) fn span(start: Date, end: Option<Date>) -> Result<(Date, Option<&'static str>), String> {
    let Some(end) = end.filter(|end| *end != start) else { return Ok((start, None)) };
    let has_times = start.time().is_some() || end.time().is_some();
    // Midnight is how tools that have moments alone write a day.
    let tells =
        |date: &Date| date.time().is_some_and(|time| (time.hour(), time.minute()) != (0, 0));
    let is_told = tells(&start) || tells(&end);
    let (first, last) = if has_times {
        let whole = |date: &Date| date.day().and_then(|day| day.to_string().parse().ok());
        (whole(&start).unwrap_or_else(|| start.clone()), whole(&end).unwrap_or(end))
    } else {
        (start.clone(), end)
    };
    if first == last {
        return Ok((start, is_told.then_some("the time at which it ended")));
    }
    let span = Date::between(Some(&first), Some(&last));
    let span = span.map_err(|error| error.message().to_owned())?;
    Ok((span, is_told.then_some("the time of day")))
}

/// A whole number as a spreadsheet writes it: with commas, blanks or `.0`.
pub(crate) fn number(text: &str) -> Option<i64> {
    let cleaned: String = text.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}')).collect();
    let cleaned = cleaned.strip_suffix(".0").unwrap_or(&cleaned).replace('\u{2212}', "-");
    cleaned.parse().ok()
}

/// A time of day: `h`, `h:m`, `h:m:s.frac`, `h.m`, `hhmm`, with or without am and pm.
pub(crate) fn clock(text: &str) -> Option<Time> {
    let lower = text.trim().to_lowercase().replace(['.', '\u{a0}'], ":").replace(' ', "");
    let (digits, half) = match lower.find(|c: char| c.is_alphabetic()) {
        Some(at) => {
            let half = lower.get(at..)?.replace(':', "");
            (lower.get(..at)?.trim_end_matches(':'), Some(half))
        }
        None => (lower.as_str(), None),
    };
    let mut parts = digits.split([':', ',']);
    let first = parts.next()?;
    let (mut hour, mut minute) = if first.len() > 2 && first.bytes().all(|b| b.is_ascii_digit()) {
        let split = first.len().checked_sub(2)?;
        (first.get(..split)?.parse::<u8>().ok()?, first.get(split..)?.parse::<u8>().ok()?)
    } else {
        (first.parse::<u8>().ok()?, 0)
    };
    if let Some(text) = parts.next() {
        minute = text.parse().ok()?;
    }
    let second = parts.next().map_or(Some(0), |text| text.parse::<u8>().ok())?;
    match half.as_deref() {
        None => {}
        Some("am" | "pm") if hour == 0 || hour > 12 => return None,
        Some("am") => hour %= 12,
        Some("pm") => hour = hour % 12 + 12,
        Some(_) => return None,
    }
    Time::new(hour, minute, second)
}

/// A day written in American order: `6/4/2000`, `6/2000`, with a time behind a blank.
pub(crate) fn slashed(text: &str) -> Option<Result<Date, String>> {
    let text = text.trim();
    let (date, time) = match text.split_once([' ', 'T']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let numbers: Vec<i64> = date.split('/').map(number).collect::<Option<_>>()?;
    if numbers.len() > 1 && date.rsplit('/').next().is_some_and(|year| year.trim().len() < 3) {
        return Some(Err("a year of two digits can be of any century".to_owned()));
    }
    let time = match time {
        Some(time) => Some(clock(time)?),
        None => None,
    };
    match numbers.as_slice() {
        [month, day, year] => Some(from_parts(*year, Some(*month), Some(*day), time)),
        [month, year] => Some(from_parts(*year, Some(*month), None, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces() {
        let table = [
            ((2000, None, None), "2000"),
            ((2000, Some(6), None), "2000-06"),
            ((2000, Some(6), Some(4)), "2000-06-04"),
            ((-500, None, None), "-0499"),
            ((-500, Some(3), Some(2)), "-0499-03-02"),
            ((-13_800_000_000, Some(1), None), "Y-13799999999"),
            ((79, None, None), "0079"),
        ];
        for ((year, month, day), edtf) in table {
            let date = from_parts(year, month, day, None).unwrap();
            assert_eq!(date.to_string(), edtf);
        }
        assert!(from_parts(2000, Some(13), None, None).is_err());
        assert!(from_parts(2001, Some(2), Some(29), None).is_err());
    }

    #[test]
    fn clocks() {
        let table = [
            ("5", Some("05:00:00")),
            ("17:30", Some("17:30:00")),
            ("5:30 p.m.", Some("17:30:00")),
            ("12 am", Some("00:00:00")),
            ("12:05 PM", Some("12:05:00")),
            ("8.15", Some("08:15:00")),
            ("1730", Some("17:30:00")),
            ("530pm", Some("17:30:00")),
            ("14:03:09.25", Some("14:03:09")),
            ("25:00", None),
            ("13 pm", None),
            ("noon", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = clock(text).map(|time| time.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn american_order() {
        let table = [
            ("6/4/2000", Some("2000-06-04")),
            ("6/2000", Some("2000-06")),
            ("12/9/2011 14:05:00", Some("2011-12-09T14:05:00")),
            ("2000", None),
            ("a/b/c", None),
        ];
        for (text, expected) in table {
            let found = slashed(text).map(|date| date.unwrap().to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        assert!(slashed("3/20/10").unwrap().is_err());
    }
}
