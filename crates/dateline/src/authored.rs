//! Files of an author's: made where there is none, and changed whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use dateline_core::Key;

use crate::error::{Error, ErrorKind};

/// Names of the content folder and of the site that no timeline can have.
const TAKEN: [&str; 7] =
    ["people", "organizations", "places", "sources", "tags", "corrections", "search"];

/// The key of a timeline, which names its folder.
pub(crate) fn timeline_key(key: &str) -> Result<Key, Error> {
    let valid = Key::from(key);
    if TAKEN.contains(&key) {
        let message = format!("`{key}` is a page of every site");
        return Err(Error::new(ErrorKind::Refused, message).helped("name the timeline otherwise"));
    }
    if valid.is_valid() {
        return Ok(valid);
    }
    let message = format!("`{key}` is not a key for a timeline");
    Err(Error::new(ErrorKind::Refused, message)
        .helped("a key is lower-case words of letters and digits, with hyphens between them"))
}

/// Writes a file that is not there yet, with its folders.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<PathBuf, Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::write(folder, error))?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).map_err(|error| Error::write(path, error))?;
            Ok(path.to_owned())
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let message = format!("`{}` is there already", path.display());
            Err(Error::new(ErrorKind::Refused, message).at(path).helped("nothing was changed"))
        }
        Err(error) => Err(Error::write(path, error)),
    }
}

/// Replaces the text of a file in one step: a reader sees the old text or the new.
pub(crate) fn write_over(path: &Path, text: &str) -> Result<PathBuf, Error> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new~");
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, text)
        // Who may read it stays as its author has set it.
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&beside, path));
    match written {
        Ok(()) => Ok(path.to_owned()),
        Err(error) => {
            // It may not have been made; what is told is why the text could not be written.
            let _cleared = fs::remove_file(&beside);
            Err(Error::write(path, error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_file_that_is_changed_stays_its_authors() {
        use std::os::unix::fs::PermissionsExt;

        let scratch = tempfile::tempdir().unwrap();
        let path = scratch.path().join("events.yaml");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        write_over(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1);
    }
}
