//! Dates out in words: one table a language and style, and what holds for every date.

use std::fmt::Write;

use dateline_dates::{Calendar, Date, Style, Words, Written};
use proptest::prelude::*;

/// Each row: a date in EDTF, its words, the same for ears, the same for a label.
const TABLES: &[(&str, Style, &str)] = &[
    ("en", Style::Ap, include_str!("data/words/en-ap.tsv")),
    ("en", Style::DayMonth, include_str!("data/words/en-day-month.tsv")),
    ("en", Style::Locale, include_str!("data/words/en.tsv")),
    ("en-GB", Style::Locale, include_str!("data/words/en-day-month.tsv")),
    ("ar", Style::Locale, include_str!("data/words/ar.tsv")),
    ("ar-EG", Style::Locale, include_str!("data/words/ar-EG.tsv")),
    ("ar-LB", Style::Locale, include_str!("data/words/ar-LB.tsv")),
    ("bg", Style::Locale, include_str!("data/words/bg.tsv")),
    ("bn", Style::Locale, include_str!("data/words/bn.tsv")),
    ("ca", Style::Locale, include_str!("data/words/ca.tsv")),
    ("cs", Style::Locale, include_str!("data/words/cs.tsv")),
    ("da", Style::Locale, include_str!("data/words/da.tsv")),
    ("de", Style::Locale, include_str!("data/words/de.tsv")),
    ("el", Style::Locale, include_str!("data/words/el.tsv")),
    ("es", Style::Locale, include_str!("data/words/es.tsv")),
    ("fa", Style::Locale, include_str!("data/words/fa.tsv")),
    ("fi", Style::Locale, include_str!("data/words/fi.tsv")),
    ("fr", Style::Locale, include_str!("data/words/fr.tsv")),
    ("he", Style::Locale, include_str!("data/words/he.tsv")),
    ("hi", Style::Locale, include_str!("data/words/hi.tsv")),
    ("hr", Style::Locale, include_str!("data/words/hr.tsv")),
    ("hu", Style::Locale, include_str!("data/words/hu.tsv")),
    ("id", Style::Locale, include_str!("data/words/id.tsv")),
    ("it", Style::Locale, include_str!("data/words/it.tsv")),
    ("ja", Style::Locale, include_str!("data/words/ja.tsv")),
    ("ko", Style::Locale, include_str!("data/words/ko.tsv")),
    ("lt", Style::Locale, include_str!("data/words/lt.tsv")),
    ("nb", Style::Locale, include_str!("data/words/nb.tsv")),
    ("nl", Style::Locale, include_str!("data/words/nl.tsv")),
    ("pl", Style::Locale, include_str!("data/words/pl.tsv")),
    ("pt", Style::Locale, include_str!("data/words/pt.tsv")),
    ("ro", Style::Locale, include_str!("data/words/ro.tsv")),
    ("ru", Style::Locale, include_str!("data/words/ru.tsv")),
    ("sk", Style::Locale, include_str!("data/words/sk.tsv")),
    ("sl", Style::Locale, include_str!("data/words/sl.tsv")),
    ("sr", Style::Locale, include_str!("data/words/sr.tsv")),
    ("sv", Style::Locale, include_str!("data/words/sv.tsv")),
    ("th", Style::Locale, include_str!("data/words/th.tsv")),
    ("tr", Style::Locale, include_str!("data/words/tr.tsv")),
    ("uk", Style::Locale, include_str!("data/words/uk.tsv")),
    ("vi", Style::Locale, include_str!("data/words/vi.tsv")),
    ("zh", Style::Locale, include_str!("data/words/zh.tsv")),
    ("zh-Hant", Style::Locale, include_str!("data/words/zh-Hant.tsv")),
];

