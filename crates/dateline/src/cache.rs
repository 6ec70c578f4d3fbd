//! Whether anything has changed since the last build: one hash of all that a site depends on.
//!
//! Texts go into it with their bytes. Pictures and films go in by their size and times, among them
//! the one that only the system sets; a picture that changed a moment ago makes no hash at all, since
//! a clock that ticks too slowly could hide a second change. Of the moment of the build only the day
//! goes in, so a site of which an embargo could end within that day has no hash either.
//!
//! Nothing is kept here: the hash goes into the seal of the publication, and a site without one is
//! built as if for the first time.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dateline_core::{Event, Prose, Timeline};
use dateline_dates::{Date, Offset};
use dateline_site::{Fingerprint, Theme};
use dateline_text::{FileId, Sources};
use xxhash_rust::xxh3::Xxh3;

use crate::write::footprint;

/// How long ago a picture must have changed last.
const SETTLED: Duration = Duration::from_secs(1);

/// Gathers what a site depends on.
#[derive(Clone)]
pub(crate) struct Cache {
    hasher: Xxh3,
}

impl Cache {
    /// Begins with the program itself: another version may make other pages of the same texts.
    pub(crate) fn new() -> Option<Cache> {
        let mut cache = Cache { hasher: Xxh3::new() };
        cache.add(env!("CARGO_PKG_VERSION").as_bytes());
        let program = std::env::current_exe().ok()?;
        cache.add(footprint(&fs::metadata(program).ok()?).as_bytes());
        Some(cache)
    }

    /// Adds some bytes, so that no others follow from where they end.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(&bytes.len().to_le_bytes());
        self.hasher.update(bytes);
    }

    /// Adds every text with its path.
    pub(crate) fn sources(&mut self, sources: &Sources) {
        for file in sources.ids() {
            self.add(sources.path(file).as_bytes());
            self.add(sources.text(file).as_bytes());
        }
    }

    /// Adds every text with its path, but of an event's own text only what other pages depend on.
    ///
    /// Such a text stands in a file of its own, behind the fields. What of it reaches other pages is its
    /// mentions and citations, which lead back, and its first paragraph, where the event has no
    /// summary; and its links within the site, which can bring a file of the author's along. A text
    /// with pictures or markup is added whole.
    pub(crate) fn sources_without_texts(&mut self, sources: &Sources, timeline: &Timeline) {
        let mut texts: HashMap<FileId, (&Event, &Prose, Vec<&str>)> = HashMap::new();
        for event in timeline.events() {
            if let Some(body) = &event.get().body
                && let Some(file) = body.span().file()
                && sources.slice(body.span()) == body.markdown()
                && let Some(reach) = reach(body.markdown())
            {
                texts.insert(file, (event.get(), body, reach));
            }
        }
        for file in sources.ids() {
            self.add(sources.path(file).as_bytes());
            let text = sources.text(file);
            let Some((event, body, reach)) = texts.get(&file) else {
                self.add(text.as_bytes());
                continue;
            };
            self.add(&text.as_bytes()[..body.span().lo()]);
            self.add(&text.as_bytes()[body.span().hi()..]);
            for part in reach {
                self.add(part.as_bytes());
            }
            if event.summary.is_none() {
                let first = dateline_markdown::first_paragraph(body.markdown());
                self.add(first.unwrap_or_default().as_bytes());
            }
        }
    }

    /// Adds every file of a theme.
    pub(crate) fn theme(&mut self, theme: &Theme) {
        for (name, file) in theme.files() {
            self.add(name.as_bytes());
            self.add(file.bytes());
        }
    }

    /// Adds a moment to the quarter of an hour: each begins a new day in some zone.
    pub(crate) fn moment(&mut self, now: Option<&Date>) {
        let Some(now) = now else { return };
        let Some(time) = now.time() else { return self.add(now.to_string().as_bytes()) };
        let day = now.bounds().earliest().day().map(|day| day.to_string()).unwrap_or_default();
        let (quarter, offset) = (time.minute() / 15, time.offset().map(Offset::minutes));
        self.add(format!("{day} {} {quarter} {offset:?}", time.hour()).as_bytes());
    }

    /// Adds the files that pages may show; answers whether they can be told from later versions.
    pub(crate) fn media(&mut self, places: &BTreeMap<String, PathBuf>) -> bool {
        let Some(latest) = SystemTime::now().checked_sub(SETTLED) else { return false };
        places.iter().all(|(path, place)| {
            let Ok(meta) = fs::metadata(place as &Path) else { return false };
            self.add(path.as_bytes());
            self.add(footprint(&meta).as_bytes());
            crate::write::changed_before(&meta, latest)
        })
    }

    /// The hash of everything that was added.
    pub(crate) fn finish(self) -> Fingerprint {
        self.hasher.digest128()
    }
}

