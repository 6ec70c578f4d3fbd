//! All authored texts, in memory.
//!
//! The first of the five values: what is not in here, no later step can read. So everything above
//! is a pure function, and a place stays valid as long as its `Sources` lives.

use std::sync::{Arc, OnceLock};

use crate::line_index::{LineIndex, Place};
use crate::span::{FileId, Span};

/// Path and text of every file, in the order in which they were added.
///
/// ```
/// use dateline_text::Sources;
///
/// let mut sources = Sources::new();
/// let file = sources.add("content/site.yaml", "title: Example\n");
/// assert_eq!(sources.path(file), "content/site.yaml");
/// assert_eq!(sources.text(file), "title: Example\n");
/// ```
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    path: Box<str>,
    /// Shared with the records that were read from it, which would else hold most of it again.
    text: Arc<str>,
    readable: bool,
    /// Made when the first place of the file is shown: most files have no mistake.
    index: OnceLock<Box<LineIndex>>,
}

impl Sources {
    /// No texts yet.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a text. The path is shown to people and says what kind of file it is; its parts are
    /// divided by `/` on every system.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(path.into(), text.into().into(), true)
    }

    /// Adds a file whose text was not read, so that a message can name it; it counts as not
    /// [readable](Sources::is_readable).
    ///
    /// ```
    /// use dateline_text::{Diagnostic, Sources, Span};
    ///
    /// let mut sources = Sources::new();
    /// let file = sources.add_unread("content/film.md");
    /// let mistake = Diagnostic::error("too-large", "this file has 4 GB").at(Span::new(file, 0..0));
    /// assert_eq!(sources.place(mistake.span()).map(|place| place.line), Some(1));
    /// assert!(!sources.is_readable(file));
    /// ```
    pub fn add_unread(&mut self, path: impl Into<String>) -> FileId {
        self.push(path.into(), Arc::from(""), false)
    }

    pub(crate) fn push(&mut self, path: String, text: Arc<str>, readable: bool) -> FileId {
        let id = FileId::new(self.files.len());
        self.files.push(File { path: path.into(), text, readable, index: OnceLock::new() });
        id
    }

    /// The path that the text was added with.
    ///
    /// # Panics
    ///
    /// When the id is of other `Sources`; so do the other methods that take an id or a span.
    pub fn path(&self, id: FileId) -> &str {
        &self.file(id).path
    }

    /// The whole text.
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// The whole text, for what keeps a part of it and may live longer than these sources.
    ///
    /// ```
    /// use dateline_text::Sources;
    ///
    /// let mut sources = Sources::new();
    /// let file = sources.add("a.md", "The landing");
    /// let text = std::sync::Arc::clone(sources.shared(file));
    /// drop(sources);
    /// assert_eq!(&text[4..], "landing");
    /// ```
    pub fn shared(&self, id: FileId) -> &Arc<str> {
        &self.file(id).text
    }

    /// Whether the text is what its author wrote; `false` for one that could not be decoded or was
    /// not read, which is kept only to show the place of the mistake.
    pub fn is_readable(&self, id: FileId) -> bool {
        self.file(id).readable
    }

    /// Every file, in the order in which they were added.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = FileId> + use<> {
        (0..self.files.len()).map(FileId::new)
    }

    /// The file of this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.iter().position(|file| *file.path == *path).map(FileId::new)
    }

    /// The text at a place; empty for a detached one.
    pub fn slice(&self, span: Span) -> &str {
        span.file().and_then(|id| self.text(id).get(span.range())).unwrap_or_default()
    }

    /// Line and column of the first byte of a place; `None` for a detached one.
    pub fn place(&self, span: Span) -> Option<Place> {
        let id = span.file()?;
        Some(self.line_index(id).place(self.text(id), span.lo()))
    }

    /// The lines of a file.
    pub fn line_index(&self, id: FileId) -> &LineIndex {
        let file = self.file(id);
        file.index.get_or_init(|| Box::new(LineIndex::new(&file.text)))
    }

    fn file(&self, id: FileId) -> &File {
        self.files.get(id.index()).expect("a file id is used with the sources that gave it")
    }
}
