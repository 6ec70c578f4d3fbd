//! The frame in which events are told: what an author's `timeline.yaml` says.
//!
//! Authors call it a timeline. In code it is a story, because [`Timeline`](crate::Timeline) is the
//! whole that comes of all stories once every name is looked up: one axis, told several times.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use super::correction::Correction;
use super::extra::Extra;
use super::media::Media;
use crate::key::Key;
use crate::prose::Prose;

/// One authored timeline.
///
/// ```
/// use dateline_core::{Draft, Era, Order, Story, Track};
///
/// let mut story = Story::new("apollo", "Apollo 11");
/// story.order = Order::NewestFirst;
/// story.tracks.push(Track::new("surface", "On the surface"));
/// story.eras.push(Era::new("The race to the Moon", "1957/1969".parse()?));
/// let mut draft = Draft::default();
/// draft.stories.push(story);
/// assert!(draft.resolve().report.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Story {
    /// Its name: the folder's or the file's.
    pub key: Spanned<Key>,
    /// One line of Markdown.
    pub title: Prose,
    /// What it tells, in one or two sentences.
    pub summary: Option<Prose>,
    /// The text before the first event.
    pub introduction: Option<Prose>,
    /// The language it is written in (BCP 47); the site's where there is none.
    pub language: Option<Spanned<String>>,
    /// Who compiled it.
    pub authors: Vec<String>,
    /// When it was first published.
    pub published: Option<Spanned<Date>>,
    /// The last change of substance.
    pub updated: Option<Spanned<Date>>,
    /// How it was compiled and what is left out.
    pub methods: Option<Prose>,
    /// Where a reader is taken first.
    pub start_at: StartAt,
    /// Which end comes first.
    pub order: Order,
    /// What the space between two events of the list stands for.
    pub layout: Layout,
    /// The strands that run side by side.
    pub tracks: Vec<Track>,
    /// The times that lie behind the events.
    pub eras: Vec<Era>,
    /// The chapters.
    pub sections: Vec<Section>,
    /// A picture for the whole.
    pub image: Option<Media>,
    /// Under which licence it may be used.
    pub license: Option<String>,
    /// What was wrong in it before.
    pub corrections: Vec<Correction>,
    /// Events of other timelines that are told here too.
    pub include: Vec<Include>,
    /// Whether it goes on.
    pub status: StoryStatus,
    /// Old paths that must keep working.
    pub aliases: Vec<Spanned<String>>,
    /// Codes of checks that are not made here.
    pub checks_off: Vec<Spanned<String>>,
    /// The author's own fields, for themes.
    pub extra: Vec<(String, Extra)>,
    /// Where the record stands.
    pub span: Span,
}

impl Story {
    /// A story with its title; everything else is empty.
    pub fn new(key: impl Into<Key>, title: impl Into<Prose>) -> Story {
        Story {
            key: Spanned::from(key.into()),
            title: title.into(),
            summary: None,
            introduction: None,
            language: None,
            authors: Vec::new(),
            published: None,
            updated: None,
            methods: None,
            start_at: StartAt::First,
            order: Order::OldestFirst,
            layout: Layout::Sequence,
            tracks: Vec::new(),
            eras: Vec::new(),
            sections: Vec::new(),
            image: None,
            license: None,
            corrections: Vec::new(),
            include: Vec::new(),
            status: StoryStatus::Live,
            aliases: Vec::new(),
            checks_off: Vec::new(),
            extra: Vec::new(),
            span: Span::default(),
        }
    }

    /// Its title: one line of Markdown.
    pub fn title(&self) -> &str {
        self.title.markdown()
    }
}

/// Where a reader is taken first.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StartAt {
    /// The earliest event.
    First,
    /// The latest event.
    Last,
    /// What is nearest to the day on which the page was made.
    Today,
    /// The event with this key.
    Event(Spanned<Key>),
}

/// Which end of a story comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// For history.
    OldestFirst,
    /// For a story that is running.
    NewestFirst,
}

crate::named::named! { Order {
    OldestFirst = "oldest-first",
    NewestFirst = "newest-first",
} }

/// What the space between two events of a list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
    /// For nothing: one event follows the other.
    Sequence,
    /// For the time between them, where their words leave room for it.
    Scale,
}

crate::named::named! { Layout {
    Sequence = "sequence",
    Scale = "scale",
} }

/// A strand of a story: events on it lie in one lane of the overview.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Track {
    /// Its name within the story.
    pub key: Spanned<Key>,
    /// What readers see.
    pub title: String,
}

impl Track {
    /// A track by key and title.
    pub fn new(key: impl Into<Key>, title: impl Into<String>) -> Track {
        Track { key: Spanned::from(key.into()), title: title.into() }
    }
}

/// A time that lies behind the events.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Era {
    /// What readers see.
    pub title: String,
    /// From when to when.
    pub date: Spanned<Date>,
    /// What marks it.
    pub summary: Option<Prose>,
}

impl Era {
    /// An era by its title and its time.
    pub fn new(title: impl Into<String>, date: Date) -> Era {
        Era { title: title.into(), date: Spanned::from(date), summary: None }
    }
}

/// A chapter of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Section {
    /// Its name within the story.
    pub key: Spanned<Key>,
    /// What readers see.
    pub title: String,
    /// Words before its first event.
    pub introduction: Option<Prose>,
}

impl Section {
    /// A section by key and title.
    pub fn new(key: impl Into<Key>, title: impl Into<String>) -> Section {
        Section { key: Spanned::from(key.into()), title: title.into(), introduction: None }
    }
}

/// An event of another timeline that is told here too; its facts are not copied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Include {
    /// `other-timeline/event`.
    pub event: Spanned<Key>,
    /// Why it belongs here.
    pub framing: Option<Prose>,
}

impl Include {
    /// An event by its whole key.
    pub fn new(event: impl Into<Key>) -> Include {
        Include { event: Spanned::from(event.into()), framing: None }
    }
}

/// Whether a story goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoryStatus {
    /// More may come.
    Live,
    /// It is told to its end.
    Finished,
}

crate::named::named! { StoryStatus {
    Live = "live",
    Finished = "finished",
} }