/// The mentions and citations of a text and its links within the site, as they are written; nothing
/// where the text has pictures or markup.
fn reach(markdown: &str) -> Option<Vec<&str>> {
    let bytes = markdown.as_bytes();
    let mut reach = Vec::new();
    for at in memchr::memchr3_iter(b'[', b']', b'<', bytes) {
        let (before, next) = (at.checked_sub(1).map(|before| bytes[before]), bytes.get(at + 1));
        match (bytes[at], before, next) {
            (b'<', ..) | (b'[', Some(b'!'), _) => return None,
            (b'[', _, Some(b'[')) => reach.extend(markdown[at..].split("]]").next()),
            // A citation, whatever stands around the sources' names.
            (b'[', ..) => {
                reach.extend(markdown[at..].split(']').next().filter(|text| text.contains('@')));
            }
            (b']', _, Some(b'(' | b':')) => {
                let target = markdown[at + 2..].trim_start();
                let end = target.find(|c: char| c.is_whitespace() || c == ')');
                let target = &target[..end.unwrap_or(target.len())];
                // What leads out of the site, or to the page itself, brings nothing along.
                if !["https://", "http://", "#"].iter().any(|start| target.starts_with(start)) {
                    reach.push(target);
                }
            }
            _ => {}
        }
    }
    Some(reach)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(fill: impl Fn(&mut Cache)) -> Fingerprint {
        let mut cache = Cache::new().unwrap();
        fill(&mut cache);
        cache.finish()
    }

    #[test]
    fn what_differs_has_another_hash() {
        let text = |path: &'static str, text: &'static str| {
            of(move |cache| {
                let mut sources = Sources::new();
                sources.add(path, text);
                cache.sources(&sources);
            })
        };
        assert_eq!(text("a", "b"), text("a", "b"));
        assert_ne!(text("a", "b"), text("ab", ""));
        assert_ne!(text("a", "b"), text("a", "c"));
        assert_ne!(text("a", "b"), of(|_| {}));
    }

    #[test]
    fn what_of_a_text_reaches_other_pages() {
        // text, its reach
        let table: [(&str, Option<&[&str]>); 9] = [
            ("They waited.", Some(&[])),
            ("Then came [[ben]] and [[ada|her]].", Some(&["[[ben", "[[ada|her"])),
            ("It was so. [@log, p. 3; @memo]", Some(&["[@log, p. 3; @memo"])),
            ("As [it](https://example.org/) says, see [above](#top).", Some(&[])),
            ("See [the plan](media/plan.pdf \"all of it\").", Some(&["media/plan.pdf"])),
            ("See [the plan][1].\n\n[1]: media/plan.pdf\n", Some(&["media/plan.pdf"])),
            ("![a picture](media/a.svg)", None),
            ("<b>x</b>", None),
            ("It ends with [", Some(&[])),
        ];
        for (text, want) in table {
            assert_eq!(reach(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn of_a_moment_the_quarter_of_an_hour_counts() {
        let at = |text: &str| {
            let date = text.parse::<Date>().unwrap();
            of(|cache| cache.moment(Some(&date)))
        };
        assert_eq!(at("2026-11-24T09:00:00Z"), at("2026-11-24T09:14:59Z"));
        assert_ne!(at("2026-11-24T09:00:00Z"), at("2026-11-24T09:15:00Z"));
        assert_ne!(at("2026-11-24T09:00:00Z"), at("2026-11-25T09:00:00Z"));
        assert_ne!(at("2026-11-24T09:00:00Z"), at("2026-11-24"));
        assert_ne!(at("2026"), at("2026-11"));
    }

    #[test]
    fn a_picture_that_has_just_changed_makes_no_hash() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("a.png");
        fs::write(&place, "a").unwrap();
        let places = [("a.png".to_owned(), place)].into();
        assert!(!Cache::new().unwrap().media(&places));
        assert!(Cache::new().unwrap().media(&BTreeMap::new()));
    }
}
