//! Starting points: a site, a timeline, an event, as a colleague would have set them up.
//!
//! Everything that is made here passes `check` and builds at once. Existing files are never
//! changed or replaced.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_core::Key;
use dateline_dates::{Date, ENGLISH};

use crate::authored::write_new;
use crate::discover::CONTENT;
use crate::error::{Error, ErrorKind};

/// A small site in a folder that is new or empty: the files that were written.
///
/// # Errors
///
/// [`ErrorKind::Refused`] when the folder holds something; [`ErrorKind::Write`] when the machine
/// does not let us write.
pub fn site(folder: &Path) -> Result<Vec<PathBuf>, Error> {
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
    let files = [
        (".gitignore", include_str!("scaffold/gitignore")),
        ("content/site.yaml", include_str!("scaffold/site.yaml")),
        ("content/people.yaml", include_str!("scaffold/people.yaml")),
        ("content/places.yaml", include_str!("scaffold/places.yaml")),
        ("content/sources.yaml", include_str!("scaffold/sources.yaml")),
        ("content/apollo-11/timeline.yaml", include_str!("scaffold/timeline.yaml")),
        ("content/apollo-11/events.yaml", include_str!("scaffold/events.yaml")),
        ("content/apollo-11/first-steps.md", include_str!("scaffold/first-steps.md")),
    ];
    files.iter().map(|(path, text)| write_new(&folder.join(path), text)).collect()
}

/// An empty timeline in a project: the file that was written.
///
/// # Errors
///
/// [`ErrorKind::Refused`] when `key` is not a key or the timeline is there already;
/// [`ErrorKind::NoContent`] when the project has no content.
pub fn timeline(project: &Path, key: &str) -> Result<Vec<PathBuf>, Error> {
    let content = content_of(project)?;
    let key = valid(key)?;
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
pub fn event(project: &Path, story: &str, date: &str, title: &str) -> Result<Vec<PathBuf>, Error> {
    let folder = content_of(project)?.join(valid(story)?.as_str());
    if !folder.is_dir() {
        let message = format!("there is no timeline `{story}`");
        return Err(Error::new(ErrorKind::Refused, message)
            .at(&folder)
            .helped("make it with `dateline new timeline`"));
    }
    if let Err(error) = Date::from_phrase(date, &ENGLISH) {
        let message = format!("`{date}` is not a date: {error}");
        return Err(Error::new(ErrorKind::Refused, message)
            .helped("try `dateline date` to see what can be said"));
    }
    let key = Key::from_words(title);
    if !key.is_valid() {
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

fn content_of(project: &Path) -> Result<PathBuf, Error> {
    let content = project.join(CONTENT);
    if content.is_dir() {
        return Ok(content);
    }
    let message = format!("there is no folder `{}`", content.display());
    Err(Error::new(ErrorKind::NoContent, message)
        .at(&content)
        .helped("start one with `dateline new site DIR`"))
}

fn valid(key: &str) -> Result<Key, Error> {
    let valid = Key::from(key);
    if valid.is_valid() {
        return Ok(valid);
    }
    let message = format!("`{key}` is not a key for a timeline");
    Err(Error::new(ErrorKind::Refused, message)
        .helped("a key is lower-case words of letters and digits, with hyphens between them"))
}

/// A text as one YAML value, quoted where it has to be.
fn scalar(text: &str) -> String {
    // A string always has a form in YAML, so there is nothing to be answered for here.
    let quoted = serde_yaml::to_string(text).unwrap_or_default();
    quoted.trim_end().to_owned()
}
