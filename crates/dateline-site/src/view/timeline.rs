//! A timeline's page: the overview above, the list below, and how it was made.

use serde::Serialize;

use super::event::Track;
use super::parts::{Cite, Correction, Embed, Html, IndexEntry, Link, Row, Shared, Source, When};

/// A timeline.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Timeline {
    /// Its key.
    pub key: String,
    /// Its own page.
    pub href: String,
    /// Its title, plain.
    pub title: String,
    /// Its title with its marks.
    pub title_html: Html,
    /// What it tells, in one or two sentences.
    pub summary_html: Option<Html>,
    /// The text before the first event; blocks.
    pub introduction_html: Option<Html>,
    /// Who compiled it, as one text; may be empty.
    pub authors: String,
    /// When it was first published.
    pub published: Option<When>,
    /// The last change of substance.
    pub updated: Option<When>,
    /// Whether it goes on, in words.
    pub status: String,
    /// `oldest-first` or `newest-first`.
    pub order: &'static str,
    /// `sequence`, or `scale`: then the events of the list have a `space`.
    pub layout: &'static str,
    /// Where a reader is taken first, where that is not the top.
    pub start_href: Option<String>,
    /// How many events it tells.
    pub count: usize,
    /// The important events, where there are some and others beside them.
    pub digest: Vec<Shared<Row>>,
    /// The last events by time, the newest first; none of a part, and none where there are no others.
    pub latest: Vec<Shared<Row>>,
    /// The scaled overview; none without a date that can be placed.
    pub strip: Option<Strip>,
    /// Links to the groups.
    pub jump: Vec<Link>,
    /// Where the list is spread over several pages: all of them, this one without href.
    pub parts: Vec<IndexEntry>,
    /// Its strands, in the author's order.
    pub tracks: Vec<Track>,
    /// The times that lie behind the events.
    pub eras: Vec<EraLine>,
    /// The list.
    pub groups: Vec<Group>,
    /// How it was compiled and what is left out; blocks.
    pub methods_html: Option<Html>,
    /// Every source, by number.
    pub sources: Vec<Shared<Source>>,
    /// The same where the number of one stands in a text of the page, else none: for themes that
    /// list sources only where something leads to the list.
    pub noted_sources: Vec<Shared<Source>>,
    /// What was wrong in it before, its events' corrections among it, newest first. Of many only
    /// the newest: each also stands where it was made, and all of them in the log.
    pub corrections: Vec<Correction>,
    /// Where all of them are, if these are not.
    pub all_corrections_href: Option<String>,
    /// The same as data.
    pub downloads: Vec<Download>,
    /// How to cite it.
    pub cite: Cite,
    /// How to embed it.
    pub embed: Option<Embed>,
    /// Under which licence it may be used.
    pub license: Option<String>,
    /// The author's own fields.
    pub extra: tera::Value,
}

/// Some events of the list under one heading: a year, or a section.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The id of its heading.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// `year` or `section`.
    pub kind: &'static str,
    /// Words before its first event; blocks.
    pub introduction_html: Option<Html>,
    /// "3 years without entries", where much time lies before it.
    pub gap: Option<String>,
    /// The eras that begin here.
    pub eras: Vec<EraLine>,
    /// The entries of its events: what the component `event` made of each.
    pub events: Vec<Html>,
}

/// An era in words.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct EraLine {
    /// Its name.
    pub title: String,
    /// From when to when.
    pub date: When,
    /// What marks it.
    pub summary_html: Option<Html>,
}

/// The overview: every event on one true scale. Places on it are in percent of its width, with
/// two decimals; lanes are counted from 0.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Strip {
    /// The lanes, from the top; one without a title where there are no tracks.
    pub lanes: Vec<Lane>,
    /// The eras behind.
    pub eras: Vec<StripEra>,
    /// The divisions of time, at even steps.
    pub ticks: Vec<Tick>,
    /// Where empty time is cut out.
    pub breaks: Vec<Break>,
    /// The events, in the order in which they are drawn: those at least a percent wide first, so that
    /// none lies over a short one. None where the lanes have a density.
    pub marks: Vec<Mark>,
    /// What the kinds of marks mean: only those in use.
    pub legend: Vec<Legend>,
    /// The whole in one sentence, for those who do not see it.
    pub label: String,
}

/// A lane of the overview.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Lane {
    /// The track's name; may be empty.
    pub title: String,
    /// The track's place among the tracks, from 1; 0 for the events on none.
    pub number: usize,
    /// Where there are too many events for a mark each: how many of them lie in each hundredth of
    /// the width, 10 where most do.
    pub density: Vec<f64>,
}

/// An era on the overview.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct StripEra {
    /// Its name.
    pub title: String,
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
    /// The same once for each stretch between breaks.
    pub bands: Vec<EraBand>,
}

/// A stretch of an era between breaks.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct EraBand {
    /// Where it begins.
    pub x: f64,
    /// How wide it is.
    pub width: f64,
}

/// A division of time.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Tick {
    /// Where it stands.
    pub x: f64,
    /// Its words.
    pub label: String,
    /// Whether a narrow screen may leave its words out.
    pub minor: bool,
}

/// A stretch without events that is cut out.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Break {
    /// Where it begins.
    pub x: f64,
    /// How wide it is drawn.
    pub width: f64,
    /// "12 years without entries".
    pub label: String,
}

/// An event on the overview.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Mark {
    /// `point`: a day. `span`: a longer time, or a date known only to its month or year.
    /// `approximate`: "about". `open`: without an end on one side.
    pub kind: &'static str,
    /// Where it begins; the middle of a `point`.
    pub x: f64,
    /// How wide it is; 0 for a `point`.
    pub width: f64,
    /// Where it ends.
    pub end: f64,
    /// Its lane.
    pub lane: usize,
    /// The track's place among the tracks, from 1; 0 for none.
    pub track: usize,
    /// Whether it is one of the important ones.
    pub major: bool,
    /// Whether it goes on before `x`.
    pub open_start: bool,
    /// Whether it goes on behind `end`.
    pub open_end: bool,
    /// The event's entry in the list.
    pub href: String,
    /// Its date in words.
    pub date: String,
    /// Its title, plain.
    pub title: String,
}

/// What a kind of mark means.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Legend {
    /// The kind: as in [`Mark::kind`], or `break`, or `density`.
    pub kind: &'static str,
    /// What it means.
    pub text: String,
}

/// The same timeline as data.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Download {
    /// The file.
    pub href: String,
    /// What it is: "Table (CSV)".
    pub title: String,
    /// `json`, `csv`, `ics`, `atom`, `json-feed`.
    pub format: &'static str,
}
