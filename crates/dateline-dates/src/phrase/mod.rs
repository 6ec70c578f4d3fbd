//! Dates as people write them, read into EDTF.
//!
//! 1. `lex` cuts the text into numbers, signs and words, and looks up what each word can mean in
//!    the language's table. From here on the language is forgotten.
//! 2. `whole` reads the shape of the phrase: a point, a range, "before", "either … or". `one` reads
//!    each point through the families: `day`, `numeric`, `year`, `part`, `season`, `clock`.
//! 3. `point` gives each point what it lacks from its neighbor: "June 4–6, 2000".
//! 4. `meaning` writes the result as EDTF, which the reader of EDTF reads.
//!
//! A text that is EDTF is never read as a phrase. Whatever is left over refuses the whole.

mod lex;
mod cursor;
mod clock;
mod point;
mod year;
mod numeric;
mod day;
mod season;
mod part;
mod one;
mod span;
mod slice;
mod meaning;
mod whole;

use std::ops::Range;

use cursor::Cursor;
use lex::Kind;

use crate::calendar::{Calendar, Written};
use crate::date::{Date, Precision};
use crate::error::{ParseError, ParseErrorKind};
use crate::julian::JulianDay;
use crate::time::Time;
use crate::words::{Index, Sense, Words};

/// In so many years the days of the week return in the Julian calendar.
const SAME_WEEKDAYS: i64 = 28;

/// The longest phrase that is read; the work grows with its length.
const LONGEST_PHRASE: usize = 500;

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
    /// Reads a date in EDTF or in the words of a language. Space around it does not count.
    ///
    /// # Errors
    ///
    /// When the text is no date; the range tells which bytes are in the way.
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH, ParseErrorKind};
    ///
    /// assert_eq!(Date::from_phrase("June 4, 2000", &ENGLISH)?.to_string(), "2000-06-04");
    /// assert_eq!(Date::from_phrase("c. 1850", &ENGLISH)?.to_string(), "1850~");
    /// assert_eq!(Date::from_phrase("early 2000s", &ENGLISH)?.to_string(), "2000~/2003~");
    ///
    /// let error = Date::from_phrase("June 4, 2000 or never", &ENGLISH).unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::Leftover);
    /// assert_eq!(error.range(), 13..21);
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
    ///
    /// ```
    /// use dateline_dates::{Date, ENGLISH};
    ///
    /// let reading = Date::read("6/4/2000", &ENGLISH)?;
    /// assert_eq!(reading.date.to_string(), "2000-06-04");
    /// assert_eq!(reading.notes, ["the month is read first; to be sure write `2000-06-04`"]);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn read(text: &str, words: &Words) -> Result<Reading, ParseError> {
        read(text, words, Calendar::Gregorian)
    }
}

impl Written {
    /// Reads as [`Date::read`] does, where year, month and day are those of a calendar; answers
    /// also what was decided.
    ///
    /// # Errors
    ///
    /// When the text is no date of this calendar; the range tells which bytes are in the way.
    ///
    /// ```
    /// use dateline_dates::{Calendar, ENGLISH, Written};
    ///
    /// let (date, _) = Written::read("Wednesday, Oct. 25, 1917", &ENGLISH, Calendar::Julian)?;
    /// assert_eq!(date.to_string(), "1917-10-25");
    /// assert_eq!(date.placed().to_string(), "1917-11-07");
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn read(
        text: &str,
        words: &Words,
        calendar: Calendar,
    ) -> Result<(Written, Vec<String>), ParseError> {
        match read(text, words, calendar) {
            Ok(Reading { date, notes }) => Ok((Written::new(date, calendar)?, notes)),
            Err(error) if calendar == Calendar::Julian => match leap_day(text.trim(), words) {
                Some(day) => Ok((Written::julian(day?)?, Vec::new())),
                None => Err(error),
            },
            Err(error) => Err(error),
        }
    }
}

