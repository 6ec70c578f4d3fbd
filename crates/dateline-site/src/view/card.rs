//! What a card for social media shows.

use serde::Serialize;

pub use crate::card::Fitted;

/// A card: the picture that social media show beside a link to a page.
///
/// A theme draws it in `card.svg`, 1200 by 630 pixels, from this and from `site`. Its texts are broken
/// into lines that are at most 1040 pixels wide, since SVG breaks none.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Card {
    /// `home`, `timeline` or `event`.
    pub kind: &'static str,
    /// Its language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The title: up to 300 pixels high with lines 1.16 times as high as the letters.
    pub title: Fitted,
    /// What the site is, on the home page's card.
    pub summary: Option<Fitted>,
    /// When it happened and how sure it is, as one line; a timeline's years and entries.
    pub dateline: Option<Fitted>,
    /// How an event's date is drawn: `point`, `span`, `approximate` or `open`.
    pub mark: Option<&'static str>,
    /// The name of an event's timeline, as one line.
    pub timeline: Option<Fitted>,
    /// The name of the site, as one line of at most 640 pixels.
    pub site: Fitted,
    /// The site's host.
    pub host: String,
    /// On a timeline's card, its events on a true scale. An event's card has none: it would have to
    /// be drawn again whenever another event is added.
    pub strip: Option<CardStrip>,
}

/// The events of a timeline on a true scale, 1040 wide and 1 high.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct CardStrip {
    /// A stroke for each event, as one SVG path.
    pub path: String,
    /// Where empty time is cut out: the middle of each cut.
    pub breaks: Vec<u32>,
}
