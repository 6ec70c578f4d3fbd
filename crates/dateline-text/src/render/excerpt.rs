//! The line of a text that is talked about, cut to a width that can be read.
//!
//! A line may be some megabytes long, and thousands of diagnostics may lie in it; so only the
//! surroundings of the place are looked at.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::visible::shown;
use crate::line_index::Place;
use crate::sources::Sources;
use crate::span::Span;

/// Characters shown before the place, of it, and behind it.
const BEFORE: usize = 60;
const WITHIN: usize = 80;
const BEHIND: usize = 40;

/// How many columns a tab takes.
const TAB: &str = "    ";

/// A line, ready to be printed, and where in it the place is.
pub(super) struct Excerpt {
    pub(super) place: Place,
    /// The line without control characters, cut at both ends.
    pub(super) line: String,
    /// The bytes of `line` to be underlined.
    pub(super) range: Range<usize>,
}

impl Excerpt {
    /// The line of the first byte of a place; `None` for one in no file.
    pub(super) fn new(sources: &Sources, span: Span) -> Option<Excerpt> {
        let file = span.file()?;
        let text = sources.text(file);
        let index = sources.line_index(file);
        let place = index.place(text, span.lo());
        let line = index.line(text, place.line);
        let lo = boundary(text, span.lo().clamp(line.start, line.end));
        let hi = boundary(text, span.hi().clamp(lo, line.end));
        let (before, within, behind) =
            (text.get(line.start..lo)?, text.get(lo..hi)?, text.get(hi..line.end)?);

        let mut excerpt = Excerpt { place, line: String::new(), range: 0..0 };
        let head = before.char_indices().rev().nth(BEFORE);
        if let Some((at, c)) = head {
            excerpt.line.push('…');
            excerpt.push(before.get(at + c.len_utf8()..)?, BEFORE);
        } else {
            excerpt.push(before.trim_start_matches('\u{feff}'), BEFORE);
        }
        excerpt.range.start = excerpt.line.len();
        let whole = excerpt.push(within.trim_end(), WITHIN);
        excerpt.range.end = excerpt.line.len();
        if whole {
            excerpt.push(behind.trim_end(), BEHIND);
        }
        Some(excerpt)
    }

    /// How many columns precede the underlining, and how many it takes (at least one).
    pub(super) fn columns(&self) -> (usize, usize) {
        let before = self.line.get(..self.range.start).map_or(0, UnicodeWidthStr::width);
        let within = self.line.get(self.range.clone()).map_or(0, UnicodeWidthStr::width);
        (before, within.max(1))
    }

    /// Adds at most `most` characters; answers whether that was all.
    fn push(&mut self, text: &str, most: usize) -> bool {
        let mut chars = text.chars();
        for c in chars.by_ref().take(most) {
            match c {
                '\t' => self.line.push_str(TAB),
                // Alone at the beginning of what is shown such a character would have no place.
                c if c.width() == Some(0) && self.line.is_empty() => self.line.push('◌'),
                c => self.line.push(shown(c)),
            }
        }
        let whole = chars.next().is_none();
        if !whole {
            self.line.push('…');
        }
        whole
    }
}

/// The nearest character boundary at or before an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
