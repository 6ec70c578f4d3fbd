//! A picture, a recording or a document beside a record, with who made it and who may show it.

use dateline_dates::Date;
use dateline_text::{Span, Spanned};

use crate::prose::Prose;

/// Something to look at or listen to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Media {
    /// Where it comes from.
    pub file: MediaFile,
    /// What is to be seen, for those who do not see it.
    pub alt: Option<Spanned<String>>,
    /// Words below it.
    pub caption: Option<Prose>,
    /// Who made it.
    pub credit: Option<String>,
    /// Under which licence it may be shown.
    pub license: Option<String>,
    /// Where it leads when it is followed: a web address.
    pub link: Option<Spanned<String>>,
    /// The last day on which it may be shown.
    pub expires: Option<Spanned<Date>>,
    /// The name of an embedded thing.
    pub title: Option<String>,
    /// The still picture of an embedded thing, as a path below the content folder.
    pub thumbnail: Option<Spanned<String>>,
    /// Where the record stands.
    pub span: Span,
}

impl Media {
    /// A file below the content folder, by its path with `/` between the parts.
    pub fn local(path: impl Into<String>) -> Media {
        Media::of(MediaFile::Local(Spanned::from(path.into())))
    }

    /// Media from a file that is known, everything else empty.
    pub fn of(file: MediaFile) -> Media {
        Media {
            file,
            alt: None,
            caption: None,
            credit: None,
            license: None,
            link: None,
            expires: None,
            title: None,
            thumbnail: None,
            span: Span::default(),
        }
    }
}

/// Where media come from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MediaFile {
    /// A file of the author's: its path below the content folder, `/` between the parts.
    Local(Spanned<String>),
    /// A web address; it is shown as a card that leads there, so that no page calls another host.
    Embed(Spanned<String>),
}
