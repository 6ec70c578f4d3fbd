//! Dates as people write them, read into EDTF.

use crate::date::Date;
use crate::error::ParseError;
use crate::words::Words;

/// What a phrase was read as, and what had to be decided on the way.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The date.
    pub date: Date,
    /// What was chosen where the phrase can mean two things, and how to say the other; one sentence
    /// each.
    pub notes: Vec<String>,
}

impl Date {
    /// Reads a date in EDTF or in the words of a language.
    ///
    /// # Errors
    ///
    /// When the text is no date; the range tells which bytes are in the way.
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH};
    ///
    /// assert_eq!(Date::from_phrase("June 4, 2000", &ENGLISH)?.to_string(), "2000-06-04");
    /// assert_eq!(Date::from_phrase("c. 1850", &ENGLISH)?.to_string(), "1850~");
    /// assert_eq!(Date::from_phrase("early 2000s", &ENGLISH)?.to_string(), "2000~/2003~");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn from_phrase(text: &str, words: &Words) -> Result<Date, ParseError> {
        Date::read(text, words).map(|reading| reading.date)
    }

    /// Reads as [`Date::from_phrase`] does, and tells what was decided.
    ///
    /// # Errors
    ///
    /// When the text is no date; the range tells which bytes are in the way.
    pub fn read(text: &str, words: &Words) -> Result<Reading, ParseError> {
        let text = text.trim();
        let edtf = match text.parse::<Date>() {
            Ok(date) => return Ok(Reading { date, notes: Vec::new() }),
            Err(error) => error,
        };
        let simple = simple(text, words).ok_or(edtf)?;
        Ok(Reading { date: simple.parse()?, notes: Vec::new() })
    }
}

/// The EDTF of "June 4, 2000", "June 2000", "1990s", "early 2000s", "c. 1850".
fn simple(text: &str, words: &Words) -> Option<String> {
    let lower = text.to_lowercase().replace(',', " ");
    let parts: Vec<&str> = lower.split_whitespace().filter(|part| *part != "the").collect();
    let month = |name: &str| {
        let name = name.trim_end_matches('.');
        let at = words.months.iter().position(|month| {
            let month = month.to_lowercase();
            name.len() >= 3 && (month.starts_with(name) || name == "sept" && month == "september")
        })?;
        Some(at + 1)
    };
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten();
    Some(match *parts.as_slice() {
        [name, day, y] => {
            let (month, day, year) = (month(name)?, day.parse::<u8>().ok()?, year(y)?);
            format!("{year:04}-{month:02}-{day:02}")
        }
        ["c." | "ca." | "circa" | "about", y] => format!("{:04}~", year(y)?),
        [part @ ("early" | "mid" | "late"), decade] => {
            let start = year(decade.strip_suffix('s')?)?;
            let (from, to) = match part {
                "early" => (0, 3),
                "mid" => (4, 6),
                _ => (7, 9),
            };
            format!("{:04}~/{:04}~", start + from, start + to)
        }
        [name, y] => format!("{:04}-{:02}", year(y)?, month(name)?),
        [decade] => format!("{:03}X", year(decade.strip_suffix('s')?)? / 10),
        _ => return None,
    })
}
