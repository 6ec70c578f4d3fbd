//! What an article says of itself: its day, title, outlet and address, from the front matter of
//! Markdown or the head of a page.
//!
//! Only what is there to be read by programs is taken. A date in the text, or a `<time>` somewhere
//! on the page, may be that of anything.

use std::ops::Range;

use dateline_dates::{Date, Words};
use dateline_markdown::{FrontMatter, front_matter};

use super::ArticleKind;
use crate::html;

/// What is said, and where in the file.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) published: Option<(Date, Range<usize>)>,
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) url: Option<String>,
    /// The article behind it.
    pub(super) body: Range<usize>,
}

/// Names by which pages give the day, the most exact first.
const DAYS: [&str; 6] = [
    "article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.date",
    "pubdate",
    "date",
];

/// Reads it.
pub(super) fn head(text: &str, kind: ArticleKind, words: &Words) -> Head {
    match kind {
        ArticleKind::Html => of_page(text, words),
        _ => of_front_matter(text, words),
    }
}

/// Lines `name: value` do; what nests in front matter is no concern of ours.
fn of_front_matter(text: &str, words: &Words) -> Head {
    let FrontMatter::Present { yaml, body } = front_matter(text) else {
        return Head { body: 0..text.len(), ..Head::default() };
    };
    let mut head = Head { body, ..Head::default() };
    let mut at = yaml.start;
    for line in text.get(yaml).unwrap_or_default().split_inclusive('\n') {
        let place = at..at + line.trim_end().len();
        at += line.len();
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']).trim();
        if value.is_empty() {
            continue;
        }
        match name {
            "published" | "date" | "pubDate" if head.published.is_none() => {
                head.published = day(value, words).map(|day| (day, place));
            }
            "title" | "headline" => head.title = Some(value.to_owned()),
            "outlet" | "publisher" => head.outlet = Some(value.to_owned()),
            "url" | "canonical" => head.url = web(value),
            _ => {}
        }
    }
    head
}

fn of_page(text: &str, words: &Words) -> Head {
    let mut head = Head { body: 0..text.len(), ..Head::default() };
    // Bytes stay where they are: only ASCII is folded.
    let lower = text.to_ascii_lowercase();
    let mut rank = DAYS.len();
    let mut at = 0;
    while let Some(start) = lower.get(at..).and_then(|rest| rest.find('<')).map(|it| at + it) {
        at = start + 1;
        let rest = lower.get(start..).unwrap_or_default();
        if !rest.starts_with("<meta") && !rest.starts_with("<link") {
            continue;
        }
        let Some(length) = rest.find('>') else { break };
        at = start + length;
        let tag = text.get(start..at).unwrap_or_default();
        let names = ["property", "name", "itemprop", "rel"];
        let Some(name) = names.iter().find_map(|it| attribute(tag, it)) else { continue };
        let name = name.to_ascii_lowercase();
        let Some(value) = attribute(tag, "content").or_else(|| attribute(tag, "href")) else {
            continue;
        };
        if let Some(found) = DAYS.iter().position(|it| *it == name).filter(|it| *it < rank)
            && let Some(day) = day(value, words)
        {
            rank = found;
            head.published = Some((day, start..at));
        }
        match name.as_str() {
            "og:site_name" => head.outlet = Some(html::words(value)).filter(|it| !it.is_empty()),
            "canonical" => head.url = web(value),
            _ => {}
        }
    }
    if head.published.is_none() {
        head.published = linked_data(text, words);
    }
    head
}

/// `"datePublished": "2026-02-09T08:00:00Z"`, as search engines are told.
fn linked_data(text: &str, words: &Words) -> Option<(Date, Range<usize>)> {
    const NAME: &str = "\"datePublished\"";
    let start = text.find(NAME)?;
    let value = text.get(start + NAME.len()..)?.trim_start().strip_prefix(':')?.trim_start();
    let value = value.strip_prefix('"')?;
    let value = value.get(..value.find('"')?)?;
    Some((day(value, words)?, start..start + NAME.len()))
}

/// The value of an attribute, in quotation marks of either kind.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let lower = tag.to_ascii_lowercase();
    let start = lower.find(&format!(" {name}="))? + name.len() + 2;
    let value = tag.get(start..)?;
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = value.get(1..)?;
    value.get(..value.find(mark)?).map(str::trim)
}

/// A day, or none where less is said: "on Tuesday" counts from a day.
fn day(value: &str, words: &Words) -> Option<Date> {
    // Of an instant, the day as the newsroom wrote it.
    let is_instant = value.as_bytes().get(10).is_some_and(|it| matches!(it, b'T' | b't' | b' '));
    let value = if is_instant { value.get(..10)? } else { value };
    let date = value.parse().ok().or_else(|| Date::from_phrase(value, words).ok());
    date.filter(|date: &Date| date.day().is_some())
}

fn web(value: &str) -> Option<String> {
    (value.starts_with("https://") || value.starts_with("http://")).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use dateline_dates::ENGLISH;

    use super::super::ArticleKind::{Html, Markdown};
    use super::head;

    #[test]
    fn the_day_is_where_programs_look_for_it() {
        for (kind, text, day) in [
            (Markdown, "---\ntitle: Gate\ndate: 2026-02-09\n---\nText", Some("2026-02-09")),
            (Markdown, "---\npublished: \"Feb. 9, 2026\"\n---\nText", Some("2026-02-09")),
            (Markdown, "---\ndate: 2026\n---\nText", None),
            (Markdown, "date: 2026-02-09", None),
            (
                Html,
                "<META name='date' content='2026-02-08'><meta content=\"2026-02-09T23:00:00-05:00\" property=\"article:published_time\">",
                Some("2026-02-09"),
            ),
            (
                Html,
                "<script>{\"datePublished\" : \"2026-02-09 08:00\"}</script>",
                Some("2026-02-09"),
            ),
            (Html, "<p>It was <time datetime=\"1999-01-01\">then</time>", None),
            (Html, "<meta name=\"date\" content=\"2026-02-31", None),
        ] {
            let found = head(text, kind, &ENGLISH).published.map(|it| it.0.to_string());
            assert_eq!(found.as_deref(), day, "{text}");
        }
    }
}
