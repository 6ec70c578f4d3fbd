//! An author's files (pictures, recordings, documents), and which of them the site shows.
//!
//! Only what a published record names is copied: a file that lies beside a draft would tell of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::picture::{Size, size};
use crate::route::Route;

/// Where the bytes of an author's files come from.
///
/// The generator touches no disk; whoever has the files hands them over.
pub trait Files: Sync {
    /// The bytes of a file, by its path below the content folder with `/` between the parts.
    fn read(&self, path: &str) -> Option<Cow<'_, [u8]>>;
}

impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.get(path).map(|bytes| Cow::Borrowed(bytes.as_slice()))
    }
}

/// For a site without files.
impl Files for () {
    fn read(&self, _: &str) -> Option<Cow<'_, [u8]>> {
        None
    }
}

/// What a look at a file gave.
#[derive(Clone, Copy, Debug)]
enum Look {
    Missing,
    There(Option<Size>),
}

/// The files that the site shows so far, each looked at once.
pub(crate) struct Shelf<'f> {
    files: &'f dyn Files,
    seen: Mutex<BTreeMap<String, Look>>,
}

impl std::fmt::Debug for Shelf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shelf").finish_non_exhaustive()
    }
}

/// A file that the site shows.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) href: String,
    pub(crate) size: Option<Size>,
}

impl<'f> Shelf<'f> {
    pub(crate) fn new(files: &'f dyn Files) -> Shelf<'f> {
        Shelf { files, seen: Mutex::default() }
    }

    /// Shows a file; none where it is not there.
    pub(crate) fn show(&self, path: &str) -> Option<Shown> {
        // The lock is held while the file is read: two threads do not read the same one, and
        // files are few beside events.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let found = if let Some(found) = seen.get(path) {
            *found
        } else {
            let found =
                self.files.read(path).map_or(Look::Missing, |bytes| Look::There(size(&bytes)));
            seen.insert(path.to_owned(), found);
            found
        };
        let Look::There(size) = found else { return None };
        Some(Shown { href: Route::home().file(path).href(), size })
    }

    /// The files that the site shows, in a fixed order.
    pub(crate) fn shown(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter()
            .filter(|(_, found)| matches!(found, Look::There(_)))
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        self.files.read(path)
    }
}

/// A path that an author wrote, seen from a folder; none where it leads out of the content folder.
pub(crate) fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
