//! The whole: from a timeline to files.
//!
//! 1. The site is prepared: languages, templates, numbers of sources ([`Site`]).
//! 2. Every page takes its path; two on one path are told with both ([`Paths`](crate::output::Paths)).
//! 3. Pages are rendered in parallel. Each is handed over as soon as it is finished, and forgotten,
//!    so that memory grows with the timeline and not with the site.
//! 4. Links are seen to land. A caller publishes only where the report has no errors.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use dateline_core::{EntityKind, Record, Timeline};
use dateline_text::{Report, Span};
use rayon::prelude::*;

use crate::config::{Config, Emit};
use crate::days::first_day;
use crate::emit::pages::{self, Sheet, Single};
use crate::emit::{cards, data, embed, feed, files, paste, search, sitemap};
use crate::output::{self, What};
use crate::places;
use crate::press::Press;
use crate::route::{BaseUrl, Route};
use crate::shelf::Files;
use crate::sink::{Put, Sink};
use crate::site::{NO_TEXTS, Site};
use crate::telling::Telling;
use crate::theme::Theme;
use crate::view;

/// A site whose every path is known and whose bytes are not made yet.
#[derive(Debug)]
pub struct Outputs<'a> {
    pub(crate) site: Option<Site<'a>>,
    sheets: Vec<Sheet<'a>>,
    moved: Vec<Moved>,
    pub(crate) report: Report,
}

#[derive(Debug)]
struct Moved {
    from: Route,
    to: Route,
    /// The title of what is there now.
    title: String,
}

/// Renders a whole site in memory: path → bytes, and what is wrong with it.
///
/// ```
/// use dateline_core::{Event, Timeline};
/// use dateline_site::{Config, Theme, render};
///
/// let timeline = Timeline::builder("Apollo")
///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
///     .build()?;
/// let (site, report) = render(&timeline, &Theme::built_in(), &Config::new("Moon"), &());
/// assert!(report.is_empty(), "{report}");
/// let page = String::from_utf8_lossy(&site["apollo/landing/index.html"]);
/// assert!(page.contains("The landing"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn render(
    timeline: &Timeline,
    theme: &Theme,
    config: &Config,
    files: &dyn Files,
) -> (BTreeMap<String, Vec<u8>>, Report) {
    let site = Mutex::new(BTreeMap::new());
    let outputs = Outputs::plan(timeline, theme, config, files);
    let report = outputs.write(|path, bytes| {
        let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
        site.insert(path.to_owned(), bytes.to_vec());
        Ok::<(), std::convert::Infallible>(())
    });
    let report = report.unwrap_or_else(|never| match never {});
    (site.into_inner().unwrap_or_else(PoisonError::into_inner), report)
}

