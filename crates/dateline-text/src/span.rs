//! Places in texts: a file and a range of its bytes.
//!
//! Bytes, because they are what a parser has and what slices a text; columns depend on who counts.

use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};

/// The name of one text in [`Sources`](crate::Sources), in the order in which they were added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(u32);

impl FileId {
    /// The id of the `index`-th file; only `Sources` makes them.
    pub(crate) fn new(index: usize) -> FileId {
        FileId(small(index))
    }

    /// The number of files that were added before this one.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in a file, or *detached*: in no file, as for values made in code.
///
/// ```
/// use dateline_text::{Sources, Span};
///
/// let mut sources = Sources::new();
/// let file = sources.add("a.yaml", "title: Москва");
/// let span = Span::new(file, 7..19);
/// assert_eq!(sources.slice(span), "Москва");
/// assert_eq!(sources.slice(span.part(0..4)), "Мо");
/// assert!(Span::detached().is_detached());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    // Twelve bytes and not thirty-two: a large timeline keeps some hundred thousand of these.
    file: Option<FileId>,
    lo: u32,
    hi: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    ///
    /// Offsets above 4 GiB are taken as 4 GiB; no text of that size is read.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        let lo = small(range.start);
        Span { file: Some(file), lo, hi: small(range.end).max(lo) }
    }

    /// A place in no file.
    pub const fn detached() -> Span {
        Span { file: None, lo: 0, hi: 0 }
    }

    /// Whether this is a place in no file.
    pub fn is_detached(self) -> bool {
        self.file.is_none()
    }

    /// The file, unless detached.
    pub fn file(self) -> Option<FileId> {
        self.file
    }

    /// The offset of the first byte.
    pub fn lo(self) -> usize {
        self.lo as usize
    }

    /// The offset behind the last byte.
    pub fn hi(self) -> usize {
        self.hi as usize
    }

    /// Both offsets.
    pub fn range(self) -> Range<usize> {
        self.lo()..self.hi()
    }

    /// A part of this place; `range` counts from its first byte and is cut at its last.
    pub fn part(self, range: Range<usize>) -> Span {
        let lo = self.lo.saturating_add(small(range.start)).min(self.hi);
        let hi = self.lo.saturating_add(small(range.end)).clamp(lo, self.hi);
        Span { file: self.file, lo, hi }
    }

    /// Whether they have a place in common; one without a length has the place at which it stands.
    pub fn meets(self, other: Span) -> bool {
        !self.is_detached()
            && self.file == other.file
            && self.lo < other.hi.max(other.lo.saturating_add(1))
            && other.lo < self.hi.max(self.lo.saturating_add(1))
    }

    /// The empty place at the first byte of this one.
    pub fn start(self) -> Span {
        Span { hi: self.lo, ..self }
    }

    /// The empty place behind the last byte of this one.
    pub fn end(self) -> Span {
        Span { lo: self.hi, ..self }
    }

    /// The smallest place that holds both; this one where they are in different files.
    pub fn to(self, other: Span) -> Span {
        if self.file == other.file {
            Span { file: self.file, lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
        } else {
            self
        }
    }
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value and the place where it was written.
///
/// Two are equal when their values are: where something was said does not change what was said.
///
/// ```
/// use dateline_text::{Sources, Span, Spanned};
///
/// let file = Sources::new().add("a.yaml", "key");
/// assert_eq!(Spanned::new("key", Span::new(file, 0..3)), Spanned::from("key"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Spanned<T> {
        Spanned { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), span: self.span }
    }

    /// The value, borrowed, with its place.
    pub fn as_ref(&self) -> Spanned<&T> {
        Spanned { value: &self.value, span: self.span }
    }
}

impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Spanned<T> {
        Spanned { value, span: Span::detached() }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: Hash> Hash for Spanned<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_never_leaves_its_whole() {
        let whole = Span::new(FileId::new(0), 10..20);
        for (range, want) in [(0..3, 10..13), (8..30, 18..20), (30..40, 20..20)] {
            assert_eq!(whole.part(range).range(), want);
        }
        assert_eq!(whole.part(usize::MAX..usize::MAX).range(), 20..20);
    }

    #[test]
    fn places_meet_where_they_share_a_byte() {
        let of = |range| Span::new(FileId::new(0), range);
        for (one, other, meet) in [
            (0..3, 2..5, true),
            (0..3, 3..5, false),
            (3..3, 3..5, true),
            (3..3, 3..3, true),
            (5..5, 3..5, false),
        ] {
            assert_eq!(of(one.clone()).meets(of(other.clone())), meet, "{one:?} {other:?}");
            assert_eq!(of(other.clone()).meets(of(one.clone())), meet, "{other:?} {one:?}");
        }
        assert!(!of(0..3).meets(Span::new(FileId::new(1), 0..3)));
        assert!(!Span::detached().meets(Span::detached()));
    }

    #[test]
    fn places_in_two_files_have_no_span_in_common() {
        let (a, b) = (Span::new(FileId::new(0), 1..2), Span::new(FileId::new(1), 5..6));
        assert_eq!(a.to(b), a);
        assert_eq!(a.to(Span::new(FileId::new(0), 5..6)).range(), 1..6);
    }
}
