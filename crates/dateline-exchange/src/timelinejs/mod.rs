//! TimelineJS: spreadsheets of all generations, JSON of version 3, JSON and JSONP of 1 and 2; in
//! and out.
//!
//! Every one of them is read into slides, and a slide becomes an event in one place, so the same
//! story gives the same content from whichever file it comes.

mod slide;
mod sheet;
mod legacy;
mod json;
mod write;

pub(crate) use json::read as read_json;
pub(crate) use sheet::read as read_sheet;
pub(crate) use write::holds;
pub use write::{write_csv, write_json};
