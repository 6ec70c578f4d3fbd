//! From fields to records: one file for each record, with the table of its fields.

mod date;
mod source;
mod media;
mod entity;
mod quote;
mod claim;
mod correction;
mod event;
mod story;
mod outline;
mod page;
mod site;

use dateline_core::{
    ClaimStatus, CorrectionKind, EventStatus, Importance, Layout, Order, SourceKind, StoryStatus,
};

use crate::value::Word;

pub(crate) use date::date;
pub(crate) use entity::{ORGANIZATION, PERSON, PLACE, entity, shape_of};
pub(crate) use event::{EVENT, Frame, event};
pub(crate) use outline::{Told, outline};
pub(crate) use page::{PAGE, page};
pub(crate) use site::{SITE, site};
pub(crate) use source::{SOURCE, source};
pub(crate) use story::{STORY, story};

macro_rules! words {
    ($($type:ty),+ $(,)?) => {
        $(impl Word for $type {
            fn all() -> &'static [$type] {
                <$type>::ALL
            }

            fn word(self) -> &'static str {
                self.as_str()
            }
        })+
    };
}

words!(
    ClaimStatus,
    CorrectionKind,
    EventStatus,
    Importance,
    Layout,
    Order,
    SourceKind,
    StoryStatus
);

/// Words for a record that was given none: those of its key.
pub(crate) fn words_of(key: &str) -> String {
    let spaced = key.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
