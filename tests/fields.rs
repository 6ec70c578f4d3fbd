//! Every field of the format shows somewhere, and nothing shows of what is not published.
//!
//! 1. A site in which each field has a word of its own is built, and its outputs are searched: the
//!    table in the manual says where each field shows, and the schema has no field beside those.
//! 2. The same event as a draft, under embargo or retracted: no output has any of its words, nor
//!    those of the records that are there only for its sake.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use dateline::site::Files;
use dateline::text::render;
use dateline::{Drafts, Manuscript, Sources};

/// A picture for every path that is asked for: the smallest that there is.
struct Pictures;

impl Files for Pictures {
    fn read(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        const SVG: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>";
        path.strip_suffix(".svg").map(|_| Cow::Borrowed(SVG))
    }
}

const SITE: &str = "
title: zq-site-title
description: zq-site-description
base_url: https://example.org/zq-base/
language: en
theme: default
theme_settings: {accent: plum}
date_style: day-month
time_zone: Europe/Moscow
publisher: {name: zq-publisher-name, url: 'https://example.org/zq-publisher-url', logo: zq-logo.svg}
contact: zq-contact@example.org
corrections_policy: zq-site-policy
license: zq-site-license
navigation: [{to: quiet, title: zq-navigation-title}, {to: open}]
";

