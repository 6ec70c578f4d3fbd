//! What holds for every text and every date.

use dateline_dates::{Date, Relation, Words};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

const LANGUAGES: [&str; 10] = ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "uk", "ru"];

fn config() -> ProptestConfig {
    // `PROPTEST_CASES` asks for more; failures are kept by adding a row to a table.
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    }
}

/// Text of the kind that a grammar stumbles over: its own words in any order.
fn word_salad() -> impl Strategy<Value = String> {
    let vocabulary: Vec<&'static str> = concat!(
        include_str!("data/phrases.tsv"),
        include_str!("data/english.tsv"),
        include_str!("data/languages.tsv"),
        "– - / , . : ? ~ % ( ) [ ] { } .. ' ’ + 0 00 000 99999999999999999999 T Z X ",
    )
    .split_whitespace()
    .collect();
    prop::collection::vec((prop::sample::select(vocabulary), " ?"), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, space)| word.to_owned() + &space).collect())
}

/// Text made of what EDTF is made of.
fn edtf_salad() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-?~%0-9XYES/.,:TZ+{}\\[\\]]{0,24}",
        "[?~%]?-?[0-9X]{4}[?~%]?(-[?~%]?[0-4X][0-9X][?~%]?(-[?~%]?[0-3X][0-9X][?~%]?)?)?",
        "Y-?[1-9][0-9]{0,20}(E[0-9]{1,12})?(S[0-9]{1,3})?",
        "[0-9]{3}[0-9X](-[01][0-9])?[?~%]?/([0-9]{3}[0-9X][?~%]?|..|)",
        "(\\[|\\{)[0-9]{4}(,[0-9]{4}|\\.\\.[0-9]{4}){0,4}(\\]|\\})",
    ]
}

fn a_date() -> impl Strategy<Value = Date> {
    // What is no date is replaced by a year; to reject it would end a long run.
    (edtf_salad(), -20_000..20_000_i64)
        .prop_map(|(text, year)| text.parse().unwrap_or_else(|_| Date::from_year(year)))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_panics_and_errors_point_into_it(
        text in prop_oneof![any::<String>(), word_salad(), edtf_salad()],
        language in prop::sample::select(&LANGUAGES[..]),
    ) {
        let words = Words::for_language(language).expect("a language that is read");
        for result in [Date::from_phrase(&text, words), text.parse()] {
            match result {
                Err(error) => {
                    prop_assert!(text.get(error.range()).is_some(), "{:?}", error);
                    prop_assert!(!error.message().is_empty());
                    prop_assert!(!error.message().ends_with('.') || error.message().ends_with(".."));
                }
                Ok(date) => {
                    let _ = (date.sort_key(), date.bounds(), date.precision(), date.time());
                    let _ = date.describe(words).to_string();
                }
            }
        }
    }

    #[test]
    fn canonical_text_reads_back(date in a_date()) {
        let text = date.to_string();
        let again: Date = text.parse().expect("canonical text is EDTF");
        prop_assert_eq!(&again, &date);
        prop_assert_eq!(again.to_string(), text);
        prop_assert_eq!(again.sort_key(), date.sort_key());
    }

    #[test]
    fn a_phrase_makes_only_dates_that_can_be_typed(text in word_salad()) {
        let words = Words::for_language("en").expect("English");
        if let Ok(date) = Date::from_phrase(&text, words) {
            prop_assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
        }
    }

    #[test]
    fn space_around_a_phrase_does_not_count(text in word_salad()) {
        let words = Words::for_language("en").expect("English");
        let spaced = format!(" \u{a0}{text}\t");
        prop_assert_eq!(
            Date::from_phrase(&spaced, words).ok(),
            Date::from_phrase(&text, words).ok()
        );
    }

    #[test]
    fn truth_and_lists_agree(a in a_date(), b in a_date()) {
        let (there, back) = (a.relation_to(&b), b.relation_to(&a));
        let mirrored = match there {
            Relation::Before => Relation::After,
            Relation::After => Relation::Before,
            same => same,
        };
        prop_assert_eq!(back, mirrored);
        if there == Relation::Before {
            prop_assert!(a.sort_key() < b.sort_key(), "{} {}", a, b);
        }
    }
}

#[test]
fn no_text_is_slow() {
    let words = Words::for_language("en").expect("English");
    for piece in
        ["from ", "between early ", "1,", "mid-", "the first half of ", "or 1 ", "(", "c. "]
    {
        let text = piece.repeat(500 / piece.len());
        let text = format!("{text}x");
        for _ in 0..20 {
            assert!(Date::from_phrase(&text, words).is_err(), "{text}");
        }
    }
    // Sums of years that are more than 64 bits hold, found by fuzzing.
    for language in LANGUAGES {
        let words = Words::for_language(language).expect("a language that is read");
        for text in [
            "a110A09A13333333333333333333333333333A1A09A11A1A1A19A11",
            "18446744073709551600–99",
            "a 18446744073709551600 a 99",
            "winter of 18446744073709551615/16",
        ] {
            let _ = Date::from_phrase(text, words);
        }
    }
    let set = format!("[{}]", vec!["XXXX-02-29"; 300].join(","));
    assert!(set.parse::<Date>().is_ok());
    for text in ["Y9E999999999", "Y1E4294967295", "Y1S999999999", "Y-9E99999999999999999999"] {
        let _ = text.parse::<Date>().map(|date| date.bounds());
    }
}
