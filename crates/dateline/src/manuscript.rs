//! A site's texts in memory, and what comes of them: the whole way but for the disk.
//!
//! 1. [`read`](dateline_read::read): texts to a draft.
//! 2. [`Draft::withhold`](dateline_core::Draft::withhold): what may not be published yet is out.
//! 3. [`Draft::resolve`](dateline_core::Draft::resolve): every name looked up.
//! 4. [`Timeline::check`]: what an editor would ask, where nothing is wrong so far.
//! 5. [`Outputs`]: pages, seen to be sound before a byte of them counts.

use std::time::{Duration, Instant};

use dateline_core::{Checks, Draft, Drafts, Timeline};
use dateline_dates::{Date, Zone};
use dateline_read::{Memory, Reading, SiteFile};
use dateline_site::{Config, Files, LinkStyle, Outputs, Theme};
use dateline_text::{Diagnostic, Report, Severity, Sources, Span, Spanned};

use crate::cache::Cache;
use crate::config;
use crate::discover::CONTENT;
use crate::themes::THEMES;

/// Whether warnings stop a site from being published.
///
/// ```
/// use dateline::{Manuscript, Sources, Warnings};
///
/// let mut sources = Sources::new();
/// sources.add("content/moon.yaml", "events:\n- {key: landing, title: Landing, date: 1969}\n");
/// let manuscript = Manuscript::new(sources);
/// let report = manuscript.check(&());
/// // It has no source: an editor's question, which stops a site only where that is asked for.
/// assert!(!manuscript.stops(&report));
/// assert!(manuscript.with_warnings(Warnings::Denied).stops(&report));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warnings {
    /// They are told.
    Told,
    /// They count as errors.
    Denied,
}

/// All texts of a site, in memory, and how they are to be read.
///
/// ```
/// use dateline::{Manuscript, Sources};
///
/// let mut sources = Sources::new();
/// sources.add("content/apollo.yaml", "events:\n- title: The landing\n  date: July 1969\n");
/// let manuscript = Manuscript::new(sources);
/// let (site, report) = manuscript.render(&());
/// assert!(!report.has_errors(), "{report}");
/// assert!(site.contains_key("apollo/the-landing/index.html"));
/// ```
#[derive(Debug)]
pub struct Manuscript {
    sources: Sources,
    found: Report,
    theme: Theme,
    now: Option<Date>,
    drafts: Drafts,
    warnings: Warnings,
    base_url: Option<String>,
    links: LinkStyle,
}

/// What a manuscript says, with every name looked up.
#[derive(Debug)]
#[non_exhaustive]
pub struct Prepared {
    /// The records.
    pub timeline: Timeline,
    /// How the site is made.
    pub config: Config,
    /// All that is to be said so far.
    pub report: Report,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// Whether all of this day gives the same.
    pub(crate) is_settled: bool,
}

impl Manuscript {
    /// Texts whose paths begin with `content/`, under the built-in theme.
    pub fn new(sources: Sources) -> Manuscript {
        let is_below = |path: &str, folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let strange = sources.ids().filter(|file| {
            let path = sources.path(*file);
            !is_below(path, CONTENT) && !is_below(path, THEMES)
        });
        let found = strange.map(|file| {
            let message =
                format!("`{}` is not read: it is not below `content/`", sources.path(file));
            Diagnostic::warning("unknown-file", message)
                .at(Span::new(file, 0..0))
                .help("name it `content/…`, with `/` between the parts")
        });
        Manuscript {
            found: found.collect(),
            sources,
            theme: Theme::built_in(),
            now: None,
            drafts: Drafts::Withheld,
            warnings: Warnings::Told,
            base_url: None,
            links: LinkStyle::Folders,
        }
    }

    /// The same, with what was odd about the files.
    pub fn with_found(mut self, found: Report) -> Manuscript {
        self.found.extend(found);
        self
    }

    /// The same, under another theme.
    pub fn with_theme(mut self, theme: Theme) -> Manuscript {
        self.theme = theme;
        self
    }

