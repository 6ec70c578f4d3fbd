//! The one step in which the next site takes the place of the one that stands, and what is to be
//! done about what lies there when a build was ended in the middle.
//!
//! The workshop holds at most three folders, and each name says what is true of it:
//!
//! * `next`: a site in the making. Never published, so all of it may go.
//! * `ready`: the whole next site, or, once exchanged, the one that stood before. It may hold a
//!   foreign file that came while the site was made, so it is emptied with care.
//! * `before`: only where the system cannot exchange: the site that stood, moved aside. Where there
//!   is no site, this is it.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::disk::{discard, is_folder, is_same, is_there, remove};
use super::ground::Ground;
use super::manifest::{self, Manifest};
use super::standing::{read_list, slashed, unreadable};
use crate::error::Error;

/// A site in the making, in the workshop.
pub(super) const NEXT: &str = "next";
const READY: &str = "ready";
const BEFORE: &str = "before";
/// Foreign files that found their place taken.
const KEPT: &str = "kept";

/// Puts away what a build left that was ended in the middle.
///
/// # Errors
///
/// When it cannot be removed: then nothing can be prepared there either.
pub(super) fn recover(ground: &Ground) -> Result<(), Error> {
    let at = |name: &str| ground.workshop.join(name);
    if is_folder(&at(BEFORE)) && !is_folder(&ground.out) {
        rename(&at(BEFORE), &ground.out)?;
    }
    for name in [READY, BEFORE] {
        empty(&at(name), ground)?;
    }
    discard(&at(NEXT)).map_err(|source| Error::write(&at(NEXT), source))
}

/// Publishes what is in `next`. Afterwards the site that stood before is in the workshop.
///
/// # Errors
///
/// When it is not published; then the site that stood before still stands.
pub(super) fn publish(ground: &Ground) -> Result<(), Error> {
    if is_there(&ground.out) && !is_folder(&ground.out) {
        return Err(Error::write(&ground.out, io::ErrorKind::NotADirectory.into()));
    }
    let (next, ready) = (ground.workshop.join(NEXT), ground.workshop.join(READY));
    rename(&next, &ready)?;
    match exchange(&ready, &ground.out) {
        Err(error) if cannot_exchange(&error) => move_aside(ground),
        Err(error) if error.kind() == io::ErrorKind::NotFound => rename(&ready, &ground.out),
        other => other.map_err(|error| blocked(ground, error)),
    }
    .inspect_err(|_| {
        let _ = fs::rename(&ready, &next);
    })
}

/// Removes the site that stood before. What cannot be removed now, the next build removes: the new
/// site stands, and no reader is served by an error.
pub(super) fn clear(ground: &Ground) {
    for name in [READY, BEFORE] {
        let _ = empty(&ground.workshop.join(name), ground);
    }
}

/// The fallback: two steps, between which there is no site for the blink of an eye. A build that is
/// ended there is mended by [`recover`].
pub(super) fn move_aside(ground: &Ground) -> Result<(), Error> {
    let (ready, before) = (ground.workshop.join(READY), ground.workshop.join(BEFORE));
    if is_folder(&ground.out) {
        fs::rename(&ground.out, &before).map_err(|error| blocked(ground, error))?;
    }
    rename(&ready, &ground.out).inspect_err(|_| {
        let _ = fs::rename(&before, &ground.out);
    })
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or this file system knows no exchange. (Linux says so with `EINVAL`.)
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Why the site could not take its place, with advice where the folder itself is the reason.
fn blocked(ground: &Ground, error: io::Error) -> Error {
    let held = matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices);
    let error = Error::write(&ground.out, error);
    if held {
        return error.helped(
            "choose a folder in it: a site is exchanged as a whole, and this folder cannot be moved",
        );
    }
    error
}

/// Removes a folder that no longer is the site: what Dateline wrote goes, what is foreign is in the
/// site already or is brought there. Its list goes last, so that this can be ended in the middle.
fn empty(folder: &Path, ground: &Ground) -> Result<(), Error> {
    if !is_folder(folder) {
        return Ok(());
    }
    let manifest = Manifest::parse(&read_list(folder)?).unwrap_or_default();
    let list = folder.join(manifest::NAME);
    let entries = WalkDir::new(folder).min_depth(1).into_iter().collect::<Result<Vec<_>, _>>();
    let entries = entries.map_err(|error| unreadable(folder, error))?;
    let (mut folders, files): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.file_type().is_dir());
    files.par_iter().try_for_each(|file| {
        let path = file.path();
        let Ok(relative) = path.strip_prefix(folder) else { return Ok(()) };
        let own = || slashed(relative).is_some_and(|path| manifest.files.contains_key(&path));
        if path == list {
            Ok(())
        } else if file.file_type().is_file() && own() {
            remove(path, |path| fs::remove_file(path))
        } else {
            bring(path, relative, ground)
        }
        .map_err(|source| Error::write(path, source))
    })?;
    folders.sort_by_key(|folder| Reverse(folder.depth()));
    for level in folders.chunk_by(|one, other| one.depth() == other.depth()) {
        level.par_iter().try_for_each(|folder| {
            remove(folder.path(), |path| fs::remove_dir(path))
                .map_err(|source| Error::write(folder.path(), source))
        })?;
    }
    let list = if is_there(&list) { remove(&list, |path| fs::remove_file(path)) } else { Ok(()) };
    list.and_then(|()| fs::remove_dir(folder)).map_err(|source| Error::write(folder, source))
}

/// Brings a foreign file to where it belongs in the site that stands now.
fn bring(path: &Path, relative: &Path, ground: &Ground) -> io::Result<()> {
    let place = ground.out.join(relative);
    if is_same(path, &place)? {
        return remove(path, |path| fs::remove_file(path));
    }
    let place = if !is_there(&place) || is_newer_version(path, &place, relative, ground) {
        place
    } else {
        ground.workshop.join(KEPT).join(relative)
    };
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(path, place)
}

/// Whether a foreign file was replaced by its owner while the site was made (as Git does with its
/// index): then the site has the version from before.
fn is_newer_version(path: &Path, place: &Path, relative: &Path, ground: &Ground) -> bool {
    let ours = || {
        let manifest = read_list(&ground.out).ok().and_then(|list| Manifest::parse(&list));
        let path = slashed(relative);
        manifest.zip(path).is_some_and(|(manifest, path)| manifest.files.contains_key(&path))
    };
    match (fs::symlink_metadata(path), fs::symlink_metadata(place)) {
        (Ok(one), Ok(other)) => {
            !other.is_dir()
                && one.modified().is_ok_and(|one| other.modified().is_ok_and(|other| one > other))
                && !ours()
        }
        _ => false,
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(|source| Error::write(to, source))
}
