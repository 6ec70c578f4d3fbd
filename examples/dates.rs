//! What a date says, without timelines: `dateline-dates` alone.

#![allow(clippy::print_stdout, reason = "a program that shows something")]

use std::error::Error;

use dateline_dates::{Date, ENGLISH};

/// A date as people write it, and what follows from it.
fn explain(phrase: &str) -> Result<String, Box<dyn Error>> {
    let date = Date::from_phrase(phrase, &ENGLISH)?;
    let bounds = date.bounds();
    Ok(format!(
        "{phrase} is {date}: from {} to {}, shown as “{}”",
        bounds.earliest(),
        bounds.latest(),
        date.describe(&ENGLISH),
    ))
}

fn main() -> Result<(), Box<dyn Error>> {
    for phrase in ["June 4, 2000", "early 2000s", "c. 1850", "between 1914 and 1918"] {
        println!("{}", explain(phrase)?);
    }
    // A date that nobody can mean is answered with what is wrong, and where.
    if let Err(error) = Date::from_phrase("February 30, 2024", &ENGLISH) {
        println!("{error}");
    }
    Ok(())
}

#[test]
fn a_date_is_as_sure_as_it_is_known() {
    assert_eq!(
        explain("c. 1850").unwrap(),
        "c. 1850 is 1850~: from 1850-01-01 to 1850-12-31, shown as “about 1850”"
    );
}
