//! Markdown text, and the way back from each of its places to the file it was read from.
//!
//! Most texts stand in a file as they are, and are kept as a part of its text: a large site would
//! else be in memory twice. The text of a YAML block is not the bytes of the file: indentation is
//! gone, escapes are resolved. Such prose carries anchors, pairs of (offset in the text, byte in the
//! file), between which the two run side by side.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use dateline_text::Span;

/// Markdown as an author wrote it; equal when the text is, wherever it stands.
///
/// ```
/// use dateline_core::Prose;
///
/// let prose = Prose::from("He was *asked*.");
/// assert_eq!(prose.markdown(), "He was *asked*.");
/// ```
#[derive(Clone)]
pub struct Prose {
    words: Words,
    span: Span,
}

/// What the text is kept in.
#[derive(Clone)]
enum Words {
    /// As they stand in a file, whose text is not kept twice.
    // Invariant: the range lies in the text, between characters.
    Part { of: Arc<str>, lo: u32, hi: u32 },
    /// Made in code, or not as they stand in the file.
    Own(Box<Own>),
}

#[derive(Clone, Default)]
struct Own {
    markdown: String,
    // Invariant: sorted by the first; offsets are those of the text, then of the file, in bytes.
    anchors: Vec<(u32, u32)>,
}

impl Prose {
    /// Prose that was read from a file at `span`.
    ///
    /// `anchors` are pairs of byte offsets, of the text and of the file, in rising order; from
    /// each on, text and file run side by side up to the next.
    pub fn read_from(markdown: String, span: Span, mut anchors: Vec<(u32, u32)>) -> Prose {
        anchors.sort_unstable();
        Prose { words: Words::Own(Box::new(Own { markdown, anchors })), span }
    }

    /// Prose that stands in a file as it is: the bytes `range` of its whole text, which is not
    /// copied. `span` is where the value stands, with its quotation marks if it has some.
    ///
    /// # Panics
    ///
    /// When the range does not lie in the text, between characters.
    ///
    /// ```
    /// use dateline_core::Prose;
    /// use dateline_core::text::{Sources, Span};
    ///
    /// let mut sources = Sources::new();
    /// let file = sources.add("a.yaml", "title: 'A visit'");
    /// let title = Prose::part_of(sources.shared(file), 8..15, Span::new(file, 7..16));
    /// assert_eq!(title.markdown(), "A visit");
    /// assert_eq!(title.place(2..7), Span::new(file, 10..15));
    /// ```
    pub fn part_of(text: &Arc<str>, range: Range<usize>, span: Span) -> Prose {
        match (u32::try_from(range.start), u32::try_from(range.end)) {
            (Ok(lo), Ok(hi)) => {
                assert!(text.get(range).is_some(), "prose is a part of its text");
                Prose { words: Words::Part { of: Arc::clone(text), lo, hi }, span }
            }
            // Places are not known behind 4 GiB.
            _ => Prose::read_from(text[range].to_owned(), span, Vec::new()),
        }
    }

    /// The text.
    pub fn markdown(&self) -> &str {
        match &self.words {
            Words::Part { of, lo, hi } => &of[*lo as usize..*hi as usize],
            Words::Own(own) => &own.markdown,
        }
    }

    /// Where the whole stands; detached when it was made in code.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The same with other words for a range of the text's bytes; places behind it stay right.
    pub(crate) fn with_words(&self, range: Range<usize>, words: &str) -> Prose {
        let mut markdown = self.markdown().to_owned();
        markdown.replace_range(range.clone(), words);
        let grown = |offset: u32| offset as usize + words.len() - range.len();
        let mut anchors = match &self.words {
            Words::Part { lo, .. } => vec![(0, *lo)],
            Words::Own(own) => own.anchors.clone(),
        };
        anchors.retain(|(text, _)| {
            !range.contains(&(*text as usize)) || *text as usize == range.start
        });
        if range.end < self.markdown().len()
            && !anchors.is_empty()
            && let place = self.place(range.end..range.end + 1)
            && let (Ok(text), Ok(file)) = (u32::try_from(range.end), u32::try_from(place.lo()))
        {
            anchors.push((text, file));
        }
        for (text, _) in &mut anchors {
            if *text as usize >= range.end {
                *text = u32::try_from(grown(*text)).unwrap_or(u32::MAX);
            }
        }
        Prose::read_from(markdown, self.span, anchors)
    }

    /// The same as one line, such as a title: what would begin a list or a heading is words.
    ///
    /// ```
    /// use dateline_core::Prose;
    ///
    /// assert_eq!(Prose::from("1. FC *Köln*").into_line().markdown(), "1\\. FC *Köln*");
    /// ```
    #[must_use]
    pub fn into_line(self) -> Prose {
        match dateline_markdown::block_mark(self.markdown()) {
            Some(at) => self.with_words(at..at, "\\"),
            None => self,
        }
    }

    /// Whether there is nothing but blank space.
    pub fn is_blank(&self) -> bool {
        self.markdown().trim().is_empty()
    }

    /// The place in the file of a range of the text's bytes; the whole where there are no anchors.
    pub fn place(&self, range: Range<usize>) -> Span {
        let file_offset = |offset: usize| match &self.words {
            Words::Part { lo, .. } => Some(*lo as usize + offset),
            Words::Own(own) => {
                let after = own.anchors.partition_point(|(text, _)| *text as usize <= offset);
                let (text, file) = own.anchors.get(after.checked_sub(1)?)?;
                Some(*file as usize + (offset - *text as usize))
            }
        };
        // The last byte rather than the end: the end may lie behind the next anchor.
        let last = range.end.max(range.start + 1) - 1;
        match (file_offset(range.start), file_offset(last)) {
            (Some(start), Some(last)) if start <= last => match self.span.file() {
                Some(file) => Span::new(file, start..last + 1),
                None => self.span,
            },
            _ => self.span,
        }
    }
}

impl From<&str> for Prose {
    fn from(markdown: &str) -> Prose {
        Prose::from(markdown.to_owned())
    }
}

impl From<String> for Prose {
    fn from(markdown: String) -> Prose {
        Prose::read_from(markdown, Span::detached(), Vec::new())
    }
}

impl Default for Prose {
    fn default() -> Prose {
        Prose::from(String::new())
    }
}

impl PartialEq for Prose {
    fn eq(&self, other: &Prose) -> bool {
        self.markdown() == other.markdown()
    }
}

impl Eq for Prose {}

impl fmt::Debug for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prose({:?})", self.markdown())
    }
}
