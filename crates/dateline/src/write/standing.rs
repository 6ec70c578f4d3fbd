//! The site that stands: what of it Dateline wrote, and what is foreign.
//!
//! Looked at once, before anything is prepared, and without following a link: a link in the output
//! is a foreign file like any other.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::ground::is_mount_point;
use super::manifest::{self, Fingerprint, Manifest, Record};
use super::seal::Seal;
use crate::error::{Error, ErrorKind, shown};

/// What is in an output folder.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Whether there is a folder.
    pub(super) is_there: bool,
    /// The list as it is written there; empty where there is none.
    pub(super) list: String,
    /// Regular files of the list that are there.
    pub(super) own: BTreeMap<String, Record>,
    /// Whether every file of the list is there.
    pub(super) is_whole: bool,
    /// The seal on the list, if it is unbroken.
    pub(super) seal: Option<Seal>,
    /// Everything else; a folder stands before what is in it. `true` for a folder.
    pub(super) foreign: BTreeMap<PathBuf, bool>,
}

impl Standing {
    /// Looks at a folder, which need not be there.
    pub(super) fn survey(out: &Path) -> Result<Standing, Error> {
        match fs::symlink_metadata(out) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::default()),
            Err(source) => return Err(Error::read(out, source)),
            Ok(_) => {}
        }
        let list = read_list(out)?;
        let manifest = Manifest::parse(&list).unwrap_or_default();
        let folders = manifest.folders();
        let mut standing = Standing { is_there: true, ..Standing::default() };
        for entry in WalkDir::new(out).min_depth(1) {
            let entry = entry.map_err(|error| unreadable(out, error))?;
            let Ok(path) = entry.path().strip_prefix(out) else { continue };
            let kind = entry.file_type();
            if entry.depth() == 1 && entry.file_name() == manifest::NAME && kind.is_file() {
                continue;
            }
            if kind.is_dir() {
                if is_mount_point(entry.path()) {
                    return Err(mounted(entry.path()));
                }
                if !slashed(path).is_some_and(|path| folders.contains(&*path)) {
                    standing.foreign.insert(path.to_owned(), true);
                }
                continue;
            }
            let own = slashed(path)
                .filter(|_| kind.is_file())
                .and_then(|path| manifest.files.get_key_value(&path));
            match own {
                Some((path, record)) => {
                    standing.own.insert(path.clone(), *record);
                }
                None => {
                    standing.foreign.insert(path.to_owned(), false);
                }
            }
        }
        standing.is_whole = standing.own.len() == manifest.files.len();
        standing.seal = Seal::read(out, &list);
        standing.list = list;
        Ok(standing)
    }

    /// What foreign thing keeps a file of the site from its place: one at this path, or one that is
    /// no folder above it.
    pub(super) fn in_the_way(&self, path: &str) -> Option<&Path> {
        if self.foreign.is_empty() {
            return None;
        }
        let at = |path: &Path| self.foreign.get_key_value(path);
        let mut above = Path::new(path).ancestors().skip(1);
        let here = at(Path::new(path));
        let found = here.or_else(|| above.find_map(|folder| at(folder).filter(|(_, dir)| !**dir)));
        found.map(|(path, _)| path.as_path())
    }

    /// Whether a file that Dateline wrote was made from this.
    pub(super) fn made_from(&self, path: &str, fingerprint: Fingerprint) -> Option<Record> {
        self.own.get(path).copied().filter(|record| record.made_from == Some(fingerprint))
    }
}

/// The list in a folder; empty where there is none that can be read as text.
pub(super) fn read_list(folder: &Path) -> Result<String, Error> {
    let path = folder.join(manifest::NAME);
    // A link is not followed, nor a pipe opened.
    if !fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file()) {
        return Ok(String::new());
    }
    let bytes = fs::read(&path).map_err(|source| Error::read(&path, source))?;
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// A relative path as the list writes it; nothing when it is not a text.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<_>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

/// What a walk could not read, as an error.
pub(super) fn unreadable(folder: &Path, error: walkdir::Error) -> Error {
    let path = error.path().unwrap_or(folder).to_owned();
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("a circle of links"));
    Error::read(&path, source)
}

fn mounted(path: &Path) -> Error {
    let message = format!("{} is a file system of its own within the output folder", shown(path));
    Error::new(ErrorKind::Output, message)
        .at(path)
        .helped("keep it outside: a site is exchanged as a whole, and this cannot be")
}
