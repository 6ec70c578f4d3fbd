//! From records to views: what is a key becomes an href, a date words, prose HTML.
//!
//! A [`Desk`] is where one page's views are made: it knows the page's language, the story whose
//! keys come first, and which source has which number there.

mod parts;
mod event;
mod strip;
mod timeline;
mod entity;
mod source;
mod lists;

use dateline_core::dates::Date;
use dateline_core::{Event, Key, Prose, Ref, Source};
use dateline_text::Report;

use crate::days;
use crate::html::{self, Notes, Scope};
use crate::named::Named;
use crate::site::{Language, Site};
use crate::telling::Telling;
use crate::view::{Html, When};

pub(crate) use entity::entity_lists;
pub(crate) use event::tags_of;
pub(crate) use lists::log_length;
pub(crate) use source::source_lists;
pub(crate) use timeline::frame_snippet;

/// Where the views of one page are made.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) language: &'a Language,
    /// The story whose page it is.
    pub(crate) telling: Option<&'a Telling<'a>>,
    /// Sources that the story does not number: those of its own texts, and all of other pages.
    pub(crate) sources: Vec<Ref<'a, Source>>,
    pub(crate) notes: Notes,
    /// Whether a text that was made here has the number of a source.
    pub(crate) has_notes: bool,
    /// What templates show of its views.
    pub(crate) named: &'a Named<'a>,
    pub(crate) report: Report,
}

impl<'a> Desk<'a> {
    /// For the page of a story, and for its events' pages.
    pub(crate) fn of_story(
        site: &'a Site<'a>,
        telling: &'a Telling<'a>,
        named: &'a Named<'a>,
    ) -> Desk<'a> {
        Desk {
            site,
            language: &site.languages[telling.language],
            telling: Some(telling),
            sources: Vec::new(),
            notes: Notes::ToList,
            has_notes: false,
            named,
            report: Report::new(),
        }
    }

    /// For a page of no story.
    pub(crate) fn of_site(site: &'a Site<'a>, notes: Notes, named: &'a Named<'a>) -> Desk<'a> {
        Desk {
            site,
            language: site.language(),
            telling: None,
            sources: Vec::new(),
            notes,
            has_notes: false,
            named,
            report: Report::new(),
        }
    }

    pub(crate) fn word(&self, key: &str) -> String {
        self.language.words().get(key).to_owned()
    }

    /// Prose as blocks; `prefix` begins its ids, `story` is whose keys come first.
    pub(crate) fn blocks(
        &mut self,
        prose: &Prose,
        story: Option<&Key>,
        prefix: &str,
        heading_level: u8,
    ) -> Html {
        self.write(prose, story, prefix, heading_level, html::blocks)
    }

    /// Prose as one line.
    pub(crate) fn line(&mut self, prose: &Prose, story: Option<&Key>) -> Html {
        self.write(prose, story, "", 6, html::line)
    }

    /// Where the links of a text lead, by addresses that its author wrote.
    pub(crate) fn hrefs(&mut self, prose: &Prose, story: Option<&Key>) -> Vec<String> {
        self.write(prose, story, "", 6, html::hrefs)
    }

    fn write<T>(
        &mut self,
        prose: &Prose,
        story: Option<&Key>,
        prefix: &str,
        heading_level: u8,
        shape: fn(&mut Scope<'_>, &Prose) -> T,
    ) -> T {
        let Desk { site, language, telling, sources, notes, has_notes, report, .. } = self;
        let timeline = site.timeline;
        let mut number = |source: Ref<'_, Source>| {
            *has_notes = true;
            // The same source, with the timeline's own lifetime.
            let source = timeline.source(source.key.value.as_str());
            source.map_or(0, |source| number(*telling, sources, source))
        };
        let mut scope = Scope {
            timeline,
            story,
            paths: &site.paths,
            shelf: &site.shelf,
            words: language.words(),
            author_html: site.config.html,
            id_prefix: prefix.to_owned(),
            heading_level,
            notes: *notes,
            number: &mut number,
            report,
        };
        shape(&mut scope, prose)
    }

    /// A title with its marks.
    pub(crate) fn title(&self, title: &Prose) -> Html {
        html::title(title.markdown(), &self.language.tag)
    }

    /// The number of a source on this page.
    pub(crate) fn number(&mut self, source: Ref<'a, Source>) -> usize {
        number(self.telling, &mut self.sources, source)
    }

    /// A date as a reader sees it.
    pub(crate) fn when(&self, date: &Date) -> When {
        days::when(date, |date| self.site.in_words(date, self.language), None, None)
    }

    /// A language, where it is not the page's.
    pub(crate) fn foreign(&self, language: Option<&str>) -> Option<String> {
        language.filter(|tag| *tag != self.language.tag).map(str::to_owned)
    }

    /// The language of an event's texts, where it is not the page's.
    pub(crate) fn language_of(&self, event: Ref<'_, Event>) -> Option<String> {
        let told = &self.site.stories[event.story().index()];
        self.foreign(Some(&self.site.languages[told.language].tag))
    }
}

/// The story's number of a source, or a new one behind the story's.
fn number<'a>(
    telling: Option<&Telling<'a>>,
    sources: &mut Vec<Ref<'a, Source>>,
    source: Ref<'a, Source>,
) -> usize {
    let numbered = telling.map_or(0, |telling| telling.sources.len());
    if let Some(number) = telling.and_then(|telling| telling.numbers.get(&source.index())) {
        return *number;
    }
    let at = sources.iter().position(|known| *known == source).unwrap_or_else(|| {
        sources.push(source);
        sources.len() - 1
    });
    numbered + at + 1
}