#[test]
fn words_of_each_language() {
    let mut wrong = String::new();
    for (language, style, table) in TABLES {
        let words = Words::for_language(language).expect("a language with a table");
        for row in table.lines() {
            let date: Date = row.split('\t').next().unwrap_or("").parse().expect(row);
            let text = date.describe(words).style(*style);
            let got = format!("{date}\t{text}\t{}\t{}", text.long(), text.short());
            // The first column may be EDTF that is not canonical.
            if got.split_once('\t').map(|(_, words)| words)
                != row.split_once('\t').map(|(_, words)| words)
            {
                writeln!(wrong, "{language} {style:?}\n  want {row}\n  got  {got}")
                    .expect("a string takes all");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What no phrase says: masks with other gaps than a decade or a century, doubts of one part,
/// hemispheres, significant digits, open and one-of ranges, years by their exponent.
const WITHOUT_PHRASE: &[&str] = &[
    "190X",
    "2XXX",
    "XXXX",
    "1X84",
    "2004-XX",
    "2004-06-XX",
    "2004-XX-XX",
    "2004-06-1X",
    "1984-1X",
    "156X-12-25",
    "XXXX-12-25",
    "15XX-12",
    "1950S2",
    "2004-06~-11",
    "2004?-06",
    "2004-?06-~11",
    "2014-26",
    "2014-31",
    "Y-17E7",
    "[1667..1670]",
    "[2000-06..2000-08]",
    "[..1913]",
    "[1919..]",
    "{..1983,1985-06}",
];

#[test]
fn what_is_said_reads_back_as_the_same() {
    let mut lost = Vec::new();
    for (language, style, table) in TABLES {
        let words = Words::for_language(language).expect("a language with a table");
        if Date::from_phrase(Words::undated(words), words).is_ok()
            || Date::from_phrase("1914–1918", words).is_err()
        {
            continue;
        }
        for row in table.lines() {
            let edtf = row.split('\t').next().unwrap_or("");
            if WITHOUT_PHRASE.contains(&edtf) {
                continue;
            }
            let date: Date = edtf.parse().expect(row);
            let said = date.describe(words).style(*style);
            let same = [said, said.long(), said.short()]
                .iter()
                .all(|said| Date::from_phrase(&said.to_string(), words).as_ref() == Ok(&date));
            if !same {
                lost.push((*language, edtf));
            }
        }
    }
    assert_eq!(lost, []);
}

#[test]
fn every_language_has_a_table() {
    for language in Words::languages() {
        assert!(TABLES.iter().any(|(other, ..)| *other == language), "{language} has no table");
        assert!(Words::for_language(language).is_some(), "{language} is not found");
    }
}

#[test]
fn two_calendars() {
    let table = [
        ("en", "1917-10-25", "October 25 [November 7], 1917"),
        ("en", "1917-12-25", "December 25, 1917 [January 7, 1918]"),
        ("en", "1917-02", "February 1917 [February 14–March 13, 1917]"),
        ("ru", "1917-10-25", "25 октября [7 ноября] 1917 года"),
        ("ja", "1917-10-25", "1917年10月25日 [11月7日]"),
    ];
    for (language, julian, want) in table {
        let written = Written::parse(julian, Calendar::Julian).expect(julian);
        let words = Words::for_language(language).expect(language);
        let said = written.describe(words).style(Style::Locale);
        assert_eq!(said.to_string(), want);
    }
}

#[test]
fn years_after_christ_say_so_among_others() {
    let table = [
        ("[0476,-0043]", "A.D. 476 or 44 B.C."),
        ("[00XX,-0023]", "first century A.D. or 24 B.C."),
        ("[0476,0480]", "476 or 480"),
        ("[-0479,-0043]", "480 B.C. or 44 B.C."),
    ];
    for (edtf, want) in table {
        let date: Date = edtf.parse().expect(edtf);
        assert_eq!(date.describe(&dateline_dates::ENGLISH).to_string(), want);
    }
}

#[test]
fn a_year_stands_before_its_like_of_a_part() {
    let table = [
        ("[1942-22,1943]", "1943 or summer 1942"),
        ("{1942,1943-22}", "1942 and summer 1943"),
        ("[1942-06-04,1943,1944]", "1943, 1944 or June 4, 1942"),
    ];
    for (edtf, want) in table {
        let date: Date = edtf.parse().expect(edtf);
        assert_eq!(date.describe(&dateline_dates::ENGLISH).to_string(), want);
    }
}

#[test]
fn the_weekday_of_a_leap_day_that_only_one_calendar_has() {
    let read = |text| Written::read(text, &dateline_dates::ENGLISH, Calendar::Julian);
    for (text, placed) in [
        ("Tuesday, Feb. 29, 1900", "1900-03-13"),
        ("29 February 1900", "1900-03-13"),
        ("Wednesday, Feb. 29, 1700", "-"),
        ("Thursday, Feb. 29, 1700", "1700-03-11"),
        ("Feb. 29, 101 BC", "-0100-02-26"),
        ("Feb. 29, 1901", "-"),
        ("Tuesday, Feb. 29, 2000", "-"),
    ] {
        let have = read(text).map_or("-".to_owned(), |(date, _)| date.placed().to_string());
        assert_eq!(have, placed, "{text}");
    }
    let error = read("Monday, Feb. 29, 1900").expect_err("it was a Tuesday");
    assert_eq!(error.message(), "1900-02-29 is a Tuesday, not a Monday");
    assert_eq!(error.range(), 0..6);
}

#[test]
fn tags_lead_to_languages() {
    let table = [
        ("pt-BR", Some("pt")),
        ("en_GB", Some("en-GB")),
        ("en-US", Some("en")),
        ("DE-at", Some("de")),
        ("no", Some("nb")),
        ("sr", Some("sr")),
        ("sr-Latn", None),
        ("ar", Some("ar")),
        ("ar-SA", Some("ar-EG")),
        ("ar-IQ", Some("ar-LB")),
        ("zh-CN", Some("zh")),
        ("zh-TW", Some("zh-Hant")),
        ("zh-Hans-HK", Some("zh")),
        ("la", None),
        ("", None),
    ];
    for (tag, want) in table {
        assert_eq!(Words::for_language(tag).map(Words::language), want, "{tag}");
    }
}

fn year() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "-?[0-9]{4}",
        2 => "[0-9X]{4}",
        1 => "[0-9]{2}[0X]X",
        1 => "Y-?[1-9][0-9]{4,18}",
        1 => "Y-?[1-9][0-9]{0,3}E[1-9][0-9]?",
        1 => "Y[1-9][0-9]{4,8}S[1-9]",
        1 => "[0-9]{4}S[1-4]",
    ]
}

fn date() -> impl Strategy<Value = String> {
    let mark = "[?~%]?";
    prop_oneof![
        (year(), mark).prop_map(|(year, mark)| format!("{year}{mark}")),
        (mark, "-?[0-9X]{4}", mark, "-(0[1-9]|1[0-2]|[01X]X|2[1-9]|3[0-9]|4[01])", mark)
            .prop_map(|(a, year, b, month, c)| format!("{a}{year}{b}{month}{c}")),
        (mark, "-?[0-9X]{4}", mark, "-(0[1-9]|1[0-2]|[01X]X)", mark, "-([012][0-9]|3[01]|[0-3X]X)")
            .prop_map(|(a, year, b, month, c, day)| format!("{a}{year}{b}{month}{c}{day}")),
        (
            "[0-9]{4}-0[1-9]-[012][0-9]T[012][0-9]:[0-5][0-9]:[0-5][0-9]",
            "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?"
        )
            .prop_map(|(time, zone)| format!("{time}{zone}")),
    ]
}

fn edtf() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => date(),
        2 => (date(), date()).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => (date(), "(\\.\\.)?").prop_map(|(start, end)| format!("{start}/{end}")),
        1 => ("(\\.\\.)?", date()).prop_map(|(start, end)| format!("{start}/{end}")),
        1 => (any::<bool>(), prop::collection::vec((date(), "(|\\.\\.)"), 1..6)).prop_map(
            |(one, members)| {
                let mut text = String::new();
                for (member, dots) in members {
                    if !text.is_empty() && !text.ends_with("..") {
                        text.push(',');
                    }
                    text.push_str(&member);
                    text.push_str(&dots);
                }
                if one { format!("[{text}]") } else { format!("{{{text}}}") }
            },
        ),
    ]
}

