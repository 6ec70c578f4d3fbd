//! The list of what Dateline wrote: every path of a site, with the hash of its bytes.
//!
//! It lies in the site, as only there it can change in the same step as the site. It tells what may
//! be removed, what stands unchanged, and, beside a path whose maker gave one, the fingerprint of
//! all that the file was made from. It depends on the site alone, so it is the same bytes wherever
//! and whenever the site is built. What is in it is believed only of regular files that are there:
//! a damaged list makes files foreign, which are then left alone.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

pub(super) use dateline_site::Fingerprint;

/// Its name. Static hosts do not serve names that begin with a dot, or not by themselves.
pub(super) const NAME: &str = ".dateline-manifest";

const FIRST_LINE: &str = "dateline manifest 2";
/// Of a list whose hashes are of another kind: it says which files are Dateline's, and no more.
const OLD_FIRST_LINE: &str = "dateline manifest 1";

/// What is known of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Record {
    pub(super) hash: Fingerprint,
    pub(super) made_from: Option<Fingerprint>,
}

/// Every file of a site, by its path; the parts of a path are divided by `/` on every system.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Record>,
}

impl Manifest {
    /// Nothing when it is not such a list, or only part of one.
    pub(super) fn parse(text: &str) -> Option<Manifest> {
        let files: Option<_> = records(text)?
            .map(|record| record.map(|(path, record)| (path.to_owned(), record)))
            .collect();
        Some(Manifest { files: files? })
    }

    /// Every folder that the files lie in. Only looked up.
    pub(super) fn folders(&self) -> HashSet<&str> {
        let mut folders = HashSet::new();
        for mut path in self.files.keys().map(String::as_str) {
            // Where a folder is known, those above it are.
            while let Some((folder, _)) =
                path.rsplit_once('/').filter(|(it, _)| folders.insert(*it))
            {
                path = folder;
            }
        }
        folders
    }
}

/// A list: one line a file, with hash, fingerprint (or `-`) and path. No path has a line end in it.
pub(super) fn text<'f>(files: impl Iterator<Item = (&'f String, Record)>) -> String {
    let mut text = format!("{FIRST_LINE}\n");
    for (path, record) in files {
        let made_from = record.made_from.map_or_else(|| "-".to_owned(), hex);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{} {made_from} {path}", hex(record.hash));
    }
    text
}

/// The records of a list, in its order; nothing when it is not such a list.
pub(super) fn records(text: &str) -> Option<impl Iterator<Item = Option<(&str, Record)>>> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    let is_old = match lines.next()? {
        FIRST_LINE => false,
        OLD_FIRST_LINE => true,
        _ => return None,
    };
    let unhex = move |text: &str| if is_old { Some(0) } else { unhex(text) };
    Some(lines.map(move |line| {
        let mut parts = line.splitn(3, ' ');
        let hash = unhex(parts.next()?)?;
        let made_from = match parts.next()? {
            "-" => None,
            hash => Some(unhex(hash)?),
        };
        Some((parts.next()?, Record { hash, made_from }))
    }))
}

/// Whether a path is one that a site may have: relative, inside, and writable in one line.
pub(super) fn is_sound(path: &str) -> bool {
    let part = |part: &str| !matches!(part, "" | "." | "..");
    path != NAME
        && path.split('/').all(part)
        && !path.contains(|c: char| c.is_control() || c == '\\')
}

pub(super) fn hex(hash: Fingerprint) -> String {
    format!("{hash:032x}")
}

pub(super) fn unhex(text: &str) -> Option<Fingerprint> {
    let digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let (high, low) = text.split_at_checked(16).filter(|(_, low)| digits && low.len() == 16)?;
    let half = |text: &str| u64::from_str_radix(text, 16).ok().map(Fingerprint::from);
    Some(half(high)? << 64 | half(low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote() {
        let record = |byte, made_from| Record { hash: byte, made_from };
        let files =
            [("index.html", record(1, None)), ("a b/ü/index.html", record(2, Some(u128::MAX)))];
        let files = files.map(|(path, record)| (path.to_owned(), record));
        let manifest = Manifest { files: files.into() };
        let written = |files: &Manifest| text(files.files.iter().map(|(path, it)| (path, *it)));
        let text = written(&manifest);
        assert!(text.is_ascii() || text.lines().nth(1).unwrap().ends_with(" a b/ü/index.html"));
        assert_eq!(Manifest::parse(&text), Some(manifest));
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&written(&empty)), Some(empty));
        for cut in 0..text.len() - 1 {
            let Some(part) = text.get(..cut) else { continue };
            // Only where it is cut after a whole line it is a list, of fewer files.
            assert_eq!(Manifest::parse(part).is_some(), part.ends_with('\n'), "{part:?}");
        }
        assert_eq!(Manifest::parse("dateline manifest 3\n"), None);
        let old = Manifest::parse("dateline manifest 1\nab - index.html\n").unwrap();
        assert!(old.files.contains_key("index.html"));
        assert_eq!(Manifest::parse("dateline manifest 2\nx - index.html\n"), None);
    }

    #[test]
    fn paths_stay_inside() {
        for path in ["index.html", ".well-known/x", "a/..b/c", "ü/x y.html", ".dateline-manifest/x"]
        {
            assert!(is_sound(path), "{path}");
        }
        for path in
            ["", "/", "/etc/x", "a//b", "a/", "./a", "../a", "a/..", "a\\b", "a\nb", "a\0", NAME]
        {
            assert!(!is_sound(path), "{path:?}");
        }
    }
}
