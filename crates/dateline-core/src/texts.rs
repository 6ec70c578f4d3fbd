//! The texts of records: everything in Markdown, record by record.
//!
//! A title stands in links itself, so that nothing in it leads anywhere; it is no text here.

use crate::key::Key;
use crate::prose::Prose;
use crate::record::{Citation, Claim, Correction, Entity, Event, Media, Page, Source, Story};
use crate::timeline::{Record, Timeline};

/// A text, the record that it stands in, and the story whose keys and folder come first there.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Text<'t> {
    /// The record; of a retracted event the story that it was in.
    pub record: Record<'t>,
    /// The story; none in a registry and on a plain page.
    pub story: Option<&'t Key>,
    /// The text.
    pub prose: &'t Prose,
}

impl Timeline {
    /// Every text of every record but the titles.
    ///
    /// ```
    /// use dateline_core::{Event, Prose, Timeline};
    ///
    /// let landing = Event::new("landing", "1969-07-20".parse()?, "The landing");
    /// let timeline =
    ///     Timeline::builder("Apollo").event(landing.with_prose("See [the log](log.pdf).")).build()?;
    /// let texts: Vec<&str> = timeline.texts().map(|text| text.prose.markdown()).collect();
    /// assert_eq!(texts, ["See [the log](log.pdf)."]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        let text = |record, story| move |prose| Text { record, story, prose };
        let stories = self.stories().flat_map(move |story| {
            let key = &story.get().key.value;
            let retracted = self.retractions().iter().filter(move |one| one.story == *key);
            let retracted = retracted.flat_map(|one| corrections(one.correction.as_slice()));
            of_story(story.get()).chain(retracted).map(text(Record::Story(story), Some(key)))
        });
        let events = self.events().flat_map(move |event| {
            of_event(event.get()).map(text(Record::Event(event), Some(&event.get().story)))
        });
        let claims = self.claims().flat_map(move |claim| {
            of_claim(claim.get()).map(text(Record::Claim(claim), claim.get().story.as_ref()))
        });
        let entities = self.entities().flat_map(move |entity| {
            of_entity(entity.get()).map(text(Record::Entity(entity), None))
        });
        let sources = self.sources().flat_map(move |source| {
            of_source(source.get()).map(text(Record::Source(source), None))
        });
        let pages = self
            .pages()
            .flat_map(move |page| of_page(page.get()).map(text(Record::Page(page), None)));
        stories.chain(events).chain(claims).chain(entities).chain(sources).chain(pages)
    }
}

pub(crate) fn of_story(story: &Story) -> impl Iterator<Item = &Prose> {
    let optional = [&story.summary, &story.introduction, &story.methods];
    (optional.into_iter().flatten())
        .chain(story.eras.iter().filter_map(|era| era.summary.as_ref()))
        .chain(story.sections.iter().filter_map(|section| section.introduction.as_ref()))
        .chain(story.include.iter().filter_map(|include| include.framing.as_ref()))
        .chain(corrections(&story.corrections))
        .chain(captions(story.image.as_slice()))
}

pub(crate) fn of_event(event: &Event) -> impl Iterator<Item = &Prose> {
    let quotes = event.quotes.iter();
    let of_quotes =
        quotes.flat_map(|quote| quote.note.iter().chain(notes(quote.source.as_slice())));
    let optional = [&event.date_note, &event.summary, &event.body];
    (optional.into_iter().flatten())
        .chain(notes(&event.sources))
        .chain(of_quotes)
        .chain(corrections(&event.corrections))
        .chain(captions(&event.media))
}

pub(crate) fn of_claim(claim: &Claim) -> impl Iterator<Item = &Prose> {
    let disputes = claim.disputed_by.iter();
    let of_disputes =
        disputes.flat_map(|dispute| dispute.text.iter().chain(notes(&dispute.sources)));
    std::iter::once(&claim.text).chain(notes(&claim.sources)).chain(of_disputes)
}

pub(crate) fn of_entity(entity: &Entity) -> impl Iterator<Item = &Prose> {
    entity.description.iter().chain(captions(entity.image.as_slice()))
}

pub(crate) fn of_source(source: &Source) -> impl Iterator<Item = &Prose> {
    source.note.iter()
}

pub(crate) fn of_page(page: &Page) -> impl Iterator<Item = &Prose> {
    page.summary.iter().chain(std::iter::once(&page.body))
}

pub(crate) fn corrections(all: &[Correction]) -> impl Iterator<Item = &Prose> {
    all.iter().map(|correction| &correction.text)
}

fn notes(all: &[Citation]) -> impl Iterator<Item = &Prose> {
    all.iter().filter_map(|citation| citation.note.as_ref())
}

fn captions(all: &[Media]) -> impl Iterator<Item = &Prose> {
    all.iter().filter_map(|one| one.caption.as_ref())
}
