//! Dates for readers: in words, for `<time>`, and as places on the overview.

use dateline_core::dates::{Date, Day, Qualifier};

use crate::axis::{Reach, number};
use crate::view::{Html, When};

/// A date as a reader sees it; `label` are an author's words in place of ours.
pub(crate) fn when(
    date: &Date,
    in_words: impl Fn(&Date) -> String,
    label: Option<&str>,
    note_html: Option<Html>,
) -> When {
    When {
        text: label.map_or_else(|| in_words(date), str::to_owned),
        // `<time datetime>` of "about 1850" would say "1850" to a machine that shows no words.
        datetime: date.iso_8601(),
        edtf: date.to_string(),
        note_html,
    }
}

/// The first day that a date can mean, as `YYYY-MM-DD`, for formats that know nothing less exact
/// and no years but 1 to 9999.
pub(crate) fn first_day(date: &Date) -> Option<String> {
    let day = date.bounds().earliest().day()?;
    (1..=9999).contains(&day.year()).then(|| day.to_string())
}

/// The days that a date can mean.
pub(crate) fn reach(date: &Date) -> Reach {
    let bounds = date.bounds();
    Reach { first: bounds.earliest().day().map(number), last: bounds.latest().day().map(number) }
}

/// How a date is drawn.
pub(crate) fn mark(date: &Date) -> &'static str {
    match date.bounds().days() {
        None => "open",
        Some(_) if date.qualifier() != Qualifier::Plain => "approximate",
        Some((first, last)) if first == last => "point",
        Some(_) => "span",
    }
}

/// The year under which a date is listed.
pub(crate) fn year(date: &Date) -> Option<i64> {
    let bounds = date.bounds();
    bounds.earliest().day().or(bounds.latest().day()).map(dateline_dates::Day::year)
}

/// How many whole years lie between two dates, negative where the second comes first; none where the
/// dates are too vague to say.
///
/// Of years and months that are exact, `2000` and `2024`, people subtract the numbers.
pub(crate) fn years_between(from: &Date, to: &Date) -> Option<i64> {
    if [from, to].iter().any(|date| date.qualifier() != Qualifier::Plain) {
        return None;
    }
    let [(first, last), (to_first, to_last)] = [from.bounds().days()?, to.bounds().days()?];
    let (fewest, most) = (whole_years(last, to_first), whole_years(first, to_last));
    match most - fewest {
        0 => Some(fewest),
        1 => Some(to_first.year() - first.year()).filter(|years| (fewest..=most).contains(years)),
        _ => None,
    }
}

/// The whole years from one day to another, towards zero.
fn whole_years(from: Day, to: Day) -> i64 {
    let (early, late) = (from.min(to), from.max(to));
    let in_year = |day: Day| (day.month().number(), day.day());
    let years = late.year() - early.year() - i64::from(in_year(late) < in_year(early));
    if from <= to { years } else { -years }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_from_one_date_to_another() {
        let table = [
            ("2000-06-04", "2024-02-06", Some(23)),
            ("2000-06", "2024-02-06", Some(23)),
            ("2000-06", "2024-06-15", Some(24)),
            ("2000", "2024", Some(24)),
            ("2024-02-06", "2000-06", Some(-23)),
            ("2000-12-31", "2001-01-01", Some(0)),
            ("2000-01-15", "2001-02-15", Some(1)),
            ("2000-02-29", "2001-02-28", Some(0)),
            ("1990/1993", "2001-12", None),
            ("199X", "2005", None),
            ("1984~", "2024", None),
            ("1984/..", "2024", None),
        ];
        for (from, to, years) in table {
            let date = |text: &str| text.parse::<Date>().expect("a date");
            assert_eq!(years_between(&date(from), &date(to)), years, "{from} to {to}");
        }
    }

    #[test]
    fn dates_for_machines() {
        // date, datetime, mark, year
        let table = [
            ("2000-06-04", Some("2000-06-04"), "point", Some(2000)),
            ("2000-06", Some("2000-06"), "span", Some(2000)),
            ("2000", Some("2000"), "span", Some(2000)),
            ("2000~", None, "approximate", Some(2000)),
            ("2000-06-04?", None, "approximate", Some(2000)),
            ("198X", None, "span", Some(1980)),
            ("2000-06-03/2000-06-05", None, "span", Some(2000)),
            ("2004/..", None, "open", Some(2004)),
            ("../2004", None, "open", Some(2004)),
            ("-0043", None, "span", Some(-43)),
            ("2001-21", None, "span", Some(2001)),
            ("Y170000002", None, "span", Some(170_000_002)),
        ];
        for (text, datetime_wanted, mark_wanted, year_wanted) in table {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.iso_8601().as_deref(), datetime_wanted, "{text}");
            assert_eq!(mark(&date), mark_wanted, "{text}");
            assert_eq!(year(&date), year_wanted, "{text}");
        }
    }
}