const PEOPLE: &str = "
zq-person:
  name: zq-person-name
  sort_name: zq-person-sort
  aliases: [zq-person-alias]
  description: zq-person-description
  url: https://example.org/zq-person-url
  same_as: [https://example.org/zq-person-same]
  image: {src: zq-person.svg, alt: zq-person-alt, credit: zq-person-credit}
  born: '1901'
  died: '1991'
  roles: [{title: zq-role-title, organization: zq-organization, date: '1951'}]
  extra: {own: zq-person-extra}
zq-other:
  name: zq-other-name
";

const ORGANIZATIONS: &str = "
zq-organization:
  name: zq-organization-name
  sort_name: zq-organization-sort
  aliases: [zq-organization-alias]
  description: zq-organization-description
  url: https://example.org/zq-organization-url
  same_as: [https://example.org/zq-organization-same]
  image: {src: zq-organization.svg, alt: zq-organization-alt, credit: zq-organization-credit}
";

const PLACES: &str = "
zq-place:
  name: zq-place-name
  at: [12.25, 34.75]
  part_of: zq-region
  aliases: [zq-place-alias]
  description: zq-place-description
  same_as: [https://example.org/zq-place-same]
zq-region:
  name: zq-region-name
";

const SOURCES: &str = "
zq-source:
  title: zq-source-title
  kind: court-filing
  authors: [zq-source-author]
  outlet: zq-source-outlet
  published: '1971-02-03'
  url: https://example.org/zq-source-url
  archived: https://example.org/zq-source-archived
  accessed: '1972-03-04'
  language: fr
  locator: zq-source-locator
  rights: zq-source-rights
  note: zq-source-note
zq-second:
  title: zq-second-title
";

const STORY: &str = "
title: zq-timeline-title
summary: zq-timeline-summary
introduction: zq-timeline-introduction
language: en
authors: [zq-timeline-author]
published: '2001-01-02'
updated: '2002-02-03'
methods: zq-timeline-methods
start_at: last
order: newest-first
tracks: [{key: zq-track, title: zq-track-title}]
eras: [{title: zq-era-title, date: 1950/1960, summary: zq-era-summary}]
sections: [{key: zq-section, title: zq-section-title, introduction: zq-section-introduction}]
image: {src: zq-timeline.svg, alt: zq-timeline-alt, credit: zq-timeline-credit}
license: zq-timeline-license
corrections: [{date: '2003-03-04', kind: clarification, text: zq-timeline-correction}]
include: [{event: open/plain, framing: zq-include-framing}]
status: finished
aliases: [zq-timeline-alias]
";

/// The event; `KEY` and `HIDDEN` are put in by the tests.
const EVENT: &str = "---
title: zq-event-title
date: 1955-05-06
time: '11:47'
time_zone: Europe/Moscow
date_note: zq-event-date-note
summary: zq-event-summary
key: KEY
aliases: [KEY-before]
place: zq-place
people: [{key: zq-person, role: zq-people-role, named_as: zq-people-named}]
organizations: [{key: zq-organization, role: zq-organizations-role}]
tags: [zq-event-tag]
track: zq-track
section: zq-section
importance: major
sources: [{key: zq-source, at: zq-citation-at, note: zq-citation-note}]
quotes:
  - text: zq-quote-text
    by: zq-person
    to: zq-other
    language: de
    original: {text: zq-original-text, language: ru}
    source: {key: zq-second, at: zq-quote-at}
    named_as: zq-quote-named
    note: zq-quote-note
claims:
  - key: zq-claim
    text: zq-claim-text
    by: zq-other
    named_as: zq-claim-named
    made_at: open/plain
    about: KEY
    status: refuted
    sources: [{title: zq-inline-source, outlet: zq-inline-outlet}]
    disputed_by:
      - {by: zq-organization, named_as: zq-dispute-named, text: zq-dispute-text, sources: [zq-second]}
media:
  - src: zq-media.svg
    alt: zq-media-alt
    caption: zq-media-caption
    credit: zq-media-credit
    license: zq-media-license
    link: https://example.org/zq-media-link
    expires: 2099
  - {embed: 'https://example.org/zq-embed', title: zq-embed-title, thumbnail: zq-thumb.svg, credit: zq-embed-credit}
related: [{key: open/plain, as: contradicts}]
corrections:
  - {date: '2004-04-05', kind: update, text: zq-event-correction}
LAST
updated: 2005-05-06
extra: {own: zq-event-extra}
HIDDEN
---
zq-event-body. [[zq-other]] [@zq-second, zq-body-at]
";

/// What is published beside it, and names it wherever one event can name another.
const OPEN: &str = "
title: An open timeline
include: [{event: quiet/KEY, framing: zq-other-framing}]
start_at: plain
events:
- key: plain
  title: Something open
  date: 1956
  sources: [{title: A book}]
  body: It is told [[quiet/KEY|elsewhere]] and [[quiet/KEY]].
  related: [{key: quiet/KEY, as: follow-up}]
  claims: [{text: It was so., about: quiet/KEY, sources: [{title: A book}]}]
";

fn files(key: &str, hidden: &str, last: &str) -> BTreeMap<&'static str, String> {
    let fill =
        |text: &str| text.replace("KEY", key).replace("HIDDEN", hidden).replace("LAST\n", last);
    [
        ("content/site.yaml", SITE),
        ("content/people.yaml", PEOPLE),
        ("content/organizations.yaml", ORGANIZATIONS),
        ("content/places.yaml", PLACES),
        ("content/sources.yaml", SOURCES),
        ("content/quiet/timeline.yaml", STORY),
        ("content/quiet/event.md", EVENT),
        ("content/open.yaml", OPEN),
        (
            "content/about.md",
            "---\npage: true\ntitle: zq-page-title\nsummary: zq-page-summary\n---\nzq-page-body\n",
        ),
    ]
    .into_iter()
    .map(|(path, text)| (path, fill(text)))
    .collect()
}

fn build(files: &BTreeMap<&str, String>, drafts: Drafts) -> BTreeMap<String, Vec<u8>> {
    let mut sources = Sources::new();
    for (path, text) in files {
        sources.add(*path, text.as_str());
    }
    let manuscript =
        Manuscript::new(sources).at("2026-11-24".parse().expect("a day")).with_drafts(drafts);
    let (site, report) = manuscript.render(&Pictures);
    assert!(!report.has_errors(), "{}", render::plain(&report, manuscript.sources()));
    site
}

/// The outputs that have a word, by name or by content.
fn having<'s>(site: &'s BTreeMap<String, Vec<u8>>, word: &str) -> Vec<&'s str> {
    let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).to_lowercase().contains(word);
    site.iter()
        .filter(|(path, bytes)| path.to_lowercase().contains(word) || has(bytes))
        .map(|(path, _)| path.as_str())
        .collect()
}

