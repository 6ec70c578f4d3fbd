//! Pages that are lists, plain pages, and how to cite a page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dateline_core::dates::SortKey;
use dateline_core::{
    Correction, EntityKind, Page, Record, Ref, Retraction, SourceKind, Story, Tag,
};

use super::Desk;
use super::parts::story_link;
use super::strip::MarksLead;
use crate::telling::Telling;
use crate::{Route, html, markup, places, view};

impl<'a> Desk<'a> {
    /// The home page.
    pub(crate) fn home(&mut self) -> view::Home {
        let site = self.site;
        let mut corrections = self.log();
        corrections.truncate(5);
        // Those of the navigation first, in its order; 0 is what it does not name.
        let mut stories: Vec<_> = site.stories.iter().collect();
        stories.sort_by_key(|telling| telling.frame.wrapping_sub(1));
        view::Home {
            timelines: stories.into_iter().map(|telling| self.front(telling)).collect(),
            corrections,
            event_count: site.timeline.events().len(),
            source_count: site.timeline.sources().len(),
        }
    }

    fn front(&mut self, telling: &'a Telling<'a>) -> view::Front {
        let record = telling.story.get();
        let count = telling.entries.len();
        let events = telling.events();
        let mut digest = self.digest(telling);
        for row in &mut digest {
            row.timeline = None;
        }
        view::Front {
            href: places::story(&record.key.value).href(),
            title: html::plain_title(&record.title),
            title_html: self.title(&record.title),
            summary_html: record
                .summary
                .as_ref()
                .map(|summary| self.line(summary, Some(&record.key.value))),
            language: self.foreign(record.language.as_ref().map(|tag| tag.value.as_str())),
            span: self.span(&events),
            count,
            count_text: self.language.words().count("entries", count),
            updated: record.updated.as_ref().map(|date| self.when(&date.value)),
            digest,
            strip: self.strip(&events, Some(telling.story), MarksLead::ToPages),
        }
    }

    /// The list of all people, organizations or places.
    pub(crate) fn entity_index(&self, kind: EntityKind) -> view::Index {
        let mut entries: Vec<_> = self
            .site
            .timeline
            .entities()
            .filter(|entity| entity.kind == kind)
            .map(|entity| {
                let record = entity.get();
                let entry = view::IndexEntry {
                    href: places::entity(record).href(),
                    title: record.name().to_owned(),
                    count: entity.events().count(),
                };
                (record.sort_name().to_lowercase(), entry)
            })
            .collect();
        entries.sort_by(|(one, a), (two, b)| one.cmp(two).then_with(|| a.href.cmp(&b.href)));
        index(kind.plural(), entries)
    }

    /// The list of all tags.
    pub(crate) fn tag_index(&self) -> view::Index {
        let entries = self
            .site
            .timeline
            .tags()
            .map(|tag| {
                let entry = view::IndexEntry {
                    href: places::tag(tag.key()).href(),
                    title: tag.title().to_owned(),
                    count: tag.events().len(),
                };
                (tag.key().to_string(), entry)
            })
            .collect();
        index("tags", entries)
    }

    /// A tag.
    pub(crate) fn tag(&mut self, tag: Tag<'a>) -> view::Tag {
        view::Tag {
            key: tag.key().to_string(),
            title: tag.title().to_owned(),
            events: tag.events().map(|event| self.row(event, None)).collect(),
        }
    }

    /// The list of all sources.
    pub(crate) fn source_index(&mut self) -> view::Sources {
        let timeline = self.site.timeline;
        let mut by_kind: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        for source in timeline.sources().filter(|source| !source.in_place) {
            let kind = source.get().kind;
            let at = SourceKind::ALL.iter().position(|known| Some(*known) == kind);
            by_kind.entry(at.unwrap_or(SourceKind::ALL.len())).or_default().push(source);
        }
        let groups = by_kind
            .into_iter()
            .map(|(at, mut sources)| {
                let kind = SourceKind::ALL.get(at).map_or("other", |kind| kind.as_str());
                // A heading is in the plural: "Documents".
                sources.sort_by_cached_key(|source| source.get().title().to_lowercase());
                view::SourceGroup {
                    id: format!("kind-{kind}"),
                    title: self.word(&format!("sources-{kind}")),
                    sources: sources.into_iter().map(|source| self.source(source, 0)).collect(),
                }
            })
            .collect();
        let names_some =
            |telling: &&Telling<'_>| telling.sources.iter().any(|source| source.in_place);
        let elsewhere = self.site.stories.iter().filter(names_some);
        view::Sources {
            groups,
            elsewhere: elsewhere.map(|telling| story_link(telling.story)).collect(),
            count: timeline.sources().len(),
        }
    }

    /// The log of corrections.
    pub(crate) fn corrections(&mut self) -> view::Corrections {
        view::Corrections { entries: self.log() }
    }

