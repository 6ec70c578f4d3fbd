//! One build at a time: a lock on the place where the next site is prepared.
//!
//! It is the system's own lock on an open file, not a file that is there or not: the system lets go
//! of it when a process ends, however it ends. So there is no stale lock to be guessed at.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::seal::{Moment, changed};
use crate::error::{Error, ErrorKind, shown};

/// How often another build is waited for, and how long each time: ten seconds in all. Most builds
/// take less, and somebody who started two is better served by both than by a message.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The workshop, held by this process alone.
#[derive(Debug)]
pub(super) struct Lock {
    workshop: PathBuf,
    /// Held open: the lock ends with it.
    file: File,
}

impl Lock {
    /// Makes the workshop if it is not there and waits until nobody else holds it, or until
    /// `go_on` has an objection.
    pub(super) fn take(
        workshop: &Path,
        out: &Path,
        go_on: impl Fn() -> Result<(), Error>,
    ) -> Result<Lock, Error> {
        for _ in 0..TRIES {
            go_on()?;
            match attempt(workshop) {
                Ok(Some(file)) => return Ok(Lock { workshop: workshop.to_owned(), file }),
                Ok(None) => thread::sleep(PAUSE),
                Err(source) => {
                    return Err(Error::write(out, source).helped(
                        "the next site is prepared beside this folder, in the folder that it is in",
                    ));
                }
            }
        }
        let message = format!("another build is publishing into {}", shown(out));
        Err(Error::new(ErrorKind::Busy, message).at(out).helped("wait until it is done, or end it"))
    }
}

impl Lock {
    /// This moment by the clock of the file system; nothing where it does not tell.
    pub(super) fn moment(&self) -> Option<Moment> {
        (&self.file).write_all(b".").ok()?;
        self.file.metadata().ok().map(|meta| changed(&meta))
    }
}

impl Drop for Lock {
    /// Removes the workshop, unless something was left in it that is nobody's to remove.
    fn drop(&mut self) {
        // While the lock is still held: a build that waits for it finds out in `attempt`.
        let _ = fs::remove_file(self.workshop.join("lock"));
        let _ = fs::remove_dir(&self.workshop);
    }
}

/// The locked file; nothing while another build has it.
fn attempt(workshop: &Path) -> io::Result<Option<File>> {
    match fs::create_dir(workshop) {
        // A link would lead somewhere else, where files would be removed.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            match fs::symlink_metadata(workshop) {
                Ok(meta) if !meta.is_dir() => return Err(io::ErrorKind::NotADirectory.into()),
                _ => {}
            }
        }
        other => other?,
    }
    let path = workshop.join("lock");
    let file = match File::options().create(true).truncate(false).write(true).open(&path) {
        // The build before this one has just tidied up.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
        Ok(()) => {}
    }
    // The file may have been removed between opening and locking it, and another made: then a lock
    // on this one keeps nobody out.
    Ok(is_at(&file, &path).then_some(file))
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev() && one.ino() == other.ino(),
        _ => false,
    }
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_held_by_one() {
        let root = tempfile::tempdir().unwrap();
        let workshop = root.path().join(".site.dateline");
        let lock = Lock::take(&workshop, Path::new("site"), || Ok(())).unwrap();
        assert!(attempt(&workshop).unwrap().is_none());
        drop(lock);
        assert!(fs::symlink_metadata(&workshop).is_err(), "nothing is left");
        assert!(attempt(&workshop).unwrap().is_some());
    }

    #[test]
    fn what_a_dead_build_left_does_not_lock() {
        let root = tempfile::tempdir().unwrap();
        let workshop = root.path().join(".site.dateline");
        fs::create_dir(&workshop).unwrap();
        fs::write(workshop.join("lock"), "").unwrap();
        assert!(attempt(&workshop).unwrap().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn is_not_led_elsewhere() {
        let root = tempfile::tempdir().unwrap();
        let workshop = root.path().join(".site.dateline");
        std::os::unix::fs::symlink(root.path(), &workshop).unwrap();
        assert!(Lock::take(&workshop, Path::new("site"), || Ok(())).is_err());
    }
}
