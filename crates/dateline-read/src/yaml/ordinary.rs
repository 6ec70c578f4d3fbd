//! Ordinary YAML, read without the parser: fields, lists and texts of one line, as people write
//! them.
//!
//! To ask the parser about them took a seventh of a whole build. This reader judges nothing: at the
//! first thing that it does not know for certain it answers nothing, and the parser reads the whole
//! text, which alone tells mistakes. What it answers is the parser's tree to the byte; where a rule
//! here looks odd, that is why. Tests hold the two together.
//!
//! A block is read line by line, by how far each is set in:
//!
//! 1. a line at the block's own column goes on with it,
//! 2. one further left ends it, and a block around it decides about the line,
//! 3. one further right belongs to a name that has no value yet, or would go on with a text of
//!    several lines, which is not ordinary.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use dateline_text::{FileId, Span, Spanned};

use super::node::{Entry, Kind, Mapping, Node, Scalar, first_of};
use crate::limits::MAX_VALUES;

/// How deep ordinary lists and mappings lie; `MAX_DEPTH` is far above it.
const DEEPEST: usize = 16;

/// The longest ordinary name, in bytes. The parser looks for a colon within 1,024 characters.
const LONGEST_NAME: usize = 256;

/// Reads a whole document that begins at byte `base` of its file; nothing, where it is not ordinary.
pub(super) fn read(file: FileId, text: &str, base: usize) -> Option<Node<'_>> {
    // No value is shorter than a byte, so a text of this length cannot have too many.
    if text.len() > MAX_VALUES || !is_printed(text) {
        return None;
    }
    let mut reader = Reader { file, text, base, at: 0, column: None };
    reader.next_line();
    if reader.column != Some(0) {
        return None;
    }
    let root = reader.block(0, 1)?;
    reader.column.is_none().then_some(root)
}

/// Whether a text has only line feeds and characters that are seen.
fn is_printed(text: &str) -> bool {
    // Asked of all bytes without stopping, so that many are looked at together. Beyond ASCII, what
    // is not seen begins with one of two bytes.
    let is_doubtful =
        |byte: u8| (byte < b' ' && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xef);
    !text.bytes().fold(false, |found, byte| found | is_doubtful(byte))
        || text.chars().all(|c| c == '\n' || is_seen(c))
}

fn is_seen(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    /// Where the text begins in its file.
    base: usize,
    /// The next byte.
    at: usize,
    /// How far the line is set in that is to be read next; none behind the last.
    column: Option<usize>,
}

/// What stands around a plain text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Line,
    Brackets,
}

impl<'a> Reader<'a> {
    /// The list or mapping that begins with this line.
    fn block(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        let lo = self.at;
        if !self.is_item() {
            let node = self.scalar(Around::Line)?;
            let first = self.name(node)?;
            return self.mapping(first, column, depth);
        }
        let items = self.items(column, depth)?;
        // Items can only be followed by a name where that stands above them, too.
        (self.column != Some(column)).then(|| self.list(lo, items))
    }