/// February 29 of a year like 1900, which only the Julian calendar has; or why a day of the week
/// is not its own.
fn leap_day(text: &str, words: &Words) -> Option<Result<JulianDay, ParseError>> {
    if let Ok(day) = text.parse() {
        return Some(Ok(day));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let start = text.char_indices().map(|(at, _)| at).find(|at| digits(&text[*at..]) >= 3)?;
    let (before, rest) = text.split_at(start);
    let (year, after) = rest.split_at(digits(rest));
    // That year has the day in both calendars.
    let later = year.parse::<u16>().ok().map(i64::from)? + SAME_WEEKDAYS;
    let width = year.len();
    match read(&format!("{before}{later:0width$}{after}"), words, Calendar::Julian) {
        Ok(reading) => {
            let day = reading.date.day().filter(|_| reading.date.precision() == Precision::Day)?;
            let years = if day.year() > 0 { -SAME_WEEKDAYS } else { SAME_WEEKDAYS };
            JulianDay::new(day.year() + years, day.month(), day.day()).map(Ok)
        }
        Err(error) if error.kind() == ParseErrorKind::WeekdayMismatch => {
            let is_bc = error.message().starts_with('-');
            let written = |year| Date::from_year(if is_bc { 1 - year } else { year }).to_string();
            let message = error.message().replace(&written(later), &written(later - SAME_WEEKDAYS));
            Some(Err(error.saying(message)))
        }
        Err(_) => None,
    }
}

/// Reads EDTF or a phrase.
fn read(text: &str, words: &Words, calendar: Calendar) -> Result<Reading, ParseError> {
    let trimmed = text.trim();
    let edtf = match trimmed.parse::<Date>() {
        Ok(date) => return Ok(Reading { notes: notes_on_edtf(trimmed), date }),
        Err(error) => error,
    };
    if trimmed.is_empty() {
        return Err(edtf);
    }
    if words.lexicon.senses.is_empty() {
        let message = format!("no phrases are read in the language `{}`", words.language());
        return Err(ParseError::new(ParseErrorKind::NoLanguage, 0..text.len(), message)
            .with_help("write the date in EDTF, as `2000-06-04`"));
    }
    if text.len() > LONGEST_PHRASE {
        let message = format!("a date phrase has at most {LONGEST_PHRASE} bytes");
        return Err(ParseError::new(ParseErrorKind::TooLong, 0..text.len(), message));
    }
    if let Some(error) = digit_left_out(text) {
        return Err(error);
    }
    let read = phrase(text, words, calendar).map(|mut reading| {
        reading.notes.extend(month_of_one_digit(trimmed));
        reading
    });
    read.map_err(|error| {
        // "1985-02-30" is EDTF with a mistake rather than a strange phrase.
        let strange = matches!(
            error.kind(),
            ParseErrorKind::Leftover | ParseErrorKind::NotADate | ParseErrorKind::Reversed
        );
        let far_year = trimmed.strip_prefix(['Y', 'y']).is_some_and(|rest| {
            rest.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
        });
        match edtf.kind() {
            ParseErrorKind::NoSuchDay | ParseErrorKind::NoSuchTime | ParseErrorKind::Reversed
                if strange =>
            {
                edtf.moved(text.len() - text.trim_start().len())
            }
            _ if strange && far_year => edtf.moved(text.len() - text.trim_start().len()),
            _ => error,
        }
    })
}

/// "198?" and "[199-]": catalogs leave out the digit that is not known, others doubt the year 198.
fn digit_left_out(text: &str) -> Option<ParseError> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']'));
    let year = bare.trim_end_matches(['?', '-', '–']);
    let near = year.len() == 3 && year != bare && (100..=202).contains(&year.parse::<u16>().ok()?);
    near.then(|| {
        let range = 0..text.len();
        let message = format!("`{}` can be the year {year} or the {year}0s", text.trim());
        ParseError::new(ParseErrorKind::Ambiguous, range, message)
            .with_help(format!("write `{year}X` for the decade, `0{year}` for the year"))
    })
}

