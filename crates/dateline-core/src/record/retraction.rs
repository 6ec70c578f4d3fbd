//! What stays of an event that should not have been published: that it was there, and why no more.

use dateline_text::{Span, Spanned};

use super::correction::Correction;
use crate::key::Key;

/// A note in place of a retracted event.
///
/// It has no title, no date and no text of the event: what was retracted is not told again.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Retraction {
    /// The key that the event had; links to it last.
    pub key: Spanned<Key>,
    /// Its older keys.
    pub aliases: Vec<Spanned<Key>>,
    /// The key of the timeline that it stood in.
    pub story: Key,
    /// When it was retracted, and why: the last of the event's corrections.
    pub correction: Option<Correction>,
    /// Codes of checks that are not made here.
    pub checks_off: Vec<Spanned<String>>,
    /// Where the event's record stands.
    pub span: Span,
}
