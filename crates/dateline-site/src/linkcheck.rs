//! The last step of every page: links become relative, and each of them is seen to land.
//!
//! A page comes from its template with [`ROOT_MARK`] in place of the way to the root. Here the way
//! is put in, and every internal link passes by: its page must be planned, its fragment must be an
//! id on that page. Ids of other pages are known only when all are rendered; so fragments that lead
//! to other pages are kept, as hashes, until the end.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use ahash::AHashSet;
use dateline_text::{Diagnostic, Report, Span};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

use crate::config::LinkStyle;
use crate::route::{ROOT_MARK, Route, percent_decode};

/// What is known of links and their ends while pages are rendered.
#[derive(Debug, Default)]
pub(crate) struct Links {
    /// Hashes of the addresses that exist, encoded, from the root. Only looked up.
    addresses: AHashSet<u64>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// Hashes of page and id, for every id of every page. Only looked up.
    ids: AHashSet<u64>,
    /// Links to ids of other pages, with a page that has them.
    wanted: BTreeMap<String, String>,
    /// Links to pages that are not there, with a page that has them.
    lost: BTreeMap<String, String>,
}

impl Links {
    pub(crate) fn new(addresses: impl Iterator<Item = String>) -> Links {
        let addresses = addresses.map(|address| xxh3_64(address.as_bytes())).collect();
        Links { addresses, seen: Mutex::default() }
    }

    /// Finishes a page: `root` is what stands for the way up, `out` takes the result.
    pub(crate) fn finish(
        &self,
        route: &Route,
        html: &[u8],
        root: &str,
        style: LinkStyle,
        out: &mut Vec<u8>,
    ) {
        let mut mark = [0_u8; 4];
        let mark = ROOT_MARK.encode_utf8(&mut mark).as_bytes();
        // Hardly any other character of a page begins with this byte.
        let marks = memchr::memchr_iter(mark[0], html).filter(|at| html[*at..].starts_with(mark));
        let own = route.encoded();
        let mut wanted = Vec::new();
        let mut lost = Vec::new();
        let mut copied = 0;
        for at in marks {
            out.extend_from_slice(&html[copied..at]);
            out.extend_from_slice(root.as_bytes());
            copied = at + mark.len();
            let target = link(&html[..at], &html[copied..]);
            let path_end = memchr::memchr2(b'?', b'#', target).unwrap_or(target.len());
            // A script's own `root` is followed by nothing, and means the home page.
            let (path, behind) = target.split_at(path_end);
            if !self.addresses.contains(&xxh3_64(path)) {
                lost.push(target);
            } else if let Some(fragment) = behind.strip_prefix(b"#") {
                wanted.push((path, fragment, target));
            }
            if style == LinkStyle::Files && (path.is_empty() || path.ends_with(b"/")) {
                out.extend_from_slice(path);
                out.extend_from_slice(b"index.html");
                copied += path.len();
            }
        }
        out.extend_from_slice(&html[copied..]);

        let (mut ids, own_ends) = ends(html);
        ids.sort_unstable();
        let missing: Vec<String> = own_ends
            .into_iter()
            .filter(|fragment| {
                !fragment.is_empty() && ids.binary_search(&decoded(fragment).as_bytes()).is_err()
            })
            .map(|fragment| format!("#{}", String::from_utf8_lossy(fragment)))
            .collect();

        // Threads wait for one another from here on, so what can be worked out before, is.
        let of_page = xxh3_64(own.as_bytes());
        let ids: Vec<u64> = ids.iter().map(|id| xxh3_64_with_seed(id, of_page)).collect();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.ids.extend(ids);
        for (path, fragment, target) in wanted {
            let known = hash(path, decoded(fragment).as_bytes());
            if !seen.ids.contains(&known) {
                note(&mut seen.wanted, &String::from_utf8_lossy(target), &own);
            }
        }
        for target in lost {
            note(&mut seen.lost, &String::from_utf8_lossy(target), &own);
        }
        for fragment in missing {
            note(&mut seen.lost, &format!("{own}{fragment}"), &own);
        }
    }

