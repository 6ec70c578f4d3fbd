//! A mistake and what was done about it; it stays visible where it was made.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use crate::prose::Prose;

/// A note that something published was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Correction {
    /// When it was made; without it readers cannot tell what they had read before.
    pub date: Option<Spanned<Date>>,
    /// What kind of change it was.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: Prose,
    /// Where the record stands.
    pub span: Span,
}

impl Correction {
    /// A correction with its text; the date is added by [`Correction::made_on`].
    pub fn new(text: impl Into<Prose>) -> Correction {
        Correction {
            date: None,
            kind: CorrectionKind::Correction,
            text: text.into(),
            span: Span::default(),
        }
    }

    /// The same, dated.
    pub fn made_on(mut self, date: Date) -> Correction {
        self.date = Some(Spanned::from(date));
        self
    }
}

/// Newsrooms tell these apart: a clarification admits no error, an update adds what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CorrectionKind {
    /// Something published was wrong.
    Correction,
    /// Something published was right but could be misread.
    Clarification,
    /// Something new was added.
    Update,
}

crate::named::named! { CorrectionKind {
    Correction = "correction",
    Clarification = "clarification",
    Update = "update",
} }
