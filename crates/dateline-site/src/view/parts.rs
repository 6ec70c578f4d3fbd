//! What every page has: the site, the page's frame, links, dates in words; and what several kinds of
//! pages show: a row, an entry of an index, a source, a fact, a correction.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use crate::named::Named;
use crate::value::value;

/// Text that is safe as HTML; a template writes it without escaping.
#[derive(Clone, Debug, PartialEq)]
pub struct Html(
    // The engine's own text: it is marked as safe, and shared rather than copied.
    tera::Value,
);

impl Html {
    /// Takes a text for safe. It has to come from our own renderer, never from an author.
    pub(crate) fn trusted(html: &str) -> Html {
        Html(tera::Value::safe_string(html))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// A view that stands on many pages: made ready for templates once, and then shared. Its fields are
/// those of `T`.
#[derive(Debug)]
pub struct Shared<T> {
    // Invariant: the engine's mapping of a `T`, with the fields that templates name.
    value: tera::Value,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Shared<T> {
    /// Makes the named fields of a view ready.
    pub(crate) fn new(view: &T, named: &Named<'_>) -> Shared<T> {
        Shared { value: value(view, named), of: PhantomData }
    }

    /// The same with another value in one of its fields.
    pub(crate) fn with(&self, field: &'static str, value: tera::Value) -> Shared<T> {
        let mut fields = self.value.as_map().cloned().unwrap_or_default();
        fields.insert(field.into(), value);
        Shared { value: tera::Value::from(fields), of: PhantomData }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared { value: self.value.clone(), of: PhantomData }
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The site: the same on every page of one language.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Site {
    /// Its name.
    pub title: String,
    /// What it is, in a sentence or two; may be empty.
    pub description: String,
    /// The home page.
    pub href: String,
    /// The main links, in the author's order.
    pub navigation: Vec<NavLink>,
    /// The links at the foot: lists of people, sources, corrections, whatever the site has.
    pub foot: Vec<Link>,
    /// The search page, where there is one.
    pub search_href: Option<String>,
    /// Whether that is this page.
    pub search_current: bool,
    /// The search index as a script, to be loaded when a reader searches.
    pub search_index_href: Option<String>,
    /// Whom to tell of a mistake, in words.
    pub contact: Option<String>,
    /// The same as something to follow.
    pub contact_href: Option<String>,
    /// How mistakes are handled.
    pub corrections_policy: Option<String>,
    /// Under which licence the site may be used.
    pub license: Option<String>,
    /// Who publishes it.
    pub publisher: Option<Publisher>,
    /// The style sheet.
    pub css_href: String,
    /// The script; everything works without it.
    pub script_href: Option<String>,
    /// The icon.
    pub icon_href: Option<String>,
    /// The theme's settings, the author's over the theme's own.
    pub settings: tera::Value,
}

/// Who publishes a site.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Publisher {
    /// The name.
    pub name: String,
    /// Their own page.
    pub url: Option<String>,
    /// Their mark.
    pub logo_href: Option<String>,
}

/// A link with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its words, plain.
    pub title: String,
}

/// A link of the main navigation.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// Its words, plain.
    pub title: String,
    /// Whether it leads to this page or to the timeline that this page belongs to.
    pub current: bool,
}

/// The frame of a page: all that its head and its surroundings need.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Page {
    /// Which kind of page; see the table above.
    pub kind: &'static str,
    /// Its language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its title, plain.
    pub title: String,
    /// One or two sentences, plain; may be empty.
    pub description: String,
    /// The way to the site's root, such as `../../`; `./` on the home page.
    pub root: String,
    /// The whole address, where the site knows its own.
    pub canonical: Option<String>,
    /// The same in other forms: feeds, data, oEmbed.
    pub alternates: Vec<Alternate>,
    /// The style sheet.
    pub css_href: String,
    /// The script; everything works without it.
    pub script_href: Option<String>,
    /// The icon.
    pub icon_href: Option<String>,
    /// A picture for cards, as a whole address where the site knows its own.
    pub image: Option<String>,
    /// Its width in pixels, where known.
    pub image_width: Option<u32>,
    /// Its height in pixels.
    pub image_height: Option<u32>,
    /// What is to be seen on it.
    pub image_alt: Option<String>,
    /// JSON-LD, escaped for a `<script type="application/ld+json">`.
    pub json_ld_html: Option<Html>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// The way from the home page to here; the page itself is not among them.
    pub breadcrumbs: Vec<Link>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it was first published.
    pub published: Option<When>,
    /// When it last changed in substance.
    pub updated: Option<When>,
    /// How to cite it.
    pub cite: Option<Cite>,
}

/// The same page in another form, for a `<link rel="alternate">`.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Alternate {
    /// Where it is; a whole address where the form asks for one.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is, in words.
    pub title: String,
}

