//! The page of a source.

use serde::Serialize;

use super::event::Account;
use super::parts::{Fact, Row, Source};

/// A source's own page.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct SourcePage {
    /// The source.
    pub source: Source,
    /// What is known about it.
    pub facts: Vec<Fact>,
    /// The events that rest on it.
    pub events: Vec<Row>,
    /// The claims that rest on it.
    pub claims: Vec<Account>,
    /// The author's own fields.
    pub extra: tera::Value,
}
