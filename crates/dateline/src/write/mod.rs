//! Publishing: outputs to disk, whole or not at all.
//!
//! 1. [`begin`](Publication::begin) looks at the output folder, refuses it if publishing there would
//!    hurt, takes the lock, and puts away what an ended build left.
//! 2. [`put`](Publication::put) and [`keep`](Publication::keep) prepare the whole next site in a
//!    folder beside the output. A file whose bytes stand is linked, and so keeps its time.
//! 3. [`commit`](Publication::commit) adds the foreign files and the list of what was written, and
//!    exchanges the two folders in one step. Then the site that stood before is removed, and the
//!    new one sealed ([`seal`]), so that the next build need not read it.
//!
//! So a reader, a kill or a full disk meets the old site or the new one. The price: the output
//! folder is another one after each build that changes something. Who serves it must not hold it
//! open (a shell that has changed into it, a container in which it is mounted); the folder that it
//! is in can be held. And it must be possible to write in that folder.
//!
//! Where the system knows no exchange (other than Linux, and some network file systems), the site
//! that stands is moved aside and the next one moved in: two steps, with the blink of an eye between
//! them; a build that is ended right there is mended by the next one.

mod manifest;
mod seal;
mod disk;
mod ground;
mod lock;
mod standing;
mod exchange;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dateline_site::Fingerprint;
use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use self::disk::{bring_to_disk, carry, discard, holds, is_there, sync_folder, take_rights, write};
use self::exchange::NEXT;
use self::ground::Ground;
pub use self::ground::Guard;
use self::lock::Lock;
use self::manifest::Record;
pub(crate) use self::seal::{Made, changed_before, footprint};
use self::seal::{Moment, Seal};
use self::standing::{Standing, read_list};
use crate::error::{Error, ErrorKind, shown};

/// A site in the making.
///
/// Dropped without [`commit`](Publication::commit) it leaves everything as it was.
///
/// ```
/// use dateline::{Guard, Publication};
///
/// let root = tempfile::tempdir()?;
/// let out = root.path().join("public");
/// let publication = Publication::begin(&out, &Guard::new())?;
/// publication.put("index.html", b"<!doctype html><title>Apollo</title>")?;
/// publication.put("apollo/index.html", b"<!doctype html><title>Apollo 11</title>")?;
/// let published = publication.commit()?;
/// assert_eq!((published.files, published.written), (2, 2));
/// assert!(out.join("apollo/index.html").is_file());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Publication {
    ground: Ground,
    /// Where the next site is prepared, in the workshop.
    next: PathBuf,
    standing: Standing,
    /// What is prepared, by path. Threads share it; each holds it only to note what it did.
    prepared: Mutex<Files>,
    stop: Stop,
    /// When the standing site was looked at.
    begun: Option<Moment>,
    /// Let go of when everything in the workshop is tidied up, and before the folders above it.
    lock: Lock,
    _parents: Parents,
}

/// Whether somebody asked for the work to end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stop(pub(crate) Option<Arc<AtomicBool>>);

impl Stop {
    /// # Errors
    ///
    /// [`ErrorKind::Stopped`] when somebody asked.
    pub(crate) fn go_on(&self, out: &Path) -> Result<(), Error> {
        if self.0.as_ref().is_some_and(|asked| asked.load(Ordering::Relaxed)) {
            let message = format!("stopped; {} is as it was", shown(out));
            return Err(Error::new(ErrorKind::Stopped, message).at(out));
        }
        Ok(())
    }
}

type Files = BTreeMap<String, Prepared>;

#[derive(Clone, Copy, Debug)]
struct Prepared {
    record: Record,
    bytes: u64,
    is_new: bool,
}

/// What a publication changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Published {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files whose bytes stood already; their times are those of before.
    pub unchanged: usize,
    /// Files that were of the site before and are no longer.
    pub removed: usize,
    /// All files of the site.
    pub files: usize,
    /// The size of all files of the site together.
    pub bytes: u64,
}

impl Publication {
    /// Begins to prepare the next site of an output folder, which need not be there yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Output`] when the folder is one that the guard keeps, is no folder, or cannot be
    /// exchanged; [`ErrorKind::Busy`] when another build has it for more than ten seconds;
    /// [`ErrorKind::Write`] and [`ErrorKind::Read`] when the machine refuses.
    pub fn begin(out: &Path, guard: &Guard) -> Result<Publication, Error> {
        Publication::begin_unless(out, guard, Stop::default())
    }

