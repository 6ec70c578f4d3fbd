//! Pages that are lists, plain pages, and how to cite a page.

use std::cmp::Reverse;

use dateline_core::dates::SortKey;
use dateline_core::{
    Correction, EntityKind, Page, Record, Ref, Retraction, Source, SourceKind, Story, Tag, Timeline,
};

use super::Desk;
use super::strip::MarksLead;
use crate::spread::Spread;
use crate::telling::Telling;
use crate::view::Shared;
use crate::{Route, html, markup, places, view};

impl<'a> Desk<'a> {
    /// The home page.
    pub(crate) fn home(&mut self) -> view::Home {
        let site = self.site;
        let newest = log(site.timeline).into_iter().take(5);
        let corrections = newest.filter_map(|(one, story)| self.logged(one, story)).collect();
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
        let digest = Self::digest(telling).into_iter();
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
            digest: digest.map(|event| self.bare_row(event)).collect(),
            strip: self.strip(&events, Some(telling.story), MarksLead::ToPages),
        }
    }

    /// The list of all people, organizations or places.
    pub(crate) fn entity_index(&self, kind: EntityKind, spread: &Spread) -> view::Index {
        let entries = self.site.registers.entities(kind);
        index(kind.plural(), entries, spread, |entity| view::IndexEntry {
            href: places::entity(entity.get()).href(),
            title: entity.get().name().to_owned(),
            count: entity.events().count(),
        })
    }

    /// The list of all tags.
    pub(crate) fn tag_index(&self, spread: &Spread) -> view::Index {
        let tags = self.site.timeline.tags().map(|tag| (tag.key().to_string(), tag));
        index("tags", &tags.collect::<Vec<_>>(), spread, |tag| view::IndexEntry {
            href: places::tag(tag.key()).href(),
            title: tag.title().to_owned(),
            count: tag.events().len(),
        })
    }

    /// A tag.
    pub(crate) fn tag(&mut self, tag: Tag<'a>, spread: &Spread) -> view::Tag {
        let events: Vec<_> = tag.events().collect();
        let (events, event_pages) = spread.part("events", &events, |event| self.day(*event));
        view::Tag {
            key: tag.key().to_string(),
            title: tag.title().to_owned(),
            events: events.iter().map(|event| self.row(*event, None)).collect(),
            event_pages,
        }
    }

    /// The list of all sources.
    pub(crate) fn source_index(&mut self, spread: &Spread) -> view::Sources {
        let sources = &self.site.registers.sources;
        let count = sources.len();
        let title = |(_, source): &(usize, Ref<'a, Source>)| shortened(source.get().title());
        let (shown, pages) = spread.part("titles", sources, title);
        let kind = |(kind, _): &(usize, Ref<'a, Source>)| *kind;
        let name = |kind: usize| SourceKind::ALL.get(kind).map_or("other", |kind| kind.as_str());
        let id = |kind: usize| format!("kind-{}", name(kind));
        // A heading is in the plural: "Documents".
        let heading = |desk: &Self, kind: usize| desk.word(&format!("sources-{}", name(kind)));
        let mut jump: Vec<_> = grouped(sources, kind)
            .map(|(kind, first, _)| view::Link {
                href: spread.page_of("titles", first, count).href_to(&id(kind)),
                title: heading(self, kind),
            })
            .collect();
        if count <= FEW || jump.len() == 1 {
            jump.clear();
        }
        let groups = grouped(shown, kind).map(|(kind, _, sources)| view::SourceGroup {
            id: id(kind),
            title: heading(self, kind),
            sources: sources.iter().map(|(_, source)| self.source(*source, 0)).collect(),
        });
        let groups = groups.collect();
        let names_some =
            |telling: &&Telling<'_>| telling.sources.iter().any(|source| source.in_place);
        let elsewhere = self.site.stories.iter().filter(names_some);
        view::Sources {
            groups,
            jump,
            pages,
            elsewhere: elsewhere.map(|telling| telling.link.clone()).collect(),
            count: self.site.timeline.sources().len(),
        }
    }

    /// The log of corrections.
    pub(crate) fn corrections(&mut self, spread: &Spread) -> view::Corrections {
        let log = log(self.site.timeline);
        let day = |(one, _): &(Logged<'a>, _)| {
            let date = one.correction().and_then(|one| one.date.as_ref());
            date.map_or_else(|| "…".to_owned(), |date| self.when(&date.value).text)
        };
        let (shown, pages) = spread.part("entries", &log, day);
        let entries = shown.iter().filter_map(|(one, story)| self.logged(*one, *story)).collect();
        view::Corrections { entries, pages }
    }

    /// An entry of the log.
    fn logged(&mut self, one: Logged<'a>, story: Ref<'a, Story>) -> Option<view::LoggedCorrection> {
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
        Some(view::LoggedCorrection { correction, subject, timeline: self.site.link_to(story) })
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
    fn cited_sources(&mut self) -> Vec<Shared<view::Source>> {
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
        // Most themes show no more than the line.
        let bibtex = if self.named.has("bibtex") {
            bibtex(record, title, &self.site.config.title, url.as_deref())
        } else {
            String::new()
        };
        view::Cite { text: format!("{}.", parts.join(". ").trim_end_matches('.')), bibtex, url }
    }
}

/// A page of a story, for reference managers.
fn bibtex(story: &Story, title: &str, site: &str, url: Option<&str>) -> String {
    let date = story.updated.as_ref().or(story.published.as_ref());
    let year = date.and_then(|date| date.value.year()).map(|year| year.to_string());
    let field = |name: &str, value: &str| match value {
        "" => String::new(),
        // Braces and backslashes are BibTeX's own.
        value => format!("  {name} = {{{}}},\n", value.replace(['{', '}', '\\'], "")),
    };
    format!(
        "@misc{{{},\n{}{}{}{}{}}}",
        story.key.value,
        field("author", &story.authors.join(" and ")),
        field("title", title),
        field("howpublished", site),
        field("year", year.as_deref().unwrap_or_default()),
        field("url", url.unwrap_or_default()),
    )
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

/// Every correction of every story and event, and every retraction, the newest first.
fn log(timeline: &Timeline) -> Vec<(Logged<'_>, Ref<'_, Story>)> {
    let mut log = Vec::new();
    for story in timeline.stories() {
        let own = story.get().corrections.iter();
        log.extend(own.map(|one| (Logged::Correction(one, Record::Story(story)), story)));
        let own = timeline.retractions().iter().filter(|one| one.story == story.key.value);
        log.extend(own.map(|one| (Logged::Retraction(one), story)));
    }
    for event in timeline.events() {
        let own = event.get().corrections.iter();
        log.extend(own.map(|one| (Logged::Correction(one, Record::Event(event)), event.story())));
    }
    log.sort_by_key(|(one, _)| Reverse(one.correction().and_then(made_on)));
    log
}

/// How many corrections there are.
pub(crate) fn log_length(timeline: &Timeline) -> usize {
    log(timeline).len()
}

/// A list of no more entries than this has no letters and no links to its groups.
const FEW: usize = 30;

/// Sorted entries under their first letters; under none where there are few.
fn index<T>(
    kind: &'static str,
    entries: &[(String, T)],
    spread: &Spread,
    entry: impl Fn(&T) -> view::IndexEntry,
) -> view::Index {
    let count = entries.len();
    let letter = |(sort_name, _): &(String, T)| {
        sort_name.chars().next().filter(|first| first.is_alphabetic() && count > FEW)
    };
    let title = |letter: char| letter.to_uppercase().to_string();
    let id = |letter: char| format!("letter-{letter}");
    let (shown, pages) = spread.part("names", entries, |(_, one)| shortened(&entry(one).title));
    let mut jump: Vec<_> = grouped(entries, letter)
        .filter_map(|(letter, first, _)| {
            let href = spread.page_of("names", first, count).href_to(&id(letter?));
            Some(view::Link { href, title: title(letter?) })
        })
        .collect();
    // Where nearly every name has a sign of its own, links to them are no shorter than the list.
    if jump.len() == 1 || jump.len() * 2 > count {
        jump.clear();
    }
    let groups = grouped(shown, letter).map(|(letter, _, under)| view::IndexGroup {
        id: letter.map(id).unwrap_or_default(),
        title: letter.map(title).unwrap_or_default(),
        entries: under.iter().map(|(_, one)| entry(one)).collect(),
    });
    view::Index { kind, groups: groups.collect(), jump, pages, count }
}

/// Entries that follow one another and are of one kind: the kind, and the place of the first.
fn grouped<T, K: PartialEq>(
    entries: &[T],
    kind: impl Fn(&T) -> K + Copy,
) -> impl Iterator<Item = (K, usize, &[T])> {
    let mut next = 0;
    entries.chunk_by(move |one, two| kind(one) == kind(two)).map(move |group| {
        let first = next;
        next += group.len();
        (kind(&group[0]), first, group)
    })
}

/// A name in a link that has room for some words.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 40;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}
