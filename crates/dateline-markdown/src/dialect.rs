//! Which Markdown it is, and a text taken apart by it.
//!
//! CommonMark with tables, footnotes, strikethrough, task lists, definition lists, alerts, heading
//! attributes and smart punctuation. Links to records are the parser's wiki links; citations are
//! links of which the parser asks where they lead, so neither is ever found in code.

use std::iter::FusedIterator;
use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, BrokenLinkCallback, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag,
    TagEnd,
};

use crate::mention::{Citation, Link, Mention};
use crate::words::{Words, is_words};

/// What becomes of `"`, `'`, `--` and `...` in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Punctuation {
    /// They stay: for languages whose quotation marks are not the English ones.
    AsWritten,
    /// Quotation marks become the English ones, dashes dashes, and dots an ellipsis.
    Smart,
}

/// A part of a text: an event of the Markdown parser, or a mention.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub enum Piece<'a> {
    /// Markdown that names no record.
    Markdown(Event<'a>),
    /// A link to a record begins. Pieces of its label follow (none if it has no label), then
    /// [`Piece::LinkEnd`].
    Link(Link<'a>),
    /// The link ends.
    LinkEnd,
    /// A citation.
    Citation(Citation<'a>),
}

/// The pieces of a text, each with its range of bytes in it.
#[derive(Debug)]
pub struct Pieces<'a> {
    text: &'a str,
    events: Events<'a>,
    /// For each link or image that is open, whether it is a mention: its end does not say.
    open: Vec<bool>,
    /// The end of a link without label, whose own events were left out.
    ended: Option<Range<usize>>,
}

/// Takes a text apart, with smart punctuation.
///
/// ```
/// use dateline_markdown::pulldown_cmark::{Event, Tag, TagEnd};
/// use dateline_markdown::{Piece, pieces};
///
/// let all: Vec<Piece> = pieces("See [[visit]].").map(|(piece, _)| piece).collect();
/// assert_eq!(all[0], Piece::Markdown(Event::Start(Tag::Paragraph)));
/// assert_eq!(all[1], Piece::Markdown(Event::Text("See ".into())));
/// assert!(matches!(&all[2], Piece::Link(link) if link.target == "visit"));
/// assert_eq!(all[3], Piece::LinkEnd);
/// assert_eq!(all[4], Piece::Markdown(Event::Text(".".into())));
/// assert_eq!(all[5], Piece::Markdown(Event::End(TagEnd::Paragraph)));
/// ```
pub fn pieces(text: &str) -> Pieces<'_> {
    pieces_with(text, Punctuation::Smart)
}

/// Takes a text apart.
pub fn pieces_with(text: &str, punctuation: Punctuation) -> Pieces<'_> {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    if punctuation == Punctuation::Smart {
        options |= Options::ENABLE_SMART_PUNCTUATION;
    }
    let events = if is_words(text) {
        Events::Words(Words::new(text, punctuation == Punctuation::Smart))
    } else {
        let callback = Some(Citations { text });
        let parser = Parser::new_with_broken_link_callback(text, options, callback);
        Events::Marks(Box::new(parser.into_offset_iter()))
    };
    Pieces { text, events, open: Vec::new(), ended: None }
}

/// Everything in a text that names a record, in the order of the text.
pub fn mentions(text: &str) -> Vec<Mention<'_>> {
    // Most texts have none; a search is the cheapest parser.
    if !text.contains('[') || !text.contains("[[") && !text.contains('@') {
        return Vec::new();
    }
    pieces(text)
        .filter_map(|(piece, _)| match piece {
            Piece::Link(link) => Some(Mention::Link(link)),
            Piece::Citation(citation) => Some(Mention::Citation(citation)),
            Piece::Markdown(_) | Piece::LinkEnd => None,
        })
        .collect()
}

/// Markup of HTML that is opened and never closed: where it begins, and what would close it.
///
/// It is a comment, or a block of data or instructions. Whoever reads such a text as HTML loses all
/// that follows, and whoever reads it as Markdown sees marks that nobody meant to publish.
///
/// ```
/// use dateline_markdown::unclosed_markup;
///
/// assert_eq!(unclosed_markup("Before.\n\n<!-- open\n\nAfter."), Some((9..13, "-->")));
/// assert_eq!(unclosed_markup("A <!-- closed --> `<!--` \\<!--"), None);
/// ```
pub fn unclosed_markup(text: &str) -> Option<(Range<usize>, &'static str)> {
    // Nearly all texts have none here, too; a search for one byte is the cheapest.
    if !text.contains('<') || !OPENINGS.iter().any(|(opening, _)| text.contains(opening)) {
        return None;
    }
    let mut in_code = false;
    pieces_with(text, Punctuation::AsWritten).find_map(|(piece, range)| {
        let Piece::Markdown(event) = piece else { return None };
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Start(Tag::HtmlBlock) => return unclosed_in(text, &range),
            Event::Text(_) if !in_code && text[range.start..].starts_with("<!--") => {
                let is_escaped = text[..range.start].ends_with('\\');
                return (!is_escaped).then_some((range.start..range.start + 4, "-->"));
            }
            _ => {}
        }
        None
    })
}

