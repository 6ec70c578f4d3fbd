//! What files of events said when they were last read: a preview reads one file again, and not ten
//! thousand.
//!
//! What a file says depends on its text, its path, the timeline that it belongs to, the language of
//! that and the zone of the site. Where all of them stand, so does what it says, with every place.

use std::collections::HashMap;
use std::sync::Arc;

use dateline_core::{Claim, Event, Key};
use dateline_dates::{Words, Zone};
use dateline_text::{FileId, Report};
use xxhash_rust::xxh3::Xxh3;

use crate::context::Context;

/// What is remembered from one reading to the next, for [`read_again`](crate::read_again).
#[derive(Debug, Default)]
pub struct Memory {
    files: HashMap<FileId, (Origin, Arc<Said>)>,
}

/// What one file of events says.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) events: Vec<Event>,
    pub(super) claims: Vec<Claim>,
    pub(super) report: Report,
    pub(super) is_read: bool,
}

/// All that it depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    file: FileId,
    hash: u128,
    words: &'static Words,
    zone: Option<Zone>,
}

impl Origin {
    pub(super) fn new(file: FileId, story: &Key, context: &Context<'_>) -> Origin {
        // Field by field: what is new in the context may be one thing more that a file depends on.
        let Context { sources, words, zone, root: _, report: _ } = *context;
        let mut hasher = Xxh3::new();
        for part in [sources.path(file), story.as_str(), sources.text(file)] {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
        Origin { file, hash: hasher.digest128(), words, zone }
    }
}

impl PartialEq for Origin {
    fn eq(&self, other: &Origin) -> bool {
        (self.file, self.hash, self.zone) == (other.file, other.hash, other.zone)
            && std::ptr::eq(self.words, other.words)
    }
}

impl Memory {
    /// What is known of a file, where nothing that it depends on has changed.
    pub(super) fn recall(&self, origin: &Origin) -> Option<Arc<Said>> {
        let (known, said) = self.files.get(&origin.file)?;
        (known == origin).then(|| Arc::clone(said))
    }

    /// Remembers what a file says now.
    pub(super) fn keep(&mut self, origin: Origin, said: &Arc<Said>) {
        self.files.insert(origin.file, (origin, Arc::clone(said)));
    }
}
