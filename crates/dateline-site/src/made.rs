//! What many pages show: made once for all of them.

use std::sync::{Mutex, OnceLock, PoisonError};

use ahash::AHashMap;
use dateline_core::{Key, Ref, Source, Timeline};

use crate::view::{self, Shared};

/// What is made once, when it is first wanted. What is in a language is in the site's.
#[derive(Debug)]
pub(crate) struct Made<'a> {
    /// When each event was, by the event's index.
    pub(crate) whens: Vec<OnceLock<view::When>>,
    /// Each event as a row of a list, by the event's index: first without its timeline, then with it.
    /// An event stands in some ten lists.
    pub(crate) rows: Vec<OnceLock<[Shared<view::Row>; 2]>>,
    /// Each source as a line of a list, by its index, with the number that was wanted first.
    source_lines: Vec<Mutex<Option<Line>>>,
    /// Each entity as one who took part, in no role and under the own name, by its index.
    pub(crate) voices: Vec<OnceLock<Shared<view::Voice>>>,
    /// A link to each tag. Only looked up.
    pub(crate) tags: AHashMap<&'a Key, OnceLock<Shared<view::Link>>>,
}

/// A source in a list, behind its number there.
type Line = (usize, Shared<view::Source>);

impl<'a> Made<'a> {
    pub(crate) fn of(timeline: &'a Timeline) -> Made<'a> {
        Made {
            whens: timeline.events().map(|_| OnceLock::new()).collect(),
            rows: timeline.events().map(|_| OnceLock::new()).collect(),
            source_lines: timeline.sources().map(|_| Mutex::default()).collect(),
            voices: timeline.entities().map(|_| OnceLock::new()).collect(),
            tags: timeline.tags().map(|tag| (tag.key(), OnceLock::new())).collect(),
        }
    }

    /// A source as a line of a list, in the site's language.
    pub(crate) fn source_line(&self, source: Ref<'_, Source>, make: impl FnOnce() -> Line) -> Line {
        match self.source_lines.get(source.index()) {
            Some(line) => {
                let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
                line.get_or_insert_with(make).clone()
            }
            None => make(),
        }
    }

    /// Lets go of a source's line: all pages that show it are made.
    pub(crate) fn let_go(&self, source: Ref<'_, Source>) {
        if let Some(line) = self.source_lines.get(source.index()) {
            *line.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }
}
