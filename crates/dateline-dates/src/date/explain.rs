//! From an offset in a text that is not EDTF to a sentence that helps.
//!
//! The library says where it stopped. What stands there, and in front of it, says what was meant;
//! its own wording is only the last resort.

use std::ops::Range;

use edtf_core::Edtf;

use super::{Date, LONGEST_EDTF};
use crate::day::Month;
use crate::error::{ParseError, ParseErrorKind as Kind};

pub(super) fn too_long(text: &str) -> ParseError {
    // A range must fall between characters.
    let start = (0..=LONGEST_EDTF).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    ParseError::new(
        Kind::TooLong,
        start..text.len(),
        format!("a date has at most {LONGEST_EDTF} bytes, this one has {}", text.len()),
    )
}

pub(super) fn explain(text: &str, error: edtf_core::ParseError) -> ParseError {
    if text.is_empty() {
        return ParseError::new(Kind::Empty, 0..0, "there is no date here");
    }
    if let Some(error) = reversed(text) {
        return error;
    }
    let at = error.offset.min(text.len());
    let range = token(text, at);
    let found = &text[range.clone()];
    if found.chars().all(char::is_whitespace) && !found.is_empty() {
        return ParseError::new(Kind::Edtf, range, "a date in EDTF has no spaces");
    }
    if !found.is_ascii() {
        let message = format!("a date in EDTF has no `{found}`");
        return ParseError::new(Kind::Edtf, range, message);
    }
    if let Some(error) = no_such_day(text, &range, found) {
        return error;
    }
    let clock = text[..range.start].ends_with(['T', ':']);
    if clock && found.len() == 2 && found.bytes().all(|b| b.is_ascii_digit()) {
        let message = error.message.split(" (").next().unwrap_or(error.message);
        return ParseError::new(Kind::NoSuchTime, range, message.to_owned())
            .with_help("a time is written `17:30:00`, from `00:00:00` to `23:59:59`");
    }
    if error.message.ends_with("out of supported range") {
        return ParseError::new(Kind::Edtf, range, "this year is too far away")
            .with_help("write all its digits, at most 18: `Y-13800000000`, or shorter `Y-138E8`");
    }
    let help = corrected(text, &range, found);
    let range = if range.is_empty() { 0..text.len() } else { range };
    let error = ParseError::new(Kind::Edtf, range, error.message);
    match help {
        Some(corrected) => error.with_help(format!("write `{corrected}`")),
        None => error,
    }
}

/// The text with the usual slips mended, where that makes it a date.
fn corrected(text: &str, range: &Range<usize>, found: &str) -> Option<String> {
    let with = |token: &str| format!("{}{token}{}", &text[..range.start], &text[range.end..]);
    let digits = found.len() <= 8 && found.bytes().all(|b| b.is_ascii_digit());
    let mended = match found.len() {
        1 if digits && range.start > 0 => with(&format!("0{found}")),
        1..=3 if digits && range.start == 0 => with(&format!("{found:0>4}")),
        8 if digits => with(&format!("{}-{}-{}", &found[..4], &found[4..6], &found[6..])),
        _ if text.ends_with('T') || text.matches(':').count() == 1 => format!("{text}:00"),
        _ => text.to_ascii_uppercase().trim_start_matches('Y').to_owned(),
    };
    (mended != text && Edtf::parse(&mended).is_ok()).then_some(mended)
}

/// Both ends are dates, but not in this order.
fn reversed(text: &str) -> Option<ParseError> {
    let (start, end) = text.split_once('/')?;
    let (start_date, end_date) = (Edtf::parse(start).ok()?, Edtf::parse(end).ok()?);
    if !matches!((start_date, end_date), (Edtf::Date(_), Edtf::Date(_))) {
        return None;
    }
    let message = format!("the end, `{end}`, is before the start, `{start}`");
    Some(
        ParseError::new(Kind::Reversed, start.len() + 1..text.len(), message)
            .with_help(format!("write `{end}/{start}`")),
    )
}

/// `1985-02-30`, `1985-13`: `found` is a month or a day, and what stands before it says of what.
fn no_such_day(text: &str, range: &Range<usize>, found: &str) -> Option<ParseError> {
    let number: u8 = found.parse().ok().filter(|_| found.len() == 2)?;
    let start = text[..range.start].rfind(['/', '[', '{', ',', '.']).map_or(0, |at| at + 1);
    let is_mark = |c: char| matches!(c, '?' | '~' | '%');
    let before: String = text[start..range.start].chars().filter(|&c| !is_mark(c)).collect();
    let before = before.strip_suffix('-')?;
    let no = |message: String| Some(ParseError::new(Kind::NoSuchDay, range.clone(), message));
    let Ok(before) = before.parse::<Date>() else { return None };
    let year = before.year()?;
    match before.month() {
        Some(month) if (1..=month.length(year)).contains(&number) => None,
        Some(month) => no(format!("{month:?} {year} has {} days", month.length(year))),
        None if before.season().is_some() => None,
        None if Month::from_number(number).is_none() => {
            let error = no(format!("there is no month {number}"))?;
            Some(error.with_help("write a month as 01 to 12, two years as `1999/2000`"))
        }
        None => None,
    }
}

/// The run of letters and digits at an offset, or the one character that stands there. The `T` of
/// a date-time stands between two runs.
fn token(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let bytes = text.as_bytes();
    let between = |at: usize| {
        bytes[at] == b'T' && at > 0 && bytes[at - 1].is_ascii_digit() && text.contains(':')
    };
    let word = |at: usize| bytes[at].is_ascii_alphanumeric() && !between(at);
    if !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) && at < bytes.len() {
        return at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    }
    // The library counts the hour from the `T` on.
    let at = at + usize::from(at < bytes.len() && between(at));
    let start = (0..at).rev().take_while(|&at| word(at)).last().unwrap_or(at);
    let end = (at..bytes.len()).take_while(|&at| word(at)).last().map_or(at, |at| at + 1);
    start..end
}
