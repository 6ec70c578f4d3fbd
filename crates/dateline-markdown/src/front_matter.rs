//! The YAML at the head of a Markdown file, split off.
//!
//! Not left to the Markdown parser: the reader needs the place of every byte, and an author who
//! forgot the closing line must be told so instead of seeing the fields on the page.

use std::ops::Range;

/// A Markdown file taken apart; every range is one of bytes of the whole file.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FrontMatter {
    /// The file does not begin with a line `---`; all of it (but a byte-order mark) is body.
    Absent {
        /// The Markdown.
        body: Range<usize>,
    },
    /// Front matter and body.
    Present {
        /// The lines between the two lines `---`.
        yaml: Range<usize>,
        /// The Markdown.
        body: Range<usize>,
    },
    /// There is no second line `---`.
    Unclosed {
        /// The line that opens it.
        opening: Range<usize>,
    },
}

/// Splits the front matter off a Markdown file.
///
/// It begins with a first line `---` and ends with the next line `---` or `...`; blanks behind the
/// marks do not matter, a byte-order mark before them neither. Lines end with LF, CRLF or CR.
///
/// ```
/// use dateline_markdown::{FrontMatter, front_matter};
///
/// let text = "---\ntitle: A visit\n---\nText.\n";
/// let FrontMatter::Present { yaml, body } = front_matter(text) else { panic!() };
/// assert_eq!(&text[yaml], "title: A visit\n");
/// assert_eq!(&text[body], "Text.\n");
/// ```
pub fn front_matter(text: &str) -> FrontMatter {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Lines { text, at: start };
    let opening = match lines.next() {
        Some((range, line)) if line.trim_end() == "---" => range,
        _ => return FrontMatter::Absent { body: start..text.len() },
    };
    let yaml = lines.at;
    while let Some((range, line)) = lines.next() {
        if matches!(line.trim_end_matches([' ', '\t']), "---" | "...") {
            return FrontMatter::Present { yaml: yaml..range.start, body: lines.at..text.len() };
        }
    }
    FrontMatter::Unclosed { opening }
}

/// Lines with their ranges, both without the line end.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (Range<usize>, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, end) = rest.split_at(length);
        let range = self.at..self.at + length;
        self.at = range.end + if end.starts_with("\r\n") { 2 } else { end.len().min(1) };
        Some((range, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits() {
        // file, front matter, body
        let table = [
            ("---\na: 1\n---\nText", Some("a: 1\n"), "Text"),
            ("---\r\na: 1\r\n---\r\nText", Some("a: 1\r\n"), "Text"),
            ("---\ra: 1\r---\rText", Some("a: 1\r"), "Text"),
            ("\u{feff}---\na: 1\n---\nText", Some("a: 1\n"), "Text"),
            ("--- \na: 1\n---\t\nText", Some("a: 1\n"), "Text"),
            ("---\na: 1\n...\nText", Some("a: 1\n"), "Text"),
            ("---\na: 1\n---", Some("a: 1\n"), ""),
            ("---\n---\n", Some(""), ""),
            ("---\na: |\n  ---\n---\n\n---\n", Some("a: |\n  ---\n"), "\n---\n"),
            ("---\na: Москва\n----\n---\nТекст", Some("a: Москва\n----\n"), "Текст"),
            ("Text\n---\na\n---\n", None, "Text\n---\na\n---\n"),
            ("\u{feff}Text", None, "Text"),
            (" ---\na\n---\n", None, " ---\na\n---\n"),
            ("", None, ""),
        ];
        for (text, yaml, body) in table {
            let (found, rest) = match front_matter(text) {
                FrontMatter::Absent { body } => (None, body),
                FrontMatter::Present { yaml, body } => (Some(&text[yaml]), body),
                FrontMatter::Unclosed { .. } => panic!("{text:?}"),
            };
            assert_eq!((found, &text[rest]), (yaml, body), "{text:?}");
        }
    }

    #[test]
    fn a_missing_second_line_is_told() {
        for (text, opening) in
            [("---", 0..3), ("---\na: 1\n\nText", 0..3), ("\u{feff}---\n----", 3..6)]
        {
            assert_eq!(front_matter(text), FrontMatter::Unclosed { opening }, "{text:?}");
        }
    }
}
