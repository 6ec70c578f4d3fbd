//! The seal of a publication: how the next build knows, without reading them, that the files of the
//! site are still those that were written.
//!
//! It is an extended attribute of the list (`user.dateline`), so it is neither in a file that could
//! be published nor anywhere beside the site, and the bytes of the site do not depend on it. It
//! holds a moment and what the site was made from, and a hash that ties these to this very list on
//! this very disk: a copy of the site has no seal.
//!
//! A file that was changed last before that moment, by the clock of its own file system, is the one
//! that was written. The system alone sets that time, so also a file that was replaced and given an
//! old date is noticed. A file that changed within the tick in which the seal was set is read and
//! compared. Where the file system has no such attributes nothing is certain, everything is read,
//! and only time is lost.

use std::fmt::Write;
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::SystemTime;

use xxhash_rust::xxh3::Xxh3;

use super::manifest::{self, Fingerprint};

/// Seconds and nanoseconds by the clock of a file system.
pub(super) type Moment = (i64, i64);

/// What a site was made from, and what was said then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Made {
    /// The hash of everything that the site depends on.
    pub(crate) from: Fingerprint,
    /// The same without those texts of events that nothing but their own pages and those of their
    /// timelines depend on.
    pub(crate) without_texts: Fingerprint,
    pub(crate) pages: usize,
    pub(crate) warnings: usize,
    pub(crate) notes: usize,
    /// How much of what was said came up while pages were made.
    pub(crate) late: usize,
}

/// A seal that was found unbroken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seal {
    /// Nothing where the last publication did not say.
    pub(super) made: Option<Made>,
    /// When every file of the list stood as it was written.
    moment: Moment,
    /// When the list was written, which was after every other file.
    written: Moment,
}

impl Seal {
    /// Whether a file of the list surely has the bytes that were written.
    pub(super) fn covers(&self, meta: &Metadata) -> bool {
        // What was changed in place since, and what was exchanged for a file that looks older.
        meta.is_file() && modified(meta) < self.written && changed(meta) < self.moment
    }

    /// Reads the seal on the list of an output folder; nothing where there is none, or a broken one.
    pub(super) fn read(out: &Path, list: &str) -> Option<Seal> {
        let text = attribute::read(&out.join(manifest::NAME))?;
        let (check, rest) = text.split_once(' ')?;
        let meta = fs::symlink_metadata(out.join(manifest::NAME)).ok()?;
        if check != hash(rest, &meta, list) {
            return None;
        }
        let mut parts = rest.split(' ');
        let moment = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let made = parts.next().and_then(|from| {
            let mut number = || parts.next()?.parse().ok();
            let (pages, warnings, notes, late) = (number()?, number()?, number()?, number()?);
            let (from, without_texts) = (manifest::unhex(from)?, manifest::unhex(parts.next()?)?);
            Some(Made { from, without_texts, pages, warnings, notes, late })
        });
        Some(Seal { made, moment, written: modified(&meta) })
    }

    /// Seals a list: at `moment` every file of it stood as it was written.
    pub(super) fn set(out: &Path, list: &str, moment: Moment, made: Option<Made>) {
        let place = out.join(manifest::NAME);
        let Ok(meta) = fs::symlink_metadata(&place) else { return };
        let mut rest = format!("{} {}", moment.0, moment.1);
        if let Some(Made { from, without_texts, pages, warnings, notes, late }) = made {
            let (from, without_texts) = (manifest::hex(from), manifest::hex(without_texts));
            // Writing to a string does not fail.
            let _ = write!(rest, " {from} {pages} {warnings} {notes} {late} {without_texts}");
        }
        attribute::write(&place, &format!("{} {rest}", hash(&rest, &meta, list)));
    }
}

/// All that the system says of a file without opening it: two versions of a file differ in it.
pub(crate) fn footprint(meta: &Metadata) -> String {
    let (device, node) = identity(meta);
    format!("{} {device} {node} {:?} {:?}", meta.len(), modified(meta), changed(meta))
}

/// Whether a file was changed last before a moment.
pub(crate) fn changed_before(meta: &Metadata, moment: SystemTime) -> bool {
    let moment = moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    changed(meta).0 < i64::try_from(moment.as_secs()).unwrap_or(i64::MAX)
}

/// What ties a seal to its list: its bytes, its place on this disk, and when it was written.
fn hash(rest: &str, meta: &Metadata, list: &str) -> String {
    let mut hasher = Xxh3::new();
    let (seconds, nanoseconds) = modified(meta);
    let (device, node) = identity(meta);
    hasher.update(format!("{rest} {device} {node} {seconds} {nanoseconds}\n").as_bytes());
    hasher.update(list.as_bytes());
    manifest::hex(hasher.digest128())
}

#[cfg(unix)]
mod times {
    use std::fs::Metadata;
    use std::os::unix::fs::MetadataExt;

    use super::Moment;

    /// When the bytes of a file changed, as far as its owner says the truth.
    pub(in crate::write) fn modified(meta: &Metadata) -> Moment {
        (meta.mtime(), meta.mtime_nsec())
    }

    /// When anything about a file changed.
    pub(in crate::write) fn changed(meta: &Metadata) -> Moment {
        (meta.ctime(), meta.ctime_nsec())
    }

    pub(super) fn identity(meta: &Metadata) -> (u64, u64) {
        (meta.dev(), meta.ino())
    }
}

/// Here no seal is ever found.
#[cfg(not(unix))]
mod times {
    use std::fs::Metadata;

    use super::Moment;

    pub(in crate::write) fn modified(_: &Metadata) -> Moment {
        (0, 0)
    }

    pub(in crate::write) fn changed(_: &Metadata) -> Moment {
        (0, 0)
    }

    pub(super) fn identity(_: &Metadata) -> (u64, u64) {
        (0, 0)
    }
}

use self::times::identity;
pub(super) use self::times::{changed, modified};

#[cfg(target_os = "linux")]
mod attribute {
    use std::path::Path;

    use rustix::fs::{XattrFlags, lgetxattr, lsetxattr};

    const NAME: &str = "user.dateline";
    /// More than any seal has.
    const LONGEST: usize = 512;

    pub(super) fn read(path: &Path) -> Option<String> {
        let mut bytes = [0_u8; LONGEST];
        let length = lgetxattr(path, NAME, &mut bytes).ok()?;
        std::str::from_utf8(bytes.get(..length)?).ok().map(str::to_owned)
    }

    /// Where it cannot be set, the next build reads every file.
    pub(super) fn write(path: &Path, text: &str) {
        let _ = lsetxattr(path, NAME, text.as_bytes(), XattrFlags::empty());
    }
}

#[cfg(not(target_os = "linux"))]
mod attribute {
    use std::path::Path;

    pub(super) fn read(_: &Path) -> Option<String> {
        None
    }

    pub(super) fn write(_: &Path, _: &str) {}
}
