//! Dates in running text.
//!
//! Dates are not guessed: a number counts as a year only where a word before it says so, and what is
//! counted from "today" is read only when the article's day is known.

use std::ops::Range;

use dateline_dates::{Date, Day, Month, Weekday, Words};

use super::sentence::words;

/// A date and where it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    /// None where the article's day would be needed and is not given.
    pub(super) date: Option<Date>,
    /// Whether it was counted from the article's day.
    pub(super) is_counted: bool,
}

/// The longest phrase, in words.
const WINDOW: usize = 8;

/// Finds the dates of a sentence.
pub(super) fn dates(
    text: &str,
    sentence: &Range<usize>,
    published: Option<&Date>,
    language: &Words,
) -> Vec<Found> {
    let words = words(text, sentence.clone());
    let word = |at: usize| words.get(at).and_then(|range| text.get(range.clone())).unwrap_or("");
    let is_future = is_future(text.get(sentence.clone()).unwrap_or_default());
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(count) = written(text, &words, at, language, &mut found) {
            at += count;
            continue;
        }
        let lower = |index: usize| word(index).to_lowercase();
        let before = if at > 0 { lower(at - 1) } else { String::new() };
        let day = published.and_then(Date::day);
        let counted = counted(&before, [word(at), word(at + 1), word(at + 2)], day, is_future);
        if let Some((count, date)) = counted {
            let range = words[at].start..words[at + count - 1].end;
            found.push(Found { range, date, is_counted: true });
            at += count;
            continue;
        }
        at += 1;
    }
    found
}

/// A date that says its year; how many words it has.
fn written(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    language: &Words,
    found: &mut Vec<Found>,
) -> Option<usize> {
    let word = |index: usize| words.get(index).and_then(|it| text.get(it.clone())).unwrap_or("");
    let first = word(at);
    let lower = first.to_lowercase();
    let is_led = matches!(
        lower.as_str(),
        "early"
            | "mid"
            | "late"
            | "about"
            | "around"
            | "circa"
            | "between"
            | "from"
            | "the"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
    ) || lower.starts_with("mid-");
    let is_start = first.starts_with(|c: char| c.is_ascii_digit())
        || first.chars().next().is_some_and(char::is_uppercase)
        || is_led
        || language.language() != "en";
    if !is_start {
        return None;
    }
    for count in (1..=WINDOW.min(words.len() - at)).rev() {
        let range = words[at].start..words[at + count - 1].end;
        let phrase = text.get(range.clone()).unwrap_or_default();
        if !says_year(phrase) || phrase.len() > 80 {
            continue;
        }
        if count == 1 && !is_year_here(text, words, at) {
            continue;
        }
        // "the 2016 election" is a name; "the 1990s" is a time.
        if lower == "the" && !phrase.ends_with('s') && !phrase.contains("century") {
            continue;
        }
        let Ok(date) = Date::from_phrase(phrase, language) else { continue };
        // "By 1958" and "since 1958" bound something else; the year itself is found further on.
        let is_open = date.is_interval() && (date.start().is_none() || date.end().is_none());
        if is_open {
            continue;
        }
        found.push(Found { range, date: Some(date), is_counted: false });
        return Some(count);
    }
    None
}

/// Whether a phrase has what makes a date whole: four digits, an era, a century.
fn says_year(phrase: &str) -> bool {
    let has_year = phrase
        .split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && matches!(digits.as_bytes()[0], b'1' | b'2'));
    has_year || phrase.contains("century") || phrase.contains(" BC") || phrase.contains(" AD")
}

/// Whether a number alone is a year: a word before it says so, and no thing is counted by it.
fn is_year_here(text: &str, words: &[Range<usize>], at: usize) -> bool {
    let word = |index: usize| words.get(index).and_then(|it| text.get(it.clone())).unwrap_or("");
    let number = word(at);
    if number.ends_with('s') {
        return true;
    }
    let before = if at > 0 { word(at - 1).to_lowercase() } else { String::new() };
    let is_led = matches!(
        before.as_str(),
        "in" | "since"
            | "from"
            | "by"
            | "until"
            | "till"
            | "during"
            | "before"
            | "after"
            | "to"
            | "through"
            | "and"
            | "early"
            | "late"
            | "year"
            | "of"
            | "for"
    );
    let is_bracketed = text.get(..words[at].start).is_some_and(|it| it.ends_with('('));
    // "2000 people": a thing in the plural follows at once.
    let gap = words.get(at + 1).and_then(|next| text.get(words[at].end..next.start)).unwrap_or("");
    let next = word(at + 1);
    let is_counting = gap == " "
        && next.ends_with('s')
        && next.chars().all(char::is_lowercase)
        && !matches!(next, "was" | "is" | "has" | "as" | "its" | "his" | "this" | "whereas");
    let is_counting = is_counting || next == "people";
    number.len() == 4 && (is_led && !is_counting || is_bracketed)
}