    /// What does not land, once every page is finished; `is_file` says of a path whether it is one
    /// of the author's files, `lands` of an address and an id whether that is there on a page which was
    /// not made, or is not to be asked; `authored` of an id where authors link to it.
    pub(crate) fn report(
        self,
        is_file: impl Fn(&str) -> bool,
        lands: impl Fn(&str, &str) -> bool,
        authored: impl Fn(&str) -> Vec<Span>,
    ) -> Report {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let unfound = seen.wanted.into_iter().filter(|(target, _)| {
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let fragment = decoded(fragment.as_bytes());
            !seen.ids.contains(&hash(path.as_bytes(), fragment.as_bytes()))
                && !lands(path, &fragment)
        });
        let mut all: BTreeMap<String, String> = unfound.collect();
        all.extend(seen.lost.into_iter().filter(|(target, _)| {
            let path = &target[..target.find(['?', '#']).unwrap_or(target.len())];
            !is_file(&percent_decode(path))
        }));
        // One link of an author's stands on several pages.
        let mut of_authors = BTreeSet::new();
        let mut report = Report::new();
        for (target, page) in all {
            let (target, page) = (percent_decode(&target), percent_decode(&page));
            // Ids of a text begin with that of its record, where its page has others.
            let id = target.split_once('#').and_then(|(_, id)| id.rsplit("--").next());
            let links = id.map(&authored).unwrap_or_default();
            let new = links.iter().filter(|span| of_authors.insert(**span));
            report.extend(new.map(|span| {
                let message = format!("there is no place `#{}` to link to", id.unwrap_or_default());
                Diagnostic::error("broken-link", message)
                    .at(*span)
                    .help("the id of a heading is its words in lower case, with hyphens between")
            }));
            if links.is_empty() {
                let message =
                    format!("a link on `/{page}` leads to `/{target}`, which is not there");
                report.push(Diagnostic::error("lost-link", message));
            }
        }
        report
    }
}

/// Whether a page has an id.
pub(crate) fn has_id(html: &[u8], id: &str) -> bool {
    ends(html).0.contains(&id.as_bytes())
}

/// Whether a page has every id of another.
pub(crate) fn has_ids_of(html: &[u8], other: &[u8]) -> bool {
    let mut ids = ends(html).0;
    ids.sort_unstable();
    ends(other).0.iter().all(|id| ids.binary_search(id).is_ok())
}

/// Notes a link's target with the first page, by name, that has the link: whichever thread comes
/// first, the same is told.
fn note(targets: &mut BTreeMap<String, String>, target: &str, page: &str) {
    match targets.get_mut(target) {
        Some(known) if page < known.as_str() => page.clone_into(known),
        Some(_) => {}
        None => drop(targets.insert(target.to_owned(), page.to_owned())),
    }
}

/// The link with which a text begins, behind what is `before` it: up to the end of its attribute, or to
/// the first byte that cannot stand in one.
fn link<'h>(before: &[u8], text: &'h [u8]) -> &'h [u8] {
    let link = &text[..memchr::memchr(b'"', text).unwrap_or(text.len())];
    if before.ends_with(b"href=\"") {
        return link;
    }
    let link = &link[..memchr::memchr3(b' ', b',', b'\'', link).unwrap_or(link.len())];
    let link = &link[..memchr::memchr3(b'<', b'>', b'\n', link).unwrap_or(link.len())];
    &link[..memchr::memchr2(b'(', b')', link).unwrap_or(link.len())]
}

fn decoded(fragment: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(fragment);
    if fragment.contains(&b'%') { Cow::Owned(percent_decode(&text)) } else { text }
}