    /// The same; once the flag is `true`, here and later everything answers
    /// [`ErrorKind::Stopped`] and nothing is published.
    pub(crate) fn begin_unless(
        out: &Path,
        guard: &Guard,
        stop: Stop,
    ) -> Result<Publication, Error> {
        let ground = Ground::survey(out, guard)?;
        let parents = Parents(ground.make_parents()?);
        let lock = Lock::take(&ground.workshop, out, || stop.go_on(out))?;
        exchange::recover(&ground)?;
        let begun = lock.moment();
        let standing = Standing::survey(&ground.out)?;
        let next = ground.workshop.join(NEXT);
        fs::create_dir(&next).map_err(|source| Error::write(&next, source))?;
        Ok(Publication {
            ground,
            next,
            standing,
            prepared: Mutex::default(),
            stop,
            begun,
            lock,
            _parents: parents,
        })
    }

    /// The same; once the flag is `true`, everything answers [`ErrorKind::Stopped`] and nothing is
    /// published. Meant for a signal.
    pub fn stopping_on(mut self, flag: Arc<AtomicBool>) -> Publication {
        self.stop = Stop(Some(flag));
        self
    }

    /// The site that stands in an output folder, if it was made from this and every file of it is
    /// as it was written: then a build would change nothing. What is doubtful is none.
    pub(crate) fn stands(
        out: &Path,
        guard: &Guard,
        from: Fingerprint,
    ) -> Option<(Published, Made)> {
        let ground = Ground::survey(out, guard).ok()?;
        // Another build is at work, or one was ended in the middle.
        if is_there(&ground.workshop) {
            return None;
        }
        let list = read_list(&ground.out).ok()?;
        let seal = Seal::read(&ground.out, &list)?;
        let made = seal.made.filter(|made| made.from == from)?;
        let mut published = Published::default();
        for record in manifest::records(&list)? {
            let (path, record) = record?;
            let place = ground.out.join(path);
            let meta = fs::symlink_metadata(&place).ok()?;
            let stands = seal.covers(&meta)
                || meta.is_file()
                    && fs::read(&place).is_ok_and(|bytes| xxh3_128(&bytes) == record.hash);
            if !stands {
                return None;
            }
            published.files += 1;
            published.bytes += meta.len();
        }
        published.unchanged = published.files;
        Some((published, made))
    }

    /// The files of the site that stands which were not added so far.
    pub(crate) fn gone(&self) -> BTreeSet<String> {
        self.not_in(&self.prepared()).cloned().collect()
    }

    fn not_in(&self, prepared: &Files) -> impl Iterator<Item = &String> {
        self.standing.own.keys().filter(|path| !prepared.contains_key(*path))
    }

    /// Whether the site that stands differs from the next one in nothing but texts of events, and
    /// there was nothing to be said of its pages: then those that show the same texts stay.
    pub(crate) fn differs_in_texts(&self, without_texts: Fingerprint) -> bool {
        let made = self.standing.seal.and_then(|seal| seal.made);
        self.standing.is_whole
            && made.is_some_and(|made| made.late == 0 && made.without_texts == without_texts)
    }

    /// Whether a file that stands was made from this.
    pub(crate) fn was_made_from(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.standing.made_from(path, fingerprint).is_some()
    }

    /// The bytes of a file as it stands.
    pub(crate) fn as_it_stands(&self, path: &str) -> Option<Vec<u8>> {
        self.standing.own.get(path)?;
        fs::read(self.ground.out.join(path)).ok()
    }

    /// Adds every file that stands and was not added; answers whether all of them are as they were
    /// written.
    ///
    /// # Errors
    ///
    /// As for [`put`](Publication::put).
    pub(crate) fn keep_the_rest(&self) -> Result<bool, Error> {
        let rest: Vec<(&String, Record)> = {
            let prepared = self.prepared();
            let own = self.standing.own.iter();
            own.filter(|(path, _)| !prepared.contains_key(*path))
                .map(|(path, it)| (path, *it))
                .collect()
        };
        let all = rest.par_iter().map(|(path, record)| self.keep_as(path, *record));
        all.try_reduce(|| true, |one, other| Ok(one && other))
    }

    /// Whether the site that stands has a file.
    pub(crate) fn stood(&self, path: &str) -> bool {
        self.standing.own.contains_key(path)
    }

