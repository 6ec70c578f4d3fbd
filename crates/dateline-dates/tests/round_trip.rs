//! What is said in a language that is read means, read back, what was said: for every style, every
//! length and every date of which people speak.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test round_trip` asks for more than a suite should.

use dateline_dates::{Date, Style, Words};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const LANGUAGES: [&str; 11] = ["en", "en-GB", "fr", "de", "es", "pt", "it", "nl", "pl", "uk", "ru"];

/// A year as EDTF writes it; the ones near an edge come often.
fn year() -> BoxedStrategy<String> {
    prop_oneof![
        8 => 1000..2100_i64,
        2 => 100..1000_i64,
        1 => 1..100_i64,
        2 => -999..=0_i64,
        1 => 1990..2031_i64,
    ]
    .prop_map(|year| Date::from_year(year).to_string())
    .boxed()
}

fn far_year() -> BoxedStrategy<String> {
    prop_oneof![10_000..2_000_000_i64, -2_000_000..-999_i64, 2_100..10_000_i64]
        .prop_map(|year| Date::from_year(year).to_string())
        .boxed()
}

fn month() -> BoxedStrategy<String> {
    (year(), 1..=12_u8).prop_map(|(year, month)| format!("{year}-{month:02}")).boxed()
}

fn day() -> BoxedStrategy<String> {
    (year(), 1..=12_u8, 1..=28_u8)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
        .boxed()
}

fn season() -> BoxedStrategy<String> {
    (year(), prop_oneof![21..=24_u8, 33..=41_u8])
        .prop_map(|(year, season)| format!("{year}-{season}"))
        .boxed()
}

/// The decades 00 are said by their years, all but the 2000s.
fn decade() -> BoxedStrategy<String> {
    prop_oneof![
        (10..210_u16)
            .prop_filter("no decade 00", |tens| tens % 10 != 0)
            .prop_map(|tens| format!("{tens:03}X")),
        Just("200X".to_owned()),
    ]
    .boxed()
}

fn century() -> BoxedStrategy<String> {
    (0..22_u8).prop_map(|century| format!("{century:02}XX")).boxed()
}

/// One date of which people speak in one word or two.
fn plain() -> BoxedStrategy<String> {
    prop_oneof![
        4 => day(),
        3 => month(),
        3 => year(),
        1 => far_year(),
        2 => season(),
        2 => decade(),
        1 => century(),
    ]
    .boxed()
}

fn mark() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

fn qualified() -> BoxedStrategy<String> {
    (plain(), mark()).prop_map(|(date, mark)| format!("{date}{mark}")).boxed()
}

fn at_time() -> BoxedStrategy<String> {
    let zone = prop_oneof![
        Just(String::new()),
        Just("Z".to_owned()),
        (-12..=14_i8).prop_filter("Z", |hours| *hours != 0).prop_map(|hours| {
            format!("{}{:02}:00", if hours < 0 { '-' } else { '+' }, hours.unsigned_abs())
        }),
        Just("+05:30".to_owned()),
    ];
    // Times are read to the second; negative years have none.
    (
        0..2100_u16,
        1..=12_u8,
        1..=28_u8,
        0..24_u8,
        0..60_u8,
        prop_oneof![3 => Just(0_u8), 1 => 0..60_u8],
        zone,
    )
        .prop_map(|(year, month, day, hour, minute, second, zone)| {
            format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
        })
        .boxed()
}

/// Two ends; those that stand the wrong way round are exchanged.
fn range() -> BoxedStrategy<String> {
    let near = (day(), 0..40_i64).prop_map(|(day, days)| {
        let start: Date = day.parse().expect("a day");
        let end = start.day().and_then(|day| day.plus(days)).expect("a day");
        (day, Date::from(end).to_string())
    });
    let same_year = (year(), 1..=12_u8, 1..=12_u8).prop_map(|(year, from, to)| {
        let (from, to) = (from.min(to), from.max(to));
        (format!("{year}-{from:02}"), format!("{year}-{to:02}"))
    });
    let years = (year(), year());
    let mixed = (plain(), plain());
    (prop_oneof![near, same_year, years, mixed], mark(), mark(), any::<bool>())
        .prop_map(|((a, b), one, two, same)| {
            let two = if same { one } else { two };
            let (there, back) = (format!("{a}{one}/{b}{two}"), format!("{b}{one}/{a}{two}"));
            if there.parse::<Date>().is_ok() { there } else { back }
        })
        .boxed()
}