/// A date as a reader sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct When {
    /// In words, as exact as it is known.
    pub text: String,
    /// For `<time datetime>`: none where HTML has no form for it (a decade, "about", an open end).
    pub datetime: Option<String>,
    /// The date itself (EDTF).
    pub edtf: String,
    /// Why it is not exact.
    pub note_html: Option<Html>,
}

/// How to cite a page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Cite {
    /// As one line.
    pub text: String,
    /// For reference managers.
    pub bibtex: String,
    /// The page's whole address, where the site knows its own.
    pub url: Option<String>,
}

/// An event as one row of a list.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Row {
    /// Its page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// Its title with its marks.
    pub title_html: Html,
    /// The language of its texts, where it is not the page's.
    pub language: Option<String>,
    /// How sure it is, unless it is confirmed: to be shown wherever the title is.
    pub status: Option<Status>,
    /// When it happened.
    pub date: Option<Shared<When>>,
    /// One or two sentences; one paragraph.
    pub summary_html: Option<Html>,
    /// What else is to be said in this list: a role, the timeline; plain, may be empty.
    pub aside: String,
    /// The timeline that it belongs to.
    pub timeline: Option<Link>,
}

/// How sure something is.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Status {
    /// The author's word: `alleged`, `disputed`.
    pub key: &'static str,
    /// What a reader sees.
    pub text: String,
}

/// One entry of an index.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct IndexEntry {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: String,
    /// How many events it has.
    pub count: usize,
}

/// What was wrong before.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Correction {
    /// `correction`, `clarification` or `update`.
    pub kind: &'static str,
    /// The same in the reader's words.
    pub label: String,
    /// When it was made.
    pub date: Option<When>,
    /// The event that it corrects, in the list of its timeline.
    pub event: Option<Link>,
    /// What was wrong and what is right.
    pub text_html: Html,
}

/// A source in a list.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Source {
    /// Its id on the page: `source-KEY`.
    pub id: String,
    /// Its key.
    pub key: String,
    /// Its number in the timeline, from 1; 0 in a list without numbers.
    pub number: usize,
    /// Its own page.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// `document`, `interview`; may be empty.
    pub kind: &'static str,
    /// Who, where and when, as one line; may be empty.
    pub detail: String,
    /// The language it is in, where it is not the page's.
    pub language: Option<String>,
    /// Its web address.
    pub url: Option<String>,
    /// The host of that address, to be shown.
    pub host: Option<String>,
    /// The address of a kept copy.
    pub archived: Option<String>,
    /// What a reader should know of it.
    pub note_html: Option<Html>,
}

/// Something known about an entity or a source.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Fact {
    /// What: "Born".
    pub label: String,
    /// Its values: links where they lead somewhere.
    pub values: Vec<FactValue>,
}

/// One value of a fact.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FactValue {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
    /// Whether that is another site.
    pub external: bool,
    /// When.
    pub date: Option<When>,
}

/// How to embed a timeline elsewhere.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Embed {
    /// The page to be framed.
    pub href: String,
    /// What to paste.
    pub snippet: String,
    /// The page with HTML to paste where no frame is allowed; a long timeline has none.
    pub paste_href: Option<String>,
}
