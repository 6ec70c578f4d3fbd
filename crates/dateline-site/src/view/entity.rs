//! The page of a person, an organization or a place.

use serde::Serialize;

use super::event::{Account, Media, Quote};
use super::parts::{Fact, Html, IndexEntry, Link, Row, Shared};
use super::timeline::Strip;

/// A person, an organization or a place. Each of its lists may be on several pages: the further ones
/// show that list alone, and nothing else of what is known.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// `person`, `organization` or `place`.
    pub kind: &'static str,
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// Other names under which it is known.
    pub aliases: Vec<String>,
    /// Who or what this is; blocks.
    pub description_html: Option<Html>,
    /// A picture.
    pub image: Option<Media>,
    /// What is known: born, died, roles, place, names in other catalogs.
    pub facts: Vec<Fact>,
    /// Of a place: where it lies, in degrees.
    pub latitude: Option<f64>,
    /// Of a place: where it lies, in degrees.
    pub longitude: Option<f64>,
    /// Its events on a scale of their own; none with fewer than two.
    pub strip: Option<Strip>,
    /// The events that it took part in, or that happened there: those that this page lists.
    pub events: Vec<Shared<Row>>,
    /// Where they are on several pages: all of them, this one without href.
    pub event_pages: Vec<IndexEntry>,
    /// What it said, each with the event at which it said it.
    pub quotes: Vec<SaidAt>,
    /// Where they are on several pages: all of them.
    pub quote_pages: Vec<IndexEntry>,
    /// What it claims.
    pub claims: Vec<Account>,
    /// Where they are on several pages: all of them.
    pub claim_pages: Vec<IndexEntry>,
    /// Other records whose text mentions it.
    pub mentioned: Vec<Shared<Row>>,
    /// Where they are on several pages: all of them.
    pub mentioned_pages: Vec<IndexEntry>,
    /// The places that lie in this place.
    pub parts: Vec<Link>,
    /// The author's own fields.
    pub extra: tera::Value,
}

/// A quote with the event that carries it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SaidAt {
    /// The words.
    pub quote: Quote,
    /// The event.
    pub event: Shared<Row>,
}