/// Every planted word of some texts.
fn planted<'t>(texts: impl IntoIterator<Item = &'t str>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in texts {
        for (at, _) in text.match_indices("zq-") {
            let end = text[at..].find(|c: char| c != '-' && !c.is_ascii_alphanumeric());
            words.insert(text[at..at + end.unwrap_or(text.len() - at)].to_owned());
        }
    }
    words
}

/// What belongs to the timeline or the site and not to the event.
fn is_public(word: &str) -> bool {
    let site = ["zq-site", "zq-base", "zq-publisher", "zq-logo", "zq-contact", "zq-navigation"];
    let story = ["zq-timeline", "zq-era", "zq-include", "zq-page"];
    site.iter().chain(&story).any(|prefix| word.starts_with(prefix))
}

#[test]
fn nothing_shows_of_what_is_not_published() {
    let correction = "  - {date: '2006-06-07', text: It did not happen.}\n";
    for (name, key, hidden, last) in [
        ("a draft", "zq-key", "draft: true", ""),
        ("an embargo", "zq-key", "embargo: 2027-01-01T09:00:00Z", ""),
        ("an embargo of a whole year", "zq-key", "embargo: 2027", ""),
        ("a retraction", "gone", "status: retracted", correction),
        ("a retracted draft", "zq-key", "status: retracted\ndraft: true", ""),
    ] {
        let files = files(key, hidden, last);
        let site = build(&files, Drafts::Withheld);
        let words = planted(files.values().map(String::as_str));
        assert!(words.len() > 100, "{words:?}");
        for word in words.iter().filter(|word| !is_public(word)) {
            assert_eq!(having(&site, word), <[&str; 0]>::default(), "{name} shows `{word}`");
        }
        // The words around it stay, and nothing counts it.
        let open = String::from_utf8_lossy(&site["open/plain/index.html"]).into_owned();
        assert!(open.contains("It is told elsewhere and …."), "{name}: {open}");
        let has_retraction = site.contains_key("quiet/gone/index.html")
            && site.contains_key("quiet/gone-before/index.html");
        assert_eq!(has_retraction, name == "a retraction");
        // With drafts all of it shows, and is marked.
        let preview = build(&files, Drafts::Shown);
        let page = &preview[&format!("quiet/{key}/index.html")];
        let page = String::from_utf8_lossy(page);
        assert!(page.contains("zq-event-title") && page.contains("zq-claim-text"), "{name}");
        let mark = if hidden.contains("draft") {
            "Draft"
        } else if hidden.contains("embargo") {
            "Under embargo"
        } else {
            "Retracted"
        };
        assert!(page.contains(mark), "{name} is not marked");
    }
}

#[test]
fn a_retraction_is_told_at_its_address_and_in_the_ledger() {
    let correction = "  - {date: '2006-06-07', text: It did not happen.}\n";
    let site = build(&files("gone", "status: retracted", correction), Drafts::Withheld);
    assert_eq!(
        having(&site, "it did not happen."),
        [
            "corrections/index.html",
            "index.html",
            "quiet/feed.json",
            "quiet/feed.xml",
            "quiet/gone/embed/index.html",
            "quiet/gone/index.html",
            "quiet/index.html",
        ]
    );
    let page = String::from_utf8_lossy(&site["quiet/gone/index.html"]).into_owned();
    assert!(page.contains("Retracted") && page.contains("noindex"), "{page}");
    assert!(page.contains("7 June 2006"), "{page}");
    let sitemap = String::from_utf8_lossy(&site["sitemap.xml"]).into_owned();
    assert!(!sitemap.contains("gone"));
}
