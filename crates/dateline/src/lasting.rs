//! Links last: what was published and has no page any more, while something new has come beside it.
//!
//! A page that goes alone was taken out by its author. One that goes while another comes in the same
//! timeline has most likely a new key, and whoever cited it would find nothing. Only the site that
//! stands knows what was published, so this is asked when a site is about to take its place.

use std::collections::{BTreeMap, BTreeSet};

use dateline_core::Timeline;
use dateline_text::{Diagnostic, Report};

/// A key that was published is gone and nothing leads on from it.
const CODE: &str = "lost-address";

/// Warns of the addresses of timelines and events that were published and are lost: `gone` are the
/// files that the new site has no more, `stood` says which files the old one has.
pub(crate) fn lost(
    gone: &BTreeSet<String>,
    stood: impl Fn(&str) -> bool,
    timeline: &Timeline,
) -> Report {
    let mut gone_in: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for address in gone.iter().filter_map(|path| path.strip_suffix("/index.html")) {
        let (folder, key) = address.rsplit_once('/').unwrap_or(("", address));
        // Whether there are pages for embedding is the site's choice.
        if key != "embed" {
            gone_in.entry(folder.to_owned()).or_default().push(key.to_owned());
        }
    }
    if gone_in.is_empty() {
        return Report::new();
    }
    let was_there = |address: &str| stood(&format!("{address}/index.html"));
    let mut report = Report::new();
    let mut tell = |folder: &str, new: Vec<(String, dateline_text::Span)>| {
        let (Some(gone), false) = (gone_in.get(folder), new.is_empty()) else { return };
        for key in gone {
            let slash = if folder.is_empty() { "" } else { "/" };
            let message =
                format!("`/{folder}{slash}{key}/` was published, and nothing is there any more");
            let mut diagnostic = Diagnostic::warning(CODE, message);
            diagnostic = if let [(new, place)] = &new[..] {
                diagnostic
                    .at(*place)
                    .help(format!("if it is `{new}` now, give that `aliases: [{key}]`"))
            } else {
                let new: Vec<_> = new.iter().map(|(key, _)| format!("`{key}`")).collect();
                let new = new.join(", ");
                diagnostic.help(format!("if it is one of {new} now, give that `aliases: [{key}]`"))
            };
            report.push(diagnostic);
        }
    };
    let stories = timeline.stories().map(|story| &story.get().key);
    let new = stories.filter(|key| !was_there(key.value.as_str()));
    tell("", new.map(|key| (key.value.as_str().to_owned(), key.span)).collect());
    for story in timeline.stories() {
        let folder = story.get().key.value.as_str();
        let own = timeline.events().filter(|event| event.get().story.as_str() == folder);
        let new = own
            .filter(|event| !was_there(event.address().as_str()))
            .map(|event| (event.get().key.value.as_str().to_owned(), event.get().key.span));
        tell(folder, new.collect());
    }
    report
}

#[cfg(test)]
mod tests {
    use dateline_core::{Event, TimelineBuilder};

    use super::*;

    type Names = &'static [&'static str];

    #[test]
    fn a_new_key_without_an_alias_is_told() {
        let timeline = |keys: &[&str]| {
            let event = |key: &&str| Event::new(*key, "1969".parse().unwrap(), "An event");
            let builder =
                keys.iter().map(event).fold(Timeline::builder("Moon"), TimelineBuilder::event);
            builder.build().unwrap()
        };
        let pages = |paths: &[&str]| -> BTreeSet<String> {
            paths.iter().map(|path| format!("{path}/index.html")).collect()
        };
        // before, now, keys now, what is told
        let table: [(Names, Names, Names, Names); 6] = [
            (&["moon", "moon/a"], &["moon", "moon/a"], &["a"], &[]),
            (&["moon", "moon/a", "moon/b"], &["moon", "moon/a"], &["a"], &[]),
            (&["moon", "moon/a"], &["moon", "moon/a", "moon/b"], &["a", "b"], &[]),
            (&["moon", "moon/a"], &["moon", "moon/b"], &["b"], &["/moon/a/"]),
            // An alias has a page.
            (&["moon", "moon/a"], &["moon", "moon/a", "moon/b"], &["b"], &[]),
            (&["sun", "sun/a", "tags/x"], &["moon", "moon/a", "tags/y"], &["a"], &["/sun/"]),
        ];
        for (before, now, keys, told) in table {
            let (before_it, now_it) = (pages(before), pages(now));
            let gone = before_it.difference(&now_it).cloned().collect();
            let report = lost(&gone, |path| before_it.contains(path), &timeline(keys));
            let found: Vec<_> = report.iter().map(Diagnostic::message).collect();
            assert_eq!(found.len(), told.len(), "{before:?} {now:?}: {found:?}");
            for (found, told) in found.iter().zip(told) {
                assert!(found.starts_with(&format!("`{told}` was published")), "{found}");
            }
        }
    }
}
