//! Where a statement comes from, and how another record points into it.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use super::extra::Extra;
use crate::key::Key;
use crate::prose::Prose;

/// A document, a recording, a conversation: whatever carries a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// Its name among the sources.
    pub key: Spanned<Key>,
    /// What it is called.
    pub title: Spanned<String>,
    /// What it is.
    pub kind: Option<SourceKind>,
    /// Who wrote or made it.
    pub authors: Vec<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<Spanned<Date>>,
    /// Its web address.
    pub url: Option<Spanned<String>>,
    /// The address of a kept copy.
    pub archived: Option<Spanned<String>>,
    /// When it was last read.
    pub accessed: Option<Spanned<Date>>,
    /// The language that it is in (BCP 47).
    pub language: Option<Spanned<String>>,
    /// Where in it: pages, minutes, an archive's mark.
    pub locator: Option<String>,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// What a reader should know of it.
    pub note: Option<Prose>,
    /// Codes of checks that are not made here.
    pub checks_off: Vec<Spanned<String>>,
    /// The author's own fields, for themes.
    pub extra: Vec<(String, Extra)>,
    /// Whether it is described where it is cited, without a key of its own: its key is then made
    /// from its title, may change with what else the site cites, and no page is called by it.
    pub in_place: bool,
    /// Where the record stands.
    pub span: Span,
}

impl Source {
    /// A source with its title; everything else is empty.
    pub fn new(key: impl Into<Key>, title: impl Into<String>) -> Source {
        Source {
            key: Spanned::from(key.into()),
            title: Spanned::from(title.into()),
            kind: None,
            authors: Vec::new(),
            outlet: None,
            published: None,
            url: None,
            archived: None,
            accessed: None,
            language: None,
            locator: None,
            rights: None,
            note: None,
            checks_off: Vec::new(),
            extra: Vec::new(),
            in_place: false,
            span: Span::default(),
        }
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.title.value
    }
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceKind {
    /// A letter, minutes, a treaty.
    Document,
    /// A conversation for publication.
    Interview,
    /// Moving pictures.
    Video,
    /// Sound.
    Audio,
    /// A report in the news.
    News,
    /// A book.
    Book,
    /// A longer piece: magazine, journal.
    Article,
    /// Something laid before a court.
    CourtFiling,
    /// Figures.
    Dataset,
    /// A page on the web that is none of the others.
    Web,
    /// What the newsroom itself saw or heard.
    OwnReporting,
}

crate::named::named! { SourceKind {
    Document = "document",
    Interview = "interview",
    Video = "video",
    Audio = "audio",
    News = "news",
    Book = "book",
    Article = "article",
    CourtFiling = "court-filing",
    Dataset = "dataset",
    Web = "web",
    OwnReporting = "own-reporting",
} }

/// How another record points to a source: by key, perhaps to one place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// The source's key.
    pub key: Spanned<Key>,
    /// Where in it: `p. 3`, `00:12:40`.
    pub at: Option<String>,
    /// What the reader should know of this use.
    pub note: Option<Prose>,
    /// The whole source, when it was written in place rather than in the registry.
    pub inline: Option<Box<Source>>,
}

impl Citation {
    /// A citation by key.
    pub fn new(key: impl Into<Key>) -> Citation {
        Citation { key: Spanned::from(key.into()), at: None, note: None, inline: None }
    }
}
