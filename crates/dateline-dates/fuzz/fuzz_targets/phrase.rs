//! Any text as a phrase of any language: no panic, errors that point into the text, and dates that
//! could have been typed.
#![no_main]

use dateline_dates::{Date, Time, Words};
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 10] = ["en", "fr", "de", "es", "pt", "it", "nl", "pl", "uk", "ru"];

fuzz_target!(|input: (u8, &str)| {
    let (language, text) = input;
    let language = LANGUAGES[usize::from(language) % LANGUAGES.len()];
    let words = Words::for_language(language).expect("a language that is read");
    let _ = Time::from_phrase(text, words);
    match Date::from_phrase(text, words) {
        Ok(date) => {
            assert_eq!(date.to_string().parse::<Date>().ok().as_ref(), Some(&date));
            let _ = date.describe(words).to_string();
        }
        Err(error) => assert!(text.get(error.range()).is_some()),
    }
});
