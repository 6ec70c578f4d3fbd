//! A table as text: rows of cells, each with its place.
//!
//! It reads what spreadsheets write and what people mend by hand: the delimiter is found out, a
//! quote within an unquoted cell is a quote, a row may be short or long. The reading is our own,
//! because a loss report needs the place of every cell, which readers of CSV do not tell.

use std::borrow::Cow;
use std::ops::Range;

use crate::table::FORMULA;

/// One cell: what it says, and where.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) place: Range<usize>,
}

/// A row and where it stands.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    pub(crate) cells: Vec<Cell<'a>>,
    pub(crate) place: Range<usize>,
}

/// A header, and the rows below it that are not blank.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    pub(crate) header: Row<'a>,
    pub(crate) rows: Vec<Row<'a>>,
    /// Where a quoted cell begins that never ends.
    pub(crate) unclosed: Option<usize>,
}

impl Row<'_> {
    /// Whether no cell says anything.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

impl<'a> Sheet<'a> {
    /// Reads a text; none where it has no row at all.
    pub(crate) fn read(text: &'a str) -> Option<Sheet<'a>> {
        let (rows, unclosed) = rows(text, delimiter(text));
        let mut rows = rows.into_iter().filter(|row| !row.is_blank());
        let header = rows.next()?;
        Some(Sheet { header, rows: rows.collect(), unclosed })
    }

    /// The column with this name; blanks around it do not count.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.cells.iter().position(|cell| cell.text.trim() == name)
    }

    /// The column with one of these names, whatever their case.
    pub(crate) fn column_like(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            self.header
                .cells
                .iter()
                .position(|cell| cell.text.trim().replace(['_', '-'], " ").to_lowercase() == *name)
        })
    }
}

/// The delimiter: of the usual ones that which splits the first lines most evenly.
fn delimiter(text: &str) -> u8 {
    let head_end = text.char_indices().nth(20_000).map_or(text.len(), |(at, _)| at);
    let head = text.get(..head_end).unwrap_or(text);
    let mut best = (0, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let (rows, _) = rows(head, delimiter);
        let width = rows.first().map_or(0, |row| row.cells.len());
        if width < 2 {
            continue;
        }
        let same = rows.iter().take(20).filter(|row| row.cells.len() == width).count();
        // Even rows count more than wide ones: a text full of commas is wide and ragged.
        let score = same * 100 + width;
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

fn rows(text: &str, delimiter: u8) -> (Vec<Row<'_>>, Option<usize>) {
    let bytes = text.as_bytes();
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut unclosed = None;
    let mut row_start = 0;
    let mut at = 0;
    loop {
        let start = at;
        let (cell, end) = if bytes.get(at) == Some(&b'"') {
            let (cell, end, is_closed) = quoted(text, at, delimiter);
            if !is_closed {
                unclosed.get_or_insert(start);
            }
            (cell, end)
        } else {
            let end = cell_end(bytes, at, delimiter);
            (Cow::Borrowed(text.get(at..end).unwrap_or_default()), end)
        };
        cells.push(Cell { text: without_apostrophe(cell), place: start..end });
        at = end;
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            ending => {
                rows.push(Row { cells: std::mem::take(&mut cells), place: row_start..at });
                if ending == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n') {
                    at += 1;
                }
                at += 1;
                row_start = at;
                if at >= bytes.len() {
                    return (rows, unclosed);
                }
            }
        }
    }
}

/// The end of an unquoted cell, or of what stands behind a closing quote.
fn cell_end(bytes: &[u8], from: usize, delimiter: u8) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let ends = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    rest.iter().position(ends).map_or(bytes.len(), |length| from + length)
}

/// A cell in quotes: its text, where it ends, whether its quote closes.
fn quoted(text: &str, open: usize, delimiter: u8) -> (Cow<'_, str>, usize, bool) {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut from = open + 1;
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(length) = rest.find('"') else {
            out.push_str(rest);
            return (Cow::Owned(out), text.len(), false);
        };
        let quote = from + length;
        if bytes.get(quote + 1) == Some(&b'"') {
            out.push_str(text.get(from..=quote).unwrap_or_default());
            from = quote + 2;
            continue;
        }
        let end = cell_end(bytes, quote + 1, delimiter);
        let tail = text.get(quote + 1..end).unwrap_or_default();
        let last = text.get(from..quote).unwrap_or_default();
        if out.is_empty() && tail.trim().is_empty() {
            return (Cow::Borrowed(last), end, true);
        }
        out.push_str(last);
        // What stands behind the quote belongs to the cell: somebody forgot to double one.
        if !tail.trim().is_empty() {
            out.push('"');
            out.push_str(tail);
        }
        return (Cow::Owned(out), end, true);
    }
}

/// An apostrophe before a formula's sign is not the author's: it keeps the formula from running.
fn without_apostrophe(cell: Cow<'_, str>) -> Cow<'_, str> {
    if !cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(FORMULA)) {
        return cell;
    }
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(&text[1..]),
        Cow::Owned(mut text) => {
            text.remove(0);
            Cow::Owned(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let Some(sheet) = Sheet::read(text) else { return Vec::new() };
        std::iter::once(&sheet.header)
            .chain(&sheet.rows)
            .map(|row| row.cells.iter().map(|cell| cell.text.to_string()).collect())
            .collect()
    }

    #[test]
    fn what_spreadsheets_write() {
        let table: &[(&str, &[&[&str]])] = &[
            ("a,b\n1,2", &[&["a", "b"], &["1", "2"]]),
            ("a;b\r\n1,5;2\r\n", &[&["a", "b"], &["1,5", "2"]]),
            ("a\tb\n\"x\ty\"\t2\n", &[&["a", "b"], &["x\ty", "2"]]),
            (
                "a,b\n\"say \"\"no\"\"\",\"two\nlines\"\n",
                &[&["a", "b"], &["say \"no\"", "two\nlines"]],
            ),
            ("a,b\n\n,\n1\n1,2,3\n", &[&["a", "b"], &["1"], &["1", "2", "3"]]),
            ("a,b\n\"he said \"no\" twice\",2\n", &[&["a", "b"], &["he said \"no\" twice\"", "2"]]),
            ("a,b\n'=1,'quoted'\n", &[&["a", "b"], &["=1", "'quoted'"]]),
            ("a,b\n\"open,2\n3,4", &[&["a", "b"], &["open,2\n3,4"]]),
            ("", &[]),
            ("\n\n", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(texts(text), *expected, "{text:?}");
        }
    }

    #[test]
    fn a_cell_knows_its_place() {
        let text = "a,b\n\"x\"\"y\",z\n";
        let sheet = Sheet::read(text).unwrap();
        let places: Vec<&str> =
            sheet.rows[0].cells.iter().map(|cell| &text[cell.place.clone()]).collect();
        assert_eq!(places, ["\"x\"\"y\"", "z"]);
        assert_eq!(sheet.unclosed, None);
        assert_eq!(Sheet::read("a,b\n\"x").unwrap().unclosed, Some(4));
    }
}