/// Early, mid and late.
fn part() -> BoxedStrategy<String> {
    let decade = (1..210_i64, 0..3_usize).prop_map(|(tens, part)| {
        let (from, to) = [(0, 3), (4, 6), (7, 9)][part];
        (format!("{:04}", tens * 10 + from), format!("{:04}", tens * 10 + to))
    });
    let century = (0..21_i64, 0..3_usize).prop_map(|(century, part)| {
        let (from, to) = [(1, 33), (34, 66), (67, 100)][part];
        (format!("{:04}", century * 100 + from), format!("{:04}", century * 100 + to))
    });
    let before_christ = (1..10_i64, 0..3_usize).prop_map(|(century, part)| {
        let (from, to) = [(-99, -67), (-66, -34), (-33, 0)][part];
        let year = |n: i64| Date::from_year(n - (century - 1) * 100).to_string();
        (year(from), year(to))
    });
    let of_year = (year(), 0..3_usize, 0..3_usize).prop_map(|(year, from, to)| {
        let (from, to) = (from.min(to), from.max(to));
        (format!("{year}-{:02}", [1, 5, 9][from]), format!("{year}-{:02}", [4, 8, 12][to]))
    });
    let month = (month(), 0..3_usize).prop_map(|(month, part)| {
        let date: Date = month.parse().expect("a month");
        let last = date.bounds().latest().day().map_or(28, dateline_dates::Day::day);
        let (from, to) = [(1, 10), (11, 20), (21, last)][part];
        (format!("{month}-{from:02}"), format!("{month}-{to:02}"))
    });
    let joined = (year(), year(), 0..3_usize, 0..3_usize).prop_map(|(a, b, from, to)| {
        let number =
            |year: &str| year.parse::<Date>().ok().map(|date| date.bounds().earliest().day());
        let (a, b) = if number(&a) <= number(&b) { (a, b) } else { (b, a) };
        (format!("{a}-{:02}", [1, 5, 9][from]), format!("{b}-{:02}", [4, 8, 12][to]))
    });
    (
        prop_oneof![decade, century, before_christ, of_year, month, joined],
        prop_oneof![4 => Just("~"), 1 => Just("%"), 1 => Just("")],
    )
        .prop_map(|((from, to), mark)| format!("{from}{mark}/{to}{mark}"))
        .boxed()
}

/// The centuries before Christ have no mask.
fn century_before_christ() -> BoxedStrategy<String> {
    (1..30_i64)
        .prop_map(|century| {
            let year = |year: i64| Date::from_year(year).to_string();
            format!("{}/{}", year(1 - century * 100), year(100 - century * 100))
        })
        .boxed()
}

fn open() -> BoxedStrategy<String> {
    (qualified(), 0..4_u8)
        .prop_map(|(date, shape)| match shape {
            0 => format!("{date}/.."),
            1 => format!("../{date}"),
            2 => format!("{date}/"),
            _ => format!("/{date}"),
        })
        .boxed()
}

/// Members of one kind, and all as sure: "either about 1863 or 1864" is in the tables.
fn set() -> BoxedStrategy<String> {
    let years = prop::collection::vec((1000..2100_i64).prop_map(|year| year.to_string()), 2..5);
    let months =
        (year(), prop::collection::btree_set(1..=12_u8, 2..5)).prop_map(|(year, months)| {
            months.into_iter().map(|month| format!("{year}-{month:02}")).collect()
        });
    let days = (month(), prop::collection::btree_set(1..=28_u8, 2..5)).prop_map(|(month, days)| {
        days.into_iter().map(|day| format!("{month}-{day:02}")).collect()
    });
    (
        prop_oneof![years, months, days],
        prop_oneof![3 => Just(""), 1 => Just("?"), 1 => Just("~")],
        any::<bool>(),
    )
        .prop_map(|(members, mark, all): (Vec<String>, _, _)| {
            let members: Vec<String> = members.into_iter().map(|one| one + mark).collect();
            let members = members.join(",");
            if all { format!("{{{members}}}") } else { format!("[{members}]") }
        })
        .boxed()
}

fn of_which_people_speak() -> BoxedStrategy<Date> {
    prop_oneof![
        6 => qualified(),
        1 => at_time(),
        6 => range(),
        3 => part(),
        1 => century_before_christ(),
        3 => open(),
        2 => set(),
    ]
    .prop_filter_map("no date", |text| text.parse::<Date>().ok())
    // A strategy is as large as all its parts, too large for the stack.
    .boxed()
}

/// The languages, styles and lengths that lose a date.
fn lost(date: &Date) -> Vec<String> {
    let mut lost = Vec::new();
    // From a month to the same month is that month.
    let text = date.to_string();
    let one = text.split_once('/').filter(|(start, end)| start == end).map(|(start, _)| start);
    let meant = one.unwrap_or(&text).parse::<Date>().expect("a date");
    for language in LANGUAGES {
        let words = Words::for_language(language).expect("a language that is read");
        for style in [Style::Ap, Style::DayMonth, Style::Iso, Style::Locale] {
            let said = date.describe(words).style(style);
            for said in [said, said.long(), said.short()] {
                let said = said.to_string();
                let row = match Date::from_phrase(&said, words) {
                    Ok(back) if back == meant || back == *date => continue,
                    Ok(back) => format!("{language}: {date} is said `{said}`, read {back}"),
                    Err(error) => format!("{language}: {date} is said `{said}`, not read: {error}"),
                };
                if !lost.contains(&row) {
                    lost.push(row);
                }
            }
        }
    }
    lost
}

#[test]
fn a_year_of_three_digits_is_no_decade_of_a_catalog() {
    for date in ["0126/", "0126/..", "0199-05/", "../0126"] {
        assert_eq!(lost(&date.parse().expect("a date")), Vec::<String>::new());
    }
}

#[test]
fn what_is_said_is_read() {
    let config = ProptestConfig::default();
    let cases = config.cases;
    let mut runner = TestRunner::new(config);
    let dates = of_which_people_speak();
    // All that is lost is told at once: there is nothing to shrink in one date.
    let mut all = Vec::new();
    for _ in 0..cases {
        let date = dates.new_tree(&mut runner).expect("a date").current();
        all.extend(lost(&date));
    }
    all.truncate(100);
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}
