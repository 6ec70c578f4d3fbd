//! What a site is called, where it lies and what is made of it: an author's `site.yaml`.

use dateline_core::dates::Date;
pub use dateline_core::dates::Style as DateStyle;
use dateline_core::{Extra, Prose};
use dateline_text::{Span, Spanned};

use crate::route::BaseUrl;

/// How a site is made.
///
/// ```
/// use dateline_site::{BaseUrl, Config, Emit};
///
/// let mut config = Config::new("Asked and Answered");
/// config.base_url = Some(BaseUrl::parse("https://example.org/")?);
/// config.emit = vec![Emit::Feeds, Emit::Search];
/// # Ok::<(), dateline_site::BaseUrlError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// Its whole address; without it, feeds and cards know no addresses and are left out.
    pub base_url: Option<BaseUrl>,
    /// The language (BCP 47) of all that says no other.
    pub language: String,
    /// How dates are written.
    pub date_style: DateStyle,
    /// The zone (IANA) that times of day are told in, where an event says no other.
    pub time_zone: Option<String>,
    /// The author's settings for the theme.
    pub theme_settings: Vec<(Spanned<String>, Extra)>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// Where to report an error: a mail address or a web address.
    pub contact: Option<String>,
    /// How mistakes are handled.
    pub corrections_policy: Option<Prose>,
    /// Under which licence it may be used.
    pub license: Option<String>,
    /// What is made beside the pages.
    pub emit: Vec<Emit>,
    /// The main links. Without any, all timelines where they are few.
    pub navigation: Vec<NavigationItem>,
    /// The day on which the site is made: for pictures whose licence ends, and for timelines that
    /// start at today. Without it, nothing has ended and they start at the top.
    pub today: Option<Date>,
    /// What becomes of HTML that authors write.
    pub html: AuthorHtml,
    /// What links to pages look like.
    pub links: LinkStyle,
    /// Where the configuration stands.
    pub span: Span,
}

impl Config {
    /// A site in English with everything that is made by default.
    pub fn new(title: impl Into<String>) -> Config {
        Config {
            title: title.into(),
            description: String::new(),
            base_url: None,
            language: "en".to_owned(),
            date_style: DateStyle::Locale,
            time_zone: None,
            theme_settings: Vec::new(),
            publisher: None,
            contact: None,
            corrections_policy: None,
            license: None,
            emit: Emit::ALL.to_vec(),
            navigation: Vec::new(),
            today: None,
            html: AuthorHtml::Shown,
            links: LinkStyle::Folders,
            span: Span::detached(),
        }
    }

    /// Whether something is made beside the pages.
    pub fn emits(&self, what: Emit) -> bool {
        self.emit.contains(&what)
    }
}

/// One of the main links.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NavigationItem {
    /// The key of a timeline or of a plain page, or a web address.
    pub target: Spanned<String>,
    /// What readers see; the target's title where there is none.
    pub title: Option<String>,
}

impl NavigationItem {
    /// A link under the target's own title.
    pub fn new(target: Spanned<String>) -> NavigationItem {
        NavigationItem { target, title: None }
    }
}

/// Who publishes a site.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Publisher {
    /// The name.
    pub name: String,
    /// Their own page.
    pub url: Option<String>,
    /// Their mark: a path below the content folder.
    pub logo: Option<Spanned<String>>,
}

impl Publisher {
    /// A publisher by name.
    pub fn new(name: impl Into<String>) -> Publisher {
        Publisher { name: name.into(), url: None, logo: None }
    }
}

/// What is made beside the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Emit {
    /// Feeds of changes, as Atom and JSON Feed.
    Feeds,
    /// A calendar a timeline.
    Ics,
    /// A table a timeline.
    Csv,
    /// The data set a timeline.
    Json,
    /// Pages to be framed elsewhere, with oEmbed.
    Embed,
    /// The search page and its index.
    Search,
    /// Pictures for social media.
    Cards,
}

impl Emit {
    /// Everything.
    pub const ALL: [Emit; 7] =
        [Emit::Feeds, Emit::Ics, Emit::Csv, Emit::Json, Emit::Embed, Emit::Search, Emit::Cards];

    /// The word that an author writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Emit::Feeds => "feeds",
            Emit::Ics => "ics",
            Emit::Csv => "csv",
            Emit::Json => "json",
            Emit::Embed => "embed",
            Emit::Search => "search",
            Emit::Cards => "cards",
        }
    }

    /// What a word means.
    pub fn from_name(name: &str) -> Option<Emit> {
        Emit::ALL.into_iter().find(|emit| emit.as_str() == name)
    }
}

/// What becomes of HTML that authors write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorHtml {
    /// It is shown as text.
    Shown,
    /// It is taken as it is: for a site whose every author may run code in its readers' browsers.
    Trusted,
}

/// What links to pages look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LinkStyle {
    /// `apollo/`: what a web server serves, and what readers should copy.
    Folders,
    /// `apollo/index.html`: for a copy that is read from a disk without scripts.
    Files,
}
