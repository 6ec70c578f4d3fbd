//! The tree that YAML becomes.

use std::borrow::Cow;
use std::collections::HashMap;

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

/// Among so few names one is found by looking at each.
const FEW: usize = 16;

/// Where a mapping has a name already. `names` is for this function to keep: it is empty at first
/// and as long as there are few entries.
pub(super) fn first_of<'a>(
    entries: &[Entry<'a>],
    names: &mut HashMap<Cow<'a, str>, Span>,
    name: &str,
) -> Option<Span> {
    if entries.len() < FEW {
        return entries.iter().find(|entry| entry.name.value == name).map(|entry| entry.name.span);
    }
    // No name stands there twice, so there are as many as entries were seen.
    let new = entries.get(names.len()..).unwrap_or_default();
    names.extend(new.iter().map(|entry| (entry.name.value.clone(), entry.name.span)));
    names.get(name).copied()
}
