//! Summer time of the United States, by its laws: "ET" says which clock, not which offset.
//!
//! Only what a date phrase needs. Zones by name, with all their history, are in the feature `zones`.

use crate::day::{Day, Month, Weekday};
use crate::time::Offset;

/// The offset of an American zone at noon of a day, by its standard minutes; `None` before 1967,
/// when each town had its own rule.
pub(crate) fn american(day: Day, standard_minutes: i16) -> Option<Offset> {
    let year = day.year();
    let (start, end) = match year {
        2007.. => (nth_sunday(year, Month::March, 2), nth_sunday(year, Month::November, 1)),
        1987..=2006 => (nth_sunday(year, Month::April, 1), last_sunday(year, Month::October)),
        // The oil crisis.
        1974 => (Day::new(year, Month::January, 6), last_sunday(year, Month::October)),
        1975 => (Day::new(year, Month::February, 23), last_sunday(year, Month::October)),
        1967..=1986 => (last_sunday(year, Month::April), last_sunday(year, Month::October)),
        _ => return None,
    };
    let summer = start? <= day && day < end?;
    Offset::from_minutes(standard_minutes + if summer { 60 } else { 0 })
}

fn nth_sunday(year: i64, month: Month, n: i64) -> Option<Day> {
    let first = Day::first_of(year, month);
    (0..7)
        .filter_map(|days| first.plus(days))
        .find(|day| day.weekday() == Weekday::Sunday)?
        .plus(7 * (n - 1))
}

fn last_sunday(year: i64, month: Month) -> Option<Day> {
    let last = Day::last_of(year, month);
    (-6..=0).filter_map(|days| last.plus(days)).find(|day| day.weekday() == Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_laws_of_summer_time() {
        let table = [
            ((2024, Month::March, 9), -300),
            ((2024, Month::March, 10), -240),
            ((2024, Month::November, 2), -240),
            ((2024, Month::November, 3), -300),
            ((2000, Month::April, 2), -240),
            ((2000, Month::October, 29), -300),
            ((1974, Month::January, 10), -240),
            ((1969, Month::July, 20), -240),
        ];
        for ((year, month, day), want) in table {
            let day = Day::new(year, month, day).expect("a day");
            assert_eq!(american(day, -300).map(Offset::minutes), Some(want), "{day}");
        }
        assert_eq!(american(Day::first_of(1963, Month::November), -300), None);
    }
}