/// A date that is counted from the article's day: how many words, and the date where the day is
/// known.
fn counted(
    before: &str,
    next: [&str; 3],
    today: Option<Day>,
    is_future: bool,
) -> Option<(usize, Option<Date>)> {
    let [first, second, third] = next;
    let lower = first.to_lowercase();
    let days = |days: i64| Some(today.and_then(|today| today.plus(days)).and_then(as_date));
    match lower.as_str() {
        "today" | "tonight" => return days(0).map(|date| (1, date)),
        "yesterday" => return days(-1).map(|date| (1, date)),
        "tomorrow" => return days(1).map(|date| (1, date)),
        "last" | "this" | "next" | "past" => {
            if let Some(unit) = unit(second) {
                return Some((2, today.and_then(|today| period(&lower, unit, today))));
            }
        }
        _ => {}
    }
    if let Some(number) = number(&lower)
        && let Some(unit) = unit(second.trim_end_matches('s'))
        && matches!(third, "ago" | "earlier")
        && third == "ago"
    {
        return Some((3, today.and_then(|today| ago(number, unit, today))));
    }
    if !first.starts_with(char::is_uppercase) && !first.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(weekday) = weekday(&lower) {
        // "Tuesday, June 4": the day and the month say more.
        if month(second).is_some() && day_number(third).is_some() {
            return None;
        }
        let date =
            today.and_then(|today| near(weekday, today, before, is_future)).and_then(as_date);
        return Some((1, date));
    }
    let pair = match (month(first), day_number(second), day_number(first), month(second)) {
        (Some(month), Some(day), ..) | (_, _, Some(day), Some(month)) => Some((month, day)),
        _ => None,
    };
    if let Some((month, day)) = pair {
        let date = today.and_then(|today| {
            let of = |year: i64| Day::new(year, month, day);
            let this = of(today.year())?;
            // "Monday, Feb. 12": of the years around, the one in which it is a Monday.
            if let Some(weekday) = weekday(before) {
                let years = [today.year(), today.year() + 1, today.year() - 1];
                return years.into_iter().filter_map(of).find(|day| day.weekday() == weekday);
            }
            let is_past = this.number() <= today.number();
            match (is_future, is_past) {
                (true, true) if today.number() - this.number() > 0 => of(today.year() + 1),
                (false, false) => of(today.year() - 1),
                _ => Some(this),
            }
        });
        return Some((2, date.and_then(as_date)));
    }
    let is_led =
        matches!(before, "in" | "last" | "since" | "early" | "late" | "until" | "this" | "next");
    if let Some(month) = month(first).filter(|_| is_led) {
        let date = today.and_then(|today| {
            let is_later = month.number() > today.month().number();
            let year = match before {
                "next" if !is_later => today.year() + 1,
                _ if is_future && !is_later && month != today.month() => today.year() + 1,
                _ if is_later && !is_future => today.year() - 1,
                _ => today.year(),
            };
            format!("{}-{:02}", Date::from_year(year), month.number()).parse().ok()
        });
        return Some((1, date));
    }
    None
}

fn as_date(day: Day) -> Option<Date> {
    day.to_string().parse().ok()
}

fn is_future(sentence: &str) -> bool {
    [
        " will ",
        " is to ",
        " are to ",
        " plans to ",
        " plan to ",
        " is due ",
        " are due ",
        " is scheduled ",
        " is expected ",
    ]
    .iter()
    .any(|words| sentence.contains(words))
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        _ => return None,
    })
}

fn month_of(today: Day, months: i64) -> Option<Date> {
    let whole = today.year() * 12 + i64::from(today.month().number()) - 1 + months;
    let month = whole.rem_euclid(12) + 1;
    format!("{}-{month:02}", Date::from_year(whole.div_euclid(12))).parse().ok()
}

