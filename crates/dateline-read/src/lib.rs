//! Authored YAML and Markdown into a draft, with every mistake at its place.
//!
//! [`read`] takes all texts of a project at once and answers the records that they say, the site's
//! own fields, and a report of everything that is wrong, each with its bytes.
//!
//! ```
//! use dateline_read::read;
//! use dateline_text::{Sources, render};
//!
//! let mut sources = Sources::new();
//! sources.add("content/apollo/landing.md", "---\ntitle: The landing\ndte: 1969-07-20\n---\n");
//! let reading = read(&sources, "content");
//! assert_eq!(
//!     render::plain(&reading.report, &sources),
//!     "\
//! error[unknown-field]: an event has no field `dte`
//!   --> content/apollo/landing.md:3:1
//!   |
//! 3 | dte: 1969-07-20
//!   | ^^^
//!   help: there is one named `date`
//! "
//! );
//! ```

mod code;
pub mod limits;
mod yaml;
mod anchors;
mod document;
mod context;
mod value;
pub mod field;
pub mod site;
mod decode;
pub mod schema;
mod read;

pub use read::{Memory, Reading, read, read_again};
pub use site::SiteFile;

/// What the README says is true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
