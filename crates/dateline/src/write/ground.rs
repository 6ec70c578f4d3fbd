//! Where a site is published: which folder, whether it may be, and the place beside it.
//!
//! The first question of every build is whether a mistyped `--out` would hurt. So a folder that
//! holds what an author wrote, or what the system needs, is refused before anything is read from it
//! or written to it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, ErrorKind, shown};

/// The folders that an output folder must stay clear of.
///
/// The home folder, the root of the disk and the folders of the system are guarded always.
///
/// ```
/// use dateline::{Guard, Publication};
///
/// let project = std::env::temp_dir();
/// let guard = Guard::new().inside(&project).apart_from(project.join("content"));
/// assert!(Publication::begin(&project, &guard).is_err());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Guard {
    inside: Vec<PathBuf>,
    apart: Vec<PathBuf>,
}

impl Guard {
    /// Guards the home folder, the root of the disk and the folders of the system.
    pub fn new() -> Guard {
        Guard::default()
    }

    /// The same; the output folder may lie in this one, but neither be it nor hold it.
    pub fn inside(mut self, folder: impl Into<PathBuf>) -> Guard {
        self.inside.push(folder.into());
        self
    }

    /// The same; the output folder may neither lie in this one, nor be it, nor hold it.
    pub fn apart_from(mut self, folder: impl Into<PathBuf>) -> Guard {
        self.apart.push(folder.into());
        self
    }

    /// What is wrong with an output folder, as the end of a sentence.
    fn objection(&self, out: &Path) -> Option<String> {
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        let inside = self.inside.iter().chain(&home).map(|folder| (folder, false));
        let apart = self.apart.iter().map(|folder| (folder, true));
        inside.chain(apart).find_map(|(folder, whole)| {
            // A folder that is not there cannot be harmed.
            let folder = fs::canonicalize(folder).ok()?;
            if out == folder {
                // Most often the project's own folder: better said plainly than by its path.
                Some("is a folder that holds your own files".to_owned())
            } else if folder.starts_with(out) {
                Some(format!("holds {}", shown(&folder)))
            } else if whole && out.starts_with(&folder) {
                Some(format!("lies in {}", shown(&folder)))
            } else {
                None
            }
        })
    }
}

/// An output folder that may be published into, and the places beside it.
#[derive(Debug)]
pub(super) struct Ground {
    /// The folder, without links on the way to it.
    pub(super) out: PathBuf,
    /// The folder that it is in.
    pub(super) parent: PathBuf,
    /// The folder beside it where the next site is prepared: on the same file system, as only
    /// there two folders can be exchanged in one step.
    pub(super) workshop: PathBuf,
}

impl Ground {
    /// Looks at an output folder; nothing is changed.
    pub(super) fn survey(out: &Path, guard: &Guard) -> Result<Ground, Error> {
        let refused = |why: &str| {
            Error::new(ErrorKind::Output, format!("the output folder {} {why}", shown(out)))
                .at(out)
                .helped("choose a folder of its own, such as `public` beside `content`")
        };
        let real = resolve(out).map_err(|source| match source.kind() {
            io::ErrorKind::NotADirectory => refused("is not a folder"),
            io::ErrorKind::NotFound => refused("is a link that leads nowhere"),
            io::ErrorKind::InvalidInput => refused("goes back (`..`) from where there is nothing"),
            _ => Error::write(out, source),
        })?;
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(refused("is the root of the disk"));
        };
        if SYSTEM.contains(&&*real.to_string_lossy()) || is_temp(&real) {
            return Err(refused("is a folder of the system"));
        }
        if let Some(objection) = guard.objection(&real) {
            return Err(refused(&objection));
        }
        if is_mount_point(&real) {
            return Err(Error::new(
                ErrorKind::Output,
                format!("the output folder {} is a file system of its own", shown(out)),
            )
            .at(out)
            .helped("choose a folder in it: a site is exchanged as a whole, and this cannot be"));
        }
        let mut workshop = std::ffi::OsString::from(".");
        workshop.push(name);
        workshop.push(".dateline");
        let workshop = parent.join(workshop);
        Ok(Ground { parent: parent.to_owned(), workshop, out: real })
    }

    /// Makes the folder that the output lies in, and answers those that were not there, the
    /// deepest last.
    pub(super) fn make_parents(&self) -> Result<Vec<PathBuf>, Error> {
        let mut missing: Vec<_> = self
            .parent
            .ancestors()
            .take_while(|folder| fs::symlink_metadata(folder).is_err())
            .map(Path::to_owned)
            .collect();
        missing.reverse();
        fs::create_dir_all(&self.parent).map_err(|source| Error::write(&self.parent, source))?;
        Ok(missing)
    }
}

/// Folders that belong to the system or to everybody. One in them may be published into.
const SYSTEM: &[&str] = &[
    "/Applications",
    "/Library",
    "/System",
    "/Users",
    "/Volumes",
    "/bin",
    "/boot",
    "/dev",
    "/etc",
    "/home",
    "/lib",
    "/lib32",
    "/lib64",
    "/media",
    "/mnt",
    "/opt",
    "/private",
    "/private/etc",
    "/private/tmp",
    "/private/var",
    "/proc",
    "/root",
    "/run",
    "/sbin",
    "/srv",
    "/sys",
    "/tmp",
    "/usr",
    "/usr/bin",
    "/usr/lib",
    "/usr/local",
    "/usr/sbin",
    "/usr/share",
    "/var",
    "/var/lib",
    "/var/log",
    "/var/tmp",
];

