//! How each language says dates, one file a language.
//!
//! A language that is also read has its words for reading beside these, so that what is said here
//! can be read there. Month names, eras and digits agree with CLDR; where its custom for a part of
//! a date is a style of forms and not of sentences (a leading zero, "02/2024" for a month), the
//! sentence wins.

mod arabic;
mod bengali;
mod bulgarian;
mod catalan;
mod chinese;
mod croatian;
mod czech;
mod danish;
mod dutch;
mod english;
mod finnish;
mod french;
mod german;
mod greek;
mod hebrew;
mod hindi;
mod hungarian;
mod indonesian;
mod italian;
mod japanese;
mod korean;
mod lithuanian;
mod norwegian;
mod persian;
mod polish;
mod portuguese;
mod romanian;
mod russian;
mod serbian;
mod slovak;
mod slovene;
mod spanish;
mod swedish;
mod thai;
mod turkish;
mod ukrainian;
mod vietnamese;

use super::speech::Speech;

/// The languages that are spoken.
pub(super) static LANGUAGES: &[(&str, &Speech)] = &[
    ("ar", &arabic::ARABIC),
    ("ar-EG", &arabic::EASTERN),
    ("ar-LB", &arabic::LEVANTINE),
    ("bg", &bulgarian::BULGARIAN),
    ("bn", &bengali::BENGALI),
    ("ca", &catalan::CATALAN),
    ("cs", &czech::CZECH),
    ("da", &danish::DANISH),
    ("de", &german::GERMAN),
    ("el", &greek::GREEK),
    ("en", &english::USUAL),
    ("en-GB", &english::DAY_MONTH),
    ("es", &spanish::SPANISH),
    ("fa", &persian::PERSIAN),
    ("fi", &finnish::FINNISH),
    ("fr", &french::FRENCH),
    ("he", &hebrew::HEBREW),
    ("hi", &hindi::HINDI),
    ("hr", &croatian::CROATIAN),
    ("hu", &hungarian::HUNGARIAN),
    ("id", &indonesian::INDONESIAN),
    ("it", &italian::ITALIAN),
    ("ja", &japanese::JAPANESE),
    ("ko", &korean::KOREAN),
    ("lt", &lithuanian::LITHUANIAN),
    ("nb", &norwegian::NORWEGIAN),
    ("nl", &dutch::DUTCH),
    ("pl", &polish::POLISH),
    ("pt", &portuguese::PORTUGUESE),
    ("ro", &romanian::ROMANIAN),
    ("ru", &russian::RUSSIAN),
    ("sk", &slovak::SLOVAK),
    ("sl", &slovene::SLOVENE),
    ("sr", &serbian::SERBIAN),
    ("sv", &swedish::SWEDISH),
    ("th", &thai::THAI),
    ("tr", &turkish::TURKISH),
    ("uk", &ukrainian::UKRAINIAN),
    ("vi", &vietnamese::VIETNAMESE),
    ("zh", &chinese::SIMPLIFIED),
    ("zh-Hant", &chinese::TRADITIONAL),
];

/// Which of these languages a BCP 47 tag asks for.
pub(super) fn known(tag: &str) -> Option<&'static str> {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let rest: Vec<String> = parts.map(str::to_ascii_uppercase).collect();
    let says = |list: &[&str]| rest.iter().any(|part| list.contains(&part.as_str()));
    let language = match primary.as_str() {
        "ar" if says(&["IQ", "JO", "LB", "PS", "SY"]) => "ar-LB",
        "ar" if says(&["BH", "EG", "KW", "MR", "OM", "QA", "SA", "SD", "YE"]) => "ar-EG",
        "en" if says(&["AU", "GB", "IE", "IN", "NZ", "SG", "ZA"]) => "en-GB",
        "zh" if says(&["HANS"]) => "zh",
        "zh" if says(&["HANT", "HK", "MO", "TW"]) => "zh-Hant",
        // Latin letters on a page are no place for Cyrillic dates.
        "sr" if says(&["LATN"]) => return None,
        "no" => "nb",
        "iw" => "he",
        "in" => "id",
        other => other,
    };
    LANGUAGES.iter().map(|(known, _)| *known).find(|known| *known == language)
}

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
        ("en" | "en-GB", Custom::News) => Some(&english::AP),
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
