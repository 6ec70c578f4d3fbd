//! A timeline's page.

use dateline_core::dates::{Date, Precision, Relation};
use dateline_core::{Entry, Event, Importance, Layout, Prose, Ref, StartAt, StoryStatus};

use super::Desk;
use super::strip::MarksLead;
use crate::axis::DayNumber;
use crate::config::Emit;
use crate::days;
use crate::site::{Site, extras};
use crate::telling::Telling;
use crate::view::Shared;
use crate::{html, markup, places, view};

/// How many major events make a digest: more of them are no short version.
const LONGEST_DIGEST: usize = 12;

/// How many events are the latest.
const LATEST: usize = 6;

/// How many corrections stand on a story's own page.
const MOST_CORRECTIONS: usize = 20;

/// Entries that stand under one heading, by their place in the telling.
struct Grouped<'a> {
    id: String,
    title: String,
    kind: &'static str,
    introduction: Option<&'a Prose>,
    entries: Vec<usize>,
}

impl<'a> Desk<'a> {
    /// The page of the desk's story; `cards` are its entries, rendered, in the order of the page.
    pub(crate) fn timeline(
        &mut self,
        telling: &'a Telling<'a>,
        cards: &[view::Html],
    ) -> view::Timeline {
        let record = telling.story.get();
        let key = &record.key.value;
        let story = Some(key);
        let route = telling.route();
        let is_index = !telling.parts.is_empty();
        let is_part = telling.part.is_some();
        let groups = if is_index { Vec::new() } else { self.groups(telling, cards) };
        let summary_html = record.summary.as_ref().map(|summary| self.line(summary, story));
        let introduction_html = record
            .introduction
            .as_ref()
            .filter(|prose| !prose.is_blank() && !is_part)
            .map(|prose| self.blocks(prose, story, "introduction--", 2));
        let methods_html = record.methods.as_ref().filter(|_| !is_part);
        let methods_html = methods_html.map(|methods| self.blocks(methods, story, "methods--", 3));
        let mut corrections = if is_part { Vec::new() } else { self.story_corrections(telling) };
        let has_more = corrections.len() > MOST_CORRECTIONS;
        corrections.truncate(MOST_CORRECTIONS);
        let title = self.telling_title(telling);
        let title_html = match &telling.part {
            None => self.title(&record.title),
            Some(_) => view::Html::trusted(&markup::escaped(&title)),
        };
        view::Timeline {
            key: key.to_string(),
            href: route.href(),
            title_html,
            summary_html,
            introduction_html,
            authors: record.authors.join(", "),
            published: record.published.as_ref().map(|date| self.when(&date.value)),
            updated: record.updated.as_ref().map(|date| self.when(&date.value)),
            status: self.word(match record.status {
                StoryStatus::Finished => "timeline-finished",
                _ => "timeline-live",
            }),
            order: record.order.as_str(),
            layout: record.layout.as_str(),
            start_href: start(telling, self.site.config.today.as_ref()),
            count: telling.entries.len(),
            digest: Self::digest(telling).into_iter().map(|event| self.row(event, None)).collect(),
            latest: self.latest(telling),
            strip: self.strip(
                &telling.events(),
                Some(telling.story),
                if is_index { MarksLead::ToPages } else { MarksLead::ToEntries },
            ),
            jump: if is_index { self.jump_to_parts(telling) } else { jump(&groups) },
            parts: self.part_links(telling),
            tracks: record
                .tracks
                .iter()
                .enumerate()
                .map(|(at, track)| view::Track {
                    key: track.key.value.to_string(),
                    title: track.title.clone(),
                    number: at + 1,
                })
                .collect(),
            eras: record.eras.iter().map(|era| self.era(era, story)).collect(),
            groups,
            methods_html,
            corrections,
            all_corrections_href: has_more.then(|| places::corrections().href()),
            downloads: self.downloads(telling),
            cite: self.cite(&title, &route, telling),
            embed: if is_part { None } else { self.embed(&route, &title) },
            title,
            license: record.license.clone().or_else(|| self.site.config.license.clone()),
            extra: extras(&record.extra),
            // Last: the texts above may cite sources that no event does.
            noted_sources: if self.named.has("noted_sources")
                && (self.has_notes || cards.iter().any(html::has_note))
            {
                self.numbered_sources(telling)
            } else {
                Vec::new()
            },
            sources: if self.named.has("sources") {
                self.numbered_sources(telling)
            } else {
                Vec::new()
            },
        }
    }

