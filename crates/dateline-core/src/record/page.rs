//! A plain page: words that belong to the site rather than to a moment.

use dateline_text::{Span, Spanned};

use crate::key::Key;
use crate::prose::Prose;

/// A page such as `about`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// Its name: the file's.
    pub key: Spanned<Key>,
    /// One line of Markdown.
    pub title: Prose,
    /// One sentence for search engines and cards.
    pub summary: Option<Prose>,
    /// The text.
    pub body: Prose,
    /// Where the record stands.
    pub span: Span,
}

impl Page {
    /// A page with its title and its text.
    pub fn new(key: impl Into<Key>, title: impl Into<Prose>, body: impl Into<Prose>) -> Page {
        Page {
            key: Spanned::from(key.into()),
            title: title.into(),
            summary: None,
            body: body.into(),
            span: Span::default(),
        }
    }
}
