//! What somebody says was so. A claim has two dates: when it was made, and what it is about.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use super::entity::EntityRef;
use super::source::Citation;
use crate::key::Key;
use crate::prose::Prose;

/// A statement about the past that somebody answers for; not a fact of ours.
///
/// ```
/// use dateline_core::{Claim, ClaimStatus, Dispute};
///
/// let mut claim = Claim::new("asked", "He asked whether his country could join.")
///     .by("putin")
///     .made_at("interview")
///     .about("talks");
/// claim.status = ClaimStatus::Disputed;
/// claim.disputed_by.push(Dispute::new("The minutes have nothing of it."));
/// assert_eq!(claim.status.as_str(), "disputed");
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Claim {
    /// Its name, where other records or readers point to it.
    pub key: Option<Spanned<Key>>,
    /// What is claimed.
    pub text: Prose,
    /// Who claims it.
    pub by: Option<EntityRef>,
    /// The event at which it was made.
    pub made_at: Option<Spanned<Key>>,
    /// What it is about.
    pub about: Option<About>,
    /// How it stands.
    pub status: ClaimStatus,
    /// Where it is to be read.
    pub sources: Vec<Citation>,
    /// Who says otherwise.
    pub disputed_by: Vec<Dispute>,
    /// The timeline whose keys `made_at` and `about` are looked up in first.
    pub story: Option<Key>,
    /// The event in whose record it is written, as `timeline/event`: it is published with that.
    pub written_at: Option<Key>,
    /// Whether it says what it is about, and that is not published.
    pub(crate) is_about_withheld: bool,
    /// Where the record stands.
    pub span: Span,
}

impl Claim {
    /// A claim by its key and its words.
    pub fn new(key: impl Into<Key>, text: impl Into<Prose>) -> Claim {
        Claim { key: Some(Spanned::from(key.into())), ..Claim::unnamed(text) }
    }

    /// A claim that nothing else points to.
    pub fn unnamed(text: impl Into<Prose>) -> Claim {
        Claim {
            key: None,
            text: text.into(),
            by: None,
            made_at: None,
            about: None,
            status: ClaimStatus::Unverified,
            sources: Vec::new(),
            disputed_by: Vec::new(),
            story: None,
            written_at: None,
            is_about_withheld: false,
            span: Span::default(),
        }
    }

    /// The same, made at the event with this key.
    pub fn made_at(mut self, event: impl Into<Key>) -> Claim {
        self.made_at = Some(Spanned::from(event.into()));
        self
    }

    /// The same, about the event with this key.
    pub fn about(mut self, event: impl Into<Key>) -> Claim {
        self.about = Some(About::Event(Spanned::from(event.into())));
        self
    }

    /// The same, made by the person or organization with this key.
    pub fn by(mut self, entity: impl Into<Key>) -> Claim {
        self.by = Some(EntityRef::new(entity));
        self
    }
}

/// What a claim is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum About {
    /// An event with this key.
    Event(Spanned<Key>),
    /// A time for which there is no event.
    Date(Spanned<Date>),
}

/// How a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimStatus {
    /// Nobody has checked it, or nobody could.
    Unverified,
    /// Evidence speaks for it.
    Supported,
    /// Others say otherwise.
    Disputed,
    /// Evidence speaks against it.
    Refuted,
}

crate::named::named! { ClaimStatus {
    Unverified = "unverified",
    Supported = "supported",
    Disputed = "disputed",
    Refuted = "refuted",
} }

/// Somebody who says otherwise.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dispute {
    /// Who.
    pub by: Option<EntityRef>,
    /// What they say.
    pub text: Option<Prose>,
    /// Where that is to be read.
    pub sources: Vec<Citation>,
    /// Where the record stands.
    pub span: Span,
}

impl Dispute {
    /// A dispute by its words.
    pub fn new(text: impl Into<Prose>) -> Dispute {
        Dispute { by: None, text: Some(text.into()), sources: Vec::new(), span: Span::default() }
    }
}
