//! A story as its page tells it: the order of its entries, and the numbers of its sources.
//!
//! A long story is told in parts. Each part is a telling of its own with its own numbers, so that
//! nothing that makes a page has to know of parts; only the story's page is then an index of them.

use std::collections::HashMap;

use ahash::AHashMap;
use dateline_core::{Entry, Event, Layout, Order, Ref, Source, Story};
use dateline_text::Diagnostic;

use crate::axis::Axis;
use crate::route::Route;
use crate::view::Link;
use crate::{days, html, places};

/// A story as its page tells it.
#[derive(Debug)]
pub(crate) struct Telling<'a> {
    pub(crate) story: Ref<'a, Story>,
    /// What leads to its page.
    pub(crate) link: Link,
    /// The place of its language.
    pub(crate) language: usize,
    /// Its entries in the order of the page.
    pub(crate) entries: Vec<Entry<'a>>,
    /// Its sources in the order in which the page first cites them; of an index, none.
    pub(crate) sources: Vec<Ref<'a, Source>>,
    /// The number of each source by its index, from 1. Only looked up.
    pub(crate) numbers: AHashMap<usize, usize>,
    /// Where the list is to scale: how far the next event is from one, by its index, in letters
    /// (`em`). Only looked up.
    pub(crate) spaces: HashMap<usize, f64>,
    /// The navigation link that leads to it, from 1.
    pub(crate) frame: usize,
    /// Where a story is too long for one page: its parts, each told like a story of its own, on a
    /// page of its own with its own numbers. The story's page then is their index.
    pub(crate) parts: Vec<Telling<'a>>,
    /// Of a part: which one.
    pub(crate) part: Option<Part<'a>>,
}

/// What makes a telling a part of a longer one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    /// Its first and its last year, as the page goes.
    pub(crate) years: (i64, i64),
    /// The entries before and behind it.
    before: Option<Entry<'a>>,
    behind: Option<Entry<'a>>,
}

/// A story with more entries than this is told in parts.
const LONGEST: usize = 500;
/// The most entries of a part, unless they are all of one year.
const LONGEST_PART: usize = 250;

impl<'a> Telling<'a> {
    /// Where its page lies.
    pub(crate) fn route(&self) -> Route {
        let story = places::story(&self.story.get().key.value);
        match &self.part {
            None => story,
            // No key has two hyphens, so no event's page lies here.
            Some(Part { years: (first, last), .. }) => story.sub(&format!("{first}--{last}")),
        }
    }

    /// The page that has an entry's place in its list.
    pub(crate) fn page_of(&self, event: Ref<'a, Event>) -> &Telling<'a> {
        let mut parts = self.parts.iter();
        parts.find(|part| part.entries.iter().any(|entry| entry.event == event)).unwrap_or(self)
    }

    /// Its events in the order of the page.
    pub(crate) fn events(&self) -> Vec<Ref<'a, Event>> {
        self.entries.iter().map(|entry| entry.event).collect()
    }
}

/// A story as its page tells it, or as the pages of its parts do.
pub(crate) fn telling(story: Ref<'_, Story>, language: usize, frame: usize) -> Telling<'_> {
    let entries: Vec<Entry<'_>> = match story.order {
        Order::NewestFirst => story.entries().rev().collect(),
        _ => story.entries().collect(),
    };
    let mut whole = told(story, language, frame, entries);
    // Sections are the author's own division; one that is too long is the author's to divide.
    if whole.entries.len() > LONGEST && story.sections.is_empty() {
        whole.parts = parts(&whole);
        // The index cites none of what the events rest on: that stands on the pages of the parts.
        whole.sources.clear();
        whole.numbers.clear();
    }
    whole
}