    /// The same at a moment: what is under an embargo until later is left out.
    ///
    /// Without a moment every embargo holds.
    ///
    /// ```
    /// use dateline::{Manuscript, Sources};
    ///
    /// let on = |day: &str| -> Result<bool, dateline::dates::ParseError> {
    ///     let mut sources = Sources::new();
    ///     let text = "events:\n- {title: Ours first, date: 2026, embargo: 2026-12-01}\n";
    ///     sources.add("content/news.yaml", text);
    ///     let (site, _) = Manuscript::new(sources).at(day.parse()?).render(&());
    ///     Ok(site.contains_key("news/ours-first/index.html"))
    /// };
    /// assert!(!on("2026-11-30")?);
    /// assert!(on("2026-12-01")?);
    /// # Ok::<(), dateline::dates::ParseError>(())
    /// ```
    pub fn at(mut self, now: Date) -> Manuscript {
        self.now = Some(now);
        self
    }

    /// The same with drafts, or without.
    pub fn with_drafts(mut self, drafts: Drafts) -> Manuscript {
        self.drafts = drafts;
        self
    }

    /// The same, where warnings are told or denied.
    pub fn with_warnings(mut self, warnings: Warnings) -> Manuscript {
        self.warnings = warnings;
        self
    }

    /// The same for a site at this address, whatever `site.yaml` says.
    pub fn with_base_url(mut self, url: impl Into<String>) -> Manuscript {
        self.base_url = Some(url.into());
        self
    }

    /// The same, where links between pages look so.
    pub fn with_links(mut self, links: LinkStyle) -> Manuscript {
        self.links = links;
        self
    }

