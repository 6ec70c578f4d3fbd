//! What an import is asked and what it answers.

use dateline_core::{Draft, Key};
use dateline_dates::{ENGLISH, Words};
use dateline_text::{Report, Sources};

/// What an import cannot know from the file.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ImportOptions {
    /// The key of the timeline that it becomes; by default the words of its title.
    pub key: Option<Key>,
    /// Its title, where the file has none; by default the words of the file's name.
    pub title: Option<String>,
    /// The language of dates in words.
    pub words: &'static Words,
    /// The records that are there already. A person, a place or a source that is among them is
    /// used, not made again, and no key is given twice.
    pub beside: Draft,
    /// For a table: which field of an event stands in which column, as `("date", "When")`.
    pub map: Vec<(String, String)>,
}

impl Default for ImportOptions {
    fn default() -> Self {
        ImportOptions {
            key: None,
            title: None,
            words: &ENGLISH,
            beside: Draft::default(),
            map: Vec::new(),
        }
    }
}

/// What comes of a foreign file.
#[derive(Debug)]
#[non_exhaustive]
pub struct Imported {
    /// The records that it became. With errors in the report it lacks what they name.
    pub draft: Draft,
    /// What could not be carried over, and what had to be decided, each at its place.
    pub report: Report,
    /// The file as it was read: the report's places are places in it.
    pub sources: Sources,
}
