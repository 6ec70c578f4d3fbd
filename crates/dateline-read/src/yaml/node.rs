//! The tree that YAML becomes.

use std::borrow::Cow;

use dateline_text::{Span, Spanned};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node<'a> {
    pub(crate) span: Span,
    pub(crate) kind: Kind<'a>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Kind<'a> {
    /// Nothing behind the colon, `~` or `null`.
    Empty,
    Scalar(Scalar<'a>),
    List(Vec<Node<'a>>),
    Mapping(Mapping<'a>),
}

/// A text as YAML understands it.
#[derive(Clone, Debug)]
pub(crate) struct Scalar<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether it stands without quotation marks: only then can it mean a number or a flag.
    pub(crate) plain: bool,
}

/// Fields in the author's order, none twice.
#[derive(Clone, Debug)]
pub(crate) struct Mapping<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    /// Whether a mistake cut it short: then nothing can be said of what it lacks.
    pub(crate) cut_short: bool,
}

/// One field.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) name: Spanned<Cow<'a, str>>,
    pub(crate) value: Node<'a>,
}
