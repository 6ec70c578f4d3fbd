//! A timeline made in code, for those who have rows of a database rather than files.

use dateline_text::Report;

use crate::draft::Draft;
use crate::key::Key;
use crate::prose::Prose;
use crate::record::{Claim, Entity, Event, Source, Story};
use crate::resolve::Resolved;
use crate::timeline::Timeline;

/// Gathers the records of one story; see [`Timeline::builder`].
///
/// Several stories in one timeline are made with a [`Draft`].
#[derive(Clone, Debug)]
pub struct TimelineBuilder {
    story: Story,
    draft: Draft,
}

impl Timeline {
    /// A timeline of one story, in code.
    ///
    /// The story's key, and so the address of each page, is made of the title's words;
    /// [`TimelineBuilder::story`] takes a story with a key of its own.
    ///
    /// ```
    /// use dateline_core::{Claim, Event, Source, Timeline};
    ///
    /// let timeline = Timeline::builder("A question in the Kremlin")
    ///     .source(Source::new("transcript", "Interview to Tucker Carlson"))
    ///     .event(Event::new("visit", "2000-06".parse()?, "A visit"))
    ///     .event(Event::new("interview", "2024-02".parse()?, "An interview").citing("transcript"))
    ///     .claim(Claim::new("question", "He was asked.").made_at("interview").about("visit"))
    ///     .build()?;
    /// let claim = timeline.claim("question").ok_or("no such claim")?;
    /// assert_eq!(claim.about().ok_or("about nothing")?.title(), "A visit");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn builder(title: impl Into<Prose>) -> TimelineBuilder {
        let title = title.into();
        let mut key = Key::from_words(title.markdown());
        if !key.is_valid() {
            // A title of nothing but signs: the story still needs a name.
            key = Key::from("timeline");
        }
        TimelineBuilder { story: Story::new(key, title), draft: Draft::default() }
    }
}

impl TimelineBuilder {
    /// Uses a story with more than a title; its key becomes that of the events.
    pub fn story(mut self, story: Story) -> TimelineBuilder {
        self.story = story;
        self
    }

    /// Adds an event.
    pub fn event(mut self, event: Event) -> TimelineBuilder {
        self.draft.events.push(event);
        self
    }

    /// Adds a person, an organization or a place.
    pub fn entity(mut self, entity: Entity) -> TimelineBuilder {
        self.draft.entities.push(entity);
        self
    }

    /// Adds a source.
    pub fn source(mut self, source: Source) -> TimelineBuilder {
        self.draft.sources.push(source);
        self
    }

    /// Adds a claim.
    pub fn claim(mut self, claim: Claim) -> TimelineBuilder {
        self.draft.claims.push(claim);
        self
    }

    /// Looks every name up; strict.
    ///
    /// # Errors
    ///
    /// The report, when anything in it is an error: keys that lead nowhere, that are malformed or
    /// given twice, all of them at once.
    ///
    /// ```
    /// use dateline_core::{Event, Timeline};
    ///
    /// let event = Event::new("landing", "1969-07-20".parse()?, "The landing");
    /// let report = Timeline::builder("Apollo 11")
    ///     .event(event.citing("log").citing("transkript"))
    ///     .build()
    ///     .expect_err("neither is there");
    /// let told: Vec<&str> = report.iter().map(|one| one.message()).collect();
    /// assert_eq!(
    ///     told,
    ///     ["no source has the key `log`", "no source has the key `transkript`"]
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn build(self) -> Result<Timeline, Report> {
        let mut draft = self.draft;
        let key = self.story.key.value.clone();
        for event in &mut draft.events {
            event.story = key.clone();
        }
        for claim in &mut draft.claims {
            claim.story = Some(key.clone());
        }
        draft.stories.push(self.story);
        let Resolved { timeline, report } = draft.resolve();
        if report.has_errors() { Err(report) } else { Ok(timeline) }
    }
}
