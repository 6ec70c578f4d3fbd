//! What comes from elsewhere leads to records that did not come along; its words stay.

use dateline_markdown::Mention;

use crate::draft::Draft;
use crate::key::Key;
use crate::record::About;
use crate::timeline::{Lookup, Record, Timeline};

impl Draft {
    /// Takes out what leads to nothing in `whole`: of a link in a text the words stay, of a
    /// relation nothing, and a claim about something else is about nothing. A claim that was made
    /// elsewhere goes. Answers the names that led nowhere, each once.
    ///
    /// ```
    /// use dateline_core::{Draft, Event, Story};
    ///
    /// let mut draft = Draft::default();
    /// draft.stories.push(Story::new("apollo", "Apollo"));
    /// let mut event = Event::new("landing", "1969-07-20".parse()?, "The landing");
    /// event.story = "apollo".into();
    /// draft.events.push(event.with_prose("After [[gemini/agena|the docking]], [[landing]]."));
    /// let whole = draft.clone().resolve().timeline;
    /// assert_eq!(draft.unlink(&whole), ["gemini/agena"]);
    /// let body = draft.events[0].body.as_ref().ok_or("no text")?;
    /// assert_eq!(body.markdown(), "After the docking, [[landing]].");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unlink(&mut self, whole: &Timeline) -> Vec<String> {
        let mut lost: Vec<String> = Vec::new();
        let mut note = |name: &str| {
            if lost.iter().all(|known| known != name) {
                lost.push(name.to_owned());
            }
        };
        self.for_each_text(|text, story| {
            let mut words = Vec::new();
            for mention in dateline_markdown::mentions(text.markdown()) {
                if let Mention::Link(link) = mention
                    && matches!(whole.lookup(link.target, story), Lookup::Missing)
                {
                    note(link.target);
                    let (_, key) = link.target.rsplit_once('/').unwrap_or(("", link.target));
                    let label = link.label.map_or_else(|| key.replace('-', " "), str::to_owned);
                    words.push((link.range, label));
                }
            }
            for (range, words) in words.into_iter().rev() {
                *text = text.with_words(range, &words);
            }
        });
        let mut leads = |key: &Key, story: Option<&Key>| {
            let is_there = matches!(
                whole.lookup(key.as_str(), story),
                Lookup::Found(Record::Event(_)) | Lookup::Ambiguous(_)
            );
            if !is_there {
                note(key.as_str());
            }
            is_there
        };
        for event in &mut self.events {
            let story = Some(&event.story);
            event.related.retain(|related| leads(&related.event.value, story));
        }
        self.claims.retain_mut(|claim| {
            let story = claim.story.as_ref();
            if let Some(About::Event(key)) = &claim.about
                && !leads(&key.value, story)
            {
                claim.about = None;
            }
            claim.made_at.as_ref().is_none_or(|key| leads(&key.value, story))
        });
        lost
    }
}
