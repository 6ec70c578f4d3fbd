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
    files: HashMap<FileId, Arc<Kept>>,
}

/// What one file of events says.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) from: From,
    pub(super) events: Vec<Event>,
    pub(super) claims: Vec<Claim>,
    pub(super) report: Report,
    pub(super) is_read: bool,
}

/// All that it depends on.
#[derive(Clone, Debug)]
pub(super) struct From {
    file: FileId,
    hash: u128,
    words: &'static Words,
    zone: Option<Zone>,
}

impl From {
    pub(super) fn new(file: FileId, story: &Key, context: &Context<'_>) -> From {
        // Field by field: what is new in the context may be one thing more that a file depends on.
        let Context { sources, words, zone, root: _, report: _ } = *context;
        let mut hasher = Xxh3::new();
        for part in [sources.path(file), story.as_str(), sources.text(file)] {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
        From { file, hash: hasher.digest128(), words, zone }
    }
}

impl PartialEq for From {
    fn eq(&self, other: &From) -> bool {
        (self.file, self.hash, self.zone) == (other.file, other.hash, other.zone)
            && std::ptr::eq(self.words, other.words)
    }
}

impl Memory {
    /// What is known of a file, where nothing that it depends on has changed.
    pub(super) fn recall(&self, from: &From) -> Option<Arc<Kept>> {
        self.files.get(&from.file).filter(|kept| kept.from == *from).cloned()
    }

    /// Remembers these files as they are now.
    pub(super) fn keep<'k>(&mut self, files: impl Iterator<Item = &'k Arc<Kept>>) {
        self.files.extend(files.map(|kept| (kept.from.file, Arc::clone(kept))));
    }
}
