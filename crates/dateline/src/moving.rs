//! Moving in and moving out: a foreign file becomes content, a timeline becomes a foreign file.
//!
//! 1. The file is read beside what is there: a person, a place or a source that the project knows
//!    is used, not made again, and no key is given twice.
//! 2. What comes of it is put into place in memory: new files, and registries and lists that grow
//!    at their end. What an author wrote stays to the letter.
//! 3. The project is read as it would be then. Only when nothing is wrong that was not wrong before
//!    is a file written.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use dateline_core::{Draft, Drafts, Event, Key, MediaFile, Story};
use dateline_exchange::{
    ArticleKind, ArticleOptions, Format, ImportOptions, Imported, write_content,
};
use dateline_text::{Diagnostic, Report, Severity, Sources, render};

use crate::authored::{timeline_key, write_new, write_over};
use crate::discover::{CONTENT, discover, project_of};
use crate::error::{Error, ErrorKind, shown};
use crate::manuscript::{Manuscript, Prepared};
use crate::project::Project;

/// A foreign file larger than this is not read.
const MAX_FOREIGN_BYTES: u64 = 64 << 20;

/// What came of a foreign file.
#[derive(Debug)]
#[non_exhaustive]
pub struct Moved {
    /// The files that were written; none where the report has errors.
    pub files: Vec<PathBuf>,
    /// The timeline that it became, or that it was put into.
    pub timeline: Key,
    /// How many events came in.
    pub events: usize,
    /// What could not be carried over, what had to be decided, and what is wrong.
    pub report: Report,
    /// The texts that the report has places in.
    pub sources: Sources,
}

impl Moved {
    /// The result as one JSON object: `files`, `timeline`, `events`, `report`.
    pub fn to_json(&self) -> String {
        let files: Vec<String> = self.files.iter().map(|it| it.display().to_string()).collect();
        let timeline = self.timeline.as_str();
        let report = render::json(&self.report, &self.sources);
        // The report is JSON already.
        let head =
            serde_json::json!({ "timeline": timeline, "events": self.events, "files": files });
        let head = head.to_string();
        format!("{},\"report\":{}}}", head.trim_end_matches('}'), report.trim_end())
    }
}

/// Turns a file of a foreign format into content files of a project.
///
/// Where the options name a timeline that is there, its events join those; the file's own title
/// and lanes then stay behind. The folder of the project may be empty. Without a format, that which
/// the file seems to be of is taken ([`Format::guess`]), and the report says which.
///
/// # Errors
///
/// What the machine did wrong; [`ErrorKind::Refused`] where the options name a timeline by what is
/// no key. A file that is not of the format is an error in the report, and nothing is written.
///
/// ```
/// use dateline::{ImportOptions, Project};
///
/// let folder = tempfile::tempdir()?;
/// let sheet = folder.path().join("bridge.csv");
/// std::fs::write(&sheet, "Year,Headline\n1908,The first planks\n1931,The flood takes it\n")?;
/// let site = folder.path().join("site");
/// let moved = dateline::import(&site, &sheet, None, ImportOptions::default())?;
/// assert_eq!((moved.timeline.as_str(), moved.events), ("bridge", 2));
/// assert!(!Project::open(&site)?.check().has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn import(
    project: &Path,
    file: &Path,
    format: impl Into<Option<Format>>,
    mut options: ImportOptions,
) -> Result<Moved, Error> {
    let place = Place::of(project, &mut options)?;
    let (name, bytes) = foreign(file)?;
    if let Some(format) = format.into() {
        return place.take(dateline_exchange::import(format, &name, &bytes, &options));
    }
    let Some(format) = Format::guess(&name, &bytes) else {
        let message = format!("nothing in {} says which format it is of", shown(file));
        return Err(Error::new(ErrorKind::Refused, message)
            .at(file)
            .helped("name the format in place of `auto`"));
    };
    let mut imported = dateline_exchange::import(format, &name, &bytes, &options);
    let message = format!("this file is read as `{}`: {}", format.name(), format.title());
    imported.report.push(Diagnostic::note("decided", message));
    place.take(imported)
}

/// Turns an article into proposed events of a project, each a draft for an editor to check.
///
/// The kind of the article follows from its name: Markdown, HTML, or else plain text.
///
/// # Errors
///
/// As [`import`].
pub fn draft(project: &Path, file: &Path, mut options: ArticleOptions) -> Result<Moved, Error> {
    let place = Place::of(project, &mut options.import)?;
    let (name, bytes) = foreign(file)?;
    let kind = ArticleKind::from_path(&name);
    place.take(dateline_exchange::draft(&name, &bytes, kind, &options))
}

