//! How each language says dates, one file a language.
//!
//! A language that is also read has its words for reading beside these, so that what is said here
//! can be read there. Month names, eras and digits agree with CLDR; where its custom for a part of
//! a date is a style of forms and not of sentences (a leading zero, "02/2024" for a month), the
//! sentence wins.

mod english;
mod dutch;
mod french;
mod german;
mod italian;
mod polish;
mod portuguese;
mod russian;
mod spanish;
mod ukrainian;

use super::speech::Speech;

/// The languages that are spoken, by their primary tags.
pub(super) static LANGUAGES: &[(&str, &Speech)] = &[
    ("en", &english::USUAL),
    ("de", &german::GERMAN),
    ("es", &spanish::SPANISH),
    ("fr", &french::FRENCH),
    ("it", &italian::ITALIAN),
    ("nl", &dutch::DUTCH),
    ("pl", &polish::POLISH),
    ("pt", &portuguese::PORTUGUESE),
    ("ru", &russian::RUSSIAN),
    ("uk", &ukrainian::UKRAINIAN),
];

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
        _ => LANGUAGES.iter().find(|(other, _)| *other == language).map(|(_, speech)| *speech),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_language_lacks_a_word() {
        for (language, speech) in LANGUAGES {
            let Speech { months, bc, ad, from_to, decade, century, seasons, north, south, .. } =
                speech;
            let Speech { quarter, third, half, early, mid, late, about, about_short, .. } = speech;
            let Speech { possibly, since, until, to_unknown, from_unknown, or_later, .. } = speech;
            let Speech { or_earlier, between, or, and, no_day, no_month, no_year, .. } = speech;
            let Speech { no_month_or_day, parts, uncertain, approximate, undated, .. } = speech;
            let words = [
                months,
                bc,
                ad,
                from_to,
                decade,
                century,
                seasons,
                north,
                south,
                quarter,
                third,
                half,
                early,
                mid,
                late,
                about,
                about_short,
                possibly,
                since,
                until,
                to_unknown,
                from_unknown,
                or_later,
                or_earlier,
                between,
                or,
                and,
                no_day,
                no_month,
                no_year,
                no_month_or_day,
                parts,
                uncertain,
                approximate,
                undated,
            ];
            assert!(words.iter().all(|word| !word.is_empty()), "{language} lacks a word");
        }
    }

    #[test]
    fn lists_are_complete() {
        for (language, speech) in LANGUAGES {
            let lists = [
                (speech.months, 12),
                (speech.months_of, 12),
                (speech.months_short, 12),
                (speech.decade_suffix, 10),
                (speech.seasons, 4),
                (speech.parts, 3),
                (speech.half_days, 4),
            ];
            for (list, length) in lists.into_iter().filter(|(list, _)| !list.is_empty()) {
                assert_eq!(list.split('/').count(), length, "{language}: {list}");
            }
            assert!(matches!(speech.digits.chars().count(), 0 | 10), "{language}");
        }
    }
}