impl Time {
    /// Reads a time of day: "17:30", "5 p.m.", "noon", "9:30 a.m. EST".
    ///
    /// A zone that depends on the day, as "ET" does, is refused: here is no day.
    ///
    /// # Errors
    ///
    /// When the text is no time of day, or more than that.
    ///
    /// ```
    /// use dateline_dates::{ENGLISH, Time};
    ///
    /// assert_eq!(Time::from_phrase("5:30 p.m.", &ENGLISH)?.to_string(), "17:30:00");
    /// assert_eq!(Time::from_phrase("09:30 UTC", &ENGLISH)?.to_string(), "09:30:00Z");
    /// assert!(Time::from_phrase("25:00", &ENGLISH).is_err());
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn from_phrase(text: &str, words: &Words) -> Result<Time, ParseError> {
        let no = |message: &str| {
            ParseError::new(ParseErrorKind::NoSuchTime, 0..text.len(), message.to_owned())
                .with_help("write `17:30` or `5:30 p.m.`")
        };
        if text.len() > LONGEST_PHRASE {
            return Err(no("this is too long for a time of day"));
        }
        let items = lex::items(text, words.lexicon.index());
        let mut cursor = Cursor::new(text, &items, words);
        let clock = clock::clock(&mut cursor).filter(|_| cursor.at_end());
        let Some(clock) = clock else {
            return Err(cursor.mistake.unwrap_or_else(|| no("this is not a time of day")));
        };
        let offset = match clock.zone {
            None => return Ok(clock.time),
            Some(clock::Zone::In(zone)) => zone.offset(),
            Some(clock::Zone::American(_)) => None,
        };
        offset
            .map(|offset| clock.time.with_offset(offset))
            .ok_or_else(|| no("this zone has summer time, and which holds depends on the day"))
    }
}

fn phrase(text: &str, words: &Words, calendar: Calendar) -> Result<Reading, ParseError> {
    let items = lex::items(text, words.lexicon.index());
    let mut refused = None;
    // Inside a phrase `2004-05` is a range of years where that makes sense, else a month.
    for iso_months in [false, true] {
        let mut cursor = Cursor { iso_months, ..Cursor::new(text, &items, words) };
        let phrase = whole::phrase(&mut cursor);
        let error = match phrase {
            Some(phrase) if cursor.at_end() => {
                let told = told_of_another(&cursor, &phrase);
                match told.map_or_else(|| phrase.date(calendar, &mut cursor.notes), Err) {
                    Ok(date) => return Ok(Reading { date, notes: cursor.notes }),
                    Err(error) => error,
                }
            }
            phrase => {
                let understood = phrase.is_some_and(|phrase| !phrase.is_bare());
                refusal(&cursor, words.lexicon.index(), understood)
            }
        };
        refused.get_or_insert(error);
    }
    Err(refused
        .unwrap_or_else(|| ParseError::new(ParseErrorKind::NotADate, 0..text.len(), "no date")))
}

/// "afternoon of 1985": words that go with a day or a month, and there is none.
fn told_of_another(cursor: &Cursor<'_>, phrase: &whole::Phrase) -> Option<ParseError> {
    let item = cursor.items.iter().find(|item| {
        item.has(Sense::OfDay) && !phrase.has_day()
            || item.has(Sense::OfMonth) && !phrase.has_month()
    })?;
    let words = &cursor.text[item.range.clone()];
    let message = format!("`{words}` does not go with this date");
    Some(ParseError::new(ParseErrorKind::Leftover, item.range.clone(), message))
}

