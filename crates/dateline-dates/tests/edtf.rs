//! EDTF, row by row: `tests/data/edtf.tsv` has the string, its level, whether it is valid, its
//! earliest and latest day.
//!
//! Rows on which the library decides otherwise where the specification is silent are listed in
//! `KNOWN`. A row that differs and is not listed fails; so does a listed row that no longer differs.

use dateline_dates::{Date, End};

/// String, and what we say of it: `no`, or level, earliest, latest.
const KNOWN: &[(&str, &str)] = &[
    // X in a negative year (D14): the library reads none.
    ("-03XX", "no"),
    ("-192X", "no"),
    ("-199X", "no"),
    ("-1XXX-XX", "no"),
    ("-192X/192X", "no"),
    ("-03XX-04-15", "no"),
    ("-19X9-12-XX", "no"),
    // An exponential year of four digits or fewer (D08): the library refuses it.
    ("Y1E3", "no"),
    ("Y12E2", "no"),
    ("Y123E1", "no"),
    // `24:00:00` (D03): the library refuses it.
    ("2004-01-01T24:00:00", "no"),
    ("1985-04-12T24:00:00", "no"),
    ("2016-05-02T24:00:00", "no"),
    // A `..` beside a member in the middle (D26): the library takes it as "or earlier".
    ("[1667,..1984]", "2 .. 1984-12-31"),
    // Zero-padded exponents and counts (D37): the library takes them.
    ("Y20200S02", "2 +20000-01-01 +20999-12-31"),
    // The level: the library says that of the shortest way to write the same, so `?1984`, which is
    // `1984?`, has level 1.
    ("?1984", "1 1984-01-01 1984-12-31"),
    ("?1984?", "1 1984-01-01 1984-12-31"),
    ("1984?-06~-11%", "1 1984-06-11 1984-06-11"),
    ("~2021?", "1 2021-01-01 2021-12-31"),
    ("?2023-?01", "1 2023-01-01 2023-01-31"),
    ("%1945/1959", "1 1945-01-01 1959-12-31"),
    ("?-2004-06%", "1 -2004-06-01 -2004-06-30"),
    ("?1945/1959", "1 1945-01-01 1959-12-31"),
    ("%1985-%12-%01", "1 1985-12-01 1985-12-01"),
    ("2019~-08~-08~", "1 2019-08-08 2019-08-08"),
    ("?2004-?06-?11", "1 2004-06-11 2004-06-11"),
    ("?2019-?04-?01", "1 2019-04-01 2019-04-01"),
    ("?1988-?06-?02/?1991-?06-?01", "1 1988-06-02 1991-06-01"),
    ("?2001-?06-?02/?2005-?06-?01", "1 2001-06-02 2005-06-01"),
];

fn end(end: End) -> String {
    match end {
        End::Unknown => "unknown".to_owned(),
        known => known.to_string(),
    }
}

fn verdict(text: &str) -> String {
    match text.parse::<Date>() {
        Err(_) => "no".to_owned(),
        Ok(date) => {
            let bounds = date.bounds();
            format!("{} {} {}", date.level(), end(bounds.earliest()), end(bounds.latest()))
        }
    }
}

#[test]
fn the_table_of_edtf() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in include_str!("data/edtf.tsv").lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, level, valid, earliest, latest, note] = columns[..] else {
            panic!("six columns: {line}")
        };
        rows += 1;
        let want =
            if valid == "yes" { format!("{level} {earliest} {latest}") } else { "no".to_owned() };
        // `*`: the bounds are outside what the table computes with (D38).
        let unchecked = earliest == "*" && valid == "yes";
        let level_only = format!("{level} ");
        let have = verdict(text);
        let known = KNOWN.iter().find(|(known, _)| *known == text);
        match known {
            Some((_, known)) if *known == have && have != want => {}
            Some((_, known)) => wrong.push(format!("{text}: listed as {known}, have {have}")),
            None if have == want || (unchecked && have.starts_with(&level_only)) => {}
            None => wrong.push(format!("(\"{text}\", \"{have}\"),  // want {want} {note}")),
        }
    }
    assert_eq!(rows, 844);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_printed_reads_back_as_the_same() {
    for line in include_str!("data/edtf.tsv").lines().skip(1) {
        let text = line.split('\t').next().unwrap_or_default();
        let Ok(date) = text.parse::<Date>() else { continue };
        let again: Date = date.to_string().parse().expect("canonical text is EDTF");
        assert_eq!(again, date, "{text}");
        assert_eq!(again.to_string(), date.to_string(), "{text}");
    }
}