    /// The title of a story, or of a part of it with its years.
    pub(crate) fn telling_title(&self, telling: &Telling<'a>) -> String {
        let title = html::plain_title(&telling.story.title);
        match &telling.part {
            None => title,
            Some(part) => format!("{title}, {}", self.years_in_words(part.years)),
        }
    }

    fn years_in_words(&self, (first, last): (i64, i64)) -> String {
        if first == last {
            return self.year_in_words(first);
        }
        format!("{}–{}", self.year_in_words(first), self.year_in_words(last))
    }

    /// Links to the parts of a long story; the one that this page is has no href.
    fn part_links(&self, telling: &Telling<'a>) -> Vec<view::IndexEntry> {
        let whole = &self.site.stories[telling.story.index()];
        let link = |of: &Telling<'a>, title: String| view::IndexEntry {
            href: if of.route() == telling.route() { String::new() } else { of.route().href() },
            title,
            count: of.entries.len(),
        };
        let parts = whole
            .parts
            .iter()
            .filter_map(|part| Some(link(part, self.years_in_words(part.part.as_ref()?.years))));
        let index = std::iter::once(link(whole, html::plain_title(&whole.story.title)));
        index.chain(parts).filter(|_| !whole.parts.is_empty()).collect()
    }

    /// Links to the years within parts; a part of one year has its own link.
    fn jump_to_parts(&self, telling: &'a Telling<'a>) -> Vec<view::Link> {
        let is_wide = |part: &&Telling<'a>| part.part.is_some_and(|it| it.years.0 != it.years.1);
        let mut links = Vec::new();
        for part in telling.parts.iter().filter(is_wide) {
            let route = part.route();
            links.extend(
                self.grouped(part)
                    .into_iter()
                    .map(|group| view::Link { href: route.href_to(&group.id), title: group.title }),
            );
        }
        links
    }

    /// Every source of the page, by number.
    pub(crate) fn numbered_sources(&mut self, telling: &Telling<'a>) -> Vec<Shared<view::Source>> {
        let more = self.sources.clone();
        let sources = telling.sources.iter().chain(&more);
        sources.enumerate().map(|(at, source)| self.source(*source, at + 1)).collect()
    }

    /// The important events, where there are some and others beside them.
    pub(crate) fn digest(telling: &Telling<'a>) -> Vec<Ref<'a, Event>> {
        let major: Vec<_> = telling
            .entries
            .iter()
            .map(|entry| entry.event)
            .filter(|event| event.get().importance == Importance::Major)
            .collect();
        if major.len() == telling.entries.len() || major.len() > LONGEST_DIGEST {
            return Vec::new();
        }
        major
    }

    /// The last events by time, the newest first; of a part there is no such thing, and of a timeline
    /// that has no others they would be the whole once more.
    fn latest(&mut self, telling: &Telling<'a>) -> Vec<Shared<view::Row>> {
        if telling.part.is_some() || telling.entries.len() <= LATEST {
            return Vec::new();
        }
        let mut entries: Vec<_> = telling.entries.iter().map(|entry| entry.event).collect();
        entries.sort_by_cached_key(|event| std::cmp::Reverse(event.get().when().sort_key()));
        entries.into_iter().take(LATEST).map(|event| self.row(event, None)).collect()
    }

    pub(crate) fn era(
        &mut self,
        era: &dateline_core::Era,
        story: Option<&dateline_core::Key>,
    ) -> view::EraLine {
        view::EraLine {
            title: era.title.clone(),
            date: self.when(&era.date.value),
            summary_html: era.summary.as_ref().map(|summary| self.line(summary, story)),
        }
    }

    fn groups(&mut self, telling: &'a Telling<'a>, cards: &[view::Html]) -> Vec<view::Group> {
        let record = telling.story.get();
        let story = Some(&record.key.value);
        let mut eras: Vec<_> = record.eras.iter().collect();
        let mut reached = None;
        let mut groups = Vec::new();
        for group in self.grouped(telling) {
            let entries = || group.entries.iter().map(|at| &telling.entries[*at]);
            let days = |entry: &Entry<'a>| {
                let reach = days::reach(entry.event.get().when());
                Some((reach.first.or(reach.last)?, reach.last.or(reach.first)?))
            };
            let first = entries().filter_map(days).map(|(first, _)| first).min();
            let last = entries().filter_map(days).map(|(_, last)| last).max();
            let gap = match (reached, first.zip(last)) {
                (Some((_, before)), Some((first, _))) if first > before => first - before - 1,
                (Some((behind, _)), Some((_, last))) if last < behind => behind - last - 1,
                _ => 0,
            };
            // An era is named above the first group in which something begins in it or behind its
            // beginning, in the page's order: a long date that reaches into it does not count.
            let begins = entries().filter_map(days).map(|(first, _)| first).max();
            let mut begun = Vec::new();
            eras.retain(|era| {
                let reach = days::reach(&era.date.value);
                let overlaps = first.zip(begins).is_some_and(|(first, last)| {
                    reach.first.is_none_or(|start| start <= last)
                        && reach.last.is_none_or(|end| end >= first)
                });
                if overlaps {
                    begun.push(*era);
                }
                !overlaps
            });
            groups.push(view::Group {
                introduction_html: group
                    .introduction
                    .map(|prose| self.blocks(prose, story, &format!("{}--", group.id), 3)),
                gap: (gap >= 730).then(|| self.empty_time(gap)),
                eras: begun.into_iter().map(|era| self.era(era, story)).collect(),
                events: group.entries.iter().filter_map(|at| cards.get(*at).cloned()).collect(),
                id: group.id,
                title: group.title,
                kind: group.kind,
            });
            reached = match (reached, first.zip(last)) {
                (Some((one, two)), Some((first, last))) => Some((first.min(one), last.max(two))),
                (known, new) => new.or(known),
            };
        }
        groups
    }

    /// By section where the author made some, else by year; by month where there is only one year.
    fn grouped(&self, telling: &'a Telling<'a>) -> Vec<Grouped<'a>> {
        let record = telling.story.get();
        let own = |entry: &Entry<'a>| entry.event.story() == telling.story;
        let section = |entry: &Entry<'a>| {
            let key = entry.event.get().section.as_ref().filter(|_| own(entry))?;
            record.sections.iter().position(|section| section.key.value == key.value)
        };
        // On a scale, chapters would stand between what is near in time.
        let is_sequence = record.layout != Layout::Scale;
        let has_words = || record.sections.iter().any(|section| section.introduction.is_some());
        let has_section = |entry: &Entry<'a>| section(entry).is_some();
        if is_sequence && (telling.entries.iter().any(has_section) || has_words()) {
            return self.by_section(telling, section);
        }
        let one_year = telling.entries.len() > 8 && {
            let mut years =
                telling.entries.iter().map(|entry| days::year(entry.event.get().when()));
            let first = years.next().flatten();
            first.is_some() && years.all(|year| year == first)
        };
        let mut groups: Vec<Grouped<'a>> = Vec::new();
        for (at, entry) in telling.entries.iter().enumerate() {
            let (id, title) = self.heading(entry, one_year);
            match groups.last_mut().filter(|group| group.id == id) {
                Some(group) => group.entries.push(at),
                None => groups.push(Grouped {
                    id,
                    title,
                    kind: "year",
                    introduction: None,
                    entries: vec![at],
                }),
            }
        }
        // A span that began earlier can stand between two events of one year.
        for at in 1..groups.len() {
            let id = groups[at].id.clone();
            let again = groups[..at].iter().filter(|group| group.id == id).count();
            if again > 0 {
                groups[at].id = format!("{id}--{}", again + 1);
            }
        }
        groups
    }

    fn by_section(
        &self,
        telling: &'a Telling<'a>,
        section: impl Fn(&Entry<'a>) -> Option<usize>,
    ) -> Vec<Grouped<'a>> {
        let record = telling.story.get();
        let of_none = Grouped {
            id: "section--none".to_owned(),
            title: self.word("events-heading"),
            kind: "section",
            introduction: None,
            entries: Vec::new(),
        };
        let mut groups: Vec<Grouped<'a>> = std::iter::once(of_none)
            .chain(record.sections.iter().map(|section| Grouped {
                id: format!("section-{}", section.key.value),
                title: section.title.clone(),
                kind: "section",
                introduction: section.introduction.as_ref(),
                entries: Vec::new(),
            }))
            .collect();
        // What names no section, such as an event of another timeline, goes where its date leads:
        // into the last section, in the author's order, whose own events have begun by then.
        let begins = |at: usize| days::reach(telling.entries[at].event.get().when()).first;
        let mut begun: Vec<Option<DayNumber>> = vec![None; groups.len()];
        let mut homeless = Vec::new();
        for (at, entry) in telling.entries.iter().enumerate() {
            let Some(section) = section(entry) else {
                homeless.push(at);
                continue;
            };
            let known = begun[section + 1];
            begun[section + 1] =
                known.map_or(begins(at), |day| Some(begins(at)?.min(day))).or(known);
            groups[section + 1].entries.push(at);
        }
        for at in homeless {
            let day = begins(at);
            let has_begun =
                |first: &Option<DayNumber>| first.is_some_and(|first| Some(first) <= day);
            let group = begun.iter().rposition(has_begun).or_else(|| {
                // Before all of them: into the one that begins first.
                let known = begun.iter().enumerate().filter(|(_, first)| first.is_some());
                known.min_by_key(|(_, first)| **first).map(|(group, _)| group)
            });
            let group = group.filter(|_| day.is_some()).unwrap_or_default();
            groups[group].entries.push(at);
        }
        for group in &mut groups {
            group.entries.sort_unstable();
        }
        // A closing word has no events, and is said all the same.
        groups.retain(|group| !group.entries.is_empty() || group.introduction.is_some());
        groups
    }

    /// The id and the words of the heading under which an event stands.
    fn heading(&self, entry: &Entry<'a>, by_month: bool) -> (String, String) {
        let date = entry.event.get().when();
        let Some(year) = days::year(date) else {
            return ("year--none".to_owned(), self.word("undated"));
        };
        // What lasts stands where it begins; only a date that knows no month stands under the year.
        let knows_month = date.start().is_some_and(|start| start.precision() >= Precision::Month);
        let first = date.bounds().earliest().day();
        match first.filter(|_| by_month && knows_month) {
            Some(day) => {
                let month = format!("{:04}-{:02}", year, day.month().number());
                let title = month.parse().map_or_else(
                    |_| month.clone(),
                    |date| self.site.in_words(&date, self.language),
                );
                (format!("month-{month}"), title)
            }
            None => (format!("year-{year}"), self.year_in_words(year)),
        }
    }

    /// The corrections of a story and of its own events, the newest first.
    fn story_corrections(&mut self, telling: &'a Telling<'a>) -> Vec<view::Correction> {
        let story = Some(&telling.story.get().key.value);
        let own = telling.entries.iter().filter(|entry| entry.event.story() == telling.story);
        let own = own.flat_map(|entry| {
            entry.event.get().corrections.iter().map(|one| (Some(entry.event), one))
        });
        let mut corrections: Vec<_> =
            telling.story.get().corrections.iter().map(|one| (None, one)).chain(own).collect();
        corrections.sort_by_key(|(_, correction)| {
            std::cmp::Reverse(correction.date.as_ref().map(|date| date.value.sort_key()))
        });
        let retractions = telling.story.timeline().retractions().iter();
        let mut shown: Vec<_> = retractions
            .filter(|one| one.story == telling.story.get().key.value)
            .map(|retraction| self.retraction(retraction))
            .collect();
        shown.extend(corrections.into_iter().map(|(event, one)| view::Correction {
            event: event.map(|event| view::Link {
                href: places::event(event.get()).href(),
                title: self.title_and_status(event),
            }),
            ..self.correction(one, story)
        }));
        shown
    }

    /// The same timeline as data.
    fn downloads(&self, telling: &Telling<'a>) -> Vec<view::Download> {
        let route = places::story(&telling.story.get().key.value);
        let config = self.site.config;
        let all = [
            (Emit::Json, "timeline.json", "json"),
            (Emit::Csv, "timeline.csv", "csv"),
            (Emit::Ics, "timeline.ics", "ics"),
            (Emit::Feeds, "feed.xml", "atom"),
            (Emit::Feeds, "feed.json", "json-feed"),
        ];
        all.into_iter()
            .filter(|(emit, name, _)| {
                config.emits(*emit) && self.site.paths.contains(&route.file(name).output())
            })
            .map(|(_, name, format)| view::Download {
                href: route.file(name).href(),
                title: self.word(&format!("download-{format}")),
                format,
            })
            .collect()
    }

    /// How to embed a page; only where the site knows its own address.
    pub(crate) fn embed(&self, route: &crate::Route, title: &str) -> Option<view::Embed> {
        if !self.site.config.emits(Emit::Embed) {
            return None;
        }
        let embed = route.sub("embed");
        let address = self.site.canonical(&embed)?;
        let paste = embed.sub("paste");
        let has_paste = self.site.paths.contains(&paste.output());
        Some(view::Embed {
            href: embed.href(),
            snippet: frame_snippet(self.site, &address, title),
            paste_href: has_paste.then(|| paste.href()),
        })
    }
}

