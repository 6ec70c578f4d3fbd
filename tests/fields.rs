//! Every field of the format shows somewhere, and nothing shows of what is not published.
//!
//! 1. A site in which each field has a word of its own is built, and its outputs are searched: the
//!    table in the manual says where each field shows, and the schema has no field beside those.
//! 2. The same event as a draft, under embargo or retracted: no output has any of its words, nor
//!    those of the records that are there only for its sake.

#![allow(clippy::disallowed_methods, reason = "a test of files has to read files")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use dateline::schema::FILE_KINDS;
use dateline::site::Files;
use dateline::text::render;
use dateline::{Drafts, Manuscript, Sources};
use serde_json::Value;

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
  url: https://example.org/zq-place-url
  image: {src: zq-place.svg, alt: zq-place-alt, credit: zq-place-credit}
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

/// For each field of the format the word that shows it, or `=` and why there is none.
const FIELDS: &[(&str, &[(&str, &str)])] = &[
    (
        "site",
        &[
            ("title", "zq-site-title"),
            ("description", "zq-site-description"),
            ("base_url", "example.org/zq-base"),
            ("language", "lang=\"en\""),
            ("theme", "=the looks of all"),
            ("theme_settings", "=the looks of all"),
            ("date_style", "6 may 1955"),
            ("time_zone", "=times that say no zone"),
            ("publisher", "zq-publisher-name"),
            ("contact", "zq-contact"),
            ("corrections_policy", "zq-site-policy"),
            ("license", "zq-site-license"),
            ("emit", "=what is made beside the pages"),
            ("navigation", "zq-navigation-title"),
            ("checks_off", "=what `check` asks"),
            ("unsafe_html", "=what becomes of HTML in texts"),
            ("extra", "=for programs that read the content"),
        ],
    ),
    (
        "publisher",
        &[("name", "zq-publisher-name"), ("url", "zq-publisher-url"), ("logo", "zq-logo")],
    ),
    ("navigation item", &[("to", "=where the link leads"), ("title", "zq-navigation-title")]),
    (
        "timeline",
        &[
            ("title", "zq-timeline-title"),
            ("summary", "zq-timeline-summary"),
            ("introduction", "zq-timeline-introduction"),
            ("language", "=the language of its pages and of its dates"),
            ("authors", "zq-timeline-author"),
            ("published", "2001-01-02"),
            ("updated", "2002-02-03"),
            ("methods", "zq-timeline-methods"),
            ("start_at", "=where a reader is taken first"),
            ("order", "=which end comes first"),
            ("layout", "=how the list is drawn"),
            ("tracks", "zq-track-title"),
            ("eras", "zq-era-title"),
            ("sections", "zq-section-title"),
            ("image", "zq-timeline.svg"),
            ("license", "zq-timeline-license"),
            ("corrections", "zq-timeline-correction"),
            ("include", "zq-include-framing"),
            ("status", "=whether it says that it is still being updated"),
            ("aliases", "zq-timeline-alias"),
            ("events", "=the events"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    ("track", &[("key", "zq-track"), ("title", "zq-track-title")]),
    ("era", &[("title", "zq-era-title"), ("date", "1950"), ("summary", "zq-era-summary")]),
    (
        "section",
        &[
            ("key", "section-zq-section"),
            ("title", "zq-section-title"),
            ("introduction", "zq-section-introduction"),
        ],
    ),
    ("include", &[("event", "open/plain"), ("framing", "zq-include-framing")]),
    (
        "event",
        &[
            ("title", "zq-event-title"),
            ("date", "1955-05-06"),
            ("end", "1957-08-09"),
            ("calendar", "=with `date`, whose other calendar stands in brackets"),
            ("time", "11:47"),
            ("time_zone", "europe/moscow"),
            ("date_note", "zq-event-date-note"),
            ("date_label", "zq-label"),
            ("summary", "zq-event-summary"),
            ("body", "zq-event-body"),
            ("key", "zq-key"),
            ("aliases", "zq-key-before"),
            ("place", "zq-place-name"),
            ("people", "zq-person-name"),
            ("organizations", "zq-organization-name"),
            ("tags", "zq-event-tag"),
            ("track", "zq-track-title"),
            ("section", "zq-section-title"),
            ("importance", "=what the overview labels, and the short version"),
            ("sources", "zq-citation-at"),
            ("quotes", "zq-quote-text"),
            ("claims", "zq-claim-text"),
            ("media", "zq-media.svg"),
            ("status", "=a mark beside the date"),
            ("related", "contradicts"),
            ("corrections", "zq-event-correction"),
            ("draft", "=whether it is published"),
            ("embargo", "=from when it is published"),
            ("updated", "2005-05-06"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    ("relation", &[("key", "open/plain"), ("as", "contradicts")]),
    (
        "citation",
        &[
            ("key", "zq-source"),
            ("at", "zq-citation-at"),
            ("note", "zq-citation-note"),
            ("title", "zq-inline-source"),
            ("outlet", "zq-inline-outlet"),
            ("kind", "=as in a source"),
            ("authors", "=as in a source"),
            ("published", "=as in a source"),
            ("url", "=as in a source"),
            ("archived", "=as in a source"),
            ("accessed", "=as in a source"),
            ("language", "=as in a source"),
            ("locator", "=as in a source"),
            ("rights", "=as in a source"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    (
        "quote",
        &[
            ("text", "zq-quote-text"),
            ("by", "zq-person-name"),
            ("named_as", "zq-quote-named"),
            ("to", "zq-other-name"),
            ("language", "lang=\"de\""),
            ("original", "zq-original-text"),
            ("source", "zq-quote-at"),
            ("note", "zq-quote-note"),
        ],
    ),
    ("original", &[("text", "zq-original-text"), ("language", "lang=\"ru\"")]),
    (
        "claim",
        &[
            ("key", "claim-zq-claim"),
            ("text", "zq-claim-text"),
            ("by", "zq-other-name"),
            ("named_as", "zq-claim-named"),
            ("made_at", "=the other event that shows it"),
            ("about", "=the other event that shows it"),
            ("status", "refuted"),
            ("sources", "zq-inline-source"),
            ("disputed_by", "zq-dispute-text"),
        ],
    ),
    (
        "dispute",
        &[
            ("by", "zq-organization-name"),
            ("named_as", "zq-dispute-named"),
            ("text", "zq-dispute-text"),
            ("sources", "zq-second-title"),
        ],
    ),
    (
        "media item",
        &[
            ("src", "zq-media.svg"),
            ("embed", "zq-embed"),
            ("alt", "zq-media-alt"),
            ("caption", "zq-media-caption"),
            ("credit", "zq-media-credit"),
            ("license", "zq-media-license"),
            ("link", "zq-media-link"),
            ("expires", "=until when it is shown"),
            ("title", "zq-embed-title"),
            ("thumbnail", "zq-thumb.svg"),
        ],
    ),
    ("correction", &[("date", "2004-04-05"), ("kind", "update"), ("text", "zq-event-correction")]),
    (
        "participant",
        &[("key", "zq-person-name"), ("role", "zq-people-role"), ("named_as", "zq-people-named")],
    ),
    (
        "event place",
        &[
            ("key", "zq-place-name"),
            ("named_as", "zq-place-named"),
            ("name", "=as in a place"),
            ("at", "=as in a place"),
            ("lat", "=as in a place"),
            ("lon", "=as in a place"),
            ("part_of", "=as in a place"),
        ],
    ),
    (
        "person",
        &[
            ("name", "zq-person-name"),
            ("sort_name", "=its place in lists"),
            ("aliases", "zq-person-alias"),
            ("description", "zq-person-description"),
            ("born", "1901"),
            ("died", "1991"),
            ("roles", "zq-role-title"),
            ("url", "zq-person-url"),
            ("same_as", "zq-person-same"),
            ("image", "zq-person.svg"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    (
        "role",
        &[("title", "zq-role-title"), ("organization", "zq-organization-name"), ("date", "1951")],
    ),
    (
        "organization",
        &[
            ("name", "zq-organization-name"),
            ("sort_name", "=its place in lists"),
            ("aliases", "zq-organization-alias"),
            ("description", "zq-organization-description"),
            ("url", "zq-organization-url"),
            ("same_as", "zq-organization-same"),
            ("image", "zq-organization.svg"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    (
        "place",
        &[
            ("name", "zq-place-name"),
            ("sort_name", "=its place in lists"),
            ("aliases", "zq-place-alias"),
            ("description", "zq-place-description"),
            ("at", "12.25"),
            ("lat", "=as `at`"),
            ("lon", "=as `at`"),
            ("part_of", "zq-region-name"),
            ("url", "zq-place-url"),
            ("same_as", "zq-place-same"),
            ("image", "zq-place.svg"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    (
        "source",
        &[
            ("title", "zq-source-title"),
            ("kind", "court filing"),
            ("authors", "zq-source-author"),
            ("outlet", "zq-source-outlet"),
            ("published", "1971-02-03"),
            ("url", "zq-source-url"),
            ("archived", "zq-source-archived"),
            ("accessed", "4 march 1972"),
            ("language", "\"fr\""),
            ("locator", "zq-source-locator"),
            ("rights", "zq-source-rights"),
            ("note", "zq-source-note"),
            ("checks_off", "=what `check` asks"),
            ("extra", "=for themes"),
        ],
    ),
    (
        "page",
        &[
            ("page", "=that the file is a page"),
            ("title", "zq-page-title"),
            ("summary", "zq-page-summary"),
        ],
    ),
];

/// The words that a field takes, in a sentence; nothing where it takes any text.
fn words_of(schema: &Value) -> String {
    let any: Vec<&Value> = std::iter::once(schema)
        .chain(schema["anyOf"].as_array().into_iter().flatten())
        .chain([&schema["items"]])
        .collect();
    let words = any.iter().filter_map(|schema| schema["enum"].as_array()).flatten();
    let mut words: Vec<String> =
        words.filter_map(Value::as_str).map(|word| format!("`{word}`")).collect();
    // The codes of all checks are a page of their own.
    if words.is_empty() || words.len() > 12 {
        return shape_of(schema).map(|shape| format!(" ({shape})")).unwrap_or_default();
    }
    if any[1..].iter().any(|schema| schema["type"].to_string().contains("string")) {
        words.push("a key".to_owned());
    }
    let last = words.pop().unwrap_or_default();
    format!(" {} or {last}.", words.join(", "))
}

/// Whether a field takes a list, and the name of the mappings that it takes; nothing for a text.
fn shape_of(schema: &Value) -> Option<String> {
    let alone = [schema.clone()];
    let any = schema["anyOf"].as_array().map_or(&alone[..], Vec::as_slice);
    let is =
        |schema: &Value, kind: &str| schema["type"].to_string().contains(&format!("\"{kind}\""));
    if let Some(list) = any.iter().find(|schema| is(schema, "array")) {
        return Some(match shape_of(&list["items"]) {
            Some(shape) => format!("list: {shape}"),
            None => "list".to_owned(),
        });
    }
    let record = any.iter().find(|schema| is(schema, "object"))?;
    let name = match record["title"].as_str() {
        Some("place") => "event place",
        Some(name) => name,
        None => return Some("mapping".to_owned()),
    };
    let link = format!("[{name}](#{})", name.replace(' ', "-"));
    let may_be_text = any.iter().any(|schema| is(schema, "string"));
    Some(if may_be_text { format!("text or {link}") } else { link })
}

/// Every record of a schema with its fields and what each is.
fn records(schema: &Value, name: &str, into: &mut BTreeMap<String, Vec<(String, String)>>) {
    if !schema.is_object() {
        return;
    }
    let properties = schema["properties"].as_object();
    if let Some(properties) = properties.filter(|_| schema["additionalProperties"] == false) {
        let name = match schema["title"].as_str() {
            // Two records are called place; that in an event names one.
            Some("place") if properties.contains_key("key") => "event place",
            Some(title) if !title.starts_with("Dateline") => title,
            _ => name,
        };
        let fields = properties.iter().map(|(field, schema)| {
            let about = schema["description"].as_str().unwrap_or_default();
            (field.clone(), format!("{about}{}", words_of(schema)))
        });
        into.insert(name.to_owned(), fields.collect());
        for schema in properties.values() {
            records(schema, "", into);
        }
    }
    for inner in [&schema["items"], &schema["additionalProperties"]] {
        records(inner, name, into);
    }
    for inner in schema["anyOf"].as_array().into_iter().flatten() {
        records(inner, name, into);
    }
}

/// What a reader calls an output; none for what no reader looks at.
fn named(path: &str) -> Option<(&'static str, bool)> {
    let parts: Vec<&str> = path.split('/').collect();
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    Some(match parts.as_slice() {
        ["index.html"] => ("home", true),
        ["zq-timeline-alias" | "zq-key-before", ..] | [_, "zq-key-before", ..] => {
            ("old address", true)
        }
        [.., "feed.xml" | "feed.json"] => ("feed", false),
        [.., "timeline.json"] => ("JSON", false),
        [.., "timeline.csv"] => ("CSV", false),
        [.., "timeline.ics"] => ("calendar", false),
        [.., "oembed.json"] => ("oEmbed", false),
        ["search", "index.js"] => ("search", false),
        ["sitemap.xml"] => ("sitemap", false),
        _ if end == "svg" => ("file", false),
        _ if end != "html" => return None,
        [.., "embed", _] => ("embed", true),
        ["people", ..] => ("people", true),
        ["organizations", ..] => ("organizations", true),
        ["places", ..] => ("places", true),
        ["tags", ..] => ("tags", true),
        ["sources", ..] => ("sources", true),
        ["corrections", ..] => ("corrections", true),
        ["about", ..] => ("page", true),
        ["quiet" | "open", _] => ("timeline", true),
        ["quiet" | "open", _, "index.html"] => ("event", true),
        _ => return None,
    })
}

#[test]
fn the_manual_says_where_each_field_shows() {
    let mut all = BTreeMap::new();
    for kind in FILE_KINDS {
        let schema: Value = serde_json::from_str(&kind.schema()).expect("JSON");
        let name = match kind.name {
            "people" => "person",
            "sources" => "source",
            name => name.trim_end_matches('s'),
        };
        records(&schema, name, &mut all);
    }
    let (known, told): (BTreeSet<_>, BTreeSet<_>) =
        (all.keys().map(String::as_str).collect(), FIELDS.iter().map(|(name, _)| *name).collect());
    assert_eq!(known, told, "the records of the schema and of this test");

    let mut site = build(&files("zq-key", "", ""), Drafts::Withheld);
    // What cannot stand beside a time of day.
    let other = files("zq-key", "", "")
        .into_iter()
        .map(|(path, text)| {
            let text =
                text.replace("time: '11:47'\ntime_zone: Europe/Moscow\n", "end: 1957-08-09\n");
            let place = "place: {key: zq-place, named_as: zq-place-named}\ndate_label: zq-label";
            (path, text.replace("place: zq-place\n", &format!("{place}\n")))
        })
        .collect();
    for (path, bytes) in build(&other, Drafts::Withheld) {
        site.entry(path).or_default().extend(bytes);
    }

    let mut table = String::new();
    for (name, list) in FIELDS {
        let fields: BTreeMap<&str, &str> =
            all[*name].iter().map(|(field, about)| (field.as_str(), about.as_str())).collect();
        let told: BTreeSet<&str> = list.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields.keys().copied().collect::<BTreeSet<_>>(), told, "the fields of {name}");
        let head = "| field | what it says | pages | data |\n|---|---|---|---|";
        let _ = writeln!(table, "### {name}\n\n{head}");
        for (field, word) in *list {
            let about = fields[field].replace('|', "\\|");
            if let Some(why) = word.strip_prefix('=') {
                let _ = writeln!(table, "| `{field}` | {about} | *{why}* | |");
                continue;
            }
            let places: BTreeSet<_> = having(&site, word).into_iter().filter_map(named).collect();
            assert!(!places.is_empty(), "{name}.{field}: nothing shows `{word}`");
            let join = |pages: bool| {
                let names = places.iter().filter(|(_, is_page)| *is_page == pages);
                names.map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
            };
            let _ = writeln!(table, "| `{field}` | {about} | {} | {} |", join(true), join(false));
        }
        table.push('\n');
    }
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../manual/src/format.md");
    let manual = fs::read_to_string(manual).expect("the page");
    assert!(manual.contains(&table), "the page does not hold this table:\n{table}");
}
