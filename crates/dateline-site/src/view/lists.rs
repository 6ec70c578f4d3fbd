//! Pages that are lists: home, registries, sources, a tag, corrections; and the plain ones.

use serde::Serialize;

use super::parts::{Correction, Html, IndexEntry, Link, Row, Shared, Source, When};
use super::timeline::Strip;

/// The home page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Home {
    /// The timelines, each as a front page of its own.
    pub timelines: Vec<Front>,
    /// The newest corrections and updates of all of them.
    pub corrections: Vec<LoggedCorrection>,
    /// How many events the site tells.
    pub event_count: usize,
    /// How many sources it rests on.
    pub source_count: usize,
}

/// A timeline on the home page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Front {
    /// Its page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// Its title with its marks.
    pub title_html: Html,
    /// What it tells.
    pub summary_html: Option<Html>,
    /// Its language, where it is not the page's.
    pub language: Option<String>,
    /// From when to when it reaches, in words; may be empty.
    pub span: String,
    /// How many events it tells.
    pub count: usize,
    /// "27 entries".
    pub count_text: String,
    /// The last change of substance.
    pub updated: Option<When>,
    /// Its important events.
    pub digest: Vec<Shared<Row>>,
    /// Its overview.
    pub strip: Option<Strip>,
}

/// A list of all people, organizations, places or tags.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Index {
    /// `people`, `organizations`, `places` or `tags`.
    pub kind: &'static str,
    /// The entries of this page, by their first letters.
    pub groups: Vec<IndexGroup>,
    /// Links to the letters.
    pub jump: Vec<Link>,
    /// Where the list is on several pages: all of them, this one without href.
    pub pages: Vec<IndexEntry>,
    /// How many there are.
    pub count: usize,
}

/// The entries under one letter.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct IndexGroup {
    /// The id of its heading; empty where it has none.
    pub id: String,
    /// The letter; empty for all that begin with none.
    pub title: String,
    /// The entries.
    pub entries: Vec<IndexEntry>,
}

/// The list of all sources.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Sources {
    /// The sources that have pages, by kind: those that this page lists.
    pub groups: Vec<SourceGroup>,
    /// Links to the kinds.
    pub jump: Vec<Link>,
    /// Where the list is on several pages: all of them, this one without href.
    pub pages: Vec<IndexEntry>,
    /// The timelines that name sources without pages; those stand in their lists.
    pub elsewhere: Vec<Link>,
    /// How many there are.
    pub count: usize,
}

/// The sources of one kind.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SourceGroup {
    /// The id of its heading.
    pub id: String,
    /// The kind in words.
    pub title: String,
    /// The sources, by title.
    pub sources: Vec<Shared<Source>>,
}

/// A tag.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Tag {
    /// Its key.
    pub key: String,
    /// Its words.
    pub title: String,
    /// The events that carry it: those that this page lists.
    pub events: Vec<Shared<Row>>,
    /// Where they are on several pages: all of them, this one without href.
    pub event_pages: Vec<IndexEntry>,
}

/// The log of corrections.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Corrections {
    /// All of them, newest first: those that this page lists.
    pub entries: Vec<LoggedCorrection>,
    /// Where they are on several pages: all of them, this one without href.
    pub pages: Vec<IndexEntry>,
}

/// A correction with where it was made.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct LoggedCorrection {
    /// The correction.
    pub correction: Correction,
    /// The event or the timeline that was wrong.
    pub subject: Link,
    /// The timeline.
    pub timeline: Link,
}

/// A plain page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Plain {
    /// Its title with its marks.
    pub title_html: Html,
    /// Its text; blocks.
    pub body_html: Html,
    /// The sources that its text cites, by number.
    pub sources: Vec<Shared<Source>>,
    /// The last change of substance.
    pub updated: Option<When>,
}

/// The search page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Search {
    /// The index, a script.
    pub index_href: String,
    /// How many documents it holds.
    pub count: usize,
}

/// A timeline as HTML to be pasted elsewhere.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Paste {
    /// The timeline's page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// The HTML, made by the template `fragment.html`; its links are whole addresses.
    pub code: String,
}

/// A page that says where another has gone.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Moved {
    /// The new page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// Its whole address, where the site knows its own.
    pub canonical: Option<String>,
}