impl Project {
    /// A timeline in a foreign format, as it is to be published; with the report that says why
    /// there is none.
    ///
    /// Without a key it is the only timeline that there is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Refused`] for a timeline that is not there, for several of which none is named,
    /// and for a format that is only read.
    ///
    /// ```
    /// use dateline::{Format, Project, scaffold};
    ///
    /// let folder = tempfile::tempdir()?;
    /// scaffold::site(folder.path())?;
    /// let (calendar, report) = Project::open(folder.path())?.export(Format::ICal, None)?;
    /// assert!(!report.has_errors(), "{report}");
    /// assert!(calendar.expect("it has no errors").starts_with("BEGIN:VCALENDAR"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn export(
        &self,
        format: Format,
        timeline: Option<&str>,
    ) -> Result<(Option<String>, Report), Error> {
        let Prepared { timeline: all, config, report, .. } = self.manuscript().prepare();
        if report.has_errors() {
            return Ok((None, report));
        }
        let keys = || {
            let keys: Vec<String> = all.stories().map(|it| format!("`{}`", it.key.value)).collect();
            keys.join(", ")
        };
        let story = match timeline {
            Some(key) => all.story(key).ok_or_else(|| {
                let message = format!("there is no timeline `{key}`; there are {}", keys());
                Error::new(ErrorKind::Refused, message)
            })?,
            None => match (all.stories().next(), all.stories().len()) {
                (Some(only), 1) => only,
                (None, _) => {
                    return Err(Error::new(ErrorKind::Refused, "there is no timeline here"));
                }
                (Some(_), _) => {
                    let message = format!("there are several timelines: {}", keys());
                    return Err(Error::new(ErrorKind::Refused, message)
                        .helped("name one with `--timeline`"));
                }
            },
        };
        let text = dateline_site::export(story, &config, format).ok_or_else(|| {
            let message = format!("`{}` is a format that is read, not written", format.name());
            Error::new(ErrorKind::Refused, message)
        })?;
        let left_out =
            story.entries().map(|entry| entry.event).filter(|it| !format.holds(it.get()));
        let losses = left_out.map(|event| {
            let (key, date) = (&event.get().key.value, event.get().when());
            let message = format!("`{key}` is left out: {} cannot say `{date}`", format.title());
            Diagnostic::warning("not-carried", message).at(event.get().date.span)
        });
        Ok((Some(text), losses.collect()))
    }
}

/// A project that something is moved into.
struct Place {
    folder: PathBuf,
    sources: Sources,
    /// All that is there, drafts among it.
    draft: Draft,
    /// Whether a timeline was named: two of one title need not be the same, so events join one
    /// that is there only where its key was said.
    joins: bool,
}

impl Place {
    /// Finds what is there, and lets the options know of it.
    fn of(folder: &Path, options: &mut ImportOptions) -> Result<Place, Error> {
        if let Some(key) = &options.key {
            timeline_key(key.as_str())?;
        }
        let folder = project_of(folder);
        let sources = match discover(&folder) {
            Ok(found) => found.sources,
            // A folder without content is a project that begins here.
            Err(error) if error.kind() == ErrorKind::NoContent => Sources::new(),
            Err(error) => return Err(error),
        };
        let draft = dateline_read::read(&sources, CONTENT).draft;
        options.beside = draft.clone();
        let joins = options.key.is_some();
        Ok(Place { folder, sources, draft, joins })
    }

    /// Puts what came into its place; see the steps of the module.
    fn take(self, imported: Imported) -> Result<Moved, Error> {
        let Imported { mut draft, mut report, sources: foreign, .. } = imported;
        let timeline =
            draft.stories.first().map_or_else(|| Key::from(""), |story| story.key.value.clone());
        let events = draft.events.len();
        let its_own = format!("{CONTENT}/{timeline}/timeline.yaml");
        let there = self.draft.stories.iter().find(|it| it.key.value == timeline);
        if there.is_some() && !self.joins {
            let message = format!("there is a timeline `{timeline}` already");
            report.push(Diagnostic::error("doubled-key", message).help(format!(
                "`--into {timeline}` adds the events to it; `--into` another key makes a new one"
            )));
        }
        if report.has_errors() {
            return Ok(Moved { files: Vec::new(), timeline, events, report, sources: foreign });
        }
        if let Some(there) = there {
            report.extend(join(&mut draft, there));
        }
        report.extend(self.told_twice(&draft));
        report.extend(self.lacking(&draft));
        let whole = self.draft.clone().and(draft.clone()).resolve().timeline;
        report.extend(draft.unlink(&whole).into_iter().map(|name| {
            let what =
                format!("`{name}` did not come along: of what leads there only the words stay");
            Diagnostic::note("not-carried", what)
        }));
        let mut new = Vec::new();
        let mut grown = Vec::new();
        for (path, text) in write_content(&draft) {
            let path = format!("{CONTENT}/{path}");
            if there.is_some() && path == its_own {
                continue;
            }
            match self.sources.find(&path) {
                None => new.push((path, text)),
                Some(file) => {
                    let before = self.sources.text(file);
                    grown.push((path, grow(before, &text)));
                }
            }
        }
        let wrong = self.wrong_with(new.iter().chain(&grown));
        if let Some((report, sources)) = wrong {
            return Ok(Moved { files: Vec::new(), timeline, events, report, sources });
        }
        let mut files = Vec::new();
        for (path, text) in &grown {
            files.push(write_over(&self.folder.join(path), text)?);
        }
        for (path, text) in &new {
            files.push(write_new(&self.folder.join(path), text)?);
        }
        Ok(Moved { files, timeline, events, report: report.sorted(), sources: foreign })
    }

