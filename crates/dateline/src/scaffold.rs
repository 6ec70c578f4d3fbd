//! Starting points: a site, a timeline, an event, as a colleague would have set them up.
//!
//! Everything that is made here passes `check` and builds at once. Existing files are never
//! changed or replaced.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_core::Key;
use dateline_dates::{Date, ENGLISH, Words};

use crate::authored::{timeline_key, write_new};
use crate::discover::{CONTENT, project_of};
use crate::error::{Error, ErrorKind};
use crate::project::Project;

/// What a new site starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Template {
    /// Apollo 11 in four events: shows the format.
    #[default]
    Plain,
    /// What was known, by whom and when: papers of the time, later accounts, a claim that is refuted.
    Investigation,
    /// A life in eras, with dates as exact as they are known.
    Biography,
    /// The newest first, with what is sure, reported, planned and corrected.
    RunningStory,
}

/// The files of a template, by their path in the project.
macro_rules! starting_point {
    ($folder:literal, $story:literal, $last:literal) => {
        [
            (".gitignore", include_str!("scaffold/gitignore")),
            ("content/site.yaml", include_str!(concat!("scaffold/", $folder, "site.yaml"))),
            ("content/people.yaml", include_str!(concat!("scaffold/", $folder, "people.yaml"))),
            ("content/places.yaml", include_str!(concat!("scaffold/", $folder, "places.yaml"))),
            ("content/sources.yaml", include_str!(concat!("scaffold/", $folder, "sources.yaml"))),
            (
                concat!("content/", $story, "/timeline.yaml"),
                include_str!(concat!("scaffold/", $folder, "timeline.yaml")),
            ),
            (
                concat!("content/", $story, "/events.yaml"),
                include_str!(concat!("scaffold/", $folder, "events.yaml")),
            ),
            (
                concat!("content/", $story, "/", $last, ".md"),
                include_str!(concat!("scaffold/", $folder, "closing.md")),
            ),
        ]
    };
}

impl Template {
    fn files(self) -> [(&'static str, &'static str); 8] {
        match self {
            Template::Plain => starting_point!("plain/", "apollo-11", "first-steps"),
            Template::Investigation => starting_point!("investigation/", "bridge", "hearing"),
            Template::Biography => starting_point!("biography/", "ada-lovelace", "notes"),
            Template::RunningStory => {
                starting_point!("running-story/", "harbor-strike", "mediation")
            }
        }
    }
}

/// The plain small site in a folder that is new or empty: the files that were written.
///
/// # Errors
///
/// As [`site_from`].
pub fn site(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    site_from(Template::Plain, folder)
}

/// A small site in a folder that is new or empty: the files that were written.
///
/// ```
/// use dateline::scaffold::{Template, site_from};
///
/// let folder = tempfile::tempdir()?;
/// for template in
///     [Template::Plain, Template::Investigation, Template::Biography, Template::RunningStory]
/// {
///     let site = folder.path().join(format!("{template:?}"));
///     site_from(template, &site)?;
///     let report = dateline::Project::open(&site)?.check();
///     assert!(report.is_empty(), "{template:?}: {report}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Refused`] when the folder holds something; [`ErrorKind::Write`] when the machine
/// does not let us write.
pub fn site_from(template: Template, folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => Some(entries),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::read(folder, error)),
    };
    if entries.as_mut().is_some_and(|entries| entries.next().is_some()) {
        let message = format!("the folder `{}` is not empty", folder.display());
        return Err(Error::new(ErrorKind::Refused, message)
            .at(folder)
            .helped("name a new folder, or use `dateline new timeline` in a site that is there"));
    }
    template.files().iter().map(|(path, text)| write_new(&folder.join(path), text)).collect()
}

/// An empty timeline in a project: the file that was written.
///
/// # Errors
///
/// [`ErrorKind::Refused`] when `key` is not a key or the timeline is there already;
/// [`ErrorKind::NoContent`] when the project has no content.
pub fn timeline(project: &Path, key: &str) -> Result<Vec<PathBuf>, Error> {
    let content = content_of(project)?;
    let key = timeline_key(key)?;
    let folder = content.join(key.as_str());
    let title = key.as_str().replace('-', " ");
    let mut letters = title.chars();
    let title: String = letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default();
    let text = format!(
        "title: {}\nsummary: What this timeline tells, in one or two sentences.\n",
        scalar(&title)
    );
    Ok(vec![write_new(&folder.join("timeline.yaml"), &text)?])
}

