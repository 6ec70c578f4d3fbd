//! A source: a line of a list, and a page of its own.

use serde::Serialize;

use super::entity::Fact;
use super::event::Account;
use super::lists::Row;
use super::parts::Html;

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