    /// The texts.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The texts, once nothing else is wanted.
    pub fn into_sources(self) -> Sources {
        self.sources
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Reads, resolves and checks.
    pub fn prepare(&self) -> Prepared {
        self.prepare_from(|| dateline_read::read(&self.sources, CONTENT))
    }

    /// The same, for one who does so after each change: `memory` is what the last time knew of the
    /// files of events, of which only those are read that have changed.
    pub fn prepare_again(&self, memory: &mut Memory) -> Prepared {
        self.prepare_from(|| dateline_read::read_again(&self.sources, CONTENT, memory))
    }

    fn prepare_from(&self, read: impl FnOnce() -> Reading) -> Prepared {
        let mut timings = Vec::new();
        let mut stage = Stage { since: clock(), timings: &mut timings };
        let mut report = self.found.clone();
        let reading = read();
        stage.ends("read");
        let mut config = config::config(&reading.site, &mut report);
        if let Some(url) = &self.base_url {
            config.base_url = config::base_url(&Spanned::from(url.clone()), &mut report);
        }
        config.links = self.links;
        let now = self.now.as_ref().map(|now| there(now, config.time_zone.as_deref()));
        report.extend(reading.report);
        let is_settled = settled(&reading.draft, now.as_ref());
        let nothing_has_come = Date::from_year(i64::from(i16::MIN));
        let moment = now.as_ref().unwrap_or(&nothing_has_come);
        let resolved = reading.draft.withhold(moment, self.drafts).resolve();
        report.extend(resolved.report);
        stage.ends("resolve");
        // An editor's questions about records that are wrong anyway would only be in the way.
        if !report.has_errors() {
            let checks = checks(&reading.site, now.as_ref());
            report.extend(resolved.timeline.check(&checks));
        }
        config.today = now;
        stage.ends("check");
        Prepared {
            timeline: resolved.timeline,
            config,
            report: report.sorted(),
            timings,
            is_settled,
        }
    }

    /// Adds all that the site depends on, but for the texts and the files that pages show.
    pub(crate) fn fingerprint(&self, cache: &mut Cache) {
        cache.moment(self.now.as_ref());
        let Manuscript { drafts, warnings, base_url, links, .. } = self;
        cache.add(format!("{drafts:?} {warnings:?} {base_url:?} {links:?}").as_bytes());
        cache.theme(&self.theme);
    }

    /// Renders the whole site in memory, path to bytes, with all that is to be said.
    ///
    /// Where the report has errors the site is not fit to be published.
    pub fn render(
        &self,
        files: &dyn Files,
    ) -> (std::collections::BTreeMap<String, Vec<u8>>, Report) {
        let Prepared { timeline, config, mut report, .. } = self.prepare();
        let (site, more) = dateline_site::render(&timeline, &self.theme, &config, files);
        report.extend(more);
        (site, report.sorted())
    }

    /// Everything that is to be said, pages and links among it.
    ///
    /// ```
    /// use dateline::{Manuscript, Sources};
    ///
    /// let mut sources = Sources::new();
    /// sources.add("content/moon.yaml", "events:\n- {title: Landing, date: 1969, peple: [ada]}\n");
    /// let report = Manuscript::new(sources).check(&());
    /// let told: Vec<&str> = report.iter().map(|one| one.message()).collect();
    /// assert_eq!(told, ["an event has no field `peple`"]);
    /// ```
    pub fn check(&self, files: &dyn Files) -> Report {
        let Prepared { timeline, config, mut report, .. } = self.prepare();
        let outputs = Outputs::plan(&timeline, &self.theme, &config, files);
        if report.has_errors() {
            add_apart(&mut report, &outputs);
        } else {
            report.extend(outputs.check());
        }
        report.sorted()
    }

    /// Whether a report stops the site from being published.
    pub fn stops(&self, report: &Report) -> bool {
        report.has_errors()
            || (self.warnings == Warnings::Denied && report.count(Severity::Warning) > 0)
    }
}

/// Adds what is wrong with pages to what is wrong with the records from which they are made: not a
/// second time at the same place, as where a name leads nowhere; and nothing where a file could
/// not be read at all, since what is in it has no pages.
pub(crate) fn add_apart(report: &mut Report, outputs: &Outputs<'_>) {
    let whole = ["front-matter", "too-large", "yaml-alias", "yaml-syntax", "yaml-unsupported"];
    if report.iter().any(|one| whole.contains(&one.code().as_str())) {
        return;
    }
    let told: Vec<Span> = report.iter().map(Diagnostic::span).collect();
    let is_new = |one: &Diagnostic| {
        one.severity() == Severity::Error && told.iter().all(|span| !span.meets(one.span()))
    };
    let more: Vec<_> = outputs.check().into_iter().filter(is_new).collect();
    report.extend(more);
}

fn checks(site: &SiteFile, now: Option<&Date>) -> Checks {
    let checks = match now {
        Some(now) => Checks::all().on(now.clone()),
        None => Checks::all(),
    };
    site.checks_off.iter().fold(checks, |checks, code| checks.without(code.value.clone()))
}

/// A moment as clocks in the site's zone show it, since days begin there; one without an offset is
/// read from such a clock.
fn there(now: &Date, zone: Option<&str>) -> Date {
    let Some(zone) = zone.and_then(|zone| zone.parse::<Zone>().ok()) else { return now.clone() };
    match now.in_zone(zone) {
        Ok((moment, _)) => moment.shown_in(zone),
        // No clock showed this.
        Err(_) => now.clone(),
    }
}

/// Whether every embargo is over, so that a site is the same all day: all else looks at days alone.
fn settled(draft: &Draft, now: Option<&Date>) -> bool {
    // A day ends up to twenty-six hours later elsewhere.
    let day = now.and_then(|now| now.bounds().earliest().day()?.plus(-2)).map(Date::from);
    let has_come = |embargo: &Date| day.as_ref().is_some_and(|day| embargo.has_come(day));
    draft.events.iter().filter_map(|event| event.embargo.as_ref()).all(|at| has_come(&at.value))
}

/// A clock for the stages.
struct Stage<'a> {
    since: Option<Instant>,
    timings: &'a mut Vec<(&'static str, Duration)>,
}

impl Stage<'_> {
    fn ends(&mut self, name: &'static str) {
        let now = clock();
        if let Some((since, now)) = self.since.zip(now) {
            self.timings.push((name, now - since));
        }
        self.since = now;
    }
}

/// Now, where the machine has a clock: a bare WebAssembly module has none, and asking would panic.
fn clock() -> Option<Instant> {
    (!cfg!(target_family = "wasm")).then(Instant::now)
}
