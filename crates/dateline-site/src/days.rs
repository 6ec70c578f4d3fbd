//! Dates for readers: in words, for `<time>`, and as places on the overview.

use dateline_core::dates::{Date, Qualifier};

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

#[cfg(test)]
mod tests {
    use super::*;

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
