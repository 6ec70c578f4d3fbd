//! Finds what an author wrote: every text and every media file of `content/`, in a fixed order.
//!
//! The order is that of the bytes of the names, folder by folder, so that nothing depends on how a
//! disk lists them. Texts are read here, once; what comes after works in memory. Media are listed,
//! not read: a film need not go through memory to be copied.
//!
//! What is odd in the folder (a link that leads out, a pipe) is the author's, so it is reported with
//! everything else and skipped: as an error where a text could be lost with it, as a warning where
//! it is a picture, since a page that shows it tells the error at its own place. A file that the machine will not give is an [`Error`]. What editors
//! and systems leave lying about is passed over in silence.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use dateline_read::limits::MAX_FILE_BYTES;
use dateline_text::{Code, Diagnostic, Report, Severity, Sources, Span};
use walkdir::{DirEntry, WalkDir};

use crate::error::{Error, ErrorKind, shown};

/// The folder of a project that an author writes in.
pub const CONTENT: &str = "content";

/// The largest text that is read: what the reader refuses need not be in memory.
const MAX_TEXT_BYTES: u64 = MAX_FILE_BYTES as u64;

/// A file is larger than is read.
const TOO_LARGE: Code = Code::new("too-large");
const TOO_MUCH: &str = "this file has more than 16 MB of text";
/// The largest picture, film or document: it goes through memory when it is published, and the
/// services that serve pages take no larger ones.
const MAX_MEDIA_BYTES: u64 = 256 * 1024 * 1024;
const TOO_LONG: &str = "this file has more than 256 MB, and is not published";

/// A link on the disk that is not followed.
const LINKED_FILE: Code = Code::new("linked-file");
/// Something with the name of a text that is no file.
const NOT_A_FILE: Code = Code::new("not-a-file");
/// A name that cannot be written in a text or a message.
const FILE_NAME: Code = Code::new("file-name");
const ODD_NAME: &str = "the name of this file is not UTF-8, or has a control character in it";

/// What is in the `content` folder of a project.
#[derive(Debug)]
#[non_exhaustive]
pub struct Discovery {
    /// Every text, its path beginning with `content/`.
    pub sources: Sources,
    /// Every other file, in the same order.
    pub media: Vec<MediaFile>,
    /// What is odd in the folder.
    pub report: Report,
}

/// A file that is published as it is, if something refers to it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct MediaFile {
    /// Its path in the project, beginning with `content/` and divided by `/` on every system.
    pub path: String,
    /// Where it lies on the disk; links on the way are followed already.
    pub place: PathBuf,
    /// Its size when it was found.
    pub bytes: u64,
}

/// Finds and reads everything in the `content` folder of a project.
///
/// # Errors
///
/// [`ErrorKind::NoContent`] when there is no such folder; [`ErrorKind::Read`] when a folder or a
/// text in it may not be read. A file that goes away meanwhile counts as not having been there:
/// many editors save by replacing a file.
pub fn discover(project: &Path) -> Result<Discovery, Error> {
    let content = project.join(CONTENT);
    if !fs::metadata(&content).is_ok_and(|meta| meta.is_dir()) {
        return Err(no_content(project));
    }
    let real = |path: &Path| fs::canonicalize(path).map_err(|source| Error::read(path, source));
    let mut finder = Finder {
        // Where the content folder itself is a link, its author put it there.
        within: [real(project)?, real(&content)?],
        found: Discovery { sources: Sources::new(), media: Vec::new(), report: Report::new() },
        buffer: Vec::with_capacity(64 * 1024),
    };
    let mut walk = WalkDir::new(&content)
        .min_depth(1)
        // What is compared lies in one folder, so whole paths are in the order of the names.
        .sort_by(|a, b| a.path().as_os_str().cmp(b.path().as_os_str()))
        .into_iter()
        .filter_entry(|entry| !is_leftover(entry.file_name()));
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(&content).to_owned();
                let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                if source.kind() == io::ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::read(&path, source));
            }
        };
        let relative = entry.path().strip_prefix(project).unwrap_or(entry.path());
        let Some(path) = plain(relative) else {
            finder.report(&entry, &escaped(relative), FILE_NAME, ODD_NAME, "rename it");
            if entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
            continue;
        };
        finder.look(&entry, path)?;
    }
    Ok(finder.found)
}

/// The folder that holds `content/`, where the content folder itself was named.
pub(crate) fn project_of(folder: &Path) -> PathBuf {
    let named = |path: &Path| path.file_name().is_some_and(|name| name == CONTENT);
    match folder.parent() {
        _ if folder.join(CONTENT).is_dir() => folder.to_owned(),
        Some(parent) if named(folder) => {
            if parent.as_os_str().is_empty() {
                PathBuf::from(".")
            } else {
                parent.to_owned()
            }
        }
        // `.` has no name of its own.
        _ if folder.file_name().is_none()
            && fs::canonicalize(folder).is_ok_and(|it| named(&it)) =>
        {
            folder.join("..")
        }
        _ => folder.to_owned(),
    }
}

