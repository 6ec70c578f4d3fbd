//! Phrases, row by row: what people write, and the EDTF that it is.
//!
//! `data/phrases.tsv` has the conventions' own examples with their bounds; `data/english.tsv` has
//! ours. A row with `-` must be refused.

use dateline_dates::{Date, ENGLISH, Words};

fn read(text: &str) -> String {
    Date::from_phrase(text, &ENGLISH).map_or_else(|_| "-".to_owned(), |date| date.to_string())
}

#[test]
fn the_table_of_conventions() {
    let mut wrong = Vec::new();
    let mut rows = 0;
    for line in include_str!("data/phrases.tsv").lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [text, edtf, _, earliest, latest, ..] = columns[..] else { panic!("columns: {line}") };
        rows += 1;
        let have = read(text);
        if have != edtf {
            wrong.push(format!("{text}: {have}, want {edtf}"));
        } else if let Ok(date) = Date::from_phrase(text, &ENGLISH) {
            let bounds = date.bounds();
            assert_eq!(bounds.earliest().to_string(), earliest, "{text}");
            assert_eq!(bounds.latest().to_string(), latest, "{text}");
        }
    }
    assert_eq!(rows, 122);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_english() {
    let mut wrong = Vec::new();
    for line in include_str!("data/english.tsv").lines() {
        let Some((text, edtf)) = line.split_once('\t') else { continue };
        let have = read(text);
        if have != edtf {
            wrong.push(format!("{text}: {have}, want {edtf}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_languages() {
    let mut wrong = Vec::new();
    for line in include_str!("data/languages.tsv").lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [language, text, edtf] = columns[..] else { panic!("columns: {line}") };
        let words = Words::for_language(language).expect("a language that is read");
        let have = match Date::from_phrase(text, words) {
            Ok(date) => date.to_string(),
            Err(_) if edtf == "-" => continue,
            Err(error) => format!("{:?} {error}", error.kind()),
        };
        if have != edtf {
            wrong.push(format!("{language} {text}: {have}, want {edtf}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
