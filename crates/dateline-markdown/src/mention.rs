//! What `[[key]]` and `[@source]` mean: the names of other records in running text.
//!
//! Here only what stands between the brackets is read. Whether the brackets are ones at all (and
//! not code) is for the Markdown parser to say; see `dialect`.

use std::ops::Range;

/// A place in a text that names another record.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Mention<'a> {
    /// `[[key]]` or `[[key|words]]`.
    Link(Link<'a>),
    /// `[@source]`.
    Citation(Citation<'a>),
}

/// `[[key]]`, `[[key|words]]`, `[[people/key]]`: a link to a record.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Link<'a> {
    /// The key as written, with a kind or a timeline before it where the author gave one.
    pub target: &'a str,
    /// The words to be shown, as Markdown.
    pub label: Option<&'a str>,
    /// The bytes of the whole, brackets included.
    pub range: Range<usize>,
    /// The bytes of the target.
    pub target_range: Range<usize>,
}

/// `[@source]`, `[@source, p. 3]`, `[@a; @b, 00:12]`: where a statement can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Citation<'a> {
    /// The sources, in the author's order; at least one.
    pub sources: Vec<Cited<'a>>,
    /// The bytes of the whole, brackets included.
    pub range: Range<usize>,
}

/// One source of a citation.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Cited<'a> {
    /// The source's key.
    pub key: &'a str,
    /// Where in the source: a page, a time.
    pub locator: Option<&'a str>,
    /// The bytes of the key.
    pub key_range: Range<usize>,
}

impl<'a> Link<'a> {
    /// Reads `[[…]]` (also `![[…]]`, which means the same) at `range` of a text.
    pub(crate) fn read(text: &'a str, range: Range<usize>) -> Option<Link<'a>> {
        let whole = text.get(range.clone())?;
        let open = whole.find("[[")? + 2;
        let inner = whole.get(open..)?.strip_suffix("]]")?;
        let (target, label) = match inner.split_once('|') {
            // In a table the bar has to be escaped; the backslash is not part of the key.
            Some((target, label)) => (target.strip_suffix('\\').unwrap_or(target), Some(label)),
            None => (inner, None),
        };
        let start = range.start + open;
        let target_range = trimmed(text, start..start + target.len());
        let label = label.map(str::trim).filter(|label| !label.is_empty());
        Some(Link { target: text.get(target_range.clone())?, label, range, target_range })
    }
}

impl<'a> Citation<'a> {
    /// Reads `[@…]`, or several directly behind one another, at `range` of a text.
    pub(crate) fn read(text: &'a str, range: Range<usize>) -> Option<Citation<'a>> {
        let mut sources = Vec::new();
        let mut at = range.start;
        while at < range.end {
            let rest = text.get(at..range.end)?.strip_prefix('[')?;
            let inner = rest.get(..rest.find(']')?)?;
            read_group(text, at + 1..at + 1 + inner.len(), &mut sources)?;
            at += inner.len() + 2;
        }
        (!sources.is_empty()).then_some(Citation { sources, range })
    }
}

/// Reads what stands between one pair of brackets.
fn read_group<'a>(text: &'a str, range: Range<usize>, into: &mut Vec<Cited<'a>>) -> Option<()> {
    let mut start = range.start;
    while start < range.end {
        let rest = text.get(start..range.end)?;
        // A semicolon divides sources only before the next `@`: a locator may have its own.
        let length = rest
            .match_indices(';')
            .map(|(at, _)| at)
            .find(|at| rest.get(at + 1..).is_some_and(|next| next.trim_start().starts_with('@')))
            .unwrap_or(rest.len());
        let part = trimmed(text, start..start + length);
        let name = text.get(part.clone())?.strip_prefix('@')?;
        let end =
            name.find(|c: char| matches!(c, ',' | ';') || c.is_whitespace()).unwrap_or(name.len());
        let (key, behind) = name.split_at(end);
        if key.is_empty() {
            return None;
        }
        let locator =
            Some(behind.trim_start_matches(|c: char| matches!(c, ',' | ';') || c.is_whitespace()));
        let locator = locator.filter(|locator| !locator.is_empty());
        let key_range = part.start + 1..part.start + 1 + end;
        into.push(Cited { key, locator, key_range });
        start += length + 1;
    }
    Some(())
}

/// The same range without blanks at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(slice) = text.get(range.clone()) else { return range };
    let start = range.end - slice.trim_start().len();
    start..start + slice.trim().len()
}