    /// Adds a file. The parts of its path are divided by `/` on every system.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Foreign`] when a file that Dateline did not write has this path and other bytes;
    /// [`ErrorKind::Write`] when it cannot be written, when the path was added before, or when it
    /// leads out of the site.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        self.add(path, bytes, None)
    }

    /// Adds a file and notes what it was made from, for [`keep`](Publication::keep).
    ///
    /// # Errors
    ///
    /// As for [`put`](Publication::put).
    pub fn put_made_from(
        &self,
        path: &str,
        bytes: &[u8],
        fingerprint: Fingerprint,
    ) -> Result<(), Error> {
        self.add(path, bytes, Some(fingerprint))
    }

    /// Adds the file that stands at this path, if it was made from the same; answers whether it did.
    /// The file is read and compared with the list, so that one that was changed by hand is not kept.
    ///
    /// # Errors
    ///
    /// As for [`put`](Publication::put).
    pub fn keep(&self, path: &str, fingerprint: Fingerprint) -> Result<bool, Error> {
        match self.standing.made_from(path, fingerprint) {
            Some(record) => self.keep_as(path, record),
            None => Ok(false),
        }
    }

    /// Adds the file that stands at this path, unless it is another than the list says.
    fn keep_as(&self, path: &str, record: Record) -> Result<bool, Error> {
        self.go_on()?;
        let place = self.ground.out.join(path);
        let bytes = match fs::symlink_metadata(&place) {
            Ok(meta) if self.covers(&meta) => meta.len(),
            _ => match fs::read(&place) {
                Ok(bytes) if xxh3_128(&bytes) == record.hash => bytes.len() as u64,
                _ => return Ok(false),
            },
        };
        self.note(path, Prepared { record, bytes, is_new: false })?;
        Ok(true)
    }

    /// Whether a file of the list surely stands as it was written.
    fn covers(&self, meta: &fs::Metadata) -> bool {
        self.standing.seal.is_some_and(|seal| seal.covers(meta))
    }

    /// Whether a file that Dateline wrote stands, and has these bytes.
    fn has(&self, path: &Path, bytes: &[u8]) -> bool {
        let same_size = |meta: &fs::Metadata| meta.len() == bytes.len() as u64 && self.covers(meta);
        // The list has their hash already.
        fs::symlink_metadata(path).is_ok_and(|meta| same_size(&meta)) || holds(path, bytes)
    }

    fn note(&self, path: &str, prepared: Prepared) -> Result<(), Error> {
        match self.prepared().insert(path.to_owned(), prepared) {
            Some(_) => Err(unsound(path, "is used twice")),
            None => Ok(()),
        }
    }

    fn add(&self, path: &str, bytes: &[u8], made_from: Option<Fingerprint>) -> Result<(), Error> {
        self.go_on()?;
        if !manifest::is_sound(path) {
            return Err(unsound(path, "leads out of the site"));
        }
        let hash = xxh3_128(bytes);
        let stands = || self.ground.out.join(path);
        let known = self.standing.own.get(path);
        let way = self.standing.in_the_way(path);
        // A foreign file of the same bytes is taken for the site's: it came from a copy without list.
        let is_same = way == Some(Path::new(path)) && holds(&stands(), bytes)
            || known.is_some_and(|record| record.hash == hash) && self.has(&stands(), bytes);
        if let Some(foreign) = way.filter(|_| !is_same) {
            return Err(in_the_way(&self.ground.out.join(foreign)));
        }
        if !is_same {
            write(&self.next.join(path), bytes).map_err(|source| match source.kind() {
                io::ErrorKind::AlreadyExists => unsound(path, "is used twice"),
                _ => Error::write(&stands(), source),
            })?;
        }
        let record = Record { hash, made_from };
        let prepared = Prepared { record, bytes: bytes.len() as u64, is_new: !is_same };
        self.note(path, prepared)
    }

    /// Publishes what was added, in one step; files of the site that were not added are removed.
    /// When nothing changed, nothing is touched.
    ///
    /// # Errors
    ///
    /// When it is not published; the site that stood before then still stands.
    pub fn commit(self) -> Result<Published, Error> {
        self.commit_made(None)
    }

    /// The same; notes what the whole was made from, for [`stands`](Publication::stands).
    pub(crate) fn commit_made(self, made: Option<Made>) -> Result<Published, Error> {
        let next = &self.next;
        let prepared = std::mem::take(&mut *self.prepared());
        let mut published = Published::default();
        for file in prepared.values() {
            published.files += 1;
            published.bytes += file.bytes;
            published.written += usize::from(file.is_new);
        }
        published.unchanged = published.files - published.written;
        published.removed = self.not_in(&prepared).count();

        let list = manifest::text(prepared.iter().map(|(path, file)| (path, file.record)));
        if self.standing.is_there && list == self.standing.list && published.written == 0 {
            if self.standing.seal.is_none_or(|seal| seal.made != made)
                && let Some(begun) = self.begun
            {
                // As it stood when it was looked at: what was changed since is not covered.
                Seal::set(&self.ground.out, &list, begun, made);
            }
            return Ok(published);
        }
        let place = next.join(manifest::NAME);
        write(&place, list.as_bytes()).map_err(|source| Error::write(&place, source))?;
        self.carry_unchanged(&prepared, next)?;
        self.carry_foreign(&prepared, next)?;
        if self.standing.is_there {
            let new = prepared.iter().filter(|(_, file)| file.is_new);
            let new = new.map(|(path, _)| next.join(path)).chain([place]);
            bring_to_disk(next, new).map_err(|source| Error::write(&self.ground.out, source))?;
        }
        self.go_on()?;
        exchange::publish(&self.ground)?;
        // From here on the new site stands, and nothing makes this an error.
        let _ = sync_folder(&self.ground.parent);
        exchange::clear(&self.ground);
        // Links that were made and removed changed the files' times, so this comes last; what was
        // written to a file meanwhile has a later date than the list.
        if let Some(now) = self.lock.moment() {
            Seal::set(&self.ground.out, &list, now, made);
        }
        Ok(published)
    }

    /// Links what stands and stays, which keeps its time.
    fn carry_unchanged(&self, prepared: &Files, next: &Path) -> Result<(), Error> {
        let unchanged: Vec<_> = prepared.iter().filter(|(_, file)| !file.is_new).collect();
        unchanged.par_iter().try_for_each(|(path, _)| {
            self.go_on()?;
            let from = self.ground.out.join(path);
            carry(&from, &next.join(path)).map_err(|source| Error::write(&from, source))
        })
    }

    /// Links what is not Dateline's into the next site, so that it is there in the same step.
    fn carry_foreign(&self, prepared: &Files, next: &Path) -> Result<(), Error> {
        let out = &self.ground.out;
        for (path, is_folder) in &self.standing.foreign {
            self.go_on()?;
            let (from, to) = (out.join(path), next.join(path));
            let carried = if *is_folder { fs::create_dir_all(&to) } else { carry(&from, &to) };
            match carried {
                // Its owner removed it in the meantime.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                // It has the very bytes of a file of the site, and is that file now.
                Err(_) if path.to_str().is_some_and(|path| prepared.contains_key(path)) => {}
                other => other.map_err(|source| Error::write(&from, source))?,
            }
        }
        // Rights last, the deepest first: a folder that may not be written had to be filled.
        let folders = self.standing.foreign.iter().rev().filter(|(_, is_folder)| **is_folder);
        for path in folders.map(|(path, _)| path.as_path()).chain([Path::new("")]) {
            if let Ok(meta) = fs::metadata(out.join(path)) {
                let folder = next.join(path);
                take_rights(&folder, &meta).map_err(|source| Error::write(&folder, source))?;
            }
        }
        Ok(())
    }

    fn go_on(&self) -> Result<(), Error> {
        self.stop.go_on(&self.ground.out)
    }

    fn prepared(&self) -> MutexGuard<'_, Files> {
        // A thread that panicked while it noted a file leaves a whole map.
        self.prepared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Publication {
    /// After `commit` there is nothing left to remove but empty folders.
    fn drop(&mut self) {
        let _ = discard(&self.next);
    }
}

/// Folders that were made for the output to lie in, the deepest last. They go again when they are
/// empty, so after a build that published nothing.
#[derive(Debug)]
struct Parents(Vec<PathBuf>);

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Two outputs for one path, or one that leads out: a mistake of the program, told as an error.
fn unsound(path: &str, why: &str) -> Error {
    let path = Path::new(path);
    Error::new(ErrorKind::Write, format!("the output path {} {why}", shown(path))).at(path)
}

fn in_the_way(path: &Path) -> Error {
    let message = format!("{} was not written by Dateline, and would be overwritten", shown(path));
    Error::new(ErrorKind::Foreign, message).at(path).helped(
        "move it away, or choose another output folder; what Dateline wrote is in the list \
             `.dateline-manifest` there: where that is lost, empty the folder and build again",
    )
}

#[cfg(test)]
mod tests;
