//! A project on disk: opened, checked, built.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use dateline_core::Drafts;
use dateline_dates::Date;
use dateline_site::{Files, Fingerprint, LinkStyle, Outputs, Sink};
use dateline_text::{Report, Severity, Sources, fixed};

use crate::authored::write_over;
use crate::cache::Cache;
use crate::discover::{CONTENT, discover, project_of};
use crate::error::Error;
use crate::lasting::lost;
use crate::manuscript::{Manuscript, Prepared, Warnings, add_apart};
use crate::progress::Progress;
use crate::themes::{self, SITE_FILES, THEMES};
use crate::write::{Guard, Made, Publication, Published, Stop};

/// A folder that holds `content/`, with all its texts read.
///
/// ```no_run
/// use dateline::Project;
///
/// let project = Project::open("my-site")?;
/// let built = project.build("my-site/public")?;
/// assert!(built.site.is_some(), "{}", built.report);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug)]
pub struct Project {
    folder: PathBuf,
    media: Media,
    manuscript: Manuscript,
    stop: Stop,
    /// How long the files took to be found and read.
    opened: Duration,
    progress: Option<Arc<Progress>>,
    /// Whether the program ends after a build.
    is_last: bool,
}

/// What comes of a build.
#[derive(Debug)]
#[non_exhaustive]
pub struct Built {
    /// All that is to be said about the content.
    pub report: Report,
    /// What was published; none where the report stopped it, and then nothing was changed.
    pub site: Option<Published>,
    /// How many pages the site has.
    pub pages: usize,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
    /// Where nothing had changed since the last build, so that nothing was made: how many notes
    /// that one had. They are not told again; warnings always are.
    pub untold: Option<usize>,
}

impl Project {
    /// Reads a project, as it is to be at this moment.
    ///
    /// The folder may also be the content folder itself.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoContent`](crate::ErrorKind::NoContent) when there is no content in it; [`ErrorKind::Read`](crate::ErrorKind::Read) when the
    /// machine does not let us read. Mistakes in the texts are no errors here: see
    /// [`Project::check`].
    pub fn open(folder: impl AsRef<Path>) -> Result<Project, Error> {
        let started = Instant::now();
        let folder = project_of(folder.as_ref());
        let mut found = discover(&folder)?;
        let site = dateline_read::read(&site_alone(&found.sources), CONTENT).site;
        let mut odd = Report::new();
        let theme = themes::find(&folder, &site, &mut found.sources, &mut odd)?;
        found.report.extend(odd);
        let media = found.media.into_iter().filter_map(|file| {
            let path = file.path.strip_prefix(CONTENT)?.strip_prefix('/')?.to_owned();
            Some((path, file.place))
        });
        Ok(Project {
            media: Media { places: media.collect(), failed: Mutex::new(None) },
            manuscript: Manuscript::new(found.sources)
                .with_found(found.report)
                .with_theme(theme)
                .at(this_moment()),
            folder,
            stop: Stop::default(),
            opened: started.elapsed(),
            progress: None,
            is_last: false,
        })
    }

    /// The same at another moment.
    pub fn at(self, now: Date) -> Project {
        Project { manuscript: self.manuscript.at(now), ..self }
    }

    /// The same with drafts, or without.
    pub fn with_drafts(self, drafts: Drafts) -> Project {
        Project { manuscript: self.manuscript.with_drafts(drafts), ..self }
    }

    /// The same, where warnings are told or denied.
    pub fn with_warnings(self, warnings: Warnings) -> Project {
        Project { manuscript: self.manuscript.with_warnings(warnings), ..self }
    }

    /// The same for a site at this address, whatever `site.yaml` says.
    pub fn with_base_url(self, url: impl Into<String>) -> Project {
        Project { manuscript: self.manuscript.with_base_url(url), ..self }
    }

    /// The same, where links between pages look so.
    pub fn with_links(self, links: LinkStyle) -> Project {
        Project { manuscript: self.manuscript.with_links(links), ..self }
    }

    /// The same; once the flag is `true`, a build stops and changes nothing. Meant for a signal.
    pub fn stopping_on(self, flag: Arc<AtomicBool>) -> Project {
        Project { stop: Stop(Some(flag)), ..self }
    }

    /// The same; a build counts there what it has made.
    pub fn counting(self, progress: Arc<Progress>) -> Project {
        Project { progress: Some(progress), ..self }
    }

