//! A whole timeline in one Markdown file, divided by its headings.
//!
//! 1. Headings and `event` blocks that lie in no list or quotation are found by the Markdown
//!    parser, so none is ever found in code.
//! 2. A heading of level 1 begins a section, one of level 2 that reads `DATE — TITLE` an event.
//!    Every other heading is part of the text around it.
//! 3. The text before the first of them is the introduction; each other text belongs to the
//!    heading above it.

use std::ops::Range;

use dateline_core::{Key, Prose, Section};
use dateline_dates::{Date, ParseErrorKind, Words};
use dateline_markdown::pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};
use dateline_markdown::{Piece, pieces, plain};
use dateline_text::{Diagnostic, Span, Spanned};

use super::date::read;
use crate::code;
use crate::context::Context;
use crate::document::Document;
use crate::yaml::{self, Node};

/// A Markdown file, divided.
pub(crate) struct Outline<'a> {
    /// A heading of level 1 before everything else.
    pub(crate) title: Option<Prose>,
    pub(crate) introduction: Option<Prose>,
    pub(crate) sections: Vec<Section>,
    pub(crate) events: Vec<Told<'a>>,
}

/// An event as it stands in the file.
pub(crate) struct Told<'a> {
    pub(crate) title: Prose,
    /// `None` where what stands there is no date; that has been reported.
    pub(crate) date: Option<Spanned<Date>>,
    pub(crate) section: Option<Spanned<Key>>,
    /// The block below the heading.
    pub(crate) fields: Option<Node<'a>>,
    pub(crate) body: Option<Prose>,
    /// Where its heading stands.
    pub(crate) span: Span,
}

/// A heading or an `event` block; ranges are of the file.
struct Mark {
    kind: MarkKind,
    whole: Range<usize>,
    /// The words of a heading, the lines of a block.
    inner: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Section,
    Heading,
    Block,
}

/// Divides a file whose text is `body`.
pub(crate) fn outline<'a>(
    document: &Document<'a>,
    body: &Range<usize>,
    is_titled: bool,
    context: &mut Context<'_>,
) -> Outline<'a> {
    let mut outline =
        Outline { title: None, introduction: None, sections: Vec::new(), events: Vec::new() };
    let mut holder = Holder::Introduction;
    let mut at = body.start;
    let mut marks = marks(document.text, body).into_iter().peekable();
    while let Some(mark) = marks.next() {
        let below = marks.next_if(|next| {
            let between = document.text.get(mark.whole.end..next.whole.start);
            next.kind == MarkKind::Block && between.is_some_and(|text| text.trim().is_empty())
        });
        match mark.kind {
            MarkKind::Block => misplaced(document, &mark, context),
            MarkKind::Heading => {
                let heading = heading(document, &mark.inner, below.is_some(), context);
                let Some((date, title)) = heading else {
                    continue;
                };
                outline.give(holder, document.prose(at..mark.whole.start));
                let section = outline.sections.last().map(|section| section.key.clone());
                let fields = below.as_ref().map(|block| {
                    let inner = block.inner.clone();
                    yaml::parse(document.file, document.text, inner, &mut context.report)
                });
                let span = Span::new(document.file, mark.whole.clone());
                let body = None;
                outline.events.push(Told { title, date, section, fields, body, span });
                holder = Holder::Event;
                at = below.map_or(mark.whole.end, |block| block.whole.end);
            }
            MarkKind::Section => {
                let text = document.prose(at..mark.whole.start);
                let first = holder == Holder::Introduction && text.is_none();
                let title = document.prose(mark.inner.clone()).unwrap_or_default().into_line();
                if first && !is_titled && outline.title.is_none() {
                    outline.title = Some(title);
                } else {
                    outline.give(holder, text);
                    let words = plain(title.markdown());
                    let mut section = Section::new("", &*words);
                    section.key = Spanned::new(Key::from_words(&words), title.span());
                    outline.sections.push(section);
                    holder = Holder::Section;
                }
                if let Some(block) = &below {
                    misplaced(document, block, context);
                }
                at = mark.whole.end;
            }
        }
    }
    outline.give(holder, document.prose(at..body.end));
    outline
}

/// What the text between two marks belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Introduction,
    Section,
    Event,
}

impl Outline<'_> {
    fn give(&mut self, holder: Holder, text: Option<Prose>) {
        match holder {
            Holder::Introduction => self.introduction = text,
            Holder::Section => {
                if let Some(section) = self.sections.last_mut() {
                    section.introduction = text;
                }
            }
            Holder::Event => {
                if let Some(event) = self.events.last_mut() {
                    event.body = text;
                }
            }
        }
    }
}

fn misplaced(document: &Document<'_>, mark: &Mark, context: &mut Context<'_>) {
    let span = Span::new(document.file, mark.whole.clone());
    let message = "this `event` block stands below no heading of an event";
    let help = "put it directly below a heading such as `## June 4, 2000 — Title`";
    context.error(code::MISPLACED_BLOCK, message, span, help);
}

