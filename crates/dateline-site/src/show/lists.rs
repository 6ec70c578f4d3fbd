//! Pages that are lists, plain pages, and how to cite a page.

use std::collections::BTreeMap;

use dateline_core::{Correction, EntityKind, Page, Record, Ref, SourceKind, Tag};

use super::Desk;
use super::parts::story_link;
use super::strip::MarksLead;
use crate::telling::Telling;
use crate::{Route, html, places, view};

impl<'a> Desk<'a> {
    /// The home page.
    pub(crate) fn home(&mut self) -> view::Home {
        let site = self.site;
        let mut corrections = self.log();
        corrections.truncate(5);
        view::Home {
            timelines: site.stories.iter().map(|telling| self.front(telling)).collect(),
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
        for source in timeline.sources() {
            let kind = source.get().kind;
            let at = SourceKind::ALL.iter().position(|known| Some(*known) == kind);
            by_kind.entry(at.unwrap_or(SourceKind::ALL.len())).or_default().push(source);
        }
        let groups = by_kind
            .into_iter()
            .map(|(at, mut sources)| {
                let kind = SourceKind::ALL.get(at).map_or("other", |kind| kind.as_str());
                sources.sort_by_cached_key(|source| source.get().title().to_lowercase());
                view::SourceGroup {
                    id: format!("kind-{kind}"),
                    title: self.word(&format!("source-{kind}")),
                    sources: sources.into_iter().map(|source| self.source(source, 0)).collect(),
                }
            })
            .collect();
        view::Sources { groups, count: timeline.sources().len() }
    }

    /// The log of corrections.
    pub(crate) fn corrections(&mut self) -> view::Corrections {
        view::Corrections { entries: self.log() }
    }

    /// Every correction of every story and event, the newest first.
    fn log(&mut self) -> Vec<view::LoggedCorrection> {
        let mut logged: Vec<(&Correction, Record<'a>, usize)> = Vec::new();
        for (at, telling) in self.site.stories.iter().enumerate() {
            let story = telling.story;
            let own = story.get().corrections.iter();
            logged.extend(own.map(|correction| (correction, Record::Story(story), at)));
        }
        for event in self.site.timeline.events() {
            let own = event.get().corrections.iter();
            let at = event.story().index();
            logged.extend(own.map(|correction| (correction, Record::Event(event), at)));
        }
        logged.sort_by_key(|(correction, _, _)| {
            std::cmp::Reverse(correction.date.as_ref().map(|date| date.value.sort_key()))
        });
        logged
            .into_iter()
            .filter_map(|(correction, subject, at)| {
                let story = self.site.stories[at].story;
                Some(view::LoggedCorrection {
                    correction: self.correction(correction, Some(&story.get().key.value)),
                    subject: view::Link {
                        href: places::href(subject)?,
                        title: html::name(subject),
                    },
                    timeline: story_link(story),
                })
            })
            .collect()
    }

    /// A plain page.
    pub(crate) fn plain(&mut self, page: Ref<'a, Page>) -> view::Plain {
        let body_html = self.blocks(&page.get().body, None, "text--", 2);
        let sources = self.sources.clone();
        view::Plain {
            title_html: self.title(&page.get().title),
            body_html,
            sources: sources
                .into_iter()
                .enumerate()
                .map(|(at, source)| self.source(source, at + 1))
                .collect(),
            updated: None,
        }
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