    /// The same, for a program that ends after a build: what that held, some hundred thousand small
    /// pieces of a large site, is left to the system, which takes all of it at once.
    ///
    /// ```no_run
    /// let project = dateline::Project::open("my-site")?.for_the_last_time();
    /// let built = project.build("my-site/public")?;
    /// std::process::exit(i32::from(built.site.is_none()));
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn for_the_last_time(self) -> Project {
        Project { is_last: true, ..self }
    }

    /// Keeps something as long as it is used: in its place, or, the last time, until the program ends.
    fn hold<'h, T>(&self, it: T, place: &'h mut Option<T>) -> &'h T {
        if self.is_last { Box::leak(Box::new(it)) } else { place.insert(it) }
    }

    /// The folder that holds `content/`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All texts, for showing places in them.
    pub fn sources(&self) -> &Sources {
        self.manuscript.sources()
    }

    /// The texts and how they are read.
    pub fn manuscript(&self) -> &Manuscript {
        &self.manuscript
    }

    /// Everything that is wrong or doubtful, pages and links among it.
    pub fn check(&self) -> Report {
        self.manuscript.check(&self.media)
    }

    /// Settles which files the site has; they are made one by one, as a preview asks for them, or
    /// all at once.
    ///
    /// ```no_run
    /// let project = dateline::Project::open("my-site")?;
    /// let prepared = project.manuscript().prepare();
    /// let (home, report) = project.plan(&prepared).one("index.html");
    /// assert!(home.is_some(), "{report}");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn plan<'a>(&'a self, prepared: &'a Prepared) -> Outputs<'a> {
        let theme = self.manuscript.theme();
        Outputs::plan(&prepared.timeline, theme, &prepared.config, &self.media)
    }

    /// Makes every file of a planned site once, for what only the whole of it can tell; nothing
    /// where `over` became `true` meanwhile. It keeps to one processor, since whoever waits for a
    /// page comes first.
    pub fn proofread(&self, outputs: &Outputs<'_>, over: &AtomicBool) -> Option<Report> {
        let proof = Proof(over);
        match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
            Ok(alone) => alone.install(|| outputs.proof(&proof)).ok(),
            Err(_) => outputs.proof(&proof).ok(),
        }
    }

    /// Whether the author has a picture or a document of this path, below the content folder, or a
    /// picture of which this is the path of a smaller copy.
    pub fn has_media(&self, path: &str) -> bool {
        let has = |path: &str| self.media.places.contains_key(path);
        has(path) || dateline_site::picture_of_copy(path).is_some_and(has)
    }

    /// Mends, in the files, what can be mended with certainty; how many files were changed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Write`](crate::ErrorKind::Write) when a file may not be written.
    ///
    /// ```
    /// use dateline::{Project, scaffold};
    ///
    /// let folder = tempfile::tempdir()?;
    /// scaffold::site(folder.path())?;
    /// let file = folder.path().join("content/apollo-11/first-steps.md");
    /// let right = std::fs::read_to_string(&file)?;
    /// std::fs::write(&file, right.replace("date:", "dte:"))?;
    ///
    /// let project = Project::open(folder.path())?;
    /// assert_eq!(project.fix(&project.check())?, 1);
    /// assert_eq!(std::fs::read_to_string(&file)?, right);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fix(&self, report: &Report) -> Result<usize, Error> {
        let mended = fixed(report, self.sources());
        for (file, text) in &mended {
            let path = self.folder.join(self.sources().path(*file));
            write_over(&path, text)?;
        }
        Ok(mended.len())
    }

    /// Builds the site into a folder: whole, or not at all.
    ///
    /// # Errors
    ///
    /// What the machine did wrong; [`ErrorKind::Output`](crate::ErrorKind::Output) for a folder that must not be published
    /// into. Mistakes in the content are in the answer's report, and nothing is published then.
    pub fn build(&self, out: impl AsRef<Path>) -> Result<Built, Error> {
        let started = Instant::now();
        let guard = Guard::new()
            .inside(&self.folder)
            .apart_from(self.folder.join(CONTENT))
            .apart_from(self.folder.join(THEMES));
        let before = self.fingerprint();
        let from = before.clone().map(|mut cache| {
            cache.sources(self.sources());
            cache.finish()
        });
        if let Some(from) = from
            && let Some((site, made)) = Publication::stands(out.as_ref(), &guard, from)
        {
            let mut timings = vec![("find", self.opened), ("compare", started.elapsed())];
            let (mut report, mut untold) = (Report::new(), made.notes);
            // Warnings are told again and again. These take reading, but no page.
            if made.warnings > 0 {
                let prepared = self.manuscript.prepare();
                (report, untold) = (prepared.report, 0);
                timings.extend(prepared.timings);
            }
            let (site, pages) = (Some(site), made.pages);
            return Ok(Built { report, site, pages, timings, untold: Some(untold) });
        }
        let compared = started.elapsed();
        let prepared = self.manuscript.prepare();
        let Prepared { timeline, config, mut report, mut timings, is_settled } = prepared;
        timings.splice(0..0, [("find", self.opened), ("compare", compared)]);
        if self.manuscript.stops(&report) {
            if report.has_errors() {
                let theme = self.manuscript.theme();
                add_apart(&mut report, &Outputs::plan(&timeline, theme, &config, &self.media));
                report.sort();
            }
            return Ok(Built { report, site: None, pages: 0, timings, untold: None });
        }
        self.stop.go_on(out.as_ref())?;
        let started = Instant::now();
        let theme = self.manuscript.theme();
        let mut held_timeline = None;
        let timeline = self.hold(timeline, &mut held_timeline);
        let mut held_outputs = None;
        let outputs = Outputs::plan(timeline, theme, &config, &self.media);
        let outputs = self.hold(outputs, &mut held_outputs);
        let pages = outputs
            .paths()
            .filter(|path| Path::new(path).extension().is_some_and(|kind| kind == "html"))
            .count();
        let without_texts = before.filter(|_| is_settled).map(|mut cache| {
            cache.sources_without_texts(self.sources(), timeline);
            cache.finish()
        });
        timings.push(("plan", started.elapsed()));
        let started = Instant::now();
        let mut publication = Publication::begin_unless(out.as_ref(), &guard, self.stop.clone())?;
        timings.push(("look at what stands", started.elapsed()));
        let started = Instant::now();
        if let Some(progress) = &self.progress {
            progress.plan(outputs.paths().count());
        }
        let stays = without_texts.is_some_and(|hash| publication.differs_in_texts(hash));
        let mut found = self.write(outputs, &publication, stays)?;
        if found.is_none() {
            drop(publication);
            publication = Publication::begin_unless(out.as_ref(), &guard, self.stop.clone())?;
            found = self.write(outputs, &publication, false)?;
        }
        let prepared = report.iter().count();
        report.extend(found.unwrap_or_default());
        // A page that was not made because of a mistake is not gone.
        if !report.has_errors() {
            report.extend(lost(&publication.gone(), |path| publication.stood(path), timeline));
        }
        report.sort();
        self.media.answer()?;
        timings.push(("render and write", started.elapsed()));
        if self.manuscript.stops(&report) {
            return Ok(Built { report, site: None, pages: 0, timings, untold: None });
        }
        let started = Instant::now();
        let warnings = report.count(Severity::Warning);
        let notes = report.iter().count();
        let late = notes.saturating_sub(prepared);
        // What came up while pages were made is told by making them again.
        let made = from.zip(without_texts).filter(|_| warnings == 0 || late == 0);
        let made = made.map(|(from, without_texts)| Made {
            from,
            without_texts,
            pages,
            warnings,
            notes,
            late,
        });
        let site = publication.commit_made(made)?;
        timings.push(("publish", started.elapsed()));
        Ok(Built { report, site: Some(site), pages, timings, untold: None })
    }

    /// Makes the files of a site; where `stays`, without those that stand as they would be made.
    /// Answers what is to be said; nothing where not all can stay.
    fn write(
        &self,
        outputs: &Outputs<'_>,
        publication: &Publication,
        stays: bool,
    ) -> Result<Option<Report>, Error> {
        let is_doubtful = AtomicBool::new(false);
        let progress = self.progress.as_deref();
        let told = Told { publication, progress, stays, is_doubtful: &is_doubtful };
        let report = outputs.write_to(&told)?;
        let are_all_kept = !stays || publication.keep_the_rest()?;
        Ok(Some(report).filter(|_| are_all_kept && !is_doubtful.load(Ordering::Relaxed)))
    }

    /// All that the site depends on but its texts; nothing where one cannot be sure.
    fn fingerprint(&self) -> Option<Cache> {
        let mut cache = Cache::new()?;
        self.manuscript.fingerprint(&mut cache);
        cache.media(&self.media.places).then_some(cache)
    }
}

