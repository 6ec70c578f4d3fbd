//! What the machine did wrong: a file that may not be read, a disk that is full.
//!
//! What an author did wrong is never one of these; that is a `Diagnostic` in a `Report`. The two are
//! kept apart because they are mended by different people, and because only this kind ends a run.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the machine could not do what was asked.
///
/// Shown, it is one line that names the place and the reason; [`help`](Error::help) says what to do
/// about it, where there is something to be done.
///
/// ```
/// use dateline::{ErrorKind, Guard, Publication};
///
/// let error = Publication::begin("/".as_ref(), &Guard::new()).unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Output);
/// assert_eq!(error.to_string(), "the output folder `/` is the root of the disk");
/// assert!(error.help().is_some());
/// ```
#[derive(Debug)]
pub struct Error {
    /// Boxed, so that a `Result` stays small where nothing goes wrong.
    inner: Box<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    help: Option<&'static str>,
    path: Option<PathBuf>,
    source: Option<io::Error>,
}

/// What sort of thing went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no folder of content.
    NoContent,
    /// A file or folder could not be read.
    Read,
    /// A file or folder could not be written.
    Write,
    /// The output folder is one that must not be published into.
    Output,
    /// A file that Dateline did not write stands where one of the site belongs.
    Foreign,
    /// Another build is publishing into the same folder.
    Busy,
    /// Somebody asked for it to stop.
    Stopped,
    /// What was asked for makes no sense, or would replace what is there.
    Refused,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        let inner = Inner { kind, message: message.into(), help: None, path: None, source: None };
        Error { inner: Box::new(inner) }
    }

    /// `cannot read <path>: <reason>`.
    pub(crate) fn read(path: &Path, source: io::Error) -> Error {
        Error::io(ErrorKind::Read, "read", path, source)
    }

    /// `cannot write <path>: <reason>`.
    pub(crate) fn write(path: &Path, source: io::Error) -> Error {
        Error::io(ErrorKind::Write, "write", path, source)
    }

    fn io(kind: ErrorKind, verb: &str, path: &Path, source: io::Error) -> Error {
        let message = format!("cannot {verb} {}: {}", shown(path), reason(&source));
        let mut error = Error::new(kind, message).at(path);
        if source.kind() == io::ErrorKind::StorageFull {
            error = error.helped("make room on the disk; what was published before is unchanged");
        }
        error.inner.source = Some(source);
        error
    }

    pub(crate) fn at(mut self, path: &Path) -> Error {
        self.inner.path = Some(path.to_owned());
        self
    }

    pub(crate) fn helped(mut self, help: &'static str) -> Error {
        self.inner.help = Some(help);
        self
    }

    /// What sort of thing went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.inner.kind
    }

    /// The file or folder, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.inner.path.as_deref()
    }

    /// What can be done about it.
    pub fn help(&self) -> Option<&str> {
        self.inner.help
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner.source.as_ref().map(|source| source as _)
    }
}

/// A path as a message shows it: in backticks, and without what would steer a terminal.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    let safe = text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c });
    format!("`{}`", safe.collect::<String>())
}

/// What the system says, as part of a sentence: without its number and its capital letter.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_why() {
        // The numbers are Linux's: ENOSPC, EACCES.
        let table = [
            (28, "cannot write `public/x`: no space left on device", true),
            (13, "cannot write `public/x`: permission denied", false),
        ];
        for (number, message, helped) in table {
            let source = io::Error::from_raw_os_error(number);
            let error = Error::write(Path::new("public/x"), source);
            assert_eq!(error.to_string(), message);
            assert_eq!(error.help().is_some(), helped);
            assert_eq!(error.path(), Some(Path::new("public/x")));
            assert!(std::error::Error::source(&error).is_some());
        }
    }

    #[test]
    fn a_path_does_not_steer_the_terminal() {
        assert_eq!(shown(Path::new("a\u{1b}[31m\nb")), "`a\u{FFFD}[31m\u{FFFD}b`");
    }
}
