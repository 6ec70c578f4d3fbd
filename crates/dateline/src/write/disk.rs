//! Steps on the disk that the standard library does not have in one piece.
//!
//! None of them follows a link, opens a pipe, or replaces what is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Up to so many new files are brought to the disk one by one; of more, the whole file system is.
const FEW: usize = 32;

/// Whether there is a folder, and not a link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir())
}

/// Whether there is anything, be it a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a regular file has exactly these bytes. Nothing else is opened: a pipe would wait.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|standing| standing == bytes)
}

/// Writes a file that is not there yet.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    with_folder(path, || OpenOptions::new().write(true).create_new(true).open(path))?
        .write_all(bytes)
}

/// Does what makes a file; once more with the folder for it, when that is what was missing.
fn with_folder<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    if path.ends_with("index.html")
        && let Some(folder) = path.parent()
    {
        // A page has a folder of its own, which is made before it is missed. Whatever keeps it from
        // being made is told by the next step.
        let _ = fs::create_dir(folder);
    }
    match make() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            make()
        }
        other => other,
    }
}

/// Gives a file a second place, without a second copy where the file system can.
pub(super) fn carry(from: &Path, to: &Path) -> io::Result<()> {
    with_folder(to, || fs::hard_link(from, to)).or_else(|_| copy(from, to))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let meta = fs::symlink_metadata(from)?;
    if is_there(to) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    #[cfg(unix)]
    if meta.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !meta.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "it is not a file that can be copied",
        ));
    }
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.set_modified(meta.modified()?)
}

/// Gives a folder the rights of the one whose place it takes, and its group as far as that may be:
/// a web server often reads by way of the group.
#[cfg(unix)]
pub(super) fn take_rights(folder: &Path, of: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    if fs::metadata(folder)?.gid() != of.gid() {
        let _ = chown(folder, None, Some(of.gid()));
    }
    fs::set_permissions(folder, of.permissions())
}

#[cfg(not(unix))]
pub(super) fn take_rights(_: &Path, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Brings new files to the disk before the step that makes them the site: after a power cut there
/// are no empty pages, and a disk that only now says it is full is heard.
pub(super) fn bring_to_disk(folder: &Path, new: impl Iterator<Item = PathBuf>) -> io::Result<()> {
    let new: Vec<_> = new.collect();
    if new.len() > FEW && sync_all_of(folder)? {
        return Ok(());
    }
    for path in new {
        File::open(path)?.sync_all()?;
    }
    Ok(())
}

/// Everything of the file system at once; answers whether the system can.
#[cfg(target_os = "linux")]
fn sync_all_of(folder: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn sync_all_of(_: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether two paths are one file, or files of the same bytes, or links to the same place.
pub(super) fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let Ok(there) = fs::symlink_metadata(other) else { return Ok(false) };
    let here = fs::symlink_metadata(one)?;
    if same_node(&here, &there) {
        return Ok(true);
    }
    if here.is_symlink() && there.is_symlink() {
        return Ok(fs::read_link(one)? == fs::read_link(other)?);
    }
    Ok(here.is_file()
        && there.is_file()
        && here.len() == there.len()
        && fs::read(one)? == fs::read(other)?)
}

#[cfg(unix)]
fn same_node(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.dev() == other.dev() && one.ino() == other.ino()
}

#[cfg(not(unix))]
fn same_node(_: &fs::Metadata, _: &fs::Metadata) -> bool {
    false
}

/// Removes a folder of which nothing is worth keeping; one that is not there is removed already.
pub(super) fn discard(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // A foreign folder that may not be written was carried over as such.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            for entry in WalkDir::new(folder).into_iter().filter_map(Result::ok) {
                if entry.file_type().is_dir() {
                    make_writable(entry.path())?;
                }
            }
            fs::remove_dir_all(folder)
        }
        other => other,
    }
}

/// Removes one thing; once more with the right to, when the folder that it is in may not be written.
pub(super) fn remove(path: &Path, how: impl Fn(&Path) -> io::Result<()>) -> io::Result<()> {
    match how(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            path.parent().map_or(Ok(()), make_writable)?;
            how(path)
        }
        other => other,
    }
}

#[cfg(unix)]
fn make_writable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_writable(_: &Path) -> io::Result<()> {
    Ok(())
}