impl Built {
    /// The result as one JSON object on one line: `pages`, `files`, `bytes`, `written`,
    /// `unchanged`, `removed`, `warnings`, `seconds`.
    pub fn to_json(&self) -> String {
        let site = self.site.unwrap_or_default();
        let seconds: f64 = self.timings.iter().map(|(_, took)| took.as_secs_f64()).sum();
        serde_json::json!({
            "pages": self.pages,
            "files": site.files,
            "bytes": site.bytes,
            "written": site.written,
            "unchanged": site.unchanged,
            "removed": site.removed,
            "warnings": self.report.count(Severity::Warning),
            "seconds": (seconds * 1000.0).round() / 1000.0,
        })
        .to_string()
    }
}

/// An author's pictures and documents, read when a page shows them.
#[derive(Debug)]
struct Media {
    places: BTreeMap<String, PathBuf>,
    /// The first file that was there and could not be read.
    failed: Mutex<Option<Error>>,
}

impl Media {
    /// # Errors
    ///
    /// What the machine did wrong while files were read.
    fn answer(&self) -> Result<(), Error> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.take().map_or(Ok(()), Err)
    }
}

impl Files for Media {
    fn read(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        let place = self.places.get(path)?;
        match fs::read(place) {
            Ok(bytes) => Some(Cow::Owned(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => {
                let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
                failed.get_or_insert(Error::read(place, error));
                None
            }
        }
    }
}

/// Takes a site, and tells whoever waits of each file.
struct Told<'p> {
    publication: &'p Publication,
    progress: Option<&'p Progress>,
    /// Whether the site that stands differs in texts of events alone.
    stays: bool,
    is_doubtful: &'p AtomicBool,
}

impl Told<'_> {
    fn step(&self) {
        if let Some(progress) = self.progress {
            progress.step();
        }
    }
}