#[test]
fn the_ends_of_what_is_counted_have_words() {
    for edtf in [
        "Y-9223372036854775807",
        "Y9223372036854775807/..",
        "Y-9223372036854775807~/Y9223372036854775807~",
        "[Y-9223372036854775807..]",
        "-9999-24/9999-24",
        "9999-12-31T23:59:60Z",
    ] {
        let date: Date = edtf.parse().expect(edtf);
        for language in Words::languages() {
            let words = Words::for_language(language).expect("a language of the list");
            assert!(!date.describe(words).long().to_string().is_empty(), "{language} {edtf}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_date_has_words(text in edtf()) {
        let Ok(date) = text.parse::<Date>() else { return Ok(()) };
        for language in Words::languages() {
            let words = Words::for_language(language).expect("a language of the list");
            for style in [Style::Ap, Style::DayMonth, Style::Iso, Style::Locale] {
                let description = date.describe(words).style(style);
                for said in [description, description.long(), description.short()] {
                    let said = said.to_string();
                    prop_assert!(!said.trim().is_empty());
                    // No place of a pattern is left open.
                    prop_assert!(style == Style::Iso || !said.contains(['{', '}', '|']), "{said}");
                    prop_assert!(said.len() < 400 + 40 * text.len(), "{said}");
                }
            }
        }
    }
}

#[test]
fn the_first_decade_of_a_century_has_the_forms_of_a_year() {
    let table = [
        ("en", "180X/190X", "1800–1809 to 1900–1909"),
        ("en", "190X/..", "since 1900–1909"),
        ("it", "190X/..", "dal 1900–1909"),
        ("it", "../190X", "fino al 1900–1909"),
        ("fr", "../190X", "jusqu’en 1900–1909"),
        ("ja", "190X/..", "1900～1909年から"),
    ];
    for (language, edtf, want) in table {
        let words = Words::for_language(language).expect(language);
        let date: Date = edtf.parse().expect(edtf);
        assert_eq!(date.describe(words).to_string(), want, "{edtf} in {language}");
    }
}
