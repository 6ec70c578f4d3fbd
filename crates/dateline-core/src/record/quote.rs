//! Words that somebody said, exactly.

use dateline_text::{Span, Spanned};

use super::entity::EntityRef;
use super::source::Citation;
use crate::prose::Prose;

/// A quotation, with who said it and where that is to be read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// The words, as quoted; plain text, since quotations are not dressed up.
    pub text: Spanned<String>,
    /// Who said them.
    pub by: Option<EntityRef>,
    /// To whom.
    pub to: Option<EntityRef>,
    /// The language of the words (BCP 47), where it is not the page's.
    pub language: Option<Spanned<String>>,
    /// The words in the language in which they were said.
    pub original: Option<Original>,
    /// Where they are to be read.
    pub source: Option<Citation>,
    /// What a reader should know of them.
    pub note: Option<Prose>,
    /// Where the record stands.
    pub span: Span,
}

impl Quote {
    /// A quotation by its words.
    pub fn new(text: impl Into<String>) -> Quote {
        Quote {
            text: Spanned::from(text.into()),
            by: None,
            to: None,
            language: None,
            original: None,
            source: None,
            note: None,
            span: Span::default(),
        }
    }
}

/// The words before they were translated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Original {
    /// The words.
    pub text: String,
    /// Their language (BCP 47).
    pub language: Option<Spanned<String>>,
}

impl Original {
    /// Words in the language in which they were said.
    pub fn new(text: impl Into<String>) -> Original {
        Original { text: text.into(), language: None }
    }
}
