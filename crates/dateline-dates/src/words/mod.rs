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
    /// Built from `senses` when the first phrase is read.
    pub(crate) index: OnceLock<Index>,
}

impl Lexicon {
    pub(crate) const fn new(
        numeric: NumericOrder,
        senses: &'static [(Sense, &'static str)],
    ) -> Lexicon {
        Lexicon { senses, numeric, index: OnceLock::new() }
    }

    pub(crate) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(self.senses))
    }
}

/// The languages that are read.
static ALL: [&Words; 10] = [
    &ENGLISH,
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

impl Words {
    /// The words of a language by its BCP 47 tag; region and script do not count.
    pub fn for_language(tag: &str) -> Option<&'static Words> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        ALL.iter().copied().find(|words| words.language.eq_ignore_ascii_case(primary))
    }

    /// The primary languages whose dates can be described: `en`.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        spoken::LANGUAGES.iter().map(|(language, _)| *language)
    }

    /// The primary language: `en`.
    pub fn language(&self) -> &'static str {
        self.language
    }
}