/// An event in a timeline of a project: the file that was written.
///
/// # Errors
///
/// [`ErrorKind::Refused`] when there is no such timeline folder, the date is not a date, no key
/// can be made of the title, or the file is there already.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// dateline::scaffold::site(folder.path())?;
/// let title = "Out of quarantine";
/// let made = dateline::scaffold::event(folder.path(), "apollo-11", "August 10, 1969", title)?;
/// assert!(made[0].ends_with("content/apollo-11/out-of-quarantine.md"));
/// assert!(!dateline::Project::open(folder.path())?.check().has_errors());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn event(project: &Path, story: &str, date: &str, title: &str) -> Result<Vec<PathBuf>, Error> {
    let folder = content_of(project)?.join(timeline_key(story)?.as_str());
    if !folder.is_dir() {
        let message = format!("there is no timeline `{story}`");
        return Err(Error::new(ErrorKind::Refused, message)
            .at(&folder)
            .helped("make it with `dateline new timeline`"));
    }
    if let Err(error) = Date::from_phrase(date, words_of(project, story)?) {
        let message = format!("`{date}` is not a date: {error}");
        return Err(Error::new(ErrorKind::Refused, message)
            .helped("try `dateline date` to see what can be said"));
    }
    let key = Key::from_words(title);
    if !key.is_valid() || title.contains(char::is_control) {
        let message = format!("no file name can be made of the title `{title}`");
        return Err(Error::new(ErrorKind::Refused, message));
    }
    let text = format!(
        "---\ntitle: {}\ndate: {}\nsources: []\n---\n\nWhat happened, and how we know.\n",
        scalar(title),
        scalar(date),
    );
    Ok(vec![write_new(&folder.join(format!("{key}.md")), &text)?])
}

/// The words in which a timeline writes its dates.
fn words_of(project: &Path, story: &str) -> Result<&'static Words, Error> {
    let project = Project::open(project)?;
    let prepared = project.manuscript().prepare();
    let own = prepared.timeline.story(story).and_then(|story| story.get().language.clone());
    let language = own.map_or(prepared.config.language, |tag| tag.value);
    Ok(Words::for_language(&language).unwrap_or(&ENGLISH))
}

fn content_of(project: &Path) -> Result<PathBuf, Error> {
    let content = project_of(project).join(CONTENT);
    if content.is_dir() {
        return Ok(content);
    }
    let message = format!("there is no folder `{}`", content.display());
    Err(Error::new(ErrorKind::NoContent, message)
        .at(&content)
        .helped("start one with `dateline new site DIR`"))
}

/// A text as one YAML value, quoted where it has to be.
fn scalar(text: &str) -> String {
    // A string always has a form in YAML, so there is nothing to be answered for here.
    let quoted = serde_yaml::to_string(text).unwrap_or_default();
    quoted.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_dated_in_the_words_of_its_timeline() {
        let folder = tempfile::tempdir().unwrap();
        site(folder.path()).unwrap();
        let made = timeline(folder.path(), "der-mond").unwrap();
        fs::write(&made[0], "title: Der Mond\nlanguage: de\n").unwrap();
        let made = |story, date| event(folder.path(), story, date, "Ein Treffen").is_ok();
        assert!(!made("der-mond", "June 4, 2000") && made("der-mond", "4. Juni 2000"));
        assert!(!made("apollo-11", "4. Juni 2000") && made("apollo-11", "June 4, 2000"));
    }

    #[test]
    fn names_that_every_site_has_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        site(folder.path()).unwrap();
        for key in ["people", "search", "Not a key"] {
            let refused = timeline(folder.path(), key).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::Refused, "{key}");
        }
        assert!(event(folder.path(), "apollo-11", "2000", "Two\nlines").is_err());
    }
}
