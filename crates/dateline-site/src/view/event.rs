//! An event with everything that belongs to it: the same in the list and on its own page.

use serde::Serialize;

use super::parts::{Correction, Embed, Html, Link, Row, Shared, Source, Status, When};

/// An event as one timeline tells it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// Its key.
    pub key: String,
    /// The id of its entry: no other on the page, whatever the keys are.
    pub id: String,
    /// Its own page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// Its title with its marks.
    pub title_html: Html,
    /// The language of its texts, where it is not the page's.
    pub language: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// When it happened.
    pub date: When,
    /// How its date is drawn: `point`, `span`, `approximate` or `open`.
    pub mark: &'static str,
    /// One or two sentences, where the author wrote them apart from the text.
    pub summary_html: Option<Html>,
    /// The text; blocks.
    pub body_html: Option<Html>,
    /// Why it stands in this timeline, where it belongs to another.
    pub framing_html: Option<Html>,
    /// The timeline that it belongs to, where it is not this one.
    pub home: Option<Link>,
    /// Where it happened.
    pub place: Option<Shared<Voice>>,
    /// The people who took part.
    pub people: Vec<Shared<Voice>>,
    /// The organizations that took part.
    pub organizations: Vec<Shared<Voice>>,
    /// The keys of the people, for the filter.
    pub person_keys: Vec<String>,
    /// Its tags.
    pub tags: Vec<Shared<Link>>,
    /// The keys of the tags, for the filter.
    pub tag_keys: Vec<String>,
    /// The strand that it lies on.
    pub track: Option<Track>,
    /// `major`, `normal` or `minor`.
    pub importance: &'static str,
    /// In a list to scale: how far the next event is in time, in letters (`em`).
    pub space: Option<f64>,
    /// How sure it is, where it is not confirmed.
    pub status: Option<Status>,
    /// Pictures, recordings, documents.
    pub media: Vec<Media>,
    /// What was said.
    pub quotes: Vec<Quote>,
    /// Claims about it, wherever they were made: by the date on which they were made.
    pub accounts: Vec<Account>,
    /// Claims made at it about something else.
    pub claims: Vec<Account>,
    /// Its sources, by the numbers that they have in the timeline.
    pub sources: Vec<Note>,
    /// Other events that it has to do with.
    pub related: Vec<Related>,
    /// What was wrong here before.
    pub corrections: Vec<Correction>,
    /// The last change of substance, `YYYY-MM-DD`; empty where unknown.
    pub updated: String,
    /// The author's own fields.
    pub extra: tera::Value,
    /// What it has where this is its timeline, for the page of its own: its sources, whole.
    pub source_list: Vec<Shared<Source>>,
    /// The one before it in its timeline.
    pub previous: Option<Shared<Row>>,
    /// The one after it.
    pub next: Option<Shared<Row>>,
    /// Its timeline.
    pub timeline: Option<Link>,
    /// Other timelines that tell it too.
    pub also_in: Vec<Link>,
    /// Events whose text or claims point here.
    pub mentioned: Vec<Shared<Row>>,
    /// How to embed it.
    pub embed: Option<Embed>,
}

/// A person, an organization or a place as a record names it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Voice {
    /// Their page.
    pub href: Option<String>,
    /// Their name.
    pub title: String,
    /// In what role.
    pub role: Option<String>,
    /// The name as the source gives it.
    pub named_as: Option<String>,
}

/// A strand of a timeline.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Track {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Its place among the tracks, from 1.
    pub number: usize,
}

/// A note on a source: a number that leads to it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// The source's number in this timeline, from 1.
    pub number: usize,
    /// Its place in the page's list of sources; the source's page where the page has no list, and
    /// in [`Event::sources`].
    pub href: String,
    /// The source's title.
    pub title: String,
    /// Who says so, in a word or two: its outlet, else its first author, else its title.
    pub short: String,
    /// Where in it.
    pub at: Option<String>,
    /// What a reader should know of this use.
    pub note_html: Option<Html>,
}

/// Something to look at or listen to.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Media {
    /// The file, for `<img>`, `<audio>`, `<video>`; none where it lies elsewhere.
    pub src: Option<String>,
    /// The same in several widths, for the attribute `srcset`; none where there is one alone.
    pub srcset: Option<String>,
    /// `image`, `audio`, `video` or `document`; `embed` where it lies elsewhere.
    pub kind: &'static str,
    /// What is to be seen.
    pub alt: String,
    /// Its width in pixels, where known.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
    /// Where it leads when it is followed.
    pub href: Option<String>,
    /// The name of what is embedded.
    pub title: Option<String>,
    /// The still picture of what is embedded.
    pub thumbnail: Option<String>,
    /// The address of its player, which may be framed once a reader asks for it.
    pub player: Option<String>,
    /// The words below it.
    pub caption_html: Option<Html>,
    /// Who made it.
    pub credit: Option<String>,
    /// Under which licence.
    pub license: Option<String>,
}

/// Words that somebody said.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// The words.
    pub text: String,
    /// Their language, where it is not the page's.
    pub language: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
    /// The words as they were said.
    pub original: Option<Original>,
    /// Who said them.
    pub by: Option<Voice>,
    /// To whom.
    pub to: Option<Voice>,
    /// Where they are to be read: none or one.
    pub notes: Vec<Note>,
    /// What a reader should know of them.
    pub note_html: Option<Html>,
}

/// Words before they were translated.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Original {
    /// The words.
    pub text: String,
    /// Their language.
    pub language: Option<String>,
    /// The direction of that language.
    pub dir: Option<&'static str>,
}

/// A claim: what somebody says of an event. It has two dates, when it was made and what it is about.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Account {
    /// An id for links, unique on the page.
    pub id: String,
    /// What is claimed; one line.
    pub text_html: Html,
    /// Who claims it.
    pub by: Option<Voice>,
    /// The event at which it was made.
    pub told: Option<Told>,
    /// What it is about.
    pub about: Option<Told>,
    /// How long after the event it was made: "23 years later"; none within a year, and none of dates
    /// that are not sure enough.
    pub distance: Option<String>,
    /// How it stands.
    pub status: Option<Status>,
    /// Where it is to be read.
    pub notes: Vec<Note>,
    /// Who says otherwise.
    pub disputes: Vec<Dispute>,
}

/// One of the two ends of a claim.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Told {
    /// The event's page; none where a claim is about a date.
    pub href: Option<String>,
    /// The event's title, plain; may be empty.
    pub title: String,
    /// When.
    pub date: When,
}

/// Somebody who says otherwise.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Dispute {
    /// Who.
    pub by: Option<Voice>,
    /// What they say.
    pub text_html: Option<Html>,
    /// Where that is to be read.
    pub notes: Vec<Note>,
}

/// Another event that this one has to do with.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Related {
    /// The author's word: `cause`, `follow-up`.
    pub kind: &'static str,
    /// What the other is to this one, in words.
    pub relation: String,
    /// Its page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// When it happened.
    pub date: When,
}