impl<'a> Outputs<'a> {
    /// Settles which pages there are and where.
    pub fn plan(
        timeline: &'a Timeline,
        theme: &'a Theme,
        config: &'a Config,
        files: &'a dyn Files,
    ) -> Outputs<'a> {
        let mut report = Report::new();
        let site = Site::new(timeline, theme, config, files, &mut report);
        let mut outputs =
            Outputs { site: None, sheets: sheets(timeline, config), moved: Vec::new(), report };
        if let Some(mut site) = site {
            outputs.take_paths(&mut site);
            outputs.site = Some(site);
        }
        outputs
    }

    /// What is known to be wrong before anything is rendered.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The paths of all pages and data files, in a fixed order; an author's pictures come on top.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.site.iter().flat_map(|site| site.paths.iter())
    }

    /// Whether there is a page or data file of exactly this path.
    pub fn has(&self, path: &str) -> bool {
        self.site.as_ref().is_some_and(|site| site.paths.contains(path))
    }

    /// The path that the site will have at its address, with `/` at both ends.
    pub fn base_path(&self) -> &str {
        let base = self.site.as_ref().and_then(|site| site.config.base_url.as_ref());
        base.map_or("/", BaseUrl::path)
    }

    /// Makes the bytes of each file and hands them to `put`, from several threads at once; answers
    /// all that is wrong. What was put is fit to be published only where the report has no errors.
    ///
    /// # Errors
    ///
    /// The first error of `put`, after which nothing more is put.
    pub fn write<E: Send>(
        &self,
        put: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<Report, E> {
        self.write_to(&Put(put))
    }

    /// The same into a [`Sink`], which may keep what was costly to make.
    ///
    /// # Errors
    ///
    /// The first error of `sink`, after which nothing more is put.
    pub fn write_to<S: Sink>(&self, sink: &S) -> Result<Report, S::Error> {
        let report = self.report.clone();
        match &self.site {
            Some(site) if !report.has_errors() => {
                let press = Press::new(site, sink, report);
                self.run(&press);
                press.end()
            }
            _ => Ok(report.sorted()),
        }
    }

    /// Makes one file alone, for a preview: its bytes, where the site has it and nothing stops it
    /// from being made, and what is wrong with it. Not whether its links land, which only
    /// [`write`](Outputs::write) can know; and of an author's pictures only those that pages which
    /// were made already show.
    ///
    /// ```
    /// use dateline_core::{Event, Timeline};
    /// use dateline_site::{Config, Outputs, Theme};
    ///
    /// let timeline = Timeline::builder("Apollo")
    ///     .event(Event::new("landing", "1969-07-20".parse()?, "The landing"))
    ///     .build()?;
    /// let (theme, config) = (Theme::built_in(), Config::new("Moon"));
    /// let outputs = Outputs::plan(&timeline, &theme, &config, &());
    /// let (page, report) = outputs.one("apollo/landing/index.html");
    /// assert!(page.is_some() && report.is_empty());
    /// assert!(outputs.one("apollo/take-off/index.html").0.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn one(&self, path: &str) -> (Option<Vec<u8>>, Report) {
        let Some(site) = &self.site else { return (None, self.report.clone().sorted()) };
        let made = Mutex::new(None);
        let put = Put(|_: &str, bytes: &[u8]| {
            *made.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes.to_vec());
            Ok::<(), std::convert::Infallible>(())
        });
        let press = Press::of_one(site, &put, path);
        self.run(&press);
        let report = press.end().unwrap_or_else(|never| match never {});
        (made.into_inner().unwrap_or_else(PoisonError::into_inner), report)
    }

    /// Makes all that the press wants.
    pub(crate) fn run<'s, E: Send>(&'s self, press: &Press<'_, 's, E>) {
        let site = press.site;
        site.stories.par_iter().for_each(|telling| {
            let route = places::story(&telling.story.get().key.value);
            if !press.wants_below(&route) {
                return;
            }
            let shown = || site.texts_of(telling);
            if telling.parts.is_empty() {
                tell(press, telling);
            } else {
                telling.parts.par_iter().for_each(|part| tell(press, part));
                if press.makes(&route, shown) {
                    pages::story(press, telling, &[]);
                }
            }
            let story = &telling.story.get().key.value;
            for retraction in site.timeline.retractions().iter().filter(|one| one.story == *story) {
                if press.makes(&places::retraction(retraction), || NO_TEXTS) {
                    pages::retracted(press, telling, retraction);
                }
            }
            for (emit, names) in data_files(site) {
                if !names.iter().any(|name| press.makes(&route.file(name), shown)) {
                    continue;
                }
                match emit {
                    Emit::Json => data::json(press, telling),
                    Emit::Csv => data::csv(press, telling),
                    Emit::Ics => data::ics(press, telling),
                    _ => feed::feeds(press, telling),
                }
            }
            if press.wants_all() {
                let sources = telling.entries.iter().flat_map(|entry| entry.event.sources());
                sources
                    .filter(|source| source.in_place)
                    .for_each(|source| site.made.let_go(source));
            }
        });
        // The index is one piece of work, and long.
        let index = || {
            let route = places::search().file(search::NAME);
            let shown = || site.texts(site.timeline.events());
            if site.config.emits(Emit::Search) && press.makes(&route, shown) {
                search::search(press);
            }
        };
        rayon::join(index, || {
            self.sheets.par_iter().for_each(|sheet| {
                if press.makes(&sheet.route(), || NO_TEXTS) {
                    sheet.render(press);
                }
            });
        });
        if press.wants(&Route::home()) {
            cards::home(press);
        }
        self.moved.par_iter().for_each(|moved| {
            if press.makes(&moved.from, || NO_TEXTS) {
                pages::moved(press, &moved.from, &moved.to, &moved.title);
            }
        });
        if site.config.base_url.is_some() {
            sitemap::sitemap(press, &mapped(site, &self.sheets));
        }
        press.assets();
        files::files(press);
    }

    fn take_paths(&mut self, site: &mut Site<'a>) {
        let mut paths = output::Paths::default();
        let report = &mut self.report;
        let mut take =
            |route: &Route, what: What, span: Span| paths.take(&route.output(), what, span, report);
        let nowhere = Span::detached();
        for sheet in &self.sheets {
            match sheet.of {
                Single::Entity(entity) => {
                    let what = format!("the {} `{}`", entity.kind.as_str(), entity.key.value);
                    take(&sheet.route(), What::whole(what), entity.key.span);
                }
                Single::Source(source) => {
                    let what = format!("the source `{}`", source.key.value);
                    take(&sheet.route(), What::whole(what), source.key.span);
                }
                Single::Plain(page) => {
                    let what = format!("the page `{}`", page.key.value);
                    take(&sheet.route(), What::whole(what), page.key.span);
                }
                Single::Tag(tag) => {
                    let what = format!("the tag `{}`", tag.title());
                    take(&sheet.route(), What::whole(what), nowhere);
                }
                Single::Home => drop(take(&sheet.route(), What::whole("the home page"), nowhere)),
                _ => {
                    let what = format!("the page `{}` of the site", sheet.route());
                    take(&sheet.route(), What::whole(what), nowhere);
                }
            }
        }
        let embeds = site.config.emits(Emit::Embed);
        let has_cards = site.studio.is_some();
        if has_cards {
            take(&cards::place(&Route::home()), What::whole("the card of the site"), nowhere);
        }
        for telling in &site.stories {
            let key = &telling.story.get().key;
            let route = places::story(&key.value);
            let what = What::whole(format!("the timeline `{}`", key.value));
            if !take(&route, what.clone(), key.span) {
                // Its other files have the same mistake.
                continue;
            }
            if has_cards {
                take(&cards::place(&route), what.part("the card of"), key.span);
            }
            for part in &telling.parts {
                take(&part.route(), what.part("a part of"), key.span);
            }
            if embeds {
                take(&route.sub("embed"), what.part("the embed page of"), key.span);
            }
            if let Some(route) = paste::route(site, telling) {
                take(&route, what.part("a page of"), key.span);
            }
            if embed::is_wanted(site) {
                take(&route.file(places::OEMBED), what.part("a file of"), key.span);
            }
            for (_, names) in data_files(site) {
                for name in names {
                    take(&route.file(name), what.part("a file of"), key.span);
                }
            }
        }
        for event in site.timeline.events() {
            let route = places::event(event.get());
            let what = What::whole(format!("the event `{}`", event.address()));
            if !take(&route, what.clone(), event.key.span) {
                continue;
            }
            if cards::has_own(site, event) {
                take(&cards::place(&route), what.part("the card of"), event.key.span);
            }
            if embeds {
                take(&route.sub("embed"), what.part("the embed page of"), event.key.span);
            }
            if embed::is_wanted(site) {
                take(&route.file(places::OEMBED), what.part("a file of"), event.key.span);
            }
        }
        for retraction in site.timeline.retractions() {
            let route = places::retraction(retraction);
            let key = &retraction.key;
            let what =
                What::whole(format!("the retracted event `{}/{}`", retraction.story, key.value));
            take(&route, what.clone(), key.span);
            if embeds {
                take(&route.sub("embed"), what.part("the embed page of"), key.span);
            }
        }
        if site.config.emits(Emit::Search) {
            take(&places::search().file(search::NAME), What::whole("the search index"), nowhere);
        }
        take(&Route::home().file(&site.assets.css.0), What::whole("the theme's styles"), nowhere);
        if let Some((name, _)) = &site.assets.script {
            take(&Route::home().file(name), What::whole("the theme's script"), nowhere);
        }
        for (name, _) in site.theme.files_in("assets/") {
            take(&places::asset(name), What::whole("a file of the theme"), nowhere);
        }

        if site.config.base_url.is_some() {
            take(&Route::home().file("robots.txt"), What::whole("the file for robots"), nowhere);
            for name in sitemap::names(mapped(site, &self.sheets).len()) {
                take(&Route::home().file(&name), What::whole("the sitemap"), nowhere);
            }
        }

        // Old addresses come last: where something new has taken one, the new page is what is meant.
        let mut aliases = Vec::new();
        for telling in &site.stories {
            let story = telling.story;
            let to = places::story(&story.key.value);
            for alias in &story.aliases {
                let from = old_path(&alias.value);
                aliases.push((from, to.clone(), Record::Story(story).name(), alias.span));
            }
        }
        for event in site.timeline.events() {
            let to = places::event(event.get());
            let story = places::story(&event.story);
            for alias in &event.aliases {
                let from = story.sub(alias.value.as_str());
                aliases.push((from, to.clone(), Record::Event(event).name(), alias.span));
            }
        }
        for retraction in site.timeline.retractions() {
            let story = places::story(&retraction.story);
            for alias in &retraction.aliases {
                let from = story.sub(alias.value.as_str());
                let title = site.language().words().get("status-retracted").to_owned();
                aliases.push((from, places::retraction(retraction), title, alias.span));
            }
        }
        for (from, to, title, span) in aliases {
            let what = What::whole(format!("the alias `{from}` of `{to}`"));
            if paths.take(&from.output(), what, span, report) {
                self.moved.push(Moved { from, to, title });
            }
        }
        site.paths = paths;
    }
}