/// "last month", "this week", "next year".
fn period(which: &str, unit: Unit, today: Day) -> Option<Date> {
    let step = match which {
        "last" => -1,
        "next" => 1,
        _ => 0,
    };
    match unit {
        Unit::Day | Unit::Decade => None,
        Unit::Week => {
            let back = i64::try_from((today.number() - 1).rem_euclid(7)).ok()?;
            let monday = today.plus(step * 7 - back)?;
            let (start, end) = (as_date(monday)?, as_date(monday.plus(6)?)?);
            Date::between(Some(&start), Some(&end)).ok()
        }
        Unit::Month => month_of(today, step),
        Unit::Year => Some(Date::from_year(today.year() + step)),
    }
}

/// "two years ago" is no more exact than its unit.
fn ago(number: i64, unit: Unit, today: Day) -> Option<Date> {
    match unit {
        Unit::Day => as_date(today.plus(-number)?),
        Unit::Week => format!("{}~", today.plus(-number * 7)?).parse().ok(),
        Unit::Month => month_of(today, -number),
        Unit::Year => Some(Date::from_year(today.year() - number)),
        Unit::Decade => format!("{}~", Date::from_year(today.year() - number * 10)).parse().ok(),
    }
}

fn number(word: &str) -> Option<i64> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let spelled = WORDS.iter().position(|it| *it == word).and_then(|at| i64::try_from(at + 1).ok());
    spelled.or_else(|| word.parse().ok().filter(|number| (1..1_000).contains(number)))
}

/// The day with this name that is meant: the last one, or the next where something is to come.
fn near(weekday: Weekday, today: Day, before: &str, is_future: bool) -> Option<Day> {
    let forward = before == "next" || is_future && before != "last";
    let step = if forward { 1 } else { -1 };
    let first = if matches!(before, "last" | "next") { step } else { 0 };
    (0..8).filter_map(|days| today.plus(first + step * days)).find(|day| day.weekday() == weekday)
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// The month of a word with a capital.
pub(super) fn month(word: &str) -> Option<Month> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const SHORT: [(&str, u8); 8] = [
        ("Jan", 1),
        ("Feb", 2),
        ("Aug", 8),
        ("Sept", 9),
        ("Sep", 9),
        ("Oct", 10),
        ("Nov", 11),
        ("Dec", 12),
    ];
    let whole =
        NAMES.iter().position(|name| *name == word).and_then(|at| u8::try_from(at + 1).ok());
    let short = SHORT.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    Month::from_number(whole.or(short)?)
}

/// Whether a word is the name of a day of the week or of a month.
pub(super) fn is_calendar_word(word: &str) -> bool {
    weekday(&word.to_lowercase()).is_some() || month(word).is_some()
}

fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_dates::ENGLISH;

    fn found(text: &str, published: Option<&str>) -> Vec<String> {
        let published = published.map(|date| date.parse().unwrap());
        dates(text, &(0..text.len()), published.as_ref(), &ENGLISH)
            .into_iter()
            .map(|it| it.date.map_or_else(|| "?".to_owned(), |date| date.to_string()))
            .collect()
    }

    #[test]
    fn dates_in_sentences() {
        let table: &[(&str, &[&str])] = &[
            ("It closed on March 3, 2019, after a storm.", &["2019-03-03"]),
            ("In June 2000 he visited; in 2004 he returned.", &["2000-06", "2004"]),
            ("Some 2000 people came in 1999.", &["1999"]),
            ("About 1,500 of 3000 voters stayed.", &[]),
            ("The 2016 election was close.", &[]),
            ("It was built in the early 1990s.", &["1990~/1993~"]),
            ("She was born (1961) there.", &["1961"]),
            ("They met on Tuesday.", &["2024-02-06"]),
            ("They will meet on Tuesday.", &["2024-02-13"]),
            ("It broke on June 4.", &["2023-06-04"]),
            ("It will open on June 4.", &["2024-06-04"]),
            ("Yesterday it rained; last month it did not.", &["2024-02-08", "2024-01"]),
            ("Two years ago, in March, it froze.", &["2022", "2023-03"]),
            ("May I come? March on.", &[]),
            ("It lasted from 1914 to 1918.", &["1914/1918"]),
        ];
        for (text, expected) in table {
            assert_eq!(found(text, Some("2024-02-09")), *expected, "{text}");
        }
        assert_eq!(found("They met on Tuesday, June 4.", None), ["?"]);
        assert_eq!(found("It rained in May 1998.", None), ["1998-05"]);
    }
}
