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
    Checks, ClaimStatus, CorrectionKind, EventStatus, Importance, Layout, Order, SourceKind,
    StoryStatus,
};
use dateline_text::Spanned;

use crate::context::Context;
use crate::field::{Field, Fields, Kind};
use crate::value::{Value, Word};

pub(crate) use date::{date, in_calendar, moment, zone};
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

/// Every record can be left alone by checks.
pub(crate) const CHECKS_OFF: Field =
    Field::new("checks_off", CHECKS_KIND, "Codes of checks that are not made here.");

/// A list of codes.
pub(crate) const CHECKS_KIND: Kind = Kind::List(&Kind::Word(checks));

fn checks() -> Vec<&'static str> {
    Checks::table().map(|(code, _)| code).collect()
}

/// The codes of checks that are not made.
pub(crate) fn checks_off(
    fields: &mut Fields<'_>,
    context: &mut Context<'_>,
) -> Vec<Spanned<String>> {
    fields.take("checks_off").map(|value| codes(value, context)).unwrap_or_default()
}

/// Codes of checks; what is none is reported.
pub(crate) fn codes(value: Value<'_>, context: &mut Context<'_>) -> Vec<Spanned<String>> {
    let known = checks();
    value.list(context, |value, context| value.one_of(&known, context))
}

/// Words for a record that was given none: those of its key.
pub(crate) fn words_of(key: &str) -> String {
    let spaced = key.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
