//! All records as written: in any order, names not looked up, doubles possible.

use dateline_dates::Date;

use crate::key::Key;
use crate::record::{Claim, Entity, Event, Page, Source, Story};

/// Records as written, from files or from code; [`Draft::resolve`] makes a timeline of them.
///
/// The order within each list is the author's; it decides between events of one date.
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
    /// Events that exist but may not be published: a reference to one is not a mistake, and
    /// leads nowhere.
    pub(crate) withheld: Vec<Withheld>,
}

/// What resolving has to know of an event that is kept back.
#[derive(Clone, Debug)]
pub(crate) struct Withheld {
    pub(crate) story: Key,
    pub(crate) key: Key,
    pub(crate) aliases: Vec<Key>,
}

/// Whether drafts are published with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Drafts {
    /// They are kept back.
    Withheld,
    /// They are shown: for a preview.
    Shown,
}

impl Draft {
    /// The same without what may not be published at the moment `now`.
    ///
    /// An event under an embargo is kept back until the embargo's moment has come for certain
    /// ([`Date::has_come`]). What is taken out here
    /// reaches no page, no count and no neighbor, because nothing behind this step has ever seen it.
    pub fn withhold(mut self, now: &Date, drafts: Drafts) -> Draft {
        let mut kept = Vec::with_capacity(self.events.len());
        for event in self.events {
            let early = event.embargo.as_ref().is_some_and(|until| !until.value.has_come(now));
            if early || (event.draft && drafts == Drafts::Withheld) {
                self.withheld.push(Withheld {
                    story: event.story,
                    key: event.key.value,
                    aliases: event.aliases.into_iter().map(|alias| alias.value).collect(),
                });
            } else {
                kept.push(event);
            }
        }
        self.events = kept;
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
