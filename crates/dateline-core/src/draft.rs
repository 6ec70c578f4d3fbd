//! All records as written: in any order, names not looked up, doubles possible.

use crate::key::Key;
use crate::record::{Claim, Entity, Event, Page, Retraction, Source, Story};

/// Records as written, from files or from code; [`Draft::resolve`] makes a timeline of them.
///
/// The order within each list is the author's; it decides between events of one date.
///
/// ```
/// use dateline_core::{Draft, Event, Story};
///
/// let mut draft = Draft::default();
/// draft.stories.push(Story::new("apollo", "Apollo 11"));
/// let mut landing = Event::new("landing", "1969-07-20".parse()?, "The landing");
/// landing.story = "apollo".into();
/// draft.events.push(landing);
/// let resolved = draft.resolve();
/// assert!(resolved.report.is_empty());
/// assert_eq!(resolved.timeline.events().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Draft {
    /// The authored timelines.
    pub stories: Vec<Story>,
    /// The events of all of them.
    pub events: Vec<Event>,
    /// People, organizations and places.
    pub entities: Vec<Entity>,
    /// What statements come from.
    pub sources: Vec<Source>,
    /// Claims about events, made at events.
    pub claims: Vec<Claim>,
    /// Pages that belong to no moment.
    pub pages: Vec<Page>,
    /// What stays of retracted events.
    pub retractions: Vec<Retraction>,
    /// Events that exist but may not be published: a reference to one is not a mistake, and
    /// leads nowhere.
    pub(crate) withheld: Vec<Withheld>,
    /// Which kinds of entities have a registry, even where all in it is kept back.
    pub(crate) registries: [bool; 3],
}

/// What resolving has to know of an event that is kept back.
#[derive(Clone, Debug)]
pub(crate) struct Withheld {
    pub(crate) story: Key,
    pub(crate) key: Key,
    pub(crate) aliases: Vec<Key>,
}

/// Whether what may not be published is shown with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drafts {
    /// They are kept back.
    Withheld,
    /// They are shown: for a preview.
    Shown,
}

impl Draft {
    /// The records of two drafts; those of the other come behind.
    #[must_use]
    pub fn and(mut self, other: Draft) -> Draft {
        self.stories.extend(other.stories);
        self.events.extend(other.events);
        self.entities.extend(other.entities);
        self.sources.extend(other.sources);
        self.claims.extend(other.claims);
        self.pages.extend(other.pages);
        self.retractions.extend(other.retractions);
        self.withheld.extend(other.withheld);
        for (own, more) in self.registries.iter_mut().zip(other.registries) {
            *own |= more;
        }
        self
    }

    /// Notes that an event exists which could not be read, so that a reference to it is not
    /// reported as a mistake of its own.
    ///
    /// ```
    /// use dateline_core::{Draft, Event, Key, Related, RelatedAs, Story};
    ///
    /// let mut draft = Draft::default();
    /// draft.stories.push(Story::new("apollo", "Apollo"));
    /// let mut event = Event::new("landing", "1969-07-20".parse()?, "The landing");
    /// event.story = Key::from("apollo");
    /// event.related.push(Related::new("launch", RelatedAs::SeeAlso));
    /// draft.events.push(event);
    /// draft.leave_out("apollo", "launch");
    /// assert!(draft.resolve().report.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn leave_out(&mut self, story: impl Into<Key>, event: impl Into<Key>) {
        let (story, key) = (story.into(), event.into());
        self.withheld.push(Withheld { story, key, aliases: Vec::new() });
    }
}
