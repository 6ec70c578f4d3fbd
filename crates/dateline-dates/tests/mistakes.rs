//! What is said of a text that is no date: the kind, the bytes that are wrong, the sentence.

use dateline_dates::ParseErrorKind as Kind;
use dateline_dates::{Date, ENGLISH, Words};

#[test]
fn mistakes_in_edtf() {
    let table = [
        ("", Kind::Empty, "", "there is no date here"),
        ("1985-02-30", Kind::NoSuchDay, "30", "February 1985 has 28 days"),
        ("[1985-04-31,1986]", Kind::NoSuchDay, "31", "April 1985 has 30 days"),
        ("1986/1985-04-31", Kind::NoSuchDay, "31", "April 1985 has 30 days"),
        ("1985-13", Kind::NoSuchDay, "13", "there is no month 13"),
        ("1985-04-12T25:00:00", Kind::NoSuchTime, "25", "hour must be 00-23"),
        ("2008/1964", Kind::Reversed, "1964", "the end, `1964`, is before the start, `2008`"),
        ("1985-04-12 ", Kind::Edtf, " ", "a date in EDTF has no spaces"),
        ("1985–1986", Kind::Edtf, "–", "a date in EDTF has no `–`"),
    ];
    for (text, kind, place, message) in table {
        let error = text.parse::<Date>().expect_err(text);
        assert_eq!(error.kind(), kind, "{text}");
        assert_eq!(text.get(error.range()), Some(place), "{text}");
        assert_eq!(error.to_string(), message, "{text}");
    }
}

#[test]
fn slips_in_edtf_are_mended() {
    let table = [
        ("1985-1", "1985-01"),
        ("985", "0985"),
        ("19850412", "1985-04-12"),
        ("198x", "198X"),
        ("Y1985", "1985"),
        ("2008/1964", "1964/2008"),
    ];
    for (text, mended) in table {
        let error = text.parse::<Date>().expect_err(text);
        assert_eq!(error.help(), Some(&*format!("write `{mended}`")), "{text}");
    }
}

#[test]
fn mistakes_in_phrases() {
    let table = [
        ("Feb. 29, 2023", Kind::NoSuchDay, "29", "February 2023 has 28 days"),
        (
            "Monday, June 4, 2000",
            Kind::WeekdayMismatch,
            "Monday",
            "2000-06-04 is a Sunday, not a Monday",
        ),
        ("June 4", Kind::NoYear, "June 4", "this has no year"),
        ("next week", Kind::Relative, "next", "`next` counts from a day that is not named"),
        (
            "date unknown",
            Kind::NoDate,
            "date unknown",
            "`date unknown` says that the date is not known",
        ),
        (
            "June 4, 2000 and then some",
            Kind::Leftover,
            "and then some",
            "`and then some` is left over behind the date",
        ),
        (
            "25 p.m. June 4, 2000",
            Kind::NoSuchTime,
            "25 p.m.",
            "with a.m. and p.m. the hours run from 1 to 12",
        ),
        (
            "13:75 June 4, 2000",
            Kind::NoSuchTime,
            "13:75",
            "no clock shows this time; it runs from 00:00 to 23:59",
        ),
        ("Q5 2019", Kind::NoSuchPart, "Q5", "a year has 4 quarters"),
        ("the 0th century", Kind::NoSuchPart, "0th", "centuries are counted from the first"),
        ("0 BC", Kind::NoSuchDay, "0 BC", "there is no year 0: 1 BC is followed by AD 1"),
        ("summer of ’69", Kind::Ambiguous, "’69", "`’69` can be of any century"),
        (
            "5 o’clock June 4, 2000",
            Kind::Ambiguous,
            "5 o’clock",
            "this can be in the morning or in the evening; add a.m. or p.m.",
        ),
        (
            "1999–03",
            Kind::Reversed,
            "1999–03",
            "this ends before it starts: it reads as `1999/1903`",
        ),
        ("1914–14", Kind::Reversed, "1914–14", "this ends where it starts"),
        (
            "afternoon of 1985",
            Kind::Leftover,
            "afternoon of",
            "`afternoon of` does not go with this date",
        ),
        (
            "1:00 p.m. Europe/Kyev, June 4, 2000",
            Kind::NoSuchZone,
            "Europe/Kyev",
            if cfg!(feature = "zones") {
                "there is no time zone `Europe/Kyev`"
            } else {
                "without the feature `zones` there is no time zone `Europe/Kyev`"
            },
        ),
        (
            "13:00 p.m. June 4, 2000",
            Kind::NoSuchTime,
            "13:00 p.m.",
            "with a.m. and p.m. the hours run from 1 to 12",
        ),
        (
            "before 1800 and after 1850",
            Kind::Reversed,
            "1800 and after 1850",
            "this ends before it starts: it reads as `1851/1799`",
        ),
        ("198?", Kind::Ambiguous, "198?", "`198?` can be the year 198 or the 1980s"),
        ("’68", Kind::Ambiguous, "’68", "`’68` can be of any century"),
        ("Febuary 2000", Kind::NotADate, "Febuary", "`Febuary` is no word of a date"),
        ("Easter 1916", Kind::NotADate, "Easter 1916", "this is neither EDTF nor a date in words"),
        ("hello", Kind::NotADate, "hello", "this is neither EDTF nor a date in words"),
        (
            "first decade of the 1860s",
            Kind::NoSuchPart,
            "first decade of the 1860s",
            "a decade is not made of decades",
        ),
        (
            "summer 2019/20",
            Kind::Ambiguous,
            "summer 2019/20",
            "this can be one summer south of the equator, or two years",
        ),
        ("Y9E999999999", Kind::Edtf, "Y9E999999999", "this year is too far away"),
        (" 1985-02-30 ", Kind::NoSuchDay, "30", "February 1985 has 28 days"),
    ];
    for (text, kind, place, message) in table {
        let error = Date::from_phrase(text, &ENGLISH).expect_err(text);
        assert_eq!(error.kind(), kind, "{text}");
        assert_eq!(text.get(error.range()), Some(place), "{text}");
        assert_eq!(error.to_string(), message, "{text}");
    }
}

