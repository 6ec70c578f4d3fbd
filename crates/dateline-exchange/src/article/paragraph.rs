//! An article cut into paragraphs of plain text.

use std::ops::Range;

use super::ArticleKind;
use crate::html;

/// A paragraph: its words, which one it is, and where it stands.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Counted from 1, the headline not among them.
    pub(super) number: usize,
    pub(super) place: Range<usize>,
}

/// An article in pieces.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) headline: Option<String>,
    /// Where the article was written: "PORT LORNE, Feb 9 (Coast Wire) —", "PORT LORNE, Feb 9. /CW/."
    pub(super) dateline: Option<String>,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// A longer article is no article.
const MOST: usize = 2_000;

/// Cuts the part of a text that is the article.
pub(super) fn pieces(text: &str, body: &Range<usize>, kind: ArticleKind) -> Pieces {
    let text = text.get(body.clone()).unwrap_or_default();
    let mut blocks: Vec<(bool, String, Range<usize>)> = match kind {
        ArticleKind::Html => {
            let title = between(text, "<title", "</title>").map(html::words);
            let article = between(text, "<article", "</article>").unwrap_or(text);
            let markdown = html::convert(article).markdown;
            let mut blocks: Vec<_> =
                blocks(&markdown).into_iter().map(|(it, words, _)| (it, words, 0..0)).collect();
            if !blocks.iter().any(|(is_heading, ..)| *is_heading)
                && let Some(title) = title.filter(|title| !title.is_empty())
            {
                blocks.insert(0, (true, title, 0..0));
            }
            blocks
        }
        _ => blocks(text),
    };
    let mut pieces = Pieces::default();
    // The headline is the first heading, or a short first line that is no sentence.
    let is_headline = |(is_heading, words, _): &(bool, String, Range<usize>)| {
        *is_heading || (words.chars().count() < 120 && !words.ends_with(['.', '!', '"', '”']))
    };
    if blocks.len() > 1 && blocks.first().is_some_and(is_headline) {
        pieces.headline = Some(blocks.remove(0).1);
    }
    let texts =
        blocks.into_iter().filter(|(is_heading, words, _)| !is_heading && !words.is_empty());
    for (number, (_, text, place)) in texts.take(MOST).enumerate() {
        let place = body.start + place.start..body.start + place.end;
        pieces.paragraphs.push(Paragraph { text, number: number + 1, place });
    }
    if let Some(first) = pieces.paragraphs.first_mut()
        && let Some((place, length)) = dateline(&first.text)
    {
        first.text = first.text.split_off(length);
        pieces.dateline = Some(place);
    }
    pieces
}

/// The place at the head of a report, in usual letters, and how long the head is.
fn dateline(text: &str) -> Option<(String, usize)> {
    let (dash, sign) = ["— ", "– ", "-- ", " - ", "/. "]
        .iter()
        .filter_map(|sign| Some((text.find(sign)?, *sign)))
        .min()
        .filter(|(dash, _)| *dash < 90)?;
    let head = text.get(..dash)?.trim();
    let place = head.split([',', '(', '/', '.']).next()?.trim();
    let is_shouted = place.chars().filter(|c| c.is_alphabetic()).count() > 1
        && place.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    let has_agency = head.ends_with(')')
        && place.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase));
    if !is_shouted && !has_agency {
        return None;
    }
    let words = place.split(' ').map(|word| {
        let mut chars = word.chars();
        let first: String = chars.next().into_iter().collect();
        if is_shouted { first + &chars.as_str().to_lowercase() } else { word.to_owned() }
    });
    Some((words.collect::<Vec<_>>().join(" "), dash + sign.len()))
}

/// Blocks between blank lines: whether one is a heading, its words, its place.
fn blocks(text: &str) -> Vec<(bool, String, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut at = 0;
    let mut push = |range: Range<usize>| {
        let block = text.get(range.clone()).unwrap_or_default();
        let is_heading = block.trim_start().starts_with('#');
        let words = dateline_markdown::plain_with(&straight(block), |_| None);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        found.push((is_heading, words, range));
    };
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            if let Some(start) = start.take() {
                push(start..at);
            }
        } else {
            start.get_or_insert(at);
        }
        at += line.len();
    }
    if let Some(start) = start {
        push(start..at);
    }
    found
}

/// A block whose indent does not make it code.
fn straight(block: &str) -> String {
    block.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

/// What stands in the first element of a kind.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let start = lower.find(open)?;
    let inner = start + lower.get(start..)?.find('>')? + 1;
    let end = inner + lower.get(inner..)?.find(close)?;
    text.get(inner..end)
}
