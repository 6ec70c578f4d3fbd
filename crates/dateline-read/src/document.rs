//! One file, split: the fields that it has and the text below them.

use std::ops::Range;
use std::sync::Arc;

use dateline_core::Prose;
use dateline_markdown::{FrontMatter, front_matter};
use dateline_text::{Diagnostic, FileId, Report, Sources, Span};

use crate::code;
use crate::limits::MAX_FILE_BYTES;
use crate::yaml::{self, Node};

/// What a file is by its name's ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Format {
    Yaml,
    Markdown,
}

impl Format {
    /// The format of a path, and the name of the file without its ending.
    pub(crate) fn of(path: &str) -> Option<(Format, &str)> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, ending) = name.rsplit_once('.')?;
        let is = |known: &str| ending.eq_ignore_ascii_case(known);
        let format = if is("yaml") || is("yml") {
            Format::Yaml
        } else if is("md") || is("markdown") {
            Format::Markdown
        } else {
            return None;
        };
        Some((format, stem))
    }
}

/// A file that can be read.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    pub(crate) file: FileId,
    /// The whole text.
    pub(crate) text: &'a Arc<str>,
    /// All of a YAML file; the front matter of a Markdown file, if it has one.
    pub(crate) fields: Option<Node<'a>>,
    /// The Markdown, if it is a Markdown file.
    pub(crate) body: Option<Range<usize>>,
}

impl<'a> Document<'a> {
    /// Splits a file; what cannot be read at all is reported and answers nothing.
    pub(crate) fn open(
        sources: &'a Sources,
        file: FileId,
        format: Format,
        report: &mut Report,
    ) -> Option<Document<'a>> {
        if !sources.is_readable(file) {
            // Said by whoever found it out.
            return None;
        }
        let text = sources.shared(file);
        if let Some(diagnostic) = unreadable(file, text) {
            report.push(diagnostic);
            return None;
        }
        if format == Format::Yaml {
            let fields = Some(yaml::parse(file, text, 0..text.len(), report));
            return Some(Document { file, text, fields, body: None });
        }
        let (fields, body) = match front_matter(text) {
            FrontMatter::Absent { body } => (None, body),
            FrontMatter::Present { yaml, body } => {
                (Some(yaml::parse(file, text, yaml, report)), body)
            }
            FrontMatter::Unclosed { opening } => {
                report.push(
                    Diagnostic::error(code::FRONT_MATTER, "this front matter does not end")
                        .at(Span::new(file, opening))
                        .help("put a line `---` between the fields and the text"),
                );
                return None;
            }
            _ => return None,
        };
        Some(Document { file, text, fields, body: Some(body) })
    }

    /// A part of the text as Markdown, without blank lines at its ends; nothing where it is blank.
    pub(crate) fn prose(&self, range: Range<usize>) -> Option<Prose> {
        let slice = self.text.get(range.clone())?;
        let start = range.end - slice.trim_start().len();
        let markdown = slice.trim();
        // Four blanks at the head of a line make it code, so they are kept.
        let line = slice.get(..start - range.start)?.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let (start, markdown) = if start - range.start - line >= 4 {
            let markdown = slice.get(line..)?.trim_end();
            (range.start + line, markdown)
        } else {
            (start, markdown)
        };
        if markdown.is_empty() {
            return None;
        }
        let span = Span::new(self.file, start..start + markdown.len());
        Some(Prose::part_of(self.text, span.range(), span))
    }

    /// The first byte: the place of what is missing altogether.
    pub(crate) fn start(&self) -> Span {
        Span::new(self.file, 0..0)
    }
}

/// Why a text is not read, if so.
fn unreadable(file: FileId, text: &str) -> Option<Diagnostic> {
    if text.len() > MAX_FILE_BYTES {
        let megabytes = MAX_FILE_BYTES / (1024 * 1024);
        let message = format!("this file is larger than {megabytes} MiB");
        return Some(
            Diagnostic::error(code::TOO_LARGE, message)
                .at(Span::new(file, 0..0))
                .help("divide it into several files"),
        );
    }
    if !has_control(text) {
        return None;
    }
    let at = text.bytes().position(|byte| is_control(byte.into()))?;
    let character = text.as_bytes().get(at).copied().unwrap_or_default();
    let message = format!("the control character U+{character:04X} cannot stand in a text");
    Some(
        Diagnostic::error(code::CONTROL_CHARACTER, message)
            .at(Span::new(file, at..at + 1))
            .help("remove it"),
    )
}

/// Whether a character is neither text nor one of tab, LF and CR.
pub(crate) fn is_control(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || c == '\u{7f}'
}

/// Whether a text has such a character, sixteen bytes at a time: nearly none has, and all are asked.
#[expect(clippy::needless_bitwise_bool, reason = "a branch for each byte is what is spared")]
pub(crate) fn has_control(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| {
        let is_space = (byte == b'\t') | (byte == b'\n') | (byte == b'\r');
        found | ((byte < b' ') & !is_space) | (byte == 0x7f)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_character_is_found_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            let c = char::from(byte);
            for text in [format!("{c}"), format!("{}{c}", "x".repeat(40)), format!("{c}яx")] {
                assert_eq!(has_control(&text), is_control(c), "{text:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_line() {
        // file, line, code
        let table = [
            ("---\ntitle: x\n\nText", 1, "front-matter"),
            ("---", 1, "front-matter"),
            ("---\ntitle: \"a\0b\"\n---\n", 2, "control-character"),
            ("---\ntitle: a\n---\nb\n\x1b]0;t\x07\n", 5, "control-character"),
            (&*"All quiet. ".repeat(1_600_000), 1, "too-large"),
        ];
        for (text, line, code) in table {
            let mut sources = Sources::new();
            let file = sources.add("x.md", text);
            let mut report = Report::new();
            assert!(Document::open(&sources, file, Format::Markdown, &mut report).is_none());
            let one = report.iter().next().unwrap();
            assert_eq!(one.code().as_str(), code);
            assert_eq!(sources.place(one.span()).unwrap().line, line);
        }
    }

    #[test]
    fn formats_by_name() {
        assert_eq!(Format::of("a/b.c.md"), Some((Format::Markdown, "b.c")));
        assert_eq!(Format::of("a/b.yml"), Some((Format::Yaml, "b")));
        assert_eq!(Format::of("a.md/b"), None);
    }
}
