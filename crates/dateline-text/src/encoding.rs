//! Bytes of a file into a text: UTF-8, and nothing is guessed.
//!
//! A byte that is not text is a mistake with a line and a column like any other. Replacing it in
//! silence would publish a damaged word.

use crate::diagnostic::{Code, Diagnostic};
use crate::sources::Sources;
use crate::span::{FileId, Span};

/// The bytes of a file are not a text in UTF-8.
const NOT_TEXT: Code = Code::new("not-text");

impl Sources {
    /// Adds the bytes of a file; those that are not UTF-8 give a diagnostic, and the file is then
    /// kept only to show the place ([`is_readable`](Sources::is_readable) answers `false`).
    ///
    /// ```
    /// use dateline_text::Sources;
    ///
    /// let mut sources = Sources::new();
    /// let (file, mistake) = sources.add_bytes("a.md", b"The caf\xe9");
    /// assert!(mistake.is_some() && !sources.is_readable(file));
    /// ```
    pub fn add_bytes(
        &mut self,
        path: impl Into<String>,
        bytes: &[u8],
    ) -> (FileId, Option<Diagnostic>) {
        let path = path.into();
        if let Some(kind) = other_kind(bytes) {
            let id = self.push(path, "".into(), false);
            let diagnostic =
                Diagnostic::error(NOT_TEXT, format!("this file is {}, not text in UTF-8", kind.0))
                    .at(Span::new(id, 0..0))
                    .help(kind.1);
            return (id, Some(diagnostic));
        }
        let lo = match std::str::from_utf8(bytes) {
            Ok(text) => return (self.push(path, text.into(), true), None),
            // What precedes the first bad byte is the same in the text that is kept, so its offset
            // is too.
            Err(error) => error.valid_up_to(),
        };
        let text = String::from_utf8_lossy(bytes).into();
        let byte = bytes.get(lo).copied().unwrap_or_default();
        let id = self.push(path, text, false);
        let diagnostic = Diagnostic::error(
            NOT_TEXT,
            format!("the byte {byte:#04x} is not part of a text in UTF-8"),
        )
        .at(Span::new(id, lo..lo + char::REPLACEMENT_CHARACTER.len_utf8()))
        .help("save the file as UTF-8");
        (id, Some(diagnostic))
    }
}

/// What a file is that is certainly no UTF-8 text, and what to do about it.
fn other_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SAVE: &str = "save it again as UTF-8";
    const NAME: &str = "give it the ending of its kind and keep it in a `media` folder";
    const KINDS: &[(&[u8], &str, &str)] = &[
        (b"\xFF\xFE", "UTF-16", SAVE),
        (b"\xFE\xFF", "UTF-16", SAVE),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", NAME),
        (b"\xFF\xD8\xFF", "a picture (JPEG)", NAME),
        (b"GIF8", "a picture (GIF)", NAME),
        (b"%PDF-", "a PDF document", NAME),
        (b"PK\x03\x04", "a ZIP archive or an office document", NAME),
    ];
    let known = KINDS.iter().find(|(start, ..)| bytes.starts_with(start));
    known.map(|&(_, kind, help)| (kind, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_not_utf8() {
        // bytes, line, column, what the message says
        let table: [(&[u8], usize, usize, &str); 5] = [
            (b"title: Caf\xe9 of the port", 1, 11, "0xe9"),
            (
                "a\nМосква \u{1F525} ".bytes().chain(*b"\xff").collect::<Vec<_>>().leak(),
                2,
                10,
                "0xff",
            ),
            (b"\xff\xfet\0i\0", 1, 1, "UTF-16"),
            (b"\x89PNG\r\n\x1a\nxxxx", 1, 1, "PNG"),
            (b"cut off \xd0", 1, 9, "0xd0"),
        ];
        for (bytes, line, column, said) in table {
            let mut sources = Sources::new();
            let (file, mistake) = sources.add_bytes("x.md", bytes);
            let mistake = mistake.unwrap();
            let place = sources.place(mistake.span()).unwrap();
            assert_eq!((place.line, place.column), (line, column), "{bytes:?}");
            assert!(mistake.message().contains(said), "{}", mistake.message());
            assert!(!sources.is_readable(file));
        }
    }

    #[test]
    fn text_stays_as_it_is() {
        let mut sources = Sources::new();
        let (file, mistake) = sources.add_bytes("x.md", b"\xef\xbb\xbftitle: x\r\n");
        assert_eq!(mistake, None);
        assert_eq!(sources.text(file), "\u{feff}title: x\r\n");
        assert!(sources.is_readable(file));
    }
}