fn told<'a>(
    story: Ref<'a, Story>,
    language: usize,
    frame: usize,
    entries: Vec<Entry<'a>>,
) -> Telling<'a> {
    let mut sources = Vec::new();
    let mut numbers = AHashMap::new();
    for source in entries.iter().flat_map(|entry| entry.event.sources()) {
        numbers.entry(source.index()).or_insert_with(|| {
            sources.push(source);
            sources.len()
        });
    }
    let spaces = match story.layout {
        Layout::Scale => spaces(&entries).unwrap_or_default(),
        _ => HashMap::new(),
    };
    let (parts, part) = (Vec::new(), None);
    let link = Link {
        href: places::story(&story.key.value).href(),
        title: html::plain_title(&story.title),
    };
    Telling { story, link, language, entries, sources, numbers, spaces, frame, parts, part }
}

/// What an author asks of a story's layout and does not get.
pub(crate) fn unfit_layout(story: &Story) -> Option<Diagnostic> {
    let section = story.sections.first().filter(|_| story.layout == Layout::Scale)?;
    let message = "a timeline with `layout: scale` is told by year, not in sections";
    let warning = Diagnostic::warning("scale-sections", message).at(section.key.span);
    Some(warning.help("remove `layout`, or the sections"))
}

/// How much of a list to scale an entry has on average, in letters: about what a short one needs.
const ROOM: f64 = 12.0;

/// How far each entry is from the next one, on one scale for all; empty time that the overview
/// cuts out is cut out here too.
fn spaces(entries: &[Entry<'_>]) -> Option<HashMap<usize, f64>> {
    let reaches: Vec<_> =
        entries.iter().map(|entry| days::reach(entry.event.get().when())).collect();
    let axis = Axis::new(&reaches)?;
    let length = entries.iter().map(|_| ROOM).sum::<f64>();
    let place = |at: usize| Some(axis.place(reaches[at])?.x);
    let spaces = (1..entries.len()).filter_map(|at| {
        let percent = (place(at)? - place(at - 1)?).abs();
        Some((entries[at - 1].event.index(), (percent * length / 10.0).round() / 10.0))
    });
    Some(spaces.collect())
}

/// The parts of a long story, divided between years.
fn parts<'a>(whole: &Telling<'a>) -> Vec<Telling<'a>> {
    let entries = &whole.entries;
    // An event without any day goes with its neighbors.
    let mut years = Vec::with_capacity(entries.len());
    for entry in entries {
        let year = days::year(entry.event.get().when()).or(years.last().copied());
        years.push(year.unwrap_or_default());
    }
    let mut ends = Vec::new();
    let mut start = 0;
    let mut border = 0;
    for at in 1..=entries.len() {
        let is_border = at == entries.len() || years[at] != years[at - 1];
        if is_border {
            if at - start > LONGEST_PART && border > start {
                ends.push(border);
                start = border;
            }
            border = at;
        }
    }
    ends.push(entries.len());
    let mut parts: Vec<Telling<'a>> = Vec::with_capacity(ends.len());
    let mut start = 0;
    for end in ends {
        let mut part = told(whole.story, whole.language, whole.frame, entries[start..end].to_vec());
        part.part = Some(Part {
            years: (years[start], years[end - 1]),
            before: start.checked_sub(1).and_then(|at| entries.get(at)).copied(),
            behind: entries.get(end).copied(),
        });
        parts.push(part);
        start = end;
    }
    parts
}

/// The entries before and behind one in time, whichever comes first on the page.
pub(crate) fn neighbors<'a>(
    telling: &Telling<'a>,
    at: usize,
) -> (Option<Entry<'a>>, Option<Entry<'a>>) {
    let before = at.checked_sub(1).and_then(|before| telling.entries.get(before)).copied();
    let behind = telling.entries.get(at + 1).copied();
    let part = telling.part.as_ref();
    let before = before.or(part.and_then(|part| part.before));
    let behind = behind.or(part.and_then(|part| part.behind));
    match telling.story.order {
        Order::NewestFirst => (behind, before),
        _ => (before, behind),
    }
}
