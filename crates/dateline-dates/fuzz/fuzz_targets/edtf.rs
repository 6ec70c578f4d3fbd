//! Any text as EDTF: no panic; what is read prints as a text that reads back as the same.
#![no_main]

use dateline_dates::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match text.parse::<Date>() {
    Ok(date) => {
        let again: Date = date.to_string().parse().expect("canonical text is EDTF");
        assert_eq!(again, date);
        assert_eq!(again.sort_key(), date.sort_key());
    }
    Err(error) => assert!(text.get(error.range()).is_some()),
});
