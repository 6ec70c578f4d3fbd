//! How each language says dates, one file a language.
//!
//! A language that is also read has its words for reading beside these, so that what is said here
//! can be read there.

mod english;

use super::speech::Speech;

/// The languages that are spoken, by their primary tags.
pub(super) const LANGUAGES: &[&str] = &["en"];

/// Which of several customs of one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Custom {
    /// As in the news, where the language has a custom of its own for it.
    News,
    /// The day before the month.
    DayMonth,
    Usual,
}

/// How a language says dates; none where that has not been taught.
pub(crate) fn speech(language: &str, custom: Custom) -> Option<&'static Speech> {
    match (language, custom) {
        ("en", Custom::News) => Some(&english::AP),
        ("en", Custom::DayMonth) => Some(&english::DAY_MONTH),
        ("en", Custom::Usual) => Some(&english::USUAL),
        _ => None,
    }
}
