//! Which files a site has: every path once, each with the record that asked for it.
//!
//! Paths are settled before anything is rendered. Two records on one path are a mistake that is
//! told with both of them; so are two paths that differ only in letter case or in how Unicode
//! composes a letter, because some disks and servers take them for one.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use ahash::{AHashMap, AHashSet};
use dateline_text::{Diagnostic, Report, Span};
use unicode_normalization::UnicodeNormalization;
use xxhash_rust::xxh3::xxh3_64;

/// The longest path that every system takes, in bytes.
const LONGEST_PATH: usize = 1000;

/// The paths of a site that are taken.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    /// In the order in which they were taken.
    taken: Vec<Taken>,
    /// The place of each, by the hash of the path as the least careful disk sees it. Only looked up.
    places: AHashMap<u64, usize>,
    /// Every folder of every path, likewise.
    // Invariant: no folder is a path that is taken; with a folder, those that it lies in are here.
    folders: AHashSet<u64>,
}

#[derive(Debug)]
struct Taken {
    path: Box<str>,
    what: What,
    span: Span,
}

/// What asks for a path: "a file of" and "the event `a/b`", which asks for several.
#[derive(Clone, Debug)]
pub(crate) struct What {
    part: &'static str,
    of: Arc<str>,
}

impl What {
    /// A record, or something that stands for itself.
    pub(crate) fn whole(name: impl Into<Arc<str>>) -> What {
        What { part: "", of: name.into() }
    }

    /// Something of it, such as "a file of".
    pub(crate) fn part(&self, part: &'static str) -> What {
        What { part, of: Arc::clone(&self.of) }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let blank = if self.part.is_empty() { "" } else { " " };
        write!(f, "{}{blank}{}", self.part, self.of)
    }
}

impl Paths {
    /// Takes a path for `what`; whether it was free and sound.
    pub(crate) fn take(&mut self, path: &str, what: What, span: Span, report: &mut Report) -> bool {
        if let Some(fault) = fault(path) {
            report.push(
                Diagnostic::error("output-path", format!("{what} has no place: `{path}` {fault}"))
                    .at(span)
                    .help("give it another key"),
            );
            return false;
        }
        let folded = fold(path);
        if let Some(first) = self.in_the_way(&folded) {
            report.push(collision(first, path, &what, span));
            return false;
        }
        if self.folders.contains(&hash(&folded)) {
            report.push(
                Diagnostic::error(
                    "output-path",
                    format!("{what} has the path of a folder: `{path}`"),
                )
                .at(span),
            );
            return false;
        }
        // The innermost is mostly the only one that is new.
        let _ = parents(&folded).all(|parent| self.folders.insert(hash(parent)));
        self.places.insert(hash(&folded), self.taken.len());
        self.taken.push(Taken { path: path.into(), what, span });
        true
    }

    /// What has a folded path already, or has one of the folders that it lies in.
    fn in_the_way(&self, folded: &str) -> Option<&Taken> {
        let own = self.places.get(&hash(folded));
        let mut parents =
            parents(folded).take_while(|parent| !self.folders.contains(&hash(parent)));
        let at = own.or_else(|| parents.find_map(|parent| self.places.get(&hash(parent))))?;
        self.taken.get(*at)
    }

    /// Why a file cannot have this path; nothing where it can.
    pub(crate) fn hindrance(&self, path: &str) -> Option<String> {
        let mut report = Report::new();
        let mut one = Paths::default();
        if !one.take(path, What::whole("it"), Span::detached(), &mut report) {
            return report.iter().next().map(|diagnostic| diagnostic.message().to_owned());
        }
        let folded = fold(path);
        if let Some(first) = self.in_the_way(&folded) {
            return Some(format!("{} has the path `{}`", first.what, first.path));
        }
        self.folders.contains(&hash(&folded)).then(|| format!("`{path}` is a folder"))
    }

    /// Whether there is a file of exactly this path.
    pub(crate) fn contains(&self, path: &str) -> bool {
        self.places.get(&hash(&fold(path))).is_some_and(|at| &*self.taken[*at].path == path)
    }

    /// All paths, in a fixed order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.taken.iter().map(|taken| &*taken.path)
    }
}

