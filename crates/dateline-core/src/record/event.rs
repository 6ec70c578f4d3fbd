//! Something that happened, or is said to have happened, at a time.

use dateline_dates::{Date, Description, Words, Written};
use dateline_text::{Span, Spanned};

use super::correction::Correction;
use super::entity::EntityRef;
use super::extra::Extra;
use super::media::Media;
use super::quote::Quote;
use super::source::Citation;
use crate::key::Key;
use crate::prose::Prose;

/// A dated event with its evidence.
///
/// Claims are records of their own ([`Claim`](crate::Claim)), since each belongs to two events.
///
/// ```
/// use dateline_core::{Correction, Event, EventStatus, Quote};
///
/// let mut event = Event::new("landing", "1969-07-20".parse()?, "The landing").citing("log");
/// event.status = EventStatus::Confirmed;
/// event.quotes.push(Quote::new("The Eagle has landed."));
/// event.corrections.push(Correction::new("The hour was wrong.").made_on("2026-11-24".parse()?));
/// assert_eq!(event.when().to_string(), "1969-07-20");
/// assert_eq!(event.corrections.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// Its name within its timeline.
    pub key: Spanned<Key>,
    /// Where the key comes from: one that follows the title changes with it.
    pub key_origin: KeyOrigin,
    /// Older keys; old links keep working.
    pub aliases: Vec<Spanned<Key>>,
    /// The key of the timeline it belongs to.
    pub story: Key,
    /// One line of Markdown.
    pub title: Prose,
    /// When, as exactly as it is known.
    pub date: Spanned<Date>,
    /// The date as its source has it, where that counts by another calendar; `date` is where it
    /// falls in ours.
    pub written: Option<Written>,
    /// The zone of the time of day, as an IANA name or an offset, where it matters.
    pub time_zone: Option<Spanned<String>>,
    /// Why the date is not exact; shown to readers.
    pub date_note: Option<Prose>,
    /// Words to show instead of ours; never used for placing.
    pub date_label: Option<String>,
    /// One or two sentences for lists, cards and feeds.
    pub summary: Option<Prose>,
    /// The text.
    pub body: Option<Prose>,
    /// Where.
    pub place: Option<EntityRef>,
    /// Who took part: people and organizations, in the author's order.
    pub participants: Vec<EntityRef>,
    /// What it belongs to, in the author's words.
    pub tags: Vec<Spanned<String>>,
    /// The key of one of the timeline's tracks.
    pub track: Option<Spanned<Key>>,
    /// The key of one of the timeline's sections.
    pub section: Option<Spanned<Key>>,
    /// How large it is shown.
    pub importance: Importance,
    /// Where it is to be read.
    pub sources: Vec<Citation>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// Pictures, recordings, documents.
    pub media: Vec<Media>,
    /// How sure it is that it happened.
    pub status: EventStatus,
    /// Other events that it has to do with.
    pub related: Vec<Related>,
    /// What was wrong here before.
    pub corrections: Vec<Correction>,
    /// Whether it is kept back until its author says otherwise.
    pub draft: bool,
    /// Not to be published before this instant.
    pub embargo: Option<Spanned<Date>>,
    /// The last change of substance.
    pub updated: Option<Spanned<Date>>,
    /// Codes of checks that are not made here.
    pub checks_off: Vec<Spanned<String>>,
    /// The author's own fields, for themes.
    pub extra: Vec<(String, Extra)>,
    /// Where the record stands.
    pub span: Span,
}

impl Event {
    /// An event; everything but key, date and title is empty.
    pub fn new(key: impl Into<Key>, date: Date, title: impl Into<Prose>) -> Event {
        Event {
            key: Spanned::from(key.into()),
            key_origin: KeyOrigin::Pinned,
            aliases: Vec::new(),
            story: Key::from(""),
            title: title.into(),
            date: Spanned::from(date),
            written: None,
            time_zone: None,
            date_note: None,
            date_label: None,
            summary: None,
            body: None,
            place: None,
            participants: Vec::new(),
            tags: Vec::new(),
            track: None,
            section: None,
            importance: Importance::Normal,
            sources: Vec::new(),
            quotes: Vec::new(),
            media: Vec::new(),
            status: EventStatus::Confirmed,
            related: Vec::new(),
            corrections: Vec::new(),
            draft: false,
            embargo: None,
            updated: None,
            checks_off: Vec::new(),
            extra: Vec::new(),
            span: Span::default(),
        }
    }