/// What to paste to frame a page: the frame, and the script that gives it its height.
pub(crate) fn frame_snippet(site: &Site<'_>, address: &str, title: &str) -> String {
    let mut snippet = markup::frame(address, title);
    snippet.push_str(&site.frame_script);
    snippet
}

/// Links to the headings of the page.
fn jump(groups: &[view::Group]) -> Vec<view::Link> {
    groups
        .iter()
        .map(|group| view::Link {
            href: format!("#{}", crate::route::percent_encode(&group.id)),
            title: group.title.clone(),
        })
        .collect()
}

/// Where a reader is taken first, where that is not the top.
fn start(telling: &Telling<'_>, today: Option<&Date>) -> Option<String> {
    let record = telling.story.get();
    let event = match &record.start_at {
        StartAt::Last => {
            telling.entries.iter().max_by_key(|entry| entry.event.get().when().sort_key())?
        }
        StartAt::Event(key) => {
            let wanted = telling.story.timeline().event(key.value.as_str())?;
            telling.entries.iter().find(|entry| entry.event == wanted)?
        }
        StartAt::Today => {
            let today = today?;
            let has_begun =
                |entry: &&Entry<'_>| entry.event.get().when().relation_to(today) != Relation::After;
            let begun = telling.entries.iter().filter(has_begun);
            begun.max_by_key(|entry| entry.event.get().when().sort_key())?
        }
        _ => return None,
    };
    let id = places::entry_id(event.event.get(), &record.key.value);
    if telling.parts.is_empty() {
        return Some(format!("#{}", crate::route::percent_encode(&id)));
    }
    Some(telling.page_of(event.event).route().href_to(&id))
}
