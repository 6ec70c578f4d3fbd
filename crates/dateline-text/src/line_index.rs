//! From a byte offset to a line and a column.
//!
//! Made once for a file, so that thousands of diagnostics cost no more than one. A table of how
//! many characters precede every block of bytes keeps that true also for a text of one long line.

use std::ops::Range;

/// Bytes between two entries of the table of characters.
const BLOCK: usize = 4096;

/// A line and a column, both counted from 1; the column counts **characters** (Unicode scalar
/// values), so that it means the same behind Cyrillic, Arabic, emoji and tabs, each of which is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// Where the lines of one text begin.
///
/// A line ends with LF, CRLF, or a lone CR, as in YAML and Markdown.
///
/// ```
/// use dateline_text::LineIndex;
///
/// let text = "one\nдва\tthree";
/// let place = LineIndex::new(text).place(text, text.find("three").unwrap_or(0));
/// assert_eq!((place.line, place.column), (2, 5));
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Invariant: ascending, the first is 0.
    starts: Vec<u32>,
    /// Invariant: entry `i` is the number of characters that begin before byte `i * BLOCK`.
    chars: Vec<u32>,
}

impl LineIndex {
    /// Looks through a text once.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || *byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
                starts.push(small(i + 1));
            }
        }
        let mut chars = vec![0];
        let mut count = 0;
        for block in bytes.chunks(BLOCK) {
            count += beginnings(block);
            chars.push(small(count));
        }
        LineIndex { starts, chars }
    }

    /// The number of lines; a text that ends with a line end has an empty last one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The place of the character at `offset`; offsets behind the end are taken as the end.
    ///
    /// `text` is the text that the index was made from.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts.get(line - 1).map_or(0, |&start| start as usize);
        let column = self.chars_before(text, offset) - self.chars_before(text, start) + 1;
        Place { line, column }
    }

    /// The bytes of a line (counted from 1) without its line end; empty where there is no such line.
    pub fn line(&self, text: &str, line: usize) -> Range<usize> {
        let Some(&start) = self.starts.get(line.wrapping_sub(1)) else {
            return text.len()..text.len();
        };
        let start = start as usize;
        let end = self.starts.get(line).map_or(text.len(), |&next| next as usize);
        let whole = text.get(start..end).unwrap_or_default();
        start..start + whole.trim_end_matches(['\n', '\r']).len()
    }

    fn chars_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        let known = self.chars.get(block).map_or(0, |&count| count as usize);
        known + text.as_bytes().get(block * BLOCK..offset).map_or(0, beginnings)
    }
}

/// How many characters begin in these bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns() {
        // text, what is looked for, line, column
        let table = [
            ("x", "x", 1, 1),
            ("a\nx", "x", 2, 1),
            ("a\r\n\r\nx", "x", 3, 1),
            ("a\rb\rx", "x", 3, 1),
            ("Москва x", "x", 1, 8),
            ("موسكو x", "x", 1, 7),
            ("👩🏽‍🚀 x", "x", 1, 6),
            ("\t\tx", "x", 1, 3),
            ("東京\n\t大x", "x", 2, 3),
            ("\u{2028}x", "x", 1, 2),
        ];
        for (text, needle, line, column) in table {
            let place = LineIndex::new(text).place(text, text.find(needle).unwrap());
            assert_eq!((place.line, place.column), (line, column), "{text:?}");
        }
    }

    #[test]
    fn columns_are_right_across_blocks() {
        let text = "я".repeat(3 * BLOCK) + "x";
        let index = LineIndex::new(&text);
        for n in [0, 1, BLOCK / 2, BLOCK / 2 + 1, BLOCK, 3 * BLOCK] {
            assert_eq!(index.place(&text, 2 * n).column, n + 1);
        }
    }

    #[test]
    fn the_end_and_what_lies_behind_it() {
        let index = LineIndex::new("a\nb\n");
        assert_eq!(index.lines(), 3);
        assert_eq!(index.place("a\nb\n", 999), Place { line: 3, column: 1 });
        assert_eq!(index.line("a\nb\n", 2), 2..3);
        assert_eq!(index.line("a\nb\n", 0), 4..4);
        assert_eq!(index.line("a\nb\n", 9), 4..4);
    }
}
