//! An author's files (pictures, recordings, documents), and which of them the site shows.
//!
//! Only what a published record names is published: a file that lies beside a draft would tell of
//! it. Of a picture, only what is seen of it ([`picture`]).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use dateline_text::{Diagnostic, Span};

use crate::picture::{self, Fault, Kind, Picture, Size, sizes};
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
    used: Use,
    /// The first place that names it.
    named: Span,
}

/// What the site does with a file. Of several uses the last in this list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Looks at it.
    Nothing,
    /// Publishes it.
    File,
    /// Publishes it and its copies.
    Copies,
}

/// What is known of a file that is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) kind: Kind,
    pub(crate) size: Option<Size>,
    /// The kind of its smaller copies, and their widths, from the narrowest.
    copies: Kind,
    widths: &'static [u32],
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
            Lack::Unfit(Fault::Large(megapixels)) => Diagnostic::error(
                "large-picture",
                format!("`{path}` has {megapixels} megapixels, and the most are 64"),
            )
            .help("save a smaller one: pages show no more than 3"),
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
    /// The widest that there is for pages.
    pub(crate) href: String,
    pub(crate) kind: Kind,
    pub(crate) size: Option<Size>,
    /// The copies and their widths, as pages name them; none where there is nothing to choose.
    pub(crate) srcset: Option<String>,
}

/// A smaller copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copy {
    pub(crate) path: String,
    pub(crate) width: u32,
    pub(crate) kind: Kind,
}

/// A file that is published.
#[derive(Clone, Debug)]
pub(crate) struct Published {
    pub(crate) path: String,
    pub(crate) copies: Vec<Copy>,
    /// The first place that names it.
    pub(crate) named: Span,
}

impl Published {
    /// Its path and those of its copies.
    pub(crate) fn paths(self) -> impl Iterator<Item = String> {
        std::iter::once(self.path).chain(self.copies.into_iter().map(|copy| copy.path))
    }
}

impl Known {
    fn copies(&self, path: &str) -> Vec<Copy> {
        let copy = |width: &u32| {
            let path = sizes::path(path, *width, self.copies);
            Copy { path, width: *width, kind: self.copies }
        };
        self.widths.iter().map(copy).collect()
    }
}

impl<'f> Shelf<'f> {
    pub(crate) fn new(files: &'f dyn Files) -> Shelf<'f> {
        Shelf { files, seen: Mutex::default() }
    }

    /// Shows a file.
    pub(crate) fn show(&self, path: &str, named: Span) -> Result<Shown, Lack> {
        let Known { kind, size, .. } = self.take(path, named, Use::File)?;
        Ok(Shown { href: href(path), kind, size, srcset: None })
    }

    /// Shows a picture on a page, in as many sizes as it has.
    pub(crate) fn show_in_sizes(&self, path: &str, named: Span) -> Result<Shown, Lack> {
        let known = self.take(path, named, Use::Copies)?;
        let Known { kind, size, widths, .. } = known;
        let copies = known.copies(path);
        let mut sources: Vec<_> =
            copies.iter().map(|copy| (href(&copy.path), copy.width)).collect();
        if !sizes::are_enough(widths) {
            sources.extend(size.map(|size| (href(path), size.width)));
        }
        let widest = sources.last().map_or_else(|| href(path), |(href, _)| href.clone());
        let srcset = (!copies.is_empty()).then(|| {
            let sources: Vec<_> =
                sources.iter().map(|(href, width)| format!("{href} {width}w")).collect();
            sources.join(", ")
        });
        Ok(Shown { href: widest, kind, size, srcset })
    }

    /// What a file is, without showing it.
    pub(crate) fn look(&self, path: &str, named: Span) -> Result<Known, Lack> {
        self.take(path, named, Use::Nothing)
    }

    /// Publishes a picture for those who show it elsewhere; where it lies and how large it is. What
    /// is wider than any page is too heavy for them, too.
    pub(crate) fn share(&self, path: &str, named: Span) -> Result<(Route, Option<Size>), Lack> {
        let known = self.take(path, named, Use::File)?;
        match known.copies(path).pop() {
            Some(copy) if sizes::are_enough(known.widths) => {
                let size = known.size.map(|size| size.scaled_to(copy.width));
                self.take(path, named, Use::Copies)?;
                Ok((Route::home().file(&copy.path), size))
            }
            _ => Ok((Route::home().file(path), known.size)),
        }
    }

    fn take(&self, path: &str, named: Span, used: Use) -> Result<Known, Lack> {
        // The lock is held while the file is read: two threads do not read the same one, and
        // files are few beside events.
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(look) = seen.get_mut(path) {
            look.used = look.used.max(used);
            look.named = look.named.min(named);
            return look.found.clone();
        }
        let found = self.published(path).map(|(known, _)| known);
        seen.insert(path.to_owned(), Look { found: found.clone(), used, named });
        found
    }

    /// The files that the site publishes, in a fixed order.
    pub(crate) fn shown(&self) -> Vec<Published> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let shown = seen.iter().filter(|(_, look)| look.used >= Use::File);
        shown
            .filter_map(|(path, look)| {
                let known = look.found.as_ref().ok()?;
                let is_in_sizes = look.used == Use::Copies;
                let copies = if is_in_sizes { known.copies(path) } else { Vec::new() };
                Some(Published { path: path.clone(), copies, named: look.named })
            })
            .collect()
    }

    /// The bytes of a file as they are published.
    pub(crate) fn bytes(&self, path: &str) -> Result<(Kind, Cow<'f, [u8]>), Lack> {
        self.published(path).map(|(known, bytes)| (known.kind, bytes))
    }

    fn published(&self, path: &str) -> Result<(Known, Cow<'f, [u8]>), Lack> {
        let bytes = self.files.read(path).ok_or(Lack::Missing)?;
        match picture::published(&bytes).map_err(Lack::Unfit)? {
            Some(picture) => {
                let Picture { kind, size, copies, .. } = picture;
                let (copies, widths) = (copies.unwrap_or(kind), sizes::widths(&picture));
                Ok((Known { kind, size, copies, widths }, Cow::Owned(picture.bytes)))
            }
            None if is_named_as_picture(path) => Err(Lack::Unfit(Fault::no_picture())),
            None => {
                let kind = Kind::Other;
                Ok((Known { kind, size: None, copies: kind, widths: &[] }, bytes))
            }
        }
    }
}

fn href(path: &str) -> String {
    Route::home().file(path).href()
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