impl Sink for Told<'_> {
    type Error = Error;

    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.step();
        self.publication.put(path, bytes)
    }

    fn keep(&self, path: &str, made_from: Fingerprint) -> Result<bool, Error> {
        let is_kept = self.publication.keep(path, made_from)?;
        if is_kept {
            self.step();
        }
        Ok(is_kept)
    }

    fn stays(&self, path: &str, texts: Fingerprint) -> bool {
        self.stays && self.publication.was_made_from(path, texts)
    }

    fn stood(&self, path: &str) -> Option<Vec<u8>> {
        if self.stays { self.publication.as_it_stands(path) } else { None }
    }

    fn doubt(&self) {
        self.is_doubtful.store(true, Ordering::Relaxed);
    }

    fn put_showing(&self, path: &str, bytes: &[u8], texts: Fingerprint) -> Result<(), Error> {
        self.put_made_from(path, bytes, texts)
    }

    fn put_made_from(&self, path: &str, bytes: &[u8], from: Fingerprint) -> Result<(), Error> {
        self.step();
        self.publication.put_made_from(path, bytes, from)
    }
}

/// Reads a site and keeps nothing, until the flag says that it is over.
struct Proof<'f>(&'f AtomicBool);

impl Sink for Proof<'_> {
    type Error = ();

    fn put(&self, _: &str, _: &[u8]) -> Result<(), ()> {
        if self.0.load(std::sync::atomic::Ordering::Relaxed) { Err(()) } else { Ok(()) }
    }

    /// What is drawn has nothing in it to be read.
    fn keep(&self, path: &str, _: Fingerprint) -> Result<bool, ()> {
        self.put(path, &[]).map(|()| true)
    }
}

/// The site file without the rest: it names the theme, whose texts join the others.
fn site_alone(sources: &Sources) -> Sources {
    let mut alone = Sources::new();
    for file in sources.ids() {
        let path = sources.path(file);
        if SITE_FILES.contains(&path) {
            alone.add(path, sources.text(file));
        }
    }
    alone
}

/// Now, in UTC, to the second.
fn this_moment() -> Date {
    let now = chrono::Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    now.parse().unwrap_or_else(|_| Date::from_year(i64::from(i16::MIN)))
}
