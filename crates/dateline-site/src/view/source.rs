//! The page of a source.

use serde::Serialize;

use super::event::Account;
use super::parts::{Fact, IndexEntry, Row, Shared, Source};

/// A source's own page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SourcePage {
    /// The source.
    pub source: Shared<Source>,
    /// What is known about it.
    pub facts: Vec<Fact>,
    /// The events that rest on it: those that this page lists.
    pub events: Vec<Shared<Row>>,
    /// Where they are on several pages: all of them, this one without href.
    pub event_pages: Vec<IndexEntry>,
    /// The claims that rest on it, likewise.
    pub claims: Vec<Account>,
    /// Where they are on several pages: all of them.
    pub claim_pages: Vec<IndexEntry>,
    /// The author's own fields.
    pub extra: tera::Value,
}
