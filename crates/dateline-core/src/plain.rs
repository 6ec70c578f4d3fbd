//! Records in plain words: their names, and texts in which those names stand.

use crate::key::Key;
use crate::timeline::{Lookup, Record, Timeline};

impl Record<'_> {
    /// What it is called, without marks; of a claim, its words.
    pub fn name(&self) -> String {
        let words = |text: &crate::Prose| dateline_markdown::plain(text.markdown());
        match self {
            Record::Story(story) => words(&story.title),
            Record::Event(event) => words(&event.get().title),
            Record::Entity(entity) => entity.get().name().to_owned(),
            Record::Source(source) => source.get().title().to_owned(),
            Record::Claim(claim) => words(&claim.get().text),
            Record::Page(page) => words(&page.get().title),
        }
    }
}

impl Timeline {
    /// A text without its marks. A mention that brings no words shows the name of its record, as on
    /// a page; within `story`, a bare key means that story's event before anything else.
    ///
    /// ```
    /// use dateline_core::{Event, Timeline};
    ///
    /// let timeline = Timeline::builder("Apollo")
    ///     .event(Event::new("landing", "1969-07-20".parse()?, "The *landing*"))
    ///     .build()?;
    /// let story = timeline.stories().next().ok_or("no story")?;
    /// let words = timeline.plain("After [[landing]], **all** of us.", Some(&story.key.value));
    /// assert_eq!(words, "After The landing, all of us.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn plain(&self, markdown: &str, story: Option<&Key>) -> String {
        dateline_markdown::plain_with(markdown, |link| match self.lookup(link.target, story) {
            Lookup::Found(record) => Some(record.name()),
            _ => None,
        })
    }
}