/// Step 1.
fn marks(text: &str, body: &Range<usize>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut depth = 0_usize;
    let mut open = false;
    for (piece, range) in pieces(text.get(body.clone()).unwrap_or_default()) {
        let range = body.start + range.start..body.start + range.end;
        let kind = match &piece {
            Piece::Markdown(Event::Start(tag)) if depth == 0 => match tag {
                Tag::Heading { level: HeadingLevel::H1, .. } => Some(MarkKind::Section),
                Tag::Heading { level: HeadingLevel::H2, .. } => Some(MarkKind::Heading),
                Tag::CodeBlock(CodeBlockKind::Fenced(info))
                    if info.trim().eq_ignore_ascii_case("event") =>
                {
                    Some(MarkKind::Block)
                }
                _ => None,
            },
            _ => None,
        };
        if let Some(kind) = kind {
            marks.push(Mark { kind, whole: range, inner: 0..0 });
            open = true;
            depth += 1;
            continue;
        }
        match piece {
            Piece::Markdown(Event::Start(_)) => depth += 1,
            Piece::Markdown(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && matches!(end, TagEnd::Heading(_) | TagEnd::CodeBlock) {
                    open = false;
                }
                // Its range is that of the whole; the inside has been seen.
                continue;
            }
            _ => {}
        }
        if let (true, Some(mark)) = (open, marks.last_mut()) {
            let inner = &mut mark.inner;
            *inner = if inner.end == 0 { range } else { inner.start..range.end.max(inner.end) };
        }
    }
    marks
}

/// Date and title of a heading, if it is that of an event. Where it was surely meant to be one but
/// has no date, that is reported: an event is never lost in silence.
fn heading(
    document: &Document<'_>,
    inner: &Range<usize>,
    has_block: bool,
    context: &mut Context<'_>,
) -> Option<(Option<Spanned<Date>>, Prose)> {
    let words = document.text.get(inner.clone())?;
    let splits: Vec<(usize, usize)> = splits(words).collect();
    let title =
        |behind: usize| document.prose(inner.start + behind..inner.end).map(Prose::into_line);
    // The longest part that is a date: `1999 – 2001 — Title` has two dashes.
    for &(end, behind) in splits.iter().rev() {
        let before = words.get(..end)?;
        let place = |range: Range<usize>| {
            Span::new(document.file, inner.start + range.start..inner.start + range.end)
        };
        let Ok(date) = read(before, place, context) else { continue };
        let span = place(0..before.trim_end().len());
        let title = title(behind).unwrap_or_default();
        if title.is_blank() {
            let message = "an event needs a title";
            let help = "the heading of an event reads `## DATE — TITLE`";
            context.error(code::MISSING_FIELD, message, place(0..words.len()), help);
        }
        return Some((Some(Spanned::new(date, span)), title));
    }
    let place = |range: Range<usize>| {
        Span::new(document.file, inner.start + range.start..inner.start + range.end)
    };
    let Some(&(end, behind)) = splits.first().or(has_block.then_some(&(words.len(), 0))) else {
        if let Some(end) = dated(words, context.words) {
            let message = "this heading begins with a date, and is text: no dash follows";
            let note = Diagnostic::note(code::NOT_A_DATE, message).at(place(0..end));
            context.report.push(note.help("the heading of an event reads `## DATE — TITLE`"));
        }
        return None;
    };
    let before = words.get(..end)?;
    if !has_block && !before.contains(|c: char| c.is_ascii_digit()) {
        if let Err(error) = Date::read(before, context.words)
            && !matches!(error.kind(), ParseErrorKind::NotADate | ParseErrorKind::Leftover)
        {
            let message = format!("this heading is text and no event: {}", error.message());
            let span = place(0..before.trim_end().len());
            let warning = Diagnostic::warning(code::NOT_A_DATE, message).at(span);
            context.report.push(warning.help("the heading of an event reads `## DATE — TITLE`"));
        }
        return None;
    }
    let diagnostic = read(before, place, context).err()?;
    context.report.push(diagnostic.help("the heading of an event reads `## DATE — TITLE`"));
    Some((None, title(behind).unwrap_or_default()))
}

/// Where the date ends with which a heading begins, if that has a year and more words follow.
fn dated(words: &str, language: &Words) -> Option<usize> {
    let ends = words.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let tries: Vec<usize> = ends.take(6).collect();
    let is_date = |end: &usize| {
        let before = &words[..*end];
        before.bytes().filter(u8::is_ascii_digit).count() >= 4
            && Date::read(before, language).is_ok()
    };
    tries.into_iter().rev().find(is_date)
}

/// Where a date may end and a title begin: at a dash of any length or a colon, with a blank behind it.
/// A hyphen has one before it, too, and a long dash none where no date follows, as in `2001—Title`. No
/// date is longer than a hundred letters, so a heading of a megabyte does not take a hundred thousand
/// tries.
fn splits(words: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    words.char_indices().take(100).filter_map(|(at, c)| {
        let behind = at + c.len_utf8();
        let rest = words.get(behind..)?;
        let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let splits = match c {
            '–' | ':' => is_apart,
            '—' => is_apart || !rest.starts_with(|c: char| c.is_ascii_digit()),
            '-' => is_apart && words.get(..at)?.ends_with(char::is_whitespace),
            _ => false,
        };
        splits.then_some((at, behind))
    })
}