/// The `|` of a link in a table, where it divides cells: the link falls apart, and the last cell of
/// its row is lost. `\|` divides nothing.
///
/// ```
/// use dateline_markdown::divided_link;
///
/// assert_eq!(divided_link("| [[ann|An]] |\n|---|"), Some(7..8));
/// assert_eq!(divided_link("| [[ann\\|An]] |\n|---|"), None);
/// assert_eq!(divided_link("[[ann|An]]"), None);
/// ```
pub fn divided_link(text: &str) -> Option<Range<usize>> {
    if !text.contains("[[") {
        return None;
    }
    let mut start = 0;
    text.split_inclusive('\n').find_map(|line| {
        let at = start;
        start += line.len();
        if !line.trim_start().starts_with('|') {
            return None;
        }
        line.match_indices("[[").find_map(|(open, _)| {
            let link = &line[open..open + line[open..].find("]]")?];
            let bar = link.match_indices('|').find(|(bar, _)| !link[..*bar].ends_with('\\'))?.0;
            Some(at + open + bar..at + open + bar + 1)
        })
    })
}

/// The same within a block of HTML.
fn unclosed_in(text: &str, block: &Range<usize>) -> Option<(Range<usize>, &'static str)> {
    OPENINGS.iter().find_map(|(opening, closing)| {
        let begins = block.start + text[block.clone()].rfind(opening)?;
        let ends = begins + opening.len();
        (!text[ends..block.end].contains(closing)).then_some((begins..ends, *closing))
    })
}

/// What begins markup that runs on to its end, and what ends it.
const OPENINGS: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];

impl<'a> Iterator for Pieces<'a> {
    type Item = (Piece<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(range) = self.ended.take() {
            return Some((Piece::LinkEnd, range));
        }
        let (event, range) = self.events.next()?;
        let piece = match &event {
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                let mention = self.mention(*link_type, range.clone());
                if mention.is_none() {
                    self.open.push(false);
                }
                mention
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                (self.open.pop() == Some(true)).then_some(Piece::LinkEnd)
            }
            _ => None,
        };
        Some((piece.unwrap_or(Piece::Markdown(event)), range))
    }
}

impl FusedIterator for Pieces<'_> {}

impl<'a> Pieces<'a> {
    /// The mention that begins with this link or image, if it is one.
    fn mention(&mut self, kind: LinkType, range: Range<usize>) -> Option<Piece<'a>> {
        match kind {
            LinkType::WikiLink { .. } => {
                let link = Link::read(self.text, range.clone())?;
                if link.label.is_some() {
                    self.open.push(true);
                } else {
                    self.skip_link();
                    self.ended = Some(range);
                }
                Some(Piece::Link(link))
            }
            LinkType::ShortcutUnknown | LinkType::ReferenceUnknown => {
                let citation = Citation::read(self.text, range)?;
                self.skip_link();
                Some(Piece::Citation(citation))
            }
            _ => None,
        }
    }

    /// Leaves out everything up to the end of the link or image that has just begun.
    fn skip_link(&mut self) {
        let mut depth = 1_usize;
        while depth > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }
}

/// The events of a text, with their bytes.
#[derive(Debug)]
enum Events<'a> {
    /// Of one that the parser need not see.
    Words(Words<'a>),
    Marks(Box<OffsetIter<'a, Citations<'a>>>),
}

impl<'a> Iterator for Events<'a> {
    type Item = (Event<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Events::Words(words) => words.next(),
            Events::Marks(marks) => marks.next(),
        }
    }
}

/// Tells the Markdown parser that a citation is a link, so that it comes out as one piece.
#[derive(Debug)]
struct Citations<'a> {
    text: &'a str,
}

impl<'a> BrokenLinkCallback<'a> for Citations<'a> {
    fn handle_broken_link(&mut self, link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        // Most brackets that lead nowhere are no citations; reading them all would cost.
        if !link.reference.starts_with('@') {
            return None;
        }
        Citation::read(self.text, link.span)?;
        Some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    }
}

#[cfg(test)]
mod tests;
