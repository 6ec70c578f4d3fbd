//! What `site.yaml` says: about the site as a whole, not about any timeline.

use dateline_core::{Extra, Prose};
use dateline_text::{Span, Spanned};

/// The site's own fields, as written. What is left out is `None` or empty: which value it has then
/// is for the generator to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SiteFile {
    /// The name of the site.
    pub title: Option<Spanned<String>>,
    /// What it is, in one or two sentences.
    pub description: Option<Prose>,
    /// The address that it is published at.
    pub base_url: Option<Spanned<String>>,
    /// The language of its pages (BCP 47).
    pub language: Option<Spanned<String>>,
    /// The name of the theme.
    pub theme: Option<Spanned<String>>,
    /// What the theme is to do; its manifest says what there is.
    pub theme_settings: Vec<(Spanned<String>, Extra)>,
    /// How dates are written: one of [`DATE_STYLES`].
    pub date_style: Option<Spanned<String>>,
    /// The zone of times that have none of their own.
    pub time_zone: Option<Spanned<String>>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// Where to report an error: a mail address or a web address.
    pub contact: Option<Spanned<String>>,
    /// How mistakes are corrected.
    pub corrections_policy: Option<Prose>,
    /// Under which licence the texts may be used.
    pub license: Option<Spanned<String>>,
    /// What is made beside the pages: some of [`EMITS`]; all of them where it is left out.
    pub emit: Option<Vec<Spanned<String>>>,
    /// What the head of each page leads to, in the author's order.
    pub navigation: Option<Vec<NavigationItem>>,
    /// Codes of checks that are not made.
    pub checks_off: Vec<Spanned<String>>,
    /// Whether HTML in texts stays HTML.
    pub unsafe_html: bool,
    /// The author's own fields, for themes.
    pub extra: Vec<(String, Extra)>,
    /// Where it stands; detached if there is no such file.
    pub span: Span,
}

/// Who publishes a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Publisher {
    /// The name.
    pub name: Spanned<String>,
    /// The publisher's own web address.
    pub url: Option<Spanned<String>>,
    /// A picture, as a path below the content folder.
    pub logo: Option<Spanned<String>>,
}

/// One link at the head of each page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct NavigationItem {
    /// The key of a timeline or a page, or a web address.
    pub target: Spanned<String>,
    /// The words to be shown; the target's title by default.
    pub title: Option<String>,
}

/// The ways to write dates.
pub const DATE_STYLES: &[&str] = &["ap", "day-month", "iso", "locale"];

/// What can be made beside the pages.
pub const EMITS: &[&str] = &["feeds", "ics", "csv", "json", "embed", "search", "cards"];
