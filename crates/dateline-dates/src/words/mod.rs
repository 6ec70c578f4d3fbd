//! The words of a language: months, seasons, "about", "early". Data, one file a language.
//!
//! A language is read through one table: each row is a [`Sense`] and the words that carry it. The
//! grammar knows senses only, so a language is added without touching it. A word may carry several
//! senses ("second", "may", French "de"); the grammar takes the one that fits where it stands.

mod sense;
mod speech;
mod spoken;
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

pub use english::ENGLISH;
pub(crate) use sense::{Index, NumericOrder, Part, Raw, RawKind, Sense, raw_tokens};
pub(crate) use speech::{Speech, fill, form};
pub(crate) use spoken::{Custom, speech};

use std::sync::OnceLock;

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
    /// How phrases are read; languages that are only written have an empty table.
    pub(crate) lexicon: Lexicon,
}

/// What it takes to read a language.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Each sense with the words that carry it, separated by `|`; case and dots do not count.
    pub(crate) senses: &'static [(Sense, &'static str)],
    /// What `4/6/2000` means.
    pub(crate) numeric: NumericOrder,
    /// What is shown to somebody whose words are no date.
    pub(crate) examples: Examples,
    /// Built from `senses` when the first phrase is read.
    pub(crate) index: OnceLock<Index>,
}

/// Phrases of a language that are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Examples {
    pub(crate) day: &'static str,
    /// The same day with a time of day.
    pub(crate) time: &'static str,
    /// A time of which one end is known.
    pub(crate) open: &'static str,
}

impl Lexicon {
    pub(crate) const fn new(
        numeric: NumericOrder,
        examples: Examples,
        senses: &'static [(Sense, &'static str)],
    ) -> Lexicon {
        Lexicon { senses, numeric, examples, index: OnceLock::new() }
    }

    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.senses))
    }
}

/// The languages that are read.
static READ: [&Words; 11] = [
    &ENGLISH,
    &english::BRITISH,
    &dutch::DUTCH,
    &french::FRENCH,
    &german::GERMAN,
    &italian::ITALIAN,
    &polish::POLISH,
    &portuguese::PORTUGUESE,
    &russian::RUSSIAN,
    &spanish::SPANISH,
    &ukrainian::UKRAINIAN,
];

const fn only_written(language: &'static str) -> Words {
    let examples = Examples { day: "", time: "", open: "" };
    Words { language, lexicon: Lexicon::new(NumericOrder::DayFirst, examples, &[]) }
}

/// The languages in which dates are described but not read.
static ONLY_WRITTEN: [Words; 30] = [
    only_written("ar"),
    only_written("ar-EG"),
    only_written("ar-LB"),
    only_written("bg"),
    only_written("bn"),
    only_written("ca"),
    only_written("cs"),
    only_written("da"),
    only_written("el"),
    only_written("fa"),
    only_written("fi"),
    only_written("he"),
    only_written("hi"),
    only_written("hr"),
    only_written("hu"),
    only_written("id"),
    only_written("ja"),
    only_written("ko"),
    only_written("lt"),
    only_written("nb"),
    only_written("ro"),
    only_written("sk"),
    only_written("sl"),
    only_written("sr"),
    only_written("sv"),
    only_written("th"),
    only_written("tr"),
    only_written("vi"),
    only_written("zh"),
    only_written("zh-Hant"),
];

impl Words {
    /// The words of a language by its BCP 47 tag, or of the language without its region where the
    /// region has no words of its own.
    ///
    /// ```
    /// use dateline_dates::{Date, Style, Words};
    ///
    /// let date: Date = "2000-06-03/2000-06-05".parse()?;
    /// let said = |tag| {
    ///     Words::for_language(tag).map(|words| date.describe(words).style(Style::Locale).to_string())
    /// };
    /// assert_eq!(said("pt-BR").as_deref(), Some("3–5 de junho de 2000"));
    /// assert_eq!(said("de").as_deref(), Some("3.–5. Juni 2000"));
    /// assert_eq!(said("fa").as_deref(), Some("۳–۵ ژوئن ۲۰۰۰"));
    /// assert_eq!(said("ja").as_deref(), Some("2000年6月3日～5日"));
    /// assert_eq!(said("la"), None);
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn for_language(tag: &str) -> Option<&'static Words> {
        let language = spoken::known(tag)?;
        READ.into_iter().chain(&ONLY_WRITTEN).find(|words| words.language == language)
    }

    /// The tags of all languages whose dates can be described: `ar`, `ar-EG`, `zh-Hant`.
    ///
    /// ```
    /// use dateline_dates::{Date, Words};
    ///
    /// let date: Date = "2000-06".parse()?;
    /// let said: Vec<String> = Words::languages()
    ///     .filter_map(Words::for_language)
    ///     .map(|words| date.describe(words).to_string())
    ///     .collect();
    /// assert!(said.len() > 30);
    /// assert!(said.iter().any(|text| text == "June 2000"));
    /// assert!(said.iter().any(|text| text == "juin 2000"));
    /// # Ok::<(), dateline_dates::ParseError>(())
    /// ```
    pub fn languages() -> impl Iterator<Item = &'static str> {
        spoken::LANGUAGES.iter().map(|(language, _)| *language)
    }

    /// The language: `en`, `zh-Hant`.
    pub fn language(&self) -> &'static str {
        self.language
    }
}

#[cfg(test)]
mod tests {
    use super::READ;
    use crate::Date;

    #[test]
    fn examples_are_read() {
        for words in READ {
            let examples = words.lexicon.examples;
            let read = |text| Date::from_phrase(text, words).map(|date| date.to_string());
            assert_eq!(read(examples.day).as_deref(), Ok("2000-06-04"), "{}", words.language);
            assert_eq!(
                read(examples.time).as_deref(),
                Ok("2000-06-04T17:00:00"),
                "{}",
                words.language
            );
            let open = read(examples.open).unwrap_or_default();
            assert!(open.starts_with("../191"), "{open} in {}", words.language);
        }
    }
}