#[test]
fn what_was_chosen_is_said() {
    let table = [
        ("6/4/2000", "the month is read first; to be sure write `2000-06-04`"),
        (
            "2020-21",
            "`2020-21` is EDTF; for the years write `2020–21` with an en dash, or `2020/2021`",
        ),
        (
            "the 1900s",
            "`1900s` is read as the century, 1900 to 1999; for the ten years write `190X`",
        ),
        (
            "midnight June 4, 2000",
            "midnight is read as the start of the named day; for its end name the next day",
        ),
        (
            "summer 1942 or 1943",
            "of 1943 the same part is meant as of the year before it; for the whole year write the \
             set in EDTF",
        ),
        ("2000-1", "`2000-1` is read as years; for the month write `2000-01`"),
        ("2000-06-04T17:30:00.5Z", "the time is kept to the second"),
        ("9 a.m. ET June 4, 2000", "the zone is read as UTC-04:00, which held on that day"),
    ];
    for (text, note) in table {
        let reading = Date::read(text, &ENGLISH).expect(text);
        assert_eq!(reading.notes, [note], "{text}");
    }
    for text in ["June 4, 2000", "13/6/2000", "1914–18", "2004-06"] {
        let notes = Date::read(text, &ENGLISH).expect(text).notes;
        assert!(notes.len() <= usize::from(text.starts_with("13")), "{text} {notes:?}");
    }
}

#[test]
fn help_speaks_the_language_of_the_words() {
    let table = [
        ("en", "hello", "words, as `June 4, 2000`"),
        ("en", "4 Septmber 2000", "did you mean `September`?"),
        ("fr", "4 févirer 2000", "did you mean `février`?"),
        ("en-GB", "hello", "words, as `4 June 2000`"),
        ("ru", "June 4, 2000", "words, as `4 июня 2000 года`"),
        ("de", "17 Uhr", "its day: `4. Juni 2000, 17 Uhr`"),
        ("fr", "date inconnue", "is known: `avant 1914`, `19XX`"),
    ];
    for (language, text, help) in table {
        let words = Words::for_language(language).expect(language);
        let error = Date::from_phrase(text, words).expect_err(text);
        assert!(error.help().is_some_and(|it| it.ends_with(help)), "{text}: {:?}", error.help());
    }
}