/// A path of another time: a folder, or a file of the web that a browser shows as a page.
fn old_path(path: &str) -> Route {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    parts.pop_if(|last| *last == "index.html");
    let is_file = |part: &str| {
        let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending);
        ["html", "htm"].iter().any(|html| ending.eq_ignore_ascii_case(html))
    };
    match parts.pop_if(|last| is_file(last)) {
        Some(file) => Route::folder(parts).file(file),
        None => Route::folder(parts),
    }
}

/// Every page that stands by itself.
fn sheets<'a>(timeline: &'a Timeline, config: &Config) -> Vec<Sheet<'a>> {
    let mut singles = vec![Single::Home];
    for kind in EntityKind::ALL {
        if timeline.entities().any(|entity| entity.kind == *kind) {
            singles.push(Single::Entities(*kind));
        }
    }
    singles.extend(timeline.entities().map(Single::Entity));
    if timeline.sources().len() > 0 {
        singles.push(Single::Sources);
        let with_key = timeline.sources().filter(|source| !source.in_place);
        singles.extend(with_key.map(Single::Source));
    }
    if timeline.tags().next().is_some() {
        singles.push(Single::Tags);
        singles.extend(timeline.tags().map(Single::Tag));
    }
    singles.push(Single::Corrections);
    singles.extend(timeline.pages().map(Single::Plain));
    if config.emits(Emit::Search) {
        singles.push(Single::Search);
    }
    singles.push(Single::NotFound);
    singles.into_iter().flat_map(|single| single.sheets(timeline)).collect()
}