/// Why nothing could be made of a phrase.
fn refusal(cursor: &Cursor<'_>, index: &Index, understood: bool) -> ParseError {
    if let Some(mistake) = &cursor.mistake {
        return mistake.clone();
    }
    let find = |sense: Sense| cursor.items.iter().find(|item| item.has(sense));
    let word = |range: &Range<usize>| cursor.text[range.clone()].to_owned();
    if let Some(item) = find(Sense::Undated) {
        let message = format!("`{}` says that the date is not known", word(&item.range));
        return ParseError::new(ParseErrorKind::NoDate, item.range.clone(), message).with_help(
            format!(
                "leave the date out, or write what is known: `{}`, `19XX`",
                cursor.examples.open
            ),
        );
    }
    if let Some(item) = find(Sense::Relative).filter(|item| {
        // Behind a date that was understood, the word is only left over.
        !understood || item.range.start < cursor.offset()
    }) {
        let message = format!("`{}` counts from a day that is not named", word(&item.range));
        return ParseError::new(ParseErrorKind::Relative, item.range.clone(), message)
            .with_help("write the date itself; nothing here looks at a clock");
    }
    let short_year = cursor.items.iter().find_map(|item| {
        let number = item.number()?;
        (number.apostrophe && !number.decade).then_some(item)
    });
    if let Some(item) = short_year {
        let message = format!("`{}` can be of any century", word(&item.range));
        return ParseError::new(ParseErrorKind::Ambiguous, item.range.clone(), message)
            .with_help("write the year with all its digits");
    }
    let end = cursor.text.trim_end().len();
    if understood {
        let range = cursor.offset()..end;
        let message = format!("`{}` is left over behind the date", word(&range));
        return ParseError::new(ParseErrorKind::Leftover, range, message);
    }
    let mut again = Cursor { at: 0, notes: Vec::new(), mistake: None, ..*cursor };
    if clock::clock(&mut again).is_some() {
        let (kind, message) = if again.at_end() {
            (ParseErrorKind::NoYear, "a time of day alone is no date")
        } else {
            (ParseErrorKind::NotExpressible, "this begins with one time of day, and no day follows")
        };
        return ParseError::new(kind, 0..end, message)
            .with_help(format!("write one time with its day: `{}`", cursor.examples.time));
    }
    let weekday = cursor.items.iter().find_map(|item| {
        item.senses.iter().find_map(|sense| match sense {
            Sense::Weekday(weekday) => Some(meaning::weekday_alone(*weekday, &item.range)),
            _ => None,
        })
    });
    if let Some(error) = weekday {
        return error;
    }
    let strange = cursor
        .items
        .iter()
        .find(|item| item.kind == Kind::Word && item.senses.is_empty() && item.number().is_none());
    if let Some(item) = strange {
        let word = word(&item.range);
        if let Some(meant) = index.nearest(&word) {
            let message = format!("`{word}` is no word of a date");
            return ParseError::new(ParseErrorKind::NotADate, item.range.clone(), message)
                .with_help(format!("did you mean `{meant}`?"));
        }
    }
    let start = cursor.items.first().map_or(0, |item| item.range.start);
    ParseError::new(
        ParseErrorKind::NotADate,
        start..end,
        "this is neither EDTF nor a date in words",
    )
    .with_help(format!("write EDTF, as `2000-06-04`, or words, as `{}`", cursor.examples.day))
}

/// `2000-1` is read as two years; a month has two digits.
fn month_of_one_digit(text: &str) -> Option<String> {
    let (year, end) = text.split_once('-')?;
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    (digits(year, 4) && digits(end, 1) && end != "0")
        .then(|| format!("`{text}` is read as years; for the month write `{year}-0{end}`"))
}

/// `2004-05` is May 2004 and `2020-21` a spring, though they look like seasons of sport. `2004-06` is
/// a month to everybody.
fn notes_on_edtf(text: &str) -> Vec<String> {
    let looks = |text: &str| -> Option<String> {
        let (year, end) = text.split_once('-')?;
        let (start, last): (u16, u16) = (year.get(2..)?.parse().ok()?, end.parse().ok()?);
        (year.len() == 4 && end.len() == 2 && last > start && (last == start + 1 || last > 12)).then(|| {
            format!("`{text}` is EDTF; for the years write `{year}–{end}` with an en dash, or `{year}/{}{end}`", &year[..2])
        })
    };
    looks(text).into_iter().collect()
}