    /// The mapping of which the first name was read, with its colon.
    fn mapping(
        &mut self,
        first: Spanned<Cow<'a, str>>,
        column: usize,
        depth: usize,
    ) -> Option<Node<'a>> {
        let lo = first.span.lo();
        let mut name = first;
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut names = HashMap::new();
        loop {
            if first_of(&entries, &mut names, &name.value).is_some() {
                return None;
            }
            let value = self.value(column, depth)?;
            entries.push(Entry { name, value });
            if self.column != Some(column) {
                break;
            }
            let node = self.scalar(Around::Line)?;
            name = self.name(node)?;
        }
        if self.column > Some(column) {
            return None;
        }
        let hi = entries.last().map_or(lo, |last| last.value.span.hi());
        let kind = Kind::Mapping(Mapping { entries, cut_short: false });
        Some(Node { span: Span::new(self.file, lo..hi), kind })
    }

    /// What stands behind a colon, in its line or below it.
    fn value(&mut self, column: usize, depth: usize) -> Option<Node<'a>> {
        if depth > DEEPEST {
            return None;
        }
        let colon = self.at - 1;
        self.skip_blanks();
        if !self.is_line_end() {
            let node = self.inline()?;
            self.end_line()?;
            return Some(node);
        }
        self.next_line();
        match self.column {
            Some(deeper) if deeper > column => self.block(deeper, depth + 1),
            Some(same) if same == column && self.is_item() => {
                let items = self.items(column, depth + 1)?;
                // To the parser, such a list begins behind its first dash.
                let lo = items.first()?.span.lo() - self.base;
                Some(self.list(lo, items))
            }
            // To the parser, nothing stands before the colon.
            _ => Some(self.node(colon..colon, Kind::Empty)),
        }
    }

    /// Items, each behind a dash at this column.
    fn items(&mut self, column: usize, depth: usize) -> Option<Vec<Node<'a>>> {
        let mut items = Vec::new();
        while self.column == Some(column) && self.is_item() {
            let dash = self.at;
            self.at += 1;
            self.skip_blanks();
            if self.is_item() {
                return None;
            }
            let inner = column + self.at - dash;
            let node = self.inline()?;
            items.push(if self.is_colon() {
                let first = self.name(node)?;
                self.mapping(first, inner, depth + 1)?
            } else {
                self.end_line()?;
                node
            });
        }
        (self.column <= Some(column)).then_some(items)
    }

    fn list(&self, lo: usize, items: Vec<Node<'a>>) -> Node<'a> {
        let hi = items.last().map_or(lo, |last| last.span.hi() - self.base);
        self.node(lo..hi, Kind::List(items))
    }

    /// A value in one line.
    fn inline(&mut self) -> Option<Node<'a>> {
        if self.byte(self.at) != Some(b'[') {
            return self.scalar(Around::Line);
        }
        let lo = self.at;
        let mut items = Vec::new();
        self.at += 1;
        self.skip_blanks();
        while self.byte(self.at) != Some(b']') {
            items.push(self.scalar(Around::Brackets)?);
            self.skip_blanks();
            match self.byte(self.at)? {
                b',' => self.at += 1,
                b']' => break,
                _ => return None,
            }
            self.skip_blanks();
        }
        self.at += 1;
        Some(self.node(lo..self.at, Kind::List(items)))
    }

    /// Makes a name of what was read, and reads the colon.
    fn name(&mut self, node: Node<'a>) -> Option<Spanned<Cow<'a, str>>> {
        let Kind::Scalar(Scalar { text, .. }) = node.kind else { return None };
        if !self.is_colon() || text == "<<" || text.len() > LONGEST_NAME {
            return None;
        }
        self.at += 1;
        Some(Spanned::new(text, node.span))
    }

    /// A text of one line. What stands behind it is for the caller to know.
    fn scalar(&mut self, around: Around) -> Option<Node<'a>> {
        match self.byte(self.at)? {
            mark @ (b'"' | b'\'') => self.quoted(mark),
            _ => self.plain(around),
        }
    }

    fn quoted(&mut self, mark: u8) -> Option<Node<'a>> {
        let lo = self.at;
        let inner = self.text.get(lo + 1..)?;
        let ends = |byte: &u8| *byte == mark || matches!(byte, b'\\' | b'\n');
        let length = inner.as_bytes().iter().position(ends)?;
        let (text, rest) = inner.split_at_checked(length)?;
        // A mark that is doubled ends nothing; then a second text seems to follow, which is refused.
        if !rest.as_bytes().starts_with(&[mark]) {
            return None;
        }
        self.at = lo + length + 2;
        let scalar = Scalar { text: Cow::Borrowed(text), plain: false };
        Some(self.node(lo..self.at, Kind::Scalar(scalar)))
    }

    fn plain(&mut self, around: Around) -> Option<Node<'a>> {
        let lo = self.at;
        let behind = |at: usize| self.byte(at + 1).unwrap_or(b'\n');
        match self.byte(lo)? {
            // A number may begin with these; so do the marks of items and documents.
            b'-' | b'.' if behind(lo).is_ascii_alphanumeric() => {}
            first if matches!(MEANINGS[usize::from(first)], Meaning::None) => {}
            _ => return None,
        }
        let mut end = lo;
        while let Some(byte) = self.byte(end) {
            match MEANINGS[usize::from(byte)] {
                Meaning::LineEnd => break,
                Meaning::Colon if is_blank(behind(end)) => break,
                Meaning::Colon if around == Around::Brackets && is_bracket(behind(end)) => break,
                Meaning::Bracket if around == Around::Brackets => break,
                Meaning::Comment if self.byte(end - 1) == Some(b' ') => return None,
                _ => end += 1,
            }
        }
        let text = self.text.get(lo..end)?.trim_end_matches(' ');
        // The blanks beyond ASCII belong to the text, but the tree does not count them to its place.
        if text.ends_with(char::is_whitespace) {
            return None;
        }
        self.at = lo + text.len();
        let kind = match text {
            "~" | "null" => Kind::Empty,
            _ => Kind::Scalar(Scalar { text: Cow::Borrowed(text), plain: true }),
        };
        Some(self.node(lo..self.at, kind))
    }

    /// Goes to the next line that says something, from the beginning or the end of one.
    fn next_line(&mut self) {
        loop {
            let start = self.at;
            self.skip_blanks();
            match self.byte(self.at) {
                None => self.column = None,
                Some(b'\n') => {
                    self.at += 1;
                    continue;
                }
                Some(b'#') => {
                    let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                    let length = rest.iter().position(|byte| *byte == b'\n');
                    self.at += length.unwrap_or(rest.len());
                    continue;
                }
                Some(_) => self.column = Some(self.at - start),
            }
            return;
        }
    }

    /// Goes to the next line, if this one says no more.
    fn end_line(&mut self) -> Option<()> {
        self.skip_blanks();
        self.is_line_end().then(|| self.next_line())
    }

    fn skip_blanks(&mut self) {
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
    }

    fn is_line_end(&self) -> bool {
        matches!(self.byte(self.at), None | Some(b'\n'))
    }

    /// Whether a dash stands here that begins an item.
    fn is_item(&self) -> bool {
        self.byte(self.at) == Some(b'-') && self.byte(self.at + 1).is_none_or(is_blank)
    }

    /// Whether a colon stands here that ends a name.
    fn is_colon(&self) -> bool {
        self.byte(self.at) == Some(b':') && self.byte(self.at + 1).is_none_or(is_blank)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn node(&self, range: Range<usize>, kind: Kind<'a>) -> Node<'a> {
        let range = self.base + range.start..self.base + range.end;
        Node { span: Span::new(self.file, range), kind }
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

fn is_bracket(byte: u8) -> bool {
    matches!(MEANINGS[usize::from(byte)], Meaning::Bracket)
}

/// What a byte can mean in a plain text.
#[derive(Clone, Copy)]
enum Meaning {
    None,
    /// No text begins with it.
    First,
    LineEnd,
    Colon,
    Comment,
    /// Within brackets, a text ends before it.
    Bracket,
}

const MEANINGS: [Meaning; 256] = {
    let mut meanings = [Meaning::None; 256];
    let (first, brackets) = (b" -.?&*!|>'\"%@`", b",[]{}");
    let mut at = 0;
    while at < first.len() {
        meanings[first[at] as usize] = Meaning::First;
        at += 1;
    }
    let mut at = 0;
    while at < brackets.len() {
        meanings[brackets[at] as usize] = Meaning::Bracket;
        at += 1;
    }
    meanings[b'\n' as usize] = Meaning::LineEnd;
    meanings[b':' as usize] = Meaning::Colon;
    meanings[b'#' as usize] = Meaning::Comment;
    meanings
};

#[cfg(test)]
mod tests;