/// Whether this is where programs put what is for a moment.
fn is_temp(folder: &Path) -> bool {
    fs::canonicalize(std::env::temp_dir()).is_ok_and(|temp| temp == folder)
}

/// The path without links; of a folder that is not there yet, as far as it is there.
fn resolve(out: &Path) -> io::Result<PathBuf> {
    let out = std::path::absolute(out)?;
    let mut there = out.as_path();
    let mut rest = Vec::new();
    loop {
        match fs::symlink_metadata(there) {
            Ok(_) => break,
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(error) => {
                // `a/../b` where there is no `a`: no folder, and not one to be guessed.
                let Some(Component::Normal(name)) = there.components().next_back() else {
                    return Err(io::ErrorKind::InvalidInput.into());
                };
                rest.push(name);
                there = there.parent().ok_or(error)?;
            }
        }
    }
    if !fs::metadata(there)?.is_dir() {
        return Err(io::ErrorKind::NotADirectory.into());
    }
    let mut real = fs::canonicalize(there)?;
    real.extend(rest.iter().rev());
    Ok(real)
}

/// Whether a folder is where another file system begins, or the same one once more.
#[cfg(target_os = "linux")]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    /// `STATX_ATTR_MOUNT_ROOT` of Linux 5.8, for which the library has no name.
    const MOUNT_ROOT: StatxAttributes = StatxAttributes::from_bits_retain(0x2000);
    statx(CWD, folder, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::TYPE)
        .is_ok_and(|stat| stat.stx_attributes.contains(MOUNT_ROOT))
}

/// Whether a folder is where another file system begins.
#[cfg(all(unix, not(target_os = "linux")))]
pub(super) fn is_mount_point(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::symlink_metadata(path).ok().map(|meta| meta.dev());
    let above = folder.parent().and_then(device);
    device(folder).is_some_and(|device| Some(device) != above)
}

/// Here a folder of another file system is a link, which is a foreign file.
#[cfg(not(unix))]
pub(super) fn is_mount_point(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_would_hurt() {
        let root = tempfile::tempdir().unwrap();
        let project = root.path().join("project");
        fs::create_dir_all(project.join("content/media")).unwrap();
        fs::write(root.path().join("file"), "mine").unwrap();
        let guard = Guard::new().inside(&project).apart_from(project.join("content"));
        // output folder, what the message says of it; nothing where it is accepted
        let table = [
            ("project", "is a folder that holds your own files"),
            ("project/content", "is a folder that holds your own files"),
            ("project/content/media", "lies in"),
            ("project/content/new/deeper", "lies in"),
            ("project/../project/content/new", "lies in"),
            (".", "holds"),
            ("file", "is not a folder"),
            ("file/site", "is not a folder"),
            ("missing/../site", "goes back (`..`) from where there is nothing"),
            ("project/public", ""),
            ("project/contents", ""),
            ("elsewhere/a/b", ""),
        ];
        for (out, said) in table {
            let ground = Ground::survey(&root.path().join(out), &guard);
            match ground {
                Ok(ground) => {
                    assert_eq!(said, "", "{out}");
                    assert_eq!(ground.workshop.parent(), Some(&*ground.parent));
                }
                Err(error) => {
                    assert!(!said.is_empty() && error.to_string().contains(said), "{out}: {error}");
                    assert_eq!(error.kind(), ErrorKind::Output);
                }
            }
        }
        let home = std::env::home_dir().unwrap();
        for out in [home.as_path(), home.parent().unwrap()] {
            assert!(Ground::survey(out, &Guard::new()).is_err());
        }
        for out in ["/", "/usr", "/usr/../etc", "/tmp"].map(Path::new) {
            assert!(Ground::survey(out, &Guard::new()).is_err(), "{}", out.display());
        }
        assert!(Ground::survey(&std::env::temp_dir(), &Guard::new()).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_first() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(real.join("content")).unwrap();
        fs::create_dir_all(real.join("www")).unwrap();
        symlink(real.join("content"), real.join("to-content")).unwrap();
        symlink(real.join("www"), real.join("to-www")).unwrap();
        symlink(real.join("nothing"), real.join("to-nothing")).unwrap();
        let guard = Guard::new().apart_from(real.join("content"));
        assert!(Ground::survey(&real.join("to-content"), &guard).is_err());
        assert!(Ground::survey(&real.join("to-content/new"), &guard).is_err());
        let nowhere = Ground::survey(&real.join("to-nothing"), &guard).unwrap_err();
        assert!(nowhere.to_string().ends_with("is a link that leads nowhere"), "{nowhere}");
        let ground = Ground::survey(&real.join("to-www"), &guard).unwrap();
        assert_eq!(ground.out, real.join("www"));
    }
}