/// Whether a name is that of something which an editor or a system leaves lying about; a watcher
/// passes over the same.
pub fn is_leftover(name: &OsStr) -> bool {
    const SYSTEM: [&str; 2] = ["thumbs.db", "desktop.ini"];
    const SWAP: [&str; 4] = [".swp", ".swo", ".swx", ".tmp"];
    let name = name.as_encoded_bytes();
    let ends_in = |end: &str| {
        let at = name.len().checked_sub(end.len());
        at.is_some_and(|at| name[at..].eq_ignore_ascii_case(end.as_bytes()))
    };
    name.starts_with(b".")
        || name.ends_with(b"~")
        || name.starts_with(b"~$")
        || (name.starts_with(b"#") && name.ends_with(b"#"))
        || SYSTEM.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
        || SWAP.into_iter().any(ends_in)
}

struct Finder {
    /// Links may lead here.
    within: [PathBuf; 2],
    found: Discovery,
    /// Where each text is read into.
    buffer: Vec<u8>,
}

impl Finder {
    fn look(&mut self, entry: &DirEntry, path: String) -> Result<(), Error> {
        let kind = entry.file_type();
        let mut place = entry.path().to_owned();
        if kind.is_dir() {
            return Ok(());
        } else if kind.is_symlink() {
            match self.follow(&place) {
                Ok(real) => place = real,
                Err(why) => {
                    self.report(entry, &path, LINKED_FILE, why, "put the file itself here");
                    return Ok(());
                }
            }
        } else if !kind.is_file() {
            // Never opened: a pipe would wait for somebody to write.
            let why = "this is a pipe or a device, not a file";
            self.report(entry, &path, NOT_A_FILE, why, "remove it");
            return Ok(());
        }
        if is_text(Path::new(&path)) {
            return self.read(entry, path, &place);
        }
        match fs::metadata(&place) {
            Ok(meta) if meta.len() > MAX_MEDIA_BYTES => {
                self.report(entry, &path, TOO_LARGE, TOO_LONG, "make it smaller, or link to it");
            }
            Ok(meta) => self.found.media.push(MediaFile { path, place, bytes: meta.len() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::read(&place, source)),
        }
        Ok(())
    }

    /// Where a link leads, or why it is not followed there. Links to folders never are: a few of
    /// them, each leading to the next twice, make more paths than there is time for.
    fn follow(&self, link: &Path) -> Result<PathBuf, &'static str> {
        let Ok(real) = fs::canonicalize(link) else {
            return Err("this is a link that leads nowhere");
        };
        if !self.within.iter().any(|folder| real.starts_with(folder)) {
            return Err("this is a link that leads out of the project");
        }
        match fs::metadata(&real) {
            Ok(meta) if meta.is_file() => Ok(real),
            _ => Err("this is a link to something other than a file"),
        }
    }

    fn read(&mut self, entry: &DirEntry, path: String, place: &Path) -> Result<(), Error> {
        // Room for most texts from the start: growing step by step asks the system eight times for
        // one file.
        let bytes = &mut self.buffer;
        bytes.clear();
        // One byte more than the limit tells that there is more, whatever the system says of its
        // size, and without reading a film that was named like a text.
        let read =
            File::open(place).and_then(|file| file.take(MAX_TEXT_BYTES + 1).read_to_end(bytes));
        match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other.map_err(|source| Error::read(place, source))?,
        };
        if bytes.len() as u64 > MAX_TEXT_BYTES {
            self.report(entry, &path, TOO_LARGE, TOO_MUCH, "divide it");
            return Ok(());
        }
        let (_, mistake) = self.found.sources.add_bytes(path, bytes);
        self.found.report.extend(mistake);
        Ok(())
    }

    /// Reports something that is skipped.
    fn report(&mut self, entry: &DirEntry, path: &str, code: Code, message: &str, help: &str) {
        let holds_texts = is_text(entry.path()) || entry.path().is_dir();
        let severity = if holds_texts { Severity::Error } else { Severity::Warning };
        let file = self.found.sources.add_unread(path);
        let mistake = Diagnostic::new(severity, code, message);
        self.found.report.push(mistake.at(Span::new(file, 0..0)).help(help.to_owned()));
    }
}

/// A path as texts write it; nothing when it has a name that no text can hold.
fn plain(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(OsStr::to_str).collect();
    Some(parts?.join("/")).filter(|path| !path.contains(char::is_control))
}

/// The nearest to it that can be shown.
fn escaped(path: &Path) -> String {
    let mut shown = String::new();
    for c in path.to_string_lossy().chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().map(OsStr::to_ascii_lowercase);
    ending.is_some_and(|ending| {
        ["md", "markdown", "yaml", "yml"].iter().any(|known| ending == *known)
    })
}

fn no_content(project: &Path) -> Error {
    let message = format!("there is no folder `{CONTENT}` in {}", shown(project));
    Error::new(ErrorKind::NoContent, message)
        .at(project)
        .helped("name the folder that holds it, or begin one with `dateline new site`")
}

#[cfg(test)]
mod tests;