    /// Every correction of every story and event, and every retraction, the newest first.
    fn log(&mut self) -> Vec<view::LoggedCorrection> {
        let timeline = self.site.timeline;
        let mut logged: Vec<(Logged<'a>, Ref<'a, Story>)> = Vec::new();
        for story in timeline.stories() {
            let own = story.get().corrections.iter();
            logged.extend(own.map(|one| (Logged::Correction(one, Record::Story(story)), story)));
            let own = timeline.retractions().iter().filter(|one| one.story == story.key.value);
            logged.extend(own.map(|one| (Logged::Retraction(one), story)));
        }
        for event in timeline.events() {
            let own = event.get().corrections.iter();
            let subject = Record::Event(event);
            logged.extend(own.map(|one| (Logged::Correction(one, subject), event.story())));
        }
        logged.sort_by_key(|(one, _)| Reverse(one.correction().and_then(made_on)));
        logged
            .into_iter()
            .filter_map(|(one, story)| {
                let (correction, href, title) = match one {
                    Logged::Correction(correction, subject) => (
                        self.correction(correction, Some(&story.get().key.value)),
                        places::href(subject)?,
                        subject.name(),
                    ),
                    Logged::Retraction(retraction) => (
                        self.retraction(retraction),
                        places::retraction(retraction).href(),
                        self.word("status-retracted"),
                    ),
                };
                let subject = view::Link { href, title };
                Some(view::LoggedCorrection { correction, subject, timeline: story_link(story) })
            })
            .collect()
    }

    /// The page in place of a retracted event.
    pub(crate) fn retracted(&mut self, retraction: &'a Retraction) -> view::Plain {
        let note = self.retraction(retraction);
        let date = note.date.map(|date| format!("<p>{}</p>\n", markup::escaped(&date.text)));
        let text = format!("<p>{}</p>\n", note.text_html.as_str());
        view::Plain {
            title_html: view::Html::trusted(&markup::escaped(&note.label)),
            body_html: view::Html::trusted(&(date.unwrap_or_default() + &text)),
            sources: self.cited_sources(),
            updated: None,
        }
    }

    /// A plain page.
    pub(crate) fn plain(&mut self, page: Ref<'a, Page>) -> view::Plain {
        let body_html = self.blocks(&page.get().body, None, "text--", 2);
        view::Plain {
            title_html: self.title(&page.get().title),
            body_html,
            sources: self.cited_sources(),
            updated: None,
        }
    }

    /// The sources that the texts so far have cited, by number.
    fn cited_sources(&mut self) -> Vec<view::Source> {
        let sources = self.sources.clone().into_iter().enumerate();
        sources.map(|(at, source)| self.source(source, at + 1)).collect()
    }

    /// How to cite a page of a story.
    pub(crate) fn cite(&self, title: &str, route: &Route, telling: &Telling<'a>) -> view::Cite {
        let record = telling.story.get();
        let url = self.site.canonical(route);
        let date = record.updated.as_ref().or(record.published.as_ref());
        let publisher =
            self.site.config.publisher.as_ref().map(|publisher| publisher.name.as_str());
        let mut parts: Vec<String> = Vec::new();
        let authors = record.authors.join(", ");
        if !authors.is_empty() {
            parts.push(authors.clone());
        }
        parts.push(format!("“{title}”"));
        parts.push(self.site.config.title.clone());
        if let Some(publisher) = publisher.filter(|name| *name != authors) {
            parts.push(publisher.to_owned());
        }
        parts.extend(date.map(|date| self.when(&date.value).text));
        parts.extend(url.clone());
        let year = date.and_then(|date| date.value.year()).map(|year| year.to_string());
        let field = |name: &str, value: &str| match value {
            "" => String::new(),
            // Braces and backslashes are BibTeX's own.
            value => format!("  {name} = {{{}}},\n", value.replace(['{', '}', '\\'], "")),
        };
        let bibtex = format!(
            "@misc{{{},\n{}{}{}{}{}}}",
            record.key.value,
            field("author", &record.authors.join(" and ")),
            field("title", title),
            field("howpublished", &self.site.config.title),
            field("year", year.as_deref().unwrap_or_default()),
            field("url", url.as_deref().unwrap_or_default()),
        );
        view::Cite { text: format!("{}.", parts.join(". ").trim_end_matches('.')), bibtex, url }
    }
}

/// One entry of the log.
#[derive(Clone, Copy)]
enum Logged<'a> {
    Correction(&'a Correction, Record<'a>),
    Retraction(&'a Retraction),
}

impl<'a> Logged<'a> {
    fn correction(self) -> Option<&'a Correction> {
        match self {
            Logged::Correction(correction, _) => Some(correction),
            Logged::Retraction(retraction) => retraction.correction.as_ref(),
        }
    }
}

/// What corrections are sorted by.
fn made_on(correction: &Correction) -> Option<SortKey> {
    correction.date.as_ref().map(|date| date.value.sort_key())
}

/// Sorted entries under their first letters; under none where there are few.
fn index(kind: &'static str, entries: Vec<(String, view::IndexEntry)>) -> view::Index {
    const FEW: usize = 30;
    let count = entries.len();
    let mut groups: Vec<view::IndexGroup> = Vec::new();
    for (sort_name, entry) in entries {
        let letter = sort_name.chars().next().filter(|first| first.is_alphabetic() && count > FEW);
        let title: String = letter.into_iter().flat_map(char::to_uppercase).collect();
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.entries.push(entry),
            None => groups.push(view::IndexGroup { title, entries: vec![entry] }),
        }
    }
    view::Index { kind, groups, count }
}
