//! Files of an author's: made where there is none, and changed whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind};

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
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    match written {
        Ok(()) => Ok(path.to_owned()),
        Err(error) => {
            // It may not have been made; what is told is why the text could not be written.
            let _cleared = fs::remove_file(&beside);
            Err(Error::write(path, error))
        }
    }
}
