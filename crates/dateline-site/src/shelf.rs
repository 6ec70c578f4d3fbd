//! An author's files (pictures, recordings, documents), and which of them the site shows.
//!
//! Only what a published record names is published: a file that lies beside a draft would tell of
//! it. Of a picture, only what is seen of it ([`picture`]).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use dateline_text::Diagnostic;

use crate::picture::{self, Fault, Kind, Picture, Size};
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
#[derive(Clone, Debug)]
struct Look {
    found: Result<Known, Lack>,
    is_shown: bool,
}

/// What is known of a file that is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) kind: Kind,
    pub(crate) size: Option<Size>,
}

/// Why a file is not shown.
#[derive(Clone, Debug)]
pub(crate) enum Lack {
    Missing,
    Unfit(Fault),
}

impl Lack {
    /// What is to be said where an author names the file.
    pub(crate) fn told(&self, path: &str) -> Diagnostic {
        match self {
            Lack::Missing => {
                Diagnostic::error("missing-file", format!("there is no file `{path}`"))
            }
            Lack::Unfit(Fault::Damaged(what)) => Diagnostic::error(
                "damaged-picture",
                format!("the picture `{path}` cannot be read: {what}"),
            )
            .help("open it in a program for pictures, and save it again"),
            Lack::Unfit(Fault::Foreign(kind)) => Diagnostic::error(
                "picture-format",
                format!(
                    "`{path}` is a {kind} picture, which may say where and by whom it was made"
                ),
            )
            .help("save it as JPEG, PNG or WebP: of these only what is seen is published"),
            Lack::Unfit(Fault::Active(what)) => Diagnostic::error(
                "unsafe-svg",
                format!("`{path}` is more than a drawing: it has {what}"),
            )
            .help("export it again as plain SVG with nothing active in it, or as PNG"),
        }
    }
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
    pub(crate) kind: Kind,
    pub(crate) size: Option<Size>,
}

impl<'f> Shelf<'f> {
    pub(crate) fn new(files: &'f dyn Files) -> Shelf<'f> {
        Shelf { files, seen: Mutex::default() }
    }

    /// Shows a file.
    pub(crate) fn show(&self, path: &str) -> Result<Shown, Lack> {
        let Known { kind, size } = self.look_if(path, true)?;
        Ok(Shown { href: Route::home().file(path).href(), kind, size })
    }

    /// What a file is, without showing it.
    pub(crate) fn look(&self, path: &str) -> Result<Known, Lack> {
        self.look_if(path, false)
    }

    fn look_if(&self, path: &str, is_shown: bool) -> Result<Known, Lack> {
        // The lock is held while the file is read: two threads do not read the same one, and
        // files are few beside events.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(look) = seen.get_mut(path) {
            look.is_shown |= is_shown;
            return look.found.clone();
        }
        let found = self.published(path).map(|(known, _)| known);
        seen.insert(path.to_owned(), Look { found: found.clone(), is_shown });
        found
    }

    /// The files that the site shows, in a fixed order.
    pub(crate) fn shown(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter()
            .filter(|(_, look)| look.is_shown && look.found.is_ok())
            .map(|(path, _)| path.clone())
            .collect()
    }

    /// The bytes of a file as they are published.
    pub(crate) fn bytes(&self, path: &str) -> Result<Cow<'f, [u8]>, Lack> {
        self.published(path).map(|(_, bytes)| bytes)
    }

    fn published(&self, path: &str) -> Result<(Known, Cow<'f, [u8]>), Lack> {
        let bytes = self.files.read(path).ok_or(Lack::Missing)?;
        match picture::published(&bytes).map_err(Lack::Unfit)? {
            Some(Picture { bytes: seen, kind, size }) => {
                Ok((Known { kind, size }, Cow::Owned(seen)))
            }
            None if is_named_as_picture(path) => Err(Lack::Unfit(Fault::no_picture())),
            None => Ok((Known { kind: Kind::Other, size: None }, bytes)),
        }
    }
}

/// Whether the end of a name says that the file is a picture.
fn is_named_as_picture(path: &str) -> bool {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    matches!(&*end, "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
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