    /// Events that came and are there already, by title and date.
    fn told_twice(&self, draft: &Draft) -> Vec<Diagnostic> {
        let same = |one: &Event, other: &Event| {
            one.story == other.story && one.title() == other.title() && one.when() == other.when()
        };
        let twice =
            draft.events.iter().filter(|new| self.draft.events.iter().any(|it| same(it, new)));
        let told = twice.map(|event| {
            let message = format!(
                "`{}` came in beside an event of the same title and date: see whether it is the same",
                event.key.value
            );
            Diagnostic::warning("decided", message)
        });
        told.collect()
    }

    /// Pictures and documents that are named and did not come along.
    fn lacking(&self, draft: &Draft) -> Vec<Diagnostic> {
        let named = draft.events.iter().flat_map(|event| {
            let paths = event.media.iter().filter_map(|media| match &media.file {
                MediaFile::Local(path) => Some(path.value.as_str()),
                _ => None,
            });
            paths.map(|path| format!("{CONTENT}/{path}"))
        });
        let is_there = |path: &String| fs::symlink_metadata(self.folder.join(path)).is_ok();
        let mut lacking: Vec<String> = named.filter(|path| !is_there(path)).collect();
        lacking.sort_unstable();
        lacking.dedup();
        let told = lacking.into_iter().map(|path| {
            let message = format!("a picture or document did not come along: put it at `{path}`");
            Diagnostic::warning("not-carried", message)
        });
        told.collect()
    }

    /// The texts that are there, by their paths.
    fn texts(&self, wanted: impl Fn(&str) -> bool) -> Sources {
        let mut texts = Sources::new();
        for file in self.sources.ids() {
            let path = self.sources.path(file);
            if wanted(path) {
                texts.add(path, self.sources.text(file));
            }
        }
        texts
    }

    /// What would be wrong that is not wrong now.
    fn wrong_with<'a>(
        &self,
        changed: impl Iterator<Item = &'a (String, String)>,
    ) -> Option<(Report, Sources)> {
        let changed: Vec<&(String, String)> = changed.collect();
        let is_changed = |path: &str| changed.iter().any(|(other, _)| other == path);
        let mut then = self.texts(|path| !is_changed(path));
        for (path, text) in &changed {
            then.add(path.as_str(), text.as_str());
        }
        let read = |sources: Sources| Manuscript::new(sources).with_drafts(Drafts::Shown);
        let then = read(then);
        let after = then.prepare().report;
        let errors = after.count(Severity::Error);
        // What is there now is asked only where there is something to compare with.
        if errors == 0
            || errors <= read(self.texts(|_| true)).prepare().report.count(Severity::Error)
        {
            return None;
        }
        let mut wrong: Report =
            after.into_iter().filter(|one| one.severity() == Severity::Error).collect();
        wrong.push(
            Diagnostic::note("import", "nothing was written: the content would have these errors")
                .help("mend the foreign file, or name another timeline with `--into`"),
        );
        Some((wrong, then.into_sources()))
    }
}

/// A text with more at its end, in the line ends that it has.
fn grow(before: &str, more: &str) -> String {
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let more = more.replace('\n', end);
    match before.trim_end() {
        "" => more,
        text => format!("{text}{end}{end}{more}"),
    }
}

/// Events for a timeline that is there: what that does not know stays behind, and is told.
fn join(draft: &mut Draft, there: &Story) -> Report {
    let mut report = Report::new();
    let mut left = Vec::new();
    for event in &mut draft.events {
        let unknown =
            event.track.take_if(|track| !there.tracks.iter().any(|it| it.key.value == track.value));
        if let Some(track) = unknown
            && !left.contains(&track.value)
        {
            left.push(track.value);
        }
    }
    for track in left {
        report.push(
            Diagnostic::note(
                "not-carried",
                format!("the lane `{track}` is not carried over: the timeline has no such track"),
            )
            .help("add it to `tracks` of the timeline, and to the events"),
        );
    }
    report
}

/// A foreign file: its name, for messages, and its bytes.
fn foreign(file: &Path) -> Result<(String, Vec<u8>), Error> {
    let read = |source| Error::read(file, source);
    let mut bytes = Vec::new();
    // What is no file, such as a pipe, has no length.
    let opened = File::open(file).map_err(read)?;
    opened.take(MAX_FOREIGN_BYTES + 1).read_to_end(&mut bytes).map_err(read)?;
    if bytes.len() as u64 > MAX_FOREIGN_BYTES {
        let message = format!("{} has more than 64 MB", shown(file));
        return Err(Error::new(ErrorKind::Refused, message).at(file));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, bytes))
}
