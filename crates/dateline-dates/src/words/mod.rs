//! The words of a language: months, seasons, "about", "early". Data, one file a language.

mod english;

pub use english::ENGLISH;

/// The words of one language, for reading phrases and for describing dates.
///
/// ```
/// use dateline_dates::{ENGLISH, Words};
///
/// assert_eq!(Words::for_language("en-US").map(Words::language), Some("en"));
/// assert_eq!(ENGLISH.language(), "en");
/// ```
#[derive(Debug)]
pub struct Words {
    pub(crate) language: &'static str,
    pub(crate) months: [&'static str; 12],
    pub(crate) short_months: [&'static str; 12],
}

impl Words {
    /// The words of a language by its BCP 47 tag; region and script do not count.
    pub fn for_language(tag: &str) -> Option<&'static Words> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        [&ENGLISH].into_iter().find(|words| words.language.eq_ignore_ascii_case(primary))
    }

    /// The primary language: `en`.
    pub fn language(&self) -> &'static str {
        self.language
    }
}