    /// The same, told by the source with this key too.
    pub fn citing(mut self, source: impl Into<Key>) -> Event {
        self.sources.push(Citation::new(source));
        self
    }

    /// The same, with the person or organization with this key taking part.
    pub fn with(mut self, entity: impl Into<Key>) -> Event {
        self.participants.push(EntityRef::new(entity));
        self
    }

    /// The same, with this text.
    pub fn with_prose(mut self, markdown: impl Into<Prose>) -> Event {
        self.body = Some(markdown.into());
        self
    }

    /// When it happened.
    pub fn when(&self) -> &Date {
        &self.date.value
    }

    /// When it happened, in words: as its source has it, with our calendar's date in brackets where
    /// that is another.
    pub fn describe<'a>(&'a self, words: &'a Words) -> Description<'a> {
        match &self.written {
            Some(written) => written.describe(words),
            None => self.when().describe(words),
        }
    }

    /// Its title: one line of Markdown.
    pub fn title(&self) -> &str {
        self.title.markdown()
    }

    /// The key that is unique in the whole: `timeline/event`.
    pub fn address(&self) -> Key {
        self.key.value.within(&self.story)
    }
}

/// Where an event's key comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyOrigin {
    /// The author wrote it down; it stays.
    Pinned,
    /// It is the name of the file.
    FileName,
    /// It follows the title, and would change with it.
    Title,
}

/// How large an event is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Importance {
    /// A detail.
    Minor,
    /// One among others.
    Normal,
    /// Part of the short version of the story.
    Major,
}

crate::named::named! { Importance {
    Minor = "minor",
    Normal = "normal",
    Major = "major",
} }

/// How sure it is that an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventStatus {
    /// Its sources carry it.
    Confirmed,
    /// Somebody reports it; nobody has confirmed it.
    Reported,
    /// Somebody is accused of it.
    Alleged,
    /// Accounts differ.
    Disputed,
    /// It is to come.
    Planned,
    /// It was to come and did not.
    Cancelled,
    /// It should not have been published.
    Retracted,
}

crate::named::named! { EventStatus {
    Confirmed = "confirmed",
    Reported = "reported",
    Alleged = "alleged",
    Disputed = "disputed",
    Planned = "planned",
    Cancelled = "cancelled",
    Retracted = "retracted",
} }

/// Another event that this one has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Related {
    /// The other's key.
    pub event: Spanned<Key>,
    /// What the other is to this one.
    pub how: RelatedAs,
}

impl Related {
    /// A relation to the event with this key.
    pub fn new(event: impl Into<Key>, how: RelatedAs) -> Related {
        Related { event: Spanned::from(event.into()), how }
    }
}

/// What another event is to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RelatedAs {
    /// It led to this one.
    Cause,
    /// This one led to it.
    Effect,
    /// It goes on from here.
    FollowUp,
    /// Not both can be as told.
    Contradicts,
    /// Worth reading too.
    SeeAlso,
    /// This one goes on from there: what the other side of a follow-up sees.
    FollowsFrom,
}

crate::named::named! { RelatedAs {
    Cause = "cause",
    Effect = "effect",
    FollowUp = "follow-up",
    Contradicts = "contradicts",
    SeeAlso = "see-also",
    FollowsFrom = "follows-from",
} }

impl RelatedAs {
    /// The same relation seen from the other event.
    pub fn reversed(self) -> RelatedAs {
        match self {
            RelatedAs::Cause => RelatedAs::Effect,
            RelatedAs::Effect => RelatedAs::Cause,
            RelatedAs::FollowUp => RelatedAs::FollowsFrom,
            RelatedAs::FollowsFrom => RelatedAs::FollowUp,
            RelatedAs::Contradicts => RelatedAs::Contradicts,
            RelatedAs::SeeAlso => RelatedAs::SeeAlso,
        }
    }
}