/// An id of a page. Nobody gains by making two of an author's own ids collide.
fn hash(page: &[u8], id: &[u8]) -> u64 {
    xxh3_64_with_seed(id, xxh3_64(page))
}

/// The ids of a page, and the ends of its links to itself.
///
/// They are found by what is rare in a page: a link to the page itself by its `#`, an id by its name
/// before a `=`; the marks around both are not.
fn ends(html: &[u8]) -> (Vec<&[u8]>, Vec<&[u8]>) {
    const ID: &[u8] = b"id=";
    let ids = memchr::memmem::find_iter(html, ID)
        .filter(|at| html[..*at].last().is_some_and(u8::is_ascii_whitespace))
        .map(|at| value(&html[at + ID.len()..]));
    let own_ends = memchr::memchr_iter(b'#', html).filter_map(|at| {
        let before = &html[..at];
        let quotes = usize::from(before.ends_with(b"\"") || before.ends_with(b"'"));
        let start = at - quotes;
        html[..start].ends_with(b"href=").then(|| &value(&html[start..])[1..])
    });
    (ids.collect(), own_ends.collect())
}

/// The value of an attribute, with which a text begins: between quotes of either kind, or up to a blank
/// or the end of the tag.
fn value(text: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let (value, end) = match text {
        [quote @ (b'"' | b'\''), value @ ..] => (value, memchr::memchr(*quote, value)),
        value => (value, value.iter().position(is_end)),
    };
    &value[..end.unwrap_or(value.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_become_relative_and_are_seen_to_land() {
        let addresses = ["", "a/", "a/b/", "%D0%B0/"].into_iter().map(str::to_owned);
        let links = Links::new(addresses);
        let finish = |route: &Route, html: &str, root: &str, style| {
            let mut out = Vec::new();
            links.finish(route, html.replace('~', "\u{fdd0}").as_bytes(), root, style, &mut out);
            String::from_utf8(out).unwrap()
        };
        let a = Route::folder(["a"]);
        let html = "<a href=\"~\"><a href=\"~a/b/#x\"><a href='~c/'><p id=\"y\"><a href=\"#y\">";
        assert_eq!(
            finish(&a, html, "../", LinkStyle::Folders),
            "<a href=\"../\"><a href=\"../a/b/#x\"><a href='../c/'><p id=\"y\"><a href=\"#y\">"
        );
        assert_eq!(
            finish(
                &Route::folder(["а"]),
                "<a href=\"~\"><a href=\"~a/#y\">",
                "../",
                LinkStyle::Files
            ),
            "<a href=\"../index.html\"><a href=\"../a/index.html#y\">"
        );
        finish(
            &a.sub("b"),
            "<a href=\"~a/#z\"><i id=\"x\"><a href=\"#q\">",
            "../../",
            LinkStyle::Folders,
        );
        let messages: Vec<String> = links
            .report(|_| false, |_, _| false, |_| Vec::new())
            .iter()
            .map(|diagnostic| diagnostic.message().to_owned())
            .collect();
        assert_eq!(
            messages,
            [
                "a link on `/a/b/` leads to `/a/#z`, which is not there",
                "a link on `/a/b/` leads to `/a/b/#q`, which is not there",
                "a link on `/a/` leads to `/c/`, which is not there",
            ]
        );
    }

    #[test]
    fn attributes_are_read_as_html_has_them() {
        let html = b"<p id=\"a\"><p\n\tid='b'><p id=c><p data-id=\"d\">\
            <a href=\"#a\"><a href='#\"'><a href=#c>#d";
        let (ids, own_ends) = ends(html);
        assert_eq!(ids, [b"a", b"b", b"c"]);
        assert_eq!(own_ends, [b"a", b"\"", b"c"]);
        // A page that ends in the middle has what it has.
        assert_eq!(ends(b"<p id=\"a").0, [b"a"]);
        assert_eq!(ends(b"<p id=").0, [b""]);
        assert_eq!(ends(b"<a href=#").1, [b""]);
    }
}