/// Renders the pages of a story's events, and then its own from their entries.
fn tell<'a, E: Send>(press: &Press<'_, 'a, E>, telling: &'a Telling<'a>) {
    let whole = press.makes(&telling.route(), || press.site.texts_of(telling));
    let cards: Vec<_> = telling
        .entries
        .par_iter()
        .enumerate()
        .map(|(at, _)| {
            if whole || pages::makes_page(press, telling, at) {
                pages::event(press, telling, at)
            } else {
                view::Html::trusted("")
            }
        })
        .collect();
    if whole {
        pages::story(press, telling, &cards);
    }
}

/// The data files of a story, by what an author calls them.
fn data_files(site: &Site<'_>) -> Vec<(Emit, &'static [&'static str])> {
    let mut files: Vec<(Emit, &[&str])> = Vec::new();
    let config = site.config;
    if config.emits(Emit::Json) {
        files.push((Emit::Json, &["timeline.json"]));
    }
    if config.emits(Emit::Csv) {
        files.push((Emit::Csv, &["timeline.csv"]));
    }
    if config.emits(Emit::Ics) {
        files.push((Emit::Ics, &["timeline.ics"]));
    }
    if feed::is_wanted(site) {
        files.push((Emit::Feeds, &["feed.xml", "feed.json"]));
    }
    files
}

/// The pages that search engines shall know, each with the day of its last change.
fn mapped(site: &Site<'_>, sheets: &[Sheet<'_>]) -> Vec<(Route, Option<String>)> {
    let mut pages: Vec<(Route, Option<String>)> = sheets
        .iter()
        .filter(|sheet| !matches!(sheet.of, Single::Search | Single::NotFound))
        .map(|sheet| (sheet.route(), None))
        .collect();
    for telling in &site.stories {
        let story = telling.story.get();
        let changed = story.updated.as_ref().and_then(|date| first_day(&date.value));
        pages.extend(telling.parts.iter().map(|part| (part.route(), changed.clone())));
        pages.push((places::story(&story.key.value), changed));
    }
    for event in site.timeline.events() {
        let changed = event.get().updated.as_ref().and_then(|date| first_day(&date.value));
        pages.push((places::event(event.get()), changed));
    }
    pages
}
