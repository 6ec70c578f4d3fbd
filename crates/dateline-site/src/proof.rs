//! A proof: all that an author can have wrong on pages, seen without making every page.
//!
//! 1. A text is on many pages, and leads to the same places on each: its links are followed once.
//! 2. Every picture and recording is looked for, and every card measured for its letters.
//! 3. Whether an address has such a place on its page, only the page can tell. The pages at both
//!    ends of such links are made, and no others.
//!
//! The built-in theme is the same for every site and is ours to test. A theme of an author's own can
//! be wrong on any page, and HTML that an author is trusted with can link to anything: there every
//! page is made.

use std::collections::BTreeSet;

use dateline_core::{Prose, Record, Text};
use dateline_text::Report;
use rayon::prelude::*;

use crate::config::AuthorHtml;
use crate::emit::cards;
use crate::html::Notes;
use crate::places;
use crate::press::Press;
use crate::render::Outputs;
use crate::route::{ROOT_MARK, Route, percent_decode};
use crate::show::Desk;
use crate::sink::{Nowhere, Sink};
use crate::site::Site;
use crate::telling::Telling;

impl Outputs<'_> {
    /// Sees what is wrong, and makes as little as that takes.
    pub fn check(&self) -> Report {
        self.proof(&Nowhere).unwrap_or_else(|never| match never {})
    }

    /// The same. Where pages have to be made for it they are put into `sink`, which can end the
    /// work by an error.
    ///
    /// # Errors
    ///
    /// The first error of `sink`.
    pub fn proof<S: Sink>(&self, sink: &S) -> Result<Report, S::Error> {
        let Some(site) = &self.site else { return Ok(self.report.clone().sorted()) };
        if self.report.has_errors() {
            // Pages are not made where two have one path, but their texts can be read.
            let mut report = self.report.clone();
            texts(site, &mut report);
            pictures(site, &mut report);
            return Ok(report.sorted());
        }
        if site.theme.is_to_be_tried() || site.config.html == AuthorHtml::Trusted {
            return self.write_to(sink);
        }
        let mut report = self.report.clone();
        let Some(pages) = texts(site, &mut report) else { return self.write_to(sink) };
        pictures(site, &mut report);
        let is_done = pages.is_empty();
        let press = Press::of_pages(site, sink, pages, report);
        letters(&press);
        if !is_done {
            self.run(&press);
        }
        press.end()
    }
}

/// Follows every link that an author wrote by its address; answers the pages that have to be made
/// to see whether it leads to a place on them, or nothing where that may be any page.
fn texts(site: &Site<'_>, report: &mut Report) -> Option<BTreeSet<Route>> {
    let mut pages = BTreeSet::new();
    let mut desk = Desk::of_site(site, Notes::ToPage, &site.wanted.everywhere);
    for text in site.timeline.texts().filter(|text| leads(text.prose.markdown())) {
        for href in desk.hrefs(text.prose, text.story) {
            let Some((address, _)) = href.split_once('#') else { continue };
            if let Some(path) = address.strip_prefix(ROOT_MARK) {
                let path = path.split('?').next().unwrap_or_default();
                pages.insert(Route::home().file(&percent_decode(path)));
            }
            if address.is_empty() && !has_own_ids(text) {
                return None;
            }
            if address.is_empty() || address.starts_with(ROOT_MARK) {
                pages.extend(shown_on(site, text.record));
            }
        }
    }
    report.extend(desk.report);
    Some(pages)
}

/// Whether the ids of a text are its own, so that a link within it leads to the same on every page
/// that shows it. Those of one line are the page's.
fn has_own_ids(text: Text<'_>) -> bool {
    let is = |one: &Prose| std::ptr::eq(one, text.prose);
    match text.record {
        Record::Story(story) => {
            let sections = story.get().sections.iter().map(|section| &section.introduction);
            sections.chain([&story.get().introduction, &story.get().methods]).flatten().any(is)
        }
        Record::Event(event) => event.get().body.iter().any(is),
        Record::Entity(entity) => entity.get().description.iter().any(is),
        Record::Page(page) => is(&page.get().body),
        _ => false,
    }
}

/// Whether a text may have a link or a picture in it that is not on the web.
fn leads(markdown: &str) -> bool {
    let is_local = |behind: usize| {
        let address = &markdown.as_bytes()[behind..];
        !address.starts_with(b"https://") && !address.starts_with(b"http://")
    };
    let text = markdown.as_bytes();
    memchr::memmem::find_iter(text, "](").any(|at| is_local(at + 2))
        || memchr::memchr_iter(b'<', text).any(|at| is_local(at + 1))
        || memchr::memmem::find(text, b"]:").is_some()
}

/// The pages that show the texts of a record.
fn shown_on(site: &Site<'_>, record: Record<'_>) -> Vec<Route> {
    match record {
        Record::Story(story) => {
            let telling = &site.stories[story.index()];
            let parts = telling.parts.iter().map(Telling::route);
            parts.chain([telling.route()]).collect()
        }
        Record::Claim(claim) => {
            let events = claim.made_at().or_else(|| claim.about());
            events.map(|event| places::event(event.get())).into_iter().collect()
        }
        _ => places::route(record).into_iter().collect(),
    }
}

/// Looks for every picture and recording.
fn pictures(site: &Site<'_>, report: &mut Report) {
    let mut desk = Desk::of_site(site, Notes::ToPage, &site.wanted.everywhere);
    for story in site.timeline.stories() {
        for media in story.get().image.as_slice() {
            desk.media(media, Some(&story.get().key.value));
        }
    }
    for event in site.timeline.events() {
        for media in &event.get().media {
            desk.media(media, Some(&event.get().story));
        }
    }
    for entity in site.timeline.entities() {
        for media in entity.get().image.as_slice() {
            desk.media(media, None);
        }
    }
    report.extend(desk.report);
}

/// Sees whether all letters can be drawn on cards.
fn letters<E: Send>(press: &Press<'_, '_, E>) {
    let site = press.site;
    if site.studio.is_none() {
        return;
    }
    cards::home(press);
    site.stories.par_iter().for_each(|telling| {
        cards::story(press, telling);
        let desk = Desk::of_story(site, telling, &site.wanted.everywhere);
        for entry in telling.entries.iter().filter(|entry| entry.event.story() == telling.story) {
            cards::event(press, &desk, telling, entry.event);
        }
    });
}
