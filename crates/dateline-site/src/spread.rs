//! A long list on several pages, so that each of them stays light.
//!
//! The first page is where the list always was; the others lie below it, by number. A list that
//! grows gets more pages and loses none, so no address of one is ever gone. Every entry has a page
//! of its own beside, which is what can be cited.

use std::ops::Range;

use crate::route::Route;
use crate::view::IndexEntry;
use crate::words::sentence;

/// A list with more entries than this is on several pages.
const LONGEST: usize = 300;
/// How many entries each of those pages shows.
const SHOWN: usize = 200;

/// A page that goes on with a list of another one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaf {
    list: &'static str,
    /// Which page of the list it is; the first one is no leaf.
    // Invariant: from 2 to the number of pages.
    number: usize,
    /// How many pages the list has.
    pages: usize,
}

impl Leaf {
    /// The pages of a list behind the first.
    pub(crate) fn of(list: &'static str, entries: usize) -> impl Iterator<Item = Leaf> {
        let pages = pages(entries);
        (2..=pages).map(move |number| Leaf { list, number, pages })
    }

    /// Which page of how many.
    pub(crate) fn numbered(self) -> String {
        format!("{}/{}", self.number, self.pages)
    }

    /// Where it lies, below the page that begins the list.
    pub(crate) fn route(self, first: &Route) -> Route {
        // No key has two hyphens, so no record's page lies here.
        first.sub(&format!("{}--{}", self.list, self.number))
    }
}

/// A page's lists: whole, or where it is a leaf, some entries of one.
#[derive(Clone, Debug)]
pub(crate) struct Spread {
    first: Route,
    leaf: Option<Leaf>,
}

impl Spread {
    /// The lists of the page that lies at `first`, or of one of its leaves.
    pub(crate) fn new(first: Route, leaf: Option<Leaf>) -> Spread {
        Spread { first, leaf }
    }

    /// Whether this is the page that begins the lists.
    pub(crate) fn is_first(&self) -> bool {
        self.leaf.is_none()
    }

    /// Where the page lies.
    pub(crate) fn route(&self) -> Route {
        self.route_of(self.leaf)
    }

    /// The entries of a list that the page shows, and links to all pages of the list, each with its
    /// first and its last entry as `name` says them; this page without href. No links where the
    /// list is on one page.
    pub(crate) fn part<'e, T>(
        &self,
        list: &'static str,
        entries: &'e [T],
        name: impl Fn(&T) -> String,
    ) -> (&'e [T], Vec<IndexEntry>) {
        let count = entries.len();
        let shown = &entries[self.range(list, count)];
        if pages(count) == 1 || shown.is_empty() {
            return (shown, Vec::new());
        }
        let leaves = std::iter::once(None).chain(Leaf::of(list, count).map(Some));
        let links = leaves.map(|leaf| {
            let page = Spread::new(self.first.clone(), leaf);
            let entries = &entries[page.range(list, count)];
            let ends = entries.first().zip(entries.last());
            let (one, other) =
                ends.map(|(one, other)| (name(one), name(other))).unwrap_or_default();
            IndexEntry {
                href: match page.route() {
                    this if this == self.route() => String::new(),
                    other => other.href(),
                },
                title: sentence(&if one == other { one } else { format!("{one} – {other}") }),
                count: entries.len(),
            }
        });
        (shown, links.collect())
    }

    /// The page of a list of so many entries that shows the one at a place.
    pub(crate) fn page_of(&self, list: &'static str, at: usize, count: usize) -> Route {
        let number = at / SHOWN + 1;
        self.route_of(Leaf::of(list, count).find(|leaf| leaf.number == number))
    }

    fn range(&self, list: &'static str, count: usize) -> Range<usize> {
        match self.leaf {
            None if pages(count) == 1 => 0..count,
            None => 0..SHOWN,
            Some(leaf) if leaf.list == list => {
                (leaf.number - 1) * SHOWN..count.min(leaf.number * SHOWN)
            }
            Some(_) => 0..0,
        }
    }

    fn route_of(&self, leaf: Option<Leaf>) -> Route {
        leaf.map_or_else(|| self.first.clone(), |leaf| leaf.route(&self.first))
    }
}

/// How many pages a list takes.
fn pages(entries: usize) -> usize {
    if entries > LONGEST { entries.div_ceil(SHOWN) } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_on_one_page() {
        for count in [0, 1, 300, 301, 400, 401, 3000] {
            let entries: Vec<usize> = (0..count).collect();
            let leaves = std::iter::once(None).chain(Leaf::of("names", count).map(Some));
            let mut found: Vec<usize> = Vec::new();
            for leaf in leaves {
                let page = Spread::new(Route::folder(["tags"]), leaf);
                let (shown, _) = page.part("names", &entries, usize::to_string);
                assert!(shown.len() <= LONGEST, "{count}");
                for at in shown {
                    assert_eq!(page.page_of("names", *at, count), page.route(), "{count}");
                }
                found.extend(shown);
            }
            assert_eq!(found, entries);
        }
    }

    #[test]
    fn links_say_what_is_where() {
        let entries: Vec<usize> = (0..500).collect();
        let page = Spread::new(Route::folder(["tags"]), Leaf::of("names", 500).next());
        let (_, links) = page.part("names", &entries, usize::to_string);
        let links: Vec<_> =
            links.iter().map(|link| (&*link.href, &*link.title, link.count)).collect();
        let first = Route::folder(["tags"]).href();
        let third = Route::folder(["tags", "names--3"]).href();
        assert_eq!(
            links,
            [(&*first, "0 – 199", 200), ("", "200 – 399", 200), (&*third, "400 – 499", 100)]
        );
        let (shown, links) = page.part("events", &entries, usize::to_string);
        assert!(shown.is_empty() && links.is_empty(), "it goes on with another list");
    }
}