fn collision(first: &Taken, path: &str, what: &What, span: Span) -> Diagnostic {
    let message = if &*first.path == path {
        format!("{what} and {} have the same path `{path}`", first.what)
    } else {
        format!(
            "`{path}` of {what} and `{}` of {} are one path on some disks",
            first.path, first.what
        )
    };
    Diagnostic::error("same-path", message)
        .at(span)
        .label(first.span, "the other one")
        .help("give one of them another key")
}

/// The folders that a path lies in, the innermost first.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// A folded path in a table. Nobody gains by making two of an author's own paths collide.
fn hash(folded: &str) -> u64 {
    xxh3_64(folded.as_bytes())
}

/// A path as the least careful disk sees it.
fn fold(path: &str) -> Cow<'_, str> {
    if path.is_ascii() {
        let is_folded = !path.bytes().any(|byte| byte.is_ascii_uppercase());
        return if is_folded { path.into() } else { path.to_ascii_lowercase().into() };
    }
    // By way of capitals, because some letters are one only as such: ß and ss, ς and σ.
    path.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect()
}

/// What is wrong with a path; nothing where every system takes it.
fn fault(path: &str) -> Option<&'static str> {
    if path.len() > LONGEST_PATH {
        return Some("is too long");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("has an empty part"),
        "." | ".." => Some("leads out of the site"),
        _ if part.len() > 255 => Some("has a part longer than 255 bytes"),
        _ if part.contains(is_refused) => Some("has a character that not every system takes"),
        _ if part.ends_with(['.', ' ']) => Some("has a part that ends in a dot or a blank"),
        _ if is_device(part) => Some("has a part that is the name of a device on Windows"),
        _ => None,
    })
}

/// Whether there is a system that takes no such character in a name.
fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Whether Windows keeps a name for a device, whatever ending it has: a site with such a folder can
/// neither be unpacked nor checked out there.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    if !(3..=7).contains(&stem.len()) {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    // The raised digits count as digits there.
    let is_port = |number: &str| {
        let mut digits = number.chars();
        digits.next().is_some_and(|c| matches!(c, '0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'))
            && digits.next().is_none()
    };
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || ["com", "lpt"].iter().any(|port| stem.strip_prefix(port).is_some_and(is_port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_once() {
        // path, message where it is refused
        let table = [
            ("a/index.html", ""),
            ("b/index.html", ""),
            ("a/index.html", "y and x have the same path `a/index.html`"),
            (
                "A/index.html",
                "`A/index.html` of y and `a/index.html` of x are one path on some disks",
            ),
            ("\u{e9}/index.html", ""),
            ("e\u{301}/index.html", "are one path on some disks"),
            ("stra\u{df}e/x", ""),
            ("strasse/x", "are one path on some disks"),
            ("\u{3c3}\u{3c2}", ""),
            ("\u{3c3}\u{3c3}", "are one path on some disks"),
            ("a/index.html/b", "are one path on some disks"),
            ("b", "y has the path of a folder: `b`"),
            ("../a", "leads out of the site"),
            ("/a", "has an empty part"),
            ("a/./b", "leads out of the site"),
            ("a\\b", "not every system"),
            ("c.", "ends in a dot"),
            ("aux/index.html", "a device on Windows"),
            ("a/CON.svg", "a device on Windows"),
            ("a/nul .tar.gz", "a device on Windows"),
            ("lpt9/index.html", "a device on Windows"),
            ("com\u{b2}/index.html", "a device on Windows"),
            ("conout$", "a device on Windows"),
            ("console/com10/com/aux-1/index.html", ""),
        ];
        let mut paths = Paths::default();
        for (at, (path, message)) in table.iter().enumerate() {
            let mut report = Report::new();
            let what = if at < 2 { "x" } else { "y" };
            let taken = paths.take(path, What::whole(what), Span::detached(), &mut report);
            assert_eq!(taken, message.is_empty(), "{path}");
            let found = report.iter().next().map_or("", |diagnostic| diagnostic.message());
            assert!(found.contains(message), "{path}: {found}");
        }
        assert_eq!(paths.iter().count(), 6);
        assert!(paths.contains("a/index.html") && !paths.contains("A/index.html"));
    }
}
